// The list of the focus country's districts, from the gazetteer's entries of kind admin2: data/gazetteer/districts.json.

import type { District, Place } from "@/lib/types";

/** By governorate and name. Throws if an entry does not say which district it is, or two say the same. */
export function listDistricts(places: readonly Place[], focus: string): District[] {
  const home = places.filter(({ country }) => country === focus);
  const districts = home
    .filter(({ kind }) => kind === "admin2")
    .map((place): District => {
      const { id, name, nameAr, names, admin1, admin2, lon, lat } = place;
      if (!admin1 || !admin2) throw new Error(`${id}: a district needs admin1 and admin2 (its own name)`);
      const seats = home.filter(other => other.admin1 === admin1 && other.name === admin2);
      const known = [name, nameAr, ...names, ...seats.flatMap(seat => [seat.nameAr, ...seat.names])].map(bare);
      const own = bare(nameAr);
      return {
        name: admin2,
        nameAr: own,
        admin1,
        at: [lon, lat],
        names: [...new Set(known)].filter(other => other !== "" && other !== admin2 && other !== own),
      };
    })
    .sort((a, b) => (a.admin1 + a.name < b.admin1 + b.name ? -1 : 1));
  const twice = districts.find(
    ({ admin1, name }, i) => districts[i + 1]?.admin1 === admin1 && districts[i + 1]?.name === name,
  );
  if (twice) throw new Error(`two entries are both the district ${twice.name} of ${twice.admin1}`);
  return districts;
}

/** A line a district. */
export const formatDistricts = (districts: readonly District[]): string =>
  `[\n${districts.map(district => JSON.stringify(district)).join(",\n")}\n]\n`;

/** The name without the word for district. */
const bare = (name: string): string => name.replace(/ District$|^District of |^قضاء |^قەزای /, "").trim();
