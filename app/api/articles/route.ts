// GET /api/articles: the articles with anything that passes the query, by pages.

import { parseView } from "@/lib/query";
import { pageOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["limit", "after"], ({ store, query, params }) =>
    store.articles(query, pageOf(params, parseView(params).sort)),
  );
}
