// In which language a page is shown: what the reader chose, what their browser likes best, else English.
import { expect, test } from "vitest";
import { readersLanguage } from "@/components/messages/language";

test.each<[string, string | undefined, string | null, "en" | "ar"]>([
  ["nothing is known", undefined, null, "en"],
  ["an empty wish", undefined, "", "en"],
  ["an Arabic browser", undefined, "ar", "ar"],
  ["one of a country", undefined, "ar-IQ,ar;q=0.9,en-US;q=0.8,en;q=0.7", "ar"],
  ["in capitals, with spaces", undefined, " AR-iq ; Q=0.9 , fr", "ar"],
  ["an English browser that knows Arabic too", undefined, "en-GB,en;q=0.9,ar;q=0.8", "en"],
  ["the better liked, in whatever order", undefined, "en;q=0.3,ar;q=0.6", "ar"],
  ["the first of two that are liked as well", undefined, "ar,en", "ar"],
  ["none that we speak", undefined, "fr-FR,fr;q=0.9,*;q=0.5", "en"],
  ["one that we speak behind others", undefined, "ckb,ku;q=0.9,ar;q=0.8,en;q=0.7", "ar"],
  ["Arabic is not wanted", undefined, "ar;q=0", "en"],
  ["another language that begins alike", undefined, "arc,arn;q=0.9", "en"],
  ["no number", undefined, "ar;q=much,en;q=0.1", "en"],
  ["English was chosen in an Arabic browser", "en", "ar", "en"],
  ["Arabic was chosen in an English browser", "ar", "en", "ar"],
  ["what was chosen is none of ours", "fr", "ar", "ar"],
])("%s", (_, chosen, accept, language) => {
  expect(readersLanguage(chosen, accept)).toBe(language);
});
