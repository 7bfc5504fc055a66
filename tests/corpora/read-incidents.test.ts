import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readIncidentCorpus } from "./read-incidents";

const ALL = "place=iq:basra date=2021-06 deaths=12+ injuries=- by=- against=civilians";
const SMALL = `# Heading

## a | wire | en | 2021-06-29
First sentence.
> type=battles subtype=armed-clash status=reported ${ALL}
> type=explosions subtype=grenade status=denied place=- date=2020 deaths=- injuries=3 by=isis against=-
Second one.
> none

A third.
> type=protests subtype=peaceful-protest status=threatened place=- date=2021-06-30..2021-07-02 deaths=- injuries=- by=- against=-
`;

/** ACLED's sub-event types by event type, as slugs. */
const SUBTYPES: Record<string, string[]> = {
  battles: ["armed-clash", "government-regains-territory", "non-state-actor-overtakes-territory"],
  explosions: [
    "chemical-weapon",
    "air-drone-strike",
    "suicide-bomb",
    "shelling-artillery-missile-attack",
    "remote-explosive-landmine-ied",
    "grenade",
  ],
  "violence-against-civilians": ["sexual-violence", "attack", "abduction-forced-disappearance"],
  protests: ["peaceful-protest", "protest-with-intervention", "excessive-force-against-protesters"],
  riots: ["violent-demonstration", "mob-violence"],
  "strategic-developments": [
    "agreement",
    "arrests",
    "change-to-group-activity",
    "disrupted-weapons-use",
    "headquarters-or-base-established",
    "looting-property-destruction",
    "non-violent-transfer-of-territory",
    "other",
  ],
};

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

describe("the incident corpus reader", () => {
  it("gives sentences with offsets, and what each reports", () => {
    const [article] = readIncidentCorpus(SMALL);
    expect(article?.text).toBe("First sentence. Second one. A third.");
    expect(article?.sentences.map(({ start, end }) => article.text.slice(start, end))).toEqual([
      "First sentence.",
      "Second one.",
      "A third.",
    ]);
    expect(article?.sentences[0]?.incidents).toMatchObject([
      {
        type: "battles",
        placeId: "iq:basra",
        deaths: "12+",
        injuries: null,
        by: null,
        against: "civilians",
        date: { from: "2021-06-01", to: "2021-06-30", precision: "month" },
      },
      { status: "denied", placeId: null, date: { from: "2020-01-01", to: "2020-12-31", precision: "year" } },
    ]);
    expect(article?.sentences[1]?.incidents).toEqual([]);
    expect(article?.sentences[2]?.incidents[0]?.date).toEqual({
      from: "2021-06-30",
      to: "2021-07-02",
      precision: "range",
    });
  });

  it.each([
    ["an unknown type", `> type=war subtype=x status=reported ${ALL}`, /unknown type "war"/],
    ["an unknown status", `> type=riots subtype=x status=sure ${ALL}`, /unknown status "sure"/],
    ["a missing field", "> type=riots subtype=x status=reported place=-", /"date=" is missing/],
    ["a date that is none", `> type=riots subtype=x status=reported ${ALL.replace("2021-06", "June")}`, /is no date/],
  ])("refuses %s", (_name, line, message) => {
    expect(() => readIncidentCorpus(`## a | wire | en | 2021-06-29\nS.\n${line}\n`)).toThrow(message);
  });

  it.each([
    ["incidents-dev.md", 21],
    ["incidents-frozen.md", 21],
    ["incidents-dev-3.md", 21],
    ["incidents-frozen-3.md", 11],
    ["incidents-dev-4.md", 27],
    ["incidents-frozen-4.md", 13],
    ["incidents-dev-5.md", 16],
    ["incidents-frozen-5.md", 8],
    ["incidents-dev-8.md", 40, "tells more days than one"],
    ["incidents-frozen-8.md", 20, "tells more days than one"],
    ["incidents-dev-9.md", 40, "tells more days than one"],
    ["incidents-frozen-9.md", 20, "tells more days than one"],
    ["incidents-dev-10.md", 40, "tells more days than one"],
    ["incidents-frozen-10.md", 20, "tells more days than one"],
    ["incidents-dev-11.md", 40, "tells more days than one"],
    ["incidents-dev-12.md", 35, "tells more days than one"],
    ["incidents-dev-15.md", 60, "tells more days than one"],
    ["incidents-frozen-11.md", 20, "tells more days than one"],
    ["incidents-frozen-12.md", 45, "tells more days than one"],
  ])("finds %s in order", (file, articleCount, severalDays = "") => {
    const url = new URL(file, import.meta.url);
    expect(existsSync(url)).toBe(true);
    const articles = readIncidentCorpus(readFileSync(url, "utf8"));
    expect(articles.length).toBeGreaterThanOrEqual(articleCount);
    for (const article of articles) {
      for (const { start, end, incidents } of article.sentences) {
        const sentence = article.text.slice(start, end);
        for (const incident of incidents) {
          expect(SUBTYPES[incident.type], sentence).toContain(incident.subtype);
          if (incident.status === "reported" && incident.date !== null)
            expect(incident.date.from <= article.publishedOn, sentence).toBe(true);
        }
        // A weekday that the sentence names as the event's is the weekday of a date given for it,
        // unless the date is reckoned from that day.
        const days = WEEKDAYS.filter(day => sentence.includes(`on ${day}`) || sentence.includes(`${day} night`));
        const dated = incidents.filter(({ date, status }) => date?.precision === "day" && status === "reported");
        // A day beside another time word may be that of something else.
        const reckonedFromIt =
          /(?:the|a) day (?:before|after)|the previous|today|\d (?:January|February|March|April|May|June|July|August|September|October|November|December)/.test(
            sentence,
          );
        // Longer reports name the days of statements, finds and other events as well.
        if (severalDays === "" && days.length === 1 && dated.length > 0 && !reckonedFromIt)
          expect(days[0], sentence).toBe(WEEKDAYS[new Date(`${dated[0]?.date?.from}T00:00:00Z`).getUTCDay()]);
      }
    }
  });

  it("numbers the events that several lines of an article report, where it does", () => {
    const sets = readdirSync(import.meta.dirname).filter(name => /^incidents-.*\.md$/.test(name));
    let several = 0;
    for (const { id, sentences } of sets.flatMap(name =>
      readIncidentCorpus(readFileSync(new URL(name, import.meta.url), "utf8")),
    )) {
      const numbered = sentences.flatMap(({ incidents }) => incidents.filter(({ event }) => event !== null));
      expect(
        numbered.filter(({ status }) => status !== "reported"),
        id,
      ).toEqual([]);
      for (const { event } of numbered) {
        several++;
        expect(numbered.filter(other => other.event === event).length, `${id}: ${event}`).toBeGreaterThan(1);
      }
    }
    expect(several).toBeGreaterThan(100);
  });

  it("names places of the gazetteer in every set", () => {
    const known = new Set(
      readFileSync("data/gazetteer/places.tsv", "utf8")
        .split("\n")
        .map(line => line.split("\t", 1)[0]),
    );
    const sets = readdirSync(import.meta.dirname).filter(name => /^incidents-.*\.md$/.test(name));
    const named = sets.flatMap(name =>
      readIncidentCorpus(readFileSync(new URL(name, import.meta.url), "utf8")).flatMap(({ sentences }) =>
        sentences.flatMap(({ incidents }) => incidents.flatMap(({ placeId }) => placeId ?? [])),
      ),
    );
    expect(named.length).toBeGreaterThan(3000);
    // A village by Lake Tharthar that the gazetteer does not have.
    expect([...new Set(named)].filter(id => !id.startsWith("@") && !known.has(id))).toEqual(["iq:ras-al-maa"]);
  });
});
