// GET /api/timeline: counts over time.

import { BINS } from "@/lib/store/count";
import { choiceOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["bin"], ({ store, query, params }) => store.timeline(query, choiceOf(params, "bin", BINS)));
}
