// What the values of facets are called.

import { expect, test } from "vitest";
import { countryName } from "@/lib/store/facet-values";

test.each([
  ["SY", "Syria", "سوريا"],
  // As newspapers have it, where the register of names has more.
  ["TR", "Turkey", "تركيا"],
  ["PS", "Palestine", "فلسطين"],
  ["SA", "Saudi Arabia", "السعودية"],
  ["", "Across borders", "عبر الحدود"],
  // No code of a country stands for itself.
  ["ZZZ", "ZZZ", "ZZZ"],
  ["x-", "x-", "x-"],
])("%s is %s, in Arabic %s", (code, english, arabic) => {
  expect([countryName(code, "en"), countryName(code, "ar")]).toEqual([english, arabic]);
});
