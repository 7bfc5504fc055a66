// Sentences that go on about an event in words that no list of sequels has: the learned judge, and what is made of its answer. The article is
// of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import type { Judge } from "@/lib/incidents/account/continued";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

function find(text: string, judge?: Judge) {
  const mentions = geoparse(text, gazetteer);
  return findIncidents(text, mentions, gazetteer, {
    publishedOn: TUESDAY,
    ...(judge && { judge }),
  }).map(incident => ({
    ...incident,
    place: incident.mention === null ? "-" : mentions[incident.mention]!.text,
    words: text.slice(incident.trigger.start, incident.trigger.end),
    rule: incident.evidence[0]!,
  }));
}

const BOMB = "A suicide bomber blew himself up in a market in Kut on Sunday, killing nine people.";
const MARCH = "Several hundred teachers marched through Kut on Monday to ask for their wages.";
const BASE = "Five rockets were fired at the base in Balad on Sunday.";
/** What an article still has to say: the judge believes what stands far behind less. */
const REST =
  " The town is known for its carpets. Its river is low this summer. Many families live from fishing. The council meets every month. A new bridge is planned.";

describe("the judge", () => {
  test.each([
    ["wreckage", BOMB, "Splinters and blackened debris lay in a crater, a survivor said.", "suicide-bomb", "Kut"],
    [
      "who says he did it",
      BOMB,
      "Islamic State boasted of it in a recording posted on Telegram and named the bomber.",
      "suicide-bomb",
      "Kut",
    ],
    [
      "the crowd",
      MARCH,
      "Placards and banners lay in the square, and a megaphone went from hand to hand.",
      "peaceful-protest",
      "Kut",
    ],
    [
      "Arabic wreckage",
      "انفجرت سيارة مفخخة في الحلة يوم السبت.",
      "ونسبت الشرطة ما جرى إلى خلية من التنظيم كانت تستقل دراجات نارية، وتناثر الحطام والزجاج في الشارع.",
      "remote-explosive-landmine-ied",
      "الحلة",
    ],
  ])("takes it for the event: %s", (_, event, sentence, subtype, place) => {
    const [told, again] = find(`${event} ${sentence}${REST}`);
    expect(again).toMatchObject({ subtype, status: "reported", place, rule: { feature: "rule-continued" } });
    expect(again!.date).toMatchObject({ from: told!.date!.from, to: told!.date!.to });
    expect(again!.confidence).toBeGreaterThanOrEqual(0.5);
    expect(again!.rule.note).toContain(`"${again!.words}"`);
  });

  test.each([
    ["prices", BOMB, "A sack of flour costs 30,000 dinars, and traders fear that the price will go up."],
    ["the town", BOMB, "Kut is the capital of the province and has a population of half a million."],
    ["politics", MARCH, "Parliament will vote on the budget next week."],
    ["sport", BASE, "The national team won its match with two goals in the last minutes."],
    ["Arabic prices", "انفجرت سيارة مفخخة في الحلة يوم السبت.", "وارتفعت أسعار الطحين والسكر في السوق."],
  ])("leaves alone: %s", (_, event, sentence) => {
    expect(find(`${event} ${sentence}${REST}`)).toHaveLength(1);
  });
});

describe("whoever judges", () => {
  const yes: Judge = () => 0.9;

  test("the event is the one of which the words speak", () => {
    const [, , again] = find(`${MARCH} ${BASE} Placards and banners lay about.`, yes);
    expect(again).toMatchObject({ subtype: "peaceful-protest", confidence: 0.9 });
  });

  test("what is gone on about is not gone on from farther", () => {
    const debris = "Debris lay about.";
    expect(find(`${BASE} ${[debris, debris, debris, debris, debris].join(" ")}`, yes)).toHaveLength(4);
  });

  test("it is at a place of its own where it names one", () => {
    const [, again] = find(`${BASE} Debris fell near a school in Dujail.`, yes);
    expect(again).toMatchObject({ place: "Dujail" });
  });

  test("nobody is asked where nothing was told, or where a sentence has its own event", () => {
    let asked = 0;
    const count: Judge = () => {
      asked++;
      return 0;
    };
    find(`Debris lay about. ${BASE} ${BOMB}`, count);
    expect(asked).toBe(0);
  });
});
