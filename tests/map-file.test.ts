// A map file of the user's own is served in ranges, and read by the library that the map uses.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PMTiles, type RangeResponse } from "pmtiles";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as GET_FILE } from "@/app/basemap/[file]/route";
import { GET, HEAD } from "@/app/basemap/pmtiles/route";
import { archiveOf, PNG, WORLD } from "./map-archive";

const folder = mkdtempSync(path.join(tmpdir(), "dateline-map-file-"));
const before = process.env.DATELINE_DATA;
beforeAll(() => {
  process.env.DATELINE_DATA = folder;
});
afterAll(() => {
  if (before === undefined) delete process.env.DATELINE_DATA;
  else process.env.DATELINE_DATA = before;
  rmSync(folder, { recursive: true });
});

const ADDRESS = "http://localhost/basemap/pmtiles";
const ask = (range?: string) => GET(new Request(ADDRESS, { headers: range ? { range } : {} }));
const head = () => HEAD(new Request(ADDRESS, { method: "HEAD" }));

describe("a map file of the user's own", () => {
  it("is told to be absent where there is none", async () => {
    expect((await head()).status).toBe(204);
    expect((await ask("bytes=0-9")).status).toBe(404);
  });

  it("is served in ranges, and never whole", async () => {
    writeFileSync(path.join(folder, "basemap.pmtiles"), archiveOf(Uint8Array.of(9, 8, 7), PNG, WORLD));
    expect((await head()).status).toBe(200);
    const part = await ask("bytes=0-6");
    expect(part.status).toBe(206);
    expect(await part.text()).toBe("PMTiles");
    expect((await ask()).status).toBe(416);
    expect((await ask("bytes=90000-90001")).status).toBe(416);
  });

  it("gives its tile to the library that the map uses", async () => {
    const source = {
      getKey: () => "test",
      async getBytes(offset: number, length: number): Promise<RangeResponse> {
        return { data: await (await ask(`bytes=${offset}-${offset + length - 1}`)).arrayBuffer() };
      },
    };
    const archive = new PMTiles(source);
    expect((await archive.getHeader()).tileType).toBe(2);
    expect(new Uint8Array((await archive.getZxy(0, 0, 0))!.data)).toEqual(Uint8Array.of(9, 8, 7));
  });

  it("is shown to nobody who comes by a foreign name that leads here, as little as boundaries are", async () => {
    const foreign = (address: string) =>
      new Request(address, { headers: { host: "rebound.example:3000", range: "bytes=0-6" } });
    const boundaries = { params: Promise.resolve({ file: "governorates.geojson" }) };
    for (const response of [
      await GET(foreign(ADDRESS)),
      await HEAD(foreign(ADDRESS)),
      await GET_FILE(foreign("http://localhost/basemap/governorates.geojson"), boundaries),
    ])
      expect(response.status).toBe(403);
    const own = new Request("http://localhost/basemap/governorates.geojson");
    expect((await GET_FILE(own, boundaries)).status).toBe(200);
  });
});
