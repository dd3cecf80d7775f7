import { dealGrids } from '../deal-grids.ts';
import { randomFrom } from '../random.ts';
import type { Divided, DraftProgress, DraftWish, PartGraph } from '../types.ts';
import { bandOf, nearestCount } from './band.ts';
import { explain } from './explain.ts';
import { joinRegions } from './joined.ts';
import { pieceOf } from './piece.ts';
import { pricesOf } from './price.ts';
import { sameRealm } from './regions.ts';
import { borderPrices, solve } from './solve.ts';
import { todayOf } from './today.ts';

/** How much further it is when word is given again. */
const WORD = 0.004;

/**
 * The parts put together to grids: connected first, then within the band, then borders on lines, then near the target, then compact.
 * No grid has parts of two grounds, nor of a unit and from outside it; none crosses a barrier unless its region fits no number of
 * grids. Always a whole answer; what could not be met is in `shortfalls`. The same graph, wish and seed give the same answer
 * everywhere. Weights that are no number ≥ 0 count as 0. `progress` may throw to give up.
 */
export function divide(graph: PartGraph, wish: DraftWish, progress?: DraftProgress): Divided {
  if (graph.count === 0) return { gridOf: new Int32Array(0), grids: 0, shortfalls: [] };
  const weight = Float64Array.from(graph.weight, (w) => (Number.isFinite(w) ? Math.max(0, w) : 0));
  let total = 0;
  for (let p = 0; p < graph.count; p++) total += weight[p]!;
  const parts = wish.parts === null ? null : Math.max(1, Math.floor(wish.parts));
  const asked = parts !== null ? total / parts : wish.target;
  const target = asked !== null && asked > 0 && asked < Number.POSITIVE_INFINITY ? asked : Math.max(1, total);
  const tolerance = Number.isFinite(wish.tolerance) ? Math.max(0, wish.tolerance) : 0;
  const band = bandOf(target, tolerance);
  const joined = joinRegions(graph, weight, band, parts);
  const { regions, set } = joined;

  const membersOf: number[][] = Array.from({ length: set.count }, () => []);
  for (let p = 0; p < graph.count; p++) membersOf[set.of[regions.of[p]!]!]!.push(p);
  const sums = membersOf.map((members) => members.reduce((sum, p) => sum + weight[p]!, 0));
  const counts =
    parts === null
      ? null
      : dealGrids(
          parts,
          sums,
          membersOf.map((members) => members.length),
        );

  const gridOf = new Int32Array(graph.count).fill(-1);
  const local = new Int32Array(graph.count).fill(-1);
  const prices = pricesOf(band, wish.weights);
  const random = randomFrom(wish.seed);
  const { keepBorders, mainStreets } = wish.weights;
  const today = keepBorders > 0 ? todayOf(graph) : null;
  const keep = today === null ? 0 : Math.min(1, keepBorders);
  const proven = new Uint8Array(set.count);
  // Within what is divided as one, a barrier is open only where it is what had to be gone over.
  const open = (p: number, q: number, slot: number) => {
    if (!sameRealm(graph, p, q)) return false;
    if (graph.barrier[slot] !== 1) return true;
    const [r, other] = [regions.of[p]!, regions.of[q]!];
    return r !== other && set.of[r] === set.of[other];
  };
  let grids = 0;
  let done = 0;
  let told = 0;
  for (const s of membersOf.keys()) {
    const members = Int32Array.from(membersOf[s]!);
    const count = counts === null ? (sums[s] === 0 ? 1 : null) : counts[s]!;
    const expected = count ?? nearestCount(band, sums[s]!);
    let lived = 0;
    for (const p of members) lived += weight[p]! > 0 || sums[s] === 0 ? graph.areaM2[p]! : 0;
    const perimeter = Math.max(1, 4 * Math.sqrt(lived / expected));
    const piece = pieceOf(graph, weight, members, borderPrices(perimeter, mainStreets, keep), open, local);
    const first = grids;
    const word =
      progress &&
      ((part: number, soFar: Int32Array) => {
        const share = (done + part * members.length) / graph.count;
        if (share < told + WORD) return;
        told = share;
        for (let i = 0; i < members.length; i++) gridOf[members[i]!] = first + soFar[i]!;
        progress(share, gridOf.slice());
      });
    const solved = solve(piece, {
      band,
      tolerance,
      prices,
      count,
      parts: graph.count,
      today: today && members.map((p) => today[p]!),
      keep,
      random,
      ...(word ? { word } : {}),
    });
    proven[s] = solved.proven ? 1 : 0;
    const number = new Map<number, number>();
    for (let i = 0; i < members.length; i++) {
      const g = solved.gridOf[i]!;
      if (!number.has(g)) number.set(g, number.size);
      gridOf[members[i]!] = first + number.get(g)!;
    }
    grids = first + number.size;
    done += members.length;
    if (progress && (done === graph.count || done / graph.count >= told + WORD)) {
      told = done / graph.count;
      progress(told, gridOf.slice());
    }
  }
  const shortfalls = explain({ graph, weight, band, joined, open, proven, gridOf, grids });
  if (parts !== null && grids !== parts) {
    const all = Array.from({ length: graph.count }, (_, p) => p);
    shortfalls.push({ code: 'count-not-possible', params: { asked: parts, grids }, part: 0, parts: all });
  }
  return { gridOf, grids, shortfalls };
}
