// What the people of a sentence are to a trigger: words after it are its object, words before it its subject.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Hit } from "./rules";
import { clauseBetween, has, type Sentence, wordOf } from "./sentence";
import {
  BODIES,
  COUNTED,
  civilBehind,
  FLYING,
  GUNMEN,
  HELD,
  heads,
  isGone,
  type Party,
  partiesIn,
  type Side,
} from "./sides";

/** Killed, and who it was is written together with the word. */
const HIM = /^[وف]?(?:ارد(?:ا|ت|و)|قتل(?:ت|و)?|اغتال(?:ت|و)?|اعدم(?:ت|و)?)(?:ه|ها|هم|هما)$/;

/** Words after a trigger in which its object is looked for, and before it for its subject. */
const OBJECT = 12;
const SUBJECT = 16;

/** Those who clear bombs. */
const CLEARERS = /^(?:engineers?|sappers?|experts?|explosives|bomb|demining|deminers?|specialists?)$/;
/** "years of the group's rule", "from the grip of the group" */
const HELD_ARABIC = /^[وبل]?(?:احتلال|سيطره|قبضه|حكم|براثن|دنس)$/;
const SAID = new WordSet("said says told tells announced reported added confirmed stated wrote tweeted testified");

const HURT = new WordSet("wounded injured dead bodies victims casualties body");
const AUXILIARY = new WordSet("was were been being be is are got");
const BY_ARABIC = new WordSet("قبل يد بيد ويد ايدي بايدي وايدي بنيران برصاص");
const CLAUSE = new WordSet("when while as after before because");
const RELATIVE = new WordSet("that which who whom");

/** Answers about the people of one sentence. Words after a trigger are its object, words before it its subject, unless it is passive. */
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
      ({ first, part }) =>
        first >= hit.end &&
        part === "insurgent" &&
        (/^(?:from|من)$/.test(wordOf(tokens, first - 1)) || HELD_ARABIC.test(wordOf(tokens, first - 1))),
    );
    // "drove the group out of ...": those who lose it stand behind the verb.
    if (this.sentence.arabic && /^[وف]?(?:دحر|طرد|هزم|اخرج)/.test(this.#word(hit.first)) && !this.#before(hit).length)
      return this.#behind(hit, 3)[0]?.part === "insurgent" || otherwise;
    // In Arabic the subject may stand first: "that the army's forces tightened their grip".
    const behind = this.#agents(hit, loser);
    const agents = this.sentence.arabic && !behind.some(({ side }) => side === "armed") ? this.#before(hit) : behind;
    const agent =
      agents.find(({ part }) => part !== "" && part !== "civil") ?? agents.find(({ side }) => side === "armed");
    if (loser && !(this.sentence.arabic && agent?.id === "sdf")) return true;
    // "fighters", "factions", and none of a state's
    if (
      agent?.part === "" &&
      /^(?:fighters|factions|rebels|gunmen|insurgents|jihadists|militants|الفصايل|الثوار|مقاتلو|مسلحون|مسلحو)$/.test(
        this.#word(agent.first),
      )
    )
      return false;
    if (!agent || agent.part === "") return otherwise;
    return agent.part !== "insurgent" && agent.id !== "sdf" && agent.id !== "tribal-mobilisation";
  }

  /** What an act is aimed at. */
  targetOf(hit: Hit, noun = false): Side | null {
    if (!noun && this.#isPassive(hit)) return this.subjectOf(hit);
    const before = noun ? null : this.#antecedent(hit);
    if (before !== null) return before.side;
    const on = this.sentence.arabic
      ? this.#parties.find(({ first: at }) => at > hit.head && at - hit.end <= OBJECT && this.#word(at - 1) === "علي")
      : undefined;
    if (on !== undefined && has(hit, "shot")) return on.side;
    const [first, second] = heads(this.#behind(hit, OBJECT));
    // "attacked a shop" in Arabic: verb, subject, object.
    if (this.sentence.arabic && first && second && second.first - first.end <= 4) return second.side;
    return first?.side ?? null;
  }

  /** In Arabic gunmen or an armed group right behind the verb: they do it. */
  doneByNext(hit: Hit): boolean {
    return this.#parties.some(
      ({ first, side, part, thing }) =>
        first === hit.end && side === "armed" && !thing && (part === "" || part === "insurgent"),
    );
  }

  /** Who is hurt. */
  victimOf(hit: Hit): Side | null {
    // In Arabic "gunmen shot him dead": him of whom was told.
    if (this.sentence.arabic && HIM.test(this.#word(hit.first))) return this.subjectOf(hit) ?? "civil";
    if (this.#isPassive(hit)) return this.subjectOf(hit) ?? this.#behind(hit, 7)[0]?.side ?? null;
    const before = this.#antecedent(hit);
    if (before !== null) return before.side;
    const next = heads(this.#behind(hit, 6));
    if (civilBehind(this.sentence, hit, next)) return "civil";
    const near = next[0]?.side;
    // "police found two bodies": of whom, is not told.
    if (near === undefined && BODIES.hasWord(this.#word(hit.end - 1))) return "civil";
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
      const subject = this.subjectOf(hit);
      if (subject !== null) return subject;
    }
    const behind = near ?? this.#behind(hit, 7)[0]?.side;
    if (behind !== undefined) return behind;
    // "Gunmen kill security expert": somebody killed whom the lists do not know.
    return !this.sentence.arabic && /^(?:kill|shot|murder)/.test(this.#word(hit.first)) && this.agentNear(hit)
      ? "civil"
      : null;
  }

  /**
   * Of people who are seized, taken or caught: an arrest by a state's forces or of armed people, an abduction by others; null where
   * nobody is taken, or nobody knows by whom.
   */
  takenBy(hit: Hit): "arrests" | "abduction-forced-disappearance" | null {
    const passive = this.#isPassive(hit) || /^(?:from|at|off|out|by)$/.test(this.#word(hit.end - 1));
    const [subject, other] = heads(this.#behind(hit, 5));
    // Verb, subject, object: "أوقف مسلحون حافلة".
    const behind =
      this.sentence.arabic && subject?.side === "armed" && other?.side === "civil" && subject.first <= hit.end + 1
        ? other
        : subject;
    const object = this.#antecedent(hit) ?? (passive ? (this.#before(hit)[0] ?? behind) : (behind ?? null));
    if (!object || object.thing || object.side === "infrastructure" || object.side === "protest") return null;
    const agents = this.#agents(hit);
    // "took part", "caught between the police and ...": somebody takes somebody else.
    if (agents.length > 0 && agents.every(({ first }) => first === object.first))
      return object.part === "insurgent" ? "arrests" : null;
    if (agents.some(({ part, id }) => part === "state" || part === "foreign" || id === "sdf")) return "arrests";
    // "decisions were taken in this unit"
    // "the wounded were taken away"
    if (passive && HURT.hasWord(this.#word(hit.first - 1))) return null;
    const held = !/^(?:taken|took|take)$/.test(this.#word(hit.first)) || agents.length > 0;
    if (object.part === "insurgent" || (object.side === "armed" && object.part === "" && passive && held))
      return "arrests";
    // "were seized at the consulate", "was taken from his shop and never seen again"
    if (
      passive &&
      object.side === "civil" &&
      ((agents.length === 0 && /^(?:seized|snatched)$/.test(this.#word(hit.head - 1))) ||
        isGone(this.sentence, hit.end))
    )
      return "abduction-forced-disappearance";
    const seized = agents.some(party => party.side === "armed");
    return seized && object.side === "civil" ? "abduction-forced-disappearance" : null;
  }

  /** With what those who threaten would strike; null where nobody armed speaks. */
  threatens(): string | null {
    const speaker = this.#parties.find(({ side, part }) => side === "armed" && part !== "");
    if (speaker === undefined) return null;
    if (FLYING.has(speaker.id)) return "air-drone-strike";
    if (speaker.part === "militia" || speaker.id === "iran-irgc") return "shelling-artillery-missile-attack";
    return speaker.part === "insurgent" ? "attack" : "armed-clash";
  }

  /** Done by those who clear bombs. */
  madeSafe(hit: Hit): boolean {
    return this.#parties.some(
      party =>
        this.#isAgent(party) &&
        party.first >= hit.end &&
        (CLEARERS.test(this.#word(party.first)) || CLEARERS.test(this.#word(party.end - 1))),
    );
  }

  /** A force, a convoy or a group moves; one officer only travels. */
  moves(hit: Hit): boolean {
    const before = this.#before(hit);
    const ahead = before.find(({ thing }) => !thing) ?? before[0];
    const mover = this.sentence.arabic ? (this.#behind(hit, OBJECT)[0] ?? ahead) : ahead;
    // "the commander of the ground forces"
    const of = mover === undefined ? -1 : [1, 2, 3].findIndex(width => this.#word(mover.first - width) === "of") + 1;
    if (mover !== undefined && of > 0 && before.some(one => one.officer && one.end === mover.first - of)) return false;
    return (
      mover !== undefined &&
      mover.side === "armed" &&
      !mover.officer &&
      // "a delegation from the Peshmerga ministry"
      !/^(?:ministry|minister|spokesm[ae]n|officials?|delegation|command)$/.test(this.#word(mover.end)) &&
      (!mover.thing || /^(?:convoy|column|tanks|armour)/.test(this.#word(mover.end - 1)))
    );
  }

  /** A state's forces storm a place: there are enemies in it. */
  stormsGround(hit: Hit): boolean {
    const [target] = heads(this.#behind(hit, OBJECT));
    return (
      target?.thing === true &&
      /^(?:villages?|towns?|city|district|neighbourhoods?|areas?)$/.test(this.#word(target.end - 1)) &&
      this.#agents(hit).some(({ part }) => part === "state" || part === "foreign")
    );
  }

  /** People who bear arms, and no mere places or vehicles of theirs. */
  hasArmedPeople(): boolean {
    return this.#parties.some(({ side, thing }) => side === "armed" && !thing);
  }

  /** An armed group, or armed people of no state. */
  hasGroup(): boolean {
    return this.#parties.some(
      ({ side, part, thing }) => side === "armed" && !thing && part !== "state" && !/^police|^officer/.test(part),
    );
  }

  /** The one who does or suffers it is a person, and no building or vehicle. */
  subjectPerson(hit: Hit): boolean {
    const [one] = this.#before(hit);
    return one?.side === "civil" && !one.thing && hit.first - one.end <= 3;
  }

  /** A state's forces stand in the sentence. */
  hasForce(): boolean {
    return this.#parties.some(({ part }) => part === "state");
  }

  /** A state's forces do it, and nobody else in the sentence is armed. */
  forceAlone(hit: Hit): boolean {
    const armed = this.#parties.filter(({ side, thing }) => side === "armed" && !thing);
    return (
      armed.length > 0 &&
      armed.every(({ part }) => part === "state") &&
      this.#agents(hit).some(one => armed.includes(one))
    );
  }

  /** "was burned": people, and not a thing. */
  isHurt(hit: Hit): boolean {
    const [subject] = this.#before(hit);
    return this.#isPassive(hit) && subject !== undefined && subject.side !== "infrastructure" && !subject.thing;
  }

  subjectOf(hit: Hit): Side | null {
    return this.#before(hit)[0]?.side ?? null;
  }

  /** Somebody armed stands before the trigger, or after "by". */
  agentNear(hit: Hit): boolean {
    return this.#agents(hit).some(party => party.side === "armed");
  }

  /** Armed people, or with `alive` no mere place of theirs, stand within a few words. */
  armedNear(hit: Hit, alive = false): boolean {
    return this.#parties.some(
      ({ side, thing, first, end, id }) =>
        side === "armed" && !(alive && (thing || id === "")) && first - hit.end <= 6 && hit.first - end <= 6,
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

  /** Gunmen whom nobody knows do it: after "by" anywhere behind, or the nearest people before a word that is not passive. */
  doneByGunmen(hit: Hit): boolean {
    const unknown = ({ side, part, first, end, thing }: Party) =>
      side === "armed" && part === "" && !thing && (GUNMEN.test(this.#word(first)) || GUNMEN.test(this.#word(end - 1)));
    // After "by"; in Arabic right behind the verb, too.
    const next = (party: Party) => this.sentence.arabic && party.first - hit.first === 1;
    if (
      this.#parties.some(party => unknown(party) && (next(party) || (party.first >= hit.end && this.#isAgent(party))))
    )
      return true;
    if (this.#isPassive(hit)) return false;
    const before = this.#before(hit).filter(({ thing }) => !thing);
    const doer = this.sentence.arabic ? before.at(-1) : before[0];
    return doer !== undefined && unknown(doer);
  }

  /** Who does it, the nearest first. */
  doers(hit: Hit): readonly Party[] {
    return this.#agents(hit);
  }

  /** A soldier, or one of an armed group, stands right before. */
  soldierBefore(hit: Hit): boolean {
    const [one] = this.#before(hit);
    return one?.side === "armed" && !one.thing && hit.first - one.end <= 2;
  }

  /** A state's forces do it, or stand close by. */
  forceNear(hit: Hit): boolean {
    return this.#parties.some(
      ({ part, first, end }) => part === "state" && (first >= hit.end ? first - hit.end <= 9 : hit.first - end <= 6),
    );
  }

  /** The agent is a force with aircraft that strikes from afar. */
  agentFlies(hit: Hit): boolean {
    const agent = this.#agents(hit).find(party => party.side === "armed");
    return agent !== undefined && FLYING.has(agent.id);
  }

  /** The agent fires missiles over a border. */
  agentFires(hit: Hit): boolean {
    const agent = this.#agents(hit).find(party => party.side === "armed");
    return agent?.id === "iran-irgc" && /^(?:hit|struck|strike|target|pound)/.test(this.#word(hit.first));
  }

  #word(t: number): string {
    return t >= this.sentence.first && t < this.sentence.last ? wordOf(this.sentence.tokens, t) : "";
  }

  #isPassive(hit: Hit): boolean {
    const { tokens, first } = this.sentence;
    for (let t = hit.first; t >= Math.max(first, hit.first - 4); t--) {
      if (t < hit.first && tokens.gap[t]! >= GAP.stop && tokens.gap[t] !== GAP.comma) break;
      // "were killed when gunmen shot": another verb's.
      if (t < hit.first && CLAUSE.has(tokens, t)) break;
      if (AUXILIARY.has(tokens, t)) return true;
    }
    return this.#word(hit.end) === "by";
  }

  #isAgent(party: Party): boolean {
    const before = this.#word(party.first - 1);
    // "37 of the group's men": a part of them.
    if (before === "من" && this.#counts(party.first - 2)) return false;
    if (before === "by" || before === "من" || this.#word(party.first - 2) === "by") return true;
    return this.sentence.arabic && BY_ARABIC.hasWord(before);
  }

  /** "a town held by the group": of what it has, and not of what is done. */
  #holds({ first }: Party, hit: Hit): boolean {
    let t = first - 1;
    while (t > hit.end && this.#word(t) !== "by" && first - t < 3) t--;
    return t > hit.end && HELD.hasWord(this.#word(t - 1));
  }

  #counts(t: number): boolean {
    return this.sentence.tokens.shape[t] === SHAPE.digit || COUNTED.test(this.#word(t));
  }

  #behind(hit: Hit, reach: number): Party[] {
    return this.#parties.filter(
      party =>
        party.first >= hit.head &&
        party.first <= hit.end + reach &&
        !clauseBetween(this.sentence, hit.head - 1, party.first) &&
        !this.#ofOther(party, hit) &&
        !this.#isAgent(party) &&
        !this.#closes(party),
    );
  }

  /** "died of a shot after police had come": the subject of another verb. */
  #ofOther({ first }: Party, hit: Hit): boolean {
    for (let t = hit.end; !this.sentence.arabic && t < first; t++) if (CLAUSE.has(this.sentence.tokens, t)) return true;
    return false;
  }

  /** "two bodies were found, police said": who only tells it. */
  #closes({ first, end }: Party): boolean {
    const { tokens, cues, arabic } = this.sentence;
    const from = /^(?:an?|the|one|local)$/.test(this.#word(first - 1)) ? first - 1 : first;
    if (arabic || from <= this.sentence.first || tokens.gap[from - 1] !== GAP.comma) return false;
    return cues.some(cue => has(cue, "said") && cue.first >= end && cue.first - end <= 2);
  }

  /** "the families that the group took": whom another one does it to, before the word that relates them; null where there is none. */
  #antecedent(hit: Hit): Party | null {
    if (this.sentence.arabic || this.#isPassive(hit)) return null;
    for (let t = hit.first - 1; t >= Math.max(this.sentence.first, hit.first - 8); t--) {
      if (!RELATIVE.has(this.sentence.tokens, t)) continue;
      const subject = this.#parties.some(({ first, end }) => first > t && first <= t + 3 && end <= hit.first);
      return subject ? (this.#parties.findLast(({ end, thing }) => !thing && end <= t && t - end <= 1) ?? null) : null;
    }
    return null;
  }

  /** "the ministry said that rockets hit": who speaks of what others did, unless it is of "it" or "they". */
  #speaks({ end }: Party, hit: Hit): boolean {
    const { cues, tokens } = this.sentence;
    const said = cues.find(
      cue =>
        has(cue, "said") &&
        cue.first >= end &&
        cue.first - end <= 3 &&
        cue.end <= hit.first &&
        SAID.has(tokens, cue.first),
    );
    if (said === undefined) return false;
    for (let t = said.end; t < Math.min(hit.first, said.end + 8); t++)
      if (/^(?:it|they|he|she|its|their|to)$/.test(this.#word(t))) return false;
    return true;
  }

  /** The nearest first. */
  #before(hit: Hit): Party[] {
    return this.#parties
      .filter(
        party =>
          // "Turkey strikes": its forces' name holds the verb.
          (party.end <= hit.first || (party.first < hit.first && party.end === hit.end)) &&
          hit.first - party.end <= SUBJECT &&
          !this.#speaks(party, hit) &&
          !clauseBetween(this.sentence, party.end - 1, hit.first),
      )
      .reverse();
  }

  #agents(hit: Hit, loser?: Party): Party[] {
    const { arabic } = this.sentence;
    const by = this.#parties.filter(
      party =>
        party !== loser && party.first >= hit.head && this.#isAgent(party) && (arabic || !this.#holds(party, hit)),
    );
    if (by.length > 0 || (!arabic && this.#isPassive(hit))) return by;
    if (!arabic || has(hit, "assault", "noun")) return this.#before(hit);
    const behind = this.#parties.filter(
      party => party.first >= hit.head && party.first <= hit.head + 4 && !HELD_ARABIC.test(this.#word(party.first - 1)),
    );
    // "Israel bombs ...": a headline has the subject first, and its verb in the present; so has what stands behind "that".
    const ahead = this.#parties.find(({ end, part }) => end === hit.first && part !== "" && part !== "civil");
    return ahead && (/^[يت]/.test(this.#word(hit.first)) || this.#isOfThat(ahead, hit)) ? [ahead, ...behind] : behind;
  }

  /** In Arabic "that the army targeted", "that a force of the army targeted": and not "that the army was targeted by a bomb". */
  #isOfThat({ first }: Party, { end }: Hit): boolean {
    const t = this.#word(first - 1) === "من" ? first - 3 : first - 1;
    return /^[وفبل]?ان$/.test(this.#word(t)) && !/^(?:ب|في$|خلال$|اثر$|قرب$)/.test(this.#word(end));
  }
}
