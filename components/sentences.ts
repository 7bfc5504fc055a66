// From excerpts to what is read: a sentence that names several places stands once, with all its names marked, and a long one begins
// near what it was asked for. Pure.

import type { Excerpt } from "@/lib/answers";
import type { Span } from "@/lib/types";

type Mark = Excerpt["marks"][number];

/** What a sentence was found for: a place, or a name that none is known for, and the excerpts that say so. */
export interface Named {
  /** Of the first of its excerpts. */
  id: string;
  place: Excerpt["place"];
  /** As the sentence has it; "" where the place was carried over from another. */
  written: string;
  incident: Excerpt["incident"];
  event: Excerpt["event"];
  times: number;
}

const spanOf = ({ textStart, text }: Excerpt): Span => ({ start: textStart, end: textStart + text.length });

/** What an excerpt is about: the name of its place; the trigger where the place was carried over. */
const aim = ({ marks }: Pick<Excerpt, "marks">): Mark | undefined =>
  marks.find(({ mark }) => mark === "toponym") ?? marks.find(({ mark }) => mark === "trigger");

/** Whether what `other` is about can be read in the sentence of `first`. */
function sameSentence(first: Excerpt, other: Excerpt): boolean {
  if (first.articleId !== other.articleId) return false;
  const [a, b] = [spanOf(first), spanOf(other)];
  if (a.start === b.start && a.end === b.end) return true;
  const at = aim(other);
  return at !== undefined && b.start + at.start >= a.start && b.start + at.end <= a.end;
}

/** A sentence as a row shows it. */
export interface Sentence {
  /** The first of its excerpts, with the marks of all. */
  excerpt: Excerpt;
  named: Named[];
  /** The excerpts by where the sentence names their places. */
  at: ReadonlyMap<number, Excerpt>;
  ids: ReadonlySet<string>;
}

/** Excerpts of one sentence, as one. */
export function sentenceOf(excerpts: readonly [Excerpt, ...Excerpt[]]): Sentence {
  const [first] = excerpts;
  const at = new Map<number, Excerpt>();
  const marks = new Map<string, Mark>();
  for (const excerpt of excerpts) {
    const by = excerpt.textStart - first.textStart;
    for (const { start, end, mark } of excerpt.marks) {
      const moved = { start: start + by, end: end + by, mark };
      if (moved.start < 0 || moved.end > first.text.length) continue;
      marks.set(`${moved.start} ${moved.end} ${mark}`, moved);
      if (mark === "toponym" && !at.has(moved.start)) at.set(moved.start, excerpt);
    }
  }
  for (const { start, end, mark } of [...marks.values()])
    if (mark === "toponym") marks.delete(`${start} ${end} other-toponym`);
  const inOrder = [...marks.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  return {
    excerpt: { ...first, marks: inOrder },
    named: namedIn(excerpts),
    at,
    ids: new Set(excerpts.map(({ id }) => id)),
  };
}

/** Excerpts that follow one another and tell of one sentence, in runs; `alike`: what else must be the same. */
export function runsOf(
  excerpts: readonly Excerpt[],
  alike: (excerpt: Excerpt) => string = () => "",
): [Excerpt, ...Excerpt[]][] {
  const runs: [Excerpt, ...Excerpt[]][] = [];
  for (const excerpt of excerpts) {
    const last = runs.at(-1);
    if (last && sameSentence(last[0], excerpt) && alike(last[0]) === alike(excerpt)) last.push(excerpt);
    else runs.push([excerpt]);
  }
  return runs;
}

/** Ids of the places that a sentence names; null where that is one, or none. */
export function placesIn({ named }: Sentence): ReadonlySet<string> | null {
  return named.length > 1 ? new Set(named.flatMap(({ place }) => place?.id ?? [])) : null;
}

/** What they name, each place once for each thing that happened there. */
function namedIn(excerpts: readonly Excerpt[]): Named[] {
  const named = new Map<string, Named>();
  for (const excerpt of excerpts) {
    const { id, place, incident, event, marks, text } = excerpt;
    const name = marks.find(({ mark }) => mark === "toponym");
    const written = name ? text.slice(name.start, name.end) : "";
    const key = `${place?.id ?? `? ${written}`} ${incident?.type ?? ""} ${incident?.subtype ?? ""}`;
    const known = named.get(key);
    if (known) known.times++;
    else named.set(key, { id, place, written, incident, event, times: 1 });
  }
  return [...named.values()];
}

/** Code units: what is farther in than `far` is led up to by `most` at the most and `least` at the least. */
const LEAD = { far: 120, most: 90, least: 30 };

/** Where a reader should begin so that what the excerpt is about stands in its first lines: 0, or the start of a word. */
export function beginning({ text, marks }: Pick<Excerpt, "text" | "marks">): number {
  const about = aim({ marks });
  if (!about) return 0;
  const hit = marks.find(({ mark, start }) => mark === "hit" && about.start - start < LEAD.far);
  const at = Math.min(about.start, hit?.start ?? about.start);
  if (at <= LEAD.far) return 0;
  const from = at - LEAD.most;
  const before = text.slice(from, at - LEAD.least);
  const pause = before.search(/[,;:،؛–—]\s/);
  const space = before.search(/\s/);
  const start = pause >= 0 ? from + pause + 2 : space >= 0 ? from + space + 1 : at;
  // A name is not cut in two.
  return marks.reduce((cut, { start: begun, end }) => (begun < cut && cut < end ? begun : cut), start);
}
