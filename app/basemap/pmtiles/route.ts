// An optional map file of the user's own (basemap.pmtiles in the data folder), served in the byte ranges that its reader asks for.

import { open, stat } from "node:fs/promises";
import path from "node:path";
import { refusal } from "@/app/api/guard";
import { failure } from "@/app/api/respond";
import { dataFolder } from "@/lib/server";

/** The reader asks for headers, directories and tiles; nothing of that is larger. */
const LARGEST_RANGE = 16_000_000;

const file = () => path.join(dataFolder(), "basemap.pmtiles");

/** Whether there is such a file, and how large it is. */
export async function HEAD(request: Request): Promise<Response> {
  const refused = refusal(request, "read");
  if (refused) return new Response(null, { status: refused.status });
  const size = await sizeOf();
  if (size === null) return new Response(null, { status: 204 });
  return new Response(null, { headers: { "content-length": String(size), "accept-ranges": "bytes" } });
}

export async function GET(request: Request): Promise<Response> {
  const refused = refusal(request, "read");
  if (refused) return failure(refused.status, refused.message);
  const size = await sizeOf();
  if (size === null) {
    return Response.json({ error: { message: "There is no basemap.pmtiles in the data folder." } }, { status: 404 });
  }
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get("range") ?? "") ?? [];
  const start = Number(from);
  const end = Math.min(Number(to), size - 1);
  if (from === undefined || start > end || end - start >= LARGEST_RANGE) {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${size}` } });
  }
  const handle = await open(file());
  try {
    const bytes = new Uint8Array(end - start + 1);
    await handle.read(bytes, 0, bytes.length, start);
    return new Response(bytes, {
      status: 206,
      headers: {
        "content-type": "application/octet-stream",
        "content-range": `bytes ${start}-${end}/${size}`,
        "cache-control": "no-cache",
      },
    });
  } finally {
    await handle.close();
  }
}

async function sizeOf(): Promise<number | null> {
  const found = await stat(file()).catch(() => null);
  return found?.isFile() ? found.size : null;
}
