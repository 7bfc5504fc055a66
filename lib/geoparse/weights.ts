// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.172, // bias
  -0.024, // multiword
  -1.423, // spelled
  -3.086, // fuzzy
  -1.591, // fuzzyDistance
  -0.222, // alone
  -1.582, // shortName
  -3.848, // lowercase
  -0.746, // caseless
  -3.842, // common
  -0.602, // commonAtStart
  1.767, // commonCapital
  -0.666, // curatedCommon
  -0.104, // sentenceStart
  -1.216, // firstName
  -0.31, // surname
  0.281, // nisba
  -1.775, // afterTitle
  -1.281, // afterFirstName
  -2.819, // afterCapital
  -2.452, // beforeCapital
  -0.407, // beforeCapitalUnknown
  -1.285, // inPerson
  -2.314, // personElsewhere
  -2.867, // beforeOrganisation
  -0.073, // afterOrganisation
  0.847, // beforeFacility
  0.154, // beforeKind
  1.523, // afterKind
  0.227, // afterKindOf
  1.819, // locative
  0.831, // weakPreposition
  -0.381, // afterDirection
  0.347, // directionOf
  1.627, // commaContainer
  0.146, // contained
  1.508, // coordinated
  -0.608, // hyphenated
  0.231, // possessive
  -1.04, // beforeNumber
  -2.016, // modifier
  3.495, // country
  0.547, // admin1
  1.404, // population
  1.508, // focus
  -0.398, // region
  1.961, // curated
  -1.499, // arabic
  0.538, // arabicPrefix
  0.723, // article
  -1.577, // demonym
  0.339, // elsewhere
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  2.61, // population
  7.732, // country
  3.075, // capital
  1.428, // admin1
  -3.463, // admin2
  0.945, // settlement
  -1.098, // village
  -2.506, // neighbourhood
  -3.2, // site
  -0.935, // natural
  -1.562, // focus
  0.63, // region
  4.238, // curated
  1.3, // mainName
  2.761, // kindAgrees
  -2.761, // kindDisagrees
  2.186, // container
  -2.186, // containerDisagrees
  4.75, // countryShare
  2.573, // admin1Share
  1.113, // near
  1.37, // nearArticle
  0, // named
];
