import { isKnown } from '../balance/count.ts';
import { childrenOf } from '../plan/tree.ts';
import type { Grid } from '../plan/types.ts';
import type { Division } from './types.ts';

/** Is what was declared for a grid its count, or do buildings or grids beneath say more? */
export function declaredStands({ tree, counts }: Division, grid: Grid): boolean {
  if (!grid.declared) return false;
  if (grid.leaf) return counts.get(grid.id)?.declared === true;
  return !childrenOf(tree, grid.id).some((id) => {
    const count = counts.get(id);
    return count !== undefined && isKnown(count);
  });
}
