import { pointOnSurface } from '../../geometry/surface-point.ts';
import { type Result, refuse } from '../../result.ts';
import type { Division } from '../types.ts';
import type { Cut } from './cut-leaves.ts';

/** The refusal of a cut through a locked leaf, with the place; null when it meets none. */
export function refuseLockedCut(division: Division, cut: Cut): Result<never> | null {
  for (const [leaf, pieces] of cut.pieces) {
    const { id, name, locked } = division.tree.grids.get(leaf)!;
    if (locked) return refuse('locked', { id, name }, pointOnSurface(pieces[0]!));
  }
  return null;
}
