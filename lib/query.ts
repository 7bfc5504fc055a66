// What is asked of the corpus. One Query drives map, list, facets, timeline, export and URL.
// The types come first; below them, Query and View from and to a URL's words.

import * as z from "zod/mini";
import { CELLS, DIMENSIONS, type Dimension, isDivision } from "@/lib/division";
import { INCIDENT_TYPES, KINDS, type Kind, type Language } from "@/lib/types";

/** What is counted. Every number on screen says which unit it counts. */
export const UNITS = ["incidents", "mentions", "articles"] as const;
export type Unit = (typeof UNITS)[number];

/**
 * A choice among the values of one facet: a row passes when its value is in `only` (or `only` is empty) and not in `not`.
 * In the URL: `province=anbar,diyala` and `province=-anbar`.
 */
export interface Choice {
  only: string[];
  not: string[];
}

/** The facets, in the order of the panel. Values are slugs (see `slug`), so that they read well in a URL. */
export const FACETS = [
  /** `anbar` ... for Iraq, the country's slug (`syria`) for places outside, `none` for unlocated. */
  "province",
  /** `anbar-fallujah` ... for Iraq, `none` elsewhere and where it is not known. Official outlines, once installed, give the values. */
  "district",
  /** As installed from official outlines; else all `none`. */
  "subdistrict",
  /** Of the incident that a mention locates, else of the first in its sentence; `none` where that reports no incident. */
  "type",
  "subtype",
  /** How many the incident killed at least: `1`, `2-9`, `10-49`, `50` and more, `0`; `some` where no number is told, `none` where nothing is. */
  "killed",
  "kind",
  /** Whoever took part, whatever they did; and those who did it, and to whom. */
  "actor",
  "by",
  "against",
  "source",
  /** What brought the article in first: an upload or folder with its day. `none` where it is not known. */
  "import",
  "language",
  /** `high` (>= 0.8), `medium` (>= 0.5), `low`; `none`: an article in which nothing was found. */
  "confidence",
  /** `literal` or `metonymic`; `none` as above. */
  "sense",
  /**
   * Of the article: `found`; `corrected`, where a reader has said by hand what a name means or of an incident; `nothing` was found in it; `copy`, where it tells
   * the same as another and counts with that.
   */
  "status",
] as const;
export type Facet = (typeof FACETS)[number];

/** The whole question. Everything has a default, so `{}` in the URL is the whole corpus. */
export interface Query {
  unit: Unit;
  facets: Record<Facet, Choice>;
  /** Inclusive days `YYYY-MM-DD`, or "". */
  from: string;
  to: string;
  /**
   * Which date `from`, `to` and the timeline speak of. The event's is the incident's own; what reports no incident goes by
   * its article's date.
   */
  dates: "event" | "published";
  /**
   * Rows without a date: taken (true), left out (false), or by the window (null): see `takesUndated`. Within a window those
   * are taken whose article is of its days, or of none that is known.
   */
  undated: boolean | null;
  /** Text search in articles: words (and what begins with them), "exact phrase", -not, OR (أو) between alternatives. */
  q: string;
  /** Selected place's id, or "". It limits the list, not the map. */
  place: string;
  /** West, south, east, north, or null. Only what the map can draw is inside a box or an area. */
  bbox: [number, number, number, number] | null;
  /** A drawn polygon, longitude first, closed; or null. */
  area: [number, number][] | null;
}

/** The facets whose values are areas that a map can shade. */
export const LEVELS = ["province", "district", "subdistrict"] as const;
export type Level = (typeof LEVELS)[number];

/** What the reader looks at, as opposed to what is asked: it changes no number on screen. */
export interface View {
  /** The map's centre and zoom, latitude first as people write it; null: the region's own frame. */
  at: [lat: number, lon: number, zoom: number] | null;
  list: (typeof LISTS)[number];
  /** null: by relevance where a text is sought, else by date; see `sortOf`. */
  sort: Sort | null;
  layer: (typeof LAYERS)[number];
  /** What areas are shaded by: the unit's count, or that per article which names a place of the area; or the people whom its incidents killed. */
  shade: (typeof SHADES)[number];
  /** What a table of incidents is divided by, and what its cells tell. */
  rows: Dimension;
  columns: Dimension;
  cells: (typeof CELLS)[number];
  /** The article open in the reader, or "". */
  article: string;
  /** The excerpt being read at the selected place, or "": the first. */
  excerpt: string;
  /** The list stays as it is when the map moves. */
  pinned: boolean;
  lang: Language;
}
/** `elsewhere`: the places that have no honest point on the map, alone. */
export const LISTS = ["excerpts", "incidents", "articles", "places", "elsewhere"] as const;
/** `killed` and `wounded`: what incidents tell of people, the most first. */
export const SORTS = ["date", "relevance", "place", "killed", "wounded"] as const;
export type Sort = (typeof SORTS)[number];
export const LAYERS = ["circles", "provinces", "districts", "subdistricts"] as const;
export const SHADES = ["count", "per-article", "killed"] as const;

/** The whole corpus. Frozen: copy it to change it. */
export const EMPTY: Query = Object.freeze({
  unit: "mentions",
  facets: Object.freeze(perFacet(() => Object.freeze({ only: [], not: [] }))),
  from: "",
  to: "",
  dates: "event",
  undated: null,
  q: "",
  place: "",
  bbox: null,
  area: null,
});

export const EMPTY_VIEW: View = Object.freeze({
  at: null,
  list: "excerpts",
  sort: null,
  layer: "circles",
  shade: "count",
  rows: "by",
  columns: "province",
  cells: "count",
  article: "",
  excerpt: "",
  pinned: false,
  lang: "en",
});

/** A URL's word that cannot be read. The message names the word, what came and what was expected. */
export class QueryError extends Error {
  constructor(
    readonly field: string,
    got: string,
    expected: string,
  ) {
    super(`${field}: expected ${expected}, got "${got.length > 80 ? `${got.slice(0, 80)}...` : got}"`);
    this.name = "QueryError";
  }
}

/**
 * A name as a word of a URL: lower case, without diacritics, hyphens between words ("Salah al-Din" is `salah-al-din`).
 * Letters of any script stay. A name without letters or digits is `none`.
 */
export function slug(name: string): string {
  return (
    name
      .normalize("NFKD")
      .replace(DIACRITICS, "")
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "none"
  );
}
/** Latin accents, Arabic vowel signs (not hamza, which makes another letter), apostrophes. */
const DIACRITICS = /[\u0300-\u036f\u064b-\u0652\u0670'\u2018\u2019\u02bc\u02bf]/g;

/** Countries, seas, and regions across borders have no honest point on the map. */
export function shownAs({ kind, country }: { kind: Kind; country: string }): "map" | "elsewhere" {
  if (kind === "country" || kind === "sea") return "elsewhere";
  return kind === "region" && country === "" ? "elsewhere" : "map";
}

/** One value per unit, made by `value`. */
export function perUnit<T>(value: (unit: Unit) => T): Record<Unit, T> {
  return { incidents: value("incidents"), mentions: value("mentions"), articles: value("articles") };
}

/** One value per facet, made by `value`. */
export function perFacet<T>(value: (facet: Facet) => T): Record<Facet, T> {
  return Object.fromEntries(FACETS.map(facet => [facet, value(facet)])) as Record<Facet, T>;
}

/**
 * Reads a URL's words. Words that are not the query's are left alone (see refuseUnknown).
 * Throws QueryError for a word that cannot be read.
 */
export function parseQuery(params: URLSearchParams): Query {
  const query: Query = {
    unit: read(params, "unit", oneOf(UNITS), EMPTY.unit),
    facets: perFacet(facet => readChoice(params, facet)),
    from: read(params, "from", DAY, ""),
    to: read(params, "to", DAY, ""),
    dates: read(params, "dates", oneOf(["event", "published"]), EMPTY.dates),
    undated: read(params, "undated", YES_OR_NO, null),
    q: read(params, "q", TEXT, ""),
    place: read(params, "place", ID, ""),
    bbox: read(params, "bbox", BBOX, null),
    area: read(params, "area", AREA, null),
  };
  if (query.from && query.to && query.to < query.from) {
    throw new QueryError("to", query.to, `a day not before from (${query.from})`);
  }
  return { ...query, undated: askedUndated(query) };
}

/** Whether rows without a date pass. A window of days leaves them out unless they are asked for. */
export function takesUndated({ from, to, undated }: Pick<Query, "from" | "to" | "undated">): boolean {
  return undated ?? (from === "" && to === "");
}

/** Null where saying so changes nothing, so that equal questions are equal. */
function askedUndated({ from, to, undated }: Query): Query["undated"] {
  return undated === takesUndated({ from, to, undated: null }) ? null : undated;
}

/** The words of a query: defaults left out, in a fixed order, so that equal queries have equal URLs. */
export function formatQuery(query: Query): URLSearchParams {
  const params = new URLSearchParams();
  for (const facet of FACETS) {
    const { only, not } = query.facets[facet];
    const values = [...sorted(only), ...sorted(not).map(value => `-${value}`)];
    if (values.length > 0) params.set(facet, values.join(","));
  }
  if (query.from) params.set("from", query.from);
  if (query.to) params.set("to", query.to);
  if (query.dates !== EMPTY.dates) params.set("dates", query.dates);
  const undated = askedUndated(query);
  if (undated !== null) params.set("undated", undated ? "yes" : "no");
  if (query.unit !== EMPTY.unit) params.set("unit", query.unit);
  if (query.q) params.set("q", query.q);
  if (query.place) params.set("place", query.place);
  if (query.bbox) params.set("bbox", query.bbox.join(","));
  if (query.area) params.set("area", query.area.slice(0, -1).join(";"));
  return params;
}

/** As parseQuery, for the view. */
export function parseView(params: URLSearchParams): View {
  const view: View = {
    at: read(params, "at", AT, null),
    list: read(params, "list", oneOf(LISTS), EMPTY_VIEW.list),
    sort: read(params, "sort", oneOf(SORTS), EMPTY_VIEW.sort),
    layer: read(params, "layer", oneOf(LAYERS), EMPTY_VIEW.layer),
    shade: read(params, "shade", oneOf(SHADES), EMPTY_VIEW.shade),
    rows: read(params, "rows", oneOf(DIMENSIONS), EMPTY_VIEW.rows),
    columns: read(params, "columns", oneOf(DIMENSIONS), EMPTY_VIEW.columns),
    cells: read(params, "cells", oneOf(CELLS), EMPTY_VIEW.cells),
    article: read(params, "article", ID, ""),
    excerpt: read(params, "excerpt", ID, ""),
    pinned: read(params, "pinned", YES_OR_NO, false),
    lang: read(params, "lang", oneOf(["en", "ar"]), EMPTY_VIEW.lang),
  };
  if (!isDivision(view)) throw new QueryError("columns", view.columns, "another than rows, and no second time");
  return view;
}

/** The order that a list is in. */
export function sortOf({ sort }: Pick<View, "sort">, { q }: Pick<Query, "q">): Sort {
  return sort ?? (q ? "relevance" : "date");
}

/** Of the view, those that stand in the URL as they are. */
const WRITTEN_WORDS = [
  ...(["list", "sort", "layer", "shade", "rows", "columns", "cells", "article", "excerpt", "lang"] as const),
] as const;

/** As formatQuery, for the view. */
export function formatView(view: View): URLSearchParams {
  const params = new URLSearchParams();
  if (view.at) params.set("at", view.at.join(","));
  for (const word of WRITTEN_WORDS) {
    if (view[word] !== EMPTY_VIEW[word]) params.set(word, view[word] ?? "");
  }
  if (view.pinned) params.set("pinned", "yes");
  return params;
}

/** Both as the text after a link's `?`, with `, : ;` and `/` left readable. "" for the defaults. */
export function formatSearch(query: Query, view: View = EMPTY_VIEW): string {
  const params = new URLSearchParams([...formatQuery(query), ...formatView(view)]);
  return params.toString().replace(/%(2C|3A|3B|2F)/g, escaped => decodeURIComponent(escaped));
}

/** Every word that parseQuery and parseView read. */
export const QUERY_WORDS: readonly string[] = [
  ...FACETS,
  ...["from", "to", "dates", "undated", "unit", "q", "place", "bbox", "area"],
];
export const VIEW_WORDS: readonly string[] = ["at", ...WRITTEN_WORDS, "pinned"];

/** Throws QueryError for a word that nobody reads: a misspelt filter would otherwise show the whole corpus. */
export function refuseUnknown(params: URLSearchParams, others: readonly string[] = []): void {
  const known = [...QUERY_WORDS, ...VIEW_WORDS, ...others];
  for (const [word, value] of params) {
    if (!known.includes(word)) throw new QueryError(word, value, `one of the words ${known.join(", ")}`);
  }
}

/** How one word is read: a schema from its text, and what to say if it is wrong. */
interface Word<T> {
  schema: z.ZodMiniType<T, string>;
  expected: string;
}

function read<T, D>(params: URLSearchParams, field: string, { schema, expected }: Word<T>, otherwise: D): T | D {
  const values = params.getAll(field);
  const value = values[0]?.trim() ?? "";
  if (values.length > 1) throw new QueryError(field, values.join(" and "), `one value (${expected})`);
  if (value === "") return otherwise;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new QueryError(field, value, expected);
  return parsed.data;
}

/** A facet may be given more than once: `province=anbar&province=diyala` is `province=anbar,diyala`. */
function readChoice(params: URLSearchParams, facet: Facet): Choice {
  const choice: Choice = { only: [], not: [] };
  for (const given of params.getAll(facet).flatMap(list => list.split(","))) {
    const text = given.trim();
    if (text === "") continue;
    const excluded = text.startsWith("-");
    const value = slug(excluded ? text.slice(1) : text);
    const known: readonly string[] | undefined = KNOWN_VALUES[facet];
    if (known && !known.includes(value)) throw new QueryError(facet, text, `one of ${known.join(", ")}`);
    (excluded ? choice.not : choice.only).push(value);
  }
  return { only: sorted(choice.only), not: sorted(choice.not) };
}

/** Facets whose values do not depend on the corpus. */
export const KNOWN_VALUES: { readonly [facet in Facet]?: readonly string[] } = {
  type: [...INCIDENT_TYPES, "none"],
  killed: ["50", "10-49", "2-9", "1", "some", "0", "none"],
  kind: [...KINDS, "none"],
  language: ["en", "ar"],
  confidence: ["high", "medium", "low", "none"],
  sense: ["literal", "metonymic", "none"],
  status: ["found", "corrected", "nothing", "copy"],
};

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** Text to numbers; strict, because Number("") is 0. */
const numbers = (text: string): number[] =>
  text.split(",").map(part => (/^\s*-?\d+(\.\d+)?(e-?\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
const LON = z.number().check(z.minimum(-180), z.maximum(180));
const LAT = z.number().check(z.minimum(-90), z.maximum(90));

function oneOf<const T extends readonly [string, ...string[]]>(values: T): Word<T[number]> {
  return {
    schema: z.enum(values) as unknown as z.ZodMiniType<T[number], string>,
    expected: `one of ${values.join(", ")}`,
  };
}
const YES_OR_NO: Word<boolean> = {
  schema: z.pipe(
    z.enum(["yes", "no"]),
    z.transform(text => text === "yes"),
  ) as z.ZodMiniType<boolean, string>,
  expected: "yes or no",
};
const DAY: Word<string> = { schema: z.iso.date(), expected: "a day as YYYY-MM-DD" };
const TEXT: Word<string> = {
  schema: z.string().check(
    z.maxLength(500),
    z.overwrite(text => text.replace(/\s+/g, " ")),
  ),
  expected: "a text of at most 500 characters",
};
const ID: Word<string> = {
  schema: z.string().check(z.regex(/^[^\s\p{C}]{1,200}$/u)),
  expected: "an id without spaces",
};
const BBOX: Word<[number, number, number, number]> = {
  schema: z.pipe(
    z.pipe(z.string(), z.transform(numbers)),
    z.tuple([LON, LAT, LON, LAT]).check(z.refine(([w, s, e, n]) => w <= e && s <= n)),
  ),
  expected: "west,south,east,north in degrees, west <= east and south <= north",
};
const AREA: Word<[number, number][]> = {
  schema: z.pipe(
    z.pipe(
      z.string(),
      z.transform(text => text.split(";").map(numbers)),
    ),
    z.pipe(
      z.array(z.tuple([LON, LAT])).check(z.minLength(3), z.maxLength(500)),
      z.transform((ring: [number, number][]) => [...ring, [...(ring[0] as [number, number])] as [number, number]]),
    ),
  ),
  expected: "3 to 500 corners as lon,lat;lon,lat;... in degrees, the first not repeated at the end",
};
const AT: Word<[number, number, number]> = {
  schema: z.pipe(
    z.pipe(z.string(), z.transform(numbers)),
    z.tuple([LAT, LON, z.number().check(z.minimum(0), z.maximum(22))]),
  ),
  expected: "latitude,longitude,zoom",
};
