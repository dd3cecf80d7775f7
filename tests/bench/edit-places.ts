import type { Point } from '../../domain/geometry/point.ts';
import { Random } from '../arbitrary/random.ts';
import { middleOf, type SyntheticDivision } from './synthetic-division.ts';

/** A cell's width in the synthetic coverage, in lattice units. */
const CELL = 50_000;

/** Where edits are made: a leaf, a line across it, and the leaf to the east of it in the same community. */
export interface Place {
  readonly leaf: number;
  readonly line: readonly [Point, Point];
  readonly east: number;
}

/**
 * So many leaves, each another one and spread over the whole ground, so that they lie in cold memory as a planner's
 * next edit does. The lines go through the leaf's middle at any angle and end outside it.
 */
export function editPlaces({ columns, polygons }: SyntheticDivision, count: number, seed: number): Place[] {
  const random = new Random(seed);
  const leaves = Array.from(polygons.keys()).filter(
    (i) => (i % columns) % 4 < 3 && i % columns < columns - 1,
  );
  return random
    .shuffle(leaves)
    .slice(0, count)
    .map((leaf) => {
      const [x, y] = middleOf(polygons[leaf]!);
      const angle = random.next() * Math.PI;
      const dx = Math.round(CELL * Math.cos(angle));
      const dy = Math.round(CELL * Math.sin(angle));
      return {
        leaf,
        line: [
          [x - dx, y - dy],
          [x + dx, y + dy],
        ],
        east: leaf + 1,
      };
    });
}
