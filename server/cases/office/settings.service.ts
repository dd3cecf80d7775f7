import { severitiesOf } from '../../../domain/case/severity.ts';
import type { CaseSettings } from '../../../domain/contract/case-office.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { lockOffice, putSettings } from './office.queries.ts';

/** Refuses `level-unknown`, `severity-unknown`. Deadlines that are running stay as they are. */
export async function setSettings(
  { db, profile }: PlanContext,
  settings: CaseSettings,
): Promise<Result<CaseSettings>> {
  const { gridLevel, alarmSeverity } = settings;
  if (gridLevel !== null && !profile.levels.some(({ id }) => id === gridLevel))
    return refuse('level-unknown', { level: gridLevel });
  if (alarmSeverity !== null && !severitiesOf(profile.cases).some(({ id }) => id === alarmSeverity))
    return refuse('severity-unknown', { severity: alarmSeverity });
  await inTransaction(db, async (tx) => {
    await lockOffice(tx);
    await putSettings(tx, settings);
  });
  return ok(settings);
}
