// What a sentence tells in the company of others, in many words and in few; the article is of 29 June 2021, a Tuesday.

import { expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();
const TUESDAY = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;

/** "subtype status @place date" of each incident; a date only where it is asked for. */
function told(text: string, dated = false): string[] {
  const mentions = geoparse(text, gazetteer);
  return findIncidents(text, mentions, gazetteer, { publishedOn: TUESDAY }).map(
    ({ subtype, status, mention, date }) => {
      const place = mention === null ? "-" : mentions[mention]!.text;
      return `${subtype} ${status} @${place}${dated ? ` ${date?.from ?? "none"}` : ""}`;
    },
  );
}

test.each([
  // Words of many kinds of news.
  ["The attack near Hit on Sunday comes days before talks in Baghdad.", "armed-clash reported @Hit"],
  ["In Basra, a few dozen people gathered peacefully outside the council.", "peaceful-protest reported @Basra"],
  [
    "Tens of thousands converged on Tahrir Square on Friday, waving Iraqi flags.",
    "peaceful-protest reported @Tahrir Square",
  ],
  [
    "For the third day running, lorry drivers parked their vehicles across the highway at Safwan to press for higher tariffs.",
    "peaceful-protest reported @Safwan",
  ],
  [
    "Police used water cannon and tear gas to scatter protesters in Basra on Friday.",
    "protest-with-intervention reported @Basra",
  ],
  [
    "Men in black mowed down demonstrators in Kut on Friday, medics said.",
    "excessive-force-against-protesters reported @Kut",
  ],
  ["Demonstrators overturned a police car in Amarah on Sunday.", "violent-demonstration reported @Amarah"],
  ["A father of four was shot on his doorstep in Baqubah on Sunday.", "attack reported @Baqubah"],
  [
    "Gunmen whisked a doctor away from his clinic in Baqubah on Sunday.",
    "abduction-forced-disappearance reported @Baqubah",
  ],
  ["A mine took the leg of a shepherd boy in Penjwen on Monday.", "remote-explosive-landmine-ied reported @Penjwen"],
  ["Iranian drones swooped on offices of an opposition party in Koya on Monday.", "air-drone-strike reported @Koya"],
  ["The peshmerga gave up Makhmour to the army on Tuesday.", "non-violent-transfer-of-territory reported @Makhmour"],
  [
    "Gunmen took over police stations in Fallujah on Wednesday and raised black flags over them.",
    "non-state-actor-overtakes-territory reported @Fallujah",
  ],
  ["دفعت تركيا برتل عسكري جديد إلى ناحية باتوفة.", "change-to-group-activity reported @باتوفة"],
  // The same deed in any form of its verb, and the group by its two letters.
  ["Gunmen storm an army post near Hawija, killing two soldiers on Monday.", "armed-clash reported @Hawija"],
  [
    "IS fighters in army uniforms slipped into a Hashd position in Mukayshifa on Saturday and killed six of its men.",
    "armed-clash reported @Mukayshifa",
  ],
  // Who is taken, and by whom.
  ["US troops grabbed a financier of al-Qaeda in Ghazaliya on Saturday.", "arrests reported @Ghazaliya"],
  ["A sheikh's son was seized by Islamic State in Daquq on Sunday.", "abduction-forced-disappearance reported @Daquq"],
  ["Gunmen torched the offices of a party in Daquq.", "looting-property-destruction reported @Daquq"],
  ["Gunmen burned a man alive in Daquq.", "attack reported @Daquq"],
  ["Gunmen stormed a house in Daquq and abducted a man.", "abduction-forced-disappearance reported @Daquq"],
  ["Gunmen stormed a house in Daquq, killed a woman and abducted her son.", "attack reported @Daquq"],
  ["اقتحم مسلحون منزلا في هيت وخطفوا رجلا.", "abduction-forced-disappearance reported @هيت"],
  ["A local ISIS leader nicknamed Abu Omar was captured in Rutba on Monday.", "arrests reported @Rutba"],
  // What a protest or an arrest is about is told elsewhere.
  [
    "A crowd marched to the Turkish embassy in Baghdad on Thursday to condemn the shelling of Zakho.",
    "peaceful-protest reported @Turkish embassy in Baghdad",
  ],
  ["A suspect in the murder of two activists was taken into custody in Basra on Monday.", "arrests reported @Basra"],
  // Threats are told apart by who makes them.
  [
    "Kataib Hezbollah warned that it would turn the bases into a graveyard.",
    "shelling-artillery-missile-attack threatened @-",
  ],
  ["The Turkish army said that the whole of the group is now a legitimate target.", "air-drone-strike threatened @-"],
  // Those who were armed, and a force that takes a village.
  ["Armed men on motorbikes killed a former colonel of the old army in Kirkuk on Saturday.", "attack reported @Kirkuk"],
  [
    "A police colonel and two of his guards were slain in an ambush in Amarah on Friday.",
    "armed-clash reported @Amarah",
  ],
  [
    "On Wednesday Tikrit fell as well, police and residents said.",
    "non-state-actor-overtakes-territory reported @Tikrit",
  ],
])("%s", (text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test.each([
  ["The minister came under fire in parliament in Baghdad on Sunday over the budget."],
  ["The army chief arrived in Kirkuk on Sunday to inspect the units."],
  ["Officials in Basra launched a campaign against rats on Sunday."],
  ["Doctors in Mosul removed a bullet from a man's leg in a rare operation on Saturday."],
  ["An electrical fault set a hospital in Nasiriyah on fire on Monday, killing 60 patients."],
  ["The UN envoy met Kurdish leaders in Erbil on Monday to discuss the killing of protesters."],
  ["Families gathered in Mosul on Friday to celebrate the feast and to watch the fireworks."],
  ["Russia can fill the vacuum that others leave in Iraq."],
  ["A flood wave swept through Dohuk on Monday, damaging homes."],
  ["The last Turkish soldiers walked out of the base near Bashiqa on Monday."],
  ["Army helicopters dropped water on the burning depot in Baghdad on Tuesday."],
  ["شن النائب هجوماً لاذعاً على الحكومة في بغداد."],
  ["Exports through Khor al-Zubair fell as the harbour silted up."],
  ["Erbil fell 2-1 to Basra on Friday."],
])("no incident: %s", text => {
  expect(told(text)).toEqual([]);
});

test.each([
  [
    "another one of what was told",
    "Two rockets hit the Green Zone in Baghdad on Saturday. Another pair slammed into Balad.",
    ["shelling-artillery-missile-attack reported @Green Zone", "shelling-artillery-missile-attack reported @Balad"],
  ],
  [
    "where some of what was fired came down",
    "Six rockets were fired at Taji on Sunday. Two of them fell in Tarmiyah.",
    ["shelling-artillery-missile-attack reported @Taji", "shelling-artillery-missile-attack reported @Tarmiyah"],
  ],
  [
    "another one that followed and hit",
    "A drone struck a depot in Rabia on Sunday. Another followed ten minutes later and hit a workshop in Zummar.",
    ["air-drone-strike reported @Rabia", "air-drone-strike reported @Zummar"],
  ],
  [
    "others who only followed",
    "A drone struck a depot in Rabia on Sunday. Others came to help and struck up a song.",
    ["air-drone-strike reported @Rabia"],
  ],
  [
    "the victims of what was told",
    "A drone hit a house in Erbil on Sunday, killing two people. Six members of the family died of their wounds.",
    ["air-drone-strike reported @Erbil", "air-drone-strike reported @Erbil"],
  ],
  [
    "the city that was named last, not the village",
    "Troops pushed towards Mosul on Monday. Militants set oil wells on fire near Bartella. The city was shelled all night.",
    [
      "change-to-group-activity reported @Mosul",
      "looting-property-destruction reported @Bartella",
      "shelling-artillery-missile-attack reported @Mosul",
    ],
  ],
  [
    "they are the crowd",
    "Protesters burned tyres in Amarah on Monday. They attacked the consulate with stones.",
    ["violent-demonstration reported @Amarah", "violent-demonstration reported @Amarah"],
  ],
  [
    "two places of one event",
    "Jets bombed weapons stores in Ramadi and near Hit on Monday.",
    ["air-drone-strike reported @Ramadi", "air-drone-strike reported @Hit"],
  ],
  [
    "each place of a list",
    "Mortar rounds fell on Hit, Haditha and the town of Rawa on Monday, killing four people.",
    [
      "shelling-artillery-missile-attack reported @Hit",
      "shelling-artillery-missile-attack reported @Haditha",
      "shelling-artillery-missile-attack reported @Rawa",
    ],
  ],
  [
    "a list of things at places, and one more",
    "Mortar rounds fell on a market in Hit, a school at Haditha and one near Rawa on Monday.",
    [
      "shelling-artillery-missile-attack reported @Hit",
      "shelling-artillery-missile-attack reported @Haditha",
      "shelling-artillery-missile-attack reported @Rawa",
    ],
  ],
  [
    "the blast is the bomb told before",
    "A suicide bomber blew himself up at a mosque in Hillah on Monday. The blast tore down part of the gate.",
    ["suicide-bomb reported @Hillah", "suicide-bomb reported @Hillah"],
  ],
  [
    "a claim is of the attack told before",
    "Gunmen stormed a police station in Hillah on Monday. No group has claimed the attack.",
    ["armed-clash reported @Hillah", "armed-clash reported @Hillah"],
  ],
  [
    "nobody hurt, of what was told before",
    "Two rockets hit a field near Balad on Monday. There were no casualties.",
    ["shelling-artillery-missile-attack reported @Balad", "shelling-artillery-missile-attack reported @Balad"],
  ],
  [
    "an accident is nothing told before",
    "Two rockets hit a field near Balad on Monday. One worker died when the roof of the bakery fell in.",
    ["shelling-artillery-missile-attack reported @Balad"],
  ],
  [
    "an Arabic list",
    "قصفت طائرات التحالف مواقع داعش في هيت وحديثة، وراوة مساء الاثنين.",
    ["air-drone-strike reported @هيت", "air-drone-strike reported @حديثة", "air-drone-strike reported @راوة"],
  ],
  [
    "what a place of the list lies in is none of its places",
    "Bombs went off in Baiji, Salah al-Din, and Hawija on Monday.",
    ["remote-explosive-landmine-ied reported @Baiji", "remote-explosive-landmine-ied reported @Hawija"],
  ],
  [
    "the way between two places is no list of them",
    "Gunmen kidnapped a driver on his way from Hit to Rawa on Monday.",
    ["abduction-forced-disappearance reported @-"],
  ],
  [
    "a road between two places is one",
    "A drone hit a car on the road between Tikrit and Samarra on Monday.",
    ["air-drone-strike reported @Tikrit"],
  ],
  [
    "clauses with a place of their own",
    "A sniper killed a farmer outside Balad on Monday; two bombs hit a convoy near Samarra.",
    ["attack reported @Balad", "remote-explosive-landmine-ied reported @Samarra"],
  ],
  [
    "a riot and what answers it",
    "Protesters hurled stones at the council in Kut on Monday, and riot police fired tear gas at them.",
    ["violent-demonstration reported @Kut", "protest-with-intervention reported @Kut"],
  ],
])("%s", (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

const CAR_BOMB = "A car bomb exploded in Hillah on Saturday.";
test.each([
  ["The following morning gunmen attacked a checkpoint in Kut.", "2021-06-27"],
  ["Gunmen attacked a checkpoint in Kut on Sunday and, two days later, another post.", "2021-06-27"],
  ["On that day gunmen attacked a checkpoint in Kut.", "2021-06-26"],
  ["The day after, gunmen attacked a checkpoint in Kut.", "2021-06-27"],
  ["Two days later gunmen attacked a checkpoint in Kut.", "2021-06-28"],
  ["The previous night gunmen had attacked a checkpoint in Kut.", "2021-06-25"],
  ["Earlier in the day gunmen attacked a checkpoint in Kut.", "2021-06-26"],
  ["By nightfall gunmen had attacked a checkpoint in Kut.", "2021-06-26"],
  ["An hour later gunmen attacked a checkpoint in Kut.", "2021-06-26"],
  ["A week earlier gunmen attacked a checkpoint in Kut.", "2021-06-19"],
  ["The month before, gunmen attacked a checkpoint in Kut.", "2021-05-01"],
])("after an event of Saturday: %s", (sentence, from) => {
  expect(told(`${CAR_BOMB} ${sentence}`, true)[1]).toContain(`@Kut ${from}`);
});

test("a clause told aside keeps its day to itself", () => {
  expect(told("Homes were looted in Qaraqosh, which the group had left in August 2014.", true)[0]).toContain("none");
});
