// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.162, // bias
  0.03, // multiword
  -1.475, // spelled
  -3.349, // fuzzy
  -1.468, // fuzzyDistance
  -0.29, // alone
  -1.307, // shortName
  -4.06, // lowercase
  -0.803, // caseless
  -3.984, // common
  -0.607, // commonAtStart
  1.924, // commonCapital
  -0.738, // curatedCommon
  -0.148, // sentenceStart
  -1.253, // firstName
  -0.287, // surname
  0.479, // nisba
  -1.989, // afterTitle
  -1.234, // afterFirstName
  -2.932, // afterCapital
  -2.493, // beforeCapital
  -0.419, // beforeCapitalUnknown
  -1.29, // inPerson
  -2.411, // personElsewhere
  -2.983, // beforeOrganisation
  -0.101, // afterOrganisation
  1.006, // beforeFacility
  0.082, // beforeKind
  1.58, // afterKind
  0.251, // afterKindOf
  1.922, // locative
  0.798, // weakPreposition
  -0.445, // afterDirection
  0.315, // directionOf
  1.763, // commaContainer
  1.419, // contained
  1.555, // coordinated
  -0.665, // hyphenated
  0.269, // possessive
  -1.157, // beforeNumber
  -2.165, // modifier
  3.528, // country
  0.49, // admin1
  1.443, // population
  1.655, // focus
  -0.364, // region
  1.937, // curated
  -1.619, // arabic
  0.578, // arabicPrefix
  0.766, // article
  -1.732, // demonym
  0.374, // elsewhere
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  4.365, // population
  7.693, // country
  1.611, // capital
  2.314, // admin1
  -4, // admin2
  -0.051, // settlement
  -0.931, // village
  -2.012, // neighbourhood
  -2.304, // site
  -1.64, // natural
  -1.192, // focus
  1.312, // region
  3.072, // curated
  1.565, // mainName
  0.992, // kindAgrees
  6.266, // kindExact
  -0.992, // kindDisagrees
  2.11, // container
  -2.11, // containerDisagrees
  4.373, // countryShare
  2.525, // admin1Share
  -0.494, // near
  0.845, // countryInSentence
  2.925, // nearArticle
  0, // named
];

/** Intercept and slope that make a confidence's log-odds honest (Platt 1999). */
export const CALIBRATION: readonly [number, number] = [0.518, 0.62];
