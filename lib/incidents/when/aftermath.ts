// Days of what came after an event: of a funeral, a hunt, a claim, a toll. They are not the event's own.

import { WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import type { StatedDate } from "./dates";

const joined = (words: string): string =>
  words
    .split(" ")
    .flatMap(word => ["", "و", "ف"].map(and => and + word))
    .join(" ");

/** What is done for the dead, and by whom. */
export const MOURNING = new WordSet(
  "bury buries buried burying burial burials funeral funerals mourn mourns mourned mourning mourners coffin coffins cortege vigil vigils " +
    "memorial memorials procession wake prayers " +
    joined("شيع شيعت شيعوا يشيع يشيعون تشييع دفن دفنت ووري جثمان جثامين جنازه جنازات نعش نعوش تابين عزاء عزا"),
);
/** What else people do after an event, and how things are by then. */
const AFTERMATH = new WordSet(
  "ceremony ceremonies commemorate commemorates commemorated commemoration tribute tributes rest laid hunt hunts hunted hunting manhunt comb combed combing " +
    "search searched searching scoured scouring visited toured inspected reopened resumed calm quiet silence large rubble debris " +
    "discharged identified charged convicted sentenced jailed",
);

/** With what the event is joined to that. */
const JOINS = new WordSet(
  "after following who whom whose that which killed slain murdered shot over for of behind since " +
    "الذي التي الذين اللذين اللتين بعد عقب ضحايا قتلي غداه اثر",
);

/** Words of which the event itself is the object. */
const JUDGED = new WordSet(
  "condemn condemns condemned denounce denounces denounced deplored blamed blames accused accuses claimed claims hailed praised " +
    joined("تبني تبنت يتبني ندد نددت دان دانت ادان ادانت استنكر استنكرت اتهم اتهمت حمل حملت"),
);

/** "were flown home", behind those to whom it happened. */
const TREATED = new WordSet(
  "buried laid flown mourned identified named remembered commemorated discharged released freed rescued repatriated",
);
const AUXILIARY = new WordSet("was were been be are is");

/** "were buried on Monday after gunmen stormed ...", "claimed on Friday an attack": the day of what came after the event. */
export function isOfAftermath(sentence: Sentence, { head, end }: Suspect, date: StatedDate): boolean {
  const { tokens, first } = sentence;
  const { word, precision, after, span } = date;
  if (after || precision !== "day" || /^['’]/.test(tokens.text.slice(span.end, span.end + 1))) return false;
  if (word > head) {
    for (let t = word - 1; t > Math.max(end, word - REACH); t--)
      if (TREATED.has(tokens, t)) return AUXILIARY.has(tokens, t - 1) && !JOINS.among(tokens, t + 1, word);
    return false;
  }
  for (let t = Math.max(first, word - REACH); t < Math.min(head, word + REACH); t++) {
    if (JUDGED.has(tokens, t)) return true;
    if (
      (!AFTERMATH.has(tokens, t) && !MOURNING.has(tokens, t)) ||
      (wordOf(tokens, t) === "large" && wordOf(tokens, t - 1) !== "at")
    )
      continue;
    if (JOINS.among(tokens, Math.max(t, word) + 1, head)) return true;
  }
  return false;
}

/** Words between what came after and the day of it. */
const REACH = 10;
