import type { GridId } from '../coverage/types.ts';
import type { PersistentMap } from '../persistent-map.ts';
import type { Grid, GridTree } from '../plan/types.ts';
import { countOne, NOTHING } from './count.ts';
import type { Buildings, Count } from './types.ts';

interface Counted {
  readonly tree: GridTree;
  readonly counts: PersistentMap<GridId, Count>;
}

/** By how much the children of a grid now hold more. */
interface Gain {
  households: number;
  persons: number;
  buildings: number;
  /** Declared counts come or go among them: these are no plain sum, and are counted anew. */
  declared: boolean;
}

/**
 * The counts after something changed in `touched`: grids that are new, gone, under another parent, declared another way,
 * and leaves whose buildings changed. What changes in a grid is added to those above it, as far up as it makes a difference,
 * and no grid's other children are asked: a district has thousands.
 */
export function recount(
  { tree: before, counts }: Counted,
  tree: GridTree,
  buildings: Buildings,
  touched: Iterable<GridId>,
  tiles: (grid: Grid) => boolean,
): PersistentMap<GridId, Count> {
  /** Grids to count, by depth; with what their children gained, null for those to count anew. */
  const open: Map<GridId, Gain | null>[] = [];
  const gain = (parent: GridId | null | undefined, count: Count, sign: 1 | -1): void => {
    if (parent === null || parent === undefined || !tree.grids.has(parent)) return;
    const level = atDepth(open, depthOf(tree, parent));
    const known = level.get(parent);
    if (known === null) return;
    const sum = known ?? { households: 0, persons: 0, buildings: 0, declared: false };
    sum.households += sign * count.households;
    sum.persons += sign * count.persons;
    sum.buildings += sign * count.buildings;
    sum.declared ||= count.declared;
    level.set(parent, sum);
  };
  return counts.change((m) => {
    for (const id of touched) {
      if (tree.grids.has(id)) {
        atDepth(open, depthOf(tree, id)).set(id, null);
        continue;
      }
      gain(before.grids.get(id)?.parentId, counts.get(id) ?? NOTHING, -1);
      m.delete(id);
    }
    for (let depth = open.length - 1; depth >= 0; depth--) {
      for (const [id, gained] of open[depth] ?? []) {
        const grid = tree.grids.get(id)!;
        if (!tiles(grid)) continue;
        const was = counts.get(id);
        const is = plus(was, grid, gained) ?? countOne(grid, tree, buildings, (child) => m.get(child));
        if (was === undefined || !sameCount(was, is)) m.set(id, is);
        const parent = before.grids.get(id)?.parentId;
        if (was !== undefined && parent === grid.parentId && sameCount(was, is)) continue;
        gain(parent, was ?? NOTHING, -1);
        gain(grid.parentId, is, 1);
      }
    }
  });
}

/** The count with what was gained; null when that takes more than a sum. */
function plus(was: Count | undefined, grid: Grid, gained: Gain | null): Count | null {
  if (was === undefined || gained === null || gained.declared || was.declared || grid.declared) return null;
  const buildings = was.buildings + gained.buildings;
  if (buildings === 0) return null;
  return {
    households: was.households + gained.households,
    persons: was.persons + gained.persons,
    buildings,
    declared: false,
    estimated: false,
  };
}

function sameCount(a: Count, b: Count): boolean {
  return (
    a.households === b.households &&
    a.persons === b.persons &&
    a.buildings === b.buildings &&
    a.declared === b.declared &&
    a.estimated === b.estimated
  );
}

function atDepth(open: Map<GridId, Gain | null>[], depth: number): Map<GridId, Gain | null> {
  open[depth] ??= new Map();
  return open[depth];
}

/** How many grids lie above a grid. */
function depthOf(tree: GridTree, id: GridId): number {
  let depth = 0;
  for (let at = tree.grids.get(id)!.parentId; at !== null; at = tree.grids.get(at)!.parentId) depth++;
  return depth;
}
