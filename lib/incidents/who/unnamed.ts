// Armed people whose group is not told: gunmen whom nobody knows, and tribes that fight each other.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { type Incident, type Span, TYPE_OF } from "@/lib/types";
import { type Sentence, spanOf } from "../sentence";
import { wordOf } from "../words/folded";
import type { Hit } from "../words/rules";
import type { Role, Trigger } from "./asked";
import { roleOf } from "./roles";

type Actor = Incident["actors"][number];

/** Types of what gunmen do; a crowd, a front or a pact is of those who are named. */
const DEEDS = new Set(["battles", "explosions", "violence-against-civilians"]);

const GUNMEN = "unidentified-gunmen";
/** What gunmen loot and burn. */
const DESTROYED = "looting-property-destruction";

/** Of whom it is said that nobody knows them. */
const UNKNOWN = /unknown|unidentified|masked|مجهول|ملثم/i;

/** What tribes have with each other. */
const FEUD =
  /feud|dispute|clash|fight|conflict|quarrel|two|rival|نزاع|اشتباك|خلاف|شجار|اقتتال|صراع|متنازع|عشيرت(?:ي|ا)|قبيلت(?:ي|ا)/i;
const BETWEEN = new WordSet("between among بين");
const EACH_OTHER = new WordSet("fight fights fought fighting clash clashed clashes battled battle");

/**
 * Adds those of them who take part in the event of the trigger to the actors that are known.
 * @param group whether an armed group is meant in the sentence: "gunmen" are its men where it is not said that nobody knows them
 */
export function addUnnamed(sentence: Sentence, trigger: Trigger, known: Actor[], group: boolean): void {
  const destroyed = trigger.subtype === DESTROYED;
  if (!(destroyed || DEEDS.has(TYPE_OF[trigger.subtype]!)) || trigger.subtype.endsWith("territory")) return;
  for (const hit of sentence.unnamed) {
    const { value: id, name } = hit.senses[0]!;
    const span = spanOf(sentence, hit.first, hit.end);
    if (hit.first < (trigger.from ?? 0) || isOfOthers(sentence, hit.end)) continue;
    if (known.some(actor => actor.id === id || (actor.start < span.end && span.start < actor.end))) continue;
    const armed = known.filter(actor => actor.id !== "civilians");
    const words = sentence.tokens.text.slice(span.start, span.end);
    if (id === "tribes") {
      if (trigger.subtype !== "armed-clash") continue;
      if (isFeud(sentence, trigger, hit, words) && !armed.some(actor => isBeside(sentence, span, actor))) {
        // Who comes between them is on neither side.
        for (const actor of known) if (actor.id !== "civilians" || actor.role === "by") actor.role = "involved";
        known.push({ id, name, role: "by", ...span }, { id, name, role: "against", ...span });
        return;
      }
    } else if (id === GUNMEN && group && !UNKNOWN.test(words)) continue;
    const role = roleIn(sentence, trigger, hit, armed);
    if (role !== "by" && (role !== "against" || destroyed)) continue;
    // Of a force without a name it is only told what was done to it.
    if (role === "by" && hit.senses[0]!.value.startsWith("iraqi-")) continue;
    if (known.some(actor => actor.role === role && actor.id !== "civilians")) continue;
    known.push({ id, name, role, ...span });
    return;
  }
}

/** "gunmen of the Mahdi Army", "militants from ...": told by whose they are. */
function isOfOthers({ tokens, actors, unnamed }: Sentence, end: number): boolean {
  if (!OF.has(tokens, end)) return false;
  for (let t = end; t <= end + NEAR && tokens.gap[t]! < GAP.comma; t++)
    if ([...actors, ...unnamed].some(({ first }) => first === t + 1)) return true;
  return false;
}
const OF = new WordSet(
  "of from loyal belonging linked affiliated allied backed من تابعون تابعين ينتمون موالون موالين يتبعون",
);

function roleIn(sentence: Sentence, trigger: Trigger, hit: Hit, armed: Actor[]): Role | null {
  const { tokens, arabic } = sentence;
  const { first, end, senses } = hit;
  const id = senses[0]!.value;
  if (wordOf(tokens, first).includes("هجوم") || FLED.has(tokens, end)) return "by";
  const part = id === GUNMEN || id === "tribes" ? "insurgent" : "state";
  const role =
    (part === "insurgent" ? otherSide(armed, trigger) : null) ??
    roleOf(sentence, trigger, { first, end, id, part }, armed);
  if (role !== "against" || id !== GUNMEN || TYPE_OF[trigger.subtype] !== "violence-against-civilians") return role;
  // Who is killed in it bears no arms; in Arabic the killers stand behind the verb, with those whom they kill behind them.
  return arabic && first === trigger.first + 1 ? "by" : null;
}
const FLED = new WordSet("fled escaped فروا لاذوا هربوا", "و ف");

/** "clashes between two tribes", "tribes fought over water", "a tribal feud": both sides are tribes. */
function isFeud(sentence: Sentence, trigger: Trigger, { first }: Hit, words: string): boolean {
  const { tokens } = sentence;
  if (FEUD.test(words) || EACH_OTHER.among(tokens, trigger.first, trigger.end)) return true;
  for (let t = first - 1; t >= Math.max(sentence.first, first - NEAR); t--) if (BETWEEN.has(tokens, t)) return true;
  return false;
}

/** "gunmen of the tribes and the army": the other side is told beside them. */
function isBeside({ tokens: { text } }: Sentence, { start, end }: Span, other: Span): boolean {
  const between = other.start >= end ? text.slice(end, other.start) : text.slice(other.end, start);
  return between.length < BESIDE && !/[,،.]/.test(between);
}
/** Letters between two sides that a conjunction joins. */
const BESIDE = 24;

/** Words between "between" and those that it is told of. */
const NEAR = 4;

/** In a clash of which one side is named, they are the other one. */
function otherSide(known: readonly Actor[], { subtype }: Trigger): Role | null {
  if (subtype !== "armed-clash" || known.length === 0) return null;
  if (known.every(({ role }) => role === "by")) return "against";
  return known.every(({ role }) => role === "against") ? "by" : null;
}
