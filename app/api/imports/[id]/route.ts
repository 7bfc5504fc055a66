// GET /api/imports/{id}: how far an import is, and its review. PATCH: ticks all its articles, or none. DELETE: takes it out.

import { z } from "zod";
import { findImport, removeAnyImport } from "@/lib/ingest/imports";
import { openBooks, openHeld, openJobs } from "@/lib/server";
import { act, readJson } from "../../act";

interface Context {
  params: Promise<{ id: string }>;
}

const Ticks = z.strictObject({ accept: z.boolean() });

export function GET(request: Request, { params }: Context): Promise<Response> {
  return act(request, "write", async () => findImport((await params).id, { jobs: openJobs(), ledger: openBooks() }));
}

export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return act(request, "write", async () => {
    const { id } = await params;
    const { accept } = await readJson(request, Ticks, 1000);
    const jobs = openJobs();
    await jobs.tick(id, accept);
    return findImport(id, { jobs, ledger: openBooks() });
  });
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return act(request, "write", async () => {
    const removed = await removeAnyImport((await params).id, openJobs(), await openHeld());
    return removed === null ? null : { removed };
  });
}
