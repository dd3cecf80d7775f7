import { dissolve } from '../../coverage/dissolve.ts';
import type { GridId } from '../../coverage/types.ts';
import type { Polygon } from '../../geometry/point.ts';
import type { Division } from '../types.ts';
import type { Cut } from './cut-leaves.ts';
import { groupBy } from './group-by.ts';

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

/**
 * Leaves that were cut though all their pieces go the same way: a line's end that runs out inside a grid parts
 * leaves beneath it, and the grid not. They are to be left out of the cut.
 */
export function idleCuts(tiles: readonly Tile[], goal: (tile: Tile) => unknown): Set<GridId> {
  const idle = new Set<GridId>();
  const pieces = groupBy(
    tiles.filter((tile) => !tile.whole),
    ({ leaf }) => leaf,
  );
  for (const [leaf, mine] of pieces) if (mine.every((tile) => goal(tile) === goal(mine[0]!))) idle.add(leaf);
  return idle;
}

/**
 * Puts pieces of one leaf that touch and go the same way together again. Gives the tiles that are left, the same array when nothing was to mend.
 */
export function mendPieces(tiles: readonly Tile[], goal: (tile: Tile) => unknown): readonly Tile[] {
  const gone = new Set<Tile>();
  const pieces = groupBy(
    tiles.filter((tile) => !tile.whole),
    ({ leaf }) => leaf,
  );
  for (const mine of pieces.values()) {
    for (const together of groupBy(mine, goal).values()) {
      if (together.length < 2) continue;
      const polygons = dissolve(together.map((tile) => tile.polygon));
      if (polygons.length === together.length) continue;
      for (const [i, tile] of together.entries()) {
        const polygon = polygons[i];
        if (polygon) tile.polygon = polygon;
        else gone.add(tile);
      }
    }
  }
  return gone.size === 0 ? tiles : tiles.filter((tile) => !gone.has(tile));
}
