// What a reader waits for, in a browser over the production build and a corpus of a million mentions: the first useful map, a
// filter's click, a pan, a zoom, each answer of the API. Pans and zooms are measured beside those of an empty map.

import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page, type Request } from "@playwright/test";
import { LARGE, storedCorpus } from "@/bench/corpus";
import { serve } from "@/bench/serve";
import { question } from "@/bench/store";
import { percentile } from "@/bench/timing";
import { formatQuery } from "@/lib/query";
import { build, findChromium } from "@/scripts/prepare.mjs";
import { seeded } from "@/tests/random";

const RUNS = { visits: 9, clicks: 40, answers: 100, moves: 6 };
/** Nothing passes: the map is the ground alone. */
const NOTHING = "?from=1900-01-01&to=1900-01-01&undated=no";

export default async function benchBrowser(): Promise<void> {
  const { folder } = await storedCorpus(LARGE);
  await build();
  // The first start reads the corpus and keeps the columns; the second finds them.
  rmSync(path.join(folder, "dateline.db-columns"), { force: true });
  const first = await serve(folder);
  const cold = first.counted;
  await first.stop();
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  try {
    const { articles, mentions, places } = LARGE;
    console.log(`## Browser: ${articles} articles, ${articles * mentions} mentions, ${places} places\n`);
    console.log(`Chromium ${browser.version()}; load average ${loadavg()[0]?.toFixed(1)} as it began.`);
    console.log(
      `The server answers ${Math.round(server.ready)} ms after its start, its first places after ${Math.round(server.counted)} ms; without the snapshot of the columns after ${Math.round(cold)} ms.\n`,
    );
    await scripts(browser, server.url);
    console.log("\n| | min | p50 | p95 | runs | aim |\n| --- | ---: | ---: | ---: | ---: | ---: |");
    await answers(server.url);
    await firstMap(browser, server.url);
    await filterClicks(browser, server.url);
    await motion(browser, server.url);
  } finally {
    await browser.close();
    await server.stop();
  }
}

function row(name: string, values: number[], aim: string, unit = "ms"): void {
  const sorted = [...values].sort((a, b) => a - b);
  const cells = [0, 0.5, 0.95].map(share => `${percentile(sorted, share).toFixed(share === 0 ? 1 : 0)} ${unit}`);
  console.log(`| ${name} | ${cells.join(" | ")} | ${values.length} | ${aim} |`);
}

/** Compressed size of the scripts sent: those that the page names, the map's own, and what is loaded later. */
async function scripts(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  const html = await (await page.request.get(url)).text();
  const asked: Request[] = [];
  page.on("requestfinished", request => {
    if (request.resourceType() === "script") asked.push(request);
  });
  await page.goto(url);
  await page.locator(".symbols .symbol").first().waitFor();
  await page.waitForLoadState("networkidle");
  const sizes = { named: 0, map: 0, behind: 0 };
  for (const request of asked) {
    const text = await (await request.response())?.text();
    const kind = html.includes(new URL(request.url()).pathname)
      ? "named"
      : text?.includes("leaflet-container")
        ? "map"
        : "behind";
    sizes[kind] += (await request.sizes()).responseBodySize;
  }
  const kB = (size: number) => `${(size / 1000).toFixed(0)} kB`;
  console.log(
    `Scripts, compressed: ${kB(sizes.named)} named by the page (aim: under 250 kB), ${kB(sizes.map)} the map, ${kB(sizes.behind)} behind it.`,
  );
  await page.close();
}

/** Each question is new, so that nothing comes from what is kept. */
async function answers(url: string): Promise<void> {
  const random = seeded(3);
  for (const [route, aim] of [
    ["places?facts=no&", 50],
    ["places?", 50],
    ["facets?", 50],
    ["timeline?", 50],
    ["excerpts?", 30],
  ] as const) {
    const times: number[] = [];
    for (let n = -10; n < RUNS.answers; n++) {
      const asked = `${url}/api/${route}${formatQuery(question(random))}`;
      const start = performance.now();
      const response = await fetch(asked);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${asked}: ${response.status}`);
      if (n >= 0) times.push(performance.now() - start);
    }
    row(`/api/${route.slice(0, -1)}`, times, `p95 under ${aim} ms`);
  }
}

/** From the address to the first symbols on screen, painted or as elements; nothing kept by the browser. */
async function firstMap(browser: Browser, url: string): Promise<void> {
  const times: number[] = [];
  for (let n = -1; n < RUNS.visits; n++) {
    const context = await newContext(browser);
    const page = await context.newPage();
    await page.addInitScript(() => {
      const drawn = () => {
        seen.disconnect();
        Object.assign(window, { onStamp: undefined });
        requestAnimationFrame(() => setTimeout(() => Object.assign(window, { mapAt: performance.now() })));
      };
      const seen = new MutationObserver(() => document.querySelector(".symbols .symbol") && drawn());
      seen.observe(document, { childList: true, subtree: true });
      // Where circles are painted, elements are added later.
      Object.assign(window, { onStamp: drawn });
    });
    await page.goto(url);
    const at = await page.waitForFunction(() => (window as { mapAt?: number }).mapAt);
    if (n >= 0) times.push((await at.jsonValue()) as number);
    await context.close();
  }
  row("first useful map", times, "under 1000 ms");
}

/** Milliseconds that a hand keeps a button down. */
const PRESS = 80;

/**
 * From the click on a province to the map painted with what is left. Each click waits until all answers of the one before are
 * there and drawn, as a reader looks at the map before asking more; then the same with a press as a hand's, where the click is its
 * end; then without waiting, click upon click.
 */
async function filterClicks(browser: Browser, url: string): Promise<void> {
  for (const { how, press, aim, hasty } of [
    { how: "", press: 0, aim: "p95 under 100 ms", hasty: false },
    { how: `, pressed for ${PRESS} ms`, press: PRESS, aim: "p95 under 100 ms", hasty: false },
    { how: ", click upon click", press: 0, aim: "", hasty: true },
  ]) {
    const page = await opened(browser, url);
    const times = await clickTimes(page, press, hasty ? async () => {} : settling(page));
    row(`a filter's click to the painted map${how}`, times, aim);
    await page.context().close();
  }
}

/** Resolves when nothing has been asked or answered for a while. Playwright's own "networkidle" holds once and for all. */
function settling(page: Page): () => Promise<void> {
  let asked = 0;
  let last = 0;
  const note = (by: number) => () => {
    asked += by;
    last = performance.now();
  };
  page.on("request", note(1));
  page.on("requestfinished", note(-1));
  page.on("requestfailed", note(-1));
  return async () => {
    while (asked > 0 || performance.now() - last < 250) await page.waitForTimeout(25);
  };
}

async function clickTimes(page: Page, press: number, settled: () => Promise<void>): Promise<number[]> {
  const boxes = page.getByRole("navigation", { name: "Filters" }).getByRole("checkbox");
  const times: number[] = [];
  for (let n = -3; n < RUNS.clicks; n++) {
    await page.evaluate(() => {
      const symbols = document.querySelector(".leaflet-symbols-pane");
      if (!symbols) throw new Error("no map");
      let clicked = 0;
      const painted = new Promise<number>(resolve => {
        const drawn = () => {
          if (!clicked) return;
          seen.disconnect();
          Object.assign(window, { onStamp: undefined });
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)));
        };
        // Where circles are painted, elements prove nothing: they are added later.
        const seen = new MutationObserver(() => !symbols.querySelector("canvas") && drawn());
        seen.observe(symbols, { childList: true, subtree: true, attributes: true });
        Object.assign(window, { onStamp: drawn });
      });
      document.addEventListener("click", event => (clicked = event.timeStamp), { capture: true, once: true });
      Object.assign(window, { painted });
    });
    // No two states are the same: a binary count over the first boxes.
    const change = n + 4;
    const bit = Math.log2(change & -change);
    await boxes.nth(bit).click({ delay: press });
    const time = await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
    if (n >= 0) times.push(time);
    await settled();
  }
  return times;
}

/** Frames while the map is dragged and zoomed, with all places and with none. */
async function motion(browser: Browser, url: string): Promise<void> {
  const frames: Record<string, number[]> = {};
  for (const [name, search] of [
    ["empty map", NOTHING],
    ["5,000 places", ""],
  ] as const) {
    const page = await opened(browser, `${url}/${search}`, name === "empty map");
    const map = await page.locator(".atlas").boundingBox();
    if (!map) throw new Error("no map");
    // Above what an empty map says of itself.
    const [x, y] = [map.x + map.width / 2, map.y + 40];
    const stands = () => page.evaluate(() => document.querySelector(".leaflet-map-pane")?.getAttribute("style"));
    const during = async (what: string, move: () => Promise<void>) => {
      await page.evaluate(() => {
        const frames: number[] = [];
        let last = performance.now();
        let on = true;
        const frame = () => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          if (on) requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
        const stopFrames = () => {
          on = false;
          return frames.slice(1);
        };
        Object.assign(window, { stopFrames });
      });
      await move();
      const measured = await page.evaluate(() => (window as unknown as { stopFrames(): number[] }).stopFrames());
      frames[`${what}, ${name}`] = [...(frames[`${what}, ${name}`] ?? []), ...measured];
    };
    for (let n = 0; n < RUNS.moves; n++) {
      const by = n % 2 === 0 ? 1 : -1;
      const before = await stands();
      await during("a frame of a pan", async () => {
        await page.mouse.move(x, y);
        await page.mouse.down();
        for (let step = 1; step <= 40; step++) await page.mouse.move(x + by * step * 4, y + step);
        await page.mouse.up();
        await page.waitForTimeout(400);
      });
      if ((await stands()) === before) throw new Error(`a pan of the map with ${name} moved nothing`);
      await during("a frame of a zoom", async () => {
        await page.getByRole("button", { name: by === 1 ? "Zoom in" : "Zoom out", exact: true }).click();
        await page.waitForTimeout(700);
      });
    }
    await page.context().close();
  }
  for (const what of ["a frame of a pan", "a frame of a zoom"])
    for (const name of ["empty map", "5,000 places"])
      row(`${what}, ${name}`, frames[`${what}, ${name}`] ?? [], "as the empty map");
}

async function opened(browser: Browser, url: string, empty = false): Promise<Page> {
  const page = await (await newContext(browser)).newPage();
  await page.goto(url);
  await page
    .locator(empty ? "path.home" : ".symbols .symbol")
    .first()
    .waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // The compiler that runs this file marks functions with their names; those that go to the page need its mark.
  await context.addInitScript("globalThis.__name = f => f");
  // What happens on a canvas is no mutation; circles are stamped on it.
  await context.addInitScript(() => {
    const { drawImage } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.drawImage = function (...stamp: unknown[]) {
      if (this.canvas.classList.contains("painted")) (window as { onStamp?: () => void }).onStamp?.();
      Reflect.apply(drawImage, this, stamp);
    };
  });
  return context;
}
