import { dissolve } from '../../coverage/dissolve.ts';
import type { GridId } from '../../coverage/types.ts';
import type { Polygon } from '../../geometry/point.ts';
import { polygonArea2 } from '../../geometry/ring.ts';
import { tilingLevelsBelow } from '../../plan/tree.ts';
import { EMPTY_TEAM, type Grid, type LevelId } from '../../plan/types.ts';
import { type Deal, nearestChild } from './deal-tiles.ts';
import type { Tile } from './tiles.ts';

/**
 * Deals out ground that no grid had: what goes to a grid becomes leaves of it (under its nearest children, or under a
 * new one at each level below), what is left stays unassigned, each piece a chain of its own; when nothing is left
 * the chain is removed. On the leaves' own level the taking grid grows elsewhere, and nothing is made here.
 */
export function dealUnassigned(
  deal: Deal,
  grid: Grid,
  tiles: readonly Tile[],
  is: (tile: Tile) => GridId,
  fresh: GridId | null,
): void {
  const { changes } = deal;
  if (!grid.leaf) {
    const takers = new Set(tiles.map(is).filter((id) => id !== grid.id));
    for (const taker of takers) {
      const taken = tiles.filter((tile) => is(tile) === taker);
      for (const polygon of dissolve(taken.map((tile) => tile.polygon)))
        settle(deal, { to: { id: taker, settled: taker !== fresh }, tiles: taken }, polygon);
    }
  }
  const chain = chainOf(deal, tiles[0]!.leaf);
  const left = tiles.filter((tile) => is(tile) === grid.id);
  const [largest, ...others] = left
    .map((tile) => tile.polygon)
    .sort((a, b) => (polygonArea2(a) > polygonArea2(b) ? -1 : 1));
  if (!largest) {
    for (const { id } of chain) changes.remove(id);
    return;
  }
  changes.set(tiles[0]!.leaf, { polygon: largest });
  for (const polygon of others) {
    let parentId = chain[0]!.parentId;
    for (const { id, ...link } of chain)
      parentId = changes.add({ ...link, parentId, polygon: link.leaf ? polygon : null, from: [id] }).id;
  }
}

/** The unassigned grids from the topmost down to that leaf. */
function chainOf({ division }: Deal, leaf: GridId): Grid[] {
  const chain: Grid[] = [];
  for (let at: GridId | null = leaf; at !== null; ) {
    const grid: Grid = division.tree.grids.get(at)!;
    if (!grid.unassigned) break;
    chain.unshift(grid);
    at = grid.parentId;
  }
  return chain;
}

/** Makes a leaf of the polygon beneath a grid: under the children nearest to it while there are any, else under new ones. */
function settle(deal: Deal, group: Parameters<typeof nearestChild>[1], polygon: Polygon): void {
  const { changes, division } = deal;
  let parent = changes.get(group.to.id);
  let settled = group.to.settled;
  for (const level of tilingLevelsBelow(division.levels, parent.level)) {
    const isLeaf = level === division.levels.findLast((l) => l.tiles);
    const child: GridId | null =
      settled && !isLeaf ? nearestChild(deal, { to: { id: parent.id, settled }, tiles: group.tiles }) : null;
    if (child !== null) parent = changes.get(child);
    else {
      settled = false;
      parent = changes.add(
        newGrid(parent, level.id, changes.numbered(parent.name, parent.id, 1), isLeaf ? polygon : null),
      );
    }
  }
}

/** A grid of which nothing is known yet but where it lies. */
export function newGrid(
  parent: Grid,
  level: LevelId,
  name: string,
  polygon: Polygon | null,
): Omit<Grid, 'id'> {
  return {
    parentId: parent.id,
    level,
    leaf: polygon !== null,
    unassigned: false,
    code: null,
    name,
    type: null,
    risk: null,
    target: null,
    locked: false,
    note: '',
    tags: [],
    team: EMPTY_TEAM,
    declared: null,
    from: [],
    polygon,
    shape: null,
  };
}
