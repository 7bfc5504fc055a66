// How battles go on, and what becomes of ground; the articles are of 29 June 2021, a Tuesday.

import { expect, test } from "vitest";
import { told } from "./told";

test.each([
  ["Soldiers thrust deeper into Tikrit on Monday.", ["armed-clash reported @Tikrit"]],
  ["Army units pressed on towards Hawija on Monday.", ["armed-clash reported @Hawija"]],
  ["Jihadists swept north on Monday and seized Baiji.", ["non-state-actor-overtakes-territory reported @Baiji"]],
  ["Families pressed on towards Hawija on Monday.", []],
  ["The cyclists pushed on through Erbil on Monday.", []],
  ["The attackers were beaten back at Rutba on Monday.", ["armed-clash reported @Rutba"]],
  ["The garrison of Rutba held its ground on Monday.", ["armed-clash reported @Rutba"]],
  ["Soldiers advanced in the north of Rutba on Monday.", ["armed-clash reported @Rutba"]],
  ["The Rutba offensive resumed on Monday.", ["armed-clash reported @Rutba"]],
  ["In May the army launched a ground offensive against militants near Rutba.", ["armed-clash reported @Rutba"]],
  ["Rebels have been battling government troops in Rutba for hours.", ["armed-clash reported @Rutba"]],
  ["Firemen and soldiers were battling a fire in Rutba on Monday.", []],
])("armed people who press forward, and who hold out against them: %s", (text, incidents) => {
  expect(told(text)).toEqual(incidents);
});

test.each([
  ["A militia left Kut after clashes with police.", "armed-clash reported @Kut"],
  ["Clashes with police broke out in Kut on Monday.", "violent-demonstration reported @Kut"],
])("who clashes with police destroys nothing: %s", (text, incident) => {
  expect(told(text).at(-1)).toEqual(incident);
});

test.each([
  ["Tikrit falls, and thousands flee", ["non-state-actor-overtakes-territory reported @Tikrit"]],
  ["Sinjar changed hands on Monday.", ["non-violent-transfer-of-territory reported @Sinjar"]],
  ["Baiji lost: refinery in flames", ["non-state-actor-overtakes-territory reported @Baiji"]],
  [
    "Rutba, the last town before the border, slipped from the government's grasp on Monday.",
    ["non-state-actor-overtakes-territory reported @Rutba"],
  ],
  ["Baghdad lost patience with the company on Monday.", []],
  ["Rents in Tikrit fell on Monday.", []],
  ["Erbil falls to third in the ranking of clean cities.", []],
  ["Black flags over Baiji", ["non-state-actor-overtakes-territory reported @Baiji"]],
])("what becomes of a place: %s", (text, incidents) => {
  expect(told(text)).toEqual(incidents);
});

test.each([
  [
    "Rawa and Anah were cleared on Monday after the militants had fled.",
    ["government-regains-territory reported @Anah", "government-regains-territory reported @Rawa"],
  ],
  ["The army cleared Rawa on Monday.", ["government-regains-territory reported @Rawa"]],
  ["Rawa was cleared of mines on Monday.", []],
  ["In Rawa three hostages were freed on Monday.", ["abduction-forced-disappearance reported @Rawa"]],
  ["By Monday Rawa had been handed over.", ["non-violent-transfer-of-territory reported @Rawa"]],
  ["The police in Rawa deserted their posts on Monday.", ["non-violent-transfer-of-territory reported @Rawa"]],
])("ground that is cleared, handed over or left: %s", (text, incidents) => {
  expect(told(text)).toEqual(incidents);
});

test.each([
  ["Forty people have died in Tikrit since the offensive began on Monday.", ["armed-clash reported @Tikrit"]],
  ["Nine bakers were killed in four days of combat in Rawa.", ["armed-clash reported @Rawa"]],
  ["Commandos stormed a school in Baiji on Monday to free the hostages in it.", ["armed-clash reported @Baiji"]],
  ["Insurgents claimed the raid on the prison at Baquba on Monday.", ["armed-clash reported @Baquba"]],
  ["Soldiers stormed a farmhouse in Baiji on Monday and beat its owner.", ["attack reported @Baiji"]],
  ["Insurgents were battling policemen in Baiji on Monday.", ["armed-clash reported @Baiji"]],
  ["Five dead as two clans fight near Zubair", ["armed-clash reported @Zubair"]],
  ["Six bakers died in violence across Diyala on Monday.", ["attack reported @Diyala"]],
  ["Six bakers died in a flood in Diyala on Monday.", []],
  ["A soldier died near Baiji on Friday of non-battle-related causes.", []],
  ["A marine died in a non-combat incident in Baiji on Monday.", []],
  ["توفي جندي أمريكي لأسباب غير قتالية في بيجي يوم الأحد.", []],
  ["Troops massed outside Tal Afar on Monday.", ["change-to-group-activity reported @Tal Afar"]],
  ["Coalition troops left Camp Taji on Monday.", ["change-to-group-activity reported @Camp Taji"]],
  [
    "On Monday the Federal Police inched to within sight of a mosque in Mosul under heavy sniper fire.",
    ["armed-clash reported @Mosul"],
  ],
  ["Police said a farmer came under sniper fire in Hit on Monday.", ["attack reported @Hit"]],
  ["A farmer came under sniper fire in Hit on Monday.", ["attack reported @Hit"]],
  ["Iraqi forces fight Mehdi Army in Hillah, nine killed", ["armed-clash reported @Hillah"]],
  ["Soldiers and insurgents battle for a bridge in Baiji", ["armed-clash reported @Baiji"]],
])("deaths, storms and raids that are of a fight: %s", (text, incidents) => {
  expect(told(text)).toEqual(incidents);
});

test.each([
  ["Tikrit retaken, thousands go home", ["government-regains-territory reported @Tikrit"]],
  [
    "Rawa, the last town in the hands of the jihadists, fell to the army on Monday.",
    ["government-regains-territory reported @Rawa"],
  ],
  ["Harib fell into Houthi hands on Monday.", ["non-state-actor-overtakes-territory reported @Harib"]],
  ["Sukhna is back in army hands since Monday.", ["government-regains-territory reported @Sukhna"]],
  [
    "Soldiers in Tikrit controlled 70 percent of the city on Monday.",
    ["government-regains-territory reported @Tikrit"],
  ],
  ["The city of Hit retaken, families return", ["government-regains-territory reported @Hit"]],
  [
    "The town of Rawa, the last that the group still had, was retaken on Monday.",
    ["government-regains-territory reported @Rawa"],
  ],
  ["The capture of the town of Rawa by the army was announced.", ["government-regains-territory reported @Rawa"]],
  ["Two police posts were overrun at Rawa on Monday.", ["armed-clash reported @Rawa"]],
])("ground in a headline, and shares of it: %s", (text, incidents) => {
  expect(told(text)).toEqual(incidents);
});

test.each([
  ["A Kuwaiti jet was shot down over Rutba on Monday.", ["armed-clash reported @Rutba"]],
  ["Tribesmen shot down an army helicopter near Rawa on Monday, killing its crew.", ["armed-clash reported @Rawa"]],
  ["Warplanes shot down two drones near Rawa on Monday.", ["disrupted-weapons-use reported @Rawa"]],
  ["It was shot down over Rawa on Monday.", ["disrupted-weapons-use reported @Rawa"]],
  ["No one died in the downing of the helicopter near Rawa on Monday.", ["armed-clash reported @Rawa"]],
  ["أسقط مسلحون مروحية عسكرية قرب راوة.", ["armed-clash reported @راوة"]],
])("craft with people in it that are shot down: %s", (text, incidents) => {
  expect(told(text)).toEqual(incidents);
});

test.each([
  ["The group waged war on the tribes of Rawa on Monday.", ["armed-clash reported @Rawa"]],
  ["Gunfire rang out in Rawa on Monday as rival factions faced off.", ["armed-clash reported @Rawa"]],
  [
    "A teenager was killed by a tear gas canister at a rally in Kut.",
    ["excessive-force-against-protesters reported @Kut"],
  ],
  ["Protesters storm palace in Kut", ["violent-demonstration reported @Kut"]],
  ["Police scuffled with mourners in Kut on Monday.", ["violent-demonstration reported @Kut"]],
  ["Prison guards beat an inmate to death in Kut on Monday.", ["attack reported @Kut"]],
  ["A mob beat an inmate to death in Kut on Monday.", ["mob-violence reported @Kut"]],
  ["Police beat porters who were asking for wages in Kut on Monday.", ["protest-with-intervention reported @Kut"]],
  [
    "Police beat porters who had assembled to ask for wages in Kut on Monday.",
    ["protest-with-intervention reported @Kut"],
  ],
  [
    "اطلقت الشرطة النار على المعلمين الذين كانوا يطالبون بعقود في الكوت.",
    ["excessive-force-against-protesters reported @الكوت"],
  ],
  ["A reporter and his driver pressed on under sniper fire in Rawa on Monday.", ["attack reported @Rawa"]],
  ["اغار مسلحون على قرية قرب الكوت.", ["attack reported @الكوت"]],
  ["نشبت مناوشات بين الجيش ومسلحين في الكوت.", ["armed-clash reported @الكوت"]],
  ["اعتقلت القوات عصابة للتزوير تابعة لتنظيم داعش في الكوت.", ["arrests reported @الكوت"]],
  ["Baker shot dead in Kut, crowds block the road", ["attack reported @Kut", "peaceful-protest reported @Kut"]],
])("by whom it is done: %s", (text, incidents) => {
  expect(told(text)).toEqual(incidents);
});

test.each([
  ["Seven soldiers were killed in an attack on a bus near Rutba.", ["armed-clash reported @Rutba"]],
  ["An attack on a military bus killed 13 troops near Rutba.", ["armed-clash reported @Rutba"]],
  ["Three traders were killed in an attack on a bus near Rutba.", ["attack reported @Rutba"]],
  ["قتل سبعة جنود بهجوم على حافلة قرب الرطبة.", ["armed-clash reported @الرطبة"]],
  ["قتل سبعة من قوات النظام بهجوم لتنظيم داعش على حافلة في تدمر.", ["armed-clash reported @تدمر"]],
  ["قتل ثلاثة تجار بهجوم على حافلة قرب الرطبة.", ["attack reported @الرطبة"]],
])("an attack on a bus is by who fell: %s", (text, incidents) => {
  expect(told(text)).toEqual(incidents);
});

test.each([
  "وقال شهود إن قوات مكافحة الشغب أطلقت الغاز المسيل للدموع.",
  "وأطلقت قوات الأمن قنابل الغاز.",
  "واستخدمت الشرطة الهراوات.",
  "وحاولت الشرطة إبعادهم بالهراوات، فأصيب ثلاثة برضوض.",
])("gas and batons are for the crowd of the sentence before: %s", text => {
  expect(told(`تظاهر العشرات في السماوة مساء السبت. ${text}`)).toEqual([
    "peaceful-protest reported @السماوة",
    "protest-with-intervention reported @السماوة",
  ]);
});
