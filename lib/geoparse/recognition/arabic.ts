// What Arabic asks of recognition beside the words themselves: people without capitals, and the article, which a name has or has not.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG, type Phrase } from "@/lib/gazetteer/lexicon";
import type { Match } from "@/lib/gazetteer/matcher";
import type { Document } from "@/lib/geoparse/document";
import { agrees, type NameMatch, type Recognition } from "@/lib/geoparse/recognition/features";
import { once } from "@/lib/text/memory";
import { foldedWord, GAP, SHAPE, type Tokens, WordSet } from "@/lib/text/tokenize";
import type { Kind } from "@/lib/types";

/**
 * Marks the words of people's names in Arabic: a first name, then first names, "bin", "abu" and family names ("al-Karbalai"). After a
 * word for a kind of place or "in" it is a place that is called after a person ("Ali al-Gharbi").
 *
 * @param wholes by first word, the end of a province's or large town's name: with no more after it that is what is meant ("Salah al-Din")
 */
export function markArabicPersons(
  document: Document,
  gazetteer: Gazetteer,
  inside: Uint8Array,
  names: Set<string>,
  wholes: ReadonlyMap<number, number>,
): void {
  const { tokens, flags } = document;
  for (let t = 0; t < tokens.length; t++) {
    if (inside[t] || !isFirstName(document, t)) continue;
    let first = t;
    while (first > 0 && joined(document, first - 1) && KUNYA.test(foldedWord(tokens, first - 1))) first--;
    const before = first > 0 && tokens.gap[first - 1]! <= GAP.newline ? flags[first - 1]! : 0;
    if (before & (FLAG.kind | FLAG.locative | FLAG.goal) && (before & FLAG.title) === 0) continue;
    let end = t + 1;
    while (end < tokens.length && end < t + 5 && joined(document, end - 1) && isNamePart(document, gazetteer, end))
      end++;
    // "Omed Khoshnaw said": one word that no list holds, before the "that" of what he said.
    if (end === t + 1 && endsSubject(document, end)) end++;
    if (end - first < 2 || wholes.get(first) === end) continue;
    inside.fill(1, first, end);
    names.add(foldedWord(tokens, end - 1));
  }
}

const KUNYA = /^و?(?:ابو|ابي|ابا|ام|ابن|بن)$/;
const PARTICLE = /^(?:بن|ابن|ال|ابو|عبد|الله|الدين)$/;

function isFirstName({ tokens, flags }: Document, t: number): boolean {
  return tokens.shape[t] === SHAPE.arabic && (flags[t]! & FLAG.firstName) !== 0 && (flags[t]! & FLAG.common) === 0;
}

function isNamePart(document: Document, { vocabulary, lexicon }: Gazetteer, t: number): boolean {
  const { tokens, flags } = document;
  if (tokens.shape[t] !== SHAPE.arabic) return false;
  if (isFirstName(document, t)) return true;
  const word = foldedWord(tokens, t);
  if (PARTICLE.test(word)) return true;
  // "Ali al-Jasim": a father's name with the article is the family's.
  if (word.startsWith("ال") && (lexicon.flags(vocabulary.idOf(word.slice(2))) & FLAG.firstName) !== 0)
    return (flags[t]! & (FLAG.common | FLAG.kind | FLAG.direction)) === 0;
  // A nisba, Kurds' and Persians' without an article, unless it is an ordinary adjective ("the Iraqi") or names a direction.
  const other = FLAG.common | FLAG.demonym | FLAG.kind | FLAG.direction | FLAG.organisation;
  return /^ال.{2,}ي$|^[^وفبلك].{2,}[اوي].?ي$/.test(word) && (flags[t]! & other) === 0;
}

function endsSubject(document: Document, t: number): boolean {
  const { tokens, flags } = document;
  if (t + 1 >= tokens.length || !joined(document, t - 1) || !joined(document, t)) return false;
  return tokens.shape[t] === SHAPE.arabic && flags[t] === 0 && /^(?:ان|بان)$/.test(foldedWord(tokens, t + 1));
}

function joined({ tokens }: Document, t: number): boolean {
  return tokens.gap[t]! <= GAP.newline;
}

/** Arabic plurals and duals of sites, and what one of them is. */
const SINGULARS: Readonly<Record<string, string>> = {
  مخيمات: "مخيم",
  مخيمي: "مخيم",
  معسكرات: "معسكر",
  حقول: "حقل",
  حقلي: "حقل",
  جسور: "جسر",
  جسري: "جسر",
  سدود: "سد",
  سجون: "سجن",
  قواعد: "قاعده",
  قاعدتي: "قاعده",
  مطارات: "مطار",
  مطاري: "مطار",
  معابر: "معبر",
  معبري: "معبر",
  منافذ: "منفذ",
  منفذي: "منفذ",
  مواني: "مينا",
  مصافي: "مصفي",
  احيا: "حي",
  حيي: "حي",
  قري: "قريه",
  قريتي: "قريه",
  سدي: "سد",
  سدا: "سد",
  نهري: "نهر",
  انهار: "نهر",
  ساحات: "ساحه",
  ساحتي: "ساحه",
  اهوار: "هور",
  هور: "هور",
};

/** A list after a plural: the word for one of its things, and where its next name begins. */
export interface PluralList {
  singular: number;
  next: number;
}

/** "The quarters (of) ...": the list that begins after word `t`, if that is a plural or dual of a word for a kind. */
export function pluralList(document: Document, gazetteer: Gazetteer, t: number): PluralList | null {
  const { tokens, phrases, plain } = document;
  const phrase = phrases[t];
  if (phrase?.end !== t + 1 || phrase.kindsBefore.length === 0) return null;
  const singular = singularsOf(gazetteer).get(plain[t]!);
  if (singular === undefined || (tokens.gap[t]! > GAP.newline && !opensQuote(tokens, t))) return null;
  return { singular, next: t + 1 };
}

/** The plurals' words by their number, and the number of what one of them is. */
const singularsOf = once(({ vocabulary }: Gazetteer): ReadonlyMap<number, number> => {
  const pairs = Object.entries(SINGULARS).map(([many, one]) => [vocabulary.idOf(many), vocabulary.idOf(one)] as const);
  return new Map(pairs.filter(([many, one]) => many >= 0 && one >= 0));
});

/** "(The quarters of) Zuhur and Narjis": what the name at word `t` is with the word for one of the list's things before it. */
export function listedName(
  { tokens, words, flags }: Document,
  { exact }: Gazetteer,
  { singular: one }: PluralList,
  t: number,
): Match | null {
  // "Quarters east (of)", "new villages": none that is called so.
  const loose = FLAG.direction | FLAG.locative | FLAG.weak;
  const common = flags[t]! & FLAG.common && !/^[وفبل]?ال/.test(foldedWord(tokens, t));
  if (flags[t]! & loose || common) return null;
  let state = exact.step(0, one);
  let best: Match | null = null;
  for (let u = t; state !== -1 && u < tokens.length; u++) {
    state = exact.step(state, words[u]!);
    if (state !== -1 && exact.ends(state)) best = { first: t, end: u + 1, state };
    if (tokens.gap[u]! > GAP.newline) break;
  }
  return best;
}

/** Where the next name of an Arabic list begins after one that ends before word `end`, or -1. */
export function nextListed({ tokens, sentence }: Document, end: number): number {
  if (end >= tokens.length || tokens.gap[end - 1]! > GAP.comma || sentence[end] !== sentence[end - 1]) return -1;
  const word = foldedWord(tokens, end);
  return word.length >= 4 && (word.startsWith("و") || tokens.gap[end - 1] === GAP.comma) ? end : -1;
}

/** The word for one site, folded, of a word for one or several, without the letters before it: "wa-mukhayyamat" is "mukhayyam". */
export function singular(word: string, skip: number): string {
  const bare = word.slice(skip);
  return (
    SINGULARS[bare] ??
    SINGULARS[bare.replace(/^[وفبل]/, "")] ??
    (bare.length > 4 ? bare.replace(/^[وفبل](?=[مجسقح])/, "") : bare)
  );
}

const NAMESAKES = /^[وبلف]?(?:شارع|مول|مطعم|مقهي|سينما)$/;

/** Whether words for a kind are "street" or another thing that is called after places, in one word of Arabic. */
export function isStreet({ tokens }: Document, { first, end }: Phrase): boolean {
  return end === first + 1 && tokens.shape[first] === SHAPE.arabic && NAMESAKES.test(foldedWord(tokens, first));
}

/**
 * Whether nothing but an opening quotation mark or bracket stands between word `t` and the next: the town of "Hajin", the villages of (Miska)
 * and (Dargale). In Arabic a writer marks so what a capital marks elsewhere.
 */
export function opensQuote({ text, start, end, gap, length }: Tokens, t: number): boolean {
  return (
    gap[t] === GAP.other &&
    t + 1 < length &&
    start[t + 1]! - end[t]! <= 3 &&
    OPENING.test(text.slice(end[t], start[t + 1]))
  );
}

const OPENING = /^ ?["“”„«‘'([]{1,2}$/;

/** Whether a closing quotation mark or bracket, and at most a space or comma, stands between word `t` and the next. */
export function closesQuote({ text, start, end, gap, length }: Tokens, t: number): boolean {
  return (
    gap[t] === GAP.other && t + 1 < length && CLOSING.test(text.slice(end[t], Math.min(start[t + 1]!, end[t]! + 4)))
  );
}

const CLOSING = /^["“”»’')\]]{1,2}[،,]? ?$/;

/**
 * "The western desert (of) Anbar", "the western bank (of the) Shatt al-Arab": where a word for a kind with its adjective is followed by what it is a part
 * of, it describes and is nobody's name. Kinds of deserts and the like are told; a bank has none.
 */
export function isPart({ tokens, words, flags, prefix }: Document, { first, end }: NameMatch): boolean {
  if (end - first !== 2 || end >= tokens.length || tokens.gap[end - 1] !== GAP.space) return false;
  if (!/^(?:[وفب]?ال|لل)/.test(foldedWord(tokens, first)) || !SIDE.test(foldedWord(tokens, end - 1))) return false;
  // A word for a kind, or a name, after the preposition; not "for reasons".
  const named = (flags[end]! & FLAG.kind) !== 0 || (words[end]! >= 0 && prefix[end]! > 0 && flags[end] === 0);
  return named && /^ل.{2}/.test(foldedWord(tokens, end));
}

const SIDE = /^ال(?:شرقي|غربي|شمالي|جنوبي)ه?$/;

/** The kind that a word with the article names ("the desert"), for the lists have it without. */
export function kindOfDefinite({ tokens }: Document, { lexicon }: Gazetteer, t: number): Kind[] {
  const entries = lexicon.entriesOf([foldedWord(tokens, t).replace(/^(?:[وفب]?ال|لل)/, "")]);
  return entries.flatMap(entry => (entry.list === "kind" && entry.kind !== "any" ? [entry.kind] : []));
}

/** "The western bank (of the) Shatt al-Arab", "the other bank": not the West Bank. */
export function isBank(document: Document, match: NameMatch): boolean {
  const { tokens } = document;
  const { first, end } = match;
  if (!BANK.has(tokens, first)) return false;
  if (end - first > 1) return isPart(document, match);
  return end < tokens.length && tokens.gap[first] === GAP.space && BANKS.test(foldedWord(tokens, end));
}

const BANK = new WordSet("الضفه والضفه بالضفه");
const BANKS = /^ال(?:شرقي|شمالي|جنوبي|يسر[يا]|يمن[يا]|اخر[يا]|مقابل|ايسر|ايمن)ه?$/;

/** The name that a word for its kind and what stands after it in quotation marks make together: field "Khabbaz". */
export function quotedName({ tokens, words, phrases }: Document, { exact }: Gazetteer, t: number): Match | null {
  if (phrases[t]?.end !== t + 1 || phrases[t]!.kindsBefore.length === 0 || !opensQuote(tokens, t)) return null;
  let state = exact.step(0, words[t]!);
  let best: Match | null = null;
  for (let u = t + 1; state !== -1 && u < tokens.length; u++) {
    state = exact.step(state, words[u]!);
    if (state !== -1 && exact.ends(state)) best = { first: t, end: u + 1, state };
    if (tokens.gap[u]! > GAP.newline) break;
  }
  return best;
}

/** "The area (of) Dora". */
function isLand({ first }: Phrase, tokens: Document["tokens"]): boolean {
  return /^[وفبل]?(?:منطقه|مناطق|منطقتي)$/.test(foldedWord(tokens, first));
}

/** Whether nothing but "in" or "belonging to" stands between a name that ends before word `from` and the word for a district. */
export function statesDistrict({ tokens }: Document, from: number, kind: Phrase): boolean {
  if (tokens.shape[kind.first] !== SHAPE.arabic || kind.first < from || kind.first > from + 2) return false;
  for (let t = from; t < kind.first; t++)
    if (!WITHIN.test(foldedWord(tokens, t)) || tokens.gap[t] !== GAP.space) return false;
  const words = foldedWord(tokens, kind.first);
  return (kind.first > from || /^[بل]/.test(words)) && tokens.gap[from - 1]! <= GAP.comma;
}

/** "In", "belonging to": between a name and what it lies in. */
export function isWithinWord(word: string): boolean {
  return WITHIN.test(word);
}

const WITHIN = /^(?:في|ضمن|التابعه|التابع|الواقعه|الواقع|الي)$/;

/**
 * "Syria" in "the Syrian Democratic Forces", which Arabic calls "forces of democratic Syria", "al-Qaim" in the chargé d'affaires, "he who stands in
 * (for) the tasks": the list of organisations or titles holds the whole.
 */
export function isInsideOrganisation({ phrases }: Document, { first, end }: NameMatch): boolean {
  for (let t = Math.max(0, first - 3); t <= first; t++) {
    const phrase = phrases[t];
    if (
      phrase !== undefined &&
      phrase.end >= end &&
      phrase.end - t > end - first &&
      (phrase.lists & (FLAG.organisation | FLAG.title)) !== 0
    )
      return true;
  }
  return false;
}

/** Whether a curated place is of the kind that the word before it states, and that word has no article of its own. */
export function isOfKind(
  { tokens }: Document,
  gazetteer: Gazetteer,
  { match, kinds, kindBefore }: Recognition,
): boolean {
  if (kindBefore === null || /^[وفبك]?ال|^و?لل/.test(foldedWord(tokens, kindBefore.first))) return false;
  return match.names.some(id => {
    if (!gazetteer.bearersAt(id).curated) return false;
    return gazetteer.nameAt(id).places.some(p => {
      const { kind } = gazetteer.placeAt(p);
      return (
        kinds.some(stated => agrees(stated, kind) || (stated === "admin2" && kind === "city")) ||
        (kinds.includes("area") && isLand(kindBefore, tokens))
      );
    });
  });
}

/**
 * Whether the one word matched is an adjective of the definite noun before it ("the broad lines", "the Turkish shelling"), for agreement gives
 * both the article; or a noun of its own with such an adjective after it ("the political class"). Asked of names that are adjectives of a
 * people, are known to need context, or are those of small places: other towns stand after nouns as objects do.
 */
export function isAgreeing(
  document: Document,
  gazetteer: Gazetteer,
  { first, end, names, listed, vouched }: NameMatch,
): boolean {
  const { tokens, flags, prefix } = document;
  if (end - first !== 1 || tokens.shape[first] !== SHAPE.arabic || listed || vouched) return false;
  const word = foldedWord(tokens, first);
  if (prefix[first] === 0 && isCounted(document, gazetteer, first, word)) return true;
  // "The Saudi capital Riyadh"
  if (first > 1 && CAPITAL.test(foldedWord(tokens, first - 2)) && tokens.gap[first - 1] === GAP.space) return false;
  if (first > 0 && flags[first]! & FLAG.demonym && CAPITAL.test(foldedWord(tokens, first - 1))) return true;
  // "Turkish shelling": an adjective of a people, with no word for a kind of place before it.
  const kind = first > 0 && (flags[first - 1]! & FLAG.kind) !== 0;
  if (flags[first]! & FLAG.demonym && prefix[first] === 0 && !kind && /ي[هن]?$/.test(word))
    if (names.every(id => !gazetteer.bearersAt(id).country && !gazetteer.bearersAt(id).admin1)) return true;
  if (flags[first]! & FLAG.kind && LEVEL.test(word) && !(first > 0 && DISTRICT.test(foldedWord(tokens, first - 1))))
    return true;
  // "The area (of) the military quarter": an adjective tells which quarter.
  if (LEVEL.test(word) && isDescribed(document, end)) return true;
  if (!word.startsWith("ال") || word.length < 5) return false;
  // "The wet lands": behind "the lands" and "the villages" nothing is named but what they are like.
  if (
    first > 0 &&
    tokens.gap[first - 1] === GAP.space &&
    /[هي]$/.test(word) &&
    LANDS.test(foldedWord(tokens, first - 1))
  )
    return true;
  // "The Turkish (artillery)", where a country is written as the adjective is, but without the article.
  if (flags[first]! & FLAG.demonym && names.every(id => !gazetteer.nameAt(id).form.startsWith("ال"))) return true;
  const needsContext = names.some(id => gazetteer.bearersAt(id).common) || (flags[first]! & FLAG.common) !== 0;
  if (needsContext && prefix[first] === 0 && isQualified(document, end)) return true;
  // "The sunset prayer", which is the word for Morocco.
  if (first > 0 && SUNSET.has(tokens, first) && PRAYER.test(foldedWord(tokens, first - 1))) return true;
  if (first === 0 || prefix[first] !== 0 || !isDefiniteNoun(document, first - 1)) return false;
  if (isEntered(document, first)) return false;
  // "The quarrel (that is) standing", "the grey market", "the damp air".
  if (ADJECTIVES.has(tokens, first) && !TIMES.has(tokens, first - 1)) return true;
  if (flags[first]! & FLAG.demonym) return names.every(id => !gazetteer.bearersAt(id).country);
  if (needsContext) return true;
  const nisba = /ي[هي]?$/.test(word);
  return (
    /[هي]$/.test(word) &&
    names.every(id =>
      gazetteer.nameAt(id).places.every(p => {
        const { kind, country } = gazetteer.placeAt(p);
        const small = kind === "neighbourhood" || kind === "facility" || kind === "village";
        return country === gazetteer.region.focus ? small && nisba : small || kind === "town";
      }),
    )
  );
}

/**
 * "13 Turks", "a Turkish soldier", for which Arabic writes what else is Turkey: after a number from eleven on and behind one person an adjective
 * stands in the accusative.
 */
function isCounted({ tokens }: Document, { vocabulary, lexicon }: Gazetteer, first: number, word: string): boolean {
  if (!word.endsWith("يا") || first === 0 || tokens.gap[first - 1] !== GAP.space) return false;
  const before = foldedWord(tokens, first - 1);
  if (!COUNTED.test(before) && !PERSONS.has(tokens, first - 1)) return false;
  return (lexicon.flags(vocabulary.idOf(word.slice(0, -1))) & FLAG.demonym) !== 0;
}

const COUNTED = /^(?:1[1-9]|[2-9]\d|[١-٩][٠-٩]|[وف]?عشره?|[وفبل]?(?:عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين))$/;
const PERSONS = new WordSet(
  "جنديا مدنيا مواطنا مقاتلا شرطيا ضابطا عاملا مهاجرا لاجيا طيارا صحفيا صحافيا مصورا شخصا رجلا شابا طفلا عنصرا قياديا قايدا مسوولا ديبلوماسيا سايحا " +
    "طالبا مسلحا مستشارا سجينا اسيرا رهينه سايقا مهندسا خبيرا مرتزقا",
);

/**
 * "The city", "in the district": the one that was named before. A town that is called so has the word for its kind before it, and Medina stands
 * beside other names ("Mecca and Medina").
 */
const DISTRICT = /^[وفبل]?(?:قضا|ناحيه|مدينه|منطقه)$/;
const LANDS =
  /^[وفبك]?ال(?:اراضي|مناطق|قري|بلدات|مدن|احيا|مساحات|ضفاف|تلال|اهوار)$|^و?لل(?:اراضي|مناطق|قري|بلدات|مدن|احيا)$/;
const CAPITAL = /^(?:[وفب]?ال|لل)عاصمه$/;
const LEVEL = /^(?:[فبك]?ال|لل)(?:(?:مدين|بلد|قري|محافظ|ولاي|عاصم|ناحي|جمهوري)ه|قضا|حي)$/;

/** A noun with the article, alone: no word for a kind, cue, people or first name. */
function isDefiniteNoun({ tokens, flags }: Document, t: number): boolean {
  if (tokens.shape[t] !== SHAPE.arabic || tokens.gap[t] !== GAP.space) return false;
  const other = FLAG.locative | FLAG.goal | FLAG.kind | FLAG.direction | FLAG.firstName;
  return (flags[t]! & other) === 0 && /^[وفبك]?ال.{3}|^و?لل.{3}/.test(foldedWord(tokens, t));
}

/** Whether the next word is an adjective with the article, and none that says which part or which of two towns ("the eastern", "the old"). */
function isQualified({ tokens, flags }: Document, end: number): boolean {
  if (end >= tokens.length || tokens.gap[end - 1] !== GAP.space || tokens.shape[end] !== SHAPE.arabic) return false;
  return (flags[end]! & (FLAG.direction | FLAG.kind)) === 0 && isDescribed({ tokens }, end);
}

function isDescribed({ tokens }: Pick<Document, "tokens">, end: number): boolean {
  if (end >= tokens.length || tokens.gap[end - 1] !== GAP.space) return false;
  return /^ال.{2,}يه?$/.test(foldedWord(tokens, end)) && !SIDES.test(foldedWord(tokens, end));
}

/** "The army entered al-Qaim", "The armed forces have surrounded Ramadi": the verb stands first, and its subject may have several words. */
function isEntered({ tokens }: Document, first: number): boolean {
  for (let t = first - 2; t >= 0 && t >= first - 4 && tokens.gap[t] === GAP.space; t--)
    if (MOVES.test(foldedWord(tokens, t))) return true;
  return false;
}

/** Towns of the region whose name is an adjective, and is one behind a noun with the article. */
const ADJECTIVES = new WordSet("القايم الرمادي الرطبه الخالص الضالع المعتصم العظيم المهره");
/** Behind these stands the object of the verb before them. */
const TIMES = new WordSet("اليوم الليله الان الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت");
const SUNSET = new WordSet("المغرب");
const PRAYER = /^[وفبل]?(?:صلاه|صلاتي|اذان)$/;

const SIDES = /^ال(?:شرقي|غربي|شمالي|جنوبي|وسطي|علوي|سفلي|ثاني|عراقي|سوري|حدودي|ساحلي|جنوبي|حالي)ه?$/;
const MOVES =
  /^[وف]?س?[يت]?(?:دخل|دخول|هاجم|مهاجم|قصف|استهد|ستهد|حاصر|محاصر|اقتحم|قتحم|اقتحام|احتل|حتل|استع[اي]د|ستعيد|استعاد|حرر|تحرير|زار|زور|زيار|غادر|مغادر|وصل|صل|بلغ|سيطر|فجر|طوق|ترك)/;
