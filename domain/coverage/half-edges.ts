import type { Point, Ring } from '../geometry/point.ts';

/** Owner of the edges that the outside walks along the territory. */
export const OUTSIDE = -1;

/** Arrays of up to so many slots are kept for the next edit. */
const MOST_SPARE = 2 ** 15;
let spare: HalfEdges | null = null;

/**
 * Directed edges of rings in flat arrays, and for each its twin: the same edge walked the other way. A slot is a
 * vertex and the edge that leaves it; `next` leads to the slot after it along the ring (−1: an open run ends here,
 * and this slot is a vertex only). Coordinates fit 32 bits (|x| ≤ 1.8e9), so a key of two does not fit a number:
 * edges are looked up in an open-addressing table that compares all four coordinates.
 */
export class HalfEdges {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly next: Int32Array;
  /** Whose edge it is, as the caller counts. */
  readonly owner: Int32Array;
  /** The slot of the same edge the other way, −1: none. Filled by `matchTwins`. */
  readonly twin: Int32Array;
  /** The border that the edge is part of, −1: not known (yet). */
  readonly borderAt: Int32Array;
  size = 0;
  #table = new Int32Array(16);

  private constructor(capacity: number) {
    this.x = new Int32Array(capacity);
    this.y = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.owner = new Int32Array(capacity);
    this.twin = new Int32Array(capacity);
    this.borderAt = new Int32Array(capacity);
  }

  /**
   * Runs `use` on empty arrays for so many slots. Those of the last edit are taken again, since making them
   * anew costs as much as the edit; nothing of them may be kept.
   */
  static use<T>(capacity: number, use: (edges: HalfEdges) => T): T {
    const fits = spare !== null && spare.x.length >= capacity;
    const edges = fits ? spare! : new HalfEdges(Math.max(capacity, 1024));
    if (fits) spare = null;
    edges.size = 0;
    const result = use(edges);
    if (edges.x.length <= MOST_SPARE) spare = edges;
    return result;
  }

  /** Adds a vertex, followed by the next one that will be added. Throws on what is no lattice point. */
  add(p: Point, owner: number): number {
    const slot = this.size++;
    this.x[slot] = p[0];
    this.y[slot] = p[1];
    if (this.x[slot] !== p[0] || this.y[slot] !== p[1]) throw new RangeError(`not a lattice point: ${p}`);
    this.next[slot] = slot + 1;
    this.owner[slot] = owner;
    this.borderAt[slot] = -1;
    return slot;
  }

  addRing(ring: Ring, owner: number): void {
    const start = this.size;
    for (let i = 0; i < ring.length; i++) this.add(ring[i]!, owner);
    if (ring.length > 0) this.next[this.size - 1] = start;
  }

  /** Does slot f hold the edge of slot e the other way? */
  #opposite(e: number, f: number): boolean {
    const { x, y, next } = this;
    const eEnd = next[e]!;
    const fEnd = next[f]!;
    return x[e] === x[fEnd] && y[e] === y[fEnd] && x[eEnd] === x[f] && y[eEnd] === y[f];
  }

  #same(e: number, f: number): boolean {
    const { x, y, next } = this;
    const eEnd = next[e]!;
    const fEnd = next[f]!;
    return x[e] === x[f] && y[e] === y[f] && x[eEnd] === x[fEnd] && y[eEnd] === y[fEnd];
  }

  /**
   * Finds every edge's twin. Gives −1, or the first slot whose edge is there already in the same direction, has
   * no length, or is walked both ways by one owner. The outside, which comes last, gives way: where ground has been
   * won, its edge is left without a twin.
   */
  matchTwins(): number {
    const { x, y, next, owner, twin, size } = this;
    let buckets = 16;
    while (buckets < size * 1.5) buckets *= 2;
    const mask = buckets - 1;
    if (this.#table.length < buckets) this.#table = new Int32Array(buckets);
    else this.#table.fill(0, 0, buckets);
    const table = this.#table;
    twin.fill(-1, 0, size);
    for (let e = 0; e < size; e++) {
      const end = next[e]!;
      if (end < 0) continue;
      // symmetric in the two ends, so that both directions meet in one chain
      let h = (hashPoint(x[e]!, y[e]!) + hashPoint(x[end]!, y[end]!)) | 0;
      h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
      let bucket = (h ^ (h >>> 13)) & mask;
      for (; ; bucket = (bucket + 1) & mask) {
        const f = table[bucket]! - 1;
        if (f < 0) {
          if (x[e] === x[end] && y[e] === y[end]) return e;
          table[bucket] = e + 1;
          break;
        }
        if (this.#opposite(e, f)) {
          if (twin[f] !== -1 || owner[f] === owner[e]) {
            if (owner[e] === OUTSIDE) break;
            return e;
          }
          twin[f] = e;
          twin[e] = f;
          break;
        }
        if (this.#same(e, f)) {
          if (owner[e] === OUTSIDE) break;
          return e;
        }
      }
    }
    return -1;
  }
}

function hashPoint(x: number, y: number): number {
  const h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77);
  return Math.imul(h ^ (h >>> 15), 0x7feb352d);
}
