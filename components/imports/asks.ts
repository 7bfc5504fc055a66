"use client";
// What the pages for articles on their way in ask the API. Where the server wants a token, the reader is asked for it once.

import { useQuery } from "@tanstack/react-query";
import type {
  GeoparseAnswer,
  ImportAnswer,
  ImportRow,
  ReviewedArticle,
  ReviewedDocument,
  WantedArticle,
} from "@/lib/review";
import { Refusal, reach, refusalIn } from "../ask";
import { tokenFor, tokenHeader } from "./token";

/** Asks, and gives what is answered. Throws with the message that the API gives. */
export async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const response = await reach(path, {
      method,
      headers: { ...tokenHeader(), ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (response.ok) return (await response.json()) as T;
    const refusal = await refusalIn(response);
    if (refusal.status !== 401 || !(await tokenFor(refusal.message))) throw refusal;
  }
}

const at = (id: string, ...rest: (string | number)[]) => ["/api/imports", encodeURIComponent(id), ...rest].join("/");

export const isRunning = (state: ImportRow["state"] | undefined) => state === "reading" || state === "storing";

/** How often one looks how far an import is, in milliseconds. */
const LOOK = 700;

export function useImport(id: string) {
  return useQuery({
    queryKey: ["import", id],
    queryFn: ({ signal }) => send<ImportAnswer>("GET", at(id), undefined, signal),
    refetchInterval: query => (isRunning(query.state.data?.state) ? LOOK : false),
    staleTime: 0,
    retry: false,
  });
}

export function useImports() {
  return useQuery({
    queryKey: ["imports"],
    queryFn: ({ signal }) => send<{ imports: ImportRow[] }>("GET", "/api/imports", undefined, signal),
    refetchInterval: query => (query.state.data?.imports.some(({ state }) => isRunning(state)) ? LOOK * 2 : false),
    staleTime: 0,
    retry: false,
  });
}

export const documentOf = (id: string, number: number) => ({
  queryKey: ["document", id, number],
  queryFn: () => send<ReviewedDocument>("GET", at(id, "documents", number)),
});

export const revise = (id: string, number: number, articles: ReviewedArticle[]) =>
  send<ReviewedDocument>("PUT", at(id, "documents", number), { articles });

export const tickAll = (id: string, accept: boolean) => send<ImportAnswer>("PATCH", at(id), { accept });
export const accept = (id: string, articles: "ticked" | "all") =>
  send<ImportAnswer>("POST", at(id, "accept"), { articles });
export const resume = (id: string) => send<ImportAnswer>("POST", at(id, "resume"), {});
export const removeImport = (id: string) => send<{ removed: number }>("DELETE", at(id));
export const removeArticle = (id: string) =>
  send<{ removed: number }>("DELETE", `/api/articles/${encodeURIComponent(id)}`);

/** Saves the list of what did not go in; by script, since a link shows no token. */
export async function downloadRejected(id: string, format: "csv" | "json"): Promise<void> {
  const response = await reach(`${at(id, "rejected")}?format=${format}`, { headers: tokenHeader() });
  if (!response.ok) throw await refusalIn(response);
  const [, name = `rejected.${format}`] =
    /filename="(.+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The places and incidents of an article as it stands, with offsets into the article. */
export function useFindings(text: string, article: WantedArticle, enabled: boolean) {
  const { start, end, language, publishedOn, boilerplate, corrections: said = [] } = article;
  const skip = boilerplate.map(span => ({ start: span.start - start, end: span.end - start }));
  const own = text.slice(start, end);
  const corrections = said.map(one => ({ ...one, start: one.start - start, end: one.end - start }));
  return useQuery({
    queryKey: ["geoparse", own, language, publishedOn, skip, corrections],
    queryFn: ({ signal }) =>
      send<GeoparseAnswer>("POST", "/api/geoparse", { text: own, language, publishedOn, skip, corrections }, signal),
    enabled,
    // What was found stays until a correction has been read.
    placeholderData: (before, query) => (query?.queryKey[1] === own ? before : undefined),
    retry: false,
    gcTime: 60_000,
  });
}

/** Sends a form and tells how many bytes have gone; `signal` ends it. */
export function sendForm(form: FormData, onSent: (bytes: number) => void, signal: AbortSignal): Promise<ImportAnswer> {
  return new Promise((resolve, reject) => {
    // The one way in which a browser tells how far an upload is.
    const request = new XMLHttpRequest();
    request.open("POST", "/api/articles");
    for (const [name, value] of Object.entries(tokenHeader())) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => {
      if (request.status === 202) resolve(request.response as ImportAnswer);
      else {
        const said = request.response?.error?.message ?? `the server answered ${request.status}`;
        reject(new Refusal(request.status, said));
      }
    };
    request.onerror = () => reject(new Error(""));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
