import type { PartGraph } from '../types.ts';

/**
 * Parts that are divided by themselves, numbered 0 … count − 1. Neighbours as in `PartGraph`; those outside are left out, and their
 * length is in `around`. Lengths in metres.
 */
export interface Piece {
  readonly count: number;
  /** Which part of the whole each is. */
  readonly part: Int32Array;
  readonly weight: Float64Array;
  readonly areaM2: Float64Array;
  /** Whole outline of the part. */
  readonly around: Float64Array;
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  readonly lengthM: Float64Array;
  /** Of it, on no line. */
  readonly offLineM: Float64Array;
  /** What a border there costs (what it is worth, where negative). */
  readonly cost: Float64Array;
  /** 1: a grid may go through here; 0: a barrier that is not crossed. */
  readonly open: Uint8Array;
}

/** Prices of a border, per metre. */
export interface BorderPrices {
  readonly offLine: number;
  /** On a line that is no main street. */
  readonly plain: number;
  /** What a border between unlike kinds is worth. */
  readonly unlike: number;
  /** What a border on a barrier is worth. */
  readonly barrier: number;
  /** What a border on one of today's is worth, and what one anywhere else costs besides. */
  readonly kept: number;
}

/** The piece of `graph` that `parts` make. `local` is scratch, −1 throughout, and is so again. */
export function pieceOf(
  graph: PartGraph,
  weight: Float64Array,
  parts: Int32Array,
  prices: BorderPrices,
  open: (p: number, q: number, slot: number) => boolean,
  local: Int32Array,
): Piece {
  const count = parts.length;
  let slots = 0;
  for (let i = 0; i < count; i++) {
    const p = parts[i]!;
    local[p] = i;
    slots += graph.start[p + 1]! - graph.start[p]!;
  }
  const start = new Int32Array(count + 1);
  const neighbour = new Int32Array(slots);
  const lengthM = new Float64Array(slots);
  const offLineM = new Float64Array(slots);
  const cost = new Float64Array(slots);
  const opens = new Uint8Array(slots);
  const around = new Float64Array(count);
  const areaM2 = new Float64Array(count);
  const ofWeight = new Float64Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const p = parts[i]!;
    let outline = graph.outerM[p]!;
    for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++) {
      const q = graph.neighbour[slot]!;
      const length = graph.lengthM[slot]!;
      outline += length;
      if (local[q] === -1) continue;
      neighbour[at] = local[q]!;
      lengthM[at] = length;
      offLineM[at] = Math.min(length, graph.offLineM[slot]!);
      cost[at] = borderCost(graph, p, q, slot, prices);
      opens[at] = open(p, q, slot) ? 1 : 0;
      at++;
    }
    start[i + 1] = at;
    around[i] = outline;
    areaM2[i] = graph.areaM2[p]!;
    ofWeight[i] = weight[p]!;
  }
  for (let i = 0; i < count; i++) local[parts[i]!] = -1;
  return {
    count,
    part: parts,
    weight: ofWeight,
    areaM2,
    around,
    start,
    neighbour: neighbour.subarray(0, at),
    lengthM: lengthM.subarray(0, at),
    offLineM: offLineM.subarray(0, at),
    cost: cost.subarray(0, at),
    open: opens.subarray(0, at),
  };
}

function borderCost(graph: PartGraph, p: number, q: number, slot: number, prices: BorderPrices): number {
  const length = graph.lengthM[slot]!;
  const off = Math.min(length, graph.offLineM[slot]!);
  const plain = Math.max(0, length - off - graph.mainM[slot]!);
  let cost = off * prices.offLine + plain * prices.plain;
  if (graph.kind[p]! >= 0 && graph.kind[q]! >= 0 && graph.kind[p] !== graph.kind[q])
    cost -= length * prices.unlike;
  if (graph.barrier[slot] === 1) cost -= length * prices.barrier;
  if (prices.kept > 0) cost += (length - 2 * Math.min(length, graph.keptM[slot]!)) * prices.kept;
  return cost;
}

/** The piece that `members` of `piece` make. `local` is scratch, −1 throughout, and is so again. */
export function within(piece: Piece, members: Int32Array, local: Int32Array): Piece {
  const count = members.length;
  let slots = 0;
  for (let i = 0; i < count; i++) {
    local[members[i]!] = i;
    slots += piece.start[members[i]! + 1]! - piece.start[members[i]!]!;
  }
  const start = new Int32Array(count + 1);
  const neighbour = new Int32Array(slots);
  const lengthM = new Float64Array(slots);
  const offLineM = new Float64Array(slots);
  const cost = new Float64Array(slots);
  const open = new Uint8Array(slots);
  const weight = new Float64Array(count);
  const areaM2 = new Float64Array(count);
  const around = new Float64Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const p = members[i]!;
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      const q = local[piece.neighbour[slot]!]!;
      if (q === -1) continue;
      neighbour[at] = q;
      lengthM[at] = piece.lengthM[slot]!;
      offLineM[at] = piece.offLineM[slot]!;
      cost[at] = piece.cost[slot]!;
      open[at] = piece.open[slot]!;
      at++;
    }
    start[i + 1] = at;
    weight[i] = piece.weight[p]!;
    areaM2[i] = piece.areaM2[p]!;
    around[i] = piece.around[p]!;
  }
  for (let i = 0; i < count; i++) local[members[i]!] = -1;
  return {
    count,
    part: members,
    weight,
    areaM2,
    around,
    start,
    neighbour: neighbour.subarray(0, at),
    lengthM: lengthM.subarray(0, at),
    offLineM: offLineM.subarray(0, at),
    cost: cost.subarray(0, at),
    open: open.subarray(0, at),
  };
}

/** True where every part can be reached from every other over open borders. */
export function connected(piece: Piece): boolean {
  const seen = new Uint8Array(piece.count);
  const queue = new Int32Array(piece.count);
  let tail = Math.min(1, piece.count);
  seen[0] = 1;
  for (let head = 0; head < tail; head++) {
    const p = queue[head]!;
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      const q = piece.neighbour[slot]!;
      if (piece.open[slot] === 0 || seen[q] === 1) continue;
      seen[q] = 1;
      queue[tail++] = q;
    }
  }
  return tail === piece.count;
}
