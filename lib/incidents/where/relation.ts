// How a place stands to the event where it is stated: "25 km south of", "between ... and", "on the outskirts of"; and the point that gives.

import { pointAt } from "@/lib/geo";
import type { Incident } from "@/lib/types";
import type { Named, Sentence } from "../sentence";

const BEARINGS: Readonly<Record<string, number>> = {
  ...{ north: 0, northeast: 45, east: 90, southeast: 135, south: 180, southwest: 225, west: 270, northwest: 315 },
  ...{ "north-east": 45, "south-east": 135, "south-west": 225, "north-west": 315 },
  ...{ "شمال شرق": 45, "شمال شرقي": 45, "شمال غرب": 315, "شمال غربي": 315 },
  ...{ "جنوب شرق": 135, "جنوب شرقي": 135, "جنوب غرب": 225, "جنوب غربي": 225 },
  ...{ شمال: 0, شرق: 90, جنوب: 180, غرب: 270, شمالي: 0, شرقي: 90, جنوبي: 180, غربي: 270 },
};

const DISTANCE =
  /(?:(?:about|around|some|nearly|almost|roughly|نحو|حوالي)\s+)?(\d{1,3}(?:\.\d)?)\s*-?\s*(km|kms|kilometres?|kilometers?|miles?|كم|كيلومترا?|كلم)\s+(?:\([^)]{0,20}\)\s*)?(?:to the\s+)?(north-?east|north-?west|south-?east|south-?west|north|south|east|west|شمال شرقي?|شمال غربي?|جنوب شرقي?|جنوب غربي?|شمالي?|جنوبي?|شرقي?|غربي?)\s*(?:of\s+|مدينة\s+|العاصمة\s+)?(?:the\s+)?(?:(?:city|town|village)\s+of\s+|(?:\w+\s+)?capital,?\s+)?$/i;
const SIDE =
  /(?:(?:just|to the)\s+)?(north-?east|north-?west|south-?east|south-?west|north|south|east|west|شمال شرقي?|شمال غربي?|جنوب شرقي?|جنوب غربي?|شمالي?|جنوبي?|شرقي?|غربي?)\s+(?:of\s+|مدينة\s+|العاصمة\s+)?(?:the\s+)?(?:(?:city|town|village)\s+of\s+|(?:\w+\s+)?capital,?\s+)?$/i;
const OTHER =
  /(?:on the (?:northern |southern |eastern |western )?outskirts of|on the edge of|on the (?:road|highway) (?:to|from|between)|(?:road|highway) to|near|close to|not far from|outside|between|in the countryside of|قرب|بالقرب من|ضواحي|اطراف|بين|على طريق|خارج|مشارف|محيط)\s+(?:the\s+)?(?:(?:\w+ )?(?:city|town|village|district|province|governorate) of\s+)?$/i;
/** How far "near", "outskirts" and a side without a distance may reach, in km. */
const KM_PER_MILE = 1.609;

/** The relation stated before a mention, and the point it gives. The radius widens with the distance: it is told in round numbers. */
export function relationOf(sentence: Sentence, named: Named): Incident["relation"] {
  const { text } = sentence.tokens;
  const { mention, place } = named;
  const from = Math.max(sentence.start, mention.start - 70);
  const before = text.slice(from, mention.start);
  // Only the last words can tell: the expressions are asked no further back than they reach.
  const distance = /\d/.test(before) ? DISTANCE.exec(before) : null;
  const near = before.slice(-45);
  const found = distance ?? SIDE.exec(near) ?? OTHER.exec(near);
  if (!found) return null;
  const start = mention.start - (found === distance ? before : near).length + found.index;
  let end = mention.end;
  if (/^(?:between|بين)/i.test(found[0])) {
    const next = sentence.named[sentence.named.indexOf(named) + 1];
    if (next && next.mention.start - mention.end <= 8) end = next.mention.end;
  }
  const relation = { text: text.slice(start, end), start, end, point: null };
  if (!distance || !place) return relation;
  const km = Number(distance[1]) * (/^mile/i.test(distance[2]!) ? KM_PER_MILE : 1);
  const bearing = BEARINGS[distance[3]!.toLowerCase()];
  if (bearing === undefined || km <= 0 || km > 300) return relation;
  const [lon, lat] = pointAt([place.lon, place.lat], km, bearing);
  return { ...relation, point: { lon: round(lon), lat: round(lat), radiusKm: round(Math.max(2, km * 0.3)) } };
}

/** Degrees from north of the side that a relation names ("west of Baghdad"); null where it names none. */
export function bearingOf(relation: string): number | null {
  const side = SIDE_IN.exec(relation)?.[1];
  return side === undefined ? null : (BEARINGS[side.toLowerCase()] ?? null);
}
const SIDE_IN =
  /(?:^|\s)(north-?east|north-?west|south-?east|south-?west|north|south|east|west|شمال شرقي?|شمال غربي?|جنوب شرقي?|جنوب غربي?|شمالي?|جنوبي?|شرقي?|غربي?)(?=\s)/i;

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
