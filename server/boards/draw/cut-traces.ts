import type { Mm, Trace } from '../../../domain/board/drawing.ts';
import type { Box } from '../../../domain/geometry/point.ts';

/**
 * A ring (or a line, closed as a fill closes it) cut to a box by Sutherland and Hodgman (1974): within the box it covers the same ground,
 * even-odd, and its new edges run along the box. No points where nothing is left.
 */
export function cutRing({ points }: Trace, box: Box): Trace {
  let ring: number[] = [...points];
  for (const side of [0, 1, 2, 3] as const) ring = cutBySide(ring, side % 2, box[side]!, side < 2);
  return { points: Float64Array.from(ring), closed: true };
}

/** What is on the one side of a line that is upright (axis 0) or level (1). */
function cutBySide(ring: readonly number[], axis: number, at: number, isAbove: boolean): number[] {
  const found: number[] = [];
  const isIn = (i: number) => (isAbove ? ring[i + axis]! >= at : ring[i + axis]! <= at);
  for (let i = 0; i < ring.length; i += 2) {
    const before = i === 0 ? ring.length - 2 : i - 2;
    if (isIn(i) !== isIn(before)) {
      const share = (at - ring[before + axis]!) / (ring[i + axis]! - ring[before + axis]!);
      const other = 1 - axis;
      const across = ring[before + other]! + share * (ring[i + other]! - ring[before + other]!);
      found.push(...(axis === 0 ? [at, across] : [across, at]));
    }
    if (isIn(i)) found.push(ring[i]!, ring[i + 1]!);
  }
  return found;
}

/**
 * The runs of a line or a ring that come into a box. Of dashed ones (`period`: the length after which the dashes are the same again; 0: not
 * dashed) each begins up to a period before it, or with the line, where the dashes begin anew.
 */
export function cutLine(trace: Trace, box: Box, period: Mm): Trace[] {
  const wide: Box = [box[0] - period, box[1] - period, box[2] + period, box[3] + period];
  const { points, closed } = trace.closed && period === 0 ? fromOutside(trace, wide) : trace;
  const count = points.length / 2 - (closed ? 0 : 1);
  const runs: Trace[] = [];
  let run: number[] = [];
  let length = 0;
  const end = () => {
    if (run.length > 2) runs.push({ points: Float64Array.from(run), closed: false });
    run = [];
  };
  for (let i = 0; i < count; i++) {
    const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
    const next = (2 * i + 2) % points.length;
    const [dx, dy] = [points[next]! - x, points[next + 1]! - y];
    const step = Math.hypot(dx, dy);
    const seen = seenOf(x, y, dx, dy, wide);
    if (!seen) end();
    else {
      const [from, to] = seen;
      if (from > 0) end();
      let start: number | null = from;
      if (run.length === 0 && period > 0) {
        const along = Math.ceil((length + from * step) / period - 1e-9) * period - length;
        start = step > 0 && along <= to * step ? Math.max(0, along / step) : null;
      }
      if (start !== null) {
        if (run.length === 0) run.push(x + start * dx, y + start * dy);
        run.push(x + to * dx, y + to * dy);
      }
      if (to < 1) end();
    }
    length += step;
  }
  end();
  return runs;
}

/** The same ring from a corner outside of a box, where there is one: its runs within are whole then, with all their corners. */
function fromOutside({ points }: Trace, box: Box): Trace {
  for (let i = 0; i < points.length; i += 2)
    if (points[i]! < box[0] || points[i]! > box[2] || points[i + 1]! < box[1] || points[i + 1]! > box[3])
      return {
        points: Float64Array.from([...points.subarray(i), ...points.subarray(0, i)]),
        closed: true,
      };
  return { points, closed: true };
}

/** From which share of a step to which it is in a box (Liang and Barsky, 1984); null: nowhere. */
function seenOf(x: number, y: number, dx: number, dy: number, box: Box): readonly [number, number] | null {
  let [from, to] = [0, 1];
  for (const [slope, room] of [
    [-dx, x - box[0]],
    [dx, box[2] - x],
    [-dy, y - box[1]],
    [dy, box[3] - y],
  ] as const) {
    if (slope === 0) {
      if (room < 0) return null;
    } else if (slope < 0) from = Math.max(from, room / slope);
    else to = Math.min(to, room / slope);
  }
  return from <= to ? [from, to] : null;
}
