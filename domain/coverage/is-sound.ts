import type { Polygon, Ring } from '../geometry/point.ts';
import type { Territory } from './types.ts';

/**
 * Do the leaves tile the territory: yes or no, and nothing else, in one pass without a table. Each directed edge has two
 * 32-bit hashes, and its reverse their negatives; over all leaves less the territory both sums are 0 when every edge
 * cancels, and otherwise about once in 2^60 (for a fault that nobody has built for the purpose: the hash is no secret).
 *
 * It relies on the gate and does not repeat it: every polygon is valid and oriented, as `validatePolygon` gives it. Then
 * yes means no gap, no overlap, nothing outside; without the gate it does not (a hole beside its shell cancels too).
 * The same idea as `edge_sum` in the database: a homomorphic multiset hash of edges.
 */
export function isSound(
  leaves: Iterable<{ readonly polygon: Polygon }>,
  territory: Pick<Territory, 'polygons'>,
): boolean {
  const sum = { a: 0, b: 0 };
  for (const polygon of territory.polygons) {
    for (const ring of polygon) addRing(ring, sum);
  }
  sum.a = -sum.a | 0;
  sum.b = -sum.b | 0;
  for (const { polygon } of leaves) {
    for (let r = 0; r < polygon.length; r++) addRing(polygon[r]!, sum);
  }
  return sum.a === 0 && sum.b === 0;
}

/**
 * Adds the ring's edges to both sums, modulo 2^32. Of each corner two hashes p and q; of an edge a hash of what both
 * directions have in common, times p's (or q's) difference, which changes its sign with the direction. The middle is
 * mixed by shifts as well as products: a form linear in both ends would cancel around every ring.
 */
function addRing(ring: Ring, sum: { a: number; b: number }): void {
  const count = ring.length;
  if (count === 0) return;
  let { a, b } = sum;
  const last = ring[count - 1]!;
  let p = hashP(last[0] | 0, last[1] | 0);
  let q = hashQ(last[0] | 0, last[1] | 0);
  for (let c = 0; c < count; c++) {
    const corner = ring[c]!;
    const x = corner[0] | 0;
    const y = corner[1] | 0;
    const nextP = hashP(x, y);
    const nextQ = hashQ(x, y);
    let even = Math.imul((p + nextP) ^ (q ^ nextQ), 0x2c1b3c6d);
    even ^= even >>> 15;
    a = (a + Math.imul((nextP - p) | 0, Math.imul(even, 0x297a2d39) | 1)) | 0;
    even = Math.imul(even + ((q + nextQ) | 0), 0x85ebca6b);
    even ^= even >>> 13;
    b = (b + Math.imul((nextQ - q) | 0, Math.imul(even, 0xc2b2ae35) | 1)) | 0;
    p = nextP;
    q = nextQ;
  }
  sum.a = a;
  sum.b = b;
}

function hashP(x: number, y: number): number {
  let h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y ^ (x >>> 16), 0x85ebca77);
  h ^= h >>> 15;
  return Math.imul(h, 0xcc9e2d51);
}

function hashQ(x: number, y: number): number {
  let h = Math.imul(y, 0x27d4eb2f) ^ Math.imul(x ^ (y >>> 13), 0x165667b1);
  h ^= h >>> 14;
  return Math.imul(h, 0x1b873593);
}
