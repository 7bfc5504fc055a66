// The process that the kill test kills: ingests a folder and tells each article's id on standard output once it is stored.

import { writeSync } from "node:fs";
import path from "node:path";
import { openGazetteer } from "@/lib/gazetteer/open";
import { ingest } from "@/lib/ingest/ingest";
import { openLedger } from "@/lib/ingest/ledger";
import { DEFAULT_LIMITS } from "@/lib/ingest/limits";
import { inlineParser } from "@/lib/ingest/parser";
import { inputsAt } from "@/lib/ingest/read";
import { openSqlite } from "@/lib/store/sqlite";

const [folder = "", made = "", database = ""] = process.argv.slice(2);
const read = { limits: DEFAULT_LIMITS, verbatim: false, fields: {} };
const gazetteer = await openGazetteer({ made });
const store = openSqlite(path.join(database, "dateline.db"));
const ledger = openLedger(path.join(database, "ingest.db"));
writeSync(1, "ready\n");
await ingest(inputsAt([folder], read), {
  store,
  ledger,
  gazetteer,
  parser: inlineParser(gazetteer, read),
  asked: [folder],
  onStored: id => void writeSync(1, `${id}\n`),
});
ledger.close();
await store.close();
writeSync(1, "done\n");
