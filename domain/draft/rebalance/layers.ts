import { FirstInLine } from '../first-in-line.ts';
import type { Region } from './region.ts';

/** Parts that a grid could have: its own of today's, and behind them others by how many parts lie between. */
export interface Layers {
  readonly own: readonly number[];
  readonly outer: readonly (readonly number[])[];
}

/**
 * What a grid of today's can reach where no more than `most` households move. A grid that is one piece has a part of the second layer
 * only with one of the first, and so on; what it can reach in several pieces is one layer.
 */
export function layersOf(region: Region, grid: number, most: number): Layers {
  const { count, start, neighbour, kept, households, today } = region;
  const own: number[] = [];
  for (let p = 0; p < count; p++) if (today[p] === grid) own.push(p);
  if (region.pieces[grid]! > 1) {
    const others = Array.from({ length: count }, (_, p) => p);
    return { own, outer: [others.filter((p) => today[p] !== grid && households[p]! <= most)] };
  }
  // Households on the way there, the part itself included.
  const cost = new Float64Array(count).fill(Infinity);
  const steps = new Int32Array(count).fill(-1);
  const queue = new FirstInLine((p) => cost[p]!);
  const settled = new Uint8Array(count);
  let edge = own;
  for (const p of own) {
    cost[p] = 0;
    steps[p] = 0;
    queue.add(p);
  }
  for (let step = 1; edge.length > 0; step++) {
    const next: number[] = [];
    for (const p of edge) {
      for (let k = start[p]!; k < start[p + 1]!; k++) {
        const q = neighbour[k]!;
        if (kept[k] === 1 || steps[q]! >= 0) continue;
        steps[q] = step;
        next.push(q);
      }
    }
    edge = next;
  }
  for (let p = queue.take(); p >= 0; p = queue.take()) {
    if (settled[p]) continue;
    settled[p] = 1;
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      const q = neighbour[k]!;
      const there = cost[p]! + households[q]!;
      if (kept[k] === 1 || there > most || there >= cost[q]!) continue;
      cost[q] = there;
      queue.add(q);
    }
  }
  const outer: number[][] = [];
  for (let p = 0; p < count; p++) {
    if (today[p] === grid || cost[p] === Infinity) continue;
    const layer = steps[p]! - 1;
    while (outer.length <= layer) outer.push([]);
    outer[layer]!.push(p);
  }
  return { own, outer };
}
