// Time: the brush by mouse and keys, play, and the way back to all dates.

import type { Page } from "@playwright/test";
import { boxOf, expect, open, search, test } from "./page";

test("time is chosen by keys, and given back", async ({ page }) => {
  await open(page);
  const all = await page.getByTestId("totals").innerText();
  const from = page.getByRole("slider", { name: "From" });
  await from.focus();
  for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/from=20\d\d-\d\d-\d\d/);
  await expect(page.getByTestId("totals")).not.toHaveText(all);
  await page.getByRole("button", { name: "All dates" }).click();
  await expect(page).not.toHaveURL(/from=/);
  await expect(page.getByTestId("totals")).toHaveText(all);
});

test("a window leaves out what has no date, says so, and takes it at a click", async ({ page }) => {
  const total = async (asked: string): Promise<number> =>
    (await (await page.request.get(`/api/places?unit=incidents&${asked}`)).json()).totals.all;
  const { undated } = await (await page.request.get("/api/timeline?unit=incidents")).json();
  expect(undated).toBeGreaterThan(0);
  const window = "from=2015-06-01&to=2016-02-29";
  expect((await total(`${window}&undated=yes`)) - (await total(window))).toBe(undated);
  await open(page, `?unit=incidents&${window}`);
  const bin = page.getByTestId("undated");
  await expect(bin).toContainText(`No date: ${undated}, left out`);
  await bin.click();
  await expect(page).toHaveURL(/undated=yes/);
  await expect(bin).toContainText(`No date: ${undated}`);
  await expect(bin).not.toContainText("left out");
  await page.getByRole("button", { name: "Remove the filter and without a date" }).click();
  await expect(page).not.toHaveURL(/undated/);
  await page.getByRole("button", { name: "All dates" }).click();
  await expect(page).not.toHaveURL(/from=/);
  await bin.click();
  await expect(page).toHaveURL(/undated=no/);
});

test.describe("time is drawn with the brush", () => {
  /** Where a share of the bars' width lies. */
  async function along(page: Page, share: number): Promise<[number, number]> {
    const box = await boxOf(page.getByTestId("brush"));
    return [box.x + share * box.width, box.y + box.height / 2];
  }
  async function drag(page: Page, from: number, to: number): Promise<void> {
    await page.mouse.move(...(await along(page, from)));
    await page.mouse.down();
    await page.mouse.move(...(await along(page, to)), { steps: 5 });
    await page.mouse.up();
  }
  const range = (page: Page) => [search(page).get("from") ?? "", search(page).get("to") ?? ""] as const;

  test("a drag across the bars, from either side, and another elsewhere", async ({ page }) => {
    await open(page);
    await drag(page, 0.3, 0.5);
    await expect(page).toHaveURL(/from=/);
    const [from, to] = range(page);
    expect(from < to).toBe(true);
    await expect(page.getByRole("button", { name: /^Remove the filter \d+ \w+ \d{4}/ })).toBeVisible();
    await drag(page, 0.9, 0.7);
    await expect.poll(() => range(page)[0] > to).toBe(true);
    expect(range(page)[1] > range(page)[0]).toBe(true);
    await page.goBack();
    await expect.poll(() => range(page)).toEqual([from, to]);
  });

  test("a drag inside moves it, a click takes one bar, a second click gives everything back", async ({ page }) => {
    await open(page);
    await drag(page, 0.2, 0.4);
    await expect(page).toHaveURL(/from=/);
    const [from, to] = range(page);
    await drag(page, 0.3, 0.6);
    await expect.poll(() => range(page)[0] > from && range(page)[1] > to).toBe(true);
    const bars = await page.getByTestId("brush").locator("xpath=preceding-sibling::div/div").count();
    const ninth = (9 + 0.5) / bars;
    await page.mouse.click(...(await along(page, ninth)));
    await expect.poll(() => range(page)[0].slice(0, 7)).toBe(range(page)[1].slice(0, 7));
    await page.mouse.click(...(await along(page, ninth)));
    await expect(page).not.toHaveURL(/from=/);
  });

  test("the drawn range is moved by keys as a whole", async ({ page }) => {
    await open(page, "?from=2018-01-01&to=2018-06-30");
    await page.getByRole("slider", { name: "Move the range" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/from=2018-02-01&to=2018-07-31/);
    await page.keyboard.press("PageDown");
    await expect(page).toHaveURL(/from=2017-08-01&to=2018-01-31/);
  });

  test("pointing at a bar tells its days and count", async ({ page }) => {
    await open(page);
    await page.mouse.move(...(await along(page, 0.001)));
    await expect(page.getByTestId("timeline-title")).toHaveText(/^\w+ \d{4}: [\d,]+ mentions?$/);
  });

  test("what is dated less exactly than a bar is wide is drawn hatched, and told", async ({ page }) => {
    const { bins } = await (await page.request.get("/api/timeline?unit=incidents")).json();
    const coarse: { from: string; count: number; coarse: number }[] = bins.filter(
      (bin: { coarse: number }) => bin.coarse > 0,
    );
    await open(page, "?unit=incidents");
    await expect(page.getByTestId("coarse")).toHaveText(
      `${coarse.reduce((sum, bin) => sum + bin.coarse, 0)} less exactly dated`,
    );
    const bars = page.getByTestId("brush").locator("xpath=preceding-sibling::div/div");
    await expect(bars.locator(".coarse")).toHaveCount(coarse.length);
    const hatched = await boxOf(bars.locator(".coarse").first());
    const bar = await boxOf(bars.filter({ has: page.locator(".coarse") }).first());
    if (!coarse[0]) throw new Error("no bar");
    expect(Math.abs(hatched.height / bar.height - coarse[0].coarse / coarse[0].count)).toBeLessThan(0.1);
    await page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2);
    await expect(page.getByTestId("timeline-title")).toHaveText(
      new RegExp(`: ${coarse[0].count} incidents?, ${coarse[0].coarse} of them less exactly dated$`),
    );
    await page.goto("/?unit=incidents&dates=published");
    await expect(page.getByTestId("timeline-title")).toBeVisible();
    await expect(page.getByTestId("coarse")).toHaveCount(0);
  });

  test("play walks through time and leaves one entry in the history", async ({ page }) => {
    await open(page);
    const before = await page.evaluate(() => history.length);
    await page.getByRole("combobox", { name: "Pace" }).selectOption("2×");
    await page.getByRole("button", { name: "Play through time" }).click();
    await expect(page).toHaveURL(/from=/);
    const [from] = range(page);
    await expect.poll(() => range(page)[0] > from).toBe(true);
    await page.getByRole("button", { name: "Pause" }).click();
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
  });
});
