// Sentences a journalist could write, and what is to be found in them; the date of publication is 29 June 2021, a Tuesday.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { eventsIn } from "@/lib/incidents/groupings";
import { findIncidents } from "@/lib/incidents/incidents";
import type { DateRange, Incident } from "@/lib/types";
import { evaluateIncidents } from "@/scripts/judge-incidents";
import { readIncidentCorpus } from "@/tests/corpora/read-incidents";
import { seeded } from "@/tests/random";

const gazetteer = await openGazetteer();
const TUESDAY: DateRange = { from: "2021-06-29", to: "2021-06-29", precision: "day" };

function find(text: string, publishedOn: DateRange | null = TUESDAY) {
  const mentions = geoparse(text, gazetteer);
  const incidents = findIncidents(text, mentions, gazetteer, { publishedOn });
  return { mentions, incidents };
}

/** "subtype status @place": what a row of the tables below says. */
function told(text: string): string[] {
  const { mentions, incidents } = find(text);
  return incidents.map(
    ({ subtype, status, mention }) => `${subtype} ${status} @${mention === null ? "-" : mentions[mention]!.text}`,
  );
}

describe("types", () => {
  test.each([
    [
      "Three soldiers were killed when a roadside bomb struck their patrol outside Rutba on Sunday.",
      "remote-explosive-landmine-ied reported @Rutba",
    ],
    [
      "Gunmen on motorcycles opened fire on a checkpoint in Baquba late Monday, wounding four policemen.",
      "armed-clash reported @Baquba",
    ],
    [
      "Troops drove the jihadists out of Sharqat after a week of fighting.",
      "government-regains-territory reported @Sharqat",
    ],
    [
      "A drone packed with explosives crashed into the airport in Erbil on Wednesday night.",
      "air-drone-strike reported @Erbil",
    ],
    [
      "An F-16 of the Iraqi air force bombed a cave in the Hamrin mountains, killing six ISIS members.",
      "air-drone-strike reported @Hamrin mountains",
    ],
    [
      "A suicide attacker detonated his explosive vest among shoppers in Tayaran Square, leaving 32 dead.",
      "suicide-bomb reported @Tayaran Square",
    ],
    ["A hand grenade was thrown at the house of a judge in Amara on Saturday.", "grenade reported @Amara"],
    ["March 24: A mine blew up under a tractor in Rutba.", "remote-explosive-landmine-ied reported @Rutba"],
    ["An officer of the Popular Mobilization Units was shot dead in Rutba.", "armed-clash reported @Rutba"],
    [
      "Masked men kidnapped two activists in Nasiriyah last Friday.",
      "abduction-forced-disappearance reported @Nasiriyah",
    ],
    ["Women were raped by militants in Hawija, a report says.", "sexual-violence reported @Hawija"],
    [
      "Hundreds of graduates rallied outside the oil ministry in Baghdad to demand jobs.",
      "peaceful-protest reported @Baghdad",
    ],
    [
      "Riot police fired tear gas at demonstrators near Sinak bridge and arrested a dozen.",
      "protest-with-intervention reported @Sinak bridge",
    ],
    [
      "Guards opened fire on protesters in Nasiriyah, killing at least two and wounding 17.",
      "excessive-force-against-protesters reported @Nasiriyah",
    ],
    [
      "Angry crowds stormed the provincial council in Basra and set it on fire.",
      "violent-demonstration reported @Basra",
    ],
    ["Youths hurled stones at a party headquarters in Kut on Monday evening.", "violent-demonstration reported @Kut"],
    ["Two tribes signed a reconciliation agreement in Maysan on Saturday.", "agreement reported @Maysan"],
    [
      "Security forces arrested a senior Islamic State commander in Fallujah on Thursday.",
      "arrests reported @Fallujah",
    ],
    ["The army found a cache of weapons and explosives in a tunnel near Rawa.", "disrupted-weapons-use reported @Rawa"],
    ["Police foiled a suicide attack in Karbala.", "disrupted-weapons-use reported @Karbala"],
    ["Peshmerga forces set up an outpost near Dibis last month.", "headquarters-or-base-established reported @Dibis"],
    ["Turkey deployed more troops to Bashiqa in the past week.", "change-to-group-activity reported @Bashiqa"],
    ["Militiamen looted shops in Tikrit after the battle.", "looting-property-destruction reported @Tikrit"],
    [
      "ISIS blew up two electricity pylons in Diyala on Sunday, cutting power to Baquba.",
      "remote-explosive-landmine-ied reported @Diyala",
    ],
    ["Gunmen stormed a coffee shop in Balad and killed 12 people.", "attack reported @Balad"],
    ["A soldier from Basra was killed by a sniper in Tal Afar.", "armed-clash reported @Tal Afar"],
    ["قتل أربعة عناصر من الشرطة الاتحادية في هجوم لداعش على نقطة تفتيش جنوب كركوك.", "armed-clash reported @كركوك"],
    [
      "سقطت ثلاثة صواريخ كاتيوشا على المنطقة الخضراء في بغداد من دون خسائر.",
      "shelling-artillery-missile-attack reported @المنطقة الخضراء",
    ],
    ["اغتال مسلحون مجهولون ناشطاً في البصرة مساء السبت.", "attack reported @البصرة"],
    ["خطف مسلحون مدنيين اثنين قرب خانقين.", "abduction-forced-disappearance reported @خانقين"],
    ["تظاهر العشرات من الخريجين أمام وزارة النفط في بغداد.", "peaceful-protest reported @بغداد"],
    ["ألقت القوات الأمنية القبض على إرهابي في الموصل.", "arrests reported @الموصل"],
    ["انسحبت القوات الأمريكية من قاعدة القيارة.", "change-to-group-activity reported @قاعدة القيارة"],
    ["فجر انتحاري نفسه في سوق شعبي بمدينة الصدر.", "suicide-bomb reported @مدينة الصدر"],
    ["Iraqi troops recaptured Rawa, a town held by ISIS.", "government-regains-territory reported @Rawa"],
    ["Two drones targeted a pick-up car in Penjwen.", "air-drone-strike reported @Penjwen"],
    ["مقتل 12 من عناصر التنظيم في الحويجة.", "armed-clash reported @الحويجة"],
    ["كشف مصدر تفاصيل النزاع العشائري الذي اندلع في الكوت.", "armed-clash reported @الكوت"],
    ["أقدم عشرات الخريجين في الناصرية على قطع الجسر للمطالبة بالتعيين.", "peaceful-protest reported @الناصرية"],
    [
      "Troops carried out a combing operation, during which one of their cars fell into an ambush near Rawa.",
      "armed-clash reported @Rawa",
    ],
    ["It has tried to cut the road by attacking Mukayshifah.", "armed-clash reported @Mukayshifah"],
    ["Shopkeepers threw stones at the governor's motorcade in Kut.", "violent-demonstration reported @Kut"],
    ["Looters set fire to the homes of Turkmen families in Kirkuk.", "mob-violence reported @Kirkuk"],
    ["Gunmen dragged six porters from a bus near Baquba and executed them.", "attack reported @Baquba"],
    ["Twelve corpses, all of them blindfolded, lay by a canal in Baquba.", "attack reported @Baquba"],
    ["A mob killed two guards in Hit and burned their bodies.", "mob-violence reported @Hit"],
    ["Soldiers shot dead two suspects in Rawa.", "armed-clash reported @Rawa"],
    ["Police drove off with eight nurses in Kut.", "arrests reported @Kut"],
    ["A woman was stoned to death in Amarah.", "mob-violence reported @Amarah"],
    ["Students set light to the council building in Kut.", "violent-demonstration reported @Kut"],
    ["Hundreds swarmed into the town hall in Amarah.", "violent-demonstration reported @Amarah"],
    ["A colonel was wounded while dealing with riots in Kut.", "violent-demonstration reported @Kut"],
    [
      "Guards fired at a crowd outside the refinery in Baiji and killed two.",
      "excessive-force-against-protesters reported @Baiji",
    ],
    ["Police cleared a sit-in from the bridge in Nasiriyah.", "protest-with-intervention reported @Nasiriyah"],
    [
      "Troops moved against the protest camp in Kut and fired for an hour.",
      "excessive-force-against-protesters reported @Kut",
    ],
    [
      "The march in Kut broke up when policemen fired over the heads of the teachers.",
      "protest-with-intervention reported @Kut",
    ],
    ["Nurses back on the streets in Amarah over unpaid wages", "peaceful-protest reported @Amarah"],
    ["The sit-ins have gone on since May in Kut.", "peaceful-protest reported @Kut"],
    ["Masked men shot dead an activist from the protests in Kut.", "attack reported @Kut"],
    ["اغتال مسلحون ناشطاً في الاحتجاجات في العمارة.", "attack reported @العمارة"],
    ["نفذت قوة من الشرطة عملية أمنية واعتقلت ستة مطلوبين في الزبير.", "arrests reported @الزبير"],
    ["القبض على ثلاثة إرهابيين في أحياء متفرقة من الموصل.", "arrests reported @الموصل"],
    ["العثور على خمس عبوات ناسفة في الرطبة، تم تفجيرها.", "disrupted-weapons-use reported @الرطبة"],
    ["Turkey said its forces had struck 12 PKK targets in Metina.", "air-drone-strike reported @Metina"],
    [
      "Locals blocked a road in Kut with burning tyres to protest at power cuts.",
      "violent-demonstration reported @Kut",
    ],
    ["The camp came under IDF in Balad.", "shelling-artillery-missile-attack reported @Balad"],
    ["أوقع نزاع بين عشيرتي السواعد والبهادل أربعة قتلى في الكحلاء.", "armed-clash reported @الكحلاء"],
    ["كان إرهابيان يعتزمان الهجوم على نقطة أمنية واشتبكت معهما قوة من الجيش في مندلي.", "armed-clash reported @مندلي"],
    ["أقدم متظاهرون في الكوت على حرق مدخل مبنى المحافظة.", "violent-demonstration reported @الكوت"],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test("two events in one sentence are two incidents, one event with two verbs is one", () => {
    expect(
      told("In the village of Hardan near Sinjar men were shot and women abducted.").map(line => line.split(" ")[0]),
    ).toEqual(["attack", "abduction-forced-disappearance"]);
    expect(told("A bomb exploded in Hillah and killed four people.")).toHaveLength(1);
  });
});

describe("no incidents", () => {
  test.each([
    ["The striker exploded onto the pitch and his shot hit the bar in Erbil."],
    ["The finance minister fired back at critics in a battle over the budget in Baghdad."],
    ["Actors stormed the stage in a play about the battle of Mosul."],
    ["A gas leak caused an explosion in a restaurant in Sulaymaniyah, killing three."],
    ["Five people were killed in a car crash on the road between Kut and Amara."],
    ["Nine people were killed in road crashes in Anbar last week."],
    ["Dozens lost their lives in a huge fire at a wedding hall in Qaraqosh."],
    ["The dinar took a hit as prices exploded in Basra."],
    ["The army held an exercise near Basmaya, firing artillery and rockets."],
    ["About 150 families fled from Hawija to Kirkuk last week."],
    ["The raid set off a war of words between Washington and Tehran."],
    ["The attack on the base was condemned by the prime minister in Baghdad."],
    ["Both countries are fighting their own war and each wants the other out."],
    ["انفجار أسعار الوقود يثير القلق في أربيل."],
    ["Another man was burned on the face in Kut."],
    ["The minister received martyrs' families in Karbala on Monday."],
    ["Advisers of Operation New Dawn trained police in Mosul."],
    ["A street in Kut was named for the two slain brothers on Monday."],
    ["جرفت السيول عشرات السيارات في أربيل."],
    ["هطلت أمطار غزيرة في أربيل فجر الجمعة، وجرفت سيارات وبيوتا."],
    ["إحباط عملية تهريب وقود في البصرة."],
    ["نشرت المفوضية نتائج الانتخابات في كركوك."],
    ["تسلمت دائرة الطب العدلي في الموصل ثلاث جثث."],
    ["غرق طفلان في نهر دجلة في الموصل."],
    ["عادت ثلاثون أسرة نازحة إلى سنجار بحسب دائرة الهجرة."],
    ["يقطعون مسافة طويلة كل يوم عبر بساتين الهارثة إلى المدرسة."],
    ["تضرب جذور المدينة في التاريخ منذ أيام أور."],
    [""],
  ])("%s", text => {
    expect(told(text)).toEqual([]);
  });
});

describe("status", () => {
  test.each([
    ["The coalition denied that its jets had struck a hospital in Mosul.", "denied"],
    ["There was no shooting in Ramadi, the governor said.", "denied"],
    ["Kurdish parties warned of clashes in Kirkuk before the vote.", "threatened"],
    ["Iran threatened to attack bases in Erbil if the groups are not disarmed.", "threatened"],
    ["The premier said troops would retake Mosul by the end of the year.", "threatened"],
    ["Residents of Hit asked the government on Monday to deploy troops around the town.", "threatened"],
    ["A court in Baghdad sentenced four men to death for the bombing of a market in Hillah in 2019.", "background"],
    ["In 2006, the bombing of the Askari shrine in Samarra set off a civil war.", "background"],
    ["In 2014 ISIS seized Mosul.", "background"],
    ["Ankara asked both camps to respect the 6 March 2020 truce near Idlib.", "background"],
    ["A bomb went off outside the court in Hillah on Monday.", "reported"],
    ["نفى التحالف الدولي قصف موقع للحشد في البوكمال.", "denied"],
    ["حكمت محكمة جنايات الكرخ بالإعدام على مدان بتفجير في الكاظمية.", "background"],
    ["Iranian gunners frequently shell the hills near Haji Omeran.", "background"],
    ["Bombings in Hillah have become rare.", "background"],
    ["يقصف الجيش التركي قرى العمادية بين الحين والآخر.", "background"],
    ["سبق أن تظاهر العشرات من الخريجين في الكوت للمطالبة بالتعيين.", "background"],
  ])("%s", (text, expected) => {
    expect(find(text).incidents.map(({ status }) => status)).toEqual([expected]);
  });
});

describe("places", () => {
  test.each([
    ["A convoy from Erbil was hit by a roadside bomb near Uwaynat.", "Uwaynat"],
    ["BAGHDAD, June 28 (Reuters) - A car bomb killed four people in Sadr City on Monday.", "Sadr City"],
    ["KIRKUK - Two policemen were wounded when their vehicle hit a landmine near Dibis.", "Dibis"],
    ["The wounded were taken to a hospital in Kirkuk after the blast in Daquq.", "Daquq"],
    ["Speaking in Najaf, the cleric condemned the killing of protesters in Karbala on Sunday.", "Karbala"],
    ["A Kirkuk hospital received the bodies of five soldiers killed in Rashad.", "Rashad"],
    ["The convoy left Baghdad for Basra and was attacked with an IED near Nasiriyah.", "Nasiriyah"],
    ["Gunmen attacked a police post near Rashad, southwest of Kirkuk, and killed 13 officers.", "Rashad"],
    ["A bomb exploded in Baghdad's Karrada district, killing two.", "Karrada"],
    ["The Turkish army struck PKK targets in Gara, the defence ministry in Ankara said.", "Gara"],
  ])("%s", (text, expected) => {
    const { mentions, incidents } = find(text);
    expect(incidents).toHaveLength(1);
    const { mention } = incidents[0]!;
    expect(mention === null ? null : mentions[mention]!.text).toContain(expected);
  });

  test("a distance and a side give a point, and a radius that grows with the distance", () => {
    const { incidents } = find("Iraqi forces shelled ISIS hideouts 15 km north of Baiji on Monday.");
    expect(incidents[0]!.relation).toMatchObject({ text: "15 km north of Baiji", point: { radiusKm: 4.5 } });
    const { mentions } = find("Iraqi forces shelled ISIS hideouts 15 km north of Baiji on Monday.");
    const { resolution } = mentions[0]!;
    const place = resolution.type === "resolved" ? gazetteer.place(resolution.placeId) : undefined;
    expect(incidents[0]!.relation!.point!.lat - place!.lat).toBeCloseTo(15 / 111.2, 2);
    expect(incidents[0]!.relation!.point!.lon).toBeCloseTo(place!.lon, 3);
  });

  test("a distance from the capital, called so", () => {
    const { incidents } = find("Gunmen killed a guard in a hamlet some 90 km east of the Iraqi capital Baghdad.");
    expect(incidents[0]!.relation).toMatchObject({ point: { radiusKm: 27 } });
  });

  test("a side without a distance has words and no point", () => {
    const { incidents } = find("Another bomb went off between Samarra and Balad and wounded two shepherds.");
    expect(incidents[0]!.relation).toMatchObject({ text: "between Samarra and Balad", point: null });
  });

  test("a sentence without a place takes the last one that holds, with less confidence; none: unlocated", () => {
    const { mentions, incidents } = find(
      "Clashes erupted in Sinjar on Monday. Militants executed three captured policemen.",
    );
    expect(incidents.map(({ mention }) => mention)).toEqual([0, 0]);
    expect(mentions[0]!.text).toBe("Sinjar");
    expect(incidents[1]!.confidence).toBeLessThan(incidents[0]!.confidence);
    expect(incidents[1]!.evidence.map(({ feature }) => feature)).toContain("place-carried");
    expect(find("Gunmen shot dead three shopkeepers on Monday.").incidents.map(({ mention }) => mention)).toEqual([
      null,
    ]);
  });

  test("a sentence that only adds victims adds them to the event told before", () => {
    const text = "A car bomb exploded in Hillah on Monday, killing four. Another 12 people were wounded.";
    const { incidents } = find(text);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ deaths: { low: 4, high: 4, text: "four" }, injuries: { low: 12, high: 12 } });
  });
});

describe("dates", () => {
  const at = (when: string) => `Clashes erupted in Sinjar ${when}.`;
  test.each([
    ["on Monday", "2021-06-28"],
    ["on Tuesday", "2021-06-29"],
    ["late on Wednesday", "2021-06-23"],
    ["yesterday", "2021-06-28"],
    ["three days ago", "2021-06-26"],
    ["a week ago", "2021-06-22"],
    ["last week", "2021-06-21..2021-06-27"],
    ["last month", "2021-05-01..2021-05-31"],
    ["over the past week", "2021-06-22..2021-06-29"],
    ["in the past 24 hours", "2021-06-28..2021-06-29"],
    ["overnight", "2021-06-29"],
    ["since Saturday", "2021-06-26..2021-06-29"],
    ["this morning", "2021-06-29"],
    ["the day before", "2021-06-28"],
    ["two months ago", "2021-04-01..2021-04-30"],
    ["between Friday and Sunday", "2021-06-25..2021-06-27"],
    ["on 27 June", "2021-06-27"],
    ["on 27 December", "2020-12-27"],
    ["on June 5, 2019", "2019-06-05"],
    ["on the 10th of June", "2021-06-10"],
    ["between 20 and 27 June", "2021-06-20..2021-06-27"],
    ["in April and May", "2021-04-01..2021-05-31"],
    ["in May 2020", "2020-05-01..2020-05-31"],
    ["in 2014", "2014-01-01..2014-12-31"],
    ["last night", "2021-06-28"],
    ["the night before last", "2021-06-27"],
    ["two hours ago", "2021-06-29"],
    ["in the second half of May", "2021-05-16..2021-05-31"],
    ["in the first week of June", "2021-06-01..2021-06-07"],
    ["in the last week of 2016", "2016-12-25..2016-12-31"],
    ["last week on Friday", "2021-06-25"],
    ["the Friday before last", "2021-06-18"],
    ["from Thursday through Saturday", "2021-06-24..2021-06-26"],
    ["between the 3rd and the 5th of June", "2021-06-03..2021-06-05"],
    ["on the 20th when it was dark", "2021-06-20"],
    ["on the 5th floor", "none"],
    ["for a day before it rained", "none"],
    ["near bunkers left over from the 1990s", "none"],
    ["in the 1980s", "1980-01-01..1989-12-31"],
    ["the night before", "2021-06-28"],
    ["the day before yesterday", "2021-06-27"],
    ["a fortnight ago", "2021-06-15"],
    ["a decade ago", "2011-01-01..2011-12-31"],
    ["in the night from Sunday to Monday", "2021-06-27"],
    ["last June", "2020-06-01..2020-06-30"],
    ["in June last year", "2020-06-01..2020-06-30"],
    ["last summer", "2020-06-01..2020-08-31"],
    ["in the winter of 2016", "2016-12-01..2017-02-28"],
    ["since mid-June", "2021-06-15..2021-06-29"],
    ["since the weekend", "2021-06-26..2021-06-29"],
    ["on 5 and 6 June", "2021-06-05..2021-06-06"],
    ["between June 5 and 7", "2021-06-05..2021-06-07"],
    ["on the third of June", "2021-06-03"],
    ["on the 5th", "2021-06-05"],
    ["between 2006 and 2008", "2006-01-01..2008-12-31"],
    ["in 2006-07", "2006-01-01..2007-12-31"],
    ["on New Year's Eve", "2020-12-31"],
    ["on 12.05.2021", "2021-05-12"],
    ["on 2021-05-12", "2021-05-12"],
    ["on 31/02/2021", "none"],
    ["on 31 February 2021", "none"],
    ["in the year 0", "none"],
    ["in 9999", "none"],
    ["on 12/12/9999", "none"],
    ["again", "none"],
  ])("%s", (when, expected) => {
    const { incidents } = find(at(when));
    const date = incidents[0]?.date ?? null;
    expect(date === null ? "none" : date.from === date.to ? date.from : `${date.from}..${date.to}`).toBe(expected);
  });

  test("without the article's date nothing is made up", () => {
    for (const when of ["on Monday", "yesterday", "last month", "on 27 June", "two days ago", "overnight"])
      expect(find(at(when), null).incidents[0]!.date, when).toBeNull();
    expect(find(at("on 27 June 2019"), null).incidents[0]!.date).toMatchObject({
      from: "2019-06-27",
      precision: "day",
    });
  });

  test("Arabic dates, with the months of both calendars and digits of both scripts", () => {
    const days = ["يوم ٢٧ حزيران ٢٠٢١", "في 27 يونيو 2021", "يوم الأحد"].map(
      when => find(`انفجرت عبوة ناسفة في المقدادية ${when}.`).incidents[0]!.date,
    );
    expect(days.map(date => date?.from)).toEqual(["2021-06-27", "2021-06-27", "2021-06-27"]);
  });

  test.each([
    ["أول أمس", "2021-06-27", "2021-06-27"],
    ["قبل ثلاث سنوات", "2018-01-01", "2018-12-31"],
    ["قبل شهر", "2021-05-01", "2021-05-31"],
    ["هذا الشهر", "2021-06-01", "2021-06-30"],
    ["خلال الأيام الثلاثة الماضية", "2021-06-26", "2021-06-29"],
    ["صيف عام 2014", "2014-06-01", "2014-08-31"],
    ["في تشرين الأول 2019", "2019-10-01", "2019-10-31"],
    ["يومي السبت والأحد", "2021-06-26", "2021-06-27"],
    ["بين 3 و5 حزيران", "2021-06-03", "2021-06-05"],
    ["قبل نحو أسبوعين", "2021-06-15", "2021-06-15"],
    ["خلال الليل", "2021-06-28", "2021-06-28"],
    ["خلال الـ24 ساعة الماضية", "2021-06-28", "2021-06-29"],
    ["في 20 من الشهر الماضي", "2021-05-20", "2021-05-20"],
    ["ليلة الأحد على الاثنين", "2021-06-27", "2021-06-27"],
  ])("%s", (when, from, to) => {
    expect(find(`انفجرت عبوة ناسفة في المقدادية ${when}.`).incidents[0]!.date).toMatchObject({ from, to });
  });

  test("a year at the beginning is the year of the day", () => {
    const { incidents } = find("In 2017, mortars fell on Hawija on 18 January.");
    expect(incidents[0]!.date).toMatchObject({ from: "2017-01-18", to: "2017-01-18" });
  });

  test("a day counted back is of what is told behind it", () => {
    const { incidents } = find("He spoke on Tuesday, one day after US warplanes targeted a depot in al-Qaim.");
    expect(incidents[0]).toMatchObject({
      subtype: "air-drone-strike",
      status: "reported",
      date: { from: "2021-06-28" },
    });
  });
});

describe("numbers", () => {
  test.each([
    [
      "A bomb in Hillah killed at least 12 people and wounded dozens.",
      { low: 12, high: null, text: "at least 12" },
      { low: null, high: null, text: "dozens" },
    ],
    ["A bomb in Hillah killed between three and five people.", { low: 3, high: 5 }, null],
    ["A bomb in Hillah killed 3-5 people.", { low: 3, high: 5 }, null],
    ["As many as 40 people were killed by a bomb in Hillah.", { low: null, high: 40 }, null],
    [
      "A bomb in Hillah killed twenty-five people and injured two hundred.",
      { low: 25, high: 25 },
      { low: 200, high: 200 },
    ],
    ["A bomb in Hillah killed 1,200 people.", { low: 1200, high: 1200 }, null],
    ["A bomb in Hillah killed a worker and wounded another.", { low: 1, high: 1 }, { low: 1, high: 1 }],
    ["Two policemen and a civilian were killed by a bomb in Hillah.", { low: 3, high: 3 }, null],
    ["Twelve people, three of them children, were killed by a bomb in Hillah.", { low: 12, high: 12 }, null],
    ["A bomb in Hillah killed nine people, including two women.", { low: 9, high: 9 }, null],
    ["A bomb in Hillah left two dead and five wounded.", { low: 2, high: 2 }, { low: 5, high: 5 }],
    ["Three bombs went off 12 km south of Hillah, nobody was hurt.", null, { low: 0, high: 0 }],
    ["A bomb went off in Hillah.", null, null],
    ["Gunmen tried to kill a councillor in Hillah.", null, null],
    ["Gunmen went on to kill three guards in Hillah.", { low: 3, high: 3 }, null],
    ["A bomb in Hillah killed a family of six.", { low: 6, high: 6 }, null],
    ["Two members of a family of six were killed by a bomb in Hillah.", { low: 2, high: 2 }, null],
    ["Recruits were killed at Camp Speicher by gunmen.", null, null],
    ["Militiamen were killed outside a consulate in Basra by gunmen.", null, null],
    ["انفجار في الحلة أدى إلى مقتل ١٢ شخصاً وإصابة ٣٠ آخرين.", { low: 12, high: 12 }, { low: 30, high: 30 }],
    ["قتل جنديان وأصيب ثلاثة آخرون بانفجار عبوة ناسفة في الحلة.", { low: 2, high: 2 }, { low: 3, high: 3 }],
    ["On Oct. 12, three soldiers were wounded by a bomb in Zap.", null, { low: 3, high: 3 }],
    ["Three herders from one family were killed by a mine in Rutba.", { low: 3, high: 3 }, null],
    ["A bomb in Hillah killed Hasan Jabir, 44, and wounded six.", { low: 1, high: 1 }, { low: 6, high: 6 }],
    ["مقتل شرطي بانفجار عبوة ناسفة في الحلة، اليوم الأربعاء.", { low: 1, high: 1 }, null],
    ["سقوط جرحى بانفجار عبوة ناسفة في الحلة صباح الاثنين.", null, null],
    ["مقتل مدنيين اثنين وإصابة ستة بانفجار عبوة ناسفة في الحلة.", { low: 2, high: 2 }, { low: 6, high: 6 }],
    ["قصفت المدفعية قرية قرب سنجار لمدة 10,20 دقيقة وقتل مدنيون.", null, null],
    ["Shells fell on Sinjar for 10,20 minutes and killed civilians.", null, null],
    ["قتل مدنيون بعد 40 ثانية من انفجار عبوة ناسفة في الحلة.", null, null],
    ["قتل 35 شخصاً على الأقل بانفجار عبوة ناسفة في الحلة.", { low: 35, high: null }, null],
    // Who did it is no victim, and "more" were hurt.
    [
      "Nine people have been killed and 30 more injured after a suicide bomber blew himself up in Kut.",
      { low: 9, high: 9 },
      { low: 30, high: 30 },
    ],
    ["Guards were injured after a bomber rammed a gate in Kut.", null, null],
    // Nobody, whatever stands between.
    ["No one in the garrison was hurt when a rocket hit Sinjar.", null, { low: 0, high: 0 }],
    ["None of the cooks was killed or wounded by the bomb in Hillah.", { low: 0, high: 0 }, { low: 0, high: 0 }],
    ["The mayor said that no Italian was killed when a rocket hit Sinjar.", { low: 0, high: 0 }, null],
    [
      "None of the guards was killed, but two were wounded by a bomb in Hillah.",
      { low: 0, high: 0 },
      { low: 2, high: 2 },
    ],
    // Ages.
    ["Three cousins, the eldest of them 19, were killed by a mine in Rutba.", { low: 3, high: 3 }, null],
    ["Two sisters, aged 7 and 12, were killed by a mine in Rutba.", { low: 2, high: 2 }, null],
    ["قتل ثلاثة أشقاء، أصغرهم 9، بانفجار لغم في الرطبة.", { low: 3, high: 3 }, null],
    // The day of a dateline is no count.
    ["KUT, June 28 -- Eight guards were killed by a bomb in Hillah.", { low: 8, high: 8 }, null],
    // How many of each is not told.
    ["Twelve people were killed or injured when a bomb went off in Hillah.", null, null],
    ["سقط 20 شخصاً بين قتيل وجريح بانفجار عبوة ناسفة في الحلة.", null, null],
    ["A car bomb in Hillah left 30 dead and wounded.", null, null],
    ["A car bomb in Hillah killed and wounded 14 people.", null, null],
    ["Eighteen people were killed and wounded when a bomb went off in Hillah.", null, null],
    ["A car bomb in Hillah killed two and wounded 14 people.", { low: 2, high: 2 }, { low: 14, high: 14 }],
    ["Dozens were killed and wounded when a bomb went off in Hillah.", { text: "Dozens" }, { text: "Dozens" }],
    ["Gunmen killed a traffic policeman and a municipal engineer in Hillah.", { low: 2, high: 2 }, null],
    ["A sheikh and four of his kinsmen were shot dead in Hillah.", { low: 5, high: 5 }, null],
    ["A bomb in Hillah wounded a shepherd and his son.", null, { low: 2, text: "shepherd and his son" }],
    ["A member of the council was killed when a bomb went off in Hillah.", { low: 1, high: 1 }, null],
    ["A judge who dealt with drug cases was murdered in Hillah.", { low: 1, high: 1 }, null],
    ["A family was killed when a shell hit a house in Hillah.", null, null],
    ["Gunmen killed Hussam al-Darraji in Hillah.", { low: 1, text: "Hussam al-Darraji" }, null],
    ["Gunmen killed Islamic State members near Hillah.", null, null],
    ["Police in Hillah arrested two men accused of killing a judge.", null, null],
    ["قتل سبعة من عناصر الشرطة على الأقل بهجوم في الحلة.", { low: 7, high: null }, null],
    ["قتل سبعة أشخاص وأصيب 23 آخرون على الأقل بهجوم في الحلة.", { low: 7, high: 7 }, { low: 23, high: null }],
    ["A bomb killed an army officer in Hillah.", { low: 1, high: 1, text: "army officer" }, null],
    // Of several provinces, of a war, of a month: of no one event.
    ["Police counted 14 dead across six provinces after bombings in Kirkuk, Diyala and Babil.", null, null],
    ["سقط أربعة قتلى في خمس محافظات بينها نينوى وديالى في هجمات لداعش.", null, null],
    ["Bombs went off in Anbar, Diyala and Basra last week and killed at least four people.", null, null],
    ["Students marched in Basra against the war, which has cost 4,000 Danish lives.", null, null],
    ["تظاهر طلاب في البصرة ضد الحرب التي أودت بحياة 4000 جندي.", null, null],
    ["The bomb in Hillah raised to 53 the number of soldiers killed this month.", null, null],
    [
      "A bomb killed a guard in Hillah on Monday, bringing to 40 the number killed this month.",
      { low: 1, high: 1 },
      null,
    ],
    ["أعلن الجيش مقتل جندي بانفجار عبوة في الحلة، ليرتفع عدد قتلاه هذا الشهر إلى 58.", { low: 1, high: 1 }, null],
    // Who tells of it is not hurt.
    [
      "A fight between two clans in Kut left two dead and six hurt on Sunday, an official there said.",
      { low: 2 },
      { low: 6 },
    ],
    // Times of day, numbers that are names, ages.
    ["The blast in Hillah at 6:45 killed and wounded several people.", { text: "several" }, { text: "several" }],
    ["قُتل حارس حوالي الساعة 7:20 بانفجار عبوة في الحلة.", { low: 1, high: 1 }, null],
    ["ذكر المصدر أن ثلاثة من اللواء 41 قتلوا بهجوم قرب الرطبة.", { low: 3, high: 3 }, null],
    ["A student, who was 22 and sang, was killed by a bomb in Kut.", { low: 1, high: 1 }, null],
    // Another event's: nobody dies of reinforcements that come.
    ["The army sent reinforcements to Hillah after the killing of nine policemen.", null, null],
    ["وصلت تعزيزات من الجيش إلى الحلة بعد مقتل تسعة من عناصر الشرطة.", null, null],
    // The dead of a figure of speech are nobody's.
    ["A bomb went off in a market in Kut on Monday, and twelve families mourned the dead.", null, null],
    ["A bomb went off in a market in Kut on Monday while three mayors argued about a dead letter.", null, null],
  ])("%s", (text, deaths, injuries) => {
    const [incident] = find(text).incidents;
    if (deaths === null) expect(incident!.deaths).toBeNull();
    else expect(incident!.deaths).toMatchObject(deaths);
    if (injuries === null) expect(incident!.injuries).toBeNull();
    else expect(incident!.injuries).toMatchObject(injuries);
  });
});

describe("actors", () => {
  test.each([
    ["A Peshmerga official said on Sunday that a bomb had killed two farmers near Kifri.", ["against civilians"]],
    ["A bomb killed two farmers near Kifri on Sunday, a police officer said.", ["against civilians"]],
    ["A bomb killed a police officer near Kifri on Sunday, a farmer said.", ["against iraqi-police"]],
    ["An Islamic State commander said that it had attacked a post near Kifri.", ["by isis"]],
    ["قتل مسلحون مزارعا في كركوك، حسب مصدر في شرطة المحافظة.", ["against civilians", "by unidentified-gunmen"]],
    ["وأضاف ضابط في الجيش أن طائرة مسيرة قصفت منزلا في سنجار.", ["against civilians"]],
    ["قال ضابط في الشرطة إن داعش قتل مزارعا في كركوك.", ["by isis", "against civilians"]],
    ["قتل مسلحون ضابطا في الجيش في كركوك.", ["against iraqi-army", "by unidentified-gunmen"]],
    ["Turkish soldiers clashed with PKK fighters in Zap.", ["by turkish-army", "against pkk"]],
    ["Two Turkish soldiers were killed in an attack by the PKK in Metina.", ["against turkish-army", "by pkk"]],
    ["Daesh shelled a Hashd al-Shaabi post near Samarra.", ["by isis", "against pmf"]],
    ["US warplanes struck Kataib Hezbollah in al-Qaim.", ["by us-forces", "against kataib-hezbollah"]],
    ["قصفت طائرات التحالف الدولي مواقع لداعش في الفلوجة.", ["by us-led-coalition", "against isis"]],
    ["Daesh said it had downed an army helicopter near Baiji.", ["by isis", "against iraqi-army"]],
    ["A Peshmerga patrol came under fire near Altun Kupri.", ["against peshmerga"]],
    ["Gunmen in army uniforms kidnapped a trader in Mansour.", ["against civilians", "by unidentified-gunmen"]],
    ["Police dispersed a sit-in by doctors in Nasiriyah.", ["by iraqi-police", "against protesters"]],
    ["Mortar rounds fell on a market in Khalis.", ["against civilians"]],
    ["A patrol came under fire from suspected ISIS gunmen near Dibis.", ["by isis"]],
    ["Two farmers were killed in an Islamic State (IS) attack near Dibis.", ["against civilians", "by isis"]],
    ["According to police, militants attacked a village near Dibis.", ["against civilians", "by unidentified-gunmen"]],
    ["Six Peshmerga were killed in an ISIS ambush near Dibis.", ["against peshmerga", "by isis"]],
    ["Jets bombed caves held by the PKK in Zap.", ["against pkk"]],
    ["The town of Rawa fell to ISIS.", ["by isis"]],
    ["أفاد مصدر في شرطة كركوك بانفجار عبوة ناسفة في الحويجة.", []],
    ["Rawa, a stronghold of ISIS, has been retaken by the Peshmerga.", ["against isis", "by peshmerga"]],
    ["Three Peshmerga were martyred in an ISIS raid near Dibis.", ["against peshmerga", "by isis"]],
    ["Nine villages near Dibis were freed from ISIS.", ["against isis"]],
    ["Police clashed with demonstrators in Kut, who threw stones.", ["against iraqi-police", "by protesters"]],
    ["Soldiers arrested two gunmen near Dibis, according to a senior police official.", ["by iraqi-army"]],
    ["The Turkish army claimed the PKK killed two farmers near Dibis.", ["by pkk", "against civilians"]],
    ["Iranian-backed militias shelled a base in Harir.", ["by shia-militias"]],
    ["Fighters of Hayat Tahrir al-Sham attacked an army post near Saraqib.", ["by hts", "against syrian-army"]],
    ["Houthi rebels fired a missile at Riyadh.", ["by houthis"]],
    ["Hezbollah fired rockets at an Israeli base near Safed.", ["by hezbollah", "against israel"]],
    ["Kataib Hezbollah fired rockets at a base near Taji.", ["by kataib-hezbollah"]],
    ["The IRGC shelled camps of the KDPI near Koya.", ["by iran-irgc", "against kdpi"]],
    ["Gunmen attacked the Nineveh Plain Protection Units near Bartella.", ["against npu", "by unidentified-gunmen"]],
    ["Ansar al-Sunna beheaded three drivers near Baiji.", ["by ansar-al-islam", "against civilians"]],
    ["Soldiers killed a farmer near Arar in Saudi Arabia.", ["by saudi-forces", "against civilians"]],
    ["أطلق الحوثيون صاروخا باليستيا على الرياض.", ["by houthis"]],
    ["قصفت فصائل الجيش الوطني قرية قرب تل تمر.", ["by sna", "against civilians"]],
    ["Fighters of a pro-Iran group fired rockets at US troops in Harir.", ["by shia-militias", "against us-forces"]],
  ])("%s", (text, expected) => {
    expect(find(text).incidents[0]!.actors.map(({ role, id }) => `${role} ${id}`)).toEqual(expected);
  });
});

test("it and its are who did what was told before", () => {
  const { incidents } = find("Israel bombed a depot near Qaim on Sunday. Its jets also struck an airfield at Ramadi.");
  expect(incidents.map(({ actors }) => actors.map(({ role, id }) => `${role} ${id}`))).toEqual([
    ["by israel"],
    ["by israel"],
  ]);
});

/** What must hold for any text. */
function hold(text: string, incidents: readonly Incident[], mentions: number): void {
  for (const { sentence, trigger, mention, relation, date, actors, deaths, injuries, confidence } of incidents) {
    for (const span of [sentence, trigger, relation, date?.span, deaths, injuries, ...actors]) {
      if (!span) continue;
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeLessThanOrEqual(text.length);
      expect(span.end).toBeGreaterThan(span.start);
    }
    for (const number of [deaths, injuries]) if (number) expect(text.slice(number.start, number.end)).toBe(number.text);
    if (relation) expect(text.slice(relation.start, relation.end)).toBe(relation.text);
    if (mention !== null) expect(mention).toBeLessThan(mentions);
    if (date) {
      expect(date.from <= date.to).toBe(true);
      for (const day of [date.from, date.to]) {
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        expect(day >= "1900" && day < "2102").toBe(true);
      }
    }
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
}

describe("any text", () => {
  test("a sentence of 20,000 characters, 500 numbers, odd dates, one letter", () => {
    const texts = [
      `A bomb exploded in Hillah and ${"killed 3 people on Monday and wounded four, ".repeat(460)}they said.`,
      `Clashes killed ${Array.from({ length: 500 }, (_, i) => i).join(" ")} people in Mosul.`,
      `On ${"31/02/0000 ".repeat(200)}a bomb exploded in Mosul on ${"99/99/9999, 0/0/0, ٣١/٠٢/٢٠٢١ and ".repeat(200)}`,
      "a".repeat(100_000),
      "killed ".repeat(5000),
      "قتل ".repeat(5000),
      "\ud800 bomb \udfff exploded in Mosul",
    ];
    for (const text of texts) {
      const { incidents, mentions } = find(text);
      hold(text, incidents, mentions.length);
    }
  });

  test("seeded nonsense: never throws, spans and days are real, and the same comes out again", () => {
    const random = seeded(20210629);
    const parts =
      'killed wounded bomb rockets exploded seized Mosul Hillah Baghdad near 25 km south of at least dozens 31 February 2021 31/02/2021 ٣١/٠٢/٢٠٢١ 9999 0 Monday yesterday last month between and ISIS army police protesters , . ; - \n \n\n " قتل انفجار في بغداد عبوة ناسفة ثلاثة امس الاثنين will not denied court had by against 😀 \u200f'.split(
        " ",
      );
    for (let round = 0; round < 300; round++) {
      const size = 1 + Math.floor(random.next() * 60);
      let text = "";
      for (let i = 0; i < size; i++)
        text += parts[Math.floor(random.next() * parts.length)]! + (random.next() < 0.9 ? " " : "");
      const { incidents, mentions } = find(text);
      hold(text, incidents, mentions.length);
      expect(find(text).incidents).toEqual(incidents);
    }
  });

  test("boilerplate is not read", () => {
    const text = "A bomb exploded in Hillah. Clashes erupted in Sinjar.";
    const found = findIncidents(text, geoparse(text, gazetteer), gazetteer, {
      publishedOn: null,
      skip: [{ start: 0, end: 26, reason: "menu" }] as never,
    });
    expect(found.map(({ subtype }) => subtype)).toEqual(["armed-clash"]);
  });
});

describe("an incident says of which one of the article it speaks again", () => {
  // null: held against the others, and of an event of its own; undefined: did not happen, or not now, and is not held against any.
  test.each<[string, (number | null | undefined)[], number]>([
    ["A bomb exploded in Hillah on Monday, killing four. Nobody has claimed the blast.", [null, 0], 1],
    ["Bomb kills four in Hillah\n\nA bomb exploded in a market in Hillah on Monday, killing four.", [1, null], 1],
    ["A bomb exploded in Hillah on Monday. Gunmen killed a judge in Kut on Sunday.", [null, null], 2],
    ["In 2006 a bomb destroyed a shrine in Samarra. Clashes broke out in Rawa on Monday.", [undefined, null], 1],
    ["انفجرت عبوة ناسفة في الحلة يوم الاثنين. ولم تتبن أي جهة التفجير.", [null, 0], 1],
  ])("%s", (text, again, events) => {
    const { incidents, mentions } = find(text);
    expect(incidents.map(incident => incident.again)).toEqual(again);
    expect(eventsIn(incidents, mentions)).toBe(events);
  });
});

describe("a label without an id is right", () => {
  const placed = (label: string, text: string) => {
    const fields = `type=battles subtype=armed-clash status=reported place=${label} date=- deaths=- injuries=- by=- against=-`;
    const corpus = readIncidentCorpus(`## one | desk | en | 2020-05-05\n\n${text}\n\n> ${fields}\n`);
    const { place, placeNear } = evaluateIncidents(corpus, gazetteer);
    return [place.right, placeNear.right];
  };
  test.each<[string, string, string, [number, number]]>([
    ["within 5 km", "@34.51,41.92", "Clashes broke out in Rawa.", [1, 1]],
    ["not at 10 km", "@34.59,41.92", "Clashes broke out in Rawa.", [0, 1]],
    ["not at its city", "@33.31,44.37", "Clashes broke out in Baghdad.", [0, 1]],
    ["not without a place", "@33.31,44.37", "Clashes broke out.", [0, 0]],
  ])("%s", (_, label, text, right) => expect(placed(label, text)).toEqual(right));
});

test("links between reports are judged where a set tells of which event they are", () => {
  const label = (place: string, event: string) =>
    `> type=explosions subtype=remote-explosive-landmine-ied status=reported place=${place} date=- deaths=- injuries=- by=- against=-${event}`;
  const corpus = (events: readonly string[]) =>
    readIncidentCorpus(
      [
        "## one | desk | en | 2020-05-05",
        "A bomb exploded in Hillah on Monday, killing four.",
        label("iq:hillah", events[0]!),
        "Nobody has claimed the blast.",
        label("iq:hillah", events[1]!),
        "A bomb exploded in Kut on Sunday.",
        label("iq:kut", events[2]!),
      ].join("\n"),
    );
  const links = (...events: string[]) => evaluateIncidents(corpus(events), gazetteer).links;
  expect(links("", "", "")).toBeNull();
  expect(links(" event=1", " event=1", "")).toEqual({ precision: 1, recall: 1, f1: 1 });
  expect(links("", " event=1", " event=1")).toEqual({ precision: 0, recall: 0, f1: 0 });
  expect(links(" event=1", " event=1", " event=1")).toMatchObject({ precision: 1, recall: 1 / 3 });
});

test("the development half of the corpus is found as well as the docs say", () => {
  const corpus = readIncidentCorpus(readFileSync("tests/corpora/incidents-dev.md", "utf8"));
  const { detection, type, place, date, deaths } = evaluateIncidents(corpus, gazetteer);
  const rate = ({ right, all }: { right: number; all: number }) => right / all;
  expect(detection.f1).toBeGreaterThan(0.95);
  expect(rate(type)).toBeGreaterThan(0.95);
  expect(rate(place)).toBeGreaterThan(0.92);
  expect(rate(date)).toBeGreaterThan(0.9);
  expect(rate(deaths)).toBeGreaterThan(0.95);
});
