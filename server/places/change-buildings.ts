import type { Building, BuildingId } from '../../domain/balance/types.ts';
import { toWireBuilding } from '../../domain/edit/wire.ts';
import { momentNow } from '../db/moment.ts';
import type { Tx } from '../db/transaction.ts';
import { appendEvent } from '../live/append-event.ts';
import type { PlanContext } from '../plans/context.ts';
import { followBuildings, type Recounted } from '../plans/follow-buildings.ts';
import { endBuildings, insertBuildings } from './building.queries.ts';

export interface BuildingEdit {
  readonly added: readonly Building[];
  readonly updated: readonly Building[];
  readonly removed: readonly BuildingId[];
}

/** More than this in one event and browsers are told to fetch the buildings anew instead. */
const TOLD_MAX = 500;

/**
 * Changes what stands in a territory whose row this transaction has locked: the versions before keep their dates,
 * the counts of every plan over it but the retired follow, and browsers hear of it. Gives what to keep in memory after the commit;
 * `placed` is called when it is known in which grids they stand.
 */
export async function changeBuildings(
  context: PlanContext,
  tx: Tx,
  territory: string,
  edit: BuildingEdit,
  placed: () => void = () => {},
): Promise<Recounted[]> {
  const put = [...edit.added, ...edit.updated];
  const recounted = await followBuildings(
    context,
    tx,
    territory,
    { put, removed: edit.removed },
    async () => {
      const moment = await momentNow(tx);
      const ended = [...edit.updated.map(({ id }) => id), ...edit.removed];
      await endBuildings(tx, territory, ended, moment);
      await insertBuildings(tx, territory, put, moment);
    },
    placed,
  );
  const few = put.length + edit.removed.length <= TOLD_MAX;
  await appendEvent(
    tx,
    'building',
    few
      ? {
          added: edit.added.map(toWireBuilding),
          updated: edit.updated.map(toWireBuilding),
          removed: edit.removed,
        }
      : { added: [], updated: [], removed: [], all: true },
  );
  return recounted;
}
