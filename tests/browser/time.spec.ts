// Time: the brush by mouse and keys, play, and the way back to all dates.

import type { Page } from "@playwright/test";
import type { PlaceCount } from "@/lib/answers";
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
  const window = "from=2015-06-01&to=2016-02-29";
  const { undated } = await (await page.request.get(`/api/facets?unit=incidents&${window}`)).json();
  expect(undated).toBeGreaterThan(0);
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

test("a chosen year is looked at closely, narrowed there, and left again", async ({ page }) => {
  await open(page, "?unit=incidents&from=2016-01-01&to=2016-12-31");
  const title = page.getByTestId("timeline-title");
  const before = await title.textContent();
  await page.getByRole("button", { name: "Closer" }).click();
  await expect(title).not.toHaveText(before ?? "");
  await expect(page).toHaveURL(/from=2016-01-01&to=2016-12-31/);
  const start = page.getByRole("slider", { name: "From" });
  await start.focus();
  await start.press("ArrowRight");
  await expect(page).toHaveURL(/from=2016-01-(?!01)\d\d&to=2016-12-31/);
  await page.getByRole("button", { name: "Whole course" }).click();
  await expect(title).toHaveText(before ?? "");
  await page.getByRole("button", { name: "All dates" }).click();
  await expect(page.getByRole("button", { name: "Closer" })).toHaveCount(0);
});

test("what incidents tell of the killed is added up for what is in view, and the deadliest come first", async ({
  page,
}) => {
  await open(page, "?unit=incidents&list=incidents&sort=killed&pinned=yes");
  const { toll } = await (await page.request.get("/api/places?unit=incidents")).json();
  expect(toll.killed).toBeGreaterThan(0);
  await expect(page.getByTestId("toll")).toContainText(`at least ${toll.killed} killed`);
  const told = page.getByTestId("list").getByText(/^killed: .*\d/);
  await expect.poll(() => told.count()).toBeGreaterThan(2);
  const numbers = (await told.allTextContents()).map(text => Number(text.match(/\d+/)?.[0]));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
});

test("the deadliest place comes first among the places, and its card says how many", async ({ page }) => {
  const { features } = await (await page.request.get("/api/places?unit=incidents")).json();
  const [deadliest] = features
    .map(({ properties }: { properties: PlaceCount }) => properties)
    .filter(({ shown }: PlaceCount) => shown === "map")
    .sort((a: PlaceCount, b: PlaceCount) => b.toll.killed - a.toll.killed || b.count - a.count);
  const toll = page.getByTestId("list").getByText(/killed$/);
  await open(page, "?list=places&pinned=yes");
  await expect(page.getByTestId("list").getByTestId("row-count").first()).toBeVisible();
  await expect(toll).toHaveCount(0);
  await page.getByRole("combobox", { name: "Sorted by" }).selectOption("Killed");
  await expect(page).toHaveURL(/sort=killed/);
  await expect(toll.first()).toHaveText(`at least ${deadliest.toll.killed} killed`);
  await open(page, `?unit=incidents&place=${deadliest.id}`);
  await expect(page.getByTestId("place-card")).toContainText(`at least ${deadliest.toll.killed} killed`);
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

  test("what is dated less exactly than a bar is wide is a band over its time, in no bar, and told", async ({
    page,
  }) => {
    const { bins, spans } = await (await page.request.get("/api/timeline?unit=incidents")).json();
    const coarse = bins.reduce((sum: number, bin: { coarse: number }) => sum + bin.coarse, 0);
    expect(spans.reduce((sum: number, span: { count: number }) => sum + span.count, 0)).toBe(coarse);
    await open(page, "?unit=incidents");
    await expect(page.getByTestId("coarse")).toHaveText(`${coarse} less exactly dated`);
    const bands = page.getByTestId("bands").getByRole("listitem");
    await expect(bands).toHaveCount(spans.length);
    // The first month alone of what is from some day of a year would be a lie.
    const year = spans.findIndex(
      ({ from, to }: { from: string; to: string }) => to.slice(5) === "12-31" && from.slice(5) === "01-01",
    );
    const wide = spans[year >= 0 ? year : 0];
    const band = await bands.nth(year >= 0 ? year : 0).boundingBox();
    const brush = await page.getByTestId("brush").boundingBox();
    if (!band || !brush) throw new Error("no band");
    const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
    const shown = months(bins.at(-1).from) - months(bins[0].from) + 1;
    const lasts = Math.min(months(wide.to), months(bins.at(-1).from)) - months(wide.from) + 1;
    expect(band.width / brush.width).toBeCloseTo(lasts / shown, 1);
    const begins = bins.find(({ from }: { from: string }) => from.slice(0, 7) === wide.from.slice(0, 7));
    await page.mouse.move(band.x + 2, brush.y + brush.height / 2);
    await expect(page.getByTestId("timeline-title")).toHaveText(
      new RegExp(`: ${begins.count - begins.coarse} incidents?, and \\d+ less exactly dated that may be from then$`),
    );
    await page.goto("/?unit=incidents&dates=published");
    await expect(page.getByTestId("timeline-title")).toBeVisible();
    await expect(page.getByTestId("coarse")).toHaveCount(0);
    await expect(page.getByTestId("bands")).toHaveCount(0);
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
