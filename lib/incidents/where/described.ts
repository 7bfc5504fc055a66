// Sites told by their kind: "the air base at Kirkuk", "the foreign ministry", "the Tikrit-Kirkuk highway", "northern Iraq". The gazetteer has them by
// names that are put together here, from the words of the text and the name of the place that the event is at.

import { type Gazetteer, SITE } from "@/lib/gazetteer/gazetteer";
import { fold } from "@/lib/text/normalize";
import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { BY_HAND, type Incident, type Kind, type Mention, type Place } from "@/lib/types";
import type { Named, Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import type { Around } from "./around";
import { firstOf, isAt, namesOf, siteCalled } from "./sites";

/** Words for things that stand in a town or beside it; and what else such a thing is called in its name. */
const HEADS = setOf(
  "base airbase airfield airport airstrip prison jail penitentiary refinery dam barrage port harbour harbor field oilfield camp bridge shrine mosque church cathedral monastery hospital " +
    "university college station square monument hotel museum cemetery stadium market citadel palace ministry embassy consulate parliament headquarters " +
    "building compound zone quarter district crossing lake reservoir desert countryside plant " +
    withPrefixes(
      "قاعدة مطار سجن معتقل مصفى مصفاة سد سدة ميناء حقل مخيم معسكر جسر مرقد ضريح جامع مسجد كنيسة دير مستشفى جامعة كلية محطة ساحة نصب فندق متحف مقبرة ملعب سوق قلعة قصر وزارة سفارة قنصلية " +
        "برلمان مبنى ديوان مقر منفذ معبر بحيرة بادية ريف حي",
    ),
);
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  base: ["air base", "airbase", "military base"],
  airbase: ["air base"],
  airfield: ["airport", "air base"],
  jail: ["prison"],
  penitentiary: ["prison"],
  oilfield: ["oil field", "field"],
  field: ["oil field"],
  reservoir: ["lake"],
  zone: ["quarter", "district"],
  district: ["quarter"],
  مصفاه: ["مصفي"],
  ضريح: ["مرقد"],
  معبر: ["منفذ"],
  منفذ: ["معبر"],
};

/** Words for several, and for one. */
const ONE: Readonly<Record<string, string>> = Object.assign(
  Object.create(null),
  ...(
    "prisons prison, jails jail, bases base, airbases airbase, airports airport, airfields airfield, refineries refinery, dams dam, ports port, " +
    "camps camp, oilfields oilfield, fields field, سجني سجن, سجون سجن, قاعدتي قاعدة, قواعد قاعدة, مطاري مطار, مطارات مطار, مصافي مصفى, " +
    "مخيمي مخيم, مخيمات مخيم, معسكري معسكر, معسكرات معسكر, حقلي حقل, حقول حقل, سدي سد, سدود سد, منفذي منفذ, منافذ منفذ, معبري معبر, معابر معبر"
  )
    .split(", ")
    .map(pair => fold(pair).split(" "))
    .map(([several, one]) => ({ [several!]: one })),
);
const SEVERAL = new WordSet(Object.keys(ONE).join(" "), "و ف ب ل");

function setOf(words: string): WordSet {
  return new WordSet(fold(words));
}

function withPrefixes(words: string): string {
  return words
    .split(" ")
    .flatMap(word => ["", "ال", "ب", "بال", "ل", "لل", "و", "وال"].map(prefix => prefix + word))
    .join(" ");
}

const ROADS = setOf(`road highway motorway expressway route ${withPrefixes("طريق")}`);
const PLACED = setOf(
  "at in inside outside near around under against into to on onto over beside behind front toward towards from of " +
    "في امام قرب داخل خارج عند علي الي نحو باتجاه محيط تجاه قبالة ازاء تحت حول من وامام وقرب وداخل بوابة بوابات مدخل سور سياج مدرج باحة",
);
/** What of a site may be said to be hit: "the outer gate of the airport". */
const PARTS = new WordSet(
  "front outside gate gates entrance perimeter fence wall walls edge grounds courtyard runway runways tarmac roof vicinity",
);
/** What stands between a kind and its town. */
const TIES = setOf("at in of في");
const LOOSE = setOf(
  "the city town central eastern western northern southern downtown capital of province governorate district وسط شرق غرب شمال جنوب شرقي غربي شمالي جنوبي مدينة بمدينة محافظة قضاء",
);
const ONE_OF_MANY = new WordSet("a an another one some any several two three four five six many other no every each");
/** What is said of a site and may be no part of its name: whose it is, and what it is like. */
const LEFT_OUT = setOf(
  "american us u s british turkish iranian russian french italian coalition allied joint main big large huge vast sprawling new old former strategic key nearby local fortified heavily besieged " +
    "military international civilian central provincial city town country's nation's oil",
);
const SAID = new WordSet("said says condemned denied announced added called urged warned confirmed declined");
/** Whose place of work is not where they are. */
const STAFF = setOf(
  "employee employees official officials worker workers guard guards staff spokesman spokeswoman director head manager source sources officer officers member members minister " +
    "مصدر مصدرا موظف موظفا موظفي موظفين مسؤول مسؤولا مدير حارس حراس عنصر متحدث المتحدث ناطق الناطق وزير سفير عضو منتسب منتسبي منتسبا ضابط ضباط قائد",
);
const SIDES: Readonly<Record<string, string>> = {
  ...{ northern: "northern", southern: "southern", western: "western", eastern: "eastern", central: "central" },
  ...{ north: "northern", south: "southern", west: "western", east: "eastern" },
  ...{ شمال: "شمال", جنوب: "جنوب", غرب: "غرب", شرق: "شرق", شمالي: "شمال", جنوبي: "جنوب", غربي: "غرب", شرقي: "شرق" },
};

/** Words of a phrase before its kind, or in Arabic behind it. */
const MODIFIERS = 3;
const TOWNS = new Set<Kind>(["city", "town", "village", "admin1", "admin2"]);

export type Described = NonNullable<Incident["described"]>;

/** A stretch of words that tells a site, and the words by which it may be known. */
interface Phrase {
  first: number;
  end: number;
  /** Without "the", the longest first. */
  ways: string[][];
  /** It is told with "a", as one that is not known yet. */
  one: boolean;
}

/** The place that the words round a mention describe, or that a sentence which names none describes in the town it is at; null where none is known. */
export function describedAt(
  sentence: Sentence,
  suspect: Suspect,
  gazetteer: Gazetteer,
  mention: Mention,
  place: Place,
  named: Named | null,
): Described | null {
  const { tokens, first, last } = sentence;
  const road = named !== null && ROADS.among(tokens, first, last);
  const side = named !== null && place.kind === "country";
  const site = TOWNS.has(place.kind) && (HEADS.among(tokens, first, last) || SEVERAL.among(tokens, first, last));
  if (!(road || side || site)) return null;
  // What a reader has said stands.
  if (!mention.literal || mention.evidence.some(({ feature }) => feature === BY_HAND)) return null;
  const around =
    (side ? partOf(sentence, gazetteer, named, place) : null) ?? (road ? roadOf(sentence, gazetteer, named) : null);
  if (around !== null || !site) return around;
  const listed = named === null ? null : siteOfList(sentence, gazetteer, place, named);
  if (listed !== null) return listed;
  return siteOf(sentence, suspect, gazetteer, place, named);
}

/** Mentions before an event among which its town may be. */
const BEFORE = 24;

/** The town in which a quarter or a site lies, as the text before has named it: what else is told by its kind there is the town's. */
export function townRound(place: Place, { mentions, places }: Around, from: number): Place | null {
  if (place.kind !== "neighbourhood" && place.kind !== "facility") return null;
  for (let m = from - 1; m >= Math.max(0, from - BEFORE); m--) {
    const town = places[m];
    if (town !== undefined && mentions[m]!.literal && /^(?:city|town)$/.test(town.kind) && isAt(place, town))
      return town;
  }
  return null;
}

/** "northern Iraq", "the south of Iraq" */
function partOf({ tokens, first }: Sentence, gazetteer: Gazetteer, named: Named, place: Place): Described | null {
  const of = wordOf(tokens, named.first - 1) === "of" ? named.first - 2 : named.first - 1;
  if (of < first) return null;
  const side = SIDES[wordOf(tokens, of).replace(/^[وب](?=\p{L}{3})/u, "")];
  if (side === undefined) return null;
  const name = /^\p{Script=Arabic}/u.test(side) ? place.nameAr : place.name;
  const part = gazetteer
    .called(`${side} ${name}`)
    .map(p => gazetteer.placeAt(p))
    .find(({ kind, country }) => kind === "region" && country === place.country);
  return part === undefined ? null : { placeId: part.id, start: tokens.start[of]!, end: named.mention.end };
}

/** "the Tikrit-Kirkuk highway", "the road between Tal Afar and Sinjar", "the road to Baghdad airport" */
function roadOf({ tokens, first, last, named: all }: Sentence, gazetteer: Gazetteer, named: Named): Described | null {
  const at = all.indexOf(named);
  const isRoad = (t: number) => t >= first && t < last && ROADS.has(tokens, t);
  const roadBefore = (from: number) => [1, 2, 3].map(back => from - back).find(isRoad);
  for (const [a, b] of [
    [all[at], all[at + 1]],
    [all[at - 1], all[at]],
  ] as const) {
    if (!a || !b || b.first - a.end > 2) continue;
    const between = tokens.text.slice(a.mention.end, b.mention.start);
    const behind = isRoad(b.end) ? b.end : undefined;
    const joined = /^\s?[-–—]\s?$/.test(between);
    const word = joined ? (behind ?? roadBefore(a.first)) : roadBefore(a.first);
    if (word === undefined || !(joined || /^\s?(?:and|to|و|إلى|الى)?\s?(?:مدينة\s)?و?$/.test(between))) continue;
    const [one, other] = [namesOf(a), namesOf(b)];
    for (const x of one)
      for (const y of other)
        for (const way of [
          `${x} ${y} road`,
          `${y} ${x} road`,
          `${x} ${y} highway`,
          `${y} ${x} highway`,
          `طريق ${x} ${y}`,
          `طريق ${y} ${x}`,
        ]) {
          const road = firstOf(gazetteer, way, ({ kind }) => kind === "road");
          if (road === null) continue;
          const [from, to] = [Math.min(word, a.first), Math.max(word + 1, b.end)];
          return { placeId: road.id, start: tokens.start[from]!, end: tokens.end[to - 1]! };
        }
  }
  const word = roadBefore(named.first);
  if (word === undefined || named.place === null || !SITE.has(named.place.kind)) return null;
  for (const name of namesOf(named)) {
    const road = firstOf(gazetteer, `${name} road`, ({ kind }) => kind === "road");
    if (road !== null) return { placeId: road.id, start: tokens.start[word]!, end: named.mention.end };
  }
  return null;
}

/** "the prisons of Abu Ghraib and Taji", "the Abu Ghraib and Taji prisons": of several sites the one of a town. */
function siteOfList({ tokens, first, last, named: all }: Sentence, gazetteer: Gazetteer, town: Place, named: Named) {
  for (let head = first; head < last; head++) {
    if (!SEVERAL.has(tokens, head)) continue;
    const { text, start, end } = tokens;
    const [before, behind] = [[] as Named[], [] as Named[]];
    for (const next of all.filter(one => one.first > head)) {
      const [tie, from] = behind.length === 0 ? [TIED, end[head]!] : [JOINED, behind.at(-1)!.mention.end];
      if (!tie.test(text.slice(from, next.mention.start))) break;
      behind.push(next);
    }
    for (const next of all.filter(one => one.end <= head).reverse()) {
      const [tie, to] = before.length === 0 ? [/^\s$/, start[head]!] : [JOINED, before.at(-1)!.mention.start];
      if (!tie.test(text.slice(next.mention.end, to))) break;
      before.push(next);
    }
    if (!before.includes(named) && !behind.includes(named)) continue;
    const one = ONE[wordOf(tokens, head).replace(/^[وفبل](?=\p{L}{4})/u, "")] ?? ONE[wordOf(tokens, head)]!;
    const site = siteCalled(gazetteer, [[one], ...(ALIKE[one] ?? []).map(other => other.split(" "))], town, true);
    if (site === null) continue;
    const [from, to] = [Math.min(start[head]!, named.mention.start), Math.max(end[head]!, named.mention.end)];
    return { placeId: site.id, start: from, end: to };
  }
  return null;
}
/** What ties the first of a list to the word before it, and the next ones to that. */
const TIED = /^\s(?:(?:at|of|in|near|في)\s)?$/;
const JOINED = /^\s?[,،]?\s?(?:(?:and|or)\s|و)?(?:(?:at|of|in|near)\s)?$/;

/** The site of a town that the sentence tells by its kind: at the town's name, or by itself where the event is. */
function siteOf(
  sentence: Sentence,
  suspect: Suspect,
  gazetteer: Gazetteer,
  town: Place,
  named: Named | null,
): Described | null {
  const { tokens, first, last, arabic } = sentence;
  let best: { site: Described; far: number } | null = null;
  for (let head = first; head < last; head++) {
    if (!HEADS.has(tokens, head)) continue;
    const phrase =
      arabic && tokens.shape[head] === SHAPE.arabic ? phraseBehind(sentence, head) : phraseBefore(sentence, head);
    if (phrase === null) continue;
    const owned = named !== null && (isTied(sentence, phrase.end, named) || isOwned(sentence, phrase, named));
    // Of what is elsewhere the sentence says so.
    if (phrase.one && !owned) continue;
    if (!owned && (tiedElsewhere(sentence, phrase.end, named) || !isThere(sentence, suspect, phrase))) continue;
    if (isStaffs(sentence, phrase)) continue;
    const site = siteCalled(gazetteer, phrase.ways, town, owned);
    if (site === null) continue;
    const start = owned ? Math.min(tokens.start[phrase.first]!, named.mention.start) : tokens.start[phrase.first]!;
    const end = owned ? Math.max(tokens.end[phrase.end - 1]!, named.mention.end) : tokens.end[phrase.end - 1]!;
    const far = owned ? -1 : Math.abs(head - suspect.head);
    if (best === null || far < best.far) best = { site: { placeId: site.id, start, end }, far };
  }
  return best?.site ?? null;
}

/** "the new American consulate": back to "the"; null for one of many. */
function phraseBefore({ tokens, first, named }: Sentence, head: number): Phrase | null {
  let from = head;
  let definite = false;
  let one = false;
  const capital = tokens.shape[head] === SHAPE.capital && head > first;
  for (let t = head - 1; t >= Math.max(first, head - MODIFIERS - 1); t--) {
    if (tokens.gap[t]! > GAP.hyphen || named.some(({ first: at, end }) => at <= t && t < end)) break;
    const word = wordOf(tokens, t);
    if (word === "a" || word === "an") {
      one = true;
      break;
    }
    if (ONE_OF_MANY.has(tokens, t)) return null;
    if (word === "the" || word === "its" || word === "s") {
      definite = true;
      break;
    }
    if (PLACED.has(tokens, t) || word === "and") break;
    from = t;
  }
  const owner = named.some(
    ({ end, mention }) => end === from && /^['’]s?\s/.test(tokens.text.slice(mention.end, mention.end + 3)),
  );
  if (!one && !definite && !capital && !owner) return null;
  const ways: string[][] = [];
  const last = wordOf(tokens, head);
  for (let t = from; t <= head; t++) {
    if (t > from && !LEFT_OUT.has(tokens, t - 1)) break;
    const words = wordsFrom(tokens, t, head);
    ways.push([...words, last], ...(ALIKE[last] ?? []).map(other => [...words, ...other.split(" ")]));
  }
  return { first: from, end: head + 1, ways: one ? ways.filter(way => ALONE.has(way.join(" "))) : ways, one };
}
/** Of which a town has hardly more than one: "a power plant at Dibis". */
const ALONE = new Set(["power plant", "power station", "refinery", "oil refinery", "airport", "dam"]);

function wordsFrom(tokens: Sentence["tokens"], from: number, to: number): string[] {
  const words: string[] = [];
  for (let t = from; t < to; t++) words.push(wordOf(tokens, t));
  return words;
}

/** "the embassy the American", "building the province": the kind and what Arabic puts behind it; null for one of many. */
function phraseBehind({ tokens, last, named }: Sentence, head: number): Phrase | null {
  const bare = wordOf(tokens, head).replace(/^(?:و?(?:ال|بال|لل)|[وبل](?=\p{L}{3}))/u, "");
  const ways: string[][] = [];
  let end = head + 1;
  const words = [bare];
  const definite = /^[وبل]?(?:ال|لل)/.test(wordOf(tokens, head));
  const add = () => {
    ways.unshift([...words], ...(ALIKE[bare] ?? []).map(other => [other, ...words.slice(1)]));
  };
  if (definite) add();
  for (let t = head + 1; t < Math.min(last, head + 1 + MODIFIERS); t++) {
    if (
      tokens.gap[t - 1]! > GAP.newline ||
      TIES.has(tokens, t) ||
      named.some(({ first: at, end }) => at <= t && t < end)
    )
      break;
    const word = wordOf(tokens, t);
    // What is definite is one that is known.
    if (!word.startsWith("ال")) break;
    words.push(word);
    end = t + 1;
    add();
  }
  return ways.length === 0 ? null : { first: head, end, ways, one: false };
}

/** "... at Kirkuk", "... in the centre of the city of Basra" */
function isTied({ tokens }: Sentence, end: number, named: Named): boolean {
  if (named.first < end || named.first - end > 5 || tokens.gap[end - 1]! > GAP.newline) return false;
  let tied = tokens.text.slice(tokens.start[named.first], named.mention.start).endsWith("ب");
  for (let t = end; t < named.first; t++) {
    if (tokens.gap[t]! > GAP.hyphen) return false;
    if (TIES.has(tokens, t) || /^بمدين/.test(wordOf(tokens, t))) tied = true;
    else if (!LOOSE.has(tokens, t) && wordOf(tokens, t) !== "al") return false;
  }
  return tied;
}

/** "Mosul's railway station" */
function isOwned({ tokens }: Sentence, phrase: Phrase, { mention, end }: Named): boolean {
  return (
    end >= phrase.first - 1 && end <= phrase.first && /^['’]s?\s/.test(tokens.text.slice(mention.end, mention.end + 3))
  );
}

/** Whether another place than this one follows, in which it is. */
function tiedElsewhere(sentence: Sentence, end: number, own: Named | null): boolean {
  return sentence.named.some(named => named !== own && isTied(sentence, end, named));
}

/** At which, into which or against which it was done; in front of a passive also what it was done to. */
function isThere(
  { tokens, first, triggers }: Sentence,
  { first: from, end: to, noun }: Suspect,
  phrase: Phrase,
): boolean {
  const glued = /^[وف]?[بل]/.test(wordOf(tokens, phrase.first)) && tokens.shape[phrase.first] === SHAPE.arabic;
  const before = phrase.first - 1 - Number(/^(?:the|its)$/.test(wordOf(tokens, phrase.first - 1)));
  const placed = before >= first && PLACED.has(tokens, before) && !/^(?:of|from|to|من)$/.test(wordOf(tokens, before));
  const part = before > first && wordOf(tokens, before) === "of" && PARTS.has(tokens, before - 1);
  if (placed || part) return true;
  // "burnt the consulate" may be one trigger.
  if (phrase.first >= from && phrase.first < to) return true;
  const object = phrase.first >= to && phrase.first - to <= 3 && !noun;
  const done = triggers.some(hit => phrase.first >= hit.end && phrase.first - hit.end <= 1 && hit.first >= from);
  const passive =
    phrase.end <= from && from - phrase.end <= 2 && /^(?:was|were|came)$/.test(wordOf(tokens, phrase.end));
  return object || done || passive || (glued && Math.abs(phrase.first - to) <= 6);
}

/** "an employee of the foreign ministry", "the embassy said" */
function isStaffs({ tokens, first }: Sentence, phrase: Phrase): boolean {
  if (SAID.has(tokens, phrase.end)) return true;
  for (let t = phrase.first - 1; t >= Math.max(first, phrase.first - 4); t--)
    if (STAFF.has(tokens, t)) return !/^(?:outside|near)$/.test(wordOf(tokens, t + 1));
  return false;
}
