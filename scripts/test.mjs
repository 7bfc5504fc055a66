// npm test: format and lint, types, unit and integration tests, browser tests; ends with "N passed, N failed".

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build, checkNode, findChromium, install, ROOT, say } from "./prepare.mjs";

const REPORTS = path.join(ROOT, "var", "test");
const bin = name => path.join(ROOT, "node_modules", name);

function run(args, env = {}) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: "inherit",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    const stop = () => child.kill("SIGTERM");
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    child.on("exit", code => resolve(code ?? 1));
  });
}

const total = { passed: 0, failed: 0 };
/** Names of tests that failed, and passed when they were tried again. */
const flaky = [];

/** A step that either holds or does not. */
async function check(title, args) {
  say(`\n== ${title}`);
  if ((await run(args)) === 0) total.passed++;
  else total.failed++;
}

/** Counts of a runner's JSON report; a runner that wrote none, or failed without a failed test, counts as one failure. */
function count(file, read, status) {
  if (!existsSync(file)) {
    total.failed++;
    return;
  }
  const { passed, failed } = read(JSON.parse(readFileSync(file, "utf8")));
  total.passed += passed;
  total.failed += failed;
  if (status !== 0 && failed === 0) total.failed++;
  if (passed + failed === 0) total.failed++;
}

/** Within a suite of Playwright's report and the suites in it. */
function flakyOf({ title, specs = [], suites = [] }) {
  const unsteady = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  return [...unsteady.map(spec => spec.title), ...suites.flatMap(flakyOf)].map(name => `${title} › ${name}`);
}

checkNode();
await install();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
await check("Format and lint", [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."]);
await build();
await check("Types", [bin("typescript/bin/tsc"), "--noEmit"]);

say("\n== Unit and integration tests");
const unit = path.join(REPORTS, "unit.json");
const unitStatus = await run([
  bin("vitest/vitest.mjs"),
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${unit}`,
]);
count(unit, report => ({ passed: report.numPassedTests, failed: report.numFailedTests }), unitStatus);

say("\n== Browser tests");
const chromium = await findChromium();
const browser = path.join(REPORTS, "browser.json");
const browserStatus = await run([bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
  CHROMIUM_PATH: chromium,
  PLAYWRIGHT_JSON_OUTPUT_NAME: browser,
});
count(
  browser,
  report => {
    flaky.push(...report.suites.flatMap(flakyOf));
    return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
  },
  browserStatus,
);

if (flaky.length > 0) {
  say(`\n== Not steady: ${flaky.length} passed only when tried again`);
  for (const name of flaky) say(`   ${name}`);
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
