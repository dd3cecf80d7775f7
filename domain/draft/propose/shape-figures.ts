import type { Point, Polygon } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';

/** m² and the length of all rings in metres of polygons, each on the plane through its own middle. */
export function measureShape(polygons: readonly Polygon[]): { areaM2: number; outlineM: number } {
  let areaM2 = 0;
  let outlineM = 0;
  for (const polygon of polygons) {
    const [x0, y0] = polygon[0]![0]!;
    let south = y0;
    let north = y0;
    for (const [, y] of polygon[0]!) {
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    const east = UNIT_M * narrowing((south + north) / 2);
    for (const ring of polygon) {
      let [ax, ay] = at(ring[ring.length - 1]!);
      for (const p of ring) {
        const [bx, by] = at(p);
        areaM2 += (ax * by - ay * bx) / 2;
        outlineM += Math.hypot(bx - ax, by - ay);
        [ax, ay] = [bx, by];
      }
    }
    function at([x, y]: Point): [number, number] {
      return [(x - x0) * east, (y - y0) * UNIT_M];
    }
  }
  return { areaM2, outlineM };
}

/** Polsby-Popper: 4π × area ÷ outline², 1 for a circle (Polsby and Popper 1991). */
export function compactnessOf({ areaM2, outlineM }: { areaM2: number; outlineM: number }): number {
  return outlineM > 0 ? (4 * Math.PI * areaM2) / (outlineM * outlineM) : 0;
}
