import { anneal, descend } from './anneal.ts';
import type { Grids } from './grids.ts';
import { mend, recombinePairs, type Style } from './recombine.ts';

/** Steps of annealing per part, and where there are many parts. */
const STEPS = 600;
const STEPS_MANY = 20;
/** From so many parts on each more gets `STEPS_MANY`. */
const MANY = 6000;
/** By how much the price may rise at first, up to so many parts a grid. */
const HOT = 0.5;
const PARTS_A_GRID = 30;
/** How much less that is where short borders are found already. */
const RIPE = 0.05;
const STEPS_RIPE = 8;

/**
 * Betters a division by all means there are; `free`: the number of grids may change where one is out of the band.
 * `ripe`: short borders are found already, and to divide pairs anew takes longer than it is worth.
 */
export function improve(
  grids: Grids,
  free: boolean,
  ripe: boolean,
  style: Style,
  word: (share: number) => void,
): void {
  const parts = grids.piece.count;
  const many = Math.max(0, parts - MANY);
  const steps = ripe ? STEPS_RIPE * parts : STEPS * (parts - many) + STEPS_MANY * many;
  // One part among many changes a grid by little: what is still chance there is less.
  const hot = (ripe ? RIPE : 1) * HOT * Math.min(1, (PARTS_A_GRID * grids.count) / parts);
  word(0);
  anneal(grids, Math.floor(steps * 0.6), hot, style.random, (share) => word(0.5 * share));
  mend(grids, free, style);
  if (!ripe) recombinePairs(grids, 2 * grids.count, style);
  word(0.6);
  anneal(grids, Math.floor(steps * 0.4), 0.3 * hot, style.random, (share) => word(0.6 + 0.3 * share));
  descend(grids, 8);
  mend(grids, free, style);
}
