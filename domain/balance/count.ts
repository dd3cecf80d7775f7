import type { GridId } from '../coverage/types.ts';
import type { PersistentMap } from '../persistent-map.ts';
import { childrenOf } from '../plan/tree.ts';
import type { Declared, Grid, GridTree } from '../plan/types.ts';
import type { Building, BuildingId, Buildings, Count } from './types.ts';

export const NOTHING: Count = { households: 0, persons: 0, buildings: 0, declared: false, estimated: false };

/** What a set of buildings holds. A building without a persons figure adds none. */
export function countBuildings(all: Buildings['all'], ids: Iterable<BuildingId>): Count {
  let households = 0;
  let persons = 0;
  let buildings = 0;
  for (const id of ids) {
    const building = all.get(id) as Building;
    households += building.households;
    persons += building.persons ?? 0;
    buildings += 1;
  }
  return buildings === 0 ? NOTHING : { households, persons, buildings, declared: false, estimated: false };
}

/** A declared count as a count. */
export function countDeclared(declared: Declared): Count {
  return {
    households: declared.households,
    persons: declared.persons ?? 0,
    buildings: 0,
    declared: true,
    estimated: declared.estimated,
  };
}

function sum(counts: Iterable<Count | undefined>): Count {
  let households = 0;
  let persons = 0;
  let buildings = 0;
  let declared = false;
  let estimated = false;
  for (const count of counts) {
    if (!count) continue;
    households += count.households;
    persons += count.persons;
    buildings += count.buildings;
    declared ||= count.declared;
    estimated ||= count.estimated;
  }
  if (households === 0 && persons === 0 && buildings === 0 && !declared) return NOTHING;
  return { households, persons, buildings, declared, estimated };
}

/** What a grid holds: its buildings if it is a leaf, else what its children hold; declared counts where no building says more. */
export function countOne(
  grid: Grid,
  tree: GridTree,
  buildings: Buildings,
  countOf: (id: GridId) => Count | undefined,
): Count {
  const counted = grid.leaf
    ? countBuildings(buildings.all, buildings.byLeaf.get(grid.id) ?? [])
    : sum(childrenOf(tree, grid.id).map(countOf));
  return grid.declared && !isKnown(counted)
    ? { ...countDeclared(grid.declared), buildings: counted.buildings }
    : counted;
}

/**
 * Does anything say how many live there? What an office declared for a whole grid stands where nothing does, neither
 * a building (outlines without a figure say nothing) nor what was declared beneath.
 */
export function isKnown({ households, persons, declared }: Count): boolean {
  return declared || households > 0 || persons > 0;
}

/** The counts of all grids of levels that tile. */
export function countAll(
  counts: PersistentMap<GridId, Count>,
  tree: GridTree,
  buildings: Buildings,
  tiles: (grid: Grid) => boolean,
): PersistentMap<GridId, Count> {
  return counts.change((m) => {
    const visit = (id: GridId): void => {
      for (const child of childrenOf(tree, id)) visit(child);
      const grid = tree.grids.get(id)!;
      if (tiles(grid))
        m.set(
          id,
          countOne(grid, tree, buildings, (id) => m.get(id)),
        );
    };
    visit(tree.root);
  });
}
