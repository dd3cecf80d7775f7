import type { GridId } from '../coverage/types.ts';
import type { PersistentMap } from '../persistent-map.ts';
import type { Grid, GridTree, Level } from '../plan/types.ts';
import { countOne, NOTHING } from './count.ts';
import type { Buildings, Count } from './types.ts';

interface Counted {
  readonly tree: GridTree;
  readonly levels: readonly Level[];
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

/** A grid to count, and what its children gained; null: to be counted anew. */
interface Open {
  readonly grid: Grid;
  gained: Gain | null;
}

/**
 * The counts after something changed in `touched`: grids that are new, gone, under another parent, declared another way,
 * and leaves whose buildings changed. What changes in a grid is added to those above it, as far up as it makes a difference,
 * and no grid's other children are asked: a district has thousands.
 */
export function recount(
  { tree: before, levels, counts }: Counted,
  tree: GridTree,
  buildings: Buildings,
  touched: Iterable<GridId>,
): PersistentMap<GridId, Count> {
  const open = levels.map(() => new Map<GridId, Open>());
  const openOf = (grid: Grid) => open[levels.findIndex((level) => level.id === grid.level)]!;
  const gain = (parent: GridId | null | undefined, count: Count, sign: 1 | -1): void => {
    const grid = parent && tree.grids.get(parent);
    if (!grid) return;
    const level = openOf(grid);
    let found = level.get(grid.id);
    if (!found) {
      found = { grid, gained: { households: 0, persons: 0, buildings: 0, declared: false } };
      level.set(grid.id, found);
    }
    const { gained } = found;
    if (gained === null) return;
    gained.households += sign * count.households;
    gained.persons += sign * count.persons;
    gained.buildings += sign * count.buildings;
    gained.declared ||= count.declared;
  };
  return counts.change((m) => {
    for (const id of touched) {
      const grid = tree.grids.get(id);
      if (grid) {
        openOf(grid).set(id, { grid, gained: null });
        continue;
      }
      gain(before.grids.get(id)?.parentId, counts.get(id) ?? NOTHING, -1);
      m.delete(id);
    }
    for (let depth = levels.length - 1; depth >= 0; depth--) {
      if (!levels[depth]!.tiles) continue;
      for (const [id, { grid, gained }] of open[depth]!) {
        const was = counts.get(id);
        const is = plus(was, grid, gained) ?? countOne(grid, tree, buildings, (child) => m.get(child));
        const same = was !== undefined && sameCount(was, is);
        if (!same) m.set(id, is);
        const parent = before.grids.get(id)?.parentId;
        if (same && parent === grid.parentId) continue;
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
