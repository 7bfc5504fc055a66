// Every answer of a store, over any backend: what passes each filter of a query is found once for all answers in the columns that are kept up
// with the corpus (loaded.ts); only what a page shows is then fetched from the backend.

import type { ArticleRow, Excerpt } from "@/lib/answers";
import { nthOf } from "@/lib/incidents/groupings";
import { EMPTY, LEVELS, perUnit, type Query } from "@/lib/query";
import { alikeRows } from "@/lib/store/alike";
import { Columns } from "@/lib/store/columns";
import { countAreas, countFacets, countPlaces, countTotals, sumOverArticles } from "@/lib/store/count";
import { type DistrictSources, whereaboutsFrom } from "@/lib/store/districts";
import { eventsFrom, reportsWith, saidWith } from "@/lib/store/events";
import { articleAnswer, articleRow, asReported, excerptOf } from "@/lib/store/excerpt";
import { type Bits, bitsOf, filterRows, rowsThatPass, undatedOf } from "@/lib/store/filters";
import {
  type Asked,
  articlesListed,
  type ExcerptNumber,
  filteredAt,
  rowOfExcerpt,
  rowsListed,
  unitListed,
  unknownPage,
} from "@/lib/store/lists";
import { type Backend, keepFacts, keptUp, type Loaded, type Snapshots } from "@/lib/store/loaded";
import { inOrder, Smallest } from "@/lib/store/order";
import { countedAt, featureOf, writtenFeature } from "@/lib/store/place-facts";
import { ROW } from "@/lib/store/rows";
import { ftsAll, ftsAny, readSearch, type SearchGroup } from "@/lib/store/search";
import type { Page, Store } from "@/lib/store/store";
import { countTable } from "@/lib/store/table";
import { countTimeline } from "@/lib/store/timeline";
import { eventView } from "@/lib/store/told";
import { INCIDENT_TYPES } from "@/lib/types";

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
  | "table"
  | "articles"
  | "article"
  | "alike"
>;

/** Rows of a whole list that are fetched in one go. */
const FETCHED = 500;

/** Numbers of articles; `wanted` is null where a group only excludes. */
interface Found {
  wanted: number[] | null;
  unwanted: number[];
}

/** For this many of the best articles, excerpts are checked for the searched words: reading more takes longer than a reader waits. */
const BEST = 200;
/** So many texts are remembered. */
const HOLDING_KEPT = 16;

/** `focus` is the country whose provinces and districts the facets list. */
export function answersFrom(
  backend: Backend,
  focus: string,
  districts: DistrictSources,
  snapshots: Snapshots | null = null,
): Answers {
  const whereabouts = whereaboutsFrom(districts, focus);
  const current = keptUp(backend, () => new Columns(focus, whereabouts), snapshots);

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

    async table(query, division) {
      const { filtered } = await asked({ ...query, unit: "incidents" });
      return countTable(filtered, query, { rows: division.rows, columns: division.columns });
    },

    /** Rows of the query's unit; of articles, their mentions. Together: of the reports of an event, the one that tells most. */
    async excerpts(query, { limit, after, sort, together = false }) {
      const before = after === null ? null : await excerptNumber(after);
      const question = await asked(query, { sort });
      const holding = await holdingOf(question, query);
      const { columns } = question.now;
      const { rows: passing, order, toll, reports } = rowsListed(question, query, { sort, together }, holding);
      const behind = before === null ? -1 : order(rowOfExcerpt(columns, before));
      const shown = new Smallest(limit + 1);
      for (let n = 0; n < passing.length; n++) {
        const key = order(passing[n]!);
        if (key > behind) shown.offer(key, passing[n]!);
      }
      const total = passing.length;
      const rows = shown.values();
      const excerpts = await listedOf(question, rows.slice(0, limit), reports);
      return { total, next: rows.length > limit ? (excerpts.at(-1)?.id ?? null) : null, toll, excerpts };
    },

    async *everyExcerpt(query, { sort, together = false }) {
      const question = await asked(query, { sort });
      const holding = await holdingOf(question, query);
      const { rows, order, reports } = rowsListed(question, query, { sort, together }, holding);
      const sorted = inOrder(rows, order);
      for (const some of portions(sorted)) yield await listedOf(question, some, reports);
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

    async alike(report, limit) {
      const number = await backend.numberOf(report.article);
      const stored = number === null ? undefined : (await backend.stored([number])).get(number);
      if (number === null || !stored) return null;
      const nth = nthOf(report, stored.incidents, stored.mentions);
      if (stored.incidents[nth]?.status !== "reported") return null;
      const question = await asked({ ...EMPTY, unit: "incidents" });
      const { columns, events } = question.filtered;
      if (columns.articleIndex(number) < 0) return null; // removed this very moment
      const row = rowOfExcerpt(columns, { id: report.article, article: number, kind: ROW.incident, nth });
      const place = columns.places[events.place[row]!]?.id ?? null;
      return { place, excerpts: await listedOf(question, alikeRows(columns, events, row, limit), allOf(columns.rows)) };
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

  /** The rows of a list; `reports` are those that pass, as bits, where it lists incidents. */
  async function listedOf(
    { search, filtered: { columns, events } }: Asked,
    rows: readonly number[],
    reports: Bits | null,
  ): Promise<Excerpt[]> {
    const excerpts = await excerptsOf(columns, rows, search);
    if (reports === null) return [...excerpts.values()];
    const together = new Map([...excerpts.keys()].map(row => [row, reportsWith(row, events, reports)]));
    const said = new Map([...excerpts.keys()].map(row => [row, saidWith(row, events)]));
    // One that is alone tells it all itself.
    const several = [...together.values()].filter(rows => rows.length > 1);
    const others = [...new Set([...several, ...said.values()].flat())];
    const { article, nth } = columns;
    const told = await backend.tellings(
      others.map(row => [columns.numbers.values[article.values[row]!]!, nth.values[row]!] as const),
    );
    const tellingOf = new Map(others.map((row, n) => [row, told[n] ?? null]));
    const tellings = (rows: readonly number[] = []) => rows.flatMap(row => tellingOf.get(row) ?? []);
    return [...excerpts].map(([row, excerpt]) => {
      const incident = excerpt.incident!;
      const { deathsRange: deaths, injuriesRange: injuries, actors, byHand } = incident;
      const alone = { deaths, injuries, actors, byHand };
      const its = tellings(together.get(row));
      const event = eventView(its.length > 0 ? its : [alone], [alone, ...tellings(said.get(row))]);
      return asReported(excerpt, columns.places[events.place[row]!] ?? null, event);
    });
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

/** All rows, as bits. */
const allOf = (rows: number): Bits => new Int32Array(Math.ceil(rows / 32)).fill(-1);

/** What is to be fetched in one go, one after another. */
function* portions(rows: Int32Array): Generator<number[]> {
  for (let at = 0; at < rows.length; at += FETCHED) yield Array.from(rows.subarray(at, at + FETCHED));
}

/** The corpus', and that of the outlines that sort it where there are any. */
function versionOf(content: string, districts: DistrictSources): string {
  return content.slice(0, 16) + (districts.version && `-${districts.version}`);
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
