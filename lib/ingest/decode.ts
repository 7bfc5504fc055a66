// From bytes to text: UTF-8, UTF-16, Windows-1256 and Windows-1252 by the evidence of the bytes, never by the file's name.

export type Decoded = { text: string; encoding: string } | { reason: string };

/** Decodes a text file. The byte order mark stays in the text, so that offsets hold against the file as other tools decode it. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { reason: "the file is empty" };
  if (isUtf32(bytes)) return { reason: "UTF-32 is not read; save it as UTF-8" };
  const wide = utf16Of(bytes);
  if (wide) return { text: decode(bytes, wide), encoding: wide };
  const binary = binaryReason(bytes);
  if (binary) return { reason: binary };
  const invalidAt = firstInvalidUtf8(bytes);
  if (invalidAt === null) return { text: decode(bytes, "utf-8"), encoding: "utf-8" };
  if (looksWindows1256(bytes)) return { text: decode(bytes, "windows-1256"), encoding: "windows-1256" };
  if (looksWindows1252(bytes)) return { text: decode(bytes, "windows-1252"), encoding: "windows-1252" };
  return {
    reason: `not valid UTF-8 (byte ${invalidAt}), and neither Windows-1256 nor Windows-1252 makes words of it; save it as UTF-8`,
  };
}

/** What Windows-1252 has at 0x80-0x9F (Unicode Consortium, CP1252.TXT). Some versions of Node decode it as Latin-1. */
const CP1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decode(bytes: Uint8Array, encoding: string): string {
  if (encoding === "windows-1252") {
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    return latin.replace(/[\x80-\x9f]/g, sign => CP1252[sign.charCodeAt(0) - 0x80] ?? sign);
  }
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** By its byte order mark, whose first half is one of UTF-16. */
function isUtf32([a, b, c, d]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
}

/** A byte order mark, or zero bytes on one side of most pairs. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4000);
  if (sample.length < 16) return null;
  // Latin text has a zero high byte in every unit; Arabic text has 0x06 there, and a zero one for each space.
  let highLast = 0;
  let highFirst = 0;
  const pairs = sample.length >> 1;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i + 1] === 0 || sample[i + 1] === 6) highLast++;
    if (sample[i] === 0 || sample[i] === 6) highFirst++;
  }
  if (!sample.includes(0)) return null;
  if (highLast > pairs * 0.9 && highFirst < pairs * 0.2) return "utf-16le";
  if (highFirst > pairs * 0.9 && highLast < pairs * 0.2) return "utf-16be";
  return null;
}

const SIGNATURES: [string, number[]][] = [
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG picture", [0xff, 0xd8, 0xff]],
  ["a GIF picture", [0x47, 0x49, 0x46, 0x38]],
  ["a gzip archive", [0x1f, 0x8b]],
  ["a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["a program", [0x7f, 0x45, 0x4c, 0x46]],
  ["a program", [0x4d, 0x5a, 0x90]],
  ["an old Office document; save it as .docx or text", [0xd0, 0xcf, 0x11, 0xe0]],
  ["an RTF document; save it as .docx or text", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["a SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
];

function binaryReason(bytes: Uint8Array): string | null {
  for (const [name, signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return `not text: it is ${name}`;
  }
  let control = 0;
  const sample = bytes.subarray(0, 65_536);
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) control++;
  return control > Math.max(2, sample.length / 500) ? "not text: it is binary data" : null;
}

/** Offset of the first byte that breaks UTF-8, or null. A character cut off by the file's end is forgiven. */
function firstInvalidUtf8(bytes: Uint8Array): number | null {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length =
      lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length === 0) return i;
    for (let k = 1; k < length; k++) {
      const next = bytes[i + k];
      if (next === undefined) return i > 16 ? null : i;
      const low = k === 1 && lead === 0xe0 ? 0xa0 : k === 1 && lead === 0xf0 ? 0x90 : 0x80;
      const high = k === 1 && lead === 0xed ? 0x9f : k === 1 && lead === 0xf4 ? 0x8f : 0xbf;
      if (next < low || next > high) return i;
    }
    i += length;
  }
  return null;
}

const isLatin = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

/** Arabic letters stand at 0xC0-0xED (but for the French ones among them) and come in runs, as words do. */
function looksWindows1256(bytes: Uint8Array): boolean {
  const french = new Set([0xe0, 0xe2, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xee, 0xef, 0xf4, 0xf9, 0xfb, 0xfc]);
  let high = 0;
  let arabic = 0;
  let inRuns = 0;
  const sample = bytes.subarray(0, 200_000);
  const isArabic = (byte: number | undefined) =>
    byte !== undefined && ((byte >= 0xc0 && byte <= 0xf2 && byte !== 0xd7 && !french.has(byte)) || byte === 0x81);
  sample.forEach((byte, i) => {
    if (byte < 0x80) return;
    high++;
    if (byte === 0xa1 || byte === 0xba || byte === 0xbf || byte === 0xa0 || byte === 0xab || byte === 0xbb) arabic++;
    if (!isArabic(byte)) return;
    arabic++;
    if (isArabic(sample[i - 1]) || isArabic(sample[i + 1])) inRuns++;
  });
  return high >= 4 && arabic > high * 0.9 && inRuns > high * 0.8;
}

/** Typographic signs, and accented letters beside plain ones. */
function looksWindows1252(bytes: Uint8Array): boolean {
  let high = 0;
  let plausible = 0;
  const signs = new Set([
    0x80, 0x82, 0x84, 0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9b, 0xa0, 0xa3, 0xa7, 0xa9, 0xab, 0xad,
    0xae, 0xb0, 0xb7, 0xbb, 0xbd,
  ]);
  const sample = bytes.subarray(0, 200_000);
  sample.forEach((byte, i) => {
    if (byte < 0x80) return;
    high++;
    const letter = (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) || byte === 0x8a || byte === 0x9a || byte === 0x9c;
    if (signs.has(byte) || (letter && (isLatin(sample[i - 1]) || isLatin(sample[i + 1])))) plausible++;
  });
  // Beyond a third, the plain letters that Western text consists of are missing.
  return plausible > high * 0.9 && high < sample.length / 3;
}
