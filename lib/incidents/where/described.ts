// Sites told by their kind: "the air base at Kirkuk", "the foreign ministry", "the Tikrit-Kirkuk highway", "northern Iraq". The gazetteer has them by
// names that are put together here, from the words of the text and the name of the place that the event is at.

import { type Gazetteer, SITE } from "@/lib/gazetteer/gazetteer";
import { distanceKm } from "@/lib/geo";
import { Memory, once } from "@/lib/text/memory";
import { fold } from "@/lib/text/normalize";
import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import { BY_HAND, type Incident, type Kind, type Mention, type Place } from "@/lib/types";
import type { Named, Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import { has } from "../words/rules";
import type { Around } from "./around";

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
    "في امام قرب داخل خارج عند علي الي نحو باتجاه محيط تجاه قبالة ازاء تحت حول من وامام وقرب وداخل",
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

/** How far from its town a site lies, in km. */
const SITE_KM = 40;
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
  const site = TOWNS.has(place.kind) && HEADS.among(tokens, first, last);
  if (!(road || side || site)) return null;
  // What a reader has said stands.
  if (!mention.literal || mention.evidence.some(({ feature }) => feature === BY_HAND)) return null;
  const around =
    (side ? partOf(sentence, gazetteer, named, place) : null) ?? (road ? roadOf(sentence, gazetteer, named) : null);
  if (around !== null || !site) return around;
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
    if (!owned && (tiedElsewhere(sentence, phrase.end, named) || !isThere(sentence, suspect, phrase))) continue;
    if (isStaffs(sentence, phrase)) continue;
    const site = known(gazetteer, phrase, town, owned);
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
  const capital = tokens.shape[head] === SHAPE.capital && head > first;
  for (let t = head - 1; t >= Math.max(first, head - MODIFIERS - 1); t--) {
    if (tokens.gap[t]! > GAP.hyphen || named.some(({ first: at, end }) => at <= t && t < end)) break;
    if (ONE_OF_MANY.has(tokens, t)) return null;
    const word = wordOf(tokens, t);
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
  if (!definite && !capital && !owner) return null;
  const ways: string[][] = [];
  const last = wordOf(tokens, head);
  for (let t = from; t <= head; t++) {
    if (t > from && !LEFT_OUT.has(tokens, t - 1)) break;
    const words = wordsFrom(tokens, t, head);
    ways.push([...words, last], ...(ALIKE[last] ?? []).map(other => [...words, ...other.split(" ")]));
  }
  return { first: from, end: head + 1, ways };
}

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
  return ways.length === 0 ? null : { first: head, end, ways };
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
  const front =
    before > first && /^of$/.test(wordOf(tokens, before)) && /^(?:front|outside)$/.test(wordOf(tokens, before - 1));
  if (placed || front) return true;
  // "burnt the consulate" may be one trigger.
  if (phrase.first >= from && phrase.first < to) return true;
  const object = phrase.first >= to && phrase.first - to <= 3 && !noun;
  const done = triggers.some(hit => phrase.first >= hit.end && phrase.first - hit.end <= 1 && hit.first >= from);
  const passive =
    phrase.end <= from && from - phrase.end <= 2 && /^(?:was|were|came)$/.test(wordOf(tokens, phrase.end));
  return object || done || passive || (glued && Math.abs(phrase.first - to) <= 6);
}

/** "an employee of the foreign ministry", "the embassy said" */
function isStaffs({ tokens, first, persons }: Sentence, phrase: Phrase): boolean {
  if (SAID.has(tokens, phrase.end)) return true;
  for (let t = phrase.first - 1; t >= Math.max(first, phrase.first - 4); t--)
    if (STAFF.has(tokens, t)) return !/^(?:outside|near)$/.test(wordOf(tokens, t + 1));
  return persons.some(hit => has(hit, "office") && hit.end <= phrase.first && phrase.first - hit.end <= 2);
}

/** The site at the town that has one of the names; where the town is not named beside it, only by a name that tells more than its kind. */
function known(gazetteer: Gazetteer, { ways }: Phrase, town: Place, owned: boolean): Place | null {
  const sites = lookedFor(gazetteer);
  const asked = `${town.id} ${owned} ${ways.join("|")}`;
  const site = sites.get(asked);
  return site === undefined ? sites.keep(asked, lookUp(gazetteer, ways, town, owned)) : site;
}

/** Sites that were looked for before, or null for none: a hundred names are put together for each. */
const lookedFor = once((_: Gazetteer) => new Memory<Place | null>(10_000));

function lookUp(gazetteer: Gazetteer, ways: Phrase["ways"], town: Place, owned: boolean): Place | null {
  for (const words of ways) {
    const way = words.join(" ");
    const own = words.length > 1 || owned || KNOWN_ALONE.has(way);
    if (!own) continue;
    for (const name of [town.name, town.nameAr, ...town.names].filter(name => name !== "").slice(0, NAMES)) {
      for (const full of [
        `${name} ${way}`,
        `${way} in ${name}`,
        `${way} of ${name}`,
        `${way} ${name}`,
        `${way} في ${name}`,
      ]) {
        const site = firstOf(gazetteer, full, place => isAt(place, town));
        if (site !== null) return site;
      }
    }
    const site = words.length > 1 ? firstOf(gazetteer, way, place => isAt(place, town)) : null;
    if (site !== null) return site;
  }
  return null;
}

/** Of which a town has one, if it has any. */
const KNOWN_ALONE = new Set("airport refinery dam airbase مطار مصفي سد".split(" "));
/** So many of a town's names are tried. */
const NAMES = 4;

function isAt({ kind, lon, lat, country, id }: Place, town: Place): boolean {
  if (id === town.id || country !== town.country || kind === "admin1" || kind === "admin2") return false;
  return distanceKm([lon, lat], [town.lon, town.lat]) <= (town.kind === "admin1" ? 3 * SITE_KM : SITE_KM);
}

function firstOf(gazetteer: Gazetteer, name: string, fits: (place: Place) => boolean): Place | null {
  for (const p of gazetteer.called(name)) {
    const place = gazetteer.placeAt(p);
    if (fits(place)) return place;
  }
  return null;
}

/** A place's name as the text has it, and as the gazetteer does. */
function namesOf({ mention, place }: Named): string[] {
  return place === null
    ? [mention.text]
    : [...new Set([mention.text, place.name, place.nameAr])].filter(name => name !== "");
}
