import type { PartGraph } from '../../../../domain/draft/types.ts';

/** What a division of few parts costs: households outside the band, then households moved. */
export interface Fewest {
  readonly outside: number;
  readonly moved: number;
}

/**
 * The best there is, by trying every way to put at most 14 parts together to connected grids and to give each of them the
 * number of one of today's that it has a part of, or none (it is born). Today's grids are connected; `low` and `high` say per number what it may hold, those born stay in the
 * band.
 */
export function fewestMoved(
  graph: PartGraph,
  today: Int32Array,
  band: { readonly low: number; readonly high: number },
  mayHold: (grid: number) => { readonly low: number; readonly high: number },
): Fewest {
  const { count } = graph;
  const reach = new Int32Array(count);
  for (let p = 0; p < count; p++) {
    for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
      if (graph.barrier[k] === 0) reach[p]! |= 1 << graph.neighbour[k]!;
    }
  }
  const grids = Math.max(...today) + 1;
  const own = new Int32Array(grids);
  for (let p = 0; p < count; p++) own[today[p]!]! |= 1 << p;
  const limits = Array.from({ length: grids }, (_, grid) => mayHold(grid));
  // Lexicographic: one household outside is worse than all of them moved.
  const total = graph.households.reduce((sum, h) => sum + h, 0);
  const unit = total + 1;
  const sets: number[][] = Array.from({ length: count }, () => []);
  const held = new Float64Array(2 ** count);
  const stays = Array.from({ length: grids }, () => new Float64Array(2 ** count));
  for (let set = 1; set < 2 ** count; set++) {
    const first = 31 - Math.clz32(set & -set);
    const rest = set & (set - 1);
    held[set] = held[rest]! + graph.weight[first]!;
    for (let g = 0; g < grids; g++) {
      stays[g]![set] = stays[g]![rest]! + (today[first] === g ? graph.households[first]! : 0);
    }
    if (isConnected(set, reach)) sets[first]!.push(set);
  }
  const households = (set: number): number => {
    let sum = 0;
    for (let p = 0; p < count; p++) if ((set >> p) & 1) sum += graph.households[p]!;
    return sum;
  };
  const inAll = Float64Array.from({ length: 2 ** count }, (_, set) => households(set));
  const beyond = (amount: number, { low, high }: { low: number; high: number }): number =>
    Math.max(0, low - amount, amount - high);
  const known = new Map<number, number>();
  const cheapest = (left: number, used: number): number => {
    if (left === 0) return 0;
    const key = left * 2 ** grids + used;
    const before = known.get(key);
    if (before !== undefined) return before;
    const first = 31 - Math.clz32(left & -left);
    let best = Infinity;
    for (const set of sets[first]!) {
      if ((set & left) !== set) continue;
      const born = beyond(held[set]!, band) * unit + inAll[set]!;
      best = Math.min(best, born + cheapest(left & ~set, used));
      for (let g = 0; g < grids; g++) {
        if ((used >> g) & 1 || (set & own[g]!) === 0) continue;
        const cost = beyond(held[set]!, limits[g]!) * unit + inAll[set]! - stays[g]![set]!;
        if (cost < best) best = Math.min(best, cost + cheapest(left & ~set, used | (1 << g)));
      }
    }
    known.set(key, best);
    return best;
  };
  const least = cheapest(2 ** count - 1, 0);
  return { outside: Math.floor(least / unit), moved: least % unit };
}

function isConnected(set: number, reach: Int32Array): boolean {
  let found = set & -set;
  for (let edge = found; edge !== 0; ) {
    const p = 31 - Math.clz32(edge & -edge);
    edge &= edge - 1;
    const further = reach[p]! & set & ~found;
    found |= further;
    edge |= further;
  }
  return found === set;
}
