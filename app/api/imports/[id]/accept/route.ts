// POST /api/imports/{id}/accept: stores the articles of a review that are ticked, or all.

import { z } from "zod";
import { findImport } from "@/lib/ingest/imports";
import { openBooks, openJobs } from "@/lib/server";
import { act, readJson } from "../../../act";

const Which = z.strictObject({ articles: z.enum(["ticked", "all"]) });

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return act(request, "write", async () => {
    const { id } = await params;
    const { articles } = await readJson(request, Which, 1000);
    const jobs = openJobs();
    await jobs.accept(id, articles);
    return findImport(id, { jobs, ledger: openBooks() });
  });
}
