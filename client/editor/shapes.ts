import type { GridId } from '../../domain/coverage/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import { joinBoxes } from '../../domain/geometry/box.ts';
import type { Box, Point, Polygon } from '../../domain/geometry/point.ts';
import { locateInPolygon, polygonBox } from '../../domain/geometry/ring.ts';
import { gridsAt } from '../../domain/plan/tree.ts';
import type { Grid, GridTree, LevelId } from '../../domain/plan/types.ts';

/** A grid of a level that does not tile: footprints of its own within its parent. */
export type ShapedGrid = Grid & { readonly shape: readonly Polygon[] };

const boxes = new WeakMap<readonly Polygon[], Box>();
let known: { readonly tree: GridTree; readonly of: Map<LevelId, readonly ShapedGrid[]> } | null = null;

/** Whether grids of a level have shapes of their own. */
export function isShaped(division: Division, level: LevelId): boolean {
  return division.levels.find(({ id }) => id === level)?.tiles === false;
}

/** The grids of a level that does not tile, in tree order; the same array while the tree is the same. */
export function shapedGrids({ tree }: Division, level: LevelId): readonly ShapedGrid[] {
  if (known?.tree !== tree) known = { tree, of: new Map() };
  let grids = known.of.get(level);
  if (!grids) {
    grids = gridsAt(tree, level).filter((grid): grid is ShapedGrid => grid.shape !== null);
    known.of.set(level, grids);
  }
  return grids;
}

/** The lattice box of a shape. */
export function boxOfShape(shape: readonly Polygon[]): Box | null {
  const kept = boxes.get(shape);
  if (kept) return kept;
  const [first, ...rest] = shape.map(polygonBox);
  if (!first) return null;
  const box = rest.reduce(joinBoxes, first);
  boxes.set(shape, box);
  return box;
}

/** The grid of a level that does not tile whose shape holds a point. They may lie on each other: then the smaller one. */
export function shapeAt(division: Division, level: LevelId, p: Point): GridId | null {
  let best: { readonly id: GridId; readonly size: number } | null = null;
  for (const { id, shape } of shapedGrids(division, level)) {
    const box = boxOfShape(shape);
    if (!box || p[0] < box[0] || p[1] < box[1] || p[0] > box[2] || p[1] > box[3]) continue;
    const size = (box[2] - box[0]) * (box[3] - box[1]);
    if (best && best.size <= size) continue;
    if (shape.some((polygon) => locateInPolygon(p, polygon) !== 'outside')) best = { id, size };
  }
  return best?.id ?? null;
}

/** The grids of a level that does not tile that lie wholly inside a box. */
export function shapesIn(division: Division, level: LevelId, box: Box): GridId[] {
  return shapedGrids(division, level)
    .filter(({ shape }) => isInside(boxOfShape(shape), box))
    .map(({ id }) => id);
}

/** Whether a box lies wholly inside another; nothing lies nowhere. */
export function isInside(own: Box | null, box: Box): boolean {
  return own !== null && own[0] >= box[0] && own[1] >= box[1] && own[2] <= box[2] && own[3] <= box[3];
}
