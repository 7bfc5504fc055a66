// Ground that a trigger is about: a place that somebody takes, storms, marches on or comes to.

import { GAP } from "@/lib/text/tokenize";
import { passiveAt } from "./bearing";
import type { Hit } from "./rules";
import { has, type Named, type Sentence, wordOf } from "./sentence";

/** "march on Baghdad": against it, and not in it. */
export function marchesOn({ tokens, named }: Sentence, { first, end }: Hit): boolean {
  const on = wordOf(tokens, end - 1) === "on" ? end - 1 : end;
  return (
    /^march/.test(wordOf(tokens, first)) &&
    wordOf(tokens, on) === "on" &&
    named.some(({ first: at, mention }) => mention.literal && at > on && at - on <= 2)
  );
}

/** A place as object within the next words: "seized Ramadi", "took control of most of the town of X". */
export function objectPlace(sentence: Sentence, hit: Hit): boolean {
  const reach = sentence.arabic ? 9 : 7;
  return (
    sentence.named.some(
      ({ first, mention }) =>
        mention.literal && first >= hit.head && first <= hit.end + reach && !blocked(sentence, hit.head, first),
    ) ||
    (passiveAt(sentence, hit) && sentence.named.some(named => isSubject(sentence, named, hit))) ||
    // "Qaraqosh, which the group occupied"
    sentence.named.some(
      ({ end, mention }) =>
        mention.literal && wordOf(sentence.tokens, end) === "which" && hit.first > end && hit.first - end <= 5,
    ) ||
    generalPlace(sentence, hit)
  );
}

/** "The town was taken", "Rawa, the last town held by the group, had been retaken". */
function isSubject({ tokens, first: start }: Sentence, { first, end, mention }: Named, hit: Hit): boolean {
  if (!mention.literal || end > hit.first) return false;
  return (
    hit.first - end <= 3 ||
    (first - start <= 3 &&
      !/^(?:in|at|near|from|to|on|outside|around|after)$/.test(first > start ? wordOf(tokens, first - 1) : ""))
  );
}

const GROUND =
  /^(?:town|city|village|villages|district|towns|bridge|airport|base|border|area|areas|crossing|refinery|dam|hospital|university|compound|stadium|neighbourhood|neighborhood|hill|hills|field|oilfield|airbase|airfield|airstrip|bases|bridges|hamlets?|cities|districts|neighbourhoods|neighborhoods|quarters?|suburbs?|junction|crossroads|ridge|heights|mountain|summit|peaks?|stronghold|bastion|oilfields|fields|palace|campus|headquarters|port|highway|road|barracks|قريه|قري|مدينه|ناحيه|ناحيتي|قريتي|مدينتي|منطقتي|حيي|احيا|بلده|بلدات|قضا|حي|المدينه|المطار|مطار|سد|معبر|قاعده|منطقه|مناطق|حقول|حقل)$/;

/** "took the town": a word for ground right after the verb. */
export function generalPlace({ tokens, last, arabic }: Sentence, hit: Hit): boolean {
  // Verb, subject, object.
  for (let t = hit.end; arabic && t < Math.min(last, hit.end + 6); t++) if (GROUND.test(wordOf(tokens, t))) return true;
  for (let t = hit.end; t < Math.min(last, hit.end + 4); t++) {
    const word = wordOf(tokens, t);
    if (GROUND.test(word)) return true;
    if (
      !/^(?:the|an?|two|three|four|five|most|of|parts|part|all|his|its|their|nearby|several|many|ten|six|seven|eight|nine|dozen|dozens|control|whole|entire|strategic|old|key|main|major|vital|last|first|important|large|small|northern|southern|eastern|western|central|border|air|military|army|police|oil|gas|mountain|\d+)$/.test(
        word,
      )
    )
      return false;
  }
  return false;
}

function blocked(sentence: Sentence, from: number, to: number): boolean {
  const { tokens } = sentence;
  for (let t = from; t < to; t++) {
    if (tokens.gap[t]! >= GAP.comma && tokens.gap[t] !== GAP.other && !sentence.arabic) return true;
    if (
      /^(?:in|at|near|to|from|for|on|by|with|that|during|after|as|who|and|around|up|along|away|off|rockets|weapons|hostage|prisoner)$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  }
  return (
    sentence.persons.some(
      person =>
        person.first >= from &&
        person.end <= to &&
        has(person, "civil") &&
        !/^(?:village|villages)/.test(wordOf(tokens, person.first)),
    ) && !sentence.arabic
  );
}

/** A place named shortly behind a noun. */
export function nounPlace(sentence: Sentence, hit: Hit): boolean {
  return sentence.named.some(({ first }) => first >= hit.end && first <= hit.end + 5);
}
