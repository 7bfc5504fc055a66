// GET /api/excerpts: sentences around what passes the query, by pages.

import { parseView } from "@/lib/query";
import { pageOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["limit", "after"], ({ store, query, params }) =>
    store.excerpts(query, pageOf(params, parseView(params).sort)),
  );
}
