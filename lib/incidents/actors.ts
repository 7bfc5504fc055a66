// Who: the groups, forces and people that a sentence names, and what they are to the event.

import { GAP } from "@/lib/text/tokenize";
import type { Incident } from "@/lib/types";
import type { Hit } from "./rules";
import { clauseBetween, has, type Sentence, spanOf, wordOf } from "./sentence";
import { TYPE_OF } from "./subtypes";

export type Side = "armed" | "civil" | "protest" | "infrastructure";

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

/** Words behind a trigger in which its object is looked for, and before it for its subject. */
const OBJECT = 12;
const SUBJECT = 16;

const AUXILIARY = /^(?:was|were|been|being|be|is|are|got)$/;

/** Of "village guard post" the last word counts. */
function heads(parties: readonly Party[]): Party[] {
  return parties.filter((party, i) => parties[i + 1]?.first !== party.end);
}

/** Answers about the people of one sentence. Words behind a trigger are its object, words before it its subject, unless it is passive. */
export class Parties {
  readonly #parties: Party[];

  constructor(private readonly sentence: Sentence) {
    this.#parties = partiesIn(sentence);
  }

  has(side: Side): boolean {
    return this.#parties.some(party => party.side === side);
  }

  /** Whether a state's forces take ground. `otherwise`: the answer where nobody is named. */
  takesForState(hit: Hit, otherwise = false): boolean {
    const { tokens } = this.sentence;
    // "seized ... from Islamic State"
    const loser = this.#parties.find(
      ({ first, part }) => first >= hit.end && part === "insurgent" && /^(?:from|من)$/.test(wordOf(tokens, first - 1)),
    );
    if (loser) return true;
    const agents = this.#agents(hit);
    const agent =
      agents.find(({ part }) => part !== "" && part !== "civil") ?? agents.find(({ side }) => side === "armed");
    if (!agent || agent.part === "") return otherwise;
    return agent.part !== "insurgent";
  }

  /** What an act is aimed at. */
  targetOf(hit: Hit, noun = false): Side | null {
    if (!noun && this.#isPassive(hit)) return this.subjectOf(hit);
    const [first, second] = heads(this.#behind(hit, OBJECT));
    // "attacked a shop" in Arabic: verb, subject, object.
    if (this.sentence.arabic && first && second && second.first - first.end <= 4) return second.side;
    return first?.side ?? null;
  }

  /** Who is hurt. */
  victimOf(hit: Hit): Side | null {
    if (this.#isPassive(hit)) return this.subjectOf(hit) ?? this.#behind(hit, 7)[0]?.side ?? null;
    const near = heads(this.#behind(hit, 6))[0]?.side;
    // "killed a poet": somebody the lists do not know.
    if (
      near === undefined &&
      /^(?:a|an|two|three|four|five|\d{1,2})$/.test(this.#word(hit.end)) &&
      !this.sentence.arabic
    )
      return "civil";
    if (
      near === undefined &&
      /^(?:died|die|dies|dead|perished|kia|wia|wounded|killed|injured)$/.test(this.#word(hit.first))
    ) {
      const before = this.subjectOf(hit);
      if (before !== null) return before;
    }
    const behind = near ?? this.#behind(hit, 7)[0]?.side;
    if (behind !== undefined) return behind;
    // "Gunmen kill security expert": somebody killed whom the lists do not know.
    return !this.sentence.arabic && /^(?:kill|shot|murder)/.test(this.#word(hit.first)) && this.agentNear(hit)
      ? "civil"
      : null;
  }

  /** Of people who are seized, taken or captured: an arrest by a state's forces, an abduction by others; null where nobody is. */
  takenBy(hit: Hit): "arrests" | "abduction-forced-disappearance" | null {
    const { tokens } = this.sentence;
    // Somebody right behind the verb, counted or not; "took part" and "seized rockets" are other things.
    const object = this.#parties.find(({ first }) => first >= hit.end && first - hit.end <= 3);
    const counted = /^(?:a|an|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|dozens)$/.test(
      wordOf(tokens, hit.end),
    );
    if (!object || !counted || !/^(?:seiz|captur|took|taken)/.test(wordOf(tokens, hit.first))) return null;
    const state = this.#agents(hit).some(({ part }) => part === "state" || part === "foreign" || part === "militia");
    if (state) return "arrests";
    if (!this.agentNear(hit)) return null;
    return object.side === "armed" ? null : "abduction-forced-disappearance";
  }

  subjectOf(hit: Hit): Side | null {
    return this.#before(hit)[0]?.side ?? null;
  }

  /** Somebody armed stands before the trigger, or behind "by". */
  agentNear(hit: Hit): boolean {
    return this.#agents(hit).some(party => party.side === "armed");
  }

  /** Armed people stand within a few words. */
  armedNear(hit: Hit): boolean {
    return this.#parties.some(
      ({ side, first, end }) => side === "armed" && first - hit.end <= 6 && hit.first - end <= 6,
    );
  }

  /** An armed group or gunmen do it; police come to an accident, too. */
  agentArmed(hit: Hit): boolean {
    return this.#agents(hit).some(
      ({ side, part, first }) =>
        side === "armed" &&
        (part === "insurgent" ||
          part === "militia" ||
          (part === "" && !/^police|^officer|^guard/.test(this.#word(first)))),
    );
  }

  /** The agent is a force with aircraft that strikes from afar. */
  agentFlies(hit: Hit): boolean {
    const agent = this.#agents(hit).find(party => party.side === "armed");
    return agent !== undefined && FLYING.has(agent.id);
  }

  #word(t: number): string {
    return t >= this.sentence.first && t < this.sentence.last ? wordOf(this.sentence.tokens, t) : "";
  }

  #isPassive(hit: Hit): boolean {
    for (let t = hit.first; t >= Math.max(this.sentence.first, hit.first - 4); t--)
      if (AUXILIARY.test(this.#word(t))) return true;
    return this.#word(hit.end) === "by";
  }

  #isAgent(party: Party): boolean {
    const before = this.#word(party.first - 1);
    if (/^(?:by|من|علي)$/.test(before) || this.#word(party.first - 2) === "by") return true;
    return this.sentence.arabic && /^(?:قبل|يد|ايدي)$/.test(before);
  }

  #behind(hit: Hit, reach: number): Party[] {
    return this.#parties.filter(
      party =>
        party.first >= hit.end &&
        party.first <= hit.end + reach &&
        !clauseBetween(this.sentence, hit.end - 1, party.first) &&
        !this.#isAgent(party),
    );
  }

  /** The nearest first. */
  #before(hit: Hit): Party[] {
    return this.#parties
      .filter(
        party =>
          party.end <= hit.first &&
          hit.first - party.end <= SUBJECT &&
          !clauseBetween(this.sentence, party.end - 1, hit.first),
      )
      .reverse();
  }

  #agents(hit: Hit): Party[] {
    const by = this.#parties.filter(party => party.first >= hit.end && this.#isAgent(party));
    const { arabic } = this.sentence;
    if (by.length > 0 || (!arabic && this.#isPassive(hit))) return by;
    if (!arabic || has(hit, "assault", "noun")) return this.#before(hit);
    return this.#parties.filter(party => party.first >= hit.end && party.first <= hit.end + 4);
  }
}

/** An event's trigger as far as roles depend on it. */
interface Trigger {
  first: number;
  end: number;
  noun: boolean;
  subtype: string;
  rule: string;
  from?: number;
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
    if (found.has(id) || first < (trigger.from ?? 0)) continue;
    const role = roleOf(sentence, trigger, { first, end, id, part }, [...found.values()]);
    if (role !== null) found.set(id, { id, name, role, ...spanOf(sentence, first, end) });
  }
  const implied = impliedOf(sentence, trigger, [...found.values()]);
  if (implied !== null && !found.has(implied.id)) found.set(implied.id, implied);
  return [...found.values()].slice(0, MOST);
}

/** Who takes part by the kind of the event: those who demonstrate, the civilians that an attack on civilians or a bomb hit. */
function impliedOf(sentence: Sentence, trigger: Trigger, known: Incident["actors"]): Incident["actors"][number] | null {
  const { persons, triggers } = sentence;
  const type = TYPE_OF[trigger.subtype];
  const some = (role: Role) => known.some(actor => actor.role === role);
  const nearest = (...sides: string[]): Hit | undefined =>
    persons
      .filter(hit => sides.some(side => has(hit, side)))
      .sort((a, b) => Math.abs(a.first - trigger.first) - Math.abs(b.first - trigger.first))[0];
  if (type === "protests" || type === "riots") {
    const put = trigger.subtype === "protest-with-intervention" || trigger.subtype.startsWith("excessive");
    const role = put ? "against" : "by";
    // "Thousands of students joined a sit-in": whoever does it demonstrates.
    const people = known.find(actor => actor.role === role && actor.id === "civilians");
    const turned = put ? known.find(actor => actor.id === "protesters" && actor.role === "by") : undefined;
    if (turned) turned.role = "against";
    if (people) Object.assign(people, { id: "protesters", name: "Protesters" });
    if (some(role)) return null;
    const { first, end } = nearest("protest", "crowd", "folk", "civil") ?? trigger;
    return { id: "protesters", name: "Protesters", role, ...spanOf(sentence, first, end) };
  }
  if (some("against")) return null;
  const victim = nearest("civil");
  if (victim === undefined) return null;
  const harmed = triggers.some(
    hit =>
      (has(hit, "death") || has(hit, "injury")) &&
      (victim.first >= hit.end ? victim.first - hit.end : hit.first - victim.end) <= 4,
  );
  if (type === "violence-against-civilians" || (type === "explosions" && harmed))
    return { id: "civilians", name: "Civilians", role: "against", ...spanOf(sentence, victim.first, victim.end) };
  return null;
}

/** "the group", "militants", with nobody else to be meant. */
function groupIn({ tokens, first, last }: Sentence): { first: number; end: number } | null {
  for (let t = first; t < last; t++) {
    const word = wordOf(tokens, t);
    if (word === "group" && t > first && wordOf(tokens, t - 1) === "the" && wordOf(tokens, t + 1) !== "of")
      return { first: t, end: t + 1 };
    if (/^(?:militants|insurgents|jihadists)$/.test(word)) return { first: t, end: t + 1 };
  }
  return null;
}

function wordIn({ tokens, first, last }: Sentence, t: number): string {
  return t >= first && t < last ? wordOf(tokens, t) : "";
}

/** A conjunction between two words of the sentence. */
function joined({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (/^(?:when|after|as|while)$/.test(wordOf(tokens, t))) return true;
  return false;
}

const FELL = /^(?:died?|dies|lost|lose|perish\w*|succumb\w*|dead|sustained|suffered|fell|was|were|been|met)$/;

function isArms(hit: Hit): boolean {
  return hit.senses.some(({ part }) => part === "weapon");
}

function roleOf(
  sentence: Sentence,
  trigger: Trigger,
  { first, end, id, part }: { first: number; end: number; id: string; part: string },
  others: Incident["actors"],
): Role | null {
  const { tokens, arabic } = sentence;
  const before = wordIn(sentence, first - 1);
  // "the", "two" and the like may stand between.
  const [lead, leadAt] = /^(?:the|a|an|some|its|their|\d+|two|three|four|five)$/.test(before)
    ? [wordIn(sentence, first - 2), first - 2]
    : [before, first - 1];
  const written = tokens.text.slice(tokens.start[first]!, tokens.end[first]!);
  const clash = trigger.subtype === "armed-clash";
  const by = others.filter(({ role }) => role === "by").length;
  const said = /^(?:said|says|told|announced|reported|قال|قالت|اعلن|اعلنت)$/.test(wordIn(sentence, end));
  if (said) return FLYING.has(id) && trigger.subtype === "air-drone-strike" ? "by" : null;
  const violent = ["battles", "explosions", "violence-against-civilians"].includes(TYPE_OF[trigger.subtype] ?? "");
  // Civilians do no violence.
  const doer: Role | null = part === "civil" && violent ? null : "by";
  if (/^(?:by|قبل|يد|ايدي|برصاص|بنيران|نيران)$/.test(lead)) return doer;
  if (first <= trigger.first && end > trigger.first) return doer;
  if (/^(?:against|ضد)$/.test(lead) || (/^(?:at|on|onto)$/.test(lead) && end > trigger.first)) return "against";
  if (clash && /^(?:and|with|و|مع)$/.test(lead) && others.length > 0 && leadAt > sentence.first)
    return by > 0 ? "against" : "by";
  if (clash && arabic && /^و/.test(written) && by === 1 && others.length === 1) return "against";
  if (clash && lead === "from" && first >= trigger.end) return "by";
  if (lead === "between" || lead === "بين") return "by";
  if (arabic && /^ل/.test(written) && trigger.noun && first >= trigger.end && first - trigger.end <= 1) return "by";
  if (arabic && lead === "الي" && first > trigger.end) return "involved";
  // Verb, subject, object.
  if (arabic && first > trigger.first && end <= trigger.end && !trigger.noun)
    return /^و?عثر/.test(wordIn(sentence, trigger.first)) ? "involved" : by > 0 ? "against" : doer;
  // Whom a word of harm or arrest stands beside.
  const harmed = sentence.triggers.some(
    hit =>
      hit.senses.some(({ value }) => value === "death" || value === "injury" || value === "shot") &&
      hit.end <= first &&
      first - hit.end <= (arabic ? 2 : 4) &&
      !joined(sentence, hit.end, first) &&
      !others.some(other => other.start > tokens.end[hit.end - 1]!),
  );
  if (harmed && !clauseBetween(sentence, Math.max(sentence.first, first - 5), first)) return "against";
  // "one policeman lost his life", "two fighters dead"
  const fell = sentence.triggers.some(
    hit =>
      (has(hit, "death") || has(hit, "injury")) &&
      hit.first >= end &&
      hit.first - end <= 2 &&
      FELL.test(wordIn(sentence, hit.first)),
  );
  if (fell) return "against";
  // "a drone of the Turkish forces"
  if (lead === "of" && sentence.triggers.some(hit => isArms(hit) && hit.end === leadAt)) return doer;
  // "were shot dead when security forces opened fire"
  if (!arabic && first >= trigger.end && joined(sentence, trigger.end, first))
    if (
      sentence.triggers.some(
        hit => hit.first >= end && hit.first - end <= 3 && !/^w(?:as|ere)$/.test(wordIn(sentence, hit.first - 1)),
      )
    )
      return doer;
  // "five soldiers killed in"
  if (
    /^(?:killed|wounded|injured|martyred|arrested|detained|kidnapped|abducted)$/.test(wordIn(sentence, end)) &&
    /^(?:in|by|on|when|near|at|during|and)$/.test(wordIn(sentence, end + 1))
  )
    return "against";
  for (let t = end; t < Math.min(sentence.last, end + 4); t++) {
    if (tokens.gap[t - 1]! >= GAP.stop) break;
    if (/^(?:was|were|been|being|is|are)$/.test(wordIn(sentence, t)))
      return /^(?:ing)$/.test(wordIn(sentence, t + 1).slice(-3)) ? doer : "against";
  }
  // "shot down a Turkish drone", "repelled an ISIS attack"
  if (first > trigger.first && end <= trigger.end) return trigger.noun || trigger.rule === "weapon" ? doer : "against";
  // "He spoke on Tuesday, a day after warplanes struck": the subject of another clause.
  for (let t = end; t < trigger.first; t++)
    if (/^(?:after|since|because|following)$/.test(wordIn(sentence, t))) return "involved";
  if (end <= trigger.first) return clauseBetween(sentence, end - 1, trigger.first) ? "involved" : doer;
  if (clauseBetween(sentence, trigger.end - 1, first)) return "involved";
  if (arabic && /^[بل]/.test(written) && !trigger.noun) return "against";
  if (arabic) return first - trigger.end <= 1 && by === 0 && !trigger.noun ? doer : "against";
  return trigger.noun ? "involved" : "against";
}
