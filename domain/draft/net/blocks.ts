import { UnionFind } from '../../coverage/clean/union-find.ts';
import { FirstInLine } from '../first-in-line.ts';
import type { DraftBuilding, PlanarNet } from '../types.ts';
import { FaceLocator } from './face-locator.ts';
import { lineRank } from './line-rank.ts';
import { metresOf } from './metres.ts';

/** Faces put together to street blocks: block of every face, 0 … count − 1. Each is connected and lies in one ground. */
export interface Blocks {
  readonly count: number;
  readonly blockOf: Int32Array;
}

/** Without a household no block of its own: what is smaller, or narrower on the whole (twice its area by its outline). */
const SMALL_M2 = 2_500;
const NARROW_M = 8;
/** And what is as round as this (Polsby-Popper; a square has 0.79) and not larger: the middle of a roundabout. */
const ROUND = 0.85;
const ROUNDABOUT_M2 = 8_000;
/** Ranks from here on are never reached across: barriers drawn by hand, outlines. */
const CLOSED_RANK = 900;
/** So many ranks less weigh as much as the whole outline. */
const RANKS_PER_OUTLINE = 40;

interface Shared {
  lengthM: number;
  /** Length by rank. */
  rankM: number;
}

/**
 * Street blocks: the faces of a net, where the islet of a roundabout, a traffic island, the strip between two lines and whatever else
 * is small or narrow and has no household goes with a neighbour: across the line that matters least, and the longer one of
 * like ones. Nothing reaches from one ground to another, nor across a barrier drawn by hand.
 */
export function blocksOf(net: PlanarNet, buildings: readonly DraftBuilding[]): Blocks {
  const { faces } = net;
  const inhabited = new Uint8Array(faces);
  const locator = new FaceLocator(net);
  for (const { at, households } of buildings) {
    const face = households > 0 ? locator.faceAt(at) : -1;
    if (face !== -1) inhabited[face] = 1;
  }
  const { shared, outlineM } = borders(net);
  const areaM2 = net.areaM2.slice();
  const isSlight = (b: number) => {
    if (inhabited[b] === 1) return false;
    const [area, outline] = [areaM2[b]!, outlineM[b]!];
    if (area < SMALL_M2 || 2 * area < NARROW_M * outline) return true;
    return area < ROUNDABOUT_M2 && 4 * Math.PI * area > ROUND * outline * outline;
  };

  const joined = new UnionFind(faces);
  const waiting = new FirstInLine((b) => areaM2[b]!);
  for (let f = 0; f < faces; f++) if (isSlight(f)) waiting.add(f);
  for (let b = waiting.take(); b !== -1; b = waiting.take()) {
    if (joined.find(b) !== b || !isSlight(b)) continue;
    const other = bestNeighbour(shared[b]!, outlineM[b]!);
    if (other === -1) continue;
    joined.join(b, other);
    const [into, gone] = b < other ? [b, other] : [other, b];
    const between = shared[b]!.get(other)!.lengthM;
    areaM2[into] = areaM2[b]! + areaM2[other]!;
    outlineM[into] = outlineM[b]! + outlineM[other]! - 2 * between;
    inhabited[into] = inhabited[b]! | inhabited[other]!;
    handOver(shared, into, gone);
    if (isSlight(into)) waiting.add(into);
  }
  const { of, count } = joined.numbered();
  return { count, blockOf: of };
}

/** What each face shares with others of its ground, and the length of its outline, m. */
function borders(net: PlanarNet): { shared: Map<number, Shared>[]; outlineM: Float64Array } {
  const { faces, from, left, right, along, alongs, groundOf } = net;
  const shared = Array.from({ length: faces }, () => new Map<number, Shared>());
  const outlineM = new Float64Array(faces);
  const ranks = alongs.map(lineRank);
  const metres = metresOf(net);
  for (let e = 0; e < from.length; e++) {
    const [l, r] = [left[e]!, right[e]!];
    const lengthM = metres(e);
    if (l !== -1) outlineM[l]! += lengthM;
    if (r !== -1) outlineM[r]! += lengthM;
    if (l === -1 || r === -1 || groundOf[l] !== groundOf[r]) continue;
    const rank = ranks[along[e]!]!;
    for (const [face, other] of [
      [l, r],
      [r, l],
    ] as const)
      addTo(shared[face]!, other, lengthM, rank >= CLOSED_RANK ? Infinity : rank * lengthM);
  }
  return { shared, outlineM };
}

function addTo(of: Map<number, Shared>, other: number, lengthM: number, rankM: number): void {
  const known = of.get(other);
  if (known) {
    known.lengthM += lengthM;
    known.rankM += rankM;
  } else of.set(other, { lengthM, rankM });
}

/** Across which border a face goes with its neighbour; −1: none is open. */
function bestNeighbour(shared: ReadonlyMap<number, Shared>, outlineM: number): number {
  let best = -1;
  let least = Infinity;
  for (const [other, { lengthM, rankM }] of shared) {
    const cost = rankM / lengthM - (RANKS_PER_OUTLINE * lengthM) / outlineM;
    if (cost < least || (cost === least && other < best)) {
      best = other;
      least = cost;
    }
  }
  return best;
}

/** All that `gone` shared is shared by `into`. */
function handOver(shared: Map<number, Shared>[], into: number, gone: number): void {
  for (const [other, { lengthM, rankM }] of shared[gone]!) {
    shared[other]!.delete(gone);
    if (other === into) continue;
    addTo(shared[into]!, other, lengthM, rankM);
    addTo(shared[other]!, into, lengthM, rankM);
  }
  shared[gone] = new Map();
}
