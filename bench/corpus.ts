// A made-up corpus of any size from a seed, for benches and tests: places on a grid over Iraq and around it, articles of
// meaningless sentences that mention them, incidents in some. Equal seeds give equal corpora.

import { mkdirSync } from "node:fs";
import path from "node:path";
import { openSqlite } from "@/lib/store/sqlite";
import type { ParsedArticle } from "@/lib/store/store";
import { INCIDENT_TYPES, type Incident, type IncidentStatus, type Kind, type Mention, type Place } from "@/lib/types";
import { type Random, seeded } from "@/tests/random";

export interface CorpusSize {
  seed: number;
  articles: number;
  /** On average. */
  mentions: number;
  places: number;
}

/** The corpus that the store and the browser are measured with: a million mentions. */
export const LARGE: CorpusSize = { seed: 1, articles: 100_000, mentions: 10, places: 5_000 };

/** A data folder with the corpus of that size, written once; with how long that took, in seconds. */
export async function storedCorpus(size: CorpusSize): Promise<{ folder: string; seconds: number }> {
  const { seed, articles, mentions, places } = size;
  const folder = path.join(process.cwd(), "var", "bench", `corpus-${articles}-${mentions}-${places}-${seed}`);
  mkdirSync(folder, { recursive: true });
  const store = openSqlite(path.join(folder, "dateline.db"));
  const started = performance.now();
  const stored = (await store.articleIds()).length;
  // "known" where an earlier run was interrupted
  if (stored < articles) for (const parsed of makeArticles(size)) await store.addArticle(parsed);
  await store.close();
  return { folder, seconds: stored < articles ? (performance.now() - started) / 1000 : 0 };
}

const PROVINCES = [
  ...["Anbar", "Babil", "Baghdad", "Basra", "Dhi Qar", "Diyala", "Dohuk", "Erbil", "Halabja", "Karbala", "Kirkuk"],
  ...["Maysan", "Muthanna", "Najaf", "Nineveh", "Qadisiyah", "Salah al-Din", "Sulaymaniyah", "Wasit"],
];
const NEIGHBOURS = ["SY", "IR", "TR", "JO", "KW", "SA"];
const POINT_KINDS: Kind[] = [
  "city",
  "town",
  "village",
  "village",
  "neighbourhood",
  "military-base",
  "airport",
  "facility",
];
const SYLLABLES = [
  "ba",
  "qa",
  "ra",
  "mi",
  "su",
  "la",
  "tu",
  "na",
  "da",
  "shi",
  "har",
  "zub",
  "kar",
  "wan",
  "jal",
  "far",
];
const WORDS = (
  "convoy patrol road market bridge school police army council river checkpoint vehicle statement water power line morning " +
  "officials residents report forces group area district command support border night station family hospital group supply"
).split(" ");
const OTHERS = SYLLABLES.flatMap(a => SYLLABLES.flatMap(b => SYLLABLES.map(c => `${b}${a}l${c}`)));
const SUBTYPES: Record<string, string[]> = {
  battles: ["armed-clash", "government-regains-territory"],
  explosions: ["air-drone-strike", "remote-explosive", "shelling"],
  "violence-against-civilians": ["attack", "abduction"],
  protests: ["peaceful-protest"],
  riots: ["mob-violence"],
  "strategic-developments": ["arrests", "agreement"],
};
const ACTORS = Array.from({ length: 40 }, (_, i) => ({ id: `actor-${i}`, name: `Actor ${i}` }));
const SOURCES = Array.from({ length: 60 }, (_, i) => `Bulletin ${i}`);
const FIRST_DAY = Date.UTC(2014, 0, 1) / 86_400_000;

/** Place 0 is a country; of the rest, some are provinces, lines and regions, a tenth lies abroad. */
export function makePlaces(count: number, random: Random): Place[] {
  return Array.from({ length: count }, (_, i) => {
    const special: Kind | undefined = (["country", "region", "sea", "admin1", "river", "desert"] as const)[i];
    const kind = special ?? random.pick(POINT_KINDS);
    const across = special === "region" || special === "sea" || special === "river";
    const abroad = random.chance(0.1);
    const name = capital(`${random.pick(SYLLABLES)}${random.pick(SYLLABLES)}${random.pick(SYLLABLES)} ${i}`);
    return {
      id: `made:${i}`,
      name,
      nameAr: "",
      names: [],
      kind,
      featureClass: "P",
      featureCode: "PPL",
      country: across ? "" : abroad ? random.pick(NEIGHBOURS) : "IQ",
      admin1: across || special === "country" ? "" : random.pick(PROVINCES),
      admin2: i % 5 === 0 ? "" : `District ${i % 7}`,
      lon: 39 + random.below(9500) / 1000,
      lat: 29 + random.below(8500) / 1000,
      extent: special === "desert" ? { type: "radius", km: 60 } : null,
      population: 0,
      accuracyKm: 0,
      source: "made up",
    };
  });
}

export function* makeArticles({ seed, articles, mentions, places: count }: CorpusSize): Generator<ParsedArticle> {
  const random = seeded(seed);
  const places = makePlaces(count, random);
  for (let n = 0; n < articles; n++) yield makeArticle(n, mentions, places, random);
}

/** The parts of an article; also used by tests that need a new one. */
export function makeArticle(
  n: number,
  mentionsWanted: number,
  places: readonly Place[],
  random: Random,
): ParsedArticle {
  const mentions: Mention[] = [];
  const incidents: Incident[] = [];
  const used = new Map<string, Place>();
  const published = random.chance(0.9) ? FIRST_DAY + random.below(3650) : null;
  const title = capital(sentence(random, 4));
  let text = `${title}\n\n`;
  const wanted = random.below(2 * mentionsWanted + 1);
  while (mentions.length < wanted || text.length < 200) {
    const start = text.length;
    text += `${capital(sentence(random, 3 + random.below(6)))} `;
    const first = mentions.length;
    for (let left = Math.min(wanted - mentions.length, random.below(3)); left > 0; left--) {
      // Some places are in the news far more often than others.
      const place = places[Math.floor(random.next() ** 3 * places.length)] as Place;
      const resolved = random.chance(0.95);
      if (resolved) used.set(place.id, place);
      text += "near ";
      mentions.push({
        start: text.length,
        end: text.length + place.name.length,
        text: place.name,
        literal: random.chance(0.9),
        confidence: random.below(101) / 100,
        resolution: resolved
          ? { type: "resolved", placeId: place.id }
          : { type: "unresolved", reason: "made up", near: null },
        evidence: [{ feature: "population", value: 0.5, weight: 2, note: "the largest place of this name" }],
        runnersUp: [],
      });
      text += `${place.name} `;
    }
    text += `${sentence(random, 2 + random.below(5))}.`;
    if (random.chance(0.25)) {
      const here = mentions.length > first && random.chance(0.9) ? first + random.below(mentions.length - first) : null;
      incidents.push(makeIncident(random, start, text.length, here, published));
    }
    text += random.chance(0.3) ? "\n\n" : " ";
  }
  const tail = "All rights reserved by nobody";
  const boilerplate = [{ start: text.length, end: text.length + tail.length, reason: "copyright line" }];
  const day = published === null ? null : dayName(published);
  return {
    article: {
      id: `a${n}-${random.below(2 ** 31).toString(36)}`,
      title,
      author: random.chance(0.5) ? "A. Writer" : "",
      source: random.pick(SOURCES),
      url: "",
      publishedOn: day === null ? null : { from: day, to: day, precision: "day" },
      dateEvidence: day === null ? "" : "date line",
      language: random.chance(0.9) ? "en" : "ar",
      text: text + tail,
      boilerplate,
    },
    mentions,
    incidents,
    places: [...used.values()],
    import: n % 5 === 0 ? "" : `Folder ${1 + (n % 2)}`,
  };
}

function makeIncident(
  random: Random,
  start: number,
  end: number,
  mention: number | null,
  published: number | null,
): Incident {
  const type = random.pick(INCIDENT_TYPES);
  const day = published === null || random.chance(0.3) ? null : published - random.below(40);
  const month = random.chance(0.1);
  const status: IncidentStatus = random.chance(0.85) ? "reported" : random.pick(["threatened", "denied", "background"]);
  const date =
    day === null
      ? null
      : month
        ? { from: `${dayName(day).slice(0, 7)}-01`, to: `${dayName(day).slice(0, 7)}-28`, precision: "month" as const }
        : { from: dayName(day), to: dayName(day), precision: "day" as const };
  const people = (): Incident["deaths"] => {
    if (!random.chance(0.3)) return null;
    const number = random.chance(0.9) ? random.below(15) : null;
    return { low: number, high: number, text: number === null ? "some" : String(number), start, end: start + 2 };
  };
  return {
    type,
    subtype: random.pick(SUBTYPES[type] ?? []),
    status,
    sentence: { start, end },
    trigger: { start, end: start + 4 },
    mention,
    relation: null,
    date: date && { ...date, span: null, note: "made up" },
    actors: random.some(ACTORS, 0, 2).map(actor => ({ ...actor, role: "involved", start, end: start + 1 })),
    deaths: people(),
    injuries: people(),
    confidence: random.below(101) / 100,
    evidence: [],
  };
}

/** A few words of the news among many others, some of them far more frequent than the rest, as in any language. */
function sentence(random: Random, length: number): string {
  const word = () =>
    random.chance(0.08) ? random.pick(WORDS) : (OTHERS[Math.floor(random.next() ** 3 * OTHERS.length)] ?? "");
  return Array.from({ length }, word).join(" ");
}
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function dayName(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
