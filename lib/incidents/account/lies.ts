// How the place of a report lies to that of an earlier one: the same, within it, beside it, on the side of it that was named, or elsewhere.

import { distanceKm } from "@/lib/geo";
import type { Kind, Place } from "@/lib/types";
import { isInDistrict } from "../where/around";
import { isVast } from "../where/standing";
import { liesIn } from "../where/where";
import type { Report } from "./reports";

/** The closest first. */
export const LIE = {
  same: 0,
  /** The same, where one of the two has it from the account. */
  carried: 1,
  /** The same, where much happens on one day. */
  wide: 2,
  within: 3,
  onSide: 4,
  /** The earlier one lies in it. */
  around: 5,
  beside: 6,
  inProvince: 7,
  near: 8,
  inCountry: 9,
  untold: 10,
  toldBehind: 11,
  noLongerTold: 12,
  apart: 13,
} as const;

/** Whether a place tells more closely where it was, or is called by the one told before. */
export const isCloser = (lie: number): boolean => lie >= LIE.within && lie < LIE.untold && lie !== LIE.around;

/** Kilometres within which a village is called by its town, and a site is the town's. */
const BESIDE = 25;
/** Kilometres within which what is "near" or "south of" a town lies, in its province; and what is on a side of it that is named. */
const AROUND = 70;
const SIDE = 120;
/** Degrees off the side that is named. */
const OFF = 60;

/** Places in which much happens on one day. */
const WIDE = new Set<Kind>(["country", "region", "admin1", "sea", "river", "border", "desert"]);

/** Where a report was, as far as the text says. */
export type At = Pick<Report, "place" | "lon" | "lat" | "side" | "carried">;

/** One of LIE. */
export function lieOf(before: At, report: At): number {
  const [a, b] = [before.place, report.place];
  if (a === null) return b === null ? LIE.untold : LIE.toldBehind;
  if (b === null) return LIE.noLongerTold;
  if (a.id === b.id) return WIDE.has(a.kind) ? LIE.wide : before.carried || report.carried ? LIE.carried : LIE.same;
  if (a.country !== b.country) return LIE.apart;
  if (isWithin(b, a)) return isVast(a) ? LIE.inCountry : a.kind === "admin1" ? LIE.inProvince : LIE.within;
  if (isWithin(a, b)) return LIE.around;
  const km = distanceKm([before.lon, before.lat], [report.lon, report.lat]);
  if (km <= BESIDE) return LIE.beside;
  if (km <= SIDE && (isOnSide(before, report) || isOnSide(report, before))) return LIE.onSide;
  return km <= AROUND && a.admin1 !== "" && a.admin1 === b.admin1 ? LIE.near : LIE.apart;
}

/** "West of Baghdad", of a town that lies there. */
function isOnSide(told: At, { lon, lat }: At): boolean {
  if (told.side === null) return false;
  const [east, north] = [(lon - told.lon) * Math.cos((told.lat * Math.PI) / 180), lat - told.lat];
  const off = Math.abs((Math.atan2(east, north) * 180) / Math.PI - told.side) % 360;
  return Math.min(off, 360 - off) <= OFF;
}

/** Whether one place lies in the other. */
export function isWithin(inner: Place, outer: Place): boolean {
  if (liesIn(inner, outer)) return true;
  if (inner.country !== outer.country) return false;
  if (outer.kind === "admin2") return isInDistrict(inner, outer);
  if (outer.extent?.type !== "radius" || !/^(?:region|area|desert)$/.test(outer.kind)) return false;
  return distanceKm([inner.lon, inner.lat], [outer.lon, outer.lat]) <= ROUGHLY * outer.extent.km;
}
/** A region is no circle. */
const ROUGHLY = 1.25;
