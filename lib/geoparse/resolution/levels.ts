// City or province: many provinces are called by their seat, and what is said to happen there shows which of the two is meant.

import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import { INDEX as ASKED, type Recognition } from "@/lib/geoparse/recognition/features";
import { isPlural } from "@/lib/geoparse/recognition/lists";
import { INDEX, type Scored } from "@/lib/geoparse/resolution/scoring";
import { PROVINCE, SETTLEMENT, type Standings } from "@/lib/geoparse/resolution/standing";
import { once } from "@/lib/text/memory";
import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";

/** Of a name that a province and a town of its land have, the two candidates; in both `place` is the gazetteer's number. */
export interface Pair {
  province: Scored;
  town: number;
}

/** "Kirkuk" is a city and a province: the two, if the candidates hold both. The province of Riyadh has another land than the town in Kirkuk. */
export function pairOf({ level, country }: Standings, list: readonly Scored[]): Pair | null {
  const province = list.find(({ place, features }) => level[place] === PROVINCE && features[INDEX.curated] !== 0);
  if (province === undefined) return null;
  for (const { place, features } of list)
    if (level[place] === SETTLEMENT && features[INDEX.curated] !== 0 && country[place] === country[province.place])
      return { province, town: place };
  return null;
}

/** How many words on either side say what a name is. */
const REACH = 14;

/** Sets what the words of the sentence tell: they speak for the province, or, with weights below zero, for its town. */
export function describeLevel({ province }: Pair, document: Document, recognition: Recognition): void {
  const { tokens, flags, sentence, bounds, article } = document;
  const { first, end } = recognition.match;
  const { features } = province;
  const opening = bounds[sentence[first]! * 2]!;
  const closing = bounds[sentence[first]! * 2 + 1]!;
  // "The sub-district (of) Riyadh" is called so, and is nothing that a province of the name has; "the villages (of) Kirkuk" are.
  const { kindBefore } = recognition;
  const own = kindBefore === null || isPlural(document, kindBefore) ? null : kindBefore;
  let [provinces, towns] = [0, 0];
  for (let t = Math.max(opening, first - REACH); t < Math.min(closing, end + REACH); t++) {
    if ((t >= first && t < end) || (own !== null && t >= own.first && t < own.end)) continue;
    if (flags[t]! & FLAG.ofProvinces) provinces++;
    if (flags[t]! & FLAG.ofTowns) towns++;
  }
  features[INDEX.ofVotes] = Number(towns === 0 && isAboutVotes(document));
  features[INDEX.dateline] = Number(isDateline(document, recognition));
  features[INDEX.provinceWords] = Math.min(provinces, 3) / 3;
  features[INDEX.townWords] = Math.min(towns, 3) / 3;
  // Arabic says "south Kirkuk" for what lies south of it.
  const directed = recognition.features[ASKED.afterDirection]!;
  const arabic = tokens.shape[first] === SHAPE.arabic;
  features[INDEX.measured] = arabic ? directed : recognition.features[ASKED.directionOf]!;
  features[INDEX.partOf] = arabic ? 0 : directed;
  const before = first - (article[first - 1] === 1 ? 2 : 1);
  // The centre is a town's: "central Diwaniyah".
  if (!arabic && before >= opening && CENTRAL.has(tokens, before)) features[INDEX.partOf] = 0;
  if (!arabic && directed === 0 && isPart(document, before, opening)) {
    features[INDEX.partOf] = 1;
    features[INDEX.measured] = 0;
  }
  const head = own === null ? headOf(document, recognition, opening, closing) : 0;
  features[INDEX.headProvince] = Number((head & FLAG.ofProvinces) !== 0);
  features[INDEX.headTown] = Number((head & FLAG.ofTowns) !== 0);
  if (before >= opening && tokens.gap[before]! <= GAP.newline) {
    features[INDEX.moved] = Number(
      TOWARDS.has(tokens, before) || ((flags[before]! & FLAG.goal) !== 0 && recognition.features[ASKED.goal] === 1),
    );
    features[INDEX.within] = Number(WITHIN.has(tokens, before));
  }
  if (arabic && isJoined(document, first)) features[INDEX.within] = 1;
}

/** Arabic writes "in" together with a name. */
function isJoined({ tokens, prefix }: Document, first: number): boolean {
  return prefix[first]! > 0 && /^و?ب/.test(tokens.text.slice(tokens.start[first], tokens.start[first]! + 2));
}

/** "in the north of Karbala", which is a part of it; "north of Karbala" and "to the north of Karbala" are not. */
function isPart({ tokens, flags }: Document, of: number, opening: number): boolean {
  return (
    of - 3 >= opening &&
    OF.has(tokens, of) &&
    (flags[of - 1]! & FLAG.direction) !== 0 &&
    THE.has(tokens, of - 2) &&
    PARTS.has(tokens, of - 3)
  );
}

/**
 * Flags of the word that the name hangs on, if they tell one of the two: "villages in northern Kirkuk", "the bridges of Kirkuk", "Kirkuk's
 * wheat fields", and in Arabic "villages Kirkuk".
 */
function headOf(document: Document, { match: { first, end } }: Recognition, opening: number, closing: number): number {
  const { tokens, flags, article } = document;
  const told = FLAG.ofProvinces | FLAG.ofTowns;
  for (let t = end; t < Math.min(closing, end + 2) && tokens.gap[t - 1] === GAP.space; t++) {
    if (tokens.shape[t] === SHAPE.arabic || flags[t]! & (FLAG.locative | FLAG.weak)) break;
    if (flags[t]! & told) return flags[t]!;
  }
  let t = first - (article[first - 1] === 1 ? 2 : 1);
  while (t >= opening && flags[t]! & FLAG.direction) t--;
  const linked = t >= opening && HANGS.has(tokens, t);
  if (!linked && tokens.shape[first] !== SHAPE.arabic) return 0;
  if (linked) t--;
  // "a village south of Hasakah": what lies there is not what the name has.
  if (linked && t >= opening && (flags[t]! & FLAG.direction) !== 0 && !isPart(document, t + 1, opening)) return 0;
  for (let back = 0; back < (linked ? 2 : 1) && t >= opening && tokens.gap[t]! <= GAP.newline; back++, t--)
    if (flags[t]! & told)
      return (linked || isJoined(document, first)) && isSeat(document, t, opening, first) ? FLAG.ofTowns : flags[t]!;
  return 0;
}

/** "The headquarters of the provincial council in Kirkuk", in Arabic "building (of) the province in": a house of its government, in its town. */
function isSeat({ tokens }: Document, head: number, opening: number, first: number): boolean {
  for (let t = head + 1; t < first; t++) if (SEATS.has(tokens, t)) return true;
  for (let t = head - 1; t >= Math.max(opening, head - CHAIN) && tokens.gap[t]! <= GAP.newline; t--)
    if (SEATS.has(tokens, t)) return true;
  return false;
}

/** "ERBIL, Kurdistan Region (Agency) -", "أربيل (وكالة) -", "وكالة- أربيل": where a report comes from, at the beginning of a line. */
function isDateline({ tokens }: Document, { match: { first, end } }: Recognition): boolean {
  const { text } = tokens;
  const before = text.slice(Math.max(0, tokens.start[first]! - 32), tokens.start[first]);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const behind = text.slice(tokens.end[end - 1], tokens.end[end - 1]! + 64);
  return line === "" ? HEADED.test(behind) : OUTLET.test(line) && /^ ?(?:\n|$|[/(])/.test(behind);
}

const HEADED = /^(?:, ?[^-–—.;:\n]{2,30})?(?: ?\([^()\n]{2,24}\) ?[-–—:]| [-–—]{1,2} | ?[–—]{1,2} ?)/;
const OUTLET = /^[^\d\n.،:"«|]{3,24} ?[-–—/] ?$/;

/** Whether an article counts votes and seats, which provinces have. */
const isAboutVotes = once(({ tokens }: Document): boolean => {
  let count = 0;
  for (let t = 0; t < tokens.length; t++) if (VOTES.has(tokens, t)) count++;
  return count >= SEVERAL && count * WORDS_A_VOTE >= tokens.length;
});

const VOTES = new WordSet(
  "seats votes ballots turnout electoral constituency constituencies polls مقاعد مقعدا مقعد صوتا صوت اصوات الاصوات الناخبين الاقتراع انتخابات الانتخابات لانتخابات",
);
/** How many such words make an article one on an election, and how many others stand between them at most. */
const SEVERAL = 4;
const WORDS_A_VOTE = 50;

const TOWARDS = new WordSet("to from into towards toward via through near outside الي من نحو باتجاه عبر قرب");
const CENTRAL = new WordSet("central downtown");
const OF = new WordSet("of");
const THE = new WordSet("the");
const PARTS = new WordSet("in across throughout from of");
/** What ties a name to the word that it hangs on. */
const HANGS = new WordSet("in of across throughout within inside في ب داخل");
const WITHIN = new WordSet("in across throughout في");
/** Of what a government has walls and doors. */
const SEATS = new WordSet(
  "building buildings headquarters office offices compound gate gates seat مبني بنايه مقر ديوان دار بوابه بوابات باب مدخل",
  "و ب ل",
);
/** Words between such a house and what it belongs to: "headquarters of the", in Arabic "gate (of the) building (of the) council". */
const CHAIN = 3;
