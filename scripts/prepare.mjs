// What `npm start` and `npm test` need before anything else: packages, the built app, a browser. Node built-ins only, since nothing is
// installed yet. Every step is remembered by a hash of what it was made from, written only when the step succeeded, so an
// interrupted step is done again.

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
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..");
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

/** Installs the packages, if they are not those of package-lock.json. */
export async function install() {
  const stamp = path.join(ROOT, "node_modules", ".dateline-installed");
  const hash = hashOf(["package.json", "package-lock.json"]);
  if (isDone(stamp, hash)) return;
  say("Installing packages (once; two to three minutes) ...");
  rmSync(stamp, { force: true });
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
  writeFileSync(stamp, hash);
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
  say("Building the app (once; half a minute) ...");
  rmSync(stamp, { force: true });
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  const { status, log, tail } = await runLogged("build", process.execPath, [next, "build"], {
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
  });
  if (status !== 0) fail(`The app could not be built.\n\n${tail()}\n\nThe whole output is in ${log}.`);
  // The build may have rewritten tsconfig.json: the stamp is of what stands there now.
  writeFileSync(stamp, hashOf(sources));
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
