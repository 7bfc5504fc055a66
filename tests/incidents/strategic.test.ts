// Strategic developments: what changes a conflict without violence, and what only looks like it. The articles are of 29 June 2021, a Tuesday.

import { describe, expect, test } from "vitest";
import { told } from "./told";

describe("what forces and authorities do to a place", () => {
  test.each([
    ["a curfew that is imposed", "The army imposed a night curfew in Kut.", ["other reported @Kut"]],
    ["a curfew that ends", "A curfew in Samawah was lifted on Monday.", ["other reported @Samawah"]],
    ["a curfew that is waited for tells of none", "The baker in Samawah sleeps until the curfew is lifted.", []],
    [
      "checkpoints that go up",
      "Checkpoints went up around Tuz Khurmatu on Sunday.",
      ["headquarters-or-base-established reported @Tuz Khurmatu"],
    ],
    [
      "a post and who built it",
      "Villagers look up at a base that the Turkish army built above Kani Masi in May.",
      ["headquarters-or-base-established reported @Kani Masi"],
    ],
    [
      "armed people who gather",
      "Hundreds of militiamen assembled at Balad on Sunday.",
      ["change-to-group-activity reported @Balad"],
    ],
    [
      "an offensive that is paused",
      "Federal Police suspended their push into Hawija on Sunday.",
      ["change-to-group-activity reported @Hawija"],
    ],
    [
      "an offensive that was called off",
      "The offensive on Rawa was called off on Sunday.",
      ["change-to-group-activity reported @Rawa"],
    ],
    [
      "arms that are handed in",
      "Forty fighters laid their rifles at the feet of a sheikh in Dokan on Sunday.",
      ["change-to-group-activity reported @Dokan"],
    ],
    ["how a place is, and nothing that is done", "Bread is short in the besieged town of Amerli.", []],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("places that change hands", () => {
  test.each([
    [
      "a town that changes hands",
      "Zummar changed hands on Sunday.",
      ["non-violent-transfer-of-territory reported @Zummar"],
    ],
    ["money that changes hands", "In Erbil the dinar changed hands at 1,450 to the dollar.", []],
    [
      "a town that falls",
      "Sinjar falls, and the north holds its breath.",
      ["non-state-actor-overtakes-territory reported @Sinjar"],
    ],
    [
      "hardly a shot is no shot",
      "Government troops took Bashiqa on Sunday with hardly a shot.",
      ["non-violent-transfer-of-territory reported @Bashiqa"],
    ],
    [
      "towns that were handed over",
      "By Sunday Zummar too had been handed over.",
      ["non-violent-transfer-of-territory reported @Zummar"],
    ],
    [
      "a post that is handed over, in Arabic",
      "سلمت البيشمركة نقطة تفتيش قرب كركوك إلى الشرطة الاتحادية.",
      ["non-violent-transfer-of-territory reported @كركوك"],
    ],
    ["people who are not handed over are no ground", "The two gunmen have still not been handed over in Kut.", []],
    [
      "soldiers who leave their posts",
      "Soldiers near Hit deserted their posts on Sunday.",
      ["non-violent-transfer-of-territory reported @Hit"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("people, graves, deals, houses", () => {
  test.each([
    [
      "a truce to which people agree",
      "The clans agreed to a cease-fire in Kut on Sunday.",
      ["agreement reported @Kut"],
    ],
    [
      "a deal between parties to a conflict",
      "An agreement had been made in Najaf between a militia and the government.",
      ["agreement reported @Najaf"],
    ],
    [
      "sides that are told behind",
      "In Kut an agreement was reached between the two sides on Monday.",
      ["agreement reported @Kut"],
    ],
    ["a cell", "Security forces dismantled an ISIS cell in Kut.", ["arrests reported @Kut"]],
    ["a cell, in Arabic", "فككت الاستخبارات خلية إرهابية في الكوت.", ["arrests reported @الكوت"]],
    ["a bomb", "Police dismantled an explosive device in Kut.", ["disrupted-weapons-use reported @Kut"]],
    ["a bomb, in Arabic", "فككت القوات عبوة ناسفة في الكوت.", ["disrupted-weapons-use reported @الكوت"]],
    ["a deal on trade", "An agreement was reached in Erbil between the authorities and the region on oil exports.", []],
    [
      "a crowd that burns",
      "Angry crowd in Kut burns party offices on Monday.",
      ["violent-demonstration reported @Kut"],
    ],
    [
      "people held for something",
      "The police are holding three men over the murder of a judge in Kut.",
      ["arrests reported @Kut"],
    ],
    [
      "people put into custody, whoever does it",
      "The patrols took nine people into custody in Qurna on Monday.",
      ["arrests reported @Qurna"],
    ],
    [
      "but not by an armed group",
      "Islamic State fighters took nine villagers into custody in Hawija on Monday.",
      ["abduction-forced-disappearance reported @Hawija"],
    ],
    [
      "the capture of somebody",
      "The agency announced the capture of a bomb maker in Mosul on Monday.",
      ["arrests reported @Mosul"],
    ],
    [
      "the capture of a town",
      "The army announced the capture of Rawa on Monday.",
      ["government-regains-territory reported @Rawa"],
    ],
    ["a grave that comes to light", "A mass grave came to light near Bashiqa on Monday.", ["other reported @Bashiqa"]],
    ["a thief who is lynched", "Villagers lynched a thief near Hillah on Monday.", ["mob-violence reported @Hillah"]],
    ["a truce that is prolonged", "The truce in Taiz was prolonged on Monday.", ["agreement reported @Taiz"]],
    [
      "people of whom nothing is known",
      "The whereabouts of two reporters remain unknown in Kut.",
      ["abduction-forced-disappearance reported @Kut"],
    ],
    ["suspects who are held", "Two suspects held in Tarmiyah", ["arrests reported @Tarmiyah"]],
    ["who is in custody", "Former mayor of Hillah in custody over protest deaths", ["arrests reported @Hillah"]],
    [
      "bodies in handcuffs are no arrest",
      "Six bodies, all handcuffed, were found in Baqubah on Sunday.",
      ["attack reported @Baqubah"],
    ],
    ["graves that are found", "Two mass graves have been unearthed near Bashiqa.", ["other reported @Bashiqa"]],
    ["people who are taken out", "Families were bussed out of Daraya on Sunday.", ["other reported @Daraya"]],
    ["a truce that lasts", "The truce in Tuz Khurmatu held on Sunday.", ["agreement reported @Tuz Khurmatu"]],
    ["captives exchanged", "The two sides exchanged 14 captives near Taiz on Sunday.", ["agreement reported @Taiz"]],
    [
      "shops that have been burned",
      "A dozen shops have been torched in Jalawla since Sunday.",
      ["looting-property-destruction reported @Jalawla"],
    ],
    [
      "empty houses that were blown up",
      "On Sunday two houses belonging to Shabaks were blown up in Bartella.",
      ["looting-property-destruction reported @Bartella"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});
