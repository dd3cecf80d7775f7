import type { Box, Point, Polygon } from '../geometry/point.ts';
import type { PersistentMap } from '../persistent-map.ts';
import type { LeafIndex } from './leaf-index.ts';

export type GridId = string;
export type BorderId = number;

/**
 * A line shared by the same two leaf grids along its whole run, or by one and the outside (`right: null`).
 * `points` run with `left` on the left hand. A border that closes on itself repeats its first point.
 */
export interface Border {
  readonly id: BorderId;
  readonly points: readonly Point[];
  readonly left: GridId;
  readonly right: GridId | null;
}

/** A border as a ring walks it; `reversed` when the ring's grid is on the border's right. */
export interface BorderRef {
  readonly border: BorderId;
  readonly reversed: boolean;
}

/** One tile: its polygon (shared vertices are the same numbers in every neighbour) and the borders that make it. */
export interface LeafGrid {
  readonly id: GridId;
  readonly polygon: Polygon;
  readonly box: Box;
  /** Same order as `polygon`'s rings; each ring's refs end to end give that ring, up to its start. */
  readonly rings: readonly (readonly BorderRef[])[];
}

/**
 * A planar coverage: leaf grids that tile the territory, and the borders they share. Immutable; an edit
 * shares all that it does not touch. The only writer is `replaceLeaves`.
 */
export interface Coverage {
  readonly leaves: PersistentMap<GridId, LeafGrid>;
  readonly borders: PersistentMap<BorderId, Border>;
  readonly index: LeafIndex;
  readonly nextBorder: BorderId;
}

/** The ground that a plan divides. `original` is kept as first stored: insertions on its edge are rounded from it. */
export interface Territory {
  readonly polygons: readonly Polygon[];
  readonly original: readonly Polygon[];
}
