// One sentence as the rules see it: its words, what the lists say of them, and the places named in it.

import { foldedWord, GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Mention, Place, Span } from "@/lib/types";
import { type Hit, hitsOfLists, isMetaphor, type Rules, withoutVerbs } from "./words/rules";
import type { Words } from "./words/words";

/** A mention with a known place. */
export interface Named {
  /** Index into the article's mentions. */
  index: number;
  mention: Mention;
  place: Place | null;
  /** Words `[first, end)`. */
  first: number;
  end: number;
}

export interface Sentence extends Span {
  tokens: Tokens;
  /** Words `[first, last)`. */
  first: number;
  last: number;
  /** Triggers and acts; metaphors are gone. */
  triggers: Hit[];
  /** Words of harm, those inside longer triggers too. */
  harms: Hit[];
  cues: Hit[];
  persons: Hit[];
  places: Hit[];
  actors: Hit[];
  /** Armed people whose group is not told. */
  unnamed: Hit[];
  named: Named[];
  arabic: boolean;
  /** An item of a round-up, under the name of its place. */
  item: boolean;
  /** The sentence of which this is one clause; null for a whole one. */
  whole: Sentence | null;
}

/** Words of a sentence that are looked at; a longer "sentence" is a table or a list without stops. */
export const LONGEST = 160;

/** Reads one sentence, words `[first, last)`. `mentions` are those of the article, by start, with their `places`; `from` the first that may be in it. */
export function readSentence(
  rules: Rules,
  tokens: Tokens,
  words: Words,
  bounds: readonly [first: number, last: number],
  triggers: readonly Hit[],
  mentions: readonly Mention[],
  from: number,
  places: readonly (Place | undefined)[],
): Sentence {
  const [first] = bounds;
  const last = Math.min(bounds[1], first + LONGEST);
  const start = tokens.start[first]!;
  const end = sentenceEnd(tokens, last);
  const named: Named[] = [];
  for (let m = from; m < mentions.length && mentions[m]!.start < end; m++) {
    const mention = mentions[m]!;
    if (mention.end <= start) continue;
    let t = named.at(-1)?.end ?? first;
    while (t < last && tokens.end[t]! <= mention.start) t++;
    let u = t;
    while (u < last && tokens.start[u]! < mention.end) u++;
    named.push({ index: m, mention, place: places[m] ?? null, first: t, end: u });
  }
  const hits = hitsOfLists(rules.standing, tokens, words, first, last);
  const [harmHits, cueHits, personHits, placeHits, allActors] = hits as [Hit[], Hit[], Hit[], Hit[], Hit[]];
  const unnamed = allActors.filter(isUnnamed);
  const actorHits = unnamed.length === 0 ? allActors : allActors.filter(hit => !isUnnamed(hit));
  const metaphors = triggers.filter(isMetaphor);
  const told: Hit[] = [];
  for (const hit of triggers)
    if (
      hit.end <= last &&
      !metaphors.includes(hit) &&
      !isFilledBy(hit, metaphors) &&
      !isPlace(named, hit) &&
      !endsInPlace(named, hit) &&
      !isName(tokens, hit, first) &&
      !isCount(tokens, hit) &&
      !isOfName(tokens, actorHits, hit)
    ) {
      // "Shell signed a deal": nobody is told to shell.
      const meant = hit.first === first && isShell(tokens, first) ? withoutVerbs(hit) : hit;
      if (meant !== null) told.push(meant);
    }
  const harms: Hit[] = [];
  for (const hit of harmHits) if (!isPlace(named, hit) && !overlapsAny(hit, metaphors)) harms.push(hit);
  const actors: Hit[] = [];
  for (const hit of actorHits)
    if (
      (!isPlace(named, hit, tokens) || isCountryThatActs(tokens, hit, first)) &&
      !isNamesake(tokens, hit) &&
      !isUsOfOthers(tokens, hit) &&
      !isForeign(tokens, hit, first) &&
      !isDisguise(tokens, hit, first) &&
      !isIndirectFire(tokens, hit) &&
      !isSponsor(tokens, hit, first)
    )
      actors.push(hit);
  return {
    tokens,
    first,
    last,
    start,
    end,
    named,
    triggers: told,
    harms,
    cues: cueHits,
    persons:
      actorHits.length === 0
        ? personHits
        : personHits.filter(hit => !(has(hit, "folk") && actorHits.some(actor => isPartOf(hit, actor)))),
    places: placeHits,
    actors,
    unnamed,
    item: false,
    whole: null,
    arabic: tokens.shape[first] === SHAPE.arabic || tokens.shape[Math.min(first + 1, last - 1)] === SHAPE.arabic,
  };
}

const isUnnamed = ({ senses }: Hit): boolean => senses[0]!.part === "unnamed";

/** "launched a scathing attack": what a phrase is filled with may be a metaphor. */
function isFilledBy(hit: Hit, metaphors: readonly Hit[]): boolean {
  if (metaphors.length === 0 || hit.senses[0]!.tail === null) return false;
  return metaphors.some(({ first, end }) => first > hit.first && first < hit.end && hit.end <= end);
}

function overlapsAny(hit: Hit, others: readonly Hit[]): boolean {
  for (const { first, end } of others) if (hit.first < end && first < hit.end) return true;
  return false;
}

/** "Kurdistan Workers' Party": no workers. */
function isPartOf({ first, end }: Hit, whole: Hit): boolean {
  return whole.first <= first && end <= whole.end && whole.end - whole.first > end - first;
}

/** Begins inside the name of a place, or with `whole` lies in it: "US warplanes" is more than a place. */
function isPlace(named: readonly Named[], hit: Hit, tokens: Tokens | null = null): boolean {
  const whole = tokens !== null;
  for (const { mention, place, first, end } of named)
    if (
      (mention.literal || !whole) &&
      hit.first < end &&
      first <= hit.first &&
      !(
        whole &&
        hit.first === first &&
        (hit.end > end || isBase(mention, hit) || (place?.kind === "country" && isSubject(tokens, first)))
      )
    )
      return true;
  return false;
}

/** In Arabic "announced ... the dissolution" is no "announced the killing of a soldier in Hillah", which is spelt alike. */
function endsInPlace(named: readonly Named[], { first, end, senses }: Hit): boolean {
  if (senses[0]!.tail === null) return false;
  return named.some(at => at.first > first && at.first < end && end <= at.end && SETTLED.has(at.place?.kind ?? ""));
}
/** Kinds of places whose names say nothing of what happens there: a base or a bridge may be part of it. */
const SETTLED: ReadonlySet<string> = new Set([
  "city",
  "town",
  "village",
  "neighbourhood",
  "admin1",
  "admin2",
  "country",
]);

/** In Arabic "that Turkey launched": behind "that" a country is who acts. */
function isSubject(tokens: Tokens, first: number): boolean {
  return /^[وفبل]?ان$/.test(wordOf(tokens, first - 1)) && tokens.shape[first] === SHAPE.arabic;
}

/** "the Turkish base": a place, and whose it is. */
function isBase({ text }: Mention, { first, end }: Hit): boolean {
  return end - first > 1 && /\b(?:bases?|outposts?|posts?)\b/i.test(text);
}

/** "a 10-vehicle convoy": no A-10. */
function isCount(tokens: Tokens, { first, end }: Hit): boolean {
  return (
    end - first > 1 &&
    tokens.shape[first + 1] === SHAPE.digit &&
    tokens.gap[first] === GAP.space &&
    wordOf(tokens, first) === "a"
  );
}

/** "French troops": not those of the country that the list's "troops" means. */
function isForeign(tokens: Tokens, hit: Hit, first: number): boolean {
  if (hit.first === first || hit.senses[0]!.part !== "state" || tokens.shape[hit.first] !== SHAPE.lower) return false;
  if (tokens.shape[hit.first - 1] !== SHAPE.capital || tokens.gap[hit.first - 1] !== GAP.space) return false;
  return /(?:ish|[ia]an|ese|nch|utch|reek|wiss|zech)$/.test(wordOf(tokens, hit.first - 1));
}

const CLOTHES = new WordSet("uniform uniforms fatigues dress clothes clothing garb costume costumes");

/** "in army uniforms", "posing as policemen" */
function isDisguise(tokens: Tokens, { first: t, end }: Hit, first: number): boolean {
  if (CLOTHES.has(tokens, end)) return true;
  return (
    (t - 2 >= first &&
      wordOf(tokens, t - 1) === "as" &&
      /^(?:posing|dressed|disguised|masquerading|masked)$/.test(wordOf(tokens, t - 2))) ||
    isOfClothes(tokens, t, first)
  );
}

/** "in the uniforms of the police": what they wear. */
function isOfClothes(tokens: Tokens, t: number, first: number): boolean {
  let of = t - 1;
  while (of > first && /^(?:the|a|an|iraqi)$/.test(wordOf(tokens, of))) of--;
  return of > first && wordOf(tokens, of) === "of" && CLOTHES.has(tokens, of - 1);
}

/** "came under IDF", "rounds of IDF": what soldiers call indirect fire. */
function isIndirectFire(tokens: Tokens, { first: t, end }: Hit): boolean {
  if (end !== t + 1 || wordOf(tokens, t) !== "idf") return false;
  return (
    /^(?:under|rounds?|of|effective|received|took|more|no)$/.test(wordOf(tokens, t - 1)) ||
    /^(?:rounds?|attacks?|impacts?|landed|fell)$/.test(wordOf(tokens, end))
  );
}

/** In Arabic "Iran shelled": a country right behind a verb of violence with which a clause begins is who does it, and not where it was. */
function isCountryThatActs(tokens: Tokens, { first: t, end, senses }: Hit, first: number): boolean {
  if (senses[0]!.part !== "foreign") return false;
  // "revenge on the US, which assassinated", in Arabic "of Turkey, which shelled"
  if (WHICH.has(tokens, end) && (STRUCK.has(tokens, end + 1) || ACTS.has(tokens, end + 1))) return true;
  if (end - t !== 1) return false;
  // "Washington hits sites of the group"
  if (STRIKES.has(tokens, end) && (t === first || tokens.gap[t - 1]! >= GAP.comma)) return true;
  if (t - 1 < first || !ACTS.has(tokens, t - 1)) return false;
  return (
    t - 1 === first ||
    tokens.gap[t - 2]! >= GAP.comma ||
    /^[وف]/.test(wordOf(tokens, t - 1)) ||
    OPENS.has(tokens, t - 2)
  );
}
const STRIKES = new WordSet(
  "hits strikes bombs shells attacks raids pounds targets launches fires kills strafes bombards",
);
const WHICH = new WordSet("which who التي");
const STRUCK = new WordSet(
  "hit struck bombed shelled attacked raided pounded targeted launched fired killed assassinated invaded bombarded " +
    "carried conducted dropped destroyed downed captured detained sent deployed withdrew",
);

/** The pronoun, and whose officials or dollars they are: "the US" acts where it hits, has hit or is what something is done by. */
function isUsOfOthers(tokens: Tokens, { first: t, end }: Hit): boolean {
  const word = wordOf(tokens, t);
  if (!(word === "us" && end === t + 1) && !(word === "u" && end === t + 2)) return false;
  if (word === "us" && tokens.shape[t] !== SHAPE.upper) return true;
  if (STRUCK.has(tokens, end) || STRIKES.has(tokens, end)) return false;
  const next = wordOf(tokens, end + 1);
  if ((HAVE.has(tokens, end) || WHICH.has(tokens, end)) && STRUCK.hasWord(next)) return false;
  const before = wordOf(tokens, t - 1) === "the" ? t - 2 : t - 1;
  return wordOf(tokens, before) !== "by" || (tokens.gap[end - 1]! < GAP.comma && !ON.has(tokens, end));
}
const HAVE = new WordSet("has had have also again");
/** Behind a name that goes with no noun. */
const ON = new WordSet("in on at near during after before since over and or last this early late");
const ACTS = new WordSet("قصفت شنت نفذت هاجمت اطلقت اعدمت اعتقلت توغلت نشرت اسقطت دمرت اغتالت استهدفت ضربت", "و ف");
const OPENS = new WordSet("ان كما فيما حيث بينما بعدما عندما وان بان");

/** "the base", where the text tells of one, and not the group of that name; in Arabic Sulaymaniyah, which is written like Soleimani. */
function isNamesake(tokens: Tokens, { first: t, end, senses: [sense] }: Hit): boolean {
  if (end - t !== 1) return false;
  const word = wordOf(tokens, t);
  if (sense!.value === "iran-irgc") return /سليمانيه$/.test(word);
  if (sense!.value !== "al-qaeda" || !/قاعده$/.test(word)) return false;
  for (let u = 0; u < tokens.length; u++)
    if (u !== t && (BASE.has(tokens, u) || (OF_ARMS.has(tokens, u) && /قاعده$/.test(wordOf(tokens, u - 1)))))
      return true;
  return false;
}
const BASE = new WordSet("قاعده قواعد", "و ف ب ل");
const OF_ARMS = new WordSet("الجويه العسكريه الامريكيه الاميركيه البحريه");

/** "Iran-backed militias", "pro-Iran fighters": whose friends they are, and not who does it. */
function isSponsor(tokens: Tokens, { first: t, end }: Hit, first: number): boolean {
  if (
    end === t + 1 &&
    tokens.gap[t] === GAP.hyphen &&
    /^(?:backed|aligned|allied|linked|supported|funded|sponsored)$/.test(wordOf(tokens, end))
  )
    return true;
  return t > first && tokens.gap[t - 1] === GAP.hyphen && /^(?:pro|anti)$/.test(wordOf(tokens, t - 1));
}

/** The month and the town, not the verbs. */
function isName(tokens: Tokens, { first: t, senses }: Hit, first: number): boolean {
  const shape = tokens.shape[t];
  if (shape !== SHAPE.capital && shape !== SHAPE.upper) return false;
  const word = tokens.text.slice(tokens.start[t]!, tokens.end[t]!);
  if (word === "MARCH") return tokens.shape[t + 1] === SHAPE.digit && tokens.gap[t] === GAP.space;
  if (shape === SHAPE.upper) return false;
  if (word === "March" && tokens.shape[t + 1] === SHAPE.digit && tokens.gap[t] === GAP.space) return true;
  // "Operation New Dawn", but not that it began.
  if (word === "Operation" && senses[0]!.tail !== null && senses[0]!.part === "verb") return false;
  if (word === "Operation" && tokens.shape[t + 1] === SHAPE.capital && tokens.gap[t] === GAP.space) return true;
  if (word === "Operation" && t > first && tokens.shape[t - 1] === SHAPE.capital && tokens.gap[t - 1] === GAP.space)
    return true;
  return t > first && /^(?:March|Hit|Shell)$/.test(word);
}

const isShell = (tokens: Tokens, t: number): boolean =>
  tokens.shape[t] === SHAPE.capital && wordOf(tokens, t) === "shell";

/** "Popular Mobilization Forces": a word of a group's own name. */
function isOfName(tokens: Tokens, actors: readonly Hit[], { first, end, senses }: Hit): boolean {
  if (tokens.shape[first] !== SHAPE.capital || senses[0]!.part === "weapon") return false;
  return actors.some(
    actor => actor.first < first && end <= actor.end && /^(?:militia|insurgent)$/.test(actor.senses[0]!.part),
  );
}

/** After the sentence's own stop and closing quotation mark. */
function sentenceEnd(tokens: Tokens, last: number): number {
  let end = tokens.end[last - 1]!;
  const limit = last < tokens.length ? tokens.start[last]! : tokens.text.length;
  while (end < limit && STOPS.includes(tokens.text[end]!)) end++;
  return end;
}

const STOPS = '.!?؟…"”’»)]';

/** Folded words of the text that is read now. */
let read: Tokens | null = null;
let folded: (string | undefined)[] = [];

/** A word of the sentence; empty outside it. */
export function wordIn({ tokens, first, last }: Sentence, t: number): string {
  return t >= first && t < last ? wordOf(tokens, t) : "";
}

/** The folded form of word `t`, made once while one text is read; "" outside the text. */
export function wordOf(tokens: Tokens, t: number): string {
  if (!(t >= 0 && t < tokens.length)) return "";
  if (read !== tokens) {
    read = tokens;
    folded = new Array(tokens.length);
  }
  const known = folded[t];
  if (known !== undefined) return known;
  const word = foldedWord(tokens, t);
  folded[t] = word;
  return word;
}

/** The words around word `t`, counted from it, as far as they are among `[first, last)`; "" outside. */
export function wordsFrom(tokens: Tokens, t: number, first: number, last: number): (i: number) => string {
  return i => (t + i >= first && t + i < last ? wordOf(tokens, t + i) : "");
}

/** Lets go of the text that was read last. */
export function forgetWords(): void {
  read = null;
  folded = [];
}

/** "The attackers", "the site": who or what with its article is known from before. */
const KNOWN = new WordSet("attackers assailants bombers killers kidnappers site scene same target");
const KNOWN_ARABIC = new WordSet(
  "المهاجمين المهاجمون المواجهات الاشتباكات الهجوم الانفجار القصف التظاهره الضربه الضربات الحادث والمواجهات " +
    "والاشتباكات",
);

/** Speaks of those who did what was told, or of where it was, as known. */
export function namesKnown({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last; t++)
    if (
      KNOWN_ARABIC.has(tokens, t) ||
      (wordOf(tokens, t - 1) === "the" &&
        (KNOWN.has(tokens, t) ||
          (ATTACKS.has(tokens, t) && wordOf(tokens, t - 2) === "of" && wordOf(tokens, t - 3) === "one")))
    )
      return true;
  return false;
}

/** Of which "one of the ..." is one that was told of. */
const ATTACKS = new WordSet("raids strikes rockets missiles shells blasts attacks bombs explosions bombings drones");

const CROWD = new WordSet("they them some others there بعضهم منهم عليهم ردت رد فردت فرد وردت ورد");

/** "They", "some of them", after a sentence about a crowd. */
export function refersToCrowd({ tokens, first, last, whole }: Sentence): boolean {
  // In Arabic "and burned tyres": a verb of many that names nobody.
  if (whole === null && /^[وف]?[^يتن].{2,}وا$/.test(wordOf(tokens, first))) return true;
  for (let t = first; t < last; t++) if (CROWD.has(tokens, t)) return true;
  return false;
}

export function has({ senses }: Hit, value: string, part?: string): boolean {
  for (let i = 0; i < senses.length; i++) {
    const sense = senses[i]!;
    if (sense.value === value && (part === undefined || sense.part === part)) return true;
  }
  return false;
}

/** Whether any of the hits has the value. */
export function anyHas(hits: readonly Hit[], value: string, part?: string): boolean {
  for (let i = 0; i < hits.length; i++) if (has(hits[i]!, value, part)) return true;
  return false;
}

/** Hits of a value, in order. */
export const hitsOf = (hits: readonly Hit[], value: string, part?: string): Hit[] =>
  hits.filter(hit => has(hit, value, part));

export function spanOf({ tokens }: { tokens: Tokens }, first: number, end: number): Span {
  return { start: tokens.start[first]!, end: tokens.end[end - 1]! };
}

export function textOf({ tokens }: { tokens: Tokens }, first: number, end: number): string {
  return tokens.text.slice(tokens.start[first]!, tokens.end[end - 1]!);
}

/** Whether a clause ends between the words `a` and `b` (a < b): a semicolon, colon, dash or bracket, or a comma with a conjunction. */
export function clauseBetween({ tokens }: Sentence, a: number, b: number): boolean {
  for (let t = a; t < b; t++) {
    const gap = tokens.gap[t]!;
    if (gap === GAP.other) {
      const between = tokens.text.slice(tokens.end[t]!, tokens.start[t + 1] ?? tokens.end[t]!);
      if (/[;:؛—–]/.test(between)) return true;
    }
    if (gap === GAP.comma && t + 1 < b && CONJUNCTION.has(tokens, t + 1)) return true;
  }
  return false;
}
const CONJUNCTION = new WordSet("and but while when as so yet which who where although though whereas");
