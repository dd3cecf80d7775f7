import type { Db } from '../db/transaction.ts';
import { takenBuildingIds } from './building.queries.ts';
import { takenIds } from './place.queries.ts';

/** Which of these ids a building had at any time, in any territory: its history would be another's. */
export function takenBuildings(db: Db, ids: readonly string[]): Promise<Set<string>> {
  return takenBuildingIds(db, ids);
}

export function takenLines(db: Db, territory: string, ids: readonly string[]): Promise<Set<string>> {
  return takenIds(db, 'lines', territory, ids);
}

export function takenPlaces(db: Db, territory: string, ids: readonly string[]): Promise<Set<string>> {
  return takenIds(db, 'places', territory, ids);
}
