// The ground under the symbols: GeoJSON files of data/basemap and data/boundaries, served from this machine.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { refusal } from "@/app/api/guard";
import { failure } from "@/app/api/respond";
import { installedBoundaries } from "@/lib/server";

const FOLDERS = ["data/basemap", "data/boundaries"];

/** Official boundaries take the place of ours; of districts there are no others. */
const LEVEL: Record<string, 1 | 2 | 3> = {
  "governorates.geojson": 1,
  "districts.geojson": 2,
  "subdistricts.geojson": 3,
};

/** Read once per process: the files are part of the program. */
const served = new Map<string, Promise<Buffer | null>>();

async function read(name: string): Promise<Buffer | null> {
  const level = LEVEL[name];
  if (level) {
    const bytes = await readFile(installedBoundaries(level)).catch(() => null);
    if (bytes) return bytes;
  }
  for (const folder of FOLDERS) {
    const bytes = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), folder, name)).catch(() => null);
    if (bytes) return bytes;
  }
  return null;
}

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const refused = refusal(request, "read");
  if (refused) return failure(refused.status, refused.message);
  const { file } = await params;
  // A bare file name only: nothing that could climb out of the two folders.
  if (!/^[a-z0-9-]+\.(json|geojson)$/.test(file)) return missing(file);
  const reading = served.get(file) ?? read(file);
  served.set(file, reading);
  const body = await reading;
  if (!body) {
    served.delete(file);
    return missing(file);
  }
  // Boundaries may be others after the next start: a browser asks whether its copy is still right.
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
  const headers = {
    etag,
    "content-type": "application/geo+json",
    "cache-control": LEVEL[file] ? "no-cache" : "public, max-age=3600, stale-while-revalidate=31536000",
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(body), { headers });
}

function missing(file: string): Response {
  return Response.json({ error: { message: `There is no basemap file "${file}".`, field: "file" } }, { status: 404 });
}
