import type { Building } from '../../domain/balance/types.ts';
import type { Moment } from '../db/moment.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { anyBuilding, buildingsAt, currentBuildings } from './building.queries.ts';
import { lockTerritory } from './territory-of.queries.ts';

/** The buildings that stand in a territory now: what a plan over it counts. */
export function standingBuildings(tx: Tx, territory: string): Promise<readonly Building[]> {
  return currentBuildings(tx, territory);
}

/** Whether anything stands in a territory: without buildings its households are what an office declares. */
export async function hasBuildings(db: Db, territory: string): Promise<boolean> {
  return (await anyBuilding(db, territory)) !== undefined;
}

/**
 * Holds what stands in a territory as it is until the transaction ends: a plan that is made meanwhile is not among those
 * whose counts a change would follow. To be called before any plan is locked, in the order of who changes buildings.
 */
export async function holdBuildings(tx: Tx, territory: string): Promise<void> {
  await lockTerritory(tx, territory);
}

/** Those that stood at a moment: what a plan counts that was retired then. */
export function formerBuildings(tx: Tx, territory: string, moment: Moment): Promise<readonly Building[]> {
  return buildingsAt(tx, territory, moment);
}
