// Who did it and to whom, where only the account so far says so: from whom ground is taken, whose aircraft they are.

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Incident } from "@/lib/types";
import { type Sentence, spanOf } from "../sentence";
import type { Suspect } from "../suspect";
import type { Telling } from "../telling";
import type { Parties } from "../who/parties";
import { FLYING } from "../who/sides";
import { has } from "../words/rules";

type Actor = Incident["actors"][number];

/** Sentences over which the aircraft of an account are those of who struck before. */
const STRIKES = 6;

/** The actors of an event with those whom the account has told of. */
export function withSidesOf(telling: Telling, actors: Actor[]): Actor[] {
  const more = loserOrTaker(telling, actors) ?? striker(telling, actors);
  return more === null ? actors : [...actors, more];
}

/** "Some of them were killed by the army", of fighters whom the sentence before told of: they are fought, and no civilians. */
export function ofFightersBefore(
  sentence: Sentence,
  suspects: readonly Suspect[],
  parties: Parties,
  before: () => Sentence | null,
): void {
  const harmed = suspects.filter(({ subtype, rule }) => subtype === "attack" && rule === "harm");
  const { tokens, first, last } = sentence;
  if (harmed.length === 0 || hasCivilians(sentence) || !THEY.among(tokens, first, Math.min(last, first + OPENING)))
    return;
  const byForce = (suspect: Suspect) => parties.doers(suspect.hit).some(({ part }) => /^(?:state|foreign)$/.test(part));
  if (!harmed.some(byForce)) return;
  const told = before();
  if (told === null) return;
  const fighters = told.unnamed.length > 0 || told.actors.some(({ senses }) => senses[0]!.part === "insurgent");
  if (!fighters || hasCivilians(told)) return;
  for (const suspect of harmed)
    if (byForce(suspect)) Object.assign(suspect, { type: "battles", subtype: "armed-clash" });
}
const hasCivilians = ({ persons, tokens }: Sentence): boolean =>
  persons.some(hit => has(hit, "civil") && !has(hit, "thing") && !THEY.has(tokens, hit.first));
const THEY = new WordSet("they them some others both منهم منهما بعضهم");
/** Words with which a sentence takes up those whom the one before told of: "three of them". */
const OPENING = 5;

/** The armed group named last: the one from which a state's forces take ground, or into whose hands it falls. */
function loserOrTaker({ sentence, suspect, account }: Telling, actors: Actor[]): Actor | null {
  const { insurgent } = account;
  const taken = suspect.subtype === "government-regains-territory";
  const fallen = suspect.subtype === "non-state-actor-overtakes-territory" && isFall(sentence, suspect);
  if (insurgent === null || (!taken && !fallen) || actors.some(({ id }) => id === insurgent.id)) return null;
  const role = taken ? "against" : "by";
  if (actors.some(actor => actor.role === role || ABROAD.has(actor.id))) return null;
  return { ...insurgent, role, ...spanOf(sentence, suspect.first, suspect.end) };
}

/** States that take ground from others than the groups of the news. */
const ABROAD = new Set(["israel", "turkish-army", "iran-irgc", "russia"]);

/** A town falls, is lost or slips away, and it is not said to whom. */
function isFall({ tokens, last }: Sentence, { first, end }: Suspect): boolean {
  if (!FALLS.among(tokens, first, end)) return false;
  for (let t = first; t < Math.min(last, end + TO_WHOM); t++) {
    if (TO.has(tokens, t)) return THEIRS.has(tokens, t);
    if (t >= end && tokens.gap[t - 1]! >= GAP.comma) break;
  }
  return true;
}
const FALLS = new WordSet(
  "fell fall falls fallen falling lost loss slipped slips سقوط سقطت سقط تسقط يسقط خسر خسرت خساره سقوطها",
  "و ف ب ل",
);
const TO = new WordSet("to into بيد بايدي في الي بايديهم بيدهم");
const THEIRS = new WordSet("بايديهم بيدهم");
/** Words behind the fall of a town in which it is said to whom. */
const TO_WHOM = 5;

/** "The jets came back at dawn": those of the force that struck before. A drone may be anybody's. */
function striker({ sentence, suspect, status, account }: Telling, actors: Actor[]): Actor | null {
  const { subtype, rule, first, end } = suspect;
  if (subtype !== "air-drone-strike" || status !== "reported" || !/^(?:weapon|explosion|verb|noun)$/.test(rule))
    return null;
  if (actors.some(({ role }) => role === "by") || !FLIES.among(sentence.tokens, first, end)) return null;
  const strikes = (incident: Incident) =>
    incident.subtype === subtype && incident.actors.find(({ role, id }) => role === "by" && FLYING.has(id));
  const before = account.told.findLast(
    ({ incident, sentence: at }) => account.sentence - at <= STRIKES && strikes(incident),
  );
  const doer = before && strikes(before.incident);
  return !doer || actors.some(({ id }) => id === doer.id) ? null : doer;
}
const FLIES = new WordSet(
  "jet jets warplane warplanes plane planes aircraft helicopter helicopters gunship gunships bombers air airstrike airstrikes airstrike sortie sorties " +
    "غاره غارات طايره طايرات طيران مقاتله مقاتلات مروحيه مروحيات",
  "و ف ب ل ال وال فال بال لل",
);
