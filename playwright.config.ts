// Browser tests run against a production build, on a free port, over a database of their own filled with the sample corpus.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";

// The config is read again in every worker: what is decided here is decided once, and handed on.
process.env.DATELINE_TEST_DATA ??= mkdtempSync(path.join(tmpdir(), "dateline-browser-"));
process.env.DATELINE_TEST_PORT ??= execFileSync(process.execPath, [
  "-e",
  'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })',
])
  .toString()
  .trim();

const port = process.env.DATELINE_TEST_PORT;
const chromium = process.env.CHROMIUM_PATH || (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : "");

export default defineConfig({
  testDir: "tests/browser",
  workers: 1,
  // A busy machine is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // Where nobody watches, what failed is tried once more; `npm test` names what passed only then.
  retries: process.env.CI ? 1 : 0,
  outputDir: "test-results",
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
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
  webServer: {
    command: [
      "node node_modules/tsx/dist/cli.mjs tests/browser/install-districts.ts",
      "node node_modules/tsx/dist/cli.mjs scripts/ingest.ts data/articles tests/browser/articles",
      // A test that asks again after some seconds must not meet the end of a connection that it takes up.
      `exec node node_modules/next/dist/bin/next start --hostname 127.0.0.1 --port ${port} --keepAliveTimeout 120000`,
    ].join(" && "),
    url: `http://127.0.0.1:${port}/api/places`,
    env: { DATELINE_DATA: process.env.DATELINE_TEST_DATA, NEXT_TELEMETRY_DISABLED: "1" },
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});
