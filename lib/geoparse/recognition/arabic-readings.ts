// How an Arabic word of the text may be read: with prefixes or without, with the article or without, by letters in which writers do not waver.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { longestAt } from "@/lib/gazetteer/matcher";
import type { Document } from "@/lib/geoparse/document";
import { GREAT } from "@/lib/geoparse/readings";
import { once } from "@/lib/text/memory";
import { fold } from "@/lib/text/normalize";
import { arabicReadings } from "@/lib/text/spelling";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/**
 * Of the names that an Arabic word may be, those that have an article where it has one: "the Pacific" is not "quiet", nor "the island" the
 * name "Jazira". Where no name has it as the word does, one without it is meant. After a preposition that takes the article's alif ("lil-")
 * the article is there.
 */
export function withSameArticle(gazetteer: Gazetteer, names: readonly number[], written: string): number[] {
  const article = /^[وف]?(?:[بك]?ال|لل)/.test(written);
  const isSame = (name: number) => gazetteer.nameAt(name).form.startsWith("ال") === article;
  const same = names.filter(isSame);
  return same.length > 0 ? same : names.filter(name => written.endsWith(gazetteer.nameAt(name).form));
}

/**
 * Of the names that an Arabic word may be, those that it can be by the letters in which writers do not waver: a hamza below the alif is none
 * above it ("frame" is not Atar) and "and that" not Van, a final hamza is not added ("shelter" is not Iowa), nor one inside a word
 * ("they fled" is not "to Java", "shelter" not Maui, "aims" not Marib), and where a text tells ta marbuta from ha, "his talk" is not Haditha.
 */
export function withSameLetters(
  document: Document,
  gazetteer: Gazetteer,
  names: readonly number[],
  t: number,
): number[] {
  const { tokens } = document;
  const written = tokens.text.slice(tokens.start[t]! + document.prefix[t]!, tokens.end[t]);
  // "That he" is not Baneh.
  if (PRONOUN.test(written)) return [];
  const below = written.includes("إ");
  const hamza = written.endsWith("ء");
  const listed = document.prefix[t]! > 0 && tokens.text[tokens.start[t]!] === "و";
  const ha = written.endsWith("ه") && !listed && tellsTaMarbuta(document);
  const medial = MEDIAL.exec(written)?.[1];
  if (!below && !hamza && !ha && medial === undefined) return [...names];
  return names.filter(id => {
    const { form, places } = gazetteer.nameAt(id);
    return places.some(p => {
      const { nameAr, names: others, source } = gazetteer.placeAt(p);
      return [nameAr, ...others].some(
        other =>
          fold(other) === form &&
          !(below && other.includes("أ") && !source.startsWith("curated")) &&
          !(below && isCommon(gazetteer, form) && !other.includes("إ")) &&
          !(hamza && !other.endsWith("ء")) &&
          !(medial !== undefined && MEDIAL.exec(other)?.[1] !== medial) &&
          !(
            ha &&
            other.endsWith("ة") &&
            !form.startsWith("ال") &&
            (isListed(gazetteer, form.slice(0, -1)) || (isSmall(gazetteer, id) && !isNamed(document, t)))
          ),
      );
    });
  });
}

const MEDIAL = /^.+?([أآ])./;
const PRONOUN = /^[وف]?(?:[بلك]?أن|إن)(?:ه|ها|هم|نا|ني)$/;

function isCommon({ vocabulary, lexicon }: Gazetteer, word: string): boolean {
  return (lexicon.flags(vocabulary.idOf(word)) & FLAG.common) !== 0;
}

/** "the area (of) Mutaibija": right behind the word for its kind. */
const isNamed = ({ tokens, flags, prefix }: Document, t: number): boolean =>
  t > 0 &&
  prefix[t] === 0 &&
  tokens.gap[t - 1] === GAP.space &&
  (flags[t - 1]! & FLAG.kind) !== 0 &&
  KINDS.has(tokens, t - 1);
const KINDS = new WordSet("منطقه قريه بلده ناحيه قضا مدينه", "و ف ب ل ك");

/** Of a village: a pronoun is rather meant than it ("his palace"). */
function isSmall(gazetteer: Gazetteer, id: number): boolean {
  const { admin1, country, population } = gazetteer.bearersAt(id);
  return !admin1 && !country && population < VILLAGE;
}

const VILLAGE = 5_000;

function isListed({ vocabulary, lexicon }: Gazetteer, word: string): boolean {
  return lexicon.flags(vocabulary.idOf(word)) !== 0;
}

/**
 * Whether the writer tells ta marbuta from ha: who drops its points drops them from definite nouns, too, where a final ha is no pronoun
 * ("المنطقه").
 */
const tellsTaMarbuta = once(({ tokens }: Document): boolean => {
  const { text, shape, end, length } = tokens;
  let [ta, dropped] = [0, 0];
  for (let t = 0; t < length; t++) {
    if (shape[t] !== SHAPE.arabic) continue;
    const last = text.charCodeAt(end[t]! - 1);
    if (last === TA_MARBUTA) ta++;
    else if (last === HA && /^[وفبك]?ال.{3,}|^لل.{3,}/.test(foldedWord(tokens, t)) && !ENDS_IN_HA.has(tokens, t))
      dropped++;
  }
  return ta >= 2 && ta > 4 * dropped;
});

/** God, water, faces, mouths and what else has a ha of its own. */
const ENDS_IN_HA = new WordSet(
  "الله والله بالله لله المياه والمياه بالمياه الوجه الشبه الفقه الشفاه الانتباه الاتجاه التوجه",
);

const TA_MARBUTA = 0x0629;
const HA = 0x0647;

/**
 * Reads word `t`, which is only known from further on in some name ("bi-Baghdad" from "the embassy in Baghdad"), as a preposition and the
 * beginning of a name, if there is one. Changes the document.
 */
export function readAsBeginning(
  { tokens, words, prefix, flags }: Document,
  { vocabulary, lexicon, exact }: Gazetteer,
  t: number,
): void {
  const whole = words[t]!;
  if (whole < 0 || prefix[t]! > 0) return;
  // "In Deir ez-Zor": the whole is a village's name, and without the "in" a longer name begins.
  const begins = exact.starts(whole);
  const least = begins ? (longestAt(exact, tokens, words, t)?.end ?? t) : -1;
  for (const { stem, skip } of arabicReadings(foldedWord(tokens, t))) {
    const id = skip === 0 ? -1 : vocabulary.idOf(stem);
    if (!exact.starts(id)) continue;
    words[t] = id;
    if (!begins || (longestAt(exact, tokens, words, t)?.end ?? t) > Math.max(least, t + 1)) {
      prefix[t] = skip;
      flags[t] = flags[t]! | (lexicon.flags(id) & FLAG.common);
      return;
    }
    words[t] = whole;
  }
}

/**
 * Reads word `t`, directly behind a name, as "and" and a name of the region where the whole is no such name: "Medina and Jeddah" is not the
 * Moroccan Oujda, and Qom, of two letters, is read so nowhere else. Changes the document.
 */
export function readAsListed({ tokens, words, prefix }: Document, gazetteer: Gazetteer, t: number): void {
  if (prefix[t]! > 0 || tokens.text[tokens.start[t]!] !== "و") return;
  const word = foldedWord(tokens, t);
  if (word.startsWith("وال") || word.length < 3) return;
  const { exact, vocabulary } = gazetteer;
  const isOfRegion = (id: number, least: number) => {
    const state = exact.step(0, id);
    return (
      state !== -1 &&
      exact.ends(state) &&
      exact.payloads(state).some(name => {
        const { curated, focus, region, common, population } = gazetteer.bearersAt(name);
        return curated && (focus || region) && !common && population >= least;
      })
    );
  };
  const stem = vocabulary.idOf(word.slice(1));
  if (stem < 0 || !isOfRegion(stem, GREAT) || (words[t]! >= 0 && isOfRegion(words[t]!, 0))) return;
  words[t] = stem;
  prefix[t] = 1;
}

const MARKS = /[\u064b-\u0652]/;

/**
 * Of the places that a word written with vowel marks may mean, those of which a name bears the same marks: with a doubled m it is Amman, with an
 * u behind its first letter Oman. All of them where no name tells.
 */
export function withSameMarks<C extends { place: number }>(
  { tokens, prefix }: Document,
  gazetteer: Gazetteer,
  { first, end }: { first: number; end: number },
  list: C[],
): C[] {
  if (list.length < 2 || end - first !== 1 || tokens.shape[first] !== SHAPE.arabic) return list;
  const written = tokens.text.slice(tokens.start[first]! + prefix[first]!, tokens.end[first]);
  if (!MARKS.test(written)) return list;
  const marked = lettersOf(written);
  const same = list.filter(({ place }) =>
    gazetteer.placeAt(place).names.some(name => {
      const letters = MARKS.test(name) ? lettersOf(name) : [];
      return (
        letters.length === marked.length && marked.every((letter, i) => letter.length < 2 || letter === letters[i])
      );
    }),
  );
  return same.length > 0 ? same : list;
}

/** Each letter with its marks. */
const lettersOf = (word: string): string[] => word.match(/[^\u064b-\u0652][\u064b-\u0652]*/g) ?? [];
