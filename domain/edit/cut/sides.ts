import { partsOf } from '../../coverage/parts.ts';
import type { GridId } from '../../coverage/types.ts';
import { polygonArea2 } from '../../geometry/ring.ts';
import { leavesUnder } from '../../plan/tree.ts';
import type { Division } from '../types.ts';
import { type Contact, connected } from './contacts.ts';
import { groupBy } from './group-by.ts';
import { isSliver } from './slivers.ts';
import type { Tile } from './tiles.ts';

/** What lies on one side of a line within a grid that the line parts: tiles that hang together without crossing it. */
export interface Side {
  readonly grid: GridId;
  readonly tiles: readonly Tile[];
  /** Twice the lattice area. */
  readonly area2: bigint;
  /** The ground of other grids beside it, no line between. */
  readonly beside: readonly Beside[];
  /** A part of it is the territory's edge. */
  readonly atEdge: boolean;
}

export interface Beside {
  readonly grid: GridId;
  /** Of a grid that is parted too, which side it is. */
  readonly side: Side | null;
  /** Of the shared border, in units of latitude. */
  readonly length: number;
  /** They share an edge on which no line runs. */
  readonly open: boolean;
}

/** The sides of one connected part of a grid, two or more. */
export type PartedGrid = readonly Side[];

/** The sides of every grid that lines part; slivers are none. `crossed` are the grids through which the lines run. */
export function partedGrids(
  division: Division,
  crossed: Iterable<GridId>,
  gridOf: ReadonlyMap<Tile, GridId>,
  contacts: readonly Contact[],
): PartedGrid[] {
  const tilesOf = groupBy(gridOf.keys(), (tile) => gridOf.get(tile)!);
  const own = groupBy(
    contacts.filter(({ a, b, open }) => open && gridOf.get(a) === gridOf.get(b)),
    ({ a }) => gridOf.get(a)!,
  );
  const touching = new Map<Tile, Contact[]>();
  for (const contact of contacts)
    for (const tile of [contact.a, contact.b]) {
      const list = touching.get(tile);
      if (list) list.push(contact);
      else touching.set(tile, [contact]);
    }
  const beside = new Map<Side, Beside[]>();
  const sideOf = new Map<Tile, Side>();
  const parted: PartedGrid[] = [];
  for (const id of crossed) {
    const groups = connected(tilesOf.get(id)!, own.get(id) ?? []);
    if (groups.length < 2) continue;
    const partOf = new Map<GridId, number>();
    partsOf(division.coverage, leavesUnder(division.tree, id)).forEach((part, i) => {
      for (const leaf of part) partOf.set(leaf, i);
    });
    for (const part of groupBy(groups, (group) => partOf.get(group[0]!.leaf)!).values()) {
      const large = part.filter((group) => !isSliver(group));
      if (large.length < 2) continue;
      parted.push(
        large.map((tiles) => {
          const found: Beside[] = [];
          const area2 = tiles.reduce((sum, { polygon }) => sum + polygonArea2(polygon), 0n);
          const atEdge = tiles.some((tile) => hasOutside(tile, touching.get(tile) ?? []));
          const side: Side = { grid: id, tiles, area2, beside: found, atEdge };
          beside.set(side, found);
          for (const tile of tiles) sideOf.set(tile, side);
          return side;
        }),
      );
    }
  }
  for (const [side, found] of beside) {
    for (const tile of side.tiles) {
      for (const { a, b, length, open } of touching.get(tile) ?? []) {
        const other = a === tile ? b : a;
        const grid = gridOf.get(other)!;
        if (grid !== side.grid) found.push({ grid, side: sideOf.get(other) ?? null, length, open });
      }
    }
  }
  return parted;
}

/** Does nothing lie on the other side of some of a tile's edges? */
function hasOutside({ polygon }: Tile, contacts: readonly Contact[]): boolean {
  const shared = contacts.reduce((sum, { edges }) => sum + edges, 0);
  return shared < polygon.reduce((sum, ring) => sum + ring.length, 0);
}
