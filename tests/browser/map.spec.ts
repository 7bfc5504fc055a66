// The map under the hand: hovering, clusters, drawing a filter, coordinates, and what is asked of the server meanwhile.

import { boxOf, disc, expect, open, search, symbol, test } from "./page";

test("a cluster opened by key leaves the keyboard on what stands in its place, from where arrow keys go on", async ({
  page,
}) => {
  await open(page, "?at=33.3,44.4,5");
  await page.getByRole("button", { name: /^\d+ places around Baghdad, / }).focus();
  // By the keyboard alone: what was put there by a script is not known to be.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect.poll(() => Number((search(page).get("at") ?? "").split(",")[2])).toBeGreaterThan(6);
  const focused = page.locator(".symbol:focus");
  await expect(focused).toHaveCount(1);
  const [name, at] = [await focused.getAttribute("aria-label"), search(page).get("at")];
  await page.keyboard.press("ArrowLeft");
  await expect(focused).not.toHaveAttribute("aria-label", name ?? "");
  expect(search(page).get("at")).toBe(at);
});

test("a name stands beside a cluster, which opens to its bounds", async ({ page }) => {
  await open(page, "?at=33.3,44.4,5");
  const cluster = page.getByRole("button", { name: /^\d+ places around Baghdad, / });
  await expect(cluster.locator(".count")).toHaveText(/^\d+$/);
  // Where there is no room beside it, the name stands inside.
  await expect(cluster.locator(".name, .inside")).toHaveText(/^Baghdad/);
  await cluster.locator("circle.disc").click();
  await expect.poll(() => Number((search(page).get("at") ?? "").split(",")[2])).toBeGreaterThan(6);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a symbol under the pointer names itself and lights its rows", async ({ page }) => {
  await open(page, "?list=places&province=maysan&pinned=yes");
  const row = page.getByTestId("list").locator("[data-row]").filter({ hasText: "Amarah" });
  await expect(row).not.toHaveClass(/(^|\s)bg-wash/);
  await disc(page, "Amarah").hover();
  await expect(row).toHaveClass(/(^|\s)bg-wash/);
  await expect(symbol(page, "Amarah").locator(".name")).toContainText("Amarah");
});

test("an open place stays open while it passes the filters, and goes when it does not", async ({ page }) => {
  await open(page, "?unit=mentions");
  await disc(page, "Rutba").click();
  const card = page.getByRole("dialog", { name: "Rutba" });
  await expect(card).toBeVisible();
  await page.getByRole("checkbox", { name: /^Anbar/ }).check();
  await expect(symbol(page, "Kut")).toHaveCount(0);
  await expect(card).toBeVisible();
  await page.getByRole("checkbox", { name: /^Anbar/ }).uncheck();
  await page.getByRole("checkbox", { name: /^Nineveh/ }).check();
  await expect(card).toHaveCount(0);
});

test.describe("with the clipboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });
  const copied = (page: import("@playwright/test").Page) => page.evaluate(() => navigator.clipboard.readText());

  test("a right click tells where it was, and copies it", async ({ page }) => {
    await open(page, "?at=33,44,7");
    const map = await boxOf(page.locator(".atlas"));
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2, { button: "right" });
    await page.getByRole("button", { name: "Copy the coordinates" }).click();
    await expect.poll(() => copied(page)).toMatch(/^3[23]\.\d{5}, 4[34]\.\d{5}$/);
  });

  test("the code for a web page shows the same question", async ({ page }) => {
    await open(page, "?province=maysan&at=31.8,47.1,8");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: "Copy code for a web page" }).click();
    await expect.poll(() => copied(page)).toContain("/embed?province=maysan&amp;at=31.8,47.1,8");
  });
});

test("a box is drawn by two clicks, and by keys as the whole view", async ({ page }) => {
  await open(page, "?at=33,44,7");
  const map = await boxOf(page.locator(".atlas"));
  await page.getByRole("button", { name: "Filter by a box" }).click();
  await page.mouse.click(map.x + 200, map.y + 100);
  await page.mouse.click(map.x + 400, map.y + 240);
  await expect(page).toHaveURL(/bbox=/);
  const drawn = search(page).get("bbox");
  await page.getByRole("button", { name: "Filter by a box" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect.poll(() => search(page).get("bbox")).not.toBe(drawn);
  const [west, south, east, north] = (search(page).get("bbox") ?? "").split(",").map(Number);
  expect([west, south].every((edge, n) => (edge ?? 0) < [44, 33][n]!)).toBe(true);
  expect([east, north].every((edge, n) => (edge ?? 0) > [44, 33][n]!)).toBe(true);
});

test("once the places are known, a filter's answer is their counts alone", async ({ page }) => {
  await open(page);
  const answer = page.waitForResponse(response => response.url().includes("/api/places?"));
  await page.getByRole("checkbox", { name: /^Anbar/ }).check();
  const { ids, features } = await (await answer).json();
  expect(features).toBeUndefined();
  await expect(symbol(page, "Kut")).toHaveCount(0);
  await expect(page.locator(".symbols [data-place]").first()).toBeVisible();
  expect(ids.length).toBeGreaterThan(2);
});

test("a question that is no longer asked is not waited for", async ({ page }) => {
  await open(page);
  const aborted: string[] = [];
  page.on("requestfailed", request => aborted.push(request.url()));
  await page.route(/api\/places\?.*province=anbar(&|$)/, route => setTimeout(() => void route.fallback(), 1500));
  await page.getByRole("checkbox", { name: /^Anbar/ }).check();
  await page.getByRole("checkbox", { name: /^Nineveh/ }).check();
  await expect.poll(() => aborted.some(url => /places\?.*province=anbar(&|$)/.test(url))).toBe(true);
  await expect(symbol(page, "Kut")).toHaveCount(0);
});

test("a tick and its chip show while the map still waits for the answer; then the map follows", async ({ page }) => {
  await open(page);
  let answer = () => {};
  const wait = new Promise<void>(resolve => {
    answer = resolve;
  });
  await page.route(/api\/places\?.*province=anbar/, route => wait.then(() => route.fallback()));
  const box = page.getByRole("checkbox", { name: /^Anbar/ });
  await box.focus();
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  await expect(page.getByRole("button", { name: "Remove the filter Anbar" })).toBeVisible();
  await expect(symbol(page, "Kut")).toBeVisible();
  answer();
  await expect(symbol(page, "Kut")).toHaveCount(0);
  await expect(box).toBeFocused();
  await page.keyboard.press("Space");
  await expect(box).not.toBeChecked();
  await expect(symbol(page, "Kut")).toBeVisible();
});

test("what is chosen can be told in the system's own colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page);
  const outline = (name: string) =>
    page
      .locator("label", { has: page.getByRole("radio", { name }) })
      .evaluate(label => getComputedStyle(label).outlineStyle);
  expect(await outline("Mentions")).toBe("solid");
  expect(await outline("Articles")).not.toBe("solid");
});

test("the sea ends at the edge of the basemap's sheet, beyond lies paper, and nobody gets lost there", async ({
  page,
}) => {
  await open(page, "?at=27,44,4");
  const box = async (path: string) => {
    const box = await boxOf(page.locator(path));
    return [box.x, box.y, box.x + box.width, box.y + box.height];
  };
  const sheet = await box(".atlas path.neatline");
  for (const [n, edge] of (await box(".atlas path.land")).entries())
    expect(Math.abs(edge - (sheet[n] ?? 0)), "the land reaches every edge").toBeLessThan(3);
  expect(await box(".atlas path.open-sea")).toHaveLength(4);
  const colours = await page.locator(".atlas path.open-sea").evaluate(sea => ({
    sea: getComputedStyle(sea).fill,
    beyond: getComputedStyle(sea.closest(".atlas") as Element).backgroundColor,
  }));
  expect(colours.beyond).not.toBe(colours.sea);
  await page.goto("/?province=maysan&at=-60,120,4");
  await expect(page.locator(".symbols .symbol").first()).toBeInViewport();
});

for (const at of ["36,179,5", "30,-179.5,4"])
  test(`a frame across the 180th meridian (${at}) is one that can be asked for and linked to`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", request => asked.push(request.url()));
    await page.goto(`/?at=${at}`);
    await expect(page.getByTestId("list-title")).toHaveText(/^In view: \d/);
    await page.locator(".atlas").focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press(at.includes("-") ? "ArrowLeft" : "ArrowRight");
    await expect.poll(() => asked.some(url => /excerpts\?.*bbox=/.test(url))).toBe(true);
    await expect(page.getByRole("alert").filter({ hasText: "cannot be read" })).toHaveCount(0);
    const [, lon] = (search(page).get("at") ?? "").split(",").map(Number);
    expect(Math.abs(lon ?? 999)).toBeLessThanOrEqual(180);
  });

test("what is named most has its name beside it, though small circles lie there", async ({ page }) => {
  await open(page);
  const named = async () =>
    (await page.locator(".symbols .name").allTextContents()).map(text => text.replace(/ \+\d+$/, ""));
  await expect.poll(named).toEqual(expect.arrayContaining(["Baghdad", "Mosul"]));
});

test("a card that grows does not lie on its own place: the map gives way", async ({ page }) => {
  await open(page, "?place=iq:mosul");
  const card = page.getByRole("dialog", { name: "Mosul" });
  await card.getByText("Why here?").click();
  const apart = async () => {
    const [own, its] = [await symbol(page, "Mosul").locator("circle.disc").boundingBox(), await card.boundingBox()];
    if (!own || !its) return false;
    const [x, y] = [own.x + own.width / 2, own.y + own.height / 2];
    return x < its.x || x > its.x + its.width || y < its.y || y > its.y + its.height;
  };
  await expect.poll(apart).toBe(true);
});

test("a town that has a symbol of its name is not printed beside it a second time", async ({ page }) => {
  await open(page, "?at=33.32,44.4,11");
  const shown = async (name: string) =>
    (await page.locator(".symbols text").allTextContents()).filter(text => text.replace(/ \+\d+$/, "") === name).length;
  await expect.poll(() => shown("Kadhimiya")).toBe(1);
  await expect.poll(() => shown("Taji")).toBe(1);
});

test("a place chosen among many has its symbol and its name over theirs, and is shown apart on demand", async ({
  page,
}) => {
  await open(page, "?place=iq:dora");
  const chosen = symbol(page, "Dora");
  await expect(chosen.locator(".ring")).toBeVisible();
  const uppermost = () =>
    chosen.locator(".disc").evaluate(disc => {
      const { x, y, width, height } = disc.getBoundingClientRect();
      return document
        .elementFromPoint(x + width / 2, y + height / 2)
        ?.closest(".symbol")
        ?.getAttribute("data-place");
    });
  expect(await uppermost()).toBe("iq:dora");
  // No other name is written across its own.
  const covered = () =>
    page.locator(".symbols .name").evaluateAll(names => {
      const own = names.find(({ textContent }) => textContent === "Dora")?.getBoundingClientRect();
      const meets = (box: DOMRect) =>
        own && box.right > own.left && box.left < own.right && box.bottom > own.top + 3 && box.top < own.bottom - 3;
      return names.filter(name => name.textContent !== "Dora" && meets(name.getBoundingClientRect())).length;
    });
  expect(await covered()).toBe(0);
  const near = () =>
    chosen.locator(".disc").evaluate(disc => {
      const own = disc.getBoundingClientRect();
      const [x, y] = [own.x + own.width / 2, own.y + own.height / 2];
      return [...document.querySelectorAll(".symbol .disc")].filter(other => {
        const box = other.getBoundingClientRect();
        return other !== disc && Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < box.width / 2;
      }).length;
    });
  expect(await near()).toBe(1);
  const card = page.getByRole("dialog", { name: "Dora" });
  await card.getByRole("button", { name: "Zoom in to this place" }).click();
  await expect(card.getByRole("button", { name: "Zoom in to this place" })).toHaveCount(0);
  await expect.poll(near).toBe(0);
  await expect(chosen.locator(".disc")).toBeInViewport();

  // Where areas are shaded there are no circles but this one.
  await page.goto("/?place=iq:dora&layer=provinces");
  await expect(chosen.locator(".ring")).toBeVisible();
  await expect(page.locator(".symbols .disc")).toHaveCount(1);
});

test("results outside the view, or small in it, can be brought into it where the map shows them", async ({ page }) => {
  await open(page, "?at=36.3,43.1,8");
  const offer = page.getByTestId("fit-offer");
  await expect(offer).toHaveCount(0);
  const frame = page.url();
  await page.getByRole("checkbox", { name: /^Basra/ }).check();
  await expect(offer).toContainText(/^\d+ places outside this view/);
  expect(new URL(page.url()).searchParams.get("at")).toBe(new URL(frame).searchParams.get("at"));
  await offer.getByRole("button", { name: "Fit to results" }).click();
  await expect(offer).toHaveCount(0);
  // The governorate of Basra, and not much around it.
  const [lat = 0, lon = 0, zoom = 0] = new URL(page.url()).searchParams.get("at")?.split(",").map(Number) ?? [];
  expect([lat > 29.5 && lat < 31.3, lon > 46.6 && lon < 48.7, zoom >= 8]).toEqual([true, true, true]);
  await expect(page.getByRole("button", { name: /^\d+ places around Basra, |^Basra, City/ })).toBeInViewport();
  await page.goto("/?province=basra&at=33.2,43.7,5");
  await expect(offer).toHaveText("Fit to results");
});

test("the ground has rivers, lakes and borders, and built-up land when the map is near enough for it", async ({
  page,
}) => {
  await open(page, "?at=33.3,44.4,5");
  for (const ground of ["land", "lake", "river", "border"])
    await expect(page.locator(`.atlas path.${ground}`).first()).toHaveAttribute("d", /^M\d/);
  await expect(page.locator(".atlas path.urban")).toHaveCount(0);
  await expect(page.locator(".atlas path.river.minor")).toHaveCount(0);
  const zoomIn = page.getByRole("button", { name: "Zoom in", exact: true });
  for (const zoom of [6, 7]) {
    await zoomIn.click();
    await expect.poll(() => Number((search(page).get("at") ?? "").split(",")[2])).toBe(zoom);
  }
  for (const ground of ["urban", "river.minor"])
    await expect(page.locator(`.atlas path.${ground}`).first()).toHaveAttribute("d", /^M\d/);
  // A path for each look, not one for each river.
  expect(await page.locator(".atlas path:is(.river, .lake, .urban)").count()).toBeLessThan(12);
});
