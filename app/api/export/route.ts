// GET /api/export?format=geojson|csv|kml: the list that the view names, whole, as a file. Streamed: it may be long.

import {
  articleRow,
  type ExportRow,
  excerptRow,
  FORMATS,
  incidentRow,
  MEDIA_TYPES,
  placeRow,
  written,
} from "@/lib/export";
import { EMPTY_VIEW, formatSearch, parseView, type Query, QueryError, type Sort, sortOf, type View } from "@/lib/query";
import type { Store } from "@/lib/store/store";
import { choiceOf, respond } from "../respond";

const ATTRIBUTION = "Places: GeoNames (CC BY 4.0) and curated entries. Articles: as named in each row.";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["format"], async ({ store, query, params, version }) => {
    const format = choiceOf(params, "format", FORMATS);
    if (format === null) throw new QueryError("format", "", `one of ${FORMATS.join(", ")}`);
    const { list, sort: asked } = parseView(params);
    const sort = sortOf({ sort: asked }, query);
    if (list === "articles" && format !== "csv")
      throw new QueryError("list", list, "csv as format: articles have no place");
    const exportedOn = new Date().toISOString().slice(0, 10);
    const search = formatSearch(query, { ...EMPTY_VIEW, list, sort: asked });
    const pieces = written(format, rows(store, query, list, sort), {
      ...{ query: search, list, exportedOn, version, attribution: ATTRIBUTION },
    });
    // The first piece before the headers: an error then still has its own status.
    const first = await pieces.next();
    return new Response(streamed(first.value ?? "", pieces), {
      headers: {
        "content-type": MEDIA_TYPES[format],
        "content-disposition": `attachment; filename="dateline-${exportedOn}-${version}.${format}"`,
      },
    });
  });
}

async function* rows(store: Store, query: Query, list: View["list"], sort: Sort): AsyncGenerator<ExportRow> {
  if (list === "places") {
    for (const { properties } of (await store.places(query)).features) yield placeRow(properties);
    return;
  }
  const asked: Query = list === "incidents" ? { ...query, unit: "incidents" } : query;
  if (list === "articles") for await (const some of store.everyArticle(asked, { sort })) yield* some.map(articleRow);
  else
    for await (const some of store.everyExcerpt(asked, { sort, together: list === "incidents" }))
      yield* some.map(list === "incidents" ? incidentRow : excerptRow);
}

function streamed(first: string, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let pending = first;
  return new ReadableStream({
    async pull(controller) {
      // Small pieces are gathered: a chunk a row would be slow.
      while (pending.length < 65_536) {
        const { done, value } = await rest.next();
        if (done) {
          controller.enqueue(encoder.encode(pending));
          controller.close();
          return;
        }
        pending += value;
      }
      controller.enqueue(encoder.encode(pending));
      pending = "";
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
}
