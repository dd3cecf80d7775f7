import { EdgeGrid, type JoinedPoints, type PlacedPoints } from '../../coverage/clean/edge-grid.ts';
import { nearestWest } from '../../coverage/clean/nearest-west.ts';
import type { Point } from '../../geometry/point.ts';
import { turn } from '../../geometry/turn.ts';
import type { PlanarNet } from '../types.ts';

/**
 * In which face of a net a point lies: exact, in a step or two a point. A point on an edge lies to the east of it, on a level edge to the
 * north; on the edge of a ground it lies in that ground.
 */
export class FaceLocator {
  readonly #net: PlanarNet;
  readonly #points: PlacedPoints;
  readonly #edges: JoinedPoints;
  readonly #grid: EdgeGrid;

  constructor(net: PlanarNet) {
    this.#net = net;
    this.#points = { count: net.xs.length, xs: net.xs, ys: net.ys };
    this.#edges = { count: net.from.length, low: net.from, high: net.to };
    this.#grid = new EdgeGrid(this.#points, this.#edges);
  }

  /** −1: in no ground. */
  faceAt(point: Point): number {
    const { left, right } = this.#net;
    const [x, y] = point;
    const half = nearestWest(this.#points, this.#edges, this.#grid, x, y, { through: true });
    // a half-edge comes down past the point with it on the left: half 2e as the edge runs, 2e + 1 against it
    const face = half === -1 ? -1 : half & 1 ? right[half >> 1]! : left[half >> 1]!;
    return face === -1 ? this.#faceOnOutline(point) : face;
  }

  /** The face of the outline that a point lies exactly on, the lowest of several; −1: it lies on none. */
  #faceOnOutline([x, y]: Point): number {
    const { xs, ys, from, to, left, right } = this.#net;
    const { start, edges } = this.#grid;
    const cell = this.#grid.cellAt(x, y);
    let found = -1;
    for (let at = start[cell]!; at < start[cell + 1]!; at++) {
      const e = edges[at]!;
      const [ax, ay, bx, by] = [xs[from[e]!]!, ys[from[e]!]!, xs[to[e]!]!, ys[to[e]!]!];
      if (x < Math.min(ax, bx) || x > Math.max(ax, bx) || y < Math.min(ay, by) || y > Math.max(ay, by))
        continue;
      if (turn(ax, ay, bx, by, x, y) !== 0) continue;
      const face = Math.max(left[e]!, right[e]!);
      if (found === -1 || face < found) found = face;
    }
    return found;
  }
}
