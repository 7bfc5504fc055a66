// Whose "the army", "police" and "the coalition" are, by the country or the region in which something happened.

import { expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";

const gazetteer = await openGazetteer();

/** Who did what the text tells; "-" where nobody is known. */
function doer(text: string): string {
  const publishedOn = { from: "2021-06-29", to: "2021-06-29", precision: "day" } as const;
  const [incident] = findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn });
  if (!incident) throw new Error(`no incident in ${text}`);
  return incident.actors.find(({ role }) => role === "by")?.id ?? "-";
}

test.each([
  ["Iraq", "Police shot two men in Kut on Sunday.", "iraqi-police"],
  ["Syria", "The army shelled a village near Idlib on Sunday.", "syrian-army"],
  ["Turkey", "Police shot two men in Istanbul on Sunday.", "turkish-army"],
  ["Iran", "Police shot two men in Tehran on Sunday.", "iran-irgc"],
  ["Jordan", "Police shot two men in Amman on Sunday.", "jordan-army"],
  ["Kuwait", "Police shot two men in Kuwait City on Sunday.", "kuwait-forces"],
  ["Saudi Arabia", "Police shot two men in Riyadh on Sunday.", "saudi-forces"],
  ["Gaza", "The army shelled Gaza on Sunday.", "israel"],
  ["a country whose forces are on no list", "Police shot two men in Cairo on Sunday.", "-"],
  ["a country farther off", "Police in Leeds shot a man.", "-"],
])("the army and police of %s", (_, text, expected) => {
  expect(doer(text)).toBe(expected);
});

test.each([
  ["called Iraqi", "The Iraqi army shelled a village near Abu Kamal on Sunday.", "iraqi-army"],
  ["called Iraq's", "Iraq's army shelled a village near Abu Kamal on Sunday.", "iraqi-army"],
  ["called federal", "Federal police shelled a village near Abu Kamal on Sunday.", "federal-police"],
  ["called Iraqi in Arabic", "قصفت مقاتلات عراقية قرية قرب البوكمال يوم الأحد.", "iraqi-air-force"],
  [
    "called Iraqi in Arabic, behind the kind of aircraft",
    "قصفت طائرات أف 16 عراقية قرية قرب البوكمال يوم الأحد.",
    "iraqi-air-force",
  ],
  ["called federal in Arabic", "اعتقلت الشرطة الاتحادية رجلين في البوكمال يوم الأحد.", "federal-police"],
  ["called Iraqi, in the Kurdish region", "Iraqi security forces arrested two men in Erbil.", "iraqi-security-forces"],
])("Iraq's forces abroad are its own where they are %s", (_, text, expected) => {
  expect(doer(text)).toBe(expected);
});

test.each([
  ["security forces of a Kurdish city", "Security forces arrested two men in Erbil on Sunday.", "asayish"],
  ["of a Kurdish province", "Security forces arrested two men in Dohuk province on Sunday.", "asayish"],
  ["in Arabic", "اعتقلت القوات الأمنية رجلين في أربيل يوم الأحد.", "asayish"],
  ["police there, who are police", "Police arrested two men in Erbil on Sunday.", "iraqi-police"],
  ["security forces elsewhere in Iraq", "Security forces arrested two men in Kut on Sunday.", "iraqi-security-forces"],
  ["Kurdish forces in Syria", "Kurdish forces shelled a village near Kobani on Sunday.", "sdf"],
  ["Kurdish forces in Syria, in Arabic", "قصفت القوات الكردية قرية قرب عين العرب يوم الأحد.", "sdf"],
  ["the Peshmerga in Syria", "Peshmerga forces shelled a village near Kobani on Sunday.", "peshmerga"],
  ["tribal fighters in Iraq", "Tribal fighters shot two bakers in Haditha on Sunday.", "tribal-mobilisation"],
  ["tribal fighters elsewhere", "Tribal fighters shot two bakers in Suwayda on Sunday.", "tribes"],
  ["the coalition in Syria", "Coalition warplanes bombed a barracks in Raqqa on Sunday.", "us-led-coalition"],
  ["the coalition in Yemen", "Coalition warplanes bombed a barracks in Sanaa on Sunday.", "saudi-forces"],
  ["the coalition in Saudi Arabia", "Coalition warplanes bombed a barracks in Najran on Sunday.", "saudi-forces"],
  ["the coalition in Yemen, in Arabic", "قصفت طائرات التحالف معسكرا في صنعاء يوم الأحد.", "saudi-forces"],
  ["the international coalition in Yemen", "قصفت طائرات التحالف الدولي معسكرا في صنعاء يوم الأحد.", "us-led-coalition"],
])("%s", (_, text, expected) => {
  expect(doer(text)).toBe(expected);
});
