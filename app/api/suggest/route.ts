// GET /api/suggest?q=: places of the corpus whose name begins like what is typed, in any spelling and either script.

import { openGazetteer } from "@/lib/gazetteer/open";
import { hear, nearest, type Register } from "@/lib/gazetteer/suggest";
import { EMPTY } from "@/lib/query";
import { openStore } from "@/lib/server";
import { respond } from "../respond";

/** At most this many: more is not read in a menu. */
const LIMIT = 20;

/** The corpus's names and how often their places are named, kept until the corpus changes. */
let heard: { version: string; register: Register<string>; counts: Map<string, number> } | null = null;

export function GET(request: Request): Promise<Response> {
  return respond(request, [], async ({ query, version }) => {
    const { register, counts } = heard?.version === version ? heard : await hearCorpus(version);
    const found = nearest(query.q, register, id => counts.get(id) ?? 0, LIMIT);
    return { places: found.map(({ one, near }) => ({ id: one, named: near === "named" })) };
  });
}

async function hearCorpus(version: string) {
  const [gazetteer, store] = await Promise.all([openGazetteer(), openStore()]);
  const { features } = await store.places({ ...EMPTY, unit: "mentions" });
  const counts = new Map(features.map(({ id, properties }) => [id, properties.count]));
  const register: Register<string> = { names: [], of: [] };
  for (const { id, name, nameAr, names } of [...counts.keys()].flatMap(id => gazetteer.place(id) ?? [])) {
    for (const form of [name, nameAr, ...names]) {
      register.names.push(hear(form));
      register.of.push(id);
    }
  }
  heard = { version, register, counts };
  return heard;
}
