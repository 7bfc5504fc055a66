// Where the account is: the last place that still holds for what is told without one.

import { distanceKm } from "@/lib/geo";
import { SHAPE, WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident, Kind, Place } from "@/lib/types";
import { type Account, HOLDS, isPassing } from "../account/account";
import type { Sentence } from "../sentence";
import type { Suspect, Whereabouts } from "../suspect";
import { isViolent } from "../when/frame";
import { sumsUp } from "../when/when";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import { type Around, liesNear, placeAt } from "./around";
import { isElsewhere, isSeparate } from "./elsewhere"; // those who only tell of it
import { leadsTo } from "./standing";
import { provinceOf } from "./where";

/** Sentences over which "the city" is remembered. */
const REMEMBERED = 8;

/** Kinds of places by the words that stand for one named before. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = Object.assign(Object.create(null), {
  city: ["city", "town"],
  town: ["town", "city", "village"],
  village: ["village", "town"],
  district: ["neighbourhood", "admin2", "town", "city"],
  neighbourhood: ["neighbourhood"],
  neighborhood: ["neighbourhood"],
  quarter: ["neighbourhood"],
  suburb: ["neighbourhood", "town"],
  province: ["admin1"],
  governorate: ["admin1"],
  base: ["military-base"],
  airbase: ["military-base", "airport"],
  camp: ["military-base", "facility", "neighbourhood"],
  airport: ["airport"],
  airfield: ["airport", "military-base"],
  crossing: ["border-crossing"],
  mountain: ["mountain"],
  mountains: ["mountain"],
  range: ["mountain"],
  valley: ["valley"],
  capital: ["city"],
  المدينه: ["city", "town"],
  البلده: ["town", "village"],
  القريه: ["village", "town"],
  المحافظه: ["admin1"],
  القاعده: ["military-base"],
  المطار: ["airport"],
  العاصمه: ["city"],
  الوادي: ["valley"],
  الحي: ["neighbourhood"],
  المخيم: ["facility", "neighbourhood"],
  المعبر: ["border-crossing"],
  الناحيه: ["town", "admin2"],
  القضا: ["admin2", "town"],
} satisfies Record<string, readonly Kind[]>);

const THERE = new WordSet("there هناك");
const SAME = new WordSet("the this that same latter");
const SPOT = new WordSet("area spot scene site المنطقه المكان الموقع");
const SELF = new WordSet("same نفسه نفسها ذاته ذاتها");
const NONE: readonly Kind[] = [];
/** Things that are meant by a word of their own name: "the refinery", after Baiji refinery. */
const CALLED = new WordSet(
  "refinery prison dam hospital mosque shrine market consulate embassy university stadium zone valley island port " +
    "terminal oilfield field palace square bridge junction street camp " +
    "المصفي السجن السد المستشفي الجامع المسجد المرقد السوق القنصليه السفاره الجامعه الملعب الوادي الجزيره الميناء المينا الحقل القصر " +
    "الساحه الجسر المخيم المعبر المطار",
);

/** Words for ground that was named before. */
interface Ground {
  /** The word. */
  at: number;
  /** Kinds of places that it stands for; none of its own where any may be meant. */
  kinds: readonly Kind[];
  /** What the name has in it. */
  called: string;
  /** "The same valley", "the spot": that of the event told before, whenever it was. */
  same: boolean;
}

/** "The city", "the base", "there", nearest to a word: a place named before is meant; null where none is. */
function groundMeant({ tokens, first, last }: Sentence, { head, type }: Suspect): Ground | null {
  let best: Ground | null = null;
  for (let t = first; t < last; t++) {
    if (best !== null && Math.abs(t - head) >= Math.abs(best.at - head)) continue;
    if (THERE.has(tokens, t)) {
      // "there were clashes"
      if (!/^(?:was|were|is|are|has|have|had)$/.test(wordOf(tokens, t + 1)) || t > first)
        best = { at: t, kinds: NONE, called: "", same: false };
      continue;
    }
    const word = wordOf(tokens, t);
    const definite =
      word.startsWith("ال") ||
      (t > first && SAME.has(tokens, t - 1)) ||
      (t > first + 1 &&
        wordOf(tokens, t - 2) === "the" &&
        /^(?:southern|northern|eastern|western|central|port|holy|border|oil|same|whole|entire)$/.test(
          wordOf(tokens, t - 1),
        ));
    // "the village from which they came", "the city of ..."
    if (!definite || OF_ITS_OWN.has(tokens, t + 1) || wordOf(tokens, t + 2) === "which") continue;
    // "took him to the hospital"
    if (
      type !== "protests" &&
      type !== "riots" &&
      type !== "strategic-developments" &&
      isTo(wordOf(tokens, word.startsWith("ال") ? t - 1 : t - 2))
    )
      continue;
    const kinds = KINDS[word] ?? NONE;
    const called = CALLED.has(tokens, t) ? word.replace(/^ال/, "") : "";
    const spot = SPOT.has(tokens, t);
    if (kinds === NONE && called === "" && !spot) continue;
    best = { at: t, kinds, called, same: spot || SELF.has(tokens, t - 1) || SELF.has(tokens, t + 1) };
  }
  return best;
}

const isTo = (word: string): boolean => word === "to" || word === "الي" || word === "نحو";
const OF_ITS_OWN = new WordSet("of which that where whose التي الذي حيث");

/** "in different provinces", "in more than a dozen towns", "across the country": no one place, but the country. */
function namesElsewhere({ tokens, start, end }: Sentence): boolean {
  const text = tokens.text.slice(start, end);
  return MANY_PLACES.test(text) || WHOLE_COUNTRY.test(text);
}

const MANY_PLACES =
  /\b(?:different|various|several|many|other|all|numerous|dozens? of|scores of|a string of|at least \w+|more than \w+|\d+) (?:\w+ )?(?:provinces|areas|places|parts|regions|cities|towns|countries|governorates)\b|\b(?:a|two|three) dozen (?:\w+ )?(?:provinces|cities|towns|governorates)\b|(?:مختلف|عدة|عشرات|عدد من|ثلاث|أربع|اربع|خمس|ست|سبع) (?:ال)?(?:محافظات|مدن)(?![\p{L}])|\b(?:in|across) (?:two|three|four|five|six|seven) (?:provinces|cities|governorates)\b|(?:محافظات|مدن) عدة/u;
const WHOLE_COUNTRY =
  /\b(?:across|around|throughout|over) the (?:whole )?country\b|\b(?:nation|country)-?wide\b|(?:أنحاء|انحاء|عموم|مختلف مناطق) البلاد/;

/** Mentions before a sentence among which its country may be. */
const COUNTRY_REACH = 60;

/** The country of the account, of what is told of many places in it; before any event, the one that the text named first. */
function countryTold({ last, from }: Account, sentence: Sentence, { mentions, places }: Around): Held | null {
  const at = last?.incident.mention ?? null;
  const told = at === null ? undefined : places[at]?.country;
  let m = from;
  while (m < mentions.length && mentions[m]!.start < sentence.end) m++;
  let named: number | null = null;
  for (m--; m >= Math.max(0, from - COUNTRY_REACH) && (named === null || told === undefined); m--)
    if (places[m]?.kind === "country" && (told === undefined || told === places[m]!.country)) named = m;
  return named === null ? null : { mention: named, note: "the country of which the text tells" };
}

/** Signs before a name among which the road may be that leads there. */
const WAY = 36;
/** Before where a road leads. */
const WAY_END = /\b(?:roads?|highway|motorway|route)\b[^.,;]*$|طريق[^.،؛]*$/;

/** Whether a mention has a word in its name, with or without the Arabic article. */
function isCalled(text: string, name: string, word: string): boolean {
  return [text, name].some(words => folded(words).some(one => one === word || one === `ال${word}`));
}

const folded = (words: string): string[] =>
  words.toLowerCase().replace(/[أإآ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").split(/[\s-]/);

/** "The police arrested three suspects", after an attack: wherever they were found. */
function isSought({ tokens, first: start }: Sentence, { subtype, end, first }: Suspect, { type }: Incident): boolean {
  if (subtype !== "arrests" || !isViolent({ type })) return false;
  // "They took the suspects with them", "the force arrested two suspects"
  if (/^they$/.test(wordOf(tokens, start)) || FORCE.has(tokens, start + 1)) return false;
  for (let t = first - 3; t < end + SOON; t++) if (SOUGHT.has(tokens, t)) return true;
  return false;
}
const FORCE = new WordSet("force forces unit patrol troops soldiers القوه الدوريه");
const SOUGHT = new WordSet(
  "suspect suspects suspected مشتبه المشتبه مشتبها متهم متهما متهمين متهمان مطلوب مطلوبا مطلوبين مطلوبان",
);

/** Words near which others stand that say more. */
const SOON = 6;

/** A mention that the account has for the place of an event, and why. */
interface Held {
  mention: number;
  note: string;
}

/** The last place that still holds: one of the kind that is meant, else of the event told before, else the scene that was named. */
export function heldPlace(
  sentence: Sentence,
  account: Account,
  suspect: Suspect,
  status: Incident["status"],
  stated: DateRange | null,
  around: Around,
): Held | null {
  const { mentions, places } = around;
  const { last, starts, from, item, sentence: now } = account;
  if (namesElsewhere(sentence)) return countryTold(account, sentence, around);
  const ground = groundMeant(sentence, suspect);
  const meant = ground?.kinds ?? null;
  if (status === "background" && meant === null) return null;
  const kindOf = (mention: number): Kind | undefined =>
    mentions[mention]!.literal ? places[mention]?.kind : undefined;
  // What is of quite another day is another event: where, the place named last may tell.
  const moved = stated !== null && last !== null && last.incident.date !== null && differ(stated, last.incident.date);
  // Those who tell of it from another country, and where a road leads, are no scene.
  const at = last === null ? undefined : placeAt(last.incident.mention, places);
  /** The last place of a kind, or of any that sets a scene, in so many sentences before. */
  const scene = (kind: Kind | null, reach: number, near?: Place): number | null => {
    const start = Math.max(starts[Math.max(0, now - reach)] ?? 0, item?.start ?? 0);
    for (let m = from - 1; m >= 0 && mentions[m]!.start >= start; m--) {
      const known = mentions[m]!.literal ? places[m] : undefined;
      if (known === undefined || (kind === null ? isPassing(known) : known.kind !== kind)) continue;
      if (at !== undefined && known.country !== at.country) continue;
      if (near !== undefined && !liesNear(known, near, NEAR_KM)) continue;
      if (!WAY_END.test(sentence.tokens.text.slice(Math.max(0, mentions[m]!.start - WAY), mentions[m]!.start)))
        return m;
    }
    return null;
  };
  const event =
    last !== null && last.incident.mention !== null && now - last.sentence <= HOLDS && (!moved || ground?.same)
      ? last.incident.mention
      : null;
  if (ground !== null && (ground.called !== "" || ground.kinds.length > 0)) {
    const here = meantHere(sentence, ground);
    if (here !== null) return { mention: here, note: "named before in the sentence" };
  }
  if (ground !== null && ground.called !== "") {
    const start = starts[Math.max(0, now - REMEMBERED)] ?? 0;
    for (let m = from - 1; m >= 0 && mentions[m]!.start >= Math.max(start, item?.start ?? 0); m--)
      if (isCalled(mentions[m]!.text, places[m]?.name ?? "", ground.called) && kindOf(m) !== undefined)
        return { mention: m, note: `the ${ground.called} named before` };
  }
  if (meant !== null && meant.length > 0) {
    // "The province": the event is somewhere in it.
    if (event !== null && meant[0] === "admin1") {
      const named = scene("admin1", REMEMBERED);
      return named === null
        ? { mention: event, note: "the place of the event told before" }
        : { mention: named, note: "the last admin1 named before" };
    }
    const capital = ground!.at >= 0 && /^(?:capital|العاصمه)$/.test(wordOf(sentence.tokens, ground!.at));
    for (const kind of meant) {
      if (capital) {
        const start = starts[Math.max(0, now - REMEMBERED)] ?? 0;
        for (let m = from - 1; m >= 0 && mentions[m]!.start >= start; m--)
          if (places[m]?.featureCode === "PPLC") return { mention: m, note: "the last capital named before" };
        // What is told of another town is not in it.
        if (event !== null && SETTLED.has(kindOf(event) ?? "country")) return null;
        break;
      }
      if (event !== null && kindOf(event) === kind)
        return { mention: event, note: "the place of the event told before" };
      // Of two cities the one round the event told before.
      const round = event === null ? null : scene(kind, REMEMBERED, places[event]);
      const named = round ?? scene(kind, REMEMBERED);
      if (named !== null) return { mention: named, note: `the last ${kind} named before` };
    }
  }
  const sums = stated !== null && last !== null && sumsUp(stated, last.incident.date);
  if (
    meant === null &&
    (sums ||
      isSeparate(sentence) ||
      isElsewhere(sentence, suspect) ||
      (last !== null && isSought(sentence, suspect, last.incident)))
  )
    return null;
  if (event !== null) {
    const closer = toldCloser(sentence.tokens.text, last!.incident, from, around);
    return closer === null
      ? { mention: event, note: "the place of the event told before" }
      : { mention: closer, note: "a closer place that the account came to since" };
  }
  const named = status === "reported" ? scene(null, HOLDS) : null;
  return named === null ? null : { mention: named, note: "the last place named before" };
}

/** "Families in Jalawla say that men were seized outside the town": the place of the sentence itself that a word for ground means. */
function meantHere(sentence: Sentence, { at, kinds, called }: Ground): number | null {
  return (
    sentence.named.findLast(named => {
      const { mention, place, end } = named;
      if (end > at || !mention.literal || place === null) return false;
      return kinds.includes(place.kind) || (called !== "" && isCalled(mention.text, place.name, called));
    })?.index ?? null
  );
}

const LIES_AT = new WordSet("at in near outside في قرب");

/** Words between an event and the ground that it is done to. */
const OBJECT = 3;

/**
 * "Families crowd the bridge after the group took the town", "captured the city and stood in Firdos Square": where the event's own words
 * say "the town", and another place of the sentence is of what else it tells; null where they do not.
 */
export function groundInstead(
  sentence: Sentence,
  account: Account,
  suspect: Suspect,
  { named }: Whereabouts,
  around: Around,
): Held | null {
  const { places } = around;
  const ground = groundMeant(sentence, suspect);
  if (ground === null || ground.at < suspect.first || ground.at - suspect.end > OBJECT || ground.kinds.length === 0)
    return null;
  // "set fire to the city's court and blocked the road to Tarmiyah"
  const within = ground.at < suspect.end && named.first >= suspect.end && !LIES_AT.has(sentence.tokens, ground.at + 1);
  const before =
    named.end <= suspect.first &&
    sentence.cues.some(cue => has(cue, "after") && cue.first >= named.end && cue.end <= suspect.first);
  const behind =
    named.first > ground.at &&
    suspect.type === "battles" &&
    !suspect.noun &&
    wordOf(sentence.tokens, ground.at + 1) === "and";
  if (!within && !before && !behind) return null;
  const held = heldPlace(sentence, account, suspect, "reported", null, around);
  return held === null || !ground.kinds.includes(places[held.mention]?.kind ?? "country") ? null : held;
}

/** Names of what lies in a town, by their last word or the word beside them. */
const OF_TOWN = new WordSet(
  "street road avenue boulevard square roundabout bridge junction intersection neighbourhood neighborhood quarter district suburb alley market " +
    "شارع ساحه ميدان جسر تقاطع دوار حي محله سوق زقاق منطقه",
);

/** "in the quarter of X", "along X Street", where no gazetteer has X: the town that is named beside it, or that the account is at. */
export function townOfUnknown(
  sentence: Sentence,
  account: Account,
  suspect: Suspect,
  { named }: Whereabouts,
  around: Around,
): Held | null {
  const { places } = around;
  const { tokens, first, last } = sentence;
  if (named.place !== null) return null;
  const { end } = named;
  const arabic = tokens.shape[named.first] === SHAPE.arabic;
  const words = arabic ? [named.first, named.first - 1] : [end - 1, end, named.first - 1, named.first - 2];
  if (!words.some(t => t >= first && t < last && OF_TOWN.has(tokens, t))) return null;
  const next = sentence.named[sentence.named.indexOf(named) + 1];
  if (next?.mention.literal && next.place !== null && TOWNS.has(next.place.kind) && next.first - end <= 4)
    return { mention: next.index, note: "the town of a place in it that the gazetteer does not know" };
  const held = heldPlace(sentence, account, suspect, "reported", null, around);
  const kind = held === null ? undefined : places[held.mention]?.kind;
  return kind !== undefined && (TOWNS.has(kind) || kind === "neighbourhood" || kind === "village") ? held : null;
}

/** How far a road may be told of that is called after the town it leads to, in km. */
const ROAD_KM = 120;

/** "blocked the road to Kirkuk", "on the Erbil road": the place of the event told right before, where it goes on from that one. */
export function besideRoad(
  sentence: Sentence,
  { last, sentence: now }: Account,
  { named }: Whereabouts,
  { mentions, places }: Around,
): Held | null {
  const event = last?.incident.mention ?? null;
  if (last === null || event === null || now - last.sentence > 1) return null;
  if (named.place === null || !/^(?:city|town|village|admin1)$/.test(named.place.kind)) return null;
  const [known, mention] = [places[event], mentions[event]];
  if (!known || !mention?.literal || isPassing(known) || known.kind === "admin1" || !leadsTo(sentence, named))
    return null;
  const km = distanceKm([known.lon, known.lat], [named.place.lon, named.place.lat]);
  if (km === 0 || km > ROAD_KM) return null;
  return { mention: event, note: "the place of the event told before, from which the road leads" };
}

/** Kinds of places that lie in a town or beside it. */
const CLOSE = new Set<Kind>(["village", "neighbourhood", "facility", "military-base", "airport", "border-crossing"]);
const TOWNS = new Set<Kind>(["city", "town", "admin2"]);
const SETTLED = new Set<Kind>(["city", "town", "village"]);
/** How far from a town such a place may lie, in km. */
const NEAR_KM = 30;
/** Before a place where people of the account are; and before one that only names an office. */
const BEING_AT =
  /(?:^|[\s“"])(?:in|at|near|inside|outside|around|reached|entered|to|of|قرب|في|داخل|إلى|الى|من)\s(?:the\s)?(?:\w+\s)?(?:(?:village|town|sub-?district|district|neighbou?rhood|area|valley|hamlet)\s(?:of\s)?|(?:ال)?(?:قرية|بلدة|ناحية|حي|منطقة|قضاء)\s)?$|['’]s\s$/;
const OFFICE =
  /\b(?:officials?|mayor|head|chief|chieftain|governor|director|manager|commander|police|council|sources?|spokes\w+|from|road|highway)\b[^,.;]*$|(?:مدير|قائد|رئيس|محافظ|قائمقام|قائممقام|مصدر|شرطة|من أهالي|طريق)[^،.؛]*$/;

/** "A raid in the province. ... He was at the spring of Harithah. The raid ...": where in it or beside it the account has come to since. */
function toldCloser(
  text: string,
  { mention, sentence }: Incident,
  from: number,
  { mentions, places }: Around,
): number | null {
  const known = (m: number) => (mentions[m]!.literal ? places[m] : undefined);
  const wide = known(mention!);
  if (wide === undefined) return null;
  const inProvince = wide.kind === "admin1" || (wide.kind === "area" && wide.admin1 !== "");
  if (!inProvince && !TOWNS.has(wide.kind)) return null;
  for (let m = from - 1; m >= 0 && mentions[m]!.start >= sentence.end; m--) {
    const place = known(m);
    if (place === undefined || place.country !== wide.country || provinceOf(place) !== provinceOf(wide)) continue;
    const within = inProvince
      ? CLOSE.has(place.kind) || TOWNS.has(place.kind)
      : CLOSE.has(place.kind) && distanceKm([wide.lon, wide.lat], [place.lon, place.lat]) <= NEAR_KM;
    const before = text.slice(Math.max(sentence.end, mentions[m]!.start - 60), mentions[m]!.start);
    if (within && BEING_AT.test(before) && !OFFICE.test(before)) return m;
  }
  return null;
}

/** Days after which what happens is no part of the same course of events. */
const COURSE = 3;

function differ(a: DateRange, b: DateRange): boolean {
  const days = Math.max(Date.parse(a.from) - Date.parse(b.to), Date.parse(b.from) - Date.parse(a.to)) / 86_400_000;
  return days >= COURSE;
}
