import type { CutGraph } from './graph.ts';

/** The vertices of each connected component, neighbours near one another (breadth first); components in the order of their lowest. */
export function componentsOf({ count, start, neighbour }: CutGraph): Int32Array[] {
  const seen = new Uint8Array(count);
  const queue = new Int32Array(count);
  const members: Int32Array[] = [];
  for (let lowest = 0, tail = 0; lowest < count; lowest++) {
    if (seen[lowest]) continue;
    const first = tail;
    queue[tail++] = lowest;
    seen[lowest] = 1;
    for (let head = first; head < tail; head++) {
      const v = queue[head]!;
      for (let i = start[v]!; i < start[v + 1]!; i++) {
        const u = neighbour[i]!;
        if (seen[u]) continue;
        seen[u] = 1;
        queue[tail++] = u;
      }
    }
    members.push(queue.subarray(first, tail));
  }
  return members;
}

/** The graph of some vertices alone, in the order given; `place` is as long as the graph has vertices and is left as it was, all −1. */
export function subgraph(graph: CutGraph, vertices: Int32Array, place: Int32Array): CutGraph {
  const { weight, start, neighbour, lengthM } = graph;
  const count = vertices.length;
  const newStart = new Int32Array(count + 1);
  let most = 0;
  for (let i = 0; i < count; i++) {
    place[vertices[i]!] = i;
    most += start[vertices[i]! + 1]! - start[vertices[i]!]!;
  }
  const newNeighbour = new Int32Array(most);
  const newLength = new Float64Array(most);
  const newWeight = new Float64Array(count);
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const v = vertices[i]!;
    newWeight[i] = weight[v]!;
    for (let j = start[v]!; j < start[v + 1]!; j++) {
      const u = place[neighbour[j]!]!;
      if (u === -1) continue;
      newNeighbour[filled] = u;
      newLength[filled++] = lengthM[j]!;
    }
    newStart[i + 1] = filled;
  }
  for (const v of vertices) place[v] = -1;
  return {
    count,
    weight: newWeight,
    start: newStart,
    neighbour: newNeighbour.subarray(0, filled),
    lengthM: newLength.subarray(0, filled),
  };
}
