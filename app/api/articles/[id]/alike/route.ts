// GET /api/articles/{id}/alike: the events that an incident of the article could be one with.

import { QueryError } from "@/lib/query";
import { respond } from "../../../respond";

/** So many are offered. */
const OFFERED = 12;

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: article } = await params;
  return respond(request, ["start", "end", "at"], ({ store, params: given }) => {
    const [start, end, at] = [
      offset(given, "start"),
      offset(given, "end"),
      given.get("at") ? offset(given, "at") : null,
    ];
    return store.alike({ article, start, end, at }, OFFERED);
  });
}

function offset(given: URLSearchParams, word: string): number {
  const value = given.get(word) ?? "";
  if (!/^\d{1,9}$/.test(value)) throw new QueryError(word, value, "where it stands in the article's text");
  return Number(value);
}
