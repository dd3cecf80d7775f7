import type { PartGraph, Shortfall } from '../types.ts';
import { type Band, excess, fitsSomeCount } from './band.ts';
import type { Joined } from './joined.ts';
import { noGridAround } from './no-grid-around.ts';
import { connectedPieces, type Labels, unitOf } from './regions.ts';

/** Work in all, to prove that parts can be in no grid in the band. */
const PROOF_STEPS = 10_000_000;

/** A division and what it was made from. */
export interface Made {
  readonly graph: PartGraph;
  readonly weight: Float64Array;
  readonly band: Band;
  readonly joined: Joined;
  readonly open: (p: number, q: number, slot: number) => boolean;
  /** Per set of regions, 1: nothing can be less out of the band. */
  readonly proven: Uint8Array;
  readonly gridOf: Int32Array;
  readonly grids: number;
}

/** Why each grid that is out of the band is, as far as it can be proven, and which grids reach across a barrier. */
export function explain(made: Made): Shortfall[] {
  const { graph, weight, band, gridOf, grids } = made;
  const shortfalls: Shortfall[] = [];
  const partsOf: number[][] = Array.from({ length: grids }, () => []);
  const sum = new Float64Array(grids);
  for (let p = 0; p < graph.count; p++) {
    partsOf[gridOf[p]!]!.push(p);
    sum[gridOf[p]!] = sum[gridOf[p]!]! + weight[p]!;
  }
  // What hangs together without the parts that are grids by themselves.
  const pieces = connectedPieces(
    graph,
    (p, q, slot) => weight[p]! <= band.high && weight[q]! <= band.high && made.open(p, q, slot),
  );
  const total = new Float64Array(pieces.count);
  for (let p = 0; p < graph.count; p++) total[pieces.of[p]!] = total[pieces.of[p]!]! + weight[p]!;
  let partsOfPiece: number[][] | null = null;
  const told = new Set<number>();
  const purse = { steps: PROOF_STEPS };
  for (let g = 0; g < grids; g++) {
    const parts = partsOf[g]!;
    const crossing = crossed(graph, gridOf, parts);
    if (crossing !== -1)
      shortfalls.push({ code: 'barrier-crossed', params: { across: '', name: '' }, part: crossing, parts });
    if (excess(band, sum[g]!) === 0) continue;
    const heavy = parts.filter((p) => weight[p]! > band.high);
    for (const p of heavy)
      shortfalls.push({
        code: 'one-part',
        params: { households: weight[p]!, high: band.high },
        part: p,
        parts,
      });
    if (heavy.length > 0) continue;
    if (sum[g] === 0) {
      shortfalls.push({ code: 'no-households', params: {}, part: parts[0]!, parts });
      continue;
    }
    const piece = pieces.of[parts[0]!]!;
    if (told.has(piece)) continue;
    if (!fitsSomeCount(band, total[piece]!)) {
      told.add(piece);
      partsOfPiece ??= membersOf(pieces);
      shortfalls.push(fitsNot(made, partsOfPiece[piece]!, total[piece]!));
      continue;
    }
    const forbidden = whereForbidden(made, parts, purse);
    shortfalls.push({
      code: forbidden === -1 ? 'not-found' : 'parts-fit-no-count',
      params: { households: sum[g]!, low: band.low, high: band.high },
      part: forbidden === -1 ? parts[0]! : forbidden,
      parts,
    });
  }
  return shortfalls;
}

function membersOf({ of, count }: Labels): number[][] {
  const members: number[][] = Array.from({ length: count }, () => []);
  of.forEach((piece, p) => {
    members[piece]!.push(p);
  });
  return members;
}

/** A part of the grid for which no grid in the band can be; −1 where none is known. */
function whereForbidden(made: Made, parts: readonly number[], purse: { steps: number }): number {
  const { joined, proven, weight } = made;
  const byWeight = parts.filter((p) => weight[p]! > 0).sort((a, b) => weight[b]! - weight[a]! || a - b);
  const set = joined.set.of[joined.regions.of[parts[0]!]!]!;
  if (proven[set] === 1) return byWeight[0]!;
  for (const p of byWeight)
    if (noGridAround(made.graph, made.weight, made.band, made.open, p, purse)) return p;
  return -1;
}

function fitsNot(made: Made, piece: readonly number[], households: number): Shortfall {
  const { graph, gridOf, band } = made;
  const part = piece.find((p) => made.weight[p]! > 0)!;
  if (unitOf(graph, part) >= 0)
    return {
      code: 'unit-fits-no-count',
      params: { households, low: band.low, high: band.high },
      part,
      parts: piece,
    };
  if (households < band.low && besideBarrier(graph, gridOf, piece))
    return { code: 'behind-barrier', params: { households, low: band.low, across: '' }, part, parts: piece };
  return {
    code: 'total-fits-no-count',
    params: { households, low: band.low, high: band.high },
    part,
    parts: piece,
  };
}

/** A part of the grid with a neighbour in it across a barrier; −1 where there is none. */
function crossed(graph: PartGraph, gridOf: Int32Array, parts: readonly number[]): number {
  for (const p of parts)
    for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++)
      if (graph.barrier[slot] === 1 && gridOf[graph.neighbour[slot]!] === gridOf[p]) return p;
  return -1;
}

/** True where a barrier parts these from others of their ground. */
function besideBarrier(graph: PartGraph, gridOf: Int32Array, parts: readonly number[]): boolean {
  for (const p of parts)
    for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++) {
      const q = graph.neighbour[slot]!;
      if (graph.barrier[slot] === 1 && gridOf[q] !== gridOf[p] && graph.ground[q] === graph.ground[p])
        return true;
    }
  return false;
}
