// What a reader says of an incident: that it is none, or what it was, when, how many it killed, and who took part.

import type { Page } from "@playwright/test";
import type { ArticleAnswer, Excerpt } from "@/lib/answers";
import { bringIn, expect, open, test, violations } from "./page";

/** An incident with a place in its sentence that is told once, so that its event goes with it. */
async function toldOnce(page: Page): Promise<Excerpt> {
  const { excerpts } = await (await page.request.get("/api/excerpts?unit=incidents&limit=200")).json();
  const alone = (event: string) => excerpts.filter(({ incident }: Excerpt) => incident?.event === event).length === 1;
  return excerpts.find(
    ({ id, place, incident, placeFrom, language }: Excerpt) =>
      place &&
      language === "en" &&
      !placeFrom &&
      incident?.reports === 1 &&
      incident.event === id &&
      alone(incident.event),
  );
}

test("what is no incident is dismissed by hand, counts no more, and is taken back in its article", async ({ page }) => {
  const counted = async () => (await (await page.request.get("/api/places?unit=incidents")).json()).units.incidents;
  const before = await counted();
  const row = await toldOnce(page);
  await open(page, `?unit=incidents&place=${row.place?.id}&excerpt=${row.id}`);
  const card = page.getByRole("dialog");
  await card.getByText("Why here?").click();
  await card.getByRole("button", { name: "Not an incident?" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^No incident any more/ })).toBeAttached({ timeout: 60_000 });
  await expect.poll(counted).toBe(before - 1);
  const listed = await (await page.request.get(`/api/excerpts?unit=incidents&place=${row.place?.id}&limit=200`)).json();
  expect(listed.excerpts.map(({ id }: Excerpt) => id)).not.toContain(row.id);

  // What is told of it beside the types leads to its article.
  await open(page);
  await page.getByRole("button", { name: "dismissed by hand" }).click();
  await expect(page).toHaveURL(/status=corrected/);
  await expect(page.getByTestId("list").getByText(row.title)).toBeVisible();

  await page.goto(`/articles/${row.articleId}`);
  const { found }: ArticleAnswer = await (await page.request.get(`/api/articles/${row.articleId}`)).json();
  const named = found.find(({ start }) => start === row.incident?.placeStart);
  await page.locator(`[data-mention="${named?.id}"]`).click();
  const restore = page.getByRole("button", { name: "An incident after all" });
  await expect(page.getByText(/dismissed by hand/).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await restore.first().click();
  await expect(restore).toHaveCount(0);
  await expect.poll(counted).toBe(before);
});

/** Two articles on one bomb. */
async function bringBomb(page: Page): Promise<() => Promise<void>> {
  const one = "A car bomb killed nine people in Hit on Monday, the mayor said. The blast broke windows far away.";
  const two =
    "Seven people were killed by a car bomb in Hit on Monday, according to a doctor, whose ward took them in.";
  return bringIn(page, [
    `Bomb in a western town\n\n3 May 2021\n\n${one}`,
    `A doctor counts the dead\n\n3 May 2021\n\n${two}`,
  ]);
}

test("what several articles report is no incident in one of them or in all, and is undone", async ({ page }) => {
  const takeOut = await bringBomb(page);
  const counted = async () => (await (await page.request.get("/api/places?unit=incidents")).json()).units.incidents;
  const { excerpts } = await (await page.request.get("/api/excerpts?unit=incidents&list=incidents&limit=500")).json();
  const row: Excerpt = excerpts.find(({ incident, place }: Excerpt) => place && incident && incident.reports > 1);
  const told: Excerpt[] = (await (await page.request.get("/api/excerpts?unit=incidents&limit=500")).json()).excerpts;
  const reports = told.filter(({ incident }) => incident?.event === row.incident?.event);
  const statuses = async () => {
    const all: ArticleAnswer["happened"] = [];
    for (const id of new Set(reports.map(({ articleId }) => articleId)))
      all.push(...(await (await page.request.get(`/api/articles/${id}`)).json()).happened);
    return all.filter(({ incident }) => incident.event === row.incident?.event).map(({ incident }) => incident.status);
  };
  const before = await counted();
  const reported = await statuses();
  await open(page, `?unit=incidents&place=${row.place?.id}&excerpt=${row.id}`);
  const card = page.getByRole("dialog");
  const press = async (name: string) => {
    await card.getByText("Why here?").click();
    const not = card.getByRole("button", { name: "Not an incident?" });
    await not.click();
    await expect(not).toHaveAttribute("aria-expanded", "true");
    expect(await violations(page)).toEqual([]);
    await card.getByRole("group", { name: "No incident where?" }).getByRole("button", { name }).click();
  };
  const toast = page.getByTestId("toast");
  await press("Only in this article");
  await expect(toast).toContainText("No incident any more in this article.", { timeout: 60_000 });
  await expect.poll(counted).toBe(before); // it is still reported
  expect(new Set(await statuses())).toEqual(new Set(["dismissed", "reported"]));
  expect(await violations(page)).toEqual([]);
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(toast).toHaveCount(0);
  await expect.poll(statuses).toEqual(reported);

  await page.reload();
  await press(`All ${row.incident?.reports} reports`);
  await expect(toast).toContainText(`No incident any more in ${row.incident?.reports} articles.`, { timeout: 60_000 });
  await expect.poll(counted).toBe(before - 1);
  expect(new Set(await statuses())).toEqual(new Set(["dismissed"]));
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(toast).toHaveCount(0);
  await expect.poll(counted).toBe(before);
  expect(await statuses()).toEqual(reported);
  await takeOut();
});

test("reports that tell different numbers show the spread in list, card and export", async ({ page }) => {
  const takeOut = await bringBomb(page);
  const told = "7 to 9 (as reported)";
  await page.goto("/?unit=incidents&list=incidents&pinned=yes&q=%22car+bomb%22+Hit");
  const row = page.locator("[data-row]").filter({ hasText: told });
  await expect(row).toContainText("2 reports");
  await row.click();
  await expect(page.getByRole("dialog")).toContainText(`killed: ${told}`);
  expect(await violations(page)).toEqual([]);
  const csv = await (await page.request.get("/api/export?format=csv&list=incidents&q=%22car+bomb%22+Hit")).text();
  expect(csv).toContain(told);
  await page.goto("/?unit=incidents&list=incidents&pinned=yes&q=%22car+bomb%22+Hit&lang=ar");
  await expect(page.locator("[data-row]").filter({ hasText: "(بحسب التقارير)" })).toContainText("من 7 إلى 9");
  await takeOut();
});

test("what an incident was, when, how many it killed and by whom is set by hand, by the keyboard, counted and exported so, and taken back", async ({
  page,
}) => {
  const counted = async () => {
    const { facets } = await (await page.request.get("/api/facets?unit=incidents")).json();
    return Object.fromEntries(facets.type.map(({ value, count }: { value: string; count: number }) => [value, count]));
  };
  const exported = async () => (await page.request.get("/api/export?format=csv&list=incidents")).text();
  const before = await counted();
  const row = await toldOnce(page);
  const was = row.incident?.type ?? "";
  expect(was).not.toBe("riots");
  await open(page, `?unit=incidents&place=${row.place?.id}&excerpt=${row.id}`);
  const card = page.getByRole("dialog");
  const other = card.getByRole("button", { name: "Not this type, date, toll or actor?" });
  await card.getByText("Why here?").click();
  await other.press("Enter");
  await page.keyboard.press("Tab");
  await expect(card.getByLabel("Type", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card.getByRole("group", { name: "What was it after all?" })).toBeHidden();
  await expect(other).toBeFocused();
  await page.keyboard.press("Enter");
  await card.getByLabel("Type", { exact: true }).selectOption({ label: "Mob violence" });
  await card.getByLabel("Date", { exact: true }).selectOption("Month");
  await card.getByLabel("Month", { exact: true }).selectOption("June");
  await card.getByLabel("Year", { exact: true }).fill("2016");
  await card.getByLabel("Killed", { exact: true }).selectOption("From – to");
  await card.getByLabel("Killed: from").fill("14");
  await card.getByLabel("Killed: to").fill("9");
  const remove = card.getByRole("button", { name: /^Remove / });
  for (let left = await remove.count(); left > 0; left--) await remove.first().press("Enter");
  const actor = card.getByRole("combobox", { name: "Add an actor, by any name" });
  await actor.fill("الحشد الشعبي");
  const first = card.getByRole("listbox").getByRole("option").first();
  await expect(first).toHaveText("Popular Mobilisation Forces", { timeout: 60_000 });
  expect(await violations(page)).toEqual([]);
  await actor.press("Enter");
  await expect(card.getByLabel("What Popular Mobilisation Forces did")).toHaveValue("by");
  await expect(actor).toBeFocused();
  await card.getByRole("button", { name: "Save" }).press("Enter");
  await expect(card).toContainText("the first not above the second");
  await expect(card.getByLabel("Killed: from")).toBeFocused();
  await card.getByLabel("Killed: to").fill("19");
  await card.getByRole("button", { name: "Save" }).press("Enter");
  const told = page.getByRole("status");
  const corrected = "Corrected: Mob violence, Jun 2016, killed: 14 to 19, by Popular Mobilisation Forces";
  await expect(told.filter({ hasText: corrected })).toBeAttached({ timeout: 60_000 });
  await expect(card).toContainText("killed: 14 to 19");
  await expect(card).not.toContainText("14 to 19 (as reported)");
  await expect.poll(counted).toEqual({ ...before, [was]: before[was] - 1, riots: before.riots + 1 });
  await expect(card).toContainText(/Set by hand on \d+ \w+ \d{4}; found as: /);
  await expect(other).toBeFocused();
  const csv = await exported();
  expect(csv).toMatch(/type set by hand on [^,]*; found as: [^,]*date set by hand on /);
  expect(csv).toMatch(/Popular Mobilisation Forces \(by\),14 to 19,14,19,14,/);
  await expect.poll(async () => (await toldByHand(page)).length).toBe(1);

  await page.goto(`/articles/${row.articleId}`);
  const { found }: ArticleAnswer = await (await page.request.get(`/api/articles/${row.articleId}`)).json();
  const named = found.find(({ start }) => start === row.incident?.placeStart);
  await page.locator(`[data-mention="${named?.id}"]`).click();
  const aside = page.locator("aside").filter({ hasText: "Mob violence" });
  await aside.getByText("Mob violence").first().click();
  await expect(aside).toContainText("Set by hand on");
  await aside.getByRole("button", { name: "Not this type, date, toll or actor?" }).first().click();
  await aside.getByRole("button", { name: "As it was found" }).click();
  await expect(told.filter({ hasText: "As it was found again" })).toBeAttached();
  await expect.poll(counted).toEqual(before);
  expect(await exported()).not.toContain("set by hand");
  expect(await toldByHand(page)).toEqual([]);
});

test("what happened nowhere that is named is told and judged at its words", async ({ page }) => {
  const asked = new URLSearchParams({ q: '"Policemen killed at al-Rashad"' });
  const { articles } = await (await page.request.get(`/api/articles?${asked}`)).json();
  const happened = async (): Promise<ArticleAnswer["happened"]> =>
    (await (await page.request.get(`/api/articles/${articles[0].id}`)).json()).happened;
  const nowhere = (await happened()).find(({ incident }) => incident.placeStart === null);
  await page.goto(`/articles/${articles[0].id}`);
  await page.locator(`[data-incident="${nowhere?.id}"]`).first().press("Enter");
  const aside = page.locator("aside").filter({ hasText: "no place is named here or shortly before" });
  await expect(aside).toContainText("background");
  expect(await violations(page)).toEqual([]);
  await aside.getByRole("button", { name: "Not an incident?" }).press("Enter");
  const restore = aside.getByRole("button", { name: "An incident after all" });
  await expect(restore).toBeFocused({ timeout: 60_000 });
  await expect(aside).toContainText("dismissed by hand");
  await restore.click();
  await expect(restore).toHaveCount(0);
  expect((await happened()).find(({ id }) => id === nowhere?.id)).toEqual(nowhere);
});

/** The articles that a reader finds under "Corrected by hand". */
async function toldByHand(page: Page): Promise<unknown[]> {
  return (await (await page.request.get("/api/articles?status=corrected")).json()).articles;
}
