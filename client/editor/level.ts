import type { Division } from '../../domain/edit/types.ts';
import { gridsAt } from '../../domain/plan/tree.ts';
import type { LevelId } from '../../domain/plan/types.ts';

/**
 * The level that is in hand when a plan is opened: the highest with a target, where the balancing is done; before that
 * the first whose grids are still to be made, or what is drawn would have no parent.
 */
export function startLevel({ levels, tree }: Division): LevelId {
  const tiling = levels.filter((level) => level.tiles);
  const balanced = tiling.find((level) => level.target !== null) ?? tiling.at(-1);
  if (!balanced) throw new Error('a profile without a level that tiles');
  const unmade = tiling.slice(1).find(({ id }) => gridsAt(tree, id).every((grid) => grid.unassigned));
  return unmade && tiling.indexOf(unmade) < tiling.indexOf(balanced) ? unmade.id : balanced.id;
}
