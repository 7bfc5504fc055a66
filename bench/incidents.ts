// What finding incidents costs beside geoparsing, on articles of 800 words of which every third sentence reports one; and how time
// grows with the length of one sentence.

import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import { type Random, seeded } from "@/tests/random";
import { processorTime } from "./timing";

const SIZE = { seed: 1, articles: 300, words: 800 };
const RUNS = 5;
const PUBLISHED = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** @ a place, % a number. */
const SENTENCES = [
  "A roadside bomb exploded near @ on Monday and killed % people, a police officer said.",
  "Gunmen attacked a checkpoint between @ and @ two days ago, wounding at least % soldiers.",
  "Security forces searched farms north of @ on Monday and found % rockets, a police officer said.",
  "The minister said in @ that the market would be opened again before the end of the season.",
  "Officials in the neighbouring districts blamed the delay on the weather and on a lack of spare parts.",
  "Several families came back to @ to find their orchards dry and the wells without water.",
  "In a statement the council said that the road from @ would be paved by the company of a cousin of the mayor.",
  "Prices rose again this week, and shopkeepers expect that they will not fall before the harvest comes in.",
  "The hospital of @ bought new beds, according to a doctor who has worked there since the spring of last year.",
];
const PLACES = [
  "Mosul",
  "Kirkuk",
  "Tikrit",
  "Samarra",
  "Balad",
  "Hawija",
  "Daquq",
  "Baquba",
  "Khanaqin",
  "Ramadi",
  "Hit",
  "Rutba",
];

function makeArticle(random: Random, words: number): string {
  let text = "";
  for (let count = 0; count < words; ) {
    const sentence = random
      .pick(SENTENCES)
      .replace(/[@%]/g, sign => (sign === "@" ? random.pick(PLACES) : String(2 + random.below(60))));
    count += sentence.split(" ").length;
    text += sentence + (random.chance(0.25) ? "\n\n" : " ");
  }
  return text;
}

/** Milliseconds of the processor an item, the least of some runs. */
const best = (items: number, run: () => void): number => processorTime(RUNS, run) / items;

export default async function benchIncidents(): Promise<void> {
  const gazetteer = await openGazetteer();
  const random = seeded(SIZE.seed);
  const articles = Array.from({ length: SIZE.articles }, () => makeArticle(random, SIZE.words));
  let found = 0;
  const parsing = best(articles.length, () => {
    for (const text of articles) geoparse(text, gazetteer);
  });
  const mentions = articles.map(text => geoparse(text, gazetteer));
  const finding = best(articles.length, () => {
    found = 0;
    for (const [i, text] of articles.entries())
      found += findIncidents(text, mentions[i]!, gazetteer, { publishedOn: PUBLISHED }).length;
  });
  // As in ingest: directly after geoparsing, so that words are read once for both.
  const both = best(articles.length, () => {
    for (const text of articles) findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn: PUBLISHED });
  });
  if (found < articles.length * 5) throw new Error(`expected at least five incidents an article, got ${found} in all`);
  console.log("## Incidents\n");
  console.log(`${articles.length} articles of ${SIZE.words} words, ${found} incidents in them\n`);
  console.log("| step | ms an article |\n| --- | ---: |");
  console.log(`| geoparse | ${parsing.toFixed(2)} |\n| find incidents | ${finding.toFixed(2)} |`);
  console.log(`| both, one article after the other | ${both.toFixed(2)} |\n`);

  console.log("| one sentence of | ms |\n| --- | ---: |");
  for (const size of [1_000, 10_000, 100_000, 1_000_000]) {
    const part = "a bomb killed 3 people near Mosul on 3 May and 14 more in Balad, ";
    const text = part.repeat(Math.ceil(size / part.length)).slice(0, size);
    const named = geoparse(text, gazetteer);
    const ms = best(1, () => findIncidents(text, named, gazetteer, { publishedOn: PUBLISHED }));
    console.log(`| ${size.toLocaleString("en")} characters | ${ms.toFixed(2)} |`);
  }
}
