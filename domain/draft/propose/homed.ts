import type { PartGraph } from '../types.ts';

/** Labels for the parts that have none (below 0), from those around inwards: that of the neighbours with the longest border; 0 where nobody has one. */
export function homed(graph: PartGraph, labels: Int32Array): Int32Array {
  const home = labels.slice();
  const reached: number[] = [];
  for (let p = 0; p < graph.count; p++) if (home[p]! >= 0) reached.push(p);
  for (const p of reached) {
    for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
      const next = graph.neighbour[k]!;
      if (home[next]! >= 0) continue;
      home[next] = longestBeside(graph, home, next);
      reached.push(next);
    }
  }
  return home.map((label) => Math.max(0, label));
}

function longestBeside(graph: PartGraph, labels: Int32Array, p: number): number {
  const shared = new Map<number, number>();
  let best = -1;
  for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
    const label = labels[graph.neighbour[k]!]!;
    if (label < 0) continue;
    const length = (shared.get(label) ?? 0) + graph.lengthM[k]!;
    shared.set(label, length);
    if (best < 0 || length > shared.get(best)!) best = label;
  }
  return best;
}
