// Rejoins lines that a mail program, a typewriter habit or a PDF broke at the margin. Deliberate breaks stay.

/** Narrower text is a list or a poem, wider text was not broken by hand. */
const MARGIN = { least: 45, most: 110 };
/** Share of a file's lines that must end near the margin before it counts as broken there. */
const BROKEN_SHARE = 0.5;

/**
 * The text with broken lines joined, or the text itself where no margin shows. A line was broken at the margin when the
 * next line's first word would not have fitted at its end (`slack` widens the margin for proportional type).
 */
export function unwrap(text: string, slack = 0): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const lengths = lines.filter(line => line.trim() !== "").map(line => line.trimEnd().length);
  if (lengths.length < 4) return text;
  const sorted = [...lengths].sort((a, b) => a - b);
  const margin = sorted[Math.floor(sorted.length * 0.97)] ?? 0;
  if (margin < MARGIN.least || margin > MARGIN.most) return text;
  const reach = margin - slack;

  let broken = 0;
  let prose = 0;
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (line.trim() === "" || next === undefined || next.trim() === "") return;
    prose++;
    if (overflows(line, next, reach)) broken++;
  });
  if (prose < 3 || broken < prose * BROKEN_SHARE) return text;

  let joined = "";
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    const trimmed = line.trimEnd();
    if (next === undefined) joined += trimmed;
    else if (trimmed === "" || next.trim() === "" || !overflows(line, next, reach)) joined += `${trimmed}\n`;
    else joined += joint(trimmed, next);
    if (next !== undefined && trimmed !== "" && next.trim() !== "" && overflows(line, next, reach))
      lines[i + 1] = next.trimStart();
  });
  return joined;
}

function overflows(line: string, next: string, reach: number): boolean {
  const first = next.trimStart().split(/\s/, 1)[0] ?? "";
  return line.trimEnd().length + 1 + first.length > reach;
}

/** "Bagh-" + "dad" lose the hyphen; "al-" + "Asad" and "Deir-" + "ez-Zor" keep it. */
function joint(line: string, next: string): string {
  const hyphenated = /\p{L}{2,}-$/u.test(line) && /^\s*\p{L}/u.test(next);
  if (!hyphenated) return `${line} `;
  const lastWord = line.match(/[\p{L}'’-]+-$/u)?.[0] ?? "";
  const keeps =
    /^\s*\p{Lu}/u.test(next) ||
    /^(?:al|el|ad|as|ar|an|at|az|ash|abu|umm|bin|ibn)-$/i.test(lastWord) ||
    /-.*-$/.test(lastWord);
  return keeps ? line : line.slice(0, -1);
}
