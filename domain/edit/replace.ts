import type { GridId } from '../coverage/types.ts';
import { boxesMeet } from '../geometry/box.ts';
import type { Point, Polygon } from '../geometry/point.ts';
import { comparePoints } from '../geometry/point.ts';
import { locateInPolygon, polygonBox } from '../geometry/ring.ts';
import { pointOnSurface } from '../geometry/surface-point.ts';
import { validatePolygon } from '../geometry/validate.ts';
import { childrenOf, leavesUnder, tilingLevelsBelow } from '../plan/tree.ts';
import type { Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { edgeKey } from './cut/edge-set.ts';
import { followShapes } from './cut/follow-shapes.ts';
import { GridChanges } from './cut/grid-changes.ts';
import { newGrid } from './cut/unassigned.ts';
import { editableGrid, placeOf } from './guard.ts';
import type { Diff, Division, Edit, EditContext, NewGrid } from './types.ts';

/**
 * Puts new grids in the place of others, on exactly the same ground (every edge of its outline the same, vertex by
 * vertex): what adopting a proposal comes down to. Each new grid gets one child at every level below it, down to
 * its leaf; nothing of the old ones is kept but their ids in `from`, and points and footprints on their ground.
 * Refuses what is no polygon (`validatePolygon`), `nothing-changes`, `grid-gone`, `locked` (a grid beneath, too),
 * `unassigned-ground` (a parent), `level-does-not-tile`, `parent-level`, `would-vanish` and, with the place, `ground-differs`.
 */
export function replace(
  division: Division,
  edit: Extract<Edit, { kind: 'replace' }>,
  { editId }: EditContext,
): Result<Diff> {
  const changes = new GridChanges(division, editId);
  const gone = new Set<GridId>();
  const leaves: GridId[] = [];
  for (const id of new Set(edit.removed)) {
    const grid = editableGrid(division, id);
    if (!grid.ok) return grid;
    if (grid.value.shape)
      return refuse('level-does-not-tile', { level: grid.value.level }, placeOf(division, id));
    if (grid.value.parentId === null) return refuse('root-grid', { name: grid.value.name });
    collect(division, id, gone);
  }
  for (const id of gone) {
    const { name, locked } = division.tree.grids.get(id)!;
    if (locked) return refuse('locked', { id, name }, placeOf(division, id));
    if (division.coverage.leaves.has(id)) leaves.push(id);
  }
  if (leaves.length === 0) return refuse('nothing-changes');
  const polygons: Polygon[] = [];
  for (const grid of edit.added) {
    const valid = validatePolygon(grid.rings);
    if (!valid.ok) return valid;
    polygons.push(valid.value);
  }
  const before = leaves.map((id) => division.coverage.leaves.get(id)!.polygon);
  const differs = firstDifference(before, polygons);
  if (differs) return refuse('ground-differs', {}, differs);

  for (const id of gone) changes.remove(id);
  const made: { id: GridId; polygon: Polygon }[] = [];
  for (const [i, wanted] of edit.added.entries()) {
    const parent = parentOf(division, gone, wanted, polygons[i]!);
    if (!parent.ok) return parent;
    const from = edit.removed.filter((id) =>
      leavesUnder(division.tree, id).some((leaf) =>
        overlap(polygons[i]!, division.coverage.leaves.get(leaf)!.polygon),
      ),
    );
    made.push(addChain(division, changes, parent.value, wanted, polygons[i]!, from));
  }
  const parents = new Set(edit.removed.map((id) => division.tree.grids.get(id)!.parentId!));
  for (const id of parents) {
    if (gone.has(id)) continue;
    const stay = childrenOf(division.tree, id).some((child) => !gone.has(child));
    if (!stay && !edit.added.some(({ parentId }) => parentId === id))
      return refuse('would-vanish', { id, name: division.tree.grids.get(id)!.name }, placeOf(division, id));
  }
  for (const leaf of leaves) followShapes(division, changes, leaf, made);
  return ok(changes.toDiff());
}

/** A grid and all tiling grids beneath it. */
function collect(division: Division, id: GridId, into: Set<GridId>): void {
  if (into.has(id) || division.tree.grids.get(id)!.shape) return;
  into.add(id);
  for (const child of childrenOf(division.tree, id)) collect(division, child, into);
}

function parentOf(
  { tree, levels, ...division }: Division,
  gone: ReadonlySet<GridId>,
  { parentId, level }: NewGrid,
  polygon: Polygon,
): Result<Grid> {
  const at = pointOnSurface(polygon);
  if (gone.has(parentId)) return refuse('grid-gone', { id: parentId }, at);
  const parent = editableGrid({ tree, levels, ...division }, parentId);
  if (!parent.ok) return parent;
  if (parent.value.unassigned) return refuse('unassigned-ground', {}, at);
  const rank = levels.findIndex(({ id }) => id === level);
  if (!levels[rank]?.tiles) return refuse('level-does-not-tile', { level }, at);
  if (levels[rank - 1]?.id !== parent.value.level)
    return refuse('parent-level', { name: '', parent: parent.value.name }, at);
  return parent;
}

/** The new grid and one child at each tiling level below it; gives the leaf. */
function addChain(
  division: Division,
  changes: GridChanges,
  parent: Grid,
  wanted: NewGrid,
  polygon: Polygon,
  from: readonly GridId[],
): { id: GridId; polygon: Polygon } {
  const below = tilingLevelsBelow(division.levels, wanted.level);
  const count = childrenOf(division.tree, parent.id).length;
  const name = wanted.name ?? changes.numbered(parent.name, parent.id, count + 1);
  const leaf = below.length === 0 ? polygon : null;
  const top = {
    ...newGrid(parent, wanted.level, name, leaf),
    type: wanted.type ?? null,
    risk: wanted.risk ?? null,
  };
  let at = changes.add({ ...top, from });
  below.forEach((level, i) => {
    const shape = i === below.length - 1 ? polygon : null;
    at = changes.add(newGrid(at, level.id, changes.numbered(at.name, at.id, 1), shape));
  });
  return { id: at.id, polygon };
}

/** Where two sets of valid polygons do not cover the same ground: an edge that the one has more often than the other. */
function firstDifference(before: readonly Polygon[], after: readonly Polygon[]): Point | null {
  const net = new Map<string, { at: Point; count: number }>();
  const add = (polygons: readonly Polygon[], sign: number) => {
    for (const polygon of polygons) {
      for (const ring of polygon) {
        ring.forEach((p, i) => {
          const q = ring[(i + 1) % ring.length]!;
          const forward = comparePoints(p, q) < 0;
          const key = forward ? edgeKey(p, q) : edgeKey(q, p);
          const edge = net.get(key) ?? { at: p, count: 0 };
          edge.count += forward ? sign : -sign;
          net.set(key, edge);
        });
      }
    }
  };
  add(before, 1);
  add(after, -1);
  for (const { at, count } of net.values()) if (count !== 0) return at;
  return null;
}

/** Do two polygons share ground? Asked by points of the one that lie inside of the other. */
function overlap(a: Polygon, b: Polygon): boolean {
  if (!boxesMeet(polygonBox(a), polygonBox(b))) return false;
  const inside = (p: Point, polygon: Polygon) => locateInPolygon(p, polygon) === 'inside';
  return (
    inside(pointOnSurface(a), b) ||
    inside(pointOnSurface(b), a) ||
    a[0]!.some((p) => inside(p, b)) ||
    b[0]!.some((p) => inside(p, a))
  );
}
