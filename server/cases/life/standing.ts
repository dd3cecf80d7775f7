import type { CaseStanding, Ms } from '../../../domain/case/types.ts';
import type { CaseRow } from '../case.queries.ts';

/** How a stored case stands, as its life cycle sees it. */
export function standingOf(row: CaseRow): CaseStanding {
  return {
    state: row.state,
    step: row.step,
    history: row.history,
    to: row.to_ids,
    kindId: row.kind_id,
    severityId: row.severity_id,
    clockFrom: (row.clock_from ?? row.occurred_at).getTime(),
    dueAt: msOf(row.due_at),
    soonAt: msOf(row.soon_at),
    stoppedAt: msOf(row.stopped_at),
    suspendedAt: msOf(row.suspended_at),
    endedAt: msOf(row.ended_at),
    asked: row.asked,
    satisfaction: row.satisfaction,
  };
}

/** The columns of a case's row that say how it stands; not the number of its entries. */
export function standingColumns(standing: CaseStanding) {
  return {
    state: standing.state,
    step: standing.step,
    to_ids: [...standing.to],
    kind_id: standing.kindId,
    severity_id: standing.severityId,
    clock_from: new Date(standing.clockFrom),
    due_at: dateOf(standing.dueAt),
    soon_at: dateOf(standing.soonAt),
    stopped_at: dateOf(standing.stoppedAt),
    suspended_at: dateOf(standing.suspendedAt),
    ended_at: dateOf(standing.endedAt),
    asked: standing.asked && JSON.stringify(standing.asked),
    satisfaction: standing.satisfaction,
  };
}

function msOf(time: Date | null): Ms | null {
  return time === null ? null : time.getTime();
}

function dateOf(time: Ms | null): Date | null {
  return time === null ? null : new Date(time);
}
