// GET /api/imports/{id}/rejected?format=csv|json: what did not go in, and why, as a file.

import { csvCell } from "@/lib/export";
import { findImport } from "@/lib/ingest/imports";
import { QueryError } from "@/lib/query";
import { openBooks, openJobs } from "@/lib/server";
import { act } from "../../../act";
import { choiceOf, failure } from "../../../respond";

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return act(request, "write", async () => {
    const found = await findImport((await params).id, { jobs: openJobs(), ledger: openBooks() });
    if (!found) return null;
    const { rejections, id, started } = found;
    try {
      const format = choiceOf(new URL(request.url).searchParams, "format", ["csv", "json"]) ?? "csv";
      const rows = rejections.map(({ source, reason }) => `${csvCell(source)},${csvCell(reason)}\r\n`);
      const text = format === "json" ? JSON.stringify(rejections, null, 1) : `\ufeffsource,reason\r\n${rows.join("")}`;
      return new Response(text, {
        headers: {
          "content-type": format === "json" ? "application/json" : "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="rejected-${started.slice(0, 10)}-${id}.${format}"`,
          "cache-control": "no-store",
        },
      });
    } catch (error) {
      if (error instanceof QueryError) return failure(400, error.message, error.field);
      throw error;
    }
  });
}
