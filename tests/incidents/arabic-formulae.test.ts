// Formulae of Arabic agencies and ministries: who kills whom, how many, when, and what a crowd or a force does. The articles are of 29 June 2021.

import { describe, expect, test } from "vitest";
import { incidentsIn } from "./told";

/** "subtype dead/hurt" of each incident, with its actors: + did it, - suffered it, ~ took part. */
function tolls(text: string): string[] {
  const sign = { by: "+", against: "-", involved: "~" };
  return incidentsIn(text).map(({ subtype, deaths, injuries, actors }) =>
    [
      subtype,
      `${deaths?.low ?? "?"}/${injuries?.low ?? "?"}`,
      ...actors.map(({ role, id }) => sign[role] + id).sort(),
    ].join(" "),
  );
}

/** The days of each incident. */
const days = (text: string): string[] =>
  incidentsIn(text).map(({ date }) => (date === null ? "-" : `${date.from}..${date.to}`));

describe("one verb for killing and being killed", () => {
  test.each([
    ["the group's fighters", "قتل مقاتلو داعش أربعة مزارعين قرب كفري.", ["attack 4/? +isis -civilians"]],
    ["gunmen of the group", "قتل مسلحون من داعش أربعة مزارعين قرب كفري.", ["attack 4/? +isis -civilians"]],
    ["its men", "وقتل عناصر التنظيم داعش راعيين قرب كفري.", ["attack 2/? +isis -civilians"]],
    ["of another force", "قتل مقاتلو البيشمركة ستة من داعش قرب كفري.", ["armed-clash 6/? +peshmerga -isis"]],
    [
      "and others, who died with them",
      "قتل عناصر البيشمركة وأربعة مزارعين في هجوم لداعش قرب كفري.",
      ["armed-clash 4/? +isis -peshmerga"],
    ],
    ["a place behind them", "قتل عناصر البيشمركة قرب قرية في كفري.", ["armed-clash ?/? -peshmerga"]],
    ["nobody behind them", "قتل عناصر من البيشمركة في هجوم لداعش قرب كفري.", ["armed-clash ?/? +isis -peshmerga"]],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });

  test.each([
    [
      "with whom they are said to have worked",
      "أقدم داعش على إعدام شابين اثنين بتهمة العمل مع الشرطة في الرطبة.",
      ["attack 2/? +isis -civilians"],
    ],
    [
      "in English, too",
      "Islamic State beheaded two shepherds accused of spying for the army near Rutba.",
      ["attack 2/? +isis -civilians"],
    ],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });
});

describe("how many, by the form of a word", () => {
  test.each([
    ["a father and his children", "هاجم داعش قرية قرب المقدادية فقتل الأب وطفلاه.", ["attack 3/? +isis -civilians"]],
    [
      "of whom a verb tells what befell him",
      "نعت الوزارة ضابطا برتبة نقيب قتل بعبوة ناسفة في الطارمية.",
      ["remote-explosive-landmine-ied 1/?"],
    ],
    [
      "not who killed others",
      "خطف ملثمون مختارا قتل فلاحين في هيت.",
      ["abduction-forced-disappearance ?/? +unidentified-gunmen -civilians"],
    ],
    [
      "an imam, written like 'in front of'",
      "قتل امام جامع في الرمادي برصاص مجهولين.",
      ["attack 1/? +unidentified-gunmen -civilians"],
    ],
    ["one who leads and preaches", "اغتيال إمام وخطيب مسجد في الزبير.", ["attack 1/? -civilians"]],
    [
      "two where another one is the third",
      "أدى القصف إلى مقتل مدنيين وإصابة ثالث في هيت.",
      ["shelling-artillery-missile-attack 2/1 -civilians"],
    ],
    [
      "and nobody knows how many without him",
      "أدى القصف إلى مقتل مدنيين وإصابة خمسة في هيت.",
      ["shelling-artillery-missile-attack ?/5 -civilians"],
    ],
    [
      "behind units, which begin as 'and' does",
      "أدت غارة تركية إلى مقتل قيادي في وحدات مقاومة سنجار ومرافقه في سنجار.",
      ["air-drone-strike 2/? +turkish-army -yazidi-units"],
    ],
  ])("%s", (_, text, events) => {
    expect(tolls(text)).toEqual(events);
  });
});

describe("when", () => {
  test.each([
    ["the last twenty days", "نفذ التحالف غارة في كركوك خلال العشرين يوما الماضية.", ["2021-06-09..2021-06-29"]],
    ["five and twenty", "نفذ التحالف غارة في كركوك خلال الخمسة والعشرين يوماً الماضية.", ["2021-06-04..2021-06-29"]],
    ["three weeks", "نفذ التحالف غارة في كركوك خلال الأسابيع الثلاثة الماضية.", ["2021-06-08..2021-06-29"]],
    ["a father, and not August", "قتل أب وابنه بهجوم مسلح في حي الزهور ببغداد.", ["-"]],
    ["August as that alone is written", "وقع انفجار في الكاظمية في آب.", ["2020-08-01..2020-08-31"]],
    ["August, as the month it is called", "وقع انفجار في الكاظمية في شهر اب.", ["2020-08-01..2020-08-31"]],
  ])("%s", (_, text, found) => {
    expect(days(text)).toEqual(found);
  });
});
