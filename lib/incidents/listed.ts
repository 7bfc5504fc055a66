// The list of actors as people choose from it, by any of their names.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { once } from "@/lib/text/memory";

/** Somebody of the list of actors. */
export interface Listed {
  id: string;
  /** For a reader, English. */
  name: string;
  /** As texts name them, in both scripts; what stands for many words is left out. */
  names: string[];
}

/** In the order of the list. */
export const actorsListed = once((gazetteer: Gazetteer): Listed[] =>
  (gazetteer.lists["incidents/actors"] ?? "").split("\n").flatMap(line => {
    if (/^[#{]/.test(line)) return [];
    const [id = "", name = "", , names = ""] = line.split("|").map(column => column.trim());
    const written = names.split(";").map(each => each.replace(/\{\w+\}/g, "").trim());
    return id && name ? [{ id, name, names: written.filter(Boolean) }] : [];
  }),
);

/** By id. */
export const actorNames = once(
  (gazetteer: Gazetteer): ReadonlyMap<string, string> =>
    new Map(actorsListed(gazetteer).map(({ id, name }) => [id, name])),
);
