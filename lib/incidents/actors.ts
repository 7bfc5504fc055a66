// Who: the groups, forces and people that a sentence names, and what they are to the event.

import { foldedWord, GAP } from "@/lib/text/tokenize";
import type { Incident } from "@/lib/types";
import type { Hit } from "./rules";
import { clauseBetween, has, type Sentence, spanOf } from "./sentence";
import { TYPE_OF } from "./subtypes";

export type Side = "armed" | "civil" | "protest" | "infrastructure";

/** Answers about the people of one sentence. Words behind a trigger are its object, words before it its subject, unless it is passive. */
export interface PartiesOf {
  has(side: Side): boolean;
  /** Whether a state's forces take ground. `otherwise`: the answer where nobody is named. */
  takesForState(hit: Hit, otherwise?: boolean): boolean;
  targetOf(hit: Hit, noun?: boolean): Side | null;
  victimOf(hit: Hit): Side | null;
  subjectOf(hit: Hit): Side | null;
  /** Somebody armed stands before the trigger, or behind "by". */
  agentNear(hit: Hit): boolean;
  /** The agent is a force with aircraft that strikes from afar. */
  agentFlies(hit: Hit): boolean;
}

const FLYING = new Set([
  "us-forces",
  "us-led-coalition",
  "turkish-army",
  "iraqi-air-force",
  "israel",
  "russia",
  "british-forces",
]);

interface Party {
  first: number;
  end: number;
  side: Side;
  id: string;
  part: string;
}

/** Actors and people in order; where both lists know a word, the actor speaks. */
function partiesIn({ actors, persons }: Sentence): Party[] {
  const parties: Party[] = actors.map(({ first, end, senses }) => {
    const { value, part } = senses[0]!;
    return {
      first,
      end,
      id: value,
      part,
      side: part === "civil" || part === "crowd" ? "civil" : part === "protest" ? "protest" : "armed",
    };
  });
  for (const hit of persons) {
    if (parties.some(({ first, end }) => hit.first < end && first < hit.end)) continue;
    const side: Side = has(hit, "infrastructure")
      ? "infrastructure"
      : has(hit, "civil")
        ? "civil"
        : has(hit, "protest")
          ? "protest"
          : has(hit, "armed")
            ? "armed"
            : "civil";
    parties.push({ first: hit.first, end: hit.end, side, id: "", part: "" });
  }
  return parties.sort((a, b) => a.first - b.first);
}

const OBJECT = 12;

export function readParties(sentence: Sentence): PartiesOf {
  const parties = partiesIn(sentence);
  const { tokens, arabic } = sentence;
  const word = (t: number): string => (t >= sentence.first && t < sentence.last ? foldedWord(tokens, t) : "");

  const passive = (hit: Hit): boolean => {
    for (let t = hit.first - 1; t >= Math.max(sentence.first, hit.first - 4); t--)
      if (/^(?:was|were|been|being|be|is|are|got)$/.test(word(t))) return true;
    return word(hit.end) === "by";
  };
  const byAgent = (party: Party): boolean =>
    /^(?:by|من|علي)$/.test(word(party.first - 1)) ||
    word(party.first - 2) === "by" ||
    (arabic && /^(?:قبل|يد|ايدي)$/.test(word(party.first - 1)));
  const behind = (hit: Hit, reach = OBJECT): Party[] =>
    parties.filter(
      party =>
        party.first >= hit.end &&
        party.first <= hit.end + reach &&
        !clauseBetween(sentence, hit.end - 1, party.first) &&
        !byAgent(party),
    );
  const before = (hit: Hit): Party[] =>
    parties
      .filter(
        party =>
          party.end <= hit.first && hit.first - party.end <= 16 && !clauseBetween(sentence, party.end - 1, hit.first),
      )
      .reverse();
  // Of "a soldier's family" and "army recruits" the last counts; of "policemen and tribesmen" the first.
  const side = (found: Party[]): Side | null => found[0]?.side ?? null;
  const agentsOf = (hit: Hit): Party[] => {
    const by = parties.filter(party => party.first >= hit.end && byAgent(party));
    if (by.length > 0 || (passive(hit) && !arabic)) return by;
    if (!arabic || has(hit, "assault", "noun")) return before(hit);
    return parties.filter(party => party.first >= hit.end && party.first <= hit.end + 4);
  };
  const target = (hit: Hit, noun = false): Side | null => {
    if (passive(hit) && !noun) return side(before(hit));
    const objects = behind(hit);
    const nearest = side(objects);
    // "attacked a shop" in Arabic: verb, subject, object.
    return arabic && objects.length > 1 && objects[1]!.first - objects[0]!.end <= 4 ? objects[1]!.side : nearest;
  };
  return {
    has: wanted => parties.some(party => party.side === wanted),
    takesForState(hit, otherwise = false) {
      const agents = agentsOf(hit).filter(({ part, side }) => part !== "" || side === "armed");
      const agent = agents[0];
      if (!agent) return otherwise;
      if (agent.part === "insurgent") return false;
      return agent.part !== "" ? true : otherwise;
    },
    targetOf: target,
    victimOf(hit) {
      if (passive(hit) || /^(?:died|die|dies|dead|perished|kia|wia|wounded|killed|injured)$/.test(word(hit.first))) {
        const near = passive(hit) ? side(before(hit)) : (side(behind(hit, 6)) ?? side(before(hit)));
        if (near !== null) return near;
      }
      return side(behind(hit, 7));
    },
    subjectOf: hit => side(before(hit)),
    agentNear: hit => agentsOf(hit).some(party => party.side === "armed"),
    agentFlies: hit => {
      const agent = agentsOf(hit).find(party => party.side === "armed");
      return agent !== undefined && FLYING.has(agent.id);
    },
  };
}

/** An event's trigger as far as roles depend on it. */
interface Trigger {
  first: number;
  end: number;
  noun: boolean;
  subtype: string;
}

type Role = Incident["actors"][number]["role"];

/** Actors told of at most for one event. */
const MOST = 8;

/**
 * Actors of a sentence with their role in the event of the trigger.
 * @param insurgent the armed group named last in the article: whom "the group" and "militants" mean
 */
export function actorsOf(
  sentence: Sentence,
  trigger: Trigger,
  insurgent: { id: string; name: string } | null = null,
): Incident["actors"] {
  const found = new Map<string, Incident["actors"][number]>();
  const told = sentence.actors.map(({ first, end, senses: [sense] }) => ({
    first,
    end,
    id: sense!.value,
    name: sense!.name,
    part: sense!.part,
  }));
  const group = insurgent === null || told.some(({ part }) => part === "insurgent") ? null : groupIn(sentence);
  if (group !== null) told.push({ ...group, ...insurgent!, part: "insurgent" });
  for (const { first, end, id, name, part } of told.sort((a, b) => a.first - b.first)) {
    if (found.has(id)) continue;
    const role = roleOf(sentence, trigger, { first, end, id, part }, [...found.values()]);
    if (role !== null) found.set(id, { id, name, role, ...spanOf(sentence, first, end) });
  }
  return [...found.values()].slice(0, MOST);
}

/** "the group", "militants", with nobody else to be meant. */
function groupIn({ tokens, first, last }: Sentence): { first: number; end: number } | null {
  for (let t = first; t < last; t++) {
    const word = foldedWord(tokens, t);
    if (word === "group" && t > first && foldedWord(tokens, t - 1) === "the" && foldedWord(tokens, t + 1) !== "of")
      return { first: t, end: t + 1 };
    if (/^(?:militants|insurgents|jihadists)$/.test(word)) return { first: t, end: t + 1 };
  }
  return null;
}

function roleOf(
  sentence: Sentence,
  trigger: Trigger,
  { first, end, id, part }: { first: number; end: number; id: string; part: string },
  others: Incident["actors"],
): Role | null {
  const { tokens, arabic } = sentence;
  const word = (t: number): string => (t >= sentence.first && t < sentence.last ? foldedWord(tokens, t) : "");
  const before = word(first - 1);
  // "the", "two" and the like may stand between.
  const [lead, leadAt] = /^(?:the|a|an|some|its|their|\d+|two|three|four|five)$/.test(before)
    ? [word(first - 2), first - 2]
    : [before, first - 1];
  const written = tokens.text.slice(tokens.start[first]!, tokens.end[first]!);
  const clash = trigger.subtype === "armed-clash";
  const by = others.filter(({ role }) => role === "by").length;
  const said = /^(?:said|says|told|announced|reported|قال|قالت|اعلن|اعلنت)$/.test(word(end));
  if (said) return FLYING.has(id) && trigger.subtype === "air-drone-strike" ? "by" : null;
  const violent = ["battles", "explosions", "violence-against-civilians"].includes(TYPE_OF[trigger.subtype] ?? "");
  const doer = (role: Role): Role | null => (role === "by" && part === "civil" && violent ? null : role);
  if (/^(?:by|قبل|يد|ايدي|برصاص|بنيران|نيران)$/.test(lead)) return doer("by");
  if (first <= trigger.first && end > trigger.first) return doer("by");
  if (/^(?:against|ضد)$/.test(lead) || (/^(?:at|on|onto)$/.test(lead) && end > trigger.first)) return "against";
  if (clash && /^(?:and|with|و|مع)$/.test(lead) && others.length > 0 && leadAt > sentence.first)
    return by > 0 ? "against" : "by";
  if (clash && arabic && /^و/.test(written) && by === 1 && others.length === 1) return "against";
  if (lead === "between" || lead === "بين") return "by";
  if (arabic && /^ل/.test(written) && trigger.noun && first - trigger.end <= 1) return "by";
  // Whom a word of harm or arrest stands beside.
  const harmed = sentence.triggers.some(
    hit =>
      hit.senses.some(({ value }) => value === "death" || value === "injury" || value === "shot") &&
      hit.end <= first &&
      first - hit.end <= (arabic ? 2 : 4) &&
      !others.some(other => other.start > tokens.end[hit.end - 1]!),
  );
  if (harmed && !clauseBetween(sentence, Math.max(sentence.first, first - 5), first)) return "against";
  // "five soldiers killed in"
  if (
    /^(?:killed|wounded|injured|martyred|arrested|detained|kidnapped|abducted)$/.test(word(end)) &&
    /^(?:in|by|on|when|near|at|during|and)$/.test(word(end + 1))
  )
    return "against";
  for (let t = end; t < Math.min(sentence.last, end + 4); t++) {
    if (tokens.gap[t - 1]! >= GAP.stop) break;
    if (/^(?:was|were|been|being|is|are)$/.test(word(t)))
      return /^(?:ing)$/.test(word(t + 1).slice(-3)) ? doer("by") : "against";
  }
  if (first >= trigger.first && end <= trigger.end) return doer("by");
  if (end <= trigger.first) return clauseBetween(sentence, end - 1, trigger.first) ? "involved" : doer("by");
  if (clauseBetween(sentence, trigger.end - 1, first)) return "involved";
  if (arabic) return first - trigger.end <= 1 && by === 0 && !trigger.noun ? doer("by") : "against";
  return trigger.noun ? "involved" : "against";
}
