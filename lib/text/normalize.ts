// One folding for texts and names: case, diacritics, apostrophes, and the orthographic variants of Arabic and Kurdish script.
// Folding is per code unit, so that every folded form can be compared with the original text in place, offsets untouched.

/** What a UTF-16 code unit is to the tokenizer. */
export const CLASS = {
  separator: 0,
  lower: 1,
  upper: 2,
  digit: 3,
  arabic: 4,
  /** A letter of another script: part of a word, never of a name we know. */
  other: 5,
  /** Combining marks, tatweel, zero-width characters: in a word, but without weight. */
  mark: 6,
  apostrophe: 7,
  hyphen: 8,
  space: 9,
  newline: 10,
} as const;

/** Class of every UTF-16 code unit (65,536 entries). */
export const classOf = new Uint8Array(65536);

/** Folded form of every code unit of a word; 0 if it has none (separators and marks). */
export const foldOf = new Uint16Array(65536);

// Letters that one code unit cannot fold to are folded to their nearest single letter; names and texts alike, so they still meet.
const SINGLE: Record<string, string> = {
  æ: "e",
  œ: "e",
  ø: "o",
  ð: "d",
  þ: "t",
  ß: "s",
  ł: "l",
  đ: "d",
  ħ: "h",
  ı: "i",
  ə: "e",
};

const ARABIC: Record<string, string> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ة: "ه",
  ۀ: "ه",
  ە: "ه",
  ہ: "ه",
  ھ: "ه",
  ى: "ي",
  ئ: "ي",
  ی: "ي",
  ێ: "ي",
  ې: "ي",
  ۍ: "ي",
  ؤ: "و",
  ۆ: "و",
  ۇ: "و",
  ۊ: "و",
  ک: "ك",
  ڪ: "ك",
  ڵ: "ل",
  ڕ: "ر",
  ڤ: "ف",
  گ: "ك",
  پ: "ب",
  چ: "ج",
  ژ: "ز",
};

for (let code = 0; code < 65536; code++) {
  const char = String.fromCharCode(code);
  if (code >= 0xd800 && code <= 0xdfff) continue; // half a character: no word we know
  if (code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029 || code === 0x85) {
    classOf[code] = CLASS.newline;
  } else if (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  ) {
    classOf[code] = CLASS.mark; // zero-width and direction marks
  } else if (code === 0x00ad || code === 0xfeff || code === 0x0640) {
    classOf[code] = CLASS.mark; // soft hyphen, byte order mark, tatweel
  } else if (/\s/.test(char)) {
    classOf[code] = CLASS.space;
  } else if ("'’‘ʼʾʿ`´ʹʻ′".includes(char)) {
    classOf[code] = CLASS.apostrophe;
  } else if ("-‐‑‒–—−".includes(char)) {
    classOf[code] = CLASS.hyphen;
  } else if (/\p{M}/u.test(char)) {
    classOf[code] = CLASS.mark;
  } else if (/\p{Nd}/u.test(char)) {
    classOf[code] = CLASS.digit;
    const decimal =
      code >= 0x0660 && code <= 0x0669 ? code - 0x0660 : code >= 0x06f0 && code <= 0x06f9 ? code - 0x06f0 : -1;
    foldOf[code] = decimal >= 0 ? 48 + decimal : code;
  } else if (/\p{L}/u.test(char)) {
    const base = char.toLowerCase().normalize("NFKD");
    const letter = SINGLE[char.toLowerCase()] ?? base[0] ?? char;
    if (/\p{Script=Latin}/u.test(char)) {
      classOf[code] = /\p{Lu}/u.test(char) ? CLASS.upper : CLASS.lower;
      foldOf[code] = (SINGLE[letter] ?? letter).charCodeAt(0);
    } else if (/\p{Script=Arabic}/u.test(char)) {
      classOf[code] = CLASS.arabic;
      if (char !== "ء") foldOf[code] = (ARABIC[char] ?? ARABIC[letter] ?? letter).charCodeAt(0);
    } else {
      classOf[code] = CLASS.other;
      foldOf[code] = letter.charCodeAt(0);
    }
  }
}

/** Bits of `traitsOf` above the class. A unit with one of them also has those below it, so that one comparison is enough. */
export const TRAIT = {
  /** Part of a word: a letter, a digit or a mark. */
  part: 1 << 28,
  /** A word can begin with it: a letter or a digit. */
  letter: 1 << 29,
  lower: 1 << 30,
} as const;

/** Everything in one lookup: folded form in the lower half, class in four bits above it, then the bits of TRAIT. */
export const traitsOf = Int32Array.from({ length: 65536 }, (_, code) => {
  const kind = classOf[code]!;
  const letter = kind >= CLASS.lower && kind <= CLASS.other;
  return (
    (kind === CLASS.lower ? TRAIT.lower : 0) |
    (letter ? TRAIT.letter : 0) |
    (letter || kind === CLASS.mark ? TRAIT.part : 0) |
    (kind << 16) |
    foldOf[code]!
  );
});

/** The folded form of a whole string: folded letters and digits, words separated by single spaces, without marks and apostrophes. */
export function fold(text: string): string {
  let out = "";
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = classOf[code]!;
    if (kind === CLASS.mark || kind === CLASS.apostrophe) continue;
    const folded = foldOf[code]!;
    if (folded === 0) {
      if (kind !== CLASS.arabic) gap = out !== "";
      continue;
    }
    if (gap) out += " ";
    gap = false;
    out += String.fromCharCode(folded);
  }
  return out;
}
