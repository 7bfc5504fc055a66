// GET /api/actors?q=: who is on the list of actors, under any of their names: whom a reader may say that an incident was by or against.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { hear, nearest, type Register } from "@/lib/gazetteer/suggest";
import { actorsListed, type Listed } from "@/lib/incidents/listed";
import { QueryError } from "@/lib/query";
import type { ListedActor } from "@/lib/review";
import { openHeld } from "@/lib/server";
import { once } from "@/lib/text/memory";
import { act } from "../act";
import { failure } from "../respond";

const LIMIT = 20;
/** Letters that are looked at. */
const LONGEST = 200;

const heardOf = once((gazetteer: Gazetteer): Register<Listed> => {
  const register: Register<Listed> = { names: [], of: [] };
  for (const actor of actorsListed(gazetteer))
    for (const name of [actor.name, ...actor.names]) {
      register.names.push(hear(name));
      register.of.push(actor);
    }
  return register;
});

export function GET(request: Request): Promise<Response> {
  return act(request, "work", async () => {
    const { searchParams } = new URL(request.url);
    const q = searchParams.get("q")?.trim() ?? "";
    const unknown = [...searchParams.keys()].find(word => word !== "q");
    if (unknown) return failure(400, new QueryError(unknown, "", "no word but q").message, unknown);
    if (q.length > LONGEST) return failure(400, `q: expected at most ${LONGEST} characters`, "q");
    const { gazetteer } = await openHeld();
    const listed = actorsListed(gazetteer);
    const found =
      q === "" ? listed : nearest(q, heardOf(gazetteer), actor => -listed.indexOf(actor), LIMIT).map(({ one }) => one);
    return { actors: found.map(({ id, name }): ListedActor => ({ id, name })) };
  });
}
