import type { CutGraph } from '../../../../domain/draft/kway/graph.ts';

export type Pair = readonly [p: number, q: number, lengthM?: number];

/** Vertices of these weights with these pairs as neighbours, 1 m where no length is said. */
export function graphOf(weight: readonly number[], pairs: readonly Pair[]): CutGraph {
  const near: [number, number][][] = weight.map(() => []);
  for (const [p, q, lengthM] of pairs) {
    near[p]!.push([q, lengthM ?? 1]);
    near[q]!.push([p, lengthM ?? 1]);
  }
  const start = new Int32Array(weight.length + 1);
  near.forEach((all, p) => {
    start[p + 1] = start[p]! + all.length;
  });
  return {
    count: weight.length,
    weight: Float64Array.from(weight),
    start,
    neighbour: Int32Array.from(near.flat(), ([q]) => q),
    lengthM: Float64Array.from(near.flat(), ([, lengthM]) => lengthM),
  };
}

/** One after another. */
export function pathOf(weight: readonly number[]): CutGraph {
  return graphOf(
    weight,
    weight.slice(1).map((_, p) => [p, p + 1]),
  );
}

/** All around the first. */
export function starOf(weight: readonly number[]): CutGraph {
  return graphOf(
    weight,
    weight.slice(1).map((_, p) => [0, p + 1]),
  );
}

/** In how many pieces each grid is. */
export function piecesOf(graph: CutGraph, gridOf: Int32Array, k: number): number[] {
  const found = Array<number>(k).fill(0);
  const seen = new Set<number>();
  for (let p = 0; p < graph.count; p++) {
    if (seen.has(p)) continue;
    found[gridOf[p]!]!++;
    const pending = [p];
    seen.add(p);
    for (let q = pending.pop(); q !== undefined; q = pending.pop()) {
      for (const r of graph.neighbour.subarray(graph.start[q], graph.start[q + 1])) {
        if (seen.has(r) || gridOf[r] !== gridOf[p]) continue;
        seen.add(r);
        pending.push(r);
      }
    }
  }
  return found;
}
