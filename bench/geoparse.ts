// How many articles of 800 words are geoparsed in a second on one core, and how time grows with length. Articles are made by seed
// from templates of our own and the names of the gazetteer.

import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { type Random, seeded } from "@/tests/random";
import { percentile, processorTime } from "./timing";

const SIZE = { seed: 1, articles: 2_000, words: 800 };
const RUNS = 3;

/** @ a place, # a province, ^ a person, % a number. */
const SENTENCES = [
  "Security forces searched farms north of @ on Monday and found % rockets, a police officer said.",
  "Residents of @ said that the road to @ had been closed since the attack.",
  "The governor of # province, ^, asked the ministry for more water pumps and promised to visit the market again.",
  "In a statement the command said that its troops had left the base before noon and that nobody was hurt.",
  "A convoy that carried fuel from @ to @ was hit by a roadside bomb, and two drivers were wounded.",
  "Officials in # and the neighbouring districts blamed the delay on the weather and on a lack of spare parts.",
  "^ told reporters that talks with the company would go on for another week, whatever the other side decided.",
  "Several families who had fled from @ three years ago came back to find their houses burned and their orchards dry.",
  "The hospital received % people by the evening, most of them with light injuries, according to a doctor who worked there.",
  "Nobody claimed the attack, but the group has often struck between @ and @ at night, when the checkpoints are thinly manned.",
  "Prices in the market rose again this week, and shopkeepers expect that they will not fall before the end of the season.",
  "The Iraqi army and the Peshmerga will share a post near @ in #, both sides said after a long meeting.",
];
const PERSONS = ["Ahmed al-Jubouri", "Hassan Kareem", "Colonel Saad al-Tikriti", "Dr. Layla Mahmoud", "Omar Salih"];

function makeArticle(random: Random, places: readonly string[], provinces: readonly string[], words: number): string {
  let text = "";
  for (let count = 0; count < words; ) {
    const sentence = random.pick(SENTENCES).replace(/[@#^%]/g, sign =>
      sign === "@"
        ? // Some places are in the news far more often than others.
          places[Math.floor(random.next() ** 3 * places.length)]!
        : sign === "#"
          ? random.pick(provinces)
          : sign === "^"
            ? random.pick(PERSONS)
            : String(2 + random.below(90)),
    );
    count += sentence.split(" ").length;
    text += sentence + (random.chance(0.25) ? "\n\n" : " ");
  }
  return text;
}

/** Texts that expose work growing faster than the text: a unit, and how often it is repeated at the shortest length. */
const HOSTILE: [name: string, unit: string, count: number][] = [
  ["one letter", "a", 100_000],
  ["names in a row", "Baghdad ", 12_500],
  ["one name again and again", "Mosul, ", 10_000],
  ["containers", "Hit, Anbar, ", 5_000],
  ["commas", ",", 100_000],
  ["quotation marks, nested", "\u201c\u2018", 25_000],
  ["titles and first names", "General Omar ", 5_000],
  ["homonyms", "Rashidiya near Salam and ", 2_000],
  ["cells of a table", "Mosul | district | ", 5_000],
  ["Arabic without a stop", "\u0627\u0644\u0645\u0648\u0635\u0644 \u0642\u0627\u0644 ", 8_000],
  ["Arabic prefixes", "\u0648\u0628\u0627\u0644\u0645\u0648\u0635\u0644 ", 8_000],
];

export default async function benchGeoparse(): Promise<void> {
  const opening = performance.now();
  const gazetteer = await openGazetteer();
  const opened = performance.now() - opening;
  const focus = Array.from({ length: gazetteer.size.places }, (_, i) => gazetteer.placeAt(i)).filter(
    ({ country }) => country === gazetteer.region.focus,
  );
  const places = focus
    .filter(({ source, kind }) => source.startsWith("curated") && kind !== "admin1")
    .map(({ name }) => name);
  const provinces = focus.filter(({ kind }) => kind === "admin1").map(({ name }) => name);
  const random = seeded(SIZE.seed);
  const articles = Array.from({ length: SIZE.articles }, () => makeArticle(random, places, provinces, SIZE.words));
  const megabytes = articles.reduce((sum, text) => sum + text.length, 0) / 1e6;
  for (const text of articles.slice(0, 300)) geoparse(text, gazetteer);
  const times: { clock: number; processor: number }[] = [];
  let mentions = 0;
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    let found = 0;
    const processor = processorTime(1, () => {
      for (const text of articles) found += geoparse(text, gazetteer).length;
    });
    times.push({ clock: performance.now() - started, processor });
    if (run > 0 && found !== mentions) throw new Error(`run ${run}: ${found} mentions, before ${mentions}`);
    mentions = found;
  }
  if (mentions < SIZE.articles * 10) throw new Error(`only ${mentions} mentions were found`);
  console.log(
    `## Geoparsing ${SIZE.articles} articles of ${SIZE.words} words (${megabytes.toFixed(1)} MB), one core\n`,
  );
  console.log(
    "| | articles a second, by the clock | by the processor's time | mentions an article |\n| --- | ---: | ---: | ---: |",
  );
  for (const [name, share] of [
    ["best", 0],
    ["median", 0.5],
  ] as const) {
    const rates = (["clock", "processor"] as const).map(kind => {
      const sorted = times.map(time => time[kind]).sort((a, b) => a - b);
      return Math.round((SIZE.articles * 1000) / percentile(sorted, share));
    });
    console.log(`| ${name} of ${RUNS} | ${rates.join(" | ")} | ${(mentions / SIZE.articles).toFixed(1)} |`);
  }
  console.log(`\nThe gazetteer (${gazetteer.size.places} places) opened in ${opened.toFixed(0)} ms.\n`);
  let unseen = 1;
  const article = makeArticle(seeded(2), places, provinces, 8_000);
  const rows: [name: string, text: (times: number) => string][] = [
    ["news", times => article.repeat(times)],
    ...HOSTILE.map(([name, unit, count]): (typeof rows)[number] => [name, times => unit.repeat(count * times)]),
    // Every word another one, in every run, so that nothing is known from before.
    ["unknown capitals", times => Array.from({ length: 5_000 * times }, () => `Xa${letters(unseen++)}q`).join(" ")],
  ];
  console.log(
    "## Time against length: nanoseconds of the processor a code unit, one text of 1, 2, 4, 8 times the length\n",
  );
  console.log("| text | code units | 1 x | 2 x | 4 x | 8 x |\n| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const [name, text] of rows) {
    const each = [1, 2, 4, 8].map(times => {
      // A sign more: the text that was read last is not read anew.
      const least = [text(times), `${text(times)} `].map(
        long => processorTime(1, () => geoparse(long, gazetteer)) / long.length,
      );
      return (Math.min(...least) * 1e6).toFixed(0);
    });
    console.log(`| ${name} | ${text(1).length} | ${each.join(" | ")} |`);
  }
}

/** Numbers as words of letters. */
function letters(n: number): string {
  let word = "";
  for (let rest = n; rest > 0; rest = Math.floor(rest / 20)) word += "bcdfghjklmnprstvwxyz"[rest % 20]!;
  return word;
}
