import type { Db } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { CaseIndex } from './case-index.ts';

const indexes = new WeakMap<Db, CaseIndex>();

/** The index of a database: everyone who asks with the same one shares it. */
export function caseIndex({ db, profile }: Pick<PlanContext, 'db' | 'profile'>): CaseIndex {
  let index = indexes.get(db);
  if (!index) {
    index = new CaseIndex(db, profile.cases);
    indexes.set(db, index);
  }
  return index;
}
