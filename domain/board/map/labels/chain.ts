import type { Mm } from '../../drawing.ts';
import type { Xy } from '../paper-ground.ts';

/** A line that can be walked along by its length. */
export class Chain {
  readonly xy: Xy;
  readonly length: Mm;
  readonly #at: Float64Array;

  constructor(xy: Xy) {
    this.xy = xy;
    this.#at = new Float64Array(xy.length / 2);
    let length = 0;
    for (let i = 1; i < this.#at.length; i++) {
      length += Math.hypot(xy[2 * i]! - xy[2 * i - 2]!, xy[2 * i + 1]! - xy[2 * i - 1]!);
      this.#at[i] = length;
    }
    this.length = length;
  }

  /** The place so far along it; beyond its ends straight on. */
  point(s: Mm): readonly [x: Mm, y: Mm] {
    const at = this.#at;
    let low = 1;
    let high = at.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle]! < s) low = middle + 1;
      else high = middle;
    }
    const from = at[low - 1]!;
    const length = at[low]! - from;
    const t = length === 0 ? 0 : (s - from) / length;
    const i = 2 * low;
    const xy = this.xy;
    return [xy[i - 2]! + t * (xy[i]! - xy[i - 2]!), xy[i - 1]! + t * (xy[i + 1]! - xy[i - 1]!)];
  }
}

/** Ends nearer than this are one; segments that agree to this are the same. */
const SAME_MM = 0.04;
/** Of a way through a node: sharper turns are corners of two ways. */
const SHARPEST_COS = Math.cos((55 * Math.PI) / 180);
/** Ends at one node that are still paired. */
const MOST_ENDS = 16;

/**
 * The pieces of a street as few long lines: what lies over itself or comes twice is taken once, ends that meet are joined where the way
 * goes straight on. The longest comes first.
 */
export function joinPieces(pieces: readonly Xy[]): readonly Chain[] {
  const parts = withoutRepeats(pieces);
  const partner = pairEnds(parts);
  const done = new Uint8Array(parts.length);
  const chains: Chain[] = [];
  const walk = (start: number) => {
    const points: number[] = [];
    // An end is 2 × part, + 1 for its last point; the walk enters a part at one end and leaves it at the other.
    for (let end = start; end >= 0 && !done[end >> 1]; ) {
      const xy = parts[end >> 1]!;
      done[end >> 1] = 1;
      const back = (end & 1) === 1;
      for (let i = 0; i < xy.length; i += 2) {
        const j = back ? xy.length - 2 - i : i;
        if (i === 0 && points.length > 0) continue;
        points.push(xy[j]!, xy[j + 1]!);
      }
      end = partner[end ^ 1]!;
    }
    if (points.length >= 4) chains.push(new Chain(Float64Array.from(points)));
  };
  for (let end = 0; end < partner.length; end++) if (partner[end]! < 0 && !done[end >> 1]) walk(end);
  for (let part = 0; part < parts.length; part++) if (!done[part]) walk(2 * part);
  return chains.filter(({ length }) => length > 0).sort((a, b) => b.length - a.length);
}

const nodeKey = (x: number, y: number) => `${Math.round(x / SAME_MM)},${Math.round(y / SAME_MM)}`;

function withoutRepeats(pieces: readonly Xy[]): readonly Xy[] {
  const known = new Set<string>();
  const parts: Xy[] = [];
  for (const xy of pieces) {
    let part: number[] = [];
    const end = () => {
      if (part.length >= 4) parts.push(Float64Array.from(part));
      part = [];
    };
    for (let i = 2; i < xy.length; i += 2) {
      const a = nodeKey(xy[i - 2]!, xy[i - 1]!);
      const b = nodeKey(xy[i]!, xy[i + 1]!);
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      if (a === b || known.has(key)) {
        if (a !== b) end();
        continue;
      }
      known.add(key);
      if (part.length === 0) part.push(xy[i - 2]!, xy[i - 1]!);
      part.push(xy[i]!, xy[i + 1]!);
    }
    end();
  }
  return parts;
}

/** For each end the one that it goes on at; -1: none. */
function pairEnds(parts: readonly Xy[]): Int32Array {
  const partner = new Int32Array(parts.length * 2).fill(-1);
  const nodes = new Map<string, number[]>();
  for (const [part, xy] of parts.entries())
    for (const end of [2 * part, 2 * part + 1]) {
      const i = (end & 1) === 0 ? 0 : xy.length - 2;
      const key = nodeKey(xy[i]!, xy[i + 1]!);
      const ends = nodes.get(key);
      if (ends === undefined) nodes.set(key, [end]);
      else ends.push(end);
    }
  for (const ends of nodes.values()) {
    if (ends.length < 2 || ends.length > MOST_ENDS) continue;
    const ways = ends.map((end) => leaving(parts[end >> 1]!, (end & 1) === 1));
    const pairs: [straight: number, a: number, b: number][] = [];
    for (let a = 0; a < ends.length; a++)
      for (let b = a + 1; b < ends.length; b++) {
        if (ends[a]! >> 1 === ends[b]! >> 1) continue;
        const straight = -(ways[a]![0] * ways[b]![0] + ways[a]![1] * ways[b]![1]);
        if (straight >= SHARPEST_COS) pairs.push([straight, ends[a]!, ends[b]!]);
      }
    pairs.sort((p, q) => q[0] - p[0]);
    for (const [, a, b] of pairs)
      if (partner[a]! < 0 && partner[b]! < 0) {
        partner[a] = b;
        partner[b] = a;
      }
  }
  return partner;
}

/** The direction in which a part leaves its node. */
function leaving(xy: Xy, fromLast: boolean): readonly [number, number] {
  const n = xy.length;
  const [i, j] = fromLast ? [n - 2, n - 4] : [0, 2];
  const dx = xy[j]! - xy[i]!;
  const dy = xy[j + 1]! - xy[i + 1]!;
  const length = Math.hypot(dx, dy) || 1;
  return [dx / length, dy / length];
}
