import { excess } from './band.ts';
import { hangsTogether } from './hangs-together.ts';
import type { Piece } from './piece.ts';
import { gridPrice, type Prices } from './price.ts';

/** Pieces of at most so many parts are divided exactly: 3^12 steps and no more. */
export const EXACT_PARTS = 12;
/** Differences that are rounding. */
const EPSILON = 1e-9;

/** The best of all divisions of a small piece, and how far its grids are out of the band together. */
export interface Exact {
  readonly gridOf: Int32Array;
  readonly count: number;
  readonly excess: number;
}

/**
 * The best division there is of a connected piece of at most `EXACT_PARTS` parts: least out of the band, then the number of grids that
 * comes first in `counts`, then the lowest price. Subsets that hang together, put together by dynamic programming over which parts
 * are dealt with (the lowest part left is in the next grid).
 */
export function exactDivision(piece: Piece, prices: Prices, counts: readonly number[]): Exact {
  const m = piece.count;
  const all = (1 << m) - 1;
  const { connected, out, price } = subsets(piece, prices);
  const most = Math.min(m, Math.max(...counts));
  const states = (all + 1) * (most + 1);
  const bestOut = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const bestPrice = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const last = new Int32Array(states);
  bestOut[0] = 0;
  bestPrice[0] = 0;
  // State: which parts are dealt with × how many grids they make.
  for (let done = 0; done < all; done++) {
    const left = all & ~done;
    const lowest = left & -left;
    const rest = left & ~lowest;
    for (let more = rest; ; more = (more - 1) & rest) {
      const grid = lowest | more;
      if (connected[grid] === 1)
        for (let k = 0; k < most; k++) {
          const from = done * (most + 1) + k;
          if (bestOut[from] === Number.POSITIVE_INFINITY) continue;
          const to = (done | grid) * (most + 1) + k + 1;
          const o = bestOut[from]! + out[grid]!;
          const c = bestPrice[from]! + price[grid]!;
          if (o > bestOut[to]! + EPSILON || (o > bestOut[to]! - EPSILON && c >= bestPrice[to]!)) continue;
          bestOut[to] = o;
          bestPrice[to] = c;
          last[to] = grid;
        }
      if (more === 0) break;
    }
  }
  let chosen = -1;
  for (const k of counts) {
    if (k < 1 || k > most) continue;
    if (chosen === -1 || bestOut[all * (most + 1) + k]! < bestOut[all * (most + 1) + chosen]! - EPSILON)
      chosen = k;
  }
  const gridOf = new Int32Array(m);
  for (let done = all, k = chosen; k > 0; k--) {
    const grid = last[done * (most + 1) + k]!;
    for (let p = 0; p < m; p++) if (grid & (1 << p)) gridOf[p] = k - 1;
    done &= ~grid;
  }
  return { gridOf, count: chosen, excess: bestOut[all * (most + 1) + chosen]! };
}

/** Of every set of parts: whether it hangs together, how far it is out of the band, and what it costs as a grid. */
function subsets(piece: Piece, prices: Prices) {
  const m = piece.count;
  const sets = 1 << m;
  const beside = new Int32Array(m);
  const shared = new Float64Array(m * m);
  const cost = new Float64Array(m * m);
  for (let p = 0; p < m; p++)
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      const q = piece.neighbour[slot]!;
      if (piece.open[slot] === 1) beside[p] = beside[p]! | (1 << q);
      shared[p * m + q] = shared[p * m + q]! + piece.lengthM[slot]!;
      cost[p * m + q] = cost[p * m + q]! + piece.cost[slot]!;
    }
  const connected = new Uint8Array(sets);
  const weight = new Float64Array(sets);
  const area = new Float64Array(sets);
  const perimeter = new Float64Array(sets);
  const border = new Float64Array(sets);
  const out = new Float64Array(sets);
  const price = new Float64Array(sets);
  for (let set = 1; set < sets; set++) {
    const p = 31 - Math.clz32(set);
    const rest = set & ~(1 << p);
    let inside = 0;
    let saved = 0;
    let own = 0;
    for (let q = 0; q < m; q++) {
      own += cost[p * m + q]!;
      if ((rest & (1 << q)) === 0) continue;
      inside += shared[p * m + q]!;
      saved += cost[p * m + q]!;
    }
    weight[set] = weight[rest]! + piece.weight[p]!;
    area[set] = area[rest]! + piece.areaM2[p]!;
    perimeter[set] = perimeter[rest]! + piece.around[p]! - 2 * inside;
    border[set] = border[rest]! + own - 2 * saved;
    out[set] = excess(prices.band, weight[set]!);
    // A border is paid for by both its sides.
    price[set] = gridPrice(prices, weight[set]!, area[set]!, perimeter[set]!) + border[set]! / 2;
    connected[set] = hangsTogether(set, beside) ? 1 : 0;
  }
  return { connected, out, price };
}
