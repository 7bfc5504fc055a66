// npm run articles: what is in the database and where it came from; taking articles and imports out again.

import path from "node:path";
import { openGazetteer } from "@/lib/gazetteer/open";
import { openLedger } from "@/lib/ingest/ledger";
import { removeArticle, removeImport } from "@/lib/ingest/manage";
import { parseQuery } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import { commandOf, counted, dataOption, printable, run, wholeNumber } from "@/scripts/command";

const program = commandOf("articles", "Lists and removes articles and imports.").addOption(dataOption());

async function open() {
  const { data } = program.opts<{ data: string }>();
  const store = openSqlite(path.join(data, "dateline.db"));
  const ledger = openLedger(path.join(data, "ingest.db"));
  return {
    store,
    ledger,
    async close() {
      ledger.close();
      await store.close();
    },
  };
}

program
  .command("imports")
  .description("every import with its numbers; --sources lists the files too")
  .option("--sources", "list the files of each import")
  .option("--rejected", "list what was rejected, and why")
  .action(async ({ sources, rejected }: { sources?: boolean; rejected?: boolean }) => {
    const { ledger, close } = await open();
    const interrupted = new Set(ledger.interrupted().map(({ id }) => id));
    for (const row of ledger.imports()) {
      const state = interrupted.has(row.id) ? "  interrupted" : row.finished === null ? "  running" : "";
      console.log(
        `${String(row.id).padStart(5)}  ${row.started.slice(0, 16).replace("T", " ")}  ${counted(row.sources, "source")}, ${counted(row.articles, "article")}, ${row.rejected} rejected${state}  ${printable(row.arguments.join(" "))}`,
      );
      if (sources) {
        for (const source of ledger.sources(row.id))
          console.log(`         ${printable(source.name)}: ${source.articles}`);
      }
      if (rejected)
        for (const { source, reason } of ledger.rejections(row.id))
          console.log(`         ${printable(`${source}: ${reason}`)}`);
    }
    await close();
  });

program
  .command("list")
  .description("articles with their ids, newest first")
  .option("--source <name>", "of this source only")
  .action(async ({ source }: { source?: string }) => {
    const { store, close } = await open();
    const query = parseQuery(new URLSearchParams({ unit: "articles" }));
    for (let after: string | null = null; ; ) {
      const page = await store.articles(query, { limit: 200, after, sort: "date" });
      for (const article of page.articles) {
        if (source !== undefined && article.source !== source) continue;
        const date = article.publishedOn?.from ?? "no date   ";
        console.log(
          `${article.id}  ${date}  ${article.mentions} places, ${article.incidents} incidents  ${printable(`${article.source}: ${article.title}`)}`,
        );
      }
      after = page.next;
      if (after === null) break;
    }
    await close();
  });

program
  .command("remove")
  .description("removes articles by id; an import by its number with --import")
  .argument("[ids...]", "ids of articles")
  .option("--import <number>", "remove an import: every article that came with it and with no other", wholeNumber)
  .action(async (ids: string[], { import: number }: { import?: number }) => {
    if (ids.length === 0 && number === undefined) {
      program.commands.find(c => c.name() === "remove")?.outputHelp();
      process.exitCode = 2;
      return;
    }
    const { store, ledger, close } = await open();
    const held = { store, ledger, gazetteer: await openGazetteer() };
    try {
      if (number !== undefined) {
        const removed = await removeImport(number, held);
        if (removed === null) process.exitCode = 1;
        console.log(
          removed === null
            ? `There is no import ${number}; npm run articles -- imports lists them.`
            : `Import ${number}: ${counted(removed, "article")} removed.`,
        );
      }
      for (const id of ids) {
        const removed = await removeArticle(id, held);
        if (!removed) process.exitCode = 1;
        console.log(removed ? `${id}: removed.` : `${id}: there is no such article.`);
      }
    } finally {
      await close();
    }
  });

await run(async () => {
  await program.parseAsync();
});
