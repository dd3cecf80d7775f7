import type {
  WireProposalVariant,
  WireProposedGrid,
  WireShortfall,
} from '../../../domain/contract/proposal.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import { type BalanceStep, balanceStep } from '../../map/style/grid-colours.ts';

/** The grids of one level of a proposal as they are laid over the map. */
export interface ProposedLayer {
  /** Whose it is: another one is brought into view. */
  readonly proposal: string;
  readonly variant: WireProposalVariant;
  readonly level: LevelId;
  /** It is the level that was asked for, whose grids can be chosen. */
  readonly asked: boolean;
  readonly measure: 'households' | 'persons';
  readonly grids: readonly ProposedOnMap[];
  /** What of them could not be met. */
  readonly shortfalls: readonly WireShortfall[];
  /** Grids beneath, drawn thin. */
  readonly below: readonly WireProposedGrid[];
}

/** What grids of a level are counted by, and how far from their target they may be. */
export interface ProposedCount {
  readonly measure: 'households' | 'persons';
  readonly tolerance: number;
}

export interface ProposedOnMap {
  readonly grid: WireProposedGrid;
  readonly count: number;
  /** Counted over target: 1 is on target; null without a target. */
  readonly ratio: number | null;
  readonly step: BalanceStep | null;
}

/** A variant's grids of a level, counted by the measure that was asked for, held against target × (1 ± tolerance). */
export function proposedLayer(
  proposal: string,
  variant: WireProposalVariant,
  level: LevelId,
  { asked, measure, tolerance }: Pick<ProposedLayer, 'asked'> & ProposedCount,
): ProposedLayer {
  const grids = variant.grids
    .filter((grid) => grid.level === level)
    .map((grid): ProposedOnMap => {
      const count = grid[measure];
      const ratio = grid.target === null || grid.target <= 0 ? null : count / grid.target;
      return {
        grid,
        count,
        ratio,
        step: ratio === null ? null : balanceStep(sideOf(ratio, tolerance), ratio),
      };
    });
  const ids = new Set(grids.map(({ grid }) => grid.id));
  const shortfalls = variant.shortfalls.filter(({ gridIds: [first] }) =>
    first === undefined ? asked : ids.has(first),
  );
  return {
    proposal,
    variant,
    level,
    asked,
    measure,
    grids,
    shortfalls,
    below: variant.grids.filter(({ parentId }) => ids.has(parentId)),
  };
}

/** On which side of the band a count lies; half a unit of rounding is nobody's fault. */
export function sideOf(ratio: number, tolerance: number): 'under' | 'in' | 'over' {
  const slack = 1e-9;
  if (ratio < 1 - tolerance - slack) return 'under';
  return ratio > 1 + tolerance + slack ? 'over' : 'in';
}

/** The levels that a variant has grids of, top first. */
export function levelsProposed(
  { grids }: WireProposalVariant,
  levels: readonly { readonly id: LevelId }[],
): LevelId[] {
  const there = new Set(grids.map(({ level }) => level));
  return levels.map(({ id }) => id).filter((id) => there.has(id));
}
