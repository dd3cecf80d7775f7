import { type Point, samePoint } from '../../../domain/geometry/point.ts';
import { metresBetween, scaleAt } from '../snap/scale.ts';
import type { Snapped } from '../snap/snap.ts';

/** Two clicks nearer than this are one: the second half of a double click. CSS pixels. */
const SAME_CLICK_PX = 4;

/** A line while it is being drawn: what has been clicked, and where the pointer is now. */
export class LineDraft {
  #points: Point[] = [];
  pointer: Snapped | null = null;

  get fixed(): readonly Point[] {
    return this.#points;
  }

  get started(): boolean {
    return this.#points.length > 0;
  }

  /** Adds a corner; the second click of a double click adds none. */
  add(p: Point, metresPerPixel: number): void {
    const last = this.#points.at(-1);
    if (last && metresBetween(last, p, scaleAt(p)) < SAME_CLICK_PX * metresPerPixel) return;
    this.#points.push(p);
  }

  pop(): void {
    this.#points.pop();
  }

  clear(): void {
    this.#points = [];
    this.pointer = null;
  }

  /** The clicked corners and the pointer as the last one. */
  get points(): readonly Point[] {
    const { pointer } = this;
    const last = this.#points.at(-1);
    return pointer && !(last && samePoint(last, pointer.at)) ? [...this.#points, pointer.at] : this.#points;
  }
}
