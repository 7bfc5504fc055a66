// How a day, a month or a part of a year may be written, and what it is where the article's own date is another, or is not known.

import { describe, expect, test } from "vitest";
import { openGazetteer } from "@/lib/gazetteer/open";
import { geoparse } from "@/lib/geoparse/geoparse";
import { findIncidents } from "@/lib/incidents/incidents";
import type { DateRange } from "@/lib/types";

const gazetteer = await openGazetteer();
const day = (iso: string): DateRange => ({ from: iso, to: iso, precision: "day" });
const TUESDAY = day("2021-06-29");
const JANUARY = day("2021-01-05");

/** The days of what an article of that date reports: a day, "from..to" or "-". */
function daysOf(text: string, publishedOn: DateRange | null): string {
  return findIncidents(text, geoparse(text, gazetteer), gazetteer, { publishedOn })
    .map(({ date }) => (date === null ? "-" : date.from === date.to ? date.from : `${date.from}..${date.to}`))
    .join(" ");
}

describe("in English", () => {
  test.each([
    ["on 5 and 6 June 2020", "2020-06-05..2020-06-06"],
    ["on June 5 and 7, 2020", "2020-06-05..2020-06-07"],
    ["on June 5 and 7 people fled", "2021-06-05"],
    ["between the 10th and the 12th of April 2020", "2020-04-10..2020-04-12"],
    ["on the third of June 2020", "2020-06-03"],
    ["from April to June 2020", "2020-04-01..2020-06-30"],
    ["on 32/13/2020", "-"],
    ["in June of this year", "2021-06-01..2021-06-30"],
    ["on Christmas Day", "2020-12-25"],
    ["on Christmas Eve", "2020-12-24"],
    ["on New Year's Day", "2021-01-01"],
    ["on New Year's Eve", "2020-12-31"],
    ["seven years ago today", "2014-06-29"],
    ["on this day last year", "2020-06-29"],
    ["in the first quarter of last year", "2020-01-01..2020-03-31"],
    ["in the last quarter of 2020", "2020-10-01..2020-12-31"],
    ["in the first 3 months of the year", "2021-01-01..2021-03-31"],
    ["in the first week of 2020", "2020-01-01..2020-01-07"],
    ["in the last week of 2020", "2020-12-25..2020-12-31"],
    ["in the first week of June 2020", "2020-06-01..2020-06-07"],
    ["in the second half of last month", "2021-05-16..2021-05-31"],
    ["in the past fortnight", "2021-06-15..2021-06-29"],
    ["in the past two months", "2021-04-30..2021-06-29"],
    ["in the past two years", "2019-06-30..2021-06-29"],
    ["over the weekend", "2021-06-26..2021-06-27"],
    ["on the last day of June 2020", "2020-06-30"],
    ["on the first day of last month", "2021-05-01"],
    ["on the first day of the same month", "2021-06-01"],
    ["the Tuesday before last", "2021-06-15"],
    ["overnight from Monday to Tuesday", "2021-06-29"],
    ["the previous day", "2021-06-28"],
    ["hours ago", "2021-06-29"],
    ["in summer 2020", "2020-06-01..2020-08-31"],
    ["the month before last", "2021-04-01..2021-04-30"],
    ["the year before last", "2019-01-01..2019-12-31"],
  ])("A bomb exploded in Kut %s.", (when, expected) => {
    expect(daysOf(`A bomb exploded in Kut ${when}.`, TUESDAY)).toBe(expected);
  });
});

describe("in Arabic", () => {
  test.each([
    ["في 3 و5 حزيران 2020", "2020-06-03..2020-06-05"],
    ["في 3 إلى 5 من شهر حزيران", "2021-06-03..2021-06-05"],
    ["في 5 من هذا الشهر", "2021-06-05"],
    ["في الخامس من الشهر نفسه", "2021-06-05"],
    ["في الحادي والثلاثين من أيار", "2021-05-31"],
    ["في 5 كانون الأول ديسمبر", "2020-12-05"],
    ["في 5 حزيران من العام الماضي", "2020-06-05"],
    ["ليلة الثالث والعشرين", "2021-06-23"],
    ["خلال الأسبوعين الماضيين", "2021-06-15..2021-06-29"],
    ["الشهر قبل الماضي", "2021-04-01..2021-04-30"],
    ["العام قبل الماضي", "2019-01-01..2019-12-31"],
    ["مطلع الشهر الماضي", "2021-05-01..2021-05-31"],
    ["مطلع الأسبوع الماضي", "2021-06-21..2021-06-27"],
    ["مطلع العام الماضي", "2020-01-01..2020-12-31"],
    ["قبل يوم", "2021-06-28"],
    ["قبل 3 أيام", "2021-06-26"],
    ["قبل ثلاثة أسابيع", "2021-06-08"],
    ["قبل شهر", "2021-05-01..2021-05-31"],
    ["قبل 4 أشهر", "2021-02-01..2021-02-28"],
    ["في مثل هذا اليوم من العام الماضي", "2020-06-29"],
    ["في مثل هذا اليوم قبل سبع سنوات", "2014-06-29"],
    ["في مثل هذا اليوم قبل عامين", "2019-06-29"],
  ])("انفجرت عبوة في الكوت %s.", (when, expected) => {
    expect(daysOf(`انفجرت عبوة في الكوت ${when}.`, TUESDAY)).toBe(expected);
  });
});

test.each([
  ["on that Monday morning", "2021-06-07"],
  ["on that Friday", "2021-06-04"],
  ["two months earlier", "2021-04-01..2021-04-30"],
  ["in the same week", "2021-05-31..2021-06-06"],
])("Gunmen shot a baker in Hit on 5 June, and %s ...", (when, expected) => {
  expect(daysOf(`Gunmen shot a baker in Hit on 5 June. A bomb exploded in Kut ${when}.`, TUESDAY)).toBe(
    `2021-06-05 ${expected}`,
  );
});

test.each([
  ["وفي اليوم السابق", "2021-06-04"],
  ["وبعد يوم واحد", "2021-06-06"],
  ["وبعد أسبوع", "2021-06-12"],
])("قتل مسلحون خبازا في هيت في 5 حزيران. %s ...", (when, expected) => {
  expect(daysOf(`قتل مسلحون خبازا في هيت في 5 حزيران. ${when} انفجرت عبوة في الكوت.`, TUESDAY)).toBe(
    `2021-06-05 ${expected}`,
  );
});

test.each([
  ["A bomb exploded in Kut on the 24th.", JANUARY, "2020-12-24"],
  ["انفجرت عبوة في الكوت ليلة الثالث والعشرين.", JANUARY, "2020-12-23"],
  ["A bomb exploded in Kut on New Year's Eve.", day("2021-12-31"), "2021-12-31"],
  ["A bomb exploded in Kut on 5 June.", { from: "2021-01-01", to: "2021-12-31", precision: "year" } as const, "-"],
  ["The army will attack Kut on 5 January.", day("2021-12-20"), "2022-01-05"],
  ["A bomb exploded in Kut last spring.", day("2021-12-20"), "2021-03-01..2021-05-31"],
  ["انفجرت عبوة في الكوت في 25 من الشهر نفسه.", JANUARY, "2020-12-25"],
  ["انفجرت عبوة في حي 9 نيسان في بغداد.", TUESDAY, "-"],
  ["A bomb exploded in Kut last night.", null, "-"],
  ["A bomb exploded in Kut on New Year's Eve.", null, "-"],
  ["A bomb exploded in Kut on this day in 2014.", null, "-"],
  ["A bomb exploded in Kut in the first half of the month.", null, "-"],
  ["A bomb exploded in Kut in the first week of June.", null, "-"],
  ["A bomb exploded in Kut on 5 and 6 June.", null, "-"],
  ["A bomb exploded in Kut on the third of June.", null, "-"],
  ["A bomb exploded in Kut on the first day of June.", null, "-"],
  ["A bomb exploded in Kut on the first day of this month.", null, "-"],
  ["انفجرت عبوة في الكوت في 3 و5 حزيران.", null, "-"],
  ["انفجرت عبوة في الكوت أول من أمس.", null, "-"],
  ["انفجرت عبوة في الكوت قبل يومين.", null, "-"],
  ["انفجرت عبوة في الكوت في الخامس من هذا الشهر.", null, "-"],
])("by the article's own date: %s", (text, publishedOn, expected) => {
  expect(daysOf(text, publishedOn)).toBe(expected);
});
