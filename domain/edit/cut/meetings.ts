import type { GridId } from '../../coverage/types.ts';
import { compareFractions, crossingAt, type Fraction } from '../../geometry/crossing.ts';
import { comparePoints, type Point, samePoint } from '../../geometry/point.ts';
import { orient } from '../../geometry/predicates.ts';
import { type Ground, SNAP_UNITS } from './ground.ts';

/** Where a segment meets the leaves' edges: passes a vertex within a unit, or crosses an edge away from vertices. */
interface Meeting {
  /** Where along the segment, 0…1, as near as numbers go. */
  readonly at: number;
  /** The edge's ends, the western (then southern) first; twice the vertex, if it is one. */
  readonly a: Point;
  readonly b: Point;
}

/** Two places nearer than this along a segment, in units, are put in order exactly. */
const TIE_UNITS = 0.01;

/**
 * All meetings of the segment p → q with the edges of the given leaves, in the order in which it comes to them, its
 * own ends left out. Doubles decide where they can; ties in the order are broken by exact fractions.
 */
export function meetingsOf(ground: Ground, leaves: Iterable<GridId>, p: Point, q: Point): Meeting[] {
  const dx = q[0] - p[0];
  const dy = q[1] - p[1];
  const length2 = dx * dx + dy * dy;
  const reach = SNAP_UNITS * Math.sqrt(length2);
  const minX = Math.min(p[0], q[0]) - SNAP_UNITS;
  const maxX = Math.max(p[0], q[0]) + SNAP_UNITS;
  const minY = Math.min(p[1], q[1]) - SNAP_UNITS;
  const maxY = Math.max(p[1], q[1]) + SNAP_UNITS;
  const found: Meeting[] = [];
  for (const leaf of leaves) {
    for (const ring of ground.polygon(leaf)) {
      let a = ring[ring.length - 1]!;
      let sideA = dx * (a[1] - p[1]) - dy * (a[0] - p[0]);
      for (let i = 0; i < ring.length; i++) {
        const b = ring[i]!;
        const sideB = dx * (b[1] - p[1]) - dy * (b[0] - p[0]);
        const ax = a[0];
        const ay = a[1];
        const bx = b[0];
        const by = b[1];
        const apart =
          (ax < minX && bx < minX) ||
          (ax > maxX && bx > maxX) ||
          (ay < minY && by < minY) ||
          (ay > maxY && by > maxY);
        if (!apart) {
          if (sideB <= reach && sideB >= -reach) {
            const dot = dx * (bx - p[0]) + dy * (by - p[1]);
            if (dot > 0 && dot < length2 && !samePoint(b, p) && !samePoint(b, q))
              found.push({ at: dot / length2, a: b, b });
          } else if ((sideA > reach && sideB < -reach) || (sideA < -reach && sideB > reach)) {
            const [c, d] = comparePoints(a, b) < 0 ? [a, b] : [b, a];
            const sideP = orient(c, d, p);
            const sideQ = orient(c, d, q);
            if ((sideP > 0 && sideQ < 0) || (sideP < 0 && sideQ > 0))
              found.push({ at: sideP / (sideP - sideQ), a: c, b: d });
          }
        }
        a = b;
        sideA = sideB;
      }
    }
  }
  const tie = TIE_UNITS / Math.sqrt(length2);
  found.sort((m, n) => (Math.abs(m.at - n.at) > tie ? m.at - n.at : compareExactly(m, n, p, q)));
  return found.filter(
    (m, i) => i === 0 || !(samePoint(m.a, found[i - 1]!.a) && samePoint(m.b, found[i - 1]!.b)),
  );
}

/** Exact order along p → q; the same place in the order of the points, so that twins come together. */
function compareExactly(m: Meeting, n: Meeting, p: Point, q: Point): number {
  return (
    compareFractions(exactly(m, p, q), exactly(n, p, q)) || comparePoints(m.a, n.a) || comparePoints(m.b, n.b)
  );
}

function exactly({ a, b }: Meeting, p: Point, q: Point): Fraction {
  const crossed = samePoint(a, b) ? null : crossingAt(p, q, a, b);
  if (crossed) return crossed;
  const dx = BigInt(q[0] - p[0]);
  const dy = BigInt(q[1] - p[1]);
  return { num: BigInt(a[0] - p[0]) * dx + BigInt(a[1] - p[1]) * dy, den: dx * dx + dy * dy };
}
