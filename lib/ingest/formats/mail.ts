// Mail: single messages (.eml), mailboxes (mbox) and pages saved as MIME messages (.mhtml).

import type { Email } from "postal-mime";
import { findDates } from "../dates";
import type { Known } from "../metadata";
import { documented, head, type Input, type Reader, rejected } from "../reader";
import { unwrap } from "../unwrap";
import { filled } from "./feed";
import { asPage, textOfHtml } from "./html";

const HEADER_NAMES =
  /^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to|reply-to|content-type|x-[\w-]+|snapshot-content-location)$/i;

export const message: Reader = {
  id: "mail",
  name: "mail message or saved page (MHTML)",
  container: false,
  detect(input) {
    const names = new Set<string>();
    for (const line of head(input, 8000).split(/\r?\n/)) {
      if (line === "") break;
      if (/^[ \t]/.test(line)) continue;
      const name = line.match(/^([A-Za-z][\w-]{1,60}):/)?.[1];
      if (name === undefined) return false;
      if (HEADER_NAMES.test(name)) names.add(name.toLowerCase());
    }
    return (
      names.size >= 3 &&
      (names.has("mime-version") ||
        names.has("message-id") ||
        names.has("received") ||
        (names.has("from") && names.has("subject")))
    );
  },
  async *read(input) {
    const { default: PostalMime } = await import("postal-mime");
    const email = await PostalMime.parse(input.bytes, { maxNestingDepth: 50, maxHeadersSize: 1_000_000 });
    const header = (key: string) => email.headers.find(h => h.key === key)?.value ?? "";
    const saved = header("snapshot-content-location") !== "" || /multipart\/related/i.test(header("content-type"));
    if (saved && email.html) {
      const url = header("snapshot-content-location");
      const bytes = Buffer.from(asPage(email.html));
      yield { type: "inner", input: { name: input.name, bytes, known: { ...filled({ url }), ...input.known } } };
      return;
    }
    const fromHtml = email.html ? await textOfHtml(email.html) : { text: "", boilerplate: [] };
    const plain = unwrap((email.text ?? "").replace(/\r\n/g, "\n"));
    const usesPlain = plain.trim().length >= fromHtml.text.length * 0.5;
    const text = usesPlain ? plain : fromHtml.text;
    if (text.trim() === "") {
      yield rejected(input.name, "a message without text");
      return;
    }
    yield documented(input, text, { known: mailFacts(email), boilerplate: usesPlain ? [] : fromHtml.boilerplate });
  },
};

function mailFacts(email: Email): Known {
  const known: Known = { title: email.subject ?? "", source: email.from?.name || email.from?.address || "" };
  const stated = email.headers.find(h => h.key === "date")?.value ?? "";
  const date = findDates(stated)[0];
  if (date?.range) known.publishedOn = { range: date.range, evidence: "mail header" };
  return filled(known);
}

/** A "From " line: sender, then a date in ctime's form (RFC 4155). */
const FROM_LINE = /^From \S+.{0,40}\b\d{2}:\d{2}(?::\d{2})?\b.{0,20}\b(?:19|20)\d{2}/;

export const mailbox: Reader = {
  id: "mbox",
  name: "mailbox",
  container: true,
  detect: input => FROM_LINE.test(head(input, 300)),
  async *read(input) {
    let number = 0;
    for (const bytes of messagesOf(input)) {
      number++;
      yield { type: "inner", input: { name: `${input.name}/${number}.eml`, bytes } };
    }
  },
};

function* messagesOf({ bytes }: Input): Generator<Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = buffer.indexOf("\n") + 1;
  for (let at = start; at > 0; ) {
    const next = buffer.indexOf("\nFrom ", at);
    const end = next < 0 ? buffer.length : next + 1;
    const blankBefore = next < 0 || buffer[next - 1] === 10 || (buffer[next - 1] === 13 && buffer[next - 2] === 10);
    const line =
      buffer
        .subarray(end, end + 200)
        .toString("latin1")
        .split("\n", 1)[0] ?? "";
    if (next >= 0 && !(blankBefore && FROM_LINE.test(line))) {
      at = next + 6;
      continue;
    }
    yield buffer.subarray(start, end);
    start = next < 0 ? 0 : buffer.indexOf("\n", end) + 1;
    at = start;
  }
}
