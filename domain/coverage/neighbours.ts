import { lengthM } from '../geometry/measure.ts';
import type { BorderId, Coverage, GridId } from './types.ts';

/**
 * Who lies across each border of a leaf; null is the outside. Leaves that touch in a point only are no neighbours.
 * Throws when there is no such leaf.
 */
export function neighbours(coverage: Coverage, id: GridId): Map<GridId | null, BorderId[]> {
  const leaf = coverage.leaves.get(id);
  if (leaf === undefined) throw new Error(`neighbours: no leaf ${id}`);
  const across = new Map<GridId | null, BorderId[]>();
  for (const ring of leaf.rings) {
    for (const ref of ring) {
      const border = coverage.borders.get(ref.border)!;
      const other = ref.reversed ? border.left : border.right;
      const shared = across.get(other);
      if (shared === undefined) across.set(other, [border.id]);
      else shared.push(border.id);
    }
  }
  return across;
}

/** Metres of border between two leaves, or between a leaf and the outside (`b` null); 0 when they only touch in points. */
export function sharedLengthM(coverage: Coverage, a: GridId, b: GridId | null): number {
  let sum = 0;
  for (const border of neighbours(coverage, a).get(b) ?? [])
    sum += lengthM(coverage.borders.get(border)!.points);
  return sum;
}
