// What the curated files promise: their form, and that the names of the news land on the right places.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FeatureCollection } from "geojson";
import { beforeAll, describe, expect, it, test } from "vitest";
import { buildGazetteer } from "@/lib/gazetteer/build/build";
import { checkGazetteer } from "@/lib/gazetteer/build/check";
import { countTables } from "@/lib/gazetteer/build/counts";
import { readCurated } from "@/lib/gazetteer/build/curated";
import { formatDistricts, listDistricts } from "@/lib/gazetteer/build/districts";
import { compile } from "@/lib/gazetteer/compile";
import { Gazetteer, type Region } from "@/lib/gazetteer/gazetteer";
import { wordsOf } from "@/lib/gazetteer/lexicon";
import { type Area, distanceToLineKm, insideArea, ringsOf } from "@/lib/geo";
import { arabicStem, spellingKey, withoutArticles } from "@/lib/text/spelling";
import { type Extent, KINDS, type Position } from "@/lib/types";
import { statedChecksums } from "@/scripts/provenance";

/** One line a case: what is written, where it lies. */
const CASES = `
  Baghdad                    iq:baghdad                 بغداد                iq:baghdad
  Mosul                      iq:mosul                   الموصل               iq:mosul
  Basrah                     iq:basra                   البصره               iq:basra
  Arbil                      iq:erbil                   اربيل                iq:erbil
  Kerkuk                     iq:kirkuk                  كركوك                iq:kirkuk
  Sulaimaniyah               iq:sulaymaniyah            السليمانية           iq:sulaymaniyah
  Duhok                      iq:dohuk                   دهوك                 iq:dohuk
  Halabjah                   iq:halabja                 حلبجة                iq:halabja
  Fallouja                   iq:fallujah                الفلوجه              iq:fallujah
  Ar-Ramadi                  iq:ramadi                  الرمادي              iq:ramadi
  Al Qa'im                   iq:al-qaim                 القائم               iq:al-qaim
  Rutbah                     iq:rutba                   الرطبة               iq:rutba
  Hit                        iq:hit                     هيت                  iq:hit
  Amiriyat al-Falluja        iq:amiriyat-al-fallujah    عامرية الفلوجة       iq:amiriyat-al-fallujah
  Saqlawiya                  iq:saqlawiyah              الصقلاوية            iq:saqlawiyah
  Tikreet                    iq:tikrit                  تكريت                iq:tikrit
  Samara                     iq:samarra                 سامراء               iq:samarra
  Bayji                      iq:baiji                   بيجي                 iq:baiji
  Shergat                    iq:shirqat                 الشرقاط              iq:shirqat
  Tuz Khurmato               iq:tuz-khurmatu            طوزخورماتو           iq:tuz-khurmatu
  Mukeshefah                 iq:mukayshifah             المكيشيفة            iq:mukayshifah
  al-Mukayshifa              iq:mukayshifah             آمرلي                iq:amerli
  Ba'quba                    iq:baqubah                 بعقوبة               iq:baqubah
  Miqdadiyah                 iq:muqdadiyah              المقدادية            iq:muqdadiyah
  Khanaqeen                  iq:khanaqin                خانقين               iq:khanaqin
  Jalula                     iq:jalawla                 جلولاء               iq:jalawla
  Mandali                    iq:mandali                 مندلي                iq:mandali
  Hawijah                    iq:hawija                  الحويجة              iq:hawija
  Daqouq                     iq:daquq                   داقوق                iq:daquq
  Altun Kopri                iq:altun-kupri             التون كوبري          iq:altun-kupri
  Talafar                    iq:tal-afar                تلعفر                iq:tal-afar
  Shingal                    iq:sinjar                  سنجار                iq:sinjar
  Qaraqosh                   iq:qaraqosh                قرقوش                iq:qaraqosh
  Hamdaniya                  iq:qaraqosh                بغديدا               iq:qaraqosh
  Tel Keppe                  iq:tel-kaif                تلكيف                iq:tel-kaif
  Qayara                     iq:qayyarah                القيارة              iq:qayyarah
  Khazna                     iq:khazna                  بعشيقة               iq:bashiqa
  Makhmur                    iq:makhmour                مخمور                iq:makhmour
  Zaxo                       iq:zakho                   زاخو                 iq:zakho
  Amedi                      iq:amadiya                 العمادية             iq:amadiya
  Karbela                    iq:karbala                 كربلاء               iq:karbala
  An Najaf                   iq:najaf                   النجف                iq:najaf
  Koufa                      iq:kufa                    الكوفة               iq:kufa
  Hilla                      iq:hillah                  الحلة                iq:hillah
  Jurf al-Nasr               iq:jurf-al-sakhar          جرف الصخر            iq:jurf-al-sakhar
  Iskandariya                iq:iskandariyah            الإسكندرية           iq:iskandariyah
  Mahmoudiya                 iq:mahmudiyah              المحمودية            iq:mahmudiyah
  Latifiya                   iq:latifiyah               اللطيفية             iq:latifiyah
  Yousifiyah                 iq:yusufiyah               اليوسفية             iq:yusufiyah
  Tarmiya                    iq:tarmiyah                الطارمية             iq:tarmiyah
  Salman Pak                 iq:salman-pak              سلمان باك            iq:salman-pak
  Abu Graib                  iq:abu-ghraib              ابو غريب             iq:abu-ghraib
  Saddam City                iq:sadr-city               مدينة الصدر          iq:sadr-city
  Adhamiya                   iq:adhamiyah               الأعظمية             iq:adhamiyah
  Khadimiya                  iq:kadhimiya               الكاظمية             iq:kadhimiya
  Green Zone                 iq:green-zone              المنطقة الخضراء      iq:green-zone
  Camp Speicher              iq:camp-speicher           قاعدة سبايكر         iq:camp-speicher
  Ain al-Assad               iq:ain-al-asad             عين الأسد            iq:ain-al-asad
  Nasiriya                   iq:nasiriyah               الناصرية             iq:nasiriyah
  Amara                      iq:amarah                  العمارة              iq:amarah
  Diwaniya                   iq:diwaniyah               الديوانية            iq:diwaniyah
  Samawa                     iq:samawah                 السماوة              iq:samawah
  Kut                        iq:kut                     الكوت                iq:kut
  Umm Qasr                   iq:umm-qasr                أم قصر               iq:umm-qasr
  Safwan                     iq:safwan                  سفوان                iq:safwan
  Tigris                     iq:tigris                  دجلة                 iq:tigris
  Himrin Mountains           iq:hamrin-mountains        جبال حمرين           iq:hamrin-mountains
  Wadi Hawran                iq:wadi-hauran             وادي حوران           iq:wadi-hauran
  Lake Tharthar              iq:lake-tharthar           بحيرة الثرثار        iq:lake-tharthar
  Ninewa                     iq:nineveh-governorate     نينوى                iq:nineveh-governorate
  Salahaddin                 iq:salah-al-din-governorate  صلاح الدين         iq:salah-al-din-governorate
  Kurdistan Region           iq:kurdistan-region        إقليم كردستان        iq:kurdistan-region
`
  .trim()
  .split("\n")
  .map(line => line.trim().split(/\s{2,}/) as [string, string, string, string])
  .flatMap(([english, place, arabic, placeAr]) => [
    { written: english, place },
    { written: arabic, place: placeAr },
  ]);

const data = path.resolve("data");
const json = <T>(file: string): T => JSON.parse(readFileSync(path.join(data, file), "utf8")) as T;
const region = json<Region>("region.json");
const outlines = json<FeatureCollection<Area, { name: string }>>("boundaries/governorates.geojson").features;
const blocks = readCurated(path.join(data, "gazetteer/curated")).map(({ block }) => block);
const committed = readFileSync(path.join(data, "gazetteer/places.tsv"), "utf8");
let gazetteer: Gazetteer;

beforeAll(() => {
  const extents = new Map(
    json<{ features: { properties: { name: string }; geometry: Extent }[] }>("gazetteer/extents.geojson").features.map(
      ({ properties, geometry }) => [properties.name, geometry],
    ),
  );
  gazetteer = new Gazetteer(compile(committed, extents, region, {}), extents, region, {}, "test");
});

/** Ids of the places that are written so: by their words, or by the sound of their words. */
function called(written: string): string[] {
  const words = wordsOf(written);
  const exact = words.map(word => gazetteer.vocabulary.idOf(/[\u0600-\u06ff]/.test(word) ? arabicStem(word) : word));
  const spoken = withoutArticles(words);
  const spelled = spoken.map(word => gazetteer.keys.idOf(spellingKey(word)));
  const found = (["exact", "spelled"] as const).flatMap(by => {
    let state = 0;
    for (const symbol of by === "exact" ? exact : spelled) {
      state = symbol < 0 ? -1 : gazetteer[by].step(state, symbol);
      if (state === -1) return [];
    }
    return gazetteer[by].payloads(state);
  });
  return [...new Set(found.flatMap(name => gazetteer.nameAt(name).places.map(p => gazetteer.placeAt(p).id)))];
}

describe("names land on their places", () => {
  it.each(CASES)("$written: $place", ({ written, place }) => {
    expect(gazetteer.place(place), `${place} is in the gazetteer`).toBeDefined();
    expect(called(written)).toContain(place);
  });

  test("a name that nobody has lands nowhere", () => {
    expect(called("Xyzzyabad")).toEqual([]);
  });

  test.each([
    ["Amani", "jo:amman"],
    ["Saul", "gn:1835848"],
    ["Lester", "gn:2644668"],
  ])("%s is a person, not what a list of foreign names makes of %s", (name, place) => {
    expect(gazetteer.place(place)).toBeDefined();
    expect(called(name)).not.toContain(place);
  });
});

describe("the curated files", () => {
  const inIraq = blocks.filter(({ country = "IQ" }) => country === "IQ");

  test("hold at least 900 places of Iraq", () => {
    expect(inIraq.length).toBeGreaterThanOrEqual(900);
  });

  test("hold the 19 governorates, with Arabic names", () => {
    const governorates = inIraq.filter(({ kind }) => kind === "admin1");
    expect(governorates.map(({ admin1 }) => admin1).sort()).toEqual(Object.values(region.admin1).sort());
    for (const { id, nameAr } of governorates) expect(nameAr, id).toMatch(/^[\u0600-\u06ff ]+$/);
  });

  test("have ids of their own, known kinds and a source each", () => {
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
    for (const { id, kind, source, at, name } of blocks) {
      if (id.startsWith("country:")) continue;
      expect(id).toMatch(/^[a-z]{2,}:[a-z0-9][a-z0-9-]*$/);
      if (kind !== undefined) expect(KINDS, id).toContain(kind);
      expect(source?.trim(), `${id}: source`).toBeTruthy();
      expect(at ?? name, id).toBeTruthy();
    }
  });

  test("place what is in a governorate within Iraq, or at most 3 km off its generalised outline", () => {
    const rings = outlines.flatMap(({ geometry }) => ringsOf(geometry)) as Position[][];
    const abroad = inIraq.filter(({ at, admin1, source }) => {
      if (!at || !admin1 || source?.includes("offshore")) return false;
      if (outlines.some(({ geometry }) => insideArea(at, geometry))) return false;
      return distanceToLineKm(at, { type: "MultiLineString", coordinates: rings }) > 3;
    });
    expect(abroad.map(({ id }) => id)).toEqual([]);
  });

  test("give places districts that have an entry, in the same governorate, each name once", () => {
    const districts = inIraq.filter(({ kind }) => kind === "admin2");
    const known = new Set(districts.map(({ admin1, admin2 }) => `${admin2} in ${admin1}`));
    expect(known.size).toBeGreaterThan(120);
    expect(new Set(districts.map(({ admin2 }) => admin2)).size).toBe(districts.length);
    const strange = inIraq.filter(({ admin1, admin2 }) => admin1 && admin2 && !known.has(`${admin2} in ${admin1}`));
    expect(strange.map(({ id, admin1, admin2 }) => `${id}: ${admin2} in ${admin1}`)).toEqual([]);
  });

  test("give each governorate's places a governorate that exists", () => {
    const known = new Set(Object.values(region.admin1));
    expect(inIraq.filter(({ admin1 }) => admin1 && !known.has(admin1)).map(({ id }) => id)).toEqual([]);
  });
});

test("the committed gazetteer is what `npm run gazetteer` makes", async () => {
  const { text, entries } = await buildGazetteer();
  const built = text.split("\n");
  const differing = committed.split("\n").filter((line, i) => line !== built[i]);
  expect(differing.slice(0, 3)).toEqual([]);
  expect(text === committed).toBe(true);
  const places = entries.map(({ place }) => place);
  const districts = listDistricts(places, region.focus);
  expect(formatDistricts(districts) === readFileSync(path.join(data, "gazetteer/districts.json"), "utf8")).toBe(true);
  const page = readFileSync(path.join(data, "README.md"), "utf8");
  const tables = countTables(places, region);
  expect(page.includes(tables), "data/README.md states the counts").toBe(true);
});

test("data/README.md names every curated file", () => {
  const named = statedChecksums().map(({ file }) => file);
  const files = readdirSync(path.join(data, "gazetteer/curated")).filter(name => name.endsWith(".yaml"));
  expect(files.filter(name => !named.includes(`gazetteer/curated/${name}`))).toEqual([]);
});

test("the check finds nothing that is not explained", async () => {
  const findings = await checkGazetteer(null);
  for (const heading of [
    "Differ from GeoNames by more than 5 km",
    "Outside their governorate",
    "The same place twice",
    "Extents that do not exist",
    "Names made of a direction and a place",
  ])
    expect(findings.get(heading), heading).toEqual([]);
});
