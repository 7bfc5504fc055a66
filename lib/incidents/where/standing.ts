// How a place stands in its sentence, whatever happened there: governed by which preposition, of an institution, a dateline, a heading.

import { GAP, SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Place } from "@/lib/types";
import { clauseBetween, type Named, type Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";

/** "Tahrir Square saw clashes", in Arabic "شهدت الناصرية". */
export function saw({ tokens, last }: Sentence, { first, end }: Named): boolean {
  if (SAW_ARABIC.has(tokens, first - 1)) return true;
  if (SAW_ARABIC.has(tokens, first - 2) && KIND_WORD.test(wordOf(tokens, first - 1))) return true;
  for (let t = end; t < Math.min(last, end + 3); t++) if (SAW.has(tokens, t)) return true;
  return false;
}
const SAW = new WordSet("saw witnessed witnesses sees suffered endured experienced");
const SAW_ARABIC = new WordSet("شهدت تشهد شهد وشهدت وتشهد وشهد فشهدت فتشهد فشهد");

/** As far as a region may reach that says as much as a province does, in km. */
const REGION_KM = 60;

/** A country, a sea, half a country: too large to say where something was. The plains of Nineveh and the countryside of Idlib are as large as provinces. */
export function isVast({ kind, extent }: Place): boolean {
  if (kind !== "region") return kind === "country" || kind === "sea";
  return extent?.type !== "radius" || extent.km > REGION_KM;
}

/** Long things, along which a nearer place says more. */
export const LINES = new Set<string>(["river", "road", "border", "lake"]);

/** A street of a town, which says as much as a square. */
export function isStreet({ mention }: Named): boolean {
  return /^شارع |\b[Ss]treet$/.test(mention.text);
}

/** "from Hit to Rawa" */
export function isWay({ named: all, tokens }: Sentence, named: Named): boolean {
  const next = all[all.indexOf(named) + 1];
  return (
    next !== undefined &&
    /^,? (?:to|towards?|into) (?:the )?$|^ (?:إلى|الى|باتجاه|نحو) $/.test(
      tokens.text.slice(named.mention.end, next.mention.start),
    )
  );
}

/** "In Kirkuk, three men were shot near Hawija": the first tells the area only. */
export function isFrame(sentence: Sentence, named: Named): boolean {
  const { tokens, first } = sentence;
  if (named.first - first > 2 || !/^[وف]?(?:in|at|في)$/.test(wordOf(tokens, first))) return false;
  return sentence.named.some(
    other =>
      other.first > named.end &&
      other.mention.literal &&
      other.place !== null &&
      other.place.id !== named.place?.id &&
      other.place.admin1 === named.place?.admin1 &&
      !LINES.has(other.place.kind) &&
      /^[وف]?(?:in|at|near|inside|outside|city|town|village|district|neighbourhood|قرب|في|داخل|بلده|قريه|ناحيه|قضا|حي|منطقه|مدينه)$/.test(
        governorWord(sentence, other),
      ) &&
      !clauseBetween(sentence, named.end, other.first),
  );
}

function governorWord(sentence: Sentence, named: Named): string {
  const governing = governor(sentence, named);
  return governing === null ? "" : wordOf(sentence.tokens, governing.hit.first);
}

/** "on the Erbil road", "the Baghdad-Basra road": far from Erbil, maybe. */
export function namesRoad({ tokens, last, named: all }: Sentence, named: Named): boolean {
  const { first, end, place } = named;
  if (place?.kind === "road" || end >= last || (tokens.gap[end - 1] ?? 9) > GAP.hyphen) return false;
  if (ROAD.has(tokens, end)) return true;
  // Called after both its ends, in Arabic behind the word for it.
  const at = all.indexOf(named);
  const previous = at === 0 ? undefined : all[at - 1];
  const next = all[at + 1];
  if (previous?.end === first && ROAD_ARABIC.has(tokens, previous.first - 1)) return true;
  if (next?.first !== end) return false;
  if (ROAD_ARABIC.has(tokens, first - 1)) return true;
  return (
    tokens.gap[end - 1] === GAP.hyphen &&
    (next.place?.kind === "road" || ROAD.has(tokens, next.end)) &&
    (tokens.gap[next.end - 1] ?? 9) <= GAP.hyphen
  );
}

/** "the road to Kirkuk", "the Erbil road": called after where it goes. */
export function leadsTo(sentence: Sentence, named: Named): boolean {
  const { tokens } = sentence;
  if (namesRoad(sentence, named)) return true;
  const governing = governor(sentence, named);
  if (governing === null) return false;
  const words = tokens.text.slice(tokens.start[governing.hit.first]!, named.mention.start);
  return /^(?:the )?(?:road|highway) to /.test(words) || /^(?:على )?طريق(?: (?:مدينة|قضاء))? $/.test(words);
}

const ROAD = new WordSet("road highway motorway");
const ROAD_ARABIC = new WordSet("طريق الطريق بطريق وطريق");

/** "Baghdad's Karrada district", "the Baghdad suburb of Sadr City". */
export function holdsNext(sentence: Sentence, named: Named): boolean {
  const next = sentence.named[sentence.named.indexOf(named) + 1];
  if (next?.mention.literal !== true) return false;
  if (next.first - named.end <= 2 && possessive(sentence, named)) return true;
  return (
    (named.place?.kind === "city" || named.place?.kind === "town") &&
    (next.place?.kind === "neighbourhood" || next.place?.kind === "town" || next.place?.kind === "village") &&
    HOLDS.test(sentence.tokens.text.slice(named.mention.end, next.mention.start))
  );
}
const HOLDS = /^(?:['’]s)?(?: \w+)? (?:slum|suburb|district|neighbou?rhood|quarter|area|borough|enclave) of (?:the )?$/;

/** What a capital does in Arabic, before its name; "according to" it. */
const SAYS =
  /^[وف]?(?:وفق|وفقا|حسب|بحسب|تقول|قالت|اعلنت|اتهمت|تتهم|نفت|تنفي|حذرت|تحذر|هددت|توعدت|اكدت|ادانت|دانت|نددت|طالبت|دعت|رفضت|تعهدت|ردت|اعتبرت)$/;

/** Kinds of places that stand for no government. */
const SILENT: ReadonlySet<string> = new Set(
  "facility military-base airport neighbourhood village border-crossing".split(" "),
);

const JUDGES = new WordSet(
  "declared declares estimates estimated considers considered regards regarded views viewed deems deemed describes described " +
    "insists insisted believes believed wants wanted fears feared hopes hoped ordered summoned recognised recognized",
);

/** "The Pentagon said": those who work there. */
function tells(sentence: Sentence, named: Named): boolean {
  const { tokens } = sentence;
  if (!TOLD.has(tokens, named.end) || tokens.gap[named.end - 1] !== GAP.space) return false;
  return governor(sentence, named) === null;
}
const TOLD = new WordSet(
  "said says told announced stated confirmed conceded acknowledged declined denied estimates estimated",
);

/** "Ankara blamed": what only a government does. */
export function speaks(sentence: Sentence, named: Named): boolean {
  const { tokens } = sentence;
  if (SILENT.has(named.place?.kind ?? "")) return tells(sentence, named);
  const { first, end } = named;
  if (tokens.shape[first - 1] === SHAPE.arabic && SAYS.test(wordOf(tokens, first - 1))) return true;
  // "in what Ankara called an accident", "though Baghdad declared it beaten"
  if (wordOf(tokens, first - 1) === "what" && tokens.shape[end] === SHAPE.lower) return true;
  if (JUDGES.has(tokens, end) && tokens.gap[end - 1] === GAP.space && governor(sentence, named) === null) return true;
  // "in Rumaitha they have ...": of what is told of it.
  if (sentence.arabic && (governor(sentence, named)?.gap === 0 || named.mention.start > tokens.start[first]!))
    return false;
  if ((tokens.gap[end - 1] ?? 9) > GAP.space) return false;
  return sentence.cues.some(
    cue =>
      cue.first === end &&
      (has(cue, "claim") || has(cue, "denied") || has(cue, "future")) &&
      !/^(?:next|after)$/.test(wordOf(tokens, end)) &&
      // "an attack on Tikrit is expected"
      !(
        /^(?:is|are|was|were|remains?|cannot|due|planned|scheduled)$/.test(wordOf(tokens, end)) &&
        governor(sentence, named) !== null
      ),
  );
}

/** The cue that governs a mention: the nearest before it, over the words of the name's own group ("the town of", "central"). */
export function governor(sentence: Sentence, named: Named): { hit: Hit; gap: number } | null {
  let best: { hit: Hit; gap: number } | null = null;
  for (const hit of sentence.places) {
    if (hit.end > named.first || has(hit, "ambient")) continue;
    const gap = named.first - hit.end;
    if (gap > 6 || (best !== null && gap >= best.gap)) continue;
    if (gap > 0 && !isGroup(sentence, hit.end, named.first)) continue;
    best = { hit, gap };
  }
  return best;
}

/** Whether the words between a preposition and a name belong to one group: no verb, no comma but that of a list of places. */
function isGroup(sentence: Sentence, from: number, to: number): boolean {
  const { tokens } = sentence;
  for (let t = from; t < to; t++) {
    const inName = sentence.named.some(({ first, end }) => t >= first && t < end);
    if (tokens.gap[t]! >= GAP.stop && !inName) return false;
    if (sentence.triggers.some(hit => t >= hit.first && t < hit.end) && !(t === to - 1 && isState(sentence, t)))
      return false;
  }
  return true;
}

/** "the occupied Golan", "in besieged Fallujah": how a place is, right before its name. */
function isState({ tokens }: Sentence, t: number): boolean {
  return (
    /^(?:(?:un)?occupied|besieged|embattled|contested|liberated|recaptured|captured|shelled|bombed|divided)$/.test(
      wordOf(tokens, t),
    ) &&
    /^(?:the|in|near|of|on|around|outside|inside|into|from|to|at|over|across|israeli|newly|recently)$/.test(
      wordOf(tokens, t - 1),
    )
  );
}

export const KIND_WORD =
  /^(?:city|town|village|district|province|governorate|area|region|neighbou?rhood|quarter|suburb|subdistrict|sub-district|مدينه|بلده|قريه|ناحيه|قضا|محافظه|منطقه|حي|ريف|باديه|قري|بلدات|احيا|مدينتي|بلدتي|قريتي|ناحيتي|منطقتي|جزيره|وادي|جبل|حوض)$/;

/** "in Iraq", "across Syria": the country as ground, not as a power. */
export function isWithin(sentence: Sentence, named: Named): boolean {
  const governing = governor(sentence, named);
  const inWord = sentence.tokens.text.slice(sentence.tokens.start[named.first] ?? 0, named.mention.start);
  if (governing === null) return inWord !== "";
  const { first, end } = governing.hit;
  return WITHIN.has(sentence.tokens, first) || WITHIN.has(sentence.tokens, end - 1);
}

const WITHIN = new WordSet(
  "in inside across throughout within over into parts في داخل انحا شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط وسطي بشمال " +
    "بشمالي بجنوب بجنوبي بشرق بشرقي بغرب بغربي بوسط بوسطي وشمال وشمالي وجنوب وجنوبي وشرق وشرقي وغرب وغربي ووسط ووسطي",
);

/** A word for ground or a building right before word `t`. */
export function isGround({ persons }: Sentence, t: number): boolean {
  return persons.some(hit => hit.end === t && has(hit, "thing"));
}

/** "of": "the governor of Anbar", "the liberation of Mosul". */
export function isNounBefore(sentence: Sentence, hit: Hit): boolean {
  return !sentence.triggers.some(trigger => trigger.end === hit.first || trigger.end === hit.end);
}

export function cueText(sentence: Sentence, named: Named): string {
  const governing = governor(sentence, named);
  const { tokens } = sentence;
  return governing === null
    ? named.mention.text
    : tokens.text.slice(tokens.start[governing.hit.first]!, named.mention.end).slice(0, 60);
}

/** "a Baghdad court", "Basra police": the place names an institution. */
export function isAmbient(sentence: Sentence, named: Named): boolean {
  return sentence.places.some(
    hit =>
      has(hit, "ambient") &&
      hit.first >= named.end &&
      hit.first <= named.end + 1 &&
      (sentence.tokens.gap[named.end - 1] ?? 9) <= GAP.hyphen,
  );
}

/** "Iraqi Kurdistan's counter-terrorism service said": an institution of the place that tells of it. */
export function owns({ tokens, cues }: Sentence, { end, mention }: Named): boolean {
  if (!isApostrophe(tokens.text[mention.end]) || tokens.text[mention.end + 1] !== "s") return false;
  for (let t = end; t < end + 6; t++)
    if (INSTITUTION.has(tokens, t)) return cues.some(cue => has(cue, "said") && cue.first > t && cue.first - t <= 7);
  return false;
}

const INSTITUTION = new WordSet(
  "service ministry council government authorities military army police directorate agency cell official officials " +
    "command president premier minister governor mayor",
);

export function possessive({ tokens }: Sentence, named: Named): boolean {
  return isApostrophe(tokens.text[named.mention.end]);
}

const isApostrophe = (sign: string | undefined): boolean => sign === "'" || sign === "’";

/** "Kirkuk: two caches found": what a line or an entry is about. */
export function isHeading(sentence: Sentence, named: Named): boolean {
  const { tokens, first } = sentence;
  const { first: at, mention } = named;
  if (at - first > 1) return false;
  const behind = /^(?: province| governorate)?\s?:/.exec(tokens.text.slice(mention.end, mention.end + 14));
  return behind !== null && !(behind[0].length <= 2 && opensReport(sentence, named));
}

/** "BAGHDAD, June 3 (Agency) -", "TIKRIT -": at the beginning, before a dash; "BAGHDAD:" of a report that is no list. */
export function isDateline(sentence: Sentence, named: Named): boolean {
  const { tokens } = sentence;
  if (named.first - sentence.first > 2) return false;
  const text = tokens.text.slice(named.mention.end, named.mention.end + 45);
  if (/^\s?:\s/.test(text)) return opensReport(sentence, named);
  return (
    /^(?:[^.;\n]|\.(?= \d)){0,40}?(?:\s[-–—]{1,2}\s|\s?[–—_]\s?|\)\s*[-:–—])/.test(text) &&
    !/^\s*[-–—]\s?(?:based|led|born)/.test(text) &&
    (isInCapitals(named) || /^\)?(?:,(?:[^.;]|\.(?= \d)){0,25})?\s?(?:\([^)]*\)\s?)?[-–—]/.test(text))
  );
}

/** In capitals, where no list has its items under such names. */
const opensReport = ({ item }: Sentence, named: Named): boolean => !item && isInCapitals(named) && !isInSmall(named);

/** Of Arabic both are true: it has none. */
const isInCapitals = ({ mention: { text } }: Named): boolean => text === text.toUpperCase();
const isInSmall = ({ mention: { text } }: Named): boolean => text === text.toLowerCase();

const LIES =
  /(?:الواقع(?:ة)?|يقع|تقع|يبعد|تبعد) (?:(?:على بعد|إلى|الى|نحو|حوالي|عن|شمال|جنوب|شرق|غرب)[^،.؛«»"]*|[^،.؛«»"]*?[\d٠-٩]+ (?:كم|كلم|كيلو ?مترا?ً?) [^،.؛«»"]*)$/;

/** "in an area that lies 20 km from": where it was, and no place named before. */
const SOMEWHERE = /(?:^|[\s"“«(])ب?(?:منطقة|قرية|موقع|نقطة|مكان|بلدة|مزرعة|قاعدة|بقعة) (?:تقع|يقع|تبعد|يبعد) /;

function isToldToLie(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - 60), at);
  return LIES.test(before) && !SOMEWHERE.test(before);
}

/** Words between a place and the one that tells where it lies. */
const ASIDE = 20;

/** "in the town, about 140 km northeast of Baghdad": of a town named before. */
export function isBearing({ tokens, first, start, named }: Sentence, { first: at, mention }: Named): boolean {
  // In Arabic "the base, which hosts advisers and lies 45 km to the north of the city of"
  const hasEarlier = named.some(other => other.mention.literal && other.end <= at && at - other.end <= ASIDE);
  if (hasEarlier && isToldToLie(tokens.text, start, mention.start)) return true;
  if (at - first < 6) return false;
  const of = wordOf(tokens, at - 1) === "capital" ? at - 3 : at - 1;
  if (
    wordOf(tokens, of) !== "of" ||
    !/^(?:north|south|east|west)/.test(wordOf(tokens, of - 1)) ||
    isToldToLie(tokens.text, start, mention.start)
  )
    return false;
  return /\bthe (?:[\w'’-]+ ){0,3}(?:town|city|village|district|base|airbase), (?:located )?(?:(?:about|some|around|just) )?\d+ ?(?:km|kilomet|miles)[^,;]*$/i.test(
    tokens.text.slice(Math.max(start, mention.start - 120), mention.start),
  );
}

/** "Rashad, southwest of Kirkuk": the second place only says where the first is. */
export function isSideOf(sentence: Sentence, named: Named): boolean {
  const index = sentence.named.indexOf(named);
  if (index <= 0) return false;
  const previous = sentence.named[index - 1];
  if (
    !previous?.mention.literal ||
    previous.place === null ||
    named.first - previous.end > 7 ||
    named.first <= previous.end - 1
  )
    return false;
  if (namesRoad(sentence, previous)) return false;
  if ((LINES.has(previous.place.kind) && !isStreet(previous)) || isVast(previous.place)) return false;
  const between = sentence.tokens.text.slice(previous.mention.end, named.mention.start);
  // "the Dhubbat neighbourhood in eastern Mosul"
  if (
    /^\s(?:neighbourhood|neighborhood|district|quarter|area|suburb|village|market|street)\s(?:in|of)\s(?:\w+\s)?$/.test(
      between,
    )
  )
    return true;
  return (
    /^,?\s*\(?(?:(?:a|the)\s(?:town|village|district|city|sub-?district|suburb|area|neighbou?rhood)\s|(?:province|governorate|district),?\s)?(?:(?:about|some|around|just)\s)?(?:\d+\s?(?:km|kms|kilometres|kilometers|miles)\s(?:to the\s)?)?(?:north|south|east|west|near|in|close|outside|opposite|adjacent to|not far from|(?:up|down)(?:river|stream) (?:from|of)|across the \w+ from)/i.test(
      between,
    ) ||
    /^,\s*(?:in\s)?(?:the\s)?(?:\w+\s)?$/i.test(between) ||
    /^\s(?:(?:شمال|جنوب|شرق|غرب|في|وسط|قرب|بمدينة)|ب$)/.test(between) ||
    AT_A_DISTANCE.test(between)
  );
}

/** In Arabic "Mosul (350 km north of Baghdad)", "Baghdadi, some 90 km to the west of". */
const AT_A_DISTANCE =
  /^،?\s?\(?(?:(?:على )?(?:بعد|مسافة) )?(?:نحو |حوالي |قرابة )?[\d٠-٩]+ ?(?:كم|كلم|كيلو ?مترا?ً?) (?:إلى |الى )?(?:ال)?(?:شمال|جنوب|شرق|غرب)/;

/** "deaths from [Baghdad church siege]": the name of an event begins with that of its place. */
export function namesEvent({ tokens, persons }: Sentence, { end, place }: Named, suspect: Suspect): boolean {
  const { first, noun, subtype, again } = suspect;
  if (again !== undefined || place === null || isVast(place) || first < end) return false;
  if (tokens.shape[first] !== SHAPE.lower || tokens.gap[end - 1]! > GAP.space) return false;
  // Other agreements are called after those who make them.
  if (subtype === "agreement" ? !TRUCES.has(tokens, first) : !noun) return false;
  return first === end || persons.some(hit => hit.first === end && hit.end === first && has(hit, "thing"));
}
const TRUCES = new WordSet("truce ceasefire");
