import Flatbush from 'flatbush';
import type { Point } from '../../geometry/point.ts';
import type { LocalPlane } from './local-plane.ts';

/** A place on one of the lines. */
export interface LinePlace {
  readonly segment: number;
  /** Along the segment, 0 … 1. */
  readonly t: number;
  readonly x: number;
  readonly y: number;
  readonly farM: number;
}

/** Lines in metres, segment by segment, found by place: segment s runs from (ax, ay) to (bx, by) and is piece `pieceOf[s]` of line `lineOf[s]`. */
export class FlatLines {
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
  readonly lineOf: Int32Array;
  readonly pieceOf: Int32Array;
  readonly #tree: Flatbush | null;

  constructor(lines: readonly (readonly Point[])[], plane: LocalPlane) {
    const count = lines.reduce((sum, points) => sum + Math.max(0, points.length - 1), 0);
    const of = () => new Float64Array(count);
    [this.ax, this.ay, this.bx, this.by] = [of(), of(), of(), of()];
    this.lineOf = new Int32Array(count);
    this.pieceOf = new Int32Array(count);
    this.#tree = count === 0 ? null : new Flatbush(count);
    let s = 0;
    lines.forEach((points, line) => {
      for (let i = 1; i < points.length; i++, s++) {
        const ax = plane.x(points[i - 1]!);
        const ay = plane.y(points[i - 1]!);
        const bx = plane.x(points[i]!);
        const by = plane.y(points[i]!);
        this.ax[s] = ax;
        this.ay[s] = ay;
        this.bx[s] = bx;
        this.by[s] = by;
        this.lineOf[s] = line;
        this.pieceOf[s] = i - 1;
        this.#tree!.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
      }
    });
    this.#tree?.finish();
  }

  /** The place on each segment nearest to (x, y), for segments that come within that distance; in no order. */
  near(x: number, y: number, withinM: number): LinePlace[] {
    if (!this.#tree) return [];
    const found: LinePlace[] = [];
    for (const s of this.#tree.search(x - withinM, y - withinM, x + withinM, y + withinM)) {
      const place = this.placeOn(s, x, y);
      if (place.farM <= withinM) found.push(place);
    }
    return found;
  }

  /** The place on a segment that is nearest to (x, y). */
  placeOn(s: number, x: number, y: number): LinePlace {
    const ax = this.ax[s]!;
    const ay = this.ay[s]!;
    const dx = this.bx[s]! - ax;
    const dy = this.by[s]! - ay;
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    const [px, py] = [ax + t * dx, ay + t * dy];
    return { segment: s, t, x: px, y: py, farM: Math.hypot(px - x, py - y) };
  }

  /** Segments whose boxes touch the box around two places. */
  touching(px: number, py: number, qx: number, qy: number): number[] {
    if (!this.#tree) return [];
    return this.#tree.search(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy));
  }

  /** Does a segment that passes `counts` cross the straight way between two places? */
  crosses(px: number, py: number, qx: number, qy: number, counts: (line: number) => boolean): boolean {
    return this.touching(px, py, qx, qy).some(
      (s) =>
        counts(this.lineOf[s]!) && cross(px, py, qx, qy, this.ax[s]!, this.ay[s]!, this.bx[s]!, this.by[s]!),
    );
  }
}

function cross(
  px: number,
  py: number,
  qx: number,
  qy: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): boolean {
  const side = (ux: number, uy: number, vx: number, vy: number, wx: number, wy: number) =>
    (vx - ux) * (wy - uy) - (vy - uy) * (wx - ux);
  return (
    side(px, py, qx, qy, ax, ay) > 0 !== side(px, py, qx, qy, bx, by) > 0 &&
    side(ax, ay, bx, by, px, py) > 0 !== side(ax, ay, bx, by, qx, qy) > 0
  );
}
