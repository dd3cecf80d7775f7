/** Fields of the slot at `#slots[4 * slot + FIELD]`; `FIRST` is 0 in an empty slot. */
const PRINT = 0;
/** One more than the corner at which the edge starts, as it was first seen. */
const FIRST = 1;
/** The corner at its other end. */
const NEXT = 2;
/** How often it is run that way, less how often in reverse. */
const NET = 3;

/** An edge that does not cancel: two corners, and how often it is run from the first to the second, net. */
export type LeftEdge = readonly [from: number, to: number, net: number];

/**
 * Counts directed edges between corners of `xy`; an edge and its reverse share a slot. Open addressing: a fingerprint is
 * compared first and then the four numbers themselves, so equal means equal, whatever the hash. Coordinates are finite
 * and hold no negative zero.
 */
export class EdgeTable {
  /** How many different edges do not cancel. */
  leftover = 0;
  readonly #xy: Float64Array;
  readonly #words: Int32Array;
  #slots: Int32Array;
  #used = 0;

  /** `expected` different edges; with more the table grows. */
  constructor(xy: Float64Array, expected: number) {
    this.#xy = xy;
    this.#words = new Int32Array(xy.buffer, xy.byteOffset, 2 * xy.length);
    this.#slots = new Int32Array(4 * 2 ** Math.ceil(Math.log2(Math.max(16, 1.5 * expected))));
  }

  /** A corner's two doubles, as their four words, mixed: what `add` and `netOf` want to be told, since each corner has two edges. */
  hash(corner: number): number {
    const words = this.#words;
    const at = 4 * corner;
    let h = Math.imul(words[at]!, 0xcc9e2d51) ^ Math.imul(words[at + 1]!, 0x1b873593);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    h ^= Math.imul(words[at + 2]!, 0x297a2d39) ^ Math.imul(words[at + 3]!, 0x165667b1);
    h = Math.imul(h ^ (h >>> 13), 0x85ebca6b);
    return h ^ (h >>> 16);
  }

  /** Forgets all edges. Costs the size of the table. */
  clear(): void {
    this.#slots.fill(0);
    this.#used = 0;
    this.leftover = 0;
  }

  /** Counts the edge `times` over (negative: in reverse). */
  add(from: number, to: number, fromHash: number, toHash: number, times: number): void {
    const at = this.#find(from, to, fromHash, toHash);
    const slots = this.#slots;
    if (slots[at + FIRST] === 0) {
      slots[at + PRINT] = printOf(fromHash, toHash);
      slots[at + FIRST] = from + 1;
      slots[at + NEXT] = to;
      this.#used++;
    }
    const before = slots[at + NET]!;
    const after = before + (this.#same(slots[at + FIRST]! - 1, from) ? times : -times);
    slots[at + NET] = after;
    if (before === 0) this.leftover++;
    else if (after === 0) this.leftover--;
    // growing at a load of 3/4
    if (16 * this.#used > 3 * slots.length) this.#grow();
  }

  /** Whether the edge does not cancel. */
  has(from: number, to: number, fromHash: number, toHash: number): boolean {
    return this.#slots[this.#find(from, to, fromHash, toHash) + NET] !== 0;
  }

  /** The edges that do not cancel. */
  leftEdges(): LeftEdge[] {
    const slots = this.#slots;
    const edges: LeftEdge[] = [];
    for (let at = 0; at < slots.length; at += 4) {
      if (slots[at + NET] !== 0) edges.push([slots[at + FIRST]! - 1, slots[at + NEXT]!, slots[at + NET]!]);
    }
    return edges;
  }

  /** Where the edge is, whichever way it runs, or the empty slot where it would be. */
  #find(from: number, to: number, fromHash: number, toHash: number): number {
    const slots = this.#slots;
    const print = printOf(fromHash, toHash);
    const mask = slots.length - 1;
    let at = placeOf(fromHash, toHash) & mask;
    for (;;) {
      const first = slots[at + FIRST]! - 1;
      if (first < 0) return at;
      if (slots[at + PRINT] === print) {
        const next = slots[at + NEXT]!;
        if (this.#same(first, from) ? this.#same(next, to) : this.#same(first, to) && this.#same(next, from))
          return at;
      }
      at = (at + 4) & mask;
    }
  }

  #same(a: number, b: number): boolean {
    const xy = this.#xy;
    return xy[2 * a] === xy[2 * b] && xy[2 * a + 1] === xy[2 * b + 1];
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(2 * old.length);
    const mask = slots.length - 1;
    for (let was = 0; was < old.length; was += 4) {
      if (old[was + FIRST] === 0) continue;
      let at = placeOf(this.hash(old[was + FIRST]! - 1), this.hash(old[was + NEXT]!)) & mask;
      while (slots[at + FIRST] !== 0) at = (at + 4) & mask;
      for (let field = 0; field < 4; field++) slots[at + field] = old[was + field]!;
    }
    this.#slots = slots;
  }
}

// both are the same for an edge and its reverse

function placeOf(a: number, b: number): number {
  const h = Math.imul(a + b, 0x9e3779b1);
  return (h ^ (h >>> 15)) << 2;
}

function printOf(a: number, b: number): number {
  return Math.imul(a ^ b, 0x85ebca6b);
}
