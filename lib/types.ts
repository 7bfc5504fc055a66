// The nouns of Dateline, one definition each. Every other room speaks in these; this file imports nothing.

/** What sort of thing a place is. The list is part of the command line's contract. */
export const KINDS = [
  "country",
  "region",
  "admin1",
  "admin2",
  "city",
  "town",
  "village",
  "neighbourhood",
  "military-base",
  "airport",
  "border-crossing",
  "facility",
  "mountain",
  "desert",
  "valley",
  "river",
  "lake",
  "sea",
  "border",
  "road",
  "area",
] as const;
export type Kind = (typeof KINDS)[number];

/** `[longitude, latitude]` in degrees, WGS 84. Longitude first everywhere outside the map files. */
export type Position = [lon: number, lat: number];

/** How far a place reaches: a circle around its point, or a geometry of its own. */
export type Extent =
  | { type: "radius"; km: number }
  | { type: "LineString"; coordinates: Position[] }
  | { type: "MultiLineString"; coordinates: Position[][] }
  | { type: "Polygon"; coordinates: Position[][] }
  | { type: "MultiPolygon"; coordinates: Position[][][] };

/** An entry of the gazetteer. */
export interface Place {
  /** Stable: `gn:<geonameid>` for GeoNames rows, `iq:<slug>` (country prefix) for curated ones, `country:<ISO 3166 alpha-2>`. */
  id: string;
  /** The English name as newspapers write it. */
  name: string;
  /** The Arabic name, or "" where none is known. */
  nameAr: string;
  /** Every other written form, any script. */
  names: string[];
  kind: Kind;
  /** GeoNames feature class and code, e.g. "P" and "PPLA2". */
  featureClass: string;
  featureCode: string;
  /** ISO 3166 alpha-2, or "" for what belongs to no one country. */
  country: string;
  /** English name of the governorate or province, or "". */
  admin1: string;
  /** English name of the district, or "". */
  admin2: string;
  lon: number;
  lat: number;
  /** null where the place is a point at map scale. */
  extent: Extent | null;
  /** 0 where unknown. */
  population: number;
  /** How far the coordinates may be off, in km; 0 where the source does not say. */
  accuracyKm: number;
  /** Where the facts come from, for a reader: "GeoNames", "curated: ...". */
  source: string;
}

/** A district of the focus country, as data/gazetteer/districts.json lists it. */
export interface District {
  name: string;
  nameAr: string;
  /** English name of its governorate. */
  admin1: string;
  /** A point inside. */
  at: Position;
  /** Its other names, and those of its seat where that has the same name. */
  names: string[];
}

/** What an outline carries that was imported from official boundaries. */
export interface OfficialArea {
  /** Its value in the facet of its level. */
  slug: string;
  name: string;
  nameAr: string;
  /** The name as the file has it. */
  official: string;
  /** 1 governorates, 2 districts, 3 sub-districts. */
  level: 1 | 2 | 3;
  /** P-code, ISO code or shape id; "" where the file has none. */
  code: string;
  /** English name of the governorate, "" for governorates themselves. */
  parent: string;
}

/** Languages that Dateline reads. */
export type Language = "en" | "ar";

/** A date of stated precision, proleptic Gregorian; `from` and `to` are inclusive days, `YYYY-MM-DD`. */
export interface DateRange {
  from: string;
  to: string;
  precision: "day" | "month" | "year" | "range";
}

/** Offsets are UTF-16 code units, half-open: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of an article that is not its own prose (navigation, tails, bylines) and is neither searched nor geoparsed. */
export interface Boilerplate extends Span {
  /** Why it was taken as boilerplate, for a reader. */
  reason: string;
}

/** One text with what is known of its origin; made from a source file, which may hold many. */
export interface Article {
  /** Derived from the content, so that the same article always has the same id. */
  id: string;
  title: string;
  /** "" where not stated. */
  author: string;
  /** Name of the outlet or site where stated, else the file's name. */
  source: string;
  url: string;
  /** Stated date, or null. Never guessed. */
  publishedOn: DateRange | null;
  /** How the date is known ("date line", "front matter", ...), or "". */
  dateEvidence: string;
  language: Language;
  /** The article as stored; every offset of mentions, incidents and boilerplate points into it. */
  text: string;
  boilerplate: Boilerplate[];
}

/** A place name found in a text. */
export interface Toponym extends Span {
  text: string;
}

/** One thing that spoke for or against a decision: `weight * value` was added to the score. */
export interface Evidence {
  feature: string;
  value: number;
  weight: number;
  /** In words, for a reader. */
  note: string;
}

/** The feature of what a reader has said, against what was found; of an incident, the end of the feature's name. */
export const BY_HAND = "by-hand";
/** How its note begins where nothing was found: a reader has marked the name. */
export const MARKED_BY_HAND = "marked by hand";

/** A place that a toponym could mean. */
export interface Candidate {
  placeId: string;
  score: number;
  evidence: Evidence[];
}

/** A toponym in an article with its resolution. */
export interface Mention extends Toponym {
  /** false where the name stands for a government or people ("Washington wants"). */
  literal: boolean;
  /** 0 to 1. */
  confidence: number;
  resolution: Resolution;
  /** Why this is a toponym and why this place, strongest first. */
  evidence: Evidence[];
  /** The candidates that lost, best first, at most five. */
  runnersUp: Candidate[];
}

export type Resolution =
  | { type: "resolved"; placeId: string }
  /** `near`: where the text puts an unknown place. */
  | { type: "unresolved"; reason: string; near: { placeId: string; radiusKm: number } | null };

/** ACLED's six event types, as slugs. */
export const INCIDENT_TYPES = [
  "battles",
  "explosions",
  "violence-against-civilians",
  "protests",
  "riots",
  "strategic-developments",
] as const;
export type IncidentType = (typeof INCIDENT_TYPES)[number];

/** ACLED's sub-event types, from its public codebook, as slugs, each with its type. */
export const SUBTYPES = {
  "armed-clash": "battles",
  "government-regains-territory": "battles",
  "non-state-actor-overtakes-territory": "battles",
  "chemical-weapon": "explosions",
  "air-drone-strike": "explosions",
  "suicide-bomb": "explosions",
  "shelling-artillery-missile-attack": "explosions",
  "remote-explosive-landmine-ied": "explosions",
  grenade: "explosions",
  "sexual-violence": "violence-against-civilians",
  attack: "violence-against-civilians",
  "abduction-forced-disappearance": "violence-against-civilians",
  "peaceful-protest": "protests",
  "protest-with-intervention": "protests",
  "excessive-force-against-protesters": "protests",
  "violent-demonstration": "riots",
  "mob-violence": "riots",
  agreement: "strategic-developments",
  arrests: "strategic-developments",
  "change-to-group-activity": "strategic-developments",
  "disrupted-weapons-use": "strategic-developments",
  "headquarters-or-base-established": "strategic-developments",
  "looting-property-destruction": "strategic-developments",
  "non-violent-transfer-of-territory": "strategic-developments",
  other: "strategic-developments",
} as const satisfies Record<string, IncidentType>;

/** The type of a sub-type; undefined for what is none. */
export const TYPE_OF: Readonly<Record<string, IncidentType>> = SUBTYPES;

/**
 * How the text speaks of the event. Only "reported" counts as something that happened; "dismissed" is what the rules took for an
 * incident and a reader says is none.
 */
export type IncidentStatus = "reported" | "threatened" | "denied" | "background" | "dismissed";

/**
 * A number as a text states it: "at least 12" is `{ low: 12, high: null }`, "dozens" keeps its words and has no number. Where a reader has set
 * it no words of the text do, and the span is empty.
 */
export interface StatedNumber extends Span {
  low: number | null;
  high: number | null;
  text: string;
}

/** What somebody did in an event: it, had it done to them, or took part in what has no sides or does not tell them. */
export const ROLES = ["by", "against", "involved"] as const;
export type Role = (typeof ROLES)[number];

/** Somebody of the list of actors in an event, and the words that name them; where a reader has set it and none do, an empty span. */
export interface Actor extends Span {
  id: string;
  /** English, as the list has it. */
  name: string;
  role: Role;
}

/** An event that a sentence reports. */
export interface Incident {
  type: IncidentType;
  /** ACLED sub-event type, as a slug. */
  subtype: string;
  status: IncidentStatus;
  /** The sentence. */
  sentence: Span;
  /** The words that say so. */
  trigger: Span;
  /** Index into the article's mentions, or null: the incident is unlocated. */
  mention: number | null;
  /**
   * The place itself where the text describes it round that mention or by its kind alone, and the words that do: "the air base at Kirkuk",
   * "northern Iraq", "the foreign ministry" in a report from Baghdad. Left out where it is the mention's.
   */
  described?: Span & { placeId: string };
  /** A stated relation to that place ("25 km south of"), and the point it gives where it gives one. */
  relation: {
    text: string;
    start: number;
    end: number;
    point: { lon: number; lat: number; radiusKm: number } | null;
  } | null;
  /** The event's date, or null if the text does not say. */
  date: (DateRange & { span: Span | null; note: string }) | null;
  actors: Actor[];
  deaths: StatedNumber | null;
  injuries: StatedNumber | null;
  /** 0 to 1. */
  confidence: number;
  evidence: Evidence[];
  /**
   * Of the article's incidents one that is the same event; null where it was held against the others and tells one of its own. Left out
   * where it was not.
   */
  again?: number | null | undefined;
  /**
   * What a reader has said of it, or of the report that it goes with, as far as that holds of it, and what was found. Left out where nothing
   * was said.
   */
  byHand?: ByHand;
}

/** How many people, as a reader says it: 12 is `{ low: 12, high: 12 }`, 12 or more `{ low: 12, high: null }`, up to 12 `{ low: null, high: 12 }`. */
export type PeopleSaid = Pick<StatedNumber, "low" | "high">;

/** What can be said of an incident beside that it is none. */
export const FACTS = ["subtype", "date", "deaths", "injuries", "actors"] as const;
export type Fact = (typeof FACTS)[number];

/**
 * A reader's word on what was taken for an incident: that it is none, or what it is, when it was, how many it killed and wounded, and who took
 * part. The incident is known by its trigger and by where its place is named. What is left out is as found.
 */
export interface Verdict extends Span {
  /** null where it has no place. Of a list of places hit, each has an incident of its own. */
  at: number | null;
  dismissed?: boolean | undefined;
  subtype?: string | undefined;
  /** null: no date is known. */
  date?: DateRange | null | undefined;
  /** null: nothing is told of it. */
  deaths?: PeopleSaid | null | undefined;
  injuries?: PeopleSaid | null | undefined;
  /** Everybody who took part, by the ids of the list of actors; none: nobody is known. */
  actors?: Pick<Actor, "id" | "role">[] | undefined;
  /** ISO 8601. */
  on: string;
  /** Who says so: anyone who may write to this machine. */
  by: string;
}

export interface ByHand extends Verdict {
  /** Without what could not be said when it was judged. */
  found: {
    type: IncidentType;
    subtype: string;
    date: DateRange | null;
    status?: IncidentStatus;
    deaths?: StatedNumber | null;
    injuries?: StatedNumber | null;
    actors?: Actor[];
  };
}

/** A report as a reader points at it: its article, the incident's trigger, and where its place is named; null where it has none. */
export interface ReportRef extends Span {
  article: string;
  at: number | null;
}

/**
 * A reader's word on which reports are of one event: two reports that they are, each with all that is one event with it; one report that it is
 * another event than the rest.
 */
export interface Grouping {
  reports: readonly [ReportRef] | readonly [ReportRef, ReportRef];
  /** ISO 8601. Of what contradicts, the later counts. */
  on: string;
  by: string;
}
