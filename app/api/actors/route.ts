// GET /api/actors?q=: who is on the list of actors, under any of their names: whom a reader may say that an incident was by or against.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { hear, nearest, type Register } from "@/lib/gazetteer/suggest";
import { actorsListed, type Listed } from "@/lib/incidents/listed";
import type { ListedActor } from "@/lib/review";
import { openHeld } from "@/lib/server";
import { once } from "@/lib/text/memory";
import { answerTyped } from "../act";

const LIMIT = 20;

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
  return answerTyped(request, async q => {
    const { gazetteer } = await openHeld();
    const listed = actorsListed(gazetteer);
    const found =
      q === "" ? listed : nearest(q, heardOf(gazetteer), actor => -listed.indexOf(actor), LIMIT).map(({ one }) => one);
    return { actors: found.map(({ id, name }): ListedActor => ({ id, name })) };
  });
}
