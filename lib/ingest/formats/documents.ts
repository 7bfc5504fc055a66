// PDF with a text layer, Word (.docx) and EPUB.

import type { Boilerplate } from "@/lib/types";
import type { Reason } from "../boilerplate";
import { formatBytes, type Limits } from "../limits";
import type { Known } from "../metadata";
import { documented, head, type Input, type Reader, type Reading, rejected } from "../reader";
import { unwrap } from "../unwrap";
import { budgetOf, zipMembers } from "./archive";
import { entityProblem, filled } from "./feed";
import { textOfHtml } from "./html";

/** Pages of a PDF that are read. */
const MAX_PAGES = 500;

export const pdf: Reader = {
  id: "pdf",
  name: "PDF",
  container: false,
  detect: input => head(input, 1024).includes("%PDF-"),
  async *read(input, { limits }) {
    const { extractText, getDocumentProxy, getMeta } = await import("unpdf");
    // The library takes the buffer over, so it gets its own.
    const document = await getDocumentProxy(new Uint8Array(input.bytes), {
      isEvalSupported: false,
      stopAtErrors: false,
      // Its warnings would go to standard output, where programs read answers.
      verbosity: 0,
    });
    try {
      if (document.numPages > MAX_PAGES) {
        yield rejected(input.name, `a PDF of ${document.numPages} pages; the limit is ${MAX_PAGES}`);
        return;
      }
      const { text: pages } = await extractText(document, { mergePages: false });
      const { text, boilerplate } = joinPages(pages);
      if (!/\p{L}{2}/u.test(text)) {
        yield rejected(input.name, "a PDF without a text layer (scanned pages); run text recognition on it first");
        return;
      }
      if (text.length > limits.articleLength * 20) {
        yield rejected(input.name, `a PDF with ${formatBytes(text.length)} of text`);
        return;
      }
      const { info } = await getMeta(document);
      yield documented(input, text, { known: pdfFacts(info), boilerplate });
    } finally {
      await document.destroy();
    }
  },
};

/** Pages with their broken lines rejoined. Lines at the edge of several pages (running heads, page numbers) are marked. */
function joinPages(pages: readonly string[]): { text: string; boilerplate: Boilerplate[] } {
  const shape = (line: string) => line.trim().replace(/\d+/g, "#");
  const counts = new Map<string, number>();
  const linesOf = pages.map(page =>
    page
      .replace(/\r\n?/g, "\n")
      .split("\n")
      .filter(line => line.trim() !== ""),
  );
  for (const lines of linesOf) {
    for (const line of new Set([...lines.slice(0, 2), ...lines.slice(-2)].map(shape)))
      counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const runs = (line: string, i: number, length: number) =>
    (i < 2 || i >= length - 2) && pages.length > 1 && (counts.get(shape(line)) ?? 0) >= Math.max(2, pages.length / 2);
  let text = "";
  const boilerplate: Boilerplate[] = [];
  const mark = (line: string) => {
    const start = text.length;
    text += `${line.trim()}\n\n`;
    boilerplate.push({ start, end: start + line.trim().length, reason: "on several pages" satisfies Reason });
  };
  const body: string[] = [];
  const heads: string[] = [];
  for (const lines of linesOf) {
    const kept: string[] = [];
    for (const [i, line] of lines.entries()) (runs(line, i, lines.length) ? heads : kept).push(line);
    body.push(kept.join("\n"));
  }
  // Proportional type: a line may end a dozen letters before the widest one and still be full.
  text = `${unwrap(body.join("\n"), 12).trim()}\n\n`;
  for (const line of new Set(heads)) mark(line);
  return { text: text.trimEnd(), boilerplate };
}

function pdfFacts(info: Record<string, unknown> | undefined): Known {
  const field = (key: string) => (typeof info?.[key] === "string" ? (info[key] as string).trim() : "");
  const title = field("Title");
  // The creation date is when the file was made, not when the article appeared, so it is not used.
  const isFileName = /\.(?:pdf|docx?|html?|indd)$|^(?:untitled|microsoft word|document\d*)/i.test(title);
  return filled({ title: isFileName ? "" : title, author: field("Author") });
}

export const word: Reader = {
  id: "docx",
  name: "Word document",
  container: false,
  detect: input => isZip(input) && includes(input, "word/document.xml"),
  async *read(input, { limits }) {
    const budget = budgetOf(input, limits);
    // The library unpacks without limits; everything is unpacked once before, counted.
    for await (const member of zipMembers(input, limits, budget, () => true)) {
      const problem =
        member.problem ||
        (/\.(?:xml|rels)$/.test(member.name) ? entityProblem(Buffer.from(member.bytes).toString("utf8")) : null);
      if (problem) {
        yield rejected(input.name, `${member.name}: ${problem}`);
        return;
      }
    }
    const { default: mammoth } = await import("mammoth");
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(input.bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
    );
    const { text, boilerplate } = await textOfHtml(value.replace(/<h1>/g, "<p># ").replace(/<\/h1>/g, "</p>"));
    if (text.trim() === "") yield rejected(input.name, "a Word document without text");
    else yield documented(input, text, { boilerplate });
  },
};

export const epub: Reader = {
  id: "epub",
  name: "EPUB",
  container: false,
  detect: input =>
    isZip(input) && (head(input, 200).includes("application/epub+zip") || includes(input, "META-INF/container.xml")),
  async *read(input, { limits }) {
    const pages = new Map<string, string>();
    let packageFile = "";
    for await (const member of zipMembers(input, limits, budgetOf(input, limits), name =>
      /\.(?:x?html?|opf)$/i.test(name),
    )) {
      if (member.problem !== "") {
        yield rejected(`${input.name}/${member.name}`, member.problem);
        continue;
      }
      const text = Buffer.from(member.bytes).toString("utf8");
      const problem = entityProblem(text);
      if (problem) yield rejected(`${input.name}/${member.name}`, problem);
      else if (/\.opf$/i.test(member.name)) packageFile = text;
      else pages.set(member.name, text);
    }
    yield* chapters(input, packageFile, pages, limits);
  },
};

async function* chapters(
  input: Input,
  packageFile: string,
  pages: Map<string, string>,
  limits: Limits,
): AsyncGenerator<Reading> {
  const field = (name: string) =>
    packageFile.match(new RegExp(`<dc:${name}[^>]{0,300}>([^<]{1,500})<`, "i"))?.[1]?.trim() ?? "";
  const book = filled({
    source: (await textOfHtml(field("title"))).text,
    author: (await textOfHtml(field("creator"))).text,
  });
  // Reading order: the spine names items, the manifest says where they are.
  const places = new Map<string, string>();
  for (const [tag] of packageFile.matchAll(/<item\s[^>]{0,1000}>/gi)) {
    const id = tag.match(/\bid="([^"]{1,200})"/i)?.[1];
    const href = tag.match(/\bhref="([^"]{1,300})"/i)?.[1];
    if (id && href) places.set(id, decodeURIComponent(href));
  }
  const order = [...packageFile.matchAll(/<itemref\s[^>]{0,300}\bidref="([^"]{1,200})"/gi)].map(
    m => places.get(m[1] ?? "") ?? "",
  );
  const rank = (name: string) => {
    const at = order.findIndex(href => href !== "" && name.endsWith(href));
    return at < 0 ? order.length : at;
  };
  let any = false;
  for (const [name, source] of [...pages].sort(([a], [b]) => rank(a) - rank(b))) {
    const { text, boilerplate } = await textOfHtml(source);
    // Covers, contents and title pages hold no article.
    if (text.length < 200 || text.length > limits.articleLength) continue;
    any = true;
    const { text: title } = await textOfHtml(
      source.match(/<h[1-3][^>]{0,300}>([\s\S]{1,1000}?)<\/h[1-3]>/i)?.[1] ?? "",
    );
    yield documented({ ...input, name: `${input.name}/${name}` }, text, {
      whole: true,
      known: filled({ ...book, title }),
      boilerplate,
    });
  }
  if (!any) yield rejected(input.name, "an EPUB without chapters of text");
}

function isZip(input: Input): boolean {
  return head(input, 2) === "PK";
}

/** Member names are stored uncompressed in a zip file. */
function includes({ bytes }: Input, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}
