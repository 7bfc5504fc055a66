// From an article's sentences and mentions to the incidents it reports. Start reading here.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { sentenceBounds, type Tokens, tokenize, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident, Language, Mention, Span } from "@/lib/types";
import { type Account, beginItem, HOLDS, isPassing, lastDate, newAccount, placesLast } from "./account/account"; // what the sentences before have told
import { mayContinue, saysAnother } from "./account/another"; // events whose weapon is not named again
import { goOn, type Heard, type Judge } from "./account/continued"; // what goes on about an event without naming it
import { readHeadline } from "./account/headline"; // which the report below tells again
import { agreeOnKind, takeKindOf } from "./account/kinds"; // which the article may tell elsewhere
import { linkReports, type Weigh } from "./account/links"; // which reports are of one event
import { calledAgain } from "./account/retold"; // events spoken of again
import { itemsOf } from "./account/roundup"; // lists of items that have nothing from each other
import { clausesOf } from "./clauses"; // where a sentence goes on to another event
import { LONGEST, readSentence, type Sentence } from "./sentence"; // one sentence as the rules see it
import { tell } from "./tell"; // what one sentence tells
import { datesOf, mayState } from "./when/dates"; // when
import { type Setting, settingOf } from "./when/setting"; // the day that sentences without an event have set
import { type Around, placeAt } from "./where/around";
import { liesIn, provinceOf } from "./where/where"; // at which of its places
import { casualtiesOf } from "./who/numbers"; // how many
import { quantitiesOf } from "./who/quantities"; // the numbers stated
import { forgetWords, wordOf } from "./words/folded";
import { anyHas, type Hit, hitsOfLists, type PhraseList, type Rules, rulesOf } from "./words/rules"; // the word lists
import { type Traces, tracesOf } from "./words/traces"; // what events leave in the sentences behind them
import { type Words, wordNumbers } from "./words/words"; // the words of a text, as the lists have them

export interface IncidentOptions {
  publishedOn: DateRange | null;
  skip?: readonly Span[];
  language?: Language;
  /** Who says whether a sentence goes on about an event; the learned one, unless another is to learn. */
  judge?: Judge;
  /** Who says whether a report is of an event that was told before; the learned one, unless another is to learn. */
  weigh?: Weigh | undefined;
}

/** Finds the incidents that an article reports. Pure; never throws on any text. Linear in the length of the text. */
export function findIncidents(
  text: string,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
  options: IncidentOptions,
): Incident[] {
  const article = new Reader(text, mentions, gazetteer, options);
  article.read();
  article.compare();
  forgetWords();
  return article.account.incidents;
}

/** The words of a sentence: its first, the one behind its last, and the one behind the last that is looked at. */
interface Extent {
  first: number;
  last: number;
  seen: number;
}

/** An article while it is read, sentence by sentence. */
class Reader {
  readonly account: Account = newAccount();
  readonly #text: string;
  readonly #options: IncidentOptions;
  readonly #rules: Rules;
  readonly #traces: Traces;
  readonly #tokens: Tokens;
  readonly #words: Words;
  /** Of each sentence its first word, and the one behind its last. */
  readonly #bounds: ReturnType<typeof sentenceBounds>;
  /** Where the items of a round-up begin. */
  readonly #items: ReadonlySet<number>;
  readonly #around: Around;

  constructor(text: string, mentions: readonly Mention[], gazetteer: Gazetteer, options: IncidentOptions) {
    this.#text = text;
    this.#options = options;
    this.#rules = rulesOf(gazetteer);
    this.#traces = tracesOf(gazetteer);
    this.#tokens = tokenize(text);
    this.#words = wordNumbers(this.#rules, this.#tokens);
    this.#bounds = sentenceBounds(this.#tokens);
    this.#items = itemsOf(text, mentions);
    this.#around = {
      gazetteer,
      mentions,
      places: mentions.map(({ resolution }) =>
        resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined,
      ),
      publishedOn: options.publishedOn,
      before: nth => this.#before(nth),
      setting: settingNow(this.account, nth => this.#datedBefore(nth), options),
    };
  }

  /** Adds to the account what each sentence tells, and what it goes on about. */
  read(): void {
    const sentences = this.#bounds.length >> 1;
    for (let nth = 0; nth < sentences; nth++) {
      if (!this.#begin(nth)) continue;
      const extent = this.#extent(nth);
      const { first, last, seen } = extent;
      const lists = maySpeakAgain(this.account) ? [this.#rules.triggers, this.#rules.sequels] : [this.#rules.triggers];
      const [triggers = [], sequels = []] = hitsOfLists(lists, this.#tokens, this.#words, first, seen);
      let sentence: Sentence | null = null;
      if (this.#mayTell(triggers, sequels, extent)) {
        sentence = this.#sentence(first, last, triggers);
        this.#tell(sentence, lists, sequels, extent);
      }
      if (lists.length === 1 || this.account.told.at(-1)!.sentence === nth) continue;
      const traces = this.#traces.find(this.#tokens, first, seen);
      if (traces.length === 0) continue;
      const heard = { triggers, sequels, traces, position: nth / Math.max(1, sentences - 1) };
      this.#goOn(sentence ?? this.#sentence(first, last, triggers), heard);
    }
  }

  /** What only the whole account shows: of which kind its events are, what its headline speaks of, which reports are of one event. */
  compare(): void {
    const { account } = this;
    const { mentions, places } = this.#around;
    const narrow = ({ mention }: Incident) => {
      const place = placeAt(mention, places);
      return place !== undefined && !isPassing(place);
    };
    if (account.item === null) agreeOnKind(account.incidents, this.#text, mentions);
    readHeadline(this.#text, account, (headline, lead) => mayBeAt(headline, lead, this.#around), narrow);
    for (const [report, of] of account.again) takeKindOf(report, of);
    sayAgain(account);
    linkReports(this.#tokens, account, this.#around, this.#options.weigh);
  }

  /** Comes to a sentence; false where it is one to be passed over. */
  #begin(nth: number): boolean {
    const { account } = this;
    const { mentions, places } = this.#around;
    const { first, last } = this.#extent(nth);
    const [start, end] = [this.#tokens.start[first]!, this.#tokens.end[last - 1]!];
    account.sentence = nth;
    account.starts.push(start);
    while (account.from < mentions.length && mentions[account.from]!.end <= start) account.from++;
    if (this.#options.skip?.some(span => span.start < end && start < span.end)) return false;
    if (this.#items.has(start)) beginItem(account, start);
    else if (this.#items.size > 0 && account.item === null)
      account.day = dayAbove(this.#sentence(first, last, []), this.#options) ?? account.day;
    return !placesLast(this.#text, { start, end }, mentions, account.from, places, account);
  }

  #extent(nth: number): Extent {
    const [first, last] = [this.#bounds[2 * nth]!, this.#bounds[2 * nth + 1]!];
    return { first, last, seen: Math.min(last, first + LONGEST) };
  }

  #sentence(first: number, last: number, triggers: readonly Hit[], named = this.account.from): Sentence {
    const { mentions, places } = this.#around;
    return readSentence(this.#rules, this.#tokens, this.#words, [first, last], triggers, mentions, named, places);
  }

  /** A sentence before the one that is read, without its triggers; null where the article has none of that number. */
  #before(nth: number): Sentence | null {
    if (nth < 0 || 2 * nth >= this.#bounds.length) return null;
    const { mentions } = this.#around;
    const { first, last } = this.#extent(nth);
    let named = this.account.from;
    while (named > 0 && mentions[named - 1]!.end > this.#tokens.start[first]!) named--;
    return this.#sentence(first, last, [], named);
  }

  #datedBefore(nth: number): Sentence | null {
    if (nth < 0 || 2 * nth >= this.#bounds.length) return null;
    const { first, seen } = this.#extent(nth);
    return mayState(this.#tokens, first, seen) ? this.#before(nth) : null;
  }

  /** Whether a sentence may tell an event, or speak again of one. */
  #mayTell(triggers: readonly Hit[], sequels: readonly Hit[], { first, last, seen }: Extent): boolean {
    const [tokens, { account }] = [this.#tokens, this];
    return (
      triggers.some(hit => mayTell(hit, tokens)) ||
      (mayContinue(account) && saysAnother(tokens, triggers)) ||
      sequels.length > 0 ||
      speaksAgain(account, tokens, first, seen, triggers) ||
      // Of what stands after the words that are looked at it matters only whether it tells of anything.
      (seen < last &&
        hitsOfLists([this.#rules.triggers], tokens, this.#words, first, last)[0]!.some(hit => mayTell(hit, tokens)))
    );
  }

  /** Adds what a sentence tells, clause by clause where it goes on to another event. */
  #tell(sentence: Sentence, lists: readonly PhraseList[], sequels: readonly Hit[], { last, seen }: Extent): void {
    const [tokens, words, rules, { account }] = [this.#tokens, this.#words, this.#rules, this];
    const { mentions } = this.#around;
    sentence.item = this.#items.has(tokens.start[sentence.first]!);
    const clauses = clausesOf(sentence);
    if (clauses.length === 1) tell(sentence, sequels, words, rules, account, this.#around);
    else
      for (const [nth, { first: begin, apart }] of clauses.entries()) {
        const end = clauses[nth + 1]?.first ?? last;
        const [own = [], more = []] = hitsOfLists(lists, tokens, words, begin, Math.min(end, seen));
        while (account.from < mentions.length && mentions[account.from]!.end <= tokens.start[begin]!) account.from++;
        const clause = this.#sentence(begin, end, own);
        clause.whole = sentence;
        clause.item = sentence.item && nth === 0;
        clause.apart = apart;
        tell(clause, more, words, rules, account, this.#around);
      }
    const named = sentence.actors.findLast(hit => hit.senses[0]!.part === "insurgent")?.senses[0];
    if (named) account.insurgent = { id: named.value, name: named.name };
  }

  #goOn(sentence: Sentence, heard: Heard): void {
    const numbers = () => casualtiesOf(sentence, quantitiesOf(sentence, this.#words, this.#rules.numbers));
    goOn(sentence, heard, numbers, this.account, this.#around, this.#options.judge);
  }
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
