// The Store interface: what persistence promises to the rest. Implementations: sqlite.ts.

import type {
  AlikeAnswer,
  AreasAnswer,
  ArticleAnswer,
  ArticleRow,
  Excerpt,
  ExcerptsAnswer,
  FacetsAnswer,
  PlaceCountsAnswer,
  PlacesAnswer,
  TimelineAnswer,
} from "@/lib/answers";
import type { Division } from "@/lib/division";
import type { Level, Query, Sort } from "@/lib/query";
import type { TimelineAsked } from "@/lib/store/timeline";
import type { TableAnswer } from "@/lib/table";
import type { Article, Grouping, Incident, Mention, Place, ReportRef } from "@/lib/types";

/** An article with everything that was found in it: the unit of writing. */
export interface ParsedArticle {
  article: Article;
  mentions: Mention[];
  incidents: Incident[];
  /** Every place that a mention, a runner-up or `near` names. */
  places: Place[];
  /** What readers have said of which its reports are of one event with. Left out where that stays as it is. */
  groupings?: readonly Grouping[];
  /** The mentions as packMentions gives them, where that is done: then those above need no evidence and no runners-up. */
  packed?: string;
  /** The import that brings it in, as readers know it (an upload or folder, with its day). A replaced article keeps its own. */
  import?: string;
}

/** How a list is asked for. */
export interface Listing {
  sort: Sort;
  /** Of the reports of an event, only the one that tells most of it. */
  together?: boolean;
}

/** Page of a list; `after` is the `next` of the page before. */
export interface Page extends Listing {
  limit: number;
  after: string | null;
}

/** Writes to a store. */
export interface Writer {
  /** Writes the article whole, in one transaction, once: "known" when its id is already there. */
  addArticle(parsed: ParsedArticle): Promise<"stored" | "known">;
  /** The same for many, all of them or none. `sameAs` is the id of the article that it duplicates: see addDuplicate. */
  addArticles(parsed: readonly (ParsedArticle & { sameAs?: string | null })[]): Promise<("stored" | "known")[]>;
  /** Replaces what was found in a known article (after a change of gazetteer or rules). */
  replaceFindings(parsed: ParsedArticle): Promise<void>;
  /** Its links to duplicates go with it, and which reports are of one event is worked out without its own. */
  removeArticle(id: string): Promise<boolean>;
  /** Records that an article is a near duplicate of another, by ids; each then appears in the other's `alsoIn`. */
  addDuplicate(articleId: string, ofId: string): Promise<void>;
  has(articleId: string): Promise<boolean>;
}

export interface Store extends Writer {
  /**
   * Readers, this store's own among them, see everything that `work` writes with the writer it is given at once, when it ends, or nothing if
   * it fails. Whatever else writes waits meanwhile. `work` must not write to the store itself: that would wait for its own end, and throws.
   */
  together<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  articleIds(): Promise<string[]>;
  /** The ids of the articles that tell of an event, by its name, those among them in which a reader has dismissed it. */
  articlesTelling(event: string): Promise<string[]>;
  /** Changes whenever an answer could change. */
  version(): Promise<string>;

  places(query: Query): Promise<PlacesAnswer>;
  /** The same as JSON: to write thousands of places anew takes longer than to count what is there. */
  placesJson(query: Query): Promise<string>;
  /** The counts alone, for a client that has the places. */
  placeCounts(query: Query): Promise<PlaceCountsAnswer>;
  excerpts(query: Query, page: Page): Promise<ExcerptsAnswer>;
  /**
   * The whole list, some rows at a time, which are fetched as they are asked for: of the corpus as it was at the first. What is removed
   * meanwhile is left out.
   */
  everyExcerpt(query: Query, listing: Listing): AsyncGenerator<Excerpt[]>;
  everyArticle(query: Query, listing: Listing): AsyncGenerator<ArticleRow[]>;
  facets(query: Query): Promise<FacetsAnswer>;
  areas(query: Query, level: Level): Promise<AreasAnswer>;
  timeline(query: Query, how?: TimelineAsked): Promise<TimelineAnswer>;
  /** Of incidents, whatever unit the query asks for. */
  table(query: Query, division: Division): Promise<TableAnswer>;
  articles(query: Query, page: Page): Promise<{ total: number; next: string | null; articles: ArticleRow[] }>;
  article(id: string): Promise<ArticleAnswer | null>;
  /** The events that an incident could be one with, at most `limit`; null where there is no such incident that is reported. */
  alike(report: ReportRef, limit: number): Promise<AlikeAnswer | null>;
  close(): Promise<void>;
}
