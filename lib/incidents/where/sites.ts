// The gazetteer's sites by names that are put together from a town's and a word for their kind: "Kirkuk air base", "the refinery of Baiji".

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { distanceKm } from "@/lib/geo";
import { Memory, once } from "@/lib/text/memory";
import type { Place } from "@/lib/types";
import type { Named } from "../sentence";

/** The site at the town that has one of the names, each in words; where the town is not named beside it, only by a name that tells more than its kind. */
export function siteCalled(
  gazetteer: Gazetteer,
  ways: readonly (readonly string[])[],
  town: Place,
  owned: boolean,
): Place | null {
  const sites = lookedFor(gazetteer);
  const asked = `${town.id} ${owned} ${ways.join("|")}`;
  const site = sites.get(asked);
  return site === undefined ? sites.keep(asked, lookUp(gazetteer, ways, town, owned)) : site;
}

/** Sites that were looked for before, or null for none: a hundred names are put together for each. */
const lookedFor = once((_: Gazetteer) => new Memory<Place | null>(10_000));

function lookUp(gazetteer: Gazetteer, ways: readonly (readonly string[])[], town: Place, owned: boolean): Place | null {
  for (const words of ways) {
    const way = words.join(" ");
    const own = words.length > 1 || owned || KNOWN_ALONE.has(way);
    if (!own) continue;
    for (const name of [town.name, town.nameAr, ...town.names].filter(name => name !== "").slice(0, NAMES)) {
      for (const full of [
        `${name} ${way}`,
        `${way} in ${name}`,
        `${way} of ${name}`,
        `${way} ${name}`,
        `${way} في ${name}`,
      ]) {
        const site = firstOf(gazetteer, full, place => isAt(place, town));
        if (site !== null) return site;
      }
    }
    const site = words.length > 1 ? firstOf(gazetteer, way, place => isAt(place, town)) : null;
    if (site !== null) return site;
  }
  return null;
}

/** Of which a town has one, if it has any. */
const KNOWN_ALONE = new Set("airport refinery dam airbase مطار مصفي سد".split(" "));
/** How far from its town a site lies, in km. */
const SITE_KM = 40;
/** So many of a town's names are tried. */
const NAMES = 4;

/** Whether a site may be one of the town's. */
export function isAt({ kind, lon, lat, country, id }: Place, town: Place): boolean {
  if (id === town.id || country !== town.country || kind === "admin1" || kind === "admin2") return false;
  return distanceKm([lon, lat], [town.lon, town.lat]) <= (town.kind === "admin1" ? 3 * SITE_KM : SITE_KM);
}

/** The first place of the name that fits, or null. */
export function firstOf(gazetteer: Gazetteer, name: string, fits: (place: Place) => boolean): Place | null {
  for (const p of gazetteer.called(name)) {
    const place = gazetteer.placeAt(p);
    if (fits(place)) return place;
  }
  return null;
}

/** A place's name as the text has it, and as the gazetteer does. */
export function namesOf({ mention, place }: Named): string[] {
  return place === null
    ? [mention.text]
    : [...new Set([mention.text, place.name, place.nameAr])].filter(name => name !== "");
}
