import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import { ancestorAt, leavesUnder } from '../../../domain/plan/tree.ts';
import { outlineOf } from '../../map/features/outline.ts';
import type { SheetOfGround } from './sheet-of-ground.ts';

/** Points nearer than this to the one before are not drawn, of the territory's larger side: half a pixel where it is zoomed in ten times. */
const FINEST = 1 / 16_000;

/** The borders of a division as two lines of SVG: those between the leaves, and those that part the grids above them. */
export function borderPaths(
  division: Division,
  ground: SheetOfGround,
): { readonly thin: string; readonly strong: string } {
  const above = division.levels.filter(({ tiles }) => tiles).at(-2)?.id ?? null;
  const finest = finestOf(ground);
  const parts = { thin: [] as string[], strong: [] as string[] };
  for (const { points, left, right } of division.coverage.borders.values()) {
    const isStrong =
      right === null ||
      (above !== null && ancestorAt(division.tree, left, above) !== ancestorAt(division.tree, right, above));
    parts[isStrong ? 'strong' : 'thin'].push(lineOf(points, ground, finest));
  }
  return { thin: parts.thin.join(''), strong: parts.strong.join('') };
}

/** The ground of some grids as one path, to be filled by the even-odd rule; what is gone adds nothing. */
export function groundPath(division: Division, grids: Iterable<GridId>, ground: SheetOfGround): string {
  const finest = finestOf(ground);
  const leaves = new Set<GridId>();
  const parts: string[] = [];
  for (const id of grids) {
    const grid = division.tree.grids.get(id);
    if (grid?.shape) for (const polygon of grid.shape) parts.push(polygonPath(polygon, ground, finest));
    else if (grid) for (const leaf of leavesUnder(division.tree, id)) leaves.add(leaf);
  }
  for (const id of leaves)
    parts.push(polygonPath(division.coverage.leaves.get(id)?.polygon ?? [], ground, finest));
  return parts.join('');
}

/** The line around some grids taken together. */
export function outlinePath(division: Division, grids: Iterable<GridId>, ground: SheetOfGround): string {
  return outlineOf(division, grids)
    .map((line) => lineOf(line, ground, 0))
    .join('');
}

export function polygonPath(polygon: Polygon, ground: SheetOfGround, finest = 0): string {
  return polygon.map((ring) => `${lineOf(ring, ground, finest)}Z`).join('');
}

/** A line of lattice points; its ends stay, so that lines that meet still do. */
export function lineOf(points: readonly Point[], ground: SheetOfGround, finest = 0): string {
  let path = '';
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (const [i, point] of points.entries()) {
    const [x, y] = ground.to(point);
    const isNear = Math.abs(x - lastX) < finest && Math.abs(y - lastY) < finest;
    if (isNear && i < points.length - 1) continue;
    path += `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    [lastX, lastY] = [x, y];
  }
  return path;
}

function finestOf({ widthM, heightM }: SheetOfGround): number {
  return Math.max(widthM, heightM) * FINEST;
}
