import Flatbush from 'flatbush';
import { turn } from './turn.ts';

/** How two edges meet that share no end by design: in one point, across one another, or along a stretch. */
export type ContactKind = 'touch' | 'cross' | 'overlap';

/** Where two edges meet; for `cross` the point is the nearest double, for the others it is exactly a corner. */
export type OnContact = (i: number, j: number, kind: ContactKind, x: number, y: number) => boolean;

/** Up to this many edges comparing all pairs beats building an index (measured: a 24-corner ring in 1 µs). */
const ALL_PAIRS = 64;

/**
 * The edges of one polygon, ring after ring, as four numbers each: `ends[4e …]` = x0, y0, x1, y1. Made to be refilled:
 * its buffers grow and never shrink.
 */
export class EdgeList {
  ends = new Float64Array(4 * ALL_PAIRS);
  /** `ringEnd[e]`: one past the last edge of the ring of edge e. */
  ringEnd = new Int32Array(ALL_PAIRS);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  reserve(edges: number): void {
    if (this.count + edges <= this.ringEnd.length) return;
    const room = 2 * (this.count + edges);
    const ends = new Float64Array(4 * room);
    ends.set(this.ends);
    this.ends = ends;
    const ringEnd = new Int32Array(room);
    ringEnd.set(this.ringEnd);
    this.ringEnd = ringEnd;
  }
}

/**
 * Calls `on(i, j, kind, x, y)`, i < j, for every pair of edges that has a point in common, except neighbours in a ring,
 * which share a corner by design; stops as soon as it returns true. Exact on any finite doubles. n log n for edges spread
 * as on a map.
 */
export function edgeContacts(edges: EdgeList, on: OnContact): boolean {
  return edges.count <= ALL_PAIRS ? allPairs(edges, on) : byIndex(edges, on);
}

function allPairs({ ends, ringEnd, count }: EdgeList, on: OnContact): boolean {
  let ringFirst = 0;
  for (let i = 0; i < count; i++) {
    const last = ringEnd[i]! - 1;
    if (i > 0 && ringEnd[i - 1] === i) ringFirst = i;
    const closing = i === ringFirst ? last : -1;
    const x0 = ends[4 * i]!;
    const y0 = ends[4 * i + 1]!;
    const x1 = ends[4 * i + 2]!;
    const y1 = ends[4 * i + 3]!;
    const minX = Math.min(x0, x1);
    const maxX = Math.max(x0, x1);
    const minY = Math.min(y0, y1);
    const maxY = Math.max(y0, y1);
    for (let j = i < last ? i + 2 : i + 1; j < count; j++) {
      const u0 = ends[4 * j]!;
      const u1 = ends[4 * j + 2]!;
      if ((u0 > maxX && u1 > maxX) || (u0 < minX && u1 < minX)) continue;
      const v0 = ends[4 * j + 1]!;
      const v1 = ends[4 * j + 3]!;
      if ((v0 > maxY && v1 > maxY) || (v0 < minY && v1 < minY)) continue;
      if (j !== closing && contact(ends, i, j, on)) return true;
    }
  }
  return false;
}

function byIndex({ ends, ringEnd, count }: EdgeList, on: OnContact): boolean {
  const index = new Flatbush(count);
  const box = new Float64Array(4 * count);
  for (let e = 0; e < 4 * count; e += 4) {
    box[e] = Math.min(ends[e]!, ends[e + 2]!);
    box[e + 1] = Math.min(ends[e + 1]!, ends[e + 3]!);
    box[e + 2] = Math.max(ends[e]!, ends[e + 2]!);
    box[e + 3] = Math.max(ends[e + 1]!, ends[e + 3]!);
    index.add(box[e]!, box[e + 1]!, box[e + 2]!, box[e + 3]!);
  }
  index.finish();
  let ringFirst = 0;
  for (let i = 0; i < count; i++) {
    const last = ringEnd[i]! - 1;
    if (i > 0 && ringEnd[i - 1] === i) ringFirst = i;
    const next = i < last ? i + 1 : -1;
    const closing = i === ringFirst ? last : -1;
    const meets = (j: number) => j > i && j !== next && j !== closing && contact(ends, i, j, on);
    if (index.collides(box[4 * i]!, box[4 * i + 1]!, box[4 * i + 2]!, box[4 * i + 3]!, meets)) return true;
  }
  return false;
}

function contact(e: Float64Array, i: number, j: number, on: OnContact): boolean {
  const ax = e[4 * i]!;
  const ay = e[4 * i + 1]!;
  const bx = e[4 * i + 2]!;
  const by = e[4 * i + 3]!;
  const cx = e[4 * j]!;
  const cy = e[4 * j + 1]!;
  const dx = e[4 * j + 2]!;
  const dy = e[4 * j + 3]!;
  const c = turn(ax, ay, bx, by, cx, cy);
  const d = turn(ax, ay, bx, by, dx, dy);
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return false;
  if (c === 0 && d === 0) return collinearContact(e, i, j, on);
  const a = turn(cx, cy, dx, dy, ax, ay);
  const b = turn(cx, cy, dx, dy, bx, by);
  if ((a > 0 && b > 0) || (a < 0 && b < 0)) return false;
  if (c === 0) return on(i, j, 'touch', cx, cy);
  if (d === 0) return on(i, j, 'touch', dx, dy);
  if (a === 0) return on(i, j, 'touch', ax, ay);
  if (b === 0) return on(i, j, 'touch', bx, by);
  const t = a / (a - b);
  return on(i, j, 'cross', ax + t * (bx - ax), ay + t * (by - ay));
}

/** Two edges of one line: they share a stretch, one end, or nothing. */
function collinearContact(e: Float64Array, i: number, j: number, on: OnContact): boolean {
  // along the axis in which the first edge is longer no two of its points coincide
  const axis = Math.abs(e[4 * i + 2]! - e[4 * i]!) >= Math.abs(e[4 * i + 3]! - e[4 * i + 1]!) ? 0 : 1;
  const low = (k: number) => (e[4 * k + axis]! <= e[4 * k + 2 + axis]! ? 4 * k : 4 * k + 2);
  const high = (k: number) => (e[4 * k + axis]! <= e[4 * k + 2 + axis]! ? 4 * k + 2 : 4 * k);
  const from = e[low(i) + axis]! >= e[low(j) + axis]! ? low(i) : low(j);
  const to = e[high(i) + axis]! <= e[high(j) + axis]! ? high(i) : high(j);
  const shared = e[to + axis]! - e[from + axis]!;
  if (shared < 0) return false;
  return on(i, j, shared > 0 ? 'overlap' : 'touch', e[from]!, e[from + 1]!);
}
