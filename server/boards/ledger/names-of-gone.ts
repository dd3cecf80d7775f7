import type { GridId } from '../../../domain/coverage/types.ts';
import type { PlanContext } from '../../plans/context.ts';
import { namesOnPrints, newestPrints } from './print.queries.ts';

/** What grids that are no more were called on the last sheet of each. */
export async function namesOfGone(
  { db }: PlanContext,
  territory: string,
  gone: readonly GridId[],
): Promise<Map<GridId, { readonly name: string; readonly code: string | null }>> {
  if (gone.length === 0) return new Map();
  const newest = await newestPrints(db, territory, gone);
  const names = await namesOnPrints(
    db,
    newest.map(({ id }) => id),
  );
  return new Map(newest.map(({ id, grid_id }) => [grid_id, names.get(id)!]));
}
