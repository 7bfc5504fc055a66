// The shapes of the answers to a Query, as the store gives them, the API sends them and the app shows them.

import type { Facet, Level, Unit } from "@/lib/query";
import type {
  Boilerplate,
  ByHand,
  DateRange,
  Evidence,
  Extent,
  Grouping,
  IncidentStatus,
  IncidentType,
  Kind,
  Language,
  Place,
  ReportRef,
  Role,
  Span,
  StatedNumber,
} from "@/lib/types";

/** The counts of one place under a query. A row of the map. */
export interface PlaceCount {
  id: string;
  name: string;
  nameAr: string;
  kind: Kind;
  country: string;
  admin1: string;
  admin2: string;
  /** Values of the facets of these names; left out where not known. */
  district?: string;
  subdistrict?: string;
  lon: number;
  lat: number;
  extent: Extent | null;
  /** In the query's unit. */
  count: number;
  /** In each unit. */
  counts: Record<Unit, number>;
  toll: Toll;
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

/**
 * How many people the incidents that pass killed and wounded at least, as far as their reports give numbers. Of several reports of
 * one incident the highest number counts, or what a reader has set.
 */
export interface Toll {
  killed: number;
  wounded: number;
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
  toll: Toll;
  /** The areas of which there are outlines, so that a map can shade them. */
  levels: Level[];
  /** Hash of corpus and gazetteer; the ETag of every answer. */
  version: string;
}

/**
 * GET /api/places?facts=no: the same places in the same order, by id and in columns, for a client that knows them already. A twentieth
 * of the size: what a filter changes is numbers.
 */
export interface PlaceCountsAnswer extends Omit<PlacesAnswer, "type" | "features"> {
  ids: string[];
  counts: Record<Unit, number[]>;
  killed: number[];
  wounded: number[];
  /** Indexes into `types`; -1 where no incident leads. */
  leading: number[];
  types: readonly IncidentType[];
}

/** A place as it is named and drawn beside an excerpt. */
type PlaceShown = Pick<Place, "name" | "nameAr" | "kind" | "admin1" | "country" | "lon" | "lat">;

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
  /** Offsets into `text`, by start, the longer first; marks may overlap. */
  marks: (Span & { mark: "toponym" | "other-toponym" | "trigger" | "date" | "number" | "hit" })[];
  /** Of an incident in a list of incidents, where its event is drawn and counted: one place for all its reports. */
  place: (PlaceShown & { id: string }) | null;
  /** What this sentence itself tells, where that is another place of the event. */
  placeTold: (PlaceShown & { id: string }) | null;
  /** Where the article names the place, offsets into its text; null without one. */
  name: Span | null;
  literal: boolean;
  /** Of the incident where the row is one, else of the place. */
  confidence: number;
  /** How sure it is that the name means this place, whatever the row is; 0 without a place. */
  placeConfidence: number;
  /** The sentence that names the place, where that is not this one: the place was carried over from there. */
  placeFrom: { text: string; textStart: number; name: Span } | null;
  /** For "Why here?": of the place. */
  evidence: Evidence[];
  runnersUp: (PlaceShown & { placeId: string; score: number })[];
  incident: IncidentView | null;
  /** In a list of incidents, what the reports of the event that pass tell together. */
  event: EventView | null;
}

export interface EventView {
  /** null where no report gives a number. */
  deaths: PeopleTold | null;
  injuries: PeopleTold | null;
  actors: Pick<IncidentView["actors"][number], "name" | "role">[];
  /** Of these, what a reader has set: told alone, whatever the reports tell. */
  byHand: ("deaths" | "injuries" | "actors")[];
}

/** How many people the reports of an event tell of, from the lowest to the highest number. */
export interface PeopleTold extends StatedRange {
  /** The highest of their least numbers: with that the event counts in tolls. */
  counted: number;
  /** Whether they tell different numbers. */
  differ: boolean;
}

/** At least `low` and at most `high`, as far as the text says. */
export type StatedRange = Pick<StatedNumber, "low" | "high">;

/** An incident as shown to a reader. */
export interface IncidentView {
  type: IncidentType;
  subtype: string;
  status: IncidentStatus;
  /** The words that say so. */
  trigger: string;
  /** Where they begin in the article's text, and where its place is named; null where it has none. */
  triggerStart: number;
  placeStart: number | null;
  date: DateRange | null;
  dateNote: string;
  /** The words that state the date, or "". */
  dateWords: string;
  /** With the words that name them; "" where a reader has set it and none do. */
  actors: { id: string; name: string; role: Role; words: string }[];
  /** As the text has it ("" where a reader has set it), and as a number where it is one. */
  deaths: string;
  injuries: string;
  deathsRange: StatedRange | null;
  injuriesRange: StatedRange | null;
  relation: string;
  confidence: number;
  /** Why it is an incident of this type, whether it happened, and why at this place. */
  evidence: Evidence[];
  /** The event, which several reports may share: those of other articles, and other sentences of this one. */
  event: string;
  /** How many articles report the event, this one included; copies of a text are one. */
  reports: number;
  /** How many reports there are of it in all articles; an article may have several. */
  sentences: number;
  /** What a reader has said of it; null where nothing was said. */
  byHand: ByHand | null;
  /** What readers have said that the event comes of, whichever of its reports they pointed at, in the order in which they said it. */
  groupings: GroupingView[];
}

/** That two reports are of one event, or one of another than the rest. */
export interface GroupingView extends Omit<Grouping, "reports"> {
  /** With their article's title, and the words that say what happened. */
  reports: (ReportRef & { title: string; trigger: string })[];
}

export interface ExcerptsAnswer {
  total: number;
  /** Pass as `after` for the next page, or null. */
  next: string | null;
  /** Of all incidents that are listed, on every page; null for a list of mentions. */
  toll: Toll | null;
  excerpts: Excerpt[];
}

/** GET /api/articles/{id}/alike: one report of each event that an incident could be one with, the likeliest first. */
export interface AlikeAnswer {
  /** The id of the place at which its own event is counted; null where that is not known. */
  place: string | null;
  excerpts: Excerpt[];
}

export interface FacetValue {
  value: string;
  label: string;
  /** Where the value is a name of the region's that has an Arabic form. */
  labelAr?: string;
  count: number;
}

/** Counts are disjunctive (a facet's own choice does not limit its own counts) and exact, in the query's unit. */
export interface FacetsAnswer {
  facets: Record<Facet, FacetValue[]>;
  totals: Totals;
  /** Incidents in the articles that pass which are threatened, denied, background or dismissed: found, and counted nowhere else. */
  unreported: number;
  /** What has no date of its own, in articles of the days that are asked for, in the query's unit: whether it is taken or left out. */
  undated: number;
}

/**
 * GET /api/areas: what passes in each area of a level; an article counts in every area that it names a place of. As in the
 * facets, the level's own choice does not limit its counts.
 */
export interface AreasAnswer {
  level: Level;
  /** Areas with anything to count, most mentions first; `none` for what is in none that is known. */
  areas: (Omit<FacetValue, "count"> & { counts: Record<Unit, number>; toll: Toll })[];
}

export interface TimelineAnswer {
  bin: "day" | "week" | "month" | "year";
  /**
   * `from` is the bin's first day. Bins without rows are left out. `coarse` of the count have a date less exact than the bin ("in
   * June" among days): they count where it begins, and may belong to any bin of its span.
   */
  bins: { from: string; count: number; coarse: number }[];
  /** What is dated less exactly than the bins, by the time that is stated, in order; an article counts in each of its spans. */
  spans: { from: string; to: string; count: number }[];
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
