/** The parts used of geojson-validation 1.x, which ships no types. With `trace` a list of faults, empty when sound. */
declare module 'geojson-validation' {
  export function isFeature(feature: unknown, trace: true): string[];
  export function isGeometryObject(geometry: unknown, trace: true): string[];
}
