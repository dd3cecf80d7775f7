import type { FlatPolygons } from '../../geometry/flat-polygons.ts';

/** Every corner's outgoing edge, matched with the same edge of other rings, whichever way they run it. */
export interface EdgeMatch {
  /** For corner c: the slot of the edge that leaves it. Corners of one slot have the same two ends, exactly. */
  readonly slotOf: Uint32Array;
  /** Four numbers a slot: see `FIRST`, `NEXT`, `NET`. */
  readonly slots: Int32Array;
  /** How many different edges do not cancel. */
  readonly unmatched: number;
}

/** Fields of slot s at `slots[4 * s + FIELD]`; `FIRST` is 0 in an empty slot. */
const PRINT = 0;
/** One more than the first corner whose edge it is. */
const FIRST = 1;
/** The corner at that edge's other end. */
const NEXT = 2;
/** How often the edge is run as `FIRST` runs it, less how often in reverse. */
const NET = 3;

/**
 * Adds up directed edges. `ringSign[r]` says how ring r counts: 1 as it runs, -1 turned around (a ring wound the wrong
 * way, a territory to be taken away), 0 not at all. In a sound coverage whose territory is taken away every edge cancels,
 * and of valid polygons the reverse holds too: nothing left over means no gap and no overlap. Linear time: one hash
 * table with open addressing, a fingerprint first and then the four numbers themselves, so a match is exact.
 */
export function matchEdges(flat: FlatPolygons, ringSign: Int8Array): EdgeMatch {
  const { xy, ringStart } = flat;
  const corners = xy.length >> 1;
  // a sound coverage has half as many edges as corners; where nothing matches the load is still below 0.84
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, 1.2 * corners)));
  const mask = size - 1;
  const slots = new Int32Array(4 * size);
  const slotOf = new Uint32Array(corners);
  const words = new Int32Array(xy.buffer, xy.byteOffset, 2 * xy.length);
  let unmatched = 0;
  for (let r = 0; r < ringSign.length; r++) {
    const sign = ringSign[r]!;
    const from = ringStart[r]!;
    const to = ringStart[r + 1]!;
    if (sign === 0 || from === to) continue;
    const firstHash = hashCorner(words, from);
    let hash = firstHash;
    for (let c = from; c < to; c++) {
      const next = c + 1 === to ? from : c + 1;
      const nextHash = next === from ? firstHash : hashCorner(words, next);
      // both are the same for an edge and its reverse
      const spread = Math.imul(hash + nextHash, 0x9e3779b1);
      const print = Math.imul(hash ^ nextHash, 0x85ebca6b);
      hash = nextHash;
      let slot = (spread ^ (spread >>> 15)) & mask;
      let direction = 0;
      for (;;) {
        const at = 4 * slot;
        const first = slots[at + FIRST]! - 1;
        if (first < 0) {
          slots[at + PRINT] = print;
          slots[at + FIRST] = c + 1;
          slots[at + NEXT] = next;
          direction = 1;
          break;
        }
        if (slots[at + PRINT] === print) {
          direction = sameEdge(xy, first, slots[at + NEXT]!, c, next);
          if (direction !== 0) break;
        }
        slot = (slot + 1) & mask;
      }
      const before = slots[4 * slot + NET]!;
      const after = before + sign * direction;
      slots[4 * slot + NET] = after;
      slotOf[c] = slot;
      if (before === 0) unmatched++;
      else if (after === 0) unmatched--;
    }
  }
  return { slotOf, slots, unmatched };
}

/** How often the edge of a slot is run as its first corner runs it, less how often in reverse. */
export function netOf(match: EdgeMatch, slot: number): number {
  return match.slots[4 * slot + NET]!;
}

/** The two corners of a slot's edge, as its first ring runs it. */
export function endsOf(match: EdgeMatch, slot: number): readonly [from: number, to: number] {
  return [match.slots[4 * slot + FIRST]! - 1, match.slots[4 * slot + NEXT]!];
}

/** A corner's two doubles, as their four words, well mixed. */
function hashCorner(words: Int32Array, corner: number): number {
  const at = 4 * corner;
  let h = Math.imul(words[at]!, 0xcc9e2d51) ^ Math.imul(words[at + 1]!, 0x1b873593);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h ^= Math.imul(words[at + 2]!, 0x297a2d39) ^ Math.imul(words[at + 3]!, 0x165667b1);
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b);
  return h ^ (h >>> 16);
}

/** 1 when a → b is c → d, -1 when it is d → c, 0 when it is another edge. */
function sameEdge(xy: Float64Array, a: number, b: number, c: number, d: number): number {
  if (sameCorner(xy, a, c)) return sameCorner(xy, b, d) ? 1 : 0;
  return sameCorner(xy, a, d) && sameCorner(xy, b, c) ? -1 : 0;
}

function sameCorner(xy: Float64Array, a: number, b: number): boolean {
  return xy[2 * a] === xy[2 * b] && xy[2 * a + 1] === xy[2 * b + 1];
}
