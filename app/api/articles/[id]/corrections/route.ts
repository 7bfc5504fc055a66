// PUT /api/articles/{id}/corrections: what a name of the article means after all, kept beside it.

import * as z from "zod";
import { correctArticle } from "@/lib/ingest/correct";
import { openHeld } from "@/lib/server";
import { act, readJson } from "../../../act";

const OFFSET = z.number().int().min(0);

/** `place`: an id of the gazetteer, null for no place, left out for what was found. */
const CORRECTION = z.strictObject({
  start: OFFSET,
  end: OFFSET,
  place: z.string().min(1).max(200).nullable().optional(),
});

export function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return act(request, "write", async () => {
    const { start, end, place } = await readJson(request, CORRECTION, 10_000);
    const { id } = await params;
    return correctArticle(id, { start, end, placeId: place }, await openHeld(), new Date());
  });
}
