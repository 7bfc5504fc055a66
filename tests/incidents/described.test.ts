// Sites that a text tells by their kind, without a name of their own.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "@/lib/gazetteer/compile";
import { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { placeIdOf } from "@/lib/incidents/events";
import { findIncidents } from "@/lib/incidents/incidents";
import { BY_HAND } from "@/lib/types";

const gazetteer = await openGazetteer();
const publishedOn = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

function incidentsOf(text: string, by = gazetteer) {
  const mentions = geoparse(text, by);
  return { mentions, incidents: findIncidents(text, mentions, by, { publishedOn }) };
}

/** The place of each incident. */
function placesOf(text: string, by = gazetteer): (string | null)[] {
  const { mentions, incidents } = incidentsOf(text, by);
  return incidents.map(incident => placeIdOf(incident, mentions));
}

describe("the kind and the town", () => {
  test.each([
    ["Rockets were fired at the American base at Harir on Monday.", "iq:harir-air-base"],
    ["Gunmen attacked the prison at Taji on Monday, killing two guards.", "iq:taji-prison"],
    ["Two fishermen were abducted at the lake near the dam at Haditha on Monday.", "iq:haditha-dam"],
    ["A bomb exploded outside the foreign ministry in Baghdad on Monday.", "iq:foreign-ministry"],
    ["A mortar round hit the general hospital in Baqubah on Monday.", "iq:baqubah-general-hospital"],
    ["Mosul's railway station was shelled on Monday.", "iq:mosul-railway-station"],
    ["تظاهر العشرات أمام مبنى المحافظة في البصرة يوم الاثنين.", "iq:basra-governorate-building"],
    ["سقط صاروخ قرب السفارة الأمريكية في بغداد يوم الاثنين.", "iq:us-embassy-baghdad"],
    ["In Aden a bomb by the outer gate of the airport killed a porter on Monday.", "ye:aden-airport"],
    ["انفجرت عبوة ناسفة أمام بوابة المطار في عدن يوم الاثنين.", "ye:aden-airport"],
    ["Gunmen stormed a power plant at Dibis on Monday.", "iq:dibis-power-plant"],
    ["A bomb killed five people on the road to Baghdad airport on Monday.", "iq:airport-road"],
    ["Turkish jets bombed the north of Iraq on Monday.", "iq:northern-iraq"],
  ])("%s", (text, place) => expect(placesOf(text)).toEqual([place]));

  test.each([
    ["one of many is none in particular", "A bomb exploded at a hospital in Kirkuk on Monday.", "iq:kirkuk"],
    [
      "nor is what the gazetteer does not have",
      "A bomb exploded at the dentist school in Kirkuk on Monday.",
      "iq:kirkuk",
    ],
    [
      "what tells it from others is not left out",
      "Clashes broke out near the governor's palace in Basra on Monday.",
      "iq:basra",
    ],
    [
      "one of many is none in particular, nor is one bridge",
      "A bomb exploded at a bridge in Mosul on Monday.",
      "iq:mosul",
    ],
    ["one that is at no town", "Gunmen stormed a power plant and fled through Dibis on Monday.", "iq:dibis"],
    [
      "who works there was elsewhere",
      "An employee of the foreign ministry in Baghdad was shot dead on Monday.",
      "iq:baghdad",
    ],
  ])("%s", (_, text, place) => expect(placesOf(text)).toEqual([place]));
});

test.each([
  [
    "Any attack will be answered with missiles on its bases at Ain al-Asad and Harir.",
    ["iq:ain-al-asad", "iq:harir-air-base"],
  ],
  ["Riots broke out on Monday in the Taji and Nasiriyah prisons.", ["iq:taji-prison", "iq:nasiriyah-prison"]],
  ["Rockets hit the Basra and Baghdad airports on Monday.", ["iq:basra-airport", "iq:baghdad-airport"]],
  ["شن مسلحون يوم الاثنين هجوماً على سجني أبو غريب والتاجي.", ["iq:abu-ghraib-prison", "iq:taji-prison"]],
  ["شن مسلحون يوم الاثنين هجوماً على سجون سرية في التاجي.", ["iq:taji"]],
])("several of a kind, each of its town: %s", (text, places) => {
  expect(placesOf(text)).toEqual(places);
});

test.each([
  ["Air strikes hit a camp west of Mosul on Monday.", ["iq:mosul"]],
  [
    "Gunmen killed a baker in Basra on Monday. A bomb exploded in Jumhuriya. Rockets hit the airport at dawn.",
    ["iq:basra", "iq:jumhuriya-basra", "iq:basra-airport"],
  ],
])("a site of the city of a quarter: %s", (text, expected) => expect(placesOf(text)).toEqual(expected));

test("a site without its town is that of the town which the account is at", () => {
  expect(
    placesOf(
      "A bomb killed two in Baghdad on Monday. A car bomb exploded outside the finance ministry an hour later. The ministry said that it was shut.",
    ),
  ).toEqual(["iq:baghdad", "iq:finance-ministry"]);
});

test("what goes on there goes on at the site", () => {
  expect(placesOf("Gunmen attacked the prison at Taji on Monday. A car bomb then exploded at the gate.")).toEqual([
    "iq:taji-prison",
    "iq:taji-prison",
  ]);
});

test("another event is not at the site", () => {
  expect(
    placesOf(
      "Crowds stormed the foreign ministry in Baghdad on Friday. Nine people have been shot dead by gunmen since Monday.",
    ),
  ).toEqual(["iq:foreign-ministry", "iq:baghdad"]);
});

describe("roads and parts of a country", () => {
  test.each([
    ["Gunmen ambushed a convoy on the Tikrit-Kirkuk highway on Monday.", "iq:kirkuk-tikrit-road"],
    ["Two drivers were killed on the road between Tal Afar and Sinjar on Monday.", "iq:highway-47"],
    ["خطف مسلحون سائقا على طريق كركوك - تكريت يوم الاثنين.", "iq:kirkuk-tikrit-road"],
    ["Turkish jets bombed caves in northern Iraq on Monday.", "iq:northern-iraq"],
  ])("%s", (text, place) => expect(placesOf(text)).toEqual([place]));
});

test("the words that describe it are kept, as evidence too", () => {
  const text = "Rockets were fired at the base at Harir on Monday.";
  const [incident] = incidentsOf(text).incidents;
  const { start, end } = incident!.described!;
  expect(text.slice(start, end)).toBe("base at Harir");
  expect(incident!.evidence.map(({ feature }) => feature)).toContain("described");
});

test("a name that a reader has corrected is as the reader says", () => {
  const text = "Rockets were fired at the base at Harir on Monday.";
  const mentions = geoparse(text, gazetteer);
  mentions[0]!.evidence.push({ feature: BY_HAND, value: 1, weight: 0, note: "" });
  const [incident] = findIncidents(text, mentions, gazetteer, { publishedOn });
  expect(placeIdOf(incident!, mentions)).toBe("iq:harir");
});

test("what was looked for is asked once, and by each gazetteer of its own places", () => {
  const HARIR = "Rockets were fired at the American base at Harir on Monday.";
  let asked = 0;
  class Counting extends Gazetteer {
    override called(name: string): readonly number[] {
      asked++;
      return super.called(name);
    }
  }
  const { region, lists } = gazetteer;
  const rows = readFileSync("data/gazetteer/places.tsv", "utf8").split("\n");
  const around = rows.filter((row, nth) => nth === 0 || /^(?:country:IQ|iq:erbil|iq:harir[^\t]*)\t/.test(row));
  const open = (places: readonly string[]) =>
    new Counting(compile(places.join("\n"), new Map(), region, lists), new Map(), region, lists, "test");
  const [all, some] = [open(around), open(around.filter(row => !row.startsWith("iq:harir-air-base\t")))];
  expect(placesOf(HARIR, all)).toEqual(["iq:harir-air-base"]);
  expect(asked).toBeGreaterThan(0);
  const first = asked;
  expect(placesOf(HARIR, all)).toEqual(["iq:harir-air-base"]);
  expect(asked).toBe(first);
  expect(placesOf(HARIR, some)).not.toContain("iq:harir-air-base");
  expect(asked).toBeGreaterThan(first);
});
