// The routes, called as the server calls them, over a store in a folder of their own; and the API's document against them.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import * as geojson from "geojson-validation";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse as parseYaml } from "yaml";
import * as z from "zod";
import { KeptAnswers } from "@/app/api/kept";
import { makeArticles } from "@/bench/corpus";
import type { EventView, Excerpt, ExcerptsAnswer, FacetsAnswer, GroupingView, PlacesAnswer } from "@/lib/answers";
import { csvCell, excerptRow, FORMATS, incidentRow } from "@/lib/export";
import { EMPTY, LEVELS, LISTS, QUERY_WORDS, SORTS, UNITS } from "@/lib/query";
import { dataFolder, openBooks, openStore } from "@/lib/server";
import type { Store } from "@/lib/store/store";
import { BINS } from "@/lib/store/timeline";
import { INCIDENT_TYPES, KINDS } from "@/lib/types";

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { enum?: string[]; default?: unknown };
}
interface Operation {
  parameters: { $ref?: string; name?: string; in?: string }[];
  responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
}
const document = parseYaml(readFileSync("docs/openapi.yaml", "utf8")) as {
  paths: Record<string, Record<string, Operation>>;
  components: { parameters: Record<string, Parameter>; schemas: Record<string, { enum?: string[] }> };
};

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Every route file, by its path as the document writes it. */
const files = readdirSync("app/api", { recursive: true, encoding: "utf8" }).filter(
  name => path.basename(name) === "route.ts",
);
const routes = new Map(files.map(name => [`/api/${path.dirname(name)}`.replace(/\[(\w+)\]/g, "{$1}"), name]));

async function call(url: string, headers: Record<string, string> = {}, put?: unknown): Promise<Response> {
  const { pathname } = new URL(url, "http://localhost");
  for (const [route, file] of routes) {
    const match = new RegExp(`^${route.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`).exec(pathname);
    if (!match) continue;
    const { GET, PUT } = (await import(path.resolve("app/api", file))) as { GET: Handler; PUT: Handler };
    const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([k, v]) => [k, decodeURIComponent(v)]));
    const context = { params: Promise.resolve(params) };
    if (put === undefined) return GET(new Request(`http://localhost${url}`, { headers }), context);
    return PUT(new Request(`http://localhost${url}`, { headers, method: "PUT", body: JSON.stringify(put) }), context);
  }
  throw new Error(`no route for ${url}`);
}
const ask = async (url: string) => (await call(url)).json();

/** The document's schemas as JSON Schema, so that an answer can be held against one of them. */
function schemaOf(ref: string) {
  const name = ref.replace("#/components/schemas/", "");
  const $defs = JSON.parse(JSON.stringify(document.components.schemas).replaceAll("#/components/schemas/", "#/$defs/"));
  return z.fromJSONSchema({ $schema: "https://json-schema.org/draft/2020-12/schema", $defs, $ref: `#/$defs/${name}` });
}

/** A route may open the gazetteer, which takes seconds on a busy machine. */
const PATIENCE = 60_000;

let store: Store;
const folder = mkdtempSync(path.join(tmpdir(), "dateline-"));
const before = process.env.DATELINE_DATA;
let anyArticle = "";
/** One that it reports, by its trigger. */
let anyReport = "";

beforeAll(async () => {
  process.env.DATELINE_DATA = folder;
  store = await openStore();
  for (const parsed of makeArticles({ seed: 21, articles: 60, mentions: 6, places: 40 })) {
    const [mention, other] = [parsed.mentions[0], parsed.places[0]];
    if (mention && other) mention.runnersUp.push({ placeId: other.id, score: 0.2, evidence: [] });
    if (parsed.places[1]) {
      parsed.places[1].extent = {
        type: "LineString",
        coordinates: [
          [44, 33],
          [45, 34],
        ],
      };
    }
    const [, second] = parsed.incidents;
    if (second) second.again = 0;
    await store.addArticle(parsed);
    const told = parsed.incidents.find(({ status }) => status === "reported");
    if (!told) continue;
    anyArticle = parsed.article.id;
    const { start: at = "" } = parsed.mentions[told.mention ?? -1] ?? {};
    anyReport = `start=${told.trigger.start}&end=${told.trigger.end}&at=${at}`;
  }
  const formula = '=HYPERLINK("http://localhost/","Tikrit")';
  const article = {
    id: "formula",
    title: formula,
    author: '@sum "x"',
    source: "A, B\n& <C>\u0001",
    url: "",
    text: `${formula} is text.`,
  };
  await store.addArticle({
    article: { ...article, publishedOn: null, dateEvidence: "", language: "en", boilerplate: [] },
    mentions: [
      {
        start: 32,
        end: 38,
        text: "Tikrit",
        literal: true,
        confidence: 1,
        evidence: [],
        runnersUp: [],
        resolution: { type: "unresolved", reason: "test", near: null },
      },
    ],
    incidents: [],
    places: [],
  });
  await store.addDuplicate("formula", anyArticle);
});
afterAll(async () => {
  openBooks().close();
  await store.close();
  if (before === undefined) delete process.env.DATELINE_DATA;
  else process.env.DATELINE_DATA = before;
  rmSync(folder, { recursive: true });
});

describe("the document", () => {
  test("names every route and method, and no other", async () => {
    const documented = Object.entries(document.paths).flatMap(([route, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${route}`),
    );
    const served = [];
    for (const [route, file] of routes) {
      const exported = Object.keys(await import(path.resolve("app/api", file)));
      served.push(...exported.filter(name => /^[A-Z]+$/.test(name)).map(method => `${method} ${route}`));
    }
    expect(documented.sort()).toEqual(served.sort());
  });

  test("has the same lists of values as the program", () => {
    const { parameters, schemas } = document.components;
    expect(parameters.unit?.schema).toMatchObject({ enum: UNITS, default: EMPTY.unit });
    expect(parameters.sort?.schema.enum).toEqual(SORTS);
    expect(parameters.list?.schema.enum).toEqual(LISTS);
    expect(parameters.bin?.schema.enum).toEqual(BINS);
    expect(parameters.level?.schema).toMatchObject({ enum: LEVELS, default: "province" });
    expect(parameters.format?.schema.enum).toEqual(FORMATS);
    expect(parameters.dates?.schema.default).toBe(EMPTY.dates);
    expect(schemas.Kind?.enum).toEqual(KINDS);
    expect(schemas.IncidentType?.enum).toEqual(INCIDENT_TYPES);
  });

  const gets = Object.entries(document.paths).flatMap(([route, { get }]) => (get ? [{ route, get }] : []));
  const ownParameters = (get: Operation) => {
    return get.parameters.map(
      ({ $ref, ...own }) => ($ref ? document.components.parameters[$ref.split("/").at(-1) ?? ""] : own) as Parameter,
    );
  };

  test.each(gets.filter(({ get }) => get.responses["304"]))(
    "$route: every documented word is read, others are refused",
    async ({ route, get }) => {
      const url = route.replace("{id}", anyArticle);
      const needed = route === "/api/export" ? "format=csv&" : route.endsWith("/alike") ? `${anyReport}&` : "";
      const words = ownParameters(get).filter(parameter => parameter.in === "query");
      for (const { name, schema } of words) {
        const value =
          schema.enum?.[0] ??
          { limit: "2", from: "2015-01-01", to: "2020-01-01", bbox: "40,32,45,36", area: "42,33;45,33;44,36" }[name] ??
          "";
        const response = await call(`${url}?${name === "format" ? "" : needed}${name}=${value}`);
        expect([name, response.status]).toEqual([name, 200]);
        await response.arrayBuffer();
      }
      if (words.some(({ name }) => name === "unit"))
        expect(words.map(({ name }) => name)).toEqual(expect.arrayContaining([...QUERY_WORDS]));
      const unknown = await call(`${url}?${needed}provnce=anbar`);
      expect(unknown.status).toBe(400);
      expect(await unknown.json()).toMatchObject({ error: { field: "provnce" } });
    },
    PATIENCE,
  );

  test.each([
    ["/api/places", "Places"],
    ["/api/places?unit=incidents&province=anbar", "Places"],
    ["/api/places?facts=no", "PlaceCounts"],
    ["/api/places?facts=no&type=protests", "PlaceCounts"],
    ["/api/facets", "Facets"],
    ["/api/facets?unit=articles&type=battles", "Facets"],
    ["/api/areas", "Areas"],
    ["/api/areas?level=district&province=anbar", "Areas"],
    ["/api/timeline", "Timeline"],
    ["/api/timeline?bin=week&unit=incidents", "Timeline"],
    ["/api/excerpts?limit=500&q=convoy", "Excerpts"],
    ["/api/excerpts?unit=incidents", "Excerpts"],
    ["/api/articles", "Articles"],
    ["/api/articles/formula", "Article"],
    ["/api/articles/{id}/alike?{report}", "Alike"],
    ["/api/suggest?q=tikrit", "Suggestions"],
    ["/api/articles/nobody", "Error"],
    ["/api/places?unit=dots", "Error"],
  ])(
    "%s answers with the documented %s, no field more or less",
    async (url, name) => {
      const answer = await ask(url.replace("{id}", anyArticle).replace("{report}", anyReport));
      const result = schemaOf(name).safeParse(answer);
      expect(result.error?.issues ?? []).toEqual([]);
      const [first] = Object.keys(answer);
      const { [first as string]: _, ...less } = answer;
      expect(schemaOf(name).safeParse(less).success).toBe(false);
      expect(schemaOf(name).safeParse({ ...answer, more: 1 }).success).toBe(false);
    },
    PATIENCE,
  );
});

describe("answers", () => {
  test("are the store's", async () => {
    expect(await ask("/api/places?unit=incidents")).toEqual(
      JSON.parse(JSON.stringify(await store.places({ ...EMPTY, unit: "incidents" }))),
    );
    expect((await ask(`/api/articles/${anyArticle}`)).id).toBe(anyArticle);
    expect((await ask("/api/articles/formula")).alsoIn).toMatchObject([{ id: anyArticle }]);
  });

  test("asked again, the same; other words, other answers", async () => {
    const first = await (await call("/api/places?province=anbar")).text();
    expect(await (await call("/api/places?province=anbar")).text()).toBe(first);
    expect(await (await call("/api/facets?province=anbar")).text()).not.toBe(first);
    expect(await (await call("/api/places?province=basra")).text()).not.toBe(first);
  });

  test("countries abroad have their Arabic names", async () => {
    const { province }: FacetsAnswer["facets"] = (await ask("/api/facets")).facets;
    expect(province.find(({ value }) => value === "syria")).toMatchObject({ label: "Syria", labelAr: "سوريا" });
    expect(province.find(({ value }) => value === "anbar")).not.toHaveProperty("labelAr");
  });

  test("places are valid GeoJSON", async () => {
    const places = (await ask("/api/places")) as PlacesAnswer;
    expect(places.features.length).toBeGreaterThan(10);
    expect(geojson.valid(places, true)).toEqual([]);
  });

  test("pages follow each other", async () => {
    const ids: string[] = [];
    let after: string | null = "";
    while (after !== null) {
      const page: { next: string | null; total: number; excerpts: { id: string }[] } = await ask(
        `/api/excerpts?limit=100&sort=place&after=${encodeURIComponent(after)}`,
      );
      ids.push(...page.excerpts.map(({ id }) => id));
      after = page.next;
      if (after === null) expect(ids).toHaveLength(page.total);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("a list of incidents has one row for each, an export as well; excerpts are all that report them", async () => {
    const { all } = (await ask("/api/facets?unit=incidents")).totals;
    const each = await ask("/api/excerpts?unit=incidents&list=incidents&limit=500");
    const reports = await ask("/api/excerpts?unit=incidents&limit=500");
    const eventsOf = ({ excerpts }: { excerpts: Excerpt[] }) =>
      new Set(excerpts.map(({ incident }) => incident?.event));
    expect([each.total, each.excerpts.length, eventsOf(each).size]).toEqual([all, all, all]);
    expect(reports.total).toBeGreaterThan(all);
    expect([reports.excerpts.length, eventsOf(reports).size]).toEqual([reports.total, all]);
    const exported = await (await call("/api/export?format=geojson&list=incidents")).text();
    expect(JSON.parse(exported).features).toHaveLength(all);
  });

  test("answers are kept within so many bytes, those that were asked for last", () => {
    const kept = new KeptAnswers(1000);
    const answer = (bytes: number) => new Uint8Array(bytes);
    kept.keep("too large", answer(251));
    for (let n = 0; n < 50; n++) {
      kept.keep(`answer ${n}`, answer(100 + n));
      expect(kept.get("answer 0")).toHaveLength(100);
      expect(kept.bytes).toBeLessThanOrEqual(1000);
    }
    expect(kept.bytes).toBeGreaterThan(800);
    for (const [tag, is] of [
      ["too large", false],
      ["answer 30", false],
      ["answer 48", true],
      ["answer 49", true],
    ] as const)
      expect(kept.get(tag) !== undefined, tag).toBe(is);
    kept.keep("answer 49", answer(1));
    expect(kept.bytes).toBeLessThan(1000 - 148);
  });

  test("an unchanged answer is not sent again; a changed corpus or another question is", async () => {
    const first = await call("/api/facets?province=anbar");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/".+"$/);
    const again = await call("/api/facets?province=anbar", { "if-none-match": `"other", ${etag}` });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    expect((await call("/api/facets?province=basra", { "if-none-match": etag })).status).toBe(200);
    for (const parsed of makeArticles({ seed: 22, articles: 1, mentions: 6, places: 40 }))
      await store.addArticle(parsed);
    const changed = await call("/api/facets?province=anbar", { "if-none-match": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
  });

  test.each([
    ["/api/places?from=tomorrow", 400, "from"],
    ["/api/excerpts?limit=0", 400, "limit"],
    ["/api/excerpts?limit=501", 400, "limit"],
    ["/api/excerpts?sort=colour", 400, "sort"],
    ["/api/excerpts?after=nobody:1", 400, "after"],
    ["/api/timeline?bin=century", 400, "bin"],
    ["/api/areas?level=county", 400, "level"],
    ["/api/export", 400, "format"],
    ["/api/export?format=xlsx", 400, "format"],
    ["/api/export?format=kml&list=articles", 400, "list"],
    ["/api/export?format=csv&from=tomorrow", 400, "from"],
    ["/api/articles/nobody", 404, undefined],
    ["/api/articles/formula/alike?end=4", 400, "start"],
    ["/api/articles/formula/alike?start=1&end=4&at=-1", 400, "at"],
    ["/api/articles/formula/alike?start=1&end=4", 404, undefined],
  ])("%s: %i", async (url, status, field) => {
    const response = await call(url);
    expect(response.status).toBe(status);
    const { error } = await response.json();
    expect(error.field).toBe(field);
    expect(error.message.length).toBeGreaterThan(10);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test.each([
    ["corrections", { start: 0, end: 3, place: null }, "start, end: no name was found at 0 to 3 of this article"],
    ["corrections", { start: 32, end: 38, place: "nowhere:0" }, 'place: the gazetteer has no "nowhere:0"'],
    ["corrections", { start: 0, end: -3, place: null }, /^end: /],
    ["dismissals", { start: 0, end: 3, at: null, dismissed: true }, "start, end: no incident was found at 0 to 3"],
    ["dismissals", { start: 0, end: 3, dismissed: true }, /^at: /],
    ["verdicts", { start: 0, end: 3, at: null, subtype: "attack" }, "start, end: no incident was found at 0 to 3"],
    ["verdicts", { start: 0, end: 3, at: null, type: "battles" }, /"type"/],
    ["verdicts", { start: 0, end: 3, at: null, date: { from: "2021-05-03", to: "2021-05-03" } }, /^date.precision: /],
    ["verdicts", { start: 0, end: 3, at: null, dismissed: "yes" }, /^dismissed: /],
    ["groupings", { start: 0, end: 3, at: null }, "start, end: no incident was found at 0 to 3 of formula"],
    [
      "groupings",
      { takeBack: "2024-05-06T07:08:09Z" },
      "takeBack: nothing was said of events of this article on 2024-",
    ],
    [
      "groupings",
      { start: 0, end: 3, at: null, with: { start: 0, end: 3, at: null } },
      /^the body: expected start, end/,
    ],
    ["groupings", { start: 0, end: 3, at: null, takeBack: "2024" }, /^the body: expected start, end/],
  ])(
    "what cannot be said of an article by hand is a bad request: %s %j",
    async (of, said, why) => {
      const response = await call(`/api/articles/formula/${of}`, {}, said);
      expect(response.status).toBe(400);
      expect((await response.json()).error.message).toMatch(why);
      expect((await call(`/api/articles/nobody/${of}`, {}, said)).status).toBe(why instanceof RegExp ? 400 : 404);
    },
    PATIENCE,
  );

  test("a database that cannot be used is an error, not an empty map", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    process.env.DATELINE_DATA = path.join(folder, "not", "there");
    const response = await call("/api/places");
    process.env.DATELINE_DATA = folder;
    expect(log).toHaveBeenCalledOnce(); // the reason is in the server's log
    log.mockRestore();
    expect(await openStore()).toBe(store);
    expect(response.status).toBe(500);
    expect((await response.json()).error.message).toMatch(/cannot open .*not.there/);
    expect(dataFolder()).toBe(folder);
  });
});

describe("export", () => {
  /** A report that tells nothing but its type. */
  const BARE: Excerpt = {
    ...{ id: "a:i0", articleId: "a", title: "", source: "", author: "", url: "", language: "en", publishedOn: null },
    ...{ text: "", textStart: 0, marks: [], place: null, literal: true, confidence: 1, evidence: [], runnersUp: [] },
    placeConfidence: 0,
    placeFrom: null,
    placeTold: null,
    event: null,
    name: null,
    incident: {
      ...{ type: "battles", subtype: "armed-clash", status: "reported", date: null, dateNote: "", actors: [] },
      ...{ deaths: "", deathsRange: null, injuries: "", injuriesRange: null, relation: "" },
      ...{ confidence: 1, event: "a:i0", reports: 2, trigger: "", dateWords: "", evidence: [] },
      ...{ triggerStart: 0, placeStart: null, byHand: null, groupings: [], sentences: 2 },
    },
  };

  const file = async (words: string) => {
    const response = await call(`/api/export?${words}`);
    expect(response.status).toBe(200);
    const [, name] = /^attachment; filename="(.+)"$/.exec(response.headers.get("content-disposition") ?? "") ?? [];
    return { text: await response.text(), name, type: response.headers.get("content-type") };
  };

  test("GeoJSON of every row, valid, stamped; what has no honest point has none", async () => {
    const { text, name, type } = await file("format=geojson&province=anbar,none,iraq");
    const collection = JSON.parse(text);
    const version = await store.version();
    expect(type).toBe("application/geo+json");
    expect(name).toMatch(new RegExp(`^dateline-\\d{4}-\\d\\d-\\d\\d-${version}\\.geojson$`));
    expect(collection.dateline).toMatchObject({
      query: "province=anbar,iraq,none",
      list: "excerpts",
      version,
      exportedOn: expect.stringMatching(/^\d{4}-/),
    });
    const { total } = await ask("/api/excerpts?province=anbar,none,iraq&limit=1");
    expect(collection.features).toHaveLength(total);
    const shown = new Set<string>();
    for (const { geometry, properties } of collection.features) {
      shown.add(properties.shown);
      expect(geometry === null).toBe(properties.shown !== "map");
      if (geometry) expect(geometry.coordinates).toEqual([properties.lon, properties.lat]);
    }
    expect([...shown].sort()).toEqual(["elsewhere", "map", "unlocated"]);
    expect(geojson.valid(collection, true)).toEqual([]);
  });

  test("an incident's row has its figures as they are counted, once, and everybody who took part", async () => {
    const { features } = JSON.parse((await file("format=geojson&list=incidents&unit=incidents")).text);
    const rows = features.map(({ properties }: { properties: Record<string, string | number | null> }) => properties);
    const { totals, toll } = (await ask("/api/places?unit=incidents")) as PlacesAnswer;
    expect(rows).toHaveLength(totals.all);
    expect(new Set(rows.map(({ event_id }: { event_id: string }) => event_id)).size).toBe(totals.all);
    const sum = (field: string) =>
      rows.reduce((all: number, row: Record<string, number>) => all + (row[field] ?? 0), 0);
    expect([sum("deaths_at_least"), sum("injuries_at_least")]).toEqual([toll.killed, toll.wounded]);
    expect(toll.wounded).toBeGreaterThan(0);
    expect(rows.filter(({ shown }: { shown: string }) => shown === "map")).toHaveLength(totals.map);
    const { excerpts } = (await ask("/api/excerpts?unit=incidents&limit=500")) as ExcerptsAnswer;
    for (const { event_id, actors } of rows)
      for (const { incident } of excerpts)
        if (incident?.event === event_id) for (const { name } of incident?.actors ?? []) expect(actors).toContain(name);
  });

  test("reports that differ are told from the lowest number to the highest, and counted by the highest of the least", () => {
    const event: EventView = {
      deaths: { low: 5, high: 12, counted: 9, differ: true },
      injuries: { low: 3, high: null, counted: 3, differ: false },
      actors: [{ name: "Army", role: "by" }],
      byHand: [],
    };
    const { fields } = incidentRow({ ...BARE, event });
    expect(fields).toMatchObject({
      ...{ deaths: "5 to 12 (as reported)", deaths_low: 5, deaths_high: 12, deaths_at_least: 9 },
      ...{ injuries: "at least 3", injuries_low: 3, injuries_high: null, injuries_at_least: 3, actors: "Army (by)" },
    });
    expect(Object.keys(fields)).toEqual(Object.keys(excerptRow(BARE).fields));
  });

  test("what readers have said of the event stands with what they have said of the incident", () => {
    const report = (article: string) => ({
      ...{ article, start: 0, end: 3, at: null, title: `On ${article}`, trigger: "bomb" },
    });
    const groupings: GroupingView[] = [
      { reports: [report("a"), report("b")], on: "2024-05-06T07:08:09Z", by: "local" },
      { reports: [report("a")], on: "2024-05-07T07:08:09Z", by: "local" },
    ];
    expect(excerptRow({ ...BARE, incident: { ...BARE.incident!, groupings } }).fields.corrected).toBe(
      'grouped by hand on 2024-05-06 (local): "bomb" in "On a" (a) with "bomb" in "On b" (b); ' +
        'set apart by hand on 2024-05-07 (local): "bomb" in "On a" (a)',
    );
  });

  test("GeoJSON of places has their counts and extents", async () => {
    const { features } = JSON.parse((await file("format=geojson&list=places")).text);
    const places = (await ask("/api/places")) as PlacesAnswer;
    expect(features).toHaveLength(places.features.length);
    const lines = features.filter(
      ({ geometry }: { geometry: { type: string } | null }) => geometry?.type === "LineString",
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(features[0].properties.mentions).toBe(places.features[0]?.properties.counts.mentions);
    interface Deadly {
      properties: { deaths_at_least: number; injuries_at_least: number };
    }
    const tolls = features.map(({ properties: { deaths_at_least: killed, injuries_at_least: wounded } }: Deadly) => ({
      ...{ killed, wounded },
    }));
    expect(tolls).toEqual(places.features.map(({ properties }) => properties.toll));
    expect(places.toll.killed).not.toBe(places.toll.wounded);
    expect(geojson.valid({ type: "FeatureCollection", features }, true)).toEqual([]);
  });

  test("CSV that any reader reads, with its stamp in every row, and no formula", async () => {
    const { text, type } = await file("format=csv&province=none");
    expect(type).toMatch(/^text\/csv; charset=utf-8/);
    const rows = parseCsv(text, { columns: true, bom: true }) as Record<string, string>[];
    expect(rows).toHaveLength((await ask("/api/excerpts?province=none&limit=1")).total);
    const row = rows.find(({ article_id }) => article_id === "formula");
    expect(row).toMatchObject({
      title: '\'=HYPERLINK("http://localhost/","Tikrit")',
      author: '\'@sum "x"',
      source: "A, B\n& <C>\u0001",
      query: "province=none",
      corpus_version: await store.version(),
    });
    for (const list of ["articles", "places", "incidents"] as const) {
      const rows = parseCsv((await file(`format=csv&list=${list}`)).text, { columns: true, bom: true }) as Record<
        string,
        string
      >[];
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+@]/);
    }
    expect(parseCsv((await file("format=csv&province=atlantis")).text, { bom: true })).toEqual([
      ["query", "exported_on", "corpus_version"],
    ]);
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@x", "'@x"],
    [" =1", "' =1"],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
    ["a=1", "a=1"],
    ['say "x", y', '"say ""x"", y"'],
    ["two\nlines", '"two\nlines"'],
    [-1.5, "-1.5"],
    [null, ""],
    [true, "true"],
  ])("cell %j is written %j", (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  test("KML is well-formed, one placemark a row, stamped", async () => {
    const { text, type } = await file("format=kml&source=a-b-c,bulletin-1,bulletin-2");
    expect(type).toBe("application/vnd.google-earth.kml+xml");
    const open: string[] = [];
    for (const [, close, name = "", , own] of text.matchAll(/<(\/?)([A-Za-z]+)((?:\s[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
      if (close) expect(open.pop()).toBe(name);
      else if (!own) open.push(name);
    }
    expect(open).toEqual([]);
    expect(text).not.toContain("\u0001");
    expect(text.replace(/<\/?[A-Za-z]+(\s[\w:]+="[^"<]*")*\s*>|<\?xml[^>]*\?>/g, "")).not.toMatch(
      /[<>]|&(?!amp;|lt;|gt;|quot;)/,
    );
    const { total } = await ask("/api/excerpts?source=a-b-c,bulletin-1,bulletin-2&limit=1");
    expect(text.match(/<Placemark>/g)).toHaveLength(total);
    expect(text).toContain(`<Data name="version"><value>${await store.version()}</value>`);
    expect(text).toContain("A, B\n&amp; &lt;C&gt;");
    expect((await file("format=kml&list=places")).text).toContain(
      "<LineString><coordinates>44,33 45,34</coordinates></LineString>",
    );
  });

  test.each([
    ["four", { low: 4, high: 4 }],
    ["at least 12", { low: 12, high: null }],
    ["dozens", { low: null, high: null }],
    ["", null],
  ])("deaths and injuries stand in words and in numbers: %j", (text, range) => {
    const incident = { ...BARE.incident!, deaths: text, deathsRange: range, injuries: text, injuriesRange: range };
    const { fields } = excerptRow({ ...BARE, incident });
    expect(fields).toMatchObject({
      ...{ event_id: "a:i0", reports: 2, incident_status: "reported" },
      ...{ deaths: text, deaths_low: range?.low ?? null, deaths_high: range?.high ?? null },
      ...{ injuries: text, injuries_low: range?.low ?? null, injuries_high: range?.high ?? null },
    });
  });

  test("every format tells an incident's status and numbers", async () => {
    interface Deadly {
      properties: { deaths: string; deaths_low: number | null };
    }
    const { features }: { features: Deadly[] } = JSON.parse((await file("format=geojson&list=incidents")).text);
    const deadly = features.filter(({ properties }) => properties.deaths !== "");
    expect(deadly.length).toBeGreaterThan(0);
    for (const { properties } of deadly) {
      // Reports of one event may differ.
      const [least = "", most = least] = properties.deaths.replace(" (as reported)", "").split(" to ");
      const [deaths_low, deaths_high] = [least, most].map(number => (number === "some" ? null : Number(number)));
      expect(properties).toMatchObject({ deaths_low, deaths_high, incident_status: "reported" });
    }
    const counted = deadly.filter(({ properties }) => properties.deaths_low !== null);
    const agreed = deadly.filter(({ properties }) => !properties.deaths.includes(" to "));
    const numbers = agreed.map(({ properties }) => properties.deaths_low).filter(number => number !== null);
    expect(numbers.length).toBeGreaterThan(0);
    const rows = parseCsv((await file("format=csv&list=incidents")).text, { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    const inCells = rows.filter(({ deaths_low, deaths_high }) => deaths_low !== "" && deaths_low === deaths_high);
    expect(inCells.map(({ deaths_low }) => Number(deaths_low))).toEqual(numbers);
    const kml = (await file("format=kml&list=incidents")).text;
    expect(kml.match(/<Data name="deaths_low"><value>\d+<\/value><\/Data>/g)).toHaveLength(counted.length);
    expect(kml).toContain('<Data name="incident_status"><value>reported</value></Data>');
  });

  test("a long export is whole: more rows than a page", async () => {
    for (const parsed of makeArticles({ seed: 23, articles: 150, mentions: 8, places: 40 }))
      await store.addArticle(parsed);
    const { total } = await ask("/api/excerpts?limit=1");
    expect(total).toBeGreaterThan(1000);
    const rows = parseCsv((await file("format=csv&sort=place")).text, { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(total);
  });
});
