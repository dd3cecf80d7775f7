import type { WireProposalVariant, WireProposedGrid } from '../../domain/contract/proposal.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Say } from '../i18n/use-say.ts';
import { gridName } from '../ui/shell/grid-name.ts';

/** What a proposed grid is called: as the one of today's that it keeps, else by the name that is proposed for it. */
export function proposedName({ keeps, name }: WireProposedGrid, division: Division, say: Say): string {
  const kept = keeps === null ? undefined : division.tree.grids.get(keeps);
  return kept ? gridName(kept, say) : name || say.t('draft.born');
}

/** As `proposedName`, by id; what the variant does not hold is called by what today has. */
export function nameOfProposed(
  id: string,
  { grids }: WireProposalVariant,
  division: Division,
  say: Say,
): string {
  const found = grids.find((grid) => grid.id === id);
  if (found) return proposedName(found, division, say);
  const today = division.tree.grids.get(id);
  return today ? gridName(today, say) : say.t('draft.born');
}
