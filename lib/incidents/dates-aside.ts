// Times that a sentence states and that are no event's: of a statement, of what is compared, of what somebody left over; and "since".

import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { DateRange } from "@/lib/types";
import { type DateContext, range } from "./calendar";
import type { Hit } from "./rules";
import { has, type Sentence, wordOf, wordsFrom } from "./sentence";

/**
 * A time that is no event's: "last month's vote", "the October demonstrators", "left over from the 1990s", "the worst day since
 * November".
 */
export function isAttribute(
  { tokens, triggers, cues, first, last }: Sentence,
  t: number,
  end: number,
  { precision }: DateRange,
  { heading }: DateContext,
): boolean {
  const at = wordsFrom(tokens, 0, first, last);
  if (/^['’]s?/.test(tokens.text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 2)) && !tellsAt(triggers, end))
    return true;
  // "the ministry said on Saturday": the day of the words.
  let said = t - 1;
  while (/^(?:on|late|early|in|a|statement|here|the|صدر|صباح|مسا|يوم|في)$/.test(at(said)) && t - said < 5) said--;
  if (
    precision === "day" &&
    !heading &&
    SPOKE.test(at(said)) &&
    cues.some(cue => has(cue, "said") && cue.first <= said && said < cue.end)
  )
    return true;
  const before = at(t - 1) === "the" ? t - 2 : t - 1;
  if (at(before) === "from" && /^(?:over|left|dating|dated|back|remnants|relics?)$/.test(at(before - 1))) return true;
  // "a group founded in the 1980s"
  if (/^(?:founded|formed|created|established|born|built|set)$/.test(at(at(before) === "in" ? before - 1 : before)))
    return true;
  const lead = at(t) === "since" ? t : at(t - 1) === "since" ? t - 1 : sinceOf(tokens, first, t);
  if (lead !== -1) for (let u = lead - 1; u >= lead - 6; u--) if (SUPERLATIVE.test(at(u))) return true;
  return (
    precision === "month" &&
    end === t + 1 &&
    at(t - 1) === "the" &&
    tokens.shape[end] === SHAPE.lower &&
    tokens.gap[t] === GAP.space &&
    at(end) !== "" &&
    !tellsAt(triggers, end) &&
    !/^(?:and|or|in|at|on|when|as|after|before|while)$/.test(at(end))
  );
}

/** Whether an event is told of at word `u` or directly behind it. */
function tellsAt(triggers: readonly Hit[], u: number): boolean {
  return triggers.some(hit => hit.first >= u && hit.first <= u + 2);
}

const SPOKE =
  /^(?:said|says|announced|tweeted|reported|wrote|stated|added|confirmed|statement|told|بيان|قال|قالت|اعلن|اعلنت)$/;

const SUPERLATIVE =
  /^(?:worst|first|deadliest|biggest|largest|bloodiest|most|highest|lowest|heaviest|fiercest|strongest|only|seen|longest)$/;

/** "since April 23": until the article's date. */
export function sinceThen(
  { tokens, first }: Sentence,
  t: number,
  date: DateRange,
  { publishedOn }: DateContext,
): DateRange {
  if (publishedOn === null || t === first) return date;
  const before = wordOf(tokens, t - 1);
  if (/^(?:early|mid|late)$/.test(before) && date.precision === "month" && wordOf(tokens, t - 2) === "since") {
    const from = `${date.from.slice(0, 8)}${before === "early" ? "01" : before === "mid" ? 15 : 21}`;
    return from < publishedOn.to ? range(from, publishedOn.to) : date;
  }
  const lead = /^(?:the|مطلع|بدايه|اوايل|يوم)$/.test(before) ? wordOf(tokens, t - 2) : before;
  if (!/^(?:since|منذ)$/.test(lead) && !(/^(?:day|month)$/.test(date.precision) && sinceOf(tokens, first, t) !== -1))
    return date;
  return date.from < publishedOn.to ? range(date.from, publishedOn.to) : date;
}

/** "have killed 40 since the operation began at Metina on April 3": where it says from when it counts; -1 elsewhere. */
function sinceOf(tokens: Tokens, first: number, t: number): number {
  for (let u = t - 1; u >= Math.max(first, t - SINCE); u--) {
    if (tokens.gap[u] === GAP.comma) return -1;
    if (SINCE_WORD.has(tokens, u)) return BEGAN.test(tokens.text.slice(tokens.start[u]!, tokens.start[t]!)) ? u : -1;
  }
  return -1;
}

const SINCE_WORD = new WordSet("since منذ");
/** Words of such a clause. */
const SINCE = 12;
const BEGAN =
  /\b(?:began|begun|started|broke out|erupted|escalated|launched|took|seized|fell|resumed)\b|(?:بد|انطل|اندل)/;
