import type { WireCase } from '../../domain/contract/case.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import { hexToPoint } from '../db/wkb.ts';
import type { CaseRow } from './case.queries.ts';

/** A case as lists, the map and the live stream have it. Times in ISO 8601, the position in degrees. */
export function wireCase(row: CaseRow): WireCase {
  return {
    id: row.id,
    source: row.source,
    externalId: row.external_id,
    occurredAt: row.occurred_at.toISOString(),
    reportedAt: row.created_at.toISOString(),
    at: row.at === null ? null : toDegrees(hexToPoint(row.at)),
    position: row.position,
    kind: row.kind_id,
    kindSaid: row.kind,
    severity: row.severity_id,
    title: row.title,
    state: row.state,
    step: row.step,
    plan: row.plan_id,
    grid: row.grid_id,
    dueAt: timeOrNull(row.due_at),
    soonAt: timeOrNull(row.soon_at),
    stoppedAt: timeOrNull(row.stopped_at),
    suspended: row.suspended_at !== null,
    endedAt: timeOrNull(row.ended_at),
    asked: row.asked !== null,
    to: row.to_ids,
    repeatOf: row.repeat_of,
    likelyOf: row.likely_of,
    satisfaction: row.satisfaction,
    simulated: row.simulated,
    history: row.history,
  };
}

function timeOrNull(time: Date | null): string | null {
  return time === null ? null : time.toISOString();
}
