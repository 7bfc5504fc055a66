// Who may ask. The server is one person's, on that person's machine: other sites that the browser has open must not reach it,
// and where it listens to more than this machine, whoever writes has to show the token.

import { createHash, timingSafeEqual } from "node:crypto";

/** Names under which a machine calls itself. */
const OWN = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

export interface Refusal {
  status: 401 | 403;
  message: string;
}

/**
 * Why a request is not answered, or null. `read`: what is public where the server is. `write`: what changes the corpus, or
 * shows what is on its way in. `work`: what costs time and changes nothing.
 */
export function refusal(request: Request, act: "read" | "write" | "work"): Refusal | null {
  const token = process.env.DATELINE_TOKEN ?? "";
  const host = hostOf(request);
  const bound = process.env.DATELINE_HOST || "127.0.0.1";
  const alone = OWN.test(bound) || bound === "::1";
  // A foreign name that leads here is how a page elsewhere would get at an address that only this machine has.
  if (alone && token === "" && !OWN.test(host)) {
    return {
      status: 403,
      message: `This Dateline is of its own machine alone and was asked as "${host}"; expected localhost. To be asked by others, set DATELINE_HOST and DATELINE_TOKEN.`,
    };
  }
  if (act === "read") return null;
  if (isForeign(request, host))
    return { status: 403, message: "Asked from a page of another site; only Dateline's own pages may." };
  if (act === "work") return null;
  if (token === "") {
    return alone
      ? null
      : { status: 403, message: "This Dateline can only be read: set DATELINE_TOKEN to write from other machines." };
  }
  const [, shown = ""] = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
  if (timingSafeEqual(hash(shown), hash(token))) return null;
  return { status: 401, message: shown === "" ? "The token is needed (DATELINE_TOKEN)." : "This is not the token." };
}

const hostOf = (request: Request): string => request.headers.get("host") ?? new URL(request.url).host;

/** Whether this machine asks itself. */
export const isOwn = (request: Request): boolean => OWN.test(hostOf(request));

/** Browsers say where a request comes from; programs say nothing. Another port of the same machine is another site. */
function isForeign(request: Request, host: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  const origin = request.headers.get("origin");
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
