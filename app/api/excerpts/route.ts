// GET /api/excerpts: sentences around what passes the query, by pages; with `list=incidents` one of each incident.

import { parseView, sortOf } from "@/lib/query";
import { pageOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["limit", "after"], ({ store, query, params }) => {
    const view = parseView(params);
    const page = pageOf(params, sortOf(view, query));
    return store.excerpts(query, { ...page, together: view.list === "incidents" });
  });
}
