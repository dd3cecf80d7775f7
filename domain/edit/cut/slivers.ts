import { dissolve } from '../../coverage/dissolve.ts';
import { areaM2 } from '../../geometry/measure.ts';
import { polygonArea2 } from '../../geometry/ring.ts';
import { editableGrid } from '../guard.ts';
import type { Division } from '../types.ts';
import type { Contact } from './contacts.ts';
import type { Tile } from './tiles.ts';

/**
 * A piece of a leaf smaller than this is no ground of its own. One square metre is what a hundred metres of border
 * leave over when a line follows it at one step of the lattice (1 cm), and smaller than any room or stall.
 */
export const SLIVER_M2 = 1;

/** Twice the lattice area above which nothing is a sliver, however far north (1 m² at 85° is 185,000). */
const NEVER = 200_000n;

export function isSliver(tiles: readonly Tile[]): boolean {
  let sum = 0n;
  for (const { polygon } of tiles) {
    sum += polygonArea2(polygon);
    if (sum > NEVER) return false;
  }
  return areaM2(tiles.map(({ polygon }) => polygon)) < SLIVER_M2;
}

/**
 * Pieces below `SLIVER_M2` join the tile of the same grid with which they share most: that tile grows, and the
 * piece is no more. One that has no neighbour there stays, and so does the last piece of its leaf; what is locked
 * does not grow. Gives the tiles that are left.
 */
export function joinSlivers(
  division: Division,
  tiles: readonly Tile[],
  contacts: readonly Contact[],
  toOf: (tile: Tile) => unknown,
): Tile[] {
  const left = new Map<string, number>();
  for (const { leaf } of tiles) left.set(leaf, (left.get(leaf) ?? 0) + 1);
  const joined = new Map<Tile, Tile>();
  const now = (tile: Tile): Tile => {
    const into = joined.get(tile);
    return into ? now(into) : tile;
  };
  for (const tile of tiles) {
    if (tile.whole || left.get(tile.leaf) === 1 || !isSliver([tile])) continue;
    let best: Contact | null = null;
    for (const contact of contacts) {
      const other = contact.a === tile ? contact.b : contact.b === tile ? contact.a : null;
      if (other === null || toOf(other) !== toOf(tile) || now(other) === tile) continue;
      if (best !== null && contact.length <= best.length) continue;
      if (editableGrid(division, other.leaf).ok) best = contact;
    }
    if (best === null) continue;
    const into = now(best.a === tile ? best.b : best.a);
    const [polygon, ...more] = dissolve([into.polygon, tile.polygon]);
    if (!polygon || more.length > 0)
      throw new Error(`a sliver at ${tile.polygon[0]![0]} does not join its neighbour`);
    into.polygon = polygon;
    joined.set(tile, into);
    left.set(tile.leaf, left.get(tile.leaf)! - 1);
  }
  return joined.size === 0 ? [...tiles] : tiles.filter((tile) => !joined.has(tile));
}
