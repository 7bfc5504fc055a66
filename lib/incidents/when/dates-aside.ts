// Times that a sentence states and that are no event's: of a statement, of what is compared, of what somebody left over; and "since".

import { GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { DateRange } from "@/lib/types";
import type { Sentence } from "../sentence";
import { wordOf, wordsFrom } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { calendarMonth, calendarYear, type DateContext, range } from "./calendar";

/**
 * A time that is no event's: "last month's vote", "the October demonstrators", "left over from the 1990s", "the worst day since
 * November".
 */
export function isAttribute(
  sentence: Sentence,
  t: number,
  end: number,
  { precision }: DateRange,
  context: DateContext,
): boolean {
  const { heading, future } = context;
  const { tokens, triggers, cues, first, last } = sentence;
  const at = wordsFrom(tokens, 0, first, last);
  if (/^['’]s?/.test(tokens.text.slice(tokens.end[end - 1]!, tokens.end[end - 1]! + 2)) && !tellsAt(triggers, end))
    return true;
  // "the ministry said on Saturday": the day of the words.
  let said = t - 1;
  while (/^(?:on|late|early|in|a|statement|here|the|صدر|صباح|مسا|يوم|في)$/.test(at(said)) && t - said < 5) said--;
  if (
    precision === "day" &&
    !heading &&
    SPOKE.hasWord(at(said)) &&
    // "air strikes were reported on Sunday": of what was reported.
    !(at(said) === "reported" && /^(?:was|were)$/.test(at(said - 1))) &&
    cues.some(cue => has(cue, "said") && cue.first <= said && said < cue.end)
  )
    return true;
  if (precision === "day" && !heading && (PUBLISHED.has(tokens, said) || isOfToll(sentence, t, end))) return true;
  if (precision === "day" && !heading && isOfStatement(sentence, t, end, context)) return true;
  if (precision === "day" && !heading && isOfSource(sentence, t)) return true;
  const before = at(t - 1) === "the" ? t - 2 : t - 1;
  // "as of 7 June"
  if (at(t - 1) === "of" && at(t - 2) === "as") return true;
  // "has counted 160 attacks up to 22 January"
  if (at(t - 1) === "to" && at(t - 2) === "up") return true;
  // "will strike until the end of the month", "will attack again after September"
  let until = t - 1;
  while (t - until < 4 && /^(?:the|of|end|early|late|mid|نهايه)$/.test(at(until))) until--;
  if (
    future &&
    (precision === "day" ? /^(?:until|till|حتي|لغايه)$/ : /^(?:until|till|after|حتي|لغايه|بعد)$/).test(at(until))
  )
    return true;
  if (at(before) === "from" && /^(?:over|left|dating|dated|back|remnants|relics?)$/.test(at(before - 1))) return true;
  // "a bomb from the 1991 war"
  if (at(before) === "from" && precision === "year" && /^(?:war|conflict|invasion|uprising|era)$/.test(at(end)))
    return true;
  if (isOfWhatIsAhead(sentence, t)) return true;
  // "a group founded in the 1980s"
  if (/^(?:founded|formed|created|established|born|built|set)$/.test(at(at(before) === "in" ? before - 1 : before)))
    return true;
  const lead = SINCE_WORD.has(tokens, t) ? t : SINCE_WORD.has(tokens, t - 1) ? t - 1 : -1;
  if (lead !== -1 && comparesSince(sentence, lead)) return true;
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

/** "ahead of elections in May", "days before talks planned for May": the time of what is to come, for which something is told. */
function isOfWhatIsAhead({ tokens, first, triggers }: Sentence, t: number): boolean {
  let planned = false;
  for (let u = t - 1; u >= Math.max(first, t - AHEAD); u--) {
    if (tokens.gap[u]! >= GAP.comma || triggers.some(hit => hit.first <= u && u < hit.end)) return false;
    planned ||= PLANNED.has(tokens, u);
    const ahead =
      /^[وف]?قبيل$/.test(wordOf(tokens, u)) || (wordOf(tokens, u) === "of" && wordOf(tokens, u - 1) === "ahead");
    if ((ahead || (planned && BEFORE.has(tokens, u))) && t - u > 1) return true;
  }
  return false;
}
/** Words from "ahead of" to the time of that. */
const AHEAD = 9;
const PLANNED = new WordSet("planned scheduled due set slated expected المقرر المقرره المزمع المزمعه");
const BEFORE = new WordSet("before قبل");

/** Words between who speaks and the day of it, and between that day and what is said. */
const SPEECH = 9;
const SPEAKS = new WordSet(
  "said says told announced reported stated confirmed declared testified wrote conceded acknowledged admitted claimed revealed disclosed " +
    "insisted complained estimated warned recalled argued " +
    ["", "و", "ف"]
      .flatMap(and =>
        "قال قالت ذكر ذكرت اكد اكدت اوضح اوضحت اضاف اضافت صرح صرحت افاد افادت كشف كشفت اعلن اعلنت بيان البيان"
          .split(" ")
          .map(word => and + word),
      )
      .join(" "),
);
const THAT = new WordSet("that ان بان انه بانه انها بانها انهم بانهم");

/**
 * "told reporters on Monday that ...", "On Monday it said that four had died", "a statement issued on Monday said": the day of what is
 * said. In Arabic, where the day of a report is stated so, only where an event has been told before.
 */
function isOfStatement(
  { tokens, triggers, first, last, arabic }: Sentence,
  t: number,
  end: number,
  context: DateContext,
): boolean {
  const parts = (from: number, to: number): boolean => {
    for (let u = from; u < to; u++) if (!arabic && tokens.gap[u] === GAP.comma) return true;
    return triggers.some(hit => hit.first >= from && hit.first < to);
  };
  const find = (words: WordSet, from: number, to: number): number => {
    for (let u = from; u < Math.min(last, to); u++) if (words.has(tokens, u)) return u;
    return -1;
  };
  for (let u = t - 1; u >= Math.max(first, t - SPEECH); u--) {
    if (!SPEAKS.has(tokens, u)) continue;
    // "announced on Saturday the death of seven since Thursday"
    if (arabic && find(SINCE_WORD, end, last) !== -1) return true;
    const that = find(THAT, end, end + SPEECH - 3);
    return that !== -1 && (!arabic || context.near === true) && !parts(u + 1, t) && !parts(end, that);
  }
  if (arabic) return false;
  const speaks = find(SPEAKS, end, end + SPEECH - 2);
  if (speaks === -1 || parts(t, speaks)) return false;
  if (find(STATEMENT, first, t) !== -1) return true;
  return t - first <= 2 && find(HAD, speaks + 1, speaks + SPEECH) !== -1;
}

/** Words between "according to" and the day of what is so called. */
const SOURCE = 10;
const ACCORDING = new WordSet("according وفق وفقا بحسب حسب حسبما نقلا");
/** What a source is, or does, behind "according to". */
const SAYING =
  /^(?:statement|toll|tally|report|figures|count|tweet|release|[لب]?(?:ال|ل)?(?:بيان|حصيله|تصريح|تصريحات|تقرير|احصاييه|اعلان|ارقام)|(?:قال|ذكر|اعلن|افاد|صرح|اكد|نقل|نشر|اصدر|صدر|اورد|كشف|اوضح|ابلغ)(?:ت|وا|ا)?(?:ه|ها)?)$/;

/** "..., according to a toll given on Sunday by doctors": the day of the source, behind what is told of the event. */
function isOfSource({ tokens, triggers, first }: Sentence, t: number): boolean {
  for (let u = t - 1; u > Math.max(first, t - SOURCE); u--) {
    if (tokens.gap[u] === GAP.comma) return false;
    const as = wordOf(tokens, u) === "كما" && SAYING.test(wordOf(tokens, u + 1));
    if (!as && !ACCORDING.has(tokens, u)) continue;
    if (!triggers.some(hit => hit.end <= u)) return false;
    for (let v = u + 1; v < t; v++) if (SAYING.test(wordOf(tokens, v))) return true;
    return false;
  }
  return false;
}

const STATEMENT = new WordSet("statement communique report");
const HAD = new WordSet("had");

/** "a statement issued on Monday", "figures published on Monday". */
const PUBLISHED = new WordSet(
  "published issued released posted aired broadcast نشر نشرت صدر صدرت بث بثت نشره نشرته بثته",
);

/** Whether an event is told of at word `u` or directly behind it. */
function tellsAt(triggers: readonly Hit[], u: number): boolean {
  return triggers.some(hit => hit.end > u && hit.first <= u + 2 && hit.first >= u - 2);
}

const SPOKE = new WordSet(
  "said says announced tweeted reported wrote stated added confirmed statement told بيان قال قالت اعلن اعلنت",
);

const SUPERLATIVE = new WordSet(
  "worst first deadliest biggest largest bloodiest most highest lowest heaviest fiercest strongest only seen longest اول " +
    "اولي اكبر اعنف اسوا اشد اعلي ادمي",
  "ال",
);

/** "the worst attack since ..." */
function comparesSince({ tokens, first }: Sentence, since: number): boolean {
  for (let u = since - 1; u >= Math.max(first, since - 6); u--) if (SUPERLATIVE.has(tokens, u)) return true;
  return false;
}

/** "since April 23", "since the end of May": until the article's date; where "since" stands, -1 without it; and whether it is of
 * nothing but what happened then: "the worst attack since the town fell in May". */
export function sinceThen(
  sentence: Sentence,
  t: number,
  date: DateRange,
  { publishedOn }: DateContext,
): { lasting: DateRange; since: number; bound: boolean } {
  const { tokens, first } = sentence;
  const own = { lasting: date, since: -1, bound: false };
  if (publishedOn === null) return own;
  // Weekdays are read with it.
  if (SINCE_WORD.has(tokens, t)) return { lasting: range(date.from, publishedOn.to), since: t, bound: false };
  if (t === first) return own;
  let part = "";
  let lead = t - 1;
  while (lead > t - 6 && LEADS_ON.has(tokens, lead)) {
    if (part === "") part = PARTS_OF.find(([words]) => words.test(wordOf(tokens, lead)))?.[1] ?? "";
    lead--;
  }
  const since = SINCE_WORD.has(tokens, lead)
    ? lead
    : /^(?:day|month)$/.test(date.precision)
      ? sinceOf(tokens, first, t)
      : -1;
  if (since === -1) return own;
  if (since < t - 1 && comparesSince(sentence, since)) return { lasting: date, since, bound: true };
  // "since the beginning of the year": all of it so far.
  if (part === "beginning" && date.from <= publishedOn.from && publishedOn.to <= date.to) return own;
  const year = date.precision === "year";
  const begun =
    !year && date.precision !== "month"
      ? date.from
      : part === "end"
        ? date.to
        : part === "middle"
          ? `${date.from.slice(0, year ? 5 : 8)}${year ? "07-01" : "15"}`
          : part === "late" && !year
            ? `${date.from.slice(0, 8)}21`
            : date.from;
  // As exact as it is told: "since 2017" is until some time of the article's year.
  const [now = 0, month = 1] = publishedOn.to.split("-").map(Number);
  const about =
    part !== "" ? null : year ? calendarYear(now) : date.precision === "month" ? calendarMonth(now, month) : null;
  const until = about?.to ?? publishedOn.to;
  return begun < publishedOn.to ? { lasting: range(begun, until), since, bound: false } : own;
}

/** What stands between "since" and its date. */
const LEADS_ON = new WordSet(
  "the of last beginning start end middle turn early mid late day night morning evening مطلع بدايه اوايل نهايه اواخر " +
    "منتصف يوم ليله ليل مسا صباح فجر شهر عام سنه من",
);
const PARTS_OF: readonly (readonly [words: RegExp, part: string])[] = [
  [/^(?:beginning|start|turn|مطلع|بدايه)$/, "beginning"],
  [/^(?:end|نهايه)$/, "end"],
  [/^(?:middle|mid|منتصف)$/, "middle"],
  [/^(?:late|اواخر)$/, "late"],
];

/** "have killed 40 since the operation began at Metina on April 3": where it says from when it counts; -1 elsewhere. */
function sinceOf(tokens: Tokens, first: number, t: number): number {
  let commas = 0;
  for (let u = t - 1; u >= Math.max(first, t - SINCE); u--) {
    if (tokens.gap[u] === GAP.comma) commas++;
    // What stands between two commas is told aside.
    if (SINCE_WORD.has(tokens, u)) return commas === 0 || (commas === 2 && BEGAN.has(tokens, t - 2)) ? u : -1;
  }
  return -1;
}

const SINCE_WORD = new WordSet("since منذ ومنذ");
/** Words of such a clause. */
const SINCE = 12;
const BEGAN = new WordSet("began begun started erupted escalated launched resumed out");

const andJoined = (words: string): string =>
  words
    .split(" ")
    .flatMap(word => ["", "و", "ف"].map(and => and + word))
    .join(" ");

const TOLL = new WordSet(`toll tally count ${andJoined("حصيله الحصيله عدد")}`);
const RISES = new WordSet(
  "raised raises rose rises risen climbed climbs revised reached stands stood jumped grew increased updated lowered put puts " +
    andJoined("ارتفع ارتفعت رفع رفعت بلغ بلغت ترتفع"),
);

/** "raised the toll of the bombing to 250 on Tuesday": the day of the counting, stated at word `t`. */
function isOfToll({ tokens, first, last }: Sentence, t: number, end: number): boolean {
  if (RISES.has(tokens, end) && TOLL.among(tokens, end, Math.min(last, end + 4))) return true;
  const before = wordOf(tokens, t - 1) === "on" ? t - 1 : t;
  if (!/^(?:\d+|dead|killed|wounded|injured|people|dozen|hundred)$/.test(wordOf(tokens, before - 1))) return false;
  for (let u = before - 1; u >= Math.max(first, before - COUNTS); u--)
    if (RISES.has(tokens, u)) return TOLL.among(tokens, Math.max(first, u - COUNTS), before);
  return false;
}

/** Words of a count and what it counts. */
const COUNTS = 14;
