// Who stands before, behind and beside a trigger: its subject, its object and by whom it is done.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { clauseBetween, type Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { COUNTED, HELD, type Party } from "./sides";

/** Words before a trigger in which its subject is looked for. */
const SUBJECT = 16;
/** "years of the group's rule", "from the grip of the group" */
export const HELD_ARABIC = /^[وبل]?(?:احتلال|سيطره|قبضه|حكم|براثن|دنس)$/;
const SAID = new WordSet("said says told tells announced reported added confirmed stated wrote tweeted testified");
const AUXILIARY = new WordSet("was were been being be is are got");
const BY_ARABIC = new WordSet("قبل يد بيد ويد ايدي بايدي وايدي بنيران برصاص");
const OF_MANY = new WordSet("عشرات مئات مييات الاف عدد مجموعه عددا", "ال");
const CLAUSE = new WordSet("when while as after before because");
const RELATIVE = new WordSet("that which who whom");
/** An attack, whose name may stand before it. */
const DEEDS = new WordSet(
  "attack attacks raid raids ambush ambushes assault assaults strike strikes airstrike airstrikes shelling bombing bombings " +
    "bombardment offensive offensives",
);

/** The people of one sentence by where they stand from a trigger. */
export class People {
  constructor(
    private readonly sentence: Sentence,
    private readonly parties: readonly Party[],
  ) {}

  /** A word of the sentence; "" outside. */
  word(t: number): string {
    return t >= this.sentence.first && t < this.sentence.last ? wordOf(this.sentence.tokens, t) : "";
  }

  /** "were killed", "seized by": done to those before it. */
  isPassive(hit: Hit): boolean {
    const { tokens, first } = this.sentence;
    for (let t = hit.first; t >= Math.max(first, hit.first - 4); t--) {
      if (t < hit.first && tokens.gap[t]! >= GAP.stop && tokens.gap[t] !== GAP.comma) break;
      // "were killed when gunmen shot": another verb's.
      if (t < hit.first && CLAUSE.has(tokens, t)) break;
      if (AUXILIARY.has(tokens, t)) return true;
    }
    return this.word(hit.end) === "by";
  }

  /** "by the army": told as who does it, wherever it stands. */
  isAgent(party: Party): boolean {
    const before = this.word(party.first - 1);
    // "37 of the group's men": a part of them.
    if (before === "من" && this.#counts(party.first - 2)) return false;
    if (before === "by" || before === "من" || this.word(party.first - 2) === "by") return true;
    return this.sentence.arabic && BY_ARABIC.hasWord(before);
  }

  /** "a town held by the group": of what it has, and not of what is done. */
  #holds({ first }: Party, hit: Hit): boolean {
    let t = first - 1;
    while (t > hit.end && this.word(t) !== "by" && first - t < 3) t--;
    return t > hit.end && HELD.hasWord(this.word(t - 1));
  }

  #counts(t: number): boolean {
    return this.sentence.tokens.shape[t] === SHAPE.digit || COUNTED.test(this.word(t));
  }

  /** Those behind a trigger in its clause, within that many words: its objects, in order. */
  behind(hit: Hit, reach: number): Party[] {
    return this.parties.filter(
      party =>
        party.first >= hit.head &&
        party.first <= hit.end + reach &&
        !clauseBetween(this.sentence, hit.head - 1, party.first) &&
        !this.#ofOther(party, hit) &&
        !this.isAgent(party) &&
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
    const from = /^(?:an?|the|one|local)$/.test(this.word(first - 1)) ? first - 1 : first;
    if (arabic || from <= this.sentence.first || tokens.gap[from - 1] !== GAP.comma) return false;
    return cues.some(cue => has(cue, "said") && cue.first >= end && cue.first - end <= 2);
  }

  /** "the families that the group took": whom another one does it to, before the word that relates them; null where there is none. */
  antecedent(hit: Hit): Party | null {
    if (this.sentence.arabic || this.isPassive(hit)) return null;
    for (let t = hit.first - 1; t >= Math.max(this.sentence.first, hit.first - 8); t--) {
      if (!RELATIVE.has(this.sentence.tokens, t)) continue;
      const subject = this.parties.some(({ first, end }) => first > t && first <= t + 3 && end <= hit.first);
      return subject ? (this.parties.findLast(({ end, thing }) => !thing && end <= t && t - end <= 1) ?? null) : null;
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
      if (/^(?:it|they|he|she|its|their|to)$/.test(this.word(t))) return false;
    return true;
  }

  /** Those before a trigger in its clause: its subjects, the nearest first. */
  before(hit: Hit): Party[] {
    return this.parties
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

  /** "stayed after the ISIS attacks": whose name stands before the noun did it, and nobody before him. */
  #owner(hit: Hit): Party | undefined {
    if (this.sentence.arabic || !DEEDS.hasWord(this.word(hit.end - 1))) return undefined;
    return this.parties.find(
      ({ side, part, thing, end }) =>
        side === "armed" && part !== "" && !thing && end >= hit.first && end < hit.end && this.#isNoun(hit, end),
    );
  }

  /** "ISIS attacks on", and not "the group attacks a post". */
  #isNoun(hit: Hit, end: number): boolean {
    return end > hit.first || has(hit, "assault", "noun") === !has(hit, "assault", "verb");
  }

  /** By whom it is done. @param loser who is not asked about: those from whom something is taken */
  agents(hit: Hit, loser?: Party): Party[] {
    const { arabic } = this.sentence;
    const owner = this.#owner(hit);
    if (owner !== undefined) return [owner];
    const by = this.parties.filter(
      party =>
        party !== loser && party.first >= hit.head && this.isAgent(party) && (arabic || !this.#holds(party, hit)),
    );
    if (by.length > 0 || (!arabic && this.isPassive(hit))) return by;
    if (!arabic || has(hit, "assault", "noun")) return this.before(hit);
    const crowd = this.crowdBehind(hit);
    if (crowd !== undefined) return [crowd];
    const behind = this.parties.filter(
      party => party.first >= hit.head && party.first <= hit.head + 4 && !HELD_ARABIC.test(this.word(party.first - 1)),
    );
    // "Israel bombs ...": a headline has the subject first, and its verb in the present; so has what stands behind "that".
    const ahead = this.parties.find(({ end, part }) => end === hit.first && part !== "" && part !== "civil");
    return ahead && (/^[يت]/.test(this.word(hit.first)) || this.#isOfThat(ahead, hit)) ? [ahead, ...behind] : behind;
  }

  /** "residents stormed a police post", in Arabic the verb first: a crowd right behind it, or "dozens of" one, does it. */
  crowdBehind({ first, head }: Hit): Party | undefined {
    const { tokens, persons } = this.sentence;
    const at = OF_MANY.has(tokens, head) && this.word(head + 1) === "من" ? head + 2 : head;
    const crowd = persons.find(one => (one.first === at || one.first === first + 1) && has(one, "crowd"));
    return crowd && this.parties.find(party => party.first === crowd.first);
  }

  /** In Arabic "that the army targeted", "that a force of the army targeted": and not "that the army was targeted by a bomb". */
  #isOfThat({ first }: Party, { end }: Hit): boolean {
    const t = this.word(first - 1) === "من" ? first - 3 : first - 1;
    return /^[وفبل]?ان$/.test(this.word(t)) && !/^(?:ب|في$|خلال$|اثر$|قرب$)/.test(this.word(end));
  }
}
