import type { GridId } from '../coverage/types.ts';
import type { Polygon } from '../geometry/point.ts';
import { childrenOf } from '../plan/tree.ts';
import type { Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { equalValues } from './equal-values.ts';
import { placeOf } from './guard.ts';
import { invertDiff, isEmptyDiff, squashDiffs } from './invert-diff.ts';
import { LaterVertices } from './later-vertices.ts';
import { refuseLockedRevert } from './locked-revert.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

/**
 * Takes earlier edits back: their inverse diffs, last first, laid over what stands now. Attributes that they did not
 * touch keep what others wrote since; vertices that later cuts put into their borders stay. What has been built
 * upon (changed again in the same attribute or on the same border) is refused `built-upon` with the place, what has
 * been locked since `locked`; an edit that is not in the log, `edit-unknown`.
 */
export function revert(
  division: Division,
  edit: Extract<Edit, { kind: 'revert' }>,
  context: EditContext,
): Result<Diff> {
  let inverse: Diff = { added: [], updated: [], removed: [] };
  for (const id of edit.edits.toReversed()) {
    const diff = context.diffOf?.(id);
    if (!diff) return refuse('edit-unknown', { id });
    inverse = squashDiffs(inverse, invertDiff(diff));
  }
  if (isEmptyDiff(inverse)) return refuse('nothing-changes');
  const vertices = new LaterVertices();
  const wrong = learnVertices(division, inverse, vertices);
  if (wrong) return wrong;

  const updated: (readonly [Grid, Grid])[] = [];
  for (const [expected, target] of inverse.updated) {
    const current = division.tree.grids.get(expected.id)!;
    const merged = mergeFields(expected, target, current);
    if (!merged) return builtUpon(division, current, inverse);
    const polygon = samePolygon(expected.polygon, target.polygon)
      ? current.polygon
      : target.polygon && vertices.insertInto(target.polygon);
    const after: Grid = { ...merged, polygon };
    if (!equalValues(current, after)) updated.push([current, after]);
  }
  const added = inverse.added.map((grid) =>
    grid.polygon ? { ...grid, polygon: vertices.insertInto(grid.polygon) } : grid,
  );
  const removed = inverse.removed.map((grid) => division.tree.grids.get(grid.id)!);
  const territory = inverse.territory
    ? ([
        division.territory.polygons,
        inverse.territory[1].map((polygon) => vertices.insertInto(polygon)),
      ] as const)
    : undefined;
  const lost = vertices.lost();
  if (lost) return refuse('built-upon', {}, lost);
  const orphan = brokenTree(division, { added, updated, removed });
  if (orphan) return builtUpon(division, orphan, inverse);
  const diff: Diff = territory ? { added, updated, removed, territory } : { added, updated, removed };
  if (isEmptyDiff(diff)) return refuse('nothing-changes');
  return refuseLockedRevert(division, diff) ?? ok(diff);
}

/** The refusal, at the grid: where that is not there, on its old ground, where else the edits changed any, or above it. */
function builtUpon(division: Division, grid: Grid, { updated, removed, added }: Diff) {
  const rings = [grid, ...updated.flat(), ...removed, ...added].flatMap(({ polygon }) => polygon ?? []);
  let above: GridId | null = grid.parentId;
  while (above !== null && !division.tree.grids.has(above))
    above = [...removed, ...added].find(({ id }) => id === above)?.parentId ?? null;
  const at = placeOf(division, grid.id) ?? rings[0]?.[0] ?? placeOf(division, above ?? division.tree.root);
  return refuse('built-upon', { id: grid.id, name: grid.name }, at);
}

/** Compares what the edits left with what is there now; refuses where more than new vertices came since. */
function learnVertices(division: Division, inverse: Diff, vertices: LaterVertices) {
  for (const grid of inverse.added) {
    const there = division.tree.grids.get(grid.id);
    if (there) return builtUpon(division, there, inverse);
  }
  for (const expected of inverse.removed) {
    const current = division.tree.grids.get(expected.id);
    if (!current) return builtUpon(division, expected, inverse);
    if (!equalValues({ ...expected, polygon: null }, { ...current, polygon: null }))
      return builtUpon(division, current, inverse);
    const place = expected.polygon && current.polygon && vertices.learn(expected.polygon, current.polygon);
    if (place) return refuse('built-upon', { id: current.id, name: current.name }, place);
  }
  for (const [expected, target] of inverse.updated) {
    const current = division.tree.grids.get(expected.id);
    if (!current) return builtUpon(division, expected, inverse);
    if (samePolygon(expected.polygon, target.polygon) || !expected.polygon || !current.polygon) continue;
    const place = vertices.learn(expected.polygon, current.polygon);
    if (place) return refuse('built-upon', { id: current.id, name: current.name }, place);
  }
  if (inverse.territory) {
    for (const [i, expected] of inverse.territory[0].entries()) {
      const place = vertices.learn(expected, division.territory.polygons[i]!);
      if (place) return refuse('built-upon', {}, place);
    }
  }
  return null;
}

function samePolygon(a: Polygon | null, b: Polygon | null): boolean {
  return a === b || equalValues(a, b);
}

/** The current grid with what the edit had changed set back; null when one of those fields was changed again. */
function mergeFields(expected: Grid, target: Grid, current: Grid): Grid | null {
  const merged: Record<string, unknown> = { ...current };
  for (const field of Object.keys(target) as (keyof Grid)[]) {
    if (field === 'polygon' || equalValues(expected[field], target[field])) continue;
    if (!equalValues(current[field], expected[field])) return null;
    merged[field] = target[field];
  }
  return merged as unknown as Grid;
}

/** A grid that the diff would leave without its parent, or a parent without children; null when the tree holds. */
function brokenTree(division: Division, diff: Diff): Grid | null {
  const removed = new Set(diff.removed.map((grid) => grid.id));
  const added = new Set(diff.added.map((grid) => grid.id));
  const leaving = new Set<GridId>([
    ...removed,
    ...diff.updated.filter(([b, a]) => b.parentId !== a.parentId).map(([b]) => b.id),
  ]);
  const arriving = new Set<GridId | null>();
  for (const grid of [...diff.added, ...diff.updated.map(([, after]) => after)]) {
    arriving.add(grid.parentId);
    const { parentId } = grid;
    if (
      parentId !== null &&
      (removed.has(parentId) || (!division.tree.grids.has(parentId) && !added.has(parentId)))
    )
      return grid;
  }
  for (const grid of diff.removed)
    for (const child of childrenOf(division.tree, grid.id))
      if (!leaving.has(child)) return division.tree.grids.get(child)!;
  for (const id of leaving) {
    const parent = division.tree.grids.get(id)!.parentId;
    if (parent === null || removed.has(parent) || arriving.has(parent)) continue;
    if (childrenOf(division.tree, parent).every((child) => leaving.has(child)))
      return division.tree.grids.get(parent)!;
  }
  return null;
}
