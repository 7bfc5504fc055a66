// Makes the gazetteer's columns out of its compact form: the vocabulary, the tries over it, the names and the lines of the places.
// It takes seconds; lib/gazetteer/open.ts keeps the result in a file.

import { listColumns, textColumns } from "@/lib/gazetteer/columns";
import type { Compiled, Region } from "@/lib/gazetteer/gazetteer";
import { FLAG, Lexicon, type WordLists, wordsOf } from "@/lib/gazetteer/lexicon";
import { lookColumns } from "@/lib/gazetteer/look";
import { PhraseTrie, Vocabulary } from "@/lib/gazetteer/matcher";
import { readPack } from "@/lib/gazetteer/pack";
import {
  arabicStem,
  foreignReadings,
  hasMarkedLetters,
  otherSequences,
  spelledSequences,
  spellingKey,
} from "@/lib/text/spelling";
import type { Extent, Kind, Place } from "@/lib/types";

const ARABIC_LETTERS = /[\u0600-\u06ff]/;

/** A written form that is being put into the columns. */
interface Form {
  form: string;
  words: readonly string[];
  arabic: boolean;
  spelled: boolean;
  /** Whether it is the name of a place in the region itself: the look of names is learned from these. */
  regional: boolean;
  /** Whether all its places are told apart by a bracket in the gazetteer ("البستان (لبنان)"): what is written so is an ordinary word, too. */
  apart: boolean;
  places: number[];
}

/**
 * @param text the compact form, as readPack reads it; throws if a line is not of that form
 * @param lists the word lists of the region pack
 */
export function compile(
  text: string,
  extents: ReadonlyMap<string, Extent>,
  region: Region,
  lists: WordLists,
): Compiled {
  const packed = readPack(text, extents);
  const vocabulary = new Vocabulary();
  const lexicon = Lexicon.read(vocabulary, lists);
  const keys = new Vocabulary();
  const exact = new PhraseTrie();
  const spelled = new PhraseTrie();
  const names: Form[] = [];
  const mainName = new Int32Array(packed.length).fill(-1);
  const byForm = new Map<string, number>();
  const regional = new Set(region.countries);
  const akin = new Set([...region.countries, ...(region.akin ?? [])]);
  const countries = new Set(
    packed.flatMap(({ place: { kind, nameAr, names } }) =>
      kind === "country" ? [nameAr, ...names].map(name => wordsOf(name).join(" ")) : [],
    ),
  );
  const districts = new Set(
    packed.flatMap(({ place }) => (place.kind === "admin2" ? bareNames(place, countries) : [])),
  );
  for (let p = 0; p < packed.length; p++) {
    const { place } = packed[p]!;
    const usual = [
      place.name,
      place.nameAr,
      ...place.names,
      ...customaryForms(place),
      ...quarterForms(place, districts),
    ];
    const apart = toldApart(place);
    const written = apart === "" ? usual : [...usual, apart];
    const forms = written.map(name => (name === "" ? [] : bareName(wordsOf(name), place.kind, countries)));
    const own = new Set(forms.map(words => words.join(" ")));
    for (let f = 0; f < forms.length; f++) {
      const words = forms[f]!;
      // The usual names (the first two) stay as they are, and so do names of things that are named by their kind.
      if (words.length === 0 || (f > 1 && GENERIC_APART.has(place.kind) && isGenericVariant(lexicon, words, own)))
        continue;
      const form = words.join(" ");
      let id = byForm.get(form);
      if (id === undefined) {
        id = names.length;
        byForm.set(form, id);
        const arabic = ARABIC_LETTERS.test(form);
        names.push({ form, words, arabic, places: [], spelled: false, regional: false, apart: true });
        const sequences =
          arabic && place.source.startsWith("curated") ? arabicSequences(words, lexicon, vocabulary) : [words];
        for (const sequence of sequences)
          exact.add(
            sequence.map(word => vocabulary.add(arabic ? arabicStem(word) : word)),
            id,
          );
      }
      const name = names[id]!;
      if (f < usual.length) name.apart = false;
      if (mainName[p] === -1) mainName[p] = id;
      if (!name.places.includes(p)) name.places.push(p);
      if (regional.has(place.country)) name.regional = true;
      if (!name.arabic && !name.spelled && akin.has(place.country)) {
        name.spelled = true;
        for (const sequence of [...spelledSequences(words), ...(name.regional ? otherSequences(words) : [])]) {
          spelled.add(
            sequence.map(key => keys.add(key)),
            id,
          );
        }
      }
      // "Şırnak" is also found as "Shirnak": its letters do not sound like what folding makes of them.
      if (name.spelled && hasMarkedLetters(written[f]!)) {
        const sounded = bareName(wordsOf(soundedOut(written[f]!)), place.kind, countries);
        for (const sequence of spelledSequences(sounded)) {
          spelled.add(
            sequence.map(key => keys.add(key)),
            id,
          );
        }
      }
    }
  }
  shareNames(names, mainName, packed);
  shareArticles(names, byForm, mainName, packed, region.focus);
  const keyOfWord = new Int32Array(vocabulary.size).fill(-1);
  vocabulary.forEach((word, id) => {
    if (!ARABIC_LETTERS.test(word)) keyOfWord[id] = keys.idOf(spellingKey(word));
  });
  const lines = text
    .split("\n")
    .slice(1)
    .filter(line => line !== "");
  return {
    vocabulary: vocabulary.columns(),
    keys: keys.columns(),
    exact: exact.columns(),
    spelled: spelled.columns(),
    lexicon: lexicon.columns(),
    phrases: lexicon.phrases(),
    names: {
      ...textColumns(
        "form",
        names.map(({ form }) => form),
      ),
      script: Uint8Array.from(
        names,
        ({ arabic, spelled, apart }) => (arabic ? 1 : 0) | (spelled ? 2 : 0) | (apart ? 4 : 0),
      ),
      ...listColumns(
        "places",
        names.map(({ places }) => places),
      ),
      ...listColumns("sites", sitesByName(names, byForm, packed, lexicon)),
    },
    places: {
      ...textColumns("line", lines),
      ...textColumns("ids", [packed.map(({ place }) => place.id).join("\n")]),
      mainName,
      common: Uint8Array.from(packed, ({ common }) => (common ? 1 : 0)),
    },
    words: { key: keyOfWord },
    look: lookColumns(...knownWords(names, lexicon, vocabulary)),
  };
}

/** A province or district with the name of the city it is governed from gets all of that city's names: "Slemani", "Basrah". */
function shareNames(names: readonly Form[], mainName: Int32Array, packed: readonly { place: Place }[]): void {
  const isSeat = ({ kind, source }: Place) => (kind === "city" || kind === "town") && source.startsWith("curated");
  const isArea = ({ kind, source }: Place) => (kind === "admin1" || kind === "admin2") && source.startsWith("curated");
  const governs = new Map<number, number[]>();
  for (let p = 0; p < packed.length; p++) {
    const area = packed[p]!.place;
    if (!isArea(area) || mainName[p] === -1) continue;
    const seat = names[mainName[p]!]!.places.find(q => {
      const { place } = packed[q]!;
      const within =
        place.admin1 === (area.kind === "admin1" ? area.name : area.admin1) || place.admin1 === area.admin1;
      return mainName[q] === mainName[p] && isSeat(place) && place.country === area.country && within;
    });
    if (seat !== undefined) governs.set(seat, [...(governs.get(seat) ?? []), p]);
  }
  for (const { places } of names)
    for (const seat of [...places])
      for (const area of governs.get(seat) ?? []) if (!places.includes(area)) places.push(area);
}

/**
 * Districts, and provinces with a name that is not their first, also have the form with an article if a town in them has it: "Al-Hamdaniya" is
 * Hamdaniya district as well as Qaraqosh. Changes the names.
 */
function shareArticles(
  names: readonly Form[],
  byForm: ReadonlyMap<string, number>,
  mainName: Int32Array,
  packed: readonly { place: Place }[],
  focus: string,
): void {
  for (const [id, { form, places }] of names.entries()) {
    const written = byForm.get(`al ${form}`);
    if (written === undefined) continue;
    for (const p of places) {
      const { kind, country, admin1, name, source } = packed[p]!.place;
      if (country !== focus || (kind !== "admin1" && kind !== "admin2")) continue;
      if (!source.startsWith("curated") || names[written]!.places.includes(p)) continue;
      const province = kind === "admin1" ? name : admin1;
      const shares = names[written]!.places.some(q => {
        const town = packed[q]!.place;
        if (town.country !== country || town.admin1 !== province) return false;
        return kind === "admin1" ? mainName[p] !== id : mainName[q] !== id;
      });
      if (shares) names[written]!.places.push(p);
    }
  }
}

const COUNTY = new Set(["county", "parish"]);

/** Kinds that go by the name of the town they are at: "the crossing at Safwan", "Taji base". */
const SITES = new Set<Kind>(["military-base", "airport", "border-crossing", "facility"]);

/**
 * For each name, the sites that have it together with a word for their kind: for "Safwan" the border crossing. So do counties, which are called
 * otherwise than by that word in lists alone ("Pickens and Carroll counties"), and the quarters of cities, in lists and in reports from their city.
 */
function sitesByName(
  names: readonly Form[],
  byForm: ReadonlyMap<string, number>,
  packed: readonly { place: Place }[],
  lexicon: Lexicon,
): number[][] {
  const sites: number[][] = names.map(() => []);
  for (const { words, places } of names) {
    const ofSites = places.filter(
      p =>
        ((SITES.has(packed[p]!.place.kind) || packed[p]!.place.kind === "neighbourhood") &&
          packed[p]!.place.source.startsWith("curated")) ||
        (packed[p]!.place.kind === "admin2" && COUNTY.has(words.at(-1)!)),
    );
    if (words.length < 2 || ofSites.length === 0) continue;
    for (let cut = 1; cut < words.length; cut++) {
      const kinds = (part: readonly string[], position: string) =>
        lexicon
          .entriesOf(part)
          .flatMap(entry => (entry.list === "kind" && [position, "both"].includes(entry.position) ? [entry.kind] : []));
      const [head, tail] = [words.slice(0, cut), words.slice(cut)];
      const behind = kinds(tail, "behind");
      const bare = behind.length > 0 ? head : kinds(head, "before").length > 0 ? tail : [];
      const id = byForm.get(bare.join(" "));
      if (id === undefined) continue;
      // A square is no quarter, though it is listed as one.
      const ofQuarter = [...behind, ...kinds(head, "before")].some(
        kind => kind === "neighbourhood" || kind === "admin2",
      );
      for (const p of ofSites)
        if (
          (ofQuarter || packed[p]!.place.kind !== "neighbourhood") &&
          !names[id]!.places.includes(p) &&
          !sites[id]!.includes(p)
        )
          sites[id]!.push(p);
    }
  }
  shareSites(names, sites, packed);
  return sites;
}

/** A site that goes by its town's name goes by all of the town's names: the crossing of Abu Kamal is that of al-Bukamal. Changes `sites`. */
function shareSites(names: readonly Form[], sites: number[][], packed: readonly { place: Place }[]): void {
  const ofTown = new Map<number, Set<number>>();
  for (let id = 0; id < names.length; id++) {
    for (const site of sites[id]!) {
      const { country, admin1 } = packed[site]!.place;
      for (const p of names[id]!.places) {
        const { place } = packed[p]!;
        const town = place.kind === "city" || place.kind === "town" || place.kind === "village";
        if (!town || !place.source.startsWith("curated") || place.country !== country || place.admin1 !== admin1)
          continue;
        ofTown.set(p, (ofTown.get(p) ?? new Set()).add(site));
      }
    }
  }
  for (let id = 0; id < names.length; id++)
    for (const p of names[id]!.places)
      for (const site of ofTown.get(p) ?? [])
        if (!names[id]!.places.includes(site) && !sites[id]!.includes(site)) sites[id]!.push(site);
}

/** "البستان" of "البستان (لبنان)", or "". */
function toldApart({ nameAr }: Place): string {
  return /^(.{3,}) \([^)]+\)$/.exec(nameAr)?.[1] ?? "";
}

/**
 * How else the words of an Arabic name are written. Behind a letter that joins no other, writers in haste leave out the space ("جسرالشغور",
 * "ابوغريب"), but not so that a man's name comes out ("Abu Hasan"); "Abu" is "Abi" behind a preposition.
 */
function arabicSequences(words: readonly string[], lexicon: Lexicon, vocabulary: Vocabulary): (readonly string[])[] {
  const sequences: (readonly string[])[] = [words];
  for (let i = 0; i + 1 < words.length; i++) {
    const [word, next] = [words[i]!, words[i + 1]!];
    const isPerson = (lexicon.flags(vocabulary.idOf(next)) & FLAG.firstName) !== 0;
    if (/[ادذرزو]$/.test(word) && !(ABU.test(word) && isPerson))
      sequences.push([...words.slice(0, i), word + next, ...words.slice(i + 2)]);
    if (ABU.test(word)) sequences.push([...words.slice(0, i), "ابي", ...words.slice(i + 1)]);
  }
  return sequences;
}

const ABU = /^ابو$/;

/** A name whose special letters are written as they sound in English. */
function soundedOut(written: string): string {
  return written
    .split(/(?<=[\s-])/)
    .map(word => (hasMarkedLetters(word) ? (foreignReadings(word)[0]?.word ?? word) : word))
    .join(" ");
}

/** Words that are only names of the region, and all other words: the look of names is learned from the two. */
function knownWords(names: readonly Form[], lexicon: Lexicon, vocabulary: Vocabulary): [Set<string>, Set<string>] {
  const regional = new Set<string>();
  const ordinary = new Set<string>();
  const other = FLAG.common | FLAG.kind | FLAG.firstName | FLAG.organisation | FLAG.surname;
  vocabulary.forEach((word, id) => {
    if (/^[a-z]{3,}$/.test(word) && (lexicon.flags(id) & (FLAG.common | FLAG.firstName | FLAG.surname)) !== 0)
      ordinary.add(word);
  });
  for (const { words, spelled, regional: own } of names) {
    for (const word of words) {
      if (!/^[a-z]{3,}$/.test(word)) continue;
      if (!spelled) ordinary.add(word);
      else if (own && (lexicon.flags(vocabulary.idOf(word)) & other) === 0) regional.add(word);
    }
  }
  return [regional, ordinary];
}

/** "Erbil city" beside "Erbil": the word for the kind is evidence from the text, not part of the name. */
function isGenericVariant(lexicon: Lexicon, words: readonly string[], own: ReadonlySet<string>): boolean {
  if (words.length < 2) return false;
  const last = words.at(-1)!;
  if (lexicon.isGeneric(last) && own.has(words.slice(0, -1).join(" "))) return true;
  if (!lexicon.isGeneric(words[0]!) || MOUND.has(words[0]!)) return false;
  const rest = words.slice(words[1] === "of" && words.length > 2 ? 2 : 1).join(" ");
  return own.has(rest) || own.has(`ال${rest}`);
}

/** "Tell Salhab" is so called, though "Salhab" alone is said, too. */
const MOUND = new Set(["tell", "tall", "tal", "tel", "تل"]);

/** Kinds whose generic word is no part of the name. */
const GENERIC_APART = new Set<Kind>(["region", "admin1", "admin2", "city", "town", "village", "neighbourhood", "area"]);

/** What newspapers make of such a name: "Karbala Civil Airport" of "Karbala airport", "borders" of a border. */
function customaryForms({ kind, name, names }: Place): string[] {
  const all = [name, ...names];
  if (kind === "border")
    return all
      .filter(form => /border$/i.test(form))
      .flatMap(form => [`${form}s`, form.replace(/border$/i, "frontier")]);
  if (kind !== "airport") return [];
  const bases = new Set(all.flatMap(form => /^(.*?)(?: international| civil)? airport$/i.exec(form)?.[1] ?? []));
  return [...bases].flatMap(base =>
    ["", " International", " Civil", " Military"].map(sort => `${base}${sort} Airport`),
  );
}

/**
 * "Qadisiyah district" of "Qadisiyah quarter", so that the quarters of several cities with one name all have it, whichever word for them is
 * written; but not where a district of a province is so called.
 *
 * @param districts folded names of districts, without that word
 */
function quarterForms({ kind, name, names }: Place, districts: ReadonlySet<string>): string[] {
  if (kind !== "neighbourhood") return [];
  const bases = new Set([name, ...names].flatMap(form => QUARTER.exec(form)?.[1] ?? []));
  return [...bases].flatMap(base => [
    ...["quarter", "neighbourhood", "neighborhood"].map(word => `${base} ${word}`),
    ...(districts.has(wordsOf(base).join(" ")) ? [] : [`${base} district`]),
  ]);
}
/** Not an adjective alone, which ends other names: "Harmat al-Jadida district". */
const QUARTER =
  /^(?!(?:al[- ])?(?:jad[ei]+da|qad[ei]+ma|kab[ei]+ra|sagh[ei]+ra|sharqiy+ah?|gharbiy+ah?|shamaliy+ah?|janubiy+ah?|thaniy+ah?) \w+$)(.+) (?:quarter|neighbou?rhood|district)$/i;

const bareNames = ({ kind, name, names }: Place, countries: ReadonlySet<string>): string[] =>
  [name, ...names].map(form => bareName(wordsOf(form), kind, countries).join(" "));

const LEVEL = new Set(
  "governorate province district subdistrict محافظه قضاء قضا ناحيه باريزكاي قهزاي ناحيهي".split(" "),
);
const SETTLED = new Set("city town village مدينه بلده قريه العاصمه شاري شاروجكهي كوندي".split(" "));

/** Provinces, districts and towns also go by their bare name; the word for their level is evidence from the text. */
function bareName(words: string[], kind: Kind, countries: ReadonlySet<string>): string[] {
  if (words.length < 2) return words;
  if (kind === "admin1" || kind === "admin2") {
    if (LEVEL.has(words.at(-1)!)) return words.slice(0, -1);
    return LEVEL.has(words[0]!) ? words.slice(words[1] === "of" ? 2 : 1) : words;
  }
  if ((kind === "city" || kind === "town" || kind === "village") && SETTLED.has(words[0]!)) {
    if (words[1] === "of") return words.slice(2);
    // "The city of Kuwait" has its word so as not to be the country.
    const apart = ARABIC_LETTERS.test(words[0]!) && !countries.has(words.slice(1).join(" "));
    return apart ? words.slice(1) : words;
  }
  return words;
}
