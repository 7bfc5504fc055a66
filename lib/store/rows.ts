// What the rows of the columns are: of which unit each is, where it is shown, on which day it was, and to which incident a mention belongs. Pure.

import type { Unit } from "@/lib/query";

/** The day of a row without a date; below every day. */
export const UNDATED = -(2 ** 31);

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) throw new Error(`dayNumber: expected YYYY-MM-DD, got "${day}"`);
  return time / 86_400_000;
}

export function dayName(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The number of people in a row that says nothing of it. */
export const SILENT = -2;

/** What a row is, as bits, so that a scan can ask for both at once. */
export const ROW = { mention: 1, incident: 2, article: 4 } as const;

/** Where a place is shown; columns hold the index. */
export const SHOWN = ["map", "elsewhere", "unlocated"] as const;

/** The incident that a mention belongs to: the one placed by it, else the first that its sentence reports. */
export function incidentOf<I extends { mention: number | null; sentenceStart: number; sentenceEnd: number }>(
  mention: { nth: number; start: number },
  incidents: readonly I[],
): I | null {
  if (incidents.length === 0) return null;
  return (
    incidents.find(incident => incident.mention === mention.nth) ??
    incidents.find(({ sentenceStart, sentenceEnd }) => sentenceStart <= mention.start && mention.start < sentenceEnd) ??
    null
  );
}

/** The rows that a unit counts, as a mask over ROW. */
export function rowsOfUnit(unit: Unit): number {
  return unit === "articles"
    ? ROW.mention | ROW.incident | ROW.article
    : unit === "mentions"
      ? ROW.mention
      : ROW.incident;
}
