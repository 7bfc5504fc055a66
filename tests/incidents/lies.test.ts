// How the place of a report lies to that of one told before it: the closer, the more it speaks for one event.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { type At, isCloser, isWithin, LIE, lieOf } from "@/lib/incidents/account/lies";
import type { Place } from "@/lib/types";

const gazetteer = await openGazetteer();

function place(id: string): Place {
  const found = gazetteer.place(id);
  if (!found) throw new Error(`no place ${id}`);
  return found;
}
/** Named by its sentence. @param side degrees from north, where it was told to be on that side of the place */
function at(id: string, side: number | null = null): At {
  const found = place(id);
  return { place: found, lon: found.lon, lat: found.lat, side, carried: false };
}
const carried = (id: string): At => ({ ...at(id), carried: true });
const NOWHERE: At = { place: null, lon: 0, lat: 0, side: null, carried: true };

const [EAST, SOUTH, WEST] = [90, 180, 270];

describe("how the place of a report lies to that of the one before", () => {
  test.each<[string, At, At, keyof typeof LIE]>([
    ["neither is told", NOWHERE, NOWHERE, "untold"],
    ["the second is told", NOWHERE, at("iq:hit"), "toldBehind"],
    ["only the first is told", at("iq:hit"), NOWHERE, "noLongerTold"],

    ["the same town, named twice", at("iq:hit"), at("iq:hit"), "same"],
    ["named once, and then gone on about", at("iq:hit"), carried("iq:hit"), "carried"],
    ["a headline that has it from below", carried("iq:hit"), at("iq:hit"), "carried"],
    ["the same district", at("iq:hit-district"), at("iq:hit-district"), "same"],
    ["the same province", at("iq:anbar-governorate"), at("iq:anbar-governorate"), "wide"],
    ["the same country", at("country:IQ"), carried("country:IQ"), "wide"],
    ["the same river", at("iq:tigris"), at("iq:tigris"), "wide"],
    ["the same desert", at("iq:anbar-desert"), at("iq:anbar-desert"), "wide"],

    ["the quarter of the city", at("iq:baghdad"), at("iq:karrada"), "within"],
    ["the town of the district", at("iq:rutba-district"), at("iq:rutba"), "within"],
    ["a town of another district, 250 km off", at("iq:rutba-district"), at("iq:hit"), "apart"],
    ["a town of a small region", at("iq:nineveh-plains"), at("iq:mosul"), "within"],
    ["a town at its edge: a region is no circle", at("iq:garmian"), at("iq:khanaqin"), "within"],
    ["a village on the ground of a group", at("iq:zap-region"), at("iq:zewa-amadiya"), "within"],
    ["a base is no region, whose reach is known", at("iq:balad-air-base"), at("iq:yathrib"), "beside"],
    ["the town of the province", at("iq:anbar-governorate"), at("iq:rutba"), "inProvince"],
    ["the district of the province", at("iq:anbar-governorate"), at("iq:rutba-district"), "inProvince"],
    ["the town of the country", at("country:IQ"), at("iq:rutba"), "inCountry"],
    ["the province of the country", at("country:IQ"), at("iq:anbar-governorate"), "inCountry"],
    ["a town of a region like a country", at("iq:kurdistan-region"), at("iq:makhmour"), "inCountry"],

    ["the city of the quarter", at("iq:karrada"), at("iq:baghdad"), "around"],
    ["the district of the town", at("iq:hit"), at("iq:hit-district"), "around"],
    ["the province of the town", at("iq:rutba"), at("iq:anbar-governorate"), "around"],
    ["the country of the town", at("iq:rutba"), at("country:IQ"), "around"],

    ["the base of the town, 21 km off", at("iq:balad"), at("iq:balad-air-base"), "beside"],
    ["a town of the next province, 18 km off", at("iq:iskandariyah"), at("iq:mahmudiyah"), "beside"],
    ["a town of the province, 29 km off", at("iq:mosul"), at("iq:tel-skuf"), "near"],
    ["a town of the province, 67 km off", at("iq:mosul"), at("iq:tal-abta"), "near"],
    ["a town as near, of another province", at("iq:mosul"), at("iq:zawita"), "apart"],
    ["a town of the province, 74 km off", at("iq:fallujah"), at("iq:rahaliyah"), "apart"],
    ["a river of no one province, and another one", at("iq:tigris"), at("iq:udhaim-river"), "apart"],
    ["a province, and a town of another one", at("iq:anbar-governorate"), at("iq:samarra"), "apart"],

    ["west of the city, a town there", at("iq:baghdad", WEST), at("iq:khalidiya"), "onSide"],
    ["a town, and then west of the city", at("iq:khalidiya"), at("iq:baghdad", WEST), "onSide"],
    ["west of the city, a town on the other side", at("iq:baghdad", WEST), at("iq:baqubah"), "apart"],
    ["south of the city, a town in the west", at("iq:baghdad", SOUTH), at("iq:khalidiya"), "apart"],
    ["east of the city, a town rather in the north", at("iq:baghdad", EAST), at("iq:baqubah"), "apart"],
    ["south of the city, 119 km off", at("iq:baghdad", SOUTH), at("iq:qasim"), "onSide"],
    ["south of the city, 122 km off", at("iq:baghdad", SOUTH), at("iq:shomali"), "apart"],
    ["north of the city, a little to the west", at("iq:baghdad", 0), at("iq:samarra"), "onSide"],

    ["a town over the border, 16 km off", at("iq:zakho"), at("tr:silopi"), "apart"],
    ["a city of another country", at("country:IQ"), at("sy:qamishli"), "apart"],
    ["another country", at("country:IQ"), at("country:SY"), "apart"],
  ])("%s", (_, before, report, lie) => {
    const names = Object.keys(LIE) as (keyof typeof LIE)[];
    expect(names.find(name => LIE[name] === lieOf(before, report))).toBe(lie);
  });
});

test.each<[keyof typeof LIE, boolean]>([
  ["same", false],
  ["wide", false],
  ["within", true],
  ["onSide", true],
  ["beside", true],
  ["inProvince", true],
  ["near", true],
  ["inCountry", true],
  ["around", false],
  ["untold", false],
  ["toldBehind", false],
  ["apart", false],
])("a report whose place lies so (%s) tells more closely where it was: %s", (lie, closer) => {
  expect(isCloser(LIE[lie])).toBe(closer);
});

describe("a place that lies in another", () => {
  test.each([
    ["iq:karrada", "iq:baghdad"],
    ["iq:rutba", "iq:anbar-governorate"],
    ["iq:rutba", "iq:rutba-district"],
    ["iq:rutba-district", "iq:anbar-governorate"],
    ["iq:mosul", "iq:nineveh-plains"],
    ["iq:khanaqin", "iq:garmian"],
    ["iq:hit", "country:IQ"],
  ])("%s in %s, and not the other way round", (inner, outer) => {
    expect([isWithin(place(inner), place(outer)), isWithin(place(outer), place(inner))]).toEqual([true, false]);
  });

  test.each([
    ["the next one", "iq:muqdadiyah", "iq:garmian"],
    ["a town behind the border", "tr:cukurca", "iq:zap-region"],
    ["a town beside a desert that has no stated reach", "iq:karbala", "iq:karbala-desert"],
    ["what lies along a road", "iq:samarra", "iq:main-supply-route-tampa"],
  ])("and not %s", (_, inner, outer) => {
    expect(isWithin(place(inner), place(outer))).toBe(false);
  });
});
