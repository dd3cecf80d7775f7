import { UnionFind } from '../../coverage/clean/union-find.ts';
import type { PartGraph } from '../types.ts';

/** Grids by numbers from 0 on, in the order of their first parts, each in one piece: what does not hang together are grids of their own. */
export function inOnePiece(graph: PartGraph, numbers: Int32Array): { gridOf: Int32Array; grids: number } {
  const together = new UnionFind(graph.count);
  for (let p = 0; p < graph.count; p++)
    for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++)
      if (numbers[graph.neighbour[k]!] === numbers[p]) together.join(p, graph.neighbour[k]!);
  const { of, count } = together.numbered();
  return { gridOf: of, grids: count };
}
