// Every answer of a store, over any backend: the columns are loaded once and kept up with the corpus; what passes each filter of
// a query is found once for all answers; only what a page shows is then fetched from the backend.

import type { ArticleRow, Excerpt, Toll } from "@/lib/answers";
import { LEVELS, perUnit, type Query, QueryError } from "@/lib/query";
import { Columns, ROW } from "@/lib/store/columns";
import { countAreas, countFacets, countPlaces, countTotals, sumOverArticles } from "@/lib/store/count";
import { type DistrictSources, whereaboutsFrom } from "@/lib/store/districts";
import { type Events, eventsFrom, fullestReports } from "@/lib/store/events";
import { articleAnswer, articleRow, excerptOf, type StoredArticle } from "@/lib/store/excerpt";
import {
  atPlace,
  type Bits,
  bitsOf,
  type Filtered,
  filterRows,
  KeptBits,
  rowsThatPass,
  undatedOf,
} from "@/lib/store/filters";
import {
  byArticles,
  byNumber,
  chosenFirst,
  inOrder,
  type Order,
  placesById,
  ranksByDate,
  ranksByPlace,
  Smallest,
} from "@/lib/store/order";
import { countedAt, factsOf, featureOf, type PlaceFacts, writtenFeature } from "@/lib/store/place-facts";
import { ftsAll, ftsAny, readSearch, type SearchGroup } from "@/lib/store/search";
import type { Listing, Page, Store } from "@/lib/store/store";
import { countTimeline } from "@/lib/store/timeline";
import { tollOf } from "@/lib/store/toll";
import type { ArticleTuple, IncidentTuple, MentionTuple } from "@/lib/store/tuples";
import { INCIDENT_TYPES, type Place } from "@/lib/types";

/** What a database gives: batches to count from, articles to show, text search. Articles and places go by ascending numbers. */
export interface Backend {
  /** `content` is equal for equal contents; `rewrites` changes when anything but new articles and places came. */
  state(): Promise<{ content: string; lastArticle: number; rewrites: number }>;
  articlesAfter(number: number, limit: number): Promise<Batch>;
  placesAfter(number: number): Promise<{ number: number; place: Place }[]>;
  /** Those that are still there, in the order asked for. */
  stored(numbers: readonly number[]): Promise<Map<number, StoredArticle>>;
  numberOf(articleId: string): Promise<number | null>;
  /** Numbers of the articles that match an FTS5 expression; best first where `ranked`. */
  search(expression: string, ranked: boolean): Promise<number[]>;
  /** How many incidents that are not reported as having happened each article has; articles without any are left out. */
  unreported(): Promise<[article: number, count: number][]>;
  /** The reported incidents of which several reports are stored, with the name of their event, by ascending article and nth. */
  events(): Promise<[article: number, nth: number, event: string][]>;
}

export interface Batch {
  articles: ArticleTuple[];
  mentions: MentionTuple[];
  incidents: IncidentTuple[];
}

/** The reading half of a store. */
export type Answers = Pick<
  Store,
  | "version"
  | "places"
  | "placesJson"
  | "placeCounts"
  | "excerpts"
  | "everyExcerpt"
  | "everyArticle"
  | "facets"
  | "areas"
  | "timeline"
  | "articles"
  | "article"
>;

/** Rows of a whole list that are fetched in one go. */
const FETCHED = 500;

/** Articles read in one go; other requests are answered in between. */
const BATCH = 1_000;

/** Numbers of articles; `wanted` is null where a group only excludes. */
interface Found {
  wanted: number[] | null;
  unwanted: number[];
}

interface Asked {
  search: SearchGroup[];
  filtered: Filtered;
  /** The articles by relevance, where that is asked for. */
  best: number[] | null;
  now: Loaded;
}

interface Loaded {
  columns: Columns;
  rewrites: number;
  content: string;
  /** What was worked out from the columns as they are now. */
  kept: KeptBits;
  ranks: Map<string, Int32Array>;
  /** The places' facts, and their order by id; fewer where there are new places: see keepFacts. */
  facts: (PlaceFacts | null)[];
  byId: number[];
  /** For a text that is sought: the rows whose excerpt was looked at, and those that hold it. */
  holding: Map<string, { looked: Set<number>; rows: Set<number> }>;
  /** By article: the incidents that are threatened, denied or background. Read when first asked for. */
  unreported: Promise<Int32Array> | null;
  /** Which reports are of one event. New articles may join the events of older ones: read anew with them. */
  events: Promise<Events> | null;
}

/** For this many of the best articles, excerpts are checked for the searched words: reading more takes longer than a reader waits. */
const BEST = 200;
/** So many texts are remembered. */
const HOLDING_KEPT = 16;

/** Columns that a backend keeps from one process to the next. */
export interface Snapshots {
  /** What was kept, taken over by columns that are empty; null where nothing fits the corpus as it is now. */
  restore(empty: Columns): Columns | null;
  /** Keeps the columns that were read at a state of the corpus, if that is worth it and the state is still the same. */
  keep(columns: Columns, state: { content: string; rewrites: number }): void;
}

/** `focus` is the country whose provinces and districts the facets list. */
export function answersFrom(
  backend: Backend,
  focus: string,
  districts: DistrictSources,
  snapshots: Snapshots | null = null,
): Answers {
  const whereabouts = whereaboutsFrom(districts, focus);
  const empty = () => new Columns(focus, whereabouts);
  let loaded: Loaded | null = null;
  let loading: Promise<unknown> = Promise.resolve();

  /** The columns, no older than this call. One after another: each takes what the one before has loaded. */
  function current(): Promise<Loaded> {
    const next = loading.catch(() => {}).then(keepUp);
    loading = next;
    return next;
  }

  async function keepUp(): Promise<Loaded> {
    const state = await backend.state();
    if (loaded?.content === state.content && loaded.rewrites === state.rewrites) return loaded;
    const kept = loaded?.rewrites === state.rewrites ? loaded : null;
    const restored = loaded === null ? snapshots?.restore(empty()) : null;
    const columns = kept?.columns ?? restored ?? empty();
    try {
      while (columns.lastArticle < state.lastArticle) {
        const batch = await backend.articlesAfter(columns.lastArticle, BATCH);
        // Places are read after the articles that name them: a writer may be at work.
        for (const { number, place } of await backend.placesAfter(columns.lastPlace)) columns.addPlace(number, place);
        if (batch.articles.length === 0) break;
        columns.append(batch.articles, batch.mentions, batch.incidents);
        await new Promise(resolve => setImmediate(resolve)); // a server goes on serving meanwhile
      }
    } catch (error) {
      loaded = null; // the columns may end in the middle of an article: they are made anew
      throw error;
    }
    loaded = {
      ...state,
      columns,
      kept: new KeptBits(columns.rows),
      ranks: new Map(),
      facts: kept?.facts ?? [],
      byId: kept?.byId ?? [],
      holding: new Map(),
      unreported: null,
      events: null,
    };
    snapshots?.keep(columns, state);
    return loaded;
  }

  /**
   * All that an answer waits for. Behind it, an answer is worked out in one go up to the rows it shows: the lists of rows are
   * written over by later questions.
   */
  async function asked(query: Query, page: Pick<Page, "sort"> | null = null): Promise<Asked> {
    const now = await current();
    const search = readSearch(query.q);
    const text = search.length > 0 ? await matchingRows(now, query.q, search) : null;
    const wanted = search.filter(({ all }) => all.length > 0).map(({ all }) => `(${ftsAll(all)})`);
    const best =
      page?.sort === "relevance" && wanted.length > 0 ? await backend.search(wanted.join(" OR "), true) : null;
    now.events ??= backend.events().then(reports => eventsFrom(now.columns, reports));
    const events = await now.events;
    return { search, filtered: filterRows(now.columns, now.kept, events, query, text), best, now };
  }

  /** The rows of the articles that any group of the search matches. */
  async function matchingRows({ columns, kept }: Loaded, q: string, search: SearchGroup[]): Promise<Bits> {
    const key = JSON.stringify(["text", q]);
    const known = kept.get(key);
    if (known) return known;
    const found = await Promise.all(search.map(matchingNumbers));
    return kept.set(key, bitsOf(kept.rows, columns.article.values, matching(columns, found)));
  }

  async function matchingNumbers({ all, none }: SearchGroup): Promise<Found> {
    return {
      wanted: all.length > 0 ? await backend.search(ftsAll(all), false) : null,
      unwanted: none.length > 0 ? await backend.search(ftsAny(none), false) : [],
    };
  }

  return {
    async version() {
      return versionOf((await backend.state()).content, districts);
    },

    async places(query) {
      const { now, places, counted, told } = await countedPlaces(query);
      const features = places.map(p => featureOf(now.facts[p]!, countedAt(counted, p), query.unit));
      return { type: "FeatureCollection", features, ...told };
    },

    async placesJson(query) {
      const { now, places, counted, told } = await countedPlaces(query);
      const features = places.map(p => writtenFeature(now.facts[p]!, countedAt(counted, p), query.unit));
      return `{"type":"FeatureCollection","features":[${features.join()}],${JSON.stringify(told).slice(1)}`;
    },

    async placeCounts(query) {
      const { now, places, counted, told } = await countedPlaces(query);
      return {
        ids: places.map(p => now.facts[p]!.id),
        counts: perUnit(unit => places.map(p => counted.counts[unit][p]!)),
        killed: places.map(p => counted.tolls.of(p).killed),
        wounded: places.map(p => counted.tolls.of(p).wounded),
        leading: places.map(p => counted.leading[p]!),
        types: INCIDENT_TYPES,
        ...told,
      };
    },

    async facets(query) {
      const { filtered, now } = await asked(query);
      now.unreported ??= unreportedByArticle(now.columns);
      const unreported = sumOverArticles(filtered, await now.unreported);
      const undated = countTotals(undatedOf(filtered), query.unit).all;
      return { facets: countFacets(filtered, query), totals: countTotals(filtered, query.unit), unreported, undated };
    },

    async areas(query, level) {
      const { filtered } = await asked(query);
      return { level, areas: countAreas(filtered, level) };
    },

    async timeline(query, how = {}) {
      const { filtered } = await asked(query);
      return countTimeline(filtered, query, how);
    },

    /** Rows of the query's unit; of articles, their mentions. Together: of the reports of an event, the one that tells most. */
    async excerpts(query, { limit, after, sort, together = false }) {
      const before = after === null ? null : await excerptNumber(after);
      const question = await asked(query, { sort });
      const holding = await holdingOf(question, query);
      const { columns } = question.now;
      const { rows: passing, order, toll } = rowsListed(question, query, { sort, together }, holding);
      const behind = before === null ? -1 : order(rowOfExcerpt(columns, before));
      const shown = new Smallest(limit + 1);
      for (let n = 0; n < passing.length; n++) {
        const key = order(passing[n]!);
        if (key > behind) shown.offer(key, passing[n]!);
      }
      const total = passing.length;
      const rows = shown.values();
      const excerpts = [...(await excerptsOf(columns, rows.slice(0, limit), question.search)).values()];
      return { total, next: rows.length > limit ? (excerpts.at(-1)?.id ?? null) : null, toll, excerpts };
    },

    async *everyExcerpt(query, { sort, together = false }) {
      const question = await asked(query, { sort });
      const holding = await holdingOf(question, query);
      const { rows, order } = rowsListed(question, query, { sort, together }, holding);
      const sorted = inOrder(rows, order);
      for (const some of portions(sorted))
        yield [...(await excerptsOf(question.now.columns, some, question.search)).values()];
    },

    /** Articles in the order of their first rows; sorted by date, that of publication. */
    async articles(query, { limit, after, sort }) {
      const before = after === null ? null : ((await backend.numberOf(after)) ?? -1);
      const question = await asked(query, { sort });
      const { columns } = question.now;
      const first = articlesListed(question, query, sort);
      const behind = before === null ? -1 : first.get(columns.articleIndex(before));
      if (behind === undefined) throw unknownPage(after);
      const shown = new Smallest(limit + 1);
      for (const [article, key] of first) if (key > behind) shown.offer(key, article);
      const listed = shown.values();
      const articles = await articlesOf(columns, listed.slice(0, limit));
      return { total: first.size, next: listed.length > limit ? (articles.at(-1)?.id ?? null) : null, articles };
    },

    async *everyArticle(query, { sort }) {
      const question = await asked(query, { sort });
      const first = articlesListed(question, query, sort);
      const sorted = inOrder(Int32Array.from(first.keys()), article => first.get(article)!);
      for (const some of portions(sorted)) yield await articlesOf(question.now.columns, some);
    },

    async article(id) {
      const { columns } = await current();
      const number = await backend.numberOf(id);
      const stored = number === null ? undefined : (await backend.stored([number])).get(number);
      return stored ? articleAnswer(stored, placeId => columns.placeOfId(placeId)) : null;
    },
  };

  /** Of the rows that pass a question by relevance, those whose excerpt holds what is sought; null where that is not asked. */
  async function holdingOf(question: Asked, query: Query): Promise<Set<number> | null> {
    if (!question.best) return null;
    return rowsThatHold(question, query.q, rowsThatPass(filteredAt(question, query), unitListed(query)));
  }

  async function articlesOf(columns: Columns, articles: readonly number[]): Promise<ArticleRow[]> {
    const stored = await backend.stored(articles.map(article => columns.numbers.values[article]!));
    return [...stored.values()].map(articleRow);
  }

  /** Every place's counts, and the places with anything of the query's unit: the most first, equals by id. */
  async function countedPlaces(query: Query) {
    const { filtered, now } = await asked(query);
    const counted = countPlaces(filtered);
    const { totals, toll } = counted;
    const counts = counted.counts[query.unit];
    keepFacts(now);
    const places = now.byId.filter(p => counts[p]! > 0).sort((a, b) => counts[b]! - counts[a]!);
    const told = {
      totals: totals[query.unit],
      units: { incidents: totals.incidents.all, mentions: totals.mentions.all, articles: totals.articles.all },
      toll,
      levels: LEVELS.filter(level => level === "province" || districts[`${level}s`] !== null),
      version: versionOf(now.content, districts),
    };
    return { now, places, counted, told };
  }

  async function unreportedByArticle(columns: Columns): Promise<Int32Array> {
    const counts = new Int32Array(columns.articleCount);
    for (const [number, count] of await backend.unreported()) {
      const article = columns.articleIndex(number);
      if (article >= 0) counts[article] = count;
    }
    return counts;
  }

  /** The excerpts of rows, without those whose article was removed this very moment. */
  async function excerptsOf(columns: Columns, rows: readonly number[], search: readonly SearchGroup[]) {
    const numberOf = (row: number) => columns.numbers.values[columns.article.values[row]!]!;
    const stored = await backend.stored([...new Set(rows.map(numberOf))]);
    const excerpts = new Map<number, Excerpt>();
    for (const row of rows) {
      const article = stored.get(numberOf(row));
      const nth = columns.nth.values[row]!;
      const which = columns.row.values[row] === ROW.incident ? { incident: nth } : { mention: nth };
      if (article)
        excerpts.set(
          row,
          excerptOf(article, which, id => columns.placeOfId(id), search),
        );
    }
    return excerpts;
  }

  /** Of the passing rows of the best articles, those whose excerpt holds what is sought. Each is read once for a text. */
  async function rowsThatHold({ best, search, now }: Asked, q: string, passing: Int32Array): Promise<Set<number>> {
    const { columns, holding } = now;
    const known = holding.get(q) ?? { looked: new Set<number>(), rows: new Set<number>() };
    holding.delete(q);
    holding.set(q, known);
    if (holding.size > HOLDING_KEPT) holding.delete(holding.keys().next().value ?? "");
    const rowsOf = new Map<number, number[]>();
    for (const row of passing) {
      const article = columns.article.values[row]!;
      const rows = rowsOf.get(article);
      if (rows) rows.push(row);
      else rowsOf.set(article, [row]);
    }
    const first = (best ?? []).map(number => columns.articleIndex(number)).filter(article => rowsOf.has(article));
    const rows = first.slice(0, BEST).flatMap(article => rowsOf.get(article) ?? []);
    const excerpts = await excerptsOf(
      columns,
      rows.filter(row => !known.looked.has(row)),
      search,
    );
    for (const [row, { marks }] of excerpts) {
      known.looked.add(row);
      if (marks.some(({ mark }) => mark === "hit")) known.rows.add(row);
    }
    return new Set(rows.filter(row => known.rows.has(row)));
  }

  async function excerptNumber(id: string): Promise<ExcerptNumber> {
    const [, articleId = "", incident, nth] = /^(.*):(i?)(\d+)$/.exec(id) ?? [];
    const article = await backend.numberOf(articleId);
    if (article === null) throw unknownPage(id);
    return { id, article, kind: incident ? ROW.incident : ROW.mention, nth: Number(nth) };
  }
}

/** A list has no rows for articles: it has their mentions. */
const unitListed = ({ unit }: Query) => (unit === "incidents" ? unit : "mentions");

/** A place that is selected limits lists. */
const filteredAt = ({ filtered }: Asked, { place }: Query): Filtered => (place ? atPlace(filtered, place) : filtered);

/** The rows of a list with their order; written over by the next question, like all lists of rows. */
function rowsListed(
  question: Asked,
  query: Query,
  { sort, together }: Required<Listing>,
  holding: ReadonlySet<number> | null,
): { rows: Int32Array; order: Order; toll: Toll | null } {
  const { columns } = question.now;
  const unit = unitListed(query);
  const plain = orderOf(question, sort, query.dates);
  const order = holding ? chosenFirst(plain, holding, (columns.articleCount + 1) * columns.rows) : plain;
  const filtered = filteredAt(question, query);
  const reports = rowsThatPass(filtered, unit);
  const toll = unit === "incidents" ? tollOf(filtered, reports) : null;
  const rows = unit === "incidents" && together ? fullestReports(reports, columns, filtered.events) : reports;
  return { rows, order, toll };
}

/** The articles of a list by their index, with the key of each in its order. */
function articlesListed(question: Asked, query: Query, sort: Page["sort"]): Map<number, number> {
  const order = orderOf(question, sort, "published");
  const articleOf = question.now.columns.article.values;
  const first = new Map<number, number>();
  for (const row of rowsThatPass(filteredAt(question, query), "articles")) {
    const key = order(row);
    if (key < (first.get(articleOf[row]!) ?? Number.POSITIVE_INFINITY)) first.set(articleOf[row]!, key);
  }
  return first;
}

/** What is to be fetched in one go, one after another. */
function* portions(rows: Int32Array): Generator<number[]> {
  for (let at = 0; at < rows.length; at += FETCHED) yield Array.from(rows.subarray(at, at + FETCHED));
}

/** The corpus', and that of the outlines that sort it where there are any. */
function versionOf(content: string, districts: DistrictSources): string {
  return content.slice(0, 16) + (districts.version && `-${districts.version}`);
}

/** Works out what the places' facts are, once: five thousand places are in every answer. */
function keepFacts(now: Loaded): void {
  const { columns, facts } = now;
  if (facts.length === columns.places.length) return;
  for (let p = facts.length; p < columns.places.length; p++) {
    const place = columns.places[p];
    facts.push(place ? factsOf(columns, p, place) : null);
  }
  now.byId = placesById(columns);
}

interface ExcerptNumber {
  id: string;
  article: number;
  kind: number;
  nth: number;
}

function rowOfExcerpt(columns: Columns, { id, article, kind, nth }: ExcerptNumber): number {
  const index = columns.articleIndex(article);
  const [from, to] = index < 0 ? [0, 0] : columns.rowsOf(index);
  for (let row = from; row < to; row++) {
    if (columns.row.values[row] === kind && columns.nth.values[row] === nth) return row;
  }
  throw unknownPage(id);
}

/** For each article of the columns, 1 where a group matches it. */
function matching(columns: Columns, found: readonly Found[]): Uint8Array {
  const matches = new Uint8Array(columns.articleCount);
  for (const { wanted, unwanted } of found) {
    const group = new Uint8Array(columns.articleCount).fill(wanted ? 0 : 1);
    for (const number of wanted ?? []) group[columns.articleIndex(number)] = 1; // -1, a newer article, falls away
    for (const number of unwanted) group[columns.articleIndex(number)] = 0;
    for (let a = 0; a < group.length; a++) if (group[a] === 1) matches[a] = 1;
  }
  return matches;
}

function orderOf({ best, now: { columns, ranks } }: Asked, sort: Page["sort"], dates: Query["dates"]): Order {
  if (best)
    return byArticles(
      columns,
      best.map(number => columns.articleIndex(number)).filter(article => article >= 0),
    );
  const once = (key: string, make: () => Int32Array): Int32Array => {
    const kept = ranks.get(key);
    if (kept?.length === columns.rows) return kept;
    const made = make();
    ranks.set(key, made);
    return made;
  };
  const byDate = () => once(`date ${dates}`, () => ranksByDate(columns, dates));
  if (sort === "killed") return byNumber(columns, columns.deaths.values, byDate());
  if (sort === "wounded") return byNumber(columns, columns.injuries.values, byDate());
  const rank = sort === "place" ? once(`place ${dates}`, () => ranksByPlace(columns, byDate())) : byDate();
  return row => rank[row]!;
}

function unknownPage(after: string | null): QueryError {
  return new QueryError("after", after ?? "", "the `next` of an earlier page of a corpus that has not changed since");
}
