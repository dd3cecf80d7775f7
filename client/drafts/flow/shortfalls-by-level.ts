import type { WireProposalVariant, WireShortfall } from '../../../domain/contract/proposal.ts';
import type { LevelId } from '../../../domain/plan/types.ts';

/** What could not be met, level by level from the top; what is of no grid is of the level that was asked for. */
export function shortfallsByLevel(
  { grids, shortfalls }: WireProposalVariant,
  asked: LevelId,
  levels: readonly { readonly id: LevelId }[],
): { readonly level: LevelId; readonly shortfalls: readonly WireShortfall[] }[] {
  const levelOf = new Map(grids.map(({ id, level }) => [id, level]));
  const of = ({ gridIds }: WireShortfall) => levelOf.get(gridIds[0] ?? '') ?? asked;
  return levels
    .map(({ id }) => ({ level: id, shortfalls: shortfalls.filter((one) => of(one) === id) }))
    .filter((group) => group.shortfalls.length > 0);
}
