// PUT /api/articles/{id}/corrections: what a name of the article means after all, kept beside it.

import * as z from "zod";
import { CorrectionError, correctArticle } from "@/lib/ingest/manage";
import { openHeld } from "@/lib/server";
import { act, readJson } from "../../../act";
import { failure } from "../../../respond";

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
    try {
      return await correctArticle(id, { start, end, placeId: place }, await openHeld(), new Date());
    } catch (error) {
      if (error instanceof CorrectionError) return failure(400, error.message);
      throw error;
    }
  });
}
