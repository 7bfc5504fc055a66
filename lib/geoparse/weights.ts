// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.218, // bias
  0.049, // multiword
  -1.397, // spelled
  -3.122, // fuzzy
  -1.552, // fuzzyDistance
  -0.219, // alone
  -1.588, // shortName
  -3.894, // lowercase
  -0.752, // caseless
  -3.854, // common
  -0.587, // commonAtStart
  1.762, // commonCapital
  -0.706, // curatedCommon
  -0.113, // sentenceStart
  -1.205, // firstName
  -0.282, // surname
  0.346, // nisba
  -1.724, // afterTitle
  -1.138, // afterFirstName
  -2.795, // afterCapital
  -2.459, // beforeCapital
  -0.409, // beforeCapitalUnknown
  -1.283, // inPerson
  -2.257, // personElsewhere
  -2.879, // beforeOrganisation
  -0.066, // afterOrganisation
  0.851, // beforeFacility
  0.128, // beforeKind
  1.539, // afterKind
  0.209, // afterKindOf
  1.968, // locative
  0.828, // weakPreposition
  -0.388, // afterDirection
  0.282, // directionOf
  1.636, // commaContainer
  1.277, // contained
  1.472, // coordinated
  -0.603, // hyphenated
  0.242, // possessive
  -1.041, // beforeNumber
  -2.017, // modifier
  3.509, // country
  0.5, // admin1
  1.429, // population
  1.618, // focus
  -0.39, // region
  1.966, // curated
  -1.562, // arabic
  0.587, // arabicPrefix
  0.671, // article
  -1.586, // demonym
  0.345, // elsewhere
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  4.336, // population
  7.728, // country
  1.603, // capital
  2.292, // admin1
  -3.993, // admin2
  -0.047, // settlement
  -0.951, // village
  -2.013, // neighbourhood
  -2.329, // site
  -1.639, // natural
  -1.259, // focus
  1.34, // region
  3.109, // curated
  1.471, // mainName
  0.983, // kindAgrees
  6.253, // kindExact
  -0.983, // kindDisagrees
  2.1, // container
  -2.1, // containerDisagrees
  4.355, // countryShare
  2.525, // admin1Share
  -0.485, // near
  0.822, // countryInSentence
  2.92, // nearArticle
  0, // named
];
