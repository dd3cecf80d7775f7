import type { WireCase } from '../../../../domain/contract/case.ts';

/** A case as the live stream has it; all that a test is not about is usual. */
export function wireCase(id: string, more: Partial<WireCase> = {}): WireCase {
  return {
    id,
    source: '12345',
    externalId: id,
    occurredAt: '2026-03-02T08:00:00.000Z',
    reportedAt: '2026-03-02T08:00:01.000Z',
    at: [115.65, 34.4],
    position: 'located',
    kind: 'refuse',
    kindSaid: '暴露垃圾',
    severity: 'general',
    title: '',
    state: 'reported',
    step: null,
    plan: 'plan',
    grid: 'grid',
    dueAt: null,
    soonAt: null,
    stoppedAt: null,
    suspended: false,
    endedAt: null,
    asked: false,
    to: [],
    repeatOf: null,
    likelyOf: null,
    satisfaction: null,
    simulated: false,
    history: 1,
    ...more,
  };
}
