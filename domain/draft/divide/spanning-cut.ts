import type { Random } from '../random.ts';
import type { Piece } from './piece.ts';

/** Two connected sides of a connected set of parts: which of them are on the one, and how many grids it is to be. */
export interface Cut {
  readonly side: Uint8Array;
  readonly grids: number;
  readonly price: number;
}

/** How much chance weighs against the borders in the order in which parts are joined. */
const CHANCE = 1;
/** How far apart dear and cheap borders are in it. */
const SPREAD = 0.2;

/**
 * The best of the cuts that `trees` random spanning trees offer: parts with no line between them are joined first, those across a main
 * street last, so that what is cut apart is apart on lines (ReCom: DeFord, Duchin & Solomon 2021). Each side gets so many of the `n`
 * grids as its weight is worth, and at least as many parts. `piece` is connected and has `n` parts or more; n ≥ 2.
 */
export function spanningCut(
  piece: Piece,
  n: number,
  tolerance: number,
  trees: number,
  metre: number,
  random: Random,
): Cut {
  const m = piece.count;
  let total = 0;
  for (let p = 0; p < m; p++) total += piece.weight[p]!;
  const edges = openEdges(piece, metre);
  let best: Cut | null = null;
  const sub = new Float64Array(m);
  const size = new Int32Array(m);
  for (let tree = 0; tree < trees; tree++) {
    const { order, above } = spanningTree(piece, edges, random);
    sub.set(piece.weight);
    size.fill(1);
    for (let i = m - 1; i > 0; i--) {
      const p = order[i]!;
      const q = above[p]!;
      sub[q] = sub[q]! + sub[p]!;
      size[q] = size[q]! + size[p]!;
    }
    const tried = candidates(order, sub, size, total, n, tolerance, m);
    for (const { at, grids, price } of tried) {
      const side = sideOf(order, above, at, m);
      const cost = price + cutCost(piece, side, metre);
      if (best === null || cost < best.price) best = { side, grids, price: cost };
    }
  }
  return best!;
}

interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly base: Float64Array;
}

/** Borders that are no barrier, each once, and how late each is joined: 0 … 2. */
export function openEdges(piece: Piece, metre: number): Edges {
  let count = 0;
  for (let p = 0; p < piece.count; p++)
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++)
      if (piece.neighbour[slot]! > p && piece.open[slot] === 1) count++;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const base = new Float64Array(count);
  let at = 0;
  for (let p = 0; p < piece.count; p++)
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      const q = piece.neighbour[slot]!;
      if (q < p || piece.open[slot] !== 1) continue;
      from[at] = p;
      to[at] = q;
      const dear = (SPREAD * piece.cost[slot]!) / Math.max(1, piece.lengthM[slot]!) / metre;
      // A border that costs much per metre comes first into the tree, one that is worth something last.
      base[at] = dear > 0 ? 1 / (1 + dear) : 1 + Math.min(1, -dear);
      at++;
    }
  return { from, to, base };
}

/** Places in the order of joining that are told apart. */
const ROUGHLY = 2048;

/** Edges in the order of base + chance, which is below 3. */
function joiningOrder(edges: Edges, random: Random): Int32Array {
  const count = edges.from.length;
  const places = Math.min(ROUGHLY, 16 + count);
  const key = new Uint16Array(count);
  const upTo = new Int32Array(places + 1);
  for (let e = 0; e < count; e++) {
    const k = Math.min(places - 1, Math.floor(((edges.base[e]! + CHANCE * random()) * places) / 3));
    key[e] = k;
    upTo[k + 1] = upTo[k + 1]! + 1;
  }
  for (let k = 0; k < places; k++) upTo[k + 1] = upTo[k + 1]! + upTo[k]!;
  const order = new Int32Array(count);
  for (let e = 0; e < count; e++) {
    const k = key[e]!;
    order[upTo[k]!] = e;
    upTo[k] = upTo[k]! + 1;
  }
  return order;
}

/** Kruskal over edges in the order of base + chance: parts from the root on, and the one above each. */
export function spanningTree(piece: Piece, edges: Edges, random: Random) {
  const m = piece.count;
  const count = edges.from.length;
  const inTurn = joiningOrder(edges, random);
  const root = new Int32Array(m);
  for (let p = 0; p < m; p++) root[p] = p;
  const degree = new Int32Array(m + 1);
  const chosen = new Int32Array(Math.max(0, m - 1));
  let taken = 0;
  for (let i = 0; i < count && taken < m - 1; i++) {
    const e = inTurn[i]!;
    let a = edges.from[e]!;
    let b = edges.to[e]!;
    while (root[a] !== a) {
      root[a] = root[root[a]!]!;
      a = root[a]!;
    }
    while (root[b] !== b) {
      root[b] = root[root[b]!]!;
      b = root[b]!;
    }
    if (a === b) continue;
    root[a] = b;
    chosen[taken++] = e;
    degree[edges.from[e]! + 1] = degree[edges.from[e]! + 1]! + 1;
    degree[edges.to[e]! + 1] = degree[edges.to[e]! + 1]! + 1;
  }
  for (let p = 0; p < m; p++) degree[p + 1] = degree[p + 1]! + degree[p]!;
  const fill = degree.slice(0, m);
  const beside = new Int32Array(2 * taken);
  for (let i = 0; i < taken; i++) {
    const a = edges.from[chosen[i]!]!;
    const b = edges.to[chosen[i]!]!;
    beside[fill[a]!] = b;
    fill[a] = fill[a]! + 1;
    beside[fill[b]!] = a;
    fill[b] = fill[b]! + 1;
  }
  const order = new Int32Array(m);
  const above = new Int32Array(m).fill(-1);
  for (let head = 0, tail = 1; head < tail; head++) {
    const p = order[head]!;
    for (let i = degree[p]!; i < degree[p + 1]!; i++) {
      const q = beside[i]!;
      if (q === above[p]) continue;
      above[q] = p;
      order[tail++] = q;
    }
  }
  return { order, above };
}

/** So many places to cut are kept of a tree. */
const KEEP = 3;

/** The few places to cut that balance best, those in the middle first. */
function candidates(
  order: Int32Array,
  sub: Float64Array,
  size: Int32Array,
  total: number,
  n: number,
  tolerance: number,
  m: number,
) {
  const kept: { at: number; grids: number; price: number }[] = [];
  const each = total / n;
  for (let i = 1; i < m; i++) {
    const at = order[i]!;
    const share = total > 0 ? sub[at]! / each : (size[at]! * n) / m;
    const inSide = size[at]!;
    const grids = Math.max(n - (m - inSide), 1, Math.min(inSide, n - 1, Math.round(share)));
    if (grids > inSide || n - grids > m - inSide || grids > n - 1) continue;
    const here = Math.abs(share - grids) / grids;
    const there = Math.abs(share - grids) / (n - grids);
    const off = Math.max(here, there) / tolerance;
    const middle = Math.abs(2 * grids - n) / n;
    // Far out of the band is worse than anything; within, the nearer half of it is good enough for sides that are parted again.
    const price = off * off + (off > 0.9 ? 100 * (off - 0.9) : 0) + (n > 3 ? middle : 0);
    if (kept.length === KEEP && price >= kept[KEEP - 1]!.price) continue;
    if (kept.length === KEEP) kept.pop();
    let place = kept.length;
    while (place > 0 && kept[place - 1]!.price > price) place--;
    kept.splice(place, 0, { at, grids, price });
  }
  return kept;
}

function sideOf(order: Int32Array, above: Int32Array, at: number, m: number): Uint8Array {
  const side = new Uint8Array(m);
  side[at] = 1;
  for (let i = 1; i < m; i++) {
    const p = order[i]!;
    if (side[above[p]!] === 1) side[p] = 1;
  }
  return side;
}

function cutCost(piece: Piece, side: Uint8Array, metre: number): number {
  let cost = 0;
  for (let p = 0; p < piece.count; p++) {
    if (side[p] !== 1) continue;
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++)
      if (side[piece.neighbour[slot]!] === 0) cost += piece.cost[slot]! + piece.lengthM[slot]! * metre;
  }
  return cost;
}
