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
    const text = verbatim ? decoded.text : unwrap(decoded.text);
    const notes = [
      decoded.encoding === "utf-8" ? "" : `read as ${decoded.encoding}`,
      text === decoded.text ? "" : "broken lines rejoined",
    ];
    yield documented(input, text, { note: notes.filter(Boolean).join("; ") });
  },
};
