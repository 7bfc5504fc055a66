// Writes articles into the store named by its argument until it is killed (see sqlite.test.ts).
import { makeArticles } from "@/bench/corpus";
import { openSqlite } from "@/lib/store/sqlite";

const store = openSqlite(process.argv[2] ?? "");
for (const parsed of makeArticles({ seed: 3, articles: 20_000, mentions: 4, places: 50 }))
  await store.addArticle(parsed);
