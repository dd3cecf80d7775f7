import { gridsOf } from '../divide/grids.ts';
import { gridPrice } from '../divide/price.ts';
import { Assignment } from './assignment.ts';
import type { ValuedRegion } from './valued-region.ts';

/** Heat at first and last, in prices. */
const HOT = 0.4;
const COLD = 0.004;

/**
 * A division made better in price where that is worth its moves: a household that leaves its grid of today's costs `perHousehold`. Single
 * parts change grid (simulated annealing); none breaks a grid, empties one, or takes one further from what it may hold.
 */
export function better(
  valued: ValuedRegion,
  from: Int32Array,
  born: number,
  perHousehold: number,
  steps: number,
  random: () => number,
): Int32Array {
  const { region, piece, prices } = valued;
  const { start, neighbour, lengthM, cost, around, areaM2 } = piece;
  const { weight, households, today } = region;
  const state = new Assignment(region, from, born);
  const { gridOf, held } = state;
  const { areaM2: area, perimeterM: perimeter, price } = gridsOf(piece, prices, from, state.grids);
  let total = 0;
  let best = 0;
  let bestOf = from.slice();
  let isBest = true;
  const cooling = steps > 1 ? (COLD / HOT) ** (1 / steps) : 1;
  let heat = HOT;
  for (let step = 0; step < steps; step++, heat *= cooling) {
    const part = Math.floor(random() * region.count);
    const degree = region.start[part + 1]! - region.start[part]!;
    if (degree === 0) continue;
    const of = gridOf[part]!;
    const to = gridOf[region.neighbour[region.start[part]! + Math.floor(random() * degree)]!]!;
    if (to === of || state.members[of] === 1) continue;
    const w = weight[part]!;
    if (
      state.beyond(of, held[of]! - w) > state.beyond(of, held[of]!) ||
      state.beyond(to, held[to]! + w) > state.beyond(to, held[to]!)
    )
      continue;
    let sharedOf = 0;
    let sharedTo = 0;
    let change = 0;
    for (let k = start[part]!; k < start[part + 1]!; k++) {
      const grid = gridOf[neighbour[k]!]!;
      if (grid === of) {
        sharedOf += lengthM[k]!;
        change += cost[k]!;
      } else if (grid === to) {
        sharedTo += lengthM[k]!;
        change -= cost[k]!;
      }
    }
    const perimeterOf = perimeter[of]! - around[part]! + 2 * sharedOf;
    const perimeterTo = perimeter[to]! + around[part]! - 2 * sharedTo;
    const areaOf = area[of]! - areaM2[part]!;
    const areaTo = area[to]! + areaM2[part]!;
    const priceOf = gridPrice(prices, held[of]! - w, areaOf, perimeterOf);
    const priceTo = gridPrice(prices, held[to]! + w, areaTo, perimeterTo);
    change += priceOf - price[of]! + priceTo - price[to]!;
    if (of === today[part]) change += perHousehold * households[part]!;
    else if (to === today[part]) change -= perHousehold * households[part]!;
    if (change > 0 && random() >= Math.exp(-change / heat)) continue;
    if (!state.canMove(part, to)) continue;
    if (isBest && change > 0) bestOf = gridOf.slice();
    state.move(part, to);
    area[of] = areaOf;
    area[to] = areaTo;
    perimeter[of] = perimeterOf;
    perimeter[to] = perimeterTo;
    price[of] = priceOf;
    price[to] = priceTo;
    total += change;
    isBest = total < best - 1e-9 || (isBest && change <= 0);
    if (isBest) best = Math.min(best, total);
  }
  return isBest ? gridOf.slice() : bestOf;
}
