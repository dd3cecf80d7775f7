import type { AlarmList, WireAlarm } from '../../../domain/contract/case-office.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { acknowledge, alarmsOf, findAlarm } from './alarm.queries.ts';
import { tellAlarms } from './raise-alarms.ts';
import { wireAlarm } from './wire-alarm.ts';

/** More than a screen shows. */
const ALARMS_MAX = 500;

/** The newest alarms first. */
export async function getAlarms({ db }: PlanContext, open: boolean): Promise<AlarmList> {
  return { items: (await alarmsOf(db, open, ALARMS_MAX)).map(wireAlarm) };
}

/** Says who has taken note of an alarm, and tells everybody; once somebody has, it is theirs. Refuses `alarm-gone`. */
export function acknowledgeAlarm({ db }: PlanContext, id: string, by: string): Promise<Result<WireAlarm>> {
  return inTransaction(db, async (tx) => {
    const done = await acknowledge(tx, id, by, new Date());
    if (done) {
      await tellAlarms(tx, [done]);
      return ok(wireAlarm(done));
    }
    const there = await findAlarm(tx, id);
    return there ? ok(wireAlarm(there)) : refuse('alarm-gone');
  });
}
