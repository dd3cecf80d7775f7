import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import type { DraftInput } from './draft-input.ts';
import type { Plane } from './plane.ts';

/** A border runs on a line where it is no farther from it. */
const ON_LINE_M = 2;
/** … and runs its way, within 45°: what crosses a line does not run on it. */
const SAME_WAY = Math.SQRT1_2;
/** A border is asked so often. */
const STEP_M = 1;

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** How many metres of an edge run on a line of the input that is no tunnel. */
export class LineGround {
  readonly #plane: Plane;
  readonly #segments: Segment[] = [];
  readonly #index: Flatbush | null = null;

  constructor({ lines }: DraftInput, plane: Plane) {
    this.#plane = plane;
    for (const { geometry, properties } of lines.features) {
      if (properties.tunnel === true) continue;
      for (let i = 1; i < geometry.coordinates.length; i++)
        this.#segments.push([
          ...plane.to(geometry.coordinates[i - 1]!),
          ...plane.to(geometry.coordinates[i]!),
        ]);
    }
    if (this.#segments.length === 0) return;
    this.#index = new Flatbush(this.#segments.length);
    for (const [x1, y1, x2, y2] of this.#segments)
      this.#index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    this.#index.finish();
  }

  /** The edge's length, and how much of it is on a line, in metres. */
  measure(a: Position, b: Position): { metres: number; onLine: number } {
    const [ax, ay] = this.#plane.to(a);
    const [bx, by] = this.#plane.to(b);
    const metres = Math.hypot(bx - ax, by - ay);
    const steps = Math.max(1, Math.ceil(metres / STEP_M));
    let on = 0;
    for (let i = 0; i < steps; i++) {
      const t = (i + 0.5) / steps;
      const [east, north] = [bx - ax, by - ay];
      if (this.#isOn(ax + t * east, ay + t * north, east / metres, north / metres)) on++;
    }
    return { metres, onLine: (metres * on) / steps };
  }

  #isOn(x: number, y: number, east: number, north: number): boolean {
    const near = this.#index?.search(x - ON_LINE_M, y - ON_LINE_M, x + ON_LINE_M, y + ON_LINE_M) ?? [];
    return near.some((s) => {
      const [x1, y1, x2, y2] = this.#segments[s]!;
      const along = (x2 - x1) * east + (y2 - y1) * north;
      return (
        Math.abs(along) >= SAME_WAY * Math.hypot(x2 - x1, y2 - y1) &&
        distance(x, y, this.#segments[s]!) <= ON_LINE_M
      );
    });
  }
}

function distance(x: number, y: number, [x1, y1, x2, y2]: Segment): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}
