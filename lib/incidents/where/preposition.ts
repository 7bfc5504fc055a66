// What the words before a place tie it to the event as: "at" it, its "origin", its "destination", where a "speaker" is.

import { WordSet } from "@/lib/text/tokenize";
import type { Named, Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { INFINITIVE } from "./object";
import { governor, isGround, isNounBefore, KIND_WORD, namesEvent } from "./standing";
import { isPartOrDistance, isVenue, MEANT, outerRelation } from "./ways";

/** The relation of a place by what stands before it: "at", "origin", "destination", "arrival", "speaker", "of"; "" where nothing tells. */
export function relationBefore(sentence: Sentence, named: Named, suspect: Suspect): string {
  const { tokens } = sentence;
  // Arabic prepositions written together with the name.
  const inWord = tokens.text.slice(tokens.start[named.first] ?? 0, named.mention.start);
  if (inWord.endsWith("ب") || inWord.endsWith("ف")) return "at";
  // "villages that belong to X": they are there.
  if (inWord.endsWith("ل")) return BELONGS.has(tokens, named.first - 1) ? "at" : "destination";
  if (namesEvent(sentence, named, suspect)) return "at";
  const governing = governor(sentence, named);
  if (governing === null) return "";
  const { hit, gap } = governing;
  const value = hit.senses[0]!.value;
  const word = wordOf(tokens, hit.end - 1);
  // "a rocket meant for X hit Y"
  if (value === "destination" && word === "for" && MEANT.has(tokens, hit.first - 1)) return "arrival";
  // "drove them out of X", "slammed into X": the preposition is the verb's.
  if (word === "of" && value === "origin" && isOfTrigger(hit, suspect)) return "";
  if (hit.first >= suspect.first && hit.end <= suspect.end && value === "destination") return "at";
  if ((value === "destination" || value === "speaker") && isVenue(sentence, suspect, hit)) return "at";
  // "stormed the parliament in X": no place of speakers, but for "according to X", in Arabic.
  if (
    value === "speaker" &&
    !/^[وفب]?(?:وفق|حسب)/.test(wordOf(tokens, hit.first)) &&
    ((hit.first >= suspect.first && hit.first - suspect.end <= 2) ||
      // "in front of (the house of) the court in X", in Arabic
      (hit.first >= suspect.end && AT_ITS_HOUSE.among(tokens, hit.first - 2, hit.first)))
  )
    return "at";
  // "the prisons of X", "the villages of X and Y": a place, not its governor.
  if (value === "object" && isGround(sentence, hit.first)) return "at";
  if (value === "origin" && isPartOrDistance(sentence, hit.first, hit.end)) return "at";
  // "the road from X", "fire from X" ... stay origins; "X, near Y": Y's own.
  if (value === "object") return named.first - hit.end <= 1 && isNounBefore(sentence, hit) ? "of" : "at";
  if (value === "destination" && word === "for" && gap > 2) return "";
  if (word === "to" && gap > 0 && INFINITIVE.has(tokens, hit.end)) return "";
  // "from the town of X", in Arabic "من ناحية": the word for the kind of place is no relation of its own.
  if (value === "at" && KIND_WORD.test(word === "of" ? wordOf(tokens, hit.end - 2) : word)) {
    const before = wordOf(tokens, hit.first - 1) === "the" ? hit.first - 1 : hit.first;
    const outer = sentence.places.findLast(
      other => other.end === before && !has(other, "ambient") && !has(other, "object"),
    );
    if (outer) return isOfTrigger(outer, suspect) ? "at" : outer.senses[0]!.value;
  }
  if (value === "at") return outerRelation(sentence, hit.first) ?? holderRelation(sentence, named, suspect) ?? value;
  return value;
}

const AT_ITS_HOUSE = new WordSet("امام قرب داخل خارج مبني محيط");
const BELONGS = new WordSet("تابعه تابع تابعتين تابعين تابعات", "ال و");

/** "drove them [out of]": begins in the last words that tell of the event. */
const isOfTrigger = (hit: Hit, { first, end }: Suspect): boolean =>
  hit.first >= first && hit.first < end && end - hit.first <= 2;

/** "from Bartella in the Nineveh plains": the second place only tells where the first is. */
function holderRelation(sentence: Sentence, named: Named, suspect: Suspect): string | null {
  const at = sentence.named.indexOf(named);
  if (at < 1) return null;
  const previous = sentence.named[at - 1]!;
  // "pulled from the Tigris in Kut": not where they came from, but where they were found.
  if (Math.abs(previous.first - suspect.end) <= 1) return null;
  if (
    !/^,? (?:in|of|في) (?:the )?(?:\S+ )?$/.test(sentence.tokens.text.slice(previous.mention.end, named.mention.start))
  )
    return null;
  const outer = relationBefore(sentence, previous, suspect);
  return outer === "origin" || outer === "destination" ? outer : null;
}
