// Puts the checksums of data/README.md right after a rebuild: `npx tsx scripts/provenance.ts`. A test holds them.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const README = "data/README.md";
// | `boundaries/governorates.geojson` | ... | `64 hex digits` | ...
const ROW = /^\| `([^`]+)` \|.*`([0-9a-f]{64}|sha256)`/;

/** Rows of the table of files: path below data/, and the checksum that the page states. */
export function statedChecksums(): { file: string; stated: string }[] {
  return readFileSync(README, "utf8")
    .split("\n")
    .map(line => line.match(ROW))
    .flatMap(match => (match?.[1] && match[2] ? [{ file: match[1], stated: match[2] }] : []));
}

export function checksum(file: string): string {
  return createHash("sha256")
    .update(readFileSync(path.join("data", file)))
    .digest("hex");
}

/** Writes the checksums of the files as they are now into the page; answers with the files that had changed. */
export function refreshChecksums(): string[] {
  let page = readFileSync(README, "utf8");
  const changed: string[] = [];
  for (const { file, stated } of statedChecksums()) {
    const now = checksum(file);
    if (now === stated) continue;
    page = page.replace(new RegExp(`^(\\| \`${file.replaceAll(".", "\\.")}\` \\|.*\`)${stated}\``, "m"), `$1${now}\``);
    changed.push(file);
  }
  writeFileSync(README, page);
  return changed;
}

if (import.meta.url === `file://${process.argv[1]}`)
  for (const file of refreshChecksums()) console.log(`${file} changed`);
