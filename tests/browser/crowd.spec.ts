// More places than a page has elements for: circles are painted on a canvas, the largest are buttons besides, and all do what
// circles that are elements do.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { makeArticles } from "@/bench/corpus";
import { type Server, serve } from "@/bench/serve";
import type { PlacesAnswer } from "@/lib/answers";
import { openSqlite } from "@/lib/store/sqlite";
import { type Box, test as base, boxOf, expect, open, search, symbol } from "./page";

/** A server over a made-up corpus that names some two thousand places. */
const test = base.extend<object, { crowd: Server }>({
  crowd: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), "dateline-crowd-"));
      const store = openSqlite(path.join(folder, "dateline.db"));
      for (const parsed of makeArticles({ seed: 7, articles: 600, mentions: 14, places: 2_200 }))
        await store.addArticle(parsed);
      await store.close();
      const server = await serve(folder);
      await use(server);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: ({ crowd }, use) => use(crowd.url),
});

const AT = "33.3,44.4,8";
type Place = PlacesAnswer["features"][number]["properties"];

type Point = [x: number, y: number];

/** Where places lie on the screen, by the map's `at` in the address. */
async function projection(page: Page): Promise<{ box: Box; pointOf: (place: Place) => Point }> {
  const box = await boxOf(page.locator(".atlas"));
  const [south = 0, east = 0, zoom = 0] = (search(page).get("at") ?? AT).split(",").map(Number);
  const size = 256 * 2 ** zoom;
  const down = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  return {
    box,
    pointOf: ({ lon, lat }) => [
      box.x + box.width / 2 + ((lon - east) / 360) * size,
      box.y + box.height / 2 + (down(south) - down(lat)) * size,
    ],
  };
}

const pointOf = async (page: Page, place: Place) => (await projection(page)).pointOf(place);

/** Painted places that stand alone in the free part of the map. */
async function paintedPlaces(page: Page): Promise<Place[]> {
  const answer: PlacesAnswer = await (await page.request.get(`/api/places${new URL(page.url()).search}`)).json();
  const places = answer.features.map(({ properties }) => properties).filter(({ shown }) => shown === "map");
  const drawn = await page
    .locator(".symbols [data-place]")
    .evaluateAll(symbols => symbols.map(symbol => (symbol as SVGElement).dataset.place));
  const { box, pointOf } = await projection(page);
  const points = places.map(place => [place, pointOf(place)] as const);
  const free = points.filter(
    ([place, [x, y]]) =>
      !drawn.includes(place.id) &&
      place.kind !== "desert" &&
      x > box.x + 60 &&
      x < box.x + box.width - 120 &&
      y > box.y + 60 &&
      y < box.y + box.height * 0.5 &&
      points.every(([other, [x2, y2]]) => other === place || Math.hypot(x2 - x, y2 - y) > 34),
  );
  expect(free.length).toBeGreaterThan(0);
  return free.map(([place]) => place).sort((a, b) => a.count - b.count);
}

/** The painted colour at a point of the screen. */
const colourAt = (page: Page, [x, y]: Point) =>
  page.evaluate(
    ([x, y]) => {
      const canvas = document.querySelector<HTMLCanvasElement>("canvas.painted");
      if (!canvas) return "no canvas";
      const { left, top, width } = canvas.getBoundingClientRect();
      const ratio = canvas.width / width;
      const [red, green, blue, alpha] =
        canvas.getContext("2d")?.getImageData((x - left) * ratio, (y - top) * ratio, 1, 1).data ?? [];
      return alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : "nothing";
    },
    [x, y] as const,
  );

/** What the style sheet has for a type's symbol, as the page looks now. */
const colourOf = (page: Page, { leading }: Place) =>
  page.evaluate(type => {
    const probe = document.body.appendChild(document.createElement("i"));
    Object.assign(probe.style, { color: `var(--${type})`, forcedColorAdjust: "none" });
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, leading ?? "none");

const expectPainted = async (page: Page, place: Place) => {
  const point = await pointOf(page, place);
  await expect.poll(() => colourAt(page, point)).toBe(await colourOf(page, place));
};

test("a painted circle under the pointer names itself, opens by a click, and has the focus back", async ({ page }) => {
  await open(page, `?at=${AT}`);
  const [place] = await paintedPlaces(page);
  if (!place) throw new Error("no place");
  await expectPainted(page, place);
  await expect(symbol(page, place.name)).toHaveCount(0);
  await page.mouse.move(...(await pointOf(page, place)));
  await expect(symbol(page, place.name).locator(".name")).toContainText(place.name);
  await page.mouse.click(...(await pointOf(page, place)));
  const card = page.getByRole("dialog", { name: place.name });
  await expect(card).toBeVisible();
  expect(search(page).get("place")).toBe(place.id);
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(symbol(page, place.name)).toBeFocused();
});

test("a row of the list lights a painted circle", async ({ page }) => {
  await open(page, `?at=${AT}`);
  const rows = page.getByTestId("list").locator("[data-row]");
  await expect(rows.nth(4)).toBeVisible();
  await expect(page.locator(".symbols.raised")).toHaveCount(0);
  // Most rows are of places that are painted, not all.
  let row = 0;
  await expect(async () => {
    await rows.nth(row++ % 5).hover();
    await expect(page.locator(".symbols.raised .pulse")).toHaveCount(1, { timeout: 700 });
  }).toPass();
});

test("painted circles stay where their places are, through pans, zooms and filters", async ({ page }) => {
  await open(page, `?at=${AT}`);
  for (const step of ["pan", "zoom out", "zoom in", "filter"] as const) {
    const before = search(page).get("at");
    const map = await boxOf(page.locator(".atlas"));
    if (step === "pan") {
      await page.mouse.move(map.x + 300, map.y + 200);
      await page.mouse.down();
      await page.mouse.move(map.x + 340, map.y + 420, { steps: 5 });
      await page.mouse.up();
      await page.mouse.move(map.x + 5, map.y + 5);
    } else if (step === "filter") await page.getByRole("checkbox", { name: /^Mention only/ }).check();
    else await page.getByRole("button", { name: step === "zoom in" ? "Zoom in" : "Zoom out", exact: true }).click();
    if (step !== "filter") await expect.poll(() => search(page).get("at"), step).not.toBe(before);
    await expect(page.locator("canvas.painted"), step).toHaveCount(1);
    // From farther away none stands alone.
    if (step === "zoom out") continue;
    const [place] = await paintedPlaces(page);
    if (!place) throw new Error("no place");
    const point = await pointOf(page, place);
    await expect.poll(() => colourAt(page, point), step).toBe(await colourOf(page, place));
  }
});

for (const [name, search] of [
  ["in Arabic, from right to left", "&lang=ar"],
  ["in a page of its own to embed", "embed"],
] as const)
  test(`painted circles lie where their places are ${name}`, async ({ page }) => {
    await page.goto(search === "embed" ? `/embed?at=${AT}` : `/?at=${AT}${search}`);
    await expect(page.locator("canvas.painted")).toHaveCount(1);
    const [place] = await paintedPlaces(page);
    if (!place) throw new Error("no place");
    const point = await pointOf(page, place);
    await expect.poll(() => colourAt(page, point)).toBe(await colourOf(page, place));
  });

test("the largest painted circles are buttons of their size and place, and open without a pointer", async ({
  page,
}) => {
  await open(page, `?at=${AT}`);
  const buttons = page.locator(".symbols:not(.raised) .symbol[data-place]:has(circle.reach)");
  await expect.poll(() => buttons.count()).toBeGreaterThan(20);
  await expect(buttons.locator("circle.disc")).toHaveCount(0);
  const answer: PlacesAnswer = await (await page.request.get("/api/places")).json();
  const { pointOf } = await projection(page);
  const id = await buttons.first().getAttribute("data-place");
  const place = answer.features.find(feature => feature.id === id)?.properties;
  if (!place) throw new Error("no place");
  const box = await boxOf(buttons.first());
  const [x, y] = pointOf(place);
  expect(Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y)).toBeLessThan(2);
  // Beside its count and glyph.
  expect(await colourAt(page, [x + box.width / 2 - 3, y])).toBe(await colourOf(page, place));
  await expect(buttons.first()).toHaveAccessibleName(new RegExp(`^${place.name}, .*${place.count}`));
  await buttons.first().dispatchEvent("click");
  await expect(page.getByRole("dialog", { name: place.name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(symbol(page, place.name)).toHaveCount(1);
});

test("arrow keys go on from a painted circle that has risen under the focus", async ({ page }) => {
  await open(page, `?at=${AT}`);
  await expect(page.locator("canvas.painted")).toHaveCount(1);
  await expect.poll(() => page.locator(".symbols .symbol:has(circle.reach)").count()).toBeGreaterThan(20);
  await page.locator(".atlas").focus();
  await page.keyboard.press("Tab");
  const seen = new Set<string>();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowLeft"]) {
    await page.keyboard.press(key);
    await expect(page.locator(".symbols.raised .pulse, .symbols rect[stroke='var(--ink)']").first()).toBeVisible();
    const focused = page.locator(".symbol:focus");
    await expect(focused).toHaveCount(1);
    seen.add((await focused.getAttribute("aria-label")) ?? "");
  }
  expect(seen.size).toBeGreaterThan(4);
  expect(search(page).get("at")).toBe(AT);
});

test("the buttons of painted circles follow a filter", async ({ page }) => {
  await open(page, `?at=${AT}`);
  const labels = () =>
    page
      .locator(".symbols:not(.raised) .symbol:has(circle.reach)")
      .evaluateAll(buttons => buttons.map(button => button.getAttribute("aria-label")));
  await expect.poll(async () => (await labels()).length).toBeGreaterThan(20);
  const before = await labels();
  await page.getByRole("checkbox", { name: /^Mention only/ }).check();
  await expect.poll(labels).not.toEqual(before);
});

test("painted circles lie over chips and names", async ({ page }) => {
  await open(page, `?at=${AT}`);
  const order = await page
    .locator(".symbols, .painted")
    .evaluateAll(layers => layers.map(layer => [layer.tagName, Number(getComputedStyle(layer).zIndex)] as const));
  const of = (tag: string) => order.find(([name]) => name === tag)?.[1] ?? 0;
  expect(of("CANVAS")).toBeGreaterThan(of("svg"));
});

test("a drag that begins and ends on a symbol chooses nothing", async ({ page }) => {
  await open(page, `?at=${AT}`);
  const symbols = page.locator(".symbols .symbol[data-place]");
  await expect.poll(() => symbols.count()).toBeGreaterThan(20);
  // One that nothing of the interface covers.
  const [x, y] = await symbols.evaluateAll(all => {
    const middles = all.map(symbol => {
      const { x, y, width, height } = (symbol.querySelector("circle") ?? symbol).getBoundingClientRect();
      return { symbol, x: x + width / 2, y: y + height / 2 };
    });
    const free = middles.find(({ symbol, x, y }) => symbol.contains(document.elementFromPoint(x, y)));
    return [free?.x ?? 0, free?.y ?? 0];
  });
  expect(x).toBeGreaterThan(0);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => search(page).get("at")).not.toBe(AT);
  expect(search(page).get("place")).toBeNull();
});

test("painted circles follow the theme, and on paper they are elements", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, `?at=${AT}`);
  const [place] = await paintedPlaces(page);
  if (!place) throw new Error("no place");
  const point = await pointOf(page, place);
  const light = await colourOf(page, place);
  await expect.poll(() => colourAt(page, point)).toBe(light);
  for (const turn of [
    () => page.getByRole("button", { name: "Light or dark" }).click(),
    () => page.getByRole("button", { name: "Light or dark" }).click(),
    () => page.emulateMedia({ colorScheme: "light", forcedColors: "active" }),
  ]) {
    await turn();
    await page.mouse.move(5, 5);
    await expect.poll(() => colourAt(page, point)).toBe(await colourOf(page, place));
  }
  await expect(symbol(page, place.name)).toHaveCount(0);
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none", media: "print" });
  await expect(symbol(page, place.name).locator("circle.disc")).toHaveCSS("fill", light);
  await expect(page.locator("canvas.painted")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await expect(page.locator("canvas.painted")).toHaveCount(1);
});

test.describe("by finger", () => {
  test.use({ hasTouch: true });
  test("a tap opens a painted circle", async ({ page }) => {
    await open(page, `?at=${AT}`);
    const [place] = await paintedPlaces(page);
    if (!place) throw new Error("no place");
    await expectPainted(page, place);
    await page.touchscreen.tap(...(await pointOf(page, place)));
    await expect(page.getByRole("dialog", { name: place.name })).toBeVisible();
  });
});

test.describe("with motion", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });
  test("what is painted has come along when a zoom has ended", async ({ page }) => {
    await open(page, "?at=33.3,44.4,7");
    const painted = page.locator("canvas.painted");
    await page.getByRole("button", { name: "Zoom in", exact: true }).click();
    await expect.poll(() => search(page).get("at")).toMatch(/,8$/);
    await expect(painted).toHaveCount(1);
    const [place] = await paintedPlaces(page);
    if (!place) throw new Error("no place");
    const point = await pointOf(page, place);
    await expect.poll(() => colourAt(page, point)).toBe(await colourOf(page, place));
  });
});
