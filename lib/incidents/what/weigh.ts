// Which of the events that a sentence suggests is the one it reports: what was found did not go off, an arrest outweighs the operation it was made in.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { type Sentence, textOf } from "../sentence";
import type { Suspect } from "../suspect";
import type { Parties } from "../who/parties";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { isAccidental, isAssassination, isCause, isOnlyNamed, OPERATION, SOUGHT } from "./context";
import { ofTheGrave } from "./settle-arabic";
import { dropShadows, EXPLOSIVE } from "./weapons";

const ATTACK = new WordSet(
  "attack attacks assault assaults هجوم الهجوم بهجوم بالهجوم وهجوم والهجوم هجومين الهجومين بهجومين بالهجومين وهجومين " +
    "والهجومين مسلح المسلح",
);
/** His own body, or that he was killed. */
const FOUND_DEAD = /جثته|جثتها|جثتيهما|جثثهم|جثامينهم|مقتول|(?:^|[وفث]م?)\s?(?:قتلو?[هت]|[أا]عدم|ذبح|صف[ىو])/;

/** What is known of the sentence as a whole. */
interface Company {
  accident: boolean;
  /** Clans that fight each other. */
  feud: boolean;
  protest: boolean;
  /** Weapons that were found. */
  unused: readonly Hit[];
}

/** The suspects that stand beside each other, best first: which one is told as the event, and which belongs to another. */
export function weigh(
  sentence: Sentence,
  parties: Parties,
  suspects: Suspect[],
  { accident, feud, protest, unused }: Company,
): Suspect[] {
  const found = suspects.filter(({ note }) => note === "a weapon found");
  const taken = suspects.filter(({ note }) => note === "weapons taken");
  const kept = suspects.filter(
    suspect =>
      // "a bomb had been found" did not go off.
      !(
        EXPLOSIVE.includes(suspect.subtype) &&
        suspect.rule === "verb" &&
        found.some(({ hit }) => hit.first > suspect.first && hit.first - suspect.end <= 3)
      ) &&
      !(
        suspect.rule === "weapon" &&
        taken.some(({ first, end }) => suspect.hit.first >= first && suspect.hit.first - end <= 8)
      ) &&
      // Clans fight over what others go to court for.
      !(accident && !(feud && suspect.subtype === "armed-clash") && isAccidental(sentence, parties, suspect)) &&
      !(suspect.rule === "weapon" && unused.includes(suspect.hit)) &&
      // "found eight bombs and eight explosive belts": all of them were found.
      !(
        suspect.rule === "weapon" &&
        found.some(
          ({ first, end }) =>
            suspect.hit.first >= first &&
            suspect.hit.first - end <= 12 &&
            suspect.first >= first &&
            !isUsed(sentence, end, suspect),
        )
      ) &&
      !isCause(sentence, suspects, suspect),
  );
  // Clans that shoot at each other fight.
  if (feud)
    for (const suspect of kept)
      if (
        suspect.subtype === "attack" &&
        /^(?:shot|harm|verb|noun)$/.test(suspect.rule) &&
        // A "dakka" is fire at somebody's house.
        !/^[وفبل]?(?:ال)?دك(?:ه|ات)$/.test(wordOf(sentence.tokens, suspect.first))
      )
        Object.assign(suspect, { type: "battles", subtype: "armed-clash" });
  if (protest) preferProtest(kept);
  // "the activist, who had joined the protests, was shot by gunmen": of the protest nothing is told.
  const protests = kept.some(({ subtype }) => subtype === "peaceful-protest");
  const told =
    protests && kept.some(({ note, hit }) => note === SOUGHT || isAssassination(sentence, hit))
      ? kept.filter(suspect => !(suspect.subtype === "peaceful-protest" && isOnlyNamed(sentence, suspect)))
      : kept;
  // "killed in an attack by gunmen": who is not armed fights nobody.
  if (told.some(({ rule, subtype }) => rule === "harm" && subtype === "attack") && !feud)
    for (const suspect of told)
      if (
        suspect.subtype === "armed-clash" &&
        suspect.noun &&
        ATTACK.has(sentence.tokens, suspect.hit.end - 1) &&
        !(sentence.arabic && parties.targetOf(suspect.hit, true) === "armed")
      )
        Object.assign(suspect, { type: "violence-against-civilians", subtype: "attack" });
  besideUse(sentence, kept);
  if (kept.length > 1) {
    asOneDeed(sentence, parties, told);
    besideOperation(sentence, kept);
    besideArrests(sentence, parties, kept);
    afterAbduction(sentence, kept);
    besideHarm(sentence, parties, kept);
    if (sentence.arabic) ofTheGrave(kept);
  }
  return dropShadows(sentence, told).sort((a, b) => b.score - a.score || a.first - b.first);
}

/** Of one deed and what it brought about, the deed. */
function asOneDeed(sentence: Sentence, parties: Parties, told: readonly Suspect[]): void {
  // "Gunmen shot at protesters, killing 20", "lynched him and hung his body up": one deed.
  const whose = told.find(({ note, rule }) => rule === "shot" || note === SOUGHT);
  const mob = told.find(({ subtype, rule }) => subtype === "mob-violence" && rule === "verb");
  const shelled = told.find(({ subtype }) => EXPLOSIVE.includes(subtype));
  for (const suspect of told) {
    const word = wordOf(sentence.tokens, suspect.first);
    const trailing = word.endsWith("ing") && sentence.tokens.gap[suspect.first - 1] === GAP.comma;
    if (
      (trailing &&
        whose?.subtype === "attack" &&
        whose.first < suspect.first &&
        suspect.subtype.startsWith("excessive")) ||
      (mob && suspect.first > mob.first && suspect.subtype === "attack" && !parties.agentNear(suspect.hit)) ||
      (trailing && shelled && shelled.first < suspect.first && suspect.subtype === "looting-property-destruction")
    )
      suspect.score -= 0.7;
  }
}

/** What an operation or a move led to, and not the operation. */
function besideOperation(sentence: Sentence, kept: readonly Suspect[]): void {
  // "carried out an operation and arrested ten", in Arabic "killed three in an operation": that is the event.
  if (
    kept.some(
      ({ subtype, rule, score }) =>
        subtype === "arrests" ||
        (sentence.arabic && subtype === "disrupted-weapons-use" && rule === "force") ||
        (subtype === "armed-clash" && ((rule === "verb" && score > 0.5) || (rule === "harm" && sentence.arabic))),
    )
  )
    for (const suspect of kept)
      if (suspect.subtype === "change-to-group-activity" && isOperation(sentence, suspect)) suspect.score -= 0.4;
  // "relatives of people killed in the raid sat in the square": who they are, and what was told elsewhere.
  if (kept.length > 1) for (const suspect of kept) if (isReduced(sentence, suspect)) suspect.score -= 1.2;
  // "combed the valley and detained three": the arrest is the event.
  if (
    kept.some(
      ({ subtype, rule, noun }) =>
        (subtype === "arrests" && rule !== "noun") ||
        (!sentence.arabic && subtype === "armed-clash" && !noun && /^(?:shot|verb)$/.test(rule)),
    )
  )
    for (const suspect of kept)
      if (
        suspect.subtype === "change-to-group-activity" &&
        /^(?:comb|search|sweep|swept|scour|cordon|besieg|surround|seal)/.test(wordOf(sentence.tokens, suspect.first))
      )
        suspect.score -= 0.5;
  // "a car bringing reinforcements hit a bomb": what the mover met with is the event.
  for (const suspect of kept)
    if (
      suspect.subtype === "change-to-group-activity" &&
      wordOf(sentence.tokens, suspect.first).endsWith("ing") &&
      !/^(?:was|were|is|are|be|been|being)$/.test(wordOf(sentence.tokens, suspect.first - 1)) &&
      kept.some(other => other.first >= suspect.end && other.rule === "verb" && other.type !== suspect.type)
    )
      suspect.score -= 0.4;
}

/** A weapon by what it did in the end. */
function besideUse(sentence: Sentence, kept: readonly Suspect[]): void {
  // In Arabic "clashes in which mortars were used": of the clash.
  if (sentence.arabic)
    for (const suspect of kept)
      if (
        suspect.rule === "weapon" &&
        kept.some(
          ({ subtype, end }) => subtype === "armed-clash" && end <= suspect.first && suspect.first - end <= 10,
        ) &&
        /^[وف]?(?:ب)?[يت]?(?:ا?ستخدم|استخدام|استعمل)/.test(wordOf(sentence.tokens, suspect.first))
      )
        suspect.score -= 0.6;
  // "landed, but did not explode": what landed is the event.
  for (const suspect of kept)
    if (
      suspect.subtype === "disrupted-weapons-use" &&
      /(?:did|failed|didn)/.test(wordOf(sentence.tokens, suspect.first))
    )
      suspect.score -= 0.3;
}

/** A raid in which people are taken is an arrest. */
function besideArrests(sentence: Sentence, parties: Parties, kept: readonly Suspect[]): void {
  // "raided a house and arrested two", in Arabic also "and found weapons in it": that is the event.
  if (
    kept.some(
      ({ subtype, rule }) =>
        (subtype === "arrests" && rule !== "noun") ||
        (sentence.arabic && (subtype === "arrests" || (subtype === "disrupted-weapons-use" && rule !== "noun"))),
    )
  )
    for (const suspect of kept)
      if (
        suspect.rule === "assault" &&
        (sentence.arabic
          ? /^[وف]?(?:[يت]?دا?هم|ب?مداهم)/.test(wordOf(sentence.tokens, suspect.first))
          : /^raid/.test(wordOf(sentence.tokens, suspect.first)) && parties.doers(suspect.hit)[0]?.part === "state")
      )
        suspect.score -= 0.5;
}

/** Who is taken and killed is killed. */
function afterAbduction(sentence: Sentence, kept: readonly Suspect[]): void {
  // "kidnapped the mukhtar, and his body was found hours later", "dragged him out and shot him": what became of him is the event.
  for (const suspect of kept) {
    if (suspect.subtype !== "abduction-forced-disappearance") continue;
    const death = kept.find(
      other =>
        other.subtype === "attack" &&
        other.first >= suspect.end &&
        other.first - suspect.end <= 16 &&
        (sentence.arabic
          ? FOUND_DEAD.test(textOf(sentence, other.first, Math.min(sentence.last, other.end + 1)))
          : isPutToDeath(sentence, suspect, other)),
    );
    if (death === undefined) continue;
    if (!sentence.arabic) death.score = Math.max(death.score, suspect.score);
    suspect.score -= sentence.arabic ? 0.5 : 0.7;
  }
}

/** People are hurt by what is told beside them. */
function besideHarm(sentence: Sentence, parties: Parties, kept: readonly Suspect[]): void {
  // "two officers were hurt in riots": the riot is the event, and nobody fights them with arms.
  if (!sentence.arabic && kept.some(({ subtype }) => subtype === "violent-demonstration"))
    for (const suspect of kept)
      if (suspect.rule === "harm" && suspect.subtype === "armed-clash" && !parties.agentNear(suspect.hit))
        suspect.score -= 0.6;
  // "The wounded were taken away after the air strike": the strike is the event.
  if (kept.some(({ rule }) => rule === "explosion" || rule === "weapon"))
    for (const suspect of kept) if (suspect.rule === "harm") suspect.score -= 0.4;
  // "were hurt when a device went off": so is what went off.
  for (const suspect of kept)
    if (
      suspect.rule === "harm" &&
      kept.some(
        ({ rule, subtype, first }) =>
          rule === "verb" && EXPLOSIVE.includes(subtype) && first > suspect.end && isWhen(sentence, suspect.end, first),
      )
    )
      suspect.score -= 0.4;
}

const PUT_TO_DEATH =
  /^(?:shot|shoot|shooting|kill|killed|killing|execut|murdered|behead|hanged|slaughter|slain|gunned|massacred|lynched)/;

/** "and shot them", "before they were killed": by those who took them, and nobody else. */
function isPutToDeath({ tokens }: Sentence, taken: Suspect, { first, rule }: Suspect): boolean {
  if (rule === "noun" || !PUT_TO_DEATH.test(wordOf(tokens, first))) return false;
  let t = first - 1;
  while (t > taken.end && BETWEEN.has(tokens, t)) t--;
  return t >= taken.end && /^(?:and|then|before)$/.test(wordOf(tokens, t));
}
const BETWEEN = new WordSet("was were been had all later then they promptly summarily");

/** "when" or "as" between the words, and nothing that ends the clause. */
function isWhen({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = to - 1; t >= Math.max(from, to - 8); t--) {
    if (tokens.gap[t] === GAP.comma) return false;
    if (/^(?:when|as)$/.test(wordOf(tokens, t))) return true;
  }
  return false;
}

/** "carried out an operation"; in Arabic also a cordon, a sweep or a landing, wherever it stands in the phrase. */
function isOperation({ tokens, arabic }: Sentence, { first, end }: Suspect): boolean {
  if (OPERATION.has(tokens, end - 1)) return true;
  for (let t = first; arabic && t < end; t++) if (SWEEP.test(wordOf(tokens, t))) return true;
  return false;
}

const SWEEP = /^[وبل]?(?:ال)?(?:عمليه|حمله|تمشيط|تفتيش|طوقا?|مداهمه|مداهمات|دهم|انزالا?)$/;

/** A verb of use behind what was found: "found a mine, which went off". */
function isUsed(sentence: Sentence, from: number, { end }: Suspect): boolean {
  const { triggers } = sentence;
  return triggers.some(
    hit => has(hit, "use", "verb") && hit.first >= from && hit.first <= end + 2 && !has(hit, "found"),
  );
}

const REDUCED = new WordSet(
  "killed wounded injured hurt slain murdered shot detained arrested jailed abducted kidnapped captured missing " +
    "disappeared",
);

/** "one of those detained", "the families of men taken away": a participle that tells who somebody is. */
function isReduced({ tokens, persons, first }: Sentence, { hit }: Suspect): boolean {
  if (!REDUCED.has(tokens, hit.first) || hit.first - first < 2) return false;
  if (/^(?:those|anyone|everyone)$/.test(wordOf(tokens, hit.first - 1))) return true;
  const who = persons.find(({ end }) => end === hit.first);
  if (who === undefined) return false;
  const of = /^(?:the|two|three|four|five|six|several|some|\d+)$/.test(wordOf(tokens, who.first - 1))
    ? who.first - 2
    : who.first - 1;
  return wordOf(tokens, of) === "of" && persons.some(({ end }) => end === of);
}

/** At a protest, what is done to it or by it is the event, not the protest. */
function preferProtest(suspects: Suspect[]): void {
  for (const suspect of suspects) {
    if (suspect.subtype === "protest-with-intervention" && suspect.rule !== "harm") suspect.score += 0.3;
    if (suspect.subtype === "excessive-force-against-protesters") suspect.score += 0.3;
    if (suspect.subtype === "violent-demonstration") suspect.score += 0.15;
    if (suspect.subtype === "peaceful-protest") suspect.score -= 0.15;
  }
}
