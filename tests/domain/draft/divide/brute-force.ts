import type { PartGraph } from '../../../../domain/draft/types.ts';

/** Least that connected grids can be out of the band together, over every division there is; per number of grids. */
export function leastOutOfBand(graph: PartGraph, out: (weight: number) => number): Map<number, number> {
  const least = new Map<number, number>();
  const gridOf = new Int32Array(graph.count).fill(-1);
  const extend = (p: number, grids: number) => {
    if (p === graph.count) {
      const weight = new Float64Array(grids);
      gridOf.forEach((g, q) => {
        weight[g] = weight[g]! + graph.weight[q]!;
      });
      let sum = 0;
      for (const w of weight) sum += out(w);
      if (sum < (least.get(grids) ?? Number.POSITIVE_INFINITY) && allConnected(graph, gridOf, grids))
        least.set(grids, sum);
      return;
    }
    for (let g = 0; g <= grids; g++) {
      gridOf[p] = g;
      extend(p + 1, Math.max(grids, g + 1));
    }
    gridOf[p] = -1;
  };
  extend(0, 0);
  return least;
}

function allConnected(graph: PartGraph, gridOf: Int32Array, grids: number): boolean {
  const seen = new Set<number>();
  let pieces = 0;
  for (let first = 0; first < graph.count; first++) {
    if (seen.has(first)) continue;
    if (++pieces > grids) return false;
    const queue = [first];
    seen.add(first);
    for (const p of queue)
      for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++) {
        const q = graph.neighbour[slot]!;
        if (seen.has(q) || gridOf[q] !== gridOf[p]) continue;
        seen.add(q);
        queue.push(q);
      }
  }
  return true;
}
