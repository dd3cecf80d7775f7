import type { DayGround, Position } from './types.ts';

const DEGREE_M = 111_195;

/** Degrees and metres around one latitude: right to a few parts in a thousand across a town. */
export class Plane {
  readonly #cos: number;
  readonly #territory: DayGround['territory'];

  constructor(territory: DayGround['territory']) {
    const lats = territory.flatMap(([shell = []]) => shell.map(([, lat]) => lat));
    const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
    this.#cos = Math.cos((middle * Math.PI) / 180);
    this.#territory = territory;
  }

  moved([lng, lat]: Position, eastM: number, northM: number): Position {
    return [lng + eastM / (DEGREE_M * this.#cos), lat + northM / DEGREE_M];
  }

  metres(a: Position, b: Position): number {
    return Math.hypot((a[0] - b[0]) * DEGREE_M * this.#cos, (a[1] - b[1]) * DEGREE_M);
  }

  /** Key of the cell of that width (metres) that a place lies in, moved by whole cells. */
  cell([lng, lat]: Position, widthM: number, dx = 0, dy = 0): string {
    const x = Math.floor((lng * DEGREE_M * this.#cos) / widthM) + dx;
    return `${x} ${Math.floor((lat * DEGREE_M) / widthM) + dy}`;
  }

  /** Whether a place lies in the territory: an odd number of its rings' sides lies east of it. */
  inside([x, y]: Position): boolean {
    let odd = false;
    for (const rings of this.#territory)
      for (const ring of rings)
        for (let i = 1; i < ring.length; i++) {
          const [ax, ay] = ring[i - 1]!;
          const [bx, by] = ring[i]!;
          if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
        }
    return odd;
  }
}
