// The store in one SQLite file (WAL: readers never wait for the writer): writing is write.ts, reading is answers.ts over the
// backend below.

import type Database from "better-sqlite3";
import { eventId } from "@/lib/incidents/events";
import { type Answers, answersFrom } from "@/lib/store/answers";
import { type DistrictSources, NO_DISTRICTS } from "@/lib/store/districts";
import type { StoredReport } from "@/lib/store/events";
import type { StoredArticle } from "@/lib/store/excerpt";
import { groupingsRead } from "@/lib/store/groupings";
import type { Backend } from "@/lib/store/loaded";
import { unpackMentions } from "@/lib/store/pack";
import { ARTICLE_TUPLES, openDatabase, StoreError } from "@/lib/store/schema";
import { snapshotsBeside } from "@/lib/store/snapshot";
import type { Store } from "@/lib/store/store";
import type { ArticleTuple, IncidentTuple, MentionTuple } from "@/lib/store/tuples";
import { type Writing, writing } from "@/lib/store/write";
import { type Article, type DateRange, FACTS, type Place } from "@/lib/types";

export interface SqliteOptions {
  readonly?: boolean;
  /** Country whose provinces the province facet lists, ISO 3166 alpha-2. */
  focus?: string;
  /** What decides the district of a place; by default, what the places themselves say. */
  districts?: DistrictSources;
  /** Whether the columns are kept beside the file for the next opening. */
  snapshot?: boolean;
}

/** Opens or creates a store. Throws StoreError for a file that is not one, or that a newer version wrote. */
export function openSqlite(
  path: string,
  { readonly = false, focus = "IQ", districts = NO_DISTRICTS, snapshot = false }: SqliteOptions = {},
): Store {
  const writer = readonly ? null : openDatabase(path, { readonly });
  // What is being written is not read before it is complete: reading has a connection of its own.
  const db = openDatabase(path, { readonly: true });
  const snapshots = snapshot ? snapshotsBeside(db, path, focus, districts) : null;
  const answers: Answers = answersFrom(backend(db), focus, districts, snapshots);
  const { written, ...writes } = writer ? writing(writer) : refusals(path);
  const close = async () => {
    await written();
    db.close();
    // The last to close takes the log into the file, which a reader may not.
    writer?.close();
  };
  return { ...answers, ...writes, ...keys(db), close };
}

function refusals(path: string): Writing {
  const refuse = async () => {
    throw new StoreError(`${path} was opened for reading only`);
  };
  return {
    ...{ addArticle: refuse, addArticles: refuse },
    ...{ replaceFindings: refuse, removeArticle: refuse, addDuplicate: refuse, together: refuse },
    written: async () => {},
  };
}

function keys(db: Database.Database): Pick<Store, "has" | "articleIds" | "articlesTelling"> {
  const has = db.prepare("SELECT 1 FROM articles WHERE id = ?").pluck();
  const ids = db.prepare("SELECT id FROM articles ORDER BY article").pluck();
  const telling = db
    .prepare(
      `SELECT id FROM articles WHERE article IN (SELECT article FROM incidents WHERE ${isOfEvent("incidents", "@event")}) ORDER BY article`,
    )
    .pluck();
  return {
    has: async id => has.get(id) !== undefined,
    articleIds: async () => ids.all() as string[],
    articlesTelling: async event => telling.all({ event }) as string[],
  };
}

interface ArticleFields {
  article: number;
  id: string;
  title: string;
  author: string;
  source: string;
  url: string;
  language: Article["language"];
  published_from: string | null;
  published_to: string | null;
  published_precision: DateRange["precision"] | null;
  date_evidence: string;
  text: string;
  boilerplate: string;
  mentions: string;
  incidents: string;
}

/** An incident's event: as readers have said, else as found; null where it is told alone and nothing was said. */
const EVENT = "coalesce(said_group, event_group)";
/** Whether an incident is of an event, so that both its columns are looked up. */
const isOfEvent = (incident: string, event: string): string =>
  `(${incident}.event_group = ${event} AND ${incident}.said_group IS NULL OR ${incident}.said_group = ${event})`;

type NamedActor = IncidentTuple["actors"][number] & { article: number; nth: number };

/** Which facts of an incident a reader has said, as bits by FACTS: looked for in the articles alone of which anything was said. */
const SAID_BY_HAND = `coalesce((SELECT ${FACTS.map(
  (fact, n) => `((json_type(texts.incidents, '$[' || nth || '].byHand.${fact}') IS NOT NULL) << ${n})`,
).join(" | ")} FROM articles JOIN texts USING (article) WHERE article = incidents.article AND corrected), 0)`;

function backend(db: Database.Database): Backend {
  const state = db.prepare(
    "SELECT content, rewrites, (SELECT coalesce(max(article), 0) FROM articles) AS lastArticle FROM corpus",
  );
  const articles = db.prepare(`${ARTICLE_TUPLES} WHERE article > ? ORDER BY article LIMIT ?`);
  const mentions = db
    .prepare(`SELECT article, nth, place, literal, confidence, "start" FROM mentions
    WHERE article > ? AND article <= ? ORDER BY article, nth`)
    .raw();
  const incidents = db.prepare(`SELECT article, nth, type, subtype, mention, confidence, date_from AS dateFrom,
    date_to AS dateTo, sentence_start AS sentenceStart, sentence_end AS sentenceEnd, deaths, injuries, deaths_most AS deathsMost, place FROM incidents
    WHERE article > ? AND article <= ? AND status = 'reported' ORDER BY article, nth`);
  const actors = db.prepare(`SELECT article, nth, actor AS id, name, role FROM incident_actors
    WHERE article > ? AND article <= ? ORDER BY article, nth, actor`);
  const places = db.prepare("SELECT * FROM places WHERE number > ? ORDER BY number");
  const one = db.prepare("SELECT * FROM articles JOIN texts USING (article) WHERE article = ?");
  // Counts articles, not sentences; near duplicates count as one. What is dismissed is of the event, and no report of it.
  const reports = db.prepare(`WITH mine AS (SELECT nth, ${EVENT} AS event FROM incidents WHERE article = ?)
    SELECT nth, event, (SELECT count(DISTINCT other.article) FROM incidents other
    WHERE ${isOfEvent("other", "event")} AND other.status = 'reported' AND NOT EXISTS (
      SELECT 1 FROM articles copy JOIN article_duplicates ON article_id = copy.id JOIN articles original ON original.id = of_id
      JOIN incidents told ON told.article = original.article
      WHERE copy.article = other.article AND ${isOfEvent("told", "event")} AND told.status = 'reported')) AS reports,
    (SELECT count(*) FROM incidents other WHERE ${isOfEvent("other", "event")} AND other.status = 'reported') AS sentences
    FROM mine WHERE event IS NOT NULL`);
  const alsoIn = db.prepare(`SELECT id, title, source FROM articles WHERE id <> @id AND id IN (
    SELECT of_id FROM article_duplicates WHERE article_id = @id
    UNION SELECT article_id FROM article_duplicates WHERE of_id = @id
    UNION SELECT article_id FROM article_duplicates WHERE of_id IN
      (SELECT of_id FROM article_duplicates WHERE article_id = @id)) ORDER BY id`);
  const number = db.prepare("SELECT article FROM articles WHERE id = ?").pluck();
  const unreported = db
    .prepare("SELECT article, count(*) FROM incidents WHERE status <> 'reported' GROUP BY article")
    .raw();
  const events = db
    .prepare(`SELECT article, nth, ${EVENT}, ${SAID_BY_HAND} FROM incidents
    WHERE (event_group IS NOT NULL OR said_group IS NOT NULL) AND status = 'reported' ORDER BY article, nth`)
    .raw();
  const telling = db
    .prepare(`SELECT json_extract(incidents, '$[' || CAST(? AS INTEGER) || ']') FROM texts WHERE article = ?`)
    .pluck();
  const matching = db.prepare("SELECT rowid FROM prose WHERE prose MATCH ?").pluck();
  const ranked = db.prepare("SELECT rowid FROM prose WHERE prose MATCH ? ORDER BY bm25(prose, 4, 1), rowid").pluck();

  const groupings = groupingsRead(db);

  // One transaction a batch: no article is seen half.
  const batch = db.transaction((after: number, limit: number) => {
    const found = articles.all(after, limit) as ArticleTuple[];
    const last = found.at(-1)?.number ?? after;
    const reported = incidents.all(after, last) as IncidentTuple[];
    const byKey = new Map(reported.map(incident => [`${incident.article} ${incident.nth}`, incident]));
    for (const incident of reported) incident.actors = [];
    for (const { article, nth, ...actor } of actors.all(after, last) as NamedActor[])
      byKey.get(`${article} ${nth}`)?.actors.push(actor);
    return { articles: found, mentions: mentions.all(after, last) as MentionTuple[], incidents: reported };
  });

  const read = db.transaction((numbers: readonly number[]) => {
    const stored = new Map<number, StoredArticle>();
    for (const number of numbers) {
      const row = one.get(number) as ArticleFields | undefined;
      if (!row) continue;
      const grouped = new Map(
        (reports.all(number) as { nth: number; reports: number; sentences: number; event: string }[]).map(row => [
          row.nth,
          row,
        ]),
      );
      const found: StoredArticle["incidents"] = JSON.parse(row.incidents);
      stored.set(number, {
        article: articleOf(row),
        mentions: unpackMentions(row.mentions),
        incidents: found,
        events: found.map((_, nth) => {
          const { event = eventId([{ articleId: row.id, nth }]), reports = 1, sentences = 1 } = grouped.get(nth) ?? {};
          return { id: event, reports: reports || 1, sentences: sentences || 1, groupings: groupings(event) };
        }),
        alsoIn: alsoIn.all({ id: row.id }) as StoredArticle["alsoIn"],
      });
    }
    return stored;
  });

  return {
    state: async () => state.get() as Awaited<ReturnType<Backend["state"]>>,
    articlesAfter: async (after, limit) => batch(after, limit),
    placesAfter: async after =>
      (places.all(after) as PlaceFields[]).map(row => ({ number: row.number, place: placeOf(row) })),
    stored: async numbers => read(numbers),
    numberOf: async id => (number.get(id) as number | undefined) ?? null,
    unreported: async () => unreported.all() as [number, number][],
    events: async () => events.all() as StoredReport[],
    tellings: async incidents =>
      incidents.map(([article, nth]) => JSON.parse((telling.get(nth, article) as string | null) ?? "null")),
    search: async (expression, best) => (best ? ranked : matching).all(expression) as number[],
  };
}

function articleOf(row: ArticleFields): Article {
  const { id, title, author, source, url, language, text } = row;
  const { published_from: from, published_to: to, published_precision: precision } = row;
  return {
    ...{ id, title, author, source, url, language, text },
    publishedOn: from && to && precision ? { from, to, precision } : null,
    dateEvidence: row.date_evidence,
    boilerplate: JSON.parse(row.boilerplate),
  };
}

interface PlaceFields
  extends Pick<
    Place,
    "id" | "name" | "kind" | "country" | "admin1" | "admin2" | "lon" | "lat" | "population" | "source"
  > {
  number: number;
  name_ar: string;
  names: string;
  feature_class: string;
  feature_code: string;
  extent: string | null;
  accuracy_km: number;
}

function placeOf(row: PlaceFields): Place {
  const { id, name, kind, country, admin1, admin2, lon, lat, population, source } = row;
  return {
    ...{ id, name, kind, country, admin1, admin2, lon, lat, population, source },
    nameAr: row.name_ar,
    names: JSON.parse(row.names),
    featureClass: row.feature_class,
    featureCode: row.feature_code,
    extent: row.extent === null ? null : JSON.parse(row.extent),
    accuracyKm: row.accuracy_km,
  };
}
