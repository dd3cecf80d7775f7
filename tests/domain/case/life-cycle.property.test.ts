import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { possibleSteps, takeStep } from '../../../domain/case/life-cycle.ts';
import { newStanding } from '../../../domain/case/new-standing.ts';
import type { CaseActor, CaseRules, CaseStanding, StepRequest } from '../../../domain/case/types.ts';
import { urgencyOf } from '../../../domain/case/urgency.ts';
import { closingsBetween } from '../../../domain/case/working-days.ts';
import { CALENDAR, PROFILES, rulesOf } from './profiles.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-02-10T09:30+08:00');
const LIMIT_H = 30;

const actors: CaseActor[] = [
  { name: 'c', role: 'commander' },
  { name: 'p', role: 'approver' },
  { name: 'a', role: 'admin' },
];

const WORDS =
  'collect file dispatch handle answer close verify appraise report in-grid joint explained reported accepted dispatched handled answered verified closed appraised extended returned suspended resumed approve refuse'.split(
    ' ',
  );

/** A request of any sort, well or badly made, by anybody, some time later. */
const anyMove = fc.record({
  step: fc.constantFrom(...WORDS),
  to: fc.option(fc.subarray(['d1', 'd2', 'g1']), { nil: undefined }),
  note: fc.constantFrom(undefined, '', '理由'),
  untilH: fc.option(fc.integer({ min: -50, max: 400 }), { nil: undefined }),
  satisfaction: fc.option(fc.nat(6), { nil: undefined, freq: 8 }),
  stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  actor: fc.constantFrom(...actors),
  afterH: fc.integer({ min: 0, max: 40 }),
  /** Mostly one of what is possible, so that walks come far. */
  pick: fc.option(fc.nat(9), { nil: undefined, freq: 3 }),
});
type Move = typeof anyMove extends fc.Arbitrary<infer T> ? T : never;

function requestOf(rules: CaseRules, standing: CaseStanding, move: Move, now: number): StepRequest {
  const open = possibleSteps(rules, standing, move.actor).filter(({ why }) => !why);
  const picked = move.pick === undefined ? undefined : open[move.pick % open.length]?.step;
  const given = {
    to: move.to,
    note: move.note,
    until: move.untilH === undefined ? undefined : new Date(now + move.untilH * HOUR).toISOString(),
    satisfaction: move.satisfaction,
    base: standing.history - (move.stale ? 1 : 0),
  };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { step: picked ?? move.step, ...Object.fromEntries(said) };
}

/** What holds of every case that the flow allows. */
function isAllowed(rules: CaseRules, standing: CaseStanding): void {
  const { flow } = rules;
  const step = flow.steps.find(({ id }) => id === standing.step);
  if (standing.step === null) expect(standing.state).toBe('reported');
  else expect(standing.state).toBe(step!.covers.at(-1));
  const done = step ? flow.steps.indexOf(step) + 1 : 0;
  const left = flow.flow === 'alternatives' ? (step ? [] : flow.steps) : flow.steps.slice(done);
  const ended = left.every(({ covers }) => covers.every((one) => one === 'appraised'));
  expect(standing.endedAt !== null).toBe(ended);
  const passed = flow.flow === 'alternatives' ? (step ? [step] : []) : flow.steps.slice(0, done);
  expect(standing.stoppedAt !== null).toBe(ended || passed.some(({ stopsClock }) => stopsClock));
  if (standing.suspendedAt !== null) expect(standing.stoppedAt).toBeNull();
  if (standing.asked && standing.asked.exception !== 'returned') expect(standing.stoppedAt).toBeNull();
  if (standing.dueAt !== null) {
    expect(standing.soonAt).toBeLessThanOrEqual(standing.dueAt);
    expect(standing.dueAt - standing.soonAt!).toBeLessThanOrEqual(24 * HOUR);
  }
  if (standing.satisfaction !== null) expect(standing.satisfaction).toBeGreaterThan(0);
  const sends = passed.some(
    ({ id, covers }) => id === 'joint' || (flow.flow === 'sequence' && covers.includes('dispatched')),
  );
  expect(standing.to.length > 0).toBe(sends);
}

describe.each(PROFILES)('any walk of requests through %s', (name) => {
  test('ends in no state that the flow does not allow, counts its history by one, and is told beforehand what it may', () => {
    const rules = rulesOf(name);
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 25 }), (moves) => {
        let now = START;
        let standing = newStanding(rules, { kindId: 'pothole', severityId: '', occurredAt: now, now });
        for (const move of moves) {
          now += move.afterH * HOUR;
          const request = requestOf(rules, standing, move, now);
          const before = structuredClone(standing);
          const possible = possibleSteps(rules, standing, move.actor);
          const taken = takeStep(rules, standing, request, move.actor, now);
          expect(standing).toEqual(before);
          const told = possible.find(({ step }) => step === request.step);
          if (!taken.ok) {
            expect(taken.reason.code).toMatch(/^[a-z-]+$/);
            if (move.stale) expect(taken.reason.code).toBe('case-moved-on');
            else if (told?.why) expect(taken.reason.code).toBe(told.why);
            continue;
          }
          const covered = possible.find(
            ({ step }) =>
              step === request.step ||
              rules.flow.steps.some(
                ({ id, covers }) => id === step && covers.some((one) => one === request.step),
              ),
          );
          expect(covered).toBeDefined();
          expect(covered!.why).toBeUndefined();
          expect(taken.value.standing.history).toBe(standing.history + 1);
          standing = taken.value.standing;
          isAllowed(rules, standing);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('has its whole limit to run, however often its clock stands still', () => {
    const rules = rulesOf(name, { amount: LIMIT_H, unit: 'hours' });
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 25 }), (moves) => {
        let now = START;
        let ran = 0;
        let extraH = 0;
        let standing = newStanding(rules, { kindId: 'pothole', severityId: '', occurredAt: now, now });
        for (const move of moves) {
          if (standing.stoppedAt === null && standing.suspendedAt === null) ran += move.afterH * HOUR;
          now += move.afterH * HOUR;
          const request = requestOf(rules, standing, move, now);
          const taken = takeStep(rules, standing, request, move.actor, now);
          if (!taken.ok) continue;
          if (taken.value.entry.kind === 'extended') extraH += taken.value.standing.dueAt! - standing.dueAt!;
          standing = taken.value.standing;
          const since = standing.suspendedAt ?? standing.stoppedAt ?? now;
          expect(standing.dueAt! - since).toBe(LIMIT_H * HOUR + extraH - ran);
          if (standing.stoppedAt === null && standing.suspendedAt === null)
            expect(urgencyOf(standing, now) === 'overdue').toBe(ran > LIMIT_H * HOUR + extraH);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('has its whole limit of working days, over the Spring Festival too', () => {
    const rules = rulesOf(name, { amount: 6, unit: 'working-days' });
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 25 }), (moves) => {
        let now = START;
        let standing = newStanding(rules, { kindId: 'pothole', severityId: '', occurredAt: now, now });
        let left = closingsBetween(now, standing.dueAt!, CALENDAR);
        let extended = false;
        for (const move of moves) {
          const running = standing.stoppedAt === null && standing.suspendedAt === null;
          if (running) left -= closingsBetween(now, now + move.afterH * HOUR, CALENDAR);
          now += move.afterH * HOUR;
          const request = requestOf(rules, standing, move, now);
          const taken = takeStep(rules, standing, request, move.actor, now);
          if (!taken.ok) continue;
          extended ||= taken.value.entry.kind === 'extended';
          standing = taken.value.standing;
          const since = standing.suspendedAt ?? standing.stoppedAt ?? now;
          if (!extended && left > 0) expect(closingsBetween(since, standing.dueAt!, CALENDAR)).toBe(left);
        }
      }),
      { numRuns: 200 },
    );
  });
});
