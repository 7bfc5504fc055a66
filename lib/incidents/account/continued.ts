// Sentences that go on about an event without a word that names it: a learned judge says whether one does, by the kinds of words in it.
// The event is the one told before that most of these words belong to.

import { WordSet } from "@/lib/text/tokenize";
import type { Incident } from "@/lib/types";
import { record } from "../record";
import type { Sentence } from "../sentence";
import type { Told } from "../suspect";
import { datesOf } from "../when/dates";
import type { Around } from "../where/around";
import { placeOf } from "../where/where";
import { HAPPENED } from "../whether/status";
import type { Casualties } from "../who/numbers";
import { wordOf } from "../words/folded";
import { anyHas, type Hit } from "../words/rules";
import type { Account } from "./account";
import { again } from "./retold";
import { CONTINUED, SURE_ENOUGH } from "./weights";

/** Sentences over which an event may be gone on from. */
const REACH = 3;

/** What an event is, as far as other words belong to one than to the other. */
const COURSES = [
  "blast",
  "fight",
  "attack",
  "crowd",
  "looting",
  "deal",
  "captive",
  "ground",
  "arms",
  "deployed",
] as const;
type Course = (typeof COURSES)[number];

/** Of which events the words of a class speak; of any, where it is not said. Headings of data/words/incidents/traces.txt. */
const SPEAK_OF: Readonly<Record<string, string>> = {
  victims: "blast fight attack crowd",
  burial: "blast fight attack crowd",
  kin: "blast attack captive crowd",
  hospital: "blast fight attack crowd",
  wounds: "blast fight attack crowd",
  wreck: "blast fight crowd looting",
  rescue: "blast",
  sense: "blast fight attack",
  arms: "blast attack",
  doers: "blast attack captive",
  witness: "",
  claim: "blast attack captive",
  blame: "blast attack",
  inquiry: "blast attack captive",
  hunt: "blast attack captive",
  judged: "blast attack crowd",
  toll: "blast fight attack crowd",
  named: "",
  course: "",
  crowd: "crowd",
  front: "fight ground",
  deal: "deal",
  captive: "captive",
  ground: "ground fight",
  deployed: "deployed",
  money: "",
  life: "",
  politics: "",
  setting: "",
};
const CLASSES = Object.keys(SPEAK_OF);
const CLASS_OF = new Map(CLASSES.map((name, nth) => [name, nth]));
/** By course, the bits of the classes that speak of it. */
const SPEAKING = Object.fromEntries(
  COURSES.map(course => [
    course,
    CLASSES.reduce((bits, name, nth) => (SPEAK_OF[name]!.split(" ").includes(course) ? bits | (1 << nth) : bits), 0),
  ]),
) as Readonly<Record<Course, number>>;

function courseOf({ type, subtype }: Incident): Course {
  if (type === "protests" || type === "riots") return "crowd";
  if (subtype === "arrests" || subtype.startsWith("abduction")) return "captive";
  if (type === "strategic-developments") {
    if (subtype === "agreement") return "deal";
    if (subtype === "non-violent-transfer-of-territory") return "ground";
    if (subtype === "disrupted-weapons-use") return "arms";
    return subtype.startsWith("looting") ? "looting" : "deployed";
  }
  if (type === "explosions") return "blast";
  return type === "battles" ? "fight" : "attack";
}

/** What the lists find in a sentence, and how far into the text it stands, from 0 to 1. */
export interface Heard {
  triggers: readonly Hit[];
  sequels: readonly Hit[];
  traces: readonly Hit[];
  position: number;
}

/** Whether a sentence goes on from an event: what its sentence and words are, and the event that it would be. */
export interface Question {
  sentence: Sentence;
  heard: Heard;
  of: Told;
}

/** Answers with a probability. */
export type Judge = (question: Question) => number;

/** What a class says of the event that is meant: the more, the fewer kinds of events it speaks of. */
const SAYS = CLASSES.map(name => 1 / SPEAK_OF[name]!.split(" ").length);
/** What a sentence between says against an event. */
const APART = 0.1;

/** The event that the sentence would go on from: the one of which most of its words speak, and of these the last. */
function eventOf({ traces }: Heard, { told, sentence: now }: Account): Told | null {
  let present = 0;
  for (const { senses } of traces) for (const { value } of senses) present |= 1 << CLASS_OF.get(value)!;
  let best: Told | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (let k = told.length - 1; k >= 0; k--) {
    const one = told[k]!;
    if (now - one.sentence > REACH) break;
    if (one.incident.status === "threatened" || isContinued(one)) continue;
    let score = -APART * (now - one.sentence);
    const speaking = present & SPEAKING[courseOf(one.incident)];
    for (let nth = 0; speaking >> nth !== 0; nth++) if ((speaking >> nth) & 1) score += SAYS[nth]!;
    if (score > most) {
      best = one;
      most = score;
    }
  }
  return best;
}

/** Itself gone on about: what is told farther from the event than its reach has left it. */
const isContinued = ({ incident }: Told): boolean => incident.evidence[0]!.feature === "rule-continued";

/** Takes what speaks for or against, as a kind of feature, its name and how much of it there is. */
export type Tell = (kind: string, name: string, amount: number) => void;

const PRESENT = new WordSet("is are has have remains remain says");
const PAST = new WordSet("was were had did said told left found came went took");
const MODAL = new WordSet("will would could may might can should must to");
const LISTS = ["sequels", "cues", "persons", "harms", "triggers"] as const;
/** Occurrences of the classes in one sentence. */
const counts = new Uint8Array(CLASSES.length);
/** Values of one list met in one sentence. */
const met: string[] = [];

/** All that speaks for or against, each once. */
export function describe({ sentence, heard, of }: Question, tell: Tell): void {
  const course = courseOf(of.incident);
  const speaking = SPEAKING[course];
  counts.fill(0);
  for (const { senses } of heard.traces) for (const { value } of senses) counts[CLASS_OF.get(value)!]!++;
  let fitting = 0;
  for (let nth = 0; nth < counts.length; nth++) {
    if (counts[nth] === 0) continue;
    const name = CLASSES[nth]!;
    tell("traces", name, 1);
    if (counts[nth]! > 1) tell("several", name, 1);
    if ((speaking & (1 << nth)) === 0) continue;
    tell("fitting", name, 1);
    fitting++;
  }
  tell("all", "fitting", Math.min(4, fitting));
  for (const list of LISTS) {
    met.length = 0;
    const hits = list === "sequels" || list === "triggers" ? heard[list] : sentence[list];
    for (const { senses } of hits)
      for (const { value } of senses) {
        if (met.includes(value)) continue;
        met.push(value);
        tell(list, value, 1);
      }
  }
  if (heard.triggers.length > 0) tell("all", "trigger", 1);
  if (sentence.actors.length > 0) tell("all", "actor", 1);
  tell("opens", wordOf(sentence.tokens, sentence.first), 1);
  if (PRESENT.among(sentence.tokens, sentence.first, sentence.last)) tell("tense", "present", 1);
  if (PAST.among(sentence.tokens, sentence.first, sentence.last)) tell("tense", "past", 1);
  if (MODAL.among(sentence.tokens, sentence.first, sentence.last)) tell("tense", "modal", 1);
  tell("event", course, 1);
  tell("event", of.incident.status, 1);
  tell("all", "position", heard.position);
  tell("all", "bias", 1);
}

/** The weights by kind and name. */
const WEIGHTS = new Map<string, Map<string, number>>();
for (const [feature, weight] of Object.entries(CONTINUED)) {
  const [kind = "", name = ""] = feature.split(" ");
  if (!WEIGHTS.has(kind)) WEIGHTS.set(kind, new Map());
  WEIGHTS.get(kind)!.set(name, weight);
}
const weightOf = (kind: string, name: string): number => WEIGHTS.get(kind)?.get(name) ?? 0;

let sum = 0;
function weigh(kind: string, name: string, amount: number): void {
  sum += amount * weightOf(kind, name);
}

const learned: Judge = question => {
  sum = 0;
  describe(question, weigh);
  return 1 / (1 + Math.exp(-sum));
};

/**
 * Reports the event told before that a sentence without one of its own goes on about, at its place and day, with what the sentence says of it.
 * @param numbers the victims that the sentence tells, asked for where it does
 */
export function goOn(
  sentence: Sentence,
  heard: Heard,
  numbers: () => Casualties,
  account: Account,
  around: Around,
  judge: Judge = learned,
): void {
  const of = eventOf(heard, account);
  if (of === null) return;
  const probability = judge({ sentence, heard, of });
  if (probability < SURE_ENOUGH) return;
  const hits = tellingWords(sentence, heard, of);
  const [{ first, end } = { first: sentence.first, end: sentence.first + 1 }] = hits;
  const suspect = again(of, first, end, hits[0] ?? null);
  const { tokens } = sentence;
  const words = hits.map(hit => `"${tokens.text.slice(tokens.start[hit.first]!, tokens.end[hit.end - 1]!)}"`);
  suspect.note = `goes on about an event told before: ${words.join(", ")}`;
  suspect.again = of;
  suspect.rule = "continued";
  const denied = anyHas(heard.sequels, "denied");
  const modality = denied ? { ...HAPPENED, status: "denied" as const } : HAPPENED;
  const dates = datesOf(sentence, { publishedOn: around.publishedOn, previous: of.incident.date, future: false });
  const where = placeOf(sentence, suspect);
  record(sentence, suspect, modality, where, dates, numbers(), account, around);
  const recorded = account.incidents.at(-1)!;
  recorded.confidence = Math.round(probability * 1000) / 1000;
}

/** Words named as reasons at most. */
const NAMED = 3;

/** The words that weigh most for it, the first of them the heaviest. */
function tellingWords(sentence: Sentence, { triggers, sequels, traces }: Heard, { incident }: Told): Hit[] {
  const speaking = SPEAKING[courseOf(incident)];
  const weighed: { hit: Hit; weight: number }[] = [];
  const add = (hits: readonly Hit[], kind: string): void => {
    for (const hit of hits) {
      let weight = 0;
      for (const { value } of hit.senses) {
        let own = weightOf(kind, value);
        if (kind === "traces" && (speaking & (1 << CLASS_OF.get(value)!)) !== 0)
          own += weightOf("fitting", value) + weightOf("all", "fitting");
        weight = Math.max(weight, own);
      }
      if (weight > 0 && !sentence.named.some(({ first, end }) => hit.first < end && first < hit.end))
        weighed.push({ hit, weight });
    }
  };
  add(traces, "traces");
  add(sequels, "sequels");
  add(triggers, "triggers");
  weighed.sort((a, b) => b.weight - a.weight || a.hit.first - b.hit.first);
  const chosen: Hit[] = [];
  for (const { hit } of weighed)
    if (chosen.length < NAMED && !chosen.some(({ first, end }) => hit.first < end && first < hit.end)) chosen.push(hit);
  return chosen;
}
