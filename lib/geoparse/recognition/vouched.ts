// Arabic names that are ordinary words, too ("the flag", "the Indian", "the role"): where what stands beside them leaves no doubt that a place is named.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import { distanceKm } from "@/lib/geo";
import type { Document } from "@/lib/geoparse/document";
import { isWithinWord } from "@/lib/geoparse/recognition/arabic";
import { INDEX, type NameMatch, type Recognition } from "@/lib/geoparse/recognition/features";
import { foldedWord, GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Place } from "@/lib/types";

/** Marks the names of one word that an ordinary word is, too, and that are a place's here. Changes the matches. */
export function markVouched(document: Document, gazetteer: Gazetteer, matches: readonly NameMatch[]): void {
  for (let i = 0; i < matches.length; i++) {
    const match = matches[i]!;
    if (!isDoubtful(document, gazetteer, match)) continue;
    if (
      isDateline(document, match) ||
      isNoAdjective(document, match) ||
      isContained(document, gazetteer, match, matches[i + 1]) ||
      isBesideTown(document, gazetteer, match, matches[i + 1]) ||
      isEndOfJourney(document, gazetteer, matches, i) ||
      isAnother(document, gazetteer, match, matches[i - 1]) ||
      isListedWith(document, gazetteer, match, matches[i - 1], matches[i + 1])
    )
      match.vouched = true;
  }
}

function isDoubtful({ tokens, flags }: Document, gazetteer: Gazetteer, { first, end, names }: NameMatch): boolean {
  if (tokens.shape[first] !== SHAPE.arabic || end - first !== 1) return false;
  if ((flags[first]! & FLAG.kind) !== 0 || SITED.has(tokens, first)) return false;
  if ((flags[first]! & (FLAG.common | FLAG.demonym)) !== 0) return true;
  return names.some(id => gazetteer.bearersAt(id).common || gazetteer.bearersAt(id).apart);
}

/** "The town (of) Baghdadi": the word before is feminine and has no article, so what is masculine and has one is no adjective of it. */
function isNoAdjective({ tokens, flags, prefix }: Document, { first }: NameMatch): boolean {
  if ((flags[first]! & FLAG.demonym) === 0 || prefix[first] !== 0 || first === 0) return false;
  return (
    FEMININE.has(tokens, first - 1) &&
    tokens.gap[first - 1] === GAP.space &&
    /^ال.{3,}ي$/.test(foldedWord(tokens, first))
  );
}
const FEMININE = new WordSet("بلده ناحيه مدينه", "و ف ب ل ك");

/** What stands in every province ("in the project in Babil"): the words for kinds are in the lists. */
const SITED = new WordSet("المشروع المعامل المدينه الحي الجامعه الشرطه المجمع البلديه الكليه");

/** "الهندية (واع) - ", "شفق نيوز/ الحلة": where a report comes from, with who reports. */
export function isDateline({ tokens, flags }: Document, { first, end }: Pick<NameMatch, "first" | "end">): boolean {
  if ((flags[first]! & FLAG.organisation) !== 0) return false;
  const gap = tokens.gap[end - 1]!;
  if (gap === GAP.space || gap === GAP.hyphen || gap === GAP.comma || gap === GAP.stop) return false;
  if (first > OUTLET_WORDS) {
    const earlier = tokens.gap.subarray(first - OUTLET_WORDS, first);
    if (!earlier.includes(GAP.newline) && !earlier.includes(GAP.paragraph)) return false;
  }
  const { text } = tokens;
  const behind = text.slice(tokens.end[end - 1], tokens.end[end - 1]! + 24);
  const before = text.slice(Math.max(0, tokens.start[first]! - 32), tokens.start[first]);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (line === "") return /^ ?\([^()\n]{2,20}\)|^ ?\/ ?\S/.test(behind);
  return /^ ?(?:\n|$|[/(])/.test(behind) && OUTLET.test(line);
}

const OUTLET = /^[^\d\n.،:"«]{3,24} ?[-–—/|] ?$/;
const OUTLET_WORDS = 4;

/**
 * "In pictures", "in a scene", "a burst from the palace": an ordinary word that is a town's name abroad (Tyre, Mashhad), in an article that names
 * nothing else of that country; or that a place is called by without a word of place beside it here, or with no more than a preposition where the
 * place is small. The word for its kind, or what vouches, makes it the name, once for the article.
 */
export function isStrangeWord(
  { tokens, flags }: Document,
  gazetteer: Gazetteer,
  { match, features }: Recognition,
  found: readonly Recognition[],
): boolean {
  const { first, end, names, vouched } = match;
  if (end - first !== 1 || vouched || features[INDEX.afterKind] === 1) return false;
  if (isMereWord({ tokens, flags }, gazetteer, match, features, found)) return true;
  if (features[INDEX.common] === 0 || features[INDEX.focus] === 1 || (flags[first]! & FLAG.demonym) !== 0) return false;
  const definite = /^(?:[وفبك]?ال|و?لل)/.test(foldedWord(tokens, first));
  if (definite && names.some(id => isTown(gazetteer, id))) return false;
  const sure = found.filter(other => other.features[INDEX.common] === 0).map(other => other.match);
  return !isCountryNamed(gazetteer, names, sure);
}

/** An ordinary word, or a first name, without a word of place beside it, or with no more than a preposition where all that is so called is small. */
function isMereWord(
  { tokens, flags }: Pick<Document, "tokens" | "flags">,
  gazetteer: Gazetteer,
  { first, names }: NameMatch,
  features: Float32Array,
  found: readonly Recognition[],
): boolean {
  const far = features[INDEX.focus] === 0 && features[INDEX.region] === 0;
  const settled = names.every(id => gazetteer.bearersAt(id).settled);
  const kind = (flags[first]! & FLAG.kind) !== 0 && settled && (far || features[INDEX.curatedCommon] === 1);
  const word = features[INDEX.common] === 1 || features[INDEX.firstName] === 1 || kind || TOWN_WORDS.has(tokens, first);
  if (!word || KINDS_TOLD.some(f => features[f] === 1)) return false;
  // "To the field" is not Medan, which has no article.
  const definite = /^(?:[وفبك]?ال|لل)/.test(foldedWord(tokens, first));
  if (definite && far && settled && !names.some(id => hasArticle(gazetteer, id))) return true;
  const placed = PLACING.some(f => features[f] === 1) || (first > 0 && SIDE.has(tokens, first - 1));
  if (placed && (features[INDEX.coordinated] === 1 || names.some(id => isTown(gazetteer, id)))) return false;
  // "In Silwan": of people other prepositions are said.
  if (features[INDEX.locative] === 1 && features[INDEX.common] === 0 && !kind) return false;
  // "The line (Haditha – Qaim)": a dash joins two ends.
  if (isDashed(tokens, first - 1) || isDashed(tokens, first)) return false;
  // What the article calls a town or quarter once it may name without the word again.
  return !found.some(
    other =>
      other.match.names[0] === names[0] &&
      (other.match.vouched || other.match.listed || KINDS_TOLD.some(f => other.features[f] === 1)),
  );
}

function hasArticle(gazetteer: Gazetteer, id: number): boolean {
  return gazetteer.nameAt(id).form.startsWith("ال");
}

/** Whether a dash and nothing else but spaces stands between word `t` and the next. */
function isDashed({ text, start, end, length }: Document["tokens"], t: number): boolean {
  return t >= 0 && t + 1 < length && /^ ?[-–—] ?$/.test(text.slice(end[t], start[t + 1]));
}

/** "A block of flats": what a town is called by without the article that its name has, before an adjective without one. */
export function isIndefinite(
  { tokens, flags }: Document,
  gazetteer: Gazetteer,
  { first, end, names }: NameMatch,
): boolean {
  if (end - first !== 1 || end >= tokens.length || tokens.shape[first] !== SHAPE.arabic) return false;
  if (tokens.gap[first] !== GAP.space || !ADJECTIVE.test(foldedWord(tokens, end))) return false;
  if ((flags[end]! & (FLAG.kind | FLAG.direction | FLAG.locative)) !== 0) return false;
  if (first > 0 && (flags[first - 1]! & FLAG.kind) !== 0) return false;
  return names.every(id => gazetteer.nameAt(id).places.every(p => gazetteer.placeAt(p).nameAr.includes("ال")))
    ? !hasWrittenArticle(foldedWord(tokens, first))
    : TOWN_WORDS.has(tokens, first);
}

const ADJECTIVE = /^(?!ال|[وفبلك]ال).{3,}يه$/;

/** Cities whose names are words of every text, too ("architecture", "the robe"). */
const CITY_WORDS = new WordSet("العماره الحله الرقه", "و ف ب ك");
/** Of the arts, whose building is meant. */
const ARTS = new WordSet("فن فنون هندسه طراز طرز روايع مدرسه تاريخ نمط انماط", "و ف ب ل ك");

/** "the arts of Babylonian architecture": a word of the arts before it, and a definite adjective that agrees behind. */
export function isOfArts({ tokens }: Document, { first, end }: NameMatch): boolean {
  if (end - first !== 1 || !CITY_WORDS.has(tokens, first) || first === 0 || !ARTS.has(tokens, first - 1)) return false;
  return tokens.gap[first - 1] === GAP.space && /^ال.{3,}يه$/.test(foldedWord(tokens, end));
}

function hasWrittenArticle(word: string): boolean {
  return /^(?:[وفبك]?ال|و?لل)/.test(word);
}

/** Words of every text that towns of the region are called by. */
const TOWN_WORDS = new WordSet(
  "بلد البلد حديثه الباب التل الهول ربيعه السده الدير القبله رمانه الحصن العيون الخالص الرباط الشعله الضالع العباره الميادين ميادين المعتصم الاقصي " +
    "قاهره خرطوم منامه هجين ينبع نبل عسير مطروح حايل متينا مهره مركبا ارحب اذنا سرت البندقيه الكبر نعلين ميمونه صبوره راميه زواره دبل دابق ازرع " +
    "اميون ابهر بطحاء البطحاء عقربا مليحه المليحه مسميه المسميه نوي يحمر يطا البشاير الجلاء الحيره الدواره الرابيه الرشاد السخنه السنيه السوسه الشعيرات " +
    "الشيب الظاهريه العشاره العيشيه الغجر الفتحه الفلاحات الكماليه الكرمه المتن المشرح المشرق المغازي المغير الملحه الندي",
);
const SIDE = new WordSet("جهه");
const PLACING = [
  INDEX.locative,
  INDEX.goal,
  INDEX.directionOf,
  INDEX.weakPreposition,
  INDEX.arabicPrefix,
  INDEX.coordinated,
  INDEX.commaContainer,
];
const KINDS_TOLD = [INDEX.afterKind, INDEX.afterKindOf, INDEX.beforeKind, INDEX.alone];

/** Whether a curated town or district of the name is known, or a city anywhere. */
function isTown(gazetteer: Gazetteer, id: number): boolean {
  const { admin1, country, curated, population } = gazetteer.bearersAt(id);
  if (admin1 || country || population >= KNOWN) return true;
  return (
    curated &&
    gazetteer.nameAt(id).places.some(p => {
      const { kind, source } = gazetteer.placeAt(p);
      return source.startsWith("curated") && (kind === "city" || kind === "town" || kind === "admin2");
    })
  );
}

/** Whether all places of the name are told apart in the gazetteer by a bracket, and neither a word for their kind nor what vouches stands beside it. */
export function isOrdinaryWord(
  document: Document,
  gazetteer: Gazetteer,
  { first, end, names, vouched }: NameMatch,
): boolean {
  const { tokens, flags } = document;
  if (vouched || end - first !== 1 || tokens.shape[first] !== SHAPE.arabic) return false;
  if (first > 0 && tokens.gap[first - 1]! <= GAP.newline && (flags[first - 1]! & FLAG.kind) !== 0) return false;
  return names.every(id => gazetteer.bearersAt(id).apart) && !isInListOf(document, first);
}

/** "The towns (of) X and Y and Z": whether the words before, each with its "and", lead back to a word for a kind. */
function isInListOf({ tokens, flags, prefix }: Document, first: number): boolean {
  let t = first;
  while (t > first - LONG && t > 0 && tokens.gap[t - 1]! <= GAP.newline) {
    if (prefix[t] === 0 || !foldedWord(tokens, t).startsWith("و"))
      return t < first && (flags[t - 1]! & FLAG.kind) !== 0;
    t--;
  }
  return false;
}

/** How many names of a list are looked back over. */
const LONG = 8;

/** "Abu Dibs", "Umm Qasab": what stands behind is half of a name that no gazetteer has. */
export function isHalfName({ tokens }: Document, { first, end }: NameMatch): boolean {
  if (end - first !== 1 || first === 0 || tokens.shape[first] !== SHAPE.arabic || tokens.gap[first - 1] !== GAP.space)
    return false;
  return tokens.end[first - 1]! - tokens.start[first - 1]! <= 5 && HALVES.test(foldedWord(tokens, first - 1));
}

const HALVES = /^[وبلف]?(?:اب[وي]|ام|البو)$/;

/**
 * "Rise and warn": Qom has two letters and is written as an imperative is; it stands behind a word of place, or in an article that names another
 * place of its country, and not before "bi-", with which the verb goes on.
 */
export function isBareVerb(
  document: Document,
  gazetteer: Gazetteer,
  { first, end, names }: NameMatch,
  matches: readonly NameMatch[],
): boolean {
  const { tokens, prefix } = document;
  if (end - first !== 1 || tokens.shape[first] !== SHAPE.arabic || prefix[first]! > 0) return false;
  if (tokens.end[first]! - tokens.start[first]! > 2) return false;
  if (isPlacedAt(document, first) || isDateline(document, { first, end })) return false;
  if (end < tokens.length && tokens.gap[first] === GAP.space && /^ب(?!ال)/.test(foldedWord(tokens, end))) return true;
  return tokens.length > 1 && !isCountryNamed(gazetteer, names, matches);
}

/** Whether another name of the article is that of a place in the country of one of these, or the country's. */
function isCountryNamed(
  gazetteer: Gazetteer,
  names: readonly number[],
  others: readonly Pick<NameMatch, "names">[],
): boolean {
  const countriesOf = (id: number) => gazetteer.nameAt(id).places.map(p => gazetteer.placeAt(p).country);
  const own = new Set(names.flatMap(countriesOf));
  return others.some(
    other => other.names[0] !== names[0] && other.names.some(id => countriesOf(id).some(country => own.has(country))),
  );
}

/** "In al-Alam, Salah al-Din province": the province or district it lies in is stated behind it, and a word of place stands before it. */
function isContained(document: Document, gazetteer: Gazetteer, match: NameMatch, next: NameMatch | undefined): boolean {
  const { tokens, flags, prefix } = document;
  const { first, end } = match;
  if (next === undefined || next.first > end + 3 || !isPlacedAt(document, first)) return false;
  let stated = prefix[next.first]! > 0 && /^ب/.test(foldedWord(tokens, next.first));
  for (let t = end; t < next.first; t++) {
    if (tokens.gap[t] !== GAP.space) return false;
    const word = foldedWord(tokens, t);
    if ((flags[t]! & FLAG.kind) !== 0 && (t > end || /^[بل]/.test(word))) stated = true;
    else if (isWithinWord(word)) stated ||= t + 1 === next.first;
    else return false;
  }
  if (!stated || tokens.gap[end - 1]! > GAP.comma) return false;
  return placesOf(gazetteer, next).some(
    outer =>
      (outer.kind === "admin1" || outer.kind === "admin2") &&
      townsOf(gazetteer, match).some(
        town =>
          town.country === outer.country &&
          (outer.kind === "admin1" ? town.admin1 === outer.name : apart(town, outer) < DISTRICT_KM),
      ),
  );
}

/** "In al-Dur, east of Tikrit", "on Tyre, south (of) Lebanon": a side of its country or of a place near it is stated behind it. */
function isBesideTown(
  document: Document,
  gazetteer: Gazetteer,
  match: NameMatch,
  next: NameMatch | undefined,
): boolean {
  const { tokens, flags } = document;
  const { first, end } = match;
  if (next === undefined || next.first === end || next.first > end + 3 || !isPlacedAt(document, first)) return false;
  if (tokens.gap[end - 1]! > GAP.comma || isDoubtful(document, gazetteer, next)) return false;
  for (let t = end; t < next.first; t++)
    if ((flags[t]! & FLAG.direction) === 0 || tokens.gap[t] !== GAP.space) return false;
  const towns = townsOf(gazetteer, match);
  const inCountry = bearersOf(gazetteer, next).some(
    ({ kind, country }) => kind === "country" && towns.some(town => town.country === country),
  );
  return inCountry || areNear(gazetteer, towns, next);
}

/** "From (Fatha and) Mashhad to Tehran": the other end is a place of its country; a small place that a listed word is called by may be nothing but that word. */
function isEndOfJourney(document: Document, gazetteer: Gazetteer, matches: readonly NameMatch[], i: number): boolean {
  const { tokens, flags } = document;
  const { first, end } = matches[i]!;
  const word = (t: number) => (t < 0 ? "" : foldedWord(tokens, t));
  const next = matches[i + 1];
  const starts = FROM.test(word(first - 1)) && next?.first === end + 1 && word(end) === "الي";
  let begins = i - 1;
  while (begins > 0 && matches[begins - 1]!.end === matches[begins]!.first && /^و/.test(word(matches[begins]!.first)))
    begins--;
  const ends =
    word(first - 1) === "الي" && matches[i - 1]?.end === first - 1 && FROM.test(word(matches[begins]!.first - 1));
  const other = starts ? next : ends ? matches[begins] : undefined;
  if (other === undefined || isDoubtful(document, gazetteer, other)) return false;
  const listed = (flags[first]! & (FLAG.common | FLAG.demonym)) !== 0;
  return townsOf(gazetteer, matches[i]!).some(
    town =>
      (!listed || town.population >= KNOWN || isNear(gazetteer, town, other)) &&
      bearersOf(gazetteer, other).some(({ country }) => country === town.country),
  );
}

/** "Killed in Zafaraniyah and another in Baladiyat": told as the place before it is. */
function isAnother(
  { tokens, sentence }: Document,
  gazetteer: Gazetteer,
  match: NameMatch,
  before: NameMatch | undefined,
): boolean {
  const { first } = match;
  const another = /^ب/.test(foldedWord(tokens, first)) ? first - 1 : IN.has(tokens, first - 1) ? first - 2 : -1;
  if (before === undefined || another < 0 || before.end !== another || !ANOTHER.has(tokens, another)) return false;
  if (sentence[before.first] !== sentence[first]) return false;
  return areNear(gazetteer, placesOf(gazetteer, match), before);
}

const IN = new WordSet("في");
const ANOTHER = new WordSet(
  "اخر اخري اخران اخرين اخرون اخريات ثالث ثالثه ثان ثانيه الثاني الثانيه الثالث الثالثه",
  "و",
);

const FROM = /^و?من$/;
/** Inhabitants of a town that is known as well as the word it is called by. */
const KNOWN = 100_000;

/** "Tikrit and al-Alam": in a list with a place near it, that of a quarter with quarters. */
function isListedWith(
  document: Document,
  gazetteer: Gazetteer,
  match: NameMatch,
  before: NameMatch | undefined,
  next: NameMatch | undefined,
): boolean {
  const { tokens, flags } = document;
  const { first, end } = match;
  // "Karbala and the great heat"
  const qualified =
    end < tokens.length && tokens.gap[end - 1] === GAP.space && /^ال/.test(foldedWord(tokens, end)) && flags[end] === 0;
  if (qualified) return false;
  const joins = (t: number) =>
    tokens.gap[t - 1] === GAP.comma || (tokens.gap[t - 1] === GAP.space && /^و/.test(foldedWord(tokens, t)));
  for (const other of [before, next]) {
    if (other === undefined || (isDoubtful(document, gazetteer, other) && !other.vouched)) continue;
    const follows = other === before ? other.end === first && joins(first) : end === other.first && joins(other.first);
    if (!follows || document.sentence[first] !== document.sentence[other.first]) continue;
    if (other === next && !isPlacedAt(document, first)) continue;
    const quarters = placesOf(gazetteer, other).some(({ kind }) => kind === "neighbourhood");
    const own = quarters ? placesOf(gazetteer, match) : townsOf(gazetteer, match);
    if (areNear(gazetteer, own, other) || isMetropolisOf(gazetteer, own, other)) return true;
  }
  return false;
}

/** Whether a word of place, a preposition or a word for a kind stands before, or a preposition is written with the name. */
function isPlacedAt({ tokens, flags, prefix }: Document, first: number): boolean {
  if (prefix[first]! > 0) return /^[بل]/.test(foldedWord(tokens, first));
  if (first === 0 || tokens.gap[first - 1]! > GAP.newline) return false;
  return (flags[first - 1]! & (FLAG.locative | FLAG.goal | FLAG.weak | FLAG.direction | FLAG.kind)) !== 0;
}

function bearersOf(gazetteer: Gazetteer, { names }: NameMatch): Place[] {
  return names.flatMap(id => gazetteer.nameAt(id).places.map(p => gazetteer.placeAt(p)));
}

function placesOf(gazetteer: Gazetteer, match: NameMatch): Place[] {
  return bearersOf(gazetteer, match).filter(({ source }) => source.startsWith("curated"));
}

function townsOf(gazetteer: Gazetteer, match: NameMatch): Place[] {
  return placesOf(gazetteer, match).filter(({ kind }) => TOWNS.has(kind));
}

const TOWNS = new Set(["city", "town", "village", "admin2"]);

function areNear(gazetteer: Gazetteer, own: readonly Place[], other: NameMatch): boolean {
  return placesOf(gazetteer, other).some(
    place => place.kind !== "country" && own.some(town => apart(town, place) < NEAR_KM),
  );
}

const isNear = (gazetteer: Gazetteer, town: Place, other: NameMatch): boolean => areNear(gazetteer, [town], other);

/** "Tehran and Mashhad": so large a city stands beside any other of its country. */
function isMetropolisOf(gazetteer: Gazetteer, own: readonly Place[], other: NameMatch): boolean {
  return own.some(
    town =>
      town.population >= METROPOLIS &&
      placesOf(gazetteer, other).some(({ kind, country }) => kind === "city" && country === town.country),
  );
}

const METROPOLIS = 1_000_000;

function apart(a: Place, b: Place): number {
  return distanceKm([a.lon, a.lat], [b.lon, b.lat]);
}

/** How far from each other places are that a list of a report names, and a district's centre from its towns. */
const NEAR_KM = 60;
const DISTRICT_KM = 40;
