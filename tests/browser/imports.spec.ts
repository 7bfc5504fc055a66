// Articles in and out by hand: dropping files, the review, storing, the map, and taking them out again.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, select, test, violations } from "./page";

const TWO = `Market reopens in Tikrit

By Huda Kamil
03/04/2020

Traders in Tikrit lifted their shutters on Friday for the first time in six weeks, the chamber of commerce said, and lorries from Samarra were unloading flour before noon.

The governor's office promised that the road to Baiji would follow within days, and that the checkpoint south of it would be staffed around the clock.

Share this article

Bomb wounds two near Ramadi

By Salim Aziz
05/04/2020

A roadside bomb wounded two policemen on Saturday east of Ramadi, a medical source said, and the bridge was closed for the rest of the day.

A second device was found near Fallujah and blown up by engineers, the operations command said.
`;
const FERRY =
  "Ferry stops at Fao\n\nBy A. Writer\n\nThe ferry at Fao stopped running this week, its owner said, because the river was too low for the boats.";

interface Sent {
  name: string;
  mimeType: string;
  buffer: Buffer;
}
const file = (name: string, content: string): Sent => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

/** Drops files on the page, as a hand would: when the page shows that it would take them. */
async function drop(page: Page, files: Sent[]): Promise<void> {
  const data = await page.evaluateHandle(
    sent => {
      const transfer = new DataTransfer();
      for (const { name, content } of sent) transfer.items.add(new File([content], name));
      return transfer;
    },
    files.map(({ name, buffer }) => ({ name, content: buffer.toString() })),
  );
  const zone = page.getByTestId("drop");
  await expect(async () => {
    await zone.dispatchEvent("dragover", { dataTransfer: data });
    expect(await zone.getAttribute("class")).toContain("border-accent");
  }).toPass();
  await zone.dispatchEvent("drop", { dataTransfer: data });
}

/** Sends files and waits for the review; its id. */
async function review(page: Page, files: Sent[]): Promise<string> {
  await page.goto("/add");
  await page.getByTestId("files").setInputFiles(files);
  await page.getByRole("button", { name: /^Read/ }).click();
  await expect(page.getByRole("heading", { name: "Review" })).toBeVisible({ timeout: 60_000 });
  await expect(titles(page).first()).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

const part = (page: Page, number: number) => page.getByRole("region", { name: `Article ${number}`, exact: true });
const titles = (page: Page) => page.getByTestId("text").locator("header h2");
const saved = (page: Page) => expect(page.getByRole("status").filter({ hasText: /^saved$/ })).toBeVisible();
/** Takes back whatever a test has left; the page is left first, since it may still be asking for it. */
test.afterEach(async ({ page }) => {
  await page.goto("about:blank");
  const { imports } = await (await page.request.get("/api/imports")).json();
  for (const { id } of imports) if (!/^\d+$/.test(id)) await page.request.delete(`/api/imports/${id}`);
});
test.slow();

test("dropped, reviewed, stored in part, seen on the map, and taken out again", async ({ page }) => {
  const version = async () => (await (await page.request.get("/api/places")).json()).version;
  const before = await version();
  await page.goto("/");
  await page.getByRole("link", { name: "Add articles" }).click();
  await expect(page.getByRole("heading", { name: "Add articles" })).toBeVisible();
  await drop(page, [file("april.txt", TWO), file("empty.txt", "")]);
  await expect(page.getByRole("status")).toHaveText("2 files");
  await page.getByLabel("Or paste text").fill(FERRY);
  await page.getByLabel("Or give an address").fill("http://127.0.0.1:9/inside");
  await page.getByRole("button", { name: "Read all 4" }).click();

  await expect(page.getByRole("heading", { name: "Review" })).toBeVisible({ timeout: 60_000 });
  await expect(titles(page)).toHaveText(["Market reopens in Tikrit", "Bomb wounds two near Ramadi"]);
  const rejected = page.getByTestId("rejected");
  await expect(rejected).toContainText("the file is empty");
  await expect(rejected).toContainText("not a public address");
  // The places found are marked in the text, named beside it, and on a map.
  await expect(part(page, 1).getByRole("button", { name: "Samarra", exact: true })).toBeVisible();
  const places = page.getByRole("complementary", { name: "Places found" });
  await expect(places.getByRole("listitem").filter({ hasText: "Samarra" })).toBeVisible();
  await expect(places.locator(".symbols .symbol").first()).toBeVisible();

  await page.getByRole("checkbox", { name: "Accept “Ferry stops at Fao”" }).uncheck();
  await page.getByTestId("articles").getByRole("checkbox", { name: "Accept “Market reopens in Tikrit”" }).uncheck();
  await expect(page.getByText("1 of 3 ticked")).toBeVisible();
  await page.getByRole("button", { name: "Store the ticked one" }).click();
  await expect(page.getByRole("heading", { name: "1 article stored" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId("rejected")).toContainText("empty.txt");

  await page.getByRole("link", { name: "See them on the map" }).click();
  await expect(page).toHaveURL(/import=april-txt/);
  await expect(page.getByRole("button", { name: /^Remove the filter april\.txt.* · \d/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Ramadi, / })).toBeVisible();
  expect(await version()).not.toBe(before);

  await page.goto("/sources");
  const row = page.getByTestId("imports").getByRole("listitem").filter({ hasText: "april.txt" });
  await expect(row).toContainText("1 article");
  await expect(row.getByRole("link", { name: "Map" })).toHaveAttribute("href", /^\/\?import=april-txt/);
  await row.getByRole("button", { name: /^Remove the import/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByTestId("sources")).not.toContainText("april.txt");
  expect(await version()).toBe(before);
});

test("what a name means is corrected in the review, by the keyboard, and stored so", async ({ page }) => {
  await review(page, [file("april.txt", TWO)]);
  const name = part(page, 2).getByRole("button", { name: "Ramadi", exact: true }).last();
  await expect(name).toBeVisible();
  await name.focus();
  await page.keyboard.press("Enter");
  const meaning = page.getByTestId("meaning");
  await expect(meaning).toContainText("Taken for: Ramadi");
  expect(await violations(page)).toEqual([]);
  await meaning.getByRole("searchbox", { name: "Another place, by its name" }).fill("al-Rutbah");
  // The server opens its gazetteer for the first.
  await meaning
    .getByRole("button", { name: /^Rutba .* Anbar$/ })
    .first()
    .click({ timeout: 60_000 });
  // One is back at the name, and it says what it means now.
  await expect(name).toBeFocused();
  await saved(page);
  await name.click();
  await expect(meaning).toContainText("Taken for: Rutba");
  await page.getByRole("button", { name: "Take back the last change" }).click();
  await expect(meaning).toContainText("Taken for: Ramadi");
  await meaning.getByRole("searchbox").fill("الرطبة");
  await meaning
    .getByRole("button", { name: /^Rutba .* Anbar$/ })
    .first()
    .click();
  await expect(name).toHaveAttribute("title", "Rutba");
  await page.getByRole("button", { name: "Store all 2" }).click();
  await page.getByRole("link", { name: "See them on the map" }).click({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: /^Rutba, / })).toBeVisible();
  const status = page.getByRole("region", { name: "Article status" });
  await status.getByRole("heading").click();
  await expect(status.getByRole("checkbox", { name: /Places found/ })).toBeVisible();
  await status.getByRole("checkbox", { name: /Corrected by hand/ }).check();
  await expect(page).toHaveURL(/status=corrected/);
  await expect(page.getByText("Articles 1", { exact: true })).toBeVisible();
});

test("a name that was not found is marked in the review, by hand and by key, taken back, and stored", async ({
  page,
}) => {
  await review(page, [file("april.txt", TWO)]);
  const first = part(page, 1);
  await expect(first.getByRole("button", { name: "Samarra", exact: true })).toBeVisible();
  await select(part(page, 1), "chamber of comm");
  await first.getByRole("button", { name: "Mark as a place" }).click();
  const panel = page.getByRole("dialog", { name: "Mark a place that was not found" });
  await expect(first.locator("mark.marking")).toHaveText("chamber of commerce");
  await expect(panel.getByRole("searchbox")).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type("Rutba");
  const rutba = panel.getByRole("button", { name: /^Rutba .* Anbar$/ }).first();
  await rutba.click({ timeout: 60_000 });
  await expect(panel).toHaveCount(0);
  const name = first.getByRole("button", { name: "chamber of commerce", exact: true });
  await expect(name).toBeFocused({ timeout: 60_000 });
  await expect(name).toHaveAttribute("title", "Rutba");
  await expect(page.getByRole("complementary", { name: "Places found" })).toContainText("Rutba");
  await page.keyboard.press("Enter");
  await page.getByTestId("meaning").getByRole("button", { name: "No longer mark it" }).click();
  await expect(name).toHaveCount(0);

  // Where nothing can be selected, the words are typed. They may stand in this article alone.
  const tool = part(page, 2).getByRole("button", { name: /^Mark a place in “A second device/ });
  await tool.click();
  const words = panel.getByLabel("The name, as it stands in the article");
  await expect(words).toBeFocused();
  await words.fill("chamber of commerce");
  await expect(panel.getByRole("status")).toHaveText("The article does not say this.");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(tool).toBeFocused();
  await page.keyboard.press("Enter");
  await words.fill("Operations Command");
  await expect(panel.getByRole("status")).toContainText("It stands here once");
  await panel.getByRole("searchbox").fill("Rutba");
  await rutba.click({ timeout: 60_000 });
  await expect(part(page, 2).getByRole("button", { name: "operations command", exact: true })).toBeFocused({
    timeout: 60_000,
  });
  await saved(page);
  await page.getByRole("button", { name: "Store all 2" }).click();
  await page.getByRole("link", { name: "See them on the map" }).click({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: /^Rutba, / })).toBeVisible();
});

test("what is unticked stays out, however soon the rest is stored", async ({ page }) => {
  let arrive = () => {};
  const late = new Promise<void>(resolve => {
    arrive = resolve;
  });
  await review(page, [file("april.txt", TWO), file("ferry.txt", FERRY)]);
  await page.route("**/documents/1", route => late.then(() => route.continue()));
  await page.getByRole("checkbox", { name: "Accept “Ferry stops at Fao”" }).uncheck();
  await page.getByRole("button", { name: "Store the 2 ticked" }).click();
  arrive();
  await expect(page.getByRole("heading", { name: "2 articles stored" })).toBeVisible({ timeout: 60_000 });
  const { total } = await (await page.request.get("/api/articles?q=Fao+ferry")).json();
  expect(total).toBe(0);
});

test("articles are split and joined, by the button and by the key; each change can be taken back", async ({ page }) => {
  const id = await review(page, [file("april.txt", TWO)]);
  await part(page, 1)
    .getByRole("button", { name: /^Split before “The governor/ })
    .click();
  await expect(titles(page)).toHaveCount(3);
  await expect(titles(page).nth(1)).toContainText("The governor's office");
  await saved(page);
  await part(page, 2).getByRole("button", { name: "Join with the one before" }).click();
  await expect(titles(page)).toHaveText(["Market reopens in Tikrit", "Bomb wounds two near Ramadi"]);
  await part(page, 2).getByRole("button", { name: "Join with the one before" }).click();
  await expect(titles(page)).toHaveText(["Market reopens in Tikrit"]);
  await saved(page);
  await expect(page.getByText(/^1 of 1 ticked$/)).toBeVisible();
  await page.getByRole("button", { name: "Take back the last change" }).click();
  await expect(titles(page)).toHaveCount(2);
  await saved(page);
  // What was changed is on the disk.
  await page.reload();
  await expect(titles(page)).toHaveText(["Market reopens in Tikrit", "Bomb wounds two near Ramadi"]);
  const { articles } = await (await page.request.get(`/api/imports/${id}/documents/0`)).json();
  expect(articles).toHaveLength(2);
});

test("a boundary is moved by key, by button and by the mouse", async ({ page }) => {
  const id = await review(page, [file("april.txt", TWO)]);
  const bounds = async () => {
    await saved(page);
    const { articles, text } = await (await page.request.get(`/api/imports/${id}/documents/0`)).json();
    return articles.map(({ start, end }: { start: number; end: number }) => [
      text.slice(start, start + 6),
      text.slice(end - 7, end),
    ]);
  };
  const end = page.getByRole("separator", { name: "Where article 1 ends" });
  await end.focus();
  await page.keyboard.press("ArrowUp");
  await expect(part(page, 1).getByText("Share this article")).toHaveCount(0);
  await expect(page.getByText("Outside every article")).toBeVisible();
  expect((await bounds())[0]).toEqual(["Market", " clock."]);
  await expect(end).toBeFocused();
  await page.getByRole("button", { name: "Let article 2 begin a paragraph earlier" }).click();
  await expect(part(page, 2).getByText("Share this article")).toBeVisible();
  expect((await bounds())[1]?.[0]).toBe("Share ");

  const line = page.getByRole("separator", { name: "Where article 2 begins" });
  const target = page.locator("p", { hasText: /^A roadside bomb/ });
  await line.evaluate(element => element.scrollIntoView({ block: "center" }));
  const [from, to] = [await line.boundingBox(), await target.boundingBox()];
  if (!from || !to) throw new Error("expected both on the screen");
  await page.mouse.move(from.x + 20, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, to.y + 2, { steps: 5 });
  await page.mouse.up();
  await expect(part(page, 2).locator("[data-paragraph]").filter({ hasText: "05/04/2020" })).toHaveCount(0);
  expect((await bounds())[1]?.[0]).toBe("A road");
});

test("a date that may be two days is chosen; title and date are changed", async ({ page }) => {
  const id = await review(page, [file("april.txt", TWO)]);
  const first = part(page, 1);
  await expect(first).toContainText("03/04/2020 may be");
  await first.getByRole("button", { name: "3 Apr 2020" }).click();
  await expect(first.getByRole("button", { name: "3 Apr 2020" })).toHaveAttribute("aria-pressed", "true");
  await first.getByRole("button", { name: "Change", exact: true }).click();
  await first.getByLabel("Title").fill("Tikrit's market is open again");
  await first.getByLabel("Title").press("Enter");
  await expect(titles(page).first()).toHaveText("Tikrit's market is open again");
  const second = part(page, 2);
  await second.getByRole("button", { name: "Change", exact: true }).click();
  await second.getByLabel("Date", { exact: true }).selectOption("Month");
  await second.getByLabel("Month", { exact: true }).selectOption("April");
  await expect(second.getByText(/^Apr 2020/)).toBeVisible();
  await saved(page);
  const { articles } = await (await page.request.get(`/api/imports/${id}/documents/0`)).json();
  expect(articles[0]).toMatchObject({
    title: "Tikrit's market is open again",
    publishedOn: { from: "2020-04-03", to: "2020-04-03", precision: "day" },
    dateEvidence: "03/04/2020: chosen in review",
  });
  expect(articles[1].publishedOn).toEqual({ from: "2020-04-01", to: "2020-04-30", precision: "month" });
});

test("a date in the future is warned of, and put right by the keyboard", async ({ page }) => {
  await review(page, [file("early.txt", TWO.replace("05/04/2020", "12 June 2062"))]);
  const second = part(page, 2);
  await expect(part(page, 1)).not.toContainText("in the future");
  await expect(second).toContainText("12 Jun 2062");
  await expect(second).toContainText("This date lies in the future.");
  await expect(page.getByRole("button", { name: /^Bomb wounds two.*in the future/ })).toBeVisible();
  await second.getByRole("button", { name: "Change the date" }).press("Enter");
  await expect(second.getByLabel("Date", { exact: true })).toBeFocused();
  await page.keyboard.press("y");
  await expect(second.getByLabel("Date", { exact: true })).toHaveValue("year");
  await second.getByLabel("Year").fill("2020");
  await page.keyboard.press("Tab");
  await expect(second).not.toContainText("in the future");
  await saved(page);
});

test("boilerplate is struck through with its reason, taken back, and set aside by hand", async ({ page }) => {
  await review(page, [file("april.txt", TWO)]);
  const first = part(page, 1);
  await expect(first.locator("s")).toHaveText(["By Huda Kamil", "03/04/2020", "Share this article"]);
  await expect(first).toContainText("Boilerplate: byline");
  await first.getByRole("button", { name: "Take back: “Share this article”" }).click();
  await expect(first.locator("s")).toHaveCount(2);
  await saved(page);
  const paragraph = first.locator("p").filter({ hasText: /^The governor's office/ });
  await expect(paragraph.getByRole("button", { name: "Baiji", exact: true })).toBeVisible();
  await first.getByRole("button", { name: /^Take for boilerplate: “The governor/ }).click();
  await expect(paragraph.locator("s")).not.toHaveCount(0);
  // What is set aside is not searched for places.
  await expect(paragraph.getByRole("button")).toHaveCount(0);
});

test("what was sent before is known, a copy in other words is linked", async ({ page }) => {
  await review(page, [file("april.txt", TWO)]);
  await page.getByRole("button", { name: "Store all 2" }).click();
  await expect(page.getByRole("heading", { name: "2 articles stored" })).toBeVisible({ timeout: 60_000 });
  const copy = TWO.slice(TWO.indexOf("Bomb wounds")).replace("A roadside bomb", "A bomb at the roadside");
  await review(page, [file("a.txt", TWO), file("copy.txt", copy)]);
  await expect(page.getByTestId("articles")).toContainText("Known already");
  await expect(page.getByTestId("articles")).toContainText("Tells the same as “Bomb wounds two near Ramadi”");
});

test("what was rejected is a file to take along", async ({ page }) => {
  await page.goto("/add");
  await page
    .getByTestId("files")
    .setInputFiles([file("empty.txt", ""), file("numbers.bin", "\u0000\u0001\u0002".repeat(400))]);
  await page.getByRole("button", { name: "Read all 2" }).click();
  await expect(page.getByRole("heading", { name: "No article was found" })).toBeVisible({ timeout: 60_000 });
  const waiting = page.waitForEvent("download");
  await page.getByTestId("rejected").getByRole("button", { name: "CSV" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^rejected-.*\.csv$/);
  const text = readFileSync(await download.path(), "utf8");
  expect(text).toContain("empty.txt,the file is empty");
  expect(text).toContain("numbers.bin");
  await page.getByRole("button", { name: "Give up" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Give up" }).click();
  await expect(page).toHaveURL(/\/add$/);
});

test("an article is removed, and its source with it", async ({ page }) => {
  await review(page, [file("ferry.txt", FERRY)]);
  await page.getByRole("button", { name: "Store it" }).click();
  await expect(page.getByRole("heading", { name: "1 article stored" })).toBeVisible({ timeout: 60_000 });
  await page.goto("/sources");
  await page.getByRole("button", { name: "The articles of ferry.txt" }).click();
  await page.getByRole("button", { name: "Remove “Ferry stops at Fao”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByTestId("sources")).not.toContainText("ferry.txt");
  const { total } = await (await page.request.get("/api/articles?q=Fao+ferry")).json();
  expect(total).toBe(0);
});

test.describe("where nothing leads", () => {
  test.use({ silent: ["Failed to load resource"] });
  test("what the API says where it fails is said in Arabic, and not taken for something missing", async ({ page }) => {
    await page.route("**/api/imports*", route =>
      route.fulfill({
        status: 500,
        json: { error: { message: "The disk is full. What was stored is safe; make room and try again." } },
      }),
    );
    await page.goto("/sources?lang=ar");
    await expect(page.getByRole("alert").filter({ hasText: "القرص" })).toContainText("أفسح مكانًا وحاول ثانية");
    await page.unroute("**/api/imports*");
    await page.route("**/api/imports/*", route => route.abort("connectionrefused"));
    await page.goto("/add/AAAAAAAAAAAA?lang=ar");
    await expect(page.getByRole("heading", { name: "لم ينجح هذا" })).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: "لا يجيب الخادم" })).toBeVisible();
  });

  test("an import that is not there is said to be missing", async ({ page }) => {
    await page.goto("/add/AAAAAAAAAAAA");
    await expect(page.getByRole("heading", { name: "There is no such import" })).toBeVisible();
    await page.goto("/add/AAAAAAAAAAAA?lang=ar");
    await expect(page.getByRole("main").locator("bdi")).toHaveText(
      /^لا شيء في \u2068?\/api\/imports\/AAAAAAAAAAAA\u2069?\.$/,
    );
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme}`, () => {
    test.use({ colorScheme });
    test("the pages for articles have no axe violation", async ({ page }) => {
      await page.goto("/add");
      await page.getByTestId("files").setInputFiles([file("april.txt", TWO), file("empty.txt", "")]);
      expect(await violations(page)).toEqual([]);
      await review(page, [file("april.txt", TWO), file("empty.txt", "")]);
      await part(page, 1).getByRole("button", { name: "Change", exact: true }).click();
      await expect(part(page, 1).getByRole("button", { name: "Tikrit", exact: true }).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByRole("button", { name: "Store all 2" }).click();
      await expect(page.getByRole("heading", { name: "2 articles stored" })).toBeVisible({ timeout: 60_000 });
      expect(await violations(page)).toEqual([]);
      await page.goto("/sources");
      await page.getByRole("button", { name: "The articles of april.txt" }).click();
      await expect(page.getByRole("link", { name: "Bomb wounds two near Ramadi" })).toBeVisible();
      await page.getByRole("button", { name: "What came of april.txt" }).click();
      await expect(page.getByTestId("rejected")).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe("on a phone, in Arabic", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test("the review fits, and axe is content", async ({ page }) => {
    const id = await review(page, [
      ...[file("april.txt", TWO), file("empty.txt", ""), file("lines.jsonl", '{"text": "no end\n{}\n')],
    ]);
    await page.goto(`/add/${id}?lang=ar`);
    await expect(page.getByRole("heading", { name: "مراجعة" })).toBeVisible();
    await expect(titles(page)).toHaveCount(2);
    const rejected = page.getByTestId("rejected").getByRole("listitem");
    await expect(rejected.filter({ hasText: "empty.txt" })).toContainText("الملف فارغ");
    await expect(rejected.filter({ hasText: "السطر" }).first()).toContainText(/lines\.jsonl\u2069?، السطر \u2068?1/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await violations(page)).toEqual([]);
    await page.goto("/sources?lang=ar");
    await expect(page.getByRole("heading", { name: "المصادر", level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await violations(page)).toEqual([]);
  });
});

test("beside an Arabic text, what is said of it in English runs from left to right", async ({ page }) => {
  const text =
    "عودة العبّارة إلى السماوة\n\nقال أصحاب العبّارة إنها عادت تنقل الناس بين ضفتي النهر في السماوة بعد شتاء كامل من التوقف، وإن العمل يجري كل يوم من الفجر إلى المغرب.\n\nوقال سائق من أهل البلدة إن الطريق إلى الرميثة صار أقصر بساعة.\n";
  await review(page, [file("arabic.txt", text)]);
  await part(page, 1)
    .getByRole("button", { name: /^Take for boilerplate: “وقال سائق/ })
    .click();
  const label = page.getByTestId("set-aside").first();
  await expect(label).toBeVisible();
  expect(await label.evaluate(element => getComputedStyle(element).direction)).toBe("ltr");
  expect(await label.evaluate(element => getComputedStyle(element.previousElementSibling as Element).direction)).toBe(
    "rtl",
  );
  await saved(page);
});
