import { comparePoints, type Point, type Ring } from '../geometry/point.ts';
import { orient } from '../geometry/predicates.ts';

/** An edge with the ground it bounds on its left. */
export type DirectedEdge = readonly [from: Point, to: Point];

/**
 * The simple rings that directed edges make up: ground on the left, so shells run counter-clockwise and holes
 * clockwise; every vertex stays. Where rings meet in a point (a pinch) each edge is followed by the one with the
 * tightest left turn, which walks around one connected piece of ground at a time; then a walk that comes back to
 * a vertex is cut there. So rings touch and never cross or touch themselves, parts that touch come apart, and a
 * hole that touches its shell is a ring of its own. Each ring starts at its lowest vertex (`comparePoints`). Throws when the
 * edges do not close.
 */
export function traceRings(edges: readonly DirectedEdge[]): Ring[] {
  const starts = new StartTable(edges);
  const used = new Uint8Array(edges.length);
  const rings: Ring[] = [];
  for (let first = 0; first < edges.length; first++) {
    if (used[first] === 1) continue;
    const walk: number[] = [];
    let pinched = false;
    for (let e = first; ; ) {
      used[e] = 1;
      walk.push(e);
      const out = starts.leaving(edges[e]![1]);
      if (out < 0) throw new Error(`traceRings: nothing leaves ${edges[e]![1]}`);
      if (starts.after(out) >= 0) pinched = true;
      e = tightest(edges, starts, edges[e]!, out);
      if (e === first) break;
      if (used[e] === 1) throw new Error(`traceRings: edges do not pair up at ${edges[e]![0]}`);
    }
    if (pinched) cutAtRepeats(edges, starts, walk, rings);
    else rings.push(fromLowest(walk.map((e) => edges[e]![0])));
  }
  return rings;
}

/** Of the edges that leave where `edge` ends, the first one clockwise from the way back. */
function tightest(
  edges: readonly DirectedEdge[],
  starts: StartTable,
  edge: DirectedEdge,
  out: number,
): number {
  const [from, at] = edge;
  let best = out;
  for (let e = starts.after(out); e >= 0; e = starts.after(e)) {
    const was = edges[best]![1];
    const is = edges[e]![1];
    const wasSide = turn(from, at, was);
    const isSide = turn(from, at, is);
    if (isSide > wasSide || (isSide === wasSide && orient(at, was, is) > 0)) best = e;
  }
  return best;
}

/** 2 left, 1 straight on, 0 right. */
function turn(from: Point, at: Point, to: Point): number {
  const side = orient(from, at, to);
  return side > 0 ? 2 : side < 0 ? 0 : 1;
}

function cutAtRepeats(
  edges: readonly DirectedEdge[],
  starts: StartTable,
  walk: readonly number[],
  rings: Ring[],
): void {
  const path: Point[] = [];
  const seen = new Map<number, number>();
  for (const e of walk) {
    const at = edges[e]![0];
    const place = starts.leaving(at);
    const before = seen.get(place);
    if (before !== undefined) {
      for (const p of path.slice(before + 1)) seen.delete(starts.leaving(p));
      rings.push(fromLowest(path.splice(before)));
    }
    seen.set(place, path.length);
    path.push(at);
  }
  rings.push(fromLowest(path));
}

function fromLowest(ring: Point[]): Ring {
  let lowest = 0;
  for (let i = 1; i < ring.length; i++) if (comparePoints(ring[i]!, ring[lowest]!) < 0) lowest = i;
  return lowest === 0 ? ring : [...ring.slice(lowest), ...ring.slice(0, lowest)];
}

/** The edges that leave each vertex, in a table with open addressing (two 32-bit coordinates do not fit a number as a key). */
class StartTable {
  readonly #edges: readonly DirectedEdge[];
  readonly #first: Int32Array;
  readonly #after: Int32Array;

  constructor(edges: readonly DirectedEdge[]) {
    let buckets = 16;
    while (buckets < edges.length * 2) buckets *= 2;
    this.#edges = edges;
    this.#first = new Int32Array(buckets).fill(-1);
    this.#after = new Int32Array(edges.length).fill(-1);
    for (let e = 0; e < edges.length; e++) {
      const bucket = this.#bucket(edges[e]![0]);
      this.#after[e] = this.#first[bucket]!;
      this.#first[bucket] = e;
    }
  }

  /** One edge that leaves the point, always the same one; −1: none. */
  leaving(p: Point): number {
    return this.#first[this.#bucket(p)]!;
  }

  /** The next edge with the same start; −1: no more. */
  after(edge: number): number {
    return this.#after[edge]!;
  }

  #bucket(p: Point): number {
    const mask = this.#first.length - 1;
    let h = Math.imul(p[0], 0x9e3779b1) ^ Math.imul(p[1], 0x85ebca77);
    h = Math.imul(h ^ (h >>> 15), 0x7feb352d);
    for (let bucket = (h ^ (h >>> 13)) & mask; ; bucket = (bucket + 1) & mask) {
      const e = this.#first[bucket]!;
      if (e < 0) return bucket;
      const q = this.#edges[e]![0];
      if (q[0] === p[0] && q[1] === p[1]) return bucket;
    }
  }
}
