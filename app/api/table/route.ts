// GET /api/table: how many incidents are in each row and column of a table, and whom they killed; as JSON, or the table itself as CSV.

import { MEDIA_TYPES, tableCsv } from "@/lib/export";
import { formatSearch, parseView } from "@/lib/query";
import { tableQuery } from "@/lib/table";
import { choiceOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["format"], async ({ store, query, params, version }) => {
    const view = parseView(params);
    const format = choiceOf(params, "format", ["json", "csv"]);
    const table = await store.table(tableQuery(query), view);
    if (format !== "csv") return table;
    const exportedOn = new Date().toISOString().slice(0, 10);
    const text = tableCsv(table, view.cells, { query: formatSearch(tableQuery(query)), exportedOn, version });
    return new Response(text, {
      headers: {
        "content-type": MEDIA_TYPES.csv,
        "content-disposition": `attachment; filename="dateline-table-${exportedOn}-${version}.csv"`,
      },
    });
  });
}
