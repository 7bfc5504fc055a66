// Every answer of a store, over any backend: the columns are loaded once and kept up with the corpus; a query is one scan
// over them, which the answers to the same question share; only what a page shows is then fetched from the backend.

import { EMPTY, type Excerpt, formatQuery, type PlacesAnswer, type Query, QueryError, UNITS } from "@/lib/query";
import { type ArticleTuple, Columns, type IncidentTuple, type MentionTuple, ROW, SHOWN } from "@/lib/store/columns";
import { countFacets, countPlaces, countTimeline, countTotals, passes, type Scan, scan } from "@/lib/store/count";
import { articleAnswer, articleRow, excerptOf, type StoredArticle } from "@/lib/store/excerpt";
import { rowsByDate, rowsByPlace, rowsOfArticles } from "@/lib/store/order";
import { ftsAll, ftsAny, readSearch, type SearchGroup } from "@/lib/store/search";
import type { Page, Store } from "@/lib/store/store";
import type { Place } from "@/lib/types";

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
export type Answers = Pick<Store, "version" | "places" | "excerpts" | "facets" | "timeline" | "articles" | "article">;

const BATCH = 5_000;
/** Scans kept: a page asks its places, facets, timeline and list of the same query at once. */
const SCANS_KEPT = 8;

interface Loaded {
  columns: Columns;
  lastArticle: number;
  lastPlace: number;
  rewrites: number;
  content: string;
  /** What was worked out from the columns as they are now. */
  scans: Map<string, Scan>;
  orders: Map<string, Int32Array>;
}

/** `focus` is the country whose provinces the province facet tells apart. */
export function answersFrom(backend: Backend, focus: string): Answers {
  let loaded: Loaded | null = null;
  let loading: Promise<Loaded> | null = null;

  /** The columns as the corpus is now; one loading at a time. */
  function current(): Promise<Loaded> {
    loading ??= keepUp().finally(() => {
      loading = null;
    });
    return loading;
  }

  async function keepUp(): Promise<Loaded> {
    const state = await backend.state();
    if (loaded?.content === state.content && loaded.rewrites === state.rewrites) return loaded;
    const kept = loaded?.rewrites === state.rewrites ? loaded : null;
    const columns = kept?.columns ?? new Columns(focus);
    let lastPlace = kept?.lastPlace ?? 0;
    let lastArticle = kept?.lastArticle ?? 0;
    while (lastArticle < state.lastArticle) {
      const batch = await backend.articlesAfter(lastArticle, BATCH);
      // Places are read after the articles that name them: a writer may be at work.
      for (const { number, place } of await backend.placesAfter(lastPlace)) {
        columns.addPlace(place);
        lastPlace = number;
      }
      if (batch.articles.length === 0) break;
      columns.append(batch.articles, batch.mentions, batch.incidents);
      lastArticle = columns.numbers.values[columns.articleCount - 1] ?? lastArticle;
    }
    loaded = { ...state, columns, lastArticle, lastPlace, scans: new Map(), orders: new Map() };
    return loaded;
  }

  /** The place selects rows of a list only, and the unit is not a filter: neither is part of a scan. */
  async function scanned(query: Query): Promise<{ now: Loaded; failed: Scan; search: SearchGroup[] }> {
    const search = readSearch(query.q);
    const numbers = search.length > 0 ? await matchingNumbers(search) : null;
    const now = await current();
    const key = formatQuery({ ...query, unit: EMPTY.unit, place: "" }).toString();
    let failed = now.scans.get(key);
    if (!failed || failed.length !== now.columns.rows) {
      failed = scan(now.columns, query, numbers ? numbers(now.columns) : null);
      if (now.scans.size >= SCANS_KEPT) now.scans.delete(now.scans.keys().next().value ?? "");
      now.scans.set(key, failed);
    }
    return { now, failed, search };
  }

  /** For each article of the columns, 1 where it matches. */
  async function matchingNumbers(groups: SearchGroup[]): Promise<(columns: Columns) => Uint8Array> {
    const found = await Promise.all(
      groups.map(async ({ all, none }) => ({
        wanted: all.length > 0 ? await backend.search(ftsAll(all), false) : null,
        unwanted: none.length > 0 ? await backend.search(ftsAny(none), false) : [],
      })),
    );
    return columns => {
      const matching = new Uint8Array(columns.articleCount);
      for (const { wanted, unwanted } of found) {
        const group = new Uint8Array(columns.articleCount).fill(wanted ? 0 : 1);
        for (const number of wanted ?? []) group[columns.articleIndex(number)] = 1; // -1, a newer article, falls away
        for (const number of unwanted) group[columns.articleIndex(number)] = 0;
        for (let a = 0; a < group.length; a++) if (group[a] === 1) matching[a] = 1;
      }
      return matching;
    };
  }

  async function order({ columns, orders }: Loaded, search: SearchGroup[], sort: Page["sort"], dates: Query["dates"]) {
    const once = (key: string, make: () => Int32Array) => {
      const made = orders.get(key) ?? make();
      orders.set(key, made);
      return made;
    };
    const byDate = () => once(`date ${dates}`, () => rowsByDate(columns, dates));
    if (sort === "place") return once(`place ${dates}`, () => rowsByPlace(columns, byDate()));
    const wanted = search.filter(({ all }) => all.length > 0).map(({ all }) => `(${ftsAll(all)})`);
    if (sort === "date" || wanted.length === 0) return byDate();
    const best = await backend.search(wanted.join(" OR "), true);
    const ranked = new Set(best.map(number => columns.articleIndex(number)).filter(article => article >= 0));
    // Articles that match by what they lack have no rank: they follow.
    for (let a = 0; a < columns.articleCount; a++) ranked.add(a);
    return rowsOfArticles(columns, [...ranked]);
  }

  return {
    async version() {
      return (await backend.state()).content.slice(0, 16);
    },

    async places(query) {
      const { now, failed } = await scanned(query);
      const { columns } = now;
      const features: PlacesAnswer["features"] = [];
      for (const { place: p, counts, leading } of countPlaces(columns, failed)) {
        const place = columns.places[p];
        if (!place || counts[query.unit] === 0) continue;
        const { id, name, nameAr, kind, country, admin1, admin2, lon, lat, extent } = place;
        const shown = SHOWN[columns.shown.values[p] ?? 0] === "map" ? "map" : "elsewhere";
        features.push({
          type: "Feature",
          id,
          geometry: { type: "Point", coordinates: [lon, lat] },
          properties: {
            ...{ id, name, nameAr, kind, country, admin1, admin2, lon, lat, extent },
            ...{ count: counts[query.unit], counts, leading, shown },
          },
        });
      }
      features.sort((a, b) => b.properties.count - a.properties.count || (a.id < b.id ? -1 : 1));
      const [incidents, mentions, articles] = UNITS.map(unit => countTotals(columns, failed, unit));
      if (!incidents || !mentions || !articles) throw new Error("places: expected totals of three units");
      const totals = { incidents, mentions, articles };
      return {
        type: "FeatureCollection",
        features,
        totals: totals[query.unit],
        units: { incidents: incidents.all, mentions: mentions.all, articles: articles.all },
        version: now.content.slice(0, 16),
      };
    },

    async facets(query) {
      const { now, failed } = await scanned(query);
      return {
        facets: countFacets(now.columns, failed, query),
        totals: countTotals(now.columns, failed, query.unit),
      };
    },

    async timeline(query, bin = null) {
      const { now, failed } = await scanned(query);
      return countTimeline(now.columns, failed, query, bin);
    },

    /** Rows of the query's unit; of articles, their mentions. */
    async excerpts(query, page) {
      const { now, failed, search } = await scanned(query);
      const { columns } = now;
      const order_ = await order(now, search, page.sort, query.dates);
      const unit = query.unit === "incidents" ? "incidents" : "mentions";
      const pass = passes(columns, failed, unit);
      const place = query.place ? columns.placeIndex(query.place) : null;
      const after = page.after === null ? null : await rowOfExcerpt(columns, page.after);
      const shown: number[] = [];
      let total = 0;
      let behind = after === null;
      let more = false;
      for (let i = 0; i < order_.length; i++) {
        const row = order_[i] ?? 0;
        const take = behind;
        if (row === after) behind = true;
        if (!pass(row) || (place !== null && columns.place.values[row] !== place)) continue;
        total++;
        if (!take) continue;
        if (shown.length < page.limit) shown.push(row);
        else more = true;
      }
      const numberOf = (row: number) => columns.numbers.values[columns.article.values[row] ?? 0] ?? 0;
      const stored = await backend.stored([...new Set(shown.map(numberOf))]);
      const excerpts = shown.flatMap((row): Excerpt[] => {
        const article = stored.get(numberOf(row)); // gone if it was removed this very moment
        const nth = columns.nth.values[row] ?? 0;
        const which = columns.row.values[row] === ROW.incident ? { incident: nth } : { mention: nth };
        return article ? [excerptOf(article, which, id => columns.placeOfId(id), search)] : [];
      });
      return { total, next: more ? (excerpts.at(-1)?.id ?? null) : null, excerpts };
    },

    /** Each article where its first row stands in the order asked for; by date: of publication. */
    async articles(query, page) {
      const { now, failed, search } = await scanned(query);
      const { columns } = now;
      const order_ = await order(now, search, page.sort, "published");
      const pass = passes(columns, failed, "articles");
      const place = query.place ? columns.placeIndex(query.place) : null;
      const after = page.after === null ? null : columns.articleIndex((await backend.numberOf(page.after)) ?? -1);
      if (after === -1) throw unknownPage(page.after);
      const seen = new Uint8Array(columns.articleCount);
      const shown: number[] = [];
      let total = 0;
      let behind = after === null;
      let more = false;
      for (let i = 0; i < order_.length; i++) {
        const row = order_[i] ?? 0;
        const article = columns.article.values[row] ?? 0;
        if (seen[article] === 1 || !pass(row) || (place !== null && columns.place.values[row] !== place)) continue;
        seen[article] = 1;
        total++;
        if (behind && shown.length < page.limit) shown.push(columns.numbers.values[article] ?? 0);
        else if (behind) more = true;
        if (article === after) behind = true;
      }
      const stored = await backend.stored(shown);
      const articles = [...stored.values()].map(articleRow);
      return { total, next: more ? (articles.at(-1)?.id ?? null) : null, articles };
    },

    async article(id) {
      const { columns } = await current();
      const number = await backend.numberOf(id);
      const stored = number === null ? undefined : (await backend.stored([number])).get(number);
      return stored ? articleAnswer(stored, placeId => columns.placeOfId(placeId)) : null;
    },
  };

  async function rowOfExcerpt(columns: Columns, id: string): Promise<number> {
    const [, articleId = "", incident, nth] = /^(.*):(i?)(\d+)$/.exec(id) ?? [];
    const article = columns.articleIndex((await backend.numberOf(articleId)) ?? -1);
    const [from, to] = article < 0 ? [0, 0] : columns.rowsOf(article);
    const kind = incident ? ROW.incident : ROW.mention;
    for (let row = from; row < to; row++) {
      if (columns.row.values[row] === kind && columns.nth.values[row] === Number(nth)) return row;
    }
    throw unknownPage(id);
  }
}

function unknownPage(after: string | null): QueryError {
  return new QueryError("after", after ?? "", "the `next` of an earlier page of a corpus that has not changed since");
}
