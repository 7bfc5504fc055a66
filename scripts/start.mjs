// npm start: everything from a fresh clone to a map in the browser. The second start takes seconds.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { build, checkNode, fail, install, ROOT, say } from "./prepare.mjs";

const HOST = process.env.DATELINE_HOST || "127.0.0.1";
/** Where to ask it from here: "all addresses" is none to ask. */
const NEAR = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[HOST] ?? (HOST.includes(":") ? `[${HOST}]` : HOST);
const ALONE = /^(?:localhost|127[.].*|::1)$/.test(HOST);
const port = Number(process.env.PORT || 3000);
const data = path.resolve(process.env.DATELINE_DATA || path.join(ROOT, "var"));

/** Children that must not outlive us. */
const children = new Set();
let stopping = false;

function stop(status) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill("SIGTERM");
  const deadline = setTimeout(() => {
    for (const child of children) child.kill("SIGKILL");
  }, 4000);
  deadline.unref();
  const wait = setInterval(() => {
    if (children.size > 0) return;
    clearInterval(wait);
    process.exit(status);
  }, 20);
}

process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));
process.on("SIGHUP", () => stop(0));
// A signal to npm ends its shell and leaves us without a parent: then we go too.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && stop(0), 500).unref();

function start(command, args, options) {
  const child = spawn(command, args, { cwd: ROOT, ...options });
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
}

/** Says at once, before minutes of work, that the port is taken. */
function checkPort() {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once("error", error => {
      if (error.code === "EADDRINUSE")
        fail(
          `Port ${port} is in use: another program, or another Dateline. Stop it, or choose another port: PORT=${port + 1} npm start`,
        );
      if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
        fail(`DATELINE_HOST is "${HOST}", which is not an address of this machine (${error.message}).`);
      fail(`Port ${port} cannot be used (${error.message}). Choose another: PORT=3001 npm start`);
    });
    probe.listen(port, HOST, () => probe.close(resolve));
  });
}

/** Whether articles are stored already. Ends the program where that cannot be told: invented articles must not get among a person's own. */
function hasArticles() {
  const database = path.join(data, "dateline.db");
  if (!existsSync(database)) return false;
  const list = ["--import", "tsx", "scripts/articles.ts", "--data", data, "list"];
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, list, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: Number.MAX_SAFE_INTEGER,
  });
  if (status === 0) return stdout !== "";
  const why = error?.message || (stderr ?? "").trim().slice(-2000) || `ended with ${signal ?? `status ${status}`}`;
  return fail(`The articles in ${database} could not be listed, so nothing was started.\n${why}`);
}

/**
 * Loads the sample corpus on the first run, unless somebody's articles came first: invented ones do not belong among them. An interrupted
 * load is taken up again, since articles are stored once.
 */
async function loadSample() {
  const [begun, stamp] = ["sample-begun", "sample-loaded"].map(name => path.join(data, name));
  if (existsSync(stamp)) return;
  if (!existsSync(begun) && hasArticles()) {
    say("Your own articles are shown alone. To add the sample articles: npm run ingest -- data/articles");
    writeFileSync(stamp, "");
    return;
  }
  writeFileSync(begun, "");
  say("Reading the sample articles ...");
  const child = start(process.execPath, ["--import", "tsx", "scripts/ingest.ts", "data/articles"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, DATELINE_DATA: data },
  });
  let errors = "";
  child.stderr.on("data", chunk => {
    errors = (errors + chunk).slice(-2000);
  });
  const status = await new Promise(resolve => child.on("exit", resolve));
  if (stopping) return;
  if (status !== 0) fail(`The sample articles could not be loaded.\n${errors}`);
  renameSync(begun, stamp);
}

async function serve() {
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  const child = start(process.execPath, [next, "start", "--hostname", HOST, "--port", String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATELINE_DATA: data },
  });
  child.on("exit", code => {
    if (!stopping) fail(`The server stopped by itself (status ${code}).`);
  });
  const address = ALONE ? `http://localhost:${port}` : `http://${NEAR}:${port}`;
  for (let tries = 0; tries < 300 && !stopping; tries++) {
    try {
      const answer = await fetch(`http://${NEAR}:${port}/api/places`, { signal: AbortSignal.timeout(5000) });
      if (!answer.ok) say(`The first answer was an error: ${(await answer.text()).slice(0, 500)}`);
      say(`\nDateline is at ${address}   (Ctrl-C stops it)`);
      if (!ALONE) say(`Others can read it, at ${HOST}.`);
      if (!ALONE && !process.env.DATELINE_TOKEN)
        say("Articles can be added and removed once DATELINE_TOKEN is set to a secret of your own.");
      return;
    } catch (error) {
      // Fetch, like every browser, refuses the ports of other services (6000, 4190 ...).
      if (error.cause?.message === "bad port") {
        say(`Browsers refuse to open port ${port}. Choose another: PORT=3000 npm start`);
        return stop(1);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
  if (!stopping) {
    say("The server did not answer within a minute.");
    stop(1);
  }
}

checkNode();
if (!(Number.isInteger(port) && port > 0 && port < 65536))
  fail(`PORT is "${process.env.PORT}"; expected a number from 1 to 65535.`);
await checkPort();
try {
  mkdirSync(data, { recursive: true });
} catch (error) {
  fail(`The data folder ${data} cannot be made (${error.message}). Choose another with DATELINE_DATA.`);
}
await install();
await build();
await loadSample();
if (!stopping) await serve();
