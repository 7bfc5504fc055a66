// By what a table of incidents is divided, and what its cells tell. Pure.

/** Facets and times that divide incidents. */
export const DIMENSIONS = [
  ...(["by", "against", "actor", "type", "subtype", "killed", "province", "district", "kind", "source"] as const),
  ...(["month", "year"] as const),
] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Time = "month" | "year";

/** How many incidents, or how many they killed. */
export const CELLS = ["count", "killed"] as const;

export interface Division {
  rows: Dimension;
  columns: Dimension;
}

export const isTime = (dimension: Dimension): dimension is Time => dimension === "month" || dimension === "year";

/** One filter names a cell's row and another its column: of the same, or of two times, there is but one. */
export const isDivision = ({ rows, columns }: Division): boolean =>
  rows !== columns && !(isTime(rows) && isTime(columns));
