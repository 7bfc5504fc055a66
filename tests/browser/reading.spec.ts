// Reading: from a symbol to the sentence, the article, and back.

import type { Page } from "@playwright/test";
import type { ArticleAnswer, Excerpt } from "@/lib/answers";
import { disc, expect, open, select, symbol, test, violations } from "./page";

test("from the sentence into the article and back to the list", async ({ page }) => {
  await open(page);
  await disc(page, "Kut").click();
  const card = page.getByRole("dialog", { name: "Kut" });
  await card.getByRole("button", { name: "Read in article" }).click();
  const reader = page.getByTestId("reader");
  await expect(reader.getByRole("heading").first()).toBeVisible();
  await expect(page).toHaveURL(/article=/);
  // The card closes to its heading, and opens again where it is asked for.
  await expect(card.getByText("Why here?")).toBeHidden();
  await expect(disc(page, "Kut")).toBeInViewport();
  await card.getByRole("button", { name: "The excerpt" }).click();
  await expect(card.getByText("Why here?")).toBeVisible();
  const mark = reader
    .locator("[data-mention]")
    .filter({ hasText: /kut|الكوت/i })
    .first();
  await expect(mark).toBeVisible();
  await reader.getByRole("button", { name: "Back to the list" }).click();
  await expect(page).not.toHaveURL(/article=/);
  await expect(page.getByTestId("list-title")).toContainText("At Kut");
  await expect(card.getByRole("button", { name: "Read in article" })).toBeFocused();
});

test("why here: an incident tells what it was made of, and from where its place was carried over", async ({ page }) => {
  const { excerpts } = await (await page.request.get("/api/excerpts?unit=incidents&limit=200")).json();
  const carried = excerpts.find(
    ({ placeFrom, place }: { placeFrom: unknown; place: { kind: string } | null }) =>
      placeFrom !== null && /city|town/.test(place?.kind ?? ""),
  );
  await page.goto(`/?unit=incidents&place=${carried.place.id}&excerpt=${carried.id}`);
  const card = page.getByRole("dialog");
  await card.getByText("Why here?").click();
  const why = card.getByTestId("why");
  await expect(why).toContainText(/carried over from the sentence before:|taken from the sentence behind:/);
  await expect(why).toContainText(carried.placeFrom.text);
  await expect(why).toContainText(`“${carried.incident.trigger}”`);
  await expect(why).toContainText(/Confidence of the incident [01]\.\d\d/);
  await expect(why).toContainText(/Confidence of the place [01]\.\d\d/);
});

test("a place in the article's text is a way to its symbol", async ({ page }) => {
  await open(page, "?list=articles&q=Samawah");
  await page.getByTestId("list").locator("[data-row]").first().click();
  const reader = page.getByTestId("reader");
  const mark = reader.locator('[data-mention]:not([data-place=""])').filter({ hasText: "Samawa" }).first();
  const placeId = await mark.getAttribute("data-place");
  await mark.click();
  await expect(page).toHaveURL(new RegExp(`place=${placeId}`));
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(reader.getByText(/Confidence of the place [01]\.\d\d/)).toBeVisible();
});

test("n and p go through every place of an article, however often it comes back to one, beside the map as alone", async ({
  page,
}) => {
  const { articles } = await (await page.request.get("/api/articles?limit=100")).json();
  /** One that names a place, another, the first again, and goes on. */
  let found: { id: string; place: { id: string } | null }[] = [];
  let article = "";
  for (const { id } of articles as { id: string }[]) {
    found = (await (await page.request.get(`/api/articles/${id}`)).json()).found;
    article = id;
    const ids = found.map(({ place }) => place?.id ?? "");
    if (ids.length > 5 && ids.length < 12 && ids.some((place, i) => place && ids.indexOf(place) < i - 1 && i < 5))
      break;
  }
  for (const address of [`/?article=${article}`, `/articles/${article}`]) {
    await page.goto(address);
    const reader = page.getByTestId("reader");
    await expect(reader.locator("[data-mention]").first()).toBeVisible();
    const chosen = reader.locator("[data-mention][aria-pressed=true]");
    for (const { id } of found) {
      await page.keyboard.press("n");
      await expect(chosen.first()).toHaveAttribute("data-mention", id);
      await expect(chosen.first()).toBeFocused();
    }
    for (const { id } of found.slice(0, -1).reverse()) {
      await reader.getByRole("button", { name: "Previous place in the text" }).press("Enter");
      await expect(chosen.first()).toHaveAttribute("data-mention", id);
    }
  }
});

test("an article alone has its places on a small map", async ({ page }) => {
  const { articles } = await (await page.request.get("/api/articles?q=Habboubi")).json();
  await page.goto(`/articles/${articles[0].id}`);
  await expect(page.getByRole("heading").first()).toHaveText(articles[0].title);
  await expect(page.locator(".symbols .symbol").first()).toBeVisible();
  await page.getByRole("button", { name: "Next place in the text" }).click();
  const chosen = page.locator('[data-mention][aria-pressed="true"]');
  await expect(chosen).toHaveCount(1);
  await expect(page.getByRole("link", { name: /^Show on the map/ })).toBeVisible();
});

test("the small map shows the region, however far away some of the places are", async ({ page }) => {
  const { articles } = await (await page.request.get("/api/articles?q=crate of dates")).json();
  await page.goto(`/articles/${articles[0].id}`);
  const basra = page.locator('.symbols [data-place="iq:basra"], .symbols .symbol').first();
  await expect(async () => {
    const [map, at] = [await page.locator(".atlas").boundingBox(), await basra.boundingBox()];
    if (!map || !at) throw new Error("no map, or no symbol on it");
    expect(at.x).toBeGreaterThan(map.x);
    expect(at.x).toBeLessThan(map.x + map.width);
    expect(at.y).toBeGreaterThan(map.y);
    expect(at.y).toBeLessThan(map.y + map.height);
  }).toPass();
});

test.describe("an article that is not there", () => {
  test.use({ silent: ["Failed to load resource"] });
  test("is said to be missing", async ({ page }) => {
    await page.goto("/articles/none");
    await expect(page.getByRole("heading", { name: "There is no such article" })).toBeVisible();
  });

  test("is not said to be missing where the server fails; it is asked for again", async ({ page }) => {
    const { articles } = await (await page.request.get("/api/articles?limit=1")).json();
    let broken = true;
    await page.route("**/api/articles/*", route =>
      broken ? route.fulfill({ status: 500, json: { error: { message: "The disk is full." } } }) : route.fallback(),
    );
    await page.goto(`/articles/${articles[0].id}`);
    const reader = page.getByTestId("reader");
    await expect(reader.getByRole("alert")).toHaveText("The disk is full.");
    await expect(reader.getByRole("heading", { name: "There is no such article" })).toHaveCount(0);
    broken = false;
    await reader.getByRole("button", { name: "Try again" }).click();
    await expect(reader.getByRole("heading", { name: articles[0].title })).toBeVisible();
  });
});

test("a link leads to the very excerpt that was read", async ({ page }) => {
  await open(page);
  await disc(page, "Kut").click();
  const card = page.getByRole("dialog", { name: "Kut" });
  await card.getByRole("button", { name: "Next excerpt" }).click();
  await card.getByRole("button", { name: "Next excerpt" }).click();
  await expect(card.getByTestId("position")).toHaveText(/^3 of \d+$/);
  const sentence = await card.locator("blockquote").innerText();
  await page.reload();
  await expect(card.getByTestId("position")).toHaveText(/^3 of \d+$/);
  await expect(card.locator("blockquote")).toHaveText(sentence);
  await expect(page.getByTestId("list").locator("[aria-current=true] .prose")).toHaveText(sentence);
});

test("script in an article is text, in list, card and reader", async ({ page }) => {
  await open(page, "?q=script&list=articles");
  const row = page.getByTestId("list").locator("[data-row]").filter({ hasText: "in the headline" });
  await expect(row).toContainText("<script>");
  await row.click();
  const reader = page.getByTestId("reader");
  await expect(reader).toContainText('<script>window.hurt = "body"</script>');
  await expect(reader).toContainText("<img src=x");
  await expect(reader).toContainText("<b>source</b>");
  await page.goto("/?q=script");
  await expect(page.getByTestId("list").locator("[data-row]").first()).toContainText("<script>");
  expect(await page.evaluate(() => (window as { hurt?: string }).hurt)).toBeUndefined();
});

test("Arabic text reads from right to left", async ({ page }) => {
  await open(page, "?language=ar");
  const excerpt = page.getByTestId("list").locator("[data-row] .prose").first();
  await expect(excerpt).toHaveAttribute("dir", "rtl");
  await expect(excerpt).toHaveAttribute("lang", "ar");
});

test("the printed page holds what was asked, the map and the excerpts", async ({ page }) => {
  await page.goto("/print?province=maysan");
  await expect(page.getByRole("main")).toContainText("Asked for: Maysan");
  await expect(page.getByRole("main")).toContainText("province=maysan");
  await expect(page.locator(".symbols .symbol").first()).toBeVisible();
  await expect(page.locator("ol > li").nth(3)).toBeVisible();
  await expect(page.getByRole("button", { name: "Print" })).toBeEnabled();
});

test("the list of incidents is printed as one, with who did what to whom, and what they come to", async ({ page }) => {
  const { toll, excerpts, total } = await (
    await page.request.get("/api/excerpts?unit=incidents&list=incidents&actor=isis&sort=date&limit=50")
  ).json();
  await page.goto("/print?unit=incidents&actor=isis&list=incidents");
  await expect(page.getByRole("heading", { name: "What happened, incident by incident" })).toBeVisible();
  await expect(page.getByTestId("in-all")).toContainText(`${total} incidents`);
  await expect(page.getByTestId("in-all")).toContainText(`at least ${toll.killed} killed`);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(Math.min(total, 300) + 1);
  await expect(rows.first().getByRole("columnheader")).toHaveText([
    ...["Date", "Place", "Type", "Killed", "Wounded", "Actors", "Reports", "Source"],
  ]);
  const [first] = excerpts;
  await expect(rows.nth(1)).toContainText(first.title);
  await expect(page.locator("blockquote, mark.trigger")).toHaveCount(0);
  await expect(page.getByRole("cell", { name: /^by Islamic State/ }).first()).toBeVisible();
  await expect(page.getByRole("cell", { name: /against Islamic State/ }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("rows and cards tell who did it, and to whom", async ({ page }) => {
  for (const [lang, by] of [
    ["en", /^by Islamic State/],
    ["ar", /^الفاعل: \u2068?تنظيم الدولة الإسلامية/],
  ] as const) {
    await open(page, `?unit=incidents&list=incidents&actor=isis&pinned=yes&lang=${lang}`);
    const told = page.getByTestId("actors").locator("bdi").filter({ hasText: by });
    await expect(told.first()).toBeVisible();
    await page.locator("[data-row]").filter({ has: told }).first().click();
    await expect(page.getByRole("dialog").locator("bdi").filter({ hasText: by }).first()).toBeVisible();
  }
});

test("the printed map begins with what was asked for in full, and with nothing asked with the region", async ({
  page,
}) => {
  const zoom = () => Number(new URL(page.url()).searchParams.get("at")?.split(",")[2] ?? 0);
  await page.goto("/print?province=maysan");
  await expect.poll(zoom).toBeGreaterThan(7);
  await page.goto("/print");
  await expect(page.locator(".symbols .symbol").first()).toBeVisible();
  expect(zoom()).toBe(0);
});

test("the embedded view says what it counts, shows all of it, and leads to the whole", async ({ page }) => {
  await page.goto("/embed?province=maysan&type=-protests");
  const { totals } = await (await page.request.get("/api/places?province=maysan&type=-protests")).json();
  await expect(page.getByTestId("caption")).toHaveText(`${totals.all} mentions · Maysan · not Protests`);
  await page.getByTestId("legend").locator("summary").click();
  await expect(page.getByTestId("totals")).toContainText(`= ${totals.all} mentions`);
  const zoom = () => Number(new URL(page.url()).searchParams.get("at")?.split(",")[2]);
  await expect.poll(zoom).toBeGreaterThan(7);
  const whole = page.getByRole("link", { name: "Open in Dateline" });
  await expect(whole).toHaveAttribute("href", /^\/\?province=maysan&type=-protests&at=3[12]\.\d+,4[67]\.\d+,/);
  expect(await violations(page)).toEqual([]);
  // A frame that the link gives is left as it is.
  await page.goto("/embed?province=maysan&at=33,44,6");
  await expect(symbol(page, "Amarah")).toBeVisible();
  expect(zoom()).toBe(6);
});

test("the embedded view is map and cards alone", async ({ page }) => {
  await page.goto("/embed?province=maysan");
  await disc(page, "Amarah").click();
  await expect(page.getByRole("dialog", { name: "Amarah" })).toBeVisible();
  await expect(page.getByRole("search")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Read in article" })).toHaveAttribute("href", /^\/articles\/./);
  await expect(page).toHaveURL(/\/embed\?province=maysan&place=/);
});

test("the way back from an article leads to the same row of the list", async ({ page }) => {
  await open(page, "?list=articles");
  const list = page.getByTestId("list");
  const rows = list.locator("section[tabindex]");
  await expect(list.locator("[data-row]").first()).toBeVisible();
  const twentieth = list.locator("[data-index='20'] [data-row]");
  await expect
    .poll(async () => {
      await rows.evaluate(box => box.scrollTo({ top: 1500 }));
      return twentieth.count();
    })
    .toBe(1);
  const read = list.locator(`[data-row="${await twentieth.getAttribute("data-row")}"]`);
  await read.click();
  await expect(page.getByTestId("reader").getByRole("heading").first()).toBeVisible();
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(read).toBeInViewport();
  await expect(read).toBeFocused();
});

test("a text that begins with its headline shows it once, with its places; what is set aside in a row is one fold", async ({
  page,
}) => {
  const { articles } = await (await page.request.get("/api/articles?q=tollgate")).json();
  await page.goto(`/articles/${articles[0].id}`);
  const reader = page.getByTestId("reader");
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Tollgate north of Samarra opens");
  await expect(reader.getByText("Tollgate north of Samarra opens")).toHaveCount(1);
  await page.keyboard.press("n");
  const first = reader.getByRole("heading", { level: 1 }).locator("[data-mention]");
  await expect(first).toHaveAttribute("aria-pressed", "true");
  await expect(reader.getByText(/Confidence of the place [01]\.\d\d/)).toBeVisible();
  await expect(reader.locator("details summary")).toHaveText(["Set aside: date line; byline", "Set aside: tags"]);
});

test("a closed place gives the list back as it was, and a new question begins at its top", async ({ page }) => {
  await open(page, "?at=33.3,44.4,6.5");
  const list = page.getByTestId("list");
  const rows = list.locator("section[tabindex]");
  await expect(list.locator("[data-row]").first()).toBeVisible();
  const scrolled = () => rows.evaluate(box => box.scrollTop);
  await expect
    .poll(async () => {
      await rows.evaluate(box => box.scrollTo({ top: 2400 }));
      return list.locator("[data-index='0']").count();
    })
    .toBe(0);
  const key = await list.locator("[data-row]:not([data-place=''])").nth(9).getAttribute("data-row");
  const row = list.locator(`[data-row="${key}"]`);
  await row.click();
  await expect(page.getByTestId("list-title")).toContainText(/^At /);
  await page.getByRole("button", { name: "Whole view" }).click();
  await expect(page.getByTestId("list-title")).toContainText(/^In view/);
  await expect(row).toBeInViewport();
  await expect.poll(scrolled).toBeGreaterThan(1000);
  await page.getByRole("checkbox", { name: /^Anbar/ }).check();
  await expect.poll(scrolled).toBe(0);
});

test("a sentence that names several places is one row, and each of them opens from it", async ({ page }) => {
  await page.goto("/?q=towpath&sort=date&pinned=yes");
  const list = page.getByTestId("list");
  const row = list.locator("[data-index]", { hasText: "Mule drivers" });
  await expect(row).toHaveCount(1);
  await expect(row.locator("mark.toponym")).toHaveText(["Samawah", "Rumaythah", "Nasiriyah"]);
  await expect(row).toContainText("3 mentions");
  const { total } = await (await page.request.get("/api/excerpts?q=towpath")).json();
  await expect(page.getByTestId("list-title")).toHaveText(`Everywhere: ${total} mentions`);
  const places = row.getByRole("list", { name: "Places in this sentence" });
  await expect(places.getByRole("listitem")).toHaveText(["Samawah", "Rumaitha", "Nasiriyah"]);

  // The row is one stop for j, and names its first place; pointing at it lights all.
  await page.keyboard.press("j");
  await expect(row.locator("[data-row]")).toBeFocused();
  await row.locator("[data-row]").hover();
  for (const name of ["Samawah", "Nasiriyah"])
    await expect(page.locator(".symbol", { hasText: name }).locator(".pulse").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Samawah" })).toBeVisible();
  await page.keyboard.press("Escape");

  await places.getByRole("button", { name: "Rumaitha" }).click();
  await expect(page.getByRole("dialog", { name: "Rumaitha" }).locator("blockquote mark.toponym")).toHaveText(
    "Rumaythah",
  );
  await page.keyboard.press("Escape");
  await row.locator("mark", { hasText: "Nasiriyah" }).click();
  await expect(page.getByRole("dialog", { name: "Nasiriyah" })).toBeVisible();
  await page.keyboard.press("Escape");

  // Under a place it stands for that place.
  await page.getByLabel("Sorted by").selectOption("place");
  await expect(list.locator("[data-index]", { hasText: "Mule drivers" })).toHaveCount(3);
});

for (const [language, q, name] of [
  ["English", "towpath", "Samawah"],
  ["Arabic", "البنائين", "السماوة"],
]) {
  test(`a long sentence begins near its place, in the list and beside the symbol: ${language}`, async ({ page }) => {
    await page.goto(`/?q=${q}&sort=date&pinned=yes`);
    const sentence = page.getByTestId("list").locator(".prose", { hasText: "… " }).first();
    const inside = async (outer: string) =>
      page
        .locator(outer, { hasText: "…" })
        .first()
        .evaluate(box => {
          const mark = box.querySelector("mark.toponym")?.getBoundingClientRect();
          const line = Number.parseFloat(getComputedStyle(box).lineHeight);
          const top = box.getBoundingClientRect().top;
          return mark !== undefined && mark.top >= top - 4 && mark.bottom <= top + 4.5 * line;
        });
    await expect(sentence.locator("mark.toponym")).toHaveText(name ?? "");
    expect(await inside("[data-row] .prose")).toBe(true);
    await sentence.click();
    const card = page.getByRole("dialog");
    await expect(card.locator("blockquote mark.toponym")).toHaveText(name ?? "");
    expect(await inside("blockquote .prose")).toBe(true);
    const text = await card.locator("blockquote").innerText();
    await card.getByRole("button", { name: "Show the beginning of the sentence" }).click();
    await expect(card.locator("blockquote")).toBeFocused();
    expect((await card.locator("blockquote").innerText()).length).toBeGreaterThan(text.length + 100);
  });
}

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

/** Two articles on one bomb, which a review takes in; they are gone with what the returned function deletes. */
async function bringBomb(page: Page): Promise<() => Promise<void>> {
  const one = "A car bomb killed nine people in Hit on Monday, the mayor said. The blast broke windows far away.";
  const two =
    "Seven people were killed by a car bomb in Hit on Monday, according to a doctor, whose ward took them in.";
  await page.goto("/add");
  await page
    .getByTestId("files")
    .setInputFiles(
      [`Bomb in a western town\n\n3 May 2021\n\n${one}`, `A doctor counts the dead\n\n3 May 2021\n\n${two}`].map(
        (text, n) => ({ name: `bomb-${n}.txt`, mimeType: "text/plain", buffer: Buffer.from(text) }),
      ),
    );
  await page.getByRole("button", { name: /^Read/ }).click();
  await expect(page.getByRole("heading", { name: "Review" })).toBeVisible({ timeout: 60_000 });
  const id = new URL(page.url()).pathname.split("/").at(-1);
  await page.request.post(`/api/imports/${id}/accept`, { data: { articles: "all" } });
  const newest = async () => (await (await page.request.get("/api/imports")).json()).imports[0];
  await expect.poll(async () => (await newest()).state, { timeout: 60_000 }).toBe("done");
  return async () => {
    await page.request.delete(`/api/imports/${(await newest()).id}`);
  };
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

test("what an incident was and when is set by hand, by the keyboard, counted and exported so, and taken back", async ({
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
  const other = card.getByRole("button", { name: "Not this type or date?" });
  await card.getByText("Why here?").click();
  await other.press("Enter");
  await page.keyboard.press("Tab");
  await expect(card.getByLabel("Type", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card.getByRole("group", { name: "What was it, and when?" })).toBeHidden();
  await expect(other).toBeFocused();
  await page.keyboard.press("Enter");
  await card.getByLabel("Type", { exact: true }).selectOption({ label: "Mob violence" });
  await card.getByLabel("Date", { exact: true }).selectOption("Month");
  await card.getByLabel("Month", { exact: true }).selectOption("June");
  await card.getByLabel("Year", { exact: true }).fill("2016");
  expect(await violations(page)).toEqual([]);
  await card.getByRole("button", { name: "Save" }).press("Enter");
  const told = page.getByRole("status");
  await expect(told.filter({ hasText: "Corrected: Mob violence, Jun 2016" })).toBeAttached({ timeout: 60_000 });
  await expect.poll(counted).toEqual({ ...before, [was]: before[was] - 1, riots: before.riots + 1 });
  await expect(card).toContainText(/Set by hand on \d+ \w+ \d{4}; found as: /);
  await expect(other).toBeFocused();
  expect(await exported()).toMatch(/type set by hand on [^,]*; found as: [^,]*date set by hand on /);
  await expect.poll(async () => (await toldByHand(page)).length).toBe(1);

  await page.goto(`/articles/${row.articleId}`);
  const { found }: ArticleAnswer = await (await page.request.get(`/api/articles/${row.articleId}`)).json();
  const named = found.find(({ start }) => start === row.incident?.placeStart);
  await page.locator(`[data-mention="${named?.id}"]`).click();
  const aside = page.locator("aside").filter({ hasText: "Mob violence" });
  await aside.getByText("Mob violence").first().click();
  await expect(aside).toContainText("Set by hand on");
  await aside.getByRole("button", { name: "Not this type or date?" }).first().click();
  await aside.getByRole("button", { name: "As it was found" }).click();
  await expect(told.filter({ hasText: "As it was found again" })).toBeAttached();
  await expect.poll(counted).toEqual(before);
  expect(await exported()).not.toContain("set by hand");
  expect(await toldByHand(page)).toEqual([]);
});

test("what has no place opens in its article from the list", async ({ page }) => {
  await page.goto("/?province=none&pinned=yes");
  const row = page.locator("[data-row]").first();
  const id = await row.getAttribute("data-row");
  await row.click();
  const reader = page.getByTestId("reader");
  await expect(reader.locator(`[data-mention="${id}"]`)).toHaveAttribute("aria-pressed", "true");
  await expect(reader.getByRole("button", { name: "Is it a place after all?" })).toBeVisible();
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
