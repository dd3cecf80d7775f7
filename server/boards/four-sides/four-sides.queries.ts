import type { Selectable } from 'kysely';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { SidesBasis } from '../../../domain/plan/four-sides/still-fits.ts';
import type { GridFourSidesTable } from '../../db/four-sides-schema.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { storableJson } from '../../json-text.ts';

export type WrittenSides = Omit<Selectable<GridFourSidesTable>, 'plan_id'>;

/** The texts that were written by hand for a plan's grids. */
export function selectWritten(db: Db | Tx, plan: string): Promise<WrittenSides[]> {
  return db
    .selectFrom('grid_four_sides')
    .select(['grid_id', 'zh', 'en', 'basis', 'author', 'at'])
    .where('plan_id', '=', plan)
    .orderBy('grid_id')
    .execute();
}

export async function putWritten(
  tx: Tx,
  plan: string,
  grid: GridId,
  text: { readonly zh: string; readonly en: string },
  basis: SidesBasis,
  author: string,
): Promise<void> {
  const row = { ...text, basis: storableJson(basis), author };
  await tx
    .insertInto('grid_four_sides')
    .values({ plan_id: plan, grid_id: grid, ...row })
    .onConflict((on) => on.columns(['plan_id', 'grid_id']).doUpdateSet({ ...row, at: new Date() }))
    .execute();
}

export async function deleteWritten(tx: Tx, plan: string, grid: GridId): Promise<void> {
  await tx.deleteFrom('grid_four_sides').where('plan_id', '=', plan).where('grid_id', '=', grid).execute();
}
