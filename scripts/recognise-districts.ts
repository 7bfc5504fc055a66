// Which of the gazetteer's districts the areas of an official file are: by name in any spelling, Arabic or Latin, within the
// governorate; else by the one district left whose point lies in the area, if the names are alike.

import { distance } from "fastest-levenshtein";
import { type Area, insideArea } from "@/lib/geo";
import { fold } from "@/lib/text/normalize";
import { spellingKey, withoutArticles } from "@/lib/text/spelling";
import type { District } from "@/lib/types";

/** What identifies an area of the file. */
export interface Unrecognised {
  names: string[];
  /** English name of the governorate, "" where unknown. */
  parent: string;
  geometry: Area;
}

export interface Recognised {
  district: District;
  by: "name" | "position";
}

/** In the order of the areas; null where the gazetteer has no such district. */
export function recogniseDistricts(areas: readonly Unrecognised[], known: readonly District[]): (Recognised | null)[] {
  const left = new Set(known);
  const found = new Map<Unrecognised, Recognised>();
  const take = (area: Unrecognised, district: District | undefined, by: Recognised["by"]) => {
    if (!district) return;
    left.delete(district);
    found.set(area, { district, by });
  };
  // Foremost names before further ones: "Hamza" is one district, and part of another's name.
  for (const own of [true, false]) {
    for (const area of areas) {
      if (found.has(area)) continue;
      const keys = new Set(area.names.map(nameKey).filter(Boolean));
      const named = [...left].filter(({ name, nameAr, names }) =>
        (own ? [name, nameAr] : [name, nameAr, ...names]).some(other => keys.has(nameKey(other))),
      );
      // A file may put a disputed district into another governorate; name and point together decide.
      take(
        area,
        named.find(({ admin1 }) => admin1 === area.parent) ?? named.find(({ at }) => insideArea(at, area.geometry)),
        "name",
      );
    }
  }
  for (const area of areas) {
    if (found.has(area)) continue;
    const inside = [...left].filter(({ admin1, at }) => admin1 === area.parent && insideArea(at, area.geometry));
    const [only] = inside;
    if (only && inside.length === 1 && area.names.some(name => isLike(name, only))) take(area, only, "position");
  }
  return areas.map(area => found.get(area) ?? null);
}

/** Half of the letters at least are the same: a spelling that no rule explains, not another name. */
function isLike(name: string, { name: own, nameAr }: District): boolean {
  const key = nameKey(name);
  return [own, nameAr].map(nameKey).some(other => distance(key, other) * 2 <= Math.max(key.length, other.length));
}

/** Spellings of one name share it: articles and the words for district gone, the rules of transliteration applied. */
export function nameKey(name: string): string {
  return withoutArticles(fold(name).split(" "))
    .filter(word => !/^(district|qada|قضا)$/.test(word))
    .map(word => (/^[a-z]/.test(word) ? spellingKey(word) : word.replace(/^ال(?=..)/, "")))
    .join("");
}
