import { incircle } from 'robust-predicates';
import { turn } from './turn.ts';

/** Corners of the triangle around everything. */
const FRAME = 3;

/**
 * A constrained Delaunay triangulation (Lawson 1977; Sloan 1993 for edges that must be in it), in flat arrays. Corner numbers are
 * places in the arrays given. Side s of triangle t = ⌊s / 3⌋ runs from `corner[s]` to `corner[after(s)]`, with the triangle on its left,
 * and `across[s]` is the same side of the triangle beyond (−1: none). Decided exactly throughout.
 */
export class Triangulation {
  readonly corner: Int32Array;
  readonly across: Int32Array;
  count = 0;
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  /** A side that leaves each corner. */
  readonly #leaving: Int32Array;
  #last = 0;

  /** The points are finite and differ from one another. */
  constructor(xs: ArrayLike<number>, ys: ArrayLike<number>) {
    const n = xs.length;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let p = 0; p < n; p++) {
      minX = Math.min(minX, xs[p]!);
      maxX = Math.max(maxX, xs[p]!);
      minY = Math.min(minY, ys[p]!);
      maxY = Math.max(maxY, ys[p]!);
    }
    const reach = 64 * (1 + maxX - minX + maxY - minY);
    this.#xs = new Float64Array(n + FRAME);
    this.#ys = new Float64Array(n + FRAME);
    this.#xs.set(xs);
    this.#ys.set(ys);
    this.#xs.set([minX - reach, maxX + reach, minX], n);
    this.#ys.set([minY - reach, minY - reach, maxY + reach], n);
    this.corner = new Int32Array(3 * (2 * n + FRAME));
    this.across = new Int32Array(this.corner.length).fill(-1);
    this.#leaving = new Int32Array(n + FRAME).fill(-1);
    this.#set(this.count++, n, n + 1, n + 2, -1, -1, -1);
    // in stripes up and down, so that each point lies near the one before
    const stripes = Math.max(1, Math.round(Math.sqrt(n / 4)));
    const stripe = (p: number) => Math.floor((stripes * (xs[p]! - minX)) / (maxX - minX || 1));
    const order = Array.from({ length: n }, (_, p) => p).sort((p, q) => {
      const s = stripe(p);
      return s - stripe(q) || (s & 1 ? ys[q]! - ys[p]! : ys[p]! - ys[q]!) || p - q;
    });
    for (const p of order) this.#insert(p);
  }

  /** The next side of the same triangle. */
  after(side: number): number {
    return side % 3 === 2 ? side - 2 : side + 1;
  }

  /** The side from p to q; −1: there is none. */
  sideBetween(p: number, q: number): number {
    // nobody can walk all around a corner of the frame
    if (p >= this.#xs.length - FRAME) return q >= this.#xs.length - FRAME ? -1 : this.#acrossFrom(q, p);
    const first = this.#leaving[p]!;
    let side = first;
    do {
      if (this.corner[this.after(side)] === q) return side;
      side = this.across[this.after(this.after(side))]!;
    } while (side !== first);
    return -1;
  }

  #acrossFrom(p: number, q: number): number {
    const side = this.sideBetween(p, q);
    return side === -1 ? -1 : this.across[side]!;
  }

  /** Makes p–q a side. No corner lies between the two, and no side that was asked for crosses it. False where that does not hold. */
  require(p: number, q: number): boolean {
    if (this.sideBetween(p, q) !== -1) return true;
    const crossing = this.#crossingSides(p, q);
    let patience = 64 + crossing.length * (crossing.length + 16);
    for (let at = 0; at < crossing.length; at++) {
      if (patience-- < 0) return false;
      const [a, b] = crossing[at]!;
      const side = this.sideBetween(a, b);
      const c = this.corner[this.after(this.after(side))]!;
      const d = this.corner[this.after(this.after(this.across[side]!))]!;
      // only where the two triangles make a convex quadrangle is there another diagonal
      if (!apart(this.#turn(c, d, a), this.#turn(c, d, b))) {
        crossing.push([a, b]);
        continue;
      }
      this.#flip(side);
      const ends = c === p || c === q || d === p || d === q;
      if (!ends && apart(this.#turn(p, q, c), this.#turn(p, q, d))) crossing.push([c, d]);
    }
    return this.sideBetween(p, q) !== -1;
  }

  /** The sides, by their corners, that the straight line from p to q crosses. */
  #crossingSides(p: number, q: number): [number, number][] {
    const { corner, across } = this;
    let side = this.#leaving[p]!;
    for (const first = side; ; ) {
      const right = corner[this.after(side)]!;
      const left = corner[this.after(this.after(side))]!;
      if (this.#turn(p, q, right) < 0 && this.#turn(p, q, left) > 0) break;
      side = across[this.after(this.after(side))]!;
      if (side === first || side === -1) return [];
    }
    const found: [number, number][] = [];
    for (let over = this.after(side); ; ) {
      found.push([corner[over]!, corner[this.after(over)]!]);
      const beyond = across[over]!;
      const apex = corner[this.after(this.after(beyond))]!;
      if (apex === q) return found;
      over = this.#turn(p, q, apex) > 0 ? this.after(beyond) : this.after(this.after(beyond));
    }
  }

  #insert(p: number): void {
    const at = this.#locate(p);
    const { corner, across } = this;
    const s0 = 3 * at;
    for (let side = s0; side < s0 + 3; side++) {
      if (this.#turn(corner[side]!, corner[this.after(side)]!, p) !== 0) continue;
      this.#insertOn(side, p);
      return;
    }
    const [a, b, c] = [corner[s0]!, corner[s0 + 1]!, corner[s0 + 2]!];
    const [ab, bc, ca] = [across[s0]!, across[s0 + 1]!, across[s0 + 2]!];
    const t = this.count++;
    const u = this.count++;
    this.#set(at, a, b, p, ab, 3 * t + 2, 3 * u + 1);
    this.#set(t, b, c, p, bc, 3 * u + 2, s0 + 1);
    this.#set(u, c, a, p, ca, s0 + 2, 3 * t + 1);
    this.#legalize(s0);
    this.#legalize(3 * t);
    this.#legalize(3 * u);
  }

  /** Puts a point on a side: its two triangles become four. */
  #insertOn(side: number, p: number): void {
    const { corner, across } = this;
    const other = across[side]!;
    const [t, u] = [Math.floor(side / 3), Math.floor(other / 3)];
    const [a, b] = [corner[side]!, corner[other]!];
    const bc = across[this.after(side)]!;
    const ca = across[this.after(this.after(side))]!;
    const c = corner[this.after(this.after(side))]!;
    const ad = across[this.after(other)]!;
    const db = across[this.after(this.after(other))]!;
    const d = corner[this.after(this.after(other))]!;
    const v = this.count++;
    const w = this.count++;
    this.#set(t, c, a, p, ca, 3 * u + 2, 3 * v + 1);
    this.#set(u, a, d, p, ad, 3 * w + 2, 3 * t + 1);
    this.#set(v, b, c, p, bc, 3 * t + 2, 3 * w + 1);
    this.#set(w, d, b, p, db, 3 * v + 2, 3 * u + 1);
    for (const triangle of [t, u, v, w]) this.#legalize(3 * triangle);
  }

  #locate(p: number): number {
    const { corner, across } = this;
    let t = this.#last;
    // a walk through Delaunay triangles towards a point comes to it
    for (;;) {
      let side = -1;
      for (let s = 3 * t; s < 3 * t + 3 && side === -1; s++) {
        if (this.#turn(corner[s]!, corner[this.after(s)]!, p) < 0) side = s;
      }
      if (side === -1) break;
      t = Math.floor(across[side]! / 3);
    }
    this.#last = t;
    return t;
  }

  /** Turns the first side of a triangle whose last corner is new, and what that makes wrong, until the corner lies in no neighbour's circle. */
  #legalize(first: number): void {
    const pending = [first];
    const { corner, across } = this;
    const xs = this.#xs;
    const ys = this.#ys;
    for (let side = pending.pop(); side !== undefined; side = pending.pop()) {
      const other = across[side]!;
      if (other === -1) continue;
      const a = corner[side]!;
      const b = corner[this.after(side)]!;
      const c = corner[this.after(this.after(side))]!;
      const d = corner[this.after(this.after(other))]!;
      const within = incircle(xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[c]!, ys[c]!, xs[d]!, ys[d]!);
      if (within <= 0) continue;
      this.#flip(side);
      // the new corner is the last one of both triangles, and the sides across from it are their first
      pending.push(side, other - (other % 3));
    }
  }

  /** The other diagonal of the two triangles at a side. */
  #flip(side: number): void {
    const { corner, across } = this;
    const other = across[side]!;
    const [t, u] = [Math.floor(side / 3), Math.floor(other / 3)];
    const a = corner[side]!;
    const b = corner[other]!;
    const bc = across[this.after(side)]!;
    const ca = across[this.after(this.after(side))]!;
    const c = corner[this.after(this.after(side))]!;
    const ad = across[this.after(other)]!;
    const db = across[this.after(this.after(other))]!;
    const d = corner[this.after(this.after(other))]!;
    this.#set(t, a, d, c, ad, 3 * u + 2, ca);
    this.#set(u, d, b, c, db, bc, 3 * t + 1);
  }

  /** Writes a triangle and, on its neighbours, that it is theirs. */
  #set(t: number, a: number, b: number, c: number, ab: number, bc: number, ca: number): void {
    const { corner, across } = this;
    const s = 3 * t;
    corner[s] = a;
    corner[s + 1] = b;
    corner[s + 2] = c;
    across[s] = ab;
    across[s + 1] = bc;
    across[s + 2] = ca;
    if (ab !== -1) across[ab] = s;
    if (bc !== -1) across[bc] = s + 1;
    if (ca !== -1) across[ca] = s + 2;
    this.#leaving[a] = s;
    this.#leaving[b] = s + 1;
    this.#leaving[c] = s + 2;
  }

  #turn(a: number, b: number, c: number): number {
    const xs = this.#xs;
    const ys = this.#ys;
    return turn(xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[c]!, ys[c]!);
  }
}

function apart(a: number, b: number): boolean {
  return (a > 0 && b < 0) || (a < 0 && b > 0);
}
