// What a reader says of an incident, held against what was found: itself, what goes with it, and what does not. Incidents are made up.

import { describe, expect, test } from "vitest";
import { judged } from "@/lib/ingest/verdicts";
import type { Actor, DateRange, Fact, Grouping, Incident, Mention, StatedNumber, Verdict } from "@/lib/types";

const MENTION: Mention = {
  ...{ start: 100, end: 103, text: "Hit", literal: true, confidence: 1, evidence: [], runnersUp: [] },
  resolution: { type: "resolved", placeId: "iq:hit" },
};
const day = (from: string, to = from): DateRange => ({ from, to, precision: from === to ? "day" : "range" });
const MAY = day("2021-05-03");
const JUNE = day("2021-06-01");

/** Told in the sentence of this number, ten words a sentence. */
function incident(nth: number, own: Partial<Incident> = {}): Incident {
  return {
    ...{ type: "explosions", subtype: "grenade", status: "reported", mention: 0, relation: null, actors: [] },
    ...{ deaths: null, injuries: null, confidence: 0.8, evidence: [] },
    sentence: { start: nth * 10, end: nth * 10 + 9 },
    trigger: { start: nth * 10, end: nth * 10 + 4 },
    date: { ...MAY, span: null, note: "stated" },
    ...own,
  };
}
const of = (nth: number, said: Pick<Verdict, "dismissed" | Fact>, at: number | null = 100): Verdict => ({
  ...{ start: nth * 10, end: nth * 10 + 4, at, on: "2024-05-06T07:08:09Z", by: "local" },
  ...said,
});
/** By incident its status, sub-type and first day. */
const told = (incidents: readonly Incident[]) =>
  incidents.map(({ status, subtype, date }) => `${status} ${subtype} ${date?.from ?? "-"}`);

describe("an incident is", () => {
  test("as a reader says, with what was found beside it", () => {
    const [now] = judged([incident(0)], [MENTION], [of(0, { subtype: "armed-clash", date: JUNE })]);
    expect(now).toMatchObject({
      type: "battles",
      subtype: "armed-clash",
      status: "reported",
      date: { ...JUNE, span: null },
      byHand: { subtype: "armed-clash", date: JUNE, found: { type: "explosions", subtype: "grenade", date: MAY } },
    });
    expect(now?.evidence.map(({ feature, note }) => `${feature}: ${note}`)).toEqual([
      "type-by-hand: type set by hand on 2024-05-06 (local); found as: grenade",
      "date-by-hand: date set by hand on 2024-05-06 (local); found as: 2021-05-03",
    ]);
  });

  test("without a date where a reader says so, and dated where none was found", () => {
    const dateless = incident(1, { date: null });
    const said = [of(0, { date: null }), of(1, { date: day("2021-05-01", "2021-05-04") })];
    const now = judged([incident(0), dateless], [MENTION], said);
    expect(told(now)).toEqual(["reported grenade -", "reported grenade 2021-05-01"]);
    expect(now.map(({ evidence }) => evidence[0]?.note)).toEqual([
      "date set by hand on 2024-05-06 (local); found as: 2021-05-03",
      "date set by hand on 2024-05-06 (local); found as: no date",
    ]);
  });

  test("dismissed and something else as well: what is said of it is kept for when it counts again", () => {
    const [now] = judged([incident(0)], [MENTION], [of(0, { dismissed: true, subtype: "attack" })]);
    expect(told([now!])).toEqual(["dismissed attack 2021-05-03"]);
    expect(now?.evidence.at(-1)?.note).toBe("dismissed by hand on 2024-05-06 (local); found as: reported");
  });

  test("as found where nothing was said of it, at another place, or in a word that nobody knows", () => {
    const found = [incident(0), incident(1, { mention: null })];
    expect(judged(found, [MENTION], [])).toEqual(found);
    expect(judged(found, [MENTION], [of(0, { subtype: "attack" }, 104), of(2, { subtype: "attack" })])).toEqual(found);
    expect(told(judged(found, [MENTION], [of(0, { subtype: "nothing-known" })]))).toEqual(told(found));
    const [first, unlocated] = judged(found, [MENTION], [of(1, { subtype: "attack" }, null)]);
    expect([first, unlocated?.subtype]).toEqual([found[0], "attack"]);
  });
});

describe("what was said of an incident without a place", () => {
  const said = of(0, { subtype: "attack" }, null);
  test("holds at the place that it has now", () => {
    expect(told(judged([incident(0), incident(1)], [MENTION], [said]))).toEqual([
      "reported attack 2021-05-03",
      "reported grenade 2021-05-03",
    ]);
  });

  test("holds of none if its words tell of several places now, and goes behind what was said there", () => {
    const elsewhere = { ...MENTION, start: 110, end: 113 };
    const several = [incident(0), incident(0, { mention: 1 })];
    expect(judged(several, [MENTION, elsewhere], [said])).toEqual(several);
    const [now] = judged([incident(0)], [MENTION], [said, of(0, { subtype: "arrests" })]);
    expect(now?.subtype).toBe("arrests");
  });
});

const number = (low: number | null, high = low, text = String(low)): StatedNumber => ({
  low,
  high,
  text,
  start: 4,
  end: 5,
});
const actor = (id: string, role: Actor["role"]): Actor => ({ id, name: id.toUpperCase(), role, start: 6, end: 9 });
const NAMES = new Map(["isis", "army", "pmf"].map(id => [id, id.toUpperCase()]));

describe("killed, wounded and actors are", () => {
  const found = incident(3, {
    deaths: number(2),
    injuries: number(null, null, "dozens"),
    actors: [actor("army", "against")],
  });
  const said = of(3, {
    ...{ deaths: { low: 3, high: null }, injuries: { low: 0, high: 0 } },
    actors: [
      { id: "isis", role: "by" },
      { id: "army", role: "involved" },
      { id: "nobody-known", role: "by" },
    ],
  });

  test("as a reader says, in no words of the text but those that name an actor anyway; who is not listed is ignored", () => {
    const [now] = judged([found], [MENTION], [said], NAMES);
    expect(now).toMatchObject({
      deaths: { low: 3, high: null, text: "", start: 30, end: 30 },
      injuries: { low: 0, high: 0, text: "", start: 30, end: 30 },
      byHand: { found: { deaths: found.deaths, injuries: found.injuries, actors: found.actors } },
    });
    expect(now?.actors).toEqual([
      { id: "isis", name: "ISIS", role: "by", start: 30, end: 30 },
      { ...actor("army", "involved"), start: 6, end: 9 },
    ]);
    expect(now?.evidence.map(({ feature, note }) => `${feature}: ${note}`)).toEqual([
      "deaths-by-hand: killed set by hand on 2024-05-06 (local); found as: 2",
      "injuries-by-hand: wounded set by hand on 2024-05-06 (local); found as: dozens",
      "actors-by-hand: actors set by hand on 2024-05-06 (local); found as: against ARMY",
    ]);
  });

  test.each<[string, StatedNumber | null]>([
    ["no number", null],
    ["at least 12", number(12, null)],
    ["at most 9", number(null, 9)],
    ["7 to 8", number(7, 8)],
    ["0", number(0)],
  ])("told as they were found: %s", (words, deaths) => {
    const [now] = judged([incident(0, { deaths })], [MENTION], [of(0, { deaths: null, actors: [] })]);
    expect(now?.deaths).toBeNull();
    expect(now?.evidence.map(({ note }) => note.split("found as: ")[1])).toEqual([words, "nobody"]);
  });

  test("the same of reports that were found with as many, or the same actors, and of no others", () => {
    const told = [
      found,
      incident(4, { again: 0, deaths: number(2), actors: [actor("army", "by")] }),
      incident(5, { again: 0, deaths: number(2, null), injuries: found.injuries, actors: found.actors }),
      incident(6, { again: 0, deaths: null }),
      incident(7, { deaths: number(2), date: { ...JUNE, span: null, note: "" } }),
    ];
    const now = judged(told, [MENTION], [said], NAMES);
    const written = now.map(({ deaths, injuries, actors }) =>
      [deaths?.low ?? "-", injuries?.low ?? injuries?.text ?? "-", actors.map(({ id }) => id).join("+")].join(" "),
    );
    expect(written).toEqual(["3 0 isis+army", "3 - army", "2 0 isis+army", "- - ", "2 - "]);
    expect(now[1]?.byHand).toMatchObject({ start: 30, deaths: { low: 3 } });
    expect(now[1]?.byHand && "actors" in now[1].byHand).toBe(false);
    expect(now[3]?.byHand).toBeUndefined();
  });
});

describe("where readers have said which reports of the article are of one event", () => {
  const ref = (nth: number, article = "a") => ({ article, start: nth * 10, end: nth * 10 + 4, at: 100 });
  const word = (...reports: ReturnType<typeof ref>[]): Grouping => ({
    ...{ reports: reports as unknown as Grouping["reports"], on: "2024-05-06T07:08:09Z", by: "local" },
  });
  const found = [incident(0), incident(1, { again: 0 }), incident(2, { again: 1 }), incident(3, { again: null })];
  const now = (...said: Grouping[]) =>
    judged(found, [MENTION], [of(0, { dismissed: true }), ...said]).map(({ status }) => status);
  const [none, counts] = ["dismissed", "reported"];

  test("a dismissal is of these", () => {
    expect(now()).toEqual([none, none, none, counts]);
    expect(now(word(ref(3), ref(1)))).toEqual([none, none, none, none]);
    // What speaks again of what is set apart stays with the rest.
    expect(now(word(ref(1)))).toEqual([none, counts, none, counts]);
    expect(now(word(ref(2)))).toEqual([none, none, counts, counts]);
    expect(now(word(ref(0)))).toEqual([none, counts, counts, counts]);
  });

  test("what did not happen goes with what it speaks of", () => {
    const spoken = [...found.slice(0, 2), incident(2, { again: 1, status: "denied" })];
    const statuses = (nth: number) =>
      judged(spoken, [MENTION], [of(nth, { dismissed: true }), word(ref(1))]).map(({ status }) => status);
    expect(statuses(0)).toEqual([none, counts, "denied"]);
    expect(statuses(1)).toEqual([counts, none, none]);
  });

  test("and so is what else was said; what was said of other articles' is not looked at", () => {
    const said = of(3, { subtype: "mob-violence" });
    expect(told(judged(found, [MENTION], [said, word(ref(3), ref(0))])).map(words => words.split(" ")[1])).toEqual([
      ...["mob-violence", "mob-violence", "mob-violence", "mob-violence"],
    ]);
    expect(now(word(ref(3), ref(1, "b")))).toEqual([none, none, none, counts]);
  });
});

describe("of several reports of one event", () => {
  test.each<[string, number]>([
    ["the report that others speak again of", 0],
    ["one that speaks again of another", 1],
  ])("all that were found alike go with %s", (_, nth) => {
    const found = [incident(0), incident(1, { again: 0, subtype: "suicide-bomb" }), incident(2)];
    const now = judged(found, [MENTION], [of(nth, { subtype: "mob-violence", date: JUNE })]);
    expect(told(now)).toEqual([
      "reported mob-violence 2021-06-01",
      "reported mob-violence 2021-06-01",
      "reported grenade 2021-05-03",
    ]);
    expect(now[1 - nth]?.byHand).toMatchObject({ start: nth * 10, at: 100 });
  });

  test("one that was found as something else stays that, and one of another time stays of that", () => {
    const attack = { type: "violence-against-civilians", subtype: "attack" } as const;
    const found = [
      incident(0),
      incident(1, { again: 0, ...attack }),
      incident(2, { again: 0, date: { ...JUNE, span: null, note: "" } }),
      incident(3, { again: 0, date: null }),
      incident(4, { again: 0, date: { ...day("2021-05-01", "2021-05-31"), span: null, note: "" } }),
    ];
    const now = judged(found, [MENTION], [of(0, { subtype: "mob-violence", date: day("2021-05-04") })]);
    expect(told(now)).toEqual([
      "reported mob-violence 2021-05-04",
      "reported attack 2021-05-04",
      "reported mob-violence 2021-06-01",
      "reported mob-violence -",
      "reported mob-violence 2021-05-04",
    ]);
    expect(now[1]?.byHand?.subtype).toBeUndefined();
    expect(now[2]?.byHand && "date" in now[2].byHand).toBe(false);
  });

  test("what was said of a report itself goes before what was said of another", () => {
    const found = [incident(0), incident(1, { again: 0 }), incident(2, { again: 1 })];
    const said = [of(0, { subtype: "mob-violence", date: JUNE }), of(1, { subtype: "suicide-bomb" })];
    expect(told(judged(found, [MENTION], said))).toEqual([
      "reported mob-violence 2021-06-01",
      "reported suicide-bomb 2021-05-03",
      "reported suicide-bomb 2021-05-03",
    ]);
  });

  test.each([0, 1, 2])("all are dismissed, whichever was pressed, and no other event: report %i", nth => {
    const found = [incident(0), incident(1, { again: 0 }), incident(2, { again: 1 }), incident(3)];
    const now = judged(found, [MENTION], [of(nth, { dismissed: true })]);
    expect(told(now)).toEqual([
      "dismissed grenade 2021-05-03",
      "dismissed grenade 2021-05-03",
      "dismissed grenade 2021-05-03",
      "reported grenade 2021-05-03",
    ]);
    for (const { byHand } of now.slice(0, 3))
      expect(byHand).toMatchObject({ start: nth * 10, found: { status: "reported" } });
  });

  test("what is threatened and speaks again of a dismissed one goes with it, and not the other way round", () => {
    const found = [incident(0), incident(1, { again: 0 }), incident(2, { again: 0, status: "threatened" })];
    const statuses = (nth: number) =>
      judged(found, [MENTION], [of(nth, { dismissed: true })]).map(({ status }) => status);
    expect(statuses(1)).toEqual(["dismissed", "dismissed", "dismissed"]);
    expect(statuses(2)).toEqual(["reported", "reported", "dismissed"]);
  });

  test("what was said of type and date stays beside a dismissal, and stands where that was said", () => {
    const found = [incident(0), incident(1, { again: 0 })];
    const said = [of(0, { subtype: "mob-violence" }), of(1, { dismissed: true })];
    const now = judged(found, [MENTION], said);
    expect(told(now)).toEqual(["dismissed mob-violence 2021-05-03", "dismissed mob-violence 2021-05-03"]);
    expect(now.map(({ byHand }) => byHand?.start)).toEqual([10, 10]);
  });

  test("two that speak of each other end", () => {
    const found = [incident(0, { again: 1 }), incident(1, { again: 0 }), incident(2, { again: 0 }), incident(3)];
    expect(judged(found, [MENTION], [of(2, { dismissed: true })]).map(({ status }) => status)).toEqual([
      "dismissed",
      "dismissed",
      "dismissed",
      "reported",
    ]);
  });
});
