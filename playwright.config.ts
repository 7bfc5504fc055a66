// Browser tests run against a production build; each worker has a server of its own, on a free port, over the sample articles (tests/browser/page.ts).

import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const chromium = process.env.CHROMIUM_PATH || (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : "");

export default defineConfig({
  testDir: "tests/browser",
  // Pages are painted without a graphics card: on two cores two at once took no less time than one after the other.
  workers: 1,
  // A busy machine is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // Where nobody watches, what failed is tried once more; `npm test` names what passed only then.
  retries: process.env.CI ? 1 : 0,
  outputDir: "test-results",
  reporter: "list",
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ["--no-sandbox", "--disable-gpu"],
    },
    contextOptions: { reducedMotion: "reduce" },
    trace: "on-first-retry",
  },
});
