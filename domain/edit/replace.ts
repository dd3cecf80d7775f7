import { outerEdges } from '../coverage/dissolve.ts';
import { LeafIndex } from '../coverage/leaf-index.ts';
import type { GridId } from '../coverage/types.ts';
import { polygonBox } from '../geometry/ring.ts';
import { validatePolygon } from '../geometry/validate.ts';
import { childrenOf } from '../plan/tree.ts';
import type { Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { followShapes } from './cut/follow-shapes.ts';
import { GridChanges } from './cut/grid-changes.ts';
import { editableGrid, placeOf } from './guard.ts';
import { bendAround, groundOutline } from './replace-around.ts';
import { dealDeclared, type PlacedGrid } from './replace-declared.ts';
import { makeGrid } from './replace-grids.ts';
import { matchOutlines } from './replace-outline.ts';
import { GridPlanner, type PlannedGrid, parentOf } from './replace-plan.ts';
import type { Diff, Division, Edit, EditContext } from './types.ts';

/**
 * Puts new grids in the place of others, on exactly the same ground: what adopting a proposal comes down to. A new grid may have
 * children of its own, and gets one at every level below where it has none. One that `keeps` a removed grid is that grid, changed;
 * of the others nothing is kept but their ids in `from`, points and footprints on their ground, and what was declared for them. A vertex that the
 * new outline has on an edge of the old one (or the other way about: a cut next door) enters every ring that holds the edge.
 * Refuses `nothing-changes`, `grid-gone`, `locked` (a grid beneath, too), `unassigned-ground` (a parent), `level-does-not-tile`,
 * `parent-level`, `root-grid`, `would-vanish`, what `GridPlanner` refuses and, with the place, `ground-differs`, `too-close`, `drift`.
 */
export function replace(
  division: Division,
  edit: Extract<Edit, { kind: 'replace' }>,
  { editId }: EditContext,
): Result<Diff> {
  const { tree, coverage } = division;
  const gone = collectGone(division, edit.removed);
  if (!gone.ok) return gone;
  const leaves = new Set([...gone.value].filter((id) => coverage.leaves.has(id)));
  if (leaves.size === 0) return refuse('nothing-changes');

  const planner = new GridPlanner(division, gone.value);
  const planned: { readonly grid: PlannedGrid; readonly parent: Grid }[] = [];
  for (const wanted of edit.added) {
    const under = parentOf(division, gone.value, wanted);
    if (!under.ok) return under;
    const grid = planner.plan(wanted, under.value.level);
    if (!grid.ok) return grid;
    planned.push({ grid: grid.value, parent: under.value.parent });
  }
  const outline = groundOutline(division, leaves);
  const coming = outerEdges(planner.leaves);
  if (coming.clash) return refuse('ground-differs', {}, coming.clash);
  const matched = matchOutlines(outline.edges, coming.outer);
  if ('differsAt' in matched) return refuse('ground-differs', {}, matched.differsAt);
  const around = bendAround(division, outline, matched);
  if (!around.ok) return around;
  const polygons = planner.leaves.map((polygon) => matched.onComing.insertInto(polygon));
  for (const [i, polygon] of polygons.entries())
    if (polygon !== planner.leaves[i] && !validatePolygon(polygon).ok)
      return refuse('too-close', {}, polygon[0]![0]!);

  const changes = new GridChanges(division, editId);
  const ground = { division, removed: new Set(edit.removed), gone: gone.value, kept: planner.kept };
  const placed: PlacedGrid[] = [];
  const parents = new Set(edit.added.map(({ parentId }) => parentId));
  for (const id of gone.value) {
    if (!planner.kept.has(id)) changes.remove(id);
    const above = tree.grids.get(id)!.parentId!;
    if (gone.value.has(above) || parents.has(above)) continue;
    parents.add(above);
    if (childrenOf(tree, above).every((child) => gone.value.has(child)))
      return refuse(
        'would-vanish',
        { id: above, name: tree.grids.get(above)!.name },
        placeOf(division, above),
      );
  }
  for (const { grid, parent } of planned) makeGrid(ground, changes, parent, grid, polygons, placed);
  dealDeclared(division, changes, gone.value, placed);
  const made = placed.filter(({ id }) => changes.get(id).leaf);
  const index = LeafIndex.of(made.map(({ id, polygon }) => ({ id, box: polygonBox(polygon) })));
  const byId = new Map(made.map((leaf) => [leaf.id, leaf]));
  for (const id of leaves) {
    if (childrenOf(tree, id).length === 0) continue;
    const near = index.search(coverage.leaves.get(id)!.box).map((leaf) => byId.get(leaf)!);
    followShapes(division, changes, id, near);
  }
  for (const [id, polygon] of around.value.neighbours) changes.set(id, { polygon });
  return ok(changes.toDiff(around.value.territory));
}

/** The removed grids and all tiling grids beneath them. */
function collectGone(division: Division, removed: readonly GridId[]): Result<Set<GridId>> {
  const { tree } = division;
  const gone = new Set<GridId>();
  for (const id of new Set(removed)) {
    const grid = editableGrid(division, id);
    if (!grid.ok) return grid;
    if (grid.value.shape)
      return refuse('level-does-not-tile', { level: grid.value.level }, placeOf(division, id));
    if (grid.value.parentId === null) return refuse('root-grid', { name: grid.value.name });
    const stack = [id];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const { name, locked, shape } = tree.grids.get(at)!;
      if (gone.has(at) || shape) continue;
      if (locked) return refuse('locked', { id: at, name }, placeOf(division, at));
      gone.add(at);
      stack.push(...childrenOf(tree, at));
    }
  }
  return ok(gone);
}
