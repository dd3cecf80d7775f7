import type { Box, Point } from '../../geometry/point.ts';

/**
 * What of a line lies in a box, each stretch by itself; a piece that leaves it is cut off there, to the nearest lattice point. A line that
 * lies in it wholly comes back as it is.
 */
export function clipRun(points: readonly Point[], box: Box): (readonly Point[])[] {
  const isIn = ([x, y]: Point) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  if (points.every(isIn)) return [points];
  const runs: Point[][] = [];
  let run: Point[] = [];
  const close = () => {
    if (run.length > 1) runs.push(run);
    run = [];
  };
  const push = (p: Point) => {
    const last = run.at(-1);
    if (!last || last[0] !== p[0] || last[1] !== p[1]) run.push(p);
  };
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const within = partWithin(a, b, box);
    if (!within) {
      close();
      continue;
    }
    const at = (t: number): Point =>
      t === 0
        ? a
        : t === 1
          ? b
          : [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))];
    if (within[0] > 0) close();
    push(at(within[0]));
    push(at(within[1]));
    if (within[1] < 1) close();
  }
  close();
  return runs;
}

/** From where to where, 0 … 1, a segment lies in a box (Liang and Barsky 1984); null: nowhere. */
function partWithin(a: Point, b: Point, box: Box): [from: number, to: number] | null {
  let from = 0;
  let to = 1;
  for (const axis of [0, 1] as const) {
    const d = b[axis] - a[axis];
    const low = box[axis] - a[axis];
    const high = box[axis + 2]! - a[axis];
    if (d === 0) {
      if (low > 0 || high < 0) return null;
      continue;
    }
    from = Math.max(from, Math.min(low / d, high / d));
    to = Math.min(to, Math.max(low / d, high / d));
  }
  return from <= to ? [from, to] : null;
}
