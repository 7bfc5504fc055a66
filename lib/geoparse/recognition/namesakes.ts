// What Arabic calls after places, and what no capital or word beside it sets apart: newspapers, institutes, clubs and tribes.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { FLAG } from "@/lib/gazetteer/lexicon";
import type { Document } from "@/lib/geoparse/document";
import type { NameMatch } from "@/lib/geoparse/recognition/features";
import { once } from "@/lib/text/memory";
import { foldedWord, GAP, SHAPE } from "@/lib/text/tokenize";

/**
 * Whether the name is that of a newspaper or broadcaster here: it stands alone in quotation marks, after a word of reporting, or is told
 * something ("«al-Sharq al-Awsat»", "according to al-Jazeera", "said to al-Jazeera").
 */
export function isOutlet(document: Document, gazetteer: Gazetteer, { first, end, names }: NameMatch): boolean {
  const { tokens, flags } = document;
  if (tokens.shape[first] !== SHAPE.arabic) return false;
  if (isChannel(document, gazetteer, first, end, names)) return true;
  if (!names.some(name => isOutletName(gazetteer, name))) return false;
  const before = first > 0 ? foldedWord(tokens, first - 1) : "";
  const told = foldedWord(tokens, first).startsWith("لل");
  if (first > 0 && flags[first - 1]! & FLAG.kind && !told) return false;
  const { text } = tokens;
  if (/["“«]/.test(text[tokens.start[first]! - 1] ?? "") && /["”»]/.test(text[tokens.end[end - 1]!] ?? "")) return true;
  // "Said the witness to al-Jazeera": the verb stands first.
  let reported = told ? TOLD.test(before) : REPORTS.test(before);
  for (let t = first - 2; told && !reported && t >= 0 && t > first - 5; t--)
    reported = TOLD.test(foldedWord(tokens, t));
  return reported;
}

/** "A source told Kurdistan 24": a broadcaster that is called after the place, whatever is written together with it; not "in Kurdistan 24 were hurt". */
function isChannel(
  { tokens, flags }: Document,
  gazetteer: Gazetteer,
  first: number,
  end: number,
  names: readonly number[],
): boolean {
  if (tokens.shape[end] !== SHAPE.digit || tokens.gap[end - 1] !== GAP.space) return false;
  if (first > 0 && (flags[first - 1]! & (FLAG.locative | FLAG.kind)) !== 0) return false;
  const number = foldedWord(tokens, end);
  return names.some(name =>
    gazetteer.lexicon
      .entriesOf([...gazetteer.nameAt(name).form.split(" "), number])
      .some(entry => entry.list === "organisation" && entry.makes === "outlet"),
  );
}

const outlets = once((_: Gazetteer) => new Map<number, boolean>());

/** Whether a newspaper or broadcaster has the name, too. */
function isOutletName(gazetteer: Gazetteer, name: number): boolean {
  const known = outlets(gazetteer);
  let is = known.get(name);
  if (is === undefined) {
    const entries = gazetteer.lexicon.entriesOf(gazetteer.nameAt(name).form.split(" "));
    is = entries.some(entry => entry.list === "organisation" && entry.makes === "outlet");
    known.set(name, is);
  }
  return is;
}

const REPORTS = /^و?(?:بحسب|حسب|وفق|نقلت|ذكرت|اوردت|كتبت|مراسل|مراسله|مراسلو|شاشه|مصادر|قناه|شبكه|صحيفه|مع)$/;
const TOLD = /^[وف]?(?:قال|قالت|اكد|اكدت|صرح|صرحت|اوضح|اضاف|كشف|كشفت|ذكر|حديث|تصريح|تصريحات|مقابله|خاصه|خاص)$/;

/**
 * The names that are a club's or a tribe's in this text: a word for one stands before them somewhere. Where no word of place stands beside
 * them they are that again ("the team of Zakho ... Zakho's second goal", "the tribe of Ugaydat ... the Ugaydat called for").
 */
export function namesakesOf(
  document: Document,
  gazetteer: Gazetteer,
  found: readonly { match: NameMatch }[],
): ReadonlySet<number> {
  const { tokens, phraseEnds } = document;
  const names = new Set<number>();
  for (const { match } of found) {
    const { first } = match;
    if (tokens.shape[first] !== SHAPE.arabic || first === 0 || tokens.gap[first - 1]! > GAP.newline) continue;
    const entry = phraseEnds[first]?.entries.find(({ list }) => list === "organisation");
    if (entry?.list !== "organisation") continue;
    const club = entry.makes === "club" && isAboutClubs(document);
    if (club || (TRIBE.test(foldedWord(tokens, first - 1)) && !isTribesOf(document, gazetteer, match)))
      for (const id of match.names) names.add(id);
  }
  return names;
}

/** "The tribes (of) Anbar", "the sheikhs (of) Ramadi": of a province, district or town, which is meant, and not a tribe that is called so. */
export function isTribesOf({ tokens }: Document, gazetteer: Gazetteer, { first, names }: NameMatch): boolean {
  if (first === 0 || !TRIBES.test(foldedWord(tokens, first - 1))) return false;
  return names.some(id =>
    gazetteer.nameAt(id).places.some(p => {
      const { kind, population } = gazetteer.placeAt(p);
      return kind === "admin1" || kind === "admin2" || kind === "city" || population >= LARGE_TOWN;
    }),
  );
}

/** Of a town that is known by more than the tribe that lives there. */
const LARGE_TOWN = 20_000;
const TRIBES = /^[وفبل]{0,2}(?:ال)?(?:قبايل|عشاير|مشايخ|شيوخ|وجهاء?)$/;

const TRIBE = /^[وفبل]{0,2}(?:ال)?(?:قبيل|عشير|قبايل|عشاير|مشايخ|شيوخ)/;

/** Whether an Arabic text is about matches of clubs: words of sport that mean nothing else. */
export const isAboutClubs = once(({ sport, tokens, flags }: Document): boolean => {
  if (!sport) return false;
  for (let t = 0; t < tokens.length; t++)
    if ((flags[t]! & FLAG.sport) !== 0 && CLUBS.test(foldedWord(tokens, t))) return true;
  return false;
});

/** "Came from Zubair", "leaves for Dubai", "Basra hosts the final": what towns are for teams. */
export function isJourney({ tokens }: Document, { first, end }: NameMatch): boolean {
  if (first > 0 && /^و?(?:من|الي)$/.test(foldedWord(tokens, first - 1)) && tokens.gap[first - 1] === GAP.space)
    return true;
  return end < tokens.length && tokens.gap[end - 1] === GAP.space && HOSTS.test(foldedWord(tokens, end));
}

const HOSTS = /^[يت]?(?:حتضن|ستضيف|ستقبل|شهد)|^(?:احتضن|استضاف|استقبل)ت?$/;
const CLUBS = /(?:دوري|مباراه|مباريات|لاعب|مدرب|كاس)/;

/**
 * "The centre (of the) Emirates for policies": an institute that is called after a place, and says what it is for. "A centre of the
 * police" is a station, and not in the quarter of that name.
 */
export function isInstitute({ tokens }: Document, { first, end }: NameMatch): boolean {
  if (first === 0 || end >= tokens.length || tokens.gap[first - 1] !== GAP.space || tokens.gap[end - 1] !== GAP.space)
    return false;
  if (STATION.test(foldedWord(tokens, first - 1)) && /^[ال]?لشرطه$/.test(foldedWord(tokens, first))) return true;
  return INSTITUTES.test(foldedWord(tokens, first - 1)) && /^لل.{4}/.test(foldedWord(tokens, end));
}

const STATION = /^[وفبل]?(?:مركز|مراكز|مقر|مقار|مبني|محطه)$/;
const INSTITUTES = /^[وفبل]?(?:مركز|معهد|موسسه|شبكه|منتدي|مرصد|اكاديميه)$/;
