// GET /api/areas: what passes in each governorate, district or sub-district, for a map that shades them.

import { LEVELS } from "@/lib/query";
import { choiceOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["level"], ({ store, query, params }) =>
    store.areas(query, choiceOf(params, "level", LEVELS) ?? "province"),
  );
}
