// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.2, // bias
  1.5, // multiword
  -0.6, // spelled
  -2, // fuzzy
  -1, // fuzzyDistance
  2, // alone
  -1, // shortName
  -3, // lowercase
  0.3, // caseless
  -2.5, // common
  -1, // commonAtStart
  -1, // curatedCommon
  -0.3, // sentenceStart
  -1.5, // firstName
  -0.8, // surname
  -1, // nisba
  -2.5, // afterTitle
  -2, // afterFirstName
  -1.2, // afterCapital
  -0.3, // beforeCapital
  -0.9, // beforeCapitalUnknown
  -3, // inPerson
  -2, // personElsewhere
  -2.5, // beforeOrganisation
  -2.5, // afterOrganisation
  0.3, // beforeFacility
  2, // beforeKind
  1.2, // afterKind
  2.5, // afterKindOf
  2, // locative
  0.7, // weakPreposition
  1.5, // afterDirection
  2, // directionOf
  2.5, // commaContainer
  2.5, // contained
  1, // coordinated
  -0.2, // hyphenated
  0.5, // possessive
  -1, // beforeNumber
  -3, // modifier
  2.5, // country
  1.2, // admin1
  1.5, // population
  1, // focus
  0.5, // region
  0.7, // curated
  0.3, // arabic
  0.8, // arabicPrefix
  0.5, // article
  -1.5, // demonym
  1.5, // elsewhere
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  4, // population
  3, // country
  1, // capital
  1.2, // admin1
  -1, // admin2
  0.8, // settlement
  -0.5, // village
  -0.3, // neighbourhood
  0, // site
  0.2, // natural
  1, // focus
  0.4, // region
  0.8, // curated
  0.8, // mainName
  3, // kindAgrees
  -2.5, // kindDisagrees
  4, // container
  -1, // containerDisagrees
  3, // countryShare
  1.5, // admin1Share
  2, // near
  1, // nearArticle
  0, // named
];
