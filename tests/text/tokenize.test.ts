// Words and sentences: offsets, shapes, gaps and bounds, in tables of English and Arabic.

import { describe, expect, it } from "vitest";
import { fold } from "@/lib/text/normalize";
import {
  emptyTokens,
  foldedWord,
  GAP,
  SHAPE,
  sentenceBounds,
  tokenize,
  tokenizeInto,
  WordSet,
} from "@/lib/text/tokenize";
import { seeded } from "../random";

const words = (text: string) => {
  const tokens = tokenize(text);
  return Array.from({ length: tokens.length }, (_, t) => text.slice(tokens.start[t], tokens.end[t]));
};
const names = (codes: Record<string, number>) =>
  Object.fromEntries(Object.entries(codes).map(([name, code]) => [code, name]));
const SHAPES = names(SHAPE);
const GAPS = names(GAP);
const sentences = (text: string) => {
  const tokens = tokenize(text);
  const bounds = sentenceBounds(tokens);
  return Array.from({ length: bounds.length / 2 }, (_, s) =>
    text.slice(tokens.start[bounds[s * 2]!], tokens.end[bounds[s * 2 + 1]! - 1]),
  );
};

describe("words", () => {
  const rows: [name: string, text: string, words: string[]][] = [
    ["nothing", "", []],
    ["only punctuation", " ... --- !?", []],
    ["plain", "Fighting near Tikrit", ["Fighting", "near", "Tikrit"]],
    ["hyphens part words", "al-Qaim", ["al", "Qaim"]],
    ["an ayn before a word is no quotation mark", "Tall ‘Afar, near 'Ana", ["Tall", "Afar", "near", "Ana"]],
    ["an apostrophe inside stays", "al-Qa'im and Ba‘quba", ["al", "Qa'im", "and", "Ba‘quba"]],
    ["a possessive is no part of the word", "Iraq's west", ["Iraq", "west"]],
    ["a curly possessive", "Mosul’s old city", ["Mosul", "old", "city"]],
    ["a plural possessive", "the provinces' heads", ["the", "provinces", "heads"]],
    ["a possessive in capitals", "IRAQ'S WEST", ["IRAQ", "WEST"]],
    ["s inside a word is no possessive", "Ra's al-Ayn", ["Ra", "al", "Ayn"]],
    ["quotation marks around", "the 'caliphate' in “Raqqa”", ["the", "caliphate", "in", "Raqqa"]],
    ["stops part initials", "U.S. troops", ["U", "S", "troops"]],
    ["digits", "Highway 1, K1", ["Highway", "1", "K1"]],
    ["accents", "Şırnak, Süleymaniye", ["Şırnak", "Süleymaniye"]],
    ["combining marks stay in their word", "Su\u0308leyman", ["Su\u0308leyman"]],
    ["a soft hyphen stays in its word", "Bagh\u00addad", ["Bagh\u00addad"]],
    ["a zero-width joiner stays in its word", "خانه\u200cقین", ["خانه\u200cقین"]],
    ["Arabic", "في محافظة الأنبار،", ["في", "محافظة", "الأنبار"]],
    ["Arabic with marks and tatweel", "بَغْدَاد والبصـــرة", ["بَغْدَاد", "والبصـــرة"]],
    ["Arabic and Latin side by side", "القائم (Qaim)", ["القائم", "Qaim"]],
    ["other scripts", "Багдад 巴格达", ["Багдад", "巴格达"]],
    ["emoji part words", "Baghdad🔥Basra", ["Baghdad", "Basra"]],
    ["half an emoji", "Baghdad\ud83d Basra", ["Baghdad", "Basra"]],
    ["NUL bytes part words", "Bag\0dad", ["Bag", "dad"]],
    ["a lone mark is no word", " \u0301 a", ["a"]],
  ];
  it.each(rows)("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("shapes", () => {
  const rows: [word: string, shape: keyof typeof SHAPE][] = [
    ["troops", "lower"],
    ["Tikrit", "capital"],
    ["A", "capital"],
    ["PMU", "upper"],
    ["McGurk", "mixed"],
    ["iPhone", "mixed"],
    ["1920", "digit"],
    ["١٩٢٠", "digit"],
    ["K1", "capital"],
    ["الأنبار", "arabic"],
    ["Багдад", "other"],
    ["Ömer", "capital"],
  ];
  it.each(rows)("%s is %s", (word, shape) => {
    const tokens = tokenize(word);
    expect(tokens.length).toBe(1);
    expect(SHAPES[tokens.shape[0]!]).toBe(shape);
  });
});

describe("gaps", () => {
  const rows: [name: string, text: string, gap: keyof typeof GAP][] = [
    ["space", "Tal Afar", "space"],
    ["several spaces", "Tal  \t Afar", "space"],
    ["no-break space", "Tal\u00a0Afar", "space"],
    ["hyphen", "al-Qaim", "hyphen"],
    ["typographic hyphen", "al‐Qaim", "hyphen"],
    ["en dash that joins", "Baghdad–Basra", "hyphen"],
    ["hyphen behind an abbreviation", "S.-led", "hyphen"],
    ["underscore of a hashtag", "#Al_Anbar", "space"],
    ["dash between spaces", "Baghdad - Basra", "other"],
    ["dash behind a word", "Baghdad- Basra", "other"],
    ["em dash", "Baghdad—Basra", "other"],
    ["line break", "Tal\nAfar", "newline"],
    ["Windows line break", "Tal\r\nAfar", "newline"],
    ["line break and spaces", "Tal \n  Afar", "newline"],
    ["blank line", "Tal\n\nAfar", "paragraph"],
    ["Windows blank line", "Tal\r\n\r\nAfar", "paragraph"],
    ["stop", "St. Louis", "stop"],
    ["stop without space", "U.S", "stop"],
    ["comma", "Qaim, Anbar", "comma"],
    ["stop and comma", "Calif., Iraq", "comma"],
    ["Arabic comma", "القائم، الأنبار", "comma"],
    ["bracket", "Qaim (Anbar", "other"],
    ["quotation mark", 'Qaim "Anbar', "other"],
    ["colon", "Qaim: Anbar", "other"],
    ["question mark", "Qaim? Anbar", "other"],
    ["comma at the end of a line", "Qaim,\nAnbar", "other"],
    ["possessive", "Iraq's Anbar", "space"],
  ];
  it.each(rows)("%s", (_, text, gap) => {
    const tokens = tokenize(text);
    expect(GAPS[tokens.gap[0]!]).toBe(gap);
    expect(GAPS[tokens.gap[tokens.length - 1]!]).toBe("paragraph");
  });
});

it("columns that held another text hold the next as if they were new", () => {
  const texts = [
    "",
    "Hit",
    "«بالموصل», al-Qa'im’s U.S. base.\n\n".repeat(50),
    "one word more",
    "a ".repeat(2000),
    "... ---",
  ];
  const used = emptyTokens();
  for (const text of [...texts, ...texts.toReversed()]) {
    tokenizeInto(text, used);
    const fresh = tokenize(text);
    expect(used).toMatchObject({ text, length: fresh.length });
    for (const column of ["start", "end", "hash", "shape", "gap"] as const) {
      expect(used[column].subarray(0, used.length)).toEqual(fresh[column]);
    }
  }
});

describe("folding", () => {
  const rows: [name: string, a: string, b: string][] = [
    ["case", "BAGHDAD", "Baghdad"],
    ["accents", "Şırnak", "sirnak"],
    ["combining and composed", "Su\u0308leyman", "Süleyman"],
    ["apostrophes of every kind", "Ba‘quba", "Baʿquba"],
    ["apostrophe or none", "Qa'im", "Qaim"],
    ["hyphen or space", "al-Qaim", "al Qaim"],
    ["alif with hamza", "الأنبار", "الانبار"],
    ["ta marbuta", "البصرة", "البصره"],
    ["alif maqsura", "ديالى", "ديالي"],
    ["short vowels", "بَغْدَاد", "بغداد"],
    ["tatweel", "البصـــرة", "البصرة"],
    ["Persian ya and kaf", "کرکوک", "كركوك"],
    ["zero-width non-joiner", "خانه\u200cقین", "خانهقين"],
    ["Arabic-Indic digits", "شارع ٦٠", "شارع 60"],
    ["waw with hamza", "مؤتة", "موتة"],
  ];
  it.each(rows)("%s", (_, a, b) => {
    expect(fold(a)).toBe(fold(b));
    expect(fold(a)).not.toBe("");
  });

  it("a word of a text folds as the same word alone", () => {
    const text = "Şırnak, al-Qa'im; بَغْدَاد «الأنبار» MOSUL's";
    const tokens = tokenize(text);
    for (let t = 0; t < tokens.length; t++)
      expect(foldedWord(tokens, t)).toBe(fold(text.slice(tokens.start[t], tokens.end[t])));
  });
});

describe("sentences", () => {
  const rows: [name: string, sentences: string[], between?: string][] = [
    ["one", ["Troops left Mosul."]],
    ["two", ["Troops left Mosul.", "They went to Erbil."]],
    ["abbreviated country", ["The convoy of U.S. troops left Taji.", "It was hit near Balad."]],
    ["country at the end", ["They flew to the U.S.", "The talks went on in Amman."]],
    ["rank", ["The body of Gen. Qassem Soleimani lay in Karbala.", "Thousands came."]],
    ["title", ["Dr. Ali Jassim works in Samarra.", "Mr. Hadi does not."]],
    ["month", ["On Jan. 3 in Baghdad a convoy was hit.", "Ten died."]],
    ["initials", ["J. R. Smith wrote from Hit.", "He stayed there."]],
    ["Saint and Mount", ["Near Mt. Sinjar the road ends.", "A camp stands there."]],
    ["number", ["About 3.5 km from Kirkuk they stopped.", "No one was hurt."]],
    ["site name", ["According to example.com the base was empty.", "It was not."]],
    ["question and exclamation", ["Who fired at Taji?", "No one knows!", "The base is closed."]],
    ["quotation", ["“We hold Baiji.”", "He then left."]],
    ["lower case goes on", ["The firm Yahoo! is not in Basra.", "It is in Dubai."]],
    ["ellipsis", ["They waited in Zakho…", "Nothing came."]],
    ["Arabic", ["قصفت الطائرات قرية قرب بيجي.", "ولم يصب أحد."]],
    ["Arabic question", ["من قصف التاجي؟", "لا أحد يعرف."]],
    ["Urdu stop", ["وصلوا الى اربيل۔", "ثم رحلوا."]],
    ["headline on its own line", ["Rockets hit Balad base", "Rockets fell on the base on Monday."], "\n"],
    ["blank line", ["Rockets hit Balad base", "rockets fell on the base"], "\n\n"],
    ["list items", ["Anbar: two attacks", "Diyala: three attacks", "Kirkuk: none"], "\n"],
  ];
  it.each(rows)("%s", (_, expected, between = " ") => {
    const text = expected.join(between);
    // Bounds are of words: what stands behind the last word belongs to no sentence.
    const bare = expected.map(sentence => sentence.replace(/^[“"]|[.?!؟۔…”"]+$/g, ""));
    expect(sentences(text)).toEqual(bare);
  });

  it("wrapped text goes on over line breaks", () => {
    const text =
      "The column left the base before dawn and took the road to the north of\nTikrit, where it was joined by the federal police of the province of\nSalah al-Din. Nobody stopped it.";
    expect(sentences(text)).toHaveLength(2);
  });

  it("every word is in one sentence, in order", () => {
    const text = "A. B! C?\n\nD e f. U.S. G.\nH, i: J\r\nk";
    const tokens = tokenize(text);
    const bounds = sentenceBounds(tokens);
    let next = 0;
    for (let s = 0; s < bounds.length; s += 2) {
      expect(bounds[s]).toBe(next);
      expect(bounds[s + 1]).toBeGreaterThan(next);
      next = bounds[s + 1]!;
    }
    expect(next).toBe(tokens.length);
  });
});

describe("sets of words", () => {
  it.each([1, 2, 3])("have the words of a text that they are made of, and no others (seed %i)", seed => {
    const random = seeded(seed);
    const letters = [..."abcdefghij"];
    const known = Array.from({ length: 600 }, () => Array.from({ length: 3 }, () => random.pick(letters)).join(""));
    const text = known.map((word, i) => (i % 3 === 0 ? word.toUpperCase() : word)).join(" ");
    const tokens = tokenize(text);
    for (const size of [1, 7, 8, 9, 64, 300]) {
      const own = new Set(Array.from({ length: size }, () => random.pick(known)));
      const set = new WordSet([...own].join(" "));
      for (const [t, word] of known.entries()) {
        expect(set.has(tokens, t)).toBe(own.has(word));
        expect(set.hasWord(word)).toBe(own.has(word));
      }
      expect(set.among(tokens, 0, tokens.length)).toBe(true);
      expect(set.has(tokens, -1) || set.has(tokens, tokens.length)).toBe(false);
    }
  });

  it("have Arabic words also with what may be written together with them", () => {
    const set = new WordSet("raid هجوم", "و ال وال");
    const tokens = tokenize("هجوم وهجوم الهجوم والهجوم بهجوم raid الraid");
    expect(Array.from({ length: tokens.length }, (_, t) => set.has(tokens, t))).toEqual([
      ...[true, true, true, true],
      ...[false, true, false],
    ]);
  });
});
