// GET /api/suggest?q=: places of the corpus whose name begins like what is typed, in any spelling and either script.

import { openGazetteer } from "@/lib/gazetteer/open";
import { type Heard, hear, NEARNESS, nearness } from "@/lib/gazetteer/suggest";
import { EMPTY } from "@/lib/query";
import { openStore } from "@/lib/server";
import { respond } from "../respond";

/** At most this many: more is not read in a menu. */
const LIMIT = 20;

/** The corpus's names and whose they are, kept until the corpus changes. */
let heard: { version: string; names: Heard[]; placeOf: string[]; counts: Map<string, number> } | null = null;

export function GET(request: Request): Promise<Response> {
  return respond(request, [], async ({ query, version }) => {
    const { names, placeOf, counts } = heard?.version === version ? heard : await hearCorpus(version);
    const rank = new Map<string, number>();
    for (const [n, near] of nearness(query.q, names).entries()) {
      if (near === null) continue;
      const id = placeOf[n]!;
      rank.set(id, Math.min(rank.get(id) ?? NEARNESS.length, NEARNESS.indexOf(near)));
    }
    const count = (id: string) => counts.get(id) ?? 0;
    const places = [...rank].sort(([a, i], [b, j]) => i - j || count(b) - count(a)).slice(0, LIMIT);
    return { places: places.map(([id, near]) => ({ id, named: NEARNESS[near] === "named" })) };
  });
}

async function hearCorpus(version: string) {
  const [gazetteer, store] = await Promise.all([openGazetteer(), openStore()]);
  const { features } = await store.places({ ...EMPTY, unit: "mentions" });
  const counts = new Map(features.map(({ id, properties }) => [id, properties.count]));
  const forms = [...counts.keys()]
    .flatMap(id => gazetteer.place(id) ?? [])
    .flatMap(({ id, name, nameAr, names }) => [name, nameAr, ...names].map(form => ({ id, form })));
  heard = { version, names: forms.map(({ form }) => hear(form)), placeOf: forms.map(({ id }) => id), counts };
  return heard;
}
