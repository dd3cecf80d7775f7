import type { Point } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';

/** A plane in metres that touches the earth at one height: true to a thousandth within ten kilometres of it from south to north. */
export class LocalPlane {
  readonly #perX: number;

  constructor(y: number) {
    // at a pole a unit from west to east has no length, and nothing could be led back
    this.#perX = UNIT_M * Math.max(1e-6, narrowing(y));
  }

  x(p: Point): number {
    return p[0] * this.#perX;
  }

  y(p: Point): number {
    return p[1] * UNIT_M;
  }

  /** The lattice point nearest to a place. */
  back(x: number, y: number): Point {
    return [Math.round(x / this.#perX) + 0, Math.round(y / UNIT_M) + 0];
  }
}
