// Whose "the army" and "the police" are: of the country of the place, or of a region with forces of its own.

import { once } from "@/lib/text/memory";
import type { Incident, Place } from "@/lib/types";

const SAUDI = { id: "saudi-forces", name: "Saudi forces" };

/** Whom "the army" and "police" mean outside the list's own country; null where the list knows none. */
const FORCES: Readonly<Record<string, { id: string; name: string }>> = {
  SY: { id: "syrian-army", name: "Syrian army" },
  TR: { id: "turkish-army", name: "Turkish armed forces" },
  IR: { id: "iran-irgc", name: "Iranian forces (IRGC)" },
  JO: { id: "jordan-army", name: "Jordanian forces" },
  KW: { id: "kuwait-forces", name: "Kuwaiti forces" },
  SA: SAUDI,
  YE: { id: "yemen-forces", name: "Yemeni forces" },
  IL: { id: "israel", name: "Israel" },
  PS: { id: "israel", name: "Israel" },
};
const LOCAL = /^iraqi-security-forces$/;
export const GENERIC = /^(?:iraqi-(?:army|police|security-forces|air-force)|federal-police)$/;

/** Provinces whose own forces keep their peace, and who they are. */
const KURDISH = /^(?:Erbil|Dohuk|Sulaymaniyah|Halabja)$/;
const ASAYISH = { id: "asayish", name: "Asayish" };

const TRIBES = { id: "tribes", name: "Armed tribes" };
const SYRIAN_KURDS = { id: "sdf", name: "Syrian Democratic Forces" };

/** "Iraqi police", "the Federal Police", in Arabic with the adjective behind; "in Iraq" says nothing of whose they are. */
function isIraqs(text: string, { start, end }: Incident["actors"][number]): boolean {
  return (
    /iraqi|federal|عراقي|العراقي|اتحادي/i.test(text.slice(start, end)) ||
    /(?:iraqi|iraq's|federal)\s$/i.test(text.slice(Math.max(0, start - 10), start)) ||
    /^\s(?:ال)?(?:عراقي|اتحادي)/.test(text.slice(end, end + 12))
  );
}

/** A place of the land of an article that names none of Iraq, for its events without a place: the police of New York are not Iraq's. */
export const abroad = once((places: readonly (Place | undefined)[]): Place | undefined =>
  places.some(place => place?.country === "IQ") ? undefined : places.find(place => place !== undefined),
);

/** "The army" at a place of another country is that country's, and "security forces" in a region with its own are those, where they are not called by another name. */
export function ofPlace(actors: Incident["actors"], text: string, place: Place | undefined): Incident["actors"] {
  if (place === undefined) return actors;
  const { country } = place;
  // "Kurdish forces" in Syria are not those of the Region.
  if (country === "SY")
    for (const actor of actors)
      if (actor.id === "peshmerga" && /kurdish|كرد|اكراد|أكراد/i.test(text.slice(actor.start, actor.end)))
        Object.assign(actor, SYRIAN_KURDS);
  // Tribal fighters elsewhere are no Iraqi force.
  if (country !== "IQ")
    for (const actor of actors) if (actor.id === "tribal-mobilisation") Object.assign(actor, TRIBES);
  // "The coalition" in Yemen is the one that Riyadh leads.
  if (country === "SA" || country === "YE")
    for (const actor of actors)
      if (actor.id === "us-led-coalition" && !/us|u\.s|american|دولي/i.test(text.slice(actor.start, actor.end)))
        Object.assign(actor, SAUDI);
  const home = country === "IQ";
  if (home && !KURDISH.test(place.admin1)) return actors;
  const force = home ? ASAYISH : FORCES[country];
  const meant: Incident["actors"] = [];
  for (const actor of actors)
    if (!(home ? LOCAL : GENERIC).test(actor.id) || isIraqs(text, actor)) meant.push(actor);
    else if (force !== undefined && actors.every(({ id }) => id !== force.id)) meant.push({ ...actor, ...force });
  return meant;
}
