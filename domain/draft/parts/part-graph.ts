import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';
import { lineRank, MAIN_RANK } from '../net/line-rank.ts';
import { metresOf } from '../net/metres.ts';
import type { Along, PartGraph, Parts } from '../types.ts';

/** Where most of a shared length is a barrier, the neighbours are across it. */
const MOST = 0.5;

/**
 * The parts as a graph. `barriers`: `rail`, `river` (any water but ditches and drains), or a class of line; lines drawn by hand always are.
 * `measure`: what is balanced. `today`: per part the grid of today's that it lies in, −1 for none; every part lies in one.
 */
export function partGraph(
  parts: Parts,
  {
    measure,
    barriers,
    today,
  }: {
    measure: 'households' | 'persons';
    barriers: readonly string[];
    today?: ArrayLike<number>;
  },
): PartGraph {
  const { net, count, partOf } = parts;
  const metres = metresOf(net);
  const isBarrier = net.alongs.map((along) => isBarrierLine(along, barriers));
  const isMain = net.alongs.map(
    (along) => along.kind !== 'outline' && along.kind !== 'drawn' && lineRank(along) >= MAIN_RANK,
  );
  const isOff = net.alongs.map(({ kind }) => kind === 'cut' || kind === 'border');
  const outerM = new Float64Array(count);
  const pairs = pairsOf(parts);
  const lengthM = new Float64Array(pairs.count);
  const offLineM = new Float64Array(pairs.count);
  const mainM = new Float64Array(pairs.count);
  const barrierM = new Float64Array(pairs.count);
  for (let e = 0; e < net.from.length; e++) {
    const p = net.left[e] === -1 ? -1 : partOf[net.left[e]!]!;
    const q = net.right[e] === -1 ? -1 : partOf[net.right[e]!]!;
    const m = metres(e);
    const pair = pairs.of[e]!;
    if (pair === -1) {
      if (p === q) continue;
      if (p !== -1) outerM[p]! += m;
      if (q !== -1) outerM[q]! += m;
      continue;
    }
    const a = net.along[e]!;
    lengthM[pair]! += m;
    if (isOff[a]) offLineM[pair]! += m;
    if (isMain[a]) mainM[pair]! += m;
    if (isBarrier[a]) barrierM[pair]! += m;
  }
  const start = new Int32Array(count + 1);
  for (let i = 0; i < pairs.count; i++) {
    start[pairs.a[i]! + 1]!++;
    start[pairs.b[i]! + 1]!++;
  }
  for (let p = 0; p < count; p++) start[p + 1]! += start[p]!;
  const free = start.slice();
  const size = 2 * pairs.count;
  const graph = {
    neighbour: new Int32Array(size),
    lengthM: new Float64Array(size),
    offLineM: new Float64Array(size),
    mainM: new Float64Array(size),
    keptM: new Float64Array(size),
    barrier: new Uint8Array(size),
  };
  for (let i = 0; i < pairs.count; i++) {
    for (const [p, q] of [
      [pairs.a[i]!, pairs.b[i]!],
      [pairs.b[i]!, pairs.a[i]!],
    ] as const) {
      const at = free[p]!++;
      graph.neighbour[at] = q;
      graph.lengthM[at] = lengthM[i]!;
      graph.offLineM[at] = offLineM[i]!;
      graph.mainM[at] = mainM[i]!;
      if (today && today[p] !== today[q]) graph.keptM[at] = lengthM[i]!;
      graph.barrier[at] = barrierM[i]! > MOST * lengthM[i]! ? 1 : 0;
    }
  }
  const kinds = [...new Set(parts.kind)].filter((k) => k !== null).sort();
  return {
    count,
    weight: measure === 'households' ? parts.households : parts.persons,
    households: parts.households,
    areaM2: parts.areaM2,
    outerM,
    ...centres(parts),
    start,
    ...graph,
    ground: parts.groundOf,
    unit: parts.unit,
    kind: Int32Array.from(parts.kind, (k) => (k === null ? -1 : kinds.indexOf(k))),
  };
}

/** Is a line one that no grid is to cross? */
export function isBarrierLine({ kind, class: value }: Along, barriers: readonly string[]): boolean {
  if (kind === 'drawn') return true;
  if (kind === 'outline' || kind === 'cut' || kind === 'border') return false;
  const large = kind === 'water' ? 'river' : kind;
  const lesser = kind === 'water' && ['ditch', 'drain', 'stream'].includes(value ?? '');
  if (kind !== 'road' && !lesser && barriers.includes(large)) return true;
  if (value === null) return false;
  // a street's links go with it
  return barriers.includes(value) || (kind === 'road' && barriers.includes(value.replace(/_link$/, '')));
}

interface Pairs {
  count: number;
  readonly a: number[];
  readonly b: number[];
  /** Per edge; −1: it is no border of two parts of one ground. */
  readonly of: Int32Array;
}

/** Every two parts with an edge in common, once, in the order of the lower one and then the other. */
function pairsOf({ net, count, partOf, groundOf }: Parts): Pairs {
  const pairs: Pairs = { count: 0, a: [], b: [], of: new Int32Array(net.from.length).fill(-1) };
  const key = (e: number) => {
    const l = net.left[e]!;
    const r = net.right[e]!;
    if (l === -1 || r === -1) return -1;
    const [p, q] = [partOf[l]!, partOf[r]!];
    return p === q || groundOf[p] !== groundOf[q] ? -1 : Math.min(p, q) * count + Math.max(p, q);
  };
  const keys = Float64Array.from(net.from, (_, e) => key(e));
  const order = Array.from(keys.keys())
    .filter((e) => keys[e] !== -1)
    .sort((e, f) => keys[e]! - keys[f]! || e - f);
  let last = -1;
  for (const e of order) {
    if (keys[e] !== last) {
      last = keys[e]!;
      pairs.a.push(Math.floor(last / count));
      pairs.b.push(last % count);
      pairs.count++;
    }
    pairs.of[e] = pairs.count - 1;
  }
  return pairs;
}

/** The middle of every part's ground in metres, as a plane at the middle of the whole has it. */
function centres({ net, count, partOf }: Parts): { x: Float64Array; y: Float64Array } {
  const { xs, ys, from, to, left, right } = net;
  let [minX, minY, maxY] = [Infinity, Infinity, -Infinity];
  for (let p = 0; p < xs.length; p++) {
    minX = Math.min(minX, xs[p]!);
    minY = Math.min(minY, ys[p]!);
    maxY = Math.max(maxY, ys[p]!);
  }
  const flat = UNIT_M * narrowing((minY + maxY) / 2);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const twice = new Float64Array(count);
  // sums run about a point of each part's own, so that nothing is lost to rounding
  const origin = new Int32Array(count).fill(-1);
  const add = (face: number, a: number, b: number) => {
    if (face === -1) return;
    const p = partOf[face]!;
    if (origin[p] === -1) origin[p] = a;
    const ax = xs[a]! - xs[origin[p]!]!;
    const ay = ys[a]! - ys[origin[p]!]!;
    const bx = xs[b]! - xs[origin[p]!]!;
    const by = ys[b]! - ys[origin[p]!]!;
    const across = ax * by - bx * ay;
    twice[p]! += across;
    x[p]! += across * (ax + bx);
    y[p]! += across * (ay + by);
  };
  for (let e = 0; e < from.length; e++) {
    add(left[e]!, from[e]!, to[e]!);
    add(right[e]!, to[e]!, from[e]!);
  }
  for (let p = 0; p < count; p++) {
    const around = twice[p] === 0 ? 0 : 1 / (3 * twice[p]!);
    x[p] = flat * (xs[origin[p]!]! - minX + x[p]! * around);
    y[p] = UNIT_M * (ys[origin[p]!]! - minY + y[p]! * around);
  }
  return { x, y };
}
