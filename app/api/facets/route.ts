// GET /api/facets: what can be chosen, with counts.

import { respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, [], ({ store, query }) => store.facets(query));
}
