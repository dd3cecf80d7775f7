import { pointOnSurface } from '../../geometry/surface-point.ts';
import { type Result, refuse } from '../../result.ts';
import { editableGrid } from '../guard.ts';
import type { Division } from '../types.ts';
import type { Cut } from './cut-leaves.ts';

/** The refusal of a cut through a leaf that is locked or lies in a locked grid, with the place; null when it meets none. */
export function refuseLockedCut(division: Division, cut: Cut): Result<never> | null {
  for (const [leaf, pieces] of cut.pieces) {
    const editable = editableGrid(division, leaf);
    if (!editable.ok) return refuse(editable.reason.code, editable.reason.params, pointOnSurface(pieces[0]!));
  }
  return null;
}
