// Places that no gazetteer knows: a name in a place's position ("the village of X, north of Khanaqin", "X, a village near Balad") is a
// toponym all the same. It stays unresolved, with what the text says of where it is.

import { NATURAL, SITE } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import { AND, type Document, isCapitalShape, OF } from "@/lib/geoparse/document";
import {
  capitalisedRun,
  hasGenitive,
  isHeadWord,
  isName,
  isPartOfName,
  isUnlisted,
  saysCapital,
} from "@/lib/geoparse/recognition/capitals";
import { INDEX, type Recognition } from "@/lib/geoparse/recognition/features";
import { isPlural, UNIT } from "@/lib/geoparse/recognition/neighbours";
import { arabicNamesAfter, isMound } from "@/lib/geoparse/recognition/unknown-arabic";
import { Whereabouts } from "@/lib/geoparse/recognition/whereabouts";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** A toponym without a place. */
export interface UnknownToponym {
  start: number;
  end: number;
  /** Why it is taken for a place. */
  note: string;
  /** Index of the recognition that the text puts it near to, or -1. */
  near: number;
  /** Stated distance in km, or 0. */
  km: number;
}

/** Kinds whose word beside an unknown capitalised word makes it a place; the vague ones only where the name looks like the region's. */
const SETTLED = new Set<Kind | "any">(["village", "town", "city", "neighbourhood", "admin2"]);
const VAGUE = new Set<Kind | "any">(["area", ...NATURAL, ...SITE]);
/** Kinds whose word is part of the name of a thing: "Zendura Hill", "Aqrab checkpoint". */
const THING = new Set<Kind | "any">([...NATURAL, ...SITE]);

/** Whether a word looks like a name of the region (see lib/gazetteer/look.ts). */
type Look = (word: string) => number;

/**
 * @param found what is recognized
 * @param look how much a folded word looks like a name of the region
 * @param misplaced whether the recognition, known by a slip, lies far from the one that the text puts it near to
 */
export function unknownToponyms(
  document: Document,
  found: readonly Recognition[],
  look: Look,
  misplaced: (known: number, near: number) => boolean,
): UnknownToponym[] {
  return new Search(document, found, look, misplaced).run();
}

const SUCH = new WordSet("including like namely");

/** How adjectives of peoples end. */
const PEOPLE = /(?:ian|ean|ese|ish|ite)s?$/;

class Search {
  readonly #taken: Uint8Array;
  readonly #whereabouts: Whereabouts;
  readonly #unknown: UnknownToponym[] = [];

  constructor(
    private readonly document: Document,
    private readonly found: readonly Recognition[],
    private readonly look: Look,
    private readonly misplaced: (known: number, near: number) => boolean,
  ) {
    this.#taken = new Uint8Array(document.tokens.length);
    for (const { match } of found) for (let t = match.first; t < match.end; t++) this.#taken[t] = 1;
    this.#whereabouts = new Whereabouts(document, found);
  }

  run(): UnknownToponym[] {
    const { tokens, phrases, phraseEnds, skipped, flags } = this.document;
    const { shape, gap } = tokens;
    const taken = this.#taken;
    const regional = this.#isRegional();
    for (let t = 0; t < tokens.length; t++) {
      if (skipped[t]) continue;
      const phrase = phrases[t];
      if (phrase !== undefined && phrase.lists & FLAG.kind) this.#besideKind(t, phrase);
      if (shape[t] === SHAPE.lower) {
        if (CALLED.has(tokens, t)) this.#called(t);
      } else if (shape[t] === SHAPE.capital) {
        if (regional && GENERICS.has(tokens, t)) this.#generic(t);
      } else if (shape[t] === SHAPE.digit) this.#atDistance(t);
      // Not the "in" of an organisation's own name ("Islamic Resistance in").
      const within = phrase !== undefined || phraseEnds[t + 1] !== undefined;
      if (regional && !within && (flags[t]! & (FLAG.locative | FLAG.weak)) !== 0 && !taken[t + 1]) this.#located(t);
      if (taken[t] === 0) continue;
      if (regional && !taken[t - 1]) this.#contained(t);
      if (gap[t] === GAP.comma && !taken[t + 1]) this.#listed(t + 1);
      if (regional && AND.has(tokens, t + 1) && !taken[t + 2]) this.#closing(t + 2);
    }
    return this.#unknown.sort((a, b) => a.start - b.start);
  }

  /** Whether most names are those of places of the region. */
  #isRegional(): boolean {
    let regional = 0;
    for (const { features } of this.found) if (features[INDEX.focus]! + features[INDEX.region]! > 0) regional++;
    return regional * 2 > this.found.length;
  }

  /** What stands beside a word for a kind, or is called so. */
  #besideKind(t: number, phrase: Phrase): void {
    const { tokens } = this.document;
    const kind = phrase.entries.find(
      entry =>
        entry.list === "kind" && (SETTLED.has(entry.kind) || VAGUE.has(entry.kind) || isMound(this.document, phrase)),
    );
    if (kind?.list !== "kind") return;
    const vague = !SETTLED.has(kind.kind);
    if (tokens.shape[t] === SHAPE.arabic) {
      if (kind.position !== "behind") this.#behindArabicKind(t, phrase.end, vague);
      return;
    }
    if (kind.position !== "behind" && !vague) this.#behindKind(t, phrase.end, kind.kind);
    const organisation = (phrase.lists & FLAG.organisation) !== 0;
    // "the Chalmir area of Mount Sinjar": "area of" is a phrase of the lists, and the area has its name before it.
    const ofNext = phrase.end === t + 2 && OF.has(tokens, t + 1);
    if ((kind.position !== "before" || ofNext) && !organisation)
      this.#beforeKind(t, ofNext ? t + 1 : phrase.end, kind.kind);
    if (!vague) this.#apposed(t, phrase.end);
  }

  /** "the village of X", "the villages of X, Y and Z". */
  #behindKind(t: number, end: number, kind: Kind | "any"): void {
    const { tokens } = this.document;
    let first = end;
    if (!OF.has(tokens, first - 1)) {
      const such = first < tokens.length && isPlural(this.document, { first: t, end }) ? this.#behindSuch(first) : -1;
      const of = first < tokens.length && OF.has(tokens, first) && tokens.gap[first - 1] === GAP.space;
      if (!of && such < 0) return;
      first = of ? first + 1 : such;
    }
    const note = `"${this.#text(t, end)}" before it`;
    let listed = capitalisedRun(this.document, first);
    this.#report(first, listed, note, kind === "village");
    // The others of the list; known ones are stepped over.
    for (let more = 0; listed > first && more < 12; more++) {
      first = this.#nextListed(listed);
      if (first < 0) break;
      listed = capitalisedRun(this.document, first);
      this.#report(first, listed, note, kind === "village");
    }
  }

  /** "villages including X", "villages, such as X": the word behind what announces a list at word `t`, or -1. */
  #behindSuch(t: number): number {
    const { tokens } = this.document;
    const { gap } = tokens;
    if (gap[t - 1] !== GAP.space && gap[t - 1] !== GAP.comma) return -1;
    const such = foldedWord(tokens, t) === "such" && t + 1 < tokens.length && foldedWord(tokens, t + 1) === "as";
    if (!such && !SUCH.has(tokens, t)) return -1;
    const behind = t + (such ? 2 : 1);
    return behind < tokens.length && gap[behind - 1] === GAP.space ? behind : -1;
  }

  /** After a comma, an "and" or both: the next name of a list, or -1. */
  #nextListed(end: number): number {
    const { tokens } = this.document;
    if (end >= tokens.length) return -1;
    const gap = tokens.gap[end - 1]!;
    if (gap > GAP.comma || gap === GAP.stop) return -1;
    const next = AND.has(tokens, end) ? end + 1 : gap === GAP.comma ? end : -1;
    return next > 0 && next < tokens.length && saysCapital(this.document, next) ? next : -1;
  }

  /** "X village", "the X area", "X Hill": capitalised words directly before. */
  #beforeKind(t: number, end: number, kind: Kind | "any"): void {
    const { tokens, article, bounds, sentence } = this.document;
    const thing = THING.has(kind);
    const capital = thing && saysCapital(this.document, t);
    if ((tokens.shape[t] !== SHAPE.lower && !capital) || t === 0 || tokens.gap[t - 1] !== GAP.space) return;
    let start = t;
    while (
      start > 0 &&
      start > t - 4 &&
      tokens.gap[start - 1]! <= GAP.hyphen &&
      !hasGenitive(this.document, start - 1) &&
      (isName(this.document, start - 1) ||
        (start < t && (article[start - 1] === 1 || isHeadWord(this.document, start - 1))))
    )
      start--;
    while (start < t && article[start] === 1 && start + 1 >= t) start++;
    if (start < t && SETTLED.has(kind) && isPlural(this.document, { first: t, end })) this.#listedBefore(start, t, end);
    if (start === t || bounds[sentence[start]! * 2] === start) return;
    // "Sumerian cities" are not called so; behind the "and" of a list stands a name.
    const listed = start > 1 && AND.has(tokens, start - 1) && this.#taken[start - 2] === 1;
    const plural = isPlural(this.document, { first: t, end });
    if (plural && !listed && t === start + 1 && PEOPLE.test(foldedWord(tokens, start))) return;
    if (!SETTLED.has(kind) && !capital && this.#looks(start, t) < LEAST_LOOK) return;
    // After "Hill" another capital makes it a longer name, of whatever.
    if (capital && tokens.gap[end - 1] === GAP.space && end < tokens.length && saysCapital(this.document, end)) return;
    const behind = capital || (thing && !isPlural(this.document, { first: t, end })) ? end : t;
    this.#report(start, behind, `"${this.#text(t, end)}" behind it`, !thing || capital);
  }

  /** "the A, B and C districts": the others of the list whose last name begins at word `last`; known ones are stepped over. */
  #listedBefore(last: number, t: number, end: number): void {
    const { tokens, article, bounds, sentence, flags } = this.document;
    const opening = bounds[sentence[last]! * 2]!;
    for (let more = 0, next = last; more < 12; more++) {
      let behind = next;
      if (behind - 1 > opening && AND.has(tokens, behind - 1)) behind--;
      else if (tokens.gap[behind - 1] !== GAP.comma) return;
      let start = behind;
      while (
        start > opening &&
        start > behind - 3 &&
        (start === behind || tokens.gap[start - 1]! <= GAP.hyphen) &&
        (this.#taken[start - 1] === 1 ||
          isName(this.document, start - 1) ||
          (start < behind && article[start - 1] === 1))
      )
        start--;
      if (start === behind) return;
      const person = FLAG.firstName | FLAG.surname | FLAG.nisba;
      const single = behind - start === 1 && (flags[start]! & person) === 0;
      if (!this.#taken[start] && (single || this.#looks(start, behind) >= LEAST_LOOK))
        this.#report(start, behind, `"${this.#text(t, end)}" behind it`, false);
      next = start;
    }
  }

  /** "near X", "in X and Y": a word that looks like a name of the region after a word of place, in an article about the region. */
  #located(t: number): void {
    const { tokens, flags, article } = this.document;
    const first = t + 1;
    if (
      first >= tokens.length ||
      tokens.gap[t]! > GAP.newline ||
      !(saysCapital(this.document, first) || article[first])
    )
      return;
    // "a resident of X"
    const home = OF.has(tokens, t) && t > 0 && DWELLERS.has(tokens, t - 1);
    if (!home && !NEARBY.has(tokens, t)) return;
    let end = first;
    while (
      end < tokens.length &&
      end < first + 3 &&
      (isName(this.document, end) || isHeadWord(this.document, end) || article[end] === 1)
    ) {
      end++;
      if (tokens.gap[end - 1]! > GAP.hyphen) break;
    }
    while (end > first && article[end - 1] === 1) end--;
    const other = FLAG.firstName | FLAG.surname | FLAG.nisba | FLAG.group;
    if (
      end === first ||
      tokens.shape[first] === SHAPE.mixed ||
      hasGenitive(this.document, end - 1) ||
      (end - first === 1 && (flags[first]! & other) !== 0)
    )
      return;
    if (end < tokens.length && tokens.gap[end - 1] === GAP.space && isCapitalShape(tokens.shape[end]!)) return;
    if (this.#looks(first, end) < SURE_LOOK) return;
    this.#report(first, end, `"${this.#text(t, first)}" before it, and it looks like a name of the region`, false);
  }

  /** "attacked X in Daquq", "the road to X in Daquq": what looks like a name of the region, after a word of place or motion and before a town it is in. */
  #contained(t: number): void {
    const { tokens, flags, article } = this.document;
    const end = t - Number(article[t - 1] === 1) - 1;
    if (end < 2 || !IN.has(tokens, end) || tokens.gap[end - 1] !== GAP.space || this.#taken[end - 1]) return;
    let start = end;
    while (
      start > 0 &&
      start > end - 3 &&
      (isName(this.document, start - 1) || (start < end && article[start - 1] === 1))
    ) {
      start--;
      if (tokens.gap[start - 1]! > GAP.hyphen) break;
    }
    while (start < end && article[start] === 1 && start + 1 === end) start++;
    if (start === end || start === 0 || tokens.gap[start - 1]! > GAP.newline) return;
    const person = FLAG.firstName | FLAG.surname | FLAG.nisba | FLAG.title;
    for (let u = start; u < end; u++) if (flags[u]! & person || this.#taken[u]) return;
    const placed = (flags[start - 1]! & (FLAG.goal | FLAG.locative)) !== 0 || REACHED.has(tokens, start - 1);
    if (!placed || !isUnlisted(this.document, start, end) || this.#looks(start, end) < SURE_LOOK) return;
    this.#report(start, end, `"${this.#text(end, end + 1)}" and a known place behind it`, false);
  }

  /** "in Khanaqin, X and Jalawla": between two known places of a list. */
  #listed(first: number): void {
    const { tokens, flags } = this.document;
    if (first >= tokens.length || !isName(this.document, first)) return;
    const end = capitalisedRun(this.document, first);
    const person = FLAG.firstName | FLAG.surname | FLAG.nisba | FLAG.title;
    if (end === first || end - first > 2) return;
    const next = this.#nextListed(end);
    const before = this.found[this.#whereabouts.following(first) - 1];
    const after = next < 0 ? undefined : this.found[this.#whereabouts.following(next)];
    if (before === undefined || after === undefined || after.match.first - next > 1) return;
    if (before.match.end !== first || !(isLocal(before) && isLocal(after))) return;
    for (let u = first; u < end; u++) if (this.#taken[u] || flags[u]! & person) return;
    if (!isUnlisted(this.document, first, end) || this.#looks(first, end) < LEAST_LOOK) return;
    this.#report(first, end, "known places before and behind it in a list", false);
  }

  /** "moved to Chelki and X.": what ends a list behind a known place, and the clause with it. */
  #closing(first: number): void {
    const { tokens, flags, sentence, article } = this.document;
    if (first >= tokens.length || sentence[first] !== sentence[first - 2] || article[first]) return;
    const end = capitalisedRun(this.document, first);
    if (end === first || end - first > 2 || tokens.gap[end - 1]! <= GAP.hyphen) return;
    const before = this.found[this.#whereabouts.following(first) - 1];
    if (before === undefined || before.match.end !== first - 1 || !isLocal(before)) return;
    if (PLACED.every(f => before.features[f] === 0)) return;
    const other =
      FLAG.firstName | FLAG.surname | FLAG.nisba | FLAG.title | FLAG.demonym | FLAG.organisation | FLAG.common;
    for (let u = first; u < end; u++) if (this.#taken[u] || flags[u]! & other) return;
    if (!isUnlisted(this.document, first, end) || this.#looks(first, end) < LEAST_LOOK) return;
    this.#report(first, end, "a known place before it in a list", false);
  }

  /** "around Tal Hadid", "on Umm Tina and Harem": names of the region begin with words for mounds, springs and monasteries. */
  #generic(t: number): void {
    const { tokens, flags, article } = this.document;
    if (t === 0 || tokens.gap[t]! > GAP.hyphen) return;
    let end = t + 1;
    while (end < tokens.length && end < t + 5 && (isName(this.document, end) || article[end] === 1)) {
      end++;
      if (tokens.gap[end - 1]! > GAP.hyphen || hasGenitive(this.document, end - 1)) break;
    }
    while (article[end - 1] === 1) end--;
    if (end === t + 1 || (tokens.gap[end - 1] === GAP.space && end < tokens.length && saysCapital(this.document, end)))
      return;
    // "Umm Ahmad" may be somebody's mother, unless something is near or in her.
    const before = tokens.gap[t - 1]! <= GAP.newline ? flags[t - 1]! : 0;
    const listed =
      (AND.has(tokens, t - 1) && this.#taken[t - 2] === 1) ||
      (tokens.gap[t - 1] === GAP.comma && this.#taken[t - 1] === 1) ||
      (this.#nextListed(end) > 0 && this.#taken[this.#nextListed(end)] === 1);
    if (!listed && (before & (FLAG.locative | FLAG.goal | FLAG.kind)) === 0 && !ONTO.has(tokens, t - 1)) return;
    this.#report(t, end, `"${this.#text(t, t + 1)}" begins names of the region`, true);
  }

  /** "X, a village near Balad". */
  #apposed(t: number, end: number): void {
    const { tokens } = this.document;
    let a = t - 1;
    while (a > t - 4 && a > 0 && tokens.shape[a] === SHAPE.lower && !INDEFINITE.has(tokens, a)) a--;
    if (a < 1 || !INDEFINITE.has(tokens, a) || tokens.gap[a - 1] !== GAP.comma) return;
    let start = a;
    while (
      start > 0 &&
      start > a - 4 &&
      isPartOfName(this.document, start - 1) &&
      (start === a || tokens.gap[start - 1]! <= GAP.hyphen)
    )
      start--;
    if (start === a || this.#looks(start, a) < LEAST_LOOK) return;
    this.#report(start, a, `called ${this.#text(a, end)}`, true);
  }

  /** "a hamlet called X", "the hill known as X": after a word for a kind or a place. */
  #called(t: number): void {
    const { tokens, flags } = this.document;
    let first = t + 1;
    while (first < tokens.length && first < t + 3 && AS.has(tokens, first)) first++;
    const placed =
      t > 0 && tokens.gap[t - 1]! <= GAP.newline && (flags[t - 1]! & FLAG.kind || PLACES.has(tokens, t - 1));
    if (!placed || first >= tokens.length || flags[first]! & FLAG.common) return;
    this.#report(first, capitalisedRun(this.document, first), `"${this.#text(t, first)}" before it`, true);
  }

  /** "at X, 14 km west of Balad": a locative before, a stated distance from a known place behind. */
  #atDistance(t: number): void {
    const { tokens, flags, article } = this.document;
    if (t + 2 >= tokens.length || !UNIT.test(foldedWord(tokens, t + 1))) return;
    let end = t;
    while (end > 0 && end > t - 3 && tokens.shape[end - 1] === SHAPE.lower) end--; // "some", "about"
    if (end === 0 || tokens.gap[end - 1] !== GAP.comma) return;
    let start = end;
    while (
      start > 0 &&
      start > end - 4 &&
      isPartOfName(this.document, start - 1) &&
      (start === end || tokens.gap[start - 1]! <= GAP.hyphen)
    )
      start--;
    if (start === end || start === 0 || (flags[start - 1]! & FLAG.locative) === 0) return;
    if (article[end - 1]) return;
    const { near, km } = this.#whereabouts.of(start, end);
    if (near >= 0 && km > 0) this.#report(start, end, "a distance to a known place behind it", true);
  }

  /** In Arabic the name follows directly, or after "called": "قرية X", "قريتي X وY". */
  #behindArabicKind(t: number, end: number, vague: boolean): void {
    const { prefix } = this.document;
    for (const name of arabicNamesAfter(this.document, this.#taken, t, end, vague)) {
      if (name.prefix > 0) prefix[name.first] = name.prefix;
      this.#report(name.first, name.end, `"${this.#text(t, end)}" before it`, true, name.quoted);
    }
  }

  /** @param over whether a shorter known name inside, or one that was only guessed at, is not what is meant ("the village of Tall Sabz") */
  #report(first: number, end: number, note: string, over: boolean, quoted = false): void {
    const { tokens, prefix, skipped } = this.document;
    if (end <= first || skipped[first]) return;
    const where = this.#whereabouts.of(first, end);
    const next = this.#whereabouts.following(first);
    for (let i = next; i < this.found.length && this.found[i]!.match.first < end; i++) {
      const { match } = this.found[i]!;
      // Its article belongs to a name, though the name was found without it.
      const own = first + this.document.article[first]!;
      // "the Taji-Dujail sector" lies between two known places.
      if (over && tokens.shape[first] !== SHAPE.arabic && this.#isBetweenHyphens(match.first, match.end, first, end))
        return;
      const apart = quoted || tokens.shape[first] !== SHAPE.arabic;
      const shorter = match.end <= end && match.end - match.first < end - own && apart;
      const guessed = match.form !== "exact" && where.stated && this.misplaced(i, where.near);
      if (!(over && shorter) && !guessed) return;
      this.#taken.fill(0, match.first, match.end);
    }
    if (this.#taken.subarray(first, end).includes(1)) return;
    this.#taken.fill(1, first, end);
    const { near, km } = where;
    this.#unknown.push({ start: tokens.start[first]! + prefix[first]!, end: tokens.end[end - 1]!, note, near, km });
  }

  /** Whether a known name fills its place between two hyphens, or a hyphen and an end, of the words `[first, end)`. */
  #isBetweenHyphens(from: number, to: number, first: number, end: number): boolean {
    const { tokens, article } = this.document;
    if (from === first && to === end) return false;
    const joins = (t: number) => tokens.gap[t] === GAP.hyphen && article[t] === 0;
    return (from === first || joins(from - 1)) && (to === end || joins(to - 1));
  }

  #text(first: number, end: number): string {
    const { tokens } = this.document;
    return tokens.text.slice(tokens.start[first], tokens.end[end - 1]);
  }

  #looks(first: number, end: number): number {
    const { tokens, article } = this.document;
    let best = -1;
    for (let t = first; t < end; t++) if (!article[t]) best = Math.max(best, this.look(foldedWord(tokens, t)));
    return best;
  }
}

/** A place of the region that is no country: lists of such places name places. */
function isLocal({ features }: Recognition): boolean {
  return features[INDEX.country] === 0 && features[INDEX.focus]! + features[INDEX.region]! > 0;
}

/** What puts something at a place. */
const PLACED = [INDEX.locative, INDEX.goal, INDEX.afterKindOf, INDEX.weakPreposition];

/** Of a name beside a vague word ("the X area"), its likest word. */
const LEAST_LOOK = -0.1;

/** Of a name that nothing but "in" or "near" stands beside. */
const SURE_LOOK = 0.15;
const IN = new WordSet("in");
const REACHED = new WordSet("to of on from");
const NEARBY = new WordSet("in near inside outside around at");

const DWELLERS = new WordSet("resident residents villager villagers inhabitants native");

const CALLED = new WordSet("called named known dubbed");
const AS = new WordSet("locally as to only");

/** Mound, mother (of a thing), spring, monastery, village, ruin, well, palace, khan, valley, hill; Arabic and Kurdish. */
const GENERICS = new WordSet(
  "tal tall tel tell umm um ain ein ayn deir dayr kafr kfar khirbet khirbat bir khan qasr wadi gird girde gire kani albu",
);
const ONTO = new WordSet("on onto toward towards against");

const PLACES = new WordSet(
  "place places spot hamlet farm farms cluster crossroads compound location settlement outpost",
);
const INDEFINITE = new WordSet("a an the another");
