import type { Point, Polygon } from './point.ts';
import { locateInPolygon, polygonBox } from './ring.ts';

/**
 * A lattice point inside a polygon, well inside where there is room: the middle of the widest stretch of a
 * horizontal line through the middle of its box (as PostGIS and JTS do, but on whole numbers, so it is the same
 * on every machine). Where that finds nothing the lines halfway between, at and beside its vertices are tried, middle ones first. A
 * polygon so thin that none of them holds a lattice point strictly inside gives a vertex of its own. The polygon is valid.
 */
export function pointOnSurface(polygon: Polygon): Point {
  const box = polygonBox(polygon);
  const middle = Math.floor((box[1] + box[3]) / 2);
  const direct = innerPoint(polygon, middle);
  if (direct !== null) return direct;
  for (const y of otherLines(polygon, middle)) {
    const p = innerPoint(polygon, y);
    if (p !== null) return p;
  }
  return polygon[0]![0]!;
}

/** Lines worth trying, nearest to the middle first (the lower one on a tie). */
function otherLines(polygon: Polygon, middle: number): number[] {
  const heights = [...new Set(polygon.flat().map((p) => p[1]))].sort((a, b) => a - b);
  const lines = new Set<number>();
  for (let i = 0; i < heights.length; i++) {
    const y = heights[i]!;
    lines
      .add(y - 1)
      .add(y)
      .add(y + 1);
    if (i > 0) lines.add(Math.floor((heights[i - 1]! + y) / 2));
  }
  return [...lines].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b);
}

/** The middle of the widest stretch of the polygon at that height, widest first, if a lattice point there is inside. */
function innerPoint(polygon: Polygon, y: number): Point | null {
  const xs: number[] = [];
  for (const ring of polygon) {
    let a = ring[ring.length - 1]!;
    for (const b of ring) {
      if (a[1] <= y !== b[1] <= y) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
      a = b;
    }
  }
  xs.sort((a, b) => a - b);
  const stretches: { from: number; to: number }[] = [];
  for (let i = 0; i + 1 < xs.length; i += 2) stretches.push({ from: xs[i]!, to: xs[i + 1]! });
  stretches.sort((s, t) => t.to - t.from - (s.to - s.from) || s.from - t.from);
  for (const { from, to } of stretches) {
    const x = Math.floor((from + to) / 2);
    for (const p of [
      [x, y],
      [x + 1, y],
    ] as const)
      if (locateInPolygon(p, polygon) === 'inside') return p;
  }
  return null;
}
