import type { Box, Point } from '../../../domain/geometry/point.ts';

/**
 * The runs of a line whose segments come near a box (by their own boxes), in its order: of a river that crosses a county a
 * sheet is given what it can show.
 */
export function lineRuns(points: readonly Point[], box: Box): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] | null = null;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    if (!meets(a, b, box)) {
      run = null;
      continue;
    }
    if (!run) {
      run = [a];
      runs.push(run);
    }
    run.push(b);
  }
  return runs;
}

function meets(a: Point, b: Point, [minX, minY, maxX, maxY]: Box): boolean {
  return (
    Math.min(a[0], b[0]) <= maxX &&
    Math.max(a[0], b[0]) >= minX &&
    Math.min(a[1], b[1]) <= maxY &&
    Math.max(a[1], b[1]) >= minY
  );
}
