// The model of resolution: what may speak for a candidate, how much it weighs, and how candidates are scored against each other.

import { numbered } from "@/lib/geoparse/recognition/features";
import { RESOLUTION } from "@/lib/geoparse/weights";

/** What speaks for a candidate; 0 or 1 unless said otherwise. */
export const RESOLUTION_FEATURES = [
  ["population", "population (0 to 1, logarithmic)"],
  ["country", "a country"],
  ["capital", "a capital"],
  ["admin1", "a province"],
  ["admin2", "a district"],
  ["settlement", "a city, town or village"],
  ["village", "a village"],
  ["neighbourhood", "a neighbourhood"],
  ["site", "a base, airport or other site"],
  ["natural", "a river, lake, mountain, desert or road"],
  ["focus", "in the country in focus"],
  ["region", "in the region"],
  ["curated", "in the curated gazetteer"],
  ["mainName", "it is the place's usual name"],
  ["kindAgrees", "the kind of place is stated"],
  ["kindExact", "exactly this kind of place is stated"],
  ["kindDisagrees", "another kind of place is stated"],
  ["seatOfStated", "a city or town, where its district is stated"],
  ["provinceOfStated", "a province, where a city in it is stated that is so called"],
  ["onRoad", "a road is stated, and roads are called by the towns on them"],
  ["container", "the province or country is stated"],
  ["containerDisagrees", "another province or country is stated"],
  ["closed", "lies in the distant state that is stated behind the comma (-1 to 1)"],
  ["under", "in the province or country that the sentence opens with (-1 to 1)"],
  ["contains", "it is stated as the container of a place that lies in it"],
  ["containsNothing", "it is stated as the container of a place that does not lie in it"],
  ["focusAlone", "in the country in focus, and the article names no other place"],
  ["countryShare", "the article's other places are in this country (0 to 1)"],
  ["admin1Share", "the article's other places are in this province (0 to 1)"],
  ["near", "near another place of the sentence (0 to 1)"],
  ["countryInSentence", "another place of this country in the sentence (0 to 1)"],
  ["beside", "near the place that the text puts it near to (-1 to 1)"],
  ["people", "the country's people or adjective stand in the sentence"],
  ["peopleShare", "the article's peoples and adjectives are of this country (0 to 1)"],
  ["nearArticle", "near another place of the article (0 to 1)"],
  ["told", "where the article tells what lies round this name, it is there (-1 to 1)"],
  ["alike", "the others of the list are of the same kind (0 to 1)"],
  ["unlike", "the others of the list are of another kind (0 to 1)"],
  ["alikeAll", "two others of the list or more are all of the same kind, or none of them (-1 to 1)"],
  ["theSettlement", 'a city, town or village behind "the"'],
  ["ofCountry", "a capital that its country is called by, too"],
  ["adjoins", 'near to the name that is joined to it by "and", a comma or a hyphen (0 to 1)'],
  ["likeListed", "a site, and the word for its kind stands beside another name of the list"],
  ["ofSubject", "a site of the kind that the sentence speaks of (0 to 1)"],
  ["provinceWords", "a province called by its seat, and the sentence has words for what provinces have (0 to 1)"],
  ["ofVotes", "a province called by its seat, in an article that counts votes"],
  ["dateline", "a province called by its seat, where a report comes from"],
  ["townWords", "a province called by its seat, and the sentence has words for what towns have (0 to 1)"],
  ["headProvince", "a province called by its seat, where what it is said of is what provinces have"],
  ["headTown", "a province called by its seat, where what it is said of is what towns have"],
  ["measured", 'a province called by its seat, with "north of" or "km from" before it'],
  ["partOf", "a province called by its seat, with a direction before it"],
  ["moved", "a province called by its seat, and somebody goes there or comes from there"],
  ["within", 'a province called by its seat, with "in" before it'],
  ["holdsFar", "a province called by its seat, and a place of the sentence lies in it, far from the seat (0 to 1)"],
  ["holdsBeside", "a province called by its seat, and the next name lies in it, far from the seat (0 to 1)"],
  ["holdsNear", "a province called by its seat, and a place of the sentence lies in or at the seat (0 to 1)"],
  ["amongProvinces", "a province called by its seat, in a sentence with other provinces (0 to 1)"],
  ["provincesTold", "a province called by its seat, in an article that names other provinces (0 to 1)"],
  ["saidProvince", "a province called by its seat, and the article says which of the two it means (-1 to 1)"],
  ["knownDistrict", "a district (1), island or province (0.5) far from the region, in the curated gazetteer"],
  ["cluster", "far from the region, and the article names other places round it or in it (0 to 1)"],
  ["saidThere", "the article says of this name in which distant state it lies, and this is it"],
  ["inCounty", "far from the region, in a county or district that the article names"],
  ["countyOf", "a county or district far from the region, and the article names a town that may lie in it (0 to 1)"],
  [
    "overshadowed",
    "far from the region, and how much smaller than the largest town there of this name (0 to 3, logarithmic)",
  ],
] as const;

export type ResolutionFeature = (typeof RESOLUTION_FEATURES)[number][0];
/** Where a feature stands. */
export const INDEX = numbered<ResolutionFeature>(RESOLUTION_FEATURES);

/** What the corpora have too rarely to learn from: weights given by hand, until training gives them others. */
const GIVEN: Readonly<Record<string, number>> = {
  seatOfStated: -2,
  provinceOfStated: -6,
  ofVotes: 2,
  dateline: -4,
  focusAlone: 1,
  knownDistrict: 3,
  cluster: 4,
  saidThere: 6,
  inCounty: 5,
  countyOf: 3,
  overshadowed: -1.5,
};

/** The learned weights in the order of RESOLUTION_FEATURES; what has none weighs nothing. */
export const RESOLUTION_WEIGHTS: number[] = RESOLUTION_FEATURES.map(([name]) => RESOLUTION[name] ?? GIVEN[name] ?? 0);

/** A candidate of one toponym with its features and score. */
export interface Scored {
  place: number;
  features: Float32Array;
  score: number;
  /** Softmax over the toponym's candidates. */
  probability: number;
}

/** Scores candidates by their features, best first. */
export function rank(list: Scored[]): void {
  const weights = RESOLUTION_WEIGHTS;
  let most = Number.NEGATIVE_INFINITY;
  // Two at a time: what is added to a sum waits for what was added before, and two sums do not wait for each other.
  for (let k = 0; k < list.length; k += 2) {
    const one = list[k]!;
    const other = list[k + 1] ?? one;
    const { features } = one;
    const others = other.features;
    let score = 0;
    let otherScore = 0;
    for (let f = 0; f < features.length; f++) {
      const weight = weights[f]!;
      score += features[f]! * weight;
      otherScore += others[f]! * weight;
    }
    one.score = score;
    other.score = otherScore;
    most = Math.max(most, score, otherScore);
  }
  let sum = 0;
  for (const candidate of list) sum += candidate.probability = Math.exp(candidate.score - most);
  for (const candidate of list) candidate.probability /= sum;
  // Few candidates, and nearly in order already: inserting takes less than sorting.
  for (let i = 1; i < list.length; i++) {
    const one = list[i]!;
    let at = i;
    for (; at > 0; at--) {
      const before = list[at - 1]!;
      if (before.score > one.score || (before.score === one.score && before.place < one.place)) break;
      list[at] = before;
    }
    list[at] = one;
  }
}
