import { locate } from '../../../domain/coverage/locate.ts';
import type { Border, BorderId, GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Box, Point } from '../../../domain/geometry/point.ts';
import { ancestorAt, leavesUnder } from '../../../domain/plan/tree.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import { boxOfShape, isShaped, shapeAt } from '../shapes.ts';

/**
 * The grid of a level that holds a point (the lowest leaf id on a border); null outside the territory, and outside of
 * the shapes of a level that does not tile.
 */
export function gridAt(division: Division, level: LevelId, p: Point): GridId | null {
  if (isShaped(division, level)) return shapeAt(division, level, p);
  const leaf = locate(division.coverage, p);
  return leaf === null ? null : ancestorAt(division.tree, leaf, level);
}

/** The grids of a level on a border's two sides; null on a side is the outside. */
export function sidesOfBorder(
  division: Division,
  border: Border,
  level: LevelId,
): readonly [left: GridId | null, right: GridId | null] {
  const left = ancestorAt(division.tree, border.left, level);
  return [left, border.right === null ? null : ancestorAt(division.tree, border.right, level)];
}

/** The borders that part a grid from what is not of it. */
export function outlineOf(division: Division, id: GridId): Border[] {
  const inside = new Set(leavesUnder(division.tree, id));
  const found = new Map<BorderId, Border>();
  for (const leafId of inside) {
    for (const ring of division.coverage.leaves.get(leafId)!.rings) {
      for (const ref of ring) {
        const border = division.coverage.borders.get(ref.border)!;
        if (border.right === null || !inside.has(border.left) || !inside.has(border.right))
          found.set(border.id, border);
      }
    }
  }
  return [...found.values()];
}

/** The lattice box of a grid's leaves, or of its own shape; null for a grid without ground. */
export function boxOfGrid(division: Division, id: GridId): Box | null {
  const shape = division.tree.grids.get(id)?.shape;
  if (shape) return boxOfShape(shape);
  let box: Box | null = null;
  for (const leafId of leavesUnder(division.tree, id)) {
    const b = division.coverage.leaves.get(leafId)!.box;
    box = box
      ? [Math.min(box[0], b[0]), Math.min(box[1], b[1]), Math.max(box[2], b[2]), Math.max(box[3], b[3])]
      : b;
  }
  return box;
}
