// By finger alone: the brush of time, filters drawn on the map, the sheet of a phone.

import type { Page } from "@playwright/test";
import { boxOf, expect, open, search, test, violations } from "./page";

type Point = [x: number, y: number];

/** Puts a finger down, moves it along, and lifts it. */
async function swipe(page: Page, from: Point, to: Point): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = ([x, y]: Point) => ({ touchPoints: [{ x, y }] });
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(from) });
  const STEPS = 8;
  for (let step = 1; step <= STEPS; step++) {
    const along = (n: 0 | 1) => from[n] + ((to[n] - from[n]) * step) / STEPS;
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", ...at([along(0), along(1)]) });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}

/** Where a share of the bars' width lies. */
async function along(page: Page, share: number): Promise<Point> {
  const brush = page.getByTestId("brush").last();
  await brush.scrollIntoViewIfNeeded();
  const box = await boxOf(brush);
  return [box.x + share * box.width, box.y + box.height / 2];
}

const range = (page: Page) => [search(page).get("from") ?? "", search(page).get("to") ?? ""] as const;

/** A point of the map, away from what lies over it. */
async function ground(page: Page, dx: number, dy: number): Promise<Point> {
  const box = await boxOf(page.locator(".atlas"));
  return [box.x + dx, box.y + dy];
}

const corners = (page: Page) => (search(page).get("bbox") ?? "").split(",").map(Number);

test.describe("on a tablet", () => {
  test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true });

  test("a finger across the bars draws a range, another inside moves it, a tap takes one bar", async ({ page }) => {
    await open(page);
    await swipe(page, await along(page, 0.3), await along(page, 0.5));
    await expect(page).toHaveURL(/from=/);
    const [from, to] = range(page);
    expect(from < to).toBe(true);
    await swipe(page, await along(page, 0.4), await along(page, 0.6));
    await expect.poll(() => range(page)[0] > from && range(page)[1] > to).toBe(true);
    await page.touchscreen.tap(...(await along(page, 0.1)));
    await expect
      .poll(() => range(page)[0] !== "" && range(page)[0].slice(0, 7) === range(page)[1].slice(0, 7))
      .toBe(true);
  });

  test("an end of the range is drawn by itself", async ({ page }) => {
    await open(page, "?from=2018-01-01&to=2018-12-31");
    const end = page.getByRole("slider", { name: "To" });
    const box = await boxOf(end);
    const [x, y] = [box.x + box.width / 2 + 5, box.y + box.height / 2];
    await swipe(page, [x, y], [x + 80, y]);
    await expect.poll(() => range(page)[1] > "2018-12-31").toBe(true);
    expect(range(page)[0]).toBe("2018-01-01");
  });

  test("a box is drawn by a finger, without moving the map", async ({ page }) => {
    await open(page, "?at=33,44,7");
    await page.getByRole("button", { name: "Filter by a box" }).tap();
    await swipe(page, await ground(page, 80, 90), await ground(page, 230, 220));
    await expect(page).toHaveURL(/bbox=/);
    const [west = 0, south = 0, east = 0, north = 0] = corners(page);
    expect(east - west).toBeGreaterThan(0.5);
    expect(north - south).toBeGreaterThan(0.5);
    expect(search(page).get("at")).toBe("33,44,7");
    await expect(page.locator("path.drawn")).toHaveCount(1);
    // Drawing has ended: the next finger moves the map.
    await swipe(page, await ground(page, 150, 150), await ground(page, 210, 190));
    await expect.poll(() => search(page).get("at")).not.toBe("33,44,7");
  });

  test("a box is drawn by two taps", async ({ page }) => {
    await open(page, "?at=33,44,7");
    await page.getByRole("button", { name: "Filter by a box" }).tap();
    await page.touchscreen.tap(...(await ground(page, 90, 100)));
    await page.touchscreen.tap(...(await ground(page, 240, 230)));
    await expect(page).toHaveURL(/bbox=/);
    const [west = 0, south = 0, east = 0, north = 0] = corners(page);
    expect(east > west && north > south).toBe(true);
  });

  test("an area is drawn by taps, over symbols too, and closed at its first corner or by Done", async ({ page }) => {
    await open(page, "?at=33.3,44.4,7");
    await page.getByRole("button", { name: "Filter by a drawn area" }).tap();
    const first = await ground(page, 60, 100);
    await page.touchscreen.tap(...first);
    await page.touchscreen.tap(...(await ground(page, 240, 120)));
    const symbols = await page.locator(".symbols .symbol circle.disc").all();
    const boxes = await Promise.all(symbols.map(symbol => symbol.boundingBox()));
    const map = await ground(page, 0, 0);
    const free = boxes.find(box => box && box.x > map[0] + 80 && box.x < map[0] + 220 && box.y > 300 && box.y < 480);
    if (!free) throw new Error("no symbol to draw over");
    await page.touchscreen.tap(free.x + free.width / 2, free.y + free.height / 2);
    await page.touchscreen.tap(first[0] + 4, first[1] + 3);
    await expect(page).toHaveURL(/area=/);
    expect(search(page).get("area")?.split(";")).toHaveLength(3);
    expect(search(page).get("place")).toBeNull();

    await page.getByRole("button", { name: "Filter by a drawn area" }).tap();
    for (const [dx, dy] of [
      [60, 160],
      [200, 160],
      [200, 300],
      [60, 300],
    ] as const)
      await page.touchscreen.tap(...(await ground(page, dx, dy)));
    await page.getByRole("button", { name: "Done" }).tap();
    await expect.poll(() => search(page).get("area")?.split(";").length).toBe(4);
    await expect(page.getByRole("button", { name: "Done" })).toHaveCount(0);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("sharing, export and language are in a menu of their own", async ({ page }) => {
    await open(page, "?province=maysan");
    const button = page.getByRole("button", { name: "Menu: share, export, language" });
    const box = await boxOf(button);
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    await button.tap();
    const menu = page.getByRole("menu");
    for (const name of ["Copy a link to this view", "Light or dark", "Add articles", "GeoJSON", "Print this view"])
      await expect(menu.getByRole("menuitem", { name })).toBeInViewport();
    expect(await violations(page)).toEqual([]);
    await menu.getByRole("menuitem", { name: "العربية" }).tap();
    await expect(page).toHaveURL(/lang=ar/);
    await expect(page).toHaveURL(/province=maysan/);
    await page.getByRole("button", { name: "القائمة: مشاركة وتصدير ولغة" }).tap();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "جدول CSV" }).tap(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });

  test("a place opens by a tap on its name, or a finger's breadth beside its circle", async ({ page }) => {
    await open(page, "?province=maysan&at=31.8,47.1,8");
    for (const [dx, dy] of [
      [0.6, 0.5],
      [0.3, -0.3],
    ] as const) {
      const name = await boxOf(page.locator(".symbol[data-place] .name").first());
      await page.touchscreen.tap(name.x + dx * name.width, name.y + dy * name.height);
      await expect(page).toHaveURL(/place=/);
      await page.goBack();
      await expect(page).not.toHaveURL(/place=/);
    }
    const [place] = await page.locator(".symbol[data-place] circle.disc").evaluateAll(all =>
      all.flatMap(disc => {
        const { x, y, width } = disc.getBoundingClientRect();
        return y > 120 && y < 500 ? [{ x: x + width / 2, y: y + width / 2 }] : [];
      }),
    );
    if (!place) throw new Error("no symbol");
    await page.touchscreen.tap(place.x - 17, place.y);
    await expect(page).toHaveURL(/place=/);
  });

  test("in an article alone nothing lies over the link to the map", async ({ page }) => {
    const { articles } = await (await page.request.get("/api/articles?language=ar&limit=1")).json();
    await page.goto(`/articles/${articles[0].id}?lang=ar`);
    await page.getByTestId("reader").locator("[data-mention]").first().tap();
    const link = page.getByRole("link", { name: /^أظهر على الخريطة/ });
    const below = await boxOf(page.getByTestId("reader").getByRole("heading").first());
    const box = await boxOf(link);
    expect(box.y + box.height).toBeLessThanOrEqual(below.y);
    await link.tap();
    await expect(page).toHaveURL(/place=/);
  });

  test("time is drawn in the drawer of filters", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: "Filters" }).tap();
    await expect(page.getByRole("dialog", { name: "Filters" })).toBeVisible();
    await swipe(page, await along(page, 0.3), await along(page, 0.6));
    await expect(page).toHaveURL(/from=/);
    const [from, to] = range(page);
    expect(from < to).toBe(true);
    await page.touchscreen.tap(...(await along(page, 0.9)));
    await expect.poll(() => range(page)[0] > to).toBe(true);
  });

  test("a box is drawn by a finger", async ({ page }) => {
    await open(page, "?at=33,44,6");
    await page.getByRole("button", { name: "Filter by a box" }).tap();
    await swipe(page, await ground(page, 60, 200), await ground(page, 250, 420));
    await expect(page).toHaveURL(/bbox=/);
    expect(search(page).get("at")).toBe("33,44,6");
  });

  test("what a list shows is chosen by a finger's breadth", async ({ page }) => {
    await open(page);
    const list = page.getByTestId("list");
    for (const name of ["Excerpts", "Articles", "Places"])
      expect((await list.getByRole("button", { name, exact: true }).boundingBox())?.height).toBeGreaterThanOrEqual(40);
  });

  test("the sheet is raised and lowered by a finger on its handle", async ({ page }) => {
    await open(page);
    const sheet = page.getByTestId("sheet");
    const height = async () => (await sheet.boundingBox())?.height ?? 0;
    const low = await height();
    const handle = async (): Promise<Point> => {
      const box = await boxOf(page.getByRole("button", { name: "Raise or lower the sheet" }));
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    let [x, y] = await handle();
    await swipe(page, [x, y], [x, y - 160]);
    await expect.poll(height).toBeGreaterThan(low + 100);
    [x, y] = await handle();
    await swipe(page, [x, y], [x, y + 160]);
    await expect.poll(height).toBeLessThan(low + 20);
  });
});
