import type { Grid, Level } from '../plan/types.ts';
import type { Count } from './types.ts';

export interface Band {
  readonly target: number;
  readonly low: number;
  readonly high: number;
  readonly measure: 'households' | 'persons';
}

/** The band that a grid is held to: its own target or its level's; null where there is none, or nobody's ground. */
export function bandOf(grid: Grid, level: Level): Band | null {
  const target = grid.target ?? level.target;
  if (target === null || grid.unassigned || !level.tiles) return null;
  return { target, low: target * level.band[0], high: target * level.band[1], measure: level.measure };
}

export interface Deviation {
  readonly side: 'under' | 'in' | 'over';
  /** Measured over target: 1 is on target. */
  readonly ratio: number;
  readonly band: Band;
  readonly value: number;
}

/** How far a grid's households (or persons) are from its target; null where it has none. */
export function deviation(count: Count, grid: Grid, level: Level): Deviation | null {
  const band = bandOf(grid, level);
  if (!band) return null;
  const value = count[band.measure];
  const side = value < band.low ? 'under' : value > band.high ? 'over' : 'in';
  return { side, ratio: value / band.target, band, value };
}
