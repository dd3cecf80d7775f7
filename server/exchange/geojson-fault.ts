import { isFeature, isGeometryObject } from 'geojson-validation';

/** What geojson-validation has against a feature; null when it is sound. */
export function featureFault(feature: unknown): string | null {
  return faultOf(isFeature, feature);
}

/** What geojson-validation has against a geometry; null when it is sound. */
export function geometryFault(geometry: unknown): string | null {
  return faultOf(isGeometryObject, geometry);
}

/** It takes the form of some things for granted (the first point of a ring, say) and throws where they are not there. */
function faultOf(check: typeof isFeature, value: unknown): string | null {
  try {
    return check(value, true)[0] ?? null;
  } catch {
    return 'it is not built as GeoJSON is';
  }
}
