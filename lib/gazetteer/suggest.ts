// What a name typed by a reader, or its beginning, could mean: in any spelling and either script. Pure.

import { wordsOf } from "@/lib/gazetteer/lexicon";
import { consonants, spellingKey, withoutArticles } from "@/lib/text/spelling";

/** A written name, articles left out: its folded words, and by its sound their spelling keys, each between spaces. */
export interface Heard {
  words: string;
  keys: string;
}

/** How a name meets what is typed, nearest first: it is the name or its beginning, its first words sound so, it begins so, a later word does. */
const NEARNESS = ["named", "sounds", "begins", "holds", "consonants"] as const;
export type Nearness = (typeof NEARNESS)[number];

/** So many letters of a key are hardly the beginning of a name by chance. */
const TELLING = 5;

export function hear(written: string): Heard {
  const all = wordsOf(written);
  const spoken = withoutArticles(all);
  const words = spoken.length > 0 ? spoken : all;
  return { words: ` ${words.join(" ")} `, keys: ` ${words.map(spellingKey).join(" ")} ` };
}

/**
 * For each name how near it is to what is typed, or null. Names that share no more than consonants are near where no other is.
 * One letter is left of "qae" and of many a syllable; it would mean half the gazetteer, and means none.
 */
export function nearness(typed: string, names: readonly Heard[]): (Nearness | null)[] {
  const sought = hear(typed);
  const words = sought.words.trimEnd();
  const keys = sought.keys.trimEnd();
  const letters = keys.trim().length;
  if (letters < 2) return names.map(() => null);
  const near = names.map((name): Nearness | null => {
    const at = name.keys.indexOf(keys);
    const whole = name.keys === sought.keys;
    if (whole || name.words.startsWith(words) || (at === 0 && letters >= TELLING)) return "named";
    if (name.keys.startsWith(sought.keys)) return "sounds";
    return at === 0 ? "begins" : at > 0 ? "holds" : null;
  });
  // Of a short word that is a name by its sound, what only goes on like it is noise.
  if (letters < TELLING && near.some((nearness, n) => nearness !== null && names[n]!.keys.startsWith(sought.keys)))
    return near.map((nearness, n) => (nearness === "named" || names[n]!.keys.includes(sought.keys) ? nearness : null));
  if (near.some(nearness => nearness !== null)) return near;
  // Vowels are written as one hears them: "qaem", "qaim". Few consonants have to be the whole of a word.
  const bare = keys.replace(/\S+/g, consonants);
  const few = bare.trim().length;
  if (few < 2) return near;
  const wanted = few < 3 ? `${bare} ` : bare;
  return names.map(name => (name.keys.replace(/\S+/g, consonants).startsWith(wanted) ? "consonants" : null));
}

/** Written names, heard once, and whose each is. */
export interface Register<T> {
  names: Heard[];
  of: T[];
}

/** Whose names are near to what is typed, the nearest first; of equals, those that weigh more. */
export function nearest<T>(
  typed: string,
  { names, of }: Register<T>,
  weight: (one: T) => number,
  limit: number,
): { one: T; near: Nearness }[] {
  const rank = new Map<T, number>();
  for (const [n, near] of nearness(typed, names).entries()) {
    if (near === null) continue;
    const one = of[n]!;
    rank.set(one, Math.min(rank.get(one) ?? NEARNESS.length, NEARNESS.indexOf(near)));
  }
  return [...rank]
    .sort(([a, i], [b, j]) => i - j || weight(b) - weight(a))
    .slice(0, limit)
    .map(([one, near]) => ({ one, near: NEARNESS[near]! }));
}
