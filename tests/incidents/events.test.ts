// Which reports speak of one event.

import { describe, expect, test } from "vitest";
import { byEvent, eventId, type Report, reportOf, sameEvent, type Told } from "@/lib/incidents/events";
import type { DateRange, Incident, StatedNumber } from "@/lib/types";

const number = (low: number | null, high = low): StatedNumber => ({
  low,
  high,
  text: String(low ?? "dozens"),
  start: 0,
  end: 1,
});
const day = (from: string, to = from): DateRange => ({ from, to, precision: from === to ? "day" : "range" });

const bomb: Report = {
  ...{
    articleId: "a",
    nth: 0,
    type: "explosions",
    subtype: "remote-explosive-landmine-ied",
    placeId: "iq:hillah",
    broad: false,
  },
  ...{ date: day("2021-06-28"), actors: ["isis"], deaths: number(4), injuries: null },
};
const other = (changes: Partial<Report>): Report => ({ ...bomb, articleId: "b", ...changes });

describe("the same event", () => {
  test.each<[string, Partial<Report>, boolean]>([
    ["told twice", {}, true],
    ["another type", { type: "battles" }, false],
    ["another place", { placeId: "iq:kut" }, false],
    ["another day", { date: day("2021-06-30") }, false],
    ["within a stated range", { date: day("2021-06-27", "2021-06-29") }, true],
    ["the count goes on", { deaths: number(5) }, true],
    ["quite another count", { deaths: number(40) }, false],
    ["a count in words does not contradict", { deaths: number(null) }, true],
    ["nobody killed", { deaths: number(0) }, false],
    ["other actors, the same count", { actors: ["pkk"] }, true],
    ["other actors, no count", { actors: ["pkk"], deaths: null }, false],
    ["nothing told but the day", { actors: [], deaths: null }, true],
    ["nothing told, another sub-type", { actors: [], deaths: null, subtype: "grenade" }, false],
    ["nothing told, somewhere in a province", { actors: [], deaths: null, broad: true }, false],
    ["nothing told but the week", { actors: [], deaths: null, date: day("2021-06-25", "2021-07-01") }, false],
    ["another sentence of the same article, same count", { articleId: "a", nth: 1 }, true],
    ["the same article, one more", { articleId: "a", nth: 1, deaths: number(5) }, false],
    [
      "the same article, at least as many",
      { articleId: "a", nth: 1, deaths: { ...number(4), high: null, text: "at least 4" } },
      true,
    ],
    ["the same article speaks of it again", { articleId: "a", nth: 1, deaths: null, again: true }, true],
    ["another sentence of the same article, no count", { articleId: "a", nth: 1, deaths: null }, false],
  ])("%s", (_, changes, expected) => {
    expect(sameEvent(bomb, other(changes))).toBe(expected);
    expect(sameEvent(other(changes), bomb)).toBe(expected);
  });
});

test("one article: a judge is no baker, but somebody who is counted may be either", () => {
  const one = (text: string, nth: number): Report => ({ ...bomb, nth, deaths: { ...number(1), text } });
  expect(sameEvent(one("a judge", 0), one("a baker", 1))).toBe(false);
  expect(sameEvent(one("a judge", 0), one("a judge", 1))).toBe(true);
  expect(sameEvent(one("a judge", 0), one("one", 1))).toBe(true);
  expect(sameEvent(one("a judge", 0), { ...one("a lawyer", 0), articleId: "b" })).toBe(true);
});

describe("the toll of an event, told again in its article", () => {
  const told = (nth: number, place: string, changes: Partial<Incident> = {}): Told => ({
    ...{ articleId: "a", nth, place: { id: place, kind: "village" } },
    incident: {
      ...{ type: "battles", subtype: "armed-clash", status: "reported", mention: 0, relation: null, confidence: 0.9 },
      ...{ evidence: [], sentence: { start: 100 * nth, end: 100 * nth + 50 }, trigger: { start: 0, end: 2 } },
      ...{ deaths: number(13), injuries: null, date: null, actors: [], ...changes },
    },
  });
  const bombing: Partial<Incident> = { type: "explosions", subtype: "suicide-bomb" };
  test.each<[string, Told, Told, boolean]>([
    ["another type at the same place", told(0, "iq:kut"), told(1, "iq:kut", bombing), true],
    ["a rare toll, another place", told(0, "iq:kut"), told(1, "iq:suwayrah", bombing), true],
    [
      "a small toll, another place",
      told(0, "iq:kut", { deaths: number(4) }),
      told(1, "iq:suwayrah", { deaths: number(4) }),
      false,
    ],
    [
      "a small toll and as many injured, another place",
      told(0, "iq:kut", { deaths: number(4), injuries: number(9) }),
      told(1, "iq:suwayrah", { deaths: number(4), injuries: number(9) }),
      true,
    ],
    [
      "as many dead, other injured",
      told(0, "iq:kut", { injuries: number(9) }),
      told(1, "iq:kut", { injuries: number(20) }),
      false,
    ],
    ["one more", told(0, "iq:kut"), told(1, "iq:kut", { deaths: number(14) }), false],
    [
      "another day",
      told(0, "iq:kut", { date: { ...day("2021-06-28"), span: null, note: "" } }),
      told(1, "iq:kut", { date: { ...day("2021-06-29"), span: null, note: "" } }),
      false,
    ],
    [
      "two dead, as there are often",
      told(0, "iq:kut", { deaths: number(2) }),
      told(1, "iq:kut", { deaths: number(2), ...bombing }),
      false,
    ],
    [
      "one sentence, two places",
      told(0, "iq:kut"),
      { ...told(1, "iq:suwayrah"), incident: told(0, "iq:suwayrah").incident },
      false,
    ],
    ["another article", told(0, "iq:kut"), { ...told(0, "iq:suwayrah", bombing), articleId: "b" }, false],
  ])("%s", (_, one, two, expected) => {
    expect(byEvent([one, two])).toHaveLength(expected ? 1 : 2);
  });
});

test("only what happened, at a place, on a date that is narrow enough, is a report", () => {
  const incident: Incident = {
    ...{
      type: "explosions",
      subtype: "grenade",
      status: "reported",
      mention: 0,
      relation: null,
      confidence: 0.9,
      evidence: [],
    },
    ...{ sentence: { start: 0, end: 9 }, trigger: { start: 0, end: 2 }, deaths: null, injuries: null },
    date: { ...day("2021-06-28"), span: null, note: "" },
    actors: [
      { id: "civilians", name: "Civilians", role: "against", start: 0, end: 1 },
      { id: "isis", name: "Islamic State", role: "by", start: 0, end: 1 },
    ],
  };
  const place = { id: "iq:hillah", kind: "city" as const };
  const told = { articleId: "a", nth: 3, incident, place };
  expect(reportOf(told)).toMatchObject({
    articleId: "a",
    nth: 3,
    actors: ["isis"],
    placeId: "iq:hillah",
  });
  expect(reportOf({ ...told, incident: { ...incident, status: "threatened" } })).toBeNull();
  expect(reportOf({ ...told, incident: { ...incident, date: null } })).toBeNull();
  expect(
    reportOf({
      ...told,
      incident: { ...incident, date: { ...day("2014-01-01", "2014-12-31"), span: null, note: "" } },
    }),
  ).toBeNull();
  expect(reportOf({ ...told, place: null })).toBeNull();
});

test("a group has the name of its smallest report, in whatever order they came", () => {
  const reports = [other({ articleId: "c" }), bomb, other({ deaths: number(5) })];
  expect(eventId(reports)).toBe("a:i0");
  expect(eventId(reports.toReversed())).toBe("a:i0");
});
