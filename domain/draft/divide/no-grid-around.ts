import type { PartGraph } from '../types.ts';
import type { Band } from './band.ts';

/** Work on one part before it is left open, in sets looked at and parts beside them. */
const STEPS = 200_000;
/** A grid of more parts than this can be chosen in so many ways that nothing is proven. */
const DEEP = 300;

/**
 * True where it is proven that no grid around part p can be within the band: every connected set with p in it is below or above.
 * Parts without weight join others at no cost. False also where the search was
 * given up, as it is when the purse is empty.
 */
export function noGridAround(
  graph: PartGraph,
  weight: Float64Array,
  band: Band,
  open: (p: number, q: number, slot: number) => boolean,
  p: number,
  purse: { steps: number },
): boolean {
  if (weight[p]! > band.high) return true;
  if (purse.steps < 0) return false;
  let steps = 0;
  const beside = new Map<number, number[]>();
  const neighbours = (of: number): number[] => {
    const known = beside.get(of);
    if (known) return known;
    const seen = new Set([of]);
    const found: number[] = [];
    for (const q of seen) {
      steps += graph.start[q + 1]! - graph.start[q]!;
      purse.steps -= graph.start[q + 1]! - graph.start[q]!;
      if (q !== of && weight[q]! > 0) {
        found.push(q);
        continue;
      }
      for (let slot = graph.start[q]!; slot < graph.start[q + 1]!; slot++)
        if (open(q, graph.neighbour[slot]!, slot)) seen.add(graph.neighbour[slot]!);
    }
    found.sort((a, b) => weight[b]! - weight[a]! || a - b);
    beside.set(of, found);
    return found;
  };
  // True: a set in the band is found, or the search is given up. `barred`: in the set, on the edge, or dealt with already.
  const extend = (
    sum: number,
    edge: readonly number[],
    barred: ReadonlySet<number>,
    depth: number,
  ): boolean => {
    if (sum >= band.low || depth > DEEP || steps > STEPS || purse.steps < 0) return true;
    steps += 1 + barred.size;
    purse.steps -= 1 + barred.size;
    const dealt = new Set(barred);
    for (let i = 0; i < edge.length; i++) {
      const q = edge[i]!;
      const grown = sum + weight[q]!;
      if (grown > band.high) continue;
      const more = neighbours(q).filter((of) => !dealt.has(of));
      const next = new Set(dealt);
      for (const of of more) next.add(of);
      if (extend(grown, [...edge.slice(i + 1), ...more], next, depth + 1)) return true;
    }
    return false;
  };
  const first = neighbours(p);
  return !extend(weight[p]!, first, new Set([p, ...first]), 0);
}
