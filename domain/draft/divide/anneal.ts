import type { Random } from '../random.ts';
import type { Grids } from './grids.ts';
import { gridPrice } from './price.ts';

/** Steps between two words of how far it is. */
const CHUNK = 16384;

/** Parts that are looked at to keep grids connected: on the average so many a step, and some more. */
const SEARCHED = 40;
const SEARCHED_MORE = 1_000_000;

/** Where searches leave their marks; `left` is what may still be looked at, so that no shape of a graph takes for ever. */
interface Search {
  readonly seen: Int32Array;
  readonly queue: Int32Array;
  stamp: number;
  left: number;
}

function searchOf(parts: number, left: number): Search {
  return { seen: new Int32Array(parts).fill(-1), queue: new Int32Array(parts), stamp: 0, left };
}

/**
 * Betters a division by moving single parts across borders, at first also to the worse (threshold annealing: the price may rise by up to
 * three times `hot`, falling to nothing). Every grid stays connected and keeps a part. `steps` bounds the work.
 */
export function anneal(
  grids: Grids,
  steps: number,
  hot: number,
  random: Random,
  word?: (share: number) => void,
): void {
  const { piece, gridOf } = grids;
  if (grids.count < 2 || piece.count < 3) return;
  const search = searchOf(piece.count, SEARCHED * steps + SEARCHED_MORE);
  for (let step = 0; step < steps && search.left > 0; step++) {
    if (step % CHUNK === 0) word?.(step / steps);
    const p = Math.floor(random() * piece.count);
    const first = piece.start[p]!;
    const degree = piece.start[p + 1]! - first;
    if (degree === 0) continue;
    const over = first + Math.floor(random() * degree);
    const to = gridOf[piece.neighbour[over]!]!;
    if (to === gridOf[p] || piece.open[over] === 0) continue;
    const left = 1 - step / steps;
    const u = random();
    move(grids, p, to, hot * left * left * 3 * u * u, search);
  }
}

/** Moves single parts across borders as long as that is for the better, `rounds` times over all of them at the most. */
export function descend(grids: Grids, rounds: number): void {
  const { piece, gridOf } = grids;
  if (grids.count < 2 || piece.count < 3) return;
  const search = searchOf(piece.count, SEARCHED * rounds * piece.neighbour.length + SEARCHED_MORE);
  for (let round = 0; round < rounds && search.left > 0; round++) {
    let moved = 0;
    for (let p = 0; p < piece.count; p++)
      for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
        const to = gridOf[piece.neighbour[slot]!]!;
        if (to === gridOf[p] || piece.open[slot] === 0) continue;
        if (search.left > 0 && move(grids, p, to, -1e-9, search)) moved++;
      }
    if (moved === 0) return;
  }
}

/** Moves part p to grid `to` where the price rises by no more than `most` and what p leaves stays connected. */
function move(grids: Grids, p: number, to: number, most: number, search: Search): boolean {
  const { piece, prices, gridOf } = grids;
  const from = gridOf[p]!;
  if (grids.size[from] === 1) return false;
  let sharedFrom = 0;
  let sharedTo = 0;
  let delta = 0;
  let stays = -1;
  for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
    const g = gridOf[piece.neighbour[slot]!]!;
    if (g === from) {
      stays = piece.neighbour[slot]!;
      sharedFrom += piece.lengthM[slot]!;
      delta += piece.cost[slot]!;
    } else if (g === to) {
      sharedTo += piece.lengthM[slot]!;
      delta -= piece.cost[slot]!;
    }
  }
  const weight = piece.weight[p]!;
  const area = piece.areaM2[p]!;
  const aWeight = grids.weight[from]! - weight;
  const aArea = grids.areaM2[from]! - area;
  const aPerimeter = grids.perimeterM[from]! - piece.around[p]! + 2 * sharedFrom;
  const aPrice = gridPrice(prices, aWeight, aArea, aPerimeter);
  delta += aPrice - grids.price[from]!;
  const bWeight = grids.weight[to]! + weight;
  const bArea = grids.areaM2[to]! + area;
  const bPerimeter = grids.perimeterM[to]! + piece.around[p]! - 2 * sharedTo;
  const bPrice = gridPrice(prices, bWeight, bArea, bPerimeter);
  delta += bPrice - grids.price[to]!;
  if (delta > most || !staysConnected(grids, p, search)) return false;
  if (grids.inside[from] === p) grids.inside[from] = stays;
  gridOf[p] = to;
  grids.size[from] = grids.size[from]! - 1;
  grids.size[to] = grids.size[to]! + 1;
  grids.weight[from] = aWeight;
  grids.weight[to] = bWeight;
  grids.areaM2[from] = aArea;
  grids.areaM2[to] = bArea;
  grids.perimeterM[from] = aPerimeter;
  grids.perimeterM[to] = bPerimeter;
  grids.price[from] = aPrice;
  grids.price[to] = bPrice;
  return true;
}

/** True where p's grid hangs together without p. */
function staysConnected(grids: Grids, p: number, search: Search): boolean {
  const { seen, queue } = search;
  const stamp = search.stamp++;
  const { piece, gridOf } = grids;
  const { start, neighbour, open } = piece;
  const g = gridOf[p]!;
  let wanted = 0;
  let first = -1;
  for (let slot = start[p]!; slot < start[p + 1]!; slot++) {
    const q = neighbour[slot]!;
    if (open[slot] === 0 || gridOf[q] !== g) continue;
    wanted++;
    first = q;
  }
  if (wanted <= 1) return wanted === 1;
  // Neighbours of p are reached when the search comes upon them; p itself is out of bounds.
  seen[p] = stamp;
  seen[first] = stamp;
  queue[0] = first;
  for (let head = 0, tail = 1; head < tail; head++) {
    const a = queue[head]!;
    search.left--;
    for (let slot = start[a]!; slot < start[a + 1]!; slot++) {
      if (open[slot] === 0) continue;
      const b = neighbour[slot]!;
      if (b === p) {
        if (--wanted === 0) return true;
        continue;
      }
      if (seen[b] === stamp || gridOf[b] !== g) continue;
      seen[b] = stamp;
      queue[tail++] = b;
    }
  }
  return false;
}
