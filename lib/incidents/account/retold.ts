// Events told again: "the blast brought down part of the dome", "no group has claimed the attack", "nobody was hurt" speak of what was told.

import { Vocabulary } from "@/lib/gazetteer/matcher";
import { WordSet } from "@/lib/text/tokenize";
import type { DateRange, Incident } from "@/lib/types";
import { headOf, type Sentence } from "../sentence";
import { type Suspect, suspectOf, type Told } from "../suspect";
import type { Casualties } from "../who/numbers";
import { wordOf } from "../words/folded";
import { type Hit, has, senseOf } from "../words/rules";

/** Sentences over which "the attack" is known. */
const REACH = 4;
/** Sentences over which a toll is the event's. */
const TOLL_REACH = 2;

export type Fits = (incident: Incident) => boolean;

const violent: Fits = ({ type, subtype }) =>
  type === "battles" || type === "explosions" || type === "violence-against-civilians" || /^excessive/.test(subtype);
const shootings: Fits = incident => violent(incident) && incident.subtype !== "abduction-forced-disappearance";
/** A fight of which no death is told is not what is called a killing. */
const killings: Fits = incident => shootings(incident) && (incident.type !== "battles" || incident.deaths !== null);
const ofTypes =
  (...types: string[]): Fits =>
  ({ type }) =>
    types.includes(type);
const ofSubtypes =
  (...subtypes: string[]): Fits =>
  ({ subtype }) =>
    subtypes.includes(subtype);
const crowds: Fits = ofTypes("protests", "riots");
/** Events that kill or hurt people. */
const harmful: Fits = ({ type, subtype }) => type !== "strategic-developments" && subtype !== "peaceful-protest";

/** What strikes and raids are; those from the air, where one was told. */
const STRUCK = ofTypes("explosions", "battles");

/** What the word may be among the events told: "the strikes" are none of rockets where aircraft struck. */
export function narrowed(fits: Fits, told: readonly Told[]): Fits {
  const byAir = ofSubtypes("air-drone-strike");
  return fits === STRUCK && told.some(({ incident }) => byAir(incident)) ? byAir : fits;
}

/** What "the attack" and "the incident" are, with all their acts. */
export const WHOLE: ReadonlySet<Fits> = new Set([violent, harmful]);

/** What an event may be called when it is spoken of again. */
const CALLED: readonly (readonly [names: string, fits: Fits])[] = [
  [
    "attack attacks assault aggression operation الهجوم الاعتدا العدوان العمليه العمليات الهجمات الهجومين الهجومان الاستهداف الاعتداات",
    violent,
  ],
  ["incident violence bloodshed الحادث الحادثه الواقعه", harmful],
  [
    "blast blasts explosion explosions bombing bombings bomb bombs detonation الانفجار التفجير الانفجارات التفجيرات الانفجارين الانفجاران التفجيرين التفجيران العبوه العبوتين المفخخه",
    ofTypes("explosions"),
  ],
  [
    "strike strikes airstrike airstrikes raid raids الضربه الضربات الضربتين الضربتان الغاره الغارات الغارتين الغارتان القصف",
    STRUCK,
  ],
  [
    "shelling bombardment rockets missiles salvo barrage drones drone rocket missile shell shells mortars fire الصواريخ القذايف الصاروخ القذيفه الصاروخين القذيفتين المسيرات الطايره",
    ofTypes("explosions"),
  ],
  [
    "clash clashes fighting fight feud gunbattle battle ambush firefight الاشتباك الاشتباكات المواجهات المعارك المعركه القتال النزاع المشاجره الكمين الاقتتال التعرض المواجهه",
    ofTypes("battles"),
  ],
  [
    "killing killings murder murders assassination massacre execution الجريمه الاغتيال المجزره القتل المذبحه الاعدام الاعدامات",
    killings,
  ],
  ["shooting shootings", shootings],
  [
    "kidnapping kidnappings abduction abductions kidnappers captors hostages captives الخطف الاختطاف المخطوفين المختطفين",
    ofSubtypes("abduction-forced-disappearance"),
  ],
  [
    "protest protests demonstration demonstrations march rally riot riots unrest sit-in vigil procession gathering blockade picket التظاهره الاحتجاجات المظاهره الاعتصام الوقفه المسيره التجمع التظاهرات المظاهرات الاضراب الاحتجاج الشغب",
    crowds,
  ],
  ["arrest arrests detention detentions الاعتقال الاعتقالات التوقيف", ofSubtypes("arrests")],
  ["truce ceasefire agreement accord deal pact الهدنه الاتفاق الاتفاقيه", ofSubtypes("agreement")],
  ["mine mines device ied اللغم العبوات", ofSubtypes("remote-explosive-landmine-ied")],
  ["arson fires الحرايق", ofSubtypes("looting-property-destruction", "violent-demonstration")],
];

const NAMES = new Map<string, Fits>();
/** The same by their hash, Arabic ones with what is written together with them: most words are none, and one look tells so. */
const WORDS = new Vocabulary();
for (const [names, fits] of CALLED)
  for (const name of names.split(" ")) {
    NAMES.set(name, fits);
    WORDS.add(name);
    if (name < "\u0600") continue;
    for (const prefix of "وفبك") WORDS.add(prefix + name);
    WORDS.add(`لل${name.slice(2)}`);
  }

/** An Arabic word with its article, without what is written together with it. */
function bareOf(word: string): string {
  if (word < "\u0600") return word;
  return word.startsWith("لل") ? `ال${word.slice(2)}` : /^[وفبك]ال/.test(word) ? word.slice(1) : word;
}

const DEFINITE = new WordSet("the this its both either these those");
/** Sentences that tell of other things: of accidents, games and drills. */
const OTHERWISE = ["accident", "sport", "drill", "finance"];

/** "the attack": the word, and what it may be; null where no event is spoken of so. */
export function calledAgain({
  tokens,
  first,
  last,
}: Pick<Sentence, "tokens" | "first" | "last">): { at: number; fits: Fits } | null {
  for (let t = first; t < last; t++) {
    if (WORDS.find(tokens, t) < 0) continue;
    const word = wordOf(tokens, t);
    const fits = NAMES.get(bareOf(word));
    // Arabic names are those with the article.
    // "a social explosion"
    if (/^(?:الاجتماعي|السكاني)$/.test(wordOf(tokens, t + 1))) continue;
    if (fits === undefined || /^(?:number|level|عدد)$/.test(wordOf(tokens, t - 1))) continue;
    if (wordOf(tokens, t - 1) === "of" && /^(?:number|level|spate|wave)$/.test(wordOf(tokens, t - 2))) continue;
    if (isSite(tokens, first, t) || isEnded(tokens, first, t)) continue;
    // "the killing of a guard": of somebody who has not been told of.
    if (/^(?:shooting|killing|murder|abduction|kidnapping)$/.test(word) && OF_ANOTHER.test(next(tokens, t))) continue;
    if (word >= "\u0600" || isDefinite(tokens, first, t)) return { at: t, fits };
  }
  return null;
}

/** In Arabic also a command of operations, and who is its head. */
const SITE = /^(?:scene|site|spot|[وفبل]?(?:مكان|موقع|محل|مسرح|منطقه|قياده|قايد|غرفه|مركز|خليه|هيئه|صاله|يجرون|اجرا))$/;

/** "rushed to the scene of the blast": of the place, and nothing is said of what happened there. */
function isSite(tokens: Sentence["tokens"], first: number, t: number): boolean {
  if (wordOf(tokens, t) >= "\u0600") return SITE.test(wordOf(tokens, t - 1));
  for (let u = t - 1; u > Math.max(first, t - 5); u--)
    if (wordOf(tokens, u) === "of") return SITE.test(wordOf(tokens, u - 1));
  return false;
}

const ENDS = new WordSet("end ending halt halting stop stopping cease prevent وقف انها منع تجنب ايقاف", "و ف ب ل");

/** "called for an end to the fighting": what shall be no more. */
function isEnded(tokens: Sentence["tokens"], first: number, t: number): boolean {
  if (wordOf(tokens, t) >= "\u0600") return ENDS.has(tokens, t - 1);
  for (let u = t - 1; u >= Math.max(first, t - 3); u--) if (ENDS.has(tokens, u)) return true;
  return false;
}

const OF_ANOTHER = /^of (?:an?|another|two|three|four|five|several)$/;
const next = (tokens: Sentence["tokens"], t: number): string => `${wordOf(tokens, t + 1)} ${wordOf(tokens, t + 2)}`;

/** "during the attack", "in the fighting": the event of which the sentence tells a part. */
export function calledDuring({ tokens, first, last }: Sentence): Fits | null {
  for (let t = first; t < last; t++) {
    if (WORDS.find(tokens, t) < 0) continue;
    const fits = NAMES.get(bareOf(wordOf(tokens, t)));
    const before = wordOf(tokens, t - 1);
    const lead = /^(?:the|this|that)$/.test(before)
      ? wordOf(tokens, t - 2)
      : wordOf(tokens, t) >= "\u0600"
        ? before
        : "";
    if (fits !== undefined && /^(?:during|in|amid|before|after|خلال|اثنا|في|عقب|بعد)$/.test(lead)) return fits;
  }
  return null;
}

/** What an event is to another one that is told after it: it follows, avenges or resembles that one. */
const RELATES = new WordSet(
  "follow follows followed come comes came avenged echoes echoed respond responds responded answer answers answered " +
    "retaliated recall recalls recalled resembled ياتي تاتي جا جات ياتيان جاا",
);
const RESEMBLES = new WordSet(
  "first second third fourth fifth latest deadliest worst bloodiest biggest largest revenge retaliation response reply",
);

/**
 * "The attack follows a raid on ...", "the blast was the third since ...": the event that is compared with others, and the word up to
 * which it is spoken of; null without one.
 */
export function calledFirst(sentence: Sentence): { at: number; until: number; fits: Fits } | null {
  const { tokens, first, last } = sentence;
  // "It was the deadliest since ..."
  if (wordOf(tokens, first) === "it" && /^(?:was|is)$/.test(wordOf(tokens, first + 1)))
    for (let t = first + 2; t < Math.min(last, first + 5); t++)
      if (RESEMBLES.has(tokens, t)) return { at: first, until: nameEnd(sentence, t), fits: harmful };
  const called = calledAgain({ tokens, first, last: Math.min(last, first + 4) });
  if (called === null) return null;
  const lead = /^(?:هذا|هذه|ذلك)$/.test(wordOf(tokens, called.at - 1)) ? 2 : 1;
  for (let t = Math.max(first, called.at - lead); t < Math.min(last, called.at + 4); t++)
    if (RELATES.hasWord(wordOf(tokens, t).replace(/^[وف](?=[يتج])/, ""))) return { ...called, until: called.at };
  for (let t = called.at + 1; t < Math.min(last, called.at + 8); t++)
    if (RESEMBLES.has(tokens, t) && /^(?:was|is|were|are)$/.test(wordOf(tokens, called.at + 1)))
      return { ...called, until: nameEnd(sentence, t) };
  return null;
}

/** What stands behind "the attack comes": what else there was at the time. */
const MEANWHILE = new WordSet(
  "as after amid while since before following hours days weeks بعد عقب فيما بينما وسط بالتزامن غداه قبل مع",
);
const COMES = /^[وف]?(?:comes?|came|[يت]اتي|[يت]اتيان|جا|جات|جاا)$/;

/**
 * "The attack comes as the army fights in Mosul", "came days after a raid on Hit": the sentence up to where it tells of that, whose places,
 * people and numbers are not those of the attack; the whole sentence where it tells of no other place.
 */
export function withoutRelated(sentence: Sentence): Sentence {
  const { tokens, first, last, named } = sentence;
  const called = calledAgain({ tokens, first, last: Math.min(last, first + 4) });
  if (called === null) return sentence;
  for (let t = Math.max(first, called.at - 2); t < Math.min(last, called.at + 4); t++) {
    if (!COMES.test(wordOf(tokens, t))) continue;
    let cut = Math.max(t, called.at) + 1;
    while (cut < last && !MEANWHILE.has(tokens, cut)) cut++;
    const elsewhere = named.some(one => one.first >= cut && one.mention.literal && one.place !== null);
    return cut < last && elsewhere ? headOf(sentence, cut) : sentence;
  }
  return sentence;
}

/** The last word of "the fourth rocket attack": it is the event itself, and none that it is compared with. */
function nameEnd({ tokens, last }: Sentence, t: number): number {
  let end = t;
  while (
    end + 1 < Math.min(last, t + 5) &&
    !/^(?:of|in|on|by|at|to|for|since|after|against|this|that)$/.test(wordOf(tokens, end + 1))
  )
    end++;
  return end;
}

const DAY = new WordSet("monday tuesday wednesday thursday friday saturday sunday yesterday today week month");

/** "the", at most two words before: "the latest attack". */
export function isDefinite(tokens: Sentence["tokens"], first: number, t: number): boolean {
  for (let u = t - 1; u >= Math.max(first, t - 3); u--) {
    const word = wordOf(tokens, u);
    if (DEFINITE.hasWord(word) || (word === "that" && u === t - 1)) return true;
    // "Saturday's attack"
    if (DAY.hasWord(word) && /^['’]s/.test(tokens.text.slice(tokens.end[u]!, tokens.end[u]! + 2))) return true;
    if (tokens.gap[u]! > 1) return false;
  }
  return false;
}

/** What the word may be when it is spoken of again; null where it is none of these names. */
export function namedAs(tokens: Sentence["tokens"], t: number): Fits | null {
  return NAMES.get(bareOf(wordOf(tokens, t))) ?? null;
}

/** The same where nothing says that it is known: "a similar attack", in Arabic without the article. */
export function kindNamed(tokens: Sentence["tokens"], t: number): Fits | null {
  const word = wordOf(tokens, t);
  const [, bare = ""] =
    /^[وفبل]?(هجوم|هجمات|هجومين|قصف|استهداف|انفجار|ضربه|ضربات|غاره|غارات|عمليه)ا?$/.exec(word) ?? [];
  return namedAs(tokens, t) ?? NAMES.get(`ال${bare}`) ?? null;
}

/**
 * The reports of the event that the sentence speaks of again, the last of its kind: those of one list together; empty without one.
 * @param prefers what says of an event that it is meant rather than one told later: its place, its day
 */
export function toldBefore(
  told: readonly Told[],
  now: number,
  fits: Fits,
  reach = REACH,
  prefers: Fits | null = null,
): Told[] {
  const near = told.filter(({ sentence }) => now - sentence <= reach);
  const meant = prefers === null ? null : lastOf(near, incident => fits(incident) && prefers(incident));
  if (meant !== null && meant.incident.status !== "threatened") return [meant];
  // "Ankara often strikes the group. The raid ...": of one, and not of what is done again and again.
  const last = lastOf(near, incident => fits(incident) && !isHabit(incident)) ?? lastOf(near, fits);
  if (last === null || last.incident.status === "threatened") return [];
  return told.filter(
    ({ incident, sentence }) =>
      sentence === last.sentence &&
      incident.trigger.start === last.incident.trigger.start &&
      incident.subtype === last.incident.subtype,
  );
}

/** Told as done again and again. */
const isHabit = ({ status, evidence }: Incident): boolean =>
  status === "background" &&
  evidence.some(({ feature, note }) => feature === "status" && note.startsWith("again and again"));

/** Several events, and not the weapons of one. */
const SEVERAL =
  /^(?:attacks|bombings|blasts|explosions|strikes|airstrikes|raids|killings|shootings|assaults|[وفب]?(?:ال|لل)(?:هجمات|تفجيرات|انفجارات|ضربات|غارات|ضربتين|هجومين|تفجيرين|غارتين|انفجارين|ضربتان|هجومان|تفجيران|غارتان|انفجاران))$/;

/** "The three bombings": the events of the kind told in the sentences before, one of each place; empty where those of one sentence are meant. */
export function allToldBefore(
  { tokens }: Sentence,
  at: number,
  told: readonly Told[],
  now: number,
  fits: Fits,
  placeOf: (incident: Incident) => string | null,
  contains: (outer: Incident, inner: Incident) => boolean,
): Told[] {
  if (!SEVERAL.test(wordOf(tokens, at))) return [];
  const places = new Map<string, Told>();
  for (const one of told) {
    const place = placeOf(one.incident);
    if (now - one.sentence <= REACH && one.incident.status === "reported" && place !== null && fits(one.incident))
      places.set(place, one);
  }
  // Not the sum of those that are told one by one.
  const all = [...places.values()];
  const parts = all.filter(one => !all.some(other => other !== one && contains(one.incident, other.incident)));
  const number = howMany(tokens, at);
  const each = parts.length > 1 ? parts : all;
  const events = number === null ? each : each.slice(-number);
  const last = events.at(-1)?.sentence;
  return events.length > 1 && events.filter(({ sentence }) => sentence === last).length === 1 ? events : [];
}

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ both: 2, two: 2, twin: 2, three: 3, four: 4, five: 5 },
  ...{ الثلاثه: 3, الثلاث: 3, الاربعه: 4, الاربع: 4, الخمسه: 5 },
};

/** "both blasts", "the three bombings", also in Arabic, where the number stands behind or in the form of the word. */
function howMany(tokens: Sentence["tokens"], at: number): number | null {
  const word = wordOf(tokens, at);
  if (word >= "\u0600") return /(?:ين|ان)$/.test(word) ? 2 : (NUMBERS[wordOf(tokens, at + 1)] ?? null);
  for (let t = at - 1; t >= Math.max(0, at - 2); t--) {
    const number = NUMBERS[wordOf(tokens, t)];
    if (number !== undefined) return number;
  }
  return null;
}

/** The last event that fits; of one sentence, one that is told for its own sake before one told aside. */
export function lastOf(told: readonly Told[], fits: Fits): Told | null {
  const last = told.findLast(({ incident }) => fits(incident));
  if (last === undefined || !last.aside) return last ?? null;
  return (
    told.findLast(({ incident, sentence, aside }) => sentence === last.sentence && !aside && fits(incident)) ?? last
  );
}

/** Whether the sentence speaks of an accident, a game or the like, of which no event told before is meant. */
export function tellsOtherwise({ tokens, cues }: Sentence, at?: number): boolean {
  return (
    cues.filter(cue => has(cue, "play")).length > 1 ||
    cues.some(
      cue =>
        cue.first !== at &&
        OTHERWISE.some(value => has(cue, value)) &&
        // In Arabic "the blast led to the burning of two cars": what came of it.
        !(at !== undefined && at < cue.first && BURNT.has(tokens, cue.first)) &&
        // "the Arab League"
        !(cue.end - cue.first === 1 && /^(?:arab|muslim)$/.test(wordOf(tokens, cue.first - 1))),
    )
  );
}

const BURNT = new WordSet("احتراق حريق حرايق انهيار اندلاع", "و ف ب ال وال فال بال");

/** A toll of nothing else: it is that of the event told right before. */
export function tollOf(
  { tokens, harms, triggers }: Sentence,
  { deaths, injuries }: Casualties,
  told: readonly Told[],
  now: number,
): { hit: Hit; of: Told } | null {
  const hit = harms.find(({ senses }) => senses.some(({ value }) => /^(?:death|injury|none)$/.test(value)));
  if (hit === undefined || FOUND.has(tokens, hit.first)) return null;
  const plain = triggers.every(({ senses }) =>
    senses.every(({ value }) => /^(?:death|injury|use|none|arms|attack)$/.test(value)),
  );
  // The dead of a war.
  if ((deaths?.low ?? 0) >= 1000) return null;
  if (!plain || (deaths === null && injuries === null && !has(hit, "none"))) return null;
  const of = told.at(-1);
  if (of === undefined || now - of.sentence > TOLL_REACH || !harmful(of.incident)) return null;
  return { hit, of };
}

const LATER_DEATH = new WordSet(
  "died dies succumbed toll tally توفي توفيت توفوا وفاه بوفاه حصيله الحصيله حتفه حتفها",
  "و ف",
);
/** In Arabic "parted from life", "breathed their last", also with who it was between, at word `t`. */
export function partsFromLife({ tokens, last }: Pick<Sentence, "tokens" | "last">, t: number): boolean {
  return PARTED.has(tokens, t) && LIFE.among(tokens, t + 1, Math.min(last, t + 4));
}
const PARTED = new WordSet("فارق فارقت فارقا فارقتا فارقوا لفظ لفظت لفظا لفظوا", "و ف");
const LIFE = new WordSet("الحياه انفاسه انفاسها انفاسهما انفاسهم");
/** Days within which those who were wounded die of it. */
const DYING = 14;

/** "One of the wounded died on Tuesday", "by Tuesday the toll had risen": told of a later day, and of the event all the same. */
export function tellsLaterDeath({ tokens, first, last }: Sentence): boolean {
  for (let t = first; t < last; t++)
    if (LATER_DEATH.has(tokens, t) || partsFromLife({ tokens, last }, t)) return true;
    else if (/^(?:number|figure|عدد|اعداد)$/.test(wordOf(tokens, t)))
      for (let u = t + 1; u < Math.min(last, t + 6); u++) if (COUNTED.has(tokens, u)) return true;
  return false;
}

const COUNTED = new WordSet("dead deaths killed fatalities victims casualties القتلي الضحايا الشهدا الوفيات ضحايا");

/** A day on which somebody may have died of what happened on the other. */
export function isSoonAfter(later: Pick<DateRange, "from">, event: DateRange | null): boolean {
  if (event?.precision !== "day" || later.from <= event.to) return false;
  return Date.parse(later.from) - Date.parse(event.to) <= DYING * 86_400_000;
}

/** Bodies are found of those who were killed elsewhere. */
const FOUND = new WordSet("body bodies corpse corpses remains جثه جثث جثتي");

/** The words of a sentence as a suspect of the kind that was told. */
export function again({ incident }: Told, first: number, end: number, hit: Hit | null): Suspect {
  const meant = hit ?? {
    first,
    head: end,
    end,
    senses: [senseOf({ value: incident.subtype, part: "noun", name: "" })],
  };
  const note = "speaks again of an event told before";
  return suspectOf(incident, meant, { first, end, head: first, noun: true, rule: "again", note, score: 0.5 });
}
