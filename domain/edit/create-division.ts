import { countAll } from '../balance/count.ts';
import { placeBuildings } from '../balance/place-buildings.ts';
import type { Building } from '../balance/types.ts';
import { buildCoverage } from '../coverage/build.ts';
import type { Territory } from '../coverage/types.ts';
import { PersistentMap } from '../persistent-map.ts';
import { buildTree, leafLevel } from '../plan/tree.ts';
import type { Grid, Level } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Division } from './types.ts';

export interface DivisionParts {
  readonly territory: Territory;
  readonly levels: readonly Level[];
  readonly grids: Iterable<Grid>;
  readonly buildings: Iterable<Building>;
}

/**
 * A division from what is stored. Polygons are valid lattice polygons that share their vertices (the gate and the
 * database have seen to that); refuses a tree that is none, a leaf without a polygon or off the leaves' level
 * (`leaf-level`), a parent without children (`grid-empty`), overlapping leaves and whatever else its parts refuse.
 */
export function createDivision(parts: DivisionParts): Result<Division> {
  const tree = buildTree(parts.grids, parts.levels);
  if (!tree.ok) return tree;
  const deepest = leafLevel(parts.levels);
  const tiling = new Set(parts.levels.filter((level) => level.tiles).map((level) => level.id));
  const leaves = [];
  for (const grid of tree.value.grids.values()) {
    const tiles = tiling.has(grid.level);
    if (grid.leaf !== (grid.level === deepest.id) || grid.leaf !== (grid.polygon !== null))
      return refuse('leaf-level', { id: grid.id, level: grid.level });
    if (tiles !== (grid.shape === null)) return refuse('shape-level', { id: grid.id, level: grid.level });
    if (tiles && !grid.leaf && !tree.value.children.has(grid.id))
      return refuse('grid-empty', { id: grid.id });
    if (grid.polygon) leaves.push({ id: grid.id, polygon: grid.polygon });
  }
  const coverage = buildCoverage(leaves);
  if (!coverage.ok) return coverage;
  const buildings = placeBuildings(parts.buildings, coverage.value);
  if (!buildings.ok) return buildings;
  return ok({
    territory: parts.territory,
    levels: parts.levels,
    coverage: coverage.value,
    tree: tree.value,
    buildings: buildings.value,
    counts: countAll(PersistentMap.empty(), tree.value, buildings.value, (grid) => tiling.has(grid.level)),
  });
}
