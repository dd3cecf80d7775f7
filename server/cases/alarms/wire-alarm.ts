import type { WireAlarm } from '../../../domain/contract/case-office.ts';
import type { AlarmRow } from './alarm.queries.ts';

export function wireAlarm(row: AlarmRow): WireAlarm {
  return {
    id: row.id,
    kind: row.kind,
    grid: row.grid_id,
    case: row.case_id,
    hour: row.hour?.toISOString() ?? null,
    count: row.count,
    raisedAt: row.raised_at.toISOString(),
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  };
}
