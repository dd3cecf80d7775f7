import type { Polygon } from '../../geometry/point.ts';
import { polygonArea2 } from '../../geometry/ring.ts';

/** What polygons weigh when something is dealt to them: their lattice area, which every machine finds the same. */
export function extent(polygons: readonly Polygon[]): number {
  return Number(polygons.reduce((sum, polygon) => sum + polygonArea2(polygon), 0n));
}

/**
 * A whole number in whole shares in proportion to weights (equal ones where all are 0): the largest remainders get what
 * rounding down left over.
 */
export function shares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (sum > 0 ? (total * w) / sum : total / weights.length));
  const whole = exact.map(Math.floor);
  let rest = total - whole.reduce((a, b) => a + b, 0);
  const order = exact
    .map((_, i) => i)
    .sort((i, j) => exact[j]! - whole[j]! - (exact[i]! - whole[i]!) || i - j);
  for (const i of order) {
    if (rest <= 0) break;
    whole[i]! += 1;
    rest -= 1;
  }
  return whole;
}
