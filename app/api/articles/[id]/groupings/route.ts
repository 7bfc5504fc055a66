// PUT /api/articles/{id}/groupings: two reports are of one event after all, or one is of another event than the rest; kept beside the articles.

import * as z from "zod";
import { groupReports, ungroupReports } from "@/lib/ingest/correct";
import { openHeld } from "@/lib/server";
import { act, readJson } from "../../../act";

const OFFSET = z.number().int().min(0);

/** Of an incident its trigger, and where its place is named. */
const REPORT = { start: OFFSET, end: OFFSET, at: OFFSET.nullable() };

/** `with`: the report that it is of one event with, left out where it is of another than the rest. Or when what is taken back was said. */
const GROUPING = z.union(
  [
    z.strictObject({ takeBack: z.string().max(40) }),
    z.strictObject({ ...REPORT, with: z.strictObject({ article: z.string().min(1).max(200), ...REPORT }).optional() }),
  ],
  { error: "expected start, end and at of a report, and of another with its article as with; or takeBack" },
);

export function PUT(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return act(request, "write", async () => {
    const said = await readJson(request, GROUPING, 10_000);
    const { id } = await params;
    const held = await openHeld();
    if ("takeBack" in said) return ungroupReports(id, said.takeBack, held);
    const { with: other, ...at } = said;
    const report = { article: id, ...at };
    return groupReports(other ? [report, other] : [report], held, new Date());
  });
}
