// What is shown, to take away: rows of a list as GeoJSON, CSV or KML, piece by piece, each stamped with where it comes from.
// Pure.

import type { ArticleRow, Excerpt, GroupingView, PlaceCount, StatedRange } from "@/lib/answers";
import type { CELLS } from "@/lib/division";
import { shownAs, type View } from "@/lib/query";
import type { TableAnswer, TableCell } from "@/lib/table";
import { BY_HAND, type Extent } from "@/lib/types";

export const FORMATS = ["geojson", "csv", "kml"] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Record<Format, string> = {
  geojson: "application/geo+json",
  csv: "text/csv; charset=utf-8; header=present",
  kml: "application/vnd.google-earth.kml+xml",
};

/** Says of an export what was asked, of which corpus, and when. */
export interface Stamp {
  /** The words of the URL, as formatSearch writes them; "" is the whole corpus. */
  query: string;
  list: View["list"];
  /** YYYY-MM-DD. */
  exportedOn: string;
  /** Hash of corpus and gazetteer. */
  version: string;
  attribution: string;
}

/** One row, flat. `point` is where the map draws it; null where it draws nothing. */
export interface ExportRow {
  point: [lon: number, lat: number] | null;
  extent: Extent | null;
  name: string;
  text: string;
  date: { from: string; to: string } | null;
  fields: Record<string, string | number | boolean | null>;
}

/** An incident as it is counted: where its event is drawn, with what the reports that pass tell together. */
export function incidentRow(excerpt: Excerpt): ExportRow {
  const { event } = excerpt;
  const row = excerptRow(excerpt);
  if (event === null) return row;
  const people = (of: "deaths" | "injuries") => {
    const told = event[of];
    const words = event.byHand.includes(of) ? "" : row.fields[of];
    return {
      [of]: told?.differ ? `${peopleIn(told)} (as reported)` : words || peopleIn(told),
      [`${of}_low`]: told?.low ?? null,
      [`${of}_high`]: told?.high ?? null,
      [`${of}_at_least`]: told?.counted ?? null,
    };
  };
  const actors = actorsOf(event.actors);
  return { ...row, fields: { ...row.fields, actors, ...people("deaths"), ...people("injuries") } };
}

/** A number of people in words; "" where none is told. */
function peopleIn(told: StatedRange | null): string {
  const { low = null, high = null } = told ?? {};
  if (low === null) return high === null ? "" : `at most ${high}`;
  if (high === null) return `at least ${low}`;
  return low === high ? String(low) : `${low} to ${high}`;
}

/** One report, or a mention. */
export function excerptRow(excerpt: Excerpt): ExportRow {
  const { place, incident } = excerpt;
  const date = incident?.date ?? excerpt.publishedOn;
  const point: ExportRow["point"] = place && shownAs(place) === "map" ? [place.lon, place.lat] : null;
  return {
    point,
    extent: null,
    name: place?.name ?? "Unlocated",
    text: excerpt.text,
    date: date && { from: date.from, to: date.to },
    fields: {
      id: excerpt.id,
      place: place?.name ?? "",
      place_ar: place?.nameAr ?? "",
      place_id: place?.id ?? "",
      kind: place?.kind ?? "",
      admin1: place?.admin1 ?? "",
      country: place?.country ?? "",
      lon: point ? point[0] : null,
      lat: point ? point[1] : null,
      shown: point ? "map" : place ? "elsewhere" : "unlocated",
      literal: excerpt.literal,
      confidence: excerpt.confidence,
      corrected: saidByHand(excerpt),
      excerpt: excerpt.text,
      title: excerpt.title,
      author: excerpt.author,
      source: excerpt.source,
      url: excerpt.url,
      language: excerpt.language,
      published_from: excerpt.publishedOn?.from ?? "",
      published_to: excerpt.publishedOn?.to ?? "",
      article_id: excerpt.articleId,
      offset: excerpt.textStart,
      event_id: incident?.event ?? "",
      reports: incident?.reports ?? null,
      incident_type: incident?.type ?? "",
      incident_subtype: incident?.subtype ?? "",
      incident_status: incident?.status ?? "",
      incident_from: incident?.date?.from ?? "",
      incident_to: incident?.date?.to ?? "",
      actors: actorsOf(incident?.actors ?? []),
      deaths: incident?.deaths || peopleIn(incident?.deathsRange ?? null),
      deaths_low: incident?.deathsRange?.low ?? null,
      deaths_high: incident?.deathsRange?.high ?? null,
      deaths_at_least: incident?.deathsRange?.low ?? null,
      injuries: incident?.injuries || peopleIn(incident?.injuriesRange ?? null),
      injuries_low: incident?.injuriesRange?.low ?? null,
      injuries_high: incident?.injuriesRange?.high ?? null,
      injuries_at_least: incident?.injuriesRange?.low ?? null,
    },
  };
}

const actorsOf = (actors: readonly { name: string; role: string }[]): string =>
  actors.map(({ name, role }) => `${name} (${role})`).join("; ");

/** What a reader has said of the place, of the incident, and of which reports are of its event. */
function saidByHand({ evidence, incident }: Excerpt): string {
  const said = [...evidence, ...(incident?.evidence ?? [])].filter(({ feature }) => feature.endsWith(BY_HAND));
  return [...said.map(({ note }) => note), ...(incident?.groupings ?? []).map(groupingIn)].join("; ");
}

/** Each report by its trigger and the title and id of its article. */
function groupingIn({ on, by, reports }: GroupingView): string {
  const named = reports.map(({ trigger, title, article }) => `"${trigger}" in "${title}" (${article})`);
  return `${named.length > 1 ? "grouped" : "set apart"} by hand on ${on.slice(0, 10)} (${by}): ${named.join(" with ")}`;
}

export function placeRow(place: PlaceCount): ExportRow {
  const { id, name, nameAr, kind, admin1, admin2, country, lon, lat, extent, counts, toll, leading, shown } = place;
  const point: ExportRow["point"] = shown === "map" ? [lon, lat] : null;
  return {
    point,
    extent: point && extent,
    name,
    text: `${counts.incidents} incidents, ${counts.mentions} mentions, ${counts.articles} articles`,
    date: null,
    fields: {
      ...{ id, name, name_ar: nameAr, kind, admin1, admin2, country },
      ...{ lon: point && lon, lat: point && lat, shown },
      ...{ incidents: counts.incidents, mentions: counts.mentions, articles: counts.articles },
      ...{ deaths_at_least: toll.killed, injuries_at_least: toll.wounded },
      leading_type: leading ?? "",
    },
  };
}

export function articleRow(article: ArticleRow): ExportRow {
  const { id, title, author, source, url, language, publishedOn, mentions, incidents } = article;
  return {
    point: null,
    extent: null,
    name: title,
    text: `${source}${author ? `, ${author}` : ""}`,
    date: publishedOn && { from: publishedOn.from, to: publishedOn.to },
    fields: {
      ...{ id, title, author, source, url, language },
      ...{ published_from: publishedOn?.from ?? "", published_to: publishedOn?.to ?? "", mentions, incidents },
    },
  };
}

/** The pieces of a file, in order. */
export async function* written(format: Format, rows: AsyncIterable<ExportRow>, stamp: Stamp): AsyncGenerator<string> {
  if (format === "geojson") yield* geojson(rows, stamp);
  else if (format === "csv") yield* csv(rows, stamp);
  else yield* kml(rows, stamp);
}

/** RFC 7946; the stamp is a foreign member of the collection. A row without a point has a null geometry. */
async function* geojson(rows: AsyncIterable<ExportRow>, stamp: Stamp): AsyncGenerator<string> {
  yield `{"type":"FeatureCollection","dateline":${JSON.stringify(stamp)},"features":[`;
  let first = true;
  for await (const { point, extent, fields } of rows) {
    const drawn = extent && extent.type !== "radius" ? extent : point && { type: "Point", coordinates: point };
    const radius = extent?.type === "radius" ? { radius_km: extent.km } : {};
    const feature = { type: "Feature", id: fields.id, geometry: drawn, properties: { ...fields, ...radius } };
    yield `${first ? "" : ","}\n${JSON.stringify(feature)}`;
    first = false;
  }
  yield "\n]}\n";
}

/** RFC 4180, with a byte order mark so that spreadsheets read Arabic; the stamp stands in every row's last columns. */
async function* csv(rows: AsyncIterable<ExportRow>, stamp: Stamp): AsyncGenerator<string> {
  let header: string[] | null = null;
  for await (const { fields } of rows) {
    const row = { ...fields, query: stamp.query, exported_on: stamp.exportedOn, corpus_version: stamp.version };
    if (header === null) {
      header = Object.keys(row);
      yield `\ufeff${header.join(",")}\r\n`;
    }
    yield `${Object.values(row).map(csvCell).join(",")}\r\n`;
  }
  if (header === null) yield "\ufeffquery,exported_on,corpus_version\r\n";
}

/**
 * A table of incidents as it stands: a line a row, the last of all together; of killed two columns each, from the fewest to the most. What is not
 * told is left empty, and so is an open upper bound.
 */
export function tableCsv(
  { rows, columns, lines, cells, total }: TableAnswer,
  told: (typeof CELLS)[number],
  { query, exportedOn, version }: Pick<Stamp, "query" | "exportedOn" | "version">,
): string {
  const names = [...lines.columns.map(({ label }) => label), "All"];
  const head = names.flatMap(name =>
    told === "count" ? [name] : [`${name}: killed at least`, `${name}: killed at most`],
  );
  const valuesOf = ({ count, told: numbers, low, high, open }: TableCell) =>
    told === "count" ? [count] : numbers === 0 ? [null, null] : [low, open ? null : high];
  const written = (row: readonly (string | number | null)[]) => `${row.map(csvCell).join(",")}\r\n`;
  const body = [
    ...lines.rows.map((line, r) => [line.label, [...(cells[r] ?? []), line]] as const),
    ["All", [...lines.columns, total]] as const,
  ];
  return [
    `\ufeff${written([`${rows} by ${columns}`, ...head, "query", "exported_on", "corpus_version"])}`,
    ...body.map(([label, its]) => written([label, ...its.flatMap(valuesOf), query, exportedOn, version])),
  ].join("");
}

/** Texts that a spreadsheet would run as a formula get an apostrophe in front (OWASP, "CSV Injection"). */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[\s]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** OGC KML 2.2. A row without a point is a Placemark without geometry. */
async function* kml(rows: AsyncIterable<ExportRow>, stamp: Stamp): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n';
  yield `<name>${xml(`Dateline, ${stamp.exportedOn}`)}</name>\n${extendedData({ ...stamp })}`;
  for await (const { point, extent, name, text, date, fields } of rows) {
    yield `<Placemark>\n<name>${xml(name)}</name>\n<description>${xml(text)}</description>\n`;
    if (date) yield `<TimeSpan><begin>${date.from}</begin><end>${date.to}</end></TimeSpan>\n`;
    yield extendedData(fields);
    if (extent && extent.type !== "radius") yield kmlExtent(extent);
    else if (point) yield kmlPoint(point);
    yield "</Placemark>\n";
  }
  yield "</Document>\n</kml>\n";
}

function extendedData(fields: Record<string, string | number | boolean | null>): string {
  const data = Object.entries(fields).filter(([, value]) => value !== null && value !== "");
  const lines = data.map(([name, value]) => `<Data name="${xml(name)}"><value>${xml(String(value))}</value></Data>\n`);
  return `<ExtendedData>\n${lines.join("")}</ExtendedData>\n`;
}

const coordinates = (positions: readonly (readonly [number, number])[]) =>
  `<coordinates>${positions.map(([lon, lat]) => `${lon},${lat}`).join(" ")}</coordinates>`;
const kmlPoint = (point: [number, number]) => `<Point>${coordinates([point])}</Point>\n`;

function kmlExtent(extent: Exclude<Extent, { type: "radius" }>): string {
  const line = (positions: [number, number][]) => `<LineString>${coordinates(positions)}</LineString>\n`;
  const ring = (positions: [number, number][], i: number) => {
    const boundary = i === 0 ? "outerBoundaryIs" : "innerBoundaryIs";
    return `<${boundary}><LinearRing>${coordinates(positions)}</LinearRing></${boundary}>`;
  };
  const polygon = (rings: [number, number][][]) => `<Polygon>${rings.map(ring).join("")}</Polygon>\n`;
  switch (extent.type) {
    case "LineString":
      return line(extent.coordinates);
    case "MultiLineString":
      return `<MultiGeometry>${extent.coordinates.map(line).join("")}</MultiGeometry>\n`;
    case "Polygon":
      return polygon(extent.coordinates);
    case "MultiPolygon":
      return `<MultiGeometry>${extent.coordinates.map(polygon).join("")}</MultiGeometry>\n`;
    default:
      return extent satisfies never;
  }
}

/** Escaped, and without the control characters that XML 1.0 cannot hold. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
