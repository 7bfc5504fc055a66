// Agreements: which of the deals that people sign are of a conflict, and which are of trade.

import { WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import { wordOf } from "../words/folded";
import type { Hit } from "../words/rules";

/** What states agree on in peace. */
const ECONOMY = new WordSet(
  "electricity oil gas trade loan loans investment investments transport railway railways pipeline pipelines budget " +
    "education health tourism culture cultural visa visas agriculture agricultural contract contracts supply supplies " +
    "customs tax taxes salaries banking housing export exports import imports companies company barrels megawatts airline " +
    "airlines flight flights",
);

/** What parties vie for. */
const POLITICS = new WordSet("speaker premiership presidency cabinet electoral speakership portfolio portfolios");
const FOUGHT = new WordSet(
  "fighting clashes fighters militants gunmen militia militias rebels insurgents hostilities bloodshed troops ceasefire killed",
);

/** Those who fight each other, without a name of their own; the dual tells of both. */
const SIDES =
  /^[وبل]?(?:ال)?(?:فصايل|فصيل|فصيلين|عشاير|عشيره|عشيرتين|عشيرتي|قبايل|قبيلتين|مسلحين|مسلحي|معارضه|نظام|حكومه)$/;

const BETWEEN = new WordSet("between among");

/** What makes an agreement one of those that ACLED codes: a truce, or parties to a conflict. */
export function isSettlement(sentence: Sentence, hit: Hit): boolean {
  const { tokens, first, last, actors, named } = sentence;
  // A truce of parties that vie for a post is politics.
  if (POLITICS.among(tokens, first, last) && !sentence.arabic && !FOUGHT.among(tokens, first, last)) return false;
  for (let t = first; t < last; t++)
    if (
      /^(?:ceasefire|cease-fire|truce|peace|reconcil\w*|withdraw\w*|feud|hostilities|fighting|clashes|siege|prisoners|captives|hostages|disarm\w*|evacuat\w*|militants|insurgents|fighters|gunmen|militias?|standoff|bloodshed|tribal|clans|elders|(?:ال)?(?:هدنه|صلح|مصالحه|تهديه|تسويه|اسري|محتجزين|معتقلين|مختطفين|مخطوفين|رهاين|جثامين|جثث|انسحاب|اقتتال|سجنا)|[بل](?:ال)?(?:هدنه|صلح|تهديه|تسويه)|صلحا|اسير|اسيرا|محتجز|محتجزا|معتقلا|سجينا|لاطلاق|[بل]?وقف)$/.test(
        wordOf(tokens, t),
      )
    )
      return true;
  // A memorandum on power lines or trade is none.
  for (let t = first; t < last; t++) if (ECONOMY.has(tokens, t)) return false;
  // "two clans", "the government and the region"
  let sides = 0;
  const between = BETWEEN.among(tokens, hit.end, Math.min(last, hit.end + 2));
  for (let t = first; t < (between ? last : hit.first); t++)
    sides += /^(?:tribes|clans|parties|factions|sides|groups)$/.test(wordOf(tokens, t))
      ? 2
      : /^(?:government|administration|authorities|region|cabinet|krg|baghdad)$/.test(wordOf(tokens, t))
        ? 1
        : 0;
  for (let t = first; sentence.arabic && t < last; t++) sides += Number(SIDES.test(wordOf(tokens, t)));
  if (sides >= 2) return true;
  const signatories = new Set([
    ...actors.map(actor => actor.senses[0]!.value),
    ...named
      .filter(
        ({ end, place }) => (end <= hit.first || sentence.arabic) && !(sentence.arabic && place?.kind === "country"),
      )
      .map(({ mention }) => mention.text),
  ]);
  return signatories.size >= 2;
}
