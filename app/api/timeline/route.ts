// GET /api/timeline: counts over time.

import { BINS } from "@/lib/store/timeline";
import { choiceOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["bin", "within"], ({ store, query, params }) =>
    store.timeline(query, {
      bin: choiceOf(params, "bin", BINS),
      within: choiceOf(params, "within", ["yes", "no"]) === "yes",
    }),
  );
}
