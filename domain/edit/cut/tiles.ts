import type { GridId } from '../../coverage/types.ts';
import type { Polygon } from '../../geometry/point.ts';
import type { Division } from '../types.ts';
import type { Cut } from './cut-leaves.ts';

/** A piece of ground on its way from one grid to another: a whole leaf, or one piece of a leaf that was cut. */
export interface Tile {
  /** The leaf that it is, or was cut from. */
  readonly leaf: GridId;
  readonly whole: boolean;
  /** Grows when a sliver joins it. */
  polygon: Polygon;
}

/** The tiles of some leaves after a cut, in the order of the leaves. */
export function tilesOf(division: Division, cut: Cut, leaves: Iterable<GridId>): Tile[] {
  const tiles: Tile[] = [];
  for (const leaf of leaves) {
    const pieces = cut.pieces.get(leaf);
    if (pieces) for (const polygon of pieces) tiles.push({ leaf, whole: false, polygon });
    else {
      const polygon = cut.touched.get(leaf) ?? division.coverage.leaves.get(leaf)!.polygon;
      tiles.push({ leaf, whole: true, polygon });
    }
  }
  return tiles;
}
