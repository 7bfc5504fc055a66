// What is made of reports of agencies, round-ups and rights offices; the articles are of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import type { Incident } from "@/lib/types";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

function incidentsOf(text: string): { incidents: Incident[]; placeOf: (incident: Incident) => string } {
  const mentions = geoparse(text, gazetteer);
  return {
    incidents: findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }),
    placeOf: ({ mention }) => (mention === null ? "-" : mentions[mention]!.text),
  };
}

/** "subtype status @place date" of each incident. */
function told(text: string): string[] {
  const { incidents, placeOf } = incidentsOf(text);
  return incidents.map(i => `${i.subtype} ${i.status} @${placeOf(i)} ${i.date?.from ?? "-"}`);
}

describe("activists and protests", () => {
  test.each([
    [
      "two events spoken of at once: the one without a day gets none of the other",
      "Rockets hit Taji on Monday. Gunmen killed a judge in Kut. The two attacks remain unclaimed.",
      [
        "shelling-artillery-missile-attack reported @Taji 2021-06-28",
        "attack reported @Kut -",
        "shelling-artillery-missile-attack reported @Taji 2021-06-28",
        "attack reported @Kut -",
      ],
    ],
    [
      "what the victim had done before",
      "A teacher of 31 who had played a big role in the protests was shot dead in Kut on Sunday.",
      ["attack reported @Kut 2021-06-27"],
    ],
    [
      "not where a force shot",
      "A student who had joined the sit-in was shot dead by security forces in Kut on Sunday.",
      ["excessive-force-against-protesters reported @Kut 2021-06-27"],
    ],
    [
      "a crowd that went out, a year after others",
      "Thousands of demonstrators went out in Kut on Friday, a year after the protest movement began.",
      ["peaceful-protest reported @Kut 2021-06-25"],
    ],
    [
      "tents that are taken down are no ground that is taken",
      "The organisers ordered the tents in Haboubi Square to be taken down. They accused strangers of stirring up hatred.",
      [],
    ],
    [
      "the dead of what the sentence before recalls",
      "A man was shot in Basra on Sunday. Big rallies began in Baghdad in October 2019. More than 500 people died in the violence that accompanied them.",
      [
        "attack reported @Basra 2021-06-27",
        "peaceful-protest background @Baghdad 2019-10-01",
        "excessive-force-against-protesters background @Baghdad 2019-10-01",
      ],
    ],
    [
      "who had organised protests, was killed by gunmen: of the protests nothing is told",
      "Huda, who had helped in organising protests demanding clean water, was killed in Basra on Sunday by gunmen on a motorbike.",
      ["attack reported @Basra 2021-06-27"],
    ],
    [
      "an assassination is told, and the protests that it came after are not",
      "The assassination of a lawyer returning from the protests in Kut",
      ["attack reported @Kut -"],
    ],
    [
      "an armed attack on one who is not armed is no clash",
      "An activist was killed in an armed attack in Hillah on Monday.",
      ["attack reported @Hillah 2021-06-28"],
    ],
    [
      "a protest, and the killing after which it broke out",
      "The protests in Nasiriyah flared up again after blogger Sara, who had led marches in the past, was killed on Sunday in an attack.",
      ["peaceful-protest reported @Nasiriyah 2021-06-27", "attack reported @Nasiriyah 2021-06-27"],
    ],
    [
      "unknown gunmen who shoot at demonstrators, in Arabic",
      "قتل متظاهر، فجر الأحد، برصاص مجموعة مسلحة في محافظة ذي قار.",
      ["attack reported @ذي قار 2021-06-27"],
    ],
    [
      "nor is it a riot where unknown gunmen storm a camp",
      "قال مصدر إن مسلحين مجهولين اقتحموا ساحة الحبوبي وسط الناصرية يوم الأحد حيث يعتصم المتظاهرون.",
      ["attack reported @ساحة الحبوبي 2021-06-27"],
    ],
    [
      "tear gas against those who besiege a house",
      "حاصر المتظاهرون منزل المحافظ في الكوت، الأحد، لكن قوات الأمن منعتهم من الدخول وأطلقت قنابل مسيلة للدموع.",
      ["protest-with-intervention reported @الكوت 2021-06-27"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what happened, and whether", () => {
  test.each([
    [
      "what was done in one verb or another of its class",
      "Kurdish police netted two members of a sleeper cell in Kalar on Monday.",
      ["arrests reported @Kalar 2021-06-28"],
    ],
    [
      "a raid that led to a capture is the capture",
      "A dawn raid near Dibis on Monday led to the capture of a bomb maker.",
      ["arrests reported @Dibis 2021-06-28"],
    ],
    [
      "an operation with a name begins",
      "Operation Iron Will began west of Rutba on Monday.",
      ["change-to-group-activity reported @Rutba 2021-06-28"],
    ],
    [
      "where reinforcements came to is where they are",
      "Army reinforcements arrived in Khanaqin on Monday.",
      ["change-to-group-activity reported @Khanaqin 2021-06-28"],
    ],
    ["the one who visits is no force", "The commander of the naval forces arrived in Basra on Monday.", []],
    [
      "posts that others left are taken over, and not retaken",
      "Federal police took over the Sahela crossing on Monday after the Peshmerga withdrew.",
      ["non-violent-transfer-of-territory reported @Sahela crossing 2021-06-28"],
    ],
    ["whoever takes over a harbour bears no arms", "A Danish firm took over Abu Flous port on Monday.", []],
    [
      "what was found, without a verb that is whole",
      "Militants' arms dump uncovered in Hatra on Monday",
      ["disrupted-weapons-use reported @Hatra 2021-06-28"],
    ],
    [
      "people of a place without guns brawl",
      "Students of two faculties fought with sticks in Tikrit on Monday, and six of them were hurt.",
      ["mob-violence reported @Tikrit 2021-06-28"],
    ],
    [
      "people who flee fighting are none of those who fight",
      "Families fled fighting south of Qayyarah on Monday.",
      ["armed-clash reported @Qayyarah 2021-06-28"],
    ],
    ["what disperses by itself is no protest", "The fog dispersed over Basra on Monday.", []],
    [
      "gunmen who fire at a crowd, and whom they killed, are one event",
      "Gunmen shot at protesters in Amara on Monday, killing six.",
      ["attack reported @Amara 2021-06-28"],
    ],
    [
      "what shells set alight is no arson",
      "Turkish guns shelled Kani Masi on Monday, burning orchards.",
      ["shelling-artillery-missile-attack reported @Kani Masi 2021-06-28"],
    ],
    [
      "what was done to theirs lies not far back",
      "Two herders had their throats cut by militants near Daquq on Monday.",
      ["attack reported @Daquq 2021-06-28"],
    ],
    [
      "a state that strikes",
      "Turkey strikes positions of the PKK in Gara on Monday",
      ["air-drone-strike reported @Gara 2021-06-28"],
    ],
    ["a base without arms", "A museum opened a new base of learning in Erbil on Monday.", []],
    [
      "all that was found was found",
      "Police found six roadside bombs and two explosive belts in Hilla on Monday.",
      ["disrupted-weapons-use reported @Hilla 2021-06-28"],
    ],
    [
      "what lay there until it was found",
      "Nine mortar shells lay under a bridge in Daquq until soldiers discovered them on Monday.",
      ["disrupted-weapons-use reported @Daquq 2021-06-28"],
    ],
    [
      "shots into the air at a march",
      "Police fired into the air to scatter marchers in Kut on Monday.",
      ["protest-with-intervention reported @Kut 2021-06-28"],
    ],
    [
      "demonstrators who are arrested",
      "The Asayish hauled away a dozen lecturers who were protesting in Ranya on Monday.",
      ["protest-with-intervention reported @Ranya 2021-06-28"],
    ],
    [
      "attackers with vests who were shot",
      "Two suicide attackers were cornered and shot dead by troops in Rawa on Monday.",
      ["armed-clash reported @Rawa 2021-06-28"],
    ],
    [
      "a crowd that overruns a mission riots",
      "Angry demonstrators overran the Danish mission in Baghdad on Monday.",
      ["violent-demonstration reported @Baghdad 2021-06-28"],
    ],
    [
      "a crowd around a station besieges nothing",
      "Protesters surrounded the police station in Rifai on Monday.",
      ["peaceful-protest reported @Rifai 2021-06-28"],
    ],
    [
      "gas in what was fired on a town",
      "Mortar bombs with mustard gas were fired on Taza on Monday.",
      ["chemical-weapon reported @Taza 2021-06-28"],
    ],
    [
      "a plan that was frustrated is no plan",
      "A plan by militants to bomb a market was frustrated in Khalis on Monday.",
      ["disrupted-weapons-use reported @Khalis 2021-06-28"],
    ],
    [
      "two clans with guns",
      "The two clans fought each other with machine guns in Nahrawan on Monday.",
      ["armed-clash reported @Nahrawan 2021-06-28"],
    ],
    [
      "a delegation of a ministry of arms",
      "A delegation from the Peshmerga ministry arrived in Baghdad on Monday.",
      [],
    ],
    ["families that move in", "Forty families moved into new homes in Samarra on Monday.", []],
    ["what states agree on in peace", "Iraq and Jordan signed a memorandum on electricity in Amman on Monday.", []],
    ["a camp that is a place", "The Red Crescent brought blankets to a camp in Salamiyah on Monday.", []],
    ["a cut that hits a town", "A power cut hit Mosul on Monday.", []],
    [
      "what they were able to do they did",
      "Soldiers were able to kill two militants in Udhaim on Monday.",
      ["armed-clash reported @Udhaim 2021-06-28"],
    ],
    [
      "an army that leaves a town",
      "The Peshmerga evacuated Dibis on Monday.",
      ["change-to-group-activity reported @Dibis 2021-06-28"],
    ],
    [
      "who holds a house has arrested nobody in it",
      "Troops entered Dibis on Monday and took control of the mayor's house.",
      ["change-to-group-activity reported @Dibis 2021-06-28"],
    ],
    [
      "a post under an attack of theirs",
      "A Peshmerga post came under an ISIS attack near Kolajo on Monday.",
      ["armed-clash reported @Kolajo 2021-06-28"],
    ],
    [
      "what came under rockets was shelled",
      "A base near Taji came under a rocket attack on Monday.",
      ["shelling-artillery-missile-attack reported @Taji 2021-06-28"],
    ],
    [
      "insurgents seize what an army left",
      "Gunmen seized Wana on Monday after the army pulled out.",
      ["non-state-actor-overtakes-territory reported @Wana 2021-06-28"],
    ],
    [
      "a deal that lets fighters go",
      "A deal was struck on Monday to let the fighters leave Tal Afar.",
      ["agreement reported @Tal Afar 2021-06-28"],
    ],
    [
      "what stops by itself is not arrested",
      "غمرت المياه طرقاً في أربيل، وتوقفت المدارس عن الدوام، ثم أوقفت الشرطة رجلين سرقا متجراً في كويسنجق.",
      ["arrests reported @كويسنجق -"],
    ],
    [
      "a cause is nothing to come",
      "Three shepherds were killed due to two bombings in Diyala on Monday.",
      ["remote-explosive-landmine-ied reported @Diyala 2021-06-28"],
    ],
    [
      "car bombs that a raid destroyed did not go off",
      "The coalition launched an air strike on Qayyarah on Monday, destroying two car bombs.",
      ["air-drone-strike reported @Qayyarah 2021-06-28"],
    ],
    [
      "what a state with aircraft bombs is bombed from the air",
      "Two fighters were killed in a Turkish bombing in Sinjar on Monday.",
      ["air-drone-strike reported @Sinjar 2021-06-28"],
    ],
    [
      "a sum of many raids is background",
      "A drone hit a car in Sinjar on Sunday. Turkey has bombed Sinjar several times over the last few months.",
      ["air-drone-strike reported @Sinjar 2021-06-27", "air-drone-strike background @Sinjar -"],
    ],
    [
      "a sum above a list, and no round-up of people",
      "Iraq Daily Roundup: Nine Killed\nAt least nine people were killed in recent violence:\nA bomb killed a vendor in Hit.",
      ["remote-explosive-landmine-ied reported @Hit -"],
    ],
    [
      "guards of a court are no court",
      "A source said that the group executed nine court guards in Rawa on Monday.",
      ["attack reported @Rawa 2021-06-28"],
    ],
    [
      "nor is an Arabic district",
      "استهدفت طائرة مسيرة سيارة وسط القضاء في سنجار يوم الأحد.",
      ["air-drone-strike reported @سنجار 2021-06-27"],
    ],
    [
      "aircraft without a pilot, in Arabic, did what they did",
      "طائرات تركية بدون طيار قصفت مقرات في سنجار يوم الأحد.",
      ["air-drone-strike reported @سنجار 2021-06-27"],
    ],
    [
      "what is still going on is not denied",
      "اندلعت اشتباكات في القرنة يوم الأحد. ولا يزال الاشتباك مستمرا.",
      ["armed-clash reported @القرنة 2021-06-27", "armed-clash reported @القرنة 2021-06-27"],
    ],
    [
      "a feud that breaks out is no bomb",
      "تفجر نزاع عشائري في القرنة يوم الأحد.",
      ["armed-clash reported @القرنة 2021-06-27"],
    ],
    [
      "those who die in a feud fought",
      "قتل أربعة أشخاص يوم الأحد خلال نزاع عشائري في القرنة.",
      ["armed-clash reported @القرنة 2021-06-27"],
    ],
    [
      "who stops the shooting arrests nobody",
      "اندلع نزاع بين عشيرتين في القرنة يوم الأحد. وتدخلت القوات وأوقفت إطلاق النار.",
      ["armed-clash reported @القرنة 2021-06-27"],
    ],
    [
      "an army that tightens its grip is a state's",
      "وقال مصدر إن قوات الجيش أحكمت سيطرتها على ناحية العزير يوم الأحد.",
      ["government-regains-territory reported @العزير 2021-06-27"],
    ],
    [
      "a sweep that put an end to all of them is no court's",
      "دمرت القوات ثلاثة أوكار في مكحول يوم الأحد وقضت على جميع من فيها.",
      ["disrupted-weapons-use reported @مكحول 2021-06-27"],
    ],
    [
      "the one who planned a bombing is arrested, and the bombing is not told",
      "تم اعتقال العقل المدبر للتفجير في الكرادة يوم الأحد.",
      ["arrests reported @الكرادة 2021-06-27"],
    ],
    [
      "missiles, in Arabic",
      "شنت إيران، الأحد، هجوما صاروخيا على مقر حزب في أربيل.",
      ["shelling-artillery-missile-attack reported @أربيل 2021-06-27"],
    ],
    [
      "demonstrators who attack a building riot",
      "In Kut, protesters marched on Sunday and then moved to attack a power plant.",
      ["violent-demonstration reported @Kut 2021-06-27"],
    ],
    [
      "an officer killed by gunmen, in Arabic, was armed",
      "قال مصدر إن ضابطا في الجيش قتل بنيران مسلحين مجهولين في بعقوبة يوم الأحد.",
      ["armed-clash reported @بعقوبة 2021-06-27"],
    ],
    [
      "an attack in a list of bombs is a clash",
      "A cart bomb exploded in Kanaan, wounding two. An attack wounded two soldiers in Hatra.",
      ["remote-explosive-landmine-ied reported @Kanaan -", "armed-clash reported @Hatra -"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("places, days and numbers", () => {
  test.each([
    [
      "an institution of a place tells of what happened elsewhere",
      "A drone killed two men in Duhok on Monday, Baghdad's counter-terrorism service said.",
      ["air-drone-strike reported @Duhok 2021-06-28"],
    ],
    [
      "a source goes on with what it told of the day",
      "قال مصدر إن سيارة مفخخة انفجرت في كركوك يوم الأحد. وأضاف أن عبوتين ناسفتين انفجرتا في الحويجة.",
      [
        "remote-explosive-landmine-ied reported @كركوك 2021-06-27",
        "remote-explosive-landmine-ied reported @الحويجة 2021-06-27",
      ],
    ],
    [
      "a headline of two bombings",
      "قتلى وجرحى في تفجيري الكرادة والزعفرانية\nانفجرت سيارتان مفخختان في الكرادة يوم الأحد.",
      [
        "remote-explosive-landmine-ied reported @الكرادة 2021-06-27",
        "remote-explosive-landmine-ied reported @الزعفرانية 2021-06-27",
        "remote-explosive-landmine-ied reported @الكرادة 2021-06-27",
      ],
    ],
    [
      "a day after a visit is a day that nobody counts",
      "انفجرت سيارة مفخخة في كركوك يوم الأحد، وذلك بعد يوم واحد من زيارة الوزير.",
      ["remote-explosive-landmine-ied reported @كركوك 2021-06-27"],
    ],
    [
      "what a town lies north of is not where it was",
      "قتل شرطي يوم الأحد بهجوم في بلدة المقدادية الواقعة على بعد 45 كم شمال شرق مدينة بعقوبة.",
      ["armed-clash reported @المقدادية 2021-06-27"],
    ],
    [
      "the attack, in Arabic, is the bombing told before",
      "فجر انتحاري نفسه في كركوك يوم الأحد. وأضاف المصدر أن الهجوم أدى إلى مقتل أربعة من عناصر الأمن.",
      ["suicide-bomb reported @كركوك 2021-06-27", "suicide-bomb reported @كركوك 2021-06-27"],
    ],
    [
      "what is told after last week's blockade is not of last week",
      "Last week demonstrators in Kut blocked the main road. Riot police used tear gas against protesters in Kut.",
      ["peaceful-protest reported @Kut 2021-06-21", "protest-with-intervention reported @Kut -"],
    ],
    [
      "in the evening, in Arabic",
      "قتل ثلاثة جنود بهجوم في الحويجة مساء الأحد.",
      ["armed-clash reported @الحويجة 2021-06-27"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test.each([
    [
      "the number of a channel",
      "أربيل (كوردستان 24)- سقط ضحايا بعدما فجر انتحاري سيارة ملغومة قرب كركوك يوم الأحد.",
      null,
    ],
    ["an age", "قتل متظاهر في العشرين من عمره في الكوت يوم الأحد.", 1],
    ["twenty", "قتل عشرون متظاهرا في الكوت يوم الأحد.", 20],
  ])("counts people, and not %s", (_, text, deaths) => {
    expect(incidentsOf(text).incidents.map(incident => incident.deaths?.low ?? null)).toEqual([deaths]);
  });

  test("those who demonstrate are shot at by unknown gunmen, and attack nobody", () => {
    const [incident] = incidentsOf("Protesters in Kut were shot at by unidentified gunmen on Monday.").incidents;
    expect(incident).toMatchObject({ type: "violence-against-civilians" });
    expect(incident?.actors.map(({ id, role }) => `${id} ${role}`)).toEqual([
      "protesters against",
      "unidentified-gunmen by",
    ]);
  });
});

describe("what a month or a year has cost, behind the event that adds to it, is background", () => {
  test.each([
    [
      "the month so far",
      "Gunmen killed a journalist in Mosul on Monday. Twelve journalists have been killed since the beginning of the month.",
      ["attack reported @Mosul 2021-06-28", "attack background @- 2021-06-01"],
    ],
    [
      "the number that it raised",
      "Two policemen were shot dead in Kut on Sunday. That brought the total of officers killed this month to 14.",
      ["armed-clash reported @Kut 2021-06-27", "armed-clash background @- 2021-06-01"],
    ],
    [
      "the year so far",
      "A mine killed a shepherd near Baaj on Monday. Mines have killed 19 people since the start of the year.",
      [
        "remote-explosive-landmine-ied reported @Baaj 2021-06-28",
        "remote-explosive-landmine-ied background @- 2021-01-01",
      ],
    ],
    [
      "in Arabic",
      "اغتال مسلحون صحفيا في الموصل، الاثنين. وقتل 12 صحفيا منذ بداية الشهر.",
      ["attack reported @الموصل 2021-06-28", "attack background @- 2021-06-01"],
    ],
    [
      "and what a month has cost is the news where nothing else is",
      "At least 310 civilians were killed in Iraq in May, the police say.",
      ["attack reported @Iraq 2021-05-01"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("its number is not that of the event named again", () => {
    const { incidents } = incidentsOf(
      "قتل شرطيان في الكوت، الأحد. ورفع الحادث حصيلة قتلى الشرطة هذا الشهر إلى 14 قتيلا.",
    );
    expect(incidents.map(({ deaths }) => deaths?.low)).toEqual([2, undefined]);
  });
});
