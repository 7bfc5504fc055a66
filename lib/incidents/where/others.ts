// Places of another verb or another event of the sentence.

import { GAP, WordSet } from "@/lib/text/tokenize";
import { TYPE_OF } from "@/lib/types";
import type { Named, Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { MOURNING } from "../when/aftermath";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import { isVast } from "./standing";

/** "killed the general, and which bombed bases at Qaim", "the man who bombed a base at Qaim": the place after another verb is that verb's. */
export function followsAnother({ tokens, triggers }: Sentence, named: Named, suspect: Suspect): boolean {
  return triggers.some(
    hit =>
      hit.first >= suspect.end + 2 &&
      hit.end <= named.first &&
      hit.senses.some(({ value, part }) => part === "verb" && value in TYPE_OF) &&
      CLAUSE.has(tokens, hit.first - 1),
  );
}
const CLAUSE = new WordSet("which who");

/** "killed a judge in Baghdad and bombed a base near Qaim": the place before the second verb is the first one's, where the second has its own. */
export function isOfVerbBefore({ tokens, triggers, named: all }: Sentence, named: Named, suspect: Suspect): boolean {
  if (named.end >= suspect.first || !AND.has(tokens, suspect.first - 1)) return false;
  return (
    triggers.some(hit => hit.end <= named.first && hit.senses.some(({ part }) => part === "verb")) &&
    all.some(({ first, mention, place }) => first >= suspect.end && mention.literal && place !== null && !isVast(place))
  );
}
const AND = new WordSet("and then");

/** "A funeral was held in Najaf for a fighter killed on Monday": where they mourn, before who the dead are and how they died. */
export function isWhereTheyMourn({ tokens, first }: Sentence, named: Named, suspect: Suspect): boolean {
  if (suspect.type === "protests") return false;
  // "the victims of the bombing were buried in Najaf"
  if (named.first >= suspect.end) return suspect.noun && isWhereBuried(tokens, suspect.end, named.first);
  if (named.end >= suspect.first) return false;
  if (!MOURNING.among(tokens, first, suspect.first) || !MOURN.among(tokens, first, suspect.first)) return false;
  return !MEANWHILE.among(tokens, named.end, suspect.first);
}
function isWhereBuried(tokens: Sentence["tokens"], from: number, to: number): boolean {
  for (let t = to - 1; t > from && tokens.gap[t]! <= GAP.hyphen; t--)
    if (BURIED.has(tokens, t)) return LAID.has(tokens, t - 1);
  return false;
}
const BURIED = new WordSet("buried mourned interred rest");
const LAID = new WordSet("were was being been are to");

/** What those do who come together to mourn. */
const MOURN = new WordSet(
  "held attended attend attends carried carrying mourned mourn mourns mourners gathered gathering marched joined lit prayed took staged " +
    "organised organized شيع شيعت شيعوا اقيم اقيمت اقام اقامت شارك نظم نظمت احيا احيت",
  "و ف",
);
const MEANWHILE = new WordSet("when where while and as before but عندما حين حيث بينما فيما");

const RELATIVE = new WordSet("who whose which");
/** In Arabic "where they keep", "are based": what goes on there besides. */
const STAYS_ARABIC = new WordSet(
  "يحتفظ تحتفظ يحتفظون يتمركز تتمركز يتمركزون ينتشر تنتشر ينتشرون يتواجد تتواجد يتواجدون يوجد توجد يتحصن يتحصنون تقيم يقيم يملك تملك يمتلك تمتلك",
);
/** Words from "where" to a place of that clause. */
const WHERE_CLAUSE = 9;

/** In Arabic "a campaign against the group in the north, where it keeps bases in the mountains of Qandil". */
export function isWhereTheyStay({ tokens, arabic }: Sentence, { first }: Named, { end }: Suspect): boolean {
  if (!arabic) return false;
  for (let t = first - 2; t >= Math.max(end, first - WHERE_CLAUSE); t--)
    if (wordOf(tokens, t) === "حيث") return STAYS_ARABIC.has(tokens, t + 1);
  return false;
}

/** "A driver who had picked up a man at Balad Ruz was found ...", "abducted a man who had fled from Mosul": of what is told of him aside. */
export function inRelative({ tokens, first, named: all }: Sentence, named: Named, suspect: Suspect): boolean {
  if (named.first >= suspect.end) {
    // Up to the name before it: the next one may be of the event again. Where one "had been hiding" one still was.
    const before = all[all.indexOf(named) - 1]?.end ?? first;
    for (let t = Math.max(suspect.end, before); t < named.first - 1; t++)
      if (RELATIVE.has(tokens, t) && wordOf(tokens, t + 1) === "had") return wordOf(tokens, t + 2) !== "been";
    return false;
  }
  if (named.end > suspect.first) return false;
  for (let t = named.first - 1; t >= Math.max(first, named.first - 10); t--)
    if (RELATIVE.has(tokens, t))
      return wordOf(tokens, t + 1) === "had" && /^(?:was|were)$/.test(wordOf(tokens, named.end));
  return false;
}

/** "Men were hanged in Nasiriyah after bodies were found near Baiji", "since": the main clause's place is not that of what is told after "after". */
export function ofTheMainClause(sentence: Sentence, named: Named, suspect: Suspect): boolean {
  const cue = sentence.cues.findLast(hit => has(hit, "after") && hit.end <= suspect.head && hit.first >= named.end);
  if (!cue || suspect.head - cue.end > 8 || !/^(?:after|since)$/.test(wordOf(sentence.tokens, cue.end - 1)))
    return false;
  if (commaBetween(sentence, cue.end, suspect.head)) return false;
  return sentence.named.some(({ first, mention, place }) => first >= suspect.head && mention.literal && place !== null);
}

/** A subordinate event's own place: "after an attack in Mosul". */
export function inContext(sentence: Sentence, named: Named, suspect: Suspect): boolean {
  for (const cue of sentence.cues) {
    if (!has(cue, "after") || cue.end > named.first || named.first - cue.end > 10) continue;
    if (/^(?:from|over|until|during|خلال|اثنا|منذ|since|as|amid)$/.test(wordOf(sentence.tokens, cue.first))) continue;
    const own = suspect.head >= cue.end && suspect.head <= named.first;
    const comma = commaBetween(sentence, cue.end, named.first);
    if (!own && !comma && sentence.triggers.some(hit => hit.first >= cue.end && hit.first < named.first)) return true;
  }
  return false;
}

function commaBetween({ tokens }: Sentence, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (tokens.gap[t] === GAP.comma) return true;
  return false;
}
