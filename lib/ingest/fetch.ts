// Pages and feeds from the network: http and https only, public addresses only (looked up first, on every redirect, and the
// connection goes to the address that was checked), within limits of size and time.

import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { formatBytes, type Limits } from "./limits";
import { messageOf } from "./reader";

export type Fetched =
  | { type: "fetched"; bytes: Uint8Array; url: string; etag: string; modified: string }
  | { type: "unchanged" }
  /** `retryAfter`: milliseconds that the server asked to wait, or null. */
  | { type: "refused"; reason: string; retryAfter: number | null };

export interface FetchOptions {
  limits: Limits;
  /** What the server sent last time, so that it need not send the same again. */
  etag?: string;
  modified?: string;
  /** Whether an address may be asked; default: public unicast addresses only. */
  allows?: (address: string) => boolean;
}

const MAX_REDIRECTS = 5;
const USER_AGENT = "Dateline (reads news articles; one request at a time)";

/** Whether what was asked for is an address, not a path. */
export function isAddress(target: string): boolean {
  return /^https?:\/\//i.test(target);
}

/** Requests one address. Never throws: a failure is "refused" with the reason. */
export async function fetchAddress(address: string, options: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(Math.min(options.limits.milliseconds, 60_000));
  let url = address;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await ask(url, options, signal);
      if (!("location" in answer)) return answer;
      url = new URL(answer.location, url).href;
    }
    return refused(`more than ${MAX_REDIRECTS} redirects`);
  } catch (error) {
    return refused(signal.aborted ? "took too long to answer" : messageOf(error));
  }
}

/** Whether an IP address is a public one: not loopback, private, link-local, multicast or reserved, nor one of these mapped into IPv6. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

function refused(reason: string, retryAfter: number | null = null): Fetched {
  return { type: "refused", reason, retryAfter };
}

async function ask(
  address: string,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<Fetched | { location: string }> {
  const url = parseAddress(address);
  if ("reason" in url) return refused(url.reason);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const allows = options.allows ?? isPublic;
  const ip = ipaddr.isValid(host)
    ? host
    : ((await lookup(host, { all: true })).map(a => a.address).find(a => !allows(a)) ?? "");
  if (ip !== "" && !allows(ip)) return refused(`${url.hostname} leads to ${ip}, which is not a public address`);
  return request(url, options, allows, signal);
}

function parseAddress(address: string): URL | { reason: string } {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { reason: "not a web address" };
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return { reason: `only http and https are asked, not ${url.protocol}` };
  if (url.username !== "" || url.password !== "")
    return { reason: "addresses with a name or password in them are not asked" };
  return url;
}

function request(
  url: URL,
  options: FetchOptions,
  allows: (address: string) => boolean,
  signal: AbortSignal,
): Promise<Fetched | { location: string }> {
  const { limits, etag, modified } = options;
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { "user-agent": USER_AGENT, accept: "*/*", "accept-encoding": "identity" };
    if (etag) headers["if-none-match"] = etag;
    if (modified) headers["if-modified-since"] = modified;
    const client = url.protocol === "https:" ? https : http;
    const sent = client.get(url, { headers, signal, lookup: checkedLookup(allows), agent: false }, response => {
      const { statusCode: status = 0 } = response;
      const finish = (answer: Fetched | { location: string }) => {
        response.destroy();
        resolve(answer);
      };
      const header = (name: string) => String(response.headers[name] ?? "");
      if (status === 304) return finish({ type: "unchanged" });
      if (status >= 300 && status < 400 && header("location") !== "") return finish({ location: header("location") });
      if (status !== 200) return finish(refused(`the server answered ${status}`, retryAfterOf(header("retry-after"))));
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > limits.downloadBytes)
          finish(refused(`larger than ${formatBytes(limits.downloadBytes)} (DATELINE_MAX_DOWNLOAD_MB)`));
      });
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          type: "fetched",
          bytes: Buffer.concat(chunks),
          url: url.href,
          etag: header("etag"),
          modified: header("last-modified"),
        }),
      );
    });
    sent.on("error", reject);
  });
}

/** The DNS lookup that the connection itself uses, so that the answer cannot change between check and connection. */
function checkedLookup(allows: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { all: true }).then(
      addresses => {
        const bad = addresses.find(({ address }) => !allows(address));
        const [first] = addresses;
        if (bad || !first)
          callback(
            new Error(`${hostname} leads to ${bad?.address ?? "nothing"}, which is not a public address`),
            "",
            0,
          );
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      error => callback(error, "", 0),
    );
  };
}

function retryAfterOf(value: string): number | null {
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
