import type { WireBuilding } from '../../domain/contract/building.ts';
import type { Db, Tx } from '../db/transaction.ts';

export interface BuildingChangeRow {
  readonly id: string;
  readonly author: string;
  readonly request: Buffer;
  readonly answer: WireBuilding;
}

/** The change that was made under an id. */
export async function findBuildingChange(
  db: Db | Tx,
  id: string,
): Promise<{ readonly request: Buffer; readonly answer: WireBuilding } | undefined> {
  return db
    .selectFrom('building_changes')
    .select(['request', 'answer'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** False when a change that was made meanwhile has the id. */
export async function insertBuildingChange(tx: Tx, row: BuildingChangeRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('building_changes')
    .values({ ...row, answer: JSON.stringify(row.answer) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
