// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.192, // bias
  -0.134, // multiword
  -1.713, // spelled
  -2.897, // fuzzy
  -1.267, // fuzzyDistance
  -0.22, // alone
  -1.277, // shortName
  -4.178, // lowercase
  -0.737, // caseless
  -3.221, // common
  -0.359, // commonAtStart
  -0.803, // curatedCommon
  -0.049, // sentenceStart
  -1.218, // firstName
  -0.209, // surname
  0.194, // nisba
  -1.57, // afterTitle
  -1.311, // afterFirstName
  -2.556, // afterCapital
  -2.409, // beforeCapital
  -0.28, // beforeCapitalUnknown
  -1.301, // inPerson
  -2.342, // personElsewhere
  -2.731, // beforeOrganisation
  -0.086, // afterOrganisation
  0.648, // beforeFacility
  0.358, // beforeKind
  1.522, // afterKind
  0.259, // afterKindOf
  1.695, // locative
  0.792, // weakPreposition
  -0.542, // afterDirection
  0.259, // directionOf
  1.23, // commaContainer
  -0.721, // contained
  1.481, // coordinated
  -0.717, // hyphenated
  0.078, // possessive
  -1.324, // beforeNumber
  -0.977, // modifier
  3.955, // country
  0.433, // admin1
  1.655, // population
  1.44, // focus
  -0.514, // region
  2.069, // curated
  -1.543, // arabic
  0.522, // arabicPrefix
  0.628, // article
  -1.565, // demonym
  0.065, // elsewhere
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  2.47, // population
  7.45, // country
  3.207, // capital
  1.441, // admin1
  -3.527, // admin2
  1.051, // settlement
  -1.241, // village
  -2.599, // neighbourhood
  -4.234, // site
  0.417, // natural
  -1.685, // focus
  0.657, // region
  5.614, // curated
  1.276, // mainName
  2.809, // kindAgrees
  -2.809, // kindDisagrees
  1.845, // container
  -1.845, // containerDisagrees
  4.92, // countryShare
  2.649, // admin1Share
  0.77, // near
  1.221, // nearArticle
  0, // named
];
