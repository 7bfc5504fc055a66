// What every route that changes something does around its one act: refuses whom it must, reads what was sent within limits,
// and gives errors the shape that all errors have.

import type { z } from "zod";
import { CorrectionError } from "@/lib/ingest/correct";
import { JobError } from "@/lib/ingest/jobs";
import { type Limits, limitsFrom } from "@/lib/ingest/limits";
import { RevisionError } from "@/lib/ingest/preview";
import { UploadError } from "@/lib/ingest/upload";
import { QueryError } from "@/lib/query";
import { StoreError } from "@/lib/store/schema";
import { refusal } from "./guard";
import { failure } from "./respond";

/** Answers with what `make` gives as JSON, a Response as it is, and null as "not found". */
export async function act(
  request: Request,
  kind: "write" | "work",
  make: (limits: Limits) => Promise<object | Response | null>,
): Promise<Response> {
  const refused = refusal(request, kind);
  if (refused) return failure(refused.status, refused.message);
  try {
    const made = await make(limitsFrom(process.env));
    if (made === null) return failure(404, `There is nothing at ${new URL(request.url).pathname}.`);
    if (made instanceof Response) return made;
    return Response.json(made, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof UploadError) return failure(error.status, error.message);
    if (error instanceof JobError) return failure(error.status, error.message);
    if (error instanceof CorrectionError || error instanceof RevisionError) return failure(400, error.message);
    console.error(error);
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/ENOSPC|EDQUOT|SQLITE_FULL/.test(code))
      return failure(500, "The disk is full. What was stored is safe; make room and try again.");
    if (/EACCES|EPERM|EROFS|SQLITE_READONLY/.test(code))
      return failure(500, "The data folder cannot be written. Check its permissions, or set DATELINE_DATA to another.");
    if (/SQLITE_BUSY|SQLITE_LOCKED/.test(code))
      return failure(500, "Another program is writing to the database. Try again when it is done.");
    return failure(500, error instanceof StoreError ? error.message : "This did not work; the server's log says why.");
  }
}

/** Letters of what is typed that are looked at. */
const LONGEST = 200;

/** Answers what somebody types, `q`, the only word of its route. */
export function answerTyped(request: Request, make: (q: string) => Promise<object>): Promise<Response> {
  return act(request, "work", async () => {
    const { searchParams } = new URL(request.url);
    const q = searchParams.get("q")?.trim() ?? "";
    const unknown = [...searchParams.keys()].find(word => word !== "q");
    if (unknown) return failure(400, new QueryError(unknown, "", "no word but q").message, unknown);
    if (q.length > LONGEST) return failure(400, `q: expected at most ${LONGEST} characters`, "q");
    return make(q);
  });
}

/** JSON that was sent, of a shape. Throws UploadError, which names the first thing that is not of it. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>, mostBytes: number): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await readText(request, mostBytes));
  } catch (error) {
    if (error instanceof UploadError) throw error;
    throw new UploadError(400, "expected JSON");
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join(".") ?? "";
  throw new UploadError(400, `${at === "" ? "the body" : at}: ${issue?.message ?? "not of the form"}`);
}

/** Text that was sent, read no further than the limit. */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new UploadError(413, `more than ${Math.round(mostBytes / 1000)} kB were sent`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
