// How long the store's answers take at 100,000 articles, 1,000,000 mentions and 5,000 places. Every question is asked once
// only, so that no answer comes from the scans that are kept; the first of a round pays for the scan. What was counted is
// checked against what was put in.

import { statSync } from "node:fs";
import path from "node:path";
import { LARGE, makeArticles, storedCorpus } from "@/bench/corpus";
import { TIMING_HEAD, timed, timingRow } from "@/bench/timing";
import { EMPTY, type Query, UNITS } from "@/lib/query";
import { openSqlite } from "@/lib/store/sqlite";
import type { Page } from "@/lib/store/store";
import { type Random, seeded } from "@/tests/random";

const RUNS = 100;
const FIRST: Page = { limit: 50, after: null, sort: "date" };

export default async function benchStore(): Promise<void> {
  const { folder, seconds } = await storedCorpus(LARGE);
  const file = path.join(folder, "dateline.db");
  const expected = { incidents: 0, mentions: 0, articles: 0 };
  for (const parsed of makeArticles(LARGE)) {
    expected.articles++;
    expected.mentions += parsed.mentions.length;
    expected.incidents += parsed.incidents.filter(({ status }) => status === "reported").length;
  }

  const store = openSqlite(file, { readonly: true });
  const loading = performance.now();
  const { units, features } = await store.places(EMPTY);
  const loaded = (performance.now() - loading) / 1000;
  for (const unit of UNITS) {
    // Reports of one event are one incident: fewer than were put in.
    const right = unit === "incidents" ? units[unit] <= expected[unit] : units[unit] === expected[unit];
    if (!right) throw new Error(`${unit}: expected ${expected[unit]}, counted ${units[unit]}`);
  }
  console.log(
    `## Store: ${expected.articles} articles, ${expected.mentions} mentions, ${units.incidents} incidents in ${expected.incidents} reports, ${features.length} places\n`,
  );
  if (seconds > 0)
    console.log(`Written in ${seconds.toFixed(0)} s (${Math.round(expected.articles / seconds)} articles a second).`);
  console.log(
    `File ${Math.round(statSync(file).size / 1e6)} MB, loaded for counting in ${loaded.toFixed(1)} s, resident ${Math.round(process.memoryUsage().rss / 1e6)} MB.\n`,
  );
  console.log(TIMING_HEAD);

  const random = seeded(2);
  const ask = async (name: string, question: () => Query, answer: (query: Query) => Promise<unknown>) => {
    console.log(timingRow(name, await timed(RUNS, () => answer(question()))));
  };
  const any = () => question(random);
  const searching = () => ({ ...any(), q: search(random) });
  await ask("places", any, query => store.places(query));
  await ask("facets", any, query => store.facets(query));
  await ask("timeline", any, query => store.timeline(query));
  await ask("table, actor by province", any, query => store.table(query, { rows: "actor", columns: "province" }));
  await ask("table, province by month", any, query => store.table(query, { rows: "province", columns: "month" }));
  let day = 0;
  const whole = (): Query => ({ ...EMPTY, to: `${2030 + (++day % 60)}-01-01`, undated: true });
  await ask("table of everything, sub-type by district", whole, query =>
    store.table(query, { rows: "subtype", columns: "district" }),
  );
  await ask("excerpts, by date", any, query => store.excerpts(query, FIRST));
  await ask("excerpts, by place", any, query => store.excerpts(query, { ...FIRST, sort: "place" }));
  await ask(
    "excerpts of a place",
    () => ({ ...any(), place: `made:${random.below(500)}` }),
    query => store.excerpts(query, FIRST),
  );
  await ask("articles", any, query => store.articles(query, FIRST));
  await ask(
    "places, unit articles",
    () => ({ ...any(), unit: "articles" }),
    query => store.places(query),
  );
  await ask(
    "facets, unit articles",
    () => ({ ...any(), unit: "articles" }),
    query => store.facets(query),
  );
  await ask("places, text search", searching, query => store.places(query));
  await ask("excerpts, text search, by relevance", searching, query =>
    store.excerpts(query, { ...FIRST, sort: "relevance" }),
  );
  await ask("a filter change: places, facets, timeline and excerpts", any, async query => {
    await Promise.all([store.places(query), store.facets(query), store.timeline(query), store.excerpts(query, FIRST)]);
  });
  await store.close();
}

/** No two are alike: the days differ. */
export function question(random: Random): Query {
  const day = (year: number) => `${year}-0${1 + random.below(9)}-${10 + random.below(19)}`;
  const choose = (values: string[]) => ({ only: random.chance(0.5) ? random.some(values, 1, 3) : [], not: [] });
  return {
    ...EMPTY,
    unit: random.pick(["mentions", "incidents"]),
    facets: {
      ...EMPTY.facets,
      province: choose(["anbar", "baghdad", "diyala", "nineveh", "salah-al-din", "kirkuk"]),
      type: choose(["battles", "explosions", "protests", "none"]),
      actor: random.chance(0.3) ? choose(["actor-1", "actor-2", "actor-3"]) : EMPTY.facets.actor,
    },
    from: day(2014 + random.below(4)),
    to: day(2019 + random.below(4)),
    bbox: random.chance(0.3) ? [40 + random.below(200) / 100, 31, 47, 36] : null,
  };
}

function search(random: Random): string {
  const words = ["convoy", "bridge", "hospital", "army", "school", "river", "market", "district"];
  return random.some(words, 1, 2).join(random.chance(0.5) ? " " : " OR ");
}
