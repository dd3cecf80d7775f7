import type { Building } from '../../domain/balance/types.ts';
import type { Tx } from '../db/transaction.ts';
import { currentBuildings } from './building.queries.ts';

/** The buildings that stand in a territory now: what a plan over it counts. */
export function standingBuildings(tx: Tx, territory: string): Promise<readonly Building[]> {
  return currentBuildings(tx, territory);
}
