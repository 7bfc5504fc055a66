// Writers of the containers that the tests read: zip (and with it Word and EPUB) and a PDF with a text layer.

import { crc32, deflateRawSync } from "node:zlib";

interface Member {
  name: string;
  bytes: Uint8Array | string;
  /** What the archive claims the unpacked size to be; default: the truth. */
  claimed?: number;
}

/** A zip file, deflated (PKWARE APPNOTE 6.3.3, without extensions). */
export function zipOf(members: Member[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimed } of members) {
    const data = Buffer.from(bytes as string);
    const packed = deflateRawSync(data);
    const file = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed ?? data.length, 18);
    common.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, file, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002", "latin1"), Buffer.from([20, 0]), common, rest, file]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** A Word document with one paragraph a line; lines that begin with "# " are headings. */
export function docxOf(text: string): Buffer {
  const escaped = (line: string) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const paragraphs = text.split("\n").map(line => {
    const heading = line.startsWith("# ");
    const style = heading ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : "";
    return `<w:p>${style}<w:r><w:t xml:space="preserve">${escaped(line.replace(/^# /, ""))}</w:t></w:r></w:p>`;
  });
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  return zipOf([
    {
      name: "[Content_Types].xml",
      bytes: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      bytes: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: "word/styles.xml",
      bytes: `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    },
    {
      name: "word/document.xml",
      bytes: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join("")}</w:body></w:document>`,
    },
  ]);
}

export function epubOf(title: string, chapters: string[]): Buffer {
  const items = chapters.map((_, i) => `<item id="c${i}" href="c${i}.xhtml" media-type="application/xhtml+xml"/>`);
  const spine = chapters.map((_, i) => `<itemref idref="c${i}"/>`);
  return zipOf([
    { name: "mimetype", bytes: "application/epub+zip" },
    {
      name: "META-INF/container.xml",
      bytes: `<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>`,
    },
    {
      name: "OEBPS/content.opf",
      bytes: `<?xml version="1.0"?><package><metadata><dc:title>${title}</dc:title></metadata><manifest>${items.join("")}</manifest><spine>${spine.join("")}</spine></package>`,
    },
    ...chapters.map((html, i) => ({ name: `OEBPS/c${i}.xhtml`, bytes: html })).reverse(),
  ]);
}

/** A PDF with one text line a string, one page an array; Latin letters only. */
export function pdfOf(pages: string[][], title = ""): Buffer {
  const escaped = (line: string) => line.replace(/([\\()])/g, "\\$1");
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>");
  pages.forEach((lines, i) => {
    const text = lines.map(line => `(${escaped(line)}) Tj T*`).join("\n");
    const stream = `BT /F1 10 Tf 12 TL 40 780 Td\n${text}\nET`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
    );
    add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  });
  add(`<< /Title (${escaped(title)}) >>`);
  let file = "%PDF-1.4\n";
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map(at => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, "latin1");
}
