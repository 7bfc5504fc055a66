// GET /api/imports: every import, newest first.

import { listImports } from "@/lib/ingest/imports";
import { openBooks, openJobs } from "@/lib/server";
import { act } from "../act";

export function GET(request: Request): Promise<Response> {
  return act(request, "write", async () => ({
    imports: await listImports({ jobs: openJobs(), ledger: openBooks() }),
  }));
}
