// What every store keeps to. A backend joins by one row in BACKENDS.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeArticle, makeArticles, makePlaces } from "@/bench/corpus";
import type { Excerpt, IncidentView } from "@/lib/answers";
import { EMPTY, FACETS, LEVELS, perFacet, perUnit, type Query, SORTS, UNITS, type Unit } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import type { Page, ParsedArticle, Store } from "@/lib/store/store";
import { BY_HAND, type DateRange, type Incident, type Mention, type Place } from "@/lib/types";
import { type Random, seeded } from "../random";
import {
  asEvents,
  groupBy,
  naiveCount,
  naiveDated,
  naiveFacets,
  naivePasses,
  naiveRows,
  naiveToll,
  naiveTotals,
  randomQuestion,
} from "./naive";

interface Opened {
  store: Store;
  /** The same contents, opened once more. */
  again(): Promise<Store>;
  dispose(): Promise<void>;
}

const BACKENDS: { name: string; open: () => Promise<Opened> }[] = [
  {
    name: "SQLite",
    open: async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
      const file = path.join(folder, "dateline.db");
      const opened: Store[] = [openSqlite(file)];
      return {
        store: opened[0] as Store,
        again: async () => {
          const store = openSqlite(file, { readonly: true });
          opened.push(store);
          return store;
        },
        dispose: async () => {
          for (const store of opened) await store.close();
          rmSync(folder, { recursive: true });
        },
      };
    },
  },
];

const FIRST: Page = { limit: 50, after: null, sort: "date" };

async function everyExcerpt(store: Store, query: Query, page: Partial<Page> = {}) {
  const found = [];
  let after: string | null = null;
  do {
    const answer = await store.excerpts(query, { ...FIRST, ...page, after });
    found.push(...answer.excerpts);
    after = answer.next;
    expect(found.length).toBeLessThanOrEqual(answer.total);
  } while (after !== null);
  return found;
}

const asking = (
  asked: Partial<Omit<Query, "facets">> & { [facet in keyof Query["facets"]]?: Query["facets"][facet] },
): Query => {
  const { facets } = EMPTY;
  const chosen = perFacet(facet => asked[facet] ?? facets[facet]);
  const rest = Object.fromEntries(
    Object.entries(asked).filter(([key]) => !(FACETS as readonly string[]).includes(key)),
  );
  return { ...EMPTY, ...rest, facets: chosen };
};

const place = (id: string, name: string, more: Partial<Place> = {}): Place => ({
  ...{ id, name, nameAr: "", names: [], kind: "town", featureClass: "P", featureCode: "PPL", country: "IQ" },
  ...{
    admin1: "Anbar",
    admin2: "",
    lon: 41,
    lat: 34,
    extent: null,
    population: 0,
    accuracyKm: 0,
    source: "test",
    ...more,
  },
});

/** An article whose mentions are found by name in its text; `null` as place: unresolved. */
function article(
  id: string,
  text: string,
  named: Record<string, Place | null>,
  more: Partial<ParsedArticle["article"]> = {},
): ParsedArticle {
  const mentions = Object.entries(named).map(([name, at]): Mention => {
    const start = text.indexOf(name);
    return {
      ...{ start, end: start + name.length, text: name, literal: true, confidence: 0.9, evidence: [], runnersUp: [] },
      resolution: at ? { type: "resolved", placeId: at.id } : { type: "unresolved", reason: "unknown", near: null },
    };
  });
  mentions.sort((a, b) => a.start - b.start);
  return {
    article: {
      ...{
        id,
        title: `Title of ${id}`,
        author: "",
        source: "Test Bulletin",
        url: "",
        dateEvidence: "",
        language: "en",
      },
      ...{ publishedOn: null, boilerplate: [], text, ...more },
    },
    mentions,
    incidents: [],
    places: Object.values(named).filter(at => at !== null),
  };
}

const on = (day: string) => ({ from: day, to: day, precision: "day" as const });

function incident(text: string, trigger: string, mention: number | null, more: Partial<Incident> = {}): Incident {
  const start = text.indexOf(trigger);
  return {
    ...{ type: "battles", subtype: "armed-clash", status: "reported", sentence: { start: 0, end: text.length } },
    ...{ trigger: { start, end: start + trigger.length }, mention, relation: null, date: null, actors: [] },
    ...{ deaths: null, injuries: null, confidence: 0.7, evidence: [], ...more },
  };
}

const QAIM = place("t:qaim", "al-Qaim", { nameAr: "القائم" });
const TIKRIT = place("t:tikrit", "Tikrit", { admin1: "Salah al-Din", lon: 43.7, lat: 34.6 });
const IRAQ = place("t:iraq", "Iraq", { kind: "country", admin1: "" });
const RAQQA = place("t:raqqa", "Raqqa", { country: "SY", admin1: "Raqqa", lon: 39, lat: 35.9 });

describe.each(BACKENDS)("$name", ({ open }) => {
  let opened: Opened;
  let store: Store;
  const fresh = () => {
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.dispose());
  };

  describe("an empty store", () => {
    fresh();
    test("answers that there is nothing", async () => {
      const none = { all: 0, map: 0, elsewhere: 0, unlocated: 0 };
      expect(await store.places(EMPTY)).toMatchObject({ type: "FeatureCollection", features: [], totals: none });
      expect(await store.excerpts(EMPTY, FIRST)).toEqual({ total: 0, next: null, toll: null, excerpts: [] });
      expect(await store.articles(EMPTY, FIRST)).toEqual({ total: 0, next: null, articles: [] });
      expect(await store.facets(EMPTY)).toEqual({
        facets: perFacet(() => []),
        totals: none,
        unreported: 0,
        undated: 0,
      });
      expect(await store.timeline(EMPTY)).toEqual({ bin: "day", bins: [], spans: [], undated: 0 });
      expect(await store.article("nobody")).toBeNull();
      expect(await store.articleIds()).toEqual([]);
      expect(await store.removeArticle("nobody")).toBe(false);
    });
  });

  describe("dates less exact than a bin", () => {
    fresh();
    const JUNE = { from: "2018-06-01", to: "2018-06-30", precision: "month" as const };
    const WEEKEND = { from: "2018-06-30", to: "2018-07-01", precision: "range" as const };
    beforeAll(async () => {
      const said = (id: string, day: DateRange | null, told: DateRange | null) => {
        const text = "Shots in Tikrit. Quiet in al-Qaim.";
        const parsed = article(id, text, { Tikrit: TIKRIT, "al-Qaim": QAIM }, { publishedOn: day });
        const date = told && { ...told, span: null, note: "" };
        parsed.incidents.push(incident(text, "Shots", 0, { sentence: { start: 0, end: 16 }, date }));
        return parsed;
      };
      await store.addArticles([
        said("d1", on("2018-06-20"), JUNE),
        said("d2", on("2018-06-01"), on("2018-06-01")),
        said("d3", { from: "2018-01-01", to: "2018-12-31", precision: "year" }, WEEKEND),
      ]);
    });
    test.each<[string, Partial<Query>, "day" | "week" | "month" | "year", [string, number, number][]]>([
      [
        "incidents by day",
        { unit: "incidents" },
        "day",
        [
          ["2018-06-01", 2, 1],
          ["2018-06-30", 1, 1],
        ],
      ],
      [
        "incidents by week",
        { unit: "incidents" },
        "week",
        [
          ["2018-05-28", 2, 1],
          ["2018-06-25", 1, 0],
        ],
      ],
      ["incidents by month", { unit: "incidents" }, "month", [["2018-06-01", 3, 1]]],
      ["incidents by year", { unit: "incidents" }, "year", [["2018-01-01", 3, 0]]],
      [
        "mentions, published",
        { unit: "mentions", dates: "published" },
        "month",
        [
          ["2018-01-01", 2, 2],
          ["2018-06-01", 4, 0],
        ],
      ],
      // An article is exactly dated where one of its rows is.
      [
        "articles by month",
        { unit: "articles" },
        "month",
        [
          ["2018-01-01", 1, 1],
          ["2018-06-01", 3, 1],
        ],
      ],
    ])("%s", async (_, query, bin, expected) => {
      const { bins } = await store.timeline({ ...EMPTY, ...query }, { bin });
      expect(bins.map(({ from, count, coarse }) => [from, count, coarse])).toEqual(expected);
    });
    test("within a window, what may have begun before it counts, as coarse, in its first bin", async () => {
      const window = { from: "2018-06-10", to: "2018-06-30" };
      const { bins, spans } = await store.timeline({ ...EMPTY, unit: "incidents", ...window }, { within: true });
      expect(bins).toEqual([
        { from: "2018-06-10", count: 1, coarse: 1 },
        { from: "2018-06-30", count: 1, coarse: 1 },
      ]);
      expect(spans).toHaveLength(2);
      // Its end alone lies in the window: it may have been the day before.
      const july = { unit: "incidents", from: "2018-07-01", to: "2018-07-31" } as const;
      expect((await store.timeline({ ...EMPTY, ...july }, { within: true })).bins).toEqual([
        { from: "2018-07-01", count: 1, coarse: 1 },
      ]);
    });
  });

  describe("writing", () => {
    fresh();
    const text = "A convoy left al-Qaim. Others stayed.";

    test("an article is stored once, whole, and given back as it was", async () => {
      const parsed = article("w1", text, { "al-Qaim": QAIM }, { publishedOn: on("2017-03-05"), author: "N. N." });
      parsed.incidents.push(incident(text, "convoy", 0, { sentence: { start: 0, end: 22 } }));
      expect(await store.has("w1")).toBe(false);
      expect(await store.addArticle(parsed)).toBe("stored");
      expect(await store.addArticle(parsed)).toBe("known");
      expect(await store.has("w1")).toBe(true);
      expect(await store.articleIds()).toEqual(["w1"]);
      expect(await store.article("w1")).toMatchObject({
        ...{ id: "w1", text, author: "N. N.", publishedOn: on("2017-03-05"), mentions: 1, incidents: 1 },
        found: [{ id: "w1:0", start: 14, end: 21, place: { id: "t:qaim", nameAr: "القائم" }, reason: "" }],
        happened: [{ id: "w1:i0", start: 0, end: 22, placeId: "t:qaim", incident: { type: "battles", reports: 1 } }],
        alsoIn: [],
      });
    });

    test("many articles go in together or not at all, with their links", async () => {
      const before = [await store.articleIds(), await store.version()];
      const [a, b, c] = ["m1", "m2", "m3"].map(id => article(id, "Quiet in Tikrit.", { Tikrit: TIKRIT }));
      const wrong = { ...c!, mentions: [{ ...c!.mentions[0]!, start: 1 }] };
      await expect(store.addArticles([a!, b!, wrong])).rejects.toThrow(/article m3, mention 0: expected text.slice/);
      expect([await store.articleIds(), await store.version()]).toEqual(before);
      expect(await store.addArticles([a!, { ...b!, sameAs: "m1" }, a!])).toEqual(["stored", "stored", "known"]);
      expect((await store.article("m1"))?.alsoIn.map(({ id }) => id)).toEqual(["m2"]);
      for (const id of ["m1", "m2"]) await store.removeArticle(id);
      expect([await store.articleIds(), await store.version()]).toEqual(before);
    });

    test("the version changes with the contents, and comes back with them", async () => {
      const before = await store.version();
      expect(await store.version()).toBe(before);
      await store.addArticle(article("w2", "Quiet in Tikrit.", { Tikrit: TIKRIT }));
      const changed = await store.version();
      expect(changed).not.toBe(before);
      expect((await store.places(EMPTY)).version).toBe(changed);
      expect((await store.places(EMPTY)).totals.all).toBe(2);
      expect(await store.removeArticle("w2")).toBe(true);
      expect(await store.version()).toBe(before);
      expect((await store.places(EMPTY)).totals.all).toBe(1);
    });

    test("findings are replaced, and the map follows", async () => {
      await store.replaceFindings(article("w1", text, { "al-Qaim": null, Others: TIKRIT }));
      const { features, totals } = await store.places(EMPTY);
      expect(features.map(({ id }) => id)).toEqual(["t:tikrit"]);
      expect(totals).toEqual({ all: 2, map: 1, elsewhere: 0, unlocated: 1 });
      expect(await store.articleIds()).toEqual(["w1"]);
      await expect(store.replaceFindings(article("nobody", text, {}))).rejects.toThrow(/no article "nobody"/);
    });

    test("a place whose facts have changed moves", async () => {
      const moved = { ...TIKRIT, lon: 43.9 };
      await store.addArticle(article("w3", "Again Tikrit.", { Tikrit: moved }));
      expect((await store.places(EMPTY)).features[0]).toMatchObject({ geometry: { coordinates: [43.9, 34.6] } });
    });

    test.each([
      [
        "a mention beside its text",
        (p: ParsedArticle) => Object.assign(p.mentions[0] as Mention, { start: 1 }),
        /expected text\.slice/,
      ],
      ["a place that is not given", (p: ParsedArticle) => p.places.pop(), /among the given places/],
      ["an incident at no mention", (p: ParsedArticle) => p.incidents.push(incident(text, "left", 9)), /of 1 mentions/],
    ])("%s is refused, and nothing of the article stays", async (_, spoil, message) => {
      const parsed = article("bad", text, { "al-Qaim": QAIM });
      spoil(parsed);
      const before = await store.version();
      await expect(store.addArticle(parsed)).rejects.toThrow(message);
      expect(await store.has("bad")).toBe(false);
      expect(await store.version()).toBe(before);
    });

    test("duplicates name each other", async () => {
      for (const id of ["d1", "d2", "d3"]) await store.addArticle(article(id, "One story.", {}));
      await store.addDuplicate("d2", "d1");
      await store.addDuplicate("d3", "d1");
      const also = async (id: string) => (await store.article(id))?.alsoIn.map(other => other.id);
      expect(await also("d1")).toEqual(["d2", "d3"]);
      expect(await also("d2")).toEqual(["d1", "d3"]);
      await store.removeArticle("d2");
      expect(await also("d3")).toEqual(["d1"]);
    });

    test("an article says what brought it in and how it stands, whatever is found in it anew", async () => {
      const said = "Rutba lies on the road.";
      const found = article("st1", said, { Rutba: QAIM });
      const corrected = {
        ...found,
        mentions: found.mentions.map(mention => ({
          ...mention,
          evidence: [{ feature: BY_HAND, value: 1, weight: 0, note: "by a reader" }],
        })),
      };
      await store.addArticles([
        { ...found, import: "clippings · 2020-03-01" },
        { ...article("st2", "Nothing is named.", {}), import: "clippings · 2020-03-01" },
        { ...article("st3", "Nothing is named at all.", {}), import: "Friday, \u0635\u0641\u062d\u0629 · 2020-03-02" },
      ]);
      const counted = async (facet: "import" | "status") => {
        const { facets } = await store.facets(
          asking({
            unit: "articles",
            source: { only: ["test-bulletin"], not: [] },
            q: "title st1 OR title st2 OR title st3",
          }),
        );
        return Object.fromEntries(facets[facet].map(({ value, count }) => [value, count]));
      };
      const brought = { "clippings-2020-03-01": 2, "friday-\u0635\u0641\u062d\u0629-2020-03-02": 1 };
      expect(await counted("import")).toEqual(brought);
      expect(await counted("status")).toEqual({ found: 1, nothing: 2 });
      await store.replaceFindings(corrected);
      await store.addDuplicate("st3", "st2");
      expect(await counted("import")).toEqual(brought);
      expect(await counted("status")).toEqual({ corrected: 1, copy: 1, nothing: 1 });
      await store.replaceFindings(found);
      expect(await counted("status")).toEqual({ copy: 1, found: 1, nothing: 1 });
    });

    test.each<[string, { low: number | null; high: number | null } | null, string]>([
      ["nothing is told", null, "none"],
      ["a number is told by words alone", { low: null, high: null }, "some"],
      ["no more than a number", { low: null, high: 5 }, "some"],
      ["nobody", { low: 0, high: 0 }, "0"],
      ["one", { low: 1, high: 1 }, "1"],
      ["a few", { low: 9, high: 9 }, "2-9"],
      ["at least ten", { low: 10, high: null }, "10-49"],
      ["forty-nine or fifty", { low: 49, high: 50 }, "10-49"],
      ["fifty and more", { low: 50, high: null }, "50"],
    ])("incidents are found by how many they killed at least: %s", async (_, range, killed) => {
      const text = "Clashes near Tikrit.";
      const one = article("k1", text, { Tikrit: TIKRIT });
      const deaths = range && { ...range, text: "Clashes", start: 0, end: 7 };
      one.incidents.push(incident(text, "Clashes", 0, { deaths }));
      await store.addArticle(one);
      const asked = { unit: "incidents" as const, q: "title k1" };
      const { facets } = await store.facets(asking(asked));
      expect(facets.killed.map(({ value, count }) => [value, count])).toEqual([[killed, 1]]);
      const totalOf = async (choice: { only: string[]; not: string[] }) =>
        (await store.places(asking({ ...asked, killed: choice }))).totals.all;
      expect(await totalOf({ only: [killed], not: [] })).toBe(1);
      expect(await totalOf({ only: [], not: [killed] })).toBe(0);
      await store.removeArticle("k1");
    });

    test("a second reader sees what is written meanwhile, and cannot write", async () => {
      const reader = await opened.again();
      const before = (await reader.places(EMPTY)).units.articles;
      await store.addArticle(article("w9", "News from Raqqa.", { Raqqa: RAQQA }));
      expect((await reader.places(EMPTY)).units.articles).toBe(before + 1);
      expect((await reader.places(EMPTY)).features.map(({ id }) => id)).toContain("t:raqqa");
      await expect(reader.addArticle(article("w10", "x", {}))).rejects.toThrow(/reading only/);
    });
  });

  describe("what is written together", () => {
    fresh();
    const named = (id: string) => article(id, "Quiet in Tikrit.", { Tikrit: TIKRIT });
    const seen = async () => [(await store.articleIds()).sort(), (await store.places(EMPTY)).units.articles];
    beforeAll(() => store.addArticles([named("t1"), named("t2")]));

    test("is not seen by the store's own readers before it is complete", async () => {
      await store.together(async writer => {
        await writer.removeArticle("t1");
        expect([await writer.has("t1"), await store.has("t1")]).toEqual([false, true]);
        expect(await seen()).toEqual([["t1", "t2"], 2]);
        await writer.addArticle(named("t3"));
        expect(await seen()).toEqual([["t1", "t2"], 2]);
      });
      expect(await seen()).toEqual([["t2", "t3"], 2]);
    });

    test("waits for what is written together before, and loses nothing of it", async () => {
      const both = ["t4", "t5"].map(id =>
        store.together(async writer => {
          await writer.addArticle(named(id));
          await new Promise(setImmediate);
          await writer.addDuplicate(id, "t2");
        }),
      );
      await Promise.all(both);
      expect(await seen()).toEqual([["t2", "t3", "t4", "t5"], 4]);
    });

    test("takes nothing with it that another has written, where it fails", async () => {
      const before = await store.version();
      const failing = store.together(async writer => {
        await writer.removeArticle("t2");
        await new Promise(setImmediate);
        throw new Error("on the way");
      });
      const other = store.addArticle(named("t6"));
      await expect(failing).rejects.toThrow("on the way");
      expect(await other).toBe("stored");
      expect(await seen()).toEqual([["t2", "t3", "t4", "t5", "t6"], 5]);
      await store.removeArticle("t6");
      expect(await store.version()).toBe(before);
    });

    test("refuses work that writes past its writer, which would wait for itself", async () => {
      await expect(store.together(async () => store.removeArticle("t2"))).rejects.toThrow(/with the writer/);
      expect(await store.has("t2")).toBe(true);
    });

    test("is closed when it is written", async () => {
      const other = await open();
      const writing = other.store.together(async writer => {
        await new Promise(setImmediate);
        return writer.addArticle(named("late"));
      });
      await other.store.close();
      expect(await writing).toBe("stored");
      await other.dispose();
    });
  });

  describe("what was removed leaves nothing behind", () => {
    const KUT = place("t:kut", "Kut", { admin1: "Wasit", lon: 45.8, lat: 32.5 });
    const WHERE = { Tikrit: TIKRIT, Kut: KUT, Iraq: IRAQ };
    const NAMES = Object.keys(WHERE) as (keyof typeof WHERE)[];

    /** An article with a few reports of a handful of bombs, whose tolls agree with some others' and not with all. */
    function reporting(id: string, random: Random): ParsedArticle {
      const text = "A bomb went off in Tikrit, one in Kut, others across Iraq.";
      const parsed = article(id, text, WHERE, { publishedOn: on(`2021-07-0${1 + random.below(9)}`) });
      for (let n = random.below(4); n > 0; n--) {
        const name = random.pick(NAMES);
        const mention = parsed.mentions.findIndex(one => one.text === name);
        const low = random.below(9);
        const told = { low, high: low, text: "bomb", start: 2, end: 6 };
        const date = random.chance(0.9) ? { ...on(`2021-06-2${random.below(3)}`), span: null, note: "" } : null;
        const actors = random.chance(0.3) ? [{ id: "isis", name: "IS", role: "by" as const, start: 0, end: 1 }] : [];
        const before = parsed.incidents.length;
        parsed.incidents.push({
          ...incident(text, "bomb", random.chance(0.9) ? mention : null, { date, actors }),
          ...{ deaths: random.chance(0.8) ? told : null, injuries: random.chance(0.2) ? told : null },
          status: random.chance(0.9) ? "reported" : "denied",
          ...(before > 0 && random.chance(0.3) ? { again: random.below(before) } : {}),
        });
      }
      return parsed;
    }

    /** Everything that a reader can be told, in an order that does not depend on when it came. */
    async function stateOf(store: Store) {
      const byId = <T extends { id: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const each = await Promise.all(
        UNITS.map(async unit => {
          const query = { ...EMPTY, unit };
          const { facets, ...told } = await store.facets(query);
          const counts = perFacet(facet => Object.fromEntries(facets[facet].map(({ value, count }) => [value, count])));
          const excerpts = byId(await everyExcerpt(store, query));
          return [await store.places(query), counts, told, await store.timeline(query, { bin: "day" }), excerpts];
        }),
      );
      const ids = (await store.articleIds()).sort();
      return { version: await store.version(), each, articles: await Promise.all(ids.map(id => store.article(id))) };
    }

    test("a report that joined two incidents, and went: they are two again", async () => {
      const { store, dispose } = await open();
      const counting = async () => (await store.places(asking({ unit: "incidents" }))).totals.all;
      const told = (id: string, low: number) => {
        const parsed = article(id, "A bomb in Tikrit.", { Tikrit: TIKRIT });
        const deaths = { low, high: low, text: "bomb", start: 2, end: 6 };
        const date = { ...on("2021-06-28"), span: null, note: "" };
        parsed.incidents.push(incident("A bomb in Tikrit.", "bomb", 0, { deaths, date }));
        return parsed;
      };
      await store.addArticles([told("a", 4), told("c", 7)]);
      expect(await counting()).toBe(2);
      await store.addArticle(told("b", 5));
      expect(await counting()).toBe(1);
      await store.replaceFindings(told("b", 50));
      expect(await counting()).toBe(3);
      await store.replaceFindings(told("b", 5));
      expect(await counting()).toBe(1);
      await store.removeArticle("b");
      expect(await counting()).toBe(2);
      await dispose();
    });

    test("an article whose original is gone is no copy", async () => {
      const { store, dispose } = await open();
      await store.addArticles(["original", "heir"].map(id => article(id, "One story.", {})));
      await store.addDuplicate("heir", "original");
      await store.removeArticle("original");
      const { facets } = await store.facets(asking({ unit: "articles" }));
      expect(facets.status.map(({ value, count }) => [value, count])).toEqual([["nothing", 1]]);
      await dispose();
    });

    test.each(Array.from({ length: 12 }, (_, seed) => seed))("as if it had never been there, seed %i", async seed => {
      const random = seeded(seed);
      const all = Array.from({ length: 14 }, (_, n) => reporting(`r${n}`, random));
      const stays = all.filter(() => random.chance(0.6));
      const links = Array.from({ length: 5 }, () => random.some(all, 2, 2).map(one => one.article.id));
      const shuffled = <T>(list: readonly T[]) =>
        list
          .map(one => ({ one, at: random.next() }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
      const [left, never] = [await open(), await open()];
      for (const one of shuffled(all)) {
        await left.store.addArticle(random.chance(0.3) ? reporting(one.article.id, random) : one);
      }
      for (const [copy = "", of = ""] of links) await left.store.addDuplicate(copy, of);
      for (const one of shuffled(all)) await left.store.replaceFindings(one);
      for (const { article } of shuffled(all.filter(one => !stays.includes(one))))
        await left.store.removeArticle(article.id);
      for (const one of shuffled(stays)) await never.store.addArticle(one);
      const here = new Set(stays.map(({ article }) => article.id));
      for (const [copy = "", of = ""] of links)
        if (here.has(copy) && here.has(of)) await never.store.addDuplicate(copy, of);
      expect(await stateOf(left.store)).toEqual(await stateOf(never.store));
      await left.dispose();
      await never.dispose();
    });
  });

  describe("a small corpus", () => {
    fresh();
    beforeAll(async () => {
      const a =
        'Clashes broke out near Tikrit, officials in Iraq said. A convoy of "trucks" reached al-Qaim on Monday.';
      const first = article(
        "s1",
        a,
        { Tikrit: TIKRIT, Iraq: IRAQ, "al-Qaim": QAIM },
        { publishedOn: on("2015-03-02") },
      );
      const actor = { id: "army", name: "The Army", role: "by" as const, start: 0, end: 7 };
      first.incidents.push(
        incident(a, "Clashes", 0, {
          sentence: { start: 0, end: 54 },
          date: { ...on("2015-03-01"), span: null, note: "" },
          // Named twice, on both sides: counted once.
          actors: [actor, actor, { ...actor, role: "against" }],
        }),
        incident(a, "reached", null, {
          sentence: { start: 55, end: a.length },
          type: "strategic-developments",
          subtype: "movement",
        }),
        incident(a, "convoy", 2, { sentence: { start: 55, end: a.length }, status: "denied" }),
      );
      await store.addArticle(first);
      const b = "وصلت القافلة إلى القائم.\n\nWe use cookies in Tikrit.";
      const tail = { start: b.indexOf("We"), end: b.length, reason: "cookie notice" };
      const month = { from: "2016-05-01", to: "2016-05-31", precision: "month" as const };
      await store.addArticle(
        article(
          "s2",
          b,
          { القائم: QAIM },
          { language: "ar", source: "Arabic Gazette", boilerplate: [tail], publishedOn: month },
        ),
      );
      await store.addArticle(article("s3", "No place, no date; convoys only.", {}));
      await store.addArticle(
        article("s4", "Shelling at Nowhere-on-Sea and Raqqa's edge.", { "Nowhere-on-Sea": null, Raqqa: RAQQA }),
      );
    });

    const counts = (list: { value: string; count: number }[]) =>
      Object.fromEntries(list.map(({ value, count }) => [value, count]));

    test("places carry counts in every unit, the leading type, and where they are shown", async () => {
      const { features, units, totals } = await store.places(EMPTY);
      const row = (id: string) => features.find(feature => feature.id === id)?.properties;
      expect(row("t:qaim")).toMatchObject({
        count: 2,
        counts: { mentions: 2, incidents: 0, articles: 2 },
        leading: null,
        shown: "map",
      });
      expect(row("t:tikrit")).toMatchObject({
        count: 1,
        counts: { mentions: 1, incidents: 1, articles: 1 },
        leading: "battles",
      });
      expect(row("t:iraq")).toMatchObject({ shown: "elsewhere" });
      expect(units).toEqual({ mentions: 6, incidents: 2, articles: 4 });
      expect(totals).toEqual({ all: 6, map: 4, elsewhere: 1, unlocated: 1 });
    });

    test("only reported incidents count; the others are in the reader, and it is told how many they are", async () => {
      const { totals, facets, unreported } = await store.facets(asking({ unit: "incidents" }));
      expect(unreported).toBe(1);
      expect((await store.facets(asking({ language: { only: ["ar"], not: [] } }))).unreported).toBe(0);
      expect(totals).toEqual({ all: 2, map: 1, elsewhere: 0, unlocated: 1 });
      expect(counts(facets.type)).toEqual({ battles: 1, "strategic-developments": 1 });
      expect((await store.article("s1"))?.happened.map(({ incident }) => incident.status)).toEqual([
        "reported",
        "reported",
        "denied",
      ]);
    });

    test("provinces at home, countries abroad, none where unlocated, with labels", async () => {
      const { facets } = await store.facets(EMPTY);
      expect(counts(facets.province)).toEqual({ anbar: 2, "salah-al-din": 1, iraq: 1, syria: 1, none: 1 });
      expect(facets.province.find(({ value }) => value === "salah-al-din")?.label).toBe("Salah al-Din");
      expect(facets.actor.find(({ value }) => value === "army")).toEqual({
        value: "army",
        label: "The Army",
        count: 2,
      });
    });

    test("a facet's own choice does not limit its counts, the others do; a chosen value without rows stays listed", async () => {
      const { facets } = await store.facets(asking({ province: { only: ["anbar", "wasit"], not: [] } }));
      expect(counts(facets.province)).toEqual({ anbar: 2, "salah-al-din": 1, iraq: 1, syria: 1, none: 1, wasit: 0 });
      expect(counts(facets.language)).toEqual({ en: 1, ar: 1 });
    });

    test("an incident is found by its date, a mention by its incident's or its article's, a month by any of its days", async () => {
      const total = async (query: Partial<Query>) => (await store.facets(asking(query))).totals.all;
      expect(await total({ unit: "incidents", from: "2015-03-01", to: "2015-03-01" })).toBe(1);
      expect(await total({ unit: "incidents", from: "2015-03-02" })).toBe(0);
      expect(await total({ from: "2015-03-01", to: "2015-03-01" })).toBe(2); // Tikrit and Iraq stand in the clash's sentence
      expect(await total({ dates: "published", from: "2015-03-02", to: "2015-03-02" })).toBe(3);
      expect(await total({ from: "2016-05-20", to: "2016-05-20" })).toBe(1);
      expect(await total({ from: "2016-05-20", undated: true })).toBe(3); // and two mentions that neither they nor their article date
    });

    test("the timeline of a window alone: finer bins, what began before it in its first", async () => {
      const within = async (asked: Partial<Query>) => store.timeline(asking(asked), { within: true });
      const march = { from: "2015-03-01", to: "2015-03-31" };
      expect(await within({ dates: "published", ...march })).toMatchObject({
        bin: "day",
        bins: [{ from: "2015-03-02", count: 3, coarse: 0 }],
        undated: 0,
      });
      expect((await within({ dates: "published", ...march, to: "2019-12-31" })).bin).toBe("month");
      expect((await within({ dates: "published", from: "2020-01-01", to: "2020-01-31" })).bins).toEqual([]);
    });

    test("the timeline sets its own dates aside and keeps the undated", async () => {
      const timeline = await store.timeline(asking({ dates: "published", from: "2016-01-01" }), { bin: "month" });
      expect(timeline).toEqual({
        bin: "month",
        bins: [
          { from: "2015-03-01", count: 3, coarse: 0 },
          { from: "2016-05-01", count: 1, coarse: 0 },
        ],
        spans: [],
        undated: 2,
      });
      const weeks = await store.timeline(asking({ dates: "published" }), { bin: "week" });
      expect(weeks.bins.map(({ from }) => from)).toEqual(["2015-03-02", "2016-04-25"]); // Mondays
    });

    test.each([
      ["convoy", ["s1", "s3"], "a word and what begins with it"],
      ['"convoy"', ["s1"], "quoted: that word alone"],
      ["CONVOY trucks", ["s1"], "all words"],
      ["convoy -trucks", ["s3"], "without a word"],
      ["-convoy", ["s2", "s4"], "only without"],
      ['"reached al-qaim"', ["s1"], "a phrase, whatever the case"],
      ['"al-qaim reached"', [], "a phrase in its order"],
      ["trucks OR shelling", ["s1", "s4"], "either"],
      ["القائم", ["s2"], "Arabic"],
      ["القايم", ["s2"], "Arabic, another spelling of hamza"],
      ["cookies", [], "boilerplate is not searched"],
      ["Raqqa", ["s4"], "a possessive is its word"],
      ["title", ["s1", "s2", "s3", "s4"], "titles are searched"],
      ["zebra", [], "nothing"],
      ["-- ?!", ["s1", "s2", "s3", "s4"], "no word: nothing is asked"],
      ['" OR * ) AND NEAR(', [], "syntax of the index means nothing here"],
    ])("search: %s", async (q, expected) => {
      const { articles } = await store.articles(asking({ q }), FIRST);
      expect(articles.map(({ id }) => id).sort()).toEqual(expected);
      for (const sort of ["relevance", "place"] as const) {
        expect((await store.articles(asking({ q }), { ...FIRST, sort })).total).toBe(expected.length);
      }
    });

    test("an excerpt is the sentence, with its toponym, its incident and the hits marked", async () => {
      const { excerpts } = await store.excerpts(asking({ q: "convoy", place: "t:qaim" }), FIRST);
      expect(excerpts).toHaveLength(1);
      const [excerpt] = excerpts;
      expect(excerpt?.text).toBe('A convoy of "trucks" reached al-Qaim on Monday.');
      const marked = excerpt?.marks.map(({ start, end, mark }) => [mark, excerpt.text.slice(start, end)]);
      expect(marked).toEqual([
        ["hit", "convoy"],
        ["trigger", "reached"],
        ["toponym", "al-Qaim"],
      ]);
      expect(excerpt).toMatchObject({
        id: "s1:2",
        textStart: 55,
        place: { id: "t:qaim" },
        incident: { subtype: "movement" },
      });
      const clash = (await store.excerpts(asking({ unit: "incidents", type: { only: ["battles"], not: [] } }), FIRST))
        .excerpts[0];
      expect(clash).toMatchObject({
        ...{
          id: "s1:i0",
          text: "Clashes broke out near Tikrit, officials in Iraq said.",
          place: { id: "t:tikrit" },
          confidence: 0.7,
        },
        incident: {
          date: on("2015-03-01"),
          actors: [
            { name: "The Army", role: "by" },
            { name: "The Army", role: "by" },
            { name: "The Army", role: "against" },
          ],
        },
      });
    });

    test("the selected place limits the list, not the map", async () => {
      const query = asking({ place: "t:qaim" });
      expect((await store.excerpts(query, FIRST)).total).toBe(2);
      expect((await store.articles(query, FIRST)).articles.map(({ id }) => id)).toEqual(["s2", "s1"]);
      expect((await store.places(query)).totals.all).toBe(6);
      expect((await store.excerpts(asking({ place: "t:nowhere" }), FIRST)).total).toBe(0);
    });

    test("lists are sorted: newest first and undated last, by place's name, by relevance", async () => {
      const ids = async (sort: Page["sort"], asked: Partial<Query> = {}) =>
        (await store.excerpts(asking(asked), { ...FIRST, sort })).excerpts.map(({ id }) => id);
      expect(await ids("date", { dates: "published" })).toEqual(["s2:0", "s1:0", "s1:1", "s1:2", "s4:0", "s4:1"]);
      expect(await ids("place")).toEqual(["s2:0", "s1:2", "s1:1", "s4:1", "s1:0", "s4:0"]);
      expect((await ids("relevance", { q: "shelling OR convoy" })).sort()).toEqual([
        "s1:0",
        "s1:1",
        "s1:2",
        "s4:0",
        "s4:1",
      ]);
    });

    test("by relevance, what holds the words comes first, page by page; the count stays", async () => {
      const query = asking({ q: "shelling OR convoy" });
      const holds = ({ marks }: Excerpt) => marks.some(({ mark }) => mark === "hit");
      const whole = await store.excerpts(query, { ...FIRST, sort: "relevance" });
      const firstOther = whole.excerpts.findIndex(excerpt => !holds(excerpt));
      expect(firstOther).toBeGreaterThan(0);
      expect(whole.excerpts.slice(firstOther).some(holds)).toBe(false);
      expect(whole.total).toBe((await store.excerpts(query, { ...FIRST, sort: "date" })).total);
      const pages = await everyExcerpt(store, query, { sort: "relevance", limit: 2 });
      expect(pages.map(({ id }) => id)).toEqual(whole.excerpts.map(({ id }) => id));
    });

    test("a page that follows none is refused by name", async () => {
      await expect(store.excerpts(EMPTY, { ...FIRST, after: "gone:1" })).rejects.toThrow(/^after: expected/);
      await expect(store.excerpts(EMPTY, { ...FIRST, after: "s1" })).rejects.toThrow(/^after: expected/);
      await expect(store.articles(EMPTY, { ...FIRST, after: "gone" })).rejects.toThrow(/^after: expected/);
    });
  });

  describe("random corpora, random questions", () => {
    fresh();
    const parsed = [...makeArticles({ seed: 11, articles: 120, mentions: 5, places: 60 })];
    const repeats = seeded(12);
    for (const { incidents } of parsed)
      for (let i = 1; i < incidents.length; i++) if (repeats.chance(0.4)) incidents[i]!.again = repeats.below(i);
    let rows: ReturnType<typeof naiveRows> = [];
    beforeAll(async () => {
      for (const one of parsed) await store.addArticle(one);
      rows = await rowsOf(parsed);
      expect(new Set(rows.map(({ told }) => told)).size).toBeLessThan(rows.length - 20); // reports share events
    });

    /** Which reports are of one event is the store's word here: events.test.ts asks whether that is right. */
    async function rowsOf(articles: readonly ParsedArticle[]) {
      const all = await everyExcerpt(store, { ...EMPTY, unit: "incidents" }, { limit: 100 });
      const events = new Map(all.map(({ id, incident }) => [id, incident?.event ?? id]));
      const rows = articles.flatMap(one => naiveRows(one, id => events.get(id) ?? id));
      return asEvents(rows);
    }

    test.each(UNITS)(
      "%s: everything counted equals the plain count, 150 times",
      async (unit: Unit) => {
        const random = seeded(unit.length);
        let answered = 0;
        for (let i = 0; i < 150; i++) {
          const query = randomQuestion(random, unit);
          const passing = rows.filter(row => naivePasses(row, query));
          const expected = naiveTotals(passing, unit);
          if (expected.all > 0) answered++;

          const answer = await store.places(query);
          const { totals, units, features } = answer;
          expect(await store.placesJson(query)).toBe(JSON.stringify(answer));
          expect(totals).toEqual(expected);
          expect(totals.map + totals.elsewhere + totals.unlocated).toBe(totals.all);
          for (const each of UNITS) expect(units[each]).toBe(naiveCount(passing, each));
          const places = new Set(passing.flatMap(row => (row.place ? [row.place.id] : [])));
          for (const id of places) {
            const here = passing.filter(row => row.place?.id === id);
            const shown = features.find(feature => feature.id === id)?.properties;
            if (naiveCount(here, unit) === 0) expect(shown).toBeUndefined();
            else for (const each of UNITS) expect(shown?.counts[each]).toBe(naiveCount(here, each));
            if (shown) expect(shown.toll).toEqual(naiveToll(here));
          }
          expect(answer.toll).toEqual(naiveToll(passing));
          const list = await store.excerpts(query, { ...FIRST, limit: 1 });
          expect(list.toll).toEqual(unit === "incidents" ? naiveToll(passing) : null);
          expect(features.every(({ id }) => places.has(id))).toBe(true);
          const { ids, counts, killed, wounded, leading, types, ...told } = await store.placeCounts(query);
          expect(told).toMatchObject({ totals, units, toll: answer.toll });
          expect(
            ids.map((id, n) => ({
              id,
              counts: perUnit(each => counts[each][n] ?? 0),
              toll: { killed: killed[n], wounded: wounded[n] },
              leading: types[leading[n] ?? -1] ?? null,
            })),
          ).toEqual(features.map(({ id, properties: { counts, toll, leading } }) => ({ id, counts, toll, leading })));

          const { facets, unreported, undated: without } = await store.facets(query);
          const loose = rows.filter(row => naivePasses(row, { ...query, undated: true }));
          const noDate = loose.filter(row => !(query.dates === "event" ? row.event : row.published));
          expect(without).toBe(naiveCount(noDate, unit));
          const inAnswer = new Set(passing.map(({ article }) => article));
          const aside = parsed.filter(({ article }) => inAnswer.has(article.id)).flatMap(({ incidents }) => incidents);
          expect(unreported).toBe(aside.filter(({ status }) => status !== "reported").length);
          const counted = perFacet(facet =>
            Object.fromEntries(facets[facet].map(({ value, count }) => [value, count])),
          );
          expect(counted).toEqual(naiveFacets(rows, query));

          const level = LEVELS[i % 2] ?? "province";
          const { areas } = await store.areas(query, level);
          const around = rows.filter(row => naivePasses(row, query, level));
          const byArea = groupBy(around, row => row.values[level][0] ?? "none");
          expect(Object.fromEntries(areas.map(({ value, counts, toll }) => [value, { ...counts, ...toll }]))).toEqual(
            Object.fromEntries(
              [...byArea].map(([value, those]) => [
                value,
                { ...perUnit(each => naiveCount(those, each)), ...naiveToll(those) },
              ]),
            ),
          );

          const { bins, spans, undated } = await store.timeline(query, { bin: "year" });
          const date = (row: (typeof rows)[number]) => (query.dates === "event" ? row.event : row.published);
          const dated = naiveDated(
            rows.filter(row => naivePasses(row, query, "dates")),
            unit,
            date,
          );
          const years = groupBy(dated, row => date(row)?.from.slice(0, 4) ?? "");
          expect(undated).toBe(naiveCount(years.get("") ?? [], unit));
          for (const [year, those] of years) {
            if (year === "") continue;
            const exact = those.filter(row => (date(row)?.to ?? "") <= `${year}-12-31`);
            const counted = {
              count: naiveCount(those, unit),
              coarse: naiveCount(those, unit) - naiveCount(exact, unit),
            };
            const { count, coarse } = bins.find(({ from }) => from === `${year}-01-01`) ?? { count: 0, coarse: 0 };
            expect({ count, coarse }).toEqual(counted);
          }
          const wide = dated.filter(row => (date(row)?.to.slice(0, 4) ?? "") > (date(row)?.from.slice(0, 4) ?? ""));
          const bySpan = groupBy(wide, row => `${date(row)?.from} ${date(row)?.to}`);
          expect(spans.map(({ from, to, count }) => [`${from} ${to}`, count])).toEqual(
            [...bySpan].sort(([a], [b]) => (a < b ? -1 : 1)).map(([span, those]) => [span, naiveCount(those, unit)]),
          );
        }
        expect(answered).toBeGreaterThan(50); // the questions are not all empty
      },
      60_000,
    );

    test.each(UNITS)("%s: pages in every order hold each row once", async (unit: Unit) => {
      const random = seeded(5);
      for (const sort of SORTS) {
        const query = { ...randomQuestion(random, unit), q: "" };
        const listed = unit === "incidents" ? "incidents" : "mentions";
        const expected = rows.filter(row => row.unit === listed && naivePasses(row, query)).map(({ id }) => id);
        const found = (await everyExcerpt(store, query, { sort, limit: 7 })).map(({ id }) => id);
        expect([...found].sort()).toEqual([...expected].sort());
      }
      const people = (text: string, range: { low: number | null } | null) =>
        range ? (range.low ?? 0.5) : text ? 0.5 : -1;
      for (const [sort, numbers] of [
        ["killed", ({ deaths, deathsRange }: IncidentView) => people(deaths, deathsRange)],
        ["wounded", ({ injuries, injuriesRange }: IncidentView) => people(injuries, injuriesRange)],
      ] as const) {
        const mostFirst = await everyExcerpt(store, { ...EMPTY, unit: "incidents" }, { sort, limit: 7 });
        // The most that any report of the event tells.
        const most = new Map<string, number>();
        const told = (incident: IncidentView) => Math.max(most.get(incident.event) ?? -1, numbers(incident));
        for (const { incident } of mostFirst) if (incident) most.set(incident.event, told(incident));
        const inOrder = mostFirst.flatMap(({ incident }) => (incident ? told(incident) : []));
        expect(new Set(inOrder).size).toBeGreaterThan(5);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a));
      }
      const ids = [];
      let after: string | null = null;
      do {
        const page = await store.articles(EMPTY, { limit: 13, after, sort: "date" });
        ids.push(...page.articles.map(({ id }) => id));
        after = page.next;
      } while (after !== null);
      expect(ids.sort()).toEqual(parsed.map(({ article }) => article.id).sort());
    });

    test.each(SORTS)("a whole list sorted by %s is all its pages, for every unit", async sort => {
      const random = seeded(8);
      for (const unit of UNITS) {
        for (const query of [
          { ...EMPTY, unit },
          { ...randomQuestion(random, unit), q: "convoy OR road" },
        ]) {
          for (const together of [true, false]) {
            const whole = [];
            for await (const some of store.everyExcerpt(query, { sort, together })) whole.push(...some);
            expect(whole).toEqual(await everyExcerpt(store, query, { sort, together, limit: 200 }));
          }
          const articles = [];
          for await (const some of store.everyArticle(query, { sort })) articles.push(...some);
          expect(articles).toEqual((await store.articles(query, { limit: 200, after: null, sort })).articles);
        }
      }
    });

    test("a whole list goes on while others ask, and where what it would tell next is removed", async () => {
      const other = await open();
      await other.store.addArticles([...makeArticles({ seed: 13, articles: 200, mentions: 6, places: 60 })]);
      const expected = await everyExcerpt(other.store, EMPTY, { limit: 500 });
      expect(expected.length).toBeGreaterThan(1000);
      const list = other.store.everyExcerpt(EMPTY, { sort: "date" });
      const { value: first = [] } = await list.next();
      const gone = expected[first.length]?.articleId ?? "";
      await other.store.removeArticle(gone);
      await other.store.addArticle({ ...parsed[0]!, article: { ...parsed[0]!.article, id: "new" } });
      await other.store.excerpts({ ...EMPTY, unit: "incidents" }, FIRST);
      const rest = [];
      for await (const some of list) rest.push(...some);
      const kept = expected.slice(first.length).filter(({ articleId }) => articleId !== gone);
      expect(rest.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
      await other.dispose();
    });

    test("every mark of every excerpt lies in its text, and the toponym's is the name", async () => {
      const texts = new Map(parsed.map(({ article }) => [article.id, article.text]));
      for (const excerpt of await everyExcerpt(store, { ...EMPTY, q: "convoy OR road" }, { limit: 100 })) {
        const { text, textStart, articleId, marks } = excerpt;
        expect(texts.get(articleId)?.slice(textStart, textStart + text.length)).toBe(text);
        expect(text).toBe(text.trim());
        for (const { start, end } of marks) expect(0 <= start && start < end && end <= text.length).toBe(true);
        const toponym = marks.find(({ mark }) => mark === "toponym");
        if (excerpt.place) expect(text.slice(toponym?.start, toponym?.end)).toBe(excerpt.place.name);
        for (const hit of marks.filter(({ mark }) => mark === "hit")) {
          expect(text.slice(hit.start, hit.end).toLowerCase()).toMatch(/^(convoy|road)/);
        }
      }
    });

    test("what comes and goes while the store is asked is counted", async () => {
      const random = seeded(99);
      const places = makePlaces(60, seeded(11));
      const present = new Map(parsed.map(one => [one.article.id, one]));
      for (let i = 0; i < 40; i++) {
        const id = random.pick([...present.keys()]);
        const deed = random.pick(["remove", "replace", "add"]);
        if (deed === "remove") {
          await store.removeArticle(id);
          present.delete(id);
        } else if (deed === "replace") {
          const other = makeArticle(1000 + i, 4, places, random);
          const changed = { ...other, article: { ...other.article, id } };
          await store.replaceFindings(changed);
          present.set(id, changed);
        } else {
          const one = makeArticle(2000 + i, 4, places, random);
          await store.addArticle(one);
          present.set(one.article.id, one);
        }
        const all = await rowsOf([...present.values()]);
        for (const unit of UNITS)
          expect((await store.facets({ ...EMPTY, unit })).totals).toEqual(naiveTotals(all, unit));
      }
    });
  });
});
