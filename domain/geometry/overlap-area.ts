import type { Point, Polygon } from './point.ts';

/**
 * The area that two valid polygons have in common, in square lattice units (as near as doubles come: for shares, not for equality). Every
 * edge of the one against every edge of the other: what lies beneath both of them, added or taken away as their directions say. So
 * holes, touching borders and crossings need no look of their own.
 */
export function overlapArea(a: Polygon, b: Polygon): number {
  const base = a[0]![0]!;
  let area = 0;
  forEachEdge(a, base, (ax, ay, bx, by) => {
    forEachEdge(b, base, (cx, cy, dx, dy) => {
      const west = Math.max(Math.min(ax, bx), Math.min(cx, dx));
      const east = Math.min(Math.max(ax, bx), Math.max(cx, dx));
      if (west >= east) return;
      const sign = ax < bx === cx < dx ? 1 : -1;
      const slope = (by - ay) / (bx - ax);
      const otherSlope = (dy - cy) / (dx - cx);
      const at = (x: number) => ay + slope * (x - ax);
      const otherAt = (x: number) => cy + otherSlope * (x - cx);
      area += sign * beneathBoth(west, at(west), otherAt(west), east, at(east), otherAt(east));
    });
  });
  return Math.max(0, area);
}

/** The integral of the lower of two straight lines, which have the heights p and q in the west and r and s in the east. */
function beneathBoth(west: number, p: number, q: number, east: number, r: number, s: number): number {
  const wide = east - west;
  const [before, after] = [p - q, r - s];
  if (before * after >= 0) return (wide * (Math.min(p, q) + Math.min(r, s))) / 2;
  const part = before / (before - after);
  const meet = p + part * (r - p);
  return (wide * (part * (Math.min(p, q) + meet) + (1 - part) * (meet + Math.min(r, s)))) / 2;
}

function forEachEdge(
  polygon: Polygon,
  [x0, y0]: Point,
  on: (ax: number, ay: number, bx: number, by: number) => void,
): void {
  for (const ring of polygon) {
    let a = ring[ring.length - 1]!;
    for (const b of ring) {
      if (a[0] !== b[0]) on(a[0] - x0, a[1] - y0, b[0] - x0, b[1] - y0);
      a = b;
    }
  }
}
