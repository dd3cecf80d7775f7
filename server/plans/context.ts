import type { Profile } from '../../domain/deployment/types.ts';
import type { Db } from '../db/transaction.ts';
import { DivisionCache } from './division-cache.ts';

/** What the services of plans, places and exchange work with. */
export interface PlanContext {
  readonly db: Db;
  readonly profile: Profile;
  readonly divisions: DivisionCache;
}

const caches = new WeakMap<Db, DivisionCache>();

/** The context over a database: every subject that asks with the same one shares its divisions in memory. */
export function planContext({ db, profile }: { readonly db: Db; readonly profile: Profile }): PlanContext {
  let divisions = caches.get(db);
  if (!divisions) {
    divisions = new DivisionCache();
    caches.set(db, divisions);
  }
  return { db, profile, divisions };
}
