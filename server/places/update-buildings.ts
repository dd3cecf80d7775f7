import { inTransaction, type Tx } from '../db/transaction.ts';
import type { PlanContext } from '../plans/context.ts';
import { keepRecounted } from '../plans/follow-buildings.ts';
import { type BuildingEdit, changeBuildings } from './change-buildings.ts';
import { lockTerritory } from './territory-of.queries.ts';

/**
 * Changes what stands in a territory in one transaction. `decide` says what, when nobody else can change it any more; `last`
 * ends the transaction, and what it throws undoes all. Where nothing is to be changed only `last` is done.
 */
export async function updateBuildings(
  context: PlanContext,
  territory: string,
  decide: (tx: Tx) => Promise<BuildingEdit>,
  last: (tx: Tx) => Promise<void>,
): Promise<void> {
  const recounted = await inTransaction(context.db, async (tx) => {
    await lockTerritory(tx, territory);
    const edit = await decide(tx);
    const { added, updated, removed } = edit;
    const changes = added.length + updated.length + removed.length > 0;
    const changed = changes ? await changeBuildings(context, tx, territory, edit) : [];
    await last(tx);
    return changed;
  });
  keepRecounted(context, recounted);
}
