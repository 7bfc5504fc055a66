// Which words of courts speak of a trial: what a court deals with is history.

import { SHAPE, WordSet } from "@/lib/text/tokenize";
import type { Sentence } from "../sentence";
import type { Suspect } from "../suspect";
import { wordOf } from "../words/folded";
import { type Hit, has } from "../words/rules";
import { noteOf, type Words } from "./occasion";

/** The words that make an event a matter of courts; undefined where it is none. */
export function courtOf(sentence: Sentence, suspect: Suspect): Hit | undefined {
  if (suspect.subtype === "arrests" || suspect.subtype === "peaceful-protest") return undefined;
  return sentence.cues.find(
    cue =>
      has(cue, "court") &&
      !isOfPrisoners(sentence, cue, suspect) &&
      !isBuilding(sentence, cue.first) &&
      !isDistrict(sentence, cue) &&
      !condemns(sentence, cue) &&
      !isStruck(sentence, cue, suspect) &&
      !(
        /^on charges/.test(noteOf(sentence, cue)) &&
        sentence.actors.some(actor => actor.senses[0]!.part === "insurgent")
      ) &&
      !(cue.first >= suspect.first && cue.end <= suspect.end),
  );
}

/** "Gunmen killed the judge", "a charge went off in the car of the judge": the one to whom it happened, and nobody who judges. */
function isStruck({ tokens }: Sentence, { first }: Hit, { end }: Suspect): boolean {
  if (!JUDGE.has(tokens, first) || first < end || first - end > STRUCK) return false;
  for (let t = end; t < first; t++) if (BEFORE_JUDGE.has(tokens, t)) return false;
  return true;
}
const JUDGE = new WordSet("قاضي القاضي", "ل");
/** Words from what was done to whom. */
const STRUCK = 3;
/** What a judge does, and what is done before him. */
const BEFORE_JUDGE = new WordSet(
  "قال ذكر اوضح اضاف اعلن اكد حكم قضي امر قرر وجه صادق امام لدي من قبل الي اعترف عرض احيل مثل",
  "و ف",
);

const CONDEMNED = new WordSet("ادانت ادانه", "و ف");

/** One word in Arabic for a court that convicts and a ministry that condemns: a court is named with it, or a sentence. */
function condemns({ tokens, cues }: Sentence, { first }: Hit): boolean {
  return CONDEMNED.has(tokens, first) && cues.every(cue => !has(cue, "court") || CONDEMNED.has(tokens, cue.first));
}

/** "outside the court": where something happened; "court guards": who it happened to; in Arabic a word for the law that is a district, too. */
function isBuilding({ tokens, first }: Sentence, t: number): boolean {
  // "put an end to all of them"
  if (/^[وف]?(?:قضت|قضي)$/.test(wordOf(tokens, t))) return wordOf(tokens, t + 1) === "علي";
  if (/^[وفبكل]?القضا$/.test(wordOf(tokens, t)))
    return (
      !/^(?:مجلس|امام|الي|سلطه|رجال|قبل|علي)$/.test(wordOf(tokens, t - 1)) &&
      !/^(?:العراقي|الاعلي|اللبناني|السوري|العسكري)$/.test(wordOf(tokens, t + 1))
    );
  if (
    wordOf(tokens, t) === "court" &&
    /^(?:guards?|buildings?|complex|house|employees|staff|clerks?|workers)$/.test(wordOf(tokens, t + 1))
  )
    return true;
  if (wordOf(tokens, t) !== "court" && wordOf(tokens, t) !== "محكمه") return false;
  // In Arabic "a judge at the court of": who works there.
  if (wordOf(tokens, t - 1) === "في" && OF_COURT.has(tokens, t - 2)) return true;
  for (let u = t - 1; u >= Math.max(first, t - 3); u--) {
    if (
      /^(?:outside|near|of|at|inside|left|leaving|entered|entering|into|from|قرب|امام|خارج|داخل|on)$/.test(
        wordOf(tokens, u),
      )
    )
      return true;
    // "attacked a court", "hit the criminal court", and not the town of Hit.
    if (ATTACKED.has(tokens, u) && tokens.shape[u] !== SHAPE.capital) return true;
  }
  return false;
}

const OF_COURT = new WordSet(
  "قاض قاضي قاضيا قاضيه قاضيين قضاه موظف موظفا موظفين محام محامي محاميا محاميه محامين حارس حراس كاتب",
  "ال ب ل",
);

/** What is done to a building. */
const ATTACKED = new WordSet(
  "attacked attacking attack stormed storming hit hitting struck shelled shelling bombed bombing targeted targeting raided burned torched " +
    "هاجم هاجمت مهاجمه استهدف استهدفت استهداف قصف قصفت اقتحم اقتحمت اقتحام فجر فجرت تفجير احرق احرقت احراق",
);

/** "gunmen freed 40 men, 17 of them sentenced to death": who they are, and no trial. */
function isOfPrisoners({ tokens, first }: Sentence, cue: Words, { end }: Suspect): boolean {
  if (
    cue.first < end ||
    !/^(?:convicted|sentenced|imprison\w+|indicted|charged|guilty)$/.test(wordOf(tokens, cue.first))
  )
    return false;
  for (let t = cue.first - 1; t >= Math.max(first, cue.first - 4); t--)
    if (
      /^(?:was|were|been|being|is|are|has|have|had|and|be|got|later|then|court|judges?|who|tribunal)$/.test(
        wordOf(tokens, t),
      )
    )
      return false;
  return true;
}

/** In Arabic "the district", where one was named or lies round something, and "putting an end to": no matter of the judiciary, which is written alike. */
function isDistrict({ tokens, named }: Sentence, { first, end }: Hit): boolean {
  if (!/^(?:[وفبك]?ال|[وف]?لل)قضا$/.test(wordOf(tokens, first))) return false;
  if (/^عل[يى]$/.test(wordOf(tokens, end)) || ROUND.has(tokens, first - 1)) return true;
  return named.some(name => name.end <= first && /^[وفبل]?قضا$/.test(wordOf(tokens, name.first - 1)));
}

const ROUND = new WordSet(
  "مركز قايممقام قايمقام داخل خارج شرق شرقي غرب غربي شمال شمالي جنوب جنوبي اطراف ضواحي عموم مناطق احيا سكان اهالي محيط " +
    "قري نواحي",
);
