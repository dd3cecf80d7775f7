import type { DraftWish, PartGraph } from '../types.ts';
import { Assignment } from './assignment.ts';
import { better } from './better.ts';
import { ideal } from './ideal.ts';
import { matchGrids } from './match-grids.ts';
import type { Region } from './region.ts';
import { bornIn } from './search.ts';
import type { Candidate } from './steps.ts';
import { priceOf, type ValuedRegion, valuedRegion } from './valued-region.ts';

/** What it may cost that a grid's worth of households move, in prices, from one candidate to the next. */
const PER_GRID = [400, 150, 60, 25, 10, 3, 0];
const STEPS_PER_PART = 60;
const MOST_STEPS = 2_000_000;

/**
 * Divisions of a region to choose from, the one that moves the least first; and, where `better` or the `ideal` is wanted, those that get better the
 * less a move costs, and what a draft would make of it. None leaves grids further outside what they may hold than the first, or in more pieces than they may lie
 * in. `word` is called now and then, and may throw to give up.
 */
export function candidatesOf(
  graph: PartGraph,
  region: Region,
  wish: DraftWish,
  least: Int32Array,
  wanted: 'least' | 'better' | 'ideal',
  local: Int32Array,
  random: () => number,
  word: () => void,
): readonly Candidate[] {
  const valued = valuedRegion(graph, region, wish, local);
  const first = candidate(valued, least);
  if (wanted === 'least' || region.count < 2) return [first];
  const candidates = [first];
  const outside = outsideOf(region, least);
  const steps = Math.min(MOST_STEPS, STEPS_PER_PART * region.count);
  let from = least;
  for (const perGrid of PER_GRID) {
    word();
    from = better(valued, from, bornIn(region, from), perGrid / region.band.target, steps, random);
    candidates.push(candidate(valued, from));
  }
  if (wanted === 'better') return candidates;
  const drawn = ideal(graph, region, wish, word);
  if (outsideOf(region, drawn) <= outside) candidates.push(candidate(valued, drawn));
  return candidates;
}

/** With the numbers of today's that keep most households where they are, unless a grid may not hold as much as another. */
function candidate(valued: ValuedRegion, gridOf: Int32Array): Candidate {
  const { region } = valued;
  const numbers = new Map<number, number>();
  for (const grid of gridOf) if (!numbers.has(grid)) numbers.set(grid, numbers.size);
  const dense = gridOf.map((grid) => numbers.get(grid)!);
  let next = region.grids;
  const keeps = matchGrids(region.today, dense, region.households).map((grid) => (grid >= 0 ? grid : next++));
  const matched = dense.map((grid) => keeps[grid]!);
  const kept = outsideOf(region, matched) <= outsideOf(region, gridOf) ? matched : gridOf;
  let moved = 0;
  for (let p = 0; p < region.count; p++) if (kept[p] !== region.today[p]) moved += region.households[p]!;
  return { gridOf: kept, price: priceOf(valued, kept), moved };
}

/** How far grids lie outside what they may hold; without end where one lies in more pieces than it may. */
function outsideOf(region: Region, gridOf: Int32Array): number {
  const state = new Assignment(region, gridOf, bornIn(region, gridOf));
  return state.pieces.every((n, grid) => n <= state.mayPieces[grid]!) ? state.outside : Infinity;
}
