import type { PartGraph } from '../types.ts';
import { type Band, fitsSomeCount } from './band.ts';
import { connectedPieces, isOpen, type Labels, sameRealm } from './regions.ts';

/** Regions, and which of them go together over a barrier because one is too little (or too odd) to be divided alone. */
export interface Joined {
  /** What hangs together without crossing a barrier. */
  readonly regions: Labels;
  readonly weight: Float64Array;
  /** Region → set of regions that is divided as one. */
  readonly set: Labels;
}

/** How many regions are put together at most to make one that fits. */
const REACH = 6;

/**
 * Regions whose total fits no number of grids go over the cheapest barrier (the one with the least main street in it, then the longest)
 * to a neighbour with which they fit; where none is, they stay. Regions without weight always go, and where `most` sets are wished
 * in all, the lightest go until no more are left.
 */
export function joinRegions(graph: PartGraph, weight: Float64Array, band: Band, most: number | null): Joined {
  const regions = connectedPieces(graph, (p, q, slot) => isOpen(graph, p, q, slot));
  const total = new Float64Array(regions.count);
  for (let p = 0; p < graph.count; p++) total[regions.of[p]!] = total[regions.of[p]!]! + weight[p]!;
  const links = linksOf(graph, regions);
  const setOf = Int32Array.from({ length: regions.count }, (_, r) => r);
  const membersOf = Array.from({ length: regions.count }, (_, r) => [r]);
  const sum = Float64Array.from(total);
  let sets = regions.count;

  /** Sets beside s, cheapest barrier first. */
  const beside = (s: number): number[] => {
    const cost = new Map<number, number>();
    for (const r of membersOf[s]!)
      for (const link of links[r]!) {
        const other = setOf[link.to]!;
        if (other !== s) cost.set(other, Math.min(cost.get(other) ?? Number.POSITIVE_INFINITY, link.cost));
      }
    return [...cost].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([other]) => other);
  };
  const join = (a: number, b: number) => {
    const [into, from] = membersOf[a]!.length >= membersOf[b]!.length ? [a, b] : [b, a];
    for (const r of membersOf[from]!) setOf[r] = into;
    for (const r of membersOf[from]!) membersOf[into]!.push(r);
    membersOf[from] = [];
    sum[into] = sum[into]! + sum[from]!;
    sets--;
    return into;
  };
  const lightestFirst = () =>
    [...membersOf.keys()].filter((s) => membersOf[s]!.length > 0).sort((a, b) => sum[a]! - sum[b]! || a - b);

  for (const s of lightestFirst())
    if (sum[s] === 0 && membersOf[s]!.length > 0 && links[s]!.length > 0) {
      const others = beside(s);
      const other = others.find((o) => sum[o]! > 0) ?? others[0];
      if (other !== undefined) join(s, other);
    }
  for (const s of lightestFirst()) {
    if (membersOf[s]!.length === 0 || fitsSomeCount(band, sum[s]!)) continue;
    const chain = fitting(s, sum, beside, band);
    if (chain === null) continue;
    let at = s;
    for (const other of chain) at = join(at, setOf[other]!);
  }
  for (let fewer = true; most !== null && sets > most && fewer; ) {
    fewer = false;
    // Two by two, or what is joined first would take in all the others.
    const grown = new Set<number>();
    for (const s of lightestFirst()) {
      if (sets <= most) break;
      if (membersOf[s]!.length === 0 || grown.has(s)) continue;
      const other = beside(s).find((of) => !grown.has(of));
      if (other === undefined) continue;
      grown.add(join(s, other));
      fewer = true;
    }
  }
  const number = new Map<number, number>();
  const of = new Int32Array(regions.count);
  for (let r = 0; r < regions.count; r++) {
    const s = setOf[r]!;
    if (!number.has(s)) number.set(s, number.size);
    of[r] = number.get(s)!;
  }
  return { regions, weight: total, set: { of, count: number.size } };
}

/** Neighbours, one after the other, with which s makes a total that fits; null where none is found. */
function fitting(s: number, sum: Float64Array, beside: (s: number) => number[], band: Band): number[] | null {
  const others = beside(s);
  const one = others.find((other) => fitsSomeCount(band, sum[s]! + sum[other]!));
  if (one !== undefined) return [one];
  // Several small ones, in the order of their barriers.
  const chain: number[] = [];
  const within = new Set([s]);
  let total = sum[s]!;
  let edge = others;
  while (chain.length < REACH) {
    const next = edge.find((other) => !within.has(other));
    if (next === undefined) return null;
    chain.push(next);
    within.add(next);
    total += sum[next]!;
    if (fitsSomeCount(band, total)) return chain;
    edge = [...edge, ...beside(next)];
  }
  return null;
}

interface Link {
  readonly to: number;
  readonly cost: number;
}

/** Which regions touch across a barrier, and what it costs to go over it. */
function linksOf(graph: PartGraph, regions: Labels): Link[][] {
  const sums = Array.from(
    { length: regions.count },
    () => new Map<number, { length: number; main: number }>(),
  );
  for (let p = 0; p < graph.count; p++)
    for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++) {
      const q = graph.neighbour[slot]!;
      const a = regions.of[p]!;
      const b = regions.of[q]!;
      if (a === b || !sameRealm(graph, p, q)) continue;
      const link = sums[a]!.get(b) ?? { length: 0, main: 0 };
      link.length += graph.lengthM[slot]!;
      link.main += graph.mainM[slot]!;
      sums[a]!.set(b, link);
    }
  return sums.map((of) =>
    [...of].map(([to, { length, main }]) => ({
      to,
      cost: (length > 0 ? main / length : 1) + 1 / (1 + length),
    })),
  );
}
