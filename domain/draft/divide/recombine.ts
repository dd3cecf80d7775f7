import type { Random } from '../random.ts';
import { anneal, descend } from './anneal.ts';
import { excess } from './band.ts';
import { exactDivision } from './exact.ts';
import { type Grids, gridsOf, membersOf, totalPrice } from './grids.ts';
import { connected, type Piece, within } from './piece.ts';
import type { Prices } from './price.ts';
import { planOf, startOf } from './start.ts';

export interface Style {
  readonly tolerance: number;
  /** What a metre of border costs beside its price, while shape is not known. */
  readonly metre: number;
  readonly random: Random;
}

/** Trees tried for two or three grids. */
const TREES = 4;
/** Two or three grids of no more parts than this are divided exactly. */
const EXACT_HERE = 8;
/** How often all that are out of the band are looked at in vain, at how many threes for each, and at how many parts in all per part. */
const ROUNDS = 3;
const THREES = 30;
const PARTS_LOOKED_AT = 20;
/** From so many parts on each more adds two. */
const MANY = 8000;

/** Bounds the work by how many parts it is on. */
function partsLookedAt({ piece }: Grids): number {
  return PARTS_LOOKED_AT * Math.min(piece.count, MANY) + 2 * Math.max(0, piece.count - MANY) + 4000;
}

/**
 * Puts the grids `chosen` together and divides them anew into `n`, where that is for the better. Says whether it was. More grids than
 * before are numbered on; fewer leave numbers without parts.
 */
export function redivide(
  grids: Grids,
  chosen: readonly number[],
  n: number,
  style: Style,
  local: Int32Array,
): boolean {
  const { piece, gridOf, prices } = grids;
  const members: number[] = [];
  for (const g of chosen) for (const p of membersOf(grids, g)) members.push(p);
  if (members.length < n) return false;
  const set = Int32Array.from(members.sort((a, b) => a - b));
  const part = within(piece, set, local);
  if (!connected(part)) return false;
  const before = new Int32Array(set.length);
  for (let i = 0; i < set.length; i++) before[i] = chosen.indexOf(gridOf[set[i]!]!);
  const was = totalPrice(gridsOf(part, prices, before, chosen.length));
  const anew = divided(part, n, prices, style);
  if (anew === null) return false;
  const after = anew.gridOf;
  if (totalPrice(anew) >= was - 1e-9) return false;
  for (let i = chosen.length; i < n; i++) grow(grids);
  const ids = [...chosen];
  for (let g = grids.count - Math.max(0, n - chosen.length); g < grids.count; g++) ids.push(g);
  for (let i = 0; i < set.length; i++) gridOf[set[i]!] = ids[after[i]!]!;
  for (let i = 0; i < ids.length; i++) {
    const g = ids[i]!;
    grids.size[g] = i < n ? anew.size[i]! : 0;
    grids.weight[g] = i < n ? anew.weight[i]! : 0;
    grids.areaM2[g] = i < n ? anew.areaM2[i]! : 0;
    grids.perimeterM[g] = i < n ? anew.perimeterM[i]! : 0;
    grids.price[g] = i < n ? anew.price[i]! : 0;
    grids.inside[g] = i < n ? set[anew.inside[i]!]! : -1;
  }
  return true;
}

/** A division of a connected piece into `n`: the best where it is small, else a good one; null where there is none. */
function divided(part: Piece, n: number, prices: Prices, style: Style): Grids | null {
  if (part.count <= EXACT_HERE) {
    const exact = exactDivision(part, prices, [n]);
    return exact.count === n ? gridsOf(part, prices, exact.gridOf, n) : null;
  }
  const plan = planOf(part, prices.band, n);
  if (plan.count !== n) return null;
  const anew = gridsOf(
    part,
    prices,
    startOf(part, plan, style.tolerance, TREES, style.metre, style.random),
    n,
  );
  if (n > 1) {
    anneal(anew, 12 * part.count, 0.3, style.random);
    descend(anew, 4);
  }
  return anew;
}

/** All pairs of neighbouring grids are divided anew, the dearest first, `most` of them. */
export function recombinePairs(grids: Grids, most: number, style: Style): void {
  const pairs = pairsOf(grids);
  pairs.sort(
    (a, b) =>
      grids.price[b[0]]! + grids.price[b[1]]! - grids.price[a[0]]! - grids.price[a[1]]! ||
      a[0] - b[0] ||
      a[1] - b[1],
  );
  const local = new Int32Array(grids.piece.count).fill(-1);
  let left = 10 * grids.piece.count + 4000;
  for (const pair of pairs.slice(0, most)) {
    left -= grids.size[pair[0]]! + grids.size[pair[1]]!;
    if (left < 0) return;
    redivide(grids, pair, 2, style, local);
  }
}

/**
 * Grids out of the band are divided anew with one or two neighbours, into as many, one less or one more (where `free`). What is looked at
 * is bounded by the number of parts.
 */
export function mend(grids: Grids, free: boolean, style: Style): void {
  const { band } = grids.prices;
  const local = new Int32Array(grids.piece.count).fill(-1);
  const purse = { parts: partsLookedAt(grids) };
  for (let idle = 0; idle < ROUNDS; idle++) {
    const out: number[] = [];
    for (let g = 0; g < grids.count; g++)
      if (grids.size[g]! > 0 && excess(band, grids.weight[g]!) > 0 && !isOnePart(grids, g)) out.push(g);
    if (out.length === 0) return;
    for (const g of out) {
      if (purse.parts <= 0) return;
      if (grids.size[g] === 0 || excess(band, grids.weight[g]!) === 0) continue;
      if (mendOne(grids, g, free, style, local, purse)) idle = -1;
    }
  }
}

/** True where one part is all that is in the grid, and too much: nothing can be done about that. */
function isOnePart(grids: Grids, g: number): boolean {
  if (grids.weight[g]! <= grids.prices.band.high) return false;
  for (const p of membersOf(grids, g)) if (grids.piece.weight[p]! === grids.weight[g]) return true;
  return false;
}

function mendOne(
  grids: Grids,
  g: number,
  free: boolean,
  style: Style,
  local: Int32Array,
  purse: { parts: number },
): boolean {
  const { band } = grids.prices;
  const beside = besideOf(grids, g);
  const two: number[][] = beside.map((h) => [g, h]);
  const three: number[][] = [];
  for (const h of beside)
    for (const i of besideOf(grids, h)) if (i !== g && (i > h || !beside.includes(i))) three.push([g, h, i]);
  shuffle(three, style);
  for (const set of [...(free ? [[g]] : []), ...two, ...three.slice(0, THREES)]) {
    let total = 0;
    let parts = 0;
    for (const h of set) {
      total += grids.weight[h]!;
      parts += grids.size[h]!;
    }
    const counts = free ? [set.length, set.length - 1, set.length + 1] : [set.length];
    for (const n of counts) {
      if (n < 1 || (set.length === 1 && n === 1)) continue;
      // Only where the sums leave a chance.
      if (
        total < (n - 1) * band.low ||
        (n > set.length && total < n * band.low) ||
        (n < set.length && total > n * band.high)
      )
        continue;
      purse.parts -= parts;
      if (redivide(grids, set, n, style, local)) return true;
      if (purse.parts <= 0) return false;
    }
  }
  return false;
}

/** In any order (Fisher & Yates). */
function shuffle(list: unknown[], { random }: Style): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}

/** Grids that g can reach over an open border, lowest number first. */
function besideOf(grids: Grids, g: number): number[] {
  const { piece, gridOf } = grids;
  const beside = new Set<number>();
  for (const p of membersOf(grids, g))
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++)
      if (piece.open[slot] === 1 && gridOf[piece.neighbour[slot]!] !== g)
        beside.add(gridOf[piece.neighbour[slot]!]!);
  return [...beside].sort((a, b) => a - b);
}

function pairsOf(grids: Grids): [number, number][] {
  const { piece, gridOf } = grids;
  const known = new Set<number>();
  const pairs: [number, number][] = [];
  for (let p = 0; p < piece.count; p++)
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      const a = gridOf[p]!;
      const b = gridOf[piece.neighbour[slot]!]!;
      if (a >= b || piece.open[slot] === 0 || known.has(a * grids.count + b)) continue;
      known.add(a * grids.count + b);
      pairs.push([a, b]);
    }
  return pairs;
}

function grow(grids: Grids): void {
  if (grids.count === grids.size.length) {
    const more = 2 * grids.count + 4;
    const longer = (old: Float64Array) => {
      const grown = new Float64Array(more);
      grown.set(old);
      return grown;
    };
    const whole = (old: Int32Array) => {
      const grown = new Int32Array(more);
      grown.set(old);
      return grown;
    };
    grids.size = whole(grids.size);
    grids.inside = whole(grids.inside);
    grids.weight = longer(grids.weight);
    grids.areaM2 = longer(grids.areaM2);
    grids.perimeterM = longer(grids.perimeterM);
    grids.price = longer(grids.price);
  }
  grids.count++;
}
