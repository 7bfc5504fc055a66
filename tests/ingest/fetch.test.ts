// Pages and feeds from a server of our own on the loopback, which is refused unless a test allows it.
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { fetchAddress, isPublic } from "@/lib/ingest/fetch";
import { DEFAULT_LIMITS } from "@/lib/ingest/limits";

const limits = { ...DEFAULT_LIMITS, downloadBytes: 10_000, milliseconds: 2_000 };
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const loopback = (address: string) => address === "127.0.0.1";

describe("what is asked", () => {
  it.each([
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "not an address",
  ])("%s is not public", address => {
    expect(isPublic(address)).toBe(false);
  });
  it.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])("%s is public", address => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    ["file:///etc/passwd", "only http and https"],
    ["ftp://example.org/x", "only http and https"],
    ["javascript:alert(1)", "only http and https"],
    ["http://user:secret@example.org/", "name or password"],
    ["nonsense", "not a web address"],
    ["http://localhost:9/", "not a public address"],
    ["http://127.0.0.1:9/", "not a public address"],
    ["http://[::1]:9/", "not a public address"],
    ["http://2130706433/", "not a public address"],
    ["http://0x7f.1/", "not a public address"],
  ])("%s is refused", async (address, reason) => {
    expect(await fetchAddress(address, { limits })).toEqual({
      type: "refused",
      reason: expect.stringContaining(reason),
      retryAfter: null,
    });
  });

  it("refuses a redirect to a private address, and one to another scheme, and too many", async () => {
    let asked = 0;
    const base = await serve((request, response) => {
      asked++;
      const targets: Record<string, string> = {
        "/private": "http://10.0.0.1/",
        "/file": "file:///etc/passwd",
        "/round": "/round",
      };
      response.writeHead(302, { location: targets[request.url ?? ""] ?? "/" }).end();
    });
    const reasons = [];
    for (const path of ["/private", "/file", "/round"]) {
      const answer = await fetchAddress(base + path, { limits, allows: loopback });
      reasons.push(answer.type === "refused" ? answer.reason : answer.type);
    }
    expect(reasons).toEqual([
      expect.stringContaining("10.0.0.1, which is not a public address"),
      expect.stringContaining("only http and https"),
      "more than 5 redirects",
    ]);
    expect(asked).toBe(8);
  });
});

describe("what is taken", () => {
  it("gives the bytes with what a polite second question needs, and understands 304", async () => {
    const headers: unknown[] = [];
    const base = await serve((request, response) => {
      headers.push([request.headers["if-none-match"], request.headers["if-modified-since"]]);
      if (request.headers["if-none-match"] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"', "last-modified": "Tue, 29 Jun 2021 10:00:00 GMT" }).end("hello");
    });
    const first = await fetchAddress(`${base}/feed`, { limits, allows: loopback });
    expect(first).toMatchObject({ type: "fetched", etag: '"one"', modified: "Tue, 29 Jun 2021 10:00:00 GMT" });
    expect(first.type === "fetched" && Buffer.from(first.bytes).toString()).toBe("hello");
    const second = await fetchAddress(`${base}/feed`, {
      limits,
      allows: loopback,
      etag: '"one"',
      modified: "Tue, 29 Jun 2021 10:00:00 GMT",
    });
    expect(second).toEqual({ type: "unchanged" });
    expect(headers).toEqual([
      [undefined, undefined],
      ['"one"', "Tue, 29 Jun 2021 10:00:00 GMT"],
    ]);
  });

  it("stops at the limit of size, also where no length is stated", async () => {
    const base = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(1000)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    });
    expect(await fetchAddress(base, { limits, allows: loopback })).toMatchObject({
      type: "refused",
      reason: expect.stringContaining("larger than 10 kB"),
    });
  });

  it("stops at the limit of time", async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200);
      response.write("slow");
    });
    expect(await fetchAddress(base, { limits: { ...limits, milliseconds: 300 }, allows: loopback })).toMatchObject({
      type: "refused",
      reason: "took too long to answer",
    });
  });

  it("tells what the server answered, and how long it asks to be left alone", async () => {
    const base = await serve((_request, response) => response.writeHead(429, { "retry-after": "120" }).end());
    expect(await fetchAddress(base, { limits, allows: loopback })).toEqual({
      type: "refused",
      reason: "the server answered 429",
      retryAfter: 120_000,
    });
  });
});
