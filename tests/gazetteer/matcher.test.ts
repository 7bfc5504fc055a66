// Leftmost-longest matching of names in texts: named rows, each run against the trie and against a naive matcher, and both
// against each other on seeded random texts.

import { describe, expect, it } from "vitest";
import { wordsOf } from "@/lib/gazetteer/lexicon";
import { matchLongest, PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import { fold } from "@/lib/text/normalize";
import { tokenize } from "@/lib/text/tokenize";
import { seeded } from "@/tests/random";

/** `start-end name`, where the name is the number of the row's name. */
type Found = { text: string; start: number; name: number };
type Matcher = (names: readonly string[], text: string) => Found[];

const withTrie: Matcher = (names, text) => {
  const vocabulary = new Vocabulary();
  const trie = new PhraseTrie();
  names.forEach((name, i) => {
    trie.add(
      wordsOf(name).map(word => vocabulary.add(word)),
      i,
    );
  });
  const tokens = tokenize(text);
  const symbols = new Int32Array(tokens.length);
  vocabulary.findAll(tokens, symbols);
  return matchLongest(trie, tokens, symbols).flatMap(({ first, end, state }) => {
    const start = tokens.start[first]!;
    const written = text.slice(start, tokens.end[end - 1]);
    return trie
      .payloads(state)
      .sort((a, b) => a - b)
      .map(name => ({ text: written, start, name }));
  });
};

/** The same by trying every name at every word. */
const naive: Matcher = (names, text) => {
  const words = Array.from(
    text.matchAll(/([\p{L}\p{M}\p{Nd}\u200c]+(?:['’](?!s(?![\p{L}\p{M}\p{Nd}]))[\p{L}\p{M}\p{Nd}]+)*)(?:['’]s)?/giu),
    ({ index, 1: word = "" }) => ({ start: index, end: index + word.length, folded: fold(word) }),
  );
  const sequences = names.map(name => fold(name).split(" "));
  const joins = (a: number) => {
    const [word, gap] = [text.slice(words[a]!.start, words[a]!.end), text.slice(words[a]!.end, words[a + 1]!.start)];
    if (/^(?:['’]s)?(?:[^\S\r\n]+|-|[^\S\r\n]*(?:\r?\n)[^\S\r\n]*)$/i.test(gap)) return true;
    return /^\.[^\S\r\n]*$/.test(gap) && /^.{1,3}$/.test(word) && !/^(?:\p{Ll}+|\p{Nd}+)$/u.test(word);
  };
  const found: Found[] = [];
  for (let t = 0; t < words.length; t++) {
    let longest = 0;
    for (const { length } of sequences.filter(sequence =>
      sequence.every((word, i) => words[t + i]?.folded === word && (i === 0 || joins(t + i - 1))),
    ))
      longest = Math.max(longest, length);
    const [start, end] = [words[t]!.start, words[t + longest - 1]?.end];
    const written = longest === 0 ? "" : text.slice(start, end);
    const folded = words
      .slice(t, t + longest)
      .map(word => word.folded)
      .join(" ");
    sequences.forEach((sequence, name) => {
      if (longest > 0 && sequence.join(" ") === folded) found.push({ text: written, start, name });
    });
    if (longest > 0) t += longest - 1;
  }
  return found;
};

const MATCHERS: Record<string, Matcher> = { trie: withTrie, naive };

interface Row {
  name: string;
  names: string[];
  text: string;
  /** What is found, as it stands in the text, in order. */
  found: string[];
}

const row = (name: string, names: string[], text: string, ...found: string[]): Row => ({ name, names, text, found });

const ROWS: Row[] = [
  // Where and how much.
  row("empty text", ["Hit"], ""),
  row("no names", [], "Hit and Rawa"),
  row("nothing known", ["Hit"], "Rawa and Anah"),
  row("whole text", ["Hit"], "Hit", "Hit"),
  row("first word", ["Hit"], "Hit is in Anbar", "Hit"),
  row("last word", ["Anbar"], "Hit is in Anbar.", "Anbar"),
  row("twice", ["Hit"], "Hit, and again Hit", "Hit", "Hit"),
  row("side by side", ["Hit", "Rawa"], "Hit Rawa Hit", "Hit", "Rawa", "Hit"),
  row("not inside a word", ["Hit", "Ana"], "Hits, white, Anatolia, Hit2"),
  // Leftmost-longest.
  row("longest of three", ["York", "New York", "New York City"], "New York City Hall", "New York City"),
  row("back to the shorter", ["York", "New York", "New York City"], "New York Times", "New York"),
  row("not inside a longer", ["York", "New York"], "New York", "New York"),
  row("the inner name elsewhere", ["York", "New York"], "York, New York", "York", "New York"),
  row("leftmost before longest", ["Tal Abu", "Abu Dhahir North"], "Tal Abu Dhahir North", "Tal Abu"),
  row("a prefix that fails gives its words back", ["Deir ez Zor Road", "Zor"], "Deir ez Zor", "Zor"),
  row("a prefix that fails late", ["A B C D", "B C"], "A B C E", "B C"),
  row("overlap by one word", ["Umm Qasr", "Qasr Shirin"], "Umm Qasr Shirin", "Umm Qasr"),
  row("repeated word", ["Baden Baden"], "Baden Baden Baden", "Baden Baden"),
  row("repeated word, shorter known", ["Baden", "Baden Baden"], "Baden Baden Baden", "Baden Baden", "Baden"),
  row(
    "same first word",
    ["Tal Afar", "Tal Kayf", "Tal"],
    "Tal Afar, Tal Kayf and Tal Abta",
    "Tal Afar",
    "Tal Kayf",
    "Tal",
  ),
  row("one name ends where another begins", ["Ain Asad", "Asad Base"], "Ain Asad Asad Base", "Ain Asad", "Asad Base"),
  row("one form twice", ["Hit", "HIT"], "Hit", "Hit", "Hit"),
  // Letters.
  row("capitals", ["Tikrit"], "TIKRIT tikrit", "TIKRIT", "tikrit"),
  row("accents in the text", ["Sirnak"], "in Şırnak", "Şırnak"),
  row("accents in the name", ["Şırnak"], "in Sirnak", "Sirnak"),
  row("combining accents", ["Süleymaniye"], "Su\u0308leymaniye", "Su\u0308leymaniye"),
  row("apostrophe in the text", ["Qaim"], "at Qa'im, Qa’im", "Qa'im", "Qa’im"),
  row("apostrophe in the name", ["Ba'quba"], "in Baquba", "Baquba"),
  row("apostrophe against its lack inside", ["Qaim"], "Qa im"),
  row("digits", ["Highway 1"], "on Highway 1, Highway 11 and Highway 1A", "Highway 1"),
  // Articles and hyphens.
  row("article with hyphen", ["al-Qaim"], "in al-Qaim", "al-Qaim"),
  row("article with space", ["al-Qaim"], "in al Qaim", "al Qaim"),
  row("article not in the name", ["Qaim"], "in al-Qaim", "Qaim"),
  row("article not in the text", ["al-Qaim"], "in Qaim"),
  row("article inside", ["Ain al-Asad"], "at Ain al Asad and Ain-al-Asad", "Ain al Asad", "Ain-al-Asad"),
  row("hyphen for a space", ["Tal Afar"], "Tal-Afar", "Tal-Afar"),
  row("hyphenated pair", ["Baghdad", "Basra"], "the Baghdad-Basra road", "Baghdad", "Basra"),
  row("hyphenated adjective", ["Iraq", "Syrian"], "Iraq-Syrian border", "Iraq", "Syrian"),
  row("dash between spaces parts", ["Tal Afar", "Tal"], "Tal - Afar", "Tal"),
  row("em dash parts", ["Tal Afar"], "Tal—Afar"),
  // Possessives.
  row("possessive behind", ["Mosul"], "Mosul's old city", "Mosul"),
  row("curly possessive behind", ["Mosul"], "Mosul’s old city", "Mosul"),
  row("possessive in capitals", ["Mosul"], "MOSUL'S OLD CITY", "MOSUL"),
  row("possessive between words", ["Anbar Qaim"], "Anbar's Qaim", "Anbar's Qaim"),
  row("possessive of a longer name", ["Salah al-Din"], "Salah al-Din's towns", "Salah al-Din"),
  // Line breaks.
  row("line break inside", ["Tal Afar"], "Tal\nAfar", "Tal\nAfar"),
  row("Windows line break inside", ["Tal Afar"], "Tal\r\nAfar", "Tal\r\nAfar"),
  row("indented line inside", ["Tal Afar"], "Tal \n   Afar", "Tal \n   Afar"),
  row("blank line parts", ["Tal Afar", "Afar"], "Tal\n\nAfar", "Afar"),
  row("no-break space", ["Tal Afar"], "Tal\u00a0Afar", "Tal\u00a0Afar"),
  // Stops and other signs.
  row("stop behind an abbreviation", ["St Louis"], "St. Louis", "St. Louis"),
  row("initials", ["U S"], "the U.S. base", "U.S"),
  row("initials without stops", ["US"], "the US base", "US"),
  row("stop behind a word parts", ["Tal Afar", "Deir Zor"], "of the Deir. Zor and Tall. Afar"),
  row("stop behind a lower-case word parts", ["st louis"], "st. louis"),
  row("stop behind a number parts", ["1 Baghdad"], "1. Baghdad"),
  row("comma parts", ["Tal Afar", "Tal"], "Tal, Afar", "Tal"),
  row("bracket parts", ["Tal Afar"], "Tal (Afar)"),
  row("quotation mark parts", ["Tal Afar"], 'Tal "Afar"'),
  row("slash parts", ["Tal Afar"], "Tal/Afar"),
  row("in quotation marks", ["Tal Afar"], "“Tal Afar”", "Tal Afar"),
  // Arabic.
  row("Arabic", ["بغداد"], "في بغداد اليوم", "بغداد"),
  row("Arabic with two words", ["صلاح الدين"], "محافظة صلاح الدين،", "صلاح الدين"),
  row("Arabic with short vowels", ["بغداد"], "بَغْدَاد", "بَغْدَاد"),
  row("Arabic with tatweel", ["البصرة"], "البصـــرة", "البصـــرة"),
  row("ta marbuta and ha", ["البصرة"], "البصره", "البصره"),
  row("hamza on alif", ["الأنبار"], "الانبار", "الانبار"),
  row("alif maqsura and ya", ["ديالى"], "ديالي", "ديالي"),
  row("Arabic prefix is the reader's work", ["بغداد"], "ببغداد"),
  row("Arabic comma parts", ["صلاح الدين"], "صلاح، الدين"),
  row("Persian letters", ["کرکوک"], "كركوك", "كركوك"),
  row("mixed scripts", ["القائم", "Qaim"], "القائم (Qaim)", "القائم", "Qaim"),
  // Hostile.
  row("emoji between", ["Tal Afar", "Tal"], "Tal😀Afar", "Tal"),
  row("NUL between", ["Tal Afar", "Afar"], "Tal\0Afar", "Afar"),
  row("half a character behind", ["Tal"], "Tal\ud83d", "Tal"),
];

describe("named rows", () => {
  it("have names of their own", () => {
    expect(new Set(ROWS.map(({ name }) => name)).size).toBe(ROWS.length);
  });

  for (const [engine, matcher] of Object.entries(MATCHERS)) {
    it.each(ROWS)(`${engine}: $name`, ({ names, text, found }) => {
      const matches = matcher(names, text);
      expect(matches.map(match => match.text)).toEqual(found);
      for (const match of matches) expect(text.slice(match.start, match.start + match.text.length)).toBe(match.text);
    });
  }
});

describe("trie against naive matcher on random texts", () => {
  const WORDS = "Tal al Afar Hit Qa'im Deir ez Zor U S St Mosul's تل عفر الأنبار K1 ab 12 Şırnak".split(" ");
  const GAPS = [
    " ",
    " ",
    " ",
    " ",
    "-",
    "\n",
    "\r\n",
    "\n\n",
    ", ",
    ". ",
    ".",
    " - ",
    "  ",
    " (",
    "—",
    "\u00a0",
    "'s ",
  ];

  it.each(Array.from({ length: 40 }, (_, seed) => seed))("seed %i", seed => {
    const random = seeded(seed);
    const names = Array.from({ length: 6 + random.below(25) }, () =>
      Array.from({ length: 1 + random.below(4) }, () => random.pick(WORDS).replace(/'s$/, "")).join(
        random.chance(0.2) ? "-" : " ",
      ),
    );
    let text = "";
    for (let i = 0; i < 300; i++) text += random.pick(WORDS).replace(/'s$/, "") + random.pick(GAPS);
    const found = withTrie(names, text);
    expect(found).toEqual(naive(names, text));
    expect(found.length).toBeGreaterThan(0);
  });
});

describe("vocabulary", () => {
  it("numbers words in the order they come, once", () => {
    const vocabulary = new Vocabulary();
    expect(["a", "b", "a", "c"].map(word => vocabulary.add(word))).toEqual([0, 1, 0, 2]);
    expect(vocabulary.size).toBe(3);
    expect(vocabulary.idOf("b")).toBe(1);
    expect(vocabulary.idOf("d")).toBe(-1);
    const seen: string[] = [];
    vocabulary.forEach((word, id) => {
      seen.push(`${id} ${word}`);
    });
    expect(seen).toEqual(["0 a", "1 b", "2 c"]);
  });

  it("finds words added after a search", () => {
    const vocabulary = new Vocabulary();
    vocabulary.add("hit");
    const tokens = tokenize("Hit Rawa");
    expect([vocabulary.find(tokens, 0), vocabulary.find(tokens, 1)]).toEqual([0, -1]);
    vocabulary.add("rawa");
    expect([vocabulary.find(tokens, 0), vocabulary.find(tokens, 1)]).toEqual([0, 1]);
  });

  it("tells apart words whose 32-bit hashes are equal", () => {
    // Two strings of lower-case letters with one FNV-1a hash, found by trying.
    const [a, b] = collision();
    expect(a).not.toBe(b);
    const vocabulary = new Vocabulary();
    vocabulary.add(a);
    const tokens = tokenize(`${a} ${b}`);
    expect(tokens.hash[0]).toBe(tokens.hash[1]);
    expect([vocabulary.find(tokens, 0), vocabulary.find(tokens, 1)]).toEqual([0, -1]);
    expect(vocabulary.idOf(b)).toBe(-1);
    vocabulary.add(b);
    expect([vocabulary.find(tokens, 0), vocabulary.find(tokens, 1)]).toEqual([0, 1]);
  });

  it("keeps 200,000 words apart", () => {
    const vocabulary = new Vocabulary();
    const words = Array.from({ length: 200_000 }, (_, i) => `w${i.toString(36)}`);
    for (const word of words) vocabulary.add(word);
    expect(vocabulary.size).toBe(words.length);
    const tokens = tokenize(words.join(" "));
    const numbers = new Int32Array(tokens.length);
    vocabulary.findAll(tokens, numbers);
    let wrong = 0;
    for (let t = 0; t < tokens.length; t++) if (vocabulary.find(tokens, t) !== t || numbers[t] !== t) wrong++;
    expect(wrong).toBe(0);
  });

  function collision(): [string, string] {
    const random = seeded(7);
    const seen = new Map<number, string>();
    for (;;) {
      const word = Array.from({ length: 8 }, () => String.fromCharCode(97 + random.below(26))).join("");
      let hash = 0x811c9dc5;
      for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
      const other = seen.get(hash);
      if (other !== undefined && other !== word) return [other, word];
      seen.set(hash, word);
    }
  }
});

describe("trie", () => {
  it("refuses an empty sequence", () => {
    expect(() => new PhraseTrie().add([], 1)).toThrow(/empty sequence/);
  });

  it("keeps a payload once under one sequence", () => {
    const trie = new PhraseTrie();
    trie.add([3, 5], 1);
    trie.add([3, 5], 1);
    trie.add([3, 5], 2);
    expect(trie.payloads(trie.step(trie.step(0, 3), 5)).sort()).toEqual([1, 2]);
  });

  it("knows what begins and what goes on", () => {
    const trie = new PhraseTrie();
    trie.add([3, 5], 1);
    expect([trie.starts(3), trie.starts(5), trie.continues(3), trie.continues(5)]).toEqual([true, false, false, true]);
    expect([trie.starts(-1), trie.starts(1_000_000), trie.continues(-1)]).toEqual([false, false, false]);
    expect([trie.step(0, 5), trie.step(0, -1)]).toEqual([-1, -1]);
  });

  it("holds 100,000 sequences", () => {
    const trie = new PhraseTrie();
    const random = seeded(3);
    const sequences = Array.from({ length: 100_000 }, () => [random.below(5000), random.below(5000), random.below(9)]);
    sequences.forEach((sequence, i) => {
      trie.add(sequence, i);
    });
    const missing = sequences.filter((sequence, i) => {
      let state = 0;
      for (const symbol of sequence) state = trie.step(state, symbol);
      return state < 0 || !trie.ends(state) || !trie.payloads(state).includes(i);
    });
    expect(missing).toEqual([]);
  });
});
