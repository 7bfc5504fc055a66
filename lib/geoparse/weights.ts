// The weights of recognition and resolution, learned by `npm run train` from the development corpora alone.

/** In the order of RECOGNITION_FEATURES. */
export const RECOGNITION: readonly number[] = [
  -1.558, // bias
  0.157, // multiword
  -1.275, // spelled
  -1.872, // fuzzy
  -1.243, // fuzzyDistance
  -0.178, // alone
  -1.585, // shortName
  -4.792, // lowercase
  -0.616, // caseless
  0, // common
  0, // commonAtStart
  -1.231, // curatedCommon
  -0.436, // sentenceStart
  -0.907, // firstName
  -0.008, // surname
  0.495, // nisba
  -0.796, // afterTitle
  -0.806, // afterFirstName
  -2.141, // afterCapital
  -1.663, // beforeCapital
  -0.202, // beforeCapitalUnknown
  -1.073, // inPerson
  -1.667, // personElsewhere
  -1.958, // beforeOrganisation
  -0.004, // afterOrganisation
  0.261, // beforeFacility
  0.804, // beforeKind
  1.242, // afterKind
  0.004, // afterKindOf
  1.793, // locative
  0.859, // weakPreposition
  -0.077, // afterDirection
  0.365, // directionOf
  0.795, // commaContainer
  -0.184, // contained
  1.416, // coordinated
  -0.426, // hyphenated
  0.631, // possessive
  -1.587, // beforeNumber
  -0.407, // modifier
  3.337, // country
  0.593, // admin1
  1.01, // population
  1.522, // focus
  -0.549, // region
  1.925, // curated
  -1.411, // arabic
  0.461, // arabicPrefix
  0.263, // article
  -0.795, // demonym
  0.8, // elsewhere
];

/** In the order of RESOLUTION_FEATURES. */
export const RESOLUTION: readonly number[] = [
  2.909, // population
  6.565, // country
  2.12, // capital
  1.213, // admin1
  -3.2, // admin2
  0.603, // settlement
  -1.221, // village
  -1.83, // neighbourhood
  -2.608, // site
  -0.743, // natural
  -0.295, // focus
  0.092, // region
  4.679, // curated
  1.011, // mainName
  2.514, // kindAgrees
  -2.514, // kindDisagrees
  1.363, // container
  -1.363, // containerDisagrees
  3.899, // countryShare
  1.771, // admin1Share
  0.496, // near
  2.051, // nearArticle
  0, // named
];
