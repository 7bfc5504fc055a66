// What is made of news as it is published: headlines, round-ups, accounts that come closer; the articles are of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { eventsIn } from "@/lib/incidents/groupings";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** "subtype @place date" of each incident. */
function told(text: string): string[] {
  const mentions = geoparse(text, gazetteer);
  return findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }).map(({ subtype, mention, date }) => {
    const place = mention === null ? "-" : mentions[mention]!.text;
    return `${subtype} @${place} ${date?.from ?? "-"}`;
  });
}

describe("round-ups", () => {
  const LIST = [
    "Security incidents reported on Monday, June 28.",
    "MOSUL - Two shopkeepers were shot dead near a market. Three passers-by were wounded.",
    "KIRKUK - A roadside bomb wounded two soldiers.",
    "TIKRIT - Gunmen had killed a judge in front of his house, relatives said.",
    "BAGHDAD - A car bomb killed four people in Karrada late on Sunday.",
  ];

  test("each item is at the place that it is under, and of the day above the list", () => {
    expect(told(LIST.join("\n"))).toEqual([
      "attack @MOSUL 2021-06-28",
      "remote-explosive-landmine-ied @KIRKUK 2021-06-28",
      "attack @TIKRIT 2021-06-28",
      "remote-explosive-landmine-ied @Karrada 2021-06-27",
    ]);
  });

  test("without a day above it, an item has none", () => {
    expect(told(LIST.slice(1, 4).join("\n")).map(line => line.split(" ").at(-1))).toEqual(["-", "-", "-"]);
  });

  test("a list whose lines were joined, and an item near its place", () => {
    const list = [
      "RUTBA - A mortar round wounded a shepherd.",
      "NEAR DAQUQ - A mine on the road to Tuz killed a driver.",
    ];
    expect(told(`${LIST.slice(1, 3).join(" ")} ${list.join(" ")}`)).toEqual([
      "attack @MOSUL -",
      "remote-explosive-landmine-ied @KIRKUK -",
      "shelling-artillery-missile-attack @RUTBA -",
      "remote-explosive-landmine-ied @DAQUQ -",
    ]);
  });

  test("Arabic items", () => {
    const list = [
      "حوادث أمنية يوم الاثنين 28 حزيران",
      "الموصل: قتل مسلحون تاجرا أمام متجره.",
      "كركوك: أصيب جنديان بانفجار عبوة ناسفة.",
      "تكريت: خطف مسلحون طبيبا من عيادته.",
    ];
    expect(told(list.join("\n"))).toEqual([
      "attack @الموصل 2021-06-28",
      "remote-explosive-landmine-ied @كركوك 2021-06-28",
      "abduction-forced-disappearance @تكريت 2021-06-28",
    ]);
  });

  test("one dateline makes no list", () => {
    expect(told("KIRKUK - Gunmen killed a farmer near Hawija on Monday.\nThe attack lasted an hour.")).toEqual([
      "attack @Hawija 2021-06-28",
      "attack @Hawija 2021-06-28",
    ]);
  });
});

describe("days told behind", () => {
  test("a headline is of the day of its report", () => {
    expect(
      told("Bomb kills two policemen in Hit\n\nA bomb killed two policemen in Hit on Monday, officials said."),
    ).toEqual(["remote-explosive-landmine-ied @Hit 2021-06-28", "remote-explosive-landmine-ied @Hit 2021-06-28"]);
  });

  test("not of the day of what happened elsewhere", () => {
    expect(told("Bomb kills two policemen in Hit\n\nA bomb killed a farmer in Kut on Monday, officials said.")[0]).toBe(
      "remote-explosive-landmine-ied @Hit -",
    );
  });

  test("an event has the day that the next sentence tells of it", () => {
    expect(
      told("Gunmen attacked a police station in Hillah. The attack took place late on Sunday, a witness said.")[0],
    ).toBe("armed-clash @Hillah 2021-06-27");
  });
});

describe("places", () => {
  test.each([
    [
      "the account comes to a village of the province",
      "A Turkish drone hit a car in Dohuk province on Sunday. Two cousins had gone for a picnic near the village of Shiladze. The drone hit them on their way back.",
      ["air-drone-strike @Dohuk 2021-06-27", "air-drone-strike @Shiladze 2021-06-27"],
    ],
    [
      "a mayor's town is none that it came to",
      "Gunmen attacked a farm in Diyala province on Sunday. The mayor of Khanaqin spoke to the family. They also burned two cars.",
      ["attack @Diyala 2021-06-27", "looting-property-destruction @Diyala 2021-06-27"],
    ],
    [
      "of two places the one that lies in the other",
      "هاجم مسلحون سيارة صحفي مساء الأحد في البصرة جنوبي العراق، في منطقة البراضعية.",
      ["attack @البراضعية 2021-06-27"],
    ],
    [
      "a dateline is not where somebody died years ago",
      "ERBIL, Kurdistan Region - Karim mourned the death of his cousin in an airstrike almost three years ago.",
      ["air-drone-strike @- 2018-01-01"],
    ],
    [
      "a river that bridges cross is no place of a blockade",
      "Protesters burned a police car in Nasiriyah on Sunday. They blocked two bridges in the city crossing the Euphrates.",
      ["violent-demonstration @Nasiriyah 2021-06-27", "peaceful-protest @Nasiriyah 2021-06-27"],
    ],
    [
      "a city that suffered is the place",
      "Militants shelled Ramadi on Sunday. Later in the day, Baghdad suffered a series of bombings.",
      ["shelling-artillery-missile-attack @Ramadi 2021-06-27", "remote-explosive-landmine-ied @Baghdad 2021-06-27"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what it was", () => {
  test.each([
    ["Two dead bodies were found in Kut on Monday, police said.", "attack @Kut 2021-06-28"],
    ["Police found nine bodies in Kut on Monday.", "attack @Kut 2021-06-28"],
    ["Gunmen tried to storm a police station in Kut on Monday.", "armed-clash @Kut 2021-06-28"],
    [
      "An army truck bringing supplies hit a roadside bomb near Hit on Monday.",
      "remote-explosive-landmine-ied @Hit 2021-06-28",
    ],
    ["قتل شاب بالرصاص بيد مسلحين مجهولين في البصرة يوم الاثنين.", "attack @البصرة 2021-06-28"],
    ["تحررت الموصل بعد سنوات احتلال داعش.", "government-regains-territory @الموصل -"],
    [
      "ردت طهران بإطلاق صواريخ على قاعدة عين الأسد يوم الاثنين.",
      "shelling-artillery-missile-attack @قاعدة عين الأسد 2021-06-28",
    ],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test.each([
    ["Iraq executed three convicts in Nasiriyah on Monday."],
    ["نفذت السلطات العراقية حكم الإعدام بحق عشرة مدانين في سجن الناصرية."],
  ])("what a court orders is no attack: %s", text => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    [
      "Two shepherds were killed when gunmen shot at their tent near Hit, a police source said on Monday.",
      "attack @Hit -",
    ],
    ["Daesh militants attacked Hamra, a village populated by farmers, on Monday.", "attack @Hamra 2021-06-28"],
    ["Soldiers killed two suicide bombers in explosive vests near Hit on Monday.", "armed-clash @Hit 2021-06-28"],
    ["تم الاستيلاء على خمس عبوات ناسفة وصواريخ في كركوك يوم الاثنين.", "disrupted-weapons-use @كركوك 2021-06-28"],
  ])("who did it, and to whom: %s", (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test("a group's executions are", () => {
    expect(told("Islamic State executed three inmates of a prison in Rawa on Monday.")).toEqual([
      "attack @Rawa 2021-06-28",
    ]);
  });
});

describe("from one sentence to the next", () => {
  test.each([
    [
      "a source tells closer what happened in the province",
      "Gunmen killed nine policemen in Diyala province on Sunday. A police source said that gunmen attacked a post in Khanaqin.",
      ["armed-clash @Diyala 2021-06-27", "armed-clash @Khanaqin 2021-06-27"],
    ],
    [
      "in Arabic, and to the one an attack, to the other a clash",
      "قتل تسعة من عناصر الأمن أمس برصاص مجهولين في محافظة درعا. وقال المرصد إن مجهولين هاجموا مركز شرطة في المزيريب.",
      ["attack @درعا 2021-06-28", "armed-clash @المزيريب 2021-06-28"],
    ],
    [
      "those who did it, closer",
      "Militants killed eleven soldiers in Diyala province on Sunday. The militants attacked a post near Khanaqin at dawn.",
      ["armed-clash @Diyala 2021-06-27", "armed-clash @Khanaqin 2021-06-27"],
    ],
    [
      "where it happened, and not where something else goes on",
      "انفجرت سيارتان مفخختان أمس. ووقع الهجومان في تكريت بينما تحاول القوات انتزاع الموصل.",
      ["remote-explosive-landmine-ied @تكريت 2021-06-28"],
    ],
    [
      "the time of a toll is not that of what is told next",
      "Bombings have killed 150 people in Baghdad this month. A bomb killed a vendor in Karrada, Baghdad.",
      ["remote-explosive-landmine-ied @Baghdad 2021-06-01", "remote-explosive-landmine-ied @Karrada -"],
    ],
    [
      "what is of quite another day is at the place named since",
      "Gunmen attacked a post in Hit on Sunday. Kubaysa has seen a rise in violence. On June 10, four traders were killed.",
      ["armed-clash @Hit 2021-06-27", "attack @Kubaysa 2021-06-10"],
    ],
    [
      "tear gas after a protest is for its crowd",
      "Protesters gathered in Kut on Sunday. The use of live ammunition and tear gas led to two deaths.",
      ["peaceful-protest @Kut 2021-06-27", "excessive-force-against-protesters @Kut 2021-06-27"],
    ],
    [
      "forces shoot at the crowd of which was told, though the word does not fall again",
      "Teachers marched through Kut on Sunday. Their wages are late. Two young men were shot by security forces.",
      ["peaceful-protest @Kut 2021-06-27", "excessive-force-against-protesters @Kut 2021-06-27"],
    ],
    [
      "so they do in Arabic",
      "خرج متظاهرون في الكوت يوم الأحد. ويقع الكوت على دجلة. وأطلقت القوات الأمنية النار وقتلت أربعة.",
      ["peaceful-protest @الكوت 2021-06-27", "excessive-force-against-protesters @الكوت 2021-06-27"],
    ],
    [
      "a rally at which people die is not a peaceful one",
      "Hundreds rallied in Kut on Sunday. Two people were killed and five were wounded.",
      ["peaceful-protest @Kut 2021-06-27", "excessive-force-against-protesters @Kut 2021-06-27"],
    ],
    [
      "nor is it in Arabic",
      "تظاهر مئات في الكوت يوم الأحد. وقتل شخصان وأصيب خمسة آخرون بجروح.",
      ["peaceful-protest @الكوت 2021-06-27", "excessive-force-against-protesters @الكوت 2021-06-27"],
    ],
    [
      "who dies in the unrest, some sentences on",
      "تظاهر مئات في الكوت يوم الأحد. وهطل المطر. وفرغت المدارس. وأغلقت المحال. وقتل في الاضطرابات شخصان.",
      ["peaceful-protest @الكوت 2021-06-27", "excessive-force-against-protesters @- -"],
    ],
    [
      "whom gunmen seek out does not die of it",
      "تظاهر مئات في الكوت يوم الأحد. وقتل مسلحون مجهولون معلما أمام منزله.",
      ["peaceful-protest @الكوت 2021-06-27", "attack @الكوت 2021-06-27"],
    ],
    [
      "nor who dies elsewhere",
      "تظاهر مئات في الكوت يوم الأحد. وفي الصويرة قتل رجلان.",
      ["peaceful-protest @الكوت 2021-06-27", "attack @الصويرة -"],
    ],
    [
      "the tear gas",
      "تظاهر مئات في الكوت يوم الأحد. وأطلقت القوات الأمنية القنابل المسيلة للدموع، ما أدى إلى جرح عشرين شخصا من المدنيين والعسكريين.",
      ["peaceful-protest @الكوت 2021-06-27", "protest-with-intervention @الكوت 2021-06-27"],
    ],
    [
      "elsewhere, or at a gunman, they do not",
      "Teachers marched through Kut on Sunday. Police shot dead a gunman. In Mosul, security forces shot dead two militants.",
      ["peaceful-protest @Kut 2021-06-27", "armed-clash @Kut 2021-06-27", "armed-clash @Mosul -"],
    ],
    [
      "who is among the dead is told of what was told before",
      "A bomb went off in Hillah on Sunday. Women were among the dead.",
      ["remote-explosive-landmine-ied @Hillah 2021-06-27", "remote-explosive-landmine-ied @Hillah 2021-06-27"],
    ],
    ["and of no attack where none was told", "An earthquake shook Halabja. Women were among the dead.", []],
    ["nor in Arabic", "ضرب زلزال حلبجة. ومن بين القتلى نساء.", []],
    [
      "who speaks, in Arabic, is not where it happened",
      "قتل ثلاثة مزارعين بانفجار لغم يوم الأحد، وفقا لبغداد.",
      ["remote-explosive-landmine-ied @- 2021-06-27"],
    ],
    [
      "nor by another word for it",
      "أسقطت القوات طائرة مسيرة يوم الأحد بحسب بغداد.",
      ["disrupted-weapons-use @- 2021-06-27"],
    ],
    [
      "what is told next in an item elsewhere is no air strike",
      "A drone strike killed four militants in Hit. In Kut, two militants were killed.",
      ["air-drone-strike @Hit -", "armed-clash @Kut -"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("a headline that says no more than what", () => {
  test.each([
    ["a noun", "Clashes flare between tribes and police\nThe governor spoke.", ["armed-clash @- -"]],
    ["a deal", "Rival camps' truce holds\nThe governor spoke.", ["agreement @- -"]],
    ["a crowd", "Unpaid nurses march for third day\nThe governor spoke.", ["peaceful-protest @- -"]],
    ["not within a report", "The governor spoke. Clashes go on between them.", []],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("a headline without a place", () => {
  /** "subtype @place day" of each incident, and how many events the incidents are. */
  const grouped = (text: string): { incidents: string[]; events: number } => {
    const mentions = geoparse(text, gazetteer);
    const incidents = findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY });
    return { incidents: told(text), events: eventsIn(incidents, mentions) };
  };

  test.each([
    [
      "is the event that the report tells first",
      "Bomb kills four at market\nA car bomb went off at a market in Hillah on Monday, killing four people.",
      ["remote-explosive-landmine-ied @Hillah 2021-06-28", "remote-explosive-landmine-ied @Hillah 2021-06-28"],
      1,
    ],
    [
      "in Arabic",
      "مقتل أربعة بانفجار عبوة\nقتل أربعة مدنيين بانفجار عبوة ناسفة في الحلة يوم الاثنين.",
      ["remote-explosive-landmine-ied @الحلة 2021-06-28", "remote-explosive-landmine-ied @الحلة 2021-06-28"],
      1,
    ],
    [
      "is of the kind that the report tells",
      "Four killed in attack on checkpoint\nA suicide bomber blew himself up at a checkpoint in Ramadi on Monday, killing four.",
      ["suicide-bomb @Ramadi 2021-06-28", "suicide-bomb @Ramadi 2021-06-28"],
      1,
    ],
    [
      "is the one whose number it tells",
      "Gunmen kill judge\nA bomb killed nine in Hillah on Monday. Gunmen killed a judge in Kut on Sunday.",
      ["attack @Kut 2021-06-27", "remote-explosive-landmine-ied @Hillah 2021-06-28", "attack @Kut 2021-06-27"],
      2,
    ],
    [
      "is an event of its own where the report tells of none like it",
      "Gunmen kill judge\nTeachers marched through Kut on Monday.",
      ["attack @- -", "peaceful-protest @Kut 2021-06-28"],
      2,
    ],
  ])("%s", (_, text, incidents, events) => {
    expect(grouped(text)).toEqual({ incidents, events });
  });
});

test("what is counted since a day goes on to the article", () => {
  const text = "The army has killed 40 militants near Hit since the operation began on June 20.";
  const [incident] = findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn: TUESDAY });
  expect(incident?.date).toMatchObject({ from: "2021-06-20", to: "2021-06-29" });
});

test("days later is another day", () => {
  expect(told("A bomb exploded in Hillah on Saturday. Days later, gunmen attacked a checkpoint in Kut.")[1]).toBe(
    "armed-clash @Kut -",
  );
});
