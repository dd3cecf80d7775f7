import type { Mm } from '../drawing.ts';
import type { Xy } from './paper-ground.ts';

/** What no eye sees on paper. */
export const UNSEEN_MM = 0.05;

/** A line with fewer points, nowhere farther than `tolerance` from the one given (Douglas and Peucker 1973); its ends stay. */
export function simplifyLine(xy: Xy, tolerance: Mm): Xy {
  const count = xy.length / 2;
  if (count < 3) return xy;
  const keep = new Uint8Array(count);
  keep[0] = 1;
  keep[count - 1] = 1;
  return pick(xy, mark(xy, keep, [0, count - 1], tolerance));
}

/** A ring with fewer points; empty where less than a triangle is left. Its first point and the one farthest from it stay. */
export function simplifyRing(xy: Xy, tolerance: Mm): Xy {
  const count = xy.length / 2;
  if (count < 3) return new Float64Array();
  if (count === 3) return xy;
  let far = 0;
  let most = -1;
  for (let i = 1; i < count; i++) {
    const d = (xy[2 * i]! - xy[0]!) ** 2 + (xy[2 * i + 1]! - xy[1]!) ** 2;
    if (d > most) {
      most = d;
      far = i;
    }
  }
  const closed = new Float64Array(xy.length + 2);
  closed.set(xy);
  closed[xy.length] = xy[0]!;
  closed[xy.length + 1] = xy[1]!;
  const keep = new Uint8Array(count + 1);
  keep[0] = 1;
  keep[far] = 1;
  const ring = pick(xy, mark(closed, keep, [0, far, far, count], tolerance));
  return ring.length < 6 ? new Float64Array() : ring;
}

/** Marks the points to keep within each of the stretches on the stack. */
function mark(xy: Xy, keep: Uint8Array, stack: number[], tolerance: Mm): Uint8Array {
  const limit = tolerance * tolerance;
  while (stack.length > 0) {
    const to = stack.pop()!;
    const from = stack.pop()!;
    let worst = limit;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const d = offSegment2(xy, i, from, to);
      if (d > worst) {
        worst = d;
        at = i;
      }
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push(from, at, at, to);
  }
  return keep;
}

/** The square of a point's distance from the segment between two others. */
function offSegment2(xy: Xy, i: number, a: number, b: number): number {
  const ax = xy[2 * a]!;
  const ay = xy[2 * a + 1]!;
  const dx = xy[2 * b]! - ax;
  const dy = xy[2 * b + 1]! - ay;
  const px = xy[2 * i]! - ax;
  const py = xy[2 * i + 1]! - ay;
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
  return (px - t * dx) ** 2 + (py - t * dy) ** 2;
}

function pick(xy: Xy, keep: Uint8Array): Xy {
  let n = 0;
  const out = new Float64Array(xy.length);
  for (let i = 0; 2 * i < xy.length; i++) {
    if (!keep[i]) continue;
    out[n++] = xy[2 * i]!;
    out[n++] = xy[2 * i + 1]!;
  }
  return out.slice(0, n);
}
