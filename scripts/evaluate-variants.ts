// npm run evaluate -- variants: how well spellings are found that nobody listed. Each spelling is put into sentences that say nothing of
// where it is, and stands alone; every miss is put into a class that tells what to mend.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { openGazetteer } from "@/lib/gazetteer/open";
import { distanceKm } from "@/lib/geo";
import { geoparse, stages } from "@/lib/geoparse/geoparse";
import { fold } from "@/lib/text/normalize";
import { spellingKey } from "@/lib/text/spelling";
import type { Place } from "@/lib/types";
import { commandOf, readText } from "@/scripts/command";

/** A spelling and what is known of the place it means: its governorate or country, its position, or both. */
export interface Variant {
  surface: string;
  governorate: string | null;
  country: string | null;
  at: readonly [lon: number, lat: number] | null;
}

/** Sentences around a spelling; "{}" stands for it. */
export const CARRIERS: Record<string, string> = {
  "in X": "Clashes were reported in {} on Tuesday.",
  "near X": "The army said that a convoy near {} came under fire.",
  "X residents": "{} residents said that the market had closed.",
  "X alone": "{}",
};

/** What became of a spelling; the first is success, the others show what to fix. */
const OUTCOMES = ["right", "elsewhere", "abstained", "rejected", "spelling", "unknown place"] as const;
type Outcome = (typeof OUTCOMES)[number];

/**
 * Reads spellings: JSONL of {surface, expect_governorate, expect_country}, or tab-separated columns with a heading that names them
 * (surface, and lat with lon, or governorate or adm1). Lines that begin with "#" are comments.
 */
export function readVariants(file: string): Variant[] {
  const lines = readText(file)
    .split("\n")
    .filter(line => line.trim() !== "" && !line.startsWith("#"));
  if (lines.length === 0) throw new Error(`${file}: expected spellings, found none`);
  if (file.endsWith(".jsonl")) {
    return lines.map((line, i) => {
      const row = JSON.parse(line) as Record<string, string | null>;
      if (typeof row.surface !== "string") throw new Error(`${file}, line ${i + 1}: expected "surface"`);
      return {
        surface: row.surface,
        governorate: row.expect_governorate ?? null,
        country: row.expect_country ?? null,
        at: null,
      };
    });
  }
  const heading = lines[0]!.split("\t");
  const column = (...names: string[]) => heading.findIndex(title => names.includes(title));
  const [surface, lat, lon, governorate] = [
    column("surface"),
    column("lat"),
    column("lon"),
    column("governorate", "adm1"),
  ];
  if (surface < 0 || (governorate < 0 && (lat < 0 || lon < 0)))
    throw new Error(
      `${file}: expected columns "surface" and "lat", "lon" or "governorate", got "${heading.join(", ")}"`,
    );
  return lines.slice(1).map((line, i) => {
    const cells = line.split("\t");
    const at = lat < 0 || lon < 0 ? null : ([Number(cells[lon]), Number(cells[lat])] as const);
    if (!cells[surface] || at?.some(Number.isNaN)) throw new Error(`${file}, line ${i + 2}: unreadable: "${line}"`);
    return { surface: cells[surface]!, governorate: cells[governorate] || null, country: null, at };
  });
}

/** The name of a governorate in whatever spelling, by its sound and without the word for its level. */
function governorateKey(name: string): string {
  return fold(name)
    .replace(/\b(?:governorate|province|al|el|ash|ad|ar|as|an)\b/g, "")
    .split(" ")
    .map(spellingKey)
    .join("");
}

/** Provinces by the keys of all their names. */
function governorates(gazetteer: Gazetteer): Map<string, Set<string>> {
  const byKey = new Map<string, Set<string>>();
  for (let p = 0; p < gazetteer.size.places; p++) {
    const place = gazetteer.placeAt(p);
    if (place.kind !== "admin1" || !gazetteer.region.countries.includes(place.country)) continue;
    for (const name of [place.name, ...place.names]) {
      const key = governorateKey(name);
      const set = byKey.get(key) ?? new Set();
      byKey.set(key, set.add(governorateKey(place.name)));
    }
  }
  return byKey;
}

const NEAR_KM = 25;

function evaluateVariants(variants: readonly Variant[], gazetteer: Gazetteer) {
  const provinces = governorates(gazetteer);
  const outcomes = Object.fromEntries(OUTCOMES.map(outcome => [outcome, 0])) as Record<Outcome, number>;
  const byCarrier = Object.fromEntries(Object.keys(CARRIERS).map(name => [name, { found: 0, right: 0, all: 0 }]));
  const errors: string[] = [];
  const isRight = (variant: Variant, place: Place) => {
    const { at, governorate, country } = variant;
    if (at !== null && distanceKm([place.lon, place.lat], [...at]) <= NEAR_KM) return true;
    if (governorate === null) return at === null && place.country === (country === null ? "" : gazetteer.region.focus);
    // A position is more exact than a governorate, and decides unless the spelling is the governorate's own.
    if (at !== null && place.kind !== "admin1") return false;
    const own = governorateKey(place.kind === "admin1" ? place.name : place.admin1);
    const key = governorateKey(governorate);
    return own === key || provinces.get(key)?.has(own) === true;
  };
  for (const variant of variants) {
    const seen: Outcome[] = [];
    let note = "";
    for (const [carrier, sentence] of Object.entries(CARRIERS)) {
      const text = sentence.replace("{}", variant.surface);
      const from = sentence.indexOf("{}");
      const to = from + variant.surface.length;
      const mentions = geoparse(text, gazetteer).filter(mention => mention.start < to && mention.end > from);
      const counts = byCarrier[carrier]!;
      counts.all++;
      if (mentions.length > 0) counts.found++;
      const resolved = mentions.flatMap(({ resolution }) =>
        resolution.type === "resolved" ? [gazetteer.place(resolution.placeId)!] : [],
      );
      if (resolved.some(place => isRight(variant, place))) {
        counts.right++;
        seen.push("right");
        continue;
      }
      const { document, matches } = stages(text, gazetteer);
      const matched = matches.filter(
        match => document.tokens.start[match.first]! < to && document.tokens.end[match.end - 1]! > from,
      );
      const reached = matched.some(match =>
        match.names.some(name => gazetteer.nameAt(name).places.some(p => isRight(variant, gazetteer.placeAt(p)))),
      );
      if (resolved.length > 0) seen.push("elsewhere");
      else if (mentions.length > 0) seen.push("abstained");
      else if (reached) seen.push("rejected");
      else seen.push("spelling");
      if (resolved.length > 0) note = resolved.map(place => `${place.id} ${place.name} (${place.admin1})`).join(", ");
      else if (matched.length > 0) note ||= matched.map(({ names }) => gazetteer.nameAt(names[0]!).form).join(", ");
    }
    // A spelling counts as right if it is so in every sentence; alone on its line it says too little.
    let outcome: Outcome = seen.slice(0, 3).find(outcome => outcome !== "right") ?? "right";
    const alike = outcome === "right" ? "" : nearestName(gazetteer, variant, isRight);
    if (outcome !== "right" && outcome !== "rejected" && alike === "") outcome = "unknown place";
    outcomes[outcome]++;
    if (outcome !== "right")
      errors.push([outcome, variant.surface, variant.governorate ?? "", seen.join(" / "), note, alike].join("\t"));
  }
  return { spellings: variants.length, outcomes, byCarrier, errors };
}

/** The name of a right place that is likest to the spelling, "" if none is at all like it: then the gazetteer lacks the place. */
function nearestName(
  gazetteer: Gazetteer,
  variant: Variant,
  isRight: (variant: Variant, place: Place) => boolean,
): string {
  const skeleton = bare(variant.surface);
  let best = "";
  let least = Math.max(2, skeleton.length * 0.34);
  for (let p = 0; p < gazetteer.size.places; p++) {
    const place = gazetteer.placeAt(p);
    if (!gazetteer.region.countries.includes(place.country) || !isRight(variant, place)) continue;
    for (const name of [place.name, ...place.names]) {
      const distance = editDistance(skeleton, bare(name));
      if (distance >= least) continue;
      least = distance;
      best = `${place.id} ${name}`;
    }
  }
  return best;
}

function bare(name: string): string {
  return fold(name)
    .replace(/^(?:al|el|ash|ad|ar|as|an|az|at) /, "")
    .split(" ")
    .map(spellingKey)
    .join("");
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** The command: prints the figures and writes the misses as a list. */
export async function evaluateVariantsCommand(args: string[]): Promise<void> {
  const command = commandOf("evaluate -- variants", "How well spellings of names are found, each in several sentences.")
    .argument("<files...>", "JSONL or tab-separated spellings")
    .option("--errors <file>", "write the misses, one a line", "var/evaluation-variants.tsv");
  command.parse(args, { from: "user" });
  const gazetteer = await openGazetteer();
  const errors: string[] = [];
  for (const file of command.args) {
    const result = evaluateVariants(readVariants(file), gazetteer);
    const share = (part: number, all: number) => `${(part / Math.max(1, all)).toFixed(3)} (${part} of ${all})`;
    const lines = [
      `\n# ${path.basename(file)}`,
      `right in all sentences ${share(result.outcomes.right, result.spellings)}`,
    ];
    for (const [carrier, { found, right, all }] of Object.entries(result.byCarrier))
      lines.push(`  ${carrier.padEnd(12)} found ${share(found, all).padEnd(20)} right ${share(right, all)}`);
    lines.push(...OUTCOMES.slice(1).map(outcome => `  ${outcome.padEnd(14)} ${result.outcomes[outcome]}`));
    process.stdout.write(`${lines.join("\n")}\n`);
    errors.push(...result.errors);
  }
  const { errors: file } = command.opts<{ errors: string }>();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${errors.sort().join("\n")}\n`);
  process.stdout.write(`\n${errors.length} misses in ${file}\n`);
}
