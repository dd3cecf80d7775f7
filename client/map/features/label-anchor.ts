import type { Point, Polygon } from '../../../domain/geometry/point.ts';

/** Where a label stands, and the room there: lattice units along the parallel; the height as if it were longitude. */
export interface Anchor {
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

/** Tenths of the height at which the widest place is looked for: of two that are alike, the one nearer the middle. */
const SCANS = [5, 4, 6, 3, 7, 2, 8, 1, 9];

/**
 * The middle of the widest horizontal chord of the largest polygon, among nine heights, weighed by the room above
 * and below. Cheaper than a pole of inaccessibility and better for text, which is wide and low. Null without area.
 */
export function anchorOf(polygons: readonly Polygon[]): Anchor | null {
  const polygon = largest(polygons);
  if (!polygon) return null;
  const [minY, maxY] = span(polygon, 1);
  const latitude = ((minY + maxY) / 2 / 1e7) * (Math.PI / 180);
  let best: Anchor | null = null;
  for (const tenth of SCANS) {
    const y = minY + ((maxY - minY) * tenth) / 10;
    for (const [from, to] of chords(polygon, y, 1)) {
      const x = (from + to) / 2;
      const column = chords(polygon, x, 0).find(([low, high]) => low <= y && y <= high);
      const up = column ? 2 * Math.min(y - column[0], column[1] - y) : 0;
      const anchor = { at: [x, y] as const, width: to - from, height: up / Math.cos(latitude) };
      if (!best || room(anchor) > room(best)) best = anchor;
    }
  }
  return best && best.width > 0 && best.height > 0 ? best : null;
}

/** Text is about three times as wide as it is tall. */
function room(anchor: Anchor): number {
  return Math.min(anchor.width, 3 * anchor.height);
}

function largest(polygons: readonly Polygon[]): Polygon | null {
  let best: Polygon | null = null;
  let most = 0;
  for (const polygon of polygons) {
    const [minX, maxX] = span(polygon, 0);
    const [minY, maxY] = span(polygon, 1);
    const size = (maxX - minX) * (maxY - minY);
    if (size > most) {
      most = size;
      best = polygon;
    }
  }
  return best;
}

function span(polygon: Polygon, axis: 0 | 1): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const p of polygon[0] ?? []) {
    low = Math.min(low, p[axis]);
    high = Math.max(high, p[axis]);
  }
  return [low, high];
}

/** The stretches inside the polygon of the line where `axis` is `at`, by the even-odd rule over all its rings. */
function chords(polygon: Polygon, at: number, axis: 0 | 1): [number, number][] {
  const other = axis === 1 ? 0 : 1;
  const cuts: number[] = [];
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[j]!;
      const b = ring[i]!;
      if (a[axis] > at === b[axis] > at) continue;
      cuts.push(a[other] + ((b[other] - a[other]) * (at - a[axis])) / (b[axis] - a[axis]));
    }
  }
  cuts.sort((a, b) => a - b);
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < cuts.length; i += 2) pairs.push([cuts[i]!, cuts[i + 1]!]);
  return pairs;
}
