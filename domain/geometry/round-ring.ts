import { type Point, samePoint, toLattice } from './point.ts';

/** An open ring of degrees on the lattice. Corners that become equal to the one before become one; fewer than three may be left. */
export function roundRing(ring: readonly (readonly [lng: number, lat: number])[]): Point[] {
  const points: Point[] = [];
  for (const [lng, lat] of ring) {
    const point = toLattice(lng, lat);
    const last = points.at(-1);
    if (!last || !samePoint(last, point)) points.push(point);
  }
  while (points.length > 1 && samePoint(points[0]!, points.at(-1)!)) points.pop();
  return points;
}
