// Two events that a reader makes one, and a report that is set apart from the rest of its event.

import type { Page } from "@playwright/test";
import type { ArticleAnswer } from "@/lib/answers";
import { bringIn, expect, open, search, test, violations } from "./page";

const MAYOR =
  "The mayor counts the dead\n\n4 May 2021\n\nA car bomb killed nine people in Hit on Monday, said the mayor, and windows broke far away. The blast was the first in a year.";
const DOCTOR =
  "A ward takes in the wounded\n\n5 May 2021\n\nThirteen people were killed on Tuesday by a bomb near Ramadi, a doctor said, and his ward had no beds left.";

const counted = async (page: Page) =>
  (await (await page.request.get("/api/places?unit=incidents")).json()).units.incidents;
async function articleOf(page: Page, words: string): Promise<ArticleAnswer> {
  const { articles } = await (await page.request.get(`/api/articles?q=${encodeURIComponent(words)}`)).json();
  return (await page.request.get(`/api/articles/${articles[0].id}`)).json();
}

test("two events are made one by the keyboard, everywhere at once; that is taken back, undone, and taken back from the other article", async ({
  page,
}) => {
  const takeOut = await bringIn(page, [MAYOR, DOCTOR]);
  const before = await counted(page);
  const mayor = await articleOf(page, "mayor windows");
  const report = mayor.happened[0];
  await open(page, `?unit=incidents&place=${report?.placeId}&excerpt=${report?.id}`);
  const card = page.getByRole("dialog");
  await expect(card).toContainText("killed: 9 (as reported)");
  await card.getByText("Why here?").click();
  const same = card.getByRole("button", { name: "Same event as another?" });
  const other = card.getByTestId("alike").getByRole("button", { name: /Thirteen people were killed/ });
  const join = async () => {
    await same.focus();
    await page.keyboard.press("Enter");
    await expect(same).toHaveAttribute("aria-expanded", "true");
    await expect(other).toBeVisible();
  };
  await join();
  expect(await violations(page)).toEqual([]);
  // Away with it, and the focus is where it was.
  await other.focus();
  await page.keyboard.press("Escape");
  await expect(other).toHaveCount(0);
  await expect(same).toBeFocused();

  await join();
  await other.focus();
  await page.keyboard.press("Enter");
  const toast = page.getByTestId("toast");
  await expect(toast).toContainText("One event now.", { timeout: 60_000 });
  await expect.poll(() => counted(page)).toBe(before - 1);
  await expect(page.getByRole("radio", { name: `Incidents ${before - 1}` })).toBeAttached();
  // It is counted where its other report has it, and the sentence that was read is read there.
  const doctor = await articleOf(page, "doctor ward beds");
  await expect.poll(() => search(page).get("place")).toBe(doctor.happened[0]?.placeId);
  await expect(card).toContainText("A car bomb killed nine people");
  await card.getByText("Why here?").click();
  await expect(card.getByTestId("grouping")).toContainText(/^Grouped by hand on .*The mayor counts the dead.*A ward/);
  expect(await violations(page)).toEqual([]);
  const csv = await (await page.request.get("/api/export?format=csv&unit=incidents&list=incidents&q=mayor")).text();
  expect(csv).toContain("grouped by hand on 20");
  await card.getByRole("button", { name: "Take back" }).click();
  await expect(toast).toContainText("Taken back.", { timeout: 60_000 });
  await expect.poll(() => counted(page)).toBe(before);
  await expect.poll(() => search(page).get("place")).toBe(report?.placeId);
  await expect(card).toContainText("A car bomb killed nine people");
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(toast).toHaveCount(0);
  await expect.poll(() => counted(page)).toBe(before - 1);
  // What was read is still read, where it is counted now, and tells what it tells now.
  await expect.poll(() => search(page).get("place")).toBe(doctor.happened[0]?.placeId);
  await expect(card).toContainText("A car bomb killed nine people");
  await expect(card).toContainText("killed: 9 to 13 (as reported)");

  // From the other article.
  await page.goto(`/articles/${doctor.id}`);
  const named = doctor.found.find(({ start }) => start === doctor.happened[0]?.incident.placeStart);
  await page.locator(`[data-mention="${named?.id}"]`).click();
  await page
    .locator("summary")
    .filter({ hasText: "3 May 2021" })
    .or(page.locator("aside summary").first())
    .first()
    .click();
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(toast).toContainText("Taken back.", { timeout: 60_000 });
  await expect.poll(() => counted(page)).toBe(before);
  await takeOut();
});

test("where two events were made one and that is undone, the one that was read is shown by itself again; who has left it stays away", async ({
  page,
}) => {
  const takeOut = await bringIn(page, [MAYOR, DOCTOR]);
  const before = await counted(page);
  const report = (await articleOf(page, "mayor windows")).happened[0];
  await open(page, `?unit=incidents&place=${report?.placeId}&excerpt=${report?.id}`);
  const card = page.getByRole("dialog");
  const undo = page.getByTestId("toast").getByRole("button", { name: "Undo" });
  const join = async () => {
    await card.getByText("Why here?").click();
    await card.getByRole("button", { name: "Same event as another?" }).click();
    await card
      .getByTestId("alike")
      .getByRole("button", { name: /Thirteen people were killed/ })
      .click();
    await expect(undo).toBeVisible({ timeout: 60_000 });
    await expect(card).toContainText("killed: 9 to 13 (as reported)");
  };
  await join();
  await undo.click();
  await expect(undo).toHaveCount(0);
  await expect.poll(() => search(page).get("place")).toBe(report?.placeId);
  await expect(card).toContainText("A car bomb killed nine people");
  await expect(card).toContainText("killed: 9 (as reported)");
  await expect(card.getByTestId("grouping")).toHaveCount(0);

  await join();
  await card.getByRole("button", { name: "Close", exact: true }).click();
  await expect(card).toHaveCount(0);
  await undo.click();
  await expect(undo).toHaveCount(0);
  await expect.poll(() => counted(page)).toBe(before);
  await expect(card).toHaveCount(0);
  await takeOut();
});

test.describe("on a phone, in Arabic", () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });

  test("a report is set apart from its event, and that is taken back", async ({ page }) => {
    const takeOut = await bringIn(page, [MAYOR]);
    const before = await counted(page);
    const { id, found, happened } = await articleOf(page, "mayor windows");
    expect(new Set(happened.map(({ incident }) => incident.event)).size).toBe(1);
    await page.goto(`/articles/${id}?lang=ar`);
    const named = found.find(({ start }) => start === happened[0]?.incident.placeStart);
    await page.locator(`[data-mention="${named?.id}"]`).click();
    const summary = page.locator("aside summary").first();
    await summary.click();
    await page.getByRole("button", { name: "حادث غير ما في بقية التقارير؟" }).first().click();
    await expect(page.getByTestId("toast")).toContainText("صار حادثًا مستقلًا.", { timeout: 60_000 });
    await expect.poll(() => counted(page)).toBe(before + 1);
    await expect(page.getByRole("button", { name: "هل ورد الحادث نفسه في موضع آخر؟" }).first()).toBeFocused();
    await expect(page.getByTestId("grouping").first()).toContainText("فُصل يدويًا");
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "تراجع عن ذلك" }).first().click();
    await expect.poll(() => counted(page), { timeout: 60_000 }).toBe(before);
    await takeOut();
  });
});
