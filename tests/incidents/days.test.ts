// On which day it happened, by what a sentence or an account says of it; the date of publication is 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** The days of what a text reports, in its order: a day, a month, a year, "from..to" or "-". */
function daysOf(text: string): string {
  return findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn: TUESDAY })
    .map(({ date }) => {
      if (date === null) return "-";
      const { from, to, precision } = date;
      return precision === "day" ? from : `${from}..${to}`;
    })
    .join(" ");
}

describe("days of a month, and parts of longer times", () => {
  test.each([
    ["on the night of 26 to 27 June", "2021-06-26"],
    ["on the night of June 26-27", "2021-06-26"],
    ["on the twenty-third of May", "2021-05-23"],
    ["on the ninth of this month", "2021-06-09"],
    ["on the 30th of last month", "2021-05-30"],
    ["on the first day of the month", "2021-06-01"],
    ["on the last day of May", "2021-05-31"],
    ["since the end of May", "2021-05-31..2021-06-29"],
    ["since the middle of May", "2021-05-15..2021-06-29"],
    ["since the beginning of the year", "2021-01-01..2021-12-31"],
    ["in the first quarter of the year", "2021-01-01..2021-03-31"],
    ["in the first two months of 2021", "2021-01-01..2021-02-28"],
    ["the week before last", "2021-06-14..2021-06-20"],
    ["more than a week ago", "-"],
    ["on this day in 2014", "2014-06-29"],
    ["on this day four years ago", "2017-06-29"],
  ])("Gunmen killed a shopkeeper in Tikrit %s.", (when, expected) => {
    expect(daysOf(`Gunmen killed a shopkeeper in Tikrit ${when}.`)).toBe(expected);
  });

  test.each([
    ["أول من أمس", "2021-06-27"],
    ["الليلة قبل الماضية", "2021-06-27"],
    ["السبت قبل الماضي", "2021-06-19"],
    ["الأسبوع قبل الماضي", "2021-06-14..2021-06-20"],
    ["في التاسع من هذا الشهر", "2021-06-09"],
    ["منذ بداية العام", "2021-01-01..2021-12-31"],
    ["في الفترة بين 28 أيار و3 حزيران", "2021-05-28..2021-06-03"],
    ["في مثل هذا اليوم من عام 2014", "2014-06-29"],
  ])("قتل مسلحون صاحب متجر في تكريت %s.", (when, expected) => {
    expect(daysOf(`قتل مسلحون صاحب متجر في تكريت ${when}.`)).toBe(expected);
  });

  test.each([
    ["وقبل يومين", "2021-06-27"],
    ["واليوم", "2021-06-29"],
    ["والأحد الماضي", "2021-06-27"],
    ["ومنذ يوم الأحد", "2021-06-27..2021-06-29"],
  ])('%s, joined by "and"', (when, expected) => {
    expect(daysOf(`${when} قتل مسلحون صاحب متجر في تكريت.`)).toBe(expected);
  });
});

describe("a time of the day is of the day that the account is at", () => {
  test.each([
    ["Two mortar bombs hit the market of Tikrit after the noon prayer.", "2021-06-25"],
    ["Since early morning gunmen had fired on the post beside the market of Tikrit.", "2021-06-25"],
    ["At about the same moment mortar bombs landed in Tikrit.", "2021-06-25"],
    ["At first light gunmen fired on a post in Tikrit.", "2021-06-25"],
    ["By four o'clock gunmen had set fire to a school in Tikrit.", "2021-06-25"],
    ["Hours earlier gunmen attacked a post in Basra.", "2021-06-25"],
    ["At noon a bomb killed a baker in Basra.", "-"],
    ["All night a bomb lay in the street; by day it wounded two in Tikrit.", "2021-06-25"],
  ])("after an event in Tikrit on Friday: %s", (sentence, expected) => {
    expect(daysOf(`A bomb wounded three people in Tikrit on Friday. ${sentence}`)).toBe(`2021-06-25 ${expected}`);
  });

  test.each([
    ["Shortly after sunrise gunmen fired on a post in Tikrit.", "2021-06-26"],
    ["After midnight gunmen fired on a post in Tikrit.", "2021-06-26"],
    ["By midnight gunmen had set fire to a school in Tikrit.", "2021-06-25"],
  ])("after an event of Friday night: %s", (sentence, expected) => {
    expect(daysOf(`A bomb wounded three people in Tikrit on Friday night. ${sentence}`)).toBe(`2021-06-25 ${expected}`);
  });

  test.each([
    ["وعند الظهر انفجرت عبوة ناسفة أخرى في تكريت.", "2021-06-25"],
    ["وقبل ذلك بساعات هاجم مسلحون نقطة تفتيش في تكريت.", "2021-06-25"],
    ["وفي وقت لاحق هاجم مسلحون نقطة تفتيش في تكريت.", "2021-06-25"],
  ])("%s", (sentence, expected) => {
    expect(daysOf(`انفجرت عبوة ناسفة في تكريت يوم الجمعة. ${sentence}`)).toBe(`2021-06-25 ${expected}`);
  });

  test("an entry of a live report, with its hour", () => {
    expect(daysOf("13.05: Two mortar bombs landed in Tikrit.")).toBe("2021-06-29");
  });
});

describe("the day of what came after an event is not the event's", () => {
  test.each([
    ["Three shepherds were laid to rest in Tikrit on Monday after gunmen stormed their camp.", "-"],
    ["The bodies of three men killed by gunmen in Tikrit were flown home on Monday.", "-"],
    ["Outrage grew in Tikrit on Monday as police searched for gunmen who had killed a judge.", "-"],
    ["The ministry raised the toll of the bombing in Tikrit to 20 on Monday.", "-"],
    ["The army conceded on Monday that its aircraft had bombed a market in Tikrit.", "-"],
    ["Figures published on Monday say that gunmen killed nine people in Tikrit.", "-"],
    ["On Monday mourners gathered in Tikrit, where a bomb went off among them.", "2021-06-28"],
    ["شيعت عائلات الإثنين ضحايا التفجير الذي استهدف الأحد سوقا في تكريت.", "2021-06-27"],
    ["تبنى التنظيم الإثنين الهجوم الذي قتل الأحد ثلاثة أشخاص في تكريت.", "2021-06-27"],
    ["A ceremony was held in Baghdad on Monday for the soldiers who were killed in Tikrit.", "-"],
    ["شيعت عائلات ضحاياها الإثنين غداة مقتل عشرة أشخاص بتفجير في تكريت.", "2021-06-27"],
  ])("%s", (text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

describe("since an event, and days counted up to one", () => {
  test.each([
    [
      "Gunmen have killed nine people in Tikrit since the siege, called Long Night, began on 20 June.",
      "2021-06-20..2021-06-29",
    ],
    [
      "At least nine shops have been burned in Tikrit since Sunday's bombing of a market.",
      "2021-06-27..2021-06-29 2021-06-27",
    ],
    ["It is the first such attack in Tikrit since a bomb killed ten people in a market on 20 June.", "-"],
    ["Tikrit has been tense since May, when gunmen killed a judge.", "2021-05-01..2021-05-31"],
    [
      "A bomb hit Tikrit on Saturday. Doctors counted nine killed there in two days of shelling.",
      "2021-06-26 2021-06-25..2021-06-26",
    ],
    ["Aircraft carried out 19 strikes on Tikrit in 72 hours.", "2021-06-27..2021-06-29"],
    ["Rockets hit Tikrit for the third time in a week.", "-"],
  ])("%s", (text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

describe("crowds of one day, place by place", () => {
  test.each([
    [
      "Thousands of Iraqis marched in several cities on Friday. In Mosul, a crowd burned tyres.",
      "2021-06-25 2021-06-25",
    ],
    ["Teachers marched in Kut on Sunday. Similar rallies were held in Amarah.", "2021-06-27 2021-06-27"],
    ["Teachers marched in Kut on Sunday. Rallies were held in Amarah.", "2021-06-27 -"],
    ["تظاهر معلمون في الكوت يوم الأحد. وخرجت تظاهرات مماثلة في العمارة.", "2021-06-27 2021-06-27"],
  ])("%s", (text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

describe("what a stated time belongs to", () => {
  test.each([
    ["what it is ahead of", "Gunmen killed a judge in Tikrit on Sunday ahead of elections in October.", "2021-06-27"],
    ["what it is before", "Protests spread in Tikrit before elections planned for October.", "-"],
    ["what it is before, in Arabic", "تتواصل الاحتجاجات في تكريت قبيل الانتخابات في تشرين الأول.", "-"],
    ["but the day before which it was", "Gunmen killed a judge in Tikrit before dawn on Sunday.", "2021-06-27"],
    ["a war from which it is left", "Sappers defused a bomb from the 1991 war in Basra on Monday.", "2021-06-28"],
    [
      "a number behind a day is no year",
      "Gunmen killed nine people in Tikrit on May 3, 12 of their attackers fled.",
      "2021-05-03",
    ],
    ["nothing happened after it was told", "Gunmen killed a judge in Tikrit on 3 May 2029.", "-"],
    ["a line that begins with its date", "June 21, 2021 -- Gunmen killed a judge in Tikrit.", "-"],
    [
      "since a year: until some time of this one",
      "Gunmen have abducted 30 people in Tikrit since 2019.",
      "2019-01-01..2021-12-31",
    ],
    ["since a month", "Gunmen have abducted 30 people in Tikrit since May.", "2021-05-01..2021-06-30"],
    ["of what is conceded", "Although the group was driven out in 2017, its men abducted two traders in Tikrit.", "-"],
    ["of what began earlier", "A drone hit a bakery in Tikrit, ending a lull that began in May.", "-"],
    ["of what had been before", "Gunmen shot at guards in Tikrit who had closed a road since May.", "-"],
    ["of those who were freed", "Four nurses abducted by gunmen in Tikrit were freed on Sunday.", "-"],
    [
      "of a day that has the event",
      "The group, as it is called since April, claimed Sunday night's raid on an army post in Tikrit.",
      "2021-06-27",
    ],
    ["earlier in the week", "Earlier this week gunmen killed a judge in Tikrit.", "2021-06-28"],
    [
      "of a whole review",
      "Review: June 13 - June 19, 2021: gunmen kill a judge in Tikrit; mine hurts two in Hit",
      "- -",
    ],
    ["a week in the course of which", "Protesters burned a party office in Kut during a week of rallies.", "-"],
    ["a week that it took", "A week of rallies has shaken Kut.", "2021-06-22..2021-06-29"],
    ["after days of it", "The SDF withdrew from Manbij on Sunday after days of clashes in Kobani.", "2021-06-27 -"],
    ["three days that are named", "شن مسلحون هجمات على كركوك السبت والأحد والاثنين.", "2021-06-26..2021-06-28"],
    [
      "announced on one day, since another",
      "أعلن الجيش الاثنين مقتل سبعة من جنوده بانفجار عبوات في ديالى منذ الخميس.",
      "2021-06-24..2021-06-29",
    ],
    [
      "of what is told of years ago",
      "In January 2018 gunmen killed a judge in Tikrit. In March gunmen killed a teacher in Baiji.",
      "2018-01-01..2018-01-31 2018-03-01..2018-03-31",
    ],
    ["up to a day", "A monitor has counted 160 attacks by gunmen in Tikrit up to 20 June.", "-"],
    ["of a threat", "On 20 June the militia threatened attacks on the port of Basra.", "-"],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });

  test.each([
    [
      "where in the place told before it was",
      "A large attack killed nine soldiers in Salahuddin province on Sunday. Militants set off mines under a convoy in the town of Baiji. Aircraft hit a convoy in Hit.",
      "2021-06-27 2021-06-27 -",
    ],
    [
      "a site of the town",
      "Rockets hit Erbil on Sunday. A rocket landed inside Erbil airport.",
      "2021-06-27 2021-06-27",
    ],
    [
      "what was brought up before",
      "Nine soldiers were killed on Sunday at a roadblock west of Baghdad. Gunmen had come to the roadblock at Hit in three cars and opened fire.",
      "2021-06-27 2021-06-27",
    ],
    [
      "in a part of the country, as somebody says who tells of the same",
      "Aircraft bombed Sidakan on Sunday. The army said that it had bombed hideouts in the Kurdistan Region.",
      "2021-06-27 2021-06-27",
    ],
    [
      "but not a separate one",
      "A large attack killed nine soldiers in Salahuddin province on Sunday. In a separate incident, a mine killed a shepherd in Baiji.",
      "2021-06-27 -",
    ],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

describe("the day of a statement is not the event's", () => {
  test.each([
    ["A teacher told reporters on Monday that gunmen had killed his son in Tikrit.", "-"],
    ["On Monday police said gunmen had killed a shopkeeper in Tikrit.", "-"],
    ["A statement issued on Monday said gunmen had killed a shopkeeper in Tikrit.", "-"],
    ["As of 27 June, gunmen had killed nine shopkeepers in Tikrit.", "-"],
    ["قال ضابط اليوم الثلاثاء إن مسلحين قتلوا صاحب متجر في تكريت يوم الأحد.", "2021-06-27"],
    ["أفاد مصدر أمني، اليوم الثلاثاء، بأن مسلحين قتلوا صاحب متجر في تكريت.", "2021-06-29"],
    [
      "مقتل صاحب متجر في تكريت\n\nأفاد مصدر أمني، اليوم الثلاثاء، بأن مسلحين قتلوا صاحب متجر في تكريت.",
      "2021-06-29 2021-06-29",
    ],
    [
      "قتل مسلحون صاحب متجر في تكريت يوم الأحد. وقال ضابط اليوم الثلاثاء إن الهجوم نفذته خلية نائمة.",
      "2021-06-27 2021-06-27",
    ],
    ["قتل أربعة جنود بهجوم في الحويجة، بحسب ما أعلنت اليوم الثلاثاء قيادة العمليات.", "-"],
    ["قتل أربعة جنود بهجوم في الحويجة، وفق حصيلة جديدة نشرها الأحد مصدر طبي.", "-"],
    ["انفجرت عبوة في هيت، كما أعلن الجيش الأحد.", "-"],
    ["قتل أربعة جنود بهجوم في الحويجة الأحد، بحسب ما أعلنت الثلاثاء قيادة العمليات.", "2021-06-27"],
    ["وبحسب مصدر أمني، قتل جنديان بهجوم في الحويجة يوم الأحد.", "2021-06-27"],
    ["Four soldiers were killed in an attack in Hawija, according to a toll given on Sunday by doctors.", "-"],
    ["A bomb went off in Hit, according to a statement by the army on Sunday.", "-"],
    ["قتل راع بانفجار لغم في السخنة، ليرتفع العدد إلى 40 منذ بداية العام الجاري.", "-"],
    ["قتل مدني بانفجار لغم في السخنة، ليرتفع إلى 90 عدد القتلى في الفترة من 12 شباط وحتى اليوم.", "-"],
    ["عثرت السلطات أمس على مقبرة جماعية تضم رفات مدنيين أعدمهم تنظيم داعش في سنجار.", "2021-06-28 -"],
    [
      "أطلق مسلحون النار على ناشط في العمارة أمس. ويأتي الحادث بعد ثلاثة أيام من اغتيال الناشط أحمد حسن وسط البصرة، على يد مسلحين أطلقوا عليه 20 رصاصة.",
      "2021-06-28 2021-06-28 2021-06-25",
    ],
  ])("%s", (text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

describe("days that the sentences before have set", () => {
  test.each([
    [
      "a sentence without an event",
      "On Saturday night the people of Tikrit had gathered for a wedding. Men in masks shot the groom and two guests.",
      "2021-06-26",
    ],
    [
      "but not for what is told of another place",
      "The minister landed in Baghdad on Saturday. Gunmen killed a judge in Mosul.",
      "-",
    ],
    [
      "that Sunday",
      "The 13th was the worst day of the month. On that Sunday two bombs exploded in Tikrit.",
      "2021-06-13",
    ],
    [
      "on the Thursday, after the day of which was told",
      "On 7 June gunmen killed a teacher in Tikrit. On the Thursday they shot his brother in Baiji.",
      "2021-06-07 2021-06-10",
    ],
    [
      "a month, and days of it",
      "أحصى الفريق في أيار الماضي عددا من الانتهاكات. ففي السابع منه قتل مسلحون ناشطا في الكوت. وبعد أربعة أيام اختطف مجهولون طبيبا في الكوت.",
      "2021-05-07 2021-05-11",
    ],
    [
      "in the days since",
      "Police have shot dead nine protesters in Kut on 20 June and in the days since.",
      "2021-06-20..2021-06-29",
    ],
    [
      "two nights of strikes, before the day that is told",
      "Troops fought militants at Hatra on 20 June after two nights of air strikes on Baiji.",
      "2021-06-20 2021-06-18..2021-06-19",
    ],
    [
      "before an event, whatever the account has come to since",
      "Gunmen abducted a teacher in Tikrit on 20 June. His family waited until Friday. Two days before the abduction he had marched in a protest in Baiji.",
      "2021-06-20 2021-06-18",
    ],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });

  test.each([
    [
      "protests in a province on one day",
      "Hundreds joined protests in southern Iraq on Friday. In Kut, police fired on demonstrators and killed two. Demonstrators in Amarah burned a party office.",
      /2021-06-25 2021-06-25$/,
    ],
    [
      "bombings in a city, each in its quarter",
      "A wave of bombings hit Baghdad on Sunday. A car bomb in Sadr City killed six people. In Mosul, a mine killed a shepherd.",
      /2021-06-27 2021-06-27 -$/,
    ],
    [
      "the rockets, at the place from which they came",
      "Two rockets hit Balad air base on Sunday. The rockets were fired from an orchard near Dujail.",
      /2021-06-27 2021-06-27$/,
    ],
    [
      "the car bomb that had gone off the day before: the account does not go back",
      "Gunmen killed nine people in Tikrit on Sunday. They had come to avenge the bomb that had exploded the day before in Baiji. The attackers then burned two cars.",
      /2021-06-27$/,
    ],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toMatch(expected);
  });
});

describe("an account that goes on is of its day", () => {
  test.each([
    ["minutes later", "انفجرت سيارة مفخخة في الحلة أمس. وبعد ربع ساعة انفجرت عبوة في كربلاء.", "2021-06-28 2021-06-28"],
    [
      "so many minutes later, at a time that is told, too",
      "سقطت مسيرة في أربيل أمس. وأضاف البيان أن هجوما آخر وقع بعد خمس دقائق عند الساعة 10:55 صباحا في دهوك بطائرة مسيرة.",
      "2021-06-28 2021-06-28",
    ],
    [
      "the source that told of it",
      "قتل ثلاثة جنود بهجوم في قضاء داقوق أمس. وذكر المصدر أن مسلحين أطلقوا النار على نقطة في قرية البو محمد.",
      "2021-06-28 2021-06-28",
    ],
    [
      "the source, in English",
      "Six people were killed in a tribal fight in Nasiriyah on Sunday. The source said that gunmen opened fire in Suq al-Shuyukh.",
      "2021-06-27 2021-06-27",
    ],
    [
      "another source tells of another thing",
      "قتل ثلاثة جنود بهجوم في قضاء داقوق أمس. وذكر مصدر أن مسلحين أطلقوا النار على نقطة في قرية البو محمد.",
      "2021-06-28 -",
    ],
    [
      "one of the raids",
      "Israeli aircraft carried out raids around Tyre on Monday. One of the raids hit a house in Ainata.",
      "2021-06-28 2021-06-28",
    ],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

describe("a day of the week before the event is another deed's where that deed is told, and only then", () => {
  test.each([
    [
      "a ruling",
      "A Baghdad court on Monday jailed a man for life over a 2018 bombing in Kirkuk.",
      "2018-01-01..2018-12-31",
    ],
    ["a vow", "On Monday the group vowed to attack the base in Taji.", "-"],
    [
      "a vow with a day of what is vowed",
      "The group vowed on Sunday to shell the airport at Erbil in July.",
      "2021-07-01..2021-07-31",
    ],
    ["an arrest, of which it is", "Police arrested two men over a bombing in Kut on Monday.", "2021-06-28"],
  ])("%s", (_, text, expected) => {
    expect(daysOf(text)).toBe(expected);
  });
});

test("a time of the day keeps the day of the events told together", () => {
  const text =
    "Attacks in several provinces killed nine people on Sunday. In the morning, gunmen shot two farmers in Hawija. A bomb killed a trader in Kut.";
  expect(daysOf(text)).toBe("2021-06-27 2021-06-27 2021-06-27");
});
