// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.128, // bias
  -0.144, // multiword
  -1.7, // spelled
  -2.851, // fuzzy
  -1.227, // fuzzyDistance
  -0.221, // alone
  -1.267, // shortName
  -4.166, // lowercase
  -0.729, // caseless
  -3.24, // common
  -0.381, // commonAtStart
  -0.793, // curatedCommon
  -0.038, // sentenceStart
  -1.22, // firstName
  -0.207, // surname
  0.199, // nisba
  -1.573, // afterTitle
  -1.307, // afterFirstName
  -2.553, // afterCapital
  -2.399, // beforeCapital
  -0.297, // beforeCapitalUnknown
  -1.304, // inPerson
  -2.352, // personElsewhere
  -2.718, // beforeOrganisation
  -0.088, // afterOrganisation
  0.654, // beforeFacility
  0.356, // beforeKind
  1.489, // afterKind
  0.256, // afterKindOf
  1.698, // locative
  0.806, // weakPreposition
  -0.539, // afterDirection
  0.252, // directionOf
  1.236, // commaContainer
  -0.717, // contained
  1.448, // coordinated
  -0.7, // hyphenated
  0.072, // possessive
  -1.314, // beforeNumber
  -0.993, // modifier
  3.93, // country
  0.461, // admin1
  1.559, // population
  1.382, // focus
  -0.602, // region
  2.076, // curated
  -1.51, // arabic
  0.515, // arabicPrefix
  0.632, // article
  -1.576, // demonym
  0.049, // elsewhere
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  2.464, // population
  7.445, // country
  3.203, // capital
  1.44, // admin1
  -3.531, // admin2
  1.054, // settlement
  -1.242, // village
  -2.6, // neighbourhood
  -4.227, // site
  0.418, // natural
  -1.69, // focus
  0.662, // region
  5.609, // curated
  1.273, // mainName
  2.811, // kindAgrees
  -2.811, // kindDisagrees
  1.841, // container
  -1.841, // containerDisagrees
  4.917, // countryShare
  2.658, // admin1Share
  0.794, // near
  1.184, // nearArticle
  0, // named
];
