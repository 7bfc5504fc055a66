// The app as it is built, over a corpus of one's own: for benches, and for browser tests that need more than the sample.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";

export interface Server {
  url: string;
  /** Milliseconds from the start to the first page, and to the first counts. */
  ready: number;
  counted: number;
  stop(): Promise<void>;
}

/** Milliseconds in which a server that is stopped may end what it is doing. */
const PATIENCE = 2_000;

/** Serves the production build over a data folder, on a port of its own. */
export async function serve(data: string): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const next = path.join(process.cwd(), "node_modules/next/dist/bin/next");
  const child = spawn(
    process.execPath,
    // Who asks again after some seconds must not meet the end of a connection that he takes up.
    [next, "start", "--hostname", "127.0.0.1", "--port", String(port), "--keepAliveTimeout", "120000"],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATELINE_DATA: data },
    },
  );
  const exited = new Promise<void>(resolve => child.on("exit", () => resolve()));
  const answer = async (route: string) => {
    while (child.exitCode === null) {
      const response = await fetch(url + route).catch(() => null);
      if (response?.ok) return performance.now() - started;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(`The server ended with status ${child.exitCode}.`);
  };
  const ready = await answer("/favicon.ico");
  const counted = await answer("/api/places");
  return {
    ...{ url, ready, counted },
    async stop() {
      child.kill("SIGTERM");
      // It would wait for connections that a browser, or a test that asked, still holds.
      const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
      await exited;
      clearTimeout(late);
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
