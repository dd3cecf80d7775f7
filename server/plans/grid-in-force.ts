import type { Db } from '../db/transaction.ts';
import { type GridInForce, selectGridInForce } from './grid-in-force.queries.ts';

/** The plan in force that has a grid, with a text that is another as soon as the plan or a building is; undefined where none has. */
export function gridInForce(db: Db, grid: string): Promise<GridInForce | undefined> {
  return selectGridInForce(db, grid);
}
