// What is asked of the corpus, and the shape of the answers. One Query drives map, list, facets, timeline, export and URL.

import type { Boilerplate, DateRange, Evidence, Extent, IncidentType, Kind, Language, Span } from "@/lib/types";

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
  /** An IncidentType, or `none`: a mention in a sentence that reports no incident. */
  "type",
  "subtype",
  "kind",
  "actor",
  "source",
  "language",
  /** `high` (>= 0.8), `medium` (>= 0.5), `low`. */
  "confidence",
  /** `literal` or `metonymic`. */
  "sense",
] as const;
export type Facet = (typeof FACETS)[number];

/** The whole question. Everything has a default, so `{}` in the URL is the whole corpus. */
export interface Query {
  unit: Unit;
  facets: Record<Facet, Choice>;
  /** Inclusive days `YYYY-MM-DD`, or "". */
  from: string;
  to: string;
  /** Which date `from`, `to` and the timeline speak of. */
  dates: "event" | "published";
  /** Rows without a date: kept unless a reader leaves them out. */
  undated: boolean;
  /** Text search: words, "exact phrase", -not, OR. */
  q: string;
  /** Selected place's id, or "". It limits the list, not the map. */
  place: string;
  /** West, south, east, north, or null. */
  bbox: [number, number, number, number] | null;
  /** A drawn polygon, longitude first, closed; or null. */
  area: [number, number][] | null;
}

/** How one place stands under a query. A row of the map. */
export interface PlaceCount {
  id: string;
  name: string;
  nameAr: string;
  kind: Kind;
  country: string;
  admin1: string;
  admin2: string;
  lon: number;
  lat: number;
  extent: Extent | null;
  /** In the query's unit. */
  count: number;
  /** In each unit. */
  counts: Record<Unit, number>;
  /** Leading incident type among the rows that pass, or null. */
  leading: IncidentType | null;
  /** Where the map draws it: "map" as a symbol, "elsewhere" as a row of the Elsewhere list (countries and larger). */
  shown: "map" | "elsewhere";
}

/** `map + elsewhere + unlocated = all`, in the query's unit; an article counts where its best-placed row is. */
export interface Totals {
  all: number;
  map: number;
  elsewhere: number;
  unlocated: number;
}

/** GeoJSON of GET /api/places: one Point feature per place; the properties carry the extent. */
export interface PlacesAnswer {
  type: "FeatureCollection";
  features: {
    type: "Feature";
    id: string;
    geometry: { type: "Point"; coordinates: [number, number] };
    properties: PlaceCount;
  }[];
  totals: Totals;
  units: Record<Unit, number>;
  /** Hash of corpus and gazetteer; the ETag of every answer. */
  version: string;
}

/** What a card, the popup and the list show: a sentence around a mention or an incident. */
export interface Excerpt {
  /** `<articleId>:<mention index>` or `<articleId>:i<incident index>`. */
  id: string;
  articleId: string;
  title: string;
  source: string;
  author: string;
  url: string;
  language: Language;
  publishedOn: DateRange | null;
  /** The sentence, and where it begins in the article's text. */
  text: string;
  textStart: number;
  /** Offsets into `text`: the toponym of this excerpt, other toponyms, trigger words and search hits. */
  marks: (Span & { mark: "toponym" | "other-toponym" | "trigger" | "date" | "number" | "hit" })[];
  place: {
    id: string;
    name: string;
    nameAr: string;
    kind: Kind;
    admin1: string;
    country: string;
    lon: number;
    lat: number;
  } | null;
  literal: boolean;
  confidence: number;
  /** For "Why here?". */
  evidence: Evidence[];
  runnersUp: {
    placeId: string;
    name: string;
    admin1: string;
    country: string;
    lon: number;
    lat: number;
    score: number;
  }[];
  incident: IncidentView | null;
}

/** An incident as shown to a reader. */
export interface IncidentView {
  type: IncidentType;
  subtype: string;
  status: "reported" | "threatened" | "denied" | "background";
  date: DateRange | null;
  dateNote: string;
  actors: { name: string; role: "by" | "against" | "involved" }[];
  deaths: string;
  injuries: string;
  relation: string;
  confidence: number;
  /** How many reports speak of the same event, this one included. */
  reports: number;
}

export interface ExcerptsAnswer {
  total: number;
  /** Pass as `after` for the next page, or null. */
  next: string | null;
  excerpts: Excerpt[];
}

/** Counts are disjunctive (a facet's own choice does not limit its own counts) and exact, in the query's unit. */
export interface FacetsAnswer {
  facets: Record<Facet, { value: string; label: string; count: number }[]>;
  totals: Totals;
}

export interface TimelineAnswer {
  bin: "day" | "week" | "month" | "year";
  /** `from` is the bin's first day. Bins without rows are left out. */
  bins: { from: string; count: number }[];
  undated: number;
}

export interface ArticleRow {
  id: string;
  title: string;
  author: string;
  source: string;
  url: string;
  language: Language;
  publishedOn: DateRange | null;
  mentions: number;
  incidents: number;
}

/** GET /api/articles/{id}: the article with everything found in it, for the reader. */
export interface ArticleAnswer extends ArticleRow {
  text: string;
  dateEvidence: string;
  boilerplate: Boilerplate[];
  found: (Span & {
    id: string;
    place: Excerpt["place"];
    reason: string;
    literal: boolean;
    confidence: number;
    evidence: Evidence[];
    runnersUp: Excerpt["runnersUp"];
  })[];
  happened: (Span & { id: string; placeId: string | null; trigger: Span; incident: IncidentView })[];
  alsoIn: { id: string; title: string; source: string }[];
}
