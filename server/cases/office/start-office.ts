import { CHINA_DAYS } from '../../../data/calendar/china.ts';
import { DEFAULT_DEPARTMENTS } from '../../../data/case-kinds/departments.ts';
import { DEFAULT_KINDS } from '../../../data/case-kinds/kinds.ts';
import { severitiesOf } from '../../../domain/case/severity.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import type { Tx } from '../../db/transaction.ts';
import { selectDays } from '../case-rules.queries.ts';
import { allDepartments, allKinds, lockOffice, putDays, putDepartments, putKinds } from './office.queries.ts';

/**
 * Gives an office that has entered nothing yet a tree of kinds, departments and the State Council's days off to start with. Does
 * nothing where anything of it is there. A severity that the deployment does not have has no deadline.
 */
export async function startOffice(tx: Tx, profile: Profile): Promise<void> {
  await lockOffice(tx);
  const there = [await allKinds(tx), await allDepartments(tx), await selectDays(tx)];
  if (there.some((rows) => rows.length > 0)) return;
  const known = new Set(['*', ...severitiesOf(profile.cases).map(({ id }) => id)]);
  const kinds = DEFAULT_KINDS.map(({ deadlines, ...kind }) => ({
    ...kind,
    deadlines: Object.fromEntries(Object.entries(deadlines).filter(([severity]) => known.has(severity))),
  }));
  await putKinds(tx, kinds);
  await putDepartments(
    tx,
    DEFAULT_DEPARTMENTS.map(({ id, name }) => ({ id, name, phone: '' })),
  );
  await putDays(tx, [...CHINA_DAYS]);
}
