// Places that no gazetteer knows, in Arabic: the name stands after the word for its kind, and no capital tells where it ends.

import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import { closesQuote, opensQuote, statesDistrict } from "@/lib/geoparse/recognition/arabic";
import { behindAdjectives } from "@/lib/geoparse/recognition/span";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** Words `[first, end)`, and how many letters of the first are written together with the name and are none of it. */
interface UnknownName {
  first: number;
  end: number;
  prefix: number;
  /** A writer put it in quotation marks: shorter names inside it are not meant. */
  quoted?: true;
}

/**
 * The names that follow the word `[t, end)` for a kind directly, or after "called": "قرية X", "قريتي X وY".
 *
 * @param taken 1 for words of names that are known or found before
 * @param vague whether the kind is one that much is called by
 */
export function arabicNamesAfter(
  document: Document,
  taken: Uint8Array,
  t: number,
  end: number,
  vague: boolean,
): UnknownName[] {
  const { tokens, flags } = document;
  const kind = foldedWord(tokens, t);
  // "To revive" is written as "quarters" but for the hamza.
  if (/^[وفبلك]?إح/.test(tokens.text.slice(tokens.start[t], tokens.end[t]))) return [];
  // "The village" is one that was named before, and "city and village" none in particular.
  if (/^[وفبلك]?ال|^لل/.test(kind) && !/^ال/.test(kind.slice(2))) return [];
  if (t > 0 && flags[t - 1]! & FLAG.kind && kind.startsWith("و") && tokens.gap[t - 1] === GAP.space) return [];
  // "And they are towns (that) border": a verb stands behind the predicate.
  const told = t > 0 && THEY.has(tokens, t - 1) && end < tokens.length && /^[يت].{3,}/.test(foldedWord(tokens, end));
  if (told && !ARABIC_CALLED.has(tokens, end)) return [];
  let first = end;
  while (first < tokens.length && first < end + 2 && ARABIC_CALLED.has(tokens, first)) first++;
  if (first >= tokens.length || (tokens.gap[first - 1]! > GAP.newline && !opensQuote(tokens, first - 1))) return [];
  // The village "Shawk al-Rim".
  const quoted = opensQuote(tokens, first - 1) ? endOfQuote(document, first) : first;
  if (quoted > first + 1 && !vague) return [{ first, end: quoted, prefix: 0, quoted: true }];
  const bare = kind.replace(/^[وفبل](?=.{3})/, "");
  // "The directorate (of) roads": districts of Yemen are in the gazetteer, and so are the cities and provinces that Kurds call so.
  if (/^مديري|^شاري$|^باريزكاي$/.test(bare)) return [];
  // "a new bridge" is none in particular; what is called so has the article, or begins as names do.
  const called =
    /^ال/.test(foldedWord(tokens, first)) || HEADS.test(foldedWord(tokens, first)) || isInDistrict(document, first + 1);
  const site = ARABIC_SITE.test(bare) && called && (flags[first]! & FLAG.kind) === 0;
  const thing = first === end && (site || ARABIC_THING.test(bare));
  const estate = bare === "مجمع" && first + 1 < tokens.length && /^السكنيه?$/.test(foldedWord(tokens, first + 1));
  const areas = bare === "مناطق";
  if (vague && !thing && !estate && !areas && !/^(?:منطقه|منطقتي|قريه)$/.test(bare)) return [];
  let listed = endOfName(document, taken, first);
  if (thing && listed > first) {
    // The word is part of the name: "Nahr Umm al-Tus".
    return [{ first: t, end: behindAdjectives(document, listed), prefix: kind.length - bare.length }];
  }
  const names: UnknownName[] = [{ first, end: listed, prefix: 0 }];
  let known = taken[first] === 1;
  for (let more = 0; PLURAL.test(kind) && listed > first && more < 12; more++) {
    if (listed >= tokens.length) break;
    const word = foldedWord(tokens, listed);
    // "Villages (of) (Miska) and (Dargale)".
    const bracketed = word === "و" && opensQuote(tokens, listed) && closesQuote(tokens, listed - 1);
    if (!bracketed && (tokens.gap[listed - 1]! > GAP.comma || !word.startsWith("و") || word.length < 4)) break;
    // "Villages (of) Kirkuk, and (somebody) opened": behind a comma a verb begins a clause; the next name has the article, or begins as names do.
    if (tokens.gap[listed - 1] === GAP.comma && !/^وال/.test(word) && !HEADS.test(word.slice(1))) break;
    first = bracketed ? listed + 1 : listed;
    listed = endOfName(document, taken, first);
    // The conjunction stays outside.
    if (listed > first && !taken[first]) names.push({ first, end: listed, prefix: bracketed ? 0 : 1 });
    if (taken[first]) known = true;
  }
  // "Areas near and far": areas are called by names where one of them is known, or begins as names do.
  if (areas && !known && !names.some(({ first, prefix }) => HEADED.test(foldedWord(tokens, first).slice(prefix))))
    return [];
  return names;
}

/** Behind which of the next words a quotation ends, or `first` if a short one does not. */
function endOfQuote({ tokens }: Document, first: number): number {
  for (let t = first; t < tokens.length && t < first + 4; t++) {
    if (closesQuote(tokens, t)) return t + 1;
    if (tokens.gap[t] !== GAP.space || tokens.shape[t] !== SHAPE.arabic) break;
  }
  return first;
}

/** "Camp Aliyawa in the district (of) Khanaqin": whether a word for a district or province that something is in stands at `t`, or behind "in". */
function isInDistrict(document: Document, t: number): boolean {
  for (const phrase of [document.phrases[t], document.phrases[t + 1]])
    if (phrase?.kindsBefore.some(kind => kind === "admin1" || kind === "admin2") && statesDistrict(document, t, phrase))
      return true;
  return false;
}

/** "Tal Abu Amud": a mound, which a village beside it is called by. */
export function isMound({ tokens }: Document, { first, end }: Phrase): boolean {
  return end === first + 1 && MOUND.has(tokens, first);
}

const MOUND = new WordSet("تل وتل بتل لتل");

/** End of an Arabic name: one word, and a second that goes with it. */
function endOfName(document: Document, taken: Uint8Array, first: number): number {
  const { tokens, flags } = document;
  const word = foldedWord(tokens, first);
  const next = first + 1;
  if (!HEADS.test(word) && !mayBeName(document, first)) return first;
  if (next >= tokens.length || tokens.gap[first] !== GAP.space || tokens.shape[next] !== SHAPE.arabic)
    return word.length < 3 ? first : next;
  const second = foldedWord(tokens, next);
  if (HEADS.test(word)) return next + 1;
  // "a town outside of"
  if (second === "عن" && /^.ا..ه$/.test(word)) return first;
  const listed = (flags[next]! & FLAG.kind) !== 0;
  if (listed || !mayBeName(document, next) || taken[next] || /^[وفبلك]ال|^لل|^و|^[بل].{4}/.test(second)) return next;
  const [definite, secondDefinite] = [word.startsWith("ال"), second.startsWith("ال")];
  if (definite && !secondDefinite) return next;
  // A verb often follows the name.
  if (!secondDefinite && /^[يت].{3,}|وا$|ت$/.test(second)) return next;
  return next + 1;
}

function mayBeName(document: Document, t: number): boolean {
  const { tokens, flags } = document;
  if (tokens.shape[t] !== SHAPE.arabic) return false;
  const none =
    FLAG.common |
    FLAG.locative |
    FLAG.weak |
    FLAG.direction |
    FLAG.demonym |
    FLAG.organisation |
    FLAG.will |
    FLAG.title;
  if (flags[t]! & none) return false;
  // "an area that lies 20 km from"
  if (TELLS_OF.has(tokens, t)) return false;
  const word = foldedWord(tokens, t);
  // "its whole", an adverb, a verb of request: no names.
  return (
    word.length >= 3 &&
    !tellsKind(document, t) &&
    !ADJECTIVE.test(word) &&
    !/(?:ها|هم|...نا)$/.test(word) &&
    !NUNATED.test(tokens.text.slice(tokens.start[t], tokens.end[t]))
  );
}

/** Verbs of what a place is, has or sees. */
const TELLS_OF = new WordSet(
  "تبعد يبعد تقع يقع تطل يطل تضم يضم تشهد يشهد شهدت تتبع يتبع تخضع يخضع تعد يعد تعتبر يعتبر تشتهر يشتهر تسكنها يسكنها تحاذي تجاور تنتشر ينتشر تعاني يعاني",
);

/** With the marks of an indefinite noun ("and sub-districts", "a den"). */
const NUNATED = /(?:\u064b\u0627|\u0627\u064b|[\u064b-\u064d])$/;

/** "Towns and villages (of) Hawija": after an "and" stands another word for a kind. */
function tellsKind({ phrases, tokens }: Document, t: number): boolean {
  const kind = phrases[t];
  return kind !== undefined && kind.end === t + 1 && kind.kindsBefore.length > 0 && !/^ال/.test(foldedWord(tokens, t));
}

const ARABIC_CALLED = new WordSet("تسمي تدعي يسمي يدعي اسمها المسماه المعروفه باسم");
const THEY = new WordSet("هي وهي هو وهو كانت وكانت");
const ARABIC_SITE = /^(?:شارع|جسر|مستشفي|ساحه|مخيم|حقل|منفذ|معبر|سجن|ملعب|جامع|مينا|مطار)$/;
const ARABIC_THING = /^(?:نهر|وادي|جبل|هور|تل)$/;
/** Adjectives without an article that agree with villages and quarters ("destroyed", "rural"), as no name does that is not in a gazetteer. */
const ADJECTIVE = /^م.{3,}ه$|^مت.{3,}$|^(?![وفبلك]?ال|لل).{2,}يه$/;
/** First words of Arabic names of two words. */
const HEADS = /^(?:ابو|ام|تل|بني|ال|البو|الشيخ|سيد|عين|خان|بير|وادي|جبل|دير|كفر|بيت|شيخ)$/;
const HEADED = /^(?:البو.{2,}|ابو|ام|تل|بني|عين|بير|كفر|دير)$/;
const PLURAL = /^[وفبلك]?(?:قري|قريتي|قريتا|بلدات|بلدتي|بلدتا|احيا|مناطق|منطقتي)$/;
