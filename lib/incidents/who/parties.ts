// What the people of a sentence are to a trigger: words after it are its object, words before it its subject.

import { WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { HELD_ARABIC, People } from "./people";
import { BODIES, civilBehind, FLYING, GUNMEN, heads, isGone, type Party, partiesIn, type Side } from "./sides";

/** Killed, and who it was is written together with the word. */
const HIM = /^[وف]?(?:ارد(?:ا|ت|و)|قتل(?:ت|و)?|اغتال(?:ت|و)?|اعدم(?:ت|و)?)(?:ه|ها|هم|هما)$/;

/** Words after a trigger in which its object is looked for. */
const OBJECT = 12;

/** Those who clear bombs. */
const CLEARERS = /^(?:engineers?|sappers?|experts?|explosives|bomb|demining|deminers?|specialists?)$/;

/** In Arabic before the place of what is done. */
const WHERE_ARABIC = new WordSet("في قرب داخل ضمن عند وسط اطراف محيط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي", "ب");

/** A verb that holds its subject. */
const THEY = /وا$/;

/** Answers about the people of one sentence. Words after a trigger are its object, words before it its subject, unless it is passive. */
export class Parties {
  readonly #parties: Party[];
  readonly #people: People;

  constructor(private readonly sentence: Sentence) {
    this.#parties = partiesIn(sentence);
    this.#people = new People(sentence, this.#parties);
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
    if (
      this.sentence.arabic &&
      /^[وف]?(?:دحر|طرد|هزم|اخرج)/.test(this.#people.word(hit.first)) &&
      !this.#people.before(hit).length
    )
      return this.#people.behind(hit, 3)[0]?.part === "insurgent" || otherwise;
    // In Arabic the subject may stand first: "that the army's forces tightened their grip".
    const behind = this.#people.agents(hit, loser);
    const agents =
      this.sentence.arabic && !behind.some(({ side }) => side === "armed") ? this.#people.before(hit) : behind;
    const agent =
      agents.find(({ part }) => part !== "" && part !== "civil") ?? agents.find(({ side }) => side === "armed");
    if (loser && !(this.sentence.arabic && agent?.id === "sdf")) return true;
    // "fighters", "factions", and none of a state's
    if (
      agent?.part === "" &&
      /^(?:fighters|factions|rebels|gunmen|insurgents|jihadists|militants|الفصايل|الثوار|مقاتلو|مسلحون|مسلحو)$/.test(
        this.#people.word(agent.first),
      )
    )
      return false;
    if (!agent || agent.part === "") return otherwise;
    return agent.part !== "insurgent" && agent.id !== "sdf" && agent.id !== "tribal-mobilisation";
  }

  /** What an act is aimed at. */
  targetOf(hit: Hit, noun = false): Side | null {
    if (!noun && this.#people.isPassive(hit)) return this.subjectOf(hit);
    const before = noun ? null : this.#people.antecedent(hit);
    if (before !== null) return before.side;
    const on = this.sentence.arabic
      ? this.#parties.find(
          ({ first: at }) => at > hit.head && at - hit.end <= OBJECT && this.#people.word(at - 1) === "علي",
        )
      : undefined;
    if (on !== undefined && has(hit, "shot")) return on.side;
    // "attacked a post in a village": the village is where.
    const done = this.#people
      .behind(hit, OBJECT)
      .filter(({ first: at }) => !WHERE_ARABIC.hasWord(this.#people.word(at - 1)));
    const [first, second] = heads(done);
    // "attacked a shop" in Arabic: verb, subject, object; not "they attacked a post near the village".
    if (this.sentence.arabic && first && second && second.first - first.end <= 4)
      return THEY.test(this.#people.word(hit.first)) ? first.side : second.side;
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
    if (this.sentence.arabic && HIM.test(this.#people.word(hit.first))) return this.subjectOf(hit) ?? "civil";
    if (this.#people.isPassive(hit)) return this.subjectOf(hit) ?? this.#people.behind(hit, 7)[0]?.side ?? null;
    const before = this.#people.antecedent(hit);
    if (before !== null) return before.side;
    const next = heads(this.#people.behind(hit, 6));
    if (civilBehind(this.sentence, hit, next)) return "civil";
    const near = next[0]?.side;
    // "police found two bodies": of whom, is not told.
    if (near === undefined && BODIES.hasWord(this.#people.word(hit.end - 1))) return "civil";
    // "killed a poet": somebody the lists do not know.
    if (
      near === undefined &&
      /^(?:a|an|two|three|four|five|\d{1,2})$/.test(this.#people.word(hit.end)) &&
      !this.sentence.arabic
    )
      return "civil";
    if (
      near === undefined &&
      /^(?:died|die|dies|dead|perished|kia|wia|wounded|killed|injured)$/.test(this.#people.word(hit.first))
    ) {
      const subject = this.subjectOf(hit);
      if (subject !== null) return subject;
    }
    const behind = near ?? this.#people.behind(hit, 7)[0]?.side;
    if (behind !== undefined) return behind;
    // "Gunmen kill security expert": somebody killed whom the lists do not know.
    return !this.sentence.arabic && /^(?:kill|shot|murder)/.test(this.#people.word(hit.first)) && this.agentNear(hit)
      ? "civil"
      : null;
  }

  /**
   * Of people who are seized, taken or caught: an arrest by a state's forces or of armed people, an abduction by others; null where
   * nobody is taken, or nobody knows by whom.
   */
  takenBy(hit: Hit): "arrests" | "abduction-forced-disappearance" | null {
    const passive = this.#people.isPassive(hit) || /^(?:from|at|off|out|by)$/.test(this.#people.word(hit.end - 1));
    const [subject, other] = heads(this.#people.behind(hit, 5));
    // Verb, subject, object: "أوقف مسلحون حافلة".
    const behind =
      this.sentence.arabic && subject?.side === "armed" && other?.side === "civil" && subject.first <= hit.end + 1
        ? other
        : subject;
    const object =
      this.#people.antecedent(hit) ?? (passive ? (this.#people.before(hit)[0] ?? behind) : (behind ?? null));
    if (!object || object.thing || object.side === "infrastructure" || object.side === "protest") return null;
    const agents = this.#people.agents(hit);
    // "took part", "caught between the police and ...": somebody takes somebody else.
    if (agents.length > 0 && agents.every(({ first }) => first === object.first))
      return object.part === "insurgent" ? "arrests" : null;
    if (agents.some(({ part, id }) => part === "state" || part === "foreign" || id === "sdf")) return "arrests";
    // "decisions were taken in this unit"
    const held = !/^(?:taken|took|take)$/.test(this.#people.word(hit.first)) || agents.length > 0;
    if (object.part === "insurgent" || (object.side === "armed" && object.part === "" && passive && held))
      return "arrests";
    // "were seized at the consulate", "was taken from his shop and never seen again"
    if (
      passive &&
      object.side === "civil" &&
      ((agents.length === 0 && /^(?:seized|snatched)$/.test(this.#people.word(hit.head - 1))) ||
        isGone(this.sentence, hit.end))
    )
      return "abduction-forced-disappearance";
    const seized = agents.some(party => party.side === "armed");
    return seized && object.side === "civil" ? "abduction-forced-disappearance" : null;
  }

  /** With what those who threaten would strike; null where nobody armed speaks. Who is threatened stands last in the words for it. */
  threatens(hit: Hit): string | null {
    const speaks = ({ first, side, part }: Party) => side === "armed" && part !== "" && first < hit.end - 1;
    const speaker = this.#parties.find(speaks);
    if (speaker === undefined) return null;
    if (FLYING.has(speaker.id)) return "air-drone-strike";
    if (speaker.part === "militia" || speaker.id === "iran-irgc") return "shelling-artillery-missile-attack";
    return speaker.part === "insurgent" ? "attack" : "armed-clash";
  }

  /** Done by those who clear bombs. */
  madeSafe(hit: Hit): boolean {
    return this.#parties.some(
      party =>
        this.#people.isAgent(party) &&
        party.first >= hit.end &&
        (CLEARERS.test(this.#people.word(party.first)) || CLEARERS.test(this.#people.word(party.end - 1))),
    );
  }

  /** A force, a convoy or a group moves; one officer only travels. */
  moves(hit: Hit): boolean {
    const before = this.#people.before(hit);
    const ahead = before.find(({ thing }) => !thing) ?? before[0];
    const mover = this.sentence.arabic ? (this.#people.behind(hit, OBJECT)[0] ?? ahead) : ahead;
    // "the commander of the ground forces"
    const of =
      mover === undefined ? -1 : [1, 2, 3].findIndex(width => this.#people.word(mover.first - width) === "of") + 1;
    if (mover !== undefined && of > 0 && before.some(one => one.officer && one.end === mover.first - of)) return false;
    return (
      mover !== undefined &&
      mover.side === "armed" &&
      !mover.officer &&
      // "a delegation from the Peshmerga ministry"
      !/^(?:ministry|minister|spokesm[ae]n|officials?|delegation|command)$/.test(this.#people.word(mover.end)) &&
      (!mover.thing || /^(?:convoy|column|tanks|armour)/.test(this.#people.word(mover.end - 1)))
    );
  }

  /** A state's forces storm a place: there are enemies in it. */
  stormsGround(hit: Hit): boolean {
    const [target] = heads(this.#people.behind(hit, OBJECT));
    return (
      target?.thing === true &&
      /^(?:villages?|towns?|city|district|neighbourhoods?|areas?)$/.test(this.#people.word(target.end - 1)) &&
      this.#people.agents(hit).some(({ part }) => part === "state" || part === "foreign")
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
    const [one] = this.#people.before(hit);
    return one?.side === "civil" && !one.thing && hit.first - one.end <= 3;
  }

  /** Soldiers or police are told to be killed or hurt, and no civilians before them. */
  soldiersFell(): boolean {
    const harm = this.sentence.harms.find(hit => has(hit, "death") || has(hit, "injury"));
    const forces = this.#parties.some(({ part }) => part === "state" || part === "foreign");
    return harm !== undefined && forces && this.victimOf(harm) === "armed";
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
      this.#people.agents(hit).some(one => armed.includes(one))
    );
  }

  /** "was burned": people, and not a thing. */
  isHurt(hit: Hit): boolean {
    const [subject] = this.#people.before(hit);
    return this.#people.isPassive(hit) && subject !== undefined && subject.side !== "infrastructure" && !subject.thing;
  }

  subjectOf(hit: Hit): Side | null {
    return this.#people.before(hit)[0]?.side ?? null;
  }

  /** Somebody armed stands before the trigger, or after "by". */
  agentNear(hit: Hit): boolean {
    return this.#people.agents(hit).some(party => party.side === "armed");
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
    return this.#people
      .agents(hit)
      .some(
        ({ side, part, first }) =>
          side === "armed" &&
          (part === "insurgent" ||
            part === "militia" ||
            (part === "" && !/^police|^officer|^guard/.test(this.#people.word(first)))),
      );
  }

  /** Gunmen whom nobody knows do it: after "by" anywhere behind, or the nearest people before a word that is not passive. */
  doneByGunmen(hit: Hit): boolean {
    const unknown = ({ side, part, first, end, thing }: Party) =>
      side === "armed" &&
      part === "" &&
      !thing &&
      (GUNMEN.test(this.#people.word(first)) || GUNMEN.test(this.#people.word(end - 1)));
    // After "by"; in Arabic right behind the verb, too.
    const next = (party: Party) => this.sentence.arabic && party.first - hit.first === 1;
    if (
      this.#parties.some(
        party => unknown(party) && (next(party) || (party.first >= hit.end && this.#people.isAgent(party))),
      )
    )
      return true;
    if (this.#people.isPassive(hit)) return false;
    const before = this.#people.before(hit).filter(({ thing }) => !thing);
    const doer = this.sentence.arabic ? before.at(-1) : before[0];
    return doer !== undefined && unknown(doer);
  }

  /** Who does it, the nearest first. */
  doers(hit: Hit): readonly Party[] {
    return this.#people.agents(hit);
  }

  /** In Arabic "the forces killed four": a state's forces right behind the verb. */
  killsForState(hit: Hit): boolean {
    const [doer, other] = this.#people.agents(hit);
    return doer !== undefined && /^(?:state|foreign)$/.test(doer.part) && other !== undefined;
  }

  /** In Arabic a crowd does it, right behind the verb. */
  crowdDoes(hit: Hit): boolean {
    return this.sentence.arabic && this.#people.crowdBehind(hit) !== undefined;
  }

  /** A soldier, or one of an armed group, stands right before. */
  soldierBefore(hit: Hit): boolean {
    const [one] = this.#people.before(hit);
    return one?.side === "armed" && !one.thing && hit.first - one.end <= 2;
  }

  /** In Arabic "a policeman was killed by fire": the phrase holds him, right behind its verb. */
  soldierIn(hit: Hit): boolean {
    const [one] = this.#parties.filter(({ first }) => first >= hit.head && first < hit.end);
    return (
      one?.side === "armed" && !one.thing && one.first - hit.head <= 1 && !GUNMEN.test(this.#people.word(one.first))
    );
  }

  /** A state's forces do it, or stand close by. */
  forceNear(hit: Hit): boolean {
    return this.#parties.some(
      ({ part, first, end }) => part === "state" && (first >= hit.end ? first - hit.end <= 9 : hit.first - end <= 6),
    );
  }

  /** The agent is a force with aircraft that strikes from afar. */
  agentFlies(hit: Hit): boolean {
    const agent = this.#people.agents(hit).find(party => party.side === "armed");
    return agent !== undefined && FLYING.has(agent.id);
  }

  /** The agent fires missiles over a border. */
  agentFires(hit: Hit): boolean {
    const agent = this.#people.agents(hit).find(party => party.side === "armed");
    return agent?.id === "iran-irgc" && /^(?:hit|struck|strike|target|pound)/.test(this.#people.word(hit.first));
  }
}
