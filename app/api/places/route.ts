// GET /api/places: the places of the map with their counts, as GeoJSON.

import { respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, [], ({ store, query }) => store.places(query));
}
