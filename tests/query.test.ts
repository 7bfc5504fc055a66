// Query and View from and to the words of a URL.
import { describe, expect, test } from "vitest";
import { CELLS } from "@/lib/division";
import {
  EMPTY,
  EMPTY_VIEW,
  FACETS,
  formatQuery,
  formatSearch,
  formatView,
  KNOWN_VALUES,
  LAYERS,
  LISTS,
  parseQuery,
  parseView,
  perFacet,
  QUERY_WORDS,
  type Query,
  QueryError,
  SHADES,
  SORTS,
  slug,
  takesUndated,
  UNITS,
  VIEW_WORDS,
  type View,
} from "@/lib/query";
import { type Random, seeded } from "./random";

const parse = (search: string) => parseQuery(new URLSearchParams(search));

describe("slug", () => {
  test.each([
    ["Salah al-Din", "salah-al-din"],
    ["Ba'quba", "baquba"],
    ["Ba\u2019quba", "baquba"],
    ["Région du Kurdistan!", "region-du-kurdistan"],
    ["  The  Daily (Test) ", "the-daily-test"],
    ["القائم", "القائم"],
    ["Al-Qa’im / القائم", "al-qaim-القائم"],
    ["...", "none"],
    ["", "none"],
  ])("%j is %j", (name, expected) => {
    expect(slug(name)).toBe(expected);
    expect(slug(slug(name))).toBe(expected);
  });
});

describe("reading", () => {
  test("no words: the whole corpus", () => {
    expect(parse("")).toEqual(EMPTY);
    expect(parseView(new URLSearchParams())).toEqual(EMPTY_VIEW);
  });

  test("the documented example", () => {
    const search =
      "province=anbar,salah-al-din&type=battles&from=2020-01-01&to=2021-06-30&unit=incidents&q=convoy&place=gn:98860";
    expect(parse(search)).toEqual({
      ...EMPTY,
      facets: {
        ...EMPTY.facets,
        province: { only: ["anbar", "salah-al-din"], not: [] },
        type: { only: ["battles"], not: [] },
      },
      from: "2020-01-01",
      to: "2021-06-30",
      unit: "incidents",
      q: "convoy",
      place: "gn:98860",
    });
    expect(formatSearch(parse(search))).toBe(search);
  });

  test.each([
    ["a minus excludes", "province=-anbar,diyala", { only: ["diyala"], not: ["anbar"] }],
    ["a repeated facet adds up", "province=anbar&province=diyala", { only: ["anbar", "diyala"], not: [] }],
    ["names are read as slugs", "province=Salah al-Din,-DIYALA", { only: ["salah-al-din"], not: ["diyala"] }],
    ["doubles and empties fall away", "province=anbar,,anbar,", { only: ["anbar"], not: [] }],
  ])("%s", (_, search, expected) => {
    expect(parse(search).facets.province).toEqual(expected);
  });

  test.each([
    ["no window", "", true, ""],
    ["no window, left out", "undated=no", false, "undated=no"],
    ["no window, said needlessly", "undated=yes", true, ""],
    ["a window", "from=2020-01-01", false, "from=2020-01-01"],
    ["a window's end", "to=2020-01-01", false, "to=2020-01-01"],
    ["a window, taken", "from=2020-01-01&undated=yes", true, "from=2020-01-01&undated=yes"],
    ["a window, said needlessly", "from=2020-01-01&undated=no", false, "from=2020-01-01"],
  ])("what has no date, with %s", (_, search, taken, written) => {
    expect(takesUndated(parse(search))).toBe(taken);
    expect(formatSearch(parse(search))).toBe(written);
  });

  test("a window taken back leaves nothing behind", () => {
    expect(formatSearch({ ...parse("from=2020-01-01&undated=yes"), from: "" })).toBe("");
    expect(formatSearch({ ...parse("undated=no"), to: "2020-01-01" })).toBe("to=2020-01-01");
  });

  test.each([
    ["unit=dots", "unit", "incidents, mentions, articles"],
    ["type=war", "type", "battles"],
    ["kind=-castle", "kind", "military-base"],
    ["language=fr", "language", "en, ar"],
    ["from=2020-13-01", "from", "YYYY-MM-DD"],
    ["from=2021-02-29", "from", "YYYY-MM-DD"],
    ["to=yesterday", "to", "YYYY-MM-DD"],
    ["from=2021-02-02&to=2021-02-01", "to", "2021-02-02"],
    ["from=2021-02-02&from=2021-02-03", "from", "one value"],
    ["undated=maybe", "undated", "yes or no"],
    ["dates=lunar", "dates", "event, published"],
    ["bbox=1,2,3", "bbox", "west,south,east,north"],
    ["bbox=40,30,39,31", "bbox", "west <= east"],
    ["bbox=40,30,,31", "bbox", "degrees"],
    ["bbox=40,30,999,31", "bbox", "degrees"],
    ["bbox=40,30,NaN,31", "bbox", "degrees"],
    ["area=40,30;41,30", "area", "3 to 500"],
    ["area=40,30;41,30;41,95", "area", "lon,lat"],
    ["place=a b", "place", "without spaces"],
    [`q=${"x".repeat(501)}`, "q", "500"],
  ])("%s is refused by name", (search, field, expected) => {
    const error = (() => {
      try {
        parse(search);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(QueryError);
    expect((error as QueryError).field).toBe(field);
    expect((error as QueryError).message).toContain(expected);
  });

  test.each([
    ["at=33", "at"],
    ["at=99,44,7", "at"],
    ["at=33,44,99", "at"],
    ["list=dots", "list"],
    ["pinned=1", "pinned"],
  ])("view: %s is refused by name", (search, field) => {
    expect(() => parseView(new URLSearchParams(search))).toThrow(new RegExp(`^${field}: expected`));
  });
});

function randomQuery(random: Random): Query {
  const day = () => `20${10 + random.below(15)}-0${1 + random.below(9)}-${10 + random.below(18)}`;
  const [from = "", to = ""] = random.some([day(), day()].sort(), 0, 2);
  const lon = () => random.below(3600) / 10 - 180 + random.next() / 7;
  const lat = () => Math.max(-90, Math.min(90, random.below(1800) / 10 - 90 + random.next() / 7));
  const [s, n] = [lat(), lat()].sort((a, b) => a - b) as [number, number];
  const [w, e] = [-170 + random.below(100), random.below(170) + random.next()];
  const ring = Array.from({ length: 3 + random.below(9) }, (): [number, number] => [Math.min(180, lon()), lat()]);
  const free = ["anbar", "salah-al-din", "none", "syria", "القائم", "the-daily-test", "x1"];
  return {
    unit: random.pick(UNITS),
    facets: perFacet(facet => {
      const values = [...(KNOWN_VALUES[facet] ?? free)].sort();
      return { only: random.some(values, 0, 3), not: random.some(values, 0, 2) };
    }),
    from,
    to,
    dates: random.pick(["event", "published"]),
    undated: from || to ? random.pick([null, true]) : random.pick([null, false]),
    q: random.pick(["", "convoy", '"road side" -bomb OR x', "القائم & 100% +1?#=", "-a, b; c:/d"]),
    place: random.pick(["", "gn:98860", "iq:green-zone", "country:IQ", "a&b=c,d"]),
    bbox: random.chance(0.5) ? null : [w, s, e, n],
    area: random.chance(0.5) ? null : [...ring, ring[0] as [number, number]],
  };
}

function randomView(random: Random): View {
  return {
    at: random.chance(0.5) ? null : [random.next() * 180 - 90, random.next() * 360 - 180, random.next() * 22],
    list: random.pick(LISTS),
    sort: random.pick([null, ...SORTS]),
    layer: random.pick(LAYERS),
    shade: random.pick(SHADES),
    rows: random.pick(["by", "type", "month"]),
    columns: random.pick(["province", "against", "source"]),
    cells: random.pick(CELLS),
    article: random.pick(["", "a1b2", "x/y"]),
    excerpt: random.pick(["", "a1b2:3", "x/y:i0"]),
    pinned: random.chance(0.5),
    lang: random.pick(["en", "ar"]),
  };
}

test("what is written is read back, for 2000 random queries and views", () => {
  const random = seeded(7);
  for (let i = 0; i < 2000; i++) {
    const query = randomQuery(random);
    const view = randomView(random);
    const search = formatSearch(query, view);
    expect(parse(search)).toEqual(query);
    expect(parseView(new URLSearchParams(search))).toEqual(view);
    expect(formatSearch(parse(search), view)).toBe(search);
  }
});

test("the words are complete, and only they are written", () => {
  const random = seeded(8);
  const written = new Set<string>();
  for (let i = 0; i < 300; i++) {
    for (const word of formatQuery(randomQuery(random)).keys()) written.add(word);
  }
  expect([...written].sort()).toEqual([...QUERY_WORDS].sort());
  expect(FACETS.every(facet => QUERY_WORDS.includes(facet))).toBe(true);
  const viewWords = new Set<string>();
  for (let i = 0; i < 100; i++) for (const word of formatView(randomView(random)).keys()) viewWords.add(word);
  expect([...viewWords].sort()).toEqual([...VIEW_WORDS].sort());
});

test("an equal query has an equal URL, whatever order a reader chose in", () => {
  const one = { ...EMPTY, facets: { ...EMPTY.facets, province: { only: ["diyala", "anbar"], not: [] } } };
  expect(formatSearch(one)).toBe("province=anbar,diyala");
});
