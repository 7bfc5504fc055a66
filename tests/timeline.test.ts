// The bars of the timeline: every bin from the first to the last, those of a window cut off at its ends.
import { describe, expect, test } from "vitest";
import { barsOf } from "@/components/timeline";
import type { TimelineAnswer } from "@/lib/answers";

const answer = (bin: TimelineAnswer["bin"], ...from: string[]): TimelineAnswer => ({
  ...{ bin, spans: [], undated: 0 },
  bins: from.map(from => ({ from, count: 2, coarse: 0 })),
});
const days = (bars: ReturnType<typeof barsOf>) => bars.map(({ from, to, exact }) => [from, to, exact]);

describe("bars", () => {
  test.each<[string, TimelineAnswer, { from: string; to: string } | null, [string, string, number][]]>([
    ["none", answer("day"), null, []],
    [
      "bins without rows are there",
      answer("month", "2020-01-01", "2020-03-01"),
      null,
      [
        ["2020-01-01", "2020-01-31", 2],
        ["2020-02-01", "2020-02-29", 0],
        ["2020-03-01", "2020-03-31", 2],
      ],
    ],
    [
      "of a window, from its first to its last day",
      answer("day", "2020-02-28"),
      { from: "2020-02-27", to: "2020-03-01" },
      [
        ["2020-02-27", "2020-02-27", 0],
        ["2020-02-28", "2020-02-28", 2],
        ["2020-02-29", "2020-02-29", 0],
        ["2020-03-01", "2020-03-01", 0],
      ],
    ],
    [
      "weeks that a window cuts keep their count",
      answer("week", "2019-12-30", "2020-01-13"),
      { from: "2020-01-01", to: "2020-01-14" },
      [
        ["2020-01-01", "2020-01-05", 2],
        ["2020-01-06", "2020-01-12", 0],
        ["2020-01-13", "2020-01-14", 2],
      ],
    ],
  ])("%s", (_, timeline, within, expected) => {
    expect(days(barsOf(timeline, within))).toEqual(expected);
  });

  test("a span counts as maybe in each bar that it touches", () => {
    const timeline = {
      ...answer("month", "2020-01-01", "2020-03-01"),
      spans: [{ from: "2020-02-10", to: "2020-03-02", count: 3 }],
    };
    expect(barsOf(timeline).map(({ maybe }) => maybe)).toEqual([0, 3, 3]);
  });
});
