// Which district and sub-district a place is in. What the gazetteer says goes before what an outline says, and an outline never
// moves a place into another governorate. Pure.

import type { FeatureCollection } from "geojson";
import { type Area, areaFinder } from "@/lib/geo";
import { slug } from "@/lib/query";
import type { District, Kind, OfficialArea, Place } from "@/lib/types";

/** What `npm run boundaries -- FILE` has installed of one level. */
export type OfficialAreas = FeatureCollection<Area, OfficialArea>;

/** A facet's value with what readers see. */
export interface DistrictValue {
  value: string;
  label: string;
  labelAr: string;
}

export interface Whereabouts {
  district: DistrictValue | null;
  subdistrict: DistrictValue | null;
}

export interface DistrictSources {
  /** Told apart from the outlines of others in the ETag of every answer; "" where nothing is installed. */
  version: string;
  known: readonly District[];
  /** Official outlines, where installed: the district facet then has their areas, no others. */
  districts: OfficialAreas | null;
  subdistricts: OfficialAreas | null;
}

export const NO_DISTRICTS: DistrictSources = { version: "", known: [], districts: null, subdistricts: null };

/**
 * Of anything wider, one point does not tell the district; but a district that is not among the areas was made out of the one
 * that its point lies in.
 */
const POINTS: ReadonlySet<Kind> = new Set<Kind>(
  "admin2 city town village neighbourhood military-base airport border-crossing facility".split(" ") as Kind[],
);

/** The value of a district in its facet. */
export const districtSlug = (admin1: string, name: string): string => slug(`${admin1} ${name}`);

/** Tells for places of the focus country where they are. */
export function whereaboutsFrom(
  { known, districts, subdistricts }: DistrictSources,
  focus: string,
): (place: Place) => Whereabouts {
  const bySlug = new Map(
    known.map(({ admin1, name, nameAr }) => {
      const slug = districtSlug(admin1, name);
      return [slug, { slug, name, nameAr }];
    }),
  );
  const installed = districts && new Map(districts.features.map(({ properties }) => [properties.slug, properties]));
  const districtAt = districts && areaFinder(districts);
  const subdistrictAt = subdistricts && areaFinder(subdistricts);

  /** By the place's own point, where that is one and the outline lies in the governorate that the gazetteer gives. */
  function byPosition(find: ReturnType<typeof areaFinder<OfficialArea>> | null, place: Place): DistrictValue | null {
    if (!find || !POINTS.has(place.kind)) return null;
    const area = find([place.lon, place.lat])?.properties;
    return area && area.parent === place.admin1 ? facetValue(area) : null;
  }

  return place => {
    if (place.country !== focus || place.admin1 === "") return { district: null, subdistrict: null };
    const value = place.admin2 === "" ? "" : districtSlug(place.admin1, place.admin2);
    const area = value === "" ? undefined : installed ? installed.get(value) : bySlug.get(value);
    const unlisted = value !== "" && !installed ? { value, label: place.admin2, labelAr: "" } : null;
    return {
      district: area ? facetValue(area) : (unlisted ?? byPosition(districtAt, place)),
      subdistrict: byPosition(subdistrictAt, place),
    };
  };
}

const facetValue = ({ slug, name, nameAr }: Pick<OfficialArea, "slug" | "name" | "nameAr">): DistrictValue => ({
  value: slug,
  label: name,
  labelAr: nameAr,
});
