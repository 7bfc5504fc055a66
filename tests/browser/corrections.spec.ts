// What a reader says that a name means, or that it is one.

import type { Page } from "@playwright/test";
import { expect, open, select, test, violations } from "./page";

test("a wrong place is corrected by hand, told as such in evidence and exports, and taken back", async ({ page }) => {
  const at = async (place: string): Promise<{ id: string; runnersUp: { placeId: string }[] }[]> =>
    (await (await page.request.get(`/api/excerpts?place=${place}`)).json()).excerpts;
  const [found, meant] = ["iq:rashad-kirkuk", "iq:rashad-muqdadiyah"];
  const row = (await at(found)).find(({ runnersUp }) => runnersUp.some(({ placeId }) => placeId === meant));
  await open(page, `?place=${found}&excerpt=${row?.id}`);
  const card = page.getByRole("dialog", { name: "Rashad" });
  const choices = card.getByRole("group", { name: /^What does “Rashad” mean here/ });
  const ask = async () => {
    await card.getByText("Why here?").click();
    await card.getByRole("button", { name: "Not this place?" }).click();
  };
  await ask();
  await choices
    .getByRole("button", { name: /Diyala/ })
    .first()
    .click();
  // The server opens its gazetteer for the first.
  await expect(page).toHaveURL(new RegExp(`place=${meant}`), { timeout: 60_000 });
  await expect(card.getByRole("heading").locator("xpath=following-sibling::p")).toContainText("Diyala");
  await expect(page.getByRole("status").filter({ hasText: "Corrected: Rashad" })).toBeAttached();
  await ask();
  await expect(card).toContainText(/corrected by hand on \d{4}-\d\d-\d\d \(local\); found as: Rashad/i);
  expect(await violations(page)).toEqual([]);
  expect(await (await page.request.get(`/api/export?format=csv&place=${meant}`)).text()).toContain(
    "corrected by hand on ",
  );
  await choices.getByRole("button", { name: "As it was found" }).click();
  await expect.poll(async () => (await at(found)).map(({ id }) => id)).toContain(row?.id);
  expect(await (await page.request.get("/api/export?format=csv")).text()).not.toContain("corrected by hand");
});

test("the right place may be any place of the gazetteer, sought by its name", async ({ page }) => {
  await open(page, "?place=iq:amarah");
  const card = page.getByRole("dialog", { name: "Amarah" });
  await card.getByText("Why here?").click();
  await card.getByRole("button", { name: "Not this place?" }).click();
  const choices = card.getByRole("group", { name: /^What does/ });
  const sought = choices.getByRole("searchbox", { name: "Another place, by its name" });
  await sought.fill("zzqqxkvwj");
  await expect(choices).toContainText("The gazetteer has no place of this name", { timeout: 60_000 });
  await sought.fill("الرطبة");
  await choices
    .getByRole("button", { name: /^Rutba .* Anbar$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/place=iq:rutba/);
  const moved = page.getByRole("dialog", { name: "Rutba" });
  await moved.getByText("Why here?").click();
  await moved.getByRole("button", { name: "Not this place?" }).click();
  await moved.getByRole("button", { name: "As it was found" }).click();
  await expect
    .poll(async () => (await (await page.request.get("/api/facets")).json()).facets.status)
    .toMatchObject(expect.not.arrayContaining([expect.objectContaining({ value: "corrected" })]));
});

test.describe("a name that was not found", () => {
  const QUESTION = "lain idle for a winter";
  let id = "";
  const found = async (page: Page): Promise<{ start: number; end: number; place: { id: string } | null }[]> =>
    (await (await page.request.get(`/api/articles/${id}`)).json()).found;

  test.beforeEach(async ({ page }) => {
    id = (await (await page.request.get(`/api/articles?q=${QUESTION}`)).json()).articles[0].id;
  });

  test("is selected, marked as a place, told in evidence and exports, and taken back", async ({ page }) => {
    const before = await found(page);
    await open(page, `?article=${id}`);
    const reader = page.getByTestId("reader");
    await expect(reader.locator("[data-mention]").first()).toBeVisible();
    await select(page.getByTestId("reader"), "idle for a win");
    await reader.getByRole("button", { name: "Mark as a place" }).click();
    const panel = reader.getByRole("dialog", { name: "Mark a place that was not found" });
    // The whole word, whatever the finger took of it.
    await expect(reader.locator("mark.marking")).toHaveText("idle for a winter");
    await expect(panel.getByRole("group", { name: /“?idle for a winter”?/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await expect(panel.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type("Rutba");
    await panel
      .getByRole("button", { name: /^Rutba .* Anbar$/ })
      .first()
      .click({ timeout: 60_000 });
    await expect(panel).toHaveCount(0, { timeout: 60_000 });
    const mark = reader.locator('[data-mention][data-place="iq:rutba"]');
    await expect(mark).toHaveText("idle for a winter");
    await expect(mark).toBeFocused();
    await expect(page).toHaveURL(/place=iq:rutba/);
    await expect(reader.locator("aside")).toContainText(
      /marked by hand on \d{4}-\d\d-\d\d \(local\); the rules found no name/i,
    );
    expect(await found(page)).toHaveLength(before.length + 1);
    const csv = await (await page.request.get("/api/export?format=csv&place=iq:rutba")).text();
    expect(csv).toContain("marked by hand on ");
    await reader.getByRole("button", { name: "Not this place?" }).click();
    await reader.getByRole("button", { name: "No longer mark it" }).click();
    await expect(mark).toHaveCount(0);
    expect(await found(page)).toEqual(before);
  });

  test("is typed where nothing can be selected; Escape leaves", async ({ page }) => {
    await page.goto(`/articles/${id}`);
    const reader = page.getByTestId("reader");
    const begin = reader.getByRole("button", { name: "Mark a place that was not found" });
    await begin.click();
    const panel = reader.getByRole("dialog", { name: "Mark a place that was not found" });
    const words = panel.getByLabel("The name, as it stands in the article");
    await expect(words).toBeFocused();
    await words.fill("no such words");
    await expect(panel.getByRole("status")).toHaveText("The article does not say this.");
    const text = (await (await page.request.get(`/api/articles/${id}`)).json()).text;
    const [known] = await found(page);
    await words.fill(text.slice(known?.start, known?.end));
    await expect(panel.getByRole("status")).toHaveText("It is marked already.");
    await words.fill("FOR A WINTER");
    await expect(panel.getByRole("status")).toContainText("It stands here once");
    await expect(panel.getByRole("group", { name: /for a winter/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
  });
});
