// POST /api/imports/{id}/resume: takes up again what failed or was interrupted.

import { findImport } from "@/lib/ingest/imports";
import { openBooks, openJobs } from "@/lib/server";
import { act } from "../../../act";

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return act(request, "write", async () => {
    const { id } = await params;
    const jobs = openJobs();
    await jobs.resume(id);
    return findImport(id, { jobs, ledger: openBooks() });
  });
}
