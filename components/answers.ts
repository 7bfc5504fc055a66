"use client";
// What the explorer asks the API, one hook per route. A question that is no longer asked is aborted. The map comes first: its
// places are asked for before anything is drawn anew, all else when they are painted.

import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type {
  AlikeAnswer,
  AreasAnswer,
  ArticleAnswer,
  ArticleRow,
  ExcerptsAnswer,
  FacetsAnswer,
  PlaceCountsAnswer,
  PlacesAnswer,
  TimelineAnswer,
} from "@/lib/answers";
import type { Division } from "@/lib/division";
import { formatQuery, type Level, perUnit, type Query, type Sort, type Unit } from "@/lib/query";
import type { FoundPlace, ListedActor } from "@/lib/review";
import { type TableAnswer, tableQuery } from "@/lib/table";
import { reach, refusalIn } from "./ask";
import { afterPaint, whenMapDrawn } from "./paint";
import { listenToQuery } from "./state";

/** Reads JSON, or throws with the message that the API gives. */
async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await reach(path, { signal });
  if (response.ok) return (await response.json()) as T;
  throw await refusalIn(response);
}

const written = (query: Query) => formatQuery(query).toString();
/** The map shows every place, whichever is selected. */
const unselected = (query: Query): Query => ({ ...query, place: "" });

/** The places of a query, as useQuery and useQueries take it. */
export function placesOf(query: Query) {
  const search = written(unselected(query));
  return queryOptions({
    queryKey: ["places", search],
    queryFn: ({ signal }) => {
      const answer = askPlaces(query, search, signal);
      mapPainted = answer.then(whenMapDrawn, () => {}).then(painted);
      return answer;
    },
  });
}

/** Settled when the map shows the places that were asked for last, or they will not come. */
let mapPainted: Promise<void> = Promise.resolve();
const painted = () => new Promise<void>(afterPaint);

/** Asks when the map has been painted: the server answers one after another, and so does this page draw. */
async function getBehindMap<T>(path: string, signal: AbortSignal): Promise<T> {
  // All that a page asks it asks in one moment, and not the places first.
  await null;
  await mapPainted;
  return get<T>(path, signal);
}

/** Asks for the places of a new question at once; drawing what was clicked takes as long as the server's answer. */
export function useAskAhead(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listenToQuery(async query => {
        const places = placesOf(query);
        const [, search] = places.queryKey;
        // What was asked ahead and is not asked for any more.
        void client.cancelQueries({
          queryKey: ["places"],
          type: "inactive",
          predicate: ({ queryKey }) => queryKey[1] !== search,
        });
        await client.prefetchQuery(places);
      }),
    [client],
  );
}

/** What is known of places beside their counts, as far as any answer has told; of one version of the corpus. */
const known = { version: "", features: new Map<string, PlacesAnswer["features"][number]>() };

/** Asks for the counts alone where the places are known, so that a filter's answer is small. */
async function askPlaces(query: Query, search: string, signal: AbortSignal): Promise<PlacesAnswer> {
  if (known.features.size > 0) {
    const counts = await get<PlaceCountsAnswer>(`/api/places?${search}${search ? "&" : ""}facts=no`, signal);
    const answer = counts.version === known.version ? counted(counts, query.unit) : null;
    if (answer) return answer;
  }
  const answer = await get<PlacesAnswer>(`/api/places?${search}`, signal);
  if (answer.version !== known.version) known.features.clear();
  known.version = answer.version;
  for (const feature of answer.features) known.features.set(feature.id, feature);
  return answer;
}

/** The counts with what is known of their places; null where one is not known. */
function counted(
  { ids, counts, killed, wounded, leading, types, ...told }: PlaceCountsAnswer,
  unit: Unit,
): PlacesAnswer | null {
  const features: PlacesAnswer["features"] = [];
  for (const [index, id] of ids.entries()) {
    const feature = known.features.get(id);
    if (!feature) return null;
    const here = perUnit(each => counts[each][index] ?? 0);
    const properties = {
      ...feature.properties,
      count: here[unit],
      counts: here,
      toll: { killed: killed[index] ?? 0, wounded: wounded[index] ?? 0 },
      leading: types[leading[index] ?? -1] ?? null,
    };
    features.push({ ...feature, properties });
  }
  return { type: "FeatureCollection", features, ...told };
}

export function usePlaces(query: Query) {
  return useQuery({ ...placesOf(query), placeholderData: keepPreviousData });
}

export function useFacets(query: Query) {
  const search = written(unselected(query));
  return useQuery({
    queryKey: ["facets", search],
    queryFn: ({ signal }) => getBehindMap<FacetsAnswer>(`/api/facets?${search}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** Incidents by what a table's rows and columns are by. */
export function useTable(query: Query, { rows, columns }: Division) {
  const search = written(tableQuery(query));
  return useQuery({
    queryKey: ["table", rows, columns, search],
    queryFn: ({ signal }) => get<TableAnswer>(`/api/table?rows=${rows}&columns=${columns}&${search}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** What the areas of a level count; null asks nothing. */
export function useAreas(query: Query, level: Level | null) {
  const search = written(unselected(query));
  return useQuery({
    queryKey: ["areas", level, search],
    queryFn: ({ signal }) => get<AreasAnswer>(`/api/areas?level=${level}&${search}`, signal),
    placeholderData: keepPreviousData,
    enabled: level !== null,
  });
}

/** The whole course of time, whichever part of it is chosen: the brush needs the rest to move in. Or the days of a window alone. */
export function useTimeline(query: Query, within: Pick<Query, "from" | "to"> | null = null) {
  const days = within ?? { from: "", to: "" };
  const search = `${written({ ...unselected(query), ...days, undated: null })}${within ? "&within=yes" : ""}`;
  return useQuery({
    queryKey: ["timeline", search],
    queryFn: ({ signal }) => getBehindMap<TimelineAnswer>(`/api/timeline?${search}`, signal),
    placeholderData: keepPreviousData,
  });
}

const PAGE = 50;

/** @param together of the reports of an incident, only the one that tells most */
export function useExcerpts(query: Query, sort: Sort, enabled = true, together = false) {
  const search = `${written(query)}${together ? "&list=incidents" : ""}`;
  return useInfiniteQuery({
    queryKey: ["excerpts", search, sort],
    queryFn: ({ signal, pageParam }) =>
      getBehindMap<ExcerptsAnswer>(`/api/excerpts?${search}&sort=${sort}&limit=${PAGE}${after(pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useArticles(query: Query, sort: Sort, enabled = true) {
  const search = written(query);
  return useInfiniteQuery({
    queryKey: ["articles", search, sort],
    queryFn: ({ signal, pageParam }) =>
      getBehindMap<{ total: number; next: string | null; articles: ArticleRow[] }>(
        `/api/articles?${search}&sort=${sort}&limit=${PAGE}${after(pageParam)}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useArticle(id: string) {
  return useQuery({
    queryKey: ["article", id],
    queryFn: ({ signal }) => get<ArticleAnswer>(`/api/articles/${encodeURIComponent(id)}`, signal),
    enabled: id !== "",
  });
}

/** The events that an incident of an article could be one with. */
export function useAlike(articleId: string, { start, end, at }: { start: number; end: number; at: number | null }) {
  const search = `start=${start}&end=${end}${at === null ? "" : `&at=${at}`}`;
  return useQuery({
    queryKey: ["alike", articleId, search],
    queryFn: ({ signal }) => get<AlikeAnswer>(`/api/articles/${encodeURIComponent(articleId)}/alike?${search}`, signal),
  });
}

/** A file of the basemap; absent files leave that layer out, the others are drawn. */
export function useGround<P = GeoJSON.GeoJsonProperties>(file: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ["ground", file],
    queryFn: ({ signal }) => get<GeoJSON.FeatureCollection<GeoJSON.Geometry, P>>(`/basemap/${file}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

const after = (cursor: string | null) => (cursor ? `&after=${encodeURIComponent(cursor)}` : "");

/** Places whose name begins like what is typed, the likeliest first; `named`: what is typed is a name of it or its beginning. */
export interface Suggestion {
  id: string;
  named: boolean;
}

/** Places of the gazetteer of a name, whether an article names them or not. */
export function useGazetteer(typed: string) {
  const q = typed.trim();
  return useQuery({
    queryKey: ["gazetteer", q],
    queryFn: async ({ signal }) =>
      (await get<{ places: FoundPlace[] }>(`/api/gazetteer?q=${encodeURIComponent(q)}`, signal)).places,
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Who of the list of actors is called what is typed, the likeliest first; all of it for nothing. */
export function actorsNamed(typed: string) {
  return queryOptions({
    queryKey: ["actors-listed", typed],
    queryFn: async ({ signal }) =>
      (await get<{ actors: ListedActor[] }>(`/api/actors?q=${encodeURIComponent(typed)}`, signal)).actors,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** What is suggested for what is typed: never what was for less of it. */
export function suggestionsFor(typed: string) {
  const q = typed.trim();
  return queryOptions({
    queryKey: ["suggest", q],
    queryFn: async ({ signal }) =>
      q.length < 2
        ? []
        : (await get<{ places: Suggestion[] }>(`/api/suggest?q=${encodeURIComponent(q)}`, signal)).places,
    retry: false,
  });
}
