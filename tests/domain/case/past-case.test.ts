import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pastCase, type ReachedAt } from '../../../domain/case/past-case.ts';
import type { CaseState } from '../../../domain/case/types.ts';
import { CANONICAL_STEPS } from '../../../domain/deployment/types.ts';
import { PROFILES, rulesOf } from './profiles.ts';

const HOUR = 3_600_000;
const THEN = Date.parse('2026-01-05T10:00+08:00');
const NOW = THEN + 400 * 24 * HOUR;
const LIMIT = { amount: 24, unit: 'hours' } as const;

function past(name: string, state: CaseState, reached: ReachedAt, satisfaction: number | null = null) {
  const facts = { kindId: 'other', severityId: '', occurredAt: THEN, now: NOW, state };
  return pastCase(rulesOf(name, LIMIT), facts, reached, satisfaction);
}

describe('a case of a register', () => {
  test('that says when each step was taken has those entries, and was in time or not', () => {
    const { standing, steps } = past(
      'xincheng',
      'closed',
      {
        accepted: THEN + HOUR,
        dispatched: THEN + 2 * HOUR,
        handled: THEN + 20 * HOUR,
        closed: THEN + 30 * HOUR,
      },
      5,
    );
    expect(steps).toEqual([
      { at: THEN + 2 * HOUR, facts: { step: 'dispatch' } },
      { at: THEN + 20 * HOUR, facts: { step: 'handle' } },
    ]);
    expect(standing).toMatchObject({
      state: 'closed',
      history: 3,
      dueAt: THEN + 24 * HOUR,
      stoppedAt: THEN + 20 * HOUR,
      endedAt: THEN + 30 * HOUR,
      satisfaction: 5,
    });
  });

  test('that says only when it was closed had stopped by then at the latest', () => {
    const { standing, steps } = past('xincheng', 'closed', { closed: THEN + 30 * HOUR });
    expect(steps).toEqual([]);
    expect(standing).toMatchObject({
      stoppedAt: THEN + 30 * HOUR,
      endedAt: THEN + 30 * HOUR,
      dueAt: THEN + 24 * HOUR,
    });
  });

  test('that says only when it was accepted says nothing of when it was done: no deadline is made up', () => {
    const { standing } = past('tianqiao', 'closed', { accepted: THEN + HOUR });
    expect(standing).toMatchObject({ stoppedAt: NOW, endedAt: NOW, dueAt: null });
  });

  test('that is still open has its deadline from when it happened', () => {
    const { standing, steps } = past('dongan', 'dispatched', { dispatched: THEN + HOUR });
    expect(steps).toHaveLength(1);
    expect(standing).toMatchObject({
      state: 'dispatched',
      dueAt: THEN + 24 * HOUR,
      stoppedAt: null,
      endedAt: null,
    });
  });

  test('of a flow of alternatives ended when it was handled', () => {
    const { standing, steps } = past('maigaoqiao', 'closed', {
      handled: THEN + 5 * HOUR,
      closed: THEN + 9 * HOUR,
    });
    expect(steps).toEqual([]);
    expect(standing).toMatchObject({ stoppedAt: THEN + 5 * HOUR, endedAt: THEN + 5 * HOUR, history: 1 });
  });

  test('of a flow that appraises before it closes, closed before it was appraised: its history runs forward', () => {
    const { standing, steps } = past('dongcheng', 'closed', { closed: THEN, appraised: THEN + HOUR });
    expect(steps).toEqual([{ at: THEN, facts: { step: 'close' } }]);
    expect(standing).toMatchObject({ endedAt: THEN, history: 2 });
  });

  test('of any profile, with any times: no more entries than steps, in order, none of a step beyond its state', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 7, maxLength: 7 });
    const which = fc.subarray(CANONICAL_STEPS.slice(1) as CaseState[]);
    fc.assert(
      fc.property(
        fc.constantFrom(...PROFILES),
        fc.constantFrom(...CANONICAL_STEPS),
        which,
        hours,
        (name, state, states, gaps) => {
          const sorted = gaps.toSorted((a, b) => a - b);
          const reached = Object.fromEntries(states.map((one, i) => [one, THEN + sorted[i]! * HOUR]));
          const { standing, steps } = past(name, state, reached);
          expect(standing.history).toBe(1 + steps.length);
          const times = steps.map(({ at }) => at);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
          for (const { at } of steps) expect(Object.values(reached)).toContain(at);
          if (standing.stoppedAt !== null && standing.endedAt !== null)
            expect(standing.endedAt).toBeGreaterThanOrEqual(standing.stoppedAt);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
