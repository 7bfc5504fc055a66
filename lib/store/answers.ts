// Every answer of a store, over any backend: the columns are loaded once and kept up with the corpus; a query is one scan
// over them, which the answers to the same question share; only what a page shows is then fetched from the backend.

import {
  EMPTY,
  type Excerpt,
  formatQuery,
  LEVELS,
  type PlaceCount,
  type PlacesAnswer,
  perUnit,
  type Query,
  QueryError,
} from "@/lib/query";
import {
  type ArticleTuple,
  Columns,
  type IncidentTuple,
  type MentionTuple,
  ROW,
  rowsOfUnit,
  SHOWN,
} from "@/lib/store/columns";
import {
  countAreas,
  countFacets,
  countPlaces,
  countTimeline,
  countTotals,
  type PlaceTally,
  type Scan,
  scan,
} from "@/lib/store/count";
import { type DistrictSources, whereaboutsFrom } from "@/lib/store/districts";
import { articleAnswer, articleRow, excerptOf, type StoredArticle } from "@/lib/store/excerpt";
import { byArticles, type Order, ranksByDate, ranksByPlace, Smallest } from "@/lib/store/order";
import { ftsAll, ftsAny, readSearch, type SearchGroup } from "@/lib/store/search";
import type { Page, Store } from "@/lib/store/store";
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
}

export interface Batch {
  articles: ArticleTuple[];
  mentions: MentionTuple[];
  incidents: IncidentTuple[];
}

/** The reading half of a store. */
export type Answers = Pick<
  Store,
  "version" | "places" | "placeCounts" | "excerpts" | "facets" | "areas" | "timeline" | "articles" | "article"
>;

/** Articles read at once: between two of these, whoever waits is answered. */
const BATCH = 1_000;
/** Scans kept: a page asks its places, facets, timeline and list of the same query at once. */
const SCANS_KEPT = 8;

/** Numbers of articles; `wanted` is null where a group only excludes. */
interface Found {
  wanted: number[] | null;
  unwanted: number[];
}

interface Asked {
  query: Query;
  search: SearchGroup[];
  /** One for each group of the search. */
  found: Found[];
  /** The articles by relevance, where that is asked for. */
  best: number[] | null;
  now: Loaded;
}

interface Loaded {
  columns: Columns;
  lastArticle: number;
  lastPlace: number;
  rewrites: number;
  content: string;
  /** What was worked out from the columns as they are now. */
  scans: Map<string, Scan>;
  ranks: Map<string, Int32Array>;
}

/** `focus` is the country whose provinces and districts the facets tell apart. */
export function answersFrom(backend: Backend, focus: string, districts: DistrictSources): Answers {
  const whereabouts = whereaboutsFrom(districts, focus);
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
    const columns = kept?.columns ?? new Columns(focus, whereabouts);
    let lastPlace = kept?.lastPlace ?? 0;
    let lastArticle = kept?.lastArticle ?? 0;
    while (lastArticle < state.lastArticle) {
      const batch = await backend.articlesAfter(lastArticle, BATCH);
      // Places are read after the articles that name them: a writer may be at work.
      for (const { number, place } of await backend.placesAfter(lastPlace)) {
        columns.addPlace(number, place);
        lastPlace = number;
      }
      if (batch.articles.length === 0) break;
      columns.append(batch.articles, batch.mentions, batch.incidents);
      lastArticle = columns.numbers.values[columns.articleCount - 1] ?? lastArticle;
      await new Promise(resolve => setImmediate(resolve)); // a server goes on serving meanwhile
    }
    loaded = { ...state, columns, lastArticle, lastPlace, scans: new Map(), ranks: new Map() };
    return loaded;
  }

  /**
   * All that an answer waits for. Behind it, an answer is worked out in one go up to the rows it shows: scans are written
   * over by later questions.
   */
  async function asked(query: Query, page: Pick<Page, "sort"> | null = null): Promise<Asked> {
    const search = readSearch(query.q);
    const wanted = search.filter(({ all }) => all.length > 0).map(({ all }) => `(${ftsAll(all)})`);
    const ranked = page?.sort === "relevance" && wanted.length > 0;
    const [found, best] = await Promise.all([
      Promise.all(search.map(matchingNumbers)),
      ranked ? backend.search(wanted.join(" OR "), true) : null,
    ]);
    return { query, search, found, best, now: await current() };
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
      const { columns, tallies, ...told } = await tallied(query);
      const features = tallies.flatMap(({ place: p, counts, leading }): PlacesAnswer["features"] => {
        const place = columns.places[p];
        if (!place) return [];
        const { id, name, nameAr, kind, country, admin1, admin2, lon, lat, extent } = place;
        const count = counts[query.unit];
        const shown = SHOWN[columns.shown.values[p] ?? 0] === "map" ? "map" : "elsewhere";
        const facts = {
          ...{ id, name, nameAr, kind, country, admin1, admin2 },
          ...districtsOf(columns, p),
          ...{ lon, lat, extent },
        };
        const geometry = { type: "Point" as const, coordinates: [lon, lat] as [number, number] };
        return [{ type: "Feature", id, geometry, properties: { ...facts, count, counts, leading, shown } }];
      });
      return { type: "FeatureCollection", features, ...told };
    },

    async placeCounts(query) {
      const { columns, tallies, ...told } = await tallied(query);
      return {
        ids: tallies.map(({ place }) => columns.places[place]?.id ?? ""),
        counts: perUnit(unit => tallies.map(({ counts }) => counts[unit])),
        leading: tallies.map(({ leading }) => (leading ? INCIDENT_TYPES.indexOf(leading) : -1)),
        types: INCIDENT_TYPES,
        ...told,
      };
    },

    async facets(query) {
      const question = await asked(query);
      const { columns } = question.now;
      const found = scanOf(question);
      return { facets: countFacets(columns, found, query), totals: countTotals(columns, found, query.unit) };
    },

    async areas(query, level) {
      const question = await asked(query);
      return { level, areas: countAreas(question.now.columns, scanOf(question), query, level) };
    },

    async timeline(query, bin = null) {
      const question = await asked(query);
      return countTimeline(question.now.columns, scanOf(question), query, bin);
    },

    /** Rows of the query's unit; of articles, their mentions. */
    async excerpts(query, { limit, after, sort }) {
      const before = after === null ? null : await excerptNumber(after);
      const question = await asked(query, { sort });
      const { now, search } = question;
      const { columns } = now;
      const found = scanOf(question);
      const order = orderOf(question, sort, query.dates);
      const behind = before === null ? -1 : order(rowOfExcerpt(columns, before));
      const wanted = rowsOfUnit(query.unit === "incidents" ? "incidents" : "mentions");
      const kinds = columns.row.values;
      const shown = new Smallest(limit + 1);
      let total = 0;
      for (const row of rowsAt(columns, found, query.place)) {
        if ((kinds[row]! & wanted) === 0) continue;
        total++;
        const key = order(row);
        if (key > behind) shown.offer(key, row);
      }
      const rows = shown.values();
      const numberOf = (row: number) => columns.numbers.values[columns.article.values[row]!]!;
      const stored = await backend.stored([...new Set(rows.slice(0, limit).map(numberOf))]);
      const excerpts = rows.slice(0, limit).flatMap((row): Excerpt[] => {
        const article = stored.get(numberOf(row)); // gone if it was removed this very moment
        const nth = columns.nth.values[row]!;
        const which = kinds[row] === ROW.incident ? { incident: nth } : { mention: nth };
        return article ? [excerptOf(article, which, id => columns.placeOfId(id), search)] : [];
      });
      return { total, next: rows.length > limit ? (excerpts.at(-1)?.id ?? null) : null, excerpts };
    },

    /** Each article where its first row stands in the order asked for; by date: of publication. */
    async articles(query, { limit, after, sort }) {
      const before = after === null ? null : ((await backend.numberOf(after)) ?? -1);
      const question = await asked(query, { sort });
      const { columns } = question.now;
      const found = scanOf(question);
      const order = orderOf(question, sort, "published");
      const articleOf = columns.article.values;
      const first = new Map<number, number>();
      for (const row of rowsAt(columns, found, query.place)) {
        const key = order(row);
        if (key < (first.get(articleOf[row]!) ?? Number.POSITIVE_INFINITY)) first.set(articleOf[row]!, key);
      }
      const behind = before === null ? -1 : first.get(columns.articleIndex(before));
      if (behind === undefined) throw unknownPage(after);
      const shown = new Smallest(limit + 1);
      for (const [article, key] of first) if (key > behind) shown.offer(key, article);
      const listed = shown.values();
      const stored = await backend.stored(listed.slice(0, limit).map(article => columns.numbers.values[article]!));
      const articles = [...stored.values()].map(articleRow);
      return { total: first.size, next: listed.length > limit ? (articles.at(-1)?.id ?? null) : null, articles };
    },

    async article(id) {
      const { columns } = await current();
      const number = await backend.numberOf(id);
      const stored = number === null ? undefined : (await backend.stored([number])).get(number);
      return stored ? articleAnswer(stored, placeId => columns.placeOfId(placeId)) : null;
    },
  };

  /** Places with anything of the query's unit, the most first. */
  async function tallied(query: Query) {
    const question = await asked(query);
    const { columns, content } = question.now;
    const { tallies, totals } = countPlaces(columns, scanOf(question));
    const { unit } = query;
    const idOf = ({ place }: PlaceTally) => columns.places[place]?.id ?? "";
    return {
      columns,
      tallies: tallies
        .filter(({ counts }) => counts[unit] > 0)
        .sort((a, b) => b.counts[unit] - a.counts[unit] || (idOf(a) < idOf(b) ? -1 : 1)),
      totals: totals[unit],
      units: { incidents: totals.incidents.all, mentions: totals.mentions.all, articles: totals.articles.all },
      levels: LEVELS.filter(level => level === "province" || districts[`${level}s`] !== null),
      version: versionOf(content, districts),
    };
  }

  async function excerptNumber(id: string): Promise<ExcerptNumber> {
    const [, articleId = "", incident, nth] = /^(.*):(i?)(\d+)$/.exec(id) ?? [];
    const article = await backend.numberOf(articleId);
    if (article === null) throw unknownPage(id);
    return { id, article, kind: incident ? ROW.incident : ROW.mention, nth: Number(nth) };
  }
}

/** The corpus', and that of the outlines that sort it where there are any. */
function versionOf(content: string, districts: DistrictSources): string {
  return content.slice(0, 16) + (districts.version && `-${districts.version}`);
}

/** The values of a place in the facets of districts and sub-districts, where it has any. */
function districtsOf(columns: Columns, place: number): Pick<PlaceCount, "district" | "subdistrict"> {
  const of = (facet: "district" | "subdistrict") => columns.facets[facet].slugs[columns[facet].values[place] ?? 0];
  const [district, subdistrict] = [of("district"), of("subdistrict")];
  return {
    ...(district !== "none" && { district }),
    ...(subdistrict !== "none" && { subdistrict }),
  };
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

/**
 * The scan of a question, made or found again. The place selects rows of a list only, and the unit is not a filter: neither
 * is part of it.
 */
function scanOf({ query, found, now: { columns, scans } }: Asked): Scan {
  const key = formatQuery({ ...query, unit: EMPTY.unit, place: "" }).toString();
  const kept = scans.get(key);
  if (kept?.rows === columns.rows) return kept;
  const oldest = scans.size >= SCANS_KEPT ? scans.entries().next().value : undefined;
  if (oldest) scans.delete(oldest[0]);
  const made = scan(columns, query, found.length > 0 ? matching(columns, found) : null, oldest?.[1].room);
  scans.set(key, made);
  return made;
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
  const rank = sort === "place" ? once(`place ${dates}`, () => ranksByPlace(columns, byDate())) : byDate();
  return row => rank[row]!;
}

/** The rows that pass, at the selected place if there is one. */
function rowsAt(columns: Columns, { pass }: Scan, placeId: string): Int32Array {
  if (placeId === "") return pass;
  const selected = columns.placeIndex(placeId);
  const place = columns.place.values;
  return pass.filter(row => place[row] === selected);
}

function unknownPage(after: string | null): QueryError {
  return new QueryError("after", after ?? "", "the `next` of an earlier page of a corpus that has not changed since");
}
