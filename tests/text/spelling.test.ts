// Spellings of one name meet under one key; names that differ do not.

import { describe, expect, it } from "vitest";
import { fold } from "@/lib/text/normalize";
import {
  arabicReadings,
  consonants,
  FOREIGN_HABITS,
  foreignReadings,
  hasMarkedLetters,
  isArticle,
  rulesBetween,
  SPELLING_RULES,
  soundsOf,
  spellingKey,
  withoutArticles,
} from "@/lib/text/spelling";

/** Keys of a written name, articles left out: what the trie of spellings is asked for. */
function keys(name: string): string {
  return withoutArticles(fold(name).split(" ")).map(spellingKey).join(" ");
}

describe("spellings that meet", () => {
  const rows: string[][] = [
    ["al-Qaim", "al-Qa'im", "Al Qaim", "el-Qaim", "Qaim", "al-Kaim", "Al-Qā’im", "Qaem", "al-Qa’em", "Qayim"],
    ["Mukayshifah", "Mukayshifa", "Mukeshefah", "Mukaishifa"],
    ["Baqubah", "Ba'quba", "Baquba", "Ba‘qubah", "Bakuba", "Baqouba", "Baaquba"],
    ["Hauran", "Hawran", "Houran"],
    ["Ain al-Asad", "Ayn al-Asad", "Ein al-Asad", "Ain al-Assad", "Ayn Assad", "Ain el-Asad", "'Ayn al-Asad"],
    ["Ramadi", "Ramady", "ar-Ramadi", "al-Ramadi", "Rammadi"],
    ["Diyala", "Diyalah", "Diala"],
    ["Fallujah", "Falluja", "Faluja", "Fallouja", "al-Fallujah"],
    ["Tikrit", "Tekrit", "Tikreet"],
    ["Sulaymaniyah", "Sulaimaniya", "Sulaymaniya", "Sulaimaniyah", "Suleymaniyah"],
    ["Samarra", "Samara", "Samarrah"],
    ["Hawija", "Hawijah", "al-Hawija", "Haweeja"],
    ["Najaf", "an-Najaf", "al-Najaf"],
    ["Nasiriyah", "Nasiriya", "an-Nasiriyah", "Nassiriya", "Nasiriyyah", "Nasseriyah"],
    ["Baiji", "Bayji", "Beiji", "Beyji", "Baijee"],
    ["Tuz Khurmatu", "Touz Khurmato", "Tooz Khurmatoo", "Tuz Khormato"],
    ["Amerli", "Amirli", "Amerly"],
    ["Jurf al-Sakhar", "Jurf as-Sakhar", "Jorf al-Sakhar", "Jurf el-Sakhar"],
    ["Daquq", "Dakuk", "Daqouq", "Daquk", "Dakouk"],
    ["Dibis", "Dibbis", "Debis"],
    ["Abu Ghraib", "Abu Ghrayb", "Abou Ghraib", "Abu Graib", "Abu Ghreib"],
    ["Zakho", "Zaxo", "Zakhu", "Zakhou"],
    ["Dohuk", "Dohouk", "Duhok", "Duhouk"],
    ["Qayyarah", "Qayyara", "Kayara", "Qayara"],
    ["Ninawa", "Ninawah"],
    ["Sinjar", "Sindjar", "Senjar"],
    ["Dhi Qar", "Di Qar", "Dhi Kar"],
    ["Muqdadiyah", "Muqdadiya", "Moqdadiyah", "Mukdadiya"],
    ["Rutbah", "Rutba", "ar-Rutba", "al-Rutbah", "Rotba"],
    ["Haditha", "Hadithah", "Haditheh", "Hadeetha"],
    ["Shirqat", "ash-Shirqat", "al-Shirqat", "Sherqat", "Shirkat"],
    ["Khanaqin", "Khanakin", "Khanaqeen", "Xanaqin"],
    ["Jalawla", "Jalaula", "Djalawla"],
    ["Ghazaliya", "Ghazaliyah", "Gazaliya", "Ghazaliyya"],
    ["Tarmiyah", "Tarmiya", "Tarmia", "Tarmiyyah"],
    ["Yusufiyah", "Yusufiya", "Yousufiya"],
    ["Qara Tapa", "Qarah Tapah", "Kara Tapa", "Qara Tappa"],
    ["Hamrin", "Hamreen"],
    ["Makhmur", "Makhmour", "Makhmoor", "Maxmur"],
    ["Kirkuk", "Kirkouk", "Kerkuk", "Qirquq"],
    ["Latifiya", "Latifiyah", "Lateefiya", "Latifiyya"],
    ["Zubayr", "Zubair", "az-Zubayr", "al-Zubair", "Zoubair", "Zubeir"],
    ["Madain", "Mada'in", "al-Madain", "Madaen", "Madayin"],
    ["Kut", "al-Kut", "Kout", "Koot"],
    ["Rawah", "Rawa", "Raweh"],
    ["Samawah", "Samauah", "Samaoua", "as-Samawa"],
    ["Sweida", "Suwayda", "Souaida", "Suweida"],
    ["Mayadin", "Meyadin", "al-Mayadeen"],
    ["Quayyarah", "Qayyarah", "Keyara"],
    ["Tall Abyad", "Tell Abiad", "Tel Abyad", "Tal Abyadh"],
    ["Kafr Nabl", "Kfar Nabl", "Kafar Nabl", "Kufr Nabl"],
    ["Kafrnabl", "Kfarnabl", "Kafarnabl"],
    ["Khirbat Ghazalah", "Khirbet Ghazaleh", "Kherbet Ghazala"],
    ["Jisr al-Shughur", "Jesr al-Shughour", "Jusr ash-Shughur"],
    ["Jabal Sinjar", "Jebel Sinjar", "Djebel Sindjar"],
    ["Sheikh Meskin", "Shaykh Miskin", "Sheik Miskin", "Cheikh Meskin"],
    ["Deir ez-Zor", "Dayr az-Zur", "Deir al-Zor"],
    ["Abu Kamal", "Abou Kamal"],
    ["Shatt al-Arab", "Shat al-Arab", "Shatt el-Arab"],
    ["Umm Qasr", "Um Qasr", "Oum Qasr", "Umm Kasr"],
  ];
  it.each(rows.map((row, i) => [row[0]!, i] as const))("%s", (name, i) => {
    const [, ...others] = rows[i]!;
    expect(others.map(other => `${other}: ${keys(other)}`)).toEqual(others.map(other => `${other}: ${keys(name)}`));
  });

  it("rows are named once", () => {
    const names = rows.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("spellings that do not meet", () => {
  const rows: [string, string][] = [
    ["Qaim", "Qalat"],
    ["Tikrit", "Taji"],
    ["Basra", "Busra"],
    ["Karbala", "Kirkuk"],
    ["Balad", "Bilad"],
    ["Baiji", "Baghdad"],
    ["Samarra", "Samawa"],
    ["Sharjah", "Shirqat"],
    ["Rawa", "Rutba"],
    ["Mosul", "Masafi"],
    ["Haditha", "Hatra"],
    ["Amarah", "Amman"],
    ["Najaf", "Najd"],
    ["Hit", "Hatay"],
    ["Diyala", "Dayala al-Kubra"],
    ["Halabja", "Aleppo"],
    ["Hilla", "Halab"],
    ["Tall Afar", "Tall Kayf"],
    ["Anah", "Aynah"],
    ["Jalawla", "Jaloulan"],
    ["Kufa", "Kafa"],
    ["Zab", "Zub"],
    ["Taza", "Tuz"],
    ["Salman", "Sulayman"],
    ["Shami", "Shammar"],
    ["Daquq", "Dakhuk"],
    ["Kut", "Khat"],
    ["Sadr", "Sidr"],
    ["Khalis", "Khalidiya"],
    ["Nahrawan", "Nahrain"],
    ["Kafra", "Kufra"],
    ["Tal Abyad", "Tulul Abyad"],
  ];
  it.each(rows)("%s, %s", (a, b) => {
    expect(keys(a)).not.toBe(keys(b));
  });
});

describe("habits of other languages", () => {
  const rows: [written: string, name: string, habit: string][] = [
    ["Şengal", "Shengal", "diacritics"],
    ["Şırnak", "Shirnak", "diacritics"],
    ["Çemçemal", "Chamchamal", "diacritics"],
    ["Xaneqîn", "Khanaqin", ""],
    ["Mexmûr", "Makhmur", ""],
    ["Hecî Omeran", "Haji Omeran", "diacritics"],
    ["Falludscha", "Fallujah", "german"],
    ["Nadschaf", "Najaf", "german"],
    ["Hawidscha", "Hawija", "german"],
    ["Nassirija", "Nasiriyah", "german"],
    ["Dijala", "Diyala", "german"],
    ["Sincar", "Sinjar", "turkish-c"],
    ["Cerablus", "Jarablus", "turkish-c"],
    ["Chirqat", "Shirqat", "french-ch"],
    ["Qamichli", "Qamishli", "french-ch"],
    ["Hawiga", "Hawija", "gulf-g"],
  ];
  it.each(rows)("%s is %s", (written, name, habit) => {
    const [word, ...more] = written.split(" ");
    const key = spellingKey(fold(name.split(" ")[0]!));
    const reached = foreignReadings(word!).filter(reading => soundsAlike(spellingKey(reading.word), key));
    if (habit === "") expect(soundsAlike(spellingKey(fold(word!)), key)).toBe(true);
    else expect(reached.map(({ rule }) => rule.id)).toContain(habit);
    expect(more.length).toBe(name.split(" ").length - 1);
  });

  /** The vowels of some are heard otherwise; that is for the search of near spellings. */
  function soundsAlike(a: string, b: string): boolean {
    return consonants(soundsOf(a)) === consonants(soundsOf(b));
  }

  it("offer nothing for what is written in English ways", () => {
    for (const word of ["Mosul", "Tikrit", "Erbil", "Anah"]) expect(foreignReadings(word)).toEqual([]);
  });

  it("each has an example", () => {
    for (const { id } of FOREIGN_HABITS) expect(rows.some(([, , habit]) => habit === id)).toBe(true);
  });

  it("are named where they made two spellings meet", () => {
    expect(rulesBetween("Dijala", "diyala").map(({ id }) => id)).toEqual(["german"]);
    expect(rulesBetween("Şirqat", "shirqat").map(({ id }) => id)).toEqual(["diacritics"]);
    expect(rulesBetween("Basra", "tikrit")).toEqual([]);
  });

  it("marked letters are those that folding makes plain", () => {
    expect(["Şengal", "Čamčamal", "Şırnak"].every(hasMarkedLetters)).toBe(true);
    expect(["Sengal", "Erbîl", "Köy"].some(hasMarkedLetters)).toBe(false);
  });
});

describe("the article", () => {
  const rows: [string, string, boolean][] = [
    ["al", "qaim", true],
    ["el", "obeid", true],
    ["ul", "islam", true],
    ["as", "sakhar", true],
    ["as", "qaim", false],
    ["ar", "ramadi", true],
    ["ad", "dawr", true],
    ["an", "najaf", true],
    ["an", "attack", false],
    ["az", "zubayr", true],
    ["ash", "shirqat", true],
    ["at", "taji", true],
    ["at", "baiji", false],
    ["the", "thar", false],
  ];
  it.each(rows)("%s before %s", (word, next, expected) => {
    expect(isArticle(word, next)).toBe(expected);
  });
});

describe("rules", () => {
  it("have ids and notes of their own", () => {
    expect(new Set(SPELLING_RULES.map(({ id }) => id)).size).toBe(SPELLING_RULES.length);
    for (const { note } of SPELLING_RULES) expect(note).toMatch(/\w/);
  });

  const rows: [string, string, string[]][] = [
    ["qaim", "kaim", ["q-k"]],
    ["zaxo", "zakho", ["x-kh"]],
    ["samarra", "samara", ["doubled"]],
    ["rutbah", "rutba", ["final-a"]],
    ["dohuk", "duhok", ["diphthong-u"]],
    ["ghazaliya", "gazaliya", ["gh-g"]],
    ["tikrit", "tikrit", []],
    ["tikrit", "mosul", []],
  ];
  it.each(rows)("%s and %s meet by %j", (a, b, expected) => {
    expect(rulesBetween(a, b).map(({ id }) => id)).toEqual(expected);
  });

  it("a key does not depend on what was asked before", () => {
    const before = spellingKey("mukayshifah");
    for (let i = 0; i < 210_000; i++) spellingKey(`word${i}`); // more than are remembered
    expect(spellingKey("mukayshifah")).toBe(before);
  });

  it("consonants are what is left without vowels", () => {
    expect(consonants(spellingKey("tikrit"))).toBe(consonants(spellingKey("takrit")));
    expect(consonants("i")).toBe("");
  });
});

describe("Arabic prefixes", () => {
  const rows: [name: string, word: string, stem: string, skip: number][] = [
    ["in Baghdad", "ببغداد", "بغداد", 1],
    ["and Baghdad", "وبغداد", "بغداد", 1],
    ["and in Baghdad", "وببغداد", "بغداد", 2],
    ["to Mosul", "للموصل", "موصل", 1],
    ["in Mosul, the article stays", "بالموصل", "موصل", 1],
    ["and Mosul, the article stays", "والموصل", "موصل", 1],
    ["Mosul itself", "الموصل", "موصل", 0],
    ["and in Anbar", "وبالانبار", "انبار", 2],
  ];
  it.each(rows)("%s", (_, word, stem, skip) => {
    expect(arabicReadings(word)).toContainEqual({ stem, skip });
    expect(arabicReadings(word)[0]).toEqual({ stem: word, skip: 0 });
  });

  it("short words are not cut to nothing", () => {
    for (const { stem } of arabicReadings("وفي")) expect(stem.length).toBeGreaterThanOrEqual(3);
  });
});
