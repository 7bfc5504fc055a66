// Dead and wounded in one number: "thirty were killed or wounded", in Arabic "14 between dead and wounded". How many of each is not told.

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import type { Quantity } from "./quantities";
import { subjectOf } from "./victims";

export interface Mixed {
  /** Words of harm that have no number of their own. */
  hits: ReadonlySet<Hit>;
  /** The numbers of both. */
  numbers: readonly Quantity[];
}

/** Words between a number and the two words of harm that it counts. */
const REACH = 8;
const NONE: Mixed = { hits: new Set(), numbers: [] };

/** The words of death and of injury that share a number. */
export function mixedOf(
  sentence: Sentence,
  harms: readonly Hit[],
  quantities: readonly Quantity[],
  isPeople: (number: Quantity) => boolean,
): Mixed {
  if (harms.length < 2 || quantities.length === 0) return NONE;
  const hits = new Set<Hit>();
  const numbers: Quantity[] = [];
  for (let nth = 1; nth < harms.length; nth++) {
    const [one, two] = [harms[nth - 1]!, harms[nth]!];
    if (has(one, "death") === has(two, "death")) continue;
    // "took nine lives and left five hurt": each has its own.
    if (quantities.some(({ bare, end }) => bare > two.first && end < two.end)) continue;
    const joint = jointOf(sentence, one, two);
    if (joint === null) continue;
    const before = quantities.findLast((number, k) => isBefore(number, one) && isPeople(quantities[k]!));
    const near = before !== undefined && isOf(sentence, before, one, harms, joint);
    const after = quantities.find(({ bare }) => bare >= two.end && bare <= two.end + 1 + Number(sentence.arabic));
    const behind = joint !== "nouns" && after !== undefined && isPeople(after);
    // "two were killed and wounded four": each has its own.
    if (near === behind) continue;
    hits.add(one).add(two);
    const number = near ? before : after!;
    for (const hit of harms)
      if ((hit.first >= number.end && hit.end <= one.first) || (hit.first <= one.first && hit.end >= two.end))
        hits.add(hit);
    numbers.push(number);
  }
  return { hits, numbers };
}

/** Before the word of harm, or in it: "left 30 dead". */
const isBefore = ({ bare, end }: Quantity, one: Hit): boolean =>
  (end <= one.first && one.first - end <= REACH) || (bare > one.first && end < one.end);

/** Whether a number before two words of harm is theirs. */
function isOf({ tokens }: Sentence, { end }: Quantity, one: Hit, harms: readonly Hit[], joint: Joint): boolean {
  if (end > one.first) return true;
  if (joint === "nouns") return end === one.first || (end === one.first - 1 && tokens.gap[end]! <= GAP.space);
  for (let t = end; t < one.first; t++) if (t > end && tokens.gap[t - 1]! > GAP.space) return false;
  return !harms.some(hit => hit.first > end && hit.end <= one.first);
}

/** "dead and wounded", "were killed or wounded", "between dead and wounded" */
type Joint = "nouns" | "verbs" | "between";

function jointOf(sentence: Sentence, one: Hit, two: Hit): Joint | null {
  const { tokens, arabic } = sentence;
  const [first, second] = [wordOf(tokens, one.first), wordOf(tokens, two.first)];
  if (!arabic) {
    const or = wordOf(tokens, one.end);
    const listed = two.first === one.end && tokens.gap[one.end - 1] === GAP.comma;
    // "killed, wounded or kidnapped"
    if (listed && OR.has(tokens, two.end) && MISSED.has(tokens, two.end + 1)) return "verbs";
    return two.first === one.end + 1 && (or === "or" || or === "and") ? "verbs" : null;
  }
  const between = wordOf(tokens, one.first - 1) === "بين";
  const apart = two.first === one.end + 1 && /^(?:و|او)$/.test(wordOf(tokens, one.end));
  if (!apart && !(two.first === one.end && second.startsWith("و"))) return null;
  if (between) return "between";
  const bare = second.replace(/^و/, "");
  for (const form of FORMS) if (form.hasWord(first) && form.hasWord(bare)) return "nouns";
  // "two were killed and a woman was hurt": not of the same.
  if (NOUNS.hasWord(first) || NOUNS.hasWord(bare) || endingOf(first) !== endingOf(bare)) return null;
  return subjectOf(sentence, one) === null ? "verbs" : null;
}

const endingOf = (word: string): string =>
  /^[وفبل]{0,2}(?:مقتل|استشهاد|اصابه|اغتيال|وفاه|مصرع)$/.test(word) ? "" : (/(?:وا|تا|ت|ا)$/.exec(word)?.[0] ?? "");

const OR = new WordSet("or and");
const MISSED = new WordSet("kidnapped abducted captured missing arrested detained displaced");

/** Dead and wounded in one form: "3 qatla wa-jarih" are three and one. */
const FORMS = [
  "قتيلا شهيدا جريحا مصابا",
  "قتيل شهيد جريح مصاب",
  "قتلي شهدا جرحي مصابين مصابون القتلي الشهدا الجرحي المصابين",
].map(words => new WordSet(words, "ال"));
const NOUNS = new WordSet(
  "قتيلا شهيدا جريحا مصابا قتيل شهيد جريح مصاب قتلي شهدا جرحي مصابين مصابون ضحيه ضحايا قتيلين قتيلان جريحين جريحان شهيدين شهيدان جثه جثث جثتين",
  "ال",
);
