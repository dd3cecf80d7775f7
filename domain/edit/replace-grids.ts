import type { GridId } from '../coverage/types.ts';
import { boxesMeet } from '../geometry/box.ts';
import { type Point, type Polygon, type Ring, samePoint } from '../geometry/point.ts';
import { locateInPolygon, polygonBox } from '../geometry/ring.ts';
import { pointOnSurface } from '../geometry/surface-point.ts';
import { childrenOf } from '../plan/tree.ts';
import type { Grid, LevelId } from '../plan/types.ts';
import type { GridChanges } from './cut/grid-changes.ts';
import { newGrid } from './cut/unassigned.ts';
import type { PlacedGrid } from './replace-declared.ts';
import type { PlannedGrid } from './replace-plan.ts';
import type { Division } from './types.ts';

/** What stands where the new grids come to lie. */
export interface OldGround {
  readonly division: Division;
  /** The grids that the edit names, and those with all beneath them. */
  readonly removed: ReadonlySet<GridId>;
  readonly gone: ReadonlySet<GridId>;
  /** Grids that go on under the same id. */
  readonly kept: ReadonlySet<GridId>;
}

/**
 * Writes the records of a planned grid and of all beneath it, under `parent`, and tells where they are; `leaves` has the polygons by `PlannedGrid.leaf`. A grid
 * that keeps another's identity is that grid, changed: its team, target, note and tags stay, it comes from itself and from those
 * of its level that are gone from its ground. One without children gets one at every level below.
 */
export function makeGrid(
  ground: OldGround,
  changes: GridChanges,
  parent: Grid,
  planned: PlannedGrid,
  leaves: readonly Polygon[],
  made: PlacedGrid[],
): void {
  const { wanted, level, below, keeps } = planned;
  const { tree } = ground.division;
  const isLeaf = below.length === 0;
  const polygon = isLeaf ? leaves[planned.leaf]! : null;
  const over = goneFrom(ground, planned.polygon, level.id);
  let grid: Grid;
  if (keeps) {
    const others = over.filter((id) => id !== keeps.id && !ground.kept.has(id));
    changes.set(keeps.id, {
      parentId: parent.id,
      name: wanted.name ?? keeps.name,
      type: wanted.type ?? keeps.type,
      risk: wanted.risk ?? keeps.risk,
      from: others.length > 0 ? [...new Set([...keeps.from, ...others])] : keeps.from,
      polygon: polygon && keeps.polygon && sameEdges(polygon, keeps.polygon) ? keeps.polygon : polygon,
    });
    grid = changes.get(keeps.id);
  } else {
    const count = childrenOf(tree, parent.id).length;
    const name = wanted.name ?? changes.numbered(parent.name, parent.id, count + 1);
    const fresh = { ...newGrid(parent, level.id, name, polygon), type: wanted.type ?? null };
    grid = changes.add({ ...fresh, risk: wanted.risk ?? null, from: over });
  }
  made.push({ id: grid.id, level: level.id, polygon: grid.polygon ?? planned.polygon });
  for (const child of planned.children) makeGrid(ground, changes, grid, child, leaves, made);
  if (planned.children.length > 0) return;
  for (const [i, { id }] of below.entries()) {
    const shape = i === below.length - 1 ? leaves[planned.leaf]! : null;
    const from = childrenOf(tree, grid.id).length + 1;
    grid = changes.add(newGrid(grid, id, changes.numbered(grid.name, grid.id, from), shape));
    made.push({ id: grid.id, level: id, polygon: shape ?? planned.polygon });
  }
}

/**
 * The grids of a level that are gone from the ground of a polygon; where none of that level was there, those that the edit
 * names.
 */
function goneFrom({ division, removed, gone }: OldGround, polygon: Polygon, level: LevelId): GridId[] {
  const { coverage, tree } = division;
  const atLevel = new Set<GridId>();
  const named = new Set<GridId>();
  for (const leaf of coverage.index.search(polygonBox(polygon))) {
    if (!gone.has(leaf)) continue;
    const above: GridId[] = [];
    for (let at: GridId | null = leaf; at !== null && gone.has(at); at = tree.grids.get(at)!.parentId)
      above.push(at);
    const own = above.find((id) => tree.grids.get(id)!.level === level);
    const ids = above.filter((id) => removed.has(id));
    if ((own === undefined || atLevel.has(own)) && ids.every((id) => named.has(id))) continue;
    if (!shareGround(polygon, coverage.leaves.get(leaf)!.polygon)) continue;
    if (own !== undefined) atLevel.add(own);
    for (const id of ids) named.add(id);
  }
  return atLevel.size > 0 ? [...atLevel].sort() : [...removed].filter((id) => named.has(id));
}

/** Do two polygons share ground? Asked by points of the one that lie inside of the other. */
function shareGround(a: Polygon, b: Polygon): boolean {
  const [boxA, boxB] = [polygonBox(a), polygonBox(b)];
  if (!boxesMeet(boxA, boxB)) return false;
  const inside = (p: Point, [minX, minY, maxX, maxY]: readonly number[], polygon: Polygon) =>
    p[0] >= minX! &&
    p[0] <= maxX! &&
    p[1] >= minY! &&
    p[1] <= maxY! &&
    locateInPolygon(p, polygon) === 'inside';
  return (
    inside(pointOnSurface(a), boxB, b) ||
    inside(pointOnSurface(b), boxA, a) ||
    a[0]!.some((p) => inside(p, boxB, b)) ||
    b[0]!.some((p) => inside(p, boxA, a))
  );
}

/** Have two polygons the same rings, wherever these begin and in whatever order the holes come? */
function sameEdges(a: Polygon, b: Polygon): boolean {
  return a.length === b.length && a.every((ring) => b.some((other) => sameRing(ring, other)));
}

function sameRing(a: Ring, b: Ring): boolean {
  const start = a.length === b.length ? b.findIndex((p) => samePoint(p, a[0]!)) : -1;
  return start >= 0 && a.every((p, i) => samePoint(p, b[(start + i) % b.length]!));
}
