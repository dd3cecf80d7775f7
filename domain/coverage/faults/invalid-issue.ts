import type { Point } from '../../geometry/point.ts';
import type { PolygonFault, PolygonFaultCode } from '../../geometry/polygon-fault.ts';
import type { Issue, IssueCode } from '../issue.ts';
import type { GridId } from '../types.ts';

const CODE: Readonly<Partial<Record<PolygonFaultCode, IssueCode>>> = {
  'ring-crosses-itself': 'crossing',
  'rings-cross': 'crossing',
  'interior-disconnected': 'disconnected',
};

/** A polygon that the gate refuses, as an issue: `crossing`, `disconnected` or `invalid`, the gate's code in `params.reason`. */
export function invalidIssue(fault: PolygonFault, gridId: GridId, at: Point): Issue {
  const code = CODE[fault.code] ?? 'invalid';
  return {
    id: `${code}:${gridId}@${at[0]},${at[1]}`,
    code,
    severity: 'error',
    gridIds: [gridId],
    at,
    params: { reason: fault.code, ring: fault.ring },
  };
}
