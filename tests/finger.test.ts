// Which symbol a finger means: what it lies on, else what is nearest within its breadth, by circle, name or chip.
import { describe, expect, test } from "vitest";
import type { Chip, Mark, MarkLabel } from "@/components/map/drawing";
import { touchedAt } from "@/components/map/finger";

const beside: MarkLabel = { dx: 9, dy: 4, anchor: "start", inside: false, text: "Hit" };
const before: MarkLabel = { ...beside, dx: -9, anchor: "end" };
const mark = (id: string, x: number, y: number, r: number, side: MarkLabel | null = null): Mark => ({
  disc: { id, x, y, r, lon: 0, lat: 0, count: 1, leading: null, place: null, cluster: null },
  side,
});
const chip = (name: string, x: number, y: number): Chip => ({
  ...{ text: name, x, y, width: 80 },
  place: { id: name } as Chip["place"],
});

const marks = [mark("large", 100, 100, 20), mark("named", 300, 100, 5, beside), mark("before", 500, 100, 5, before)];
const chips = [chip("province", 100, 300)];

describe("a touch", () => {
  test.each<[string, [x: number, y: number], string | null, boolean]>([
    ["on a circle", [110, 95], "large", true],
    ["on a small circle's name", [330, 101], "named", true],
    ["on a name that stands before its circle", [470, 101], "before", true],
    ["above a name by less than half a finger", [330, 82], "named", false],
    ["above a name by more", [330, 78], null, false],
    ["beside a small circle by less than half a finger", [281, 100], "named", false],
    ["beside it by more", [279, 100], null, false],
    ["beside a large circle", [121, 100], null, false],
    ["on a chip", [130, 305], "province", true],
    ["below a chip by less than half a finger", [100, 318], "province", false],
    ["below a chip by more", [100, 322], null, false],
  ])("%s", (_, [x, y], id, on) => {
    const touched = touchedAt({ x, y }, { marks, chips }, () => 40);
    expect(touched && ("disc" in touched ? touched.disc.id : touched.chip.place.id)).toBe(id);
    if (id) expect(touched?.on).toBe(on);
  });

  test("on one circle is not meant for another that is near", () => {
    const near = [mark("large", 100, 100, 20), mark("small", 124, 100, 5)];
    const at = (x: number) => touchedAt({ x, y: 100 }, { marks: near, chips: [] }, () => 0);
    expect(at(115)).toMatchObject({ disc: { id: "large" }, on: true });
    expect(at(122)).toMatchObject({ disc: { id: "small" }, on: true });
    expect(at(132)).toMatchObject({ disc: { id: "small" }, on: false });
  });

  test("on a circle that lies over a name or a chip means the circle", () => {
    const under = [mark("named", 60, 100, 5, beside), mark("over", 90, 100, 6)];
    expect(touchedAt({ x: 90, y: 100 }, { marks: under, chips: [] }, () => 60)).toMatchObject({ disc: { id: "over" } });
    expect(touchedAt({ x: 90, y: 100 }, { marks: under, chips: [chip("province", 90, 100)] }, () => 60)).toMatchObject({
      disc: { id: "over" },
    });
  });

  test("between two means the nearer", () => {
    const two = [mark("left", 100, 100, 5), mark("right", 130, 100, 5)];
    const at = (x: number) => touchedAt({ x, y: 100 }, { marks: two, chips: [] }, () => 0);
    expect(at(113)).toMatchObject({ disc: { id: "left" } });
    expect(at(117)).toMatchObject({ disc: { id: "right" } });
  });
});
