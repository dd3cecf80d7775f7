import type { Building } from '../../domain/balance/types.ts';
import { momentNow } from '../db/moment.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { appendEvent } from '../live/append-event.ts';
import type { PlanContext } from '../plans/context.ts';
import { keepRecounted } from '../plans/follow-buildings.ts';
import { insertBuildings } from './building.queries.ts';
import { changeBuildings } from './change-buildings.ts';
import type { NewLine, NewPlace } from './new-records.ts';
import { insertLines, insertPlaces } from './place.queries.ts';
import { lockTerritory } from './territory-of.queries.ts';

/** What ends a transaction that stores something; what it throws undoes all. */
type Last = (tx: Tx) => Promise<void>;

/**
 * Adds buildings to a territory, all in one transaction; every plan's counts follow. `placed` is called when it is
 * known in which grids they stand.
 */
export async function storeBuildings(
  context: PlanContext,
  territory: string,
  buildings: readonly Building[],
  last: Last,
  placed: () => void,
): Promise<void> {
  const recounted = await inTransaction(context.db, async (tx) => {
    await lockTerritory(tx, territory);
    const edit = { added: buildings, updated: [], removed: [] };
    const changed = await changeBuildings(context, tx, territory, edit, placed);
    await last(tx);
    return changed;
  });
  keepRecounted(context, recounted);
}

export async function storeLines(
  context: PlanContext,
  territory: string,
  lines: readonly NewLine[],
  last: Last,
): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    await insertLines(tx, territory, lines);
    await appendEvent(tx, 'place', { lines: lines.length });
    await last(tx);
  });
}

export async function storePlaces(
  context: PlanContext,
  territory: string,
  places: readonly NewPlace[],
  last: Last,
): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    await insertPlaces(tx, territory, places);
    await appendEvent(tx, 'place', { places: places.length });
    await last(tx);
  });
}

/** Puts what stands in a new territory, before any plan counts it. */
export async function addStanding(
  tx: Tx,
  territory: string,
  standing: {
    readonly buildings: readonly Building[];
    readonly lines: readonly NewLine[];
    readonly places: readonly NewPlace[];
  },
): Promise<void> {
  await insertBuildings(tx, territory, standing.buildings, await momentNow(tx));
  await insertLines(tx, territory, standing.lines);
  await insertPlaces(tx, territory, standing.places);
}
