// npm run train: learns the weights of recognition and resolution from development corpora, and writes lib/geoparse/weights.ts.
// Logistic regression and a log-linear model, both with L2 (learning.ts); what is made up is made up from a seed. With "incidents" as its
// first word it learns what judges sentences that go on about an event (train-incidents.ts), with "links" which reports are of one (train-links.ts).

import { writeFileSync } from "node:fs";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { distanceKm } from "@/lib/geo";
import { geoparse, stages } from "@/lib/geoparse/geoparse";
import { describeSense, METONYMY_FEATURES, METONYMY_WEIGHTS } from "@/lib/geoparse/metonymy";
import { RECOGNITION_FEATURES } from "@/lib/geoparse/recognition/features";
import { RECOGNITION_WEIGHTS } from "@/lib/geoparse/recognition/recognize";
import { spanOf } from "@/lib/geoparse/recognition/span";
import { pairOf } from "@/lib/geoparse/resolution/levels";
import { resolveToponyms } from "@/lib/geoparse/resolution/resolve";
import { RESOLUTION_FEATURES, RESOLUTION_WEIGHTS } from "@/lib/geoparse/resolution/scoring";
import { Standings } from "@/lib/geoparse/resolution/standing";
import { METONYMY, RECOGNITION, RESOLUTION } from "@/lib/geoparse/weights";
import { fold } from "@/lib/text/normalize";
import { commandOf, positiveNumber, run } from "@/scripts/command";
import { type Gold, type GoldArticle, readGold } from "@/scripts/evaluate";
import { CARRIERS, readVariants } from "@/scripts/evaluate-variants";
import { type Random, seeded } from "@/tests/random";
import { descend, type Example, learnLogistic } from "./learning";
import { trainIncidentsCommand } from "./train-incidents";
import { trainLinksCommand } from "./train-links";

/** The features depend on the weights (what the other toponyms mean), so learning goes in rounds. */
const ROUNDS = 4;
const DESCENT = { steps: 400, rate: 0.5, l2: 0.0001 };

/** Toponym types of the corpora that are no mentions of a place for us; a match there is a wrong match. */
const NO_MENTION = new Set(["Demonym", "Homonym", "Language", "Embedded_Non_Lit"]);
/** Types in between: neither right nor wrong to report. */
const INDIFFERENT = new Set(["Coercion"]);

interface Choice {
  /** Candidates' features, the right one first. */
  candidates: Float32Array[];
  weight: number;
}

function labelOf(
  gold: readonly (Gold & { modifier?: string })[],
  start: number,
  end: number,
  embedded = false,
): number | null {
  const overlapping = gold.filter(toponym => toponym.start < end && start < toponym.end);
  if (overlapping.length === 0) return 0;
  const exact = overlapping.find(toponym => Math.abs(toponym.start - start) <= 4 && Math.abs(toponym.end - end) <= 1);
  if (!exact)
    return overlapping.some(toponym => INDIFFERENT.has(toponym.type))
      ? null
      : overlapping.some(t => t.start <= start && t.end >= end)
        ? null
        : 0;
  // "US forces", "Canada" in "Kidney Foundation of Canada": the corpora disagree with us that such a modifier is no mention; it teaches nothing.
  if (/Modifier|Embedded/.test(exact.type) && (embedded || /^[A-Z.]{2,6}$/.test(exact.phrase))) return null;
  if (INDIFFERENT.has(exact.type) || exact.modifier === "Adjective") return null;
  return NO_MENTION.has(exact.type) ? 0 : 1;
}

/** @param provinces what a province counts that is called by its seat, against another place */
function collect(
  articles: readonly GoldArticle[],
  gazetteer: Gazetteer,
  weight: number,
  examples: Example[],
  choices: Choice[],
  provinces = 1,
): void {
  for (const { text, toponyms } of articles) {
    const { document, recognized } = stages(text, gazetteer);
    const right = recognized.filter(recognition => {
      const { start, end } = spanOf(document, recognition, undefined, true);
      const label = labelOf(toponyms, start, end, recognition.embedded);
      if (label !== null) examples.push({ features: recognition.features.slice(), label, weight });
      return label === 1;
    });
    for (const recognition of right) recognition.probability = Math.max(recognition.probability, 0.9);
    const scored = resolveToponyms(document, gazetteer, right);
    right.forEach((recognition, i) => {
      const { start, end } = spanOf(document, recognition, undefined, true);
      const gold = toponyms.find(toponym => toponym.start < end && start < toponym.end)!;
      if (gold.lat == null || gold.lon == null) return;
      const at: [number, number] = [gold.lon, gold.lat];
      const list = scored[i]!;
      let best = list.find(candidate => gazetteer.placeAt(candidate.place).id === gold.placeId);
      if (!best && !gold.placeId) {
        const near = list
          .map(candidate => ({
            candidate,
            km: distanceKm([gazetteer.placeAt(candidate.place).lon, gazetteer.placeAt(candidate.place).lat], at),
          }))
          .sort((a, b) => a.km - b.km)[0];
        if (near && near.km <= 161) best = near.candidate;
      }
      if (!best || list.length < 2 || right[i]!.site?.elsewhere) return;
      choices.push({
        candidates: [
          best.features.slice(),
          ...list.filter(candidate => candidate !== best).map(candidate => candidate.features.slice()),
        ],
        weight: pairOf(Standings.of(gazetteer), list)?.province === best ? weight * provinces : weight,
      });
    });
  }
}

/** What a name counts that means the province, in the corpora on cities and provinces of one name: there half of them do, in news one in five. */
const PROVINCES_OF_LEVELS = 0.25;

/** Spellings say how names look that nobody listed, and nothing of how sentences are: they weigh little. */
const SPELLING_WEIGHT = 0.3;

/** Each spelling of a list in each of the carrier sentences, as articles. */
function inSentences(file: string): GoldArticle[] {
  return readVariants(file).flatMap(({ surface, at }) =>
    Object.values(CARRIERS)
      .filter(sentence => sentence !== "{}") // a line of its own is evidence of nothing
      .map(sentence => {
        const start = sentence.indexOf("{}");
        const gold = { start, end: start + surface.length, phrase: surface, type: "literal" };
        const position = at === null ? {} : { lon: at[0], lat: at[1] };
        return { id: surface, text: sentence.replace("{}", surface), toponyms: [{ ...gold, ...position }] };
      }),
  );
}

/** Of how many articles one is read once more in small letters, and of how many one in capitals, and what these copies weigh. */
const RECASED = { small: 4, capitals: 12, weight: 0.5 };

/**
 * Copies of articles as posts and headlines are written, all in small letters or all in capitals: corpora have too few of them. Where changing
 * a letter changes its length, the copy is left out, for its toponyms would lie elsewhere.
 */
function recased(articles: readonly GoldArticle[], random: Random): GoldArticle[] {
  return articles.flatMap(article => {
    const copies = [];
    if (random.below(RECASED.small) === 0) copies.push(article.text.toLowerCase());
    if (random.below(RECASED.capitals) === 0) copies.push(article.text.toUpperCase());
    return copies
      .filter(text => text.length === article.text.length && text !== article.text)
      .map(text => ({
        ...article,
        text,
        toponyms: article.toponyms.map(gold => ({ ...gold, phrase: text.slice(gold.start, gold.end) })),
      }));
  });
}

/** Words that are no places, put into the same sentences. */
const ORDINARY = 300;

/** Surnames, first names and capitalised ordinary words in the place of the spellings: they only sound like places. */
function ordinaryInSentences(gazetteer: Gazetteer, random: Random): GoldArticle[] {
  const words = ["surnames", "first-names", "common-words"].flatMap(list => (gazetteer.lists[list] ?? "").split("\n"));
  const articles: GoldArticle[] = [];
  while (articles.length < ORDINARY) {
    const word = random.pick(words).replace(/#.*$/, "").trim();
    const id = gazetteer.vocabulary.idOf(fold(word));
    if (!/^\p{L}{4,}$/u.test(word) || (id >= 0 && gazetteer.exact.starts(id))) continue;
    const sentence = random.pick(Object.values(CARRIERS).filter(carrier => carrier !== "{}"));
    const written = word[0]!.toUpperCase() + word.slice(1);
    articles.push({ id: `ordinary-${articles.length}`, text: sentence.replace("{}", written), toponyms: [] });
  }
  return articles;
}

/** Mentions that the corpora mark as a government or people, or as a place. */
function collectSenses(
  articles: readonly GoldArticle[],
  gazetteer: Gazetteer,
  weight: number,
  examples: Example[],
): void {
  for (const { text, toponyms } of articles) {
    const { document, found, scored } = stages(text, gazetteer);
    found.forEach((recognition, i) => {
      const best = scored[i]![0];
      if (best === undefined) return;
      const { start, end } = spanOf(document, recognition, undefined, true);
      const sense = toponyms.find(toponym => toponym.start < end && start < toponym.end)?.type.toLowerCase();
      if (sense !== "literal" && sense !== "metonymic") return;
      const features = describeSense(document, gazetteer, recognition, gazetteer.placeAt(best.place));
      examples.push({ features: features.slice(), label: sense === "metonymic" ? 1 : 0, weight });
    });
  }
}

/** How many sentences are made up about namesakes, and what one of them counts. */
const NAMESAKES = { count: 1000, weight: 0.1 };

/**
 * Sentences that state where a namesake lies ("A man from Paris, Texas, was freed."): news has too few of them to learn from, and the
 * gazetteer holds all there are. The larger a place, the likelier it is asked for: they shall not teach that size says nothing.
 */
function namesakes(gazetteer: Gazetteer, random: Random): GoldArticle[] {
  const articles: GoldArticle[] = [];
  for (let tries = 0; articles.length < NAMESAKES.count && tries < 200_000; tries++) {
    const { places, arabic } = gazetteer.nameAt(random.below(gazetteer.size.names));
    if (arabic || places.length < 2) continue;
    const among = places.map(p => gazetteer.placeAt(p));
    const sizes = among.map(({ population }) => population + 1000);
    let at = random.next() * sizes.reduce((sum, size) => sum + size, 0);
    const place =
      among[
        sizes.findIndex(size => {
          at -= size;
          return at <= 0;
        })
      ]!;
    const country = gazetteer.place(`country:${place.country}`)?.name ?? "";
    const outer = place.kind === "country" ? "" : random.chance(0.6) ? place.admin1 : country;
    if (outer === "" || place.kind === "admin1" || outer === place.name || !/^\p{L}[\p{L}' -]+$/u.test(place.name))
      continue;
    // The container comes after the name, or somewhere before it.
    const apart = random.chance(0.4) ? `In ${outer}, ` : "";
    const before = `${apart}${random.pick(["a man from ", "the company opened an office in ", "police searched a house in "])}`;
    const text = `${before}${place.name}${apart === "" ? `, ${outer},` : ""} on Friday.`;
    const end = before.length + place.name.length;
    const gold = { start: before.length, end, phrase: place.name, placeId: place.id, lon: place.lon, lat: place.lat };
    articles.push({ id: `namesake-${articles.length}`, text, toponyms: [{ ...gold, type: "literal" }] });
  }
  return articles;
}

/**
 * What the confidences are worth: each mention with the log-odds of its confidence, and whether it was right (the span, and the place).
 * Fitted by Platt's method, so that of the mentions at 0.9 nine in ten are right.
 */
function collectConfidence(
  articles: readonly GoldArticle[],
  gazetteer: Gazetteer,
  weight: number,
  examples: Example[],
): void {
  for (const { text, toponyms } of articles) {
    for (const mention of geoparse(text, gazetteer, { calibrate: false })) {
      if (mention.resolution.type !== "resolved") continue;
      const label = labelOf(toponyms, mention.start, mention.end);
      if (label === null) continue;
      const gold = toponyms.find(toponym => toponym.start < mention.end && mention.start < toponym.end);
      const place = gazetteer.place(mention.resolution.placeId)!;
      const near =
        gold?.lat != null && gold.lon != null && distanceKm([place.lon, place.lat], [gold.lon, gold.lat]) <= 161;
      const right = label === 1 && (gold?.placeId ? gold.placeId === place.id : near);
      const odds = Math.min(0.999, Math.max(0.001, mention.confidence));
      examples.push({ features: Float32Array.of(1, Math.log(odds / (1 - odds))), label: right ? 1 : 0, weight });
    }
  }
}

/** @param held by number of the feature, whether its weight stays as it is */
function learnResolution(choices: readonly Choice[], weights: number[], held: readonly boolean[]): number {
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  return descend(
    weights,
    gradient => {
      let loss = 0;
      for (const { candidates, weight } of choices) {
        const scores = candidates.map(features => features.reduce((sum, value, f) => sum + value * weights[f]!, 0));
        const most = Math.max(...scores);
        const exps = scores.map(score => Math.exp(score - most));
        const sum = exps.reduce((a, b) => a + b, 0);
        loss -= (weight / total) * Math.log(Math.max(1e-9, exps[0]! / sum));
        candidates.forEach((features, c) => {
          const error = exps[c]! / sum - (c === 0 ? 1 : 0);
          for (let f = 0; f < features.length; f++) gradient[f]! += (error * features[f]! * weight) / total;
        });
      }
      return loss;
    },
    DESCENT,
    held,
  );
}

/** @param learned whether the weight of a feature was learned, now or before, and not given by hand */
function formatWeights(
  weights: readonly number[],
  names: readonly (readonly [string, string])[],
  learned: (name: string) => boolean,
): string {
  return weights
    .map((weight, f) => (learned(names[f]![0]) ? `  ${names[f]![0]}: ${Number(weight.toFixed(3))},\n` : ""))
    .join("");
}

/** Annotated articles, with the gazetteer they need and the weight of their examples. */
interface Corpus {
  gazetteer: Gazetteer;
  weight: number;
  articles: GoldArticle[];
}

async function main(): Promise<void> {
  if (process.argv[2] === "incidents") return trainIncidentsCommand(process.argv.slice(3));
  if (process.argv[2] === "links") return trainLinksCommand(process.argv.slice(3));
  const command = commandOf(
    "train",
    "Learns the geoparser's weights from development corpora; writes lib/geoparse/weights.ts.",
  )
    .argument("<corpus...>", "corpora of the region")
    .option("--world-corpus <file...>", "corpora that need the world pack")
    .option(
      "--levels <file...>",
      "corpora on cities and provinces of one name, in which half of them mean the province",
    )
    .option("--spellings <file...>", "lists of spellings, as `npm run evaluate -- variants` reads them")
    .option("--weight <number>", "weight of a region's example against one of the world's", positiveNumber, 2)
    .option(
      "--only <feature...>",
      "learn the weights of these features of resolution, and leave all others as they are",
    );
  command.parse();
  const options = command.opts<{
    worldCorpus?: string[];
    levels?: string[];
    spellings?: string[];
    weight: number;
    only?: string[];
  }>();
  const unknown = options.only?.find(name => !RESOLUTION_FEATURES.some(([feature]) => feature === name));
  if (unknown !== undefined) throw new Error(`--only: "${unknown}" is no feature of resolution`);
  const held = RESOLUTION_FEATURES.map(([name]) => options.only?.includes(name) === false);
  const region = await openGazetteer();
  const world = options.worldCorpus ? await openGazetteer({ world: true }) : null;
  const regional = command.args.map(file => ({
    gazetteer: region,
    weight: options.weight,
    articles: readGold(file, region),
  }));
  const worldwide = (options.worldCorpus ?? []).map(file => ({
    gazetteer: world!,
    weight: 1,
    articles: readGold(file, world!),
  }));
  const corpora: Corpus[] = [...regional, ...worldwide];
  const levels = (options.levels ?? []).map(file => readGold(file, region));
  const spellings = (options.spellings ?? []).map(inSentences);
  // Learning begins at the weights that are there, and changes what the geoparser weighs with; features that are new begin at zero.
  const recognition = RECOGNITION_WEIGHTS;
  const resolution = RESOLUTION_WEIGHTS;
  const metonymy = METONYMY_WEIGHTS;
  for (let round = 1; round <= ROUNDS; round++) {
    const examples: Example[] = [];
    const choices: Choice[] = [];
    for (const { articles, gazetteer, weight } of corpora) collect(articles, gazetteer, weight, examples, choices);
    for (const { articles } of regional)
      collect(recased(articles, seeded(round)), region, RECASED.weight, examples, choices);
    for (const articles of levels) collect(articles, region, options.weight, [], choices, PROVINCES_OF_LEVELS);
    for (const articles of spellings) collect(articles, region, SPELLING_WEIGHT, examples, []);
    if (spellings.length > 0)
      collect(ordinaryInSentences(region, seeded(round)), region, SPELLING_WEIGHT, examples, []);
    // Their names teach resolution alone: as sentences they are no news.
    for (const gazetteer of world ? [region, world] : [region])
      collect(namesakes(gazetteer, seeded(round)), gazetteer, NAMESAKES.weight, [], choices);
    const recognitionLoss = options.only ? null : learnLogistic(examples, recognition, DESCENT);
    const resolutionLoss = learnResolution(choices, resolution, held);
    process.stderr.write(
      `round ${round}: ${examples.length} matches, loss ${recognitionLoss?.toFixed(4) ?? "as before"}; ${choices.length} choices, loss ${resolutionLoss.toFixed(4)}\n`,
    );
  }
  const senses: Example[] = [];
  if (!options.only)
    for (const { articles, gazetteer, weight } of corpora) collectSenses(articles, gazetteer, weight, senses);
  if (senses.length > 0)
    process.stderr.write(
      `senses: ${senses.length} mentions, loss ${learnLogistic(senses, metonymy, DESCENT).toFixed(4)}\n`,
    );
  const confidences: Example[] = [];
  for (const { articles, gazetteer, weight } of corpora) collectConfidence(articles, gazetteer, weight, confidences);
  const calibration = [0, 1];
  const calibrationLoss = learnLogistic(confidences, calibration, DESCENT);
  process.stderr.write(`confidence: ${confidences.length} mentions, loss ${calibrationLoss.toFixed(4)}\n`);
  const learned = (before: Readonly<Record<string, number>>) => (name: string) =>
    options.only === undefined || options.only.includes(name) || name in before;
  writeFileSync(
    "lib/geoparse/weights.ts",
    `// The weights of recognition and resolution, learned by \`npm run train\` from the development corpora alone.

/** By feature of RECOGNITION_FEATURES. */
export const RECOGNITION: Readonly<Record<string, number>> = {
${formatWeights(recognition, RECOGNITION_FEATURES, learned(RECOGNITION))}};

/** By feature of RESOLUTION_FEATURES. */
export const RESOLUTION: Readonly<Record<string, number>> = {
${formatWeights(resolution, RESOLUTION_FEATURES, learned(RESOLUTION))}};

/** By feature of METONYMY_FEATURES. */
export const METONYMY: Readonly<Record<string, number>> = {
${formatWeights(metonymy, METONYMY_FEATURES, learned(METONYMY))}};

/** Intercept and slope that make a confidence's log-odds honest (Platt 1999). */
export const CALIBRATION: readonly [number, number] = [${calibration.map(value => Number(value.toFixed(3))).join(", ")}];
`,
  );
}

await run(main);
