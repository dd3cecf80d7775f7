import type { Level } from '../../plan/types.ts';
import { divide } from '../divide/divide.ts';
import type { DraftProgress, DraftWish, PartGraph, Parts, Shortfall } from '../types.ts';
import { inOnePiece } from './in-one-piece.ts';
import { partedGraph } from './parted-graph.ts';

/** A division of the parts at one level: grid per part, and per grid the one above it (place at the level above; at the top its own). */
export interface DraftedLevel {
  readonly level: Level;
  readonly gridOf: Int32Array;
  readonly grids: number;
  readonly above: Int32Array;
  /** What is balanced: null where the level has no target. */
  readonly wish: LevelWish | null;
  readonly shortfalls: readonly Shortfall[];
}

export interface LevelWish extends DraftWish {
  readonly measure: 'households' | 'persons';
}

/** What is asked of a level beneath the one that a request names: its own target and band; null where it has no target. */
export function wishOf(level: Level, above: DraftWish): LevelWish | null {
  if (level.target === null) return null;
  const [low, high] = level.band;
  // 1 − 0.8 is a little less than 0.2
  const tolerance = Math.round(Math.min(1 - low, high - 1) * 1e9) / 1e9;
  return {
    ...above,
    target: level.target,
    parts: null,
    tolerance: tolerance > 0 ? tolerance : above.tolerance,
    measure: level.measure,
  };
}

/** The top level of a draft, made of grids by numbers that need not follow one another; pieces that do not touch come apart. */
export function topLevel(
  graph: PartGraph,
  { level, wish }: Pick<DraftedLevel, 'level' | 'wish'>,
  { gridOf: numbers, shortfalls }: Pick<DraftedLevel, 'gridOf' | 'shortfalls'>,
): DraftedLevel {
  const { gridOf, grids } = inOnePiece(graph, numbers);
  return { level, gridOf, grids, above: Int32Array.from({ length: grids }, (_, g) => g), wish, shortfalls };
}

/** The level beneath a drafted one: every grid there divided for itself, or its one child where nothing is wished. */
export function nextLevel(
  drafted: DraftedLevel,
  level: Level,
  wish: LevelWish | null,
  graph: PartGraph,
  parts: Parts,
  progress?: DraftProgress,
): DraftedLevel {
  if (wish === null) return levelBeneath(drafted, level, wish, drafted, []);
  const parted = partedGraph({ ...graph, weight: weightOf(parts, wish) }, drafted.gridOf);
  const { gridOf, shortfalls } = divide(parted, wish, progress);
  return levelBeneath(drafted, level, wish, inOnePiece(parted, gridOf), shortfalls);
}

/** What a level beneath the one that was asked for balances: households where nothing is wished of it. */
export function weightOf({ persons, households }: Parts, wish: LevelWish | null): Float64Array {
  return wish?.measure === 'persons' ? persons : households;
}

/** A division of the parts beneath a drafted level, of whose grids none has parts of two. */
export function levelBeneath(
  { gridOf: aboveOf }: DraftedLevel,
  level: Level,
  wish: LevelWish | null,
  { gridOf, grids }: Pick<DraftedLevel, 'gridOf' | 'grids'>,
  shortfalls: readonly Shortfall[],
): DraftedLevel {
  const above = new Int32Array(grids);
  gridOf.forEach((grid, p) => {
    above[grid] = aboveOf[p]!;
  });
  return { level, gridOf, grids, above, wish, shortfalls };
}
