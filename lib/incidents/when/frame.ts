// Events that are told together: "a wave of bombings across the country on Monday", "protests in the south on Friday". What is told next,
// place by place, is of that day.

import { type Tokens, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident, Place } from "@/lib/types";
import type { Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { liesIn } from "../where/where";
import { type DateForm, toDay } from "./calendar";

/** The day of events that were told together, as the account goes through them one by one. */
export interface Frame {
  day: DateRange;
  sentence: number;
  /** Of violence, or of crowds. */
  violent: boolean;
  /** The town in which all of them were; null where it is a province or more. */
  town: Place | null;
}

/** Sentences over which such a day holds without one of them. */
const FRAME = 2;
/** Days over which they may have been. */
const BRIEF = 3;

const arabic = (words: string): string =>
  words
    .split(" ")
    .flatMap(word => ["", "و", "ب", "ف", "ال", "وال", "بال", "فال"].map(lead => lead + word))
    .join(" ");
/** Words for several events, or for all of a day. */
const ATTACKS = new WordSet(
  `attacks bombings bombs blasts explosions clashes strikes airstrikes raids killings shootings violence rockets ${arabic(
    "هجمات تفجيرات انفجارات اشتباكات غارات ضربات",
  )}`,
);
const CROWDS = new WordSet(
  `protests demonstrations rallies marches riots unrest sit-ins ${arabic("تظاهرات مظاهرات احتجاجات مسيرات اعتصامات")}`,
);

export const isViolent = ({ type }: Pick<Incident, "type">): boolean =>
  type === "battles" || type === "explosions" || type === "violence-against-civilians";
const isCrowd = ({ type }: Pick<Incident, "type">): boolean => type === "protests" || type === "riots";

/** The day of the events told together, for one of them at its own place; null where it is none of them. */
export function framedDay(
  suspect: Suspect,
  place: Place | undefined,
  frame: Frame | null,
  now: number,
): DateRange | null {
  if (frame === null || now - frame.sentence > FRAME) return null;
  // Of people shot in a crowd the one says that protesters were, the other that three were.
  const one = frame.violent ? isViolent(suspect) : isCrowd(suspect) || suspect.type === "violence-against-civilians";
  if (!one) return null;
  return frame.town === null || (place !== undefined && liesIn(place, frame.town)) ? frame.day : null;
}

/** Keeps the day where a sentence tells of several events in one. */
export function frameBy(
  { tokens, first, last }: Sentence,
  suspect: Suspect,
  date: Incident["date"],
  form: DateForm | null,
  place: Place | undefined,
  account: { frame: Frame | null; sentence: number },
): void {
  const violent = isViolent(suspect);
  if (date === null || !(violent || isCrowd(suspect))) return;
  const { frame, sentence } = account;
  const timed = date.span === null || form === "daytime";
  if (timed && frame !== null && date.from === frame.day.from && date.to === frame.day.to) {
    account.frame = { ...frame, sentence };
    return;
  }
  if (timed) return;
  const wide = place === undefined || /^(?:country|region|admin1)$/.test(place.kind);
  const brief = toDay(date.to) - toDay(date.from) <= BRIEF;
  const many =
    brief && (wide || /^(?:city|town)$/.test(place.kind)) && tellsSeveral(tokens, first, last, violent, wide);
  const { from, to, precision } = date;
  account.frame = many ? { day: { from, to, precision }, sentence, violent, town: wide ? null : place } : null;
}

/** Of several events; or of what there was in several places at once. */
function tellsSeveral(tokens: Tokens, first: number, last: number, violent: boolean, wide: boolean): boolean {
  for (let t = first; t < last; t++) {
    if ((violent ? ATTACKS : CROWDS).has(tokens, t)) return true;
    if (PLACES.has(tokens, t) && (MANY.has(tokens, t - 1) || MANY.has(tokens, t - 2))) return true;
    if (wide && !violent && THOUSANDS.has(tokens, t)) return true;
  }
  return false;
}

const PLACES = new WordSet(
  "towns cities provinces governorates districts villages neighbourhoods neighborhoods quarters areas places country مدن محافظات بلدات مناطق احيا المدن المحافظات",
);
const MANY = new WordSet(
  "several many various other different dozen dozens two three four five six seven eight nine ten across throughout in عده عدد سبع ست خمس اربع ثلاث عشر",
);
/** Crowds of a whole country or province. */
const THOUSANDS = new WordSet("thousands tens hundreds الاف عشرات مئات الالاف المئات");
