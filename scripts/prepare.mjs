// What every npm script needs before anything else: packages; `npm start` and `npm test` also the built app, a browser. Node built-ins
// only, since nothing is installed yet. Every step is remembered by a hash of what it was made from, written only when the step succeeded, so
// an interrupted step is done again; and one process at a time does it, the others wait.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

// Not `import.meta.dirname`, which a Node too old does not have: checkNode could not say so.
export const ROOT = path.resolve(fileURLToPath(import.meta.url), "../..");
const LOGS = path.join(ROOT, "var", "log");

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends the program with one clear message. */
export function fail(message) {
  say(`\n${message}`);
  process.exit(1);
}

export function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    fail(
      `Dateline needs Node.js 20 or newer; this is ${process.version}. Get one from https://nodejs.org and try again.`,
    );
}

/** Hash of files and folders, by name and content. */
function hashOf(paths) {
  const hash = createHash("sha256");
  hash.update(process.version);
  const visit = file => {
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) for (const name of readdirSync(file).sort()) visit(path.join(file, name));
    else hash.update(path.relative(ROOT, file)).update("\0").update(readFileSync(file));
  };
  for (const name of paths) visit(path.join(ROOT, name));
  return hash.digest("hex");
}

function isDone(stamp, hash) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

/** Whole or not at all. A new file, since others may link to the old one's bytes. */
function writeWhole(file, text) {
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, text);
  renameSync(whole, file);
}

/** Held while a step is done: the ids of the process that does it and of its command. */
const LOCK = path.join(ROOT, "var", "setting-up");

function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** The process that holds the lock; null if there is none, or if it ended and its command did too. */
function holder() {
  try {
    return readFileSync(LOCK, "utf8").split(" ").map(Number).find(isAlive) ?? null;
  } catch {
    return null;
  }
}

/** Waits until no other process sets up, and keeps others from it until `unlock`. */
async function lock() {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  for (let told = 0; ; ) {
    const other = holder();
    if (other === null) {
      writeWhole(LOCK, String(process.pid));
      // Of two that came at once the later stands in it.
      await pause(200);
      if (holder() === process.pid) return;
    } else {
      if (other !== told)
        say(`Another Dateline is setting up (process ${other}); waiting for it. If there is none, remove ${LOCK}.`);
      told = other;
      await pause(200);
    }
  }
}

function unlock() {
  if (holder() === process.pid) rmSync(LOCK, { force: true });
}

/** Runs a command with its output in a log file; resolves with the exit status and the log's path. */
function runLogged(name, command, args, env = {}) {
  mkdirSync(LOGS, { recursive: true });
  const log = path.join(LOGS, `${name}.log`);
  const output = openSync(log, "w");
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", output, output],
      env: { ...process.env, ...env },
    });
    if (holder() === process.pid) writeWhole(LOCK, `${process.pid} ${child.pid}`);
    const stop = () => child.kill("SIGTERM");
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    const end = status => {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
      closeSync(output);
      resolve({
        status,
        log: path.relative(ROOT, log),
        tail: () => readFileSync(log, "utf8").trimEnd().split("\n").slice(-15).join("\n"),
      });
    };
    child.on("error", error => end(error.message));
    child.on("exit", (code, signal) => (signal ? process.exit(130) : end(code)));
  });
}

/** What npm writes when all packages are in place. */
const NPM_STAMP = path.join(ROOT, "node_modules", ".package-lock.json");

/** Whether somebody installed the packages of package-lock.json by hand, for this version of Node. */
function isInstalledByHand() {
  try {
    const [wanted, there] = [path.join(ROOT, "package-lock.json"), NPM_STAMP].map(
      file => JSON.parse(readFileSync(file, "utf8")).packages,
    );
    for (const [name, { version, optional }] of Object.entries(wanted)) {
      // Optional ones are of other machines; the first is Dateline.
      if (name !== "" && there[name]?.version !== version && !(optional && !there[name])) return false;
    }
    const Database = createRequire(import.meta.url)("better-sqlite3");
    new Database(":memory:").close();
    return true;
  } catch {
    return false;
  }
}

/** Installs the packages, if they are not those of package-lock.json. */
export async function install() {
  const stamp = path.join(ROOT, "node_modules", ".dateline-installed");
  const hash = hashOf(["package.json", "package-lock.json"]);
  if (isDone(stamp, hash)) return;
  await lock();
  if (!isDone(stamp, hash)) {
    if (!isInstalledByHand()) await installPackages(stamp);
    writeWhole(stamp, hash);
  }
  unlock();
}

async function installPackages(stamp) {
  say("Installing packages (once; two to three minutes) ...");
  rmSync(stamp, { force: true });
  rmSync(NPM_STAMP, { force: true });
  // better-sqlite3 compiles where no prebuilt binary can be had; node's own headers spare it a download.
  const prefix = path.resolve(process.execPath, "../..");
  const env = existsSync(path.join(prefix, "include/node/node.h")) ? { npm_config_nodedir: prefix } : {};
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, log, tail } = await runLogged(
    "install",
    npm,
    ["ci", "--include=dev", "--no-audit", "--no-fund"],
    env,
  );
  if (status !== 0) {
    const compiler = spawnSync("c++", ["--version"]).status === 0 && spawnSync("make", ["--version"]).status === 0;
    const advice = compiler
      ? "If it is the network: connect once, the packages are kept after that."
      : "The database library must be compiled here, and there is no C++ compiler. On Debian or Ubuntu: apt-get install -y build-essential python3. On a Mac: xcode-select --install.";
    fail(
      `The packages could not be installed.\n\n${tail()}\n\n${advice}\nThe whole output is in ${log}. Then run the same command again.`,
    );
  }
}

/** Builds the app, if its sources changed. */
export async function build() {
  const stamp = path.join(ROOT, ".next", "dateline-built");
  const sources = [
    "app",
    "components",
    "lib",
    "public",
    "data/basemap",
    "data/boundaries",
    "instrumentation.ts",
    "next.config.js",
    "proxy.ts",
    "postcss.config.mjs",
    "tsconfig.json",
    "package-lock.json",
  ];
  const hash = hashOf(sources);
  if (isDone(stamp, hash)) return;
  await lock();
  if (!isDone(stamp, hash)) {
    await buildApp(stamp);
    // The build may have rewritten tsconfig.json: the stamp is of what stands there now.
    writeWhole(stamp, hashOf(sources));
  }
  unlock();
}

async function buildApp(stamp) {
  say("Building the app (once; half a minute) ...");
  rmSync(stamp, { force: true });
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  const { status, log, tail } = await runLogged("build", process.execPath, [next, "build"], {
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
  });
  if (status !== 0) fail(`The app could not be built.\n\n${tail()}\n\nThe whole output is in ${log}.`);
}

/** Path of a Chromium to test with: the one named, the system's, Playwright's, else Debian's package, else a message. */
export async function findChromium() {
  const runs = file => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!runs(named)) fail(`CHROMIUM_PATH is ${named}, and no program is there.`);
    return named;
  }
  const system = () => {
    const folders = (process.env.PATH ?? "").split(path.delimiter);
    for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
      for (const folder of folders) if (folder && runs(path.join(folder, name))) return path.join(folder, name);
    }
    const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    return runs(mac) ? mac : "";
  };
  if (system()) return system();
  const { chromium } = await import("@playwright/test");
  if (runs(chromium.executablePath())) return chromium.executablePath();
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium from Debian for the browser tests ...");
    const options = ["-o", "DPkg::Lock::Timeout=120"];
    await runLogged("apt-update", "apt-get", [...options, "update"]);
    await runLogged("apt-chromium", "apt-get", [...options, "install", "-y", "chromium"], {
      DEBIAN_FRONTEND: "noninteractive",
    });
    if (system()) return system();
  }
  const download = await runLogged("playwright", process.execPath, [
    path.join(ROOT, "node_modules/@playwright/test/cli.js"),
    "install",
    "chromium",
  ]);
  if (download.status === 0 && runs(chromium.executablePath())) return chromium.executablePath();
  return fail(
    "The browser tests need Chromium. Install it (Debian or Ubuntu: apt-get install -y chromium; a Mac: Google Chrome), or name one with CHROMIUM_PATH=/path/to/chromium.",
  );
}
