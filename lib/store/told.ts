// What the reports of an event tell together: from the lowest to the highest number of people, and everybody who took part. Pure.

import type { EventView, PeopleTold, StatedRange } from "@/lib/answers";
import type { Incident } from "@/lib/types";

/** What one report tells. */
export interface Telling {
  deaths: StatedRange | null;
  injuries: StatedRange | null;
  actors: readonly Pick<Incident["actors"][number], "name" | "role">[];
}

export function eventView(reports: readonly Telling[]): EventView {
  return {
    deaths: peopleTold(reports.map(({ deaths }) => deaths)),
    injuries: peopleTold(reports.map(({ injuries }) => injuries)),
    actors: actorsTold(reports.flatMap(({ actors }) => actors)),
  };
}

/** null where no report gives a number. */
function peopleTold(stated: readonly (StatedRange | null)[]): PeopleTold | null {
  const numbers = stated.filter(range => range !== null && (range.low ?? range.high) !== null) as StatedRange[];
  const [first] = numbers;
  if (!first) return null;
  const counted = Math.max(...numbers.map(({ low }) => low ?? 0));
  if (numbers.every(({ low, high }) => low === first.low && high === first.high))
    return { low: first.low, high: first.high, counted, differ: false };
  const low = Math.min(...numbers.map(range => range.low ?? range.high ?? 0));
  const high = Math.max(...numbers.map(range => range.high ?? range.low ?? 0));
  return { low, high, counted, differ: low !== high };
}

/** Each once in each role; whose role one report tells is not merely involved. */
function actorsTold(actors: Telling["actors"]): EventView["actors"] {
  const told = new Map(actors.map(({ name, role }) => [`${role} ${name}`, { name, role }]));
  for (const { name } of actors)
    if (told.has(`by ${name}`) || told.has(`against ${name}`)) told.delete(`involved ${name}`);
  return [...told.values()];
}
