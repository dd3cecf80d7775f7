import type { Grid } from '../../../domain/plan/types.ts';
import type { Say } from '../../i18n/use-say.ts';

/** What a grid is called on the screen: its name, else its code, else what it is. */
export function gridName(grid: Grid, say: Say): string {
  if (grid.unassigned) return say.t('grid.unassigned');
  return grid.name || grid.code || say.t('grid.unnamed');
}
