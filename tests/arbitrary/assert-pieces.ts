import { expect } from 'vitest';
import { partsOf } from '../../domain/coverage/parts.ts';
import type { Division } from '../../domain/edit/types.ts';
import { gridsAt, leavesUnder } from '../../domain/plan/tree.ts';

/** No assigned grid of the level lies in more pieces than before; one that is new lies in one. */
export function expectNotMorePieces(before: Division, after: Division, level: string): void {
  const pieces = (division: Division, id: string) =>
    division.tree.grids.has(id) ? partsOf(division.coverage, leavesUnder(division.tree, id)).length : 1;
  for (const { id, unassigned } of gridsAt(after.tree, level))
    if (!unassigned) expect(pieces(after, id)).toBeLessThanOrEqual(pieces(before, id));
}
