// npm run train -- incidents: learns the judge that says whether a sentence goes on about an event told before (lib/incidents/account/continued.ts),
// measures it on articles and on corpora that it did not see, and writes lib/incidents/account/weights.ts.

import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { describe } from "@/lib/incidents/account/continued";
import { findIncidents } from "@/lib/incidents/incidents";
import { commandOf, positiveNumber } from "@/scripts/command";
import type { GoldIncidentArticle } from "@/tests/corpora/read-incidents";
import { seeded } from "@/tests/random";
import { readIncidents } from "./evaluate-incidents";
import { type Example, learnLogistic, probabilityOf } from "./learning";

const DESCENT = { steps: 500, rate: 0.5, l2: 0.006 };
/** Parts of the articles of which each is judged by what the others teach. */
const FOLDS = 10;
/** What a sentence counts that reports an event of another kind than that which it would go on about. */
const OTHER_EVENT = 0.4;
/** A feature of fewer sentences teaches nothing. */
const LEAST = 5;

/** A sentence on which the judge was asked. */
interface Asked {
  corpus: string;
  article: string;
  features: Map<string, number>;
  /** 1 where it reports something, by the labels. */
  label: number;
  weight: number;
  /** Something of the kind of the event that it would go on about. */
  goesOn: boolean;
}

/** Asks about every sentence of an article; what goes on by the labels counts as told. */
function askedIn(article: GoldIncidentArticle, corpus: string, gazetteer: Gazetteer): Asked[] {
  const { id, text, language } = article;
  const publishedOn = { from: article.publishedOn, to: article.publishedOn, precision: "day" } as const;
  const asked: Asked[] = [];
  findIncidents(text, geoparse(text, gazetteer, { language }), gazetteer, {
    ...{ publishedOn, language },
    judge: question => {
      const { start } = question.sentence;
      const gold = article.sentences.find(sentence => start >= sentence.start && start < sentence.end);
      if (gold === undefined) return 0;
      const happened = gold.incidents.filter(({ status }) => status !== "threatened");
      const goesOn = happened.some(({ type }) => type === question.of.incident.type);
      const label = happened.length > 0 ? 1 : 0;
      const weight = label === 1 && !goesOn ? OTHER_EVENT : 1;
      const features = new Map<string, number>();
      describe(question, (kind, name, amount) => features.set(`${kind} ${name}`, amount));
      asked.push({ corpus, article: id, features, label, weight, goesOn });
      return label;
    },
  });
  return asked;
}

/** The features that enough sentences have, in order. */
function featuresOf(asked: readonly Asked[]): string[] {
  const counts = new Map<string, number>();
  for (const { features } of asked) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count >= LEAST ? [name] : [])).sort();
}

const exampleOf = ({ features, label, weight }: Asked, names: readonly string[]): Example => ({
  features: Float32Array.from(names, name => features.get(name) ?? 0),
  label,
  weight,
});

function learn(asked: readonly Asked[], names: readonly string[]): number[] {
  const weights = names.map(() => 0);
  learnLogistic(
    asked.map(one => exampleOf(one, names)),
    weights,
    DESCENT,
  );
  return weights;
}

/** By sentence, the probability that a judge gives who learned from the other groups alone. */
function heldOut(asked: readonly Asked[], groupOf: (one: Asked) => string | number): number[] {
  const groups = new Set(asked.map(groupOf));
  const probabilities = asked.map(() => 0);
  for (const group of groups) {
    const known = asked.filter(one => groupOf(one) !== group);
    const names = featuresOf(known);
    const weights = learn(known, names);
    asked.forEach((one, i) => {
      if (groupOf(one) === group) probabilities[i] = probabilityOf(exampleOf(one, names).features, weights);
    });
  }
  return probabilities;
}

function print(title: string, asked: readonly Asked[], probabilities: readonly number[]): void {
  const reporting = asked.filter(({ label }) => label === 1).length;
  const going = asked.filter(({ goesOn }) => goesOn).length;
  const rate = (of: number, all: number) => (of / Math.max(1, all)).toFixed(3);
  process.stdout.write(
    `\n# ${title}: ${asked.length} sentences, ${reporting} report something, ${going} of the event\n`,
  );
  for (const threshold of [0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
    const taken = asked.filter((_, i) => probabilities[i]! >= threshold);
    const right = taken.filter(({ label }) => label === 1).length;
    const same = taken.filter(({ goesOn }) => goesOn).length;
    process.stdout.write(
      `from ${threshold.toFixed(2)}: ${taken.length} taken, precision ${rate(right, taken.length)}, recall ${rate(right, reporting)}; of the event ${rate(same, taken.length)}, ${rate(same, going)}\n`,
    );
  }
}

/** @param args the words after "incidents" on the command line */
export async function trainIncidentsCommand(args: readonly string[]): Promise<void> {
  const command = commandOf(
    "train -- incidents",
    "Learns the judge of sentences that go on about an event; writes lib/incidents/account/weights.ts.",
  )
    .argument("<corpus...>", "annotated Markdown")
    .option("--threshold <probability>", "from which a sentence is taken to go on", positiveNumber, 0.5);
  command.parse([...args], { from: "user" });
  const { threshold } = command.opts<{ threshold: number }>();
  const gazetteer = await openGazetteer();
  const asked = (command.processedArgs[0] as string[]).flatMap(file =>
    readIncidents(file).flatMap(article => askedIn(article, path.basename(file), gazetteer)),
  );
  const random = seeded(1);
  const foldOf = new Map(asked.map(({ article }) => [article, 0]));
  for (const article of foldOf.keys()) foldOf.set(article, random.below(FOLDS));
  const byArticle = heldOut(asked, ({ article }) => foldOf.get(article)!);
  print("articles left out", asked, byArticle);
  for (const corpus of new Set(asked.map(one => one.corpus))) {
    const own = (_: unknown, i: number) => asked[i]!.corpus === corpus;
    print(`articles left out, ${corpus}`, asked.filter(own), byArticle.filter(own));
  }
  print(
    "corpora left out",
    asked,
    heldOut(asked, ({ corpus }) => corpus),
  );
  const names = featuresOf(asked);
  const weights = learn(asked, names);
  const lines = names.flatMap((name, f) => {
    const weight = Number(weights[f]!.toFixed(2));
    return weight === 0 ? [] : [`  "${name}": ${weight},\n`];
  });
  writeFileSync(
    "lib/incidents/account/weights.ts",
    `// The weights of the judge that says whether a sentence goes on about an event (continued.ts), learned by
// \`npm run train -- incidents\` from the development corpora alone.

/** A sentence that goes on at least as likely as this does so. */
export const SURE_ENOUGH = ${threshold};

/** By kind and name of feature, as \`describe\` in continued.ts tells them. */
export const CONTINUED: Readonly<Record<string, number>> = {
${lines.join("")}};
`,
  );
}
