import type { PartGraph } from '../types.ts';

/**
 * The graph with every grid (grid per part) as a ground of its own: parts of two of them are no neighbours any more, what they shared is
 * outline. All of them are then divided at once, each for itself.
 */
export function partedGraph(graph: PartGraph, gridOf: Int32Array): PartGraph {
  const start = new Int32Array(graph.count + 1);
  const kept = new Int32Array(graph.neighbour.length);
  const outerM = graph.outerM.slice();
  let slots = 0;
  for (let p = 0; p < graph.count; p++) {
    for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
      if (gridOf[graph.neighbour[k]!] === gridOf[p]) kept[slots++] = k;
      else outerM[p]! += graph.lengthM[k]!;
    }
    start[p + 1] = slots;
  }
  const slot = kept.subarray(0, slots);
  const along = (values: Float64Array) => Float64Array.from(slot, (k) => values[k]!);
  return {
    ...graph,
    outerM,
    start,
    neighbour: Int32Array.from(slot, (k) => graph.neighbour[k]!),
    lengthM: along(graph.lengthM),
    offLineM: along(graph.offLineM),
    mainM: along(graph.mainM),
    keptM: along(graph.keptM),
    barrier: Uint8Array.from(slot, (k) => graph.barrier[k]!),
    ground: gridOf,
  };
}
