// GET /api/places: the places of the map with their counts, as GeoJSON; with facts=no, the counts alone.

import { choiceOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["facts"], ({ store, query, params }) =>
    choiceOf(params, "facts", ["yes", "no"]) === "no" ? store.placeCounts(query) : store.placesJson(query),
  );
}
