// GET /api/gazetteer?q=: every place of the gazetteer whose name begins like what is typed, named by an article or not: what a
// reader may say that a name means.

import type { Gazetteer } from "@/lib/gazetteer/gazetteer";
import { hear, nearest, type Register } from "@/lib/gazetteer/suggest";
import { printedPlace } from "@/lib/incidents/printed";
import type { FoundPlace } from "@/lib/review";
import { openHeld } from "@/lib/server";
import { answerTyped } from "../act";

const LIMIT = 20;

/** Places by number, under all their names; heard when first asked for. */
let heard: Promise<Register<number>> | null = null;

export function GET(request: Request): Promise<Response> {
  return answerTyped(request, async q => {
    const { gazetteer } = await openHeld();
    heard ??= hearAll(gazetteer);
    const { focus, countries } = gazetteer.region;
    // Among equals the region's own go first, and there the large ones.
    const weight = (number: number) => {
      const { country, population } = gazetteer.placeAt(number);
      return (country === focus ? 2e11 : countries.includes(country) ? 1e11 : 0) + population;
    };
    const found = nearest(q, await heard, weight, LIMIT);
    return { places: found.map(({ one }): FoundPlace => printedPlace(gazetteer.placeAt(one))) };
  });
}

/** Names between two of which whoever waits is answered. */
const BREATH = 4_000;

async function hearAll(gazetteer: Gazetteer): Promise<Register<number>> {
  const register: Register<number> = { names: [], of: [] };
  for (let n = 0; n < gazetteer.size.names; n++) {
    const { form, places, sites } = gazetteer.nameAt(n);
    const name = hear(form);
    for (const number of [...places, ...sites]) {
      register.names.push(name);
      register.of.push(number);
    }
    if (n % BREATH === 0) await new Promise(resolve => setImmediate(resolve));
  }
  return register;
}
