// The page that every browser test gets: it must stay silent, and it must not speak to anybody but the server under test, which each of the
// runner's workers has for itself, over the sample articles: what one test changes, no other sees meanwhile.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { type Server, serve } from "@/bench/serve";

export const test = base.extend<{ page: Page; silent: string[] }, { data: string; server: Server }>({
  /** The folder of the server's database. */
  data: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), "dateline-browser-"));
      const run = (script: string, ...args: string[]) =>
        execFileSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", script, ...args], {
          stdio: ["ignore", "ignore", "inherit"],
          env: { ...process.env, DATELINE_DATA: folder },
        });
      run("tests/browser/install-districts.ts");
      run("scripts/ingest.ts", "data/articles", "tests/browser/articles");
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],
  server: [
    async ({ data }, use) => {
      const server = await serve(data);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: ({ server }, use) => use(server.url),
  /** What the console may say in this test, as beginnings of lines. */
  silent: [[], { option: true }],
  page: async ({ page, baseURL, silent }, use) => {
    const said: string[] = [];
    const outside: string[] = [];
    page.on("console", message => {
      const text = message.text();
      if (message.type() === "error" && !silent.some(allowed => text.startsWith(allowed)))
        said.push(`${text} ${message.location().url}`);
    });
    page.on("pageerror", error => said.push(error.message));
    page.on("response", response => {
      if (response.status() >= 400 && silent.length === 0) said.push(`${response.status()} ${response.url()}`);
    });
    page.on("request", request => {
      const url = request.url();
      if (!url.startsWith(`${baseURL}/`) && !/^(data|blob):/.test(url)) outside.push(url);
    });
    await use(page);
    expect(said, "errors in the console").toEqual([]);
    expect(outside, "requests that left the machine").toEqual([]);
  },
});

export { expect };

/** Opens a view and waits until the map has drawn its places. */
export async function open(page: Page, search = ""): Promise<void> {
  await page.goto(`/${search}`);
  await expect(page.locator(".symbols .symbol").first()).toBeVisible();
}

/** Articles that a review takes in; they are gone with what the returned function deletes. */
export async function bringIn(page: Page, texts: readonly string[]): Promise<() => Promise<void>> {
  await page.goto("/add");
  await page
    .getByTestId("files")
    .setInputFiles(
      texts.map((text, n) => ({ name: `brought-${n}.txt`, mimeType: "text/plain", buffer: Buffer.from(text) })),
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

/** The symbol of a place, by the name it is announced with. */
export const symbol = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}, `) });

/** The circle itself: a name may stand beside it. */
export const disc = (page: Page, name: string) => symbol(page, name).locator("circle.disc");

export const search = (page: Page) => new URL(page.url()).searchParams;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where something lies on the screen, once it has come to rest: a slow page moves what it has drawn when more comes. */
export async function boxOf(what: Locator): Promise<Box> {
  let box: Box | null = null;
  await expect
    .poll(
      async () => {
        const before = box;
        box = await what.boundingBox();
        return box !== null && before !== null && JSON.stringify(box) === JSON.stringify(before);
      },
      { intervals: [80] },
    )
    .toBe(true);
  return box as unknown as Box;
}

/** What axe has to say of a page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(" ")} ${node.failureSummary}`),
  );
}

/** Selects words of an article's text, as a pointer does: the last of them are where it ends. */
export async function select(text: Locator, words: string): Promise<void> {
  await text.evaluate((article, words) => {
    for (const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT); walker.nextNode(); ) {
      const at = walker.currentNode.textContent?.indexOf(words) ?? -1;
      if (at < 0 || !walker.currentNode.parentElement?.closest("[data-line]")) continue;
      document.getSelection()?.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      return;
    }
    throw new Error(`"${words}" does not stand in the article`);
  }, words);
}
