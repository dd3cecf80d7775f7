import type { PartGraph } from '../types.ts';

/** True where two parts may share a grid as far as grounds and units go. */
export function sameRealm(graph: PartGraph, p: number, q: number): boolean {
  return graph.ground[p] === graph.ground[q] && unitOf(graph, p) === unitOf(graph, q);
}

/** True where two neighbours may share a grid: of one realm, and with no barrier between them. */
export function isOpen(graph: PartGraph, p: number, q: number, slot: number): boolean {
  return graph.barrier[slot] !== 1 && sameRealm(graph, p, q);
}

/** A part's unit; −1 for none. */
export function unitOf(graph: PartGraph, p: number): number {
  return Math.max(-1, graph.unit[p]!);
}

/** What hangs together: number per part, in order of the lowest part. */
export interface Labels {
  readonly of: Int32Array;
  readonly count: number;
}

/** Connected pieces of the parts, where `open(p, q, slot)` says which neighbours are joined. */
export function connectedPieces(
  graph: PartGraph,
  open: (p: number, q: number, slot: number) => boolean,
): Labels {
  const of = new Int32Array(graph.count).fill(-1);
  const queue = new Int32Array(graph.count);
  let count = 0;
  for (let first = 0; first < graph.count; first++) {
    if (of[first] !== -1) continue;
    of[first] = count;
    queue[0] = first;
    for (let head = 0, tail = 1; head < tail; head++) {
      const p = queue[head]!;
      for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++) {
        const q = graph.neighbour[slot]!;
        if (of[q] !== -1 || !open(p, q, slot)) continue;
        of[q] = count;
        queue[tail++] = q;
      }
    }
    count++;
  }
  return { of, count };
}
