// GET /api/articles: the articles with anything that passes the query, by pages. POST: new ones come in, for review.

import { findImport } from "@/lib/ingest/imports";
import { receiveForm } from "@/lib/ingest/upload";
import { parseView, sortOf } from "@/lib/query";
import { openBooks, openJobs } from "@/lib/server";
import { act } from "../act";
import { pageOf, respond } from "../respond";

export function GET(request: Request): Promise<Response> {
  return respond(request, ["limit", "after"], ({ store, query, params }) =>
    store.articles(query, pageOf(params, sortOf(parseView(params), query))),
  );
}

export function POST(request: Request): Promise<Response> {
  return act(request, "write", async limits => {
    const jobs = openJobs();
    const upload = await jobs.receive();
    try {
      const type = request.headers.get("content-type") ?? "";
      const body = request.body as Parameters<typeof receiveForm>[0];
      const addresses = await receiveForm(body, type, upload, limits, request.signal);
      const { id } = await upload.begin({ addresses, now: new Date() });
      const begun = await findImport(id, { jobs, ledger: openBooks() });
      return Response.json(begun, { status: 202, headers: { location: `/api/imports/${id}` } });
    } catch (error) {
      await upload.discard();
      throw error;
    }
  });
}
