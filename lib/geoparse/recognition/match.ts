// Where names of the gazetteer stand in the text: exactly, or by their sound. First stage of recognition; no judgement yet.

import { type Gazetteer, NATURAL } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { joinsNext, longestAt, type Match } from "@/lib/gazetteer/matcher";
import { type Document, OF } from "@/lib/geoparse/document";
import { BEGINS } from "@/lib/geoparse/readings";
import { listedName, nextListed, type PluralList, pluralList, quotedName } from "@/lib/geoparse/recognition/arabic";
import { readAsBeginning, readAsListed } from "@/lib/geoparse/recognition/arabic-readings";
import type { NameMatch } from "@/lib/geoparse/recognition/features";
import { isOfficeIn } from "@/lib/geoparse/recognition/organisations";
import { shortState } from "@/lib/geoparse/recognition/short-states";
import { isQuarter, tellsKind, writtenSo } from "@/lib/geoparse/recognition/written";
import { Memory, once } from "@/lib/text/memory";
import { consonants, soundsOf, spellingKey, withoutArticles } from "@/lib/text/spelling";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/** Leftmost-longest matches; of an exact and a spelled match of one length the exact one. */
export function matchNames(document: Document, gazetteer: Gazetteer): NameMatch[] {
  const { tokens, skipped } = document;
  const matches: NameMatch[] = [];
  let list = null as PluralList | null;
  let t = 0;
  while (t < tokens.length) {
    if (skipped[t]) {
      t++;
      continue;
    }
    const before = matches[matches.length - 1];
    const arabic = tokens.shape[t] === SHAPE.arabic;
    if (arabic) {
      readAsBeginning(document, gazetteer, t);
      if (before?.end === t) readAsListed(document, gazetteer, t);
    } else if (
      // Most words of a text.
      before?.end !== t &&
      !mayBeginName(document, t) &&
      !mayBeginSound(document, t) &&
      !mayBeSlip(document, t)
    ) {
      t++;
      continue;
    }
    const state = shortState(document, gazetteer, before, t);
    if (state !== null) {
      matches.push(state);
      t = state.end;
      continue;
    }
    let exact = longestName(document, gazetteer, t);
    if (arabic) {
      const inList: Match | null = list?.next === t ? listedName(document, gazetteer, list, t) : null;
      if (list?.next === t) list.next = nextListed(document, Math.max(t + 1, exact?.end ?? 0, inList?.end ?? 0));
      else {
        const opened = pluralList(document, gazetteer, t);
        // "The marsh (of) Hawizeh and Azim": the first name is known with the word itself.
        if (opened !== null && exact !== null && exact.end > t + 1) opened.next = nextListed(document, exact.end);
        list = opened ?? list;
      }
      if (inList !== null && inList.end >= (exact?.end ?? 0)) {
        const names = gazetteer.exact.payloads(inList.state);
        matches.push({ first: t, end: inList.end, names, form: "exact", distance: 0, listed: true });
        t = inList.end;
        continue;
      }
    }
    const owned = exact === null || exact.end === t + 1 ? 0 : ownedFrom(document, gazetteer, t, exact.end);
    if (owned > 0) exact = longestAt(gazetteer.exact, tokens, document.words, t, owned);
    const between = owned > 0 || (exact !== null && isBetween(document, gazetteer, t, exact.end));
    if (between && owned === 0) {
      let last = t;
      while (tokens.gap[last] !== GAP.hyphen) last++;
      exact = longestAt(gazetteer.exact, tokens, document.words, t, last + 1);
    } else if (
      exact !== null &&
      (isLoose(document, gazetteer, t, exact.end) ||
        isOvertaken(document, gazetteer, t, exact.end) ||
        (exact.end === t + 1 && beginsAnother(document, t)))
    ) {
      t++;
      continue;
    }
    // What sounds like a name is looked up without its article.
    const spelled = between
      ? null
      : longestSpelled(document, gazetteer, exact !== null && document.article[t] === 1 ? t + 1 : t);
    if (exact !== null && (spelled === null || exact.end >= spelled.end)) {
      const apart = apartFromKind(document, gazetteer, t, exact);
      const names = apart ?? writtenSo(document, gazetteer, t, exact, spelled?.end === exact.end ? spelled : null);
      const first = apart === null || !arabic ? t : t + 1;
      const end = apart === null || arabic ? exact.end : exact.end - 1;
      if (names.length > 0) matches.push({ first, end, names, form: "exact", distance: 0 });
      t = exact.end;
    } else if (spelled !== null) {
      matches.push({
        first: t,
        end: spelled.end,
        names: gazetteer.spelled.payloads(spelled.state),
        form: "spelled",
        distance: 0,
      });
      t = spelled.end;
    } else {
      const near = nearestSpelling(document, gazetteer, t);
      if (near !== null) matches.push(near);
      t = near === null ? t + 1 : near.end;
    }
  }
  return matches;
}

/** Whether a name may begin at word `t`: it is a name alone, or one goes on with the next word. */
function mayBeginName({ begins }: Document, t: number): boolean {
  const bits = begins[t]!;
  if ((bits & BEGINS.name) === 0) return false;
  return (bits & BEGINS.nameAlone) !== 0 || (t + 1 < begins.length && (begins[t + 1]! & BEGINS.nameGoesOn) !== 0);
}

/** The same by sound, where articles are stepped over. */
function mayBeginSound({ begins, article }: Document, t: number): boolean {
  const bits = begins[t]!;
  if ((bits & BEGINS.sound) === 0 || article[t] === 1) return false;
  if ((bits & BEGINS.soundAlone) !== 0) return true;
  return t + 1 < begins.length && ((begins[t + 1]! & BEGINS.soundGoesOn) !== 0 || article[t + 1] === 1);
}

/**
 * "The quarter (of) al-Mansur", "the Jazair district": quarters are listed with the word for their kind or without it, and one of either is
 * meant: the names of both, or null where the whole is no such name.
 */
function apartFromKind(
  document: Document,
  gazetteer: Gazetteer,
  t: number,
  exact: { end: number; state: number },
): number[] | null {
  const { tokens, words, phrases } = document;
  if (exact.end === t + 1) return null;
  if (tokens.shape[t] !== SHAPE.arabic) {
    // Behind the name, also where "of" its city goes on.
    const kind = phrases[exact.end - 1];
    if (!kind?.kindsBefore.some(of => of === "neighbourhood" || of === "admin2")) return null;
    const bare = longestAt(gazetteer.exact, tokens, words, t, exact.end - 1);
    if (bare?.end !== exact.end - 1) return null;
    const whole = gazetteer.exact.payloads(exact.state);
    if (!whole.every(name => isQuarter(gazetteer, name))) return null;
    return [...new Set([...gazetteer.exact.payloads(bare.state), ...whole])];
  }
  if (!tellsKind(document, t)) return null;
  // Cities, ports and squares are called by such a word; a quarter or village only is one.
  if (!phrases[t]!.kindsBefore.some(kind => kind === "neighbourhood" || kind === "village")) return null;
  const inner = longestAt(gazetteer.exact, tokens, words, t + 1, exact.end);
  if (inner?.end !== exact.end) return null;
  const whole = gazetteer.exact.payloads(exact.state);
  if (!whole.every(name => gazetteer.bearersAt(name).settled)) return null;
  const bare = writtenSo(document, gazetteer, t + 1, inner, null);
  return bare.length === 0 ? null : [...new Set([...bare, ...whole])];
}

/**
 * "northern Iraq", "west of Iraq" and "port of Ceyhan" in small letters are a part of Iraq and something in Ceyhan: where the words after a
 * direction, or after what is "of" it, are a name themselves, they are what is named. "Northern Iraq" and "North Korea" are names, and seas
 * and straits have no other ("the strait of Hormuz").
 */
function isLoose(document: Document, gazetteer: Gazetteer, t: number, end: number): boolean {
  const { tokens, words, flags, caseless, phrases } = document;
  if (end === t + 1) return false;
  if (tokens.shape[t] === SHAPE.arabic) return isLooseArabic(document, gazetteer, t, end);
  if (isOfficeIn(document, gazetteer, t, end)) return true;
  if (tokens.shape[t] !== SHAPE.lower) return false;
  const direction = (flags[t]! & FLAG.direction) !== 0;
  const of = OF.has(tokens, t + 1);
  const site = phrases[t]?.entries.some(entry => entry.list === "kind" && !NATURAL.has(entry.kind as Kind)) === true;
  if (of ? !direction && !site : !direction || caseless[t] === 1) return false;
  const inner = of ? t + 2 : t + 1;
  return inner < end && longestAt(gazetteer.exact, tokens, words, inner, end)?.end === end;
}

/**
 * "Iraq's Kurdistan" is Iraq and Kurdistan, and "Baghdad's Green Zone" two places, too, though written as one name is: after which word a
 * country or a place of the region owns the rest, or 0.
 */
function ownedFrom({ tokens, words }: Document, gazetteer: Gazetteer, t: number, end: number): number {
  for (let u = t; u + 1 < end; u++) {
    if (tokens.gap[u] !== GAP.space || tokens.start[u + 1]! - tokens.end[u]! < 3) continue;
    if (!/^['’]s/.test(tokens.text.slice(tokens.end[u], tokens.end[u]! + 2))) continue;
    const owner = longestAt(gazetteer.exact, tokens, words, t, u + 1);
    const owns = (id: number) => {
      const { country, curated, focus, region } = gazetteer.bearersAt(id);
      return country || (curated && (focus || region));
    };
    if (owner?.end !== u + 1 || !gazetteer.exact.payloads(owner.state).some(owns)) continue;
    // "Mosul's old city" has no other name.
    const rest = longestAt(gazetteer.exact, tokens, words, u + 1, end);
    if (rest?.end === end && tokens.shape[u + 1] !== SHAPE.lower) return u + 1;
  }
  return 0;
}

/** "the Baghdad-Basra road", "the Kirkuk-Ceyhan pipeline": a line that is named by its ends names two places. */
function isBetween({ tokens, words }: Document, gazetteer: Gazetteer, t: number, end: number): boolean {
  let last = t;
  while (last < end - 1 && tokens.gap[last] !== GAP.hyphen) last++;
  if (last >= end - 1 || longestAt(gazetteer.exact, tokens, words, t, last + 1)?.end !== last + 1) return false;
  if (longestAt(gazetteer.exact, tokens, words, last + 1, end) === null) return false;
  const whole = longestAt(gazetteer.exact, tokens, words, t)!;
  return gazetteer.exact.payloads(whole.state).every(name =>
    gazetteer.nameAt(name).places.every(p => {
      const { kind } = gazetteer.placeAt(p);
      return kind === "road" || kind === "facility";
    }),
  );
}

/**
 * "North (of) Iraq", "countryside (of) Idlib" and "road (of) Aleppo Damascus", which Arabic says without "of". What is not merely a part of a
 * country has such names of its own ("North Sinai", "South Africa", "West Africa", "the region (of) Kurdistan").
 */
function isLooseArabic(
  { tokens, words, flags, phrases }: Document,
  gazetteer: Gazetteer,
  t: number,
  end: number,
): boolean {
  const inner = longestAt(gazetteer.exact, tokens, words, t + 1);
  if (inner === null) return false;
  const phrase = phrases[t];
  const kinds =
    phrase?.end === t + 1 ? phrase.entries.flatMap(entry => (entry.list === "kind" ? [entry.kind] : [])) : [];
  // A street is a place of its own city, whatever it is called after.
  if (STREET.test(foldedWord(tokens, t))) return false;
  if (kinds.includes("road") || STATION.test(foldedWord(tokens, t))) return true;
  // "north (of) the Arabian Gulf" is no "North Gulf".
  if ((flags[t]! & FLAG.direction) !== 0 && inner.end > end) return true;
  const countryside = kinds.includes("admin1") && kinds.includes("any");
  if (inner.end !== end || !((flags[t]! & FLAG.direction) !== 0 || countryside)) return false;
  const exact = longestAt(gazetteer.exact, tokens, words, t)!;
  return gazetteer.exact.payloads(exact.state).every(name =>
    gazetteer.nameAt(name).places.every(p => {
      const { kind, country } = gazetteer.placeAt(p);
      return kind === "region" && country !== "";
    }),
  );
}

const STREET = /^[وفبل]?شارع$/;
/** "Station": of power, of pumps; it is called by its town. */
const STATION = /^[وبلف]?محطه$/;

/** The longest name that begins at word `t`; in Arabic it ends before an "and", which begins another ("Khor al-Zubayr and port of"). */
function longestName(document: Document, gazetteer: Gazetteer, t: number): Match | null {
  const { tokens, words, prefix, begins } = document;
  const arabic = tokens.shape[t] === SHAPE.arabic;
  // Not in Arabic, where a word may be read otherwise than at first.
  if (!arabic) {
    if (!mayBeginName(document, t)) return null;
    const goesOn = t + 1 < tokens.length && (begins[t + 1]! & BEGINS.nameGoesOn) !== 0;
    if (!goesOn) return { first: t, end: t + 1, state: gazetteer.exact.step(0, words[t]!) };
  }
  const longest = longestAt(gazetteer.exact, tokens, words, t);
  if (!arabic) return longest;
  if (tokens.gap[t] === GAP.other) return quotedName(document, gazetteer, t) ?? longest;
  if (longest === null) return null;
  for (let u = t + 1; u < longest.end; u++) if (prefix[u]! > 0) return longestAt(gazetteer.exact, tokens, words, t, u);
  return longest;
}

/** "al-Anbar desert": after the article begins a name that goes on further than the one with it. */
function isOvertaken({ tokens, words, article }: Document, gazetteer: Gazetteer, t: number, end: number): boolean {
  return article[t] === 1 && (longestAt(gazetteer.exact, tokens, words, t + 1)?.end ?? 0) > end;
}

/** Whether the name of a place, misspelled, may begin at word `t`: with a capital, and with no word that any list knows as something else. */
function mayBeSlip(document: Document, t: number): boolean {
  const { flags, article } = document;
  if (article[t] === 1 || !isCapital(document, t)) return false;
  return (flags[t]! & ~FLAG.kind) === 0 || isOfPeople(document, t);
}

/** "In Khan Musella" no person is meant, and "Tell Hera" is no word of English; alone they would be. */
function isOfPeople({ flags, begins }: Document, t: number): boolean {
  return (flags[t]! & NAMESAKES) !== 0 || (begins[t]! & BEGINS.head) !== 0;
}

/** Names that one or more capitalised words may be a misspelling of, the words together first ("Daret Ezza"). */
function nearestSpelling(document: Document, gazetteer: Gazetteer, t: number): NameMatch | null {
  const { tokens, words: inNames, flags, article } = document;
  if (!mayBeSlip(document, t)) return null;
  const ofPeople = isOfPeople(document, t);
  const words = [t];
  /** How many words it takes until one is in no name. */
  let least = inNames[t]! < 0 && flags[t] === 0 ? 1 : FEWEST_KNOWN;
  for (let u = t; words.length < 3 && joinsNext(tokens, u) && u + 1 < tokens.length; ) {
    u++;
    if (article[u]) continue;
    if (!isCapital(document, u) || (flags[u]! & FLAG.common) !== 0) break;
    words.push(u);
    if (inNames[u]! < 0) least = Math.min(least, words.length);
  }
  for (let count = words.length; count >= (ofPeople ? 2 : Math.min(least, 2)); count--) {
    const end = words[count - 1]! + 1;
    const supported = isSupported(document, t, end);
    const asMany = count < least || ofPeople;
    if (asMany && !supported) continue;
    const some = words.slice(0, count).map(u => foldedWord(tokens, u));
    const near = nearKnownNames(gazetteer, some, supported, asMany);
    if (near !== null) return { first: t, end, form: "fuzzy", ...near };
  }
  return null;
}

/** Lists of words that also begin places' names ("Khan", "Arab", "Sheikh"). */
const NAMESAKES = FLAG.surname | FLAG.firstName | FLAG.demonym | FLAG.nisba | FLAG.title;

/** More words than are read together: all of them are in names, so none is a slip unless a word beside them says that they are a place. */
const FEWEST_KNOWN = 9;

/** Whether a word beside the name says that it is a place: "in", "east of", "the town of", "province". */
function isSupported({ tokens, flags, article, phrases, phraseEnds }: Document, t: number, end: number): boolean {
  const isKind = (entry: { list: string }) => entry.list === "kind";
  const behind = end < tokens.length && tokens.gap[end - 1] === GAP.space;
  if (behind && (phrases[end]?.entries.some(isKind) || (flags[end]! & FLAG.dwellers) !== 0)) return true;
  let before = t - 1;
  if (before >= 0 && article[before]) before--;
  if (before < 0 || tokens.gap[before]! > GAP.newline) return false;
  if (flags[before]! & (FLAG.locative | FLAG.goal)) return true;
  if (OF.has(tokens, before)) before--;
  return (
    before >= 0 && ((flags[before]! & FLAG.direction) !== 0 || phraseEnds[before + 1]?.entries.some(isKind) === true)
  );
}

type Near = Pick<NameMatch, "names" | "distance"> | null;

/** What was near to words, by the words: the search takes long, and people of the news are named again and again. */
const nearKnown = once((_: Gazetteer) => new Memory<Near>());

/** As `nearNames` finds them. */
function nearKnownNames(gazetteer: Gazetteer, words: readonly string[], supported: boolean, asMany: boolean): Near {
  const known = nearKnown(gazetteer);
  const asked = words.join(" ") + (supported ? "+" : "") + (asMany ? "=" : "");
  const near = known.get(asked);
  return near === undefined ? known.keep(asked, nearNames(gazetteer, words, supported, asMany)) : near;
}

/**
 * Words of at least five letters that look like a name of the region, within reach of such a name; `supported` where a word beside them says that
 * they are a place, and they need to look less so; `asMany`: of a name of as many words.
 */
function nearNames(gazetteer: Gazetteer, words: readonly string[], supported: boolean, asMany: boolean): Near {
  const joined = words.join("");
  if (joined.length < 5 || joined.length > 24) return null;
  const look = words.reduce((sum, word) => sum + gazetteer.look(word) * word.length, 0) / joined.length;
  const usual = words.length > 1 ? LEAST_LOOK.together : LEAST_LOOK.fuzzy;
  if (look < (supported ? LEAST_LOOK.supported : usual)) return null;
  if (gazetteer.vocabulary.idOf(joined.replace(/s$/, "")) >= 0) return null; // a plural is no misprint
  const key = spellingKey(joined);
  const near = gazetteer
    .near(key)
    .filter(
      ({ name, distance }) =>
        distance <= mostDistance(gazetteer, name, key, words.length, supported, look < usual) &&
        (look >= usual || gazetteer.bearersAt(name).curated) &&
        (!asMany || withoutArticles(gazetteer.nameAt(name).form.split(" ")).length === words.length),
    );
  if (near.length === 0) return null;
  const { distance } = near[0]!;
  return { names: near.filter(name => name.distance === distance).map(({ name }) => name), distance };
}

/**
 * How far a name may be from the words: a vowel or what costs as little; more for a single word that is a well-known place's, or that has the
 * consonants of a curated name and stands where a place does.
 */
function mostDistance(
  g: Gazetteer,
  name: number,
  key: string,
  words: number,
  supported: boolean,
  odd: boolean,
): number {
  if (odd) return 0.5;
  if (words === 1 && isWellKnown(g, name)) return 1.5;
  if (!supported || !g.bearersAt(name).curated) return 0.5;
  const skeleton = consonants(soundsOf(key));
  return skeleton.length >= 4 && skeleton === consonants(soundsOf(spellingKey(g.nameAt(name).form.replaceAll(" ", ""))))
    ? 1
    : 0.5;
}

/** Places whose names are misprinted often enough that a slip of more than a vowel is believed. */
function isWellKnown(gazetteer: Gazetteer, name: number): boolean {
  return gazetteer.nameAt(name).places.some(p => {
    const { kind, population } = gazetteer.placeAt(p);
    return kind === "country" || kind === "admin1" || kind === "city" || population >= 20_000;
  });
}

/** What a word must at least look like (see look.ts) to be a name that is written otherwise. */
const LEAST_LOOK = { fuzzy: 0.15, together: -0.2, spelled: -0.1, supported: -0.3, soundingSo: -0.5 };

function isCapital({ tokens, caseless }: Document, t: number): boolean {
  const shape = tokens.shape[t]!;
  return shape === SHAPE.capital || shape === SHAPE.upper || (shape === SHAPE.lower && caseless[t] === 1);
}

/** "The Bani Malik" are a tribe, and "Kafr Aswan" is no Kafr: a word with which names begin is none by itself before another capital. */
function beginsAnother(document: Document, t: number): boolean {
  const { tokens, begins } = document;
  if (t + 1 >= tokens.length || tokens.gap[t]! > GAP.hyphen || tokens.shape[t + 1] === SHAPE.arabic) return false;
  return tokens.shape[t] === SHAPE.capital && isCapital(document, t + 1) && (begins[t]! & BEGINS.head) !== 0;
}

/** The longest match by spelling keys from word `t`, stepping over articles ("Ain al-Asad" is found as "Ain Asad"). */
function longestSpelled(document: Document, gazetteer: Gazetteer, t: number): { end: number; state: number } | null {
  const { tokens, keys, article } = document;
  if (t >= tokens.length || !mayBeginSound(document, t)) return null;
  let state = 0;
  let best: { end: number; state: number } | null = null;
  for (let u = t; u < tokens.length; u++) {
    if (!(article[u] && u > t)) {
      if (keys[u]! < 0) break;
      state = gazetteer.spelled.step(state, keys[u]!);
      if (state === -1) break;
      if (gazetteer.spelled.ends(state)) best = { end: u + 1, state };
    }
    if (!joinsNext(tokens, u)) break;
  }
  if (best === null) return null;
  // A single word that is short, or an ordinary one, is no name by its sound alone.
  if (best.end === t + 1) {
    const least = t > 0 && article[t - 1] && isCapital(document, t) ? 3 : 4;
    if (tokens.end[t]! - tokens.start[t]! < least || document.flags[t]! & FLAG.common) return null;
    const word = foldedWord(tokens, t);
    if (beginsAnother(document, t)) return null;
    const look = gazetteer.look(word);
    if (look < LEAST_LOOK.spelled && !(look >= LEAST_LOOK.soundingSo && isSupported(document, t, best.end)))
      return null;
  }
  return best;
}
