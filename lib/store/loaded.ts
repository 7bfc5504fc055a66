// The columns of a corpus, loaded once and kept up with it, and what was worked out from them.

import type { Columns } from "@/lib/store/columns";
import type { Events, StoredReport } from "@/lib/store/events";
import type { StoredArticle } from "@/lib/store/excerpt";
import { KeptBits } from "@/lib/store/filters";
import { placesById } from "@/lib/store/order";
import { factsOf, type PlaceFacts } from "@/lib/store/place-facts";
import type { Telling } from "@/lib/store/told";
import type { ArticleTuple, IncidentTuple, MentionTuple } from "@/lib/store/tuples";
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
  /** How many incidents that are not reported as having happened each article has; articles without any are left out. */
  unreported(): Promise<[article: number, count: number][]>;
  /** The reported incidents of which several reports are stored, by ascending article and nth. */
  events(): Promise<StoredReport[]>;
  /** What single incidents tell of people; null where one is gone. */
  tellings(incidents: readonly (readonly [article: number, nth: number])[]): Promise<(Telling | null)[]>;
}

export interface Batch {
  articles: ArticleTuple[];
  mentions: MentionTuple[];
  incidents: IncidentTuple[];
}

/** Articles read in one go; other requests are answered in between. */
const BATCH = 1_000;

/** The columns as they are now. */
export interface Loaded {
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

/** Columns that a backend keeps from one process to the next. */
export interface Snapshots {
  /** What was kept, taken over by columns that are empty; null where nothing fits the corpus as it is now. */
  restore(empty: Columns): Columns | null;
  /** Keeps the columns that were read at a state of the corpus, if that is worth it and the state is still the same. */
  keep(columns: Columns, state: { content: string; rewrites: number }): void;
}

/**
 * Gives the columns, no older than the call. One after another: each takes what the one before has loaded.
 * @param empty makes columns without rows
 */
export function keptUp(backend: Backend, empty: () => Columns, snapshots: Snapshots | null): () => Promise<Loaded> {
  let loaded: Loaded | null = null;
  let loading: Promise<unknown> = Promise.resolve();

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

  return () => {
    const next = loading.catch(() => {}).then(keepUp);
    loading = next;
    return next;
  };
}

/** Works out what the places' facts are, once: five thousand places are in every answer. */
export function keepFacts(now: Loaded): void {
  const { columns, facts } = now;
  if (facts.length === columns.places.length) return;
  for (let p = facts.length; p < columns.places.length; p++) {
    const place = columns.places[p];
    facts.push(place ? factsOf(columns, p, place) : null);
  }
  now.byId = placesById(columns);
}
