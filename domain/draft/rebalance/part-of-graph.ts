import type { PartGraph } from '../types.ts';

/** The graph of some of its parts; what they share with others is outline. */
export function partOfGraph(graph: PartGraph, parts: readonly number[]): PartGraph {
  const local = new Map(parts.map((p, i) => [p, i]));
  const slots: number[] = [];
  const start = new Int32Array(parts.length + 1);
  const outerM = new Float64Array(parts.length);
  parts.forEach((p, i) => {
    outerM[i] = graph.outerM[p]!;
    for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
      if (local.has(graph.neighbour[k]!)) slots.push(k);
      else outerM[i]! += graph.lengthM[k]!;
    }
    start[i + 1] = slots.length;
  });
  const perPart = (values: Float64Array): Float64Array => Float64Array.from(parts, (p) => values[p]!);
  const perSlot = (values: Float64Array): Float64Array => Float64Array.from(slots, (k) => values[k]!);
  return {
    count: parts.length,
    weight: perPart(graph.weight),
    households: perPart(graph.households),
    areaM2: perPart(graph.areaM2),
    outerM,
    x: perPart(graph.x),
    y: perPart(graph.y),
    start,
    neighbour: Int32Array.from(slots, (k) => local.get(graph.neighbour[k]!)!),
    lengthM: perSlot(graph.lengthM),
    offLineM: perSlot(graph.offLineM),
    mainM: perSlot(graph.mainM),
    keptM: perSlot(graph.keptM),
    barrier: Uint8Array.from(slots, (k) => graph.barrier[k]!),
    ground: Int32Array.from(parts, (p) => graph.ground[p]!),
    unit: Int32Array.from(parts, (p) => graph.unit[p]!),
    kind: Int32Array.from(parts, (p) => graph.kind[p]!),
  };
}
