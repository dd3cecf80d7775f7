import { dealGrids } from '../deal-grids.ts';
import type { Random } from '../random.ts';
import { type Band, fitsSomeCount, nearestCount } from './band.ts';
import { peeled } from './peel.ts';
import { type Piece, within } from './piece.ts';
import { spanningCut } from './spanning-cut.ts';

/** So often each part may be in a tree: what is halved again and again is so less often. */
const CUTS = 120;

/** Cuts a connected piece with `n` parts or more into `n` connected grids, 0 … n − 1. */
export function partedInto(
  piece: Piece,
  n: number,
  tolerance: number,
  trees: number,
  metre: number,
  random: Random,
): Int32Array {
  const gridOf = new Int32Array(piece.count);
  const local = new Int32Array(piece.count).fill(-1);
  const stack = [{ members: Int32Array.from({ length: piece.count }, (_, i) => i), n }];
  let next = 0;
  let work = 0;
  while (stack.length > 0) {
    const { members, n: wanted } = stack.pop()!;
    if (wanted === 1) {
      for (const p of members) gridOf[p] = next;
      next++;
      continue;
    }
    const part = members.length === piece.count ? piece : within(piece, members, local);
    // Cuts of large sets are many to choose from in one tree.
    const tried = wanted > 64 ? 1 : wanted > 12 ? Math.min(3, trees) : trees;
    work += members.length * tried;
    if (work > CUTS * piece.count + 100_000) {
      const rest = peeled(part, wanted, metre, random);
      for (let i = 0; i < members.length; i++) gridOf[members[i]!] = next + rest[i]!;
      next += wanted;
      continue;
    }
    const cut = spanningCut(part, wanted, tolerance, tried, metre, random);
    stack.push({ members: members.filter((_, i) => cut.side[i] === 1), n: cut.grids });
    stack.push({ members: members.filter((_, i) => cut.side[i] === 0), n: wanted - cut.grids });
  }
  return gridOf;
}

/** How a piece is to be begun: sets of parts, each connected, and how many grids each becomes. */
export interface Plan {
  readonly lots: readonly { readonly members: Int32Array; readonly n: number }[];
  readonly count: number;
}

/**
 * A part that alone is more than the band takes is a grid of its own; what hangs together without those is divided by itself, or goes
 * with such a part where it is too little to be better off alone. `given`: so many grids in all; null: as the band says.
 */
export function planOf(piece: Piece, band: Band, given: number | null): Plan {
  const m = piece.count;
  const wanted = given === null ? null : Math.max(1, Math.min(given, m));
  const giants: number[] = [];
  for (let p = 0; p < m; p++) if (piece.weight[p]! > band.high) giants.push(p);
  const whole = { members: Int32Array.from({ length: m }, (_, i) => i), n: wanted ?? 1 };
  if (wanted === 1) return { lots: [whole], count: 1 };
  if (giants.length === 0) {
    const n = wanted ?? Math.min(m, nearestCount(band, sum(piece.weight)));
    return { lots: [{ ...whole, n }], count: n };
  }
  if (wanted !== null && giants.length > wanted) return { lots: [whole], count: wanted };
  const lotOf = new Int32Array(m).fill(-1);
  giants.forEach((p, i) => {
    lotOf[p] = i;
  });
  const rests: { members: number[]; weight: number; beside: number }[] = [];
  const queue = new Int32Array(m);
  for (let first = 0; first < m; first++) {
    if (lotOf[first] !== -1) continue;
    const rest = { members: [] as number[], weight: 0, beside: -1 };
    lotOf[first] = giants.length + rests.length;
    queue[0] = first;
    for (let head = 0, tail = 1; head < tail; head++) {
      const p = queue[head]!;
      rest.members.push(p);
      rest.weight += piece.weight[p]!;
      for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
        if (piece.open[slot] === 0) continue;
        const q = piece.neighbour[slot]!;
        if (piece.weight[q]! > band.high) {
          // The lightest of the heavy neighbours bears it best.
          if (rest.beside === -1 || piece.weight[q]! < piece.weight[giants[rest.beside]!]!)
            rest.beside = lotOf[q]!;
        } else if (lotOf[q] === -1) {
          lotOf[q] = lotOf[first]!;
          queue[tail++] = q;
        }
      }
    }
    rests.push(rest);
  }
  const lots = giants.map((p) => [p]);
  const alone = rests.filter((rest) => {
    if (fitsSomeCount(band, rest.weight) || rest.weight >= band.low / 2) return true;
    for (const p of rest.members) lots[rest.beside]!.push(p);
    return false;
  });
  if (wanted !== null) {
    alone.sort((a, b) => b.weight - a.weight || a.members[0]! - b.members[0]!);
    while (giants.length + alone.length > wanted) {
      const rest = alone.pop()!;
      for (const p of rest.members) lots[rest.beside]!.push(p);
    }
  }
  const counts =
    wanted === null
      ? alone.map((rest) => Math.min(rest.members.length, nearestCount(band, rest.weight)))
      : dealGrids(
          wanted - giants.length,
          alone.map((rest) => rest.weight),
          alone.map((rest) => rest.members.length),
        );
  // In order: a lot that is the whole piece is divided as that.
  const result = [
    ...lots.map((members) => ({ members: Int32Array.from(members).sort(), n: 1 })),
    ...alone.map((rest, i) => ({ members: Int32Array.from(rest.members).sort(), n: counts[i]! })),
  ];
  let count = result.reduce((of, lot) => of + lot.n, 0);
  // Exactly so many are wished, and there are parts for them only beside a heavy one.
  if (wanted !== null && count < wanted)
    for (const lot of result) {
      const more = Math.min(wanted - count, lot.members.length - lot.n);
      lot.n += more;
      count += more;
    }
  return { lots: result, count };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** The plan carried out: grid per part. */
export function startOf(
  piece: Piece,
  plan: Plan,
  tolerance: number,
  trees: number,
  metre: number,
  random: Random,
): Int32Array {
  const gridOf = new Int32Array(piece.count).fill(-1);
  const local = new Int32Array(piece.count).fill(-1);
  let first = 0;
  for (const { members, n } of plan.lots) {
    const lot = members.length === piece.count ? piece : within(piece, members, local);
    const inLot = partedInto(lot, n, tolerance, trees, metre, random);
    for (let i = 0; i < members.length; i++) gridOf[members[i]!] = first + inLot[i]!;
    first += n;
  }
  return gridOf;
}
