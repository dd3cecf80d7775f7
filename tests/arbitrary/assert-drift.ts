import { expect } from 'vitest';
import type { Territory } from '../../domain/coverage/types.ts';
import type { Point, Ring } from '../../domain/geometry/point.ts';

/** Metres in a lattice unit of latitude; one of longitude is never longer. */
const M_PER_UNIT = 0.0111195;
const DRIFT_MAX_M = 0.02;

/** Every vertex of the territory's edge lies within 2 cm of the edge as first stored, and none of the first is lost. */
export function expectNoDrift(territory: Territory): void {
  const rings = territory.original.flat();
  const corners = new Set(rings.flat().map(String));
  const now = territory.polygons.flat(2) as unknown as Point[];
  for (const p of now) {
    if (corners.delete(String(p))) continue;
    const distance = Math.min(...rings.map((ring) => distanceToRing(p, ring)));
    expect(distance * M_PER_UNIT).toBeLessThanOrEqual(DRIFT_MAX_M);
  }
  expect(corners.size).toBe(0);
}

function distanceToRing(p: Point, ring: Ring): number {
  let least = Number.POSITIVE_INFINITY;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)));
    least = Math.min(least, Math.hypot(a[0] + t * dx - p[0], a[1] + t * dy - p[1]));
  });
  return least;
}
