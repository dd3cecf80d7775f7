import { followLeaves } from '../balance/follow-leaves.ts';
import { changeBuildings } from '../balance/place-buildings.ts';
import { recount } from '../balance/recount.ts';
import type { Building, BuildingId } from '../balance/types.ts';
import { replaceLeaves } from '../coverage/replace.ts';
import type { GridId } from '../coverage/types.ts';
import type { Polygon } from '../geometry/point.ts';
import { changeTree } from '../plan/tree.ts';
import { ok, type Result } from '../result.ts';
import type { Diff, Division } from './types.ts';

/**
 * The division after a diff: the one way by which a new division comes about, for an edit, an undo, somebody
 * else's edit and a preview alike. Costs what the diff touches. Refuses `coverage-broken` (with the place) when
 * the changed polygons do not fit each other and what lies around them.
 */
export function applyDiff(division: Division, diff: Diff): Result<Division> {
  const remove: GridId[] = [];
  const put: { id: GridId; polygon: Polygon }[] = [];
  for (const grid of diff.removed) if (grid.polygon) remove.push(grid.id);
  for (const [before, after] of diff.updated) {
    if (before.polygon === after.polygon) continue;
    remove.push(before.id);
    if (after.polygon) put.push({ id: after.id, polygon: after.polygon });
  }
  for (const grid of diff.added) if (grid.polygon) put.push({ id: grid.id, polygon: grid.polygon });

  let { coverage, buildings } = division;
  const recounted = new Set<GridId>();
  const tree = changeTree(division.tree, diff);
  if (remove.length > 0 || put.length > 0) {
    const edge = diff.territory ? 'moves' : 'fixed';
    const replaced = replaceLeaves(coverage, { remove, put, outside: edge });
    if (!replaced.ok) return replaced;
    coverage = replaced.value;
    const placed = followLeaves(buildings, {
      was: division.coverage,
      is: coverage,
      before: remove,
      after: put.map(({ id }) => id),
      edgeMoved: diff.territory !== undefined,
    });
    buildings = placed.buildings;
    for (const id of placed.leaves) recounted.add(id);
  }
  for (const grid of diff.removed) recounted.add(grid.id);
  for (const grid of diff.added) recounted.add(grid.id);
  for (const [before, after] of diff.updated) {
    if (before.parentId !== after.parentId || before.declared !== after.declared) recounted.add(after.id);
  }
  return ok({
    territory: diff.territory ? { ...division.territory, polygons: diff.territory[1] } : division.territory,
    levels: division.levels,
    coverage,
    tree,
    buildings,
    counts: recounted.size > 0 ? recount(division, tree, buildings, recounted) : division.counts,
  });
}

/** The division after buildings were added, changed (moved, given households) or removed. */
export function applyBuildings(
  division: Division,
  change: { readonly put: readonly Building[]; readonly removed: readonly BuildingId[] },
): Division {
  const placed = changeBuildings(division.buildings, division.coverage, change);
  return {
    ...division,
    buildings: placed.buildings,
    counts: recount(division, division.tree, placed.buildings, placed.leaves),
  };
}
