// Tolls and actors that a reader sets by hand: kept in the ledger, told, counted and exported, through all that an article goes through. Articles
// are made up.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { excerptRow, incidentRow } from "@/lib/export";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { dismissIncident, judgeIncident, type SaidOfIncident } from "@/lib/ingest/correct";
import { ingest } from "@/lib/ingest/ingest";
import { openLedger } from "@/lib/ingest/ledger";
import { DEFAULT_LIMITS } from "@/lib/ingest/limits";
import { removeArticle, reparse } from "@/lib/ingest/manage";
import { inlineParser } from "@/lib/ingest/parser";
import { inputsAt } from "@/lib/ingest/read";
import type { ReadOptions } from "@/lib/ingest/reader";
import { EMPTY, type Query } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";

const READ: ReadOptions = { limits: DEFAULT_LIMITS, verbatim: false, fields: {} };
const INCIDENTS: Query = { ...EMPTY, unit: "incidents" };
const REST =
  "Traders at the market said that the road south had been open since the morning, and that lorries with flour and tomatoes were expected before the evening. " +
  "The council thanked the drivers who had waited for three days beside the canal, and promised a second lane before the winter.";

let gazetteer: Gazetteer;
let folder: string;
let opened: ReturnType<typeof open>;

function open() {
  const store = openSqlite(path.join(folder, "dateline.db"));
  return { store, ledger: openLedger(path.join(folder, "ingest.db")), gazetteer };
}
async function take(name: string, text: string): Promise<string> {
  const place = path.join(folder, "in", name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  const before = await opened.store.articleIds();
  const parser = inlineParser(gazetteer, READ);
  await ingest(inputsAt([place], READ), { ...opened, parser, asked: [place], originals: path.join(folder, "o") });
  return (await opened.store.articleIds()).find(id => !before.includes(id)) ?? "";
}

/** Soldiers are killed by a bomb in Hit, and another article tells of it with one more. */
const ONE = `Bomb kills two soldiers in Hit\n\n3 May 2021\n\nA roadside bomb killed two soldiers in Hit on Monday. ${REST}`;
const OTHER = `Soldiers killed in Hit\n\n4 May 2021\n\nA roadside bomb killed three soldiers in Hit on Monday, officers said.\n\n${REST.replace("lorries", "vans")}`;

beforeAll(async () => {
  gazetteer = await openGazetteer();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dateline-facts-"));
  opened = open();
});
afterEach(async () => {
  opened.ledger.close();
  await opened.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const happened = async (id: string) => (await opened.store.article(id))?.happened ?? [];
async function say(id: string, nth: number, said: Omit<SaidOfIncident, "start" | "end" | "at">) {
  const { trigger, incident } = (await happened(id))[nth]!;
  const at = incident.byHand ?? { ...trigger, at: incident.placeStart };
  const here = { start: at.start, end: at.end, at: at.at };
  return judgeIncident(id, { ...here, ...said }, opened, new Date("2024-05-06T07:08:09Z"));
}
/** The incidents, their killed and wounded, and the values of the facets of killed and of actors. */
async function counted() {
  const { totals, toll } = await opened.store.placeCounts(INCIDENTS);
  const { facets } = await opened.store.facets(INCIDENTS);
  const values = (facet: "killed" | "actor") => facets[facet].map(({ value }) => value).join();
  return `${totals.all}: ${toll.killed} killed, ${toll.wounded} wounded, ${values("killed")}, ${values("actor")}`;
}
const listed = async () =>
  (await opened.store.excerpts(INCIDENTS, { limit: 9, after: null, sort: "killed", together: true })).excerpts;

describe("killed, wounded and actors as a reader sets them", () => {
  it("lead the event that several articles report, are told, exported, kept, and taken back", async () => {
    const text = ONE;
    const id = await take("one.md", text);
    await take("other.md", OTHER);
    expect(await counted()).toBe("1: 3 killed, 0 wounded, 2-9, iraqi-army");
    const before = await happened(id);

    const actors = [
      { id: "isis", role: "by" },
      { id: "peshmerga", role: "against" },
    ] as const;
    await say(id, 1, { deaths: { low: 12, high: 14 }, injuries: { low: 5, high: null }, actors: [...actors] });
    const held = async () => {
      expect(await counted()).toBe("1: 12 killed, 5 wounded, 10-49, isis,peshmerga");
      const [row, ...more] = await listed();
      expect(more).toEqual([]);
      expect(row!.event).toEqual({
        deaths: { low: 12, high: 14, counted: 12, differ: false },
        injuries: { low: 5, high: null, counted: 5, differ: false },
        actors: [
          { name: "Islamic State", role: "by" },
          { name: "Peshmerga", role: "against" },
        ],
        byHand: ["deaths", "injuries", "actors"],
      });
      const fields = incidentRow(row!).fields;
      expect(fields).toMatchObject({
        ...{ deaths: "12 to 14", deaths_low: 12, deaths_high: 14, deaths_at_least: 12 },
        ...{ injuries: "at least 5", injuries_low: 5, injuries_high: null, injuries_at_least: 5 },
        actors: "Islamic State (by); Peshmerga (against)",
      });
      expect(fields.corrected).toMatch(
        /^killed set by hand on 2024-05-06 \(local\); found as: 2; wounded set by hand on 2024-05-06 \(local\); found as: no number; actors set by hand on 2024-05-06 \(local\); found as: against /,
      );
      // The headline was found with as many, and goes with the sentence.
      const [headline, sentence] = (await happened(id)).map(({ incident }) => incident);
      expect([headline!.deathsRange, sentence!.deathsRange]).toEqual(Array(2).fill({ low: 12, high: 14 }));
      expect(sentence!.deaths).toBe("");
      expect(sentence!.actors.map(({ id, role, words }) => [id, role, words])).toEqual([
        ["isis", "by", ""],
        ["peshmerga", "against", ""],
      ]);
    };
    await held();
    await reparse({ ...opened, version: "judged", staging: path.join(folder, "reparse.db") });
    await held();
    await removeArticle(id, opened);
    expect(await take("one.md", text)).toBe(id);
    await held();

    // A dismissal and its undoing leave the rest as it was said.
    const { byHand } = (await happened(id))[1]!.incident;
    const here = { start: byHand!.start, end: byHand!.end, at: byHand!.at };
    await dismissIncident(id, { ...here, dismissed: true }, opened, new Date("2024-05-06T07:08:09Z"));
    expect(await counted()).toBe("1: 3 killed, 0 wounded, 2-9, iraqi-army");
    await dismissIncident(id, { ...here, dismissed: false }, opened, new Date("2024-05-06T07:08:09Z"));
    await held();

    expect(await say(id, 1, {})).toEqual({ article: id, corrections: 0 });
    expect(await happened(id)).toEqual(before);
    expect(await counted()).toBe("1: 3 killed, 0 wounded, 2-9, iraqi-army");
  });

  it("lead also where only another report passes, and where nobody or nothing is said", async () => {
    const id = await take("one.md", ONE);
    await take("other.md", OTHER);
    await say(id, 1, { deaths: null, actors: [] });
    expect(await counted()).toBe("1: 0 killed, 0 wounded, none, none");
    const only: Query = { ...INCIDENTS, q: "vans" };
    expect((await opened.store.placeCounts(only)).toll.killed).toBe(0);
    const page = { limit: 9, after: null, sort: "date", together: true } as const;
    const [row] = (await opened.store.excerpts(only, page)).excerpts;
    expect(row?.articleId).not.toBe(id);
    expect(row?.event).toEqual({ deaths: null, injuries: null, actors: [], byHand: ["deaths", "actors"] });
    expect(incidentRow(row!).fields).toMatchObject({ deaths: "", deaths_at_least: null, actors: "" });

    await say(id, 1, { deaths: { low: 0, high: 0 } });
    expect(await counted()).toBe("1: 0 killed, 0 wounded, 0, iraqi-army");
    await say(id, 1, { deaths: { low: null, high: 40 } });
    expect(await counted()).toBe("1: 0 killed, 0 wounded, some, iraqi-army");
    expect(excerptRow((await listed())[0]!).fields.deaths).toBe("at most 40");
  });

  it("are refused in words where they cannot be", async () => {
    const id = await take("one.md", ONE);
    const cannot =
      "expected whole numbers of 0 to 100000 or null, one of them a number, the first not above the second";
    const people = (low: number | null, high: number | null) => ({ low, high });
    const ISIS = { id: "isis", role: "by" } as const;
    for (const [said, why] of [
      [{ deaths: people(-1, 2) }, `deaths: ${cannot}, got -1 to 2`],
      [{ deaths: people(1e9, 1e9) }, "got 1000000000 to 1000000000"],
      [{ injuries: people(5, 3) }, `injuries: ${cannot}, got 5 to 3`],
      [{ injuries: people(null, null) }, "got null to null"],
      [{ deaths: people(1.5, 2) }, "got 1.5 to 2"],
      [{ deaths: people(0, 100_001) }, "got 0 to 100001"],
      [{ actors: [{ id: "the-moon", role: "by" }] }, 'actors: the list of actors has no "the-moon"'],
      [{ actors: [{ id: "constructor", role: "by" }] }, "the list of actors has no"],
      [{ actors: [ISIS, ISIS] }, 'actors: "isis" is named twice as by'],
    ] as [Omit<SaidOfIncident, "start" | "end" | "at">, string][])
      await expect(say(id, 1, said), why).rejects.toThrow(why);
    expect(opened.ledger.corrections(id)).toEqual([]);
    await say(id, 1, { actors: [ISIS, { ...ISIS, role: "against" }], deaths: people(100_000, null) });
    expect(await counted()).toBe("1: 100000 killed, 0 wounded, 50, isis");
  });

  it("are said beside what a ledger has of before they could be", async () => {
    const id = await take("one.md", ONE);
    const [, { trigger, incident }] = (await happened(id)) as [unknown, Awaited<ReturnType<typeof happened>>[number]];
    opened.ledger.close();
    const place = path.join(folder, "ingest.db");
    const older = new Database(place);
    older
      .prepare(`INSERT INTO verdicts VALUES (?, ?, ?, ?, '{"subtype":"grenade"}', '2023-01-02T03:04:05Z', 'local')`)
      .run(id, trigger.start, trigger.end, incident.placeStart);
    older.close();
    opened.ledger = openLedger(place);
    await reparse({ ...opened, version: "newer", staging: path.join(folder, "reparse.db") });
    const now = async () => (await happened(id))[1]!.incident;
    expect(await now()).toMatchObject({
      subtype: "grenade",
      deathsRange: { low: 2, high: 2 },
      actors: incident.actors,
    });
    await say(id, 1, { subtype: "grenade", deaths: { low: 4, high: 4 } });
    expect(await now()).toMatchObject({
      subtype: "grenade",
      deathsRange: { low: 4, high: 4 },
      actors: incident.actors,
    });
    expect(opened.ledger.corrections(id)).toHaveLength(1);
  });
});
