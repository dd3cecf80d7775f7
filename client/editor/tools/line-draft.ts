import { type Point, samePoint } from '../../../domain/geometry/point.ts';
import { metresBetween, scaleAt } from '../snap/scale.ts';
import type { Snapped } from '../snap/snap.ts';
import { simpleLine } from './simple-line.ts';

/** Two clicks nearer than this are one: the second half of a double click. CSS pixels. */
const SAME_CLICK_PX = 4;

/** A line while it is being drawn: what has been clicked, and where the pointer is now. */
export class LineDraft {
  #points: Point[] = [];
  /** How the line gets from each corner to the next, both included. */
  #legs: (readonly Point[])[] = [];
  pointer: Snapped | null = null;
  /** How it gets from the last corner to the pointer, where that is not straight. */
  leg: readonly Point[] | null = null;

  /** The corners that have been clicked. */
  get fixed(): readonly Point[] {
    return this.#points;
  }

  /** The line through them; where it follows streets, without what it would go over twice. */
  get line(): readonly Point[] {
    return this.#through(this.#legs);
  }

  get started(): boolean {
    return this.#points.length > 0;
  }

  /** Adds a corner; the second click of a double click adds none. */
  add(p: Point, metresPerPixel: number): void {
    const last = this.#points.at(-1);
    if (last && metresBetween(last, p, scaleAt(p)) < SAME_CLICK_PX * metresPerPixel) return;
    if (last) this.#legs.push(this.leg ?? [last, p]);
    this.leg = null;
    this.#points.push(p);
  }

  pop(): void {
    this.#points.pop();
    this.#legs.pop();
    this.leg = null;
  }

  clear(): void {
    this.#points = [];
    this.#legs = [];
    this.leg = null;
    this.pointer = null;
  }

  /** The line through the clicked corners, and on to the pointer. */
  get points(): readonly Point[] {
    const { pointer } = this;
    const last = this.#points.at(-1);
    if (!pointer || (last && samePoint(last, pointer.at))) return this.line;
    return last ? this.#through([...this.#legs, this.leg ?? [last, pointer.at]]) : [pointer.at];
  }

  #through(legs: readonly (readonly Point[])[]): readonly Point[] {
    const points = this.#points.slice(0, 1).concat(...legs.map((leg) => leg.slice(1)));
    return legs.some((leg) => leg.length > 2) ? simpleLine(points, this.#points) : points;
  }
}
