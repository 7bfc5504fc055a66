// What the reports of an event tell together: from the lowest to the highest number of people, and everybody who took part. Pure.

import type { EventView, PeopleTold, StatedRange } from "@/lib/answers";
import type { Incident, Verdict } from "@/lib/types";

/** What one report tells; `byHand` where a reader has set anything of it. */
export interface Telling {
  deaths: StatedRange | null;
  injuries: StatedRange | null;
  actors: readonly Pick<Incident["actors"][number], "name" | "role">[];
  byHand?: Pick<Verdict, Told> | null | undefined;
}

/** What reports of an event tell together, and a reader by hand. */
const TOLD = ["deaths", "injuries", "actors"] as const;
type Told = (typeof TOLD)[number];

/** @param said the event's reports of which a reader has set something, among the others or not: what was set is told alone */
export function eventView(reports: readonly Telling[], said: readonly Telling[] = []): EventView {
  const setOf = (fact: Told) => said.filter(({ byHand }) => byHand?.[fact] !== undefined);
  const telling = (fact: Told) => (setOf(fact).length > 0 ? setOf(fact) : reports);
  return {
    deaths: peopleTold(telling("deaths").map(({ deaths }) => deaths)),
    injuries: peopleTold(telling("injuries").map(({ injuries }) => injuries)),
    actors: actorsTold(telling("actors").flatMap(({ actors }) => actors)),
    byHand: TOLD.filter(fact => setOf(fact).length > 0),
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
