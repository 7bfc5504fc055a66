// Plain text and Markdown in any encoding: what is left when no other format claims the content.

import { decodeText } from "../decode";
import { documented, type Reader, rejected } from "../reader";
import { unwrap } from "../unwrap";

export const plainText: Reader = {
  id: "text",
  name: "text",
  container: false,
  detect: () => true,
  async *read(input, { verbatim }) {
    const decoded = decodeText(input.bytes);
    if ("reason" in decoded) {
      yield rejected(input.name, decoded.reason);
      return;
    }
    if (decoded.text.trim() === "") {
      yield rejected(input.name, "the file holds only white space");
      return;
    }
    const other = verbatim ? "" : noProse(decoded.text);
    if (other !== "") {
      yield rejected(input.name, other);
      return;
    }
    const text = verbatim ? decoded.text : unwrap(decoded.text);
    const notes = [
      decoded.encoding === "utf-8" ? "" : `read as ${decoded.encoding}`,
      text === decoded.text ? "" : "broken lines rejoined",
    ];
    yield documented(input, text, { note: notes.filter(Boolean).join("; ") });
  },
};

/** In prose, these characters make up well under a hundredth of what is not white space; in programs and style sheets, three to five. */
const CODE = { signs: /[{};]/g, share: 0.02, sample: 20_000 };

/** Why a text is not prose (the scripts beside a saved page are not), or "". */
function noProse(text: string): string {
  if (/^\ufeff?\s*<\?xml\b/.test(text))
    return "XML of a kind that is not read; save it as a web page, a feed, JSON or text";
  const sample = text.slice(0, CODE.sample).replace(/\s+/g, "");
  const signs = sample.match(CODE.signs)?.length ?? 0;
  return signs > sample.length * CODE.share ? "program code, no prose" : "";
}
