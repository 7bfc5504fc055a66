// GET /api/suggest?q=: places of the corpus whose name begins like what is typed, in any spelling and either script.

import { wordsOf } from "@/lib/gazetteer/lexicon";
import { openGazetteer } from "@/lib/gazetteer/open";
import { EMPTY } from "@/lib/query";
import { openStore } from "@/lib/server";
import { consonants, isArticle, spellingKey } from "@/lib/text/spelling";
import { respond } from "../respond";

/** At most this many: more is not read in a menu. */
const LIMIT = 20;

/** A written name by its sound: its words' spelling keys, articles left out, between spaces. */
interface Sound {
  keys: string;
  placeId: string;
}

/** The corpus's names, kept until the corpus changes. */
let heard: { version: string; sounds: Sound[]; counts: Map<string, number> } | null = null;

export function GET(request: Request): Promise<Response> {
  return respond(request, [], async ({ query, version }) => {
    const { sounds, counts } = heard?.version === version ? heard : await hear(version);
    const sought = keysOf(query.q).trimEnd();
    // One letter is left of "qae" and of many a syllable: it would mean half the gazetteer.
    if (sought.trim().length < 2) return { places: [] };
    // A name that begins so before one that holds a later word that does; each by how much there is of it.
    const rank = new Map<string, number>();
    for (const { keys, placeId } of sounds) {
      const at = keys.indexOf(sought);
      if (at >= 0) rank.set(placeId, Math.min(rank.get(placeId) ?? 1, at === 0 ? 0 : 1));
    }
    if (rank.size === 0) {
      // Vowels are written as one hears them: "qaem", "qaim". Few consonants have to be the whole of a word.
      const bare = sought.replace(/\S+/g, consonants);
      const letters = bare.trim().length;
      const wanted = letters < 3 ? `${bare} ` : bare;
      for (const { keys, placeId } of letters < 2 ? [] : sounds) {
        if (keys.replace(/\S+/g, consonants).startsWith(wanted)) rank.set(placeId, 2);
      }
    }
    const count = (id: string) => counts.get(id) ?? 0;
    const places = [...rank].sort(([a, i], [b, j]) => i - j || count(b) - count(a)).map(([id]) => ({ id }));
    return { places: places.slice(0, LIMIT) };
  });
}

async function hear(version: string) {
  const [gazetteer, store] = await Promise.all([openGazetteer(), openStore()]);
  const { features } = await store.places({ ...EMPTY, unit: "mentions" });
  const counts = new Map(features.map(({ id, properties }) => [id, properties.count]));
  const sounds = [...counts.keys()]
    .flatMap(id => gazetteer.place(id) ?? [])
    .flatMap(({ id, name, nameAr, names }) =>
      [name, nameAr, ...names].map(form => ({ keys: keysOf(form), placeId: id })),
    );
  heard = { version, sounds, counts };
  return heard;
}

function keysOf(written: string): string {
  const words = wordsOf(written);
  const spoken = words.filter((word, index) => !isArticle(word, words[index + 1] ?? ""));
  return ` ${(spoken.length > 0 ? spoken : words).map(spellingKey).join(" ")} `;
}
