import { NOTHING } from '../balance/count.ts';
import { dissolve } from '../coverage/dissolve.ts';
import { neighbours } from '../coverage/neighbours.ts';
import type { GridId } from '../coverage/types.ts';
import type { Polygon } from '../geometry/point.ts';
import { childrenOf, leavesUnder } from '../plan/tree.ts';
import type { Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { editableGrid, placeOf } from './guard.ts';
import { rankClaims } from './identity.ts';
import { addDeclared, handDown, overruledOnes } from './merge-declared.ts';
import type { Diff, Division, Edit } from './types.ts';

/**
 * Makes one grid of several of one level and one parent that touch along borders. The one with the most households
 * (then the larger, more northern, more western) keeps id, code, name and team; unassigned ground never does beside
 * an assigned grid. No vertex is pruned: the neighbours keep theirs. Declared households add up; what was declared
 * for a grid beside others of which buildings tell goes to its children. Refuses `merge-one`, `merge-levels`,
 * `merge-parents`, `not-adjacent` (with the place of the grid that stands apart), `grid-gone`, `locked`.
 */
export function merge(division: Division, edit: Extract<Edit, { kind: 'merge' }>): Result<Diff> {
  const ids = [...new Set(edit.gridIds)];
  if (ids.length < 2)
    return refuse('merge-one', {}, ids[0] === undefined ? undefined : placeOf(division, ids[0]));
  const grids: Grid[] = [];
  for (const id of ids) {
    const grid = editableGrid(division, id);
    if (!grid.ok) return grid;
    grids.push(grid.value);
  }
  const first = grids[0]!;
  for (const grid of grids) {
    if (grid.level !== first.level)
      return refuse('merge-levels', { a: first.name, b: grid.name }, placeOf(division, grid.id));
    if (grid.parentId !== first.parentId)
      return refuse('merge-parents', { a: first.name, b: grid.name }, placeOf(division, grid.id));
    if (grid.shape) return refuse('level-does-not-tile', { level: grid.level }, placeOf(division, grid.id));
  }
  const leaves = new Map(ids.map((id) => [id, leavesUnder(division.tree, id)]));
  const apart = standsApart(division, leaves);
  if (apart !== null)
    return refuse('not-adjacent', { name: division.tree.grids.get(apart)!.name }, placeOf(division, apart));

  const overruled = overruledOnes(division, grids);
  const handed = handDown(division, overruled);
  if (!handed.ok) return handed;
  const keeper = chooseKeeper(division, grids, leaves);
  const removed = grids.filter((grid) => grid !== keeper);
  const kept: Grid = {
    ...keeper,
    from: [...new Set([...keeper.from, ...removed.map((grid) => grid.id)])],
    declared: addDeclared(grids.filter((grid) => !overruled.includes(grid))),
    polygon: first.leaf ? onePolygon(grids.map((grid) => grid.polygon!)) : null,
  };
  const moved: (readonly [Grid, Grid])[] = [];
  for (const grid of grids) {
    for (const child of childrenOf(division.tree, grid.id)) {
      const before = division.tree.grids.get(child)!;
      const declared = handed.value.get(child) ?? before.declared;
      const claimed = before.unassigned && !keeper.unassigned;
      if (grid === keeper && declared === before.declared) continue;
      const unassigned = before.unassigned && !claimed;
      moved.push([before, { ...before, parentId: keeper.id, unassigned, declared }]);
      if (claimed) claimBeneath(division, child, moved);
    }
  }
  return ok({ added: [], updated: [[keeper, kept], ...moved], removed });
}

/** Ground that joins an assigned grid is assigned all the way down. */
function claimBeneath(division: Division, id: GridId, updated: (readonly [Grid, Grid])[]): void {
  for (const child of childrenOf(division.tree, id)) {
    const before = division.tree.grids.get(child)!;
    if (before.unassigned) updated.push([before, { ...before, unassigned: false }]);
    claimBeneath(division, child, updated);
  }
}

/** A grid that no chain of shared borders joins to the first; null when all hang together. */
function standsApart(division: Division, leaves: ReadonlyMap<GridId, readonly GridId[]>): GridId | null {
  const owner = new Map<GridId, GridId>();
  for (const [id, list] of leaves) for (const leaf of list) owner.set(leaf, id);
  const [start] = leaves.keys();
  const reached = new Set<GridId>([start!]);
  const queue: GridId[] = [start!];
  for (let i = 0; i < queue.length; i++) {
    for (const leaf of leaves.get(queue[i]!)!) {
      for (const other of neighbours(division.coverage, leaf).keys()) {
        const id = other === null ? undefined : owner.get(other);
        if (id === undefined || reached.has(id)) continue;
        reached.add(id);
        queue.push(id);
      }
    }
  }
  for (const id of leaves.keys()) if (!reached.has(id)) return id;
  return null;
}

function chooseKeeper(
  division: Division,
  grids: readonly Grid[],
  leaves: ReadonlyMap<GridId, readonly GridId[]>,
): Grid {
  const assigned = grids.filter((grid) => !grid.unassigned);
  const claimants = assigned.length > 0 ? assigned : grids;
  const households = claimants.map(({ id }) => (division.counts.get(id) ?? NOTHING).households);
  const polygonsOf = ({ id }: Grid) =>
    leaves.get(id)!.map((leaf) => division.coverage.leaves.get(leaf)!.polygon);
  return rankClaims(claimants, households, polygonsOf)[0]!;
}

function onePolygon(polygons: readonly Polygon[]): Polygon {
  const merged = dissolve(polygons);
  if (merged.length !== 1)
    throw new Error(`${polygons.length} adjacent leaves dissolved to ${merged.length} polygons`);
  return merged[0]!;
}
