import type { WireCalendar } from '../../../domain/contract/case-office.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { selectDays } from '../case-rules.queries.ts';
import { lockOffice, putDays } from './office.queries.ts';

/** Days that are not what their weekday says, in their order. */
export async function getCalendar({ db }: Pick<PlanContext, 'db'>): Promise<WireCalendar> {
  return { days: await selectDays(db) };
}

/** Puts a calendar in the place of the one that is. Deadlines that are running stay as they are. Refuses `bad-day`, `day-twice`. */
export async function setCalendar(
  { db }: PlanContext,
  { days }: WireCalendar,
): Promise<Result<WireCalendar>> {
  const seen = new Set<string>();
  for (const { day } of days) {
    if (!isDay(day)) return refuse('bad-day', { day });
    if (seen.has(day)) return refuse('day-twice', { day });
    seen.add(day);
  }
  return inTransaction(db, async (tx) => {
    await lockOffice(tx);
    await putDays(tx, days);
    return ok({ days: await selectDays(tx) });
  });
}

/** The 31st of June is none. */
function isDay(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
