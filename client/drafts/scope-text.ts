import type { ProposalRequest } from '../../domain/contract/proposal.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Say } from '../i18n/use-say.ts';
import { gridName } from '../ui/shell/grid-name.ts';

/** Names that are said one by one; of more the first is said, and how many there are. */
const NAMED = 3;

/** Which ground a draft is of, by the names of its grids; those that are gone by now have none. */
export function scopeText(scope: ProposalRequest['scope'], { tree }: Division, say: Say): string {
  const grids = scope === 'all' ? [] : scope.flatMap((id) => tree.grids.get(id) ?? []);
  if (scope === 'all' || scope.includes(tree.root)) return say.t('draft.scope.all');
  const names = grids.slice(0, NAMED).map((grid) => gridName(grid, say));
  if (names.length === 0) return '';
  return scope.length > NAMED
    ? say.t('draft.scope.list', { names: names[0]!, n: say.number(scope.length) })
    : names.join(say.t('list.comma'));
}
