// What finding incidents costs beside geoparsing: on the news of the development corpora, and on made-up articles of 800 words of which
// every third sentence reports one; and how time grows with the length of one sentence.

import { readdirSync, readFileSync } from "node:fs";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import type { Language } from "@/lib/types";
import { readCorpus } from "@/tests/corpora/read";
import { readIncidentCorpus } from "@/tests/corpora/read-incidents";
import { type Random, seeded } from "@/tests/random";
import { processorTime } from "./timing";

const SIZE = { seed: 1, articles: 300, words: 800 };
const ROUNDS = 30;
const RUNS = 5;
const CORPORA = "tests/corpora/";
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

interface Bench {
  name: string;
  language: Language;
  texts: readonly string[];
}

/** The development corpora of the geoparser, news of all kinds, and those of incidents, in which two sentences in three report one. */
function corpora(): Bench[] {
  const files = readdirSync(CORPORA).filter(file => /-dev(?:-\d+)?\.md$/.test(file));
  const read = (file: string) => readFileSync(CORPORA + file, "utf8");
  const news = files.filter(file => !file.startsWith("incidents")).flatMap(file => readCorpus(read(file)));
  const incidents = files.filter(file => file.startsWith("incidents")).flatMap(file => readIncidentCorpus(read(file)));
  return (["en", "ar"] as const).flatMap(language =>
    (
      [
        ["news", news],
        ["news of incidents", incidents],
      ] as const
    ).map(([name, articles]) => ({
      name: `${name}, ${language}`,
      language,
      texts: articles.filter(article => article.language === language).map(({ text }) => text),
    })),
  );
}

/**
 * A row of the table. The two steps are timed in turn, article by article, as ingest takes them, so that words are read once for both; of
 * each the least of all rounds. By the clock: the processor's time would count the engine's threads, which go on compiling for rounds.
 */
function compare({ name, language, texts }: Bench, gazetteer: Gazetteer): string {
  const options = { publishedOn: PUBLISHED, language };
  let [parsing, finding, found] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [parsed, searched] = [0, 0];
    found = 0;
    for (const text of texts) {
      const start = performance.now();
      const mentions = geoparse(text, gazetteer, { language });
      const middle = performance.now();
      found += findIncidents(text, mentions, gazetteer, options).length;
      parsed += middle - start;
      searched += performance.now() - middle;
    }
    parsing = Math.min(parsing, parsed);
    finding = Math.min(finding, searched);
  }
  if (found < texts.length) throw new Error(`expected an incident an article, got ${found} in ${texts.length}`);
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / texts.length;
  const each = (ms: number) => (ms / texts.length).toFixed(2);
  return `| ${name} | ${texts.length} | ${words.toFixed(0)} | ${(found / texts.length).toFixed(1)} | ${each(parsing)} | ${each(finding)} | ${(finding / parsing).toFixed(2)} |`;
}

export default async function benchIncidents(): Promise<void> {
  const gazetteer = await openGazetteer();
  const random = seeded(SIZE.seed);
  const made = Array.from({ length: SIZE.articles }, () => makeArticle(random, SIZE.words));
  console.log("## Incidents\n");
  console.log("| text | articles | words each | incidents each | geoparse, ms | find incidents, ms | ratio |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const bench of [...corpora(), { name: "made up", language: "en" as const, texts: made }])
    console.log(compare(bench, gazetteer));
  console.log("");

  console.log("| one sentence of | ms |\n| --- | ---: |");
  for (const size of [1_000, 10_000, 100_000, 1_000_000]) {
    const part = "a bomb killed 3 people near Mosul on 3 May and 14 more in Balad, ";
    const text = part.repeat(Math.ceil(size / part.length)).slice(0, size);
    const named = geoparse(text, gazetteer);
    const ms = processorTime(RUNS, () => findIncidents(text, named, gazetteer, { publishedOn: PUBLISHED }));
    console.log(`| ${size.toLocaleString("en")} characters | ${ms.toFixed(2)} |`);
  }
}
