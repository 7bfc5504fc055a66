// A table of incidents: each cell counts exactly what its own question counts, on made-up corpora, seeded.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeArticles } from "@/bench/corpus";
import type { Excerpt } from "@/lib/answers";
import { DIMENSIONS, type Division, isDivision, isTime } from "@/lib/division";
import { tableCsv } from "@/lib/export";
import { EMPTY, formatQuery, parseQuery, type Query } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import type { ParsedArticle, Store } from "@/lib/store/store";
import { MOST_LINES } from "@/lib/store/table";
import { type TableCell, tableQuery, within } from "@/lib/table";
import type { Incident } from "@/lib/types";
import { type Random, seeded } from "../random";
import { randomQuestion } from "./naive";

let folder: string;
let store: Store;

/** Who took part did it, had it done to them, or neither; some incidents are dated to the year, some tell bounds, some are told again. */
function varied(parsed: ParsedArticle, random: Random): ParsedArticle {
  const incidents = parsed.incidents.map((incident): Incident => {
    const roles = ["by", "by", "against", "involved"] as const;
    const year = incident.date && random.chance(0.15) ? incident.date.from.slice(0, 4) : "";
    const deaths = incident.deaths;
    const low = deaths?.low ?? null;
    const bounds = [{}, { high: null }, { high: (low ?? 0) + random.below(9) }, { low: null, high: low }];
    return {
      ...incident,
      actors: incident.actors.map(actor => ({ ...actor, role: random.pick(roles) })),
      ...(year && { date: { ...incident.date!, from: `${year}-01-01`, to: `${year}-12-31`, precision: "year" } }),
      ...(deaths && low !== null && { deaths: { ...deaths, ...random.pick(bounds) } }),
    };
  });
  for (let nth = 1; nth < incidents.length; nth++)
    if (random.chance(0.3)) incidents[nth] = { ...incidents[nth]!, again: random.below(nth) };
  return { ...parsed, incidents };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
  store = openSqlite(path.join(folder, "table.db"));
  const random = seeded(11);
  const articles = [...makeArticles({ seed: 17, articles: 260, mentions: 6, places: 60 })];
  await store.addArticles(articles.map(parsed => varied(parsed, random)));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const listed = async (query: Query): Promise<Excerpt[]> => {
  const rows: Excerpt[] = [];
  for await (const some of store.everyExcerpt(query, { sort: "date", together: true })) rows.push(...some);
  return rows;
};

/** The plain way: one incident after another, by the reports of it that pass. */
async function plain(query: Query): Promise<TableCell> {
  const rows = await listed(query);
  const all: Excerpt[] = [];
  for await (const some of store.everyExcerpt(query, { sort: "date" })) all.push(...some);
  const cell: TableCell = { count: rows.length, told: 0, low: 0, high: 0, open: false };
  for (const { incident } of rows) {
    const its = all
      .filter(other => other.incident?.event === incident?.event)
      .map(other => other.incident!.deathsRange);
    const told = its.filter(range => range && (range.low !== null || range.high !== null)) as {
      low: number | null;
      high: number | null;
    }[];
    if (told.length === 0) continue;
    cell.told++;
    cell.low += Math.min(...told.map(({ low }) => low ?? 0));
    cell.high += Math.max(...told.map(({ low, high }) => Math.max(low ?? 0, high ?? 0)));
    if (told.some(({ high }) => high === null)) cell.open = true;
  }
  return cell;
}

/** How many cells with incidents were looked at: most questions are to leave some. */
let looked = 0;

/** A question about incidents, of every second the facets' part alone, and something to divide them by. */
function asked(random: Random): { query: Query; division: Division } {
  for (;;) {
    const question = randomQuestion(random, "incidents");
    const loose = random.chance(0.5) ? { from: "", to: "", bbox: null, area: null } : { facets: EMPTY.facets };
    const query = tableQuery({ ...question, ...loose });
    const division = { rows: random.pick(DIMENSIONS), columns: random.pick(DIMENSIONS) };
    if (isDivision(division)) return { query, division };
  }
}

describe("each cell of a table", () => {
  test.each(Array.from({ length: 40 }, (_, n) => n + 1))("counts what its own question counts: seed %i", async seed => {
    const random = seeded(seed);
    const { query, division } = asked(random);
    const { lines, cells, total, several, undated } = await store.table(query, division);
    const { totals } = await store.facets(query);
    expect(total.count).toBe(totals.all);
    expect(total).toEqual(await plain(query));
    const pick = <T>(values: readonly T[]) => (values.length > 4 ? random.some(values, 4, 4) : [...values]);
    for (const row of pick(lines.rows)) {
      const inRow = within(query, division.rows, row.value);
      const { count, told, low, high, open } = row;
      expect({ count, told, low, high, open }, row.value).toEqual(await plain(inRow));
      for (const column of pick(lines.columns)) {
        const cell = cells[lines.rows.indexOf(row)]![lines.columns.indexOf(column)]!;
        const inCell = within(inRow, division.columns, column.value);
        const words = formatQuery(inCell);
        expect(formatQuery(parseQuery(words)).toString()).toBe(words.toString());
        expect(cell, `${row.value}, ${column.value}`).toEqual(await plain(inCell));
        if (cell.count > 0) looked++;
        expect(cell.count).toBe((await store.facets(inCell)).totals.all);
      }
    }
    for (const column of pick(lines.columns)) {
      const { count, told, low, high, open } = column;
      expect({ count, told, low, high, open }).toEqual(await plain(within(query, division.columns, column.value)));
    }
    // Only what is in several lines, or in none, keeps them from adding up.
    for (const side of BOTH) {
      if (query.facets[division[side] as "by"]?.only.length > 0) continue;
      const sum = lines[side].reduce((all, { count }) => all + count, 0);
      if (several[side] === 0) expect(sum).toBe(total.count - undated[side]);
      else expect(sum).toBeGreaterThan(total.count - undated[side]);
      if (!isTime(division[side])) expect(undated[side]).toBe(0);
    }
  });

  test("of which there were enough", () => {
    expect(looked).toBeGreaterThan(150);
  });

  test("is of what is chosen where that is, though an incident is of something else as well", async () => {
    const query: Query = {
      ...EMPTY,
      unit: "incidents",
      facets: { ...EMPTY.facets, by: { only: ["actor-1", "actor-2"], not: ["actor-3"] } },
    };
    const { lines, several } = await store.table(query, { rows: "by", columns: "year" });
    expect(lines.rows.map(({ value }) => value).sort()).toEqual(["actor-1", "actor-2"]);
    expect(several.rows).toBeGreaterThan(0);
    expect(lines.columns.map(({ value }) => value)).toEqual([...lines.columns.map(({ value }) => value)].sort());
    for (const row of lines.rows) expect((await plain(within(query, "by", row.value))).count).toBe(row.count);
  });

  test("is of the months that are asked for, whatever else a date may be of", async () => {
    const everything: Query = { ...EMPTY, unit: "incidents" };
    const years = await store.table(everything, { rows: "year", columns: "type" });
    const [most] = [...years.lines.rows].sort((a, b) => b.count - a.count);
    const year = most!.value.slice(0, 4);
    const { lines } = await store.table(
      { ...everything, from: `${year}-03-15`, to: `${year}-06-20` },
      { rows: "month", columns: "type" },
    );
    expect(lines.rows.map(({ value }) => value)).toEqual(["03", "04", "05", "06"].map(month => `${year}-${month}-01`));
  });

  test("is written as it stands, with the question", async () => {
    const table = await store.table({ ...EMPTY, unit: "incidents" }, { rows: "type", columns: "province" });
    const stamp = { query: "unit=incidents", exportedOn: "2024-05-06", version: "v" };
    const [head, ...body] = tableCsv(table, "count", stamp)
      .trimEnd()
      .split("\r\n")
      .map(line => line.split(","));
    expect(head?.slice(0, 1)).toEqual(["\ufefftype by province"]);
    expect(head?.slice(-4)).toEqual(["All", "query", "exported_on", "corpus_version"]);
    expect(body).toHaveLength(table.lines.rows.length + 1);
    expect(body[0]?.slice(1, -3).map(Number)).toEqual(
      [...table.cells[0]!, table.lines.rows[0]!].map(({ count }) => count),
    );
    expect(body.at(-1)?.at(-4)).toBe(String(table.total.count));
    const killed = tableCsv(table, "killed", stamp).split("\r\n");
    expect(killed[0]).toContain("All: killed at least,All: killed at most,query");
    expect(killed.at(-2)).toMatch(
      new RegExp(`,${table.total.low},${table.total.open ? "" : table.total.high},unit=incidents,`),
    );
  });

  test("of more lines than can be read, the earliest or smallest are left out and told", async () => {
    const query: Query = { ...EMPTY, unit: "incidents" };
    const { lines, leftOut } = await store.table(query, { rows: "month", columns: "type" });
    expect(lines.rows.length).toBeLessThanOrEqual(MOST_LINES);
    const years = await store.table(query, { rows: "year", columns: "type" });
    expect(years.leftOut.rows).toBe(0);
    expect(lines.rows.at(-1)!.value.slice(0, 4)).toBe(years.lines.rows.at(-1)!.value.slice(0, 4));
    if (lines.rows.length === MOST_LINES) expect(leftOut.rows).toBeGreaterThan(0);
  });
});

const BOTH = ["rows", "columns"] as const;
