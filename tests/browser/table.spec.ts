// The table of incidents: chosen, read, led from a cell to exactly its incidents, and taken away.

import type { TableAnswer } from "@/lib/table";
import { expect, open, search, test, violations } from "./page";

test("the incidents in view are a table by what is chosen, and a cell leads to exactly what it counts", async ({
  page,
}) => {
  await open(page, "?unit=incidents&type=explosions,battles&at=33.3,44.4,7");
  await page.getByTestId("list").getByRole("link", { name: "Table" }).click();
  const table = page.getByTestId("table");
  await expect(table.getByRole("columnheader", { name: "Baghdad" })).toBeVisible();
  // It follows the filters and the part of the map on screen.
  expect(search(page).get("type")).toBe("battles,explosions");
  expect(search(page).get("bbox")).toMatch(/^[\d.,]+$/);
  const chips = page.getByRole("list", { name: /filters/i });
  await chips.getByRole("button", { name: /box/i }).click();
  await page.getByLabel("Rows", { exact: true }).selectOption({ label: "Actor (against)" });
  await page.getByLabel("Columns", { exact: true }).selectOption({ label: "Month" });
  await page.getByRole("button", { name: "Swap rows and columns" }).click();
  await expect(page.getByLabel("Rows", { exact: true })).toHaveValue("month");
  await expect(page.getByLabel("Columns", { exact: true }).locator("option", { hasText: "Year" })).toHaveCount(0);
  const asked = "rows=month&columns=against&type=explosions,battles";
  const answer: TableAnswer = await (await page.request.get(`/api/table?${asked}`)).json();
  await expect(page.getByTestId("table-note")).toContainText(`${answer.total.count} incidents in all, each once.`);
  await expect(page.getByTestId("table-note")).toContainText(
    /\d+ are in several columns, so the columns do not add up/,
  );
  expect(await violations(page)).toEqual([]);

  await page.getByText("Killed as reported").click();
  await expect(table).toContainText("people killed, from the fewest to the most reported");
  expect(search(page).get("cells")).toBe("killed");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^dateline-table-\d{4}-\d\d-\d\d-[\w-]+\.csv$/);
  await page.getByText("Incidents", { exact: true }).click();

  // The keyboard reaches a cell; it counts what one then sees.
  const column = answer.lines.columns.findIndex(({ value }) => value === "civilians");
  const row = answer.cells.findIndex(cells => cells[column]!.count > 1);
  const count = String(answer.cells[row]![column]!.count);
  const cell = table
    .getByRole("row")
    .nth(row + 2)
    .getByRole("link", { name: new RegExp(`, Civilians: ${count}$`) });
  await cell.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("list-title")).toHaveText(`Everywhere: ${count} incidents`);
  expect(search(page).get("against")).toBe("civilians");
  expect(search(page).get("from")).toBe(answer.lines.rows[row]!.value);
  await page.goBack();
  await expect(table).toBeVisible();
  expect(search(page).get("rows")).toBe("month");

  await page.getByRole("navigation").getByRole("link", { name: "Map", exact: true }).click();
  await expect(page.getByTestId("list-title")).toBeVisible();
  expect(search(page).get("type")).toBe("battles,explosions");
});

test("in Arabic countries have their names, as provinces do", async ({ page }) => {
  await page.goto("/table?rows=province&columns=type&lang=ar");
  const table = page.getByTestId("table");
  await expect(table.getByRole("rowheader", { name: "بغداد", exact: true })).toBeVisible();
  await expect(table.getByRole("rowheader", { name: "سوريا", exact: true })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const [language, address] of [
    ["English", "/table"],
    ["Arabic, from right to left", "/table?lang=ar"],
  ] as const)
    test(`the table scrolls within its box, and nothing is wider than the screen: ${language}`, async ({ page }) => {
      await page.goto(address);
      const table = page.getByTestId("table");
      await expect(table.getByRole("row").nth(3)).toBeVisible();
      const [box, wide] = await table.evaluate(({ parentElement, scrollWidth }) => [
        parentElement!.clientWidth,
        scrollWidth,
      ]);
      expect(wide).toBeGreaterThan(box!);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
});
