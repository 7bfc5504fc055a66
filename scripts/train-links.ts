// npm run train -- links: learns what speaks for and against two reports' being of one event (lib/incidents/account/signs.ts), measures it on corpora and
// articles that it did not see, and writes lib/incidents/account/link-weights.ts.

import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { SIGNS } from "@/lib/incidents/account/signs";
import { findIncidents } from "@/lib/incidents/incidents";
import { commandOf, readText } from "@/scripts/command";
import type { GoldIncidentArticle } from "@/tests/corpora/read-incidents";
import { seeded } from "@/tests/random";
import { readIncidents } from "./evaluate-incidents";
import { evaluateIncidents, eventsLabelled } from "./judge-incidents";
import { type Example, learnLogistic } from "./learning";

const DESCENT = { steps: 400, rate: 0.5, l2: 0.004 };
/** Parts of the articles of which each is judged by what the others teach. */
const FOLDS = 8;
/** A sign of fewer pairs teaches nothing. */
const LEAST = 4;

interface Asked {
  corpus: string;
  /** What is measured on; null for what only teaches. */
  article: GoldIncidentArticle | null;
  examples: { signs: readonly number[]; label: number }[];
}

/** Every report of an article beside every event told before it, as the labels have them: whether it is of that one. */
function askedIn(article: GoldIncidentArticle, corpus: string, gazetteer: Gazetteer): Asked {
  const { text, language } = article;
  const publishedOn = { from: article.publishedOn, to: article.publishedOn, precision: "day" } as const;
  const mentions = geoparse(text, gazetteer, { language });
  const options = { publishedOn, language };
  const labels = eventsLabelled(article, findIncidents(text, mentions, gazetteer, options), mentions);
  const examples: Asked["examples"] = [];
  findIncidents(text, mentions, gazetteer, {
    ...options,
    weigh: ({ reports: [first] }, { nth }, signs) => {
      const [known, own] = [labels.get(first!.nth), labels.get(nth)];
      if (known === undefined || own === undefined) return -1;
      const label = own !== null && own === known ? 1 : 0;
      examples.push({ signs: [...signs], label });
      return label === 1 ? 1 : -1;
    },
  });
  return { corpus, article, examples };
}

/** Short pieces of 29 June 2021, a line each: the events of their reports by number, a tab, and the text, in which "¶" ends a headline. */
const PIECES = "tests/corpora/links-dev.tsv";
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** The same of a piece; throws where not as many reports are found as it says. */
function askedOf(line: string, gazetteer: Gazetteer): Asked {
  const [events = "", written = ""] = line.split("\t");
  const labels = events.split(" ");
  const text = written.replace("¶", "\n\n");
  const examples: Asked["examples"] = [];
  const mentions = geoparse(text, gazetteer);
  const nths: number[] = [];
  const found = findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY });
  for (const [nth, { status }] of found.entries()) if (status === "reported") nths.push(nth);
  if (nths.length !== labels.length)
    throw new Error(`${PIECES}: "${line.slice(0, 60)}": expected ${labels.length} reports, found ${nths.length}`);
  findIncidents(text, mentions, gazetteer, {
    publishedOn: TUESDAY,
    weigh: ({ reports: [first] }, { nth }, signs) => {
      const label = labels[nths.indexOf(first!.nth)] === labels[nths.indexOf(nth)] ? 1 : 0;
      examples.push({ signs: [...signs], label });
      return label === 1 ? 1 : -1;
    },
  });
  return { corpus: PIECES, article: null, examples };
}

/**
 * What a reference that the rules have found, or the text's own word that it is another event, is trusted beyond what is learned: pairs of reports teach
 * little of them, because most are of sentences that have an event of their own. Chosen by the F1 of the development sets with all their sentences.
 */
const TRUSTED: Readonly<Record<string, number>> = {
  "spoken of again": 1.5,
  "gone on about": 1,
  "its victims": 1,
  "told as another": -0.5,
};

function learn(asked: readonly Asked[]): number[] {
  const all = asked.flatMap(({ examples }) => examples);
  const counts = SIGNS.map((_, sign) => all.filter(({ signs }) => signs.includes(sign)).length);
  const examples = all.map(({ signs, label }): Example => {
    const features = new Float32Array(SIGNS.length);
    for (const sign of signs) if (counts[sign]! >= LEAST) features[sign] = 1;
    return { features, label, weight: 1 };
  });
  const weights = SIGNS.map(() => 0);
  learnLogistic(examples, weights, DESCENT);
  return weights.map((weight, sign) => weight + (TRUSTED[SIGNS[sign]!] ?? 0));
}

/** Pairs of reports of one event: right, found and by the labels. */
function linksOf(
  asked: readonly Asked[],
  weightsOf: (one: Asked) => readonly number[],
  gazetteer: Gazetteer,
  from: number,
): string {
  const sums = { right: 0, found: 0, gold: 0 };
  for (const one of asked) {
    if (one.article === null) continue;
    const weights = weightsOf(one);
    const { pairs } = evaluateIncidents([one.article], gazetteer, (_, __, signs) =>
      signs.reduce((sum, sign) => sum + weights[sign]!, -from),
    );
    for (const key of ["right", "found", "gold"] as const) sums[key] += pairs[key];
  }
  const [precision, recall] = [sums.right / Math.max(1, sums.found), sums.right / Math.max(1, sums.gold)];
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  return `${precision.toFixed(3)} ${recall.toFixed(3)} ${f1.toFixed(3)}`;
}

/** @param args the words after "links" on the command line */
export async function trainLinksCommand(args: readonly string[]): Promise<void> {
  const command = commandOf(
    "train -- links",
    "Learns which reports are of one event; writes lib/incidents/account/link-weights.ts.",
  ).argument("<corpus...>", "annotated Markdown, with events numbered");
  command.parse([...args], { from: "user" });
  const gazetteer = await openGazetteer();
  const asked: Asked[] = (command.processedArgs[0] as string[]).flatMap(file =>
    readIncidents(file).map(article => askedIn(article, path.basename(file), gazetteer)),
  );
  for (const line of readText(PIECES).split("\n")) if (line !== "") asked.push(askedOf(line, gazetteer));
  const corpora = [...new Set(asked.map(({ corpus }) => corpus))];
  const random = seeded(1);
  const foldOf = new Map(asked.map(one => [one, random.below(FOLDS)]));
  const folds = [...new Set(foldOf.values())];
  const byCorpus = new Map(corpora.map(corpus => [corpus, learn(asked.filter(one => one.corpus !== corpus))]));
  const byFold = new Map(folds.map(fold => [fold, learn(asked.filter(one => foldOf.get(one) !== fold))]));
  const weights = learn(asked);
  const print = (title: string, some: readonly Asked[], weightsOf: (one: Asked) => readonly number[]): void => {
    for (const from of [-0.2, 0, 0.2])
      process.stdout.write(`${title}, from ${from}: ${linksOf(some, weightsOf, gazetteer, from)}\n`);
  };
  print("corpora left out", asked, one => byCorpus.get(one.corpus)!);
  print("articles left out", asked, one => byFold.get(foldOf.get(one)!)!);
  print("learned", asked, () => weights);
  for (const corpus of corpora.filter(corpus => corpus !== PIECES))
    process.stdout.write(
      `${corpus}, left out: ${linksOf(
        asked.filter(one => one.corpus === corpus),
        one => byCorpus.get(one.corpus)!,
        gazetteer,
        0,
      )}\n`,
    );
  const lines = SIGNS.flatMap((sign, n) => {
    const weight = Number(weights[n]!.toFixed(2));
    return weight === 0 ? [] : [`  ${/^\w+$/.test(sign) ? sign : JSON.stringify(sign)}: ${weight},\n`];
  });
  writeFileSync(
    "lib/incidents/account/link-weights.ts",
    `// What each sign (signs.ts) weighs where it is asked whether a report is of an event told before, learned by \`npm run train -- links\` from the
// development corpora alone: the more above zero, the more it speaks for one event.

export const ONE_EVENT: Readonly<Record<string, number>> = {
${lines.join("")}};
`,
  );
}
