// What holds for every text, however strange: offsets, slices, order, confidence, the same answer twice, and no throw.

import { beforeAll, describe, expect, it } from "vitest";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { explain } from "@/lib/geoparse/explain";
import { geoparse } from "@/lib/geoparse/geoparse";
import type { Mention } from "@/lib/types";
import { type Random, seeded } from "@/tests/random";

let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = await openGazetteer();
});

const REPORT = { report: ["demonyms", "embedded"] } as const;

/** Every invariant of one text's mentions; gives what is broken, in words. */
function broken(text: string, mentions: readonly Mention[]): string[] {
  const wrong: string[] = [];
  let last = 0;
  for (const mention of mentions) {
    const { start, end, confidence, resolution, evidence, runnersUp } = mention;
    const at = `${start}-${end}`;
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length))
      wrong.push(`${at}: out of range`);
    if (text.slice(start, end) !== mention.text) wrong.push(`${at}: not the text's slice`);
    if (start < last) wrong.push(`${at}: out of order or over the mention before`);
    last = end;
    if (!(confidence >= 0 && confidence <= 1)) wrong.push(`${at}: confidence ${confidence}`);
    if (resolution.type === "resolved" && !gazetteer.place(resolution.placeId)) wrong.push(`${at}: no such place`);
    if (resolution.type === "unresolved" && resolution.reason === "") wrong.push(`${at}: no reason`);
    if (evidence.length === 0) wrong.push(`${at}: no evidence`);
    if (runnersUp.length > 5) wrong.push(`${at}: too many runners-up`);
    for (const { value, weight } of evidence)
      if (!Number.isFinite(value) || !Number.isFinite(weight)) wrong.push(`${at}: evidence is no number`);
  }
  return wrong;
}

function check(text: string): Mention[] {
  const mentions = geoparse(text, gazetteer);
  expect(broken(text, mentions)).toEqual([]);
  return mentions;
}

const NAMES = [
  ...[
    "Baghdad",
    "al-Qaim",
    "Al-Qa'im",
    "Tal Afar",
    "Ain al-Asad",
    "Anbar",
    "Hit",
    "Ba'quba",
    "Mukeshefah",
    "Washington",
  ],
  ...["U.S.", "US", "Lake Tharthar", "Georgia", "Karbala", "بغداد", "بالموصل", "والأنبار", "صلاح الدين", "کرکوک"],
];
const WORDS = [
  ..."in near the of and north province village city General Omar Smith said troops base km 25 Oil Company wants".split(
    " ",
  ),
  ..."Xabtuq Iraqi Iraqis Baghdat LAKE desert في قرب محافظة قرية شمال العراقي مدينة".split(" "),
];
const GAPS = [
  " ",
  " ",
  " ",
  " ",
  ", ",
  ". ",
  "\n",
  "\n\n",
  "\r\n",
  "-",
  "'s ",
  "’s ",
  " (",
  ") ",
  "—",
  "",
  ": ",
  "؟ ",
  "، ",
];
const STRANGE = [
  ...[
    "\ud83d",
    "\ude00",
    "😀",
    "👨‍👩‍👧",
    "\u200f",
    "\u200e",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\u00ad",
    "\ufeff",
    "\0",
  ],
  ...[
    "\u0301",
    "\u0640",
    "\u064e",
    "\uffff",
    "\ufffd",
    "\u2028",
    "\u0085",
    "ﷲ",
    "ﬁ",
    "İ",
    "ß",
    "ﻻ",
    "𐎠",
    "'",
    "`",
    "\u07ff",
  ],
];

function prose(random: Random, parts: number, strange: number): string {
  let text = "";
  for (let i = 0; i < parts; i++) {
    if (random.chance(strange)) text += random.pick(STRANGE);
    text += random.chance(0.35) ? random.pick(NAMES) : random.pick(WORDS);
    if (random.chance(strange)) text += random.pick(STRANGE);
    text += random.pick(GAPS);
  }
  return text;
}

describe("seeded random texts", () => {
  const seeds = Array.from({ length: 60 }, (_, seed) => seed);

  it.each(seeds)("prose, seed %i", seed => {
    const text = prose(seeded(seed), 300, 0);
    const mentions = check(text);
    expect(mentions.length).toBeGreaterThan(5);
    expect(geoparse(text, gazetteer)).toEqual(mentions);
  });

  it.each(seeds)("strange characters, seed %i", seed => {
    check(prose(seeded(1000 + seed), 300, 0.3));
  });

  it.each(seeds)("any code units, seed %i", seed => {
    const random = seeded(2000 + seed);
    check(String.fromCharCode(...Array.from({ length: 2000 }, () => random.below(65_536))));
  });

  it.each(seeds.slice(0, 20))("demonyms and embedded names too, seed %i", seed => {
    const text = prose(seeded(3000 + seed), 300, 0.1);
    expect(broken(text, geoparse(text, gazetteer, REPORT))).toEqual([]);
  });

  it.each(seeds.slice(0, 20))("what is skipped is not searched, seed %i", seed => {
    const random = seeded(4000 + seed);
    const text = prose(random, 300, 0.05);
    const skip = [200, 700, 1200].map(start => ({ start, end: start + random.below(300) }));
    const mentions = geoparse(text, gazetteer, { skip });
    expect(broken(text, mentions)).toEqual([]);
    const inside = mentions.filter(({ start }) => skip.some(span => span.start <= start && start < span.end));
    expect(inside.map(({ text }) => text)).toEqual([]);
  });

  it("explaining does not throw either", () => {
    for (let seed = 0; seed < 10; seed++)
      expect(explain(prose(seeded(seed), 60, 0.3), gazetteer, true)).toContain("Words");
  });
});

describe("hostile texts", () => {
  const rows: [name: string, text: () => string, atLeast: number][] = [
    ["nothing", () => "", 0],
    ["one space", () => " ", 0],
    ["half a character", () => "\ud800", 0],
    ["halves around a name", () => "\udc00Baghdad\ud800", 0],
    ["a megabyte of one letter", () => "a".repeat(1_000_000), 0],
    ["a megabyte of one capital", () => "A".repeat(1_000_000), 0],
    ["a megabyte of alif", () => "ا".repeat(1_000_000), 0],
    ["a megabyte of marks", () => `a${"\u0301".repeat(1_000_000)}`, 0],
    ["a megabyte of NUL", () => "\0".repeat(1_000_000), 0],
    ["a megabyte of apostrophes", () => "a'".repeat(500_000), 0],
    ["a megabyte of initials", () => "A.".repeat(500_000), 0],
    ["a megabyte of stops", () => ". ".repeat(500_000), 0],
    ["a megabyte of articles", () => "al-".repeat(330_000), 0],
    ["100,000 names in a row", () => "Baghdad ".repeat(100_000), 0],
    ["100,000 names joined by hyphens", () => "Baghdad-Basra-".repeat(50_000), 0],
    ["20,000 Arabic names in a row", () => "بغداد والموصل ".repeat(10_000), 0],
    ["a sentence of 20,000 characters", () => `${"in Mosul and near Hit and ".repeat(770)}in Anbar.`, 1000],
    ["50,000 unknown villages", () => "the village of Xabtuq in Baghdad, ".repeat(50_000), 50_000],
    ["50,000 titles", () => "General ".repeat(50_000), 0],
    ["50,000 kind words", () => "province of ".repeat(50_000), 0],
    ["50,000 containers", () => "Hit, Anbar, ".repeat(25_000), 0],
    ["200,000 Arabic words without a stop", () => "الموصل قال ".repeat(100_000), 0],
    ["a table of 100,000 cells on one line", () => "Mosul | district | ".repeat(50_000), 0],
    ["every line a name", () => "Hit\n".repeat(50_000), 0],
    ["one name 50,000 times over commas", () => "Mosul, ".repeat(50_000), 1],
    ["50,000 commas", () => `Mosul${",".repeat(50_000)} in Baghdad`, 1],
    ["quotation marks 50,000 deep", () => `${"“‘".repeat(25_000)}in Baghdad${"’”".repeat(25_000)}`, 1],
    ["brackets 50,000 deep", () => `${"(".repeat(50_000)}in Baghdad${")".repeat(50_000)}`, 1],
    ["marks between all letters", () => "B\u200ba\u200fg\u202ahd\u0301a\u2066d ".repeat(2_000), 0],
    ["20,000 capitalised words, all different", () => Array.from({ length: 20_000 }, (_, i) => `Xa${i}`).join(" "), 0],
    [
      "5,000 capitalised words near to no name",
      () =>
        Array.from({ length: 5_000 }, (_, i) => `Kar${[...String(i)].map(n => "bdfghjklmn"[+n]).join("a")}`).join(" "),
      0,
    ],
    ["a name behind every mark", () => STRANGE.map(mark => `in ${mark}Baghdad${mark} `).join(""), 1],
  ];
  it.each(rows)("%s", (_, text, atLeast) => {
    expect(check(text()).length).toBeGreaterThanOrEqual(atLeast);
  });
});
