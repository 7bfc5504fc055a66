// GET /api/excerpts: sentences around what passes the query, by pages.

import { parseView, sortOf } from "@/lib/query";
import { pageOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["limit", "after"], ({ store, query, params }) =>
    store.excerpts(query, pageOf(params, sortOf(parseView(params), query))),
  );
}
