// Every stage of the pipeline on one text, for a person: words, names, decisions, candidates.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { geoparse, stages } from "@/lib/geoparse/geoparse";
import { RECOGNITION_FEATURES } from "@/lib/geoparse/recognition/features";
import { isAdjective, RECOGNITION_WEIGHTS } from "@/lib/geoparse/recognition/recognize";
import { RESOLUTION_FEATURES, RESOLUTION_WEIGHTS } from "@/lib/geoparse/resolution/scoring";
import { SHAPE } from "@/lib/text/tokenize";

/** The stages as text; `colour` adds terminal colours. */
export function explain(text: string, gazetteer: Gazetteer, colour: boolean): string {
  const paint = (code: number, part: string) => (colour ? `\x1b[${code}m${part}\x1b[0m` : part);
  const bold = (part: string) => paint(1, part);
  const { document, recognized, found, scored } = stages(text, gazetteer);
  const { tokens } = document;
  const shapes = Object.fromEntries(Object.entries(SHAPE).map(([name, value]) => [value, name]));
  const slice = (first: number, end: number) => text.slice(tokens.start[first], tokens.end[end - 1]);
  const lines: string[] = [bold("Words")];
  for (let t = 0; t < tokens.length; t++) {
    const flags = Object.entries(FLAG).flatMap(([name, bit]) => (document.flags[t]! & bit ? [name] : []));
    const notes = [
      shapes[tokens.shape[t]!],
      ...flags,
      document.article[t] ? "article" : "",
      document.caseless[t] ? "caseless" : "",
    ];
    lines.push(
      `  ${String(tokens.start[t]).padStart(5)}  ${slice(t, t + 1).padEnd(20)} ${paint(2, notes.filter(Boolean).join(" "))}`,
    );
  }
  lines.push("", bold("Names that stand in the text"));
  for (const recognition of recognized) {
    const { match, probability, features } = recognition;
    const verdict = found.includes(recognition)
      ? paint(32, "a place")
      : paint(31, isAdjective(recognition) ? "an adjective" : "no place");
    lines.push(`  ${bold(slice(match.first, match.end))}  ${match.form}  ${verdict} ${probability.toFixed(3)}`);
    lines.push(...weighed(features, RECOGNITION_WEIGHTS, RECOGNITION_FEATURES).map(line => `      ${line}`));
  }
  lines.push("", bold("What they mean"));
  found.forEach((recognition, i) => {
    lines.push(`  ${bold(slice(recognition.match.first, recognition.match.end))}`);
    for (const candidate of scored[i]!.slice(0, 5)) {
      const place = gazetteer.placeAt(candidate.place);
      const where = [place.kind, place.admin1, place.country].filter(Boolean).join(", ");
      lines.push(
        `    ${candidate.probability.toFixed(3)}  ${place.name} (${where})  ${paint(2, `${place.id}  ${place.lat}, ${place.lon}`)}`,
      );
      lines.push(
        ...weighed(candidate.features, RESOLUTION_WEIGHTS, RESOLUTION_FEATURES).map(line => `        ${line}`),
      );
    }
  });
  lines.push("", bold("Mentions"));
  for (const mention of geoparse(text, gazetteer)) {
    const place = mention.resolution.type === "resolved" ? gazetteer.place(mention.resolution.placeId) : undefined;
    const what = place
      ? `${place.name} (${[place.kind, place.admin1, place.country].filter(Boolean).join(", ")})`
      : "unresolved";
    lines.push(
      `  ${mention.start}-${mention.end}  ${bold(mention.text)}  ${what}  ${mention.literal ? "literal" : "metonymic"}  confidence ${mention.confidence}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function weighed(
  features: Float32Array,
  weights: readonly number[],
  names: readonly (readonly [string, string])[],
): string[] {
  return [...features]
    .map((value, f) => ({ share: value * weights[f]!, value, f }))
    .filter(({ share }) => Math.abs(share) >= 0.05)
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share))
    .map(
      ({ share, value, f }) =>
        `${(share > 0 ? "+" : "") + share.toFixed(2)}  ${names[f]![1]}${value === 1 ? "" : ` (${value.toFixed(2)})`}`,
    );
}
