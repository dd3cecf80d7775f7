import { locate } from '../../coverage/locate.ts';
import type { GridId } from '../../coverage/types.ts';
import type { Division } from '../../edit/types.ts';
import type { Point } from '../../geometry/point.ts';

/** A number for the leaf at a place; −1: none. */
export function leafNumber({ coverage }: Division): (at: Point) => number {
  const numbers = new Map<GridId, number>();
  return (at) => {
    const leaf = locate(coverage, at);
    if (leaf === null) return -1;
    const number = numbers.get(leaf) ?? numbers.size;
    numbers.set(leaf, number);
    return number;
  };
}
