// For everyone: keys alone, a phone, the dark, Arabic, and what axe can tell.

import type { Locator, Page } from "@playwright/test";
import { disc, expect, open, search, symbol, test, violations } from "./page";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("the explorer has no axe violation", async ({ page }) => {
      await open(page);
      expect(await violations(page)).toEqual([]);
    });

    test("an open place has no axe violation", async ({ page }) => {
      await open(page, "?province=maysan");
      await disc(page, "Amarah").click();
      await page.getByText("Why here?").click();
      await expect(page.getByText(/Confidence of the place/)).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test("shaded provinces with their legend, and a place opened over them, have no axe violation", async ({
      page,
    }) => {
      await page.goto("/?layer=provinces&shade=per-article&list=places");
      const legend = page.getByTestId("shades");
      await expect(legend).toContainText("per article that names a place there");
      await expect(page.locator("path.province.shaded.shade-1").first()).toBeVisible();
      await legend.locator("summary").click();
      await expect(legend.getByRole("button", { name: /^Baghdad / })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByTestId("list").locator("[data-row]", { hasText: "Amarah" }).click();
      await expect(page.getByRole("dialog", { name: "Amarah" })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test("the reader has no axe violation", async ({ page }) => {
      await open(page, "?list=articles");
      await page.getByTestId("list").locator("[data-row]").first().click();
      await expect(page.getByTestId("reader").getByRole("heading").first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test("an article alone has no axe violation", async ({ page }) => {
      const { articles } = await (await page.request.get("/api/articles")).json();
      await page.goto(`/articles/${articles[0].id}`);
      await expect(page.locator(".symbols .symbol").first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test("the page in Arabic has no axe violation", async ({ page }) => {
      await open(page, "?lang=ar");
      expect(await violations(page)).toEqual([]);
    });
  });
}

test("dark follows the system, and can be turned by hand", async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await open(page);
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.getByRole("button", { name: "Light or dark" }).click();
  expect(await ground()).toBe(light);
});

test.describe("before the page is alive", () => {
  /** Opens a page whose scripts are on their way until they are let through. */
  async function openEarly(page: Page, path: string): Promise<() => void> {
    let arrive = () => {};
    const late = new Promise<void>(resolve => {
      arrive = resolve;
    });
    await page.route("**/_next/static/**/*.js", route => late.then(() => route.continue()));
    await page.goto(path, { waitUntil: "commit" });
    return arrive;
  }

  test("what is clicked, chosen and written is not lost, and is done once", async ({ page }) => {
    const arrive = await openEarly(page, "/add");
    await page.getByRole("button", { name: "Light or dark" }).click();
    await page
      .getByTestId("files")
      .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("Kut") });
    await page.getByLabel("Or paste text").fill("A boat left Basra.");
    await expect(page.getByRole("button", { name: /^Read/ })).toBeDisabled();
    await expect(page.locator("html")).not.toHaveAttribute("data-theme");
    arrive();
    await expect(page.getByRole("button", { name: "Read all 2" })).toBeEnabled();
    await expect(page.getByRole("listitem").filter({ hasText: "a.txt" })).toHaveCount(1);
    await expect(page.getByLabel("Or paste text")).toHaveValue("A boat left Basra.");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });

  test("so are a choice and a search", async ({ page }) => {
    const arrive = await openEarly(page, "/");
    await page.locator("label").filter({ hasText: "Articles" }).first().click();
    await page.getByRole("combobox").first().fill("Kut");
    expect(new URL(page.url()).search).toBe("");
    arrive();
    await expect(page).toHaveURL(/unit=articles/);
    await expect(page.getByRole("radio", { name: /^Articles/ })).toBeChecked();
    await expect(page.getByRole("option", { name: /^Kut/ }).first()).toBeVisible();
  });
});

test("keys alone: rows, place, article, and back", async ({ page }) => {
  await open(page);
  await expect(page.getByTestId("list").locator("[data-row]").first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  const row = page.getByTestId("list").locator("[data-row]").first();
  await expect(row).toBeFocused();
  const placeId = await row.getAttribute("data-place");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`place=${placeId}`));
  const card = page.getByRole("dialog");
  await expect(card).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(page).not.toHaveURL(/place=/);
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/article=/);
  await expect(page.getByTestId("reader").getByRole("heading").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("reader")).toHaveCount(0);
  await expect(page.getByTestId("list").locator("[data-row]:focus")).toHaveCount(1);
});

test("keys alone: an article of the place that a row has opened; Escape ends one after the other", async ({ page }) => {
  await open(page);
  const rows = page.getByTestId("list").locator("[data-row]");
  await expect(rows.first()).toBeVisible();
  for (const key of ["j", "j", "j"]) await page.keyboard.press(key);
  const row = page.getByTestId("list").locator("[data-row]:focus");
  const [article] = ((await row.getAttribute("data-row")) ?? "").split(":");
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog");
  await expect(card).toBeFocused();
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press("o");
  await expect(page).toHaveURL(new RegExp(`article=${article}`));
  await expect(page.getByTestId("reader").getByRole("heading").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("reader")).toHaveCount(0);
  await expect(card).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(row).toHaveCount(1);
});

test("keys alone: an article that a link has opened is closed, and the list has the focus", async ({ page }) => {
  const { articles } = await (await page.request.get("/api/articles?limit=1")).json();
  await open(page, `?article=${articles[0].id}`);
  await expect(page.getByTestId("reader").getByRole("heading").first()).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByTestId("reader").locator("[data-mention]:focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/article=|place=/);
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});

test("links to skip by: past the filters to the list, or to the map, which then takes the arrow keys", async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "To the list" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator(".atlas")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/at=/);
});

/** Scrolls the list past its first page of rows to one of a place; what the row is known by. */
async function findBeyondFirstPage(page: Page, place: string): Promise<string> {
  const rows = page.getByTestId("list").locator("section");
  await expect(rows.locator("[data-row]").first()).toBeVisible();
  let found = "";
  await expect
    .poll(
      async () => {
        found = await rows.evaluate((box, place) => {
          const beyond = [...box.querySelectorAll<HTMLElement>("[data-index]")].filter(
            ({ dataset }) => Number(dataset.index) > 60,
          );
          const [row] = beyond.flatMap(item => [...item.querySelectorAll<HTMLElement>(`[data-place="${place}"]`)]);
          if (!row) box.scrollBy(0, beyond.length > 0 ? box.clientHeight / 2 : box.scrollHeight);
          return row?.dataset.row ?? "";
        }, place);
        return found;
      },
      { intervals: [100], timeout: 60_000 },
    )
    .not.toBe("");
  return found;
}

/** Pixels between a row's top and that of the box it scrolls in. */
const standing = (row: Locator) =>
  row.evaluate(
    row => row.getBoundingClientRect().top - (row.closest("section")?.getBoundingClientRect().top ?? Number.NaN),
  );

test("closing a card that a row has opened gives the focus back to the row", async ({ page }) => {
  await open(page);
  const row = page.getByTestId("list").locator(`[data-row="${await findBeyondFirstPage(page, "iq:baghdad")}"]`);
  await row.click();
  const card = page.getByRole("dialog", { name: "Baghdad" });
  await expect(card).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
});

test("who reads on in the list of an open place is not taken back by the rows that come", async ({ page }) => {
  let arrive = () => {};
  const late = new Promise<void>(resolve => {
    arrive = resolve;
  });
  await page.route(/api\/excerpts\?.*after=/, route => late.then(() => route.continue()));
  await open(page, "?place=iq:baghdad");
  const rows = page.getByTestId("list").locator("section");
  await expect(rows.locator("[data-row]").first()).toBeVisible();
  await expect(rows).toHaveAttribute("aria-busy", "false");
  const height = () => rows.evaluate(box => box.scrollHeight);
  await expect
    .poll(async () => {
      await rows.evaluate(box => box.scrollTo(0, box.scrollHeight));
      return rows.getAttribute("aria-busy");
    })
    .toBe("true");
  const before = await height();
  const top = await rows.evaluate(box => box.scrollTop);
  arrive();
  await expect(rows).toHaveAttribute("aria-busy", "false");
  await expect.poll(height).toBeGreaterThan(before + 500);
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(Math.abs((await rows.evaluate(box => box.scrollTop)) - top)).toBeLessThan(600);
});

test("the symbols of the map are one stop for Tab; arrow keys go from one to the next, Enter opens", async ({
  page,
}) => {
  await open(page, "?at=31.5,46.5,8");
  await expect(symbol(page, "Amarah")).toBeVisible();
  await page.locator(".atlas").focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("group", { name: /^Symbols of the map/ })).toBeFocused();
  const focused = () =>
    page.evaluate(() => {
      const symbol = document.activeElement?.closest(".symbol");
      const box = symbol?.querySelector(".disc, rect")?.getBoundingClientRect();
      return { name: symbol?.getAttribute("aria-label") ?? "", x: box?.x ?? 0, y: box?.y ?? 0 };
    });
  await page.keyboard.press("ArrowRight");
  const first = await focused();
  expect(first.name).not.toBe("");
  const at = new URL(page.url()).searchParams.get("at");
  await page.keyboard.press("ArrowUp");
  const above = await focused();
  expect(above.name).not.toBe(first.name);
  expect(above.y).toBeLessThan(first.y);
  await page.keyboard.press("ArrowLeft");
  const left = await focused();
  expect(left.x).toBeLessThan(above.x);
  // Nothing was moved, and what has the focus names itself.
  expect(new URL(page.url()).searchParams.get("at")).toBe(at);
  await expect(page.locator(".symbol:focus .name")).toBeVisible();
  await symbol(page, "Amarah").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Amarah" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(symbol(page, "Amarah")).toBeFocused();
});

test("arrow keys come to symbols out of sight, and stay with the last one", async ({ page }) => {
  await open(page, "?province=maysan,nineveh&at=31.8,47.1,8");
  await page.locator(".atlas").focus();
  await page.keyboard.press("Tab");
  const focused = page.locator(".symbol:focus");
  const at = () => search(page).get("at") ?? "";
  const north = () => Number(at().split(",")[0]);
  const press = async (key: string) => {
    const before = await focused.getAttribute("aria-label");
    await page.keyboard.press(key);
    await expect
      .poll(async () => (await focused.getAttribute("aria-label")) !== before, { timeout: 6000 })
      .toBe(true)
      .catch(() => {});
    return (await focused.getAttribute("aria-label")) !== before;
  };
  await page.keyboard.press("ArrowUp");
  await expect(focused).toHaveCount(1);
  let steps = 0;
  while ((await press("ArrowUp")) && steps < 40) steps++;
  expect(steps).toBeLessThan(40);
  // From Maysan to Nineveh, which has the last symbols in the north.
  await expect.poll(north).toBeGreaterThan(34);
  await expect(focused).toBeInViewport();
  const last = at();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(focused).toHaveCount(1);
  expect(at()).toBe(last);
});

test("a symbol that goes while it has the focus leaves it to what stands nearest", async ({ page }) => {
  await open(page, "?at=33.3,44.4,9");
  await page.locator(".atlas").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowLeft");
  const focused = page.locator(".symbol:focus");
  for (const zoom of [8, 7, 6, 5]) {
    await expect(focused).toHaveCount(1);
    await page.keyboard.press("-");
    await expect.poll(() => Number((search(page).get("at") ?? "").split(",")[2])).toBe(zoom);
  }
  await expect(focused).toHaveCount(1);
});

test("closing a card gives the focus back to its symbol", async ({ page }) => {
  await open(page);
  await disc(page, "Amarah").click();
  await expect(page.getByRole("dialog", { name: "Amarah" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(symbol(page, "Amarah")).toBeFocused();
});

test("? shows the keys", async ({ page }) => {
  await open(page);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toBeVisible();
  await expect(keys).toContainText("Search");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
});

test("every place of the map is in the list", async ({ page }) => {
  const { features } = await (await page.request.get("/api/places?province=maysan")).json();
  await open(page, "?province=maysan&list=places&pinned=yes");
  const rows = page.getByTestId("list").locator("[data-row]");
  await expect(rows).toHaveCount(features.length);
});

test("the interface in Arabic runs from right to left", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: "العربية" }).click();
  await expect(page).toHaveURL(/lang=ar/);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.getByRole("checkbox", { name: /^الأنبار/ })).toBeVisible();
  await page
    .getByRole("button", { name: /^العمارة، مدينة/ })
    .locator("circle.disc")
    .click();
  await expect(page.getByRole("dialog", { name: "العمارة" })).toContainText("ميسان");
});

test.describe("in an Arabic browser", () => {
  test.use({ locale: "ar-IQ" });

  test("a first visit is in Arabic, also by a link; a choice is kept, and a link that names a language is in it", async ({
    page,
  }) => {
    const language = page.locator("html");
    await open(page, "?province=maysan");
    await expect(language).toHaveAttribute("lang", "ar");
    await expect(page).toHaveURL(/\?province=maysan&lang=ar$/);
    await page.getByRole("link", { name: "English" }).click();
    await expect(language).toHaveAttribute("lang", "en");
    await expect(page.getByRole("checkbox", { name: /^Maysan/ })).toBeChecked();
    await page.goto("/sources");
    await expect(language).toHaveAttribute("lang", "en");
    await page.goto("/?lang=ar");
    await expect(language).toHaveAttribute("lang", "ar");
    await page.goto("/");
    await expect(language).toHaveAttribute("lang", "en");
  });

  test("a map in somebody else's page is in the language of its address", async ({ page }) => {
    await page.goto("/embed");
    await expect(page.getByRole("link", { name: "Open in Dateline" })).toBeVisible();
  });
});

test("in Arabic the actors have Arabic names, in the filters and beside an incident", async ({ page }) => {
  await open(page, "?lang=ar&unit=incidents&actor=isis");
  const chosen = page.getByRole("toolbar", { name: "الجهة الفاعلة" }).getByRole("checkbox", { checked: true });
  await expect(chosen).toHaveAccessibleName(/^تنظيم الدولة الإسلامية/);
  await page.getByTestId("list").locator("[data-row]").first().click();
  await expect(page.getByRole("dialog")).toContainText("تنظيم الدولة الإسلامية");
});

test("in Arabic the reasons are told in Arabic: why here, and what was set aside", async ({ page }) => {
  await open(page, "?lang=ar&place=iq:kut");
  const card = page.getByRole("dialog");
  await card.locator("summary").click();
  const why = card.locator("details");
  await expect(why.locator("bdi[lang=ar]").first()).toBeVisible();
  await why.getByRole("button", { name: /غيرها/ }).click(); // all of it
  await expect(why.locator("bdi[lang=en]")).toHaveCount(0);
  for (const reason of await why.locator("li bdi[lang]").allInnerTexts()) expect(reason).toMatch(/\p{Script=Arabic}/u);

  const { articles } = await (await page.request.get("/api/articles?q=lain idle for a winter")).json();
  await page.goto(`/articles/${articles[0].id}?lang=ar`);
  const aside = page.getByTestId("reader").locator("details summary").first();
  await expect(aside).toHaveText("نُحّي جانبًا: وسوم");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a place opens in the sheet, filters in a drawer", async ({ page }) => {
    await open(page, "?province=maysan");
    await disc(page, "Amarah").click();
    const sheet = page.getByTestId("sheet");
    await expect(sheet.getByRole("heading", { name: "Amarah" })).toBeVisible();
    await expect(sheet.locator("blockquote")).toBeInViewport();
    await sheet.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Filters" }).click();
    const drawer = page.getByRole("dialog", { name: "Filters" });
    await drawer.getByRole("checkbox", { name: /^Maysan/ }).click();
    await drawer.getByRole("button", { name: /^Show / }).click();
    await expect(page).not.toHaveURL(/province/);
    await expect(drawer).toBeHidden();
  });

  test("an article is read on the whole page; on the way back the sheet is as high as before", async ({ page }) => {
    await open(page, "?list=articles&pinned=yes");
    await page.getByRole("button", { name: "Raise or lower the sheet" }).click();
    const height = async () => Math.round((await page.getByTestId("sheet").boundingBox())?.height ?? 0);
    const half = Math.round(844 * 0.48);
    await expect.poll(height).toBe(half);
    await page.getByTestId("list").locator("[data-row]").first().click();
    await expect(page.getByTestId("reader").getByRole("heading").first()).toBeInViewport();
    await expect.poll(height).toBe(844 - 76);
    await page.getByRole("button", { name: "Back to the list" }).click();
    await expect.poll(height).toBe(half);
  });

  test("the way back from the reader leads to the same rows", async ({ page }) => {
    await open(page, "?list=articles&pinned=yes");
    await page.getByRole("button", { name: "Raise or lower the sheet" }).click();
    const list = page.getByTestId("list");
    const scroller = list.locator("section");
    await expect(list.locator("[data-row]").first()).toBeVisible();
    await scroller.evaluate(box => box.scrollTo(0, 600));
    await expect(list.locator('[data-index="0"]')).not.toBeInViewport();
    const scrolled = () => scroller.evaluate(box => box.scrollTop);
    const before = await scrolled();
    expect(before).toBeGreaterThan(300);
    await scroller.click({ position: { x: 100, y: 90 } });
    await expect(page.getByTestId("reader").getByRole("heading").first()).toBeVisible();
    await expect(list).toBeHidden();
    await page.goBack();
    await expect(list).toBeVisible();
    await expect.poll(async () => Math.abs((await scrolled()) - before)).toBeLessThan(40);
    await expect(list.locator("[data-row]:focus")).toBeInViewport();
  });

  for (const [place, moved] of [
    ["iq:basra", true],
    ["iq:baghdad", false],
  ] as const)
    test(`the way back from an open place leads to the same row, the map ${moved ? "has moved" : "stands still"}`, async ({
      page,
    }) => {
      await open(page);
      const sheet = page.getByTestId("sheet");
      await page.getByRole("button", { name: "Raise or lower the sheet" }).click();
      const list = page.getByTestId("list");
      const row = list.locator(`[data-row="${await findBeyondFirstPage(page, place)}"]`);
      await row.scrollIntoViewIfNeeded();
      const below = await standing(row);
      await row.click();
      const card = sheet.getByRole("dialog");
      await expect(card.locator("blockquote")).toBeInViewport();
      await expect(card).toBeFocused();
      await expect(list).toBeHidden();
      if (moved) await expect(page).toHaveURL(/at=/);
      await card.getByRole("button", { name: "Close" }).click();
      await expect(list).toBeVisible();
      await expect(row).toBeFocused();
      await expect(row).toBeInViewport();
      await expect.poll(async () => Math.abs((await standing(row)) - below)).toBeLessThan(40);
      expect(/at=/.test(page.url())).toBe(moved);
    });

  test("nothing is wider than the screen, and axe is content", async ({ page }) => {
    await open(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await violations(page)).toEqual([]);
  });
});
