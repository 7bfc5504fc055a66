// What the mentions of an article stand for.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { distanceKm } from "@/lib/geo";
import type { DateRange, Mention, Place } from "@/lib/types";
import type { Named, Sentence } from "../sentence";
import type { Setting } from "../when/setting";

/** What the mentions of an article stand for, and when it was published. */
export interface Around {
  gazetteer: Gazetteer;
  mentions: readonly Mention[];
  /** The place of each mention, as far as it is known. */
  places: readonly (Place | undefined)[];
  publishedOn: DateRange | null;
  /** The sentence of that number, before the one that is read, for what is no event in it. */
  before: (nth: number) => Sentence | null;
  /** The day that the sentences since the event told last have set. */
  setting: () => Setting | null;
}

/** Whether a name stands for the place of another mention. */
export function samePlace(
  { mention: { resolution } }: Named,
  mention: number | null,
  mentions: readonly Mention[],
): boolean {
  const other = mention === null ? null : mentions[mention]!.resolution;
  return other?.type === "resolved" && resolution.type === "resolved" && resolution.placeId === other.placeId;
}

/** The place of a mention, where there is one and it is known. */
export function placeAt(mention: number | null, places: Around["places"]): Place | undefined {
  return mention === null ? undefined : places[mention];
}

/** Whether two mentions are one, or of one place. */
export function isAtPlace(a: number, b: number | null, mentions: readonly Mention[]): boolean {
  if (b === null || a === b) return a === b;
  const [one, two] = [mentions[a]!.resolution, mentions[b]!.resolution];
  return one.type === "resolved" && two.type === "resolved" && one.placeId === two.placeId;
}

/** Kilometres within which what a town has may lie. */
export const OF_TOWN = 15;

/** Whether two known places lie so near to each other. */
export function liesNear(a: Place | undefined, b: Place | undefined, km: number): boolean {
  return a !== undefined && b !== undefined && distanceKm([a.lon, a.lat], [b.lon, b.lat]) <= km;
}

/** Whether a place lies in a district, as far as the gazetteer knows. */
export function isInDistrict({ kind, admin1, admin2 }: Place, district: Place): boolean {
  return kind !== "admin2" && admin2 !== "" && admin2 === district.admin2 && admin1 === district.admin1;
}
