// One cold opening of the gazetteer, for bench/gazetteer.ts: prints what it cost as JSON. The argument is the folder of snapshots.

import { openGazetteer } from "@/lib/gazetteer/open";

const megabytes = () => process.memoryUsage().rss / 1e6;
const made = process.argv[2];
const before = megabytes();
const used = process.cpuUsage();
const start = performance.now();
const gazetteer = await openGazetteer(made ? { made } : {});
const clock = performance.now() - start;
const { user, system } = process.cpuUsage(used);
const opened = megabytes();
const asking = performance.now();
const found = gazetteer.place("iq:baghdad")?.name;
console.log(
  JSON.stringify({
    clock,
    processor: (user + system) / 1000,
    firstPlace: performance.now() - asking,
    before,
    opened,
    found,
    ...gazetteer.size,
  }),
);
