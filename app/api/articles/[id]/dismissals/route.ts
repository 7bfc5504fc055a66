// PUT /api/articles/{id}/dismissals: whether what was found in the article is an incident after all, kept beside it.

import * as z from "zod";
import { dismissIncident, REACHES } from "@/lib/ingest/correct";
import { openHeld } from "@/lib/server";
import { act, readJson } from "../../../act";

const OFFSET = z.number().int().min(0);

/** Of an incident its trigger, and where its place is named; and how far it goes. */
const VERDICT = z.strictObject({
  start: OFFSET,
  end: OFFSET,
  at: OFFSET.nullable(),
  dismissed: z.boolean(),
  reach: z.enum(REACHES).optional(),
});

export function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return act(request, "write", async () => {
    const { reach, ...verdict } = await readJson(request, VERDICT, 10_000);
    const { id } = await params;
    return dismissIncident(id, verdict, await openHeld(), new Date(), reach);
  });
}
