import { isOpen } from '../divide/regions.ts';
import type { PartGraph } from '../types.ts';

/** What every grid of a rebalance is to hold, in whole numbers of the weight. */
export interface Band {
  readonly target: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Parts that can only exchange grids among themselves, with their own numbers 0 … count − 1, and today's grids on them, 0 … grids − 1.
 * A grid may go from part to part over a link unless the link is `kept` and one of the two was not its own today: what lies
 * across a barrier, or mixes a unit with what is outside, may stay so and never spreads.
 */
export interface Region {
  readonly count: number;
  readonly grids: number;
  /** Numbers in the graph, and among today's grids. */
  readonly parts: Int32Array;
  readonly numbers: Int32Array;
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  readonly kept: Uint8Array;
  readonly weight: Float64Array;
  readonly households: Float64Array;
  readonly today: Int32Array;
  /** Per grid of today's: what it may hold, how many pieces it may lie in (as many as it does), whether it is asked for. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly pieces: Int32Array;
  readonly chosen: Uint8Array;
  readonly band: Band;
}

/** Whole numbers that lie within target × (1 ± tolerance); a tolerance that is no number ≥ 0 is none. */
export function bandOf(target: number, wished: number): Band {
  const tolerance = wished > 0 && wished < Infinity ? wished : 0;
  const slack = 1e-9 * Math.max(1, target);
  return {
    target,
    low: Math.max(0, Math.ceil(target * (1 - tolerance) - slack)),
    high: Math.max(0, Math.floor(target * (1 + tolerance) + slack)),
  };
}

/**
 * The graph taken apart where no grid can go from one side to the other. A chosen grid (all, where none are named) is to be in the
 * band; another may neither leave it nor come further from it.
 */
export function regionsOf(
  graph: PartGraph,
  today: Int32Array,
  band: Band,
  chosen: ReadonlySet<number> | undefined,
): Region[] {
  const piece = new Int32Array(graph.count).fill(-1);
  const firstOfGrid = new Map<number, number[]>();
  for (let p = 0; p < graph.count; p++) {
    const members = firstOfGrid.get(today[p]!);
    if (members) members.push(p);
    else firstOfGrid.set(today[p]!, [p]);
  }
  const regions: Region[] = [];
  for (let first = 0; first < graph.count; first++) {
    if (piece[first]! >= 0) continue;
    const parts = [first];
    piece[first] = regions.length;
    const take = (p: number): void => {
      if (piece[p]! >= 0) return;
      piece[p] = regions.length;
      parts.push(p);
    };
    for (let next = 0; next < parts.length; next++) {
      const p = parts[next]!;
      const own = firstOfGrid.get(today[p]!);
      if (own) {
        for (const q of own) take(q);
        firstOfGrid.delete(today[p]!);
      }
      for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
        if (isOpen(graph, p, graph.neighbour[k]!, k)) take(graph.neighbour[k]!);
      }
    }
    parts.sort((a, b) => a - b);
    regions.push(region(graph, today, band, chosen, parts));
  }
  return regions;
}

function region(
  graph: PartGraph,
  today: Int32Array,
  band: Band,
  chosen: ReadonlySet<number> | undefined,
  parts: readonly number[],
): Region {
  const local = new Map(parts.map((p, i) => [p, i]));
  const numbers = [...new Set(parts.map((p) => today[p]!))].sort((a, b) => a - b);
  const gridOf = new Map(numbers.map((number, i) => [number, i]));
  const start = new Int32Array(parts.length + 1);
  const neighbour: number[] = [];
  const kept: number[] = [];
  parts.forEach((p, i) => {
    for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
      const q = graph.neighbour[k]!;
      const open = isOpen(graph, p, q, k);
      if (q === p || (!open && today[p] !== today[q])) continue;
      neighbour.push(local.get(q)!);
      kept.push(open ? 0 : 1);
    }
    start[i + 1] = neighbour.length;
  });
  const grids = numbers.length;
  const counts = (values: Float64Array): Float64Array =>
    Float64Array.from(parts, (p) => (values[p]! > 0 && values[p]! < Infinity ? Math.round(values[p]!) : 0));
  const weight = counts(graph.weight);
  const sums = new Float64Array(grids);
  const own = Int32Array.from(parts, (p) => gridOf.get(today[p]!)!);
  for (let i = 0; i < parts.length; i++) sums[own[i]!]! += weight[i]!;
  const asked = Uint8Array.from(numbers, (number) => (chosen === undefined || chosen.has(number) ? 1 : 0));
  const made = {
    count: parts.length,
    grids,
    parts: Int32Array.from(parts),
    numbers: Int32Array.from(numbers),
    start,
    neighbour: Int32Array.from(neighbour),
    kept: Uint8Array.from(kept),
    weight,
    households: counts(graph.households),
    today: own,
    low: sums.map((sum, g) => (asked[g] ? band.low : Math.min(band.low, sum))),
    high: sums.map((sum, g) => (asked[g] ? band.high : Math.max(band.high, sum))),
    chosen: asked,
    band,
  };
  return { ...made, pieces: piecesToday(made) };
}

function piecesToday(region: Omit<Region, 'pieces'>): Int32Array {
  const pieces = new Int32Array(region.grids);
  const seen = new Uint8Array(region.count);
  for (let first = 0; first < region.count; first++) {
    if (seen[first]) continue;
    seen[first] = 1;
    pieces[region.today[first]!]!++;
    const found = [first];
    for (let p = found.pop(); p !== undefined; p = found.pop()) {
      for (let k = region.start[p]!; k < region.start[p + 1]!; k++) {
        const q = region.neighbour[k]!;
        if (seen[q] || region.today[q] !== region.today[p]) continue;
        seen[q] = 1;
        found.push(q);
      }
    }
  }
  return pieces;
}
