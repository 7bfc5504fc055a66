// What is told in words of violence and is no event: accidents, habits, questions, charges, politics, games. The articles are of 29 June 2021.

import { describe, expect, test } from "vitest";
import { told } from "./told";

describe("nobody does it", () => {
  test.each([
    ["a fire that sweeps through", "A fire swept through a hospital ward in Nasiriyah on Monday, killing 60 patients."],
    ["a fire that somebody tells of", "The fire that gutted a hotel in Karbala on Monday left eleven dead."],
    ["the weather", "A helicopter carrying officers came down in bad weather near Dohuk, killing all nine on board."],
    [
      "a storm, and those killed in the next sentence",
      "Tornadoes tore across Wasit, destroying 40 homes. Three people were killed in Kut.",
    ],
    [
      "a fire, and those killed in the next sentence",
      "A firework set off a fire in a wedding hall in Hamdaniya on Tuesday. More than 100 people were killed.",
    ],
    ["a boat, and its owner", "A boat capsized on Lake Dukan. Three children died. Police arrested the boatman."],
    [
      "a slope, and the bodies found under it",
      "Villagers in Sidakan heard that a slope had given way in the night. Nine bodies have been recovered so far.",
    ],
    ["a falling tree", "One child was killed and two were injured by a falling tree in Erbil."],
    ["guns that are tried out", "Marines fired artillery at a firing range near Rutba."],
    ["a storm, in the second verb", "The storm cut the road between Kalar and Khanaqin and killed a shepherd."],
    ["what weighs on fish", "Pollution is killing fish in the Shatt al-Arab."],
    ["a tanker that was welded", "An oil tanker exploded in Basra port while it was being welded, killing four crew."],
    ["dogs, in Arabic", "كلاب سائبة تهاجم أطفالاً في الديوانية."],
    ["his own gun", "A policeman shot himself by mistake while cleaning his rifle in Hilla."],
    ["his father's gun, in Arabic", "مقتل طفل أثناء عبثه بسلاح والده في العمارة."],
    ["a household", "A man strangled his wife in Dohuk and turned himself in."],
    ["recruits who are people", "A batch of 200 recruits graduated from the police academy in Kut."],
    ["a drought, in Arabic", "جفاف الأهوار يهجر مئات العائلات في ميسان."],
    ["an electric shock", "صعقة كهربائية تودي بحياة عامل في الكوت."],
    ["weeds in a river", "باشرت الملاكات بتطهير شط الحلة من نبات زهرة النيل."],
    ["a patch that others hold", "Aid was sent on Monday to Baghuz, the last patch of land still held by insurgents."],
    ["a thing that is lost", "One ballot box went missing in Halabja."],
    ["a house out of sight", "We rowed on until the last house of the town had vanished, near Chibayish."],
    ["a town that is cleared of mines", "طهر الجيش بلدة راوة من مخلفات الحرب."],
    ["flames that are put out", "وقالت الشركة إن النيران أخمدت في حقل باي حسن مساء."],
  ])("%s", (_, text) => {
    expect(told(text)).toEqual([]);
  });

  test("but gunmen do, and a town is cleared of them", () => {
    expect(told("A fire swept through a market in Kut after gunmen shot two traders.")).toEqual([
      "attack reported @Kut",
    ]);
    expect(told("غمرت المياه الشوارع وهاجم مسلحون مخفراً في الكوت.")).toEqual(["armed-clash reported @الكوت"]);
    expect(told("أعلن القائد تطهير ناحية الرمانة من عناصر داعش.")).toEqual([
      "government-regains-territory reported @الرمانة",
    ]);
  });
});

describe("nobody says that it happened", () => {
  test.each([
    ["asked whether it will be", "Could the Islamic State return to Mosul and seize the city again?", []],
    ["asked why it was", "Why was the mayor of Karbala killed?", ["attack background @Karbala"]],
    [
      "asked about something else, behind it",
      "Gunmen shot a judge in Karbala on Monday, didn't they?",
      ["attack reported @Karbala"],
    ],
    [
      "the second thing that should be done",
      "Baghdad should appoint a mayor, and send troops to Sinjar.",
      ["change-to-group-activity threatened @Sinjar"],
    ],
    ["what forces must do", "يجب على الجيش تطهير صحراء الجزيرة، بحسب النائب.", []],
    ["a crowd that others speak for", "The bloc called for the release of protesters held in Nasiriyah.", []],
    ["what is kept off", "Ministers discussed how to protect pylons in Diyala from bombs.", []],
    ["what is kept off, in Arabic", "بحث الوزراء سبل حماية أبراج الطاقة في ديالى من التفجيرات.", []],
    ["what is banned", "The governors of Kirkuk and Diyala banned demonstrations.", []],
  ])("%s", (_, text, expected) => {
    expect(told(text).filter(line => !line.includes("threatened") || expected.length > 0)).toEqual(expected);
  });
});

describe("who somebody is, and how things are", () => {
  test.each([
    [
      "accused of it",
      "Washington imposed a fine on two men accused of attacks on the base in Balad.",
      "armed-clash background @Balad",
    ],
    ["charged with it, in Arabic", "تصديق أقوال متهم بقتل صحفي في البصرة.", "attack background @البصرة"],
    [
      "executed for it",
      "Three men were hanged in Nasiriyah prison on Monday for a car bombing in Karrada.",
      "remote-explosive-landmine-ied background @Karrada",
    ],
    [
      "why a bridge is rebuilt",
      "Work began on rebuilding the bridge in Fallujah that was blown up by the Islamic State.",
      "remote-explosive-landmine-ied background @Fallujah",
    ],
    [
      "why a bridge is rebuilt, in Arabic",
      "بدأ العمل بإعادة إعمار جسر في الفلوجة فجره تنظيم داعش الذي كان يسيطر عليها.",
      "remote-explosive-landmine-ied reported @الفلوجة",
    ],
    [
      "hardly a day",
      "Hardly a day passes in Baquba without a bombing.",
      "remote-explosive-landmine-ied background @Baquba",
    ],
    [
      "ten years on, in Arabic",
      "مرت عشر سنوات على تفجير سوق في بغداد.",
      "remote-explosive-landmine-ied background @بغداد",
    ],
    [
      "what is paid for",
      "The office in Mosul has paid compensation to families of people killed by air strikes.",
      "air-drone-strike background @Mosul",
    ],
    [
      "what has gone on for months",
      "Rockets have been landing in the Green Zone for months.",
      "shelling-artillery-missile-attack background @Green Zone",
    ],
    ["common", "تكثر عمليات الخطف في كركوك.", "abduction-forced-disappearance background @كركوك"],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe("politics, games and feasts", () => {
  test.each([
    ["pilgrims", "Pilgrims gathered peacefully in Karbala for Ashura."],
    ["power that is cut", "Power cuts hit Nasiriyah for a third day."],
    ["an attack on an ill", "The central bank in Baghdad launched an attack on inflation."],
    ["critics who open fire", "Lawmakers opened fire on the minister in Basra over the power cuts."],
    ["letters that rain", "The council in Hit was bombarded all week with complaints about the road."],
    ["a rocket for the sky", "A rocket carrying a satellite was launched from Semnan on Monday."],
    ["a bridge that makes room", "Engineers blew up an old bridge near Baiji to make way for a new one."],
    ["an attack in the media, in Arabic", "تعرض محافظ البصرة لهجوم في مواقع التواصل."],
    ["thieves, in Arabic", "سرق لصوص محلا للذهب في الموصل."],
    ["a post", "The two parties clashed over the post of governor in Kirkuk."],
    ["lawmakers", "The governor of Basra came under fire from lawmakers over the salty water."],
    ["elections", "The Popular Front beat the Islamists in student elections in Kirkuk."],
    ["a debate on television", "The candidate launched an attack on the governor of Kirkuk in a televised debate."],
    [
      "a post that parties vie for",
      "The two blocs reached a truce in their dispute over the post of speaker in Baghdad.",
    ],
    ["trade", "Baghdad and Erbil signed an accord on oil exports."],
    ["a score", "Iraq came from behind to beat Jordan 2-1 at the stadium in Basra."],
    ["a budget", "اشتعلت معركة الموازنة داخل البرلمان في بغداد."],
    ["a feast", "وامتلأت الشوارع بالمحتفلين، وخرج الآلاف إلى كورنيش البصرة احتفالاً بالعيد."],
    [
      "prisoners who are marched",
      "After the surrender the men were marched by way of Tikrit and Mosul to the railhead.",
    ],
  ])("%s", (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe("what is one all the same", () => {
  test.each([
    [
      "a quarrel of clans",
      "A quarrel between two clans in Amara left two dead on Sunday.",
      "armed-clash reported @Amara",
    ],
    [
      "a post that is burst into",
      "Fighters with the Islamic State burst into a police post in Rashad and killed ten.",
      "armed-clash reported @Rashad",
    ],
    [
      "a gun battle",
      "A gun battle erupted in Sadr City when soldiers tried to enter.",
      "armed-clash reported @Sadr City",
    ],
    [
      "one who left a court",
      "A lawyer was cut down by gunfire in Nasiriyah as he left the court.",
      "attack reported @Nasiriyah",
    ],
    ["one who is hurled down", "Assailants hurled a man from a rooftop in Tal Afar.", "attack reported @Tal Afar"],
    [
      "a strike of teachers, in Arabic",
      "المعلمون يضربون عن الدوام في السليمانية.",
      "peaceful-protest reported @السليمانية",
    ],
    [
      "a bomb by a transformer, in Arabic",
      "انفجار عبوة قرب محول للتيار الكهربائي في ديالى.",
      "remote-explosive-landmine-ied reported @ديالى",
    ],
    ["a man and his wife, in Arabic", "مسلحون يقتلون مواطنا ويصيبون زوجته وسط كركوك.", "attack reported @كركوك"],
    [
      "workers at a repair",
      "The army repelled an attack on workers repairing the pipeline near Baiji.",
      "armed-clash reported @Baiji",
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe("words of violence, protest and ground that mean something else", () => {
  test.each([
    ["an oil company", "Shell signed a deal for a gas plant in Basra."],
    ["an oil company and another", "Shell and Exxon said they would stay in Basra."],
    [
      "a day in capitals",
      "BAGHDAD, MARCH 29, 2021 -- The ministry said that work on the sewers will start in ten days.",
    ],
    ["criticism", "The criticism levelled at the governor of Kirkuk was unfair."],
    ["what is shown", "The visit to Erbil was meant to demonstrate solidarity with the region."],
    ["a project that is left", "The bank withdrew from the project in Basra."],
    ["a job", "She gave up her job in Baghdad to bring him up."],
    ["a lead", "The club gave up its lead in Erbil to lose the match."],
    ["a sickness", "The programme will eliminate polio in Anbar."],
    ["fans", "The singer was mobbed by fans in Erbil."],
    ["leaflets", "The council bombarded residents of Kut with leaflets."],
    ["a vice", "The ministry launched an offensive against illiteracy in Diyala."],
    ["a sale", "The court in Kut executed the sale of the land."],
    ["a trade", "A mine worker died in a rockfall in Sulaymaniyah."],
    ["crops", "The company's drones sprayed palms in Basra."],
    ["a rank", "The university in Tikrit shot to third place."],
    ["savings", "Traders in Mosul were caught off guard by a raid on their savings by the bank."],
    ["the heat", "The heat killed cattle in Samawah."],
    ["the heat, in Arabic", "قتل الحر عشرات الأسماك في الأهوار."],
    ["a verse, in Arabic", "استشهد الوزير بآية قرآنية في كلمته بالنجف."],
    ["sleep, in Arabic", "تظاهر المريض بالنوم في مستشفى الكرخ."],
    ["a crisis, in Arabic", "انفجرت الأوضاع السياسية في بغداد بعد قرار المحكمة."],
    ["a pilgrimage, in Arabic", "انطلقت مسيرة الأربعين من البصرة نحو كربلاء."],
    ["what takes time", "It will take another two years before trains run between Basra and Shalamcheh."],
    ["drones for work", "Two drones were launched on Monday to search for a wreck off Basra."],
    ["a storm with a name", "Hurricane Layla utterly destroyed the church in Basra in May."],
    ["a plane out of sight", "The plane vanished near Rutba on Monday with nine on board."],
    ["a law", "The draft law was shot down by deputies in Baghdad on Monday."],
    ["a film", "She shot the film in Kirkuk in two days in May."],
    ["traffic", "The bridges of Mosul were besieged by traffic on Monday."],
    ["diplomats", "Three envoys were expelled from Amman on Monday."],
    ["a market", "Demand for generators has exploded in Hit since Monday."],
    ["a flat", "The officers moved into an apartment in Kut on Monday."],
    ["a recording", "The mayor was caught on a wiretap in Kut on Monday."],
    ["those that buy nothing", "Clerics in Kut renewed calls to boycott foreign goods on Monday."],
    ["dead by nobody's hand", "Two bodies were found in Kut on Monday; the deaths are being treated as unexplained."],
    ["a shot at a goal", "His shot flew over the bar in Kirkuk on Monday."],
    ["a match told as a fight", "The visitors were carried off injured in Kirkuk after a clash of heads."],
    ["a manoeuvre", "The army is holding a manoeuvre near Isfahan, in which a village was shelled on Monday."],
    ["a feast", "The patriarch led the Easter Vigil in Baghdad on Saturday."],
    ["what cartridges cost", "The price of a bullet rose to two dollars in Basra on Monday."],
    ["a treaty", "Deputies in Amman called on Monday for the treaty to be torn up."],
    ["an advantage", "Reformers gained the upper hand over the governor in Kut on Monday."],
    ["a household's crime", "Police in Kut arrested a man on Monday for strangling his wife."],
    ["theft", "A clerk was arrested in Kut on Monday on suspicion of burgling a school."],
    ["a company's name", "The bank changed its name in Beirut on Monday."],
    ["sanctions", "Tehran said that it would retaliate for the sanctions imposed in Washington."],
  ])("%s", (_, text) => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    ["drones that hit", "Two drones were launched on Monday at a base near Rutba.", "air-drone-strike reported @Rutba"],
    ["a town that is taken", "Militants took Rutba on Monday.", "non-state-actor-overtakes-territory reported @Rutba"],
    ["people who vanish", "A baker vanished near Rutba on Monday.", "abduction-forced-disappearance reported @Rutba"],
    ["a shell", "Shell kills two in Hit market.", "shelling-artillery-missile-attack reported @Hit"],
    ["a march", "BASRA, MARCH 4 - Hundreds marched in Basra.", "peaceful-protest reported @Basra"],
    ["a base that is left", "The coalition withdrew from the base in Taji.", "change-to-group-activity reported @Taji"],
    [
      "a town that is given up",
      "Militants gave up the town of Hit to the army.",
      "non-violent-transfer-of-territory reported @Hit",
    ],
    ["a crowd in Basra, in Arabic", "تظاهر المئات بالبصرة مطالبين بالماء.", "peaceful-protest reported @البصرة"],
    ["houses that are levelled", "Jets levelled six houses in Hit.", "air-drone-strike reported @Hit"],
  ])("but not %s", (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});
