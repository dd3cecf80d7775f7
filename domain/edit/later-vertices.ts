import { type Point, type Polygon, type Ring, samePoint } from '../geometry/point.ts';
import { nearestOnSegment } from './cut/nearest-on-segment.ts';

/**
 * How far (lattice units) from where an edge ran a vertex may be that was put into it: each is rounded from an edge that others may have
 * bent before it. What is farther off is another course of the border
 * (or a border cut a thousand times: taking back what came before that is refused, not guessed).
 */
const BENT_UNITS = 2;

/**
 * Vertices that later edits put into edges an earlier edit left behind (a cut puts its ends into every neighbour's
 * ring). Taking the earlier edit back has to keep them. Filled by `learn`, spent by `insertInto`.
 */
export class LaterVertices {
  readonly #inserted = new Map<string, readonly Point[]>();
  readonly #used = new Set<string>();

  /**
   * Compares the polygon that an edit left with the one that is there now. Null when the current one differs by
   * inserted vertices alone; else the place of the difference.
   */
  learn(expected: Polygon, current: Polygon): Point | null {
    if (expected === current) return null;
    if (expected.length !== current.length) return current[0]![0]!;
    const rest = [...current];
    for (const ring of expected) {
      const at = rest.findIndex((candidate) => this.#learnRing(ring, candidate));
      if (at < 0) return firstDifference(ring, rest);
      rest.splice(at, 1);
    }
    return null;
  }

  #learnRing(expected: Ring, current: Ring): boolean {
    const start = current.findIndex((p) => samePoint(p, expected[0]!));
    if (start < 0) return false;
    const found: [string, Point[]][] = [];
    let k = 1;
    let between: Point[] = [];
    for (let i = 1; i <= current.length; i++) {
      const p = current[(start + i) % current.length]!;
      if (!samePoint(p, expected[k % expected.length]!)) {
        between.push(p);
        continue;
      }
      const before = expected[k - 1]!;
      if (between.some((q) => nearestOnSegment(q, before, p).distance > BENT_UNITS)) return false;
      if (between.length > 0) found.push([edgeKey(before, p), between]);
      between = [];
      k += 1;
    }
    if (k !== expected.length + 1) return false;
    for (const [key, points] of found) this.#inserted.set(key, points);
    return true;
  }

  /** The polygon with the vertices on those of its edges for which any are known; the same object where it has none. */
  insertInto(polygon: Polygon): Polygon {
    if (this.#inserted.size === 0) return polygon;
    const rings = polygon.map((ring) => {
      const points: Point[] = [];
      ring.forEach((a, i) => {
        points.push(a);
        points.push(...this.#between(a, ring[(i + 1) % ring.length]!));
      });
      return points.length === ring.length ? ring : points;
    });
    return rings.every((ring, i) => ring === polygon[i]) ? polygon : rings;
  }

  /** Takes down vertices for the edge a–b, in the order in which they come from a. */
  put(a: Point, b: Point, between: readonly Point[]): void {
    this.#inserted.set(edgeKey(a, b), between);
  }

  #between(a: Point, b: Point): readonly Point[] {
    for (const [key, twin, reverse] of [
      [edgeKey(a, b), edgeKey(b, a), false],
      [edgeKey(b, a), edgeKey(a, b), true],
    ] as const) {
      const points = this.#inserted.get(key);
      if (!points) continue;
      this.#used.add(key).add(twin);
      return reverse ? points.toReversed() : points;
    }
    return [];
  }

  /** A learnt vertex that no edge had room for: what it stood on is being taken away. */
  lost(): Point | null {
    for (const [key, points] of this.#inserted) if (!this.#used.has(key)) return points[0]!;
    return null;
  }
}

function edgeKey(a: Point, b: Point): string {
  return `${a[0]},${a[1]} ${b[0]},${b[1]}`;
}

function firstDifference(ring: Ring, rings: readonly Ring[]): Point {
  const there = new Set(rings.flat().map((p) => `${p[0]},${p[1]}`));
  return ring.find((p) => !there.has(`${p[0]},${p[1]}`)) ?? ring[0]!;
}
