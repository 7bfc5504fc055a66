// Asking the map: what a reader does all day, and that the URL holds all of it.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { Excerpt, PlaceCount } from "@/lib/answers";
import { INCIDENT_TYPES } from "@/lib/types";
import { archiveOf, landUpTo, NORTH_EAST, VECTOR } from "../map-archive";
import { boxOf, disc, expect, open, search, symbol, test, violations } from "./page";

test("a click on a place shows its sentences, one after another", async ({ page }) => {
  await open(page);
  await disc(page, "Amarah").click();
  const card = page.getByRole("dialog", { name: "Amarah" });
  await expect(card.getByRole("heading", { name: "Amarah" })).toBeVisible();
  await expect(card).toContainText("العمارة");
  await expect(card).toContainText("Maysan");
  await expect(card.locator("blockquote mark.toponym")).toHaveText(/amara|العمارة/i);
  await expect(card.getByTestId("position")).toHaveText(/^1 of \d+$/);
  const first = await card.locator("blockquote").innerText();
  await card.getByRole("button", { name: "Next excerpt" }).click();
  await expect(card.getByTestId("position")).toHaveText(/^2 of \d+$/);
  await expect(card.locator("blockquote")).not.toHaveText(first);
  await page.keyboard.press("ArrowLeft");
  await expect(card.getByTestId("position")).toHaveText(/^1 of \d+$/);
  await expect(card.locator("blockquote")).toHaveText(first);
});

test("the list follows the selected place", async ({ page }) => {
  await open(page);
  await disc(page, "Kut").click();
  await expect(page.getByTestId("position")).toHaveText(/^1 of \d+$/);
  const total = (await page.getByTestId("position").innerText()).replace("1 of ", "");
  await expect(page.getByTestId("list-title")).toHaveText(`At Kut: ${total} mentions`);
  for (const row of await page.getByTestId("list").locator("[data-row] .toponym").all()) {
    await expect(row).toHaveText(/kut|الكوت/i);
  }
});

test("why here: the evidence and the places that lost", async ({ page }) => {
  await open(page);
  await disc(page, "Kut").click();
  const card = page.getByRole("dialog", { name: "Kut" });
  await card.getByText("Why here?").click();
  await expect(card).toContainText(/“[Kk]ut”: written as the name “[Kk]ut”/);
  await expect(card).toContainText(/Confidence of the place [01]\.\d\d/);
  expect(await card.locator("details li").count()).toBeGreaterThan(1);
});

test("a province leaves only itself, stays on reload, and Back brings the rest", async ({ page }) => {
  await open(page);
  const all = await page.getByTestId("totals").innerText();
  await page.getByRole("checkbox", { name: /^Anbar/ }).check();
  await expect(page).toHaveURL(/[?&]province=anbar/);
  await expect(page.getByTestId("totals")).not.toHaveText(all);
  const some = await page.getByTestId("totals").innerText();
  await expect(symbol(page, "Erbil")).toHaveCount(0);
  await page.getByRole("button", { name: "Places", exact: true }).click();
  await expect(page.getByTestId("list").locator("[data-row]").first()).toContainText("Anbar");
  for (const row of await page.getByTestId("list").locator("[data-row]").all())
    await expect(row).toContainText("Anbar");

  await page.reload();
  await expect(page.getByRole("checkbox", { name: /^Anbar/ })).toBeChecked();
  await expect(page.getByTestId("totals")).toHaveText(some);

  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: /^Anbar/ })).not.toBeChecked();
  await expect(page.getByTestId("totals")).toHaveText(all);
  await page.goForward();
  await expect(page.getByTestId("totals")).toHaveText(some);
});

test("the map's places are asked for as a tick is pressed, once, and the press alone chooses nothing", async ({
  page,
}) => {
  await open(page);
  const asked: string[] = [];
  page.on("request", request => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === "/api/places") asked.push(searchParams.get("province") ?? "");
  });
  const box = await boxOf(page.getByRole("checkbox", { name: /^Basra/ }));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect.poll(() => asked).toEqual(["basra"]);
  expect(search(page).get("province")).toBeNull();
  await page.mouse.up();
  await expect.poll(() => search(page).get("province")).toBe("basra");
  await expect(page.getByTestId("list-title")).toHaveText(/mentions/);
  await expect(symbol(page, "Erbil")).toHaveCount(0);
  expect(asked).toEqual(["basra"]);
});

test("the panel's count of a province is what the map then holds", async ({ page }) => {
  await open(page);
  const row = page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: /^Anbar/ }) });
  const count = (await row.locator("label").innerText()).match(/\d+/)?.[0];
  await row.getByRole("checkbox").check();
  await expect(page.getByTestId("totals")).toContainText(`= ${count} mentions`);
});

test("only and exclude", async ({ page }) => {
  await open(page);
  const row = page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: /^Baghdad/ }) });
  await row.hover();
  await row.getByRole("button", { name: "Exclude Baghdad" }).click();
  await expect(page).toHaveURL(/province=-baghdad/);
  await expect(symbol(page, "Baghdad")).toHaveCount(0);
  await page.getByRole("button", { name: "Remove the filter not Baghdad" }).click();
  await expect(page).not.toHaveURL(/province/);
  await row.hover();
  await row.getByRole("button", { name: "Only Baghdad" }).click();
  await expect(page).toHaveURL(/province=baghdad/);
});

test("the values of a filter are one stop for Tab; arrow keys go among them, to only and to exclude", async ({
  page,
}) => {
  await open(page);
  const values = page.getByRole("toolbar", { name: "Province" });
  const rows = values.getByRole("listitem");
  await rows.nth(1).getByRole("checkbox").focus();
  await page.keyboard.press("Home");
  await expect(rows.first().getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const second = rows.nth(1);
  await expect(second.getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(second.getByRole("button", { name: /^Only / })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`province=-${await second.getAttribute("data-value")}$`));
  const exclude = rows.first().getByRole("button", { name: /^Exclude / });
  await page.keyboard.press("ArrowUp");
  await expect(exclude).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Tab");
  await expect(values.locator(":focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(exclude).toBeFocused();
});

for (const unit of ["incidents", "mentions", "articles"]) {
  test(`map + elsewhere + unlocated is the total, counted in ${unit}`, async ({ page }) => {
    await page.goto(`/?unit=${unit}`);
    const totals = page.getByTestId("totals");
    await expect(totals).toContainText(/= [\d,]+ /);
    const [map, elsewhere, unlocated, all] = ((await totals.innerText()).match(/[\d,]+/g) ?? []).map(text =>
      Number(text.replaceAll(",", "")),
    );
    expect((map ?? 0) + (elsewhere ?? 0) + (unlocated ?? 0)).toBe(all);
    const label = page.getByRole("radio", { checked: true });
    await expect(label).toHaveValue(unit);
    // What is counted as elsewhere opens alone.
    await totals.getByRole("button", { name: /elsewhere/ }).click();
    await expect(page.getByTestId("list-title")).toHaveText(/^Elsewhere: /);
    const counts = page.getByTestId("list").getByTestId("row-count");
    const counted = async () => (await counts.allInnerTexts()).map(text => Number(text.replaceAll(",", "")));
    // An article that names several places stands at each, and so does an incident whose reports do.
    const sum = async () => (await counted()).reduce((a, b) => a + b, 0);
    if (unit !== "mentions") await expect.poll(sum).toBeGreaterThanOrEqual(elsewhere ?? 0);
    else await expect.poll(sum).toBe(elsewhere);
  });
}

test("selections are entries of the history, pans are not", async ({ page }) => {
  await open(page);
  const before = await page.evaluate(() => history.length);
  await page.locator(".atlas").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL(/at=/);
  expect(await page.evaluate(() => history.length)).toBe(before);
  await page.getByRole("checkbox", { name: /^Nineveh/ }).check();
  await expect(page).toHaveURL(/province=nineveh/);
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
});

test("a link reproduces the map's frame, and filters do not move it", async ({ page }) => {
  await open(page, "?at=30.5,47.8,9");
  await expect(symbol(page, "Erbil")).toHaveCount(0);
  await page.getByRole("checkbox", { name: /^Nineveh/ }).check();
  await expect(page).toHaveURL(/province=nineveh/);
  expect(search(page).get("at")).toBe("30.5,47.8,9");
  await page.getByTestId("fit-offer").getByRole("button", { name: "Fit to results" }).click();
  await expect.poll(() => search(page).get("at")).not.toBe("30.5,47.8,9");
  const [lat = 0, lon = 0] = search(page).get("at")?.split(",").map(Number) ?? [];
  expect([lat > 35.2 && lat < 37, lon > 41.2 && lon < 44]).toEqual([true, true]);
});

test("search finds a place in any spelling and either script", async ({ page }) => {
  await open(page);
  for (const typed of ["qaem", "القائم"]) {
    await page.keyboard.press("/");
    await page.keyboard.type(typed);
    await page
      .getByRole("option", { name: /^Al-Qaim/ })
      .first()
      .click();
    await expect(page.getByRole("dialog", { name: "Al-Qaim" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test.describe("Enter in the search box", () => {
  test("takes a place by its name, and the text for a word that only sounds like one", async ({ page }) => {
    await open(page);
    await page.getByRole("combobox").first().fill("qaem");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Al-Qaim" })).toBeFocused();
    for (const word of ["women", "army", "killed", "convoy"]) {
      await page.goto("/");
      await page.getByRole("combobox").first().fill(word);
      await expect(page.getByRole("search").getByRole("option").first()).toHaveText(
        new RegExp(`^Text containing .${word}`),
      );
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(new RegExp(`q=${word}$`));
    }
  });

  test("acts on what stands there, however late its suggestions come", async ({ page }) => {
    await page.route("**/api/suggest?*", async route => {
      await new Promise(resolve => setTimeout(resolve, 600));
      await route.continue();
    });
    await open(page);
    await page.keyboard.press("/");
    await page.keyboard.type("bas", { delay: 250 });
    await page.keyboard.type("ket makers", { delay: 5 });
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/q=basket\+makers$/);
    await page.getByRole("button", { name: "Clear the search" }).click();
    await page.keyboard.press("/");
    await page.keyboard.type("tikrit", { delay: 5 });
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Tikrit" })).toBeFocused();
  });

  test("takes what an arrow has led to; Tab takes nothing", async ({ page }) => {
    await open(page);
    await page.getByRole("combobox").first().fill("tikrit");
    await expect(page.getByRole("search").getByRole("option").first()).toHaveText(/^Tikrit/);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("search").getByRole("option")).toHaveCount(0);
    expect(new URL(page.url()).search).toBe("");
    await page.getByRole("combobox").first().fill("women");
    await expect(page.getByRole("search").getByRole("option").nth(1)).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/place=/);
  });
});

test("search in the text marks its hits", async ({ page }) => {
  await open(page);
  await page.keyboard.press("/");
  await page.keyboard.type('"for second-hand clothes"');
  await page.getByRole("option", { name: /Text containing/ }).click();
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByTestId("list").locator("mark.hit").first()).toHaveText("for second-hand clothes");
});

test("excerpts that hold what is sought come first; the articles' incidents that are not counted are told", async ({
  page,
}) => {
  await open(page, "?q=Soleimani");
  const rows = page.getByTestId("list").locator("[data-row]");
  await expect(rows.first().locator("mark.hit").first()).toHaveText(/^Soleimani/);
  const { unreported } = await (await page.request.get("/api/facets?q=Soleimani")).json();
  const { unreported: all } = await (await page.request.get("/api/facets")).json();
  expect(all).toBeGreaterThan(unreported);
  await page.goto("/");
  await expect(page.getByText(`${all} more incidents in these articles`)).toBeVisible();
});

test("a suggestion tells how much it stands for, a text as well as a place", async ({ page }) => {
  await open(page, "?unit=articles");
  await page.keyboard.press("/");
  await page.keyboard.type("attack -baghdad");
  const option = page.getByRole("option", { name: /Text containing/ });
  await expect(option).toHaveText(/ \d+$|OR\d+$/);
  const count = (await option.innerText()).match(/\d+$/)?.[0];
  const { units } = await (await page.request.get("/api/places?unit=articles&q=attack -baghdad")).json();
  expect(Number(count)).toBe(units.articles);
  await option.click();
  await expect(page.getByTestId("totals")).toContainText(`= ${count} article`);
});

test("nothing found: the filter responsible is named and can be removed", async ({ page }) => {
  await page.goto("/?province=anbar&q=xylophone");
  const empty = page.getByTestId("empty");
  await expect(empty).toContainText("Without “xylophone” there would be");
  await empty.getByRole("button", { name: "Remove it" }).click();
  await expect(page).not.toHaveURL(/q=/);
  await expect(page).toHaveURL(/province=anbar/);
  await expect(page.locator(".symbols .symbol").first()).toBeVisible();
});

test("where no one filter is responsible, it is told what each would leave, and one can be kept alone", async ({
  page,
}) => {
  await page.goto("/?province=maysan&q=xylophone&type=battles&from=1990-01-01&to=1990-12-31");
  const empty = page.getByTestId("empty");
  const row = (filter: string) => empty.getByRole("listitem").filter({ hasText: filter });
  await expect(row("xylophone")).toContainText(/xylophone.?0/);
  const { totals } = await (await page.request.get("/api/places?province=maysan")).json();
  await expect(row("Maysan")).toContainText(String(totals.all));
  await empty.getByRole("button", { name: "Keep only Maysan" }).click();
  await expect(page).toHaveURL(/\?province=maysan$/);
  await expect(empty).toHaveCount(0);
});

test("a word in a link that nobody reads is told, not overlooked, and can be left out; what others hang on is no matter", async ({
  page,
}) => {
  await page.goto("/?provnce=anbar&unit=articles&utm_source=letter");
  const alert = page.getByRole("alert").filter({ hasText: "provnce" });
  await alert.getByRole("button", { name: "Leave out “provnce”" }).click();
  await expect(page.locator(".symbols .symbol").first()).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Articles/ })).toBeChecked();
  await expect(alert).toHaveCount(0);
});

test("what is open gives the page its name: a tab and the history tell what was read", async ({ page }) => {
  await open(page, "?province=maysan");
  await expect(page).toHaveTitle("Maysan · Dateline");
  await disc(page, "Amarah").click();
  await expect(page).toHaveTitle("Amarah · Dateline");
  await page.getByRole("dialog", { name: "Amarah" }).getByRole("button", { name: "Read in article" }).click();
  const heading = page.getByTestId("reader").getByRole("heading").first();
  await expect(page).toHaveTitle(`${await heading.innerText()} · Dateline`);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(page).toHaveTitle("Amarah · Dateline");
  await page.keyboard.press("Escape");
  await expect(page).toHaveTitle("Maysan · Dateline");
  await page.getByRole("button", { name: "Remove the filter Maysan" }).click();
  await expect(page).toHaveTitle("Dateline");
  await page.goBack();
  await expect(page).toHaveTitle("Maysan · Dateline");
});

test("a place that the filters leave nothing of is suggested all the same, and chosen without them", async ({
  page,
}) => {
  await open(page, "?province=maysan&type=battles");
  await page.getByRole("combobox", { name: "Search places and text" }).fill("Basra");
  const option = page.getByRole("option", { name: /^Basra البصرة City .* without the filters/ });
  const { features } = await (await page.request.get("/api/places")).json();
  const basra = features.find(({ id }: { id: string }) => id === "iq:basra");
  await expect(option).toContainText(new RegExp(`${basra.properties.count}$`));
  await option.click();
  await expect(page).toHaveURL(/\?place=iq:basra$/);
  await expect(page.getByRole("dialog", { name: "Basra" })).toBeVisible();
});

test("Escape shuts the suggestions; once more, and the box says what is asked again", async ({ page }) => {
  await open(page, "?q=convoy");
  const box = page.getByRole("combobox", { name: "Search places and text" });
  await box.fill("qaem");
  const suggested = page.getByRole("option", { name: /^Text containing “qaem”/ });
  await expect(suggested).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(suggested).toHaveCount(0);
  await expect(box).toHaveValue("qaem");
  await page.keyboard.press("Escape");
  await expect(box).toHaveValue("convoy");
  await expect(page).toHaveURL(/\?q=convoy$/);
});

test("the legend comes back when no place is open, unless it was closed by hand", async ({ page }) => {
  await open(page, "?at=33.3,44.4,6");
  const totals = page.getByTestId("totals");
  await expect(totals).toBeVisible();
  for (const stays of [true, false]) {
    if (!stays) await page.getByTestId("legend").locator("summary").click();
    await page.goto("/?place=iq:mosul&at=33.3,44.4,6");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(page.getByTestId("legend")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("legend")).toBeVisible();
    if (stays) await expect(totals).toBeVisible();
    else await expect(totals).toBeHidden();
  }
});

test("where no filters stand beside the map, its legend names what the colours and signs mean", async ({ page }) => {
  for (const path of ["embed", "print"]) {
    await page.goto(`/${path}?province=maysan`);
    const legend = page.getByTestId("legend");
    if (path === "embed") await legend.locator("summary").click();
    for (const type of ["Battles", "Explosions / remote violence", "Protests", "Riots", "Mention only"])
      await expect(legend.getByText(type, { exact: true })).toBeVisible();
  }
});

test("the link is copied also where the browser keeps its clipboard from the page", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await open(page, "?province=maysan");
  const share = page.getByRole("button", { name: "Share" });
  await share.click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeFocused();
  await page.getByRole("combobox", { name: "Search places and text" }).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByRole("combobox", { name: "Search places and text" })).toHaveValue(/\/\?province=maysan$/);
});

test("a link that cannot be read says which word, and offers a start", async ({ page }) => {
  await page.goto("/?from=yesterday");
  await expect(page.getByRole("alert").filter({ hasText: "from" })).toContainText("yesterday");
  await page.getByRole("link", { name: "Start anew", exact: true }).click();
  await expect(page.locator(".symbols .symbol").first()).toBeVisible();
});

test("a link that cannot be read says so in Arabic, each word in its own direction", async ({ page }) => {
  await page.goto("/?lang=ar&from=yesterday");
  const alert = page.getByRole("alert").filter({ hasText: "yesterday" });
  await expect(alert).toContainText("المتوقع يوم بالصيغة YYYY-MM-DD");
  await expect(alert.locator("bdi")).toHaveAttribute("dir", "rtl");
});

test("a row tells how many were killed", async ({ page }) => {
  await open(page, "?unit=incidents&list=incidents");
  const { excerpts } = await (await page.request.get("/api/excerpts?unit=incidents&list=incidents&limit=500")).json();
  const told = excerpts.find(
    ({ incident, place }: Excerpt) => place && incident?.deathsRange?.low && incident.deathsRange.high === null,
  ) as Excerpt;
  await open(page, `?unit=incidents&list=incidents&place=${told.place?.id}`);
  await expect(page.getByTestId("list").locator(`[data-row="${told.id}"]`)).toContainText(
    `killed: at least ${told.incident?.deathsRange?.low}`,
  );
});

test("the deadliest incidents are a filter, by size, and every row of them tells its number", async ({ page }) => {
  await open(page, "?unit=incidents&list=incidents");
  const killed = page.getByRole("region", { name: "Killed", exact: true });
  await killed.getByRole("heading").click();
  const values = killed.getByRole("checkbox");
  await expect(values.last()).toHaveAccessibleName(/^No deaths told/);
  await expect(values.first()).toHaveAccessibleName(/^50 killed and more/);
  await values.first().check();
  await expect(page).toHaveURL(/killed=50(&|$)/);
  await expect(page.getByRole("button", { name: "Remove the filter 50 killed and more" })).toBeVisible();
  const rows = page.getByTestId("list").locator("li:has([data-row])");
  await expect.poll(async () => (await rows.allInnerTexts()).every(text => /killed: /.test(text))).toBe(true);
  expect(await rows.count()).toBeGreaterThan(0);
  await page.goto("/?unit=incidents&killed=lots");
  await expect(page.getByRole("alert").filter({ hasText: "lots" })).toContainText("killed: expected one of 50, 10-49");
});

test.describe("when the server fails", () => {
  test.use({ silent: ["Failed to load resource"] });
  test("the page says so and tries again when asked", async ({ page }) => {
    let broken = true;
    await page.route("**/api/places*", route =>
      broken ? route.fulfill({ status: 500, json: { error: { message: "The disk is full." } } }) : route.fallback(),
    );
    await page.goto("/");
    const alert = page.getByRole("alert").filter({ hasText: "The disk is full." });
    await expect(alert).toBeVisible();
    broken = false;
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator(".symbols .symbol").first()).toBeVisible();
    await expect(alert).toHaveCount(0);
  });
});

test("provinces can be shaded, and clicked to filter", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Map settings" }).click();
  await page.getByRole("menuitemradio", { name: "Shade the provinces" }).click();
  await expect(page).toHaveURL(/layer=provinces/);
  await page.keyboard.press("Escape");
  await page.locator("path.province.shaded").first().click();
  await expect(page).toHaveURL(/province=[a-z]/);
  await expect(page.locator("path.province.asked")).toHaveCount(1);
});

test("districts can be shaded where outlines are installed; chosen ones are filters like any other", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("button", { name: "Map settings" }).click();
  await page.getByRole("menuitemradio", { name: "Shade the districts" }).click();
  await page.keyboard.press("Escape");
  await expect(page.locator("path.district.shaded")).toHaveCount(38);
  await expect(page.getByTestId("shades")).toContainText("mentions in each district");
  await page.locator("path.district.shaded.shade-1").first().click();
  await expect(page).toHaveURL(/district=[a-z-]+/);
  await expect(page.locator("path.district.asked")).toHaveCount(1);
  await page.getByRole("button", { name: /^Remove the filter/ }).click();
  await expect(page.locator("path.district.asked")).toHaveCount(0);
});

test("areas are shaded by count or per article, and the list says the same, by keys alone", async ({ page }) => {
  await page.goto("/?layer=provinces");
  const legend = page.getByTestId("shades");
  await page.getByRole("radio", { name: "Count" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/shade=per-article/);
  await expect(legend).toContainText("per article that names a place there");
  const answer = await (await page.request.get("/api/areas")).json();
  const baghdad = answer.areas.find(({ value }: { value: string }) => value === "baghdad").counts;
  const said = (baghdad.mentions / baghdad.articles).toFixed(1);
  await legend.locator("summary").focus();
  await page.keyboard.press("Enter");
  const row = legend.getByRole("button", { name: `Baghdad ${said}`, exact: true });
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/province=baghdad/);
  await expect(legend.getByRole("button", { name: /^Baghdad / })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("radio", { name: /^Articles/ }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio", { name: "Per article" })).toHaveCount(0); // an article is counted once anyway
});

test("a district named alone is drawn by its official outline", async ({ page }) => {
  await open(page, "?place=iq:qaim-district");
  await expect(page.locator("path.area.chosen")).toHaveClass(/hatched/);
  await expect(page.locator("path.area.chosen")).not.toHaveClass(/ring/);
});

test.describe("with a map file of vector tiles in the data folder", () => {
  const fileIn = (data: string) => path.join(data, "basemap.pmtiles");
  test.beforeAll(({ data }) =>
    writeFileSync(fileIn(data), archiveOf(landUpTo(44), VECTOR, NORTH_EAST, { attribution: "A map of ours" })),
  );
  test.afterAll(({ data }) => rmSync(fileIn(data)));

  test("the map is drawn from it, beyond its last zoom too", async ({ page }) => {
    await open(page, "?at=33.3,44,7");
    await page.getByRole("button", { name: "Map settings" }).click();
    await page.getByRole("menuitemradio", { name: "Own map file" }).click();
    await page.keyboard.press("Escape");
    await expect(page.locator(".leaflet-control-attribution")).toContainText("A map of ours");
    /** The colour of the ground at the middle of the map, so many pixels to the side. */
    const colourAt = (dx: number) =>
      page.evaluate(aside => {
        const box = document.querySelector(".leaflet-container")?.getBoundingClientRect();
        if (!box) return "";
        const [x, y] = [box.left + box.width / 2 + aside, box.top + box.height / 2];
        for (const canvas of document.querySelectorAll<HTMLCanvasElement>(".leaflet-ground-pane canvas")) {
          const tile = canvas.getBoundingClientRect();
          if (x < tile.left || x >= tile.right || y < tile.top || y >= tile.bottom || canvas.width === 0) continue;
          const scale = canvas.width / tile.width;
          const pixel = [(x - tile.left) * scale, (y - tile.top) * scale, 1, 1] as const;
          return String(canvas.getContext("2d")?.getImageData(...pixel).data);
        }
        return "";
      }, dx);
    await expect.poll(() => colourAt(-150)).toMatch(/^\d+,\d+,\d+,255$/);
    await expect.poll(() => colourAt(150)).toMatch(/^\d+,\d+,\d+,255$/);
    await expect.poll(async () => (await colourAt(-150)) === (await colourAt(-100))).toBe(true); // land
    expect(await colourAt(-150)).not.toBe(await colourAt(150)); // and what is none
  });

  test("back on our own map, borders lie over the land again", async ({ page }) => {
    await open(page, "?at=33.3,44,7");
    const choose = async (ground: string) => {
      await page.getByRole("button", { name: "Map settings" }).click();
      await page.getByRole("menuitemradio", { name: ground }).click();
      await page.keyboard.press("Escape");
    };
    const drawn = () =>
      page
        .locator(".leaflet-ground-pane path")
        .evaluateAll(paths =>
          paths.map(({ classList }) => ["land", "home", "border"].find(c => classList.contains(c))),
        );
    for (const part of ["land", "home", "border"])
      await expect(page.locator(`.leaflet-ground-pane path.${part}`).first()).toBeAttached();
    const before = await drawn();
    await choose("Own map file");
    await expect(page.locator("path.land")).toHaveCount(0);
    await expect(page.locator("path.border").first()).toBeAttached();
    await choose("Dateline’s own map");
    await expect(page.locator("path.land").first()).toBeAttached();
    await expect.poll(drawn).toEqual(before);
  });
});

test("a province named alone is an area with a chip, never a circle", async ({ page }) => {
  await open(page);
  const anbar = page.locator('.symbols [data-place][aria-label^="Anbar, Governorate"]');
  await expect(anbar.locator("rect")).toHaveCount(1);
  await expect(anbar.locator("circle")).toHaveCount(0);
  await expect.poll(() => page.locator("path.area.hatched").count()).toBeGreaterThan(3);
});

test("a box drawn on the map filters by it", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Filter by a box" }).click();
  const map = await boxOf(page.locator(".atlas"));
  await page.mouse.move(map.x + 250, map.y + 120);
  await page.mouse.down();
  await page.mouse.move(map.x + 420, map.y + 260, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/bbox=/);
  const [west, south, east, north] = (search(page).get("bbox") ?? "").split(",").map(Number);
  expect(west).toBeLessThan(east ?? 0);
  expect(south).toBeLessThan(north ?? 0);
  await page.getByRole("button", { name: "Remove the filter inside the box" }).click();
  await expect(page).not.toHaveURL(/bbox/);
});

test("pointing at a row lights its symbol", async ({ page }) => {
  await open(page, "?list=places");
  await page.getByTestId("list").locator("[data-row]").filter({ hasText: "Amarah" }).hover();
  await expect(symbol(page, "Amarah").locator(".pulse")).toHaveCount(1);
});

test("what is shown can be taken away", async ({ page }) => {
  await open(page, "?province=anbar");
  await page.getByRole("button", { name: "Export" }).click();
  const link = page.getByRole("menuitem", { name: "GeoJSON" });
  const href = (await link.getAttribute("href")) ?? "";
  expect(href).toContain("province=anbar");
  const answer = await page.request.get(href);
  expect(answer.status()).toBe(200);
  expect((await answer.json()).type).toBe("FeatureCollection");
});

/** The map saved as a picture: its pixels across, the rows of its key, the colour of a point of the map, and how many pixels of the strip below are of each colour. */
async function savedPicture(page: Page, at: readonly [x: number, y: number]) {
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Picture of the map (PNG)" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^dateline-\d{4}-\d\d-\d\d\.png$/);
  await expect(page.getByRole("status").filter({ hasText: "Picture saved" })).toBeAttached();
  const picture = readFileSync(await download.path()).toString("base64");
  const map = await boxOf(page.locator(".atlas").first());
  const { width, rows, colour, strip } = await page.evaluate(
    async ([picture, [x, y], bottom]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      const inks = (x: number, y: number, width: number, height: number) => {
        const { data } = context.getImageData(x, y, width, height);
        const counts: Record<string, number> = {};
        for (let i = 0; i < data.length; i += 4) {
          const ink = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
          counts[ink] = (counts[ink] ?? 0) + 1;
        }
        return counts;
      };
      const { width, height } = image;
      const [colour] = Object.keys(inks(2 * x, 2 * y, 1, 1));
      return {
        width,
        rows: (height / 2 - bottom - 52) / 20,
        colour,
        strip: inks(0, 2 * bottom, width, height - 2 * bottom),
      };
    },
    [picture, [at[0] - map.x, at[1] - map.y], map.height] as const,
  );
  expect(width).toBe(2 * map.width);
  return { rows, colour, strip };
}

test("the map is saved as a picture, as it is drawn, with the types that lead there below it", async ({ page }) => {
  await open(page, "?province=maysan&at=31.8,47.1,8");
  await expect(page.locator("path.land")).toHaveCount(1);
  const circle = await boxOf(disc(page, "Amarah"));
  const { rows, colour, strip } = await savedPicture(page, [circle.x + 3, circle.y + circle.height / 2]);
  const { features } = await (await page.request.get("/api/places?province=maysan")).json();
  const leading = new Set(features.map(({ properties }: { properties: PlaceCount }) => properties.leading ?? "none"));
  const colours = await page.evaluate(
    types =>
      types.map(type => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = `var(--${type})`;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return { type, colour: color };
      }),
    [...INCIDENT_TYPES, "none"],
  );
  expect(colour).toBe(await disc(page, "Amarah").evaluate(circle => getComputedStyle(circle).fill));
  expect(rows).toBeGreaterThanOrEqual(1);
  // A disc of each type that leads anywhere in view stands in the key, and of no other.
  const told = colours.filter(({ colour }) => (strip[colour] ?? 0) > 300).map(({ type }) => type);
  expect(told.sort()).toEqual([...leading].sort());
  expect(told.length).toBeLessThan(colours.length);
  // Letters have edges.
  expect(Object.keys(strip).length).toBeGreaterThan(8);
});

test("a picture of shades has their classes below it", async ({ page }) => {
  await page.goto("/?layer=provinces");
  const swatches = page.getByTestId("shades").locator("li > .atlas");
  await expect(swatches).toHaveCount(6);
  const classes = await swatches.evaluateAll(all =>
    all.map(swatch => {
      const [ground, shade] = [...swatch.children].map(shape => getComputedStyle(shape));
      const channels = (colour = "") => (colour.match(/[\d.]+/g) ?? []).map(Number);
      const over = channels(shade?.fill);
      const opacity = shade?.fill === "none" ? 0 : Number(shade?.fillOpacity);
      return channels(ground?.fill).map((under, k) => under + opacity * ((over[k] ?? under) - under));
    }),
  );
  const { rows, strip } = await savedPicture(page, [400, 300]);
  expect(rows).toBeGreaterThanOrEqual(1);
  const plain = Object.entries(strip).flatMap(([ink, pixels]) =>
    pixels > 300 ? [ink.match(/\d+/g)!.map(Number)] : [],
  );
  const missing = classes.filter(
    colour => !plain.some(ink => ink.every((value, k) => Math.abs(value - colour[k]!) < 2)),
  );
  expect(missing).toEqual([]);
});

test("a selected place of which the filters leave nothing is still called by its name", async ({ page }) => {
  await page.goto("/?place=iq:kut&q=xylophone OR ferry");
  await expect(page.getByTestId("list-title")).toHaveText("At Kut: 0 mentions");
  await expect(page.getByTestId("list")).toContainText("Nothing at this place passes the filters.");
  await page.getByRole("button", { name: "Whole view" }).click();
  await expect(page.getByTestId("list-title")).toHaveText(/^In view: [1-9]/);
});

test("nothing but its places is asked before the map is on screen", async ({ page }) => {
  await page.addInitScript(() => {
    const order: string[] = [];
    Object.assign(window, { order });
    const { fetch } = window;
    window.fetch = (...asked) => {
      order.push(new URL(String(asked[0]), location.href).pathname);
      return fetch(...asked);
    };
    new MutationObserver((_, seen) => {
      if (!document.querySelector(".symbols .symbol")) return;
      seen.disconnect();
      order.push("drawn");
      requestAnimationFrame(() => order.push("frame"));
    }).observe(document, { childList: true, subtree: true });
  });
  await open(page);
  await expect(page.getByTestId("list").locator("[data-row]").first()).toBeVisible();
  const order = () => page.evaluate(() => (window as unknown as { order: string[] }).order);
  const BEHIND = ["/api/facets", "/api/timeline", "/api/excerpts"];
  await expect.poll(order).toEqual(expect.arrayContaining(BEHIND));
  const asked = await order();
  const frame = asked.indexOf("frame");
  expect(asked.slice(0, frame)).toEqual(expect.arrayContaining(["/api/places", "drawn"]));
  expect(asked.slice(0, frame).filter(what => BEHIND.includes(what))).toEqual([]);
});

test("what was asked ahead for a button that is let go of elsewhere is asked no more", async ({ page }) => {
  await open(page);
  const row = page.getByRole("checkbox", { name: /^Anbar/ });
  await expect(row).toBeVisible();
  await page.waitForLoadState("networkidle");
  // No answer comes: what ends the question is the page.
  await page.route(/api\/places\?.*province=anbar/, () => {});
  const box = await boxOf(row);
  const ahead = page.waitForRequest(/api\/places\?.*province=anbar/);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  const request = await ahead;
  const ended = page.waitForEvent("requestfailed", failed => failed === request);
  await page.mouse.move(box.x + 500, box.y + 40);
  await page.mouse.up();
  await ended;
  await expect(row).not.toBeChecked();
  expect(search(page).get("province")).toBeNull();
});
