// Which reports are of one event by a reader's word, from files to the store and through all that happens to articles later, with the real store,
// gazetteer and geoparser.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { IncidentView } from "@/lib/answers";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { correctArticle, dismissIncident, groupReports, judgeIncident, ungroupReports } from "@/lib/ingest/correct";
import { ingest } from "@/lib/ingest/ingest";
import { openLedger } from "@/lib/ingest/ledger";
import { DEFAULT_LIMITS } from "@/lib/ingest/limits";
import { removeArticle, reparse } from "@/lib/ingest/manage";
import { inlineParser } from "@/lib/ingest/parser";
import { inputsAt } from "@/lib/ingest/read";
import type { ReadOptions } from "@/lib/ingest/reader";
import { EMPTY } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import type { ReportRef } from "@/lib/types";

const READ: ReadOptions = { limits: DEFAULT_LIMITS, verbatim: false, fields: {} };
let gazetteer: Gazetteer;
let folder: string;
let opened: ReturnType<typeof open>;

function open() {
  const store = openSqlite(path.join(folder, "dateline.db"));
  return { store, ledger: openLedger(path.join(folder, "ingest.db")), gazetteer };
}
const take = (name: string, text: string) => {
  const place = path.join(folder, "in", name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  return ingest(inputsAt([place], READ), {
    ...{ ...opened, parser: inlineParser(gazetteer, READ), asked: [place] },
    originals: path.join(folder, "originals"),
  });
};

beforeAll(async () => {
  gazetteer = await openGazetteer();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
  opened = open();
});
afterEach(async () => {
  await opened.store.close();
  opened.ledger.close();
  rmSync(folder, { recursive: true });
});

const MAYOR =
  "The mayor counts the dead\n\n4 May 2021\n\nA car bomb killed nine people in Hit on Monday, said the mayor, and windows broke in every street around the market.";
const DOCTOR =
  "A ward takes in the wounded\n\n5 May 2021\n\nThirty people were killed by a bomb in Ramadi on Tuesday, a doctor said, and his ward had no beds left for those who came by boat.";
const POLICE =
  "Police close the bridge\n\n6 May 2021\n\nGunmen killed two policemen in Tikrit on Wednesday, officers said, and the bridge was shut to lorries until the evening.";

/** The first report of an article. */
async function first(id: string): Promise<{ ref: ReportRef; incident: IncidentView }> {
  const { happened } = (await opened.store.article(id))!;
  const { trigger, incident } = happened.find(({ incident: { status } }) => status !== "background")!;
  return { ref: { article: id, ...trigger, at: incident.placeStart }, incident };
}
async function counted(): Promise<[events: number, killed: number]> {
  const { units, toll } = await opened.store.placeCounts({ ...EMPTY, unit: "incidents" });
  return [units.incidents, toll.killed];
}
const at = (second: number) => new Date(Date.UTC(2024, 4, 6, 7, 8, second));

describe("two reports of two articles", () => {
  let [mayor, doctor, police] = ["", "", ""];
  let refs: ReportRef[] = [];
  beforeEach(async () => {
    for (const [n, text] of [MAYOR, DOCTOR, POLICE].entries()) await take(`${n}.txt`, text);
    [mayor = "", doctor = "", police = ""] = await opened.store.articleIds();
    refs = await Promise.all([mayor, doctor, police].map(async id => (await first(id)).ref));
    expect(await counted()).toEqual([3, 41]);
  });
  const one = () => groupReports([refs[0]!, refs[1]!], opened, at(1));

  test("are one event, through reparse, removal and return, until that is taken back", async () => {
    const version = await opened.store.version();
    expect(await one()).toEqual({
      ...{ article: mayor, corrections: 1, on: at(1).toISOString(), articles: [mayor, doctor] },
      place: (await opened.store.article(doctor))!.happened[0]!.placeId,
    });
    expect(await counted()).toEqual([2, 32]);
    expect([opened.ledger.corrections(mayor), opened.ledger.corrections(police)]).toEqual([
      opened.ledger.corrections(doctor),
      [],
    ]);
    expect(
      (await opened.store.facets(EMPTY)).facets.status.find(({ value }) => value === "corrected")?.count,
    ).toBeTruthy();
    const together = await opened.store.version();

    await reparse({ ...opened, version: "anew", staging: path.join(folder, "reparse.db") });
    expect([await counted(), await opened.store.version()]).toEqual([[2, 32], together]);

    await removeArticle(doctor, opened);
    expect(await counted()).toEqual([2, 11]);
    await take("1.txt", DOCTOR);
    expect([await counted(), await opened.store.version()]).toEqual([[2, 32], together]);

    // A store that is lost is filled again from the files, and the ledger has kept what was said.
    await opened.store.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(path.join(folder, `dateline.db${end}`), { force: true });
    opened.store = openSqlite(path.join(folder, "dateline.db"));
    for (const [name, text] of [
      ["1.txt", DOCTOR],
      ["0.txt", MAYOR],
      ["2.txt", POLICE],
    ] as const)
      await take(name, text);
    expect([await counted(), await opened.store.version()]).toEqual([[2, 32], together]);

    expect(await ungroupReports(doctor, at(1).toISOString(), opened)).toMatchObject({
      article: doctor,
      corrections: 0,
    });
    expect([await counted(), await opened.store.version()]).toEqual([[3, 41], version]);
    await expect(ungroupReports(doctor, at(1).toISOString(), opened)).rejects.toThrow("takeBack: nothing was said");
    expect(await ungroupReports("nobody", at(1).toISOString(), opened)).toBeNull();
  });

  test("within one article count as is said of them in what an import tells, too", async () => {
    const text =
      "Two towns mourn\n\n7 May 2021\n\nA roadside bomb killed three shepherds near Rawa on Thursday. Four farmers died when a mortar shell fell on Kut.";
    expect((await take("3.txt", text)).incidents).toBe(2);
    const id = (await opened.store.articleIds()).find(id => ![mayor, doctor, police].includes(id))!;
    const { happened } = (await opened.store.article(id))!;
    const [one, other] = happened.map(({ trigger, incident }) => ({
      article: id,
      ...trigger,
      at: incident.placeStart,
    }));
    await groupReports([one!, other!], opened, at(1));
    await removeArticle(id, opened);
    expect((await take("3.txt", text)).incidents).toBe(1);
  });

  test("and a third are all one; one that is set apart leaves the others together", async () => {
    await one();
    await groupReports([refs[2]!, refs[1]!], opened, at(2));
    expect(await counted()).toEqual([1, 30]);
    await groupReports([refs[1]!], opened, at(3));
    expect(await counted()).toEqual([2, 39]);
    expect((await first(mayor)).incident.event).toBe((await first(police)).incident.event);
    // The later counts.
    await groupReports([refs[0]!, refs[1]!], opened, at(4));
    expect(await counted()).toEqual([1, 30]);
    for (const [second, wanted] of [
      [1, [2, 32]],
      [4, [3, 41]],
      [3, [2, 39]],
      [2, [3, 41]],
    ] as const) {
      const { article } = second === 2 ? refs[2]! : refs[1]!;
      await ungroupReports(article, at(second).toISOString(), opened);
      expect([second, await counted()]).toEqual([second, wanted]);
    }
  });

  test("go with each other where the event is dismissed everywhere, and tell what is set of one", async () => {
    await one();
    await judgeIncident(mayor, { ...refs[0]!, deaths: { low: 12, high: 12 } } as never, opened, at(2));
    expect(await counted()).toEqual([2, 14]);
    const { article: _, ...here } = refs[1]!;
    await dismissIncident(doctor, { ...here, dismissed: true }, opened, at(3), "everywhere");
    expect(await counted()).toEqual([1, 2]);
    expect((await first(mayor)).incident.status).toBe("dismissed");
    await expect(groupReports([refs[0]!], opened, at(4))).rejects.toThrow("what is dismissed is no event that counts");
  });

  test("stay one where a name is corrected, and what cannot be said is refused", async () => {
    await one();
    const { found } = (await opened.store.article(mayor))!;
    const name = found.find(({ start }) => start === refs[0]!.at)!;
    await correctArticle(mayor, { start: name.start, end: name.end, placeId: null }, opened, at(2));
    expect(await counted()).toEqual([2, 32]);

    await expect(one()).rejects.toThrow("with: both are of one event already");
    await expect(groupReports([refs[2]!], opened, at(3))).rejects.toThrow("no other report is of one event with it");
    await expect(groupReports([refs[2]!, { ...refs[1]!, start: 0 }], opened, at(3))).rejects.toThrow(
      "with: no incident",
    );
    await expect(groupReports([refs[2]!, { ...refs[1]!, article: "nobody" }], opened, at(3))).rejects.toThrow(
      "of nobody",
    );
    expect(await groupReports([{ ...refs[2]!, article: "nobody" }], opened, at(3))).toBeNull();
    const full = () => Promise.reject(new Error("the disk is full"));
    const failing = { ...opened, store: { ...opened.store, replaceFindings: full, together: full } };
    const said = opened.ledger.corrections(doctor);
    await expect(groupReports([refs[1]!, refs[2]!], failing, at(3))).rejects.toThrow("the disk is full");
    await expect(ungroupReports(doctor, at(1).toISOString(), failing)).rejects.toThrow("the disk is full");
    expect([opened.ledger.corrections(doctor), opened.ledger.corrections(police)]).toEqual([said, []]);
    expect(await counted()).toEqual([2, 32]);
  });

  test("a ledger of before this could be said is read where it may not be written", () => {
    opened.ledger.close();
    const place = path.join(folder, "ingest.db");
    const older = new Database(place);
    older.exec("DROP TABLE groupings");
    older.close();
    const reading = openLedger(place, { readonly: true });
    expect(reading.corrections(mayor)).toEqual([]);
    reading.close();
    opened.ledger = openLedger(place);
    expect(opened.ledger.corrections(mayor)).toEqual([]);
  });
});
