// Lists of places: what is told of "Hit, Haditha and Rawa" happened at each of the three.

import { distanceKm } from "@/lib/geo";
import { GAP } from "@/lib/text/tokenize";
import type { Named, Sentence } from "../sentence";
import { countsPeople } from "../who/counting";
import type { Quantity } from "../who/quantities";
import { wordOf } from "../words/folded";
import type { Hit } from "../words/rules";
import { isInDistrict } from "./around";

/** What may stand around a name within a list: "the town of", "in nearby", "district". */
const KIND =
  "(?:towns?|cit(?:y|ies)|villages?|districts?|provinces?|governorates?|neighbou?rhoods?|areas?|sub-?districts?|camps?|bases?|outskirts|administrations?|counties|county|cantons?|countryside|suburbs?|quarters?|regions?|hills|valley|fields?)";
const PLAIN = `(?:(?:in|at|on|near|around|outside|into) )?(?:(?:parts|all|most) of )?(?:the )?(?:(?:nearby|neighbou?ring|adjacent|central|old|whole|northern|southern|eastern|western) )*(?:${KIND} of )?(?:the )?`;
/** "in a bakery at", "one near": something at the place, or another of what was told. */
const THING = `(?:(?:in|at|on|near|outside) )?(?:(?:an?|the|two|three|four|five|several|some|\\d+) (?:[a-z'-]+ ){1,3}|(?:one|two|three|four|five|another|others|\\d+) (?:more |others )?)(?:in|at|near|outside|of) (?:the )?(?:${KIND} of )?`;
/** "on 9 June", "late on Monday" behind a name: the day of what happened there. */
const WHEN =
  "(?:(?: (?:late|early))?(?: on)? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \\d{1,2})(?: (?:morning|afternoon|evening|night))?)?";
/** "four were killed in X and nine in Y", "bodies were found in X and those of two women in Y": of the same verb. */
const COUNT =
  "(?:\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|several|one|another|others|that|those)";
const GAPPED_JOINT = new RegExp(
  `^(?: ${KIND})?${WHEN}(?:[,;] (?:and )?| and )${COUNT}(?: more| others)?${WHEN}(?: [a-z'-]+){0,6}? (?:in|at|near|outside|around|over|approached|approaching) (?:the )?(?:${KIND} of )?$`,
);
/** "four were killed in X, two of them in Y": of those told before. */
const PART = /\b(?:of (?:them|whom|those)|including|among them|from|to)\b/;
const BEFORE = `(?:${PLAIN}|${THING})`;
const ARABIC_KIND =
  "(?:مدينة|مدينتي|مدن|بلدة|بلدتي|بلدات|قرية|قريتي|قرى|ناحية|ناحيتي|نواحي|قضاء|قضائي|منطقة|منطقتي|حي|حيي|أحياء|محافظة|محافظتي|محافظات)";
const ENGLISH_JOINT = new RegExp(`^(?: ${KIND})?${WHEN}(?:(,?) (?:and|&|as well as|and also) |(,) )${BEFORE}$`);
const ARABIC_JOINT = new RegExp(
  `^(?:\\s*([،,])\\s*| )(و?)(?:(?:كذلك|ايضا|أيضا|أيضاً) )?(?:(?:في|على|قرب) |ب)?(?:${ARABIC_KIND} )?$`,
);
/** Words before a list that make one place, or none, of its two. */
const BETWEEN = /(?:\b(?:between|from|linking|connecting|separating)|بين|من)(?: \S+){0,4}? ?$/i;
/** After the last name: what lies between the places rather than at them. */
const LINE = /^(?: |-)(?:roads?|highways?|motorway|line|axis|border|railway|derby)\b/;
const MOST = 12;
/** How far from its centre a city reaches. */
const CITY_KM = 20;

type Joint = "and" | "comma" | "container" | null;

/** The other places of the list in which a place stands, in order; none where it stands alone or where a list names no places hit. */
export function listedWith(sentence: Sentence, named: Named): Named[] {
  const { named: all, tokens } = sentence;
  const at = all.indexOf(named);
  let from = at;
  while (from > 0 && at - from < MOST && jointOf(sentence, all[from - 1]!, all[from]!) !== null) from--;
  let to = at;
  while (to + 1 < all.length && to - at < MOST && jointOf(sentence, all[to]!, all[to + 1]!) !== null) to++;
  const members: Named[] = [];
  let joined = false;
  for (let i = from; i <= to; i++) {
    const joint = i === from ? null : jointOf(sentence, all[i - 1]!, all[i]!);
    if (joint === "container") continue;
    joined ||= joint === "and";
    members.push(all[i]!);
  }
  if (!joined || members.length < 2 || !members.includes(named)) return [];
  const [head, last] = [members[0]!, members.at(-1)!];
  const { text } = tokens;
  if (BETWEEN.test(text.slice(Math.max(sentence.start, head.mention.start - 40), head.mention.start))) return [];
  if (LINE.test(text.slice(last.mention.end, last.mention.end + 12))) return [];
  const known = new Set<string | undefined>([named.place?.id]);
  return members.filter(other => {
    if (other === named || other.place === null) return other !== named;
    if (known.has(other.place.id) || (isBroad(other) && holds(other, named)) || (isBroad(named) && holds(named, other)))
      return false;
    known.add(other.place.id);
    return true;
  });
}

/** Words behind a place of a list within which its day is told: "in Kut and Amarah on Saturday". */
const BESIDE = 8;

/** What a list tells of one of its places alone: "... and nine in Y on 13 June". The dates and the number are those of its part, or else none. */
export function ownPart<D extends { word: number }>(
  sentence: Sentence,
  named: Named,
  dates: readonly D[],
  quantities: readonly Quantity[],
): { dates: D[]; quantity: Quantity | undefined } {
  const { named: all, tokens } = sentence;
  const at = all.indexOf(named);
  const from = all[at - 1]?.end ?? named.first;
  return {
    dates: dates.filter(({ word }) => word >= named.end && word < named.end + BESIDE).slice(0, 1),
    quantity: quantities.find(
      quantity =>
        quantity.first >= from &&
        quantity.end <= named.first &&
        (/^(?:and|of)$/.test(wordOf(tokens, quantity.first - 1)) || tokens.gap[quantity.first - 1] === GAP.comma) &&
        (/^(?:in|at|near|outside|around)$/.test(wordOf(tokens, quantity.end)) || countsPeople(sentence, quantity)),
    ),
  };
}

/** How two neighbours hang together: joined, separated by a comma, or the second as what the first lies in ("Qaim, Anbar"). */
function jointOf(sentence: Sentence, a: Named, b: Named): Joint {
  const { tokens } = sentence;
  if (!a.mention.literal || !b.mention.literal) return null;
  if (b.first - a.end > 12 || (tokens.gap[a.end - 1] ?? GAP.other) === GAP.paragraph) return null;
  const between = tokens.text.slice(a.mention.end, b.mention.start);
  // "at Conoco in eastern Syria and one at Harir"
  if (IN.test(between)) return holds(b, a) ? "container" : null;
  const match = ENGLISH_JOINT.exec(between);
  if (match) {
    const comma = match[2];
    // "Hit, a town near Haditha"
    if (comma !== undefined && APPOSED.test(between)) return "container";
    if (comma !== undefined) return holds(b, a) ? "container" : "comma";
    return "and";
  }
  if (GAPPED_JOINT.test(between) && !PART.test(between) && !tellsMore(sentence, a, b)) return "and";
  const arabic = ARABIC_JOINT.exec(between);
  if (arabic === null || (arabic[1] === undefined && arabic[2] === "")) return null;
  if (arabic[2] !== "") return "and";
  return "comma";
}

const IN =
  /^ in (?:the )?(?:(?:far |north|south|east|west|central|upper|lower)[a-z-]* )?(?:province of |governorate of |district of )?$/;
const APPOSED = new RegExp(`^, (?:an?|the|one) (?:[a-z'-]+ )?${KIND}`);

/** A verb or a victim between the two: an event of its own. */
function tellsMore({ triggers, harms }: Sentence, a: Named, b: Named): boolean {
  const between = ({ first }: Hit) => first >= a.end && first < b.first;
  return triggers.some(between) || harms.some(between);
}

function isBroad({ place }: Named): boolean {
  return place?.kind === "country" || place?.kind === "admin1";
}

/** Whether `b` lies in `a`: by the divisions of its country, or as a quarter of a city. */
function holds({ place: a }: Named, { place: b }: Named): boolean {
  if (a === null || b === null || a.id === b.id || a.country !== b.country) return false;
  if (a.kind === "country") return true;
  if (b.admin1 === "" || a.admin1 !== b.admin1) return false;
  if (a.kind === "admin1") return true;
  if (a.kind === "admin2") return isInDistrict(b, a);
  return (
    (a.kind === "city" || a.kind === "town") &&
    b.kind === "neighbourhood" &&
    distanceKm([a.lon, a.lat], [b.lon, b.lat]) < CITY_KM
  );
}
