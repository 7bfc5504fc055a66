// Reading: from a symbol to the sentence, the article, and back.

import { disc, expect, open, symbol, test, violations } from "./page";

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

test("what has no place opens in its article from the list", async ({ page }) => {
  await page.goto("/?province=none&pinned=yes");
  const row = page.locator("[data-row]").first();
  const id = await row.getAttribute("data-row");
  await row.click();
  const reader = page.getByTestId("reader");
  await expect(reader.locator(`[data-mention="${id}"]`)).toHaveAttribute("aria-pressed", "true");
  await expect(reader.getByRole("button", { name: "Is it a place after all?" })).toBeVisible();
});
