// A table of incidents: its lines and cells, each of which is a question of its own. Pure.

import { type Dimension, type Division, isTime, type Time } from "@/lib/division";
import type { Query } from "@/lib/query";

/** What a cell counts: incidents, each once, and whom they killed. */
export interface TableCell {
  count: number;
  /** Of how many of them reports tell a number of killed. */
  told: number;
  /** Killed, from the least to the most that the reports of each of these tell. `open`: of some no upper bound is told. */
  low: number;
  high: number;
  open: boolean;
}

/** A row or a column: a facet's value, or the first day of a month or year; with all that is in it, whatever the other division shows. */
export interface TableLine extends TableCell {
  value: string;
  label: string;
  labelAr?: string;
}

export interface TableAnswer extends Division {
  /** Times in their order, else the most incidents first. */
  lines: Record<keyof Division, TableLine[]>;
  /** By row, then by column. */
  cells: TableCell[][];
  /** Every incident of the question once. */
  total: TableCell;
  /** How many incidents are in several rows or columns, and in none for want of a date. */
  several: Record<keyof Division, number>;
  undated: Record<keyof Division, number>;
  /** How many rows and columns with the fewest incidents, or the earliest, are left out. */
  leftOut: Record<keyof Division, number>;
}

/** The last day of a month or year by its first. */
export function lastDay(time: Time, from: string): string {
  const [year = 0, month = 0] = from.split("-").map(Number);
  if (time === "year") return `${from.slice(0, 4)}-12-31`;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The question that counts what is in a row or a column alone. */
export function within(query: Query, dimension: Dimension, value: string): Query {
  if (!isTime(dimension)) {
    const { not } = query.facets[dimension];
    return { ...query, facets: { ...query.facets, [dimension]: { only: [value], not } } };
  }
  const to = lastDay(dimension, value);
  return {
    ...query,
    from: query.from > value ? query.from : value,
    to: query.to && query.to < to ? query.to : to,
    undated: null,
  };
}

/** The question that a table counts: incidents, wherever one is selected. */
export const tableQuery = (query: Query): Query => ({ ...query, unit: "incidents", place: "" });
