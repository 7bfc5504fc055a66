// The rim: reads the region pack from disk and builds the gazetteer. The only file of this room that knows of files.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Gazetteer, type Region } from "@/lib/gazetteer/gazetteer";
import { readPack } from "@/lib/gazetteer/pack";
import type { Extent } from "@/lib/types";

export interface OpenOptions {
  /** Folder of the region pack; default: data/ of the working directory. */
  folder?: string;
  /** The world pack (every settlement above 1,000 people) instead of the region's; built by `npm run gazetteer -- --world`. */
  world?: boolean;
}

/** Opens the gazetteer. Throws with the file's name and what to do where a file is missing or not of the form. */
export async function openGazetteer(options: OpenOptions = {}): Promise<Gazetteer> {
  const folder = options.folder ?? path.join(process.cwd(), "data");
  const file = options.world
    ? path.join(process.cwd(), "var/gazetteer/world.tsv")
    : path.join(folder, "gazetteer/places.tsv");
  if (!existsSync(file))
    throw new Error(
      `No gazetteer at ${file}. Build it with \`npm run gazetteer${options.world ? " -- --world" : ""}\`.`,
    );
  const hash = createHash("sha256");
  const read = (name: string) => {
    const text = readFileSync(name, "utf8");
    hash.update(text);
    return text;
  };
  const region = JSON.parse(read(path.join(folder, "region.json"))) as Region;
  const lists: Record<string, string> = {};
  const words = path.join(folder, "words");
  if (existsSync(words)) {
    const names = readdirSync(words, { recursive: true }).map(name => String(name).split(path.sep).join("/"));
    for (const name of names.sort()) if (name.endsWith(".txt")) lists[name.slice(0, -4)] = read(path.join(words, name));
  }
  const extents = new Map<string, Extent>();
  const extentFile = path.join(folder, "gazetteer/extents.geojson");
  if (existsSync(extentFile)) {
    const collection = JSON.parse(read(extentFile)) as {
      features: { properties: { name: string }; geometry: Extent }[];
    };
    for (const feature of collection.features) extents.set(feature.properties.name, feature.geometry);
  }
  const places = readPack(read(file), extents);
  return new Gazetteer(places, region, lists, hash.digest("hex").slice(0, 16));
}
