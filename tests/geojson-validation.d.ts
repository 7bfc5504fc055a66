// The part of geojson-validation that the tests use; the package has no types.
declare module "geojson-validation" {
  /** Whether it is a valid GeoJSON object of any type; with `true`, the list of what is wrong. */
  export function valid(geojson: unknown): boolean;
  export function valid(geojson: unknown, trace: true): string[];
}
