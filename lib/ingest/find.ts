// What aside.ts starts: an article and its corrections as JSON on standard input, its mentions and incidents as JSON on standard output.

import { openGazetteer } from "@/lib/gazetteer/open";
import type { Article } from "@/lib/types";
import type { Correction } from "./corrections";
import { findingsOf } from "./findings";

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const asked = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { article: Article; corrections: Correction[] };
const { mentions, incidents } = findingsOf(asked.article, await openGazetteer(), asked.corrections);
process.stdout.write(JSON.stringify({ mentions, incidents }));
