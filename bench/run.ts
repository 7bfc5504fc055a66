// npm run bench -- NAME...: runs benches by name; each prints what it measured, as Markdown.

import { cpus, platform, totalmem } from "node:os";

/** Each module exports its bench as default. */
const BENCHES: Record<string, () => Promise<{ default: () => Promise<void> }>> = {
  browser: () => import("./browser"),
  gazetteer: () => import("./gazetteer"),
  geoparse: () => import("./geoparse"),
  incidents: () => import("./incidents"),
  ingest: () => import("./ingest"),
  matcher: () => import("./matcher"),
  store: () => import("./store"),
};

const names = process.argv.slice(2);
const unknown = names.filter(name => !(name in BENCHES));
if (names.length === 0 || unknown.length > 0) {
  console.error(
    `npm run bench -- NAME...: expected some of ${Object.keys(BENCHES).join(", ")}, got "${names.join(" ")}"`,
  );
  process.exit(2);
}
const gigabytes = Math.round(totalmem() / 2 ** 30);
console.log(`Node ${process.version}, ${platform()}, ${cpus().length} x ${cpus()[0]?.model ?? "?"}, ${gigabytes} GB\n`);
for (const name of names) {
  const bench = await BENCHES[name]?.();
  await bench?.default();
}
