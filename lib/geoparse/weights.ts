// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  0.33, // bias
  -0.029, // multiword
  0.108, // spelled
  -2.097, // fuzzy
  -0.895, // fuzzyDistance
  1, // look
  -0.197, // alone
  -1.131, // shortName
  -4.142, // lowercase
  -0.654, // caseless
  -3.722, // common
  -0.553, // commonAtStart
  2.007, // commonCapital
  -1.236, // curatedCommon
  -0.081, // sentenceStart
  -0.967, // firstName
  0.457, // surname
  0.431, // nisba
  -1.812, // afterTitle
  -0.815, // afterFirstName
  -3.171, // afterCapital
  -2.558, // beforeCapital
  -0.568, // beforeCapitalUnknown
  -1.209, // inPerson
  -1.839, // personElsewhere
  -3.059, // beforeOrganisation
  -0.319, // afterOrganisation
  0.913, // beforeFacility
  -0.643, // beforeKind
  1.338, // afterKind
  0.266, // afterKindOf
  1.415, // locative
  0.814, // weakPreposition
  0.877, // afterDirection
  0.067, // directionOf
  1.259, // commaContainer
  1.268, // contained
  1.496, // coordinated
  -0.261, // hyphenated
  -0.544, // hyphenCapital
  0.363, // possessive
  -1.19, // beforeNumber
  -2.319, // modifier
  2.184, // country
  0.313, // admin1
  0.85, // population
  1.62, // focus
  -0.011, // region
  1.113, // curated
  -1.82, // arabic
  0.47, // arabicPrefix
  0.492, // article
  -1.829, // demonym
  0.738, // elsewhere
  -0.996, // acronym
  0.24, // theSettlement
  -0.361, // beforeVerb
  -1.017, // pairedElsewhere
  -0.907, // abroad
  -1.136, // spelledAbroad
  -0.904, // personUnsupported
  -0.376, // commonUnsupported
  -1.455, // spelledUnsupported
  -1.923, // smallUnsupported
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  4.761, // population
  7.795, // country
  1.52, // capital
  2.444, // admin1
  -4.023, // admin2
  -0.223, // settlement
  -0.897, // village
  -2.098, // neighbourhood
  -2.184, // site
  -1.71, // natural
  -1.196, // focus
  1.271, // region
  3.062, // curated
  1.592, // mainName
  0.996, // kindAgrees
  6.22, // kindExact
  -0.996, // kindDisagrees
  2.098, // container
  -2.098, // containerDisagrees
  4.477, // countryShare
  2.286, // admin1Share
  -0.374, // near
  0.7, // countryInSentence
  2.96, // nearArticle
  0, // named
];

/** Intercept and slope that make a confidence's log-odds honest (Platt 1999). */
export const CALIBRATION: readonly [number, number] = [0.302, 0.627];
