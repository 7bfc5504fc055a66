// Who: the groups, forces and people that a sentence names, and what they are to the event.

import { foldedWord, GAP } from "@/lib/text/tokenize";
import type { Incident } from "@/lib/types";
import type { Hit } from "./rules";
import { clauseBetween, has, type Sentence, spanOf } from "./sentence";

export type Side = "armed" | "civil" | "protest" | "infrastructure";

/** Answers about the people of one sentence. Words behind a trigger are its object, words before it its subject, unless it is passive. */
export interface PartiesOf {
  has(side: Side): boolean;
  /** Whether a state's forces take ground. `otherwise`: the answer where nobody is named. */
  takesForState(hit: Hit, otherwise?: boolean): boolean;
  targetOf(hit: Hit): Side | null;
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
    return arabic ? parties.filter(party => party.first >= hit.end && party.first <= hit.end + 4) : before(hit);
  };
  const target = (hit: Hit): Side | null => {
    if (passive(hit)) return side(before(hit));
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

/** Actors of a sentence with their role in the event whose trigger is `[first, end)`. */
export function actorsOf(
  sentence: Sentence,
  trigger: { first: number; end: number; head: number; noun: boolean; subtype: string },
): Incident["actors"] {
  const { tokens, arabic, actors } = sentence;
  const word = (t: number): string => (t >= sentence.first && t < sentence.last ? foldedWord(tokens, t) : "");
  let passive = false;
  for (let t = trigger.first - 1; t >= Math.max(sentence.first, trigger.first - 4); t--)
    if (/^(?:was|were|been|being|be|is|are)$/.test(word(t))) passive = true;
  const found = new Map<string, Incident["actors"][number]>();
  let subjects = 0;
  for (const hit of actors) {
    const { value: id, name } = hit.senses[0]!;
    if (found.has(id)) continue;
    const clause =
      hit.end <= trigger.first
        ? clauseBetween(sentence, hit.end - 1, trigger.first)
        : clauseBetween(sentence, trigger.end - 1, hit.first);
    const said =
      /^(?:said|says|told|announced|قال|قالت|اعلن|اعلنت)$/.test(word(hit.end)) ||
      (tokens.gap[hit.first - 1] === GAP.comma && /^(?:said|says|told)$/.test(word(hit.end)));
    if (said && !(FLYING.has(id) && trigger.subtype === "air-drone-strike" && hit.first > trigger.first)) continue;
    const before = word(hit.first - 1);
    let role: "by" | "against" | "involved";
    if (said) role = "by";
    else if (hit.first <= trigger.first && hit.end > trigger.first) role = "by";
    else if (hit.first >= trigger.first && hit.end <= trigger.end) role = "by";
    else if (/^(?:by|قبل|يد|برصاص|بنيران)$/.test(before) || word(hit.first - 2) === "by") role = "by";
    else if (/^(?:against|at|on|ضد)$/.test(before) || /^(?:against|at|on)$/.test(word(hit.first - 2)))
      role = hit.end <= trigger.first && trigger.noun ? "by" : "against";
    else if (before === "between" || before === "بين") role = "by";
    else if (
      (before === "and" || before === "with") &&
      trigger.subtype === "armed-clash" &&
      found.size > 0 &&
      hit.first > trigger.first
    )
      role = "against";
    else if (clause) role = "involved";
    else if (hit.end <= trigger.first) role = passive ? "against" : "by";
    else if (arabic) role = hit.first - trigger.end <= 1 && subjects === 0 ? "by" : "against";
    else role = trigger.noun ? "involved" : "against";
    if (role === "by") subjects++;
    found.set(id, { id, name, role, ...spanOf(sentence, hit.first, hit.end) });
  }
  return [...found.values()].slice(0, 8);
}
