// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.223, // bias
  0.051, // multiword
  -1.411, // spelled
  -3.148, // fuzzy
  -1.543, // fuzzyDistance
  -0.225, // alone
  -1.611, // shortName
  -3.911, // lowercase
  -0.756, // caseless
  -3.841, // common
  -0.601, // commonAtStart
  1.782, // commonCapital
  -0.7, // curatedCommon
  -0.122, // sentenceStart
  -1.209, // firstName
  -0.28, // surname
  0.355, // nisba
  -1.752, // afterTitle
  -1.152, // afterFirstName
  -2.813, // afterCapital
  -2.463, // beforeCapital
  -0.407, // beforeCapitalUnknown
  -1.285, // inPerson
  -2.275, // personElsewhere
  -2.894, // beforeOrganisation
  -0.066, // afterOrganisation
  0.865, // beforeFacility
  0.131, // beforeKind
  1.532, // afterKind
  0.214, // afterKindOf
  1.928, // locative
  0.821, // weakPreposition
  -0.396, // afterDirection
  0.282, // directionOf
  1.655, // commaContainer
  1.302, // contained
  1.47, // coordinated
  -0.599, // hyphenated
  0.28, // possessive
  -1.055, // beforeNumber
  -2.017, // modifier
  3.529, // country
  0.499, // admin1
  1.443, // population
  1.627, // focus
  -0.395, // region
  1.976, // curated
  -1.567, // arabic
  0.584, // arabicPrefix
  0.678, // article
  -1.598, // demonym
  0.339, // elsewhere
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  4.335, // population
  7.727, // country
  1.604, // capital
  2.292, // admin1
  -3.992, // admin2
  -0.047, // settlement
  -0.952, // village
  -2.012, // neighbourhood
  -2.329, // site
  -1.639, // natural
  -1.259, // focus
  1.34, // region
  3.108, // curated
  1.471, // mainName
  0.983, // kindAgrees
  6.252, // kindExact
  -0.983, // kindDisagrees
  2.101, // container
  -2.101, // containerDisagrees
  4.353, // countryShare
  2.531, // admin1Share
  -0.485, // near
  0.823, // countryInSentence
  2.918, // nearArticle
  0, // named
];

/** Intercept and slope that make a confidence's log-odds honest (Platt 1999). */
export const CALIBRATION: readonly [number, number] = [0.493, 0.637];
