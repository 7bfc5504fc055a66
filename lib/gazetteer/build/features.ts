// GeoNames' feature codes and Dateline's kinds, both ways (http://www.geonames.org/export/codes.html).

import type { Kind } from "@/lib/types";

/** The code that stands for a kind where a curated block names none. */
export const FEATURE: Record<Kind, string> = {
  country: "A.PCLI",
  region: "L.RGN",
  admin1: "A.ADM1",
  admin2: "A.ADM2",
  city: "P.PPL",
  town: "P.PPL",
  village: "P.PPL",
  neighbourhood: "P.PPLX",
  "military-base": "L.MILB",
  airport: "S.AIRP",
  "border-crossing": "S.PSTB",
  facility: "S.FCL",
  mountain: "T.MT",
  desert: "T.DSRT",
  valley: "T.VAL",
  river: "H.STM",
  lake: "H.LK",
  sea: "H.SEA",
  border: "A.BDRY",
  road: "R.RD",
  area: "L.AREA",
};

/** Codes that news names, by kind; all others of GeoNames' classes S, T, H, L, R, U and V are left out. */
const CODES: Partial<Record<Kind, string>> = {
  country: "A.PCLI",
  admin1: "A.ADM1",
  admin2: "A.ADM2",
  region: "L.RGN L.RGNE L.RGNH",
  "military-base": "L.MILB L.NVB S.AIRB S.INSM",
  airport: "S.AIRP S.AIRF S.AIRQ",
  "border-crossing": "S.PSTB",
  facility:
    "S.DAM S.BDG S.PS S.PSH S.PSN S.OILR S.OILT S.OILP S.PRN S.UNIV S.HSP S.MSQE S.SHRN S.MNMT S.ANS S.RUIN S.CSTL S.PAL S.FT " +
    "S.CMP S.CMPRF S.STDM S.PRT S.DIP S.GOVL S.MNRE S.CVNT L.OILF L.GASF L.PRT L.INDS R.TNL",
  mountain: "T.MT T.MTS T.PK T.PKS T.RDGE T.HLL T.HLLS T.PASS",
  desert: "T.DSRT T.ERG",
  valley: "T.VAL T.VALS T.GRGE T.CNYN H.WAD H.WADS",
  river: "H.STM H.STMC H.STMI H.STMS H.CNL",
  lake: "H.LK H.LKS H.LKI H.RSV H.LGN",
  sea: "H.SEA H.GULF H.OCN H.STRT H.BAY",
  road: "R.RD R.RTE",
  area: "T.ISL T.ISLS T.PLN T.PLAT T.PEN T.CAPE H.MRSH H.SWMP L.AREA L.TRB",
};
const KIND_OF = new Map(
  Object.entries(CODES).flatMap(([kind, codes]) => codes.split(" ").map(code => [code, kind as Kind] as const)),
);

/** The kind of a row's feature, or null if news hardly ever names such things. */
export function kindOf(featureClass: string, code: string, people: number): Kind | null {
  if (featureClass === "P") return settlementKind(code, people);
  return KIND_OF.get(`${featureClass}.${code}`) ?? null;
}

export function settlementKind(code: string, people: number): Kind {
  if (code === "PPLX") return "neighbourhood";
  if (code === "PPLC" || code === "PPLA" || people >= 100_000) return "city";
  if (people >= 5000 || code === "PPLA2" || code === "PPLA3") return "town";
  return "village";
}

/** Rough radius in km of kinds that are more than a point; GeoNames has points only. */
export const REACH_KM: Partial<Record<Kind, number>> = {
  region: 40,
  admin1: 60,
  admin2: 20,
  mountain: 5,
  desert: 40,
  valley: 10,
  river: 20,
  lake: 5,
  sea: 100,
  area: 5,
};
