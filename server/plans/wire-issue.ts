import type { WireIssue } from '../../domain/contract/issue.ts';
import type { Issue } from '../../domain/coverage/issue.ts';
import { toGeoJson } from '../../domain/geometry/measure.ts';
import { toDegrees } from '../../domain/geometry/point.ts';

/** An issue in degrees, its geometry as GeoJSON. */
export function toWireIssue(issue: Issue): WireIssue {
  const { at, geometry, gridIds, params, ...rest } = issue;
  return {
    ...rest,
    gridIds: [...gridIds],
    at: toDegrees(at),
    ...(params ? { params: { ...params } } : {}),
    ...(geometry ? { geometry: toGeoJson(geometry) } : {}),
  };
}
