import type { Polygon, Ring } from '../geometry/point.ts';
import { segmentsCross } from '../geometry/predicates.ts';
import { locateInPolygon } from '../geometry/ring.ts';

/** Does a border of the leaf run through the footprint of a building of its own? Exact; running along a wall is none. */
export function isCut(footprint: readonly Polygon[], leaf: Polygon): boolean {
  for (const part of footprint) {
    const shell = part[0]!;
    if (shell.some((p) => locateInPolygon(p, leaf) === 'outside')) return true;
    if (leaf.some((ring) => ringsCross(shell, ring))) return true;
  }
  return false;
}

function ringsCross(a: Ring, b: Ring): boolean {
  for (let i = 0; i < a.length; i++) {
    const p = a[i]!;
    const q = a[(i + 1) % a.length]!;
    const minX = Math.min(p[0], q[0]);
    const maxX = Math.max(p[0], q[0]);
    const minY = Math.min(p[1], q[1]);
    const maxY = Math.max(p[1], q[1]);
    let r = b[b.length - 1]!;
    for (const s of b) {
      const near =
        !(r[0] < minX && s[0] < minX) &&
        !(r[0] > maxX && s[0] > maxX) &&
        !(r[1] < minY && s[1] < minY) &&
        !(r[1] > maxY && s[1] > maxY);
      if (near && segmentsCross(p, q, r, s)) return true;
      r = s;
    }
  }
  return false;
}
