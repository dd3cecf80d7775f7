import type { GridId } from '../../domain/coverage/types.ts';
import type { EditId } from '../../domain/edit/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { Random } from '../arbitrary/random.ts';
import { middleOf, type SyntheticDivision } from './synthetic-division.ts';

/** A cell's width in the synthetic coverage, in lattice units. */
const CELL = 50_000;

interface Leaf {
  readonly id: GridId;
  readonly polygon: Polygon;
}

/** Where edits are made: a leaf, a line across it, and the leaf to the east of it in the same community. */
export interface Place {
  readonly leaf: Leaf;
  readonly east: Leaf;
  readonly line: readonly [Point, Point];
  readonly editId: EditId;
}

/**
 * So many leaves, each another one and spread over the whole ground, so that they lie in cold memory as a planner's
 * next edit does. The lines go through the leaf's middle at any angle and end outside it.
 */
export function editPlaces(
  { columns, polygons, ids }: SyntheticDivision,
  count: number,
  seed: number,
): Place[] {
  const random = new Random(seed);
  const leafAt = (i: number): Leaf => ({ id: ids[i]!, polygon: polygons[i]! });
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
        leaf: leafAt(leaf),
        east: leafAt(leaf + 1),
        editId: random.id(),
        line: [
          [x - dx, y - dy],
          [x + dx, y + dy],
        ],
      };
    });
}
