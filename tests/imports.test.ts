// Articles in and out through the API, as the server calls the routes: upload, review, changes, storing, removal; who may not;
// and the API's document against the answers.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import * as z from "zod";
import type { ArticleAnswer, Excerpt } from "@/lib/answers";
import { geoparse } from "@/lib/geoparse/geoparse";
import type { GeoparseAnswer, ImportAnswer, ReviewedDocument } from "@/lib/review";
import { openBooks, openHeld, openStore } from "@/lib/server";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const files = readdirSync("app/api", { recursive: true, encoding: "utf8" }).filter(
  name => path.basename(name) === "route.ts",
);
const routes = files.map(file => ({
  file,
  pattern: new RegExp(`^/api/${path.dirname(file).replace(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`),
}));

async function call(method: string, url: string, init: RequestInit = {}): Promise<Response> {
  const { pathname } = new URL(url, "http://localhost:3000");
  for (const { file, pattern } of routes) {
    const match = pattern.exec(pathname);
    if (!match) continue;
    const handlers = (await import(path.resolve("app/api", file))) as Record<string, Handler>;
    const handler = handlers[method];
    if (!handler) throw new Error(`no ${method} at ${url}`);
    const request = new Request(`http://localhost:3000${url}`, { method, ...init });
    return handler(request, { params: Promise.resolve({ ...match.groups }) });
  }
  throw new Error(`no route for ${url}`);
}
const sent = (value: unknown): RequestInit => ({ body: JSON.stringify(value) });

const { components } = parseYaml(readFileSync("docs/openapi.yaml", "utf8"));
function problemsOf(name: string, answer: unknown): unknown[] {
  const $defs = JSON.parse(JSON.stringify(components.schemas).replaceAll("#/components/schemas/", "#/$defs/"));
  const schema = z.fromJSONSchema({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs,
    $ref: `#/$defs/${name}`,
  });
  return schema.safeParse(answer).error?.issues ?? [];
}

const TWO = `Market reopens in Tikrit

By Huda Kamil
03/04/2020

Traders in Tikrit lifted their shutters on Friday for the first time in six weeks, the chamber of commerce said, and lorries from Samarra were unloading flour before noon.

The governor's office promised that the road to Baiji would follow.

Bomb wounds two near Ramadi

By Salim Aziz
05/04/2020

A roadside bomb wounded two policemen on Saturday east of Ramadi, a medical source said, and the bridge was closed for the rest of the day.

Share this article
`;

function form(fill: (form: FormData) => void): RequestInit {
  const body = new FormData();
  fill(body);
  return { body };
}
const upload = () =>
  form(body => {
    body.append("files", new File([TWO], "two.txt"), "april/two.txt");
    body.append("files", new File([], "empty.txt"), "april/empty.txt");
    body.append("files", new File([new Uint8Array(4000).map((_, i) => (i * 37) % 256)], "junk.bin"), "junk.bin");
    body.append(
      "text",
      "Ferry stops\n\nBy A. Writer\n\nThe ferry at Fao stopped running this week, its owner said, because the river was too low for the boats.",
    );
    body.append("url", "http://127.0.0.1:9/inside");
  });

const PATIENCE = 180_000;
const folder = mkdtempSync(path.join(tmpdir(), "dateline-imports-"));
const environment = { ...process.env };
beforeAll(() => {
  process.env.DATELINE_DATA = folder;
});
afterAll(async () => {
  openBooks().close();
  await (await openStore()).close();
  process.env = environment;
  rmSync(folder, { recursive: true });
});

async function importAt(id: string): Promise<ImportAnswer> {
  return (await call("GET", `/api/imports/${id}`)).json();
}
async function begin(init: RequestInit): Promise<ImportAnswer> {
  const response = await call("POST", "/api/articles", init);
  const begun = await response.json();
  expect([response.status, begun.error]).toEqual([202, undefined]);
  expect(response.headers.get("location")).toBe(`/api/imports/${begun.id}`);
  expect(problemsOf("Import", begun)).toEqual([]);
  // Whoever asks at any moment of the reading gets an answer.
  const statuses = new Set<number>();
  const state = async () => {
    const answer = await call("GET", `/api/imports/${begun.id}`);
    statuses.add(answer.status);
    return (await answer.json()).state;
  };
  await expect.poll(state, { timeout: PATIENCE }).toBe("ready");
  expect([...statuses]).toEqual([200]);
  return importAt(begun.id);
}

describe("an import from the first byte to its removal", () => {
  let id = "";
  const at = (n: number) => `/api/imports/${id}/documents/${n}`;
  const document = async (n: number): Promise<ReviewedDocument> => (await call("GET", at(n))).json();
  const put = (n: number, articles: unknown) => call("PUT", at(n), sent({ articles }));
  let empty = "";

  test(
    "what was sent is read, and nothing is stored",
    async () => {
      empty = await (await openStore()).version();
      const ready = await begin(upload());
      id = ready.id;
      expect(problemsOf("Import", ready)).toEqual([]);
      expect(ready.documents.map(({ name, articles }) => [name, articles.map(({ title }) => title)])).toEqual([
        ["april/two.txt", ["Market reopens in Tikrit", "Bomb wounds two near Ramadi"]],
        ["Pasted text", ["Ferry stops"]],
      ]);
      const [market] = ready.documents[0]?.articles ?? [];
      expect(market).toMatchObject({ ambiguous: true, status: "new", accept: true });
      expect(market?.places).toBeGreaterThan(1);
      expect(ready.rejections.map(({ source }) => source)).toEqual([
        "april/empty.txt",
        "junk.bin",
        "http://127.0.0.1:9/inside",
      ]);
      expect(ready.rejections.at(-1)?.reason).toContain("not a public address");
      expect(await (await openStore()).version()).toBe(empty);
      const { imports } = await (await call("GET", "/api/imports")).json();
      expect(problemsOf("Imports", { imports })).toEqual([]);
      expect(imports).toMatchObject([{ id, state: "ready", articles: 3, rejected: 3, askedInAll: 5 }]);
    },
    PATIENCE,
  );

  test(
    "articles are joined, split and dated; the answer says what is now in them",
    async () => {
      const first = await document(0);
      expect(problemsOf("Document", first)).toEqual([]);
      const [market, bomb] = first.articles;
      if (!market || !bomb) throw new Error("expected two articles");
      expect(bomb.boilerplate.map(({ reason }) => reason)).toContain("byline");
      const joined = await (await put(0, [{ ...market, end: bomb.end }])).json();
      expect(joined.articles).toHaveLength(1);
      expect(joined.articles[0].incidents).toBeGreaterThanOrEqual(bomb.incidents ?? 1);
      expect(joined.articles[0].places.length).toBeGreaterThan(market.places?.length ?? 0);
      const unread = { ...bomb, title: "", author: "", publishedOn: null, dateEvidence: "", boilerplate: [] };
      const again = await put(0, [
        { ...market, publishedOn: { from: "2020-04-03", to: "2020-04-03", precision: "day" } },
        unread,
      ]);
      const { articles } = (await again.json()) as ReviewedDocument;
      expect(articles[0]?.publishedOn?.from).toBe("2020-04-03");
      expect(articles[1]).toMatchObject({ title: bomb.title, author: bomb.author, incidents: bomb.incidents });
      expect((await document(0)).articles).toEqual(articles);
    },
    PATIENCE,
  );

  test.each([
    ["that overlap", (a: object) => [a, a], /overlaps/],
    ["beyond the text", (a: object) => [{ ...a, end: 99_999 }], /outside the text/],
    ["of no length", (a: object) => [{ ...a, end: 0 }], /overlaps|outside/],
    ["without a place in the text", () => [{ title: "x" }], /articles\.0/],
    [
      "dated on no day",
      (a: object) => [{ ...a, publishedOn: { from: "2020-02-31", to: "2020-02-31", precision: "day" } }],
      /publishedOn\.from/,
    ],
    ["that are none", () => "all", /articles/],
  ])("articles %s are refused and change nothing", async (_name, make, message) => {
    const before = await document(0);
    const response = await put(0, make(before.articles[0] ?? {}));
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toMatch(message);
    expect(await document(0)).toEqual(before);
  });

  test(
    "ticks decide what is stored",
    async () => {
      const none = await call("PATCH", `/api/imports/${id}`, sent({ accept: false }));
      expect(
        (await none.json()).documents.flatMap((d: { articles: { accept: boolean }[] }) =>
          d.articles.map(a => a.accept),
        ),
      ).toEqual([false, false, false]);
      const nothing = await call("POST", `/api/imports/${id}/accept`, sent({ articles: "ticked" }));
      expect(nothing.status).toBe(409);
      const { articles, text } = await document(0);
      // A person knows better what the name means, and what is said goes along into the corpus.
      const start = text.indexOf("Ramadi", articles[1]?.start);
      const corrections = [{ start, end: start + "Ramadi".length, place: "iq:rutba" }];
      const corrected = await put(
        0,
        articles.map((article, i) => ({ ...article, accept: i === 1, ...(i === 1 && { corrections }) })),
      );
      const [, bomb] = ((await corrected.json()) as ReviewedDocument).articles;
      expect(bomb?.places?.map(({ name }) => name)).toContain("Rutba");
      expect((await document(0)).articles[1]?.corrections).toEqual(corrections);
      const storing = await call("POST", `/api/imports/${id}/accept`, sent({ articles: "ticked" }));
      expect([storing.status, (await storing.json()).state]).toEqual([200, "storing"]);
      await expect.poll(async () => (await importAt(id)).state, { timeout: PATIENCE }).toBe("done");
      const done = await importAt(id);
      expect(problemsOf("Import", done)).toEqual([]);
      expect(done).toMatchObject({
        stored: { stored: 1, alike: 0 },
        articles: 1,
        files: [{ name: "april/two.txt", articles: 1 }],
      });
      const { articles: rows } = await (
        await call("GET", `/api/articles?import=${done.values.map(encodeURIComponent)}`)
      ).json();
      expect(rows.map((row: { title: string }) => row.title)).toEqual(["Bomb wounds two near Ramadi"]);
      const { found } = await (await call("GET", `/api/articles/${rows[0].id}`)).json();
      const [first] = found.filter((name: { place: { id: string } | null }) => name.place?.id === "iq:rutba");
      expect(first.evidence).toMatchObject([
        { feature: "by-hand", note: expect.stringMatching(/^corrected by hand on /) },
      ]);
      const { facets } = await (await call("GET", "/api/facets?unit=articles")).json();
      expect(facets.status).toMatchObject([{ value: "corrected", count: 1 }]);
      expect((await put(0, articles)).status).toBe(409);
    },
    PATIENCE,
  );

  test("what was rejected stays listed, and is a file", async () => {
    const csv = await call("GET", `/api/imports/${id}/rejected`);
    expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="rejected-.*\.csv"$/);
    const rows = parseCsv(await csv.text(), { columns: true, bom: true });
    const json = await (await call("GET", `/api/imports/${id}/rejected?format=json`)).json();
    expect(rows).toEqual(json);
    expect(json).toContainEqual({ source: "april/empty.txt", reason: "the file is empty" });
    expect((await call("GET", `/api/imports/${id}/rejected?format=pdf`)).status).toBe(400);
  });

  test(
    "the same file again is known; a copy in other words is said to be alike",
    async () => {
      const copy = TWO.slice(TWO.indexOf("Bomb wounds")).replace("A roadside bomb", "A bomb at the roadside");
      const again = await begin(
        form(body => {
          body.append("files", new File([TWO], "two.txt"));
          body.append("files", new File([copy], "copy.txt"));
        }),
      );
      const bombs = again.documents.flatMap(({ articles }) => articles).filter(({ title }) => title.startsWith("Bomb"));
      expect(bombs.map(({ status, alikeTo }) => [status, alikeTo])).toEqual([
        ["known", ""],
        ["alike", "Bomb wounds two near Ramadi"],
      ]);
      expect(await (await call("DELETE", `/api/imports/${again.id}`)).json()).toEqual({ removed: 0 });
      expect((await call("GET", `/api/imports/${again.id}`)).status).toBe(404);
    },
    PATIENCE,
  );

  test(
    "what an incident is and when it was is set by hand, told and counted, and taken back",
    async () => {
      const [{ id: article }] = (await (await call("GET", "/api/articles")).json()).articles;
      const asked = async () => (await call("GET", `/api/articles/${article}`)).json();
      const before = await asked();
      // The headline tells of Ramadi, the sentence of Rutba, as the review says.
      const { trigger, incident } = before.happened[1];
      const say = async (said: object) => {
        const body = { start: trigger.start, end: trigger.end, at: incident.placeStart, ...said };
        const answer = await call("PUT", `/api/articles/${article}/verdicts`, sent(body));
        return [answer.status, await answer.json()];
      };
      const types = async () =>
        (await (await call("GET", "/api/facets?unit=incidents")).json()).facets.type.map(
          ({ value, count }: { value: string; count: number }) => `${value}: ${count}`,
        );
      expect(await types()).toEqual(["explosions: 2"]);
      const date = { from: "2020-03-01", to: "2020-03-31", precision: "month" };
      // The name was corrected in the review.
      expect(await say({ subtype: "attack", date })).toEqual([200, { article, corrections: 2 }]);
      const judged = await asked();
      expect(problemsOf("Article", judged)).toEqual([]);
      expect(judged.happened[1].incident).toMatchObject({
        ...{ type: "violence-against-civilians", subtype: "attack", date, dateWords: "" },
        byHand: { subtype: "attack", date, by: "local", found: { type: "explosions", date: incident.date } },
      });
      expect(await types()).toEqual(["explosions: 1", "violence-against-civilians: 1"]);
      const excerpts = await (await call("GET", "/api/excerpts?unit=incidents&from=2020-03-01&to=2020-03-31")).json();
      expect(problemsOf("Excerpts", excerpts)).toEqual([]);
      expect(excerpts.total).toBe(1);
      const [status, { error }] = await say({ date: { ...date, to: "2020-03-30" } });
      expect([status, error.message]).toEqual([400, expect.stringMatching(/^date: this month is from 2020-03-01 to/)]);
      expect(await say({})).toEqual([200, { article, corrections: 1 }]);
      expect(await asked()).toEqual(before);
    },
    PATIENCE,
  );

  test(
    "two reports are made one event by hand, one is set apart, and each is taken back",
    async () => {
      const article = async () => {
        const [{ id }] = (await (await call("GET", "/api/articles?q=bomb")).json()).articles;
        return (await call("GET", `/api/articles/${id}`)).json();
      };
      const before = await article();
      const refs = before.happened.map(({ trigger, incident }: ArticleAnswer["happened"][number]) => ({
        ...{ start: trigger.start, end: trigger.end, at: incident.placeStart },
      }));
      const counted = async () => (await (await call("GET", "/api/places?unit=incidents")).json()).units.incidents;
      const say = async (said: object) => {
        const answer = await call("PUT", `/api/articles/${before.id}/groupings`, sent(said));
        return [answer.status, await answer.json()];
      };
      // The headline and the sentence name different places by now.
      expect([before.happened.length, await counted()]).toEqual([2, 2]);
      const words = new URLSearchParams(Object.entries(refs[0]).map(([word, value]) => [word, String(value)]));
      const alike = await (await call("GET", `/api/articles/${before.id}/alike?${words}`)).json();
      expect(problemsOf("Alike", alike)).toEqual([]);
      expect(alike.excerpts.map(({ id }: Excerpt) => id)).toEqual([before.happened[1].id]);

      const both = { ...refs[0], with: { article: before.id, ...refs[1] } };
      const [status, joined] = await say(both);
      expect([status, joined]).toEqual([
        200,
        {
          article: before.id,
          corrections: 2,
          on: expect.stringMatching(/^\d{4}-/),
          articles: [before.id],
          place: expect.any(String),
        },
      ]);
      const now = await article();
      expect([problemsOf("Article", now), await counted()]).toEqual([[], 1]);
      for (const { incident } of now.happened)
        expect(incident).toMatchObject({ sentences: 2, groupings: [{ on: joined.on, by: "local" }] });
      expect((await call("GET", `/api/articles/${before.id}/alike?${words}`)).status).toBe(200);
      expect((await say(both))[1].error.message).toBe("with: both are of one event already");

      expect((await say(refs[1]))[0]).toBe(200);
      expect(await counted()).toBe(2);
      expect((await say(refs[1]))[1].error.message).toBe("start, end: no other report is of one event with it");
      for (const { on } of (await article()).happened[1].incident.groupings)
        expect((await say({ takeBack: on }))[0]).toBe(200);
      expect(await counted()).toBe(1);
      expect((await say({ takeBack: joined.on }))[0]).toBe(200);
      expect(await article()).toEqual(before);
    },
    PATIENCE,
  );

  test(
    "removed, everything is as before",
    async () => {
      const { articles } = await (await call("GET", "/api/articles")).json();
      expect(await (await call("DELETE", `/api/articles/${articles[0].id}`)).json()).toEqual({ removed: 1 });
      expect((await call("DELETE", `/api/articles/${articles[0].id}`)).status).toBe(404);
      expect(await (await openStore()).version()).toBe(empty);
      expect(problemsOf("Removed", await (await call("DELETE", `/api/imports/${id}`)).json())).toEqual([]);
      expect((await (await call("GET", "/api/imports")).json()).imports).toEqual([]);
    },
    PATIENCE,
  );

  test.each([
    ["GET", ""],
    ["DELETE", ""],
    ["PATCH", ""],
    ["POST", "/accept"],
    ["POST", "/resume"],
    ["GET", "/rejected"],
    ["GET", "/documents/0"],
    ["PUT", "/documents/0"],
  ])(
    "%s of an import that is not there: 404",
    async (method, rest) => {
      const body = { "": { accept: true }, "/accept": { articles: "all" }, "/documents/0": { articles: [] } }[rest];
      for (const none of ["AAAAAAAAAAAA", "4711"]) {
        const init = method === "GET" || method === "DELETE" ? {} : sent(body ?? {});
        const response = await call(method, `/api/imports/${none}${rest}`, init);
        expect([none, response.status]).toEqual([none, 404]);
        expect(problemsOf("Error", await response.json())).toEqual([]);
      }
    },
    PATIENCE,
  );
});

test("an import of the command line is removed by its number as it is written, and by nothing that equals it", async () => {
  const id = openBooks().begin(["clippings"], new Date(0));
  for (const other of [`${id}e0`, `0${id}`, `${id}.0`, `%20${id}`, `0x${id}`])
    expect([other, (await call("DELETE", `/api/imports/${other}`)).status]).toEqual([other, 404]);
  expect((await importAt(String(id))).state).toBe("unfinished");
  expect(await (await call("DELETE", `/api/imports/${id}`)).json()).toEqual({ removed: 0 });
});

describe("what is sent", () => {
  test(
    "a file beyond the limit is refused by name, and the rest is read",
    async () => {
      process.env.DATELINE_MAX_ARCHIVE_MB = "0.01";
      const ready = await begin(
        form(body => {
          body.append("files", new File(["x".repeat(50_000)], "long.txt"));
          body.append("files", new File([TWO], "two.txt"));
        }),
      );
      delete process.env.DATELINE_MAX_ARCHIVE_MB;
      expect(ready.documents.map(({ name }) => name)).toEqual(["two.txt"]);
      expect(ready.rejections).toEqual([
        { source: "long.txt", reason: expect.stringMatching(/too large.*DATELINE_MAX_ARCHIVE_MB/) },
      ]);
      await call("DELETE", `/api/imports/${ready.id}`);
    },
    PATIENCE,
  );

  test(
    "one endless line is rejected by name, as it would be when stored",
    async () => {
      process.env.DATELINE_MAX_ARTICLE_KB = "100";
      const ready = await begin(form(body => body.append("files", new File(["Baiji ".repeat(50_000)], "line.txt"))));
      delete process.env.DATELINE_MAX_ARTICLE_KB;
      expect(ready.documents).toEqual([]);
      expect(ready.rejections).toEqual([
        { source: expect.stringContaining("line.txt"), reason: expect.stringContaining("DATELINE_MAX_ARTICLE_KB") },
      ]);
      await call("DELETE", `/api/imports/${ready.id}`);
    },
    PATIENCE,
  );

  test("nothing but what cannot be read is a review of rejections alone", async () => {
    const ready = await begin(form(body => body.append("url", "file:///etc/passwd")));
    expect(ready.documents).toEqual([]);
    expect(ready.rejections).toEqual([
      { source: "file:///etc/passwd", reason: "only http and https addresses are read" },
    ]);
    await call("DELETE", `/api/imports/${ready.id}`);
  });

  const boundary = { "content-type": "multipart/form-data; boundary=b" };
  test.each([
    ["no form", { body: "text" }, 400, /expected a form/],
    ["an empty form", form(() => {}), 400, /nothing was sent|broke off/],
    ["blank text", form(body => body.append("text", "  \n")), 400, /nothing was sent/],
    [
      "half a form",
      { body: '--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc', headers: boundary },
      400,
      /broke off/,
    ],
    [
      "more than the limit of one upload",
      form(body => body.append("text", "x".repeat(3000))),
      413,
      /DATELINE_MAX_UNPACKED_MB/,
    ],
    [
      "a file beyond the limit of one upload",
      form(body => body.append("files", new File(["x".repeat(300_000)], "long.txt"))),
      413,
      /DATELINE_MAX_UNPACKED_MB/,
    ],
  ] as [string, RequestInit, number, RegExp][])("%s", async (_name, init, status, message) => {
    process.env.DATELINE_MAX_UNPACKED_MB = "0.002";
    const response = await call("POST", "/api/articles", init);
    delete process.env.DATELINE_MAX_UNPACKED_MB;
    expect(response.status).toBe(status);
    expect((await response.json()).error.message).toMatch(message);
    expect((await (await call("GET", "/api/imports")).json()).imports).toEqual([]);
    expect(readdirSync(path.join(folder, "reviews"))).toEqual([]);
  });

  test("a sender that goes away leaves nothing behind", async () => {
    const gone = new AbortController();
    const body = new ReadableStream({
      start(controller) {
        const head = 'Content-Disposition: form-data; name="files"; filename="a.txt"';
        controller.enqueue(new TextEncoder().encode(`--b\r\n${head}\r\n\r\n${"x".repeat(100_000)}`));
      },
    });
    const init = { body, headers: boundary, signal: gone.signal, duplex: "half" };
    const answer = call("POST", "/api/articles", init as RequestInit);
    await expect.poll(() => readdirSync(path.join(folder, "reviews"))).toHaveLength(1);
    gone.abort();
    expect((await answer).status).toBe(400);
    expect(readdirSync(path.join(folder, "reviews"))).toEqual([]);
  });
});

describe("geoparse", () => {
  test(
    "a text in, places and incidents out, as documented",
    async () => {
      const text =
        "Gunmen attacked a checkpoint near Baiji on 3 May 2020, killing two soldiers. Officials in Zzyzxqand said nothing.";
      const response = await call("POST", "/api/geoparse", sent({ text }));
      const answer = await response.json();
      expect(problemsOf("Geoparsed", answer)).toEqual([]);
      expect(answer.language).toBe("en");
      for (const { start, end, text: name } of answer.mentions) expect(text.slice(start, end)).toBe(name);
      expect(answer.mentions[0]).toMatchObject({ text: "Baiji", place: { admin1: "Salah al-Din", country: "IQ" } });
      expect(answer.incidents[0]).toMatchObject({ type: "battles", place: { name: answer.mentions[0].place.name } });
      const skipped = await (
        await call("POST", "/api/geoparse", sent({ text, skip: [{ start: 0, end: text.length }] }))
      ).json();
      expect(skipped.mentions).toEqual([]);
      const [{ start, end }] = answer.mentions;
      const said = { text, corrections: [{ start, end, place: "iq:rutba" }] };
      const corrected = await (await call("POST", "/api/geoparse", sent(said))).json();
      expect(problemsOf("Geoparsed", corrected)).toEqual([]);
      expect(corrected.mentions[0].place).toMatchObject({ id: "iq:rutba", name: "Rutba" });
      expect(corrected.incidents[0].place.name).toBe("Rutba");
      const twice = { text: "A bomb exploded outside the municipality of Baiji. Islamic State claimed the bombing." };
      const told = await (await call("POST", "/api/geoparse", sent(twice))).json();
      expect(problemsOf("Geoparsed", told)).toEqual([]);
      expect(told.incidents.map(({ again }: { again: number | null }) => again)).toEqual([null, 0]);
    },
    PATIENCE,
  );

  const sentence = "Gunmen attacked a checkpoint near Baiji on 3 May 2020, killing two soldiers. ";
  const long = sentence.repeat(500);

  test(
    "a long text keeps nobody else waiting, and gives what it would by itself",
    async () => {
      const { gazetteer } = await openHeld();
      const before = await call("GET", "/api/articles");
      expect(before.status).toBe(200);
      const answered: string[] = [];
      const read = call("POST", "/api/geoparse", sent({ text: long })).finally(() => answered.push("long"));
      // One after the other, so that the long one is at work by the time of the last.
      for (let n = 0; n < 20; n++) {
        await call("GET", "/api/articles");
        await new Promise(setImmediate);
        answered.push("short");
      }
      const answer = (await (await read).json()) as GeoparseAnswer;
      expect(answered).toEqual([...Array(20).fill("short"), "long"]);
      expect(problemsOf("Geoparsed", answer)).toEqual([]);
      const own = geoparse(long, gazetteer, { language: "en" });
      expect(answer.mentions.map(({ start, place }) => [start, place?.id])).toEqual(
        own.map(({ start, resolution }) => [start, resolution.type === "resolved" ? resolution.placeId : undefined]),
      );
      expect(answer.incidents.length).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  test(
    "a long text that takes too long is given up, and the next one is read",
    async () => {
      process.env.DATELINE_MAX_SECONDS = "0.001";
      const response = await call("POST", "/api/geoparse", sent({ text: long }));
      delete process.env.DATELINE_MAX_SECONDS;
      expect([response.status, (await response.json()).error.message]).toEqual([
        413,
        "took longer than 0.001 s (DATELINE_MAX_SECONDS)",
      ]);
      expect((await call("POST", "/api/geoparse", sent({ text: long }))).status).toBe(200);
    },
    PATIENCE,
  );

  test.each([
    ["no JSON", { body: "Baiji" }, 400, /JSON/],
    ["no text", sent({}), 400, /text/],
    ["a word too many", sent({ text: "Baiji", lang: "en" }), 400, /lang/],
    ["a text beyond the limit", sent({ text: "x".repeat(3000) }), 413, /DATELINE_MAX_ARTICLE_KB/],
    ["far more than the limit", sent({ text: "x".repeat(30_000) }), 413, /kB/],
  ] as [string, RequestInit, number, RegExp][])("%s", async (_name, init, status, message) => {
    process.env.DATELINE_MAX_ARTICLE_KB = "2";
    const response = await call("POST", "/api/geoparse", init);
    delete process.env.DATELINE_MAX_ARTICLE_KB;
    expect(response.status).toBe(status);
    expect((await response.json()).error.message).toMatch(message);
  });
});

describe("the gazetteer by name", () => {
  const asked = async (q: string) => (await call("GET", `/api/gazetteer?q=${encodeURIComponent(q)}`)).json();
  test.each([
    ["as it is written", "Rutba", "iq:rutba"],
    ["its beginning", "Rutb", "iq:rutba"],
    ["in another spelling", "al-Rutbah", "iq:rutba"],
    ["in Arabic", "الرطبة", "iq:rutba"],
  ])(
    "a place %s, the likeliest first",
    async (_name, q, id) => {
      const { places } = await asked(q);
      expect(places[0]).toMatchObject({ id });
      expect(places.length).toBeLessThanOrEqual(20);
      for (const place of places) expect(problemsOf("FoundPlace", place)).toEqual([]);
    },
    PATIENCE,
  );
  test("nothing for one letter and for no name", async () => {
    for (const q of ["", "r", "zzqqxkvwj"]) expect(await asked(q)).toEqual({ places: [] });
  });
  test("a word too many and a name too long are refused", async () => {
    for (const search of ["?q=rutba&lang=ar", `?q=${"r".repeat(300)}`]) {
      const response = await call("GET", `/api/gazetteer${search}`);
      expect(response.status).toBe(400);
      expect((await response.json()).error.message).toMatch(/^(lang|q): expected/);
    }
  });
});

describe("who may", () => {
  const READ = ["GET", "/api/articles"] as const;
  const WRITE = ["DELETE", "/api/articles/none"] as const;
  const IMPORTS = ["GET", "/api/imports"] as const;
  const WORK = ["POST", "/api/geoparse"] as const;
  const wide = { DATELINE_HOST: "0.0.0.0" };
  const token = { DATELINE_TOKEN: "an-apple-a-day" };
  const bearer = { authorization: "Bearer an-apple-a-day" };
  const own = "http://localhost:3000";
  test.each([
    ["a program on this machine", {}, {}, WRITE, 404],
    ["the app's own page", {}, { host: "localhost:3000", origin: own, "sec-fetch-site": "same-origin" }, WRITE, 404],
    ["by number", {}, { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" }, WRITE, 404],
    ["in the newer numbers", {}, { host: "[::1]:3000" }, READ, 200],
    ["another site's page", {}, { origin: "https://news.example" }, WRITE, 403],
    ["another site's page, reading imports", {}, { origin: "https://news.example" }, IMPORTS, 403],
    ["another site's form", {}, { "sec-fetch-site": "cross-site" }, WRITE, 403],
    ["another port of this machine", {}, { "sec-fetch-site": "same-site" }, WRITE, 403],
    ["another port, named", {}, { host: "localhost:3000", origin: "http://localhost:8080" }, WRITE, 403],
    ["a page without origin", {}, { origin: "null" }, WRITE, 403],
    ["another site's page, to geoparse", {}, { origin: "https://news.example" }, WORK, 403],
    ["a foreign name that leads here", {}, { host: "rebound.example:3000" }, WRITE, 403],
    ["a foreign name that leads here, reading", {}, { host: "rebound.example:3000" }, READ, 403],
    ["a name that begins like ours", {}, { host: "localhost.example" }, READ, 403],
    ["bound wider, reading", wide, { host: "desk.example:3000" }, READ, 200],
    ["bound wider without a token, writing", wide, {}, WRITE, 403],
    ["bound wider, no token shown", { ...wide, ...token }, { host: "desk.example" }, WRITE, 401],
    ["bound wider, no token shown, reading imports", { ...wide, ...token }, {}, IMPORTS, 401],
    ["bound wider, a wrong token", { ...wide, ...token }, { authorization: "Bearer a-pear" }, WRITE, 401],
    ["bound wider, the token", { ...wide, ...token }, { host: "desk.example", ...bearer }, WRITE, 404],
    [
      "the token from another site's page",
      { ...wide, ...token },
      { ...bearer, origin: "https://news.example" },
      WRITE,
      403,
    ],
    ["bound to this machine with a token", token, {}, WRITE, 401],
    ["behind a proxy with another name", token, { host: "maps.example", ...bearer }, WRITE, 404],
    ["bound wider, geoparsing", { ...wide, ...token }, {}, WORK, 400],
  ])(
    "%s",
    async (_name, env, headers, [method, url], status) => {
      Object.assign(process.env, env);
      const response = await call(method, url, {
        headers: headers as Record<string, string>,
        ...(method === "POST" && { body: "{}" }),
      });
      for (const name of Object.keys(env)) delete process.env[name];
      const body = await response.json();
      expect([response.status, body.error?.message]).toEqual([status, status === 200 ? undefined : expect.any(String)]);
    },
    PATIENCE,
  );
});
