// States of North America written short behind their towns: "Mattoon, IL", "Branson, Mo."

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import type { Document } from "@/lib/geoparse/document";
import type { NameMatch } from "@/lib/geoparse/recognition/features";
import { GAP, SHAPE } from "@/lib/text/tokenize";

/**
 * Short forms that are ordinary words, titles or names elsewhere, and so are in no list of names: they are read as states directly behind a
 * town of theirs alone. A full stop belongs to those written with one.
 */
const SHORT = new Map(
  (
    "AL alabama AK alaska AZ arizona AR arkansas CA california CO colorado CT connecticut DE delaware FL florida GA georgia HI hawaii ID idaho " +
    "IL illinois IN indiana IA iowa KS kansas KY kentucky LA louisiana ME maine MD maryland MA massachusetts MI michigan MN minnesota " +
    "MS mississippi MO missouri MT montana NE nebraska NV nevada NH new-hampshire NJ new-jersey NM new-mexico NY new-york-state " +
    "NC north-carolina ND north-dakota OH ohio OK oklahoma OR oregon PA pennsylvania RI rhode-island SC south-carolina SD south-dakota " +
    "TN tennessee TX texas UT utah VT vermont VA virginia WA washington-state WV west-virginia WI wisconsin WY wyoming " +
    "AB ca:alberta BC ca:british-columbia MB ca:manitoba NB ca:new-brunswick NS ca:nova-scotia ON ca:ontario QC ca:quebec SK ca:saskatchewan " +
    "Del. delaware Kans. kansas La. louisiana Me. maine Miss. mississippi Mo. missouri Nebr. nebraska Tex. texas"
  )
    .split(" ")
    .flatMap((word, i, all) =>
      i % 2 === 0 ? [[word, all[i + 1]!.includes(":") ? all[i + 1]! : `us:${all[i + 1]}`] as const] : [],
    ),
);

/**
 * The state that stands at word `t` behind the name before it, one of whose places lies in it; or null. In notes the comma is left out before
 * two capitals ("Lebanon NH").
 */
export function shortState(
  { tokens, caseless }: Document,
  gazetteer: Gazetteer,
  before: NameMatch | undefined,
  t: number,
): NameMatch | null {
  if (before?.end !== t || before.short !== undefined) return null;
  const gap = tokens.gap[t - 1]!;
  if (gap !== GAP.comma && (gap !== GAP.space || tokens.shape[t] !== SHAPE.upper || caseless[t])) return null;
  const length = tokens.end[t]! - tokens.start[t]!;
  if (length > 4 || (tokens.shape[t] === SHAPE.upper) !== (length === 2 && tokens.text[tokens.end[t]! - 1]! < "a"))
    return null;
  const stop = tokens.shape[t] === SHAPE.upper ? 0 : 1;
  const id = SHORT.get(tokens.text.slice(tokens.start[t], tokens.end[t]! + stop));
  const state = id === undefined ? -1 : gazetteer.indexOf(id);
  if (state < 0) return null;
  const { country, name } = gazetteer.placeAt(state);
  const inside = before.names.some(id =>
    gazetteer.nameAt(id).places.some(p => {
      const place = gazetteer.placeAt(p);
      return place.country === country && place.admin1 === name;
    }),
  );
  if (!inside) return null;
  return { first: t, end: t + 1, names: [gazetteer.mainName[state]!], form: "exact", distance: 0, short: stop === 1 };
}
