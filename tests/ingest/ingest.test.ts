// From files to the store and out again, with the real store, gazetteer and geoparser.
import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ArticleAnswer, Excerpt } from "@/lib/answers";
import { excerptRow } from "@/lib/export";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { correctArticle, dismissIncident, judgeIncident, type SaidOfIncident } from "@/lib/ingest/correct";
import { signatureOf, similarity } from "@/lib/ingest/duplicates";
import { ingest } from "@/lib/ingest/ingest";
import { importLabel, openLedger } from "@/lib/ingest/ledger";
import { DEFAULT_LIMITS, limitsFrom } from "@/lib/ingest/limits";
import { articleOf, removeArticle, removeImport, reparse } from "@/lib/ingest/manage";
import { inlineParser } from "@/lib/ingest/parser";
import { threadedParser } from "@/lib/ingest/pool";
import { revise } from "@/lib/ingest/preview";
import { inputsAt } from "@/lib/ingest/read";
import type { ReadOptions } from "@/lib/ingest/reader";
import { reviewInputs } from "@/lib/ingest/review";
import { watch } from "@/lib/ingest/watch";
import { parseQuery, type Query } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import type { DateRange, Span } from "@/lib/types";

const READ: ReadOptions = { limits: DEFAULT_LIMITS, verbatim: false, fields: {} };
const ALL = parseQuery(new URLSearchParams());
const PROSE = (place: string) =>
  `Officials said on Monday that the road north of ${place} had been reopened after three days of work by engineers, and that lorries were moving again. ` +
  "Shopkeepers said that prices had fallen a little, but that many families still waited for word from relatives on the other side of the river. " +
  "A spokesman for the council asked drivers to keep to the marked lane, since the shoulders had not been searched.";

/** For watching where nothing is expected to fail. */
const PATIENT = {
  retryInterval: 1000,
  onProblem: (message: string) => {
    throw new Error(message);
  },
};

let gazetteer: Gazetteer;
let folder: string;
let opened: ReturnType<typeof open>;

function open() {
  const store = openSqlite(path.join(folder, "dateline.db"));
  const ledger = openLedger(path.join(folder, "ingest.db"));
  return { store, ledger, gazetteer };
}
const file = (name: string, text: string | Uint8Array) => {
  const place = path.join(folder, "in", name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  return place;
};
const take = (...what: string[]) =>
  ingest(inputsAt(what, READ), {
    ...opened,
    parser: inlineParser(gazetteer, READ),
    asked: what,
    originals: path.join(folder, "originals"),
  });

beforeAll(async () => {
  gazetteer = await openGazetteer();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "dateline-ingest-"));
  opened = open();
});
afterEach(async () => {
  opened.ledger.close();
  await opened.store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("ingest", () => {
  it("stores every article of the sample corpus once, however often it comes", async () => {
    const first = await take("data/articles");
    expect(first.rejected).toEqual([]);
    expect(first.stored).toBeGreaterThanOrEqual(60);
    expect(first.mentions).toBeGreaterThan(first.stored);
    const version = await opened.store.version();
    const again = await take("data/articles");
    expect([again.stored, again.known]).toEqual([0, first.stored]);
    // Byte for byte another file, word for word the same articles.
    const copy = file("copy.md", readFileSync("data/articles/2014.md", "utf8").replaceAll("\n\n", "\n\n\n"));
    const third = await take(copy);
    expect([third.stored, third.rejected]).toEqual([0, []]);
    expect(await opened.store.version()).toBe(version);
  });

  it("keeps what is good when the rest is bad, and says why of each", async () => {
    file("a-good.txt", `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}`);
    file("b-empty.txt", "");
    file("c-binary.txt", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]));
    file("d-broken.txt", Buffer.from([...Buffer.from("a € sign, then "), 0xff, 0xfe, 0xc3, 0x28]));
    file(
      "e/deep/good.txt",
      `Canal farmers wait\n\nBy Jane Doe\n\n${PROSE("Ramadi").replace("reopened", "closed, a year later,")}`,
    );
    file("f-large.txt", Buffer.alloc(50_000_000, "a"));
    const report = await take(path.join(folder, "in"), path.join(folder, "nothing-here"));
    expect(report.stored).toBe(2);
    expect(report.rejected.map(({ source, reason }) => [path.basename(source), reason])).toEqual([
      ["b-empty.txt", "the file is empty"],
      ["c-binary.txt", "not text: it is a program"],
      ["d-broken.txt", expect.stringContaining("not valid UTF-8")],
      ["f-large.txt", expect.stringContaining("too large: 50 MB")],
      ["nothing-here", "no such file or folder"],
    ]);
    expect(opened.ledger.imports()).toMatchObject([{ articles: 2, rejected: 5, finished: expect.any(String) }]);
  });

  it("follows links, each folder once, and says which lead nowhere", async () => {
    const real = file("../elsewhere/real.txt", `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}`);
    file("a/own.txt", `Canal farmers wait\n\nBy Jane Doe\n\n${PROSE("Ramadi")}`);
    const at = (name: string) => path.join(folder, "in", name);
    symlinkSync(path.dirname(real), at("b-folder"));
    symlinkSync(at("."), at("c-loop"));
    symlinkSync("d-self", at("d-self"));
    symlinkSync("gone.txt", at("e-nothing.txt"));
    const report = await take(path.join(folder, "in"));
    expect(report).toMatchObject({ sources: 4, stored: 2 });
    expect(report.rejected.map(({ source, reason }) => [path.basename(source), reason])).toEqual([
      ["d-self", "a link that leads to itself"],
      ["e-nothing.txt", "no such file or folder"],
    ]);
  });

  it("does not search boilerplate", async () => {
    await take(
      file(
        "a.txt",
        `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}\n\nRelated News\n\nMosul and Basra in pictures`,
      ),
    );
    const [id = ""] = await opened.store.articleIds();
    const article = await opened.store.article(id);
    const found = article?.found.map(f => f.place?.name) ?? [];
    expect(found).toContain("Samarra");
    expect(found).not.toContain("Mosul");
  });

  it("keeps the original of what was extracted or re-encoded", async () => {
    const page = `<!doctype html><html><body><article><h1>Road reopens</h1><p>${PROSE("Samarra")}</p></article></body></html>`;
    await take(file("page.html", page), file("plain.txt", `Canal\n\nBy Jane Doe\n\n${PROSE("Ramadi")} And more.`));
    const originals = readdirSync(path.join(folder, "originals"), { recursive: true, withFileTypes: true }).filter(e =>
      e.isFile(),
    );
    expect(originals.map(e => readFileSync(path.join(e.parentPath, e.name), "utf8"))).toEqual([page]);
  });

  it("gives the same in threads as in one", async () => {
    const options = { ...READ, limits: { ...DEFAULT_LIMITS, milliseconds: 60_000 } };
    const inputs = ["2014", "2015"].map(year => ({ name: year, bytes: readFileSync(`data/articles/${year}.md`) }));
    const parser = threadedParser(options, 2);
    try {
      expect(await parser.parse(inputs)).toEqual(await inlineParser(gazetteer, options).parse(inputs));
    } finally {
      await parser.close();
    }
  });

  it("ends an input that takes too long, and goes on with the others", async () => {
    const options = { ...READ, limits: { ...DEFAULT_LIMITS, milliseconds: 2_000 } };
    const parser = threadedParser(options, 1);
    try {
      const slow = Buffer.from(
        `<!doctype html><html><body>${'<div class="a"><p>word, word, '.repeat(29_000)}</body></html>`,
      );
      const [bad, good] = await parser.parse([
        { name: "slow.html", bytes: slow },
        { name: "good.txt", bytes: Buffer.from(PROSE("Samarra")) },
      ]);
      expect(good?.parsed).toHaveLength(1);
      expect(bad).toMatchObject({
        parsed: [],
        rejected: [{ source: "slow.html", reason: "took longer than 2 s (DATELINE_MAX_SECONDS)" }],
      });
    } finally {
      await parser.close();
    }
  });
});

describe("near duplicates", () => {
  const article = (text: string) => signatureOf({ text, boilerplate: [] });
  it("estimates the share of common words in sequence", () => {
    const text = PROSE("Samarra");
    expect(similarity(article(text), article(text))).toBe(1);
    expect(similarity(article(text), article(text.toUpperCase().replaceAll(",", " -")))).toBe(1);
    expect(similarity(article(text), article(`${text} One more short sentence stands here.`))).toBeGreaterThan(0.8);
    expect(
      similarity(article(text), article("Nothing here has anything to do with what was said before about that.")),
    ).toBeLessThan(0.1);
  });

  it("links the second to the first and counts it once; the second takes over when the first goes", async () => {
    await take(file("first.txt", `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}`));
    const before = await opened.store.places(ALL);
    const report = await take(
      file("second.txt", `Samarra road open again\n\nBy Staff\n\n${PROSE("Samarra")} It is a copy.`),
    );
    expect([report.stored, report.alike]).toEqual([1, 1]);
    const after = await opened.store.places(ALL);
    expect(after.units.mentions).toBe(before.units.mentions);
    const [first = "", second = ""] = await opened.store.articleIds();
    expect((await opened.store.article(first))?.alsoIn.map(a => a.id)).toEqual([second]);
    await removeArticle(first, opened);
    expect((await opened.store.places(ALL)).units.mentions).toBeGreaterThanOrEqual(before.units.mentions - 1);
    expect((await opened.store.article(second))?.found.length).toBeGreaterThan(0);
    const { facets } = await opened.store.facets({ ...ALL, unit: "articles" });
    expect(facets.status.map(({ value, count }) => [value, count])).toEqual([["found", 1]]);
  });

  it("keeps apart articles of one mould about different things", async () => {
    const one =
      "Two people were wounded on Tuesday when a bomb went off near a market in Baquba, police said. The road was closed for an hour.";
    const other =
      "Three soldiers were killed on Friday when gunmen attacked a checkpoint west of Ramadi, an officer said. Helicopters searched the desert.";
    const report = await take(file("1.txt", one), file("2.txt", other));
    expect([report.stored, report.alike]).toEqual([2, 0]);
  });
});

describe("how many incidents there are", () => {
  it("is the same to an import, its review, the map, and who finds everything anew", async () => {
    const review = await reviewInputs(inputsAt(["data/articles"], READ), { ...opened, read: READ });
    const { incidents } = await take("data/articles");
    expect(incidents).toBeGreaterThan(200);
    expect((await opened.store.placeCounts(ALL)).units.incidents).toBe(incidents);
    const previewed = review.documents.flatMap(({ articles }) => articles.map(one => one.incidents ?? 0));
    expect(previewed.reduce((sum, count) => sum + count, 0)).toBe(incidents);
    const report = await reparse({ ...opened, version: "counted", staging: path.join(folder, "reparse.db") });
    expect([report.incidentsBefore, report.incidentsAfter]).toEqual([incidents, incidents]);
  });
});

describe("review", () => {
  it("writes nothing, and handed back stores the same as a plain import", async () => {
    const review = await reviewInputs(inputsAt(["data/articles/2014.md"], READ), { ...opened, read: READ });
    expect(await opened.store.articleIds()).toEqual([]);
    const handed = await take(file("review.json", JSON.stringify(review)));
    expect(handed.rejected).toEqual([]);
    const plain = await take("data/articles/2014.md");
    expect([plain.stored, plain.known]).toEqual([0, handed.stored]);
  });

  it("takes what a person changed: title, date, boundaries, and what is left out", async () => {
    const source = file(
      "two.txt",
      `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}\n\nCanal closes\n\nBy John Smith\n\nA different text about the water near Ramadi, which was low again this week, the directorate said, and farmers were told to wait until the end of the month.`,
    );
    const review = await reviewInputs(inputsAt([source], READ), { ...opened, read: READ });
    const [first, second] = review.documents[0]?.articles ?? [];
    if (!first || !second) throw new Error("expected two articles");
    expect(first.places?.map(p => p.name)).toContain("Samarra");
    first.accept = false;
    second.title = "Another title";
    second.publishedOn = { from: "2021-06-29", to: "2021-06-29", precision: "day" };
    second.start += "Canal closes\n\n".length;
    await take(file("review.json", JSON.stringify(review)));
    const [id = ""] = await opened.store.articleIds();
    expect(await opened.store.article(id)).toMatchObject({
      title: "Another title",
      publishedOn: { from: "2021-06-29" },
      text: expect.stringMatching(/^By John Smith/),
    });
  });

  it("says what is wrong with a review that was broken", async () => {
    const review = await reviewInputs(inputsAt(["data/articles/2014.md"], READ), { ...opened, read: READ });
    const [document] = review.documents;
    if (!document?.articles[0]) throw new Error("expected an article");
    document.articles[0].end = 10_000_000;
    const report = await take(
      file("review.json", JSON.stringify(review)),
      file("other.json", `{"dateline":"review","version":1}`),
    );
    expect(report.rejected.map(r => r.reason)).toEqual([
      expect.stringContaining("10000000"),
      expect.stringContaining("changed beyond reading"),
    ]);
  });

  it("marks what is known and what tells the same", async () => {
    await take(file("first.txt", `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}`));
    file("second.txt", `Samarra road open again\n\nBy Staff\n\n${PROSE("Samarra")}`);
    const review = await reviewInputs(inputsAt([path.join(folder, "in")], READ), { ...opened, read: READ });
    expect(review.documents.flatMap(d => d.articles.map(a => [a.status, a.alikeTo]))).toEqual([
      ["known", undefined],
      ["alike", "Road reopens"],
    ]);
  });
});

describe("managing", () => {
  it("removes a whole import, and the map is as before", async () => {
    await take("data/articles/2014.md");
    const before = await opened.store.places(ALL);
    // One article comes with both imports and stays.
    await take(
      "data/articles/2015.md",
      file("again.txt", readFileSync("data/articles/2014.md", "utf8").split("---\ntitle")[2] ?? ""),
    );
    const [, second] = opened.ledger.imports();
    expect(await removeImport(second?.id ?? 0, opened)).toBeGreaterThan(10);
    const after = await opened.store.places(ALL);
    expect(after.features).toEqual(before.features);
    expect(after.totals).toEqual(before.totals);
    expect(await removeImport(999, opened)).toBeNull();
    // Removed means gone, so it can come again.
    expect((await take("data/articles/2015.md")).stored).toBeGreaterThan(10);
  });

  it("finds everything anew, tells what changed, and does nothing twice", async () => {
    await take("data/articles/2014.md");
    const ids = await opened.store.articleIds();
    const before = await opened.store.places(ALL);
    // As if an older gazetteer had found less in one article.
    const old = await opened.store.article(ids[0] ?? "");
    if (!old) throw new Error("expected an article");
    const { alsoIn: _, found: __, happened: ___, mentions: ____, incidents: _____, ...article } = old;
    await opened.store.replaceFindings({ article, mentions: [], incidents: [], places: [] });
    const options = { ...opened, version: "two", staging: path.join(folder, "reparse.db") };
    const report = await reparse(options);
    expect(report).toMatchObject({ articles: ids.length, gained: old.found.length, lost: 0, moved: 0 });
    expect(report.examples[0]).toMatchObject({ change: "gained", article: old.title });
    expect((await opened.store.places(ALL)).features).toEqual(before.features);
    expect((await reparse(options)).articles).toBe(0);
  });

  it("lets readers see the old results until all the new ones are there", async () => {
    await take("data/articles/2014.md");
    const ids = await opened.store.articleIds();
    // As if an older gazetteer had found nothing at all.
    for (const id of ids) {
      const old = await opened.store.article(id);
      if (!old) throw new Error("expected an article");
      await opened.store.replaceFindings({ article: articleOf(old), mentions: [], incidents: [], places: [] });
    }
    const reader = openSqlite(path.join(folder, "dateline.db"), { readonly: true });
    const seen = new Set<number>();
    const asked: Promise<void>[] = [];
    const ask = async () => void seen.add((await reader.places(ALL)).units.mentions);
    await reparse({
      ...opened,
      version: "three",
      staging: path.join(folder, "reparse.db"),
      onProgress: () => void asked.push(ask()),
    });
    await Promise.all(asked);
    await ask();
    const now = (await opened.store.places(ALL)).units.mentions;
    expect(now).toBeGreaterThan(ids.length);
    expect([...seen].sort((a, b) => a - b)).toEqual([0, now]);
    await reader.close();
  });

  it("reads a part that was split off anew, but leaves the first part the date that is known", async () => {
    const text = `${PROSE("Tikrit")}\n\nFloods reach Samarra\nMay 11, 2013\n\n${PROSE("Samarra")}`;
    const behind = text.indexOf("Floods reach");
    const known = { from: "2012-03-04", to: "2012-03-04", precision: "day" as const };
    const part = {
      accept: true,
      title: "",
      author: "",
      source: "S",
      url: "",
      language: "en" as const,
      boilerplate: [],
    };
    const first = { ...part, start: 0, end: behind - 2, publishedOn: known, dateEvidence: "front matter" };
    const second = { ...part, start: behind, end: text.length, publishedOn: null, dateEvidence: "" };
    const [one, two] = await revise({ name: "two.md", note: "", text, articles: [] }, [first, second], opened);
    expect(one).toMatchObject({ publishedOn: known, dateEvidence: "front matter" });
    expect(two?.publishedOn).toMatchObject({ from: "2013-05-11" });
  });

  it("names what brought in articles that were stored before that was kept, once they are found anew", async () => {
    await take("data/articles/2014.md");
    const counted = async () => {
      const { facets } = await opened.store.facets({ ...ALL, unit: "articles" });
      return facets.import.map(({ label, count }) => `${label}: ${count}`);
    };
    const known = await counted();
    expect(known).toEqual([expect.stringMatching(/^articles\/2014\.md · \d{4}-\d\d-\d\d: \d+$/)]);
    const db = new Database(path.join(folder, "dateline.db"));
    // As in a store of before.
    db.exec("UPDATE articles SET import = ''");
    db.close();
    await reparse({ ...opened, version: "imports", staging: path.join(folder, "reparse.db") });
    expect(await counted()).toEqual(known);
  });

  it("keeps what a reader has corrected by hand: through a reparse, a removal and a second import", async () => {
    const source = file("one.md", PROSE("Tripoli"));
    await take(source);
    const [id = ""] = await opened.store.articleIds();
    const found = async () => (await opened.store.article(id))?.found ?? [];
    const [name] = await found();
    const other = name?.runnersUp[0]?.placeId ?? "";
    const first = name?.place?.id ?? "";
    if (!name || !other || !first) throw new Error("expected a place with namesakes");
    const { start, end } = name;
    const say = (placeId: string | null | undefined) =>
      correctArticle(id, { start, end, placeId }, opened, new Date("2024-05-06T07:08:09Z"));
    const reparsed = (version: string) => reparse({ ...opened, version, staging: path.join(folder, "reparse.db") });

    expect(await say(other)).toEqual({ article: id, corrections: 1 });
    const held = async () => {
      const [now] = await found();
      expect(now?.place?.id).toBe(other);
      expect(now?.evidence.map(({ feature, note }) => `${feature}: ${note}`)).toEqual([
        `by-hand: corrected by hand on 2024-05-06 (local); found as: ${name.place?.name}`,
      ]);
      expect(now?.runnersUp[0]?.placeId).toBe(first);
      const { features } = await opened.store.places(ALL);
      expect(features.map(feature => feature.id)).toContain(other);
      expect(features.map(feature => feature.id)).not.toContain(first);
    };
    await held();
    expect(await reparsed("by hand")).toMatchObject({ articles: 1, moved: 0 });
    await held();
    await removeArticle(id, opened);
    await take(source);
    await held();

    expect(await say(null)).toEqual({ article: id, corrections: 1 });
    expect((await found())[0]).toMatchObject({ place: null, reason: expect.stringMatching(/^corrected by hand/) });
    expect((await opened.store.places(ALL)).totals.unlocated).toBeGreaterThan(0);
    expect(await say(undefined)).toEqual({ article: id, corrections: 0 });
    expect((await found())[0]).toEqual(name);

    await expect(say("nowhere:0")).rejects.toThrow('the gazetteer has no "nowhere:0"');
    const nothing = { start: 0, end: 3, placeId: null };
    await expect(correctArticle(id, nothing, opened, new Date())).rejects.toThrow("no name was found at 0 to 3");
    expect(await correctArticle("unknown", nothing, opened, new Date())).toBeNull();
  });

  /** Takes an article of three events, the first of which it tells three times; `at`: where an incident is told, as verdicts are kept. */
  async function takeThreeEvents() {
    const told =
      "A roadside bomb killed two soldiers in Hit on Monday. The attack was claimed by Islamic State on Tuesday. " +
      "Mortar shells fell on Haditha and Rawa on Sunday.";
    const source = file("one.md", `Bomb kills two soldiers in Hit\n\n3 May 2021\n\n${told} ${PROSE("Samarra")}`);
    await take(source);
    const [id = ""] = await opened.store.articleIds();
    const happened = async () => (await opened.store.article(id))?.happened ?? [];
    const first = await happened();
    const at = (nth: number) => ({ ...first[nth]!.trigger, at: first[nth]!.incident.placeStart });
    return { source, id, happened, first, at };
  }

  it("keeps what a reader says is no incident, and what speaks again of it: through a reparse, a removal and a second import", async () => {
    const { source, id, happened, first, at } = await takeThreeEvents();
    const statuses = async () =>
      (await happened()).map(({ placeId, incident }) => `${placeId} ${incident.trigger}: ${incident.status}`);
    const counted = async () => (await opened.store.placeCounts(ALL)).units.incidents;
    const say = (nth: number, dismissed: boolean) =>
      dismissIncident(id, { ...at(nth), dismissed }, opened, new Date("2024-05-06T07:08:09Z"));
    expect(await statuses()).toEqual([
      "iq:hit Bomb kills: reported",
      "iq:hit roadside bomb killed: reported",
      "iq:hit attack: reported",
      "iq:haditha Mortar shells fell on: reported",
      "iq:rawa Mortar shells fell on: reported",
    ]);
    expect(await counted()).toBe(3);

    expect(await say(1, true)).toEqual({ article: id, corrections: 1, said: [{ article: id, ...at(1) }] });
    expect(await say(4, true)).toEqual({ article: id, corrections: 2, said: [{ article: id, ...at(4) }] });
    const held = async () => {
      expect(await statuses()).toEqual([
        "iq:hit Bomb kills: dismissed",
        "iq:hit roadside bomb killed: dismissed",
        "iq:hit attack: dismissed",
        "iq:haditha Mortar shells fell on: reported",
        "iq:rawa Mortar shells fell on: dismissed",
      ]);
      expect(await counted()).toBe(1);
      expect((await happened())[0]?.incident.evidence.at(-1)).toMatchObject({
        feature: "status",
        note: "dismissed by hand on 2024-05-06 (local); found as: reported",
      });
    };
    await held();
    await reparse({ ...opened, version: "dismissed", staging: path.join(folder, "reparse.db") });
    await held();
    await removeArticle(id, opened);
    await take(source);
    await held();
    expect(await opened.store.facets(ALL)).toMatchObject({ unreported: 4 });

    // The rules may come to take other words for the trigger.
    const { trigger, incident } = first[1]!;
    opened.ledger.setCorrections(id, [
      {
        start: trigger.start,
        end: trigger.start + 4,
        at: incident.placeStart,
        dismissed: true,
        on: "2024-05-06T07:08:09Z",
        by: "local",
      },
    ]);
    await reparse({ ...opened, version: "other words", staging: path.join(folder, "reparse.db") });
    expect((await statuses()).filter(status => status.endsWith("dismissed"))).toHaveLength(3);
    const byHand = (await happened())[1]!.incident.byHand!;
    expect(byHand.end).toBe(trigger.start + 4);
    // It is taken back at the words that it was said of.
    const back = { start: byHand.start, end: byHand.end, at: byHand.at, dismissed: false };
    expect(await dismissIncident(id, back, opened, new Date())).toMatchObject({ corrections: 0 });
    opened.ledger.setCorrections(id, [byHand]);
    expect(await say(1, false)).toMatchObject({ corrections: 0 });
    expect(await happened()).toEqual(first);

    const nothing = { start: 0, end: 3, at: null, dismissed: true };
    await expect(dismissIncident(id, nothing, opened, new Date())).rejects.toThrow("no incident was found at 0 to 3");
    expect(await dismissIncident("unknown", nothing, opened, new Date())).toBeNull();
    // Its place is named elsewhere, or it has one.
    for (const at of [first[0]!.incident.placeStart, null]) {
      const elsewhere = { ...trigger, at, dismissed: true };
      await expect(dismissIncident(id, elsewhere, opened, new Date())).rejects.toThrow("no incident was found at");
    }
    expect(opened.ledger.corrections(id)).toEqual([]);
    expect(await happened()).toEqual(first);
  });

  it("dismisses an event in its article or wherever it is told, and takes exactly that back", async () => {
    const told = (title: string, text: string) => `${title}\n\n3 May 2021\n\n${text}`;
    const lead = "A roadside bomb killed two soldiers in Hit on Monday. The attack was claimed by nobody at first.";
    await take(file("one.md", told("Bomb kills two soldiers in Hit", `${lead} ${PROSE("Samarra")}`)));
    const other =
      "Two soldiers were killed by a roadside bomb in Hit on Monday, said a doctor, whose ward took in the dead.";
    await take(file("two.md", told("Army mourns its dead", other)));
    const ids = await opened.store.articleIds();
    const [one = "", two = ""] = ids;
    const happened = async (id: string) => (await opened.store.article(id))?.happened ?? [];
    const first = await Promise.all(ids.map(happened));
    const reports = first.flat();
    expect(reports.length).toBeGreaterThan(2);
    expect(new Set(reports.map(({ incident }) => incident.event)).size).toBe(1);
    const statuses = async (id: string) => [...new Set((await happened(id)).map(({ incident }) => incident.status))];
    const counted = async () => {
      const { units, toll } = await opened.store.placeCounts(ALL);
      return [units.incidents, toll.killed];
    };
    expect(await counted()).toEqual([1, 2]);
    for (const { trigger, incident } of first[0]!) {
      const here = { ...trigger, at: incident.placeStart };
      await dismissIncident(one, { ...here, dismissed: true }, opened, new Date());
      expect([await statuses(one), await statuses(two)]).toEqual([["dismissed"], ["reported"]]);
      expect(await counted()).toEqual([1, 2]);
      await dismissIncident(one, { ...here, dismissed: false }, opened, new Date());
      expect(await Promise.all(ids.map(happened))).toEqual(first);
    }

    const { trigger, incident } = first[1]![0]!;
    const here = { ...trigger, at: incident.placeStart };
    await judgeIncident(
      one,
      { ...first[0]![0]!.trigger, at: first[0]![0]!.incident.placeStart, subtype: "grenade" },
      opened,
      new Date(),
    );
    const before = await Promise.all(ids.map(happened));
    const done = await dismissIncident(two, { ...here, dismissed: true }, opened, new Date(), "everywhere");
    expect(new Set(done?.said.map(({ article }) => article))).toEqual(new Set(ids));
    expect([await statuses(one), await statuses(two), await counted()]).toEqual([["dismissed"], ["dismissed"], [0, 0]]);
    for (const { article, ...at } of done!.said)
      await dismissIncident(article, { ...at, dismissed: false }, opened, new Date(), "report");
    const after = (await Promise.all(ids.map(happened))).flat();
    const facts = (all: typeof after) =>
      all.map(({ incident: { status, type, subtype, event } }) => [status, type, subtype, event]);
    expect(facts(after)).toEqual(facts(before.flat()));
  });

  it("has nothing said of an article that could not be found anew with it", async () => {
    await take(file("one.md", `Bomb kills two soldiers in Hit\n\n3 May 2021\n\n${PROSE("Samarra")}`));
    const [id = ""] = await opened.store.articleIds();
    const { found, happened } = (await opened.store.article(id))!;
    const [name, told] = [found[0]!, happened[0]!];
    const full = () => Promise.reject(new Error("the disk is full"));
    const failing = { ...opened, store: { ...opened.store, replaceFindings: full } };
    const dismissed = { ...told.trigger, at: told.incident.placeStart, dismissed: true };
    const none = { start: name.start, end: name.end, placeId: null };
    await expect(dismissIncident(id, dismissed, failing, new Date())).rejects.toThrow("the disk is full");
    await expect(correctArticle(id, none, failing, new Date())).rejects.toThrow("the disk is full");
    expect(opened.ledger.corrections(id)).toEqual([]);

    await dismissIncident(id, dismissed, opened, new Date("2024-05-06T07:08:09Z"));
    await correctArticle(id, none, opened, new Date("2024-05-06T07:08:09Z"));
    const said = opened.ledger.corrections(id);
    expect(said).toHaveLength(2);
    const back = { ...dismissed, dismissed: false };
    await expect(dismissIncident(id, back, failing, new Date())).rejects.toThrow("the disk is full");
    await expect(correctArticle(id, { ...none, placeId: undefined }, failing, new Date())).rejects.toThrow();
    expect(opened.ledger.corrections(id)).toEqual(said);
  });

  it("reads a ledger of before dismissals were kept, also where it may not write", async () => {
    await take(file("one.md", PROSE("Tripoli")));
    const [id = ""] = await opened.store.articleIds();
    const [name] = (await opened.store.article(id))!.found;
    await correctArticle(id, { start: name!.start, end: name!.end, placeId: null }, opened, new Date());
    const said = opened.ledger.corrections(id);
    opened.ledger.close();
    const place = path.join(folder, "ingest.db");
    const older = new Database(place);
    older.exec("DROP TABLE verdicts");
    older.close();

    const reading = openLedger(place, { readonly: true });
    expect(reading.corrections(id)).toEqual(said);
    const inputs = inputsAt([file("two.md", PROSE("Ramadi"))], READ);
    const review = await reviewInputs(inputs, { ...opened, ledger: reading, read: READ });
    expect(review.documents).toHaveLength(1);
    reading.close();
    opened.ledger = openLedger(place);
    expect(opened.ledger.corrections(id)).toEqual(said);
  });

  it("keeps the dismissals of a ledger in which nothing else could be said of an incident", () => {
    opened.ledger.close();
    const place = path.join(folder, "ingest.db");
    const older = new Database(place);
    older.exec(`DROP TABLE verdicts;
      CREATE TABLE dismissals (
        article TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "at" INTEGER NOT NULL, "on" TEXT NOT NULL, "by" TEXT NOT NULL,
        PRIMARY KEY (article, "start", "end", "at")
      ) WITHOUT ROWID;
      INSERT INTO dismissals VALUES ('a', 4, 9, -1, '2024-05-06T07:08:09Z', 'local'), ('a', 14, 19, 30, '2024-05-06T07:08:09Z', 'local')`);
    older.close();
    const kept = { dismissed: true, on: "2024-05-06T07:08:09Z", by: "local" };
    const said = [
      { start: 4, end: 9, at: null, ...kept },
      { start: 14, end: 19, at: 30, ...kept },
    ];
    const reading = openLedger(place, { readonly: true });
    expect(reading.corrections("a")).toEqual(said);
    reading.close();
    for (let times = 0; times < 2; times++) {
      opened.ledger = openLedger(place);
      expect(opened.ledger.corrections("a")).toEqual(said);
      if (times === 0) opened.ledger.close();
    }
    opened.ledger.unjudge("a", said[0]!);
    opened.ledger.correct("a", { ...said[1]!, dismissed: undefined, subtype: "attack", date: null });
    // What is taken back does not come again.
    opened.ledger.close();
    opened.ledger = openLedger(place);
    expect(opened.ledger.corrections("a")).toEqual([
      { start: 14, end: 19, at: 30, subtype: "attack", date: null, on: kept.on, by: "local" },
    ]);
  });

  it("keeps what a reader says that an incident is and when it was, and counts by that: through a reparse, a removal and a second import", async () => {
    const { source, id, happened, first, at } = await takeThreeEvents();
    const say = (nth: number, said: Omit<SaidOfIncident, "start" | "end" | "at">) =>
      judgeIncident(id, { ...at(nth), ...said }, opened, new Date("2024-05-06T07:08:09Z"));
    const facts = async () =>
      (await happened()).map(
        ({ placeId, incident }) => `${placeId} ${incident.subtype} ${incident.status} ${incident.date?.from}`,
      );
    const incidents: Query = { ...ALL, unit: "incidents" };
    const of = async (facet: "type" | "subtype" | "status") =>
      Object.fromEntries(
        (await opened.store.facets(incidents)).facets[facet].map(({ value, count }) => [value, count]),
      );
    expect(await of("type")).toEqual({ explosions: 3 });
    expect(await of("status")).toEqual({ found: 3 });

    const april: DateRange = { from: "2021-04-01", to: "2021-04-30", precision: "month" };
    expect(await say(1, { subtype: "armed-clash", date: april })).toEqual({ article: id, corrections: 1 });
    expect(await say(4, { date: null })).toEqual({ article: id, corrections: 2 });
    const held = async () => {
      expect(await facts()).toEqual([
        "iq:hit armed-clash reported 2021-04-01",
        "iq:hit armed-clash reported 2021-04-01",
        "iq:hit armed-clash reported 2021-04-01",
        "iq:haditha shelling-artillery-missile-attack reported 2021-05-02",
        "iq:rawa shelling-artillery-missile-attack reported undefined",
      ]);
      expect(await of("type")).toEqual({ battles: 1, explosions: 2 });
      expect(await of("status")).toEqual({ corrected: 3 });
      const timeline = await opened.store.timeline(incidents, { bin: "month" });
      expect(timeline.bins.map(({ from, count }) => `${from}: ${count}`)).toEqual(["2021-04-01: 1", "2021-05-01: 1"]);
      expect(timeline.undated).toBe(1);
      const { excerpts } = await opened.store.excerpts(
        { ...incidents, place: "iq:hit" },
        { limit: 10, after: null, sort: "date" },
      );
      const [row] = excerpts.map(excerptRow);
      expect(row?.date).toMatchObject({ from: "2021-04-01", to: "2021-04-30" });
      expect(row?.fields).toMatchObject({
        ...{ incident_type: "battles", incident_subtype: "armed-clash", incident_from: "2021-04-01" },
        corrected:
          "type set by hand on 2024-05-06 (local); found as: remote-explosive-landmine-ied; " +
          "date set by hand on 2024-05-06 (local); found as: 2021-05-03",
      });
      const [{ incident }] = excerpts as [Excerpt];
      expect(incident).toMatchObject({ reports: 1, byHand: { subtype: "armed-clash", date: april } });
    };
    await held();
    await reparse({ ...opened, version: "judged", staging: path.join(folder, "reparse.db") });
    await held();
    await removeArticle(id, opened);
    await take(source);
    await held();

    // What is dismissed by the narrower word keeps what else was said of it.
    const dismiss = (dismissed: boolean) =>
      dismissIncident(id, { ...at(1), dismissed }, opened, new Date("2024-05-06T07:08:09Z"));
    expect(await dismiss(true)).toMatchObject({ corrections: 2 });
    expect(await of("type")).toEqual({ explosions: 2 });
    await dismiss(false);
    await held();

    expect(await say(1, {})).toEqual({ article: id, corrections: 1 });
    expect(await say(4, {})).toEqual({ article: id, corrections: 0 });
    expect(await happened()).toEqual(first);
    expect(await of("status")).toEqual({ found: 3 });
  });

  it("keeps what was said of an incident without a place when its place is marked by hand, and takes it back", async () => {
    const told = "Gunmen shot dead two soldiers at the tollgate on Monday, a police officer said.";
    await take(file("one.md", `Two soldiers killed at a tollgate\n\nBy Jane Doe\n\n3 May 2021\n\n${told}`));
    const [id = ""] = await opened.store.articleIds();
    const article = async () => (await opened.store.article(id))!;
    const last = async () => (await article()).happened.at(-1)!;
    const first = await last();
    expect(first.incident).toMatchObject({ placeStart: null, subtype: "armed-clash" });
    const here = { ...first.trigger, at: null };
    await judgeIncident(id, { ...here, subtype: "attack" }, opened, new Date());
    const start = (await article()).text.lastIndexOf("tollgate");
    await correctArticle(id, { start, end: start + 8, placeId: "iq:rutba" }, opened, new Date());
    expect(await last()).toMatchObject({
      placeId: "iq:rutba",
      incident: { placeStart: start, subtype: "attack", byHand: { at: null } },
    });
    // What is said now replaces it, and what is dismissed keeps it.
    const there = { ...here, at: start };
    expect(await dismissIncident(id, { ...there, dismissed: true }, opened, new Date())).toMatchObject({
      corrections: 2,
    });
    expect((await last()).incident).toMatchObject({
      status: "dismissed",
      byHand: { at: start, subtype: "attack" },
    });
    expect(await judgeIncident(id, there, opened, new Date())).toMatchObject({ corrections: 1 });
    expect((await last()).incident).toMatchObject({ status: "reported", subtype: "armed-clash", byHand: null });
  });

  it("refuses what cannot be said of an incident, in words", async () => {
    await take(file("one.md", `Bomb kills two soldiers in Hit\n\n3 May 2021\n\n${PROSE("Samarra")}`));
    const [id = ""] = await opened.store.articleIds();
    const [{ trigger, incident }] = (await opened.store.article(id))!.happened as [ArticleAnswer["happened"][number]];
    const here = { ...trigger, at: incident.placeStart };
    const date = (precision: DateRange["precision"], from: string, to: string) => ({ date: { precision, from, to } });
    for (const [said, why] of [
      [{ subtype: "mischief" }, 'subtype: there is no sub-type "mischief" of incidents'],
      [{ subtype: "constructor" }, "there is no sub-type"],
      [
        date("day", "2021-02-30", "2021-02-30"),
        'expected days of 1900 to 2100 as YYYY-MM-DD, the first not after the last, got "2021-02-30"',
      ],
      [date("range", "2021-05-04", "2021-05-03"), "the first not after the last"],
      [date("day", "0202-05-04", "0202-05-04"), "expected days of 1900 to 2100"],
      [date("year", "2101-01-01", "2101-12-31"), "expected days of 1900 to 2100"],
      [date("day", "2021-05-03", "2021-05-04"), "this day is from 2021-05-03 to 2021-05-03"],
      [date("month", "2021-02-01", "2021-02-30"), "this month is from 2021-02-01 to 2021-02-28, not from"],
      [date("year", "2021-05-01", "2021-12-31"), "this year is from 2021-01-01 to 2021-12-31"],
      [date("month", "soon", "later"), "expected days of 1900 to 2100"],
    ] as const)
      await expect(judgeIncident(id, { ...here, ...said }, opened, new Date())).rejects.toThrow(why);
    await expect(judgeIncident(id, { ...here, at: 1 }, opened, new Date())).rejects.toThrow("no incident was found");
    expect(await judgeIncident("unknown", here, opened, new Date())).toBeNull();
    expect(opened.ledger.corrections(id)).toEqual([]);
    expect(
      await judgeIncident(id, { ...here, ...date("year", "2020-01-01", "2020-12-31") }, opened, new Date()),
    ).toEqual({ article: id, corrections: 1 });
  });

  it("keeps a name that a reader has marked where none was found, and puts it over what was found of its words", async () => {
    const source = file("one.md", PROSE("Tripoli"));
    await take(source);
    const [id = ""] = await opened.store.articleIds();
    const article = async () => (await opened.store.article(id))!;
    const { text, found } = await article();
    const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const say = (words: string, placeId: string | null | undefined) =>
      correctArticle(id, { ...spanOf(words), placeId }, opened, new Date("2024-05-06T07:08:09Z"));
    const at = async (words: string) => {
      const { start, end } = spanOf(words);
      return (await article()).found.find(each => each.start === start && each.end === end);
    };
    const wordsBeside = (name: Span) => text.slice(name.start, text.indexOf(" ", name.end + 1));
    const name = found.find(({ place }) => place)!;
    const wider = wordsBeside(name);
    const unmarked = /\p{Ll}{5,}/u.exec(text.slice(name.end))?.[0] ?? "";
    const counted = async () =>
      (await opened.store.places(ALL)).features.find(feature => feature.id === "iq:rutba")?.properties.count ?? 0;

    expect(await say(unmarked, "iq:rutba")).toEqual({ article: id, corrections: 1 });
    const held = async () => {
      expect(await at(unmarked)).toMatchObject({
        place: { id: "iq:rutba" },
        confidence: 1,
        evidence: [{ feature: "by-hand", note: "marked by hand on 2024-05-06 (local); the rules found no name here" }],
      });
      expect((await article()).found).toHaveLength(found.length + 1);
      expect(await counted()).toBe(1);
    };
    await held();
    await reparse({ ...opened, version: "marked", staging: path.join(folder, "reparse.db") });
    await held();
    await removeArticle(id, opened);
    await take(source);
    await held();
    expect(await say(unmarked, undefined)).toEqual({ article: id, corrections: 0 });
    expect((await article()).found).toEqual(found);

    await say(wider, "iq:rutba");
    const [first] = (await article()).found.filter(({ start }) => start === name.start);
    expect(first).toMatchObject({ end: name.start + wider.length, place: { id: "iq:rutba" } });
    expect(first?.evidence[0]?.note).toMatch(/; found instead: "Tripoli" \(.+\)$/);
    expect(first?.runnersUp[0]?.placeId).toBe(name.place?.id);
    await expect(say(text.slice(name.start, name.end), undefined)).rejects.toThrow("no name was found at");
    await expect(say(text.slice(name.start, name.end), "iq:rutba")).rejects.toThrow(
      `"${wider}" was said by hand already`,
    );
    await say(wider, undefined);
    expect((await article()).found).toEqual(found);

    const refused = (span: Span) => correctArticle(id, { ...span, placeId: "iq:rutba" }, opened, new Date());
    const { start } = spanOf(unmarked);
    for (const [span, why] of [
      [{ start, end: start }, "there are no words at"],
      [{ start: text.length, end: text.length + 4 }, "there are no words at"],
      [{ start, end: start + 300 }, "a name has at most 200 characters, not 300"],
      [{ start: start - 1, end: start + 3 }, "has no space around it"],
    ] as const)
      await expect(refused(span)).rejects.toThrow(why);
    expect((await article()).found).toEqual(found);
  });

  it("leaves everything as it was when it fails while writing, and can go on", async () => {
    await take("data/articles/2014.md");
    const before = await opened.store.version();
    const staging = path.join(folder, "reparse.db");
    let written = 0;
    const onProgress = (_done: number, _total: number, stage: string) => {
      if (stage === "writing" && ++written === 2) throw new Error("the power goes");
    };
    const options = { ...opened, version: "four", staging };
    await expect(reparse({ ...options, onProgress })).rejects.toThrow("the power goes");
    expect(await opened.store.version()).toBe(before);
    const report = await reparse(options);
    expect(report).toMatchObject({ articles: (await opened.store.articleIds()).length, gained: 0, lost: 0, moved: 0 });
  });
});

describe("a reader's correction while everything is found anew", () => {
  const TRIPOLI = "one.md";
  const options = () => ({ ...opened, version: "corrected", staging: path.join(folder, "reparse.db") });
  /** The name of the only article that has namesakes, with another place that it could mean. */
  async function named() {
    await take(file(TRIPOLI, PROSE("Tripoli")));
    const [id = ""] = await opened.store.articleIds();
    const name = (await opened.store.article(id))?.found[0];
    const other = name?.runnersUp[0]?.placeId;
    if (!name || !other) throw new Error("expected a place with namesakes");
    return { id, start: name.start, end: name.end, placeId: other };
  }
  const meant = async (id: string) => (await opened.store.article(id))?.found[0]?.place?.id;

  it("is kept by a reparse that was interrupted before it and goes on after it", async () => {
    const { id, ...said } = await named();
    const onProgress = (_done: number, _total: number, stage: string) => {
      if (stage === "writing") throw new Error("the power goes");
    };
    await expect(reparse({ ...options(), onProgress })).rejects.toThrow("the power goes");
    await correctArticle(id, said, opened, new Date());
    expect(await meant(id)).toBe(said.placeId);
    expect((await reparse(options())).articles).toBe(1);
    expect(await meant(id)).toBe(said.placeId);
  });

  it("is kept if it comes from another process after the article's turn", async () => {
    const { id, ...said } = await named();
    const onProgress = (done: number, total: number, stage: string) => {
      if (stage !== "finding" || done < total) return;
      const other = openLedger(path.join(folder, "ingest.db"));
      other.correct(id, { ...said, on: new Date().toISOString(), by: "local" });
      other.close();
    };
    expect((await reparse({ ...options(), onProgress })).articles).toBe(1);
    expect(await meant(id)).toBe(said.placeId);
  });
});

describe("removing an article that has copies, interrupted", () => {
  /** An article and two copies of it, by id. */
  async function told(): Promise<string[]> {
    for (const [name, more] of [
      ["first", ""],
      ["second", " It is a copy."],
      ["third", " It is a copy, too."],
    ])
      await take(file(`${name}.txt`, `Road of the ${name}\n\nBy Jane Doe\n\n${PROSE("Samarra")}${more}`));
    return opened.store.articleIds();
  }
  const foundIn = async (id: string) => (await opened.store.article(id))?.found.length;
  /** Until `work` has failed, one kind of writing fails in one of the databases. */
  async function failing(name: string, writing: string, work: () => Promise<unknown>): Promise<void> {
    const db = new Database(path.join(folder, name));
    db.exec(`CREATE TRIGGER power BEFORE ${writing} BEGIN SELECT RAISE(ABORT, 'the power goes'); END`);
    await expect(work()).rejects.toThrow("the power goes");
    db.exec("DROP TRIGGER power");
    db.close();
  }

  it("leaves article and copies as they were where the copy cannot be written", async () => {
    const [first = "", ...copies] = await told();
    const before = await opened.store.version();
    await failing("dateline.db", "INSERT ON articles", () => removeArticle(first, opened));
    expect(await opened.store.version()).toBe(before);
    expect(await removeArticle(first, opened)).toBe(true);
    const findings = await Promise.all(copies.map(foundIn));
    expect(findings.map(count => (count ?? 0) > 0).sort()).toEqual([false, true]);
  });

  it("leaves one of the copies with findings where the ledger could not note it, and nothing that is passed over", async () => {
    const [first = "", ...copies] = await told();
    await failing("ingest.db", "DELETE ON signatures", () => removeArticle(first, opened));
    const findings = await Promise.all(copies.map(foundIn));
    const heir = copies.find((_, i) => findings[i] !== 0) ?? "";
    const copy = copies.find(id => id !== heir) ?? "";
    expect([await foundIn(first), await foundIn(copy)]).toEqual([undefined, 0]);
    // The heir can be corrected and is found anew; the other stays a copy, now of the heir.
    const name = (await opened.store.article(heir))?.found[0];
    if (!name) throw new Error("expected a place");
    await correctArticle(heir, { ...name, placeId: null }, opened, new Date());
    await expect(correctArticle(copy, { ...name, placeId: null }, opened, new Date())).rejects.toThrow(
      "tells the same",
    );
    const options = { ...opened, version: "heir", staging: path.join(folder, "reparse.db") };
    expect((await reparse(options)).articles).toBe(1);
    expect([opened.ledger.originalOf(heir), opened.ledger.originalOf(copy)]).toEqual([null, heir]);
  });
});

it("names an import by the day of its place, not by that of Greenwich", () => {
  const before = process.env.TZ;
  try {
    for (const [zone, day] of [
      ["Asia/Baghdad", "2024-05-07"],
      ["America/New_York", "2024-05-06"],
    ] as const) {
      process.env.TZ = zone;
      expect(importLabel("clippings", "2024-05-06T22:30:00.000Z")).toBe(`clippings · ${day}`);
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

describe("watching", () => {
  it("takes what appears once, and nothing again after a restart", async () => {
    const inbox = path.join(folder, "inbox");
    mkdirSync(inbox);
    const taken: string[] = [];
    const look = async (until: () => boolean) => {
      const stop = new AbortController();
      const done = watch([inbox], {
        ledger: opened.ledger,
        read: READ,
        interval: 100,
        feedInterval: 1000,
        ...PATIENT,
        signal: stop.signal,
        async take(inputs, names) {
          await ingest(inputs, { ...opened, parser: inlineParser(gazetteer, READ), asked: names });
          taken.push(...names.map(name => path.basename(name)));
        },
      });
      await expect.poll(until, { timeout: 60_000 }).toBe(true);
      stop.abort();
      await done;
    };
    writeFileSync(path.join(inbox, "one.txt"), `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}`);
    await look(() => taken.length === 1);
    opened.ledger.close();
    await opened.store.close();
    opened = open();
    writeFileSync(
      path.join(inbox, "two.txt"),
      `Canal closes\n\nBy Jane Doe\n\nThe canal east of Ramadi was closed again this week, the directorate said, and farmers were told to wait until the end of the month.`,
    );
    await look(() => taken.length === 2);
    expect(taken).toEqual(["one.txt", "two.txt"]);
    expect(await opened.store.articleIds()).toHaveLength(2);
  });
});

describe("watching a folder that is not there", () => {
  it("tells so once, and takes what appears in it later", async () => {
    const inbox = path.join(folder, "inbox");
    const problems: string[] = [];
    const taken: string[] = [];
    const stop = new AbortController();
    const done = watch([inbox], {
      ledger: opened.ledger,
      read: READ,
      interval: 50,
      feedInterval: 1000,
      retryInterval: 1000,
      onProblem: message => problems.push(message),
      signal: stop.signal,
      async take(_, names) {
        taken.push(...names.map(name => path.basename(name)));
      },
    });
    await expect.poll(() => problems.length).toBe(1);
    mkdirSync(inbox);
    writeFileSync(path.join(inbox, "one.txt"), "Road reopens");
    await expect.poll(() => taken, { timeout: 20_000 }).toEqual(["one.txt"]);
    stop.abort();
    await done;
    expect(problems).toEqual([`${inbox}: no such file or folder`]);
  }, 60_000);
});

describe("watching when the database is held by another", () => {
  it("tells so, stays, and takes what was missed", async () => {
    const inbox = path.join(folder, "inbox");
    mkdirSync(inbox);
    writeFileSync(path.join(inbox, "one.txt"), `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}`);
    const stop = new AbortController();
    const problems: string[] = [];
    let tries = 0;
    const done = watch([inbox], {
      ledger: opened.ledger,
      read: READ,
      interval: 50,
      feedInterval: 1000,
      retryInterval: 50,
      onProblem: message => void problems.push(message),
      signal: stop.signal,
      async take(inputs, names) {
        if (++tries < 3) throw new Error("another program holds the database");
        await ingest(inputs, { ...opened, parser: inlineParser(gazetteer, READ), asked: names });
      },
    });
    await expect.poll(() => opened.store.articleIds(), { timeout: 60_000 }).toHaveLength(1);
    stop.abort();
    await done;
    expect(problems).toEqual(Array(2).fill("another program holds the database"));
    expect(tries).toBe(3);
  });
});

describe("watching a feed", () => {
  it("asks politely, takes new items once, and understands that nothing changed", async () => {
    const asked: (string | undefined)[] = [];
    let items = 1;
    const server = createServer((request, response) => {
      asked.push(request.headers["if-none-match"]);
      const etag = `"${items}"`;
      if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
      const entries = Array.from(
        { length: items },
        (_, i) =>
          `<item><title>Item ${i}</title><link>https://river.example/${i}</link><description>${PROSE(["Samarra", "Ramadi"][i] ?? "").replace("three", ["three", "nine"][i] ?? "")}</description></item>`,
      );
      response
        .writeHead(200, { etag })
        .end(`<rss version="2.0"><channel><title>River Post</title>${entries.join("")}</channel></rss>`);
    });
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    const feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
    const stop = new AbortController();
    const reports: [number, number][] = [];
    const done = watch([feed], {
      ledger: opened.ledger,
      read: READ,
      interval: 50,
      feedInterval: 100,
      ...PATIENT,
      signal: stop.signal,
      allows: address => address === "127.0.0.1",
      async take(inputs, names) {
        const { stored, known } = await ingest(inputs, {
          ...opened,
          parser: inlineParser(gazetteer, READ),
          asked: names,
        });
        reports.push([stored, known]);
      },
    });
    try {
      await expect.poll(() => asked.length, { timeout: 60_000 }).toBeGreaterThan(2);
      items = 2;
      await expect.poll(() => reports.length, { timeout: 60_000 }).toBe(2);
    } finally {
      stop.abort();
      await done;
      server.close();
    }
    expect(reports).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(asked.slice(0, 3)).toEqual([undefined, '"1"', '"1"']);
  });
});

describe("the database's troubles", () => {
  it("says when there is no folder that can be written", () => {
    writeFileSync(path.join(folder, "no-folder"), "");
    expect(() => openLedger(path.join(folder, "no-folder", "ingest.db"))).toThrow(/cannot use .*set DATELINE_DATA/);
  });

  it("says when the file is none of ours", () => {
    writeFileSync(path.join(folder, "noise.db"), Buffer.alloc(10_000, "noise"));
    expect(() => openLedger(path.join(folder, "noise.db"))).toThrow(/noise\.db.*move it away/);
    expect(() => openSqlite(path.join(folder, "noise.db"))).toThrow(/noise\.db/);
  });
});

describe("settings", () => {
  it("reads limits from the environment and refuses nonsense by name", () => {
    expect(limitsFrom({ DATELINE_MAX_FILE_MB: "3" }).fileBytes).toBe(3_000_000);
    expect(limitsFrom({})).toEqual(DEFAULT_LIMITS);
    expect(() => limitsFrom({ DATELINE_MAX_FILE_MB: "lots" })).toThrow('DATELINE_MAX_FILE_MB is "lots"');
  });
});

describe("npm run ingest", () => {
  const run = async (...args: string[]) => {
    const env = { ...process.env, DATELINE_DATA: path.join(folder, "cli") };
    const options = { env, maxBuffer: 10_000_000 };
    return promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/ingest.ts", ...args], options).then(
      ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
      error => ({ status: error.code as number, stdout: error.stdout as string, stderr: error.stderr as string }),
    );
  };

  it("explains itself, stores, rejects with status 1, and reviews without writing", async () => {
    const help = await run();
    expect([help.status, help.stdout]).toEqual([2, expect.stringContaining("Examples:")]);
    const good = file("good.txt", `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}`);
    const dry = await run("--dry-run", good);
    expect(dry.status).toBe(0);
    expect(dry.stdout).toMatch(/Road reopens[\s\S]*Jane Doe[\s\S]*places: .*Samarra/);
    // The gazetteer may be kept compiled there; nothing of the articles is.
    for (const name of ["dateline.db", "ingest.db", "originals"])
      expect(existsSync(path.join(folder, "cli", name))).toBe(false);
    const stored = await run(good, file("empty.txt", ""));
    expect(stored.status).toBe(1);
    expect(stored.stdout).toMatch(
      /stored +1 [\s\S]*already known +0[\s\S]*rejected +1\n.*empty\.txt: the file is empty/,
    );
    expect((await run(good)).stdout).toMatch(/stored +0[\s\S]*already known +1/);
  });

  it("warns of a date in the future, beside the article and in all, and takes it", async () => {
    const early = file("early.txt", `Road reopens\n\nBy Jane Doe\n12 June 2062\n\n${PROSE("Samarra")}`);
    const dry = await run("--dry-run", early, file("good.txt", `Bridge reopens\n\nBy Jane Doe\n\n${PROSE("Hit")}`));
    expect(dry.stdout).toMatch(/1\. Road reopens\n.*2062-06-12.*\n +warning: this date lies in the future\n/);
    expect(dry.stdout.match(/warning:/g)).toHaveLength(1);
    expect(dry.stdout).toContain("Warning: 1 article with a date in the future");
    expect(dry.status).toBe(0);
    const stored = await run(early);
    expect(stored.stdout).toMatch(/stored +1 [\s\S]*Remarks\n.*early\.txt: a date in the future: 2062-06-12, of "Road/);
    expect(stored.status).toBe(0);
  });

  it("tells of imports that were interrupted, and leaves those alone that another process runs", async () => {
    mkdirSync(path.join(folder, "cli"));
    const ledgerFile = path.join(folder, "cli/ingest.db");
    const ledger = openLedger(ledgerFile);
    // This process runs one; one's process has ended; one's number is another process's now.
    const running = ledger.begin(["running"], new Date());
    const begin = `import("@/lib/ingest/ledger").then(({ openLedger }) => openLedger(process.argv[1]).begin(["ended"], new Date()))`;
    await promisify(execFile)(process.execPath, ["--import", "tsx", "--eval", begin, ledgerFile]);
    const replaced = ledger.begin(["replaced"], new Date());
    const db = new Database(ledgerFile);
    db.prepare("UPDATE runners SET began = 'earlier' WHERE import = ?").run(replaced);
    db.close();
    expect(ledger.interrupted().map(row => row.arguments)).toEqual([["ended"], ["replaced"]]);
    const { status, stderr } = await run(file("good.txt", `Road reopens\n\nBy Jane Doe\n\n${PROSE("Samarra")}`));
    expect(status).toBe(0);
    expect([...stderr.matchAll(/was interrupted \((\w+)\)/g)].map(([, name]) => name)).toEqual(["ended", "replaced"]);
    expect(ledger.imports().filter(({ finished }) => finished === null)).toMatchObject([{ id: running }]);
    ledger.close();
  });
});
