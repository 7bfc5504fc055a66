// How many articles of 800 words are geoparsed in a second on one core, and how time grows with length. Articles are made by seed
// from templates of our own and the names of the gazetteer.

import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { type Random, seeded } from "@/tests/random";

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
  const seconds: number[] = [];
  let mentions = 0;
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    const found = articles.reduce((sum, text) => sum + geoparse(text, gazetteer).length, 0);
    seconds.push((performance.now() - started) / 1000);
    if (run > 0 && found !== mentions) throw new Error(`run ${run}: ${found} mentions, before ${mentions}`);
    mentions = found;
  }
  if (mentions < SIZE.articles * 10) throw new Error(`only ${mentions} mentions were found`);
  seconds.sort((a, b) => a - b);
  console.log(
    `## Geoparsing ${SIZE.articles} articles of ${SIZE.words} words (${megabytes.toFixed(1)} MB), one core\n`,
  );
  console.log("| | articles a second | MB/s | mentions | mentions an article |\n| --- | ---: | ---: | ---: | ---: |");
  for (const [name, time] of [
    ["best", seconds[0]!],
    ["median", seconds[RUNS >> 1]!],
  ] as const)
    console.log(
      `| ${name} of ${RUNS} | ${Math.round(SIZE.articles / time)} | ${(megabytes / time).toFixed(1)} | ${mentions} | ${(mentions / SIZE.articles).toFixed(1)} |`,
    );
  console.log(`\nThe gazetteer (${gazetteer.size.places} places) opened in ${opened.toFixed(0)} ms.\n`);
  console.log("| words in one article | ms | microseconds a word |\n| ---: | ---: | ---: |");
  for (const words of [1_000, 10_000, 100_000]) {
    const text = makeArticle(seeded(2), places, provinces, words);
    geoparse(text, gazetteer);
    const started = performance.now();
    geoparse(text, gazetteer);
    const time = performance.now() - started;
    console.log(`| ${words} | ${time.toFixed(1)} | ${((time * 1000) / words).toFixed(2)} |`);
  }
}
