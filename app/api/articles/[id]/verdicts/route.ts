// PUT /api/articles/{id}/verdicts: what was found in the article as an incident is none, or of another type, day, toll or by others; kept
// beside it.

import * as z from "zod";
import { judgeIncident, MOST_ACTORS } from "@/lib/ingest/correct";
import { openHeld } from "@/lib/server";
import { ROLES } from "@/lib/types";
import { act, readJson } from "../../../act";

const OFFSET = z.number().int().min(0);
const DAY = z.string().max(100);
/** What numbers and actors can be is said in words where it is judged. */
const PEOPLE = z.strictObject({ low: z.number().nullable(), high: z.number().nullable() }).nullable().optional();
const ACTOR = z.strictObject({ id: z.string().max(200), role: z.enum(ROLES) });

/** Of an incident its trigger, and where its place is named; and all that is said of it. What is left out is as found. */
const VERDICT = z.strictObject({
  start: OFFSET,
  end: OFFSET,
  at: OFFSET.nullable(),
  dismissed: z.boolean().optional(),
  subtype: z.string().max(100).optional(),
  date: z
    .strictObject({ from: DAY, to: DAY, precision: z.enum(["day", "month", "year", "range"]) })
    .nullable()
    .optional(),
  deaths: PEOPLE,
  injuries: PEOPLE,
  actors: z.array(ACTOR).max(MOST_ACTORS).optional(),
});

export function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return act(request, "write", async () => {
    const verdict = await readJson(request, VERDICT, 10_000);
    const { id } = await params;
    return judgeIncident(id, verdict, await openHeld(), new Date());
  });
}
