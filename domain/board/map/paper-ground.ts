import type { GroundPoint } from '../content.ts';
import type { Mm } from '../drawing.ts';
import type { Frame } from './types.ts';

/** x and y in turn, in millimetres on the paper. */
export type Xy = Float64Array;

/** A rectangle on the paper by its sides. */
export interface Sides {
  readonly left: Mm;
  readonly top: Mm;
  readonly right: Mm;
  readonly bottom: Mm;
}

/** How far beyond the frame lines and areas are kept, so that no edge of a cut is seen within it. */
const MARGIN_MM = 4;

/**
 * From ground metres to millimetres on paper: metres × 1000 / N from the frame's middle, north up, so that a distance on the paper times N
 * is the distance on the ground. Throws where frame, scale or centre is no number: that is its caller's fault.
 */
export class PaperGround {
  readonly frame: Sides;
  /** The frame with a margin: what lies beyond is cut away. */
  readonly kept: Sides;
  /** Millimetres of paper for a metre of ground. */
  readonly mmPerMetre: number;
  readonly #east: number;
  readonly #north: number;
  readonly #x: Mm;
  readonly #y: Mm;

  constructor(frame: Frame, scale: number, centre: GroundPoint) {
    const numbers = [frame.x, frame.y, frame.width, frame.height, scale, ...centre];
    if (!numbers.every(Number.isFinite) || scale <= 0 || frame.width <= 0 || frame.height <= 0)
      throw new RangeError(`No map of ${JSON.stringify({ frame, scale, centre })}`);
    this.frame = {
      left: frame.x,
      top: frame.y,
      right: frame.x + frame.width,
      bottom: frame.y + frame.height,
    };
    this.kept = grown(this.frame, MARGIN_MM);
    this.mmPerMetre = 1000 / scale;
    [this.#east, this.#north] = centre;
    this.#x = frame.x + frame.width / 2;
    this.#y = frame.y + frame.height / 2;
  }

  /** Null where the point is no pair of numbers. */
  point(at: GroundPoint): readonly [x: Mm, y: Mm] | null {
    const x = this.#x + (at[0] - this.#east) * this.mmPerMetre;
    const y = this.#y - (at[1] - this.#north) * this.mmPerMetre;
    return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
  }

  /** A line's or ring's points in order, less those that are no numbers or repeat the one before. */
  points(points: readonly GroundPoint[]): Xy {
    const xy = new Float64Array(points.length * 2);
    let n = 0;
    for (const at of points) {
      const x = this.#x + (at[0] - this.#east) * this.mmPerMetre;
      const y = this.#y - (at[1] - this.#north) * this.mmPerMetre;
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      if (n > 0 && xy[n - 2] === x && xy[n - 1] === y) continue;
      xy[n++] = x;
      xy[n++] = y;
    }
    return n === xy.length ? xy : xy.slice(0, n);
  }
}

export function grown(box: Sides, by: Mm): Sides {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}

/** The sides around points; of none an empty box, which meets nothing. */
export function sidesOf(xy: Xy): Sides {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i]!;
    const y = xy[i + 1]!;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, right, bottom };
}

export function sidesMeet(a: Sides, b: Sides): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}
