// What ingest takes, from files on disk to articles in the store: reading, splitting, geoparsing, incidents, near duplicates
// and writing included. Made-up articles of 800 words that name real places, from a seed.

import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { openGazetteer } from "@/lib/gazetteer/open";
import { ingest } from "@/lib/ingest/ingest";
import { openLedger } from "@/lib/ingest/ledger";
import { DEFAULT_LIMITS } from "@/lib/ingest/limits";
import { threadedParser } from "@/lib/ingest/pool";
import { inputsAt } from "@/lib/ingest/read";
import { openSqlite } from "@/lib/store/sqlite";
import { type Random, seeded } from "@/tests/random";

/** Set BENCH_ARTICLES=100000 for the long run. */
const ARTICLES = Number(process.env.BENCH_ARTICLES || 3000);
const WORDS = 800;
const PLACES =
  "Mosul Ramadi Samarra Tikrit Kirkuk Baqubah Fallujah Haditha Hit Anbar Diyala Nineveh Basra Najaf Karbala Erbil Dohuk Sinjar Tal-Afar Qaim Rutba Baiji Balad Taji Jalawla Khanaqin Hawija Makhmur Zakho Amarah Nasiriyah Kut Hillah Diwaniyah Samawah Syria Iran Turkey Baghdad Tuz-Khurmatu Dujail Tarmiyah Yusufiyah Mahmudiyah Latifiyah Iskandariyah Musayyib Suwayrah Numaniyah Aziziyah Hamza Shamiyah Kufa Rumaitha Chibayish Suq-al-Shuyukh Qurna Zubayr Faw Umm-Qasr Safwan Sulaymaniyah Halabja Ranya Kalar Kifri Chamchamal Dibis Shirqat Qayyarah Bashiqa Tal-Kayf Rabia Baaj Ana Rawa Baghdadi Habbaniyah Khalidiyah Karmah Saqlawiyah Amiriyah".split(
    " ",
  );
const FILLERS =
  "the road was quiet after sunset while officials waited for word from families and drivers who had left before dawn with goods for markets in other towns because prices had risen since spring and water was short again so councils asked for patience until engineers could repair lines near stations that had stood still for months without parts or money from ministries far away".split(
    " ",
  );
const EVENTS = [
  (p: string, n: number) =>
    `Gunmen attacked a checkpoint near ${p} on Monday, killing ${n} policemen and wounding others.`,
  (p: string, n: number) => `A roadside bomb wounded ${n} soldiers west of ${p}, the army said.`,
  (p: string) => `Protesters gathered in ${p} to demand work and electricity.`,
  (p: string) => `An air strike hit a depot outside ${p}, according to a statement.`,
];

/** A day between 2014 and 2021: events of one day and place are few, as they are in the news. */
function dayOf(random: Random): string {
  return new Date(Date.UTC(2014, 0, 1 + random.below(2920))).toISOString().slice(0, 10);
}

export function article(random: Random, number: number): string {
  const lines = [`Report ${number} from ${random.pick(PLACES)}`, "", `By Writer ${number % 50}`, "", dayOf(random), ""];
  let words = 0;
  while (words < WORDS) {
    const sentences: string[] = [];
    for (let i = 0; i < 6 && words < WORDS; i++) {
      const sentence = random.chance(0.12)
        ? random.pick(EVENTS)(random.pick(PLACES), 2 + random.below(9))
        : `Then ${Array.from({ length: 14 }, () => random.pick(FILLERS)).join(" ")}${random.chance(0.15) ? ` in ${random.pick(PLACES)}` : ""}.`;
      sentences.push(sentence);
      words += sentence.split(" ").length;
    }
    lines.push(sentences.join(" "), "");
  }
  return lines.join("\n");
}

export default async function benchIngest(): Promise<void> {
  const folder = path.join(process.cwd(), "var", "bench", `ingest-${process.pid}`);
  const made = path.join(folder, "in");
  const random = seeded(1);
  for (let number = 0; number < ARTICLES; number++) {
    const shelf = path.join(made, String(Math.floor(number / 1000)).padStart(3, "0"));
    if (number % 1000 === 0) mkdirSync(shelf, { recursive: true });
    writeFileSync(path.join(shelf, `${number}.txt`), article(random, number));
  }
  const read = { limits: DEFAULT_LIMITS, verbatim: false, fields: {} };
  const gazetteer = await openGazetteer();
  const store = openSqlite(path.join(folder, "dateline.db"));
  const ledger = openLedger(path.join(folder, "ingest.db"));
  const threads = availableParallelism();
  const parser = threadedParser(read, threads);
  const tenths: { resident: number; rate: number; cpu: number }[] = [];
  let mark = { at: performance.now(), cpu: process.cpuUsage(), sources: 0 };
  const started = performance.now();
  const used = process.cpuUsage();
  try {
    const report = await ingest(inputsAt([made], read), {
      store,
      ledger,
      gazetteer,
      parser,
      asked: [made],
      onProgress({ sources }) {
        if (sources < ((tenths.length + 1) * ARTICLES) / 10) return;
        const count = sources - mark.sources;
        const { user, system } = process.cpuUsage(mark.cpu);
        const rate = count / ((performance.now() - mark.at) / 1000);
        tenths.push({ resident: process.memoryUsage.rss() / 1e6, rate, cpu: (user + system) / 1000 / count });
        // The long run is followed while it goes on.
        console.error(
          `${sources} articles, ${Math.round(rate)} a second, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
        );
        mark = { at: performance.now(), cpu: process.cpuUsage(), sources };
      },
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(used);
    if (report.stored !== ARTICLES || report.rejected.length > 0 || report.alike > 0) {
      throw new Error(
        `expected ${ARTICLES} articles stored, got ${report.stored}, ${report.rejected.length} rejected, ${report.alike} alike`,
      );
    }
    if (report.mentions < ARTICLES * 5 || report.incidents < ARTICLES) {
      throw new Error(
        `expected places and incidents in every article, got ${report.mentions} and ${report.incidents} in all`,
      );
    }
    const megabytes = (name: string) => Math.round(statSync(path.join(folder, name)).size / 1e6);
    console.log(`## Ingest: ${ARTICLES} plain-text articles of ${WORDS} words, ${threads} threads\n`);
    console.log("From files on disk into an empty store, start of the threads included.\n");
    console.log(
      "| articles | seconds | articles a second | CPU seconds | mentions | incidents | database MB | ledger MB |",
    );
    console.log("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    console.log(
      `| ${ARTICLES} | ${seconds.toFixed(1)} | ${Math.round(ARTICLES / seconds)} | ${((user + system) / 1e6).toFixed(1)} | ${report.mentions} | ${report.incidents} | ${megabytes("dateline.db")} | ${megabytes("ingest.db")} |`,
    );
    console.log(`\n| each tenth |${tenths.map((_, i) => ` ${i + 1} |`).join("")}`);
    console.log(`| --- |${tenths.map(() => " ---: |").join("")}`);
    console.log(`| resident MB |${tenths.map(({ resident }) => ` ${Math.round(resident)} |`).join("")}`);
    console.log(`| articles a second |${tenths.map(({ rate }) => ` ${Math.round(rate)} |`).join("")}`);
    console.log(`| CPU ms an article |${tenths.map(({ cpu }) => ` ${cpu.toFixed(1)} |`).join("")}`);
  } finally {
    await parser.close();
    ledger.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
