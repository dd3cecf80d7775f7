import type { Point, Polygon } from '../../geometry/point.ts';
import type { Issue, IssueCode, Severity } from '../issue.ts';
import type { GridId } from '../types.ts';
import type { Fault } from './find-faults.ts';
import { PIXELS_PER_UNIT } from './soup.ts';

const SEVERITY: Readonly<Partial<Record<IssueCode, Severity>>> = { sliver: 'notice', 't-junction': 'notice' };

/**
 * A fault as an issue: pixels become lattice points, so what is thinner than the lattice keeps its area and width but
 * not its geometry. `sliverM`: a gap or overlap narrower than this (metres) is a `sliver`; `params.kind` says of what.
 */
export function faultIssue(fault: Fault, gridIds: readonly GridId[], sliverM: number): Issue {
  const ids = [...new Set(gridIds)].sort();
  const narrow = fault.areaM2 > 0 && fault.widthM < sliverM;
  const code: IssueCode = fault.areaM2 === 0 ? 't-junction' : narrow ? 'sliver' : (fault.code as IssueCode);
  const at = toUnit(fault.at);
  const geometry = fault.polygons.map(toUnits).filter((polygon) => polygon.length > 0);
  const kind = fault.code === code ? {} : { params: { kind: fault.code } };
  return {
    id: `${code}:${ids.join('+')}@${at[0]},${at[1]}`,
    code,
    severity: SEVERITY[code] ?? 'error',
    gridIds: ids,
    at,
    areaM2: fault.areaM2,
    widthM: fault.widthM,
    ...(geometry.length > 0 ? { geometry } : {}),
    ...kind,
  };
}

function toUnit([x, y]: Point): Point {
  return [Math.round(x / PIXELS_PER_UNIT), Math.round(y / PIXELS_PER_UNIT)];
}

/** The polygon on the lattice; nothing when its shell collapses there. */
function toUnits(polygon: Polygon): Polygon {
  const rings: Point[][] = [];
  for (const ring of polygon) {
    const points = ring
      .map(toUnit)
      .filter((p, i, all) => p[0] !== all.at(i - 1)![0] || p[1] !== all.at(i - 1)![1]);
    if (points.length >= 3) rings.push(points);
    else if (rings.length === 0) return [];
  }
  return rings;
}
