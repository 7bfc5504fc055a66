// The place as what something is done to: "captured Hit", "the town was shelled", "Sinjar fell".

import { GAP, WordSet } from "@/lib/text/tokenize";
import type { Named, Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import { governor, KIND_WORD, possessive } from "./standing";

/** "to cross the river": no way to it. */
export const INFINITIVE = new WordSet(
  "cross enter reach attack storm seize take retake capture recapture leave visit bomb shell strike hit target defend " +
    "hold secure search clear liberate besiege infiltrate join rob protect cut close block open blow burn",
);

/** Words between what is done and the name of the place that it is done to: "captured the outskirts of". */
const OBJECT_WORDS = new WordSet(
  "the of most all much half parts part rest town towns city cities district districts province control village villages neighbourhood neighborhood quarter " +
    "suburb suburbs outskirts edge edges centre center heart summit top hill hills old eastern western northern southern central whole entire al over a an u s",
);

export function isObject(sentence: Sentence, suspect: Suspect, named: Named): boolean {
  if (named.first >= suspect.first && named.end <= suspect.end) return true;
  // "an offensive to retake Mosul"
  if ((suspect.noun && !INFINITIVE.has(sentence.tokens, suspect.end - 1)) || possessive(sentence, named)) return false;
  if (named.first < suspect.end || named.first - suspect.end > 3) return false;
  const { tokens } = sentence;
  for (let t = suspect.end; t < named.first; t++) {
    if (tokens.gap[t]! >= GAP.comma) return false;
    if (!OBJECT_WORDS.has(tokens, t) && !sentence.arabic) return false;
  }
  return tokens.gap[suspect.end - 1]! < GAP.comma;
}

/** "Al-Alam, across the Tigris, fell to ...", "Rawa changes hands": the first name of a sentence, or the one before the verb, which says that it was taken. */
export function isTaken({ tokens, first }: Sentence, { first: verb, type, rule }: Suspect, named: Named): boolean {
  if (named.end > verb) return false;
  if (named.end === verb && rule === "territory") return TAKEN.has(tokens, verb);
  return named.first - first <= 1 && FELL.has(tokens, verb) && type === "battles";
}
const FELL = new WordSet("fell fallen fall");
const TAKEN = new WordSet("fell falls changed changes slipped slips");

/** "the Baghdad bombing", "the Hilla suicide car bomb attack": a deed that is called after the town where it was. */
export function isNamedAfter({ tokens, arabic }: Sentence, suspect: Suspect, { end, place }: Named): boolean {
  if (arabic || place === null || place.kind === "country" || !CALLED.has(tokens, suspect.end - 1)) return false;
  let t = end;
  while (t < suspect.end && (CALLED.has(tokens, t) || BY_MEANS.has(tokens, t)) && tokens.gap[t - 1]! <= GAP.hyphen) t++;
  return t >= suspect.end && t > end;
}
const CALLED = new WordSet(
  "bombing bombings blast blasts explosion explosions attack attacks massacre killings shooting shootings bomb bombs protest protests clashes riot riots",
);
const BY_MEANS = new WordSet(
  "suicide car truck lorry twin double triple roadside market airport rocket drone deadly mosque",
);

const SUFFERED = new WordSet("was were been being came come comes under");
const SUFFERS = new WordSet(
  "has have had is are again also twice once repeatedly later then heavily reportedly a an the target of",
);
const SUFFERS_ARABIC = new WordSet("تعرض يتعرض تتعرض تعرضت تعرضوا تعرضها تعرضه", "و ف ال وال فال");

/** "Erbil province has been attacked", "Hit came under fire", in Arabic "Mosul was exposed to": the place that suffers it. */
export function isSufferer(sentence: Sentence, suspect: Suspect, named: Named): boolean {
  const { tokens, arabic } = sentence;
  const { first, end } = named;
  if (end > suspect.first || suspect.rule === "harm") return false;
  if (arabic) {
    const verb = KIND_WORD.test(wordOf(tokens, first - 1)) ? first - 2 : first - 1;
    return SUFFERS_ARABIC.has(tokens, verb) && suspect.first - verb <= 8;
  }
  if (possessive(sentence, named) || governor(sentence, named) !== null) return false;
  let suffered = false;
  for (let t = end; t < suspect.first; t++) {
    if (tokens.gap[t - 1]! >= GAP.comma) return false;
    if (SUFFERED.has(tokens, t)) suffered = true;
    else if (!SUFFERS.has(tokens, t) && !(t === end && KIND_WORD.test(wordOf(tokens, t)))) return false;
  }
  return suffered || SUFFERED.has(tokens, suspect.first);
}
