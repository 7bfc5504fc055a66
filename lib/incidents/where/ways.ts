// Ways: where somebody set out from, came to or was brought to, and whether the event was there.

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Named, Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import type { Hit } from "../words/rules";
import { isWay } from "./standing";

/** "withdrew from", "was taken from": the event is where it began. */
export function isScene(sentence: Sentence, suspect: Suspect, named: Named): boolean {
  const { first } = named;
  if (suspect.subtype === "abduction-forced-disappearance") return first > suspect.first && !isWay(sentence, named);
  return sentence.triggers.some(
    hit => hit.first < first && first - hit.end <= 3 && LEAVING.test(wordOf(sentence.tokens, hit.first)),
  );
}

/** "a column came in from the crossing of ...": where it was seen. */
export function isGate({ subtype }: Suspect, { place, mention: { text } }: Named): boolean {
  return subtype === "change-to-group-activity" && (place?.kind === "border-crossing" || /^(?:معبر|منفذ) /.test(text));
}

/** "thousands went out to Tahrir Square": a crowd is at the place to which it comes, a square or the streets of a city rather than another city. */
export function isCrowdsGoal({ tokens }: Sentence, { type, first: at }: Suspect, { first, place }: Named): boolean {
  if ((type !== "protests" && type !== "riots") || first <= at || place === null) return false;
  return GOALS.has(place.kind) || STREETS.has(tokens, first - 1);
}
const GOALS = new Set<string>(["facility", "neighbourhood", "border-crossing", "military-base", "airport"]);
const STREETS = new WordSet("شوارع ساحات ميادين");

/** "calm returned to Safwan after a night of fighting": where it had been. */
export function isCalmed({ tokens, first }: Sentence, named: Named): boolean {
  for (let t = named.first - 1; t >= Math.max(first, named.first - REACH); t--) if (CALM.has(tokens, t)) return true;
  return false;
}
const CALM = new WordSet("calm quiet peace order normality stability هدو الهدو وهدو هدوء الهدوء الاستقرار السلام");
const REACH = 5;

/** What stands before "for" where it was not hit. */
export const MEANT = new WordSet("meant intended destined bound headed heading");

/** Words between an event and a place where people were come together when it happened. */
const VENUE_REACH = 9;
const VENUES = new WordSet("funeral ceremony condolences clinic hospital hospitals morgue museum parliament");
const AT_WORK = new WordSet("at of");
const ELSE = new WordSet(
  "said says told added announced confirmed reported was were been being died dies die succumbed treated recovering mourned",
);

/** "killed ten people at a funeral in Baquba": where it was, and not where somebody was brought to or speaks. */
export function isVenue({ tokens, first }: Sentence, suspect: Suspect, hit: Hit): boolean {
  if (!VENUES.has(tokens, hit.first)) return false;
  // "nurses at the hospital in Kut walked out"
  if (suspect.type === "protests" && hit.end <= suspect.first) return AT_WORK.among(tokens, first, hit.first);
  if (hit.first < suspect.end || hit.first - suspect.end > VENUE_REACH) return false;
  for (let t = suspect.first; t < hit.first; t++)
    if ((t >= suspect.end && tokens.gap[t - 1]! >= GAP.comma) || ELSE.has(tokens, t) || BROUGHT.test(wordOf(tokens, t)))
      return false;
  return true;
}

/** "rockets were launched towards the base": what is fired is told of where it was to fall. */
export function isAim({ triggers, tokens }: Sentence, { subtype, end }: Suspect, { first }: Named): boolean {
  if (subtype !== "shelling-artillery-missile-attack" && subtype !== "air-drone-strike") return false;
  if (first < end || !/^(?:towards?|of|باتجاه|صوب|نحو)$/.test(wordOf(tokens, first - 1))) return false;
  return !triggers.some(hit => hit.first >= end && hit.end <= first && hit.senses.some(({ part }) => part === "verb"));
}

/** "drove up to the square and opened fire", "drove into the district on Monday and raised the flag" */
export function isReached({ tokens }: Sentence, suspect: Suspect, { mention, end }: Named): boolean {
  if (suspect.noun || end > suspect.first) return false;
  if (suspect.first - end <= WENT_ON && wordOf(tokens, suspect.first - 1) === "and") {
    let t = end;
    while (t < suspect.first - 1 && tokens.gap[t]! < GAP.comma) t++;
    return t === suspect.first - 1;
  }
  if (suspect.first - end > 4) return false;
  return /^ (?:district |province |city )?(?:and|where) |^ و|^،? حيث /.test(
    tokens.text.slice(mention.end, tokens.start[suspect.first]! + 1),
  );
}

/** Words between the place that they came to and what they did there. */
const WENT_ON = 9;

const LEAVING =
  /^(?:withdr|pull|left|leav|vacat|evacuat|freed|sprung|[وف]?(?:انسحب|س?[يتن]نسحب|س?[يتن]سحب|سحب|اخل|س?[يتن]خلي|طرد|ا?ندحر|دحر|تقهقر|هزم|اخرج|جلا)|[وفبل]?(?:ال)?انسحاب)/;

/** Words of a group that stands between two prepositions: "from [a farm] near Tarmiyah". */
const GROUP = 4;
const SET_OUT =
  /^(?:fled|flee|fleeing|escape|escaped|escaping|displaced|expelled|deported|fired|launched|came|come|coming|sent|arrived|arriving|returned|returning|marched|advanced|advancing|crossed|flew|flown|moved|travell?ed|drove|set|started|[وف]?(?:ا[نت]?طلق(?:ت|وا|ا|تا)?)|اقلع(?:ت|تا|ا)?|قادم|قادمه|قادما|قادمين|قدم|قدموا|جاء|جاو?وا|جا|وصل|وصلت)$/;
const BROUGHT =
  /^(?:taken|rushed|transferred|moved|brought|evacuated|airlifted|flown|driven|carried|returned|fled|escaped|retreated|withdrew|withdrawn|handed|admitted|buried|treated|[وف]?(?:نقل|نقلت|نقلوا|نقلا|توجه|توجهوا|فر|فروا|هرب|هربوا|لاذ|لاذوا|عاد|عادوا|نزح|نزحوا|انسحب|انسحبوا|انسحبت|احيل|احيلوا|سلم|سلموا))$/;

const TO = new WordSet("to toward towards الي نحو باتجاه صوب");

/** "fired from a farm near Tarmiyah", "taken to a hospital in Kirkuk": the way on which the place is named, over the word next to it. */
export function outerRelation(sentence: Sentence, at: number): "origin" | "destination" | null {
  const { tokens, first, named, triggers } = sentence;
  for (let t = at - 1; t >= Math.max(first + 1, at - GROUP - 1); t--) {
    if (tokens.gap[t]! > GAP.hyphen || named.some(other => other.first <= t && t < other.end)) return null;
    const word = wordOf(tokens, t);
    const from = word === "from" || word === "من";
    const to = TO.has(tokens, t);
    if (from || to) {
      for (let u = t - 1; u >= Math.max(first, t - 4); u--)
        if ((from ? SET_OUT : BROUGHT).test(wordOf(tokens, u))) return from ? "origin" : "destination";
      return null;
    }
    if (triggers.some(hit => hit.first <= t && t < hit.end)) return null;
  }
  return null;
}

const PART =
  /^(?:kms?|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|yards|far|away|minutes|(?:ال)?(?:شمالي?|جنوبي?|شرقي?|غربي?|شماليه|جنوبيه|شرقيه|غربيه|قديمه|ايمن|ايسر|قريب|قريبه|مقربه|قرب)|بالقرب|كم|كلم|كيلومتر|كيلومترا|كيلومترات|متر|مترا|امتار|اميال|اجزا|احيا|مناطق|انحا|اطراف|جانب|جز|قسم)$/;

/** "the southern quarters of Deir al-Balah" and "two miles from Hit", in Arabic with "from": no way that somebody came. */
export function isPartOrDistance({ tokens, first }: Sentence, at: number, end: number): boolean {
  return (
    at > first && /^(?:from|من)$/.test(wordOf(tokens, end - 1)) && end - at === 1 && PART.test(wordOf(tokens, at - 1))
  );
}
