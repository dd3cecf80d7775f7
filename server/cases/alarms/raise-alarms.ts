import { randomUUID } from 'node:crypto';
import { severitiesOf } from '../../../domain/case/severity.ts';
import type { CaseSettings } from '../../../domain/contract/case-office.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../live/append-event.ts';
import { caseSettings } from '../case-rules.ts';
import { type AlarmRow, gridsOver, insertAlarms } from './alarm.queries.ts';
import { wireAlarm } from './wire-alarm.ts';

const HOUR_MS = 3_600_000;
/** What happened longer ago is no news: a feed that catches up, a file of last year. */
const FRESH_MS = HOUR_MS;

/** What of a case that has just been stored can raise an alarm. */
export interface AlarmingCase {
  readonly id: string;
  readonly territory_id: string;
  readonly plan_id: string | null;
  readonly grid_id: string | null;
  readonly severity_id: string;
  readonly occurred_at: Date | string;
}

/**
 * Raises the alarms that these new cases are the reason of, each once, and tells of them: a grid that has as many of them in an hour
 * of the clock as the office has set, and a case as grave as it has set or graver. To be called by whoever stores them, after they
 * are stored and late in the transaction. Old cases raise none.
 */
export async function raiseAlarms(
  tx: Tx,
  { profile, now }: { readonly profile: Profile; readonly now: number },
  cases: readonly AlarmingCase[],
): Promise<void> {
  const fresh = cases.filter(({ occurred_at }) => now - new Date(occurred_at).getTime() <= FRESH_MS);
  if (fresh.length === 0) return;
  const settings = await caseSettings({ db: tx, profile });
  const raised = await insertAlarms(tx, [
    ...severe(profile, settings, fresh),
    ...(await crowded(tx, settings, fresh)),
  ]);
  if (raised.length > 0) await tellAlarms(tx, raised);
}

/** Tells everybody how these alarms stand now. */
export async function tellAlarms(tx: Tx, alarms: readonly AlarmRow[]): Promise<void> {
  await appendEvent(tx, 'alarm', { alarms: alarms.map(wireAlarm) });
}

type NewAlarm = Parameters<typeof insertAlarms>[1][number];

function severe(
  { cases: flow }: Profile,
  { alarmSeverity }: CaseSettings,
  cases: readonly AlarmingCase[],
): NewAlarm[] {
  if (alarmSeverity === null) return [];
  const order = severitiesOf(flow).map(({ id }) => id);
  const least = order.indexOf(alarmSeverity);
  const grave = new Set(least < 0 ? [] : order.slice(least));
  return cases
    .filter(({ severity_id }) => grave.has(severity_id))
    .map(({ id, territory_id, grid_id }) => ({
      id: randomUUID(),
      territory_id,
      kind: 'severe',
      grid_id,
      case_id: id,
      hour: null,
      count: null,
    }));
}

async function crowded(
  tx: Tx,
  { gridPerHour, gridLevel }: CaseSettings,
  cases: readonly AlarmingCase[],
): Promise<NewAlarm[]> {
  if (gridPerHour === null) return [];
  const located = cases.flatMap(({ plan_id: plan, grid_id: grid, occurred_at }) => {
    const hour = new Date(Math.floor(new Date(occurred_at).getTime() / HOUR_MS) * HOUR_MS);
    return plan === null || grid === null ? [] : [{ plan, grid, hour }];
  });
  if (located.length === 0) return [];
  return (await gridsOver(tx, located, gridLevel, gridPerHour)).map(({ territory, grid, hour, count }) => ({
    id: randomUUID(),
    territory_id: territory,
    kind: 'grid-over',
    grid_id: grid,
    case_id: null,
    hour,
    count,
  }));
}
