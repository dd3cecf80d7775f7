import type { Polygon } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';

/** m² of what is as small as a building, as a plane has it: for comparing, not for people. 0 where it has corners that are none. */
export function roughAreaM2(polygons: readonly Polygon[]): number {
  let sum = 0;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      const [x0, y0] = ring[0] ?? [0, 0];
      let twice = 0;
      for (let i = 0; i < ring.length; i++) {
        const [ax, ay] = ring[i]!;
        const [bx, by] = ring[(i + 1) % ring.length]!;
        twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
      }
      sum += (twice / 2) * UNIT_M * UNIT_M * narrowing(y0);
    }
  }
  return Number.isFinite(sum) ? Math.abs(sum) : 0;
}
