import { hangsTogether } from '../divide/hangs-together.ts';
import type { Piece } from '../divide/piece.ts';
import { gridPrice, type Prices } from '../divide/price.ts';

/** So many parts are halved in every way there is: 2 to the power of one less. */
export const ALL_WAYS = 15;

/**
 * Of all ways to part a piece of at most `ALL_WAYS` parts into two connected sides the one of the least price, `turned` (what a side
 * costs for how it lies, given the sums of area, area × x and area × y of one) included; null where there is none. One part
 * changes side from one way to the next (Gray code), so each costs a look at its neighbours.
 */
export function bestHalves(
  piece: Piece,
  prices: Prices,
  x: Float64Array,
  y: Float64Array,
  turned: (area: number, ax: number, ay: number) => number,
): Uint8Array | null {
  const { count, start, neighbour, lengthM, cost, open, weight, areaM2, around } = piece;
  if (count < 2 || count > ALL_WAYS) return null;
  const reach = new Int32Array(count);
  let totalWeight = 0;
  let totalArea = 0;
  let outline = 0;
  for (let p = 0; p < count; p++) {
    totalWeight += weight[p]!;
    totalArea += areaM2[p]!;
    outline += around[p]!;
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      outline -= lengthM[k]!;
      if (open[k] === 1) reach[p]! |= 1 << neighbour[k]!;
    }
  }
  const all = 2 ** count - 1;
  const side = new Uint8Array(count);
  const sums = { weight: 0, area: 0, ax: 0, ay: 0, outer: 0, cut: 0, cost: 0 };
  let mask = 0;
  let best = Infinity;
  let bestMask = 0;
  // The last part stays on the other side, so that no way comes twice.
  for (let way = 1; way < 2 ** (count - 1); way++) {
    const p = 31 - Math.clz32(way & -way);
    const sign = side[p] === 1 ? -1 : 1;
    let outer = around[p]!;
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      outer -= lengthM[k]!;
      const apart = side[neighbour[k]!] === side[p] ? 1 : -1;
      sums.cut += apart * lengthM[k]!;
      sums.cost += apart * cost[k]!;
    }
    side[p] = 1 - side[p]!;
    mask ^= 1 << p;
    sums.outer += sign * outer;
    sums.weight += sign * weight[p]!;
    sums.area += sign * areaM2[p]!;
    sums.ax += sign * areaM2[p]! * x[p]!;
    sums.ay += sign * areaM2[p]! * y[p]!;
    const price =
      gridPrice(prices, sums.weight, sums.area, sums.outer + sums.cut) +
      gridPrice(prices, totalWeight - sums.weight, totalArea - sums.area, outline - sums.outer + sums.cut) +
      sums.cost +
      turned(sums.area, sums.ax, sums.ay);
    if (price >= best || !hangsTogether(mask, reach) || !hangsTogether(all & ~mask, reach)) continue;
    best = price;
    bestMask = mask;
  }
  return best === Infinity ? null : side.map((_, p) => (bestMask >> p) & 1);
}
