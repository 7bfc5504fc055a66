// Which of a source's alternate names are kept: those in Arabic script, and those in Latin letters that sound like the main name.

import { distance } from "fastest-levenshtein";
import { fold } from "@/lib/text/normalize";
import { consonants, spellingKey, withoutArticles } from "@/lib/text/spelling";

export const ARABIC = /^[\u0600-\u06ff\s\u200c'-]+$/;
export const LATIN = /^[\p{Script=Latin}\p{M}\s'’‘`ʻʼʿʾ.-]+$/u;

/** The first name in Arabic script of three letters or more, rather one without Persian or Kurdish letters; "" where there is none. */
export function arabicName(names: string[]): string {
  const arabic = names.filter(name => ARABIC.test(name) && fold(name).length >= 3);
  return arabic.find(name => !/[پچژگکیەۆێڵڕڤھہ]/.test(name)) ?? arabic[0] ?? "";
}

/**
 * Which of GeoNames' alternate names are kept. The list holds every language of the world; a name in a language that our articles are
 * not written in makes wrong matches only ("Grenade" for Granada, "Lion" for Lyon). Kept are names in Arabic script (of the region; of
 * large cities elsewhere the Arabic one and what differs from it by a letter: "the island" in Persian is Algiers), and names in Latin script that sound like the main one, have four letters and a vowel and are no English
 * word; outside the region they also begin with the same letter, since Russian ways of writing give "Gamilton".
 * @param words folded English words
 */
export function alternateNames(
  main: string,
  names: readonly string[],
  { inRegion, people, words }: { inRegion: boolean; people: number; words: ReadonlySet<string> },
): string[] {
  const kept = new Set<string>();
  const folded = fold(main);
  const arabic = fold(arabicName([...names]));
  for (const name of names) {
    const form = fold(name);
    if (form.length < 3 || form === folded || name.includes("|") || words.has(form)) continue;
    if (ARABIC.test(name)) {
      if (inRegion || (people >= 100_000 && distance(form, arabic) <= 1)) kept.add(name);
    } else if (form.length >= 4 && LATIN.test(name) && /[aeiou]/.test(form) && !/^\p{Lu}{2,5}$/u.test(name)) {
      if (soundsLike(main, name) && (inRegion || initial(name) === initial(main))) kept.add(name);
    }
  }
  return [...kept];
}

/** Whether a name may be a spelling of the main one: the same consonants, or one letter off. */
function soundsLike(main: string, name: string): boolean {
  const a = skeleton(main);
  const b = skeleton(name);
  if (a === b) return a.length >= 2 || fold(main)[0] === fold(name)[0];
  return Math.min(a.length, b.length) >= 4 && distance(a, b) <= 1;
}

/** What all spellings of a name have in common: its consonants, articles left out. */
export function skeleton(name: string): string {
  return spokenWords(name)
    .map(word => consonants(spellingKey(word)))
    .join("");
}

function initial(name: string): string | undefined {
  return spellingKey(spokenWords(name)[0] ?? "")[0];
}

function spokenWords(name: string): string[] {
  return withoutArticles(fold(name).split(" "));
}
