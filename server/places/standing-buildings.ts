import type { Building } from '../../domain/balance/types.ts';
import type { Moment } from '../db/moment.ts';
import type { Tx } from '../db/transaction.ts';
import { buildingsAt, currentBuildings } from './building.queries.ts';

/** The buildings that stand in a territory now: what a plan over it counts. */
export function standingBuildings(tx: Tx, territory: string): Promise<readonly Building[]> {
  return currentBuildings(tx, territory);
}

/** Those that stood at a moment: what a plan counts that was retired then. */
export function formerBuildings(tx: Tx, territory: string, moment: Moment): Promise<readonly Building[]> {
  return buildingsAt(tx, territory, moment);
}
