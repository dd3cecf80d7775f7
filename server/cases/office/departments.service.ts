import type { WireDepartment } from '../../../domain/contract/case-office.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import {
  allDepartments,
  lockOffice,
  putDepartments,
  retireDepartments,
  type Standing,
} from './office.queries.ts';

/** The departments in the office's order, those out of use that cases were sent to at the end. */
export async function getDepartments({ db }: Pick<PlanContext, 'db'>): Promise<{ items: WireDepartment[] }> {
  return { items: listed(await allDepartments(db)) };
}

function listed(departments: readonly Standing<WireDepartment>[]): WireDepartment[] {
  return departments.map(({ active, ...one }) => (active ? one : { ...one, active }));
}

/**
 * Puts a list of departments in the place of the one that is. What is not in it any more is out of use where a case was sent
 * to it, else gone. Refuses `department-twice`, `name-empty`.
 */
export async function setDepartments(
  { db }: PlanContext,
  sent: readonly WireDepartment[],
): Promise<Result<{ items: WireDepartment[] }>> {
  const departments = sent.filter(({ active }) => active !== false);
  const ids = new Set<string>();
  for (const { id, name } of departments) {
    if (ids.has(id)) return refuse('department-twice', { id });
    if (name.zh.trim() === '' || name.en.trim() === '') return refuse('name-empty');
    ids.add(id);
  }
  return inTransaction(db, async (tx) => {
    await lockOffice(tx);
    const gone = (await allDepartments(tx))
      .filter(({ id, active }) => active && !ids.has(id))
      .map(({ id }) => id);
    await putDepartments(tx, departments);
    await retireDepartments(tx, gone);
    return ok({ items: listed(await allDepartments(tx)) });
  });
}
