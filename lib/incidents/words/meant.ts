// What words of the lists do not mean where they stand: parts of names of places and groups, clothes, counts, the pronoun "us".

import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Mention, Place } from "@/lib/types";
import { wordOf } from "./folded";
import type { Hit } from "./rules";

/** A mention among the words of a sentence, `[first, end)`. */
interface Named {
  mention: Mention;
  place: Place | null;
  first: number;
  end: number;
}

/** "launched a scathing attack": what a phrase is filled with may be a metaphor. */
export function isFilledBy(hit: Hit, metaphors: readonly Hit[]): boolean {
  if (metaphors.length === 0 || hit.senses[0]!.tail === null) return false;
  return metaphors.some(({ first, end }) => first > hit.first && first < hit.end && hit.end <= end);
}

export function overlapsAny(hit: Hit, others: readonly Hit[]): boolean {
  for (const { first, end } of others) if (hit.first < end && first < hit.end) return true;
  return false;
}

/** "Kurdistan Workers' Party": no workers. */
export function isPartOf({ first, end }: Hit, whole: Hit): boolean {
  return whole.first <= first && end <= whole.end && whole.end - whole.first > end - first;
}

/** Begins inside the name of a place, or with `whole` lies in it: "US warplanes" is more than a place. */
export function isPlace(named: readonly Named[], hit: Hit, tokens: Tokens | null = null): boolean {
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

/** In Arabic a town that is called "the homes" or "he who sits in": the word is its name, and tells of nobody. */
export function namesTown(named: readonly Named[], { first, end }: Hit): boolean {
  return named.some(at => at.first <= first && end <= at.end && SETTLED.has(at.place?.kind ?? ""));
}

/** In Arabic "announced ... the dissolution" is no "announced the killing of a soldier in Hillah", which is spelt alike. */
export function endsInPlace(named: readonly Named[], { first, end, senses }: Hit): boolean {
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
export function isCount(tokens: Tokens, { first, end }: Hit): boolean {
  return (
    end - first > 1 &&
    tokens.shape[first + 1] === SHAPE.digit &&
    tokens.gap[first] === GAP.space &&
    wordOf(tokens, first) === "a"
  );
}

/** "French troops": not those of the country that the list's "troops" means. */
export function isForeign(tokens: Tokens, hit: Hit, first: number): boolean {
  if (hit.first === first || hit.senses[0]!.part !== "state" || tokens.shape[hit.first] !== SHAPE.lower) return false;
  if (tokens.shape[hit.first - 1] !== SHAPE.capital || tokens.gap[hit.first - 1] !== GAP.space) return false;
  return /(?:ish|[ia]an|ese|nch|utch|reek|wiss|zech)$/.test(wordOf(tokens, hit.first - 1));
}

const CLOTHES = new WordSet("uniform uniforms fatigues dress clothes clothing garb costume costumes");

/** "in army uniforms", "posing as policemen" */
export function isDisguise(tokens: Tokens, { first: t, end }: Hit, first: number): boolean {
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
export function isIndirectFire(tokens: Tokens, { first: t, end }: Hit): boolean {
  if (end !== t + 1 || wordOf(tokens, t) !== "idf") return false;
  return (
    /^(?:under|rounds?|of|effective|received|took|more|no)$/.test(wordOf(tokens, t - 1)) ||
    /^(?:rounds?|attacks?|impacts?|landed|fell)$/.test(wordOf(tokens, end))
  );
}

/** In Arabic "Iran shelled": a country right behind a verb of violence with which a clause begins is who does it, and not where it was. */
export function isCountryThatActs(tokens: Tokens, { first: t, end, senses }: Hit, first: number): boolean {
  if (senses[0]!.part !== "foreign") return false;
  // "revenge on the US, which assassinated", in Arabic "of Turkey, which shelled"
  if (WHICH.has(tokens, end) && (STRUCK.has(tokens, end + 1) || ACTS.has(tokens, end + 1))) return true;
  if (end - t !== 1) return false;
  // "Washington hits sites of the group"
  if (STRIKES.has(tokens, end) && (t === first || tokens.gap[t - 1]! >= GAP.comma)) return true;
  if (t - 1 < first || !ACTS.has(tokens, t - 1)) return false;
  return t - 1 === first || tokens.gap[t - 2]! >= GAP.comma;
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
export function isUsOfOthers(tokens: Tokens, { first: t, end }: Hit): boolean {
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

/** "the base", where the text tells of one, and not the group of that name; in Arabic Sulaymaniyah, which is written like Soleimani. */
export function isNamesake(tokens: Tokens, { first: t, end, senses: [sense] }: Hit): boolean {
  if (end - t !== 1) return false;
  const word = wordOf(tokens, t);
  if (sense!.value === "iran-irgc") return /سليمانيه$/.test(word);
  if (sense!.value !== "al-qaeda" || !/قاعده$/.test(word)) return false;
  if (AT_BASE.has(tokens, t - 1) || (wordOf(tokens, t - 1) === "علي" && ATTACKS.has(tokens, t - 2))) return true;
  for (let u = 0; u < tokens.length; u++)
    if (u !== t && (BASE.has(tokens, u) || (OF_ARMS.has(tokens, u) && /قاعده$/.test(wordOf(tokens, u - 1)))))
      return true;
  return false;
}
/** In Arabic "inside the base", "an attack on the base". */
const AT_BASE = new WordSet("داخل قرب محيط باتجاه اتجاه نحو بوابه مدرج سور اسوار مغادره خارج حرم");
const ATTACKS = new WordSet("هجوم هجوما هجمات الهجوم الهجمات صواريخ قذايف سقطت سقط");
const BASE = new WordSet("قاعده قواعد", "و ف ب ل");
const OF_ARMS = new WordSet("الجويه العسكريه الامريكيه الاميركيه البحريه");

/** "Iran-backed militias", "pro-Iran fighters": whose friends they are, and not who does it. */
export function isSponsor(tokens: Tokens, { first: t, end }: Hit, first: number): boolean {
  if (
    end === t + 1 &&
    tokens.gap[t] === GAP.hyphen &&
    /^(?:backed|aligned|allied|linked|supported|funded|sponsored)$/.test(wordOf(tokens, end))
  )
    return true;
  return t > first && tokens.gap[t - 1] === GAP.hyphen && /^(?:pro|anti)$/.test(wordOf(tokens, t - 1));
}

/** The month and the town, not the verbs. */
export function isName(tokens: Tokens, { first: t, senses }: Hit, first: number): boolean {
  const shape = tokens.shape[t];
  if (shape !== SHAPE.capital && shape !== SHAPE.upper) return false;
  const word = tokens.text.slice(tokens.start[t]!, tokens.end[t]!);
  if (word === "MARCH") return tokens.shape[t + 1] === SHAPE.digit && tokens.gap[t] === GAP.space;
  if (shape === SHAPE.upper) return false;
  if (word === "March" && tokens.shape[t + 1] === SHAPE.digit && tokens.gap[t] === GAP.space) return true;
  // "Operation New Dawn", but not that it began.
  if (word === "Operation" && senses[0]!.tail !== null && senses[0]!.part === "verb") return false;
  if (word === "Operation" && tokens.shape[t + 1] === SHAPE.capital && tokens.gap[t] === GAP.space) return true;
  return t > first && /^(?:March|Hit|Shell)$/.test(word);
}

/** "Shell signed a deal": the company, or the verb. */
export const isShell = (tokens: Tokens, t: number): boolean =>
  tokens.shape[t] === SHAPE.capital && wordOf(tokens, t) === "shell";

/** "Popular Mobilization Forces": a word of a group's own name. */
export function isOfName(tokens: Tokens, actors: readonly Hit[], { first, end, senses }: Hit): boolean {
  if (tokens.shape[first] !== SHAPE.capital || senses[0]!.part === "weapon") return false;
  return actors.some(
    actor => actor.first < first && end <= actor.end && /^(?:militia|insurgent)$/.test(actor.senses[0]!.part),
  );
}
