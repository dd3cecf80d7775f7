import type { WireProposalVariant } from '../../../domain/contract/proposal.ts';
import type { Level, LevelId } from '../../../domain/plan/types.ts';
import { type ProposedCount, sideOf } from './proposed-layer.ts';

/**
 * Grids out of the band of which no shortfall tells: nobody asked that they change (what a rebalance leaves as it is today). Level by
 * level from the top; the one that was asked for by what was asked, those beneath by their own bands.
 */
export function leftOutOfBand(
  { grids, shortfalls }: WireProposalVariant,
  asked: LevelId,
  count: ProposedCount,
  levels: readonly Pick<Level, 'id' | 'band' | 'measure'>[],
): { readonly level: LevelId; readonly count: number }[] {
  const told = new Set(shortfalls.flatMap(({ gridIds }) => gridIds));
  return levels.flatMap(({ id, band, measure }) => {
    const by = id === asked ? count : { measure, tolerance: Math.min(1 - band[0], band[1] - 1) };
    const out = grids.filter(
      (grid) =>
        grid.level === id &&
        grid.target !== null &&
        grid.target > 0 &&
        !told.has(grid.id) &&
        sideOf(grid[by.measure] / grid.target, by.tolerance) !== 'in',
    );
    return out.length > 0 ? [{ level: id, count: out.length }] : [];
  });
}
