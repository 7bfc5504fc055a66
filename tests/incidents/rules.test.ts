// The word lists: every heading is known, every line is read, and phrases match as the lists' first lines say.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile } from "@/lib/incidents/words/compile";
import { type Hit, hitsOfLists, rulesFrom } from "@/lib/incidents/words/rules";
import { wordNumbers } from "@/lib/incidents/words/words";
import { tokenize } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";

const FOLDER = "data/words/incidents";
const files = readdirSync(FOLDER).sort();
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, "utf8");
const headings = (name: string) =>
  new Set(
    files
      .filter(file => file.split(".")[0] === name)
      .flatMap(file => [...read(file).matchAll(/^\[([\w-]+)/gm)].map(match => match[1]!)),
  );

const ACTS = ["use", "death", "injury", "none", "assault", "shot", "arms", "harm"];

test("every sub-event type has words in both languages, and no heading is unknown", () => {
  for (const heading of headings("triggers"))
    expect(
      [...Object.keys(TYPE_OF), "territory", "lost", "advance", "taken", "threat", "found", "arms"],
      heading,
    ).toContain(heading);
  // Ground taken without a word for it ("seized") is told apart by who takes it: the heading "territory".
  for (const file of ["triggers.txt", "triggers.ar.txt"])
    for (const subtype of Object.keys(TYPE_OF).filter(name => name !== "non-state-actor-overtakes-territory"))
      expect(read(file), `${subtype} in ${file}`).toMatch(new RegExp(`^\\[${subtype}[ \\]]`, "m"));
  for (const heading of headings("acts")) expect(ACTS, heading).toContain(heading);
  for (const heading of headings("persons"))
    expect(["civil", "armed", "protest", "crowd", "folk", "infrastructure", "thing", "officer"], heading).toContain(
      heading,
    );
  for (const heading of headings("places"))
    expect(["at", "object", "origin", "destination", "arrival", "speaker", "ambient"], heading).toContain(heading);
});

test("no phrase has two gaps", () => {
  for (const file of readdirSync(FOLDER))
    for (const phrase of read(file).split(/[,;\n]/)) expect(phrase.split("...").length, phrase).toBeLessThan(3);
});

test("every actor has an id, a name, a class and names; every number word a value", () => {
  for (const line of read("actors.txt")
    .split("\n")
    .filter(line => line !== "" && !/^[#{]/.test(line)))
    expect(line).toMatch(
      /^[a-z-]+ \| [^|]+ \| (state|foreign|militia|insurgent|civil|protest|crowd|unnamed) \| [^|]+$/,
    );
  for (const file of ["numbers.txt", "numbers.ar.txt"])
    for (const line of read(file)
      .split("\n")
      .filter(line => line !== "" && !line.startsWith("#")))
      expect(line).toMatch(/ (\d+|\?)$/);
});

const rules = rulesFrom(
  compile({
    "incidents/triggers":
      "{foil} = foil+, thwart+\n{plots} = bombing\n{plots} = plot, car bomb\n[disrupted-weapons-use verb]\n{foil} ... {plots}\n[arrests verb]\narrest+\n[air-drone-strike weapon]\ndrone+\n[looting-property-destruction verb]\nblew up ... shrine\n[remote-explosive-landmine-ied verb]\nblew up",
    "incidents/metaphors": "arrested development",
    "incidents/triggers.ar": "[air-drone-strike noun]\nغارة جوية\n[abduction-forced-disappearance verb]\nاسر+",
  }),
);

function match(text: string): string[] {
  const tokens = tokenize(text);
  const words = wordNumbers(rules, tokens);
  const written = (hit: Hit) => text.slice(tokens.start[hit.first]!, tokens.end[hit.end - 1]!);
  const [hits = []] = hitsOfLists([rules.triggers], tokens, words, 0, tokens.length);
  return hits.map(hit => `${written(hit)}: ${hit.senses[0]!.value}`);
}

test.each([
  ["Police arrested him, arresting others", ["arrested: arrests", "arresting: arrests"]],
  ["the drones, not droned", ["drones: air-drone-strike"]],
  ["arrested development", ["arrested development: metaphor"]],
  // Every word of one class with every word of another.
  [
    "Police foiled a bombing and troops were thwarting a large car bomb; a plot alone is none",
    ["foiled a bombing: disrupted-weapons-use", "thwarting a large car bomb: disrupted-weapons-use"],
  ],
  ["They blew up a small shrine", ["blew up a small shrine: looting-property-destruction"]],
  ["They blew up the car. A shrine stood by", ["blew up: remote-explosive-landmine-ied"]],
  ["وبالغارة الجوية", ["وبالغارة الجوية: air-drone-strike"]],
  ["غارات", []],
  ["وأسر الجنود", ["وأسر: abduction-forced-disappearance"]],
  // A family, and no verb.
  ["عادت أسرة مع باقي الأسر", []],
])("%s", (text, expected) => {
  expect(match(text)).toEqual(expected);
});

test("a phrase with a class that nothing defines is refused, and named", () => {
  expect(() => compile({ "incidents/triggers": "[arrests verb]\n{nab} ... suspect" })).toThrow(
    '"{nab} ... suspect" names a class that no line above it defines: {nab}',
  );
});
