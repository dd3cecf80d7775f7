import type { Box, Ring } from '../geometry/point.ts';

const EVERYWHERE: Box = [-Infinity, -Infinity, Infinity, Infinity];

/**
 * A running sum of directed edges in two lanes of 32 bits: an edge and its reverse cancel exactly, and edges that do not
 * cancel leave both lanes at 0 about once in 2^60 (unless somebody builds them for the purpose: the hash is no secret).
 * A homomorphic multiset hash, as `edge_sum` in the database is. Corners are lattice points.
 *
 * Of each corner two hashes p and q; of an edge a hash of what both directions have in common, times p's (or q's)
 * difference, which changes its sign with the direction. The middle is mixed by shifts as well as products: a form linear
 * in both ends would cancel around every ring.
 */
export class EdgeSum {
  #a = 0;
  #b = 0;

  get isZero(): boolean {
    return this.#a === 0 && this.#b === 0;
  }

  /** From now on the sum counts the other way: what was added is taken away. */
  negate(): void {
    this.#a = -this.#a | 0;
    this.#b = -this.#b | 0;
  }

  /**
   * The edges of an open ring from corner `first` up to that before `end`, but for those that lie wholly on one outer side of
   * the box: both rings that share an edge decide alike. A corner is hashed once for the two edges that meet in it.
   */
  addEdgesNear(ring: Ring, first: number, end: number, [minX, minY, maxX, maxY]: Box): void {
    let a = this.#a;
    let b = this.#b;
    let x = ring[first]![0] | 0;
    let y = ring[first]![1] | 0;
    let sides = outerSides(x, y, minX, minY, maxX, maxY);
    let hashed = false;
    let p = 0;
    let q = 0;
    for (let c = first + 1; c <= end; c++) {
      const corner = ring[c === ring.length ? 0 : c]!;
      const nextX = corner[0] | 0;
      const nextY = corner[1] | 0;
      const nextSides = outerSides(nextX, nextY, minX, minY, maxX, maxY);
      const near = (sides & nextSides) === 0;
      if (near) {
        if (!hashed) {
          p = hashP(x, y);
          q = hashQ(x, y);
        }
        const nextP = hashP(nextX, nextY);
        const nextQ = hashQ(nextX, nextY);
        const even = common(p, q, nextP, nextQ);
        a = (a + laneA(even, p, nextP)) | 0;
        b = (b + laneB(even, q, nextQ)) | 0;
        p = nextP;
        q = nextQ;
      }
      hashed = near;
      x = nextX;
      y = nextY;
      sides = nextSides;
    }
    this.#a = a;
    this.#b = b;
  }

  /** Every edge of an open ring. */
  addRing(ring: Ring): void {
    if (ring.length > 0) this.addEdgesNear(ring, 0, ring.length, EVERYWHERE);
  }
}

/** On which outer sides of a box a corner lies, a bit each (Cohen and Sutherland). */
function outerSides(x: number, y: number, minX: number, minY: number, maxX: number, maxY: number): number {
  return (x < minX ? 1 : x > maxX ? 2 : 0) | (y < minY ? 4 : y > maxY ? 8 : 0);
}

/** The same for both directions, since sums and exclusive ors are. */
function common(p: number, q: number, nextP: number, nextQ: number): number {
  const h = Math.imul((p + nextP) ^ (q ^ nextQ), 0x2c1b3c6d);
  return Math.imul((h ^ (h >>> 15)) + ((q + nextQ) | 0), 0x85ebca6b);
}

function laneA(even: number, p: number, nextP: number): number {
  return Math.imul((nextP - p) | 0, Math.imul(even ^ (even >>> 13), 0x297a2d39) | 1);
}

function laneB(even: number, q: number, nextQ: number): number {
  return Math.imul((nextQ - q) | 0, Math.imul(even ^ (even >>> 16), 0xc2b2ae35) | 1);
}

function hashP(x: number, y: number): number {
  const h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y ^ (x >>> 16), 0x85ebca77);
  return Math.imul(h ^ (h >>> 15), 0xcc9e2d51);
}

function hashQ(x: number, y: number): number {
  const h = Math.imul(y, 0x27d4eb2f) ^ Math.imul(x ^ (y >>> 13), 0x165667b1);
  return Math.imul(h ^ (h >>> 14), 0x1b873593);
}
