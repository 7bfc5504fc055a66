"use client";
// The explorer's one state: the URL. A question pushes an entry, a pan replaces it; what hovers is not worth an address.

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import {
  EMPTY,
  EMPTY_VIEW,
  type Facet,
  formatQuery,
  formatSearch,
  formatView,
  parseQuery,
  parseView,
  type Query,
  QueryError,
  refuseUnknown,
  type View,
} from "@/lib/query";
import { afterPaint } from "./paint";

type Change<T> = Partial<T> | ((now: T) => Partial<T>);

interface Explorer {
  query: Query;
  view: View;
  /** A word of the URL that could not be read; query and view are then the defaults. */
  problem: QueryError | null;
  /** Asks something else: a new entry of the history, unless it takes the place of the last. */
  ask(change: Change<Query>, view?: Partial<View>, how?: "push" | "replace"): void;
  /** Looks at it differently: pans replace the entry, choices push one. */
  look(change: Partial<View>, how?: "push" | "replace"): void;
}

const ExplorerContext = createContext<Explorer | null>(null);

/** `search` is the URL's as the server saw it, for the first drawing. */
export function ExplorerProvider({ search: first, children }: { search: string; children: ReactNode }) {
  // Straight from the address bar: the router would tell a moment later.
  const search = useSyncExternalStore(
    listenToUrl,
    () => shownBy("page"),
    () => first,
  );
  return <ExplorerContext value={useSearch(search)}>{children}</ExplorerContext>;
}

/** For the map, which shows what a tick asks for before the page around it does. */
export function MapFirst({ children }: { children: ReactNode }) {
  const page = useExplorer();
  const search = useSyncExternalStore<string | null>(
    listenToUrl,
    () => shownBy("map"),
    () => null,
  );
  const map = useSearch(search ?? "");
  return <ExplorerContext value={search === null ? page : map}>{children}</ExplorerContext>;
}

function useSearch(search: string): Explorer {
  const read = useMemo(() => readSearch(search), [search]);
  const query = useSteady(read.query, formatQuery(read.query).toString());
  const view = useSteady(read.view, formatView(read.view).toString());
  return useMemo(() => ({ query, view, problem: read.problem, ask, look }), [query, view, read.problem]);
}

export function useExplorer(): Explorer {
  const explorer = useContext(ExplorerContext);
  if (!explorer) throw new Error("useExplorer needs an <ExplorerProvider> above it.");
  return explorer;
}

/** What the page can be called by, the innermost last. */
const NAMING = ["page", "question", "place", "article"] as const;
const names = new Map<(typeof NAMING)[number], string>();
let nameless = "";

function rename(): void {
  const innermost = NAMING.findLast(each => names.has(each));
  const wanted = innermost ? `${names.get(innermost)} · Dateline` : nameless;
  if (document.title !== wanted) document.title = wanted;
}

/** The router writes its own title when it comes to life, which may be after ours. */
function keepNamed(): () => void {
  const observer = new MutationObserver(rename);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  return () => observer.disconnect();
}

/**
 * What the page is called while something is open in it: in the history, in a tab or bookmark, and to a screen reader. The innermost
 * that is open counts; "" is nothing.
 */
export function useTitle(what: (typeof NAMING)[number], title: string): void {
  useEffect(
    function nameThePage() {
      if (!title) return;
      if (names.size === 0) nameless = document.title;
      names.set(what, title);
      rename();
      const stop = keepNamed();
      return () => {
        stop();
        names.delete(what);
        rename();
      };
    },
    [what, title],
  );
}

/** The same object as long as its written form is the same, so that a pan asks nothing anew. */
function useSteady<T>(value: T, written: string): T {
  const held = useRef({ value, written });
  if (held.current.written !== written) held.current = { value, written };
  return held.current.value;
}

const FOREIGN = /^(?:utm_\w+|\w+clid|ref)$/;

function readSearch(search: string): { query: Query; view: View; problem: QueryError | null } {
  const params = new URLSearchParams(search);
  // What others hang onto links to know where readers come from.
  for (const word of [...params.keys()]) if (FOREIGN.test(word)) params.delete(word);
  try {
    refuseUnknown(params);
    return { query: parseQuery(params), view: parseView(params), problem: null };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { query: EMPTY, view: EMPTY_VIEW, problem: error };
  }
}

let lastRead = { search: "", ...readSearch("") };

/** What the address bar says. */
function readNow(): ReturnType<typeof readSearch> {
  const { search } = window.location;
  if (lastRead.search !== search) lastRead = { search, ...readSearch(search) };
  return lastRead;
}

const urlListeners = new Set<() => void>();

function listenToUrl(listener: () => void): () => void {
  urlListeners.add(listener);
  return () => {
    urlListeners.delete(listener);
  };
}

function tellUrl(): void {
  for (const listener of urlListeners) listener();
}

type QueryListener = (query: Query) => Promise<unknown>;
const queryListeners = new Set<QueryListener>();

/** Tells every new question of the URL that can be read, as soon as it is asked, and what is foreseen. */
export function listenToQuery(listener: QueryListener): () => void {
  queryListeners.add(listener);
  return () => {
    queryListeners.delete(listener);
  };
}

/** Resolves when those who listen have what they need for it. */
const tellQuery = (query: Query): Promise<unknown> => Promise.all([...queryListeners].map(listener => listener(query)));

/** Says what is about to be asked: a button is down for a tenth of a second before that is a click, and an answer is as quick. */
export function foresee(change: (now: Query) => Partial<Query>): void {
  const { query, problem } = readNow();
  if (problem) return;
  void tellQuery({ ...query, ...change(query) });
  // A button that is let go of elsewhere asks nothing: what is asked is what it was. A click comes before that.
  const released = () => {
    for (const type of RELEASES) window.removeEventListener(type, released);
    setTimeout(() => void tellQuery(readNow().query));
  };
  for (const type of RELEASES) window.addEventListener(type, released);
}
const RELEASES = ["pointerup", "pointercancel"];

/** What is still shown in place of what the address bar says; null where that is shown. */
const shown: { map: string | null; page: string | null } = { map: null, page: null };
const shownBy = (part: "map" | "page") => shown[part] ?? window.location.search;

function followHistory(): void {
  Object.assign(shown, { map: null, page: null });
  tellUrl();
  const { query, problem } = readNow();
  if (!problem) void tellQuery(query);
}
if (typeof window !== "undefined") window.addEventListener("popstate", followHistory);

/** Milliseconds after which a page shows what it was asked, though the answer has not come. */
const PATIENCE = 150;

/** Lets the map show what is asked when its answer is there, and the page around it behind that. */
function showMapFirst(answer: Promise<unknown>): void {
  const asked = window.location.search;
  const show = (parts: Partial<typeof shown>): boolean => {
    // Something else has been asked for since.
    if (window.location.search !== asked || shown.page === null) return false;
    Object.assign(shown, parts);
    tellUrl();
    return true;
  };
  const patience = new Promise(resolve => setTimeout(resolve, PATIENCE));
  void Promise.race([answer, patience]).then(() => {
    if (show({ map: null })) afterPaint(() => show({ page: null }));
  });
}

/** What the address bar asks, though the page may not show it yet; `otherwise` is for the server. */
export function useAsked<T>(find: (query: Query) => T, otherwise: T): T {
  return useSyncExternalStore(
    listenToUrl,
    () => find(readNow().query),
    () => otherwise,
  );
}

/** How the history takes what is asked, and whether the page waits for the map: see askMapFirst. */
interface How {
  entry: "push" | "replace";
  mapFirst?: boolean;
}

/** Starts from the address bar, not from the last render: two quick choices both count. */
export function ask(change: Change<Query>, view: Partial<View> = {}, entry: How["entry"] = "push"): void {
  const now = readNow();
  go({ ...now.query, ...changed(now.query, change) }, { ...now.view, ...view }, { entry });
}

/**
 * Asks, by a control that shows itself what it is set to (see useAsked): the map is drawn when its answer is there, the page around it
 * behind that. To draw the whole page for the question, and the map for the answer, takes longer than the answer does.
 */
export function askMapFirst(change: Change<Query>): void {
  const now = readNow();
  go({ ...now.query, ...changed(now.query, change) }, now.view, { entry: "push", mapFirst: true });
}

export function look(change: Partial<View>, entry: How["entry"] = "push"): void {
  const now = readNow();
  go(now.query, { ...now.view, ...change }, { entry });
}

const changed = (now: Query, change: Change<Query>) => (typeof change === "function" ? change(now) : change);

function go(query: Query, view: View, { entry, mapFirst = false }: How): void {
  const search = formatSearch(query, view);
  const url = search ? `${window.location.pathname}?${search}` : window.location.pathname;
  if (url === window.location.pathname + window.location.search) return;
  const before = { map: shownBy("map"), page: shownBy("page") };
  // With the state that the router gave the entry, it knows the entry as its own and does not draw the page anew.
  const { state } = window.history;
  if (entry === "push") window.history.pushState(state, "", url);
  else window.history.replaceState(state, "", url);
  Object.assign(shown, mapFirst ? before : { map: null, page: null });
  const answer = tellQuery(query);
  tellUrl();
  if (mapFirst) showMapFirst(answer);
}

/** Selects a place, and the excerpt to begin with ("": its first); "" selects none. */
export function selectPlace(place: string, excerpt = ""): void {
  ask({ place }, { excerpt });
}

/** Whether an excerpt is the one that is read now. */
export const isRead = (excerpt: string): boolean => readNow().view.excerpt === excerpt;

/** Turns to another excerpt of the selected place: popup and list turn together. */
export function turnTo(excerpt: string): void {
  look({ excerpt }, "replace");
}

/** The page of an article alone. */
export const articleUrl = (id: string, lang: View["lang"]): string =>
  `/articles/${encodeURIComponent(id)}${lang === EMPTY_VIEW.lang ? "" : `?lang=${lang}`}`;

/** Puts a facet's value in, out, or to neither. */
export function choose(query: Query, facet: Facet, value: string, as: "only" | "not" | "either"): Partial<Query> {
  const { only, not } = query.facets[facet];
  const without = (values: string[]) => values.filter(other => other !== value);
  const choice = { only: without(only), not: without(not) };
  if (as !== "either") choice[as].push(value);
  return { facets: { ...query.facets, [facet]: choice } };
}

/** A panel left open or shut stays so in this browser. */
export function useRemembered(name: string, otherwise: boolean): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(otherwise);
  useEffect(
    function recall() {
      const kept = localStorage.getItem(`open:${name}`);
      if (kept) setOpen(kept === "yes");
    },
    [name],
  );
  return [
    open,
    next => {
      setOpen(next);
      localStorage.setItem(`open:${name}`, next ? "yes" : "no");
    },
  ];
}
