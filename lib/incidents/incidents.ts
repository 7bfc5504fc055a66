// From an article's sentences and mentions to the incidents it reports. Start reading here.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { sentenceBounds, type Tokens, tokenize, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident, Language, Mention, Span } from "@/lib/types";
import {
  type Account,
  beginItem,
  HOLDS,
  isPassing,
  lastDate,
  mayContinue,
  newAccount,
  placesLast,
  readHeadline,
  saysAnother,
} from "./account/account"; // what the sentences before have told
import { linkCloser } from "./account/closer"; // what tells an event of the sentences before more closely
import { goOn, type Judge } from "./account/continued"; // what goes on about an event without naming it
import { agreeOnKind, takeKindOf } from "./account/kinds"; // which the article may tell elsewhere
import { calledAgain } from "./account/retold"; // events spoken of again
import { itemsOf } from "./account/roundup"; // lists of items that have nothing from each other
import { clausesOf } from "./clauses"; // where an Arabic sentence goes on to another event
import { anyHas, forgetWords, LONGEST, readSentence, type Sentence, wordOf } from "./sentence"; // one sentence as the rules see it
import { tell } from "./tell"; // what one sentence tells
import { datesOf, mayState } from "./when/dates"; // when
import { type Setting, settingOf } from "./when/setting"; // the day that sentences without an event have set
import { type Around, placeAt } from "./where/around";
import { liesIn, provinceOf } from "./where/where"; // at which of its places
import { casualtiesOf } from "./who/numbers"; // how many
import { quantitiesOf } from "./who/quantities"; // the numbers stated
import { type Hit, hitsOfLists, rulesOf } from "./words/rules"; // the word lists
import { tracesOf } from "./words/traces"; // what events leave in the sentences behind them
import { wordNumbers } from "./words/words"; // the words of a text, as the lists have them

export interface IncidentOptions {
  publishedOn: DateRange | null;
  skip?: readonly Span[];
  language?: Language;
  /** Who says whether a sentence goes on about an event; the learned one, unless another is to learn. */
  judge?: Judge;
}

/** Finds the incidents that an article reports. Pure; never throws on any text. Linear in the length of the text. */
export function findIncidents(
  text: string,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  options: IncidentOptions,
): Incident[] {
  const rules = rulesOf(gazetteer);
  const traces = tracesOf(gazetteer);
  const tokens = tokenize(text);
  const words = wordNumbers(rules, tokens);
  const bounds = sentenceBounds(tokens);
  const account = newAccount();
  const places = mentions.map(({ resolution }) =>
    resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined,
  );
  const before = (nth: number): Sentence | null => {
    const [first, last] = [bounds[2 * nth], bounds[2 * nth + 1]];
    if (first === undefined || last === undefined) return null;
    let named = account.from;
    while (named > 0 && mentions[named - 1]!.end > tokens.start[first]!) named--;
    return readSentence(rules, tokens, words, [first, last], [], mentions, named, places);
  };
  const sentenceAt = (nth: number): Sentence | null => {
    const [first = 0, last = 0] = [bounds[2 * nth], bounds[2 * nth + 1]];
    return mayState(tokens, first, Math.min(last, first + LONGEST)) ? before(nth) : null;
  };
  const around = {
    gazetteer,
    mentions,
    places,
    publishedOn: options.publishedOn,
    before,
    setting: settingNow(account, sentenceAt, options),
  };
  const items = itemsOf(text, mentions);
  let from = 0;
  for (let s = 0; s < bounds.length; s += 2) {
    const [first, last] = [bounds[s]!, bounds[s + 1]!];
    const [start, end] = [tokens.start[first]!, tokens.end[last - 1]!];
    while (from < mentions.length && mentions[from]!.end <= start) from++;
    account.sentence = s >> 1;
    account.starts.push(start);
    account.from = from;
    if (options.skip?.some(span => span.start < end && start < span.end)) continue;
    if (items.has(start)) beginItem(account, start);
    else if (items.size > 0 && account.item === null) {
      const above = readSentence(rules, tokens, words, [first, last], [], mentions, from, places);
      account.day = dayAbove(above, options) ?? account.day;
    }
    if (placesLast(text, { start, end }, mentions, from, places, account)) continue;
    const seen = Math.min(last, first + LONGEST);
    const lists = maySpeakAgain(account) ? [rules.triggers, rules.sequels] : [rules.triggers];
    const [triggers = [], sequels = []] = hitsOfLists(lists, tokens, words, first, seen);
    let whole: Sentence | null = null;
    // Of what stands after the words that are looked at it matters only whether it tells of anything.
    if (
      triggers.some(hit => mayTell(hit, tokens)) ||
      (mayContinue(account) && saysAnother(tokens, triggers)) ||
      sequels.length > 0 ||
      speaksAgain(account, tokens, first, seen, triggers) ||
      (seen < last && hitsOfLists([rules.triggers], tokens, words, first, last)[0]!.some(hit => mayTell(hit, tokens)))
    ) {
      const sentence = readSentence(rules, tokens, words, [first, last], triggers, mentions, from, places);
      whole = sentence;
      sentence.item = items.has(start);
      const starts = clausesOf(sentence);
      if (starts.length === 1) tell(sentence, sequels, words, rules, account, around);
      else
        for (const [nth, begin] of starts.entries()) {
          const bounds = [begin, starts[nth + 1] ?? last] as const;
          const until = Math.min(bounds[1], seen);
          const [own = [], more = []] = hitsOfLists(lists, tokens, words, begin, until);
          while (account.from < mentions.length && mentions[account.from]!.end <= tokens.start[begin]!) account.from++;
          const clause = readSentence(rules, tokens, words, bounds, own, mentions, account.from, places);
          clause.whole = sentence;
          clause.item = sentence.item && nth === 0;
          tell(clause, more, words, rules, account, around);
        }
      const named = sentence.actors.findLast(hit => hit.senses[0]!.part === "insurgent")?.senses[0];
      if (named) account.insurgent = { id: named.value, name: named.name };
    }
    if (lists.length === 1 || account.told.at(-1)!.sentence === account.sentence) continue;
    const found = traces.find(tokens, first, seen);
    if (found.length > 0) {
      const sentence = whole ?? readSentence(rules, tokens, words, [first, last], triggers, mentions, from, places);
      const heard = { triggers, sequels, traces: found, position: s / Math.max(1, bounds.length - 2) };
      const numbers = () => casualtiesOf(sentence, quantitiesOf(sentence, words, rules.numbers));
      goOn(sentence, heard, numbers, account, around, options.judge);
    }
  }
  const narrow = ({ mention }: Incident) => {
    const place = placeAt(mention, places);
    return place !== undefined && !isPassing(place);
  };
  if (account.item === null) agreeOnKind(account.incidents, text, mentions);
  readHeadline(text, account, (headline, lead) => mayBeAt(headline, lead, around), narrow);
  for (const [report, of] of account.again) takeKindOf(report, of);
  sayAgain(account);
  linkCloser(tokens, account, around);
  forgetWords();
  return account.incidents;
}

/** Says of each report which of the incidents it speaks of again. */
function sayAgain({ incidents, again }: Account): void {
  const nth = new Map(incidents.map((incident, i) => [incident, i]));
  for (const [report, of] of again) report.again = nth.get(of);
}

/** The day that the sentences before have set, looked for when it is first asked for in a sentence. */
function settingNow(
  account: Account,
  sentenceAt: (nth: number) => Sentence | null,
  { publishedOn }: IncidentOptions,
): () => Setting | null {
  let known: { sentence: number; events: number; setting: Setting | null } | null = null;
  return () => {
    const { sentence, told } = account;
    if (known?.sentence !== sentence || known.events !== told.length) {
      const context = { publishedOn, previous: lastDate(account), future: false };
      known = { sentence, events: told.length, setting: settingOf(account, sentenceAt, context) };
    }
    return known.setting;
  };
}

/** Whether one place lies in the other, or is not told. */
function mayBeAt(a: Incident, b: Incident, { places }: Around): boolean {
  const [one, two] = [placeAt(a.mention, places), placeAt(b.mention, places)];
  return (
    !one ||
    !two ||
    one.id === two.id ||
    liesIn(one, two) ||
    liesIn(two, one) ||
    (provinceOf(one) !== "" && provinceOf(one) === provinceOf(two))
  );
}

/** The day that a line above a list states: "Security incidents on Wednesday, June 3". */
function dayAbove(sentence: Sentence, { publishedOn }: IncidentOptions): DateRange | null {
  const stated = datesOf(sentence, { publishedOn, previous: null, future: false, heading: true });
  const day = stated.findLast(({ precision, after }) => precision === "day" && !after);
  return day === undefined ? null : { from: day.from, to: day.to, precision: day.precision };
}

const FELL = new WordSet("fell falls");

/** Words of use ("hit", "landed") say nothing by themselves; but a town may have fallen. */
function mayTell({ senses, first }: Hit, tokens: Tokens): boolean {
  if (FELL.has(tokens, first)) return true;
  return senses.some(({ value }) => value !== "use" && value !== "metaphor" && value !== "none" && value !== "arms");
}

/** Soon after an event. */
function maySpeakAgain({ told, sentence }: Account): boolean {
  const latest = told.at(-1);
  return latest !== undefined && sentence - latest.sentence <= HOLDS + 1;
}

/** A sentence soon after an event that calls it "the attack", or says that nobody was hurt. */
function speaksAgain(account: Account, tokens: Tokens, first: number, last: number, triggers: readonly Hit[]): boolean {
  if (!maySpeakAgain(account)) return false;
  if (wordOf(tokens, first) === "they") return true;
  return anyHas(triggers, "none") || calledAgain({ tokens, first, last }) !== null;
}
