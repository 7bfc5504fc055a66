// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.185, // bias
  -0.025, // multiword
  -1.371, // spelled
  -3.083, // fuzzy
  -1.515, // fuzzyDistance
  -0.223, // alone
  -1.58, // shortName
  -3.852, // lowercase
  -0.763, // caseless
  -3.844, // common
  -0.602, // commonAtStart
  1.773, // commonCapital
  -0.667, // curatedCommon
  -0.107, // sentenceStart
  -1.209, // firstName
  -0.297, // surname
  0.368, // nisba
  -1.722, // afterTitle
  -1.146, // afterFirstName
  -2.807, // afterCapital
  -2.458, // beforeCapital
  -0.417, // beforeCapitalUnknown
  -1.231, // inPerson
  -2.257, // personElsewhere
  -2.868, // beforeOrganisation
  -0.072, // afterOrganisation
  0.855, // beforeFacility
  0.155, // beforeKind
  1.525, // afterKind
  0.223, // afterKindOf
  1.818, // locative
  0.833, // weakPreposition
  -0.384, // afterDirection
  0.349, // directionOf
  1.63, // commaContainer
  0.143, // contained
  1.515, // coordinated
  -0.622, // hyphenated
  0.237, // possessive
  -1.039, // beforeNumber
  -2.015, // modifier
  3.506, // country
  0.554, // admin1
  1.413, // population
  1.513, // focus
  -0.406, // region
  1.967, // curated
  -1.497, // arabic
  0.54, // arabicPrefix
  0.685, // article
  -1.603, // demonym
  0.337, // elsewhere
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
  -1.563, // focus
  0.631, // region
  4.238, // curated
  1.3, // mainName
  2.761, // kindAgrees
  -2.761, // kindDisagrees
  2.186, // container
  -2.186, // containerDisagrees
  4.75, // countryShare
  2.573, // admin1Share
  1.113, // near
  1.368, // nearArticle
  0, // named
];
