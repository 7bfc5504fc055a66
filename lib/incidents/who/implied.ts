// Who takes part by the kind of the event: those who demonstrate, the civilians whom an attack on civilians or a bomb hit.

import { WordSet } from "@/lib/text/tokenize";
import { type Incident, TYPE_OF } from "@/lib/types";
import { clauseBetween, type Sentence, spanOf, wordIn } from "../sentence";
import { type Hit, has } from "../words/rules";
import type { Trigger } from "./asked";
import { tellsOfIt } from "./tellers";

const CROWDS = ["protest", "crowd", "folk", "civil"];
const CIVILIANS = ["civil"];

/** Of the persons on one of the sides, those named closest to an event. */
function nearest(persons: readonly Hit[], sides: readonly string[], { first }: Trigger): Hit | undefined {
  let best: Hit | undefined;
  for (const hit of persons)
    if (sides.some(side => has(hit, side)) && !(best && Math.abs(best.first - first) <= Math.abs(hit.first - first)))
      best = hit;
  return best;
}

/** Who takes part by the kind of the event: those who demonstrate, the civilians that an attack on civilians or a bomb hit. */
export function impliedOf(
  sentence: Sentence,
  trigger: Trigger,
  known: Incident["actors"],
): Incident["actors"][number] | null {
  const { persons, harms } = sentence;
  const type = TYPE_OF[trigger.subtype];
  if (type === "protests" || type === "riots") {
    const put = trigger.subtype === "protest-with-intervention" || trigger.subtype.startsWith("excessive");
    const role = put ? "against" : "by";
    // "Thousands of students joined a sit-in": whoever does it demonstrates.
    const people = known.find(actor => (put || actor.role === role) && actor.id === "civilians");
    const turned = put ? known.find(actor => actor.id === "protesters" && actor.role === "by") : undefined;
    if (turned) turned.role = "against";
    // "Residents threw stones": who riots is told of as who he is.
    const crowd = nearest(persons, CROWDS, trigger);
    const residents =
      type === "riots" && !put && crowd !== undefined && RESIDENTS.among(sentence.tokens, crowd.first, crowd.end);
    if (people && !residents) Object.assign(people, { id: "protesters", name: "Protesters", role });
    if (known.some(actor => actor.role === role)) return null;
    const { first, end } = crowd ?? trigger;
    if (residents && !known.some(actor => actor.id === "civilians" && actor.role !== "involved"))
      return { id: "civilians", name: "Civilians", role, ...spanOf(sentence, first, end) };
    return { id: "protesters", name: "Protesters", role, ...spanOf(sentence, first, end) };
  }
  if (known.some(actor => actor.role === "against")) return null;
  const people = persons.filter(({ first, end }) => !tellsOfIt(sentence, end, first));
  const isHarmed = (person: Hit) =>
    harms.some(
      hit =>
        (has(hit, "death") || has(hit, "injury")) &&
        ((person.first >= hit.end ? person.first - hit.end : hit.first - person.end) <= 4 ||
          isWho(sentence, person, hit)),
    );
  // Of "beside an ambulance, and two medics died" the medics.
  const victim =
    nearest(
      people.filter(person => !has(person, "thing") && isHarmed(person)),
      CIVILIANS,
      trigger,
    ) ?? nearest(people, CIVILIANS, trigger);
  // Violence against civilians is that, whoever is named.
  if (victim === undefined && trigger.rule === "again") return null;
  if (victim === undefined)
    return TARGETED.test(trigger.subtype)
      ? { id: "civilians", name: "Civilians", role: "against", ...spanOf(sentence, trigger.first, trigger.end) }
      : null;
  const harmed = isHarmed(victim);
  if (type === "violence-against-civilians" || (type === "explosions" && (harmed || isAim(sentence, trigger, victim))))
    return { id: "civilians", name: "Civilians", role: "against", ...spanOf(sentence, victim.first, victim.end) };
  return null;
}

/** Of whom a riot is theirs, and of no demonstrators. */
const RESIDENTS = new WordSet(
  "residents inhabitants locals relatives villagers townsfolk townspeople neighbours neighbors اهالي سكان ذوو ذوي اقارب قرويون قرويين",
  "و ف ال وال فال",
);

const TARGETED = /^(?:attack|abduction-forced-disappearance|sexual-violence)$/;

/** "two women who were on their way home were killed": the clause tells who they were. */
function isWho({ tokens }: Sentence, person: Hit, { first }: Hit): boolean {
  return (
    WHO.has(tokens, person.end) && first > person.end && first - person.end <= CLAUSE && WERE.has(tokens, first - 1)
  );
}
const WHO = new WordSet("who whose");
const WERE = new WordSet("was were been being");
/** Words of a clause that tells who somebody was. */
const CLAUSE = 12;

/** "fell on a market", "thrown at the house of a judge": what is hit, and not what is near. */
function isAim(sentence: Sentence, trigger: Trigger, { first }: Hit): boolean {
  if (first < trigger.end || first - trigger.end > 5 || clauseBetween(sentence, trigger.end - 1, first)) return false;
  for (let t = trigger.end; t < first; t++)
    if (/^(?:near|outside|beside|by|from|behind|close|قرب|قريب|خارج|بالقرب)$/.test(wordIn(sentence, t))) return false;
  return true;
}
