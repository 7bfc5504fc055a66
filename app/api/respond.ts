// What every route does around its one question: reads the words, answers "not modified" where it can, and gives errors one
// shape, { error: { message, field? } }.

import { createHash } from "node:crypto";
import { parseQuery, type Query, QueryError, refuseUnknown, type Sort } from "@/lib/query";
import { openStore } from "@/lib/server";
import { StoreError } from "@/lib/store/schema";
import type { Store } from "@/lib/store/store";
import { isOwn, refusal } from "./guard";
import { KeptAnswers } from "./kept";

export interface Asked {
  query: Query;
  params: URLSearchParams;
  store: Store;
  version: string;
}

/** Changes when the shape of an answer does, or how it is counted, so that a browser's copy of an older one is not taken for it. */
const SHAPE = 12;

/**
 * Answers a GET. `words` are the route's own, beside the query's and the view's; any other is refused. `make` gives a body
 * for JSON, or the JSON itself, a Response, or null: not found.
 */
export async function respond(
  request: Request,
  words: readonly string[],
  make: (asked: Asked) => Promise<object | string | null>,
): Promise<Response> {
  try {
    const refused = refusal(request, "read");
    if (refused) return failure(refused.status, refused.message);
    const url = new URL(request.url);
    refuseUnknown(url.searchParams, words);
    const query = parseQuery(url.searchParams);
    const store = await openStore();
    const version = await store.version();
    const asked = createHash("sha256")
      .update(url.pathname + url.search)
      .digest("hex")
      .slice(0, 16);
    const etag = `W/"${SHAPE}-${version}-${asked}"`;
    // On one machine, packing an answer takes longer than handing it over.
    const headers = { etag, "cache-control": isOwn(request) ? "no-cache, no-transform" : "no-cache" };
    if (wants(request, etag)) return new Response(null, { status: 304, headers });
    const known = kept.get(etag);
    const made = known ?? (await make({ query, params: url.searchParams, store, version }));
    if (made === null) return failure(404, `There is nothing at ${url.pathname}.`);
    const response = made instanceof Response ? made : json(known ?? kept.keep(etag, written(made)));
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  } catch (error) {
    if (error instanceof QueryError) return failure(400, error.message, error.field);
    console.error(error);
    return failure(
      500,
      error instanceof StoreError ? error.message : "The server could not work out an answer; its log says why.",
    );
  }
}

/** As JSON, which it may be already. */
function written(made: object | string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(typeof made === "string" ? made : JSON.stringify(made));
}

const kept = new KeptAnswers(32_000_000);

function json(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, { headers: { "content-type": "application/json" } });
}

function wants(request: Request, etag: string): boolean {
  const tags = request.headers.get("if-none-match")?.split(",") ?? [];
  return tags.some(tag => tag.trim() === etag);
}

/** An error in the one shape that errors have. */
export function failure(status: number, message: string, field?: string): Response {
  const error = field === undefined ? { message } : { message, field };
  return Response.json({ error }, { status, headers: { "cache-control": "no-store" } });
}

/** The route's own words. Throws QueryError. */
export function choiceOf<T extends string>(params: URLSearchParams, word: string, values: readonly T[]): T | null {
  const given = params.get(word);
  if (given === null || given === "") return null;
  const value = values.find(known => known === given);
  if (value === undefined) throw new QueryError(word, given, `one of ${values.join(", ")}`);
  return value;
}

export function pageOf(params: URLSearchParams, sort: Sort) {
  const given = params.get("limit");
  const limit = given === null || given === "" ? 50 : /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (limit < 1 || limit > 500) throw new QueryError("limit", given ?? "", "a number from 1 to 500");
  return { limit, after: params.get("after") || null, sort };
}
