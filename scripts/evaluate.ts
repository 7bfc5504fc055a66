// npm run evaluate: how well places are found and resolved, on a corpus with known answers.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { distanceKm } from "@/lib/geo";
import { geoparse } from "@/lib/geoparse/geoparse";
import type { Mention } from "@/lib/types";
import { commandOf, readText, run } from "@/scripts/command";
import { readCorpus } from "@/tests/corpora/read";
import { evaluateIncidentsCommand } from "./evaluate-incidents";
import { evaluateVariantsCommand } from "./evaluate-variants";

/** A toponym as the corpus has it. Without coordinates and place it is counted for recognition alone. */
export interface Gold {
  start: number;
  end: number;
  phrase: string;
  lat?: number | null;
  lon?: number | null;
  placeId?: string | null;
  /** The place that the text puts an unknown one near to. */
  near?: string | null;
  type: string;
}

export interface GoldArticle {
  id: string;
  text: string;
  toponyms: Gold[];
}

/** Reads a corpus: JSONL of {id, text, toponyms: [{start, end, phrase, lat, lon, type}]}, or the marked Markdown of tests/corpora. */
export function readGold(file: string, gazetteer: Gazetteer): GoldArticle[] {
  const articles = readArticles(file, gazetteer);
  if (articles.length === 0) throw new Error(`${file}: expected articles with marked places, found none`);
  return articles;
}

function readArticles(file: string, gazetteer: Gazetteer): GoldArticle[] {
  const text = readText(file);
  if (!file.endsWith(".md")) {
    return text
      .split("\n")
      .filter(line => line.trim() !== "")
      .map((line, i) => {
        const article = parsedLine(line, `${file}, line ${i + 1}`) as GoldArticle & {
          surface?: string;
          expect_governorate?: string | null;
        };
        if (typeof article.surface === "string")
          return spellingAsArticle(article.surface, article.expect_governorate ?? null, `${i}`);
        if (typeof article.text !== "string" || !Array.isArray(article.toponyms))
          throw new Error(`${file}, line ${i + 1}: expected "text" and "toponyms"`);
        for (const gold of article.toponyms) gold.type ??= "toponym";
        return article;
      });
  }
  return readCorpus(text).map(article => ({
    id: article.id,
    text: article.text,
    toponyms: article.toponyms.map(toponym => {
      const place = toponym.placeId ? gazetteer.place(toponym.placeId) : undefined;
      if (toponym.placeId && !place)
        process.stderr.write(`${article.id}: unknown place ${toponym.placeId} (${toponym.phrase})\n`);
      return {
        start: toponym.start,
        end: toponym.end,
        phrase: toponym.phrase,
        placeId: toponym.placeId,
        near: toponym.near,
        ...(place ? { lat: place.lat, lon: place.lon } : toponym.at),
        type: toponym.literal ? (toponym.placeId || toponym.at ? "literal" : "unknown") : "metonymic",
      };
    }),
  }));
}

function parsedLine(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`${where}: expected JSON (${(error as Error).message})`);
  }
}

/** A bare spelling is an article of one line; only recognition can be judged by it. */
function spellingAsArticle(surface: string, governorate: string | null, id: string): GoldArticle {
  const toponyms = governorate === null ? [] : [{ start: 0, end: surface.length, phrase: surface, type: "spelling" }];
  return { id, text: surface, toponyms };
}

interface Options {
  world?: boolean;
  demonyms?: boolean;
  errors?: string;
  record?: boolean;
}

/** EUPEG's rule for the same toponym: the same string, and midpoints less than ten characters apart. */
function sameByEupeg(gold: Gold, mention: Mention, text: string): boolean {
  const apart = Math.abs((gold.start + gold.end) / 2 - (mention.start + mention.end) / 2);
  return apart < 10 && text.slice(gold.start, gold.end) === mention.text;
}

const RULES: Record<string, (gold: Gold, mention: Mention, text: string) => boolean> = {
  strict: (gold, mention) => gold.start === mention.start && gold.end === mention.end,
  overlap: (gold, mention) => gold.start < mention.end && mention.start < gold.end,
  eupeg: sameByEupeg,
};

/** Pairs gold and found one to one, in order. */
function pair(gold: Gold[], found: Mention[], text: string, same: (typeof RULES)[string]): Map<Gold, Mention> {
  const pairs = new Map<Gold, Mention>();
  const taken = new Set<Mention>();
  for (const toponym of gold) {
    const mention = found.find(mention => !taken.has(mention) && same(toponym, mention, text));
    if (mention) {
      pairs.set(toponym, mention);
      taken.add(mention);
    }
  }
  return pairs;
}

function f1(hits: number, gold: number, found: number) {
  const precision = found === 0 ? 0 : hits / found;
  const recall = gold === 0 ? 0 : hits / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Half the earth's circumference: the largest error there is, for the AUC (Jurgens et al. 2015). */
const FARTHEST_KM = 20039;

export function evaluate(articles: GoldArticle[], gazetteer: Gazetteer, options: Options) {
  const report = options.demonyms ? (["adjectives", "embedded"] as const) : [];
  const hits: Record<string, number> = { strict: 0, overlap: 0, eupeg: 0 };
  const errors: string[] = [];
  const distances: number[] = [];
  const byType = new Map<string, { gold: number; found: number; right: number }>();
  let gold = 0;
  let located = 0;
  let found = 0;
  let endToEnd = 0;
  let right = 0;
  let governorates = 0;
  let governoratesRight = 0;
  let literalRight = 0;
  let literalAll = 0;
  let nearRight = 0;
  let nearAll = 0;
  const calibration = Array.from({ length: 10 }, () => ({ count: 0, right: 0 }));
  for (const { id, text, toponyms } of articles) {
    const mentions = geoparse(text, gazetteer, { report });
    // EUPEG drops gold without coordinates, for recognition too.
    const hasPositions = toponyms.some(toponym => toponym.lat != null);
    const wanted = hasPositions
      ? toponyms.filter(toponym => toponym.lat != null || toponym.type === "unknown")
      : toponyms;
    gold += wanted.length;
    found += mentions.length;
    for (const rule of Object.keys(RULES)) hits[rule]! += pair(wanted, mentions, text, RULES[rule]!).size;
    const pairs = pair(wanted, mentions, text, sameByEupeg);
    for (const toponym of wanted) {
      const type = byType.get(toponym.type) ?? { gold: 0, found: 0, right: 0 };
      byType.set(toponym.type, type);
      type.gold++;
      const mention = pairs.get(toponym);
      if (!mention) {
        errors.push(`missed\t${id}\t${toponym.phrase}\t${toponym.type}\t${around(text, toponym)}`);
        continue;
      }
      type.found++;
      // GeoWebNews writes "Literal" and "Metonymic".
      const sense = toponym.type.toLowerCase();
      if (sense === "literal" || sense === "metonymic") {
        literalAll++;
        if (mention.literal === (sense === "literal")) literalRight++;
        else errors.push(`sense\t${id}\t${toponym.phrase}\t${toponym.type}\t${around(text, toponym)}`);
      }
      const place = mention.resolution.type === "resolved" ? gazetteer.place(mention.resolution.placeId) : undefined;
      if (toponym.lat == null || toponym.lon == null) {
        if (place && toponym.type === "unknown")
          errors.push(`invented\t${id}\t${toponym.phrase}\t${place.id}\t${around(text, toponym)}`);
        if (toponym.near != null) {
          const near = mention.resolution.type === "unresolved" ? mention.resolution.near : null;
          nearAll++;
          if (near?.placeId === toponym.near) nearRight++;
          else errors.push(`near\t${id}\t${toponym.phrase}\t${near?.placeId ?? "none"}\t${around(text, toponym)}`);
        }
        continue;
      }
      located++;
      const km = place ? distanceKm([place.lon, place.lat], [toponym.lon, toponym.lat]) : FARTHEST_KM;
      distances.push(km);
      if (km <= 161) {
        endToEnd++;
        type.right++;
      }
      const goldPlace = toponym.placeId ? gazetteer.place(toponym.placeId) : undefined;
      const exact = goldPlace ? place?.id === goldPlace.id : km <= 25;
      if (exact) right++;
      if (goldPlace?.admin1) {
        governorates++;
        if (place?.admin1 === goldPlace.admin1) governoratesRight++;
      }
      if (!exact || km > 161) {
        const meant = goldPlace ? goldPlace.id : `${toponym.lat}, ${toponym.lon}`;
        errors.push(
          `resolved\t${id}\t${toponym.phrase}\t${place ? `${place.id} ${place.name}` : "none"} for ${meant} (${Math.round(km)} km)\t${around(text, toponym)}`,
        );
      }
      const bin = calibration[Math.min(9, Math.floor(mention.confidence * 10))]!;
      bin.count++;
      if (km <= 161 && (goldPlace === undefined || exact)) bin.right++;
    }
    const paired = new Set(pair(wanted, mentions, text, sameByEupeg).values());
    for (const mention of mentions) {
      if (paired.has(mention)) continue;
      const bin = calibration[Math.min(9, Math.floor(mention.confidence * 10))]!;
      bin.count++;
      const place = mention.resolution.type === "resolved" ? mention.resolution.placeId : "unresolved";
      errors.push(`wrong\t${id}\t${mention.text}\t${place} ${mention.confidence}\t${around(text, mention)}`);
    }
  }
  distances.sort((a, b) => a - b);
  const share = (km: number) => distances.filter(distance => distance <= km).length / Math.max(1, distances.length);
  return {
    articles: articles.length,
    gold,
    found,
    recognition: Object.fromEntries(Object.entries(hits).map(([rule, count]) => [rule, f1(count, gold, found)])),
    resolution: {
      toponyms: located,
      accuracy: right / Math.max(1, located),
      within10: share(10),
      within25: share(25),
      within161: share(161),
      governorate: governorates === 0 ? null : governoratesRight / governorates,
      meanKm: distances.reduce((sum, km) => sum + km, 0) / Math.max(1, distances.length),
      medianKm: distances[distances.length >> 1] ?? 0,
      auc:
        distances.reduce((sum, km) => sum + Math.log(1 + km) / Math.log(1 + FARTHEST_KM), 0) /
        Math.max(1, distances.length),
    },
    sense: literalAll === 0 ? null : literalRight / literalAll,
    near: nearAll === 0 ? null : nearRight / nearAll,
    endToEnd: f1(endToEnd, gold, found),
    byType: Object.fromEntries([...byType].sort((a, b) => b[1].gold - a[1].gold)),
    calibration: calibration.map((bin, i) => ({
      from: i / 10,
      count: bin.count,
      right: bin.count === 0 ? null : bin.right / bin.count,
    })),
    errors,
  };
}

function around(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(Math.max(0, start - 50), start)}[${text.slice(start, end)}]${text.slice(end, end + 50)}`.replace(
    /\s+/g,
    " ",
  );
}

function print(result: ReturnType<typeof evaluate>): void {
  const percent = (value: number | null) => (value === null ? "   -" : value.toFixed(3));
  const lines = [
    `${result.articles} articles, ${result.gold} toponyms, ${result.found} found`,
    "",
    "Recognition    precision  recall     F1",
  ];
  for (const [rule, { precision, recall, f1 }] of Object.entries(result.recognition)) {
    lines.push(`  ${rule.padEnd(12)} ${percent(precision)}      ${percent(recall)}      ${percent(f1)}`);
  }
  const { resolution } = result;
  lines.push("", `Resolution of the ${resolution.toponyms} found with a known position`);
  lines.push(
    `  right place ${percent(resolution.accuracy)}  within 10 km ${percent(resolution.within10)}  25 km ${percent(resolution.within25)}  161 km ${percent(resolution.within161)}`,
  );
  lines.push(
    `  governorate ${percent(resolution.governorate)}  mean ${resolution.meanKm.toFixed(1)} km  median ${resolution.medianKm.toFixed(1)} km  AUC ${resolution.auc.toFixed(3)}`,
  );
  lines.push(
    `  literal or metonymic ${percent(result.sense)}  unknown: right place stated to be near ${percent(result.near)}`,
  );
  lines.push(
    "",
    `End to end (right span, within 161 km): precision ${percent(result.endToEnd.precision)} recall ${percent(result.endToEnd.recall)} F1 ${percent(result.endToEnd.f1)}`,
  );
  lines.push("", "By type              gold  found  right");
  for (const [type, { gold, found, right }] of Object.entries(result.byType)) {
    lines.push(
      `  ${type.padEnd(18)} ${String(gold).padStart(5)}  ${String(found).padStart(5)}  ${String(right).padStart(5)}`,
    );
  }
  lines.push("", "Confidence  mentions  right");
  for (const { from, count, right } of result.calibration)
    if (count > 0)
      lines.push(`  ${from.toFixed(1)}-${(from + 0.1).toFixed(1)}   ${String(count).padStart(6)}  ${percent(right)}`);
  process.stdout.write(`${lines.join("\n")}\n`);
}

async function main(): Promise<void> {
  if (process.argv[2] === "incidents") return evaluateIncidentsCommand(process.argv.slice(3));
  if (process.argv[2] === "variants") return evaluateVariantsCommand(process.argv.slice(3));
  const command = commandOf(
    "evaluate",
    "How well places are found and resolved, on corpora with known answers. `evaluate -- incidents` judges incidents, `evaluate -- variants` spellings.",
  )
    .argument("<corpus...>", "JSONL or marked Markdown")
    .option("--world", "with the world pack")
    .option("--demonyms", "report demonyms and embedded names too, for corpora that count them")
    .option("--errors <file>", "write the errors, one a line", "var/evaluation-errors.tsv")
    .option("--record", "append the figures to docs/records/evaluation.jsonl");
  command.parse();
  const options = command.opts<Options>();
  const gazetteer = await openGazetteer({ world: options.world === true });
  const errors: string[] = [];
  for (const corpus of command.args) {
    const result = evaluate(readGold(corpus, gazetteer), gazetteer, options);
    process.stdout.write(
      `\n# ${path.basename(corpus)}${options.world ? " (world pack)" : ""}${options.demonyms ? " (with demonyms and embedded names)" : ""}\n`,
    );
    print(result);
    errors.push(...result.errors);
    if (options.record) {
      const { errors: _errors, ...figures } = result;
      mkdirSync("docs/records", { recursive: true });
      const row = {
        date: new Date().toISOString().slice(0, 10),
        corpus: path.basename(corpus),
        world: options.world === true,
        demonyms: options.demonyms === true,
        ...figures,
      };
      writeFileSync("docs/records/evaluation.jsonl", `${JSON.stringify(row)}\n`, { flag: "a" });
    }
  }
  mkdirSync(path.dirname(options.errors!), { recursive: true });
  writeFileSync(options.errors!, `${errors.sort().join("\n")}\n`);
  process.stdout.write(`\n${errors.length} errors in ${options.errors}\n`);
}

if (process.argv[1]?.endsWith("evaluate.ts")) await run(main);
