// Who did it, and to whom, where only what was told before says so: from whom ground is taken, and whose aircraft they are.

import { expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();

/** The roles in the last event of the text. */
function roles(text: string): string {
  const publishedOn = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;
  const last = findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn }).at(-1);
  return (last?.actors ?? [])
    .map(({ role, id }) => `${role} ${id}`)
    .sort()
    .join(", ");
}

const GROUP = "Islamic State fighters attacked police in Hit on Sunday.";
const GROUP_ARABIC = "هاجم تنظيم داعش الشرطة في هيت يوم الأحد.";

test.each([
  ["a state's forces retake", `${GROUP} The army retook Rawa on Monday.`, "against isis, by iraqi-army"],
  ["in Arabic", `${GROUP_ARABIC} واستعاد الجيش راوة يوم الاثنين.`, "against isis, by iraqi-army"],
  ["falls", `${GROUP} Rawa fell on Monday.`, "by isis"],
  ["whose fall is told", `${GROUP} The fall of Rawa came on Monday.`, "by isis"],
  ["falls, as is said to others", `${GROUP} Rawa fell on Monday, he said to reporters.`, "by isis"],
  ["falls into their hands, in Arabic", `${GROUP_ARABIC} وسقطت راوة بأيديهم يوم الاثنين.`, "by isis"],
  [
    "slips away from an army",
    `${GROUP} Rawa slipped from the grasp of the army on Monday.`,
    "against iraqi-army, by isis",
  ],
])("the group named last has lost or taken the ground that %s", (_, text, expected) => {
  expect(roles(text)).toBe(expected);
});

test.each([
  ["to whom it falls is told", `${GROUP} Rawa fell to tribesmen on Monday.`, ""],
  ["to whom it falls is told in Arabic", `${GROUP_ARABIC} وسقطت راوة بيد العشائر يوم الاثنين.`, ""],
  ["it does not fall, but is captured", `${GROUP} Rawa was captured by an unknown group on Monday.`, ""],
  ["a rocket falls", `${GROUP} A rocket fell on Rawa on Monday.`, ""],
  ["another one lost it", `${GROUP} The army retook Rawa from the PKK on Monday.`, "against pkk, by iraqi-army"],
  ["the army is of another country", `${GROUP} Turkish troops took Rawa back on Monday.`, "by turkish-army"],
])("and not where %s", (_, text, expected) => {
  expect(roles(text)).toBe(expected);
});

const JETS = "Turkish jets bombed a village near Amadiya on Sunday.";

test.each([
  ["in the next sentence", `${JETS} Warplanes struck again near Zakho on Monday.`],
  ["behind another event", `${JETS} Gunmen shot a teacher in Zakho. Warplanes struck near Zakho on Monday.`],
  ["in Arabic", "قصفت طائرات تركية قرية قرب العمادية يوم الأحد. واستهدفت غارة جوية موقعا قرب زاخو يوم الاثنين."],
])("aircraft are those of who struck before, %s", (_, text) => {
  expect(roles(text)).toBe("by turkish-army");
});

test.each([
  ["a drone, which may be anybody's", `${JETS} A drone struck a car in Sinjar on Monday.`, ""],
  ["aircraft that may strike", `${JETS} Jets may strike Zakho next week.`, ""],
  ["those of another force", `${JETS} Iraqi jets bombed a cave near Rawa on Monday.`, "by iraqi-air-force"],
  ["those that struck its own base", `${JETS} An air strike hit a Turkish base near Zakho.`, "against turkish-army"],
  [
    "aircraft many sentences on",
    `${JETS} The mayor spoke. The school is shut. Shops are open. It rained. The river rose. The moon was full. Warplanes struck near Zakho on Monday.`,
    "",
  ],
  [
    "those behind what guns did",
    "Turkish troops shelled a village near Amadiya on Sunday. Warplanes struck near Zakho on Monday.",
    "",
  ],
  [
    "those behind a strike on a force",
    "An air strike hit a Turkish base near Amadiya on Sunday. Warplanes struck near Zakho on Monday.",
    "",
  ],
  [
    "those behind a strike by who has drones alone",
    "An Islamic State drone struck a post near Hit on Sunday. Warplanes bombed a cave near Rawa on Monday.",
    "",
  ],
])("and not %s", (_, text, expected) => {
  expect(roles(text)).toBe(expected);
});
