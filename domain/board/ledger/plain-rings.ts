import { comparePoints, type Point, type Polygon, type Ring } from '../../geometry/point.ts';

/**
 * A vertex this near to the line between its neighbours is not seen on any paper: about 3 cm of ground. A cut beside a grid puts its own
 * vertex into the grid's border, rounded to the lattice.
 */
const STRAIGHT_UNITS = 3;

/**
 * The rings of some polygons as they are compared: without vertices that lie on a straight line, each from its least point, in order
 * of those. The same ground gives the same rings wherever each began, and however often its edges were cut.
 */
export function plainRings(polygons: readonly Polygon[]): Ring[] {
  return polygons
    .flat()
    .map((ring) => fromLeast(withoutStraight(ring)))
    .filter((ring) => ring.length > 2)
    .sort((a, b) => comparePoints(a[0]!, b[0]!) || comparePoints(a[1]!, b[1]!));
}

/** Vertices are taken out one after another, each judged between what is left before it and what follows. */
function withoutStraight(ring: Ring): Ring {
  const start = cornerOf(ring);
  const kept: Point[] = [ring[start]!];
  for (let i = 1; i < ring.length; i++) {
    const at = ring[(start + i) % ring.length]!;
    const next = ring[(start + i + 1) % ring.length]!;
    if (distance(kept.at(-1)!, at, next) > STRAIGHT_UNITS) kept.push(at);
  }
  // Where it began may be such a cut itself.
  const isCut = kept.length > 3 && distance(kept.at(-1)!, kept[0]!, kept[1]!) <= STRAIGHT_UNITS;
  return isCut ? kept.slice(1) : kept;
}

function cornerOf(ring: Ring): number {
  let least = 0;
  for (let i = 1; i < ring.length; i++) if (comparePoints(ring[i]!, ring[least]!) < 0) least = i;
  return least;
}

function fromLeast(ring: Ring): Ring {
  const start = cornerOf(ring);
  return [...ring.slice(start), ...ring.slice(0, start)];
}

/** How far `p` is from the line piece from `a` to `b`, in lattice units. */
export function distance(a: Point, p: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const share =
    length2 === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2));
  return Math.hypot(p[0] - a[0] - share * dx, p[1] - a[1] - share * dy);
}
