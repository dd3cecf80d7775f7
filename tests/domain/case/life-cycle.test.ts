import { describe, expect, test } from 'vitest';
import { possibleSteps, takeStep } from '../../../domain/case/life-cycle.ts';
import { newStanding, refiled } from '../../../domain/case/new-standing.ts';
import type {
  CaseActor,
  CaseRules,
  CaseStanding,
  CaseState,
  StepRequest,
} from '../../../domain/case/types.ts';
import { urgencyOf } from '../../../domain/case/urgency.ts';
import { must, PROFILES, rulesOf } from './profiles.ts';

const HOUR = 3_600_000;
/** A Monday, 10:00 in China. */
const NOW = Date.parse('2026-03-02T10:00+08:00');
const commander: CaseActor = { name: '值班员', role: 'commander' };
const approver: CaseActor = { name: '审批人', role: 'approver' };
const admin: CaseActor = { name: '管理员', role: 'admin' };

const HOURS = { amount: 24, unit: 'hours' } as const;

function fresh(rules: CaseRules, state?: CaseState, now = NOW): CaseStanding {
  const facts = { kindId: 'street-vendor', severityId: '', occurredAt: NOW, now };
  return newStanding(rules, state ? { ...facts, state } : facts);
}

/** Takes one request after the other, an hour apart; the steps that go to somebody go to `a` and `b`. */
function walk(rules: CaseRules, from: CaseStanding, steps: readonly (string | StepRequest)[], actor = admin) {
  let standing = from;
  for (const [i, one] of steps.entries()) {
    const request: StepRequest = typeof one === 'string' ? { step: one } : one;
    const needs = possibleSteps(rules, standing, actor).find(({ step }) => step === request.step);
    const to = needs && needs.to !== 'none' && !request.to ? { to: ['a', 'b'] } : {};
    const note = needs?.needsNote && !request.note ? { note: '说明' } : {};
    standing = must(
      takeStep(rules, standing, { ...request, ...to, ...note }, actor, NOW + (i + 1) * HOUR),
    ).standing;
  }
  return standing;
}

const FLOWS: Record<string, string[]> = {
  xincheng: ['dispatch', 'handle', 'answer', 'verify', 'appraise'],
  tianqiao: ['file', 'dispatch', 'handle', 'answer', 'close', 'appraise'],
  dongan: ['dispatch', 'handle', 'verify', 'close', 'appraise'],
  dongcheng: ['dispatch', 'handle', 'verify', 'appraise', 'close'],
};

describe.each(Object.keys(FLOWS))('the sequence of %s', (name) => {
  const rules = rulesOf(name, HOURS);
  const flow = FLOWS[name]!;

  test('is taken one step after the other, by id or by a canonical step that it covers', () => {
    let standing = fresh(rules);
    for (const [i, id] of flow.entries()) {
      const next = possibleSteps(rules, standing, admin)[0]!;
      expect(next).toMatchObject({ step: id });
      expect(next.why).toBeUndefined();
      for (const other of flow.filter((one) => one !== id))
        expect(takeStep(rules, standing, { step: other, to: ['a'] }, admin, NOW)).toMatchObject({
          ok: false,
          reason: { code: 'step-not-allowed', params: { possible: expect.stringContaining('(') } },
        });
      const covers = rules.flow.steps.find((step) => step.id === id)!.covers;
      const to = next.to === 'none' ? {} : { to: ['a'] };
      const byId = must(takeStep(rules, standing, { step: id, ...to }, admin, NOW + i * HOUR));
      for (const canonical of covers)
        expect(must(takeStep(rules, standing, { step: canonical, ...to }, admin, NOW + i * HOUR))).toEqual(
          byId,
        );
      standing = byId.standing;
      expect(standing).toMatchObject({ step: id, state: covers.at(-1), history: i + 2 });
    }
    expect(takeStep(rules, standing, { step: flow[0]! }, admin, NOW)).toMatchObject({
      ok: false,
      reason: { code: 'no-step-left' },
    });
  });

  test('has ended when nothing but an appraisal is left, and its clock has stopped at the profile’s step', () => {
    const appraisal = flow.indexOf('appraise');
    const last = appraisal === flow.length - 1 ? appraisal - 1 : flow.length - 1;
    for (const [i] of flow.entries()) {
      const standing = walk(rules, fresh(rules), flow.slice(0, i + 1));
      expect(standing.endedAt !== null).toBe(i >= last);
      expect(standing.stoppedAt !== null).toBe(i >= flow.indexOf('handle'));
    }
    const done = walk(rules, fresh(rules), flow);
    expect(done.stoppedAt).toBe(NOW + (flow.indexOf('handle') + 1) * HOUR);
    expect(done.endedAt).toBe(NOW + (last + 1) * HOUR);
    expect(urgencyOf(done, NOW + 1e12)).toBe('closed');
  });

  test('an appraisal is an approver’s; satisfaction comes with it or with the last step', () => {
    const before = walk(rules, fresh(rules), flow.slice(0, flow.indexOf('appraise')));
    expect(takeStep(rules, before, { step: 'appraise' }, commander, NOW)).toMatchObject({
      ok: false,
      reason: { code: 'role-step' },
    });
    expect(possibleSteps(rules, before, commander)[0]).toMatchObject({ step: 'appraise', why: 'role-step' });
    const given = must(takeStep(rules, before, { step: 'appraise', satisfaction: 4 }, approver, NOW));
    expect(given.standing.satisfaction).toBe(4);
    expect(given.entry.facts.satisfaction).toBe(4);
    for (const satisfaction of [0, 6, 2.5, Number.NaN])
      expect(takeStep(rules, before, { step: 'appraise', satisfaction }, approver, NOW)).toMatchObject({
        reason: { code: 'satisfaction-range' },
      });
    const sent = rules.flow.steps.find(({ id }) => id === flow[0])!.covers.includes('dispatched');
    const early = { step: flow[0]!, ...(sent ? { to: ['a'] } : {}), satisfaction: 5 };
    expect(takeStep(rules, fresh(rules), early, admin, NOW)).toMatchObject({
      reason: { code: 'satisfaction-early' },
    });
  });

  test('a return past the stopping step starts the clock again where it stopped', () => {
    const handled = walk(rules, fresh(rules), flow.slice(0, flow.indexOf('handle') + 1));
    const later = handled.stoppedAt! + 30 * HOUR;
    const back = must(takeStep(rules, handled, { step: 'returned', note: '未解决' }, approver, later));
    expect(back.standing).toMatchObject({
      stoppedAt: null,
      dueAt: handled.dueAt! + 30 * HOUR,
      to: ['a', 'b'],
    });
    expect(back.standing.step).toBe(flow[flow.indexOf('handle') - 1]);
    expect(back.entry).toMatchObject({ kind: 'returned', facts: { step: 'handle', note: '未解决' } });
    expect(possibleSteps(rules, back.standing, admin)[0]!.step).toBe('handle');
    // Back to before the dispatch it is with nobody.
    const all = { step: 'returned', note: '派错了', back: flow[0]! };
    const first = must(takeStep(rules, handled, all, approver, later)).standing;
    expect(first).toMatchObject({ step: null, state: 'reported', to: [] });
    expect(takeStep(rules, first, { step: 'returned', note: '再退' }, approver, later)).toMatchObject({
      reason: { code: 'nothing-to-return' },
    });
  });
});

describe('the three outcomes of Maigaoqiao', () => {
  const rules = rulesOf('maigaoqiao', HOURS);

  test('any one ends a case, and no other can follow but after a return', () => {
    for (const id of ['in-grid', 'joint', 'explained']) {
      const ended = walk(rules, fresh(rules), [id]);
      expect(ended).toMatchObject({ step: id, state: 'closed', stoppedAt: NOW + HOUR, endedAt: NOW + HOUR });
      expect(takeStep(rules, ended, { step: 'in-grid' }, admin, NOW)).toMatchObject({
        reason: { code: 'no-step-left' },
      });
      const again = walk(rules, ended, ['returned']);
      expect(again).toMatchObject({ step: null, state: 'reported', endedAt: null, stoppedAt: null, to: [] });
    }
  });

  test('solving it jointly takes several; an explanation takes words; a canonical word is no outcome', () => {
    const take = (request: StepRequest) => takeStep(rules, fresh(rules), request, commander, NOW);
    expect(take({ step: 'joint', to: ['a'] })).toMatchObject({
      reason: { code: 'receivers-too-few', params: { least: 2 } },
    });
    expect(take({ step: 'joint', to: ['a', 'a', ' '] })).toMatchObject({
      reason: { code: 'receivers-too-few' },
    });
    expect(must(take({ step: 'joint', to: ['a', 'b', 'a'] })).standing.to).toEqual(['a', 'b']);
    expect(take({ step: 'explained', note: ' ' })).toMatchObject({ reason: { code: 'note-missing' } });
    expect(take({ step: 'closed' })).toMatchObject({ reason: { code: 'step-unknown' } });
  });
});

describe('exceptions', () => {
  const rules = rulesOf('xincheng', HOURS);
  const until = new Date(NOW + 72 * HOUR).toISOString();

  test('an approver’s is granted at once', () => {
    const { standing, entry } = must(
      takeStep(rules, fresh(rules), { step: 'extended', note: '缺件', until }, approver, NOW),
    );
    expect(standing).toMatchObject({
      dueAt: NOW + 72 * HOUR,
      soonAt: NOW + 54 * HOUR,
      asked: null,
      history: 2,
    });
    expect(entry).toEqual({ kind: 'extended', facts: { note: '缺件', until } });
  });

  test('a commander’s waits, and is granted or refused by an approver', () => {
    const asked = must(
      takeStep(rules, fresh(rules), { step: 'extended', note: '缺件', until }, commander, NOW),
    );
    expect(asked.standing).toMatchObject({
      dueAt: NOW + 24 * HOUR,
      asked: { exception: 'extended', by: '值班员', until },
    });
    expect(asked.entry).toEqual({ kind: 'asked', facts: { exception: 'extended', note: '缺件', until } });
    const possible = possibleSteps(rules, asked.standing, approver).filter(({ why }) => !why);
    expect(possible.map(({ step }) => step)).toEqual([
      'dispatch',
      'approve',
      'refuse',
      'extended',
      'suspended',
    ]);
    const decide = (request: StepRequest, actor: CaseActor) =>
      takeStep(rules, asked.standing, request, actor, NOW + HOUR);
    expect(decide({ step: 'approve' }, commander)).toMatchObject({ reason: { code: 'role-decide' } });
    expect(decide({ step: 'refuse', note: '撤回' }, commander).ok).toBe(true);
    expect(decide({ step: 'refuse', note: '撤回' }, { name: '别人', role: 'commander' })).toMatchObject({
      reason: { code: 'role-decide' },
    });
    expect(decide({ step: 'refuse' }, approver)).toMatchObject({ reason: { code: 'note-missing' } });
    expect(decide({ step: 'suspended', note: 'x' }, commander)).toMatchObject({
      reason: { code: 'exception-waiting' },
    });
    const granted = must(decide({ step: 'approve' }, approver));
    expect(granted.standing).toMatchObject({ dueAt: NOW + 72 * HOUR, asked: null });
    expect(granted.entry).toEqual({ kind: 'extended', facts: { note: '缺件', until, approver: '审批人' } });
    const refused = must(decide({ step: 'refuse', note: '不必' }, approver));
    expect(refused.standing).toMatchObject({ dueAt: NOW + 24 * HOUR, asked: null });
    expect(refused.entry).toEqual({
      kind: 'refused',
      facts: { exception: 'extended', note: '不必', approver: '审批人' },
    });
  });

  test('what waits falls away when the case moves past it', () => {
    const ask = (step: string, more = {}) =>
      walk(rules, walk(rules, fresh(rules), ['dispatch']), [{ step, note: 'x', ...more }], commander);
    expect(walk(rules, ask('returned'), ['handle']).asked).toBeNull();
    expect(walk(rules, ask('suspended'), ['handle']).asked).toBeNull();
    const before = walk(rules, fresh(rules), [{ step: 'suspended', note: 'x' }], commander);
    expect(walk(rules, before, ['dispatch']).asked?.exception).toBe('suspended');
  });

  test('a suspended case is resumed before anything else, and its deadline is moved on', () => {
    const suspended = walk(rules, fresh(rules), [{ step: 'suspended', note: '等材料' }], approver);
    expect(urgencyOf(suspended, NOW + 1000 * HOUR)).toBe('open');
    for (const step of ['dispatch', 'extended', 'returned', 'suspended'])
      expect(takeStep(rules, suspended, { step, to: ['a'], note: 'x', until }, admin, NOW)).toMatchObject({
        reason: { code: 'case-suspended' },
      });
    const resumed = must(
      takeStep(rules, suspended, { step: 'resumed', note: '已到' }, commander, NOW + 11 * HOUR),
    );
    expect(resumed.standing).toMatchObject({ suspendedAt: null, dueAt: NOW + 34 * HOUR });
    expect(resumed.entry.facts.until).toBe(new Date(NOW + 34 * HOUR).toISOString());
    expect(takeStep(rules, resumed.standing, { step: 'resumed', note: 'x' }, admin, NOW)).toMatchObject({
      reason: { code: 'not-suspended' },
    });
  });

  test.each([
    ['note-missing', { step: 'extended', until }],
    ['note-missing', { step: 'suspended', note: '  ' }],
    ['until-missing', { step: 'extended', note: 'x' }],
    ['until-unreadable', { step: 'extended', note: 'x', until: '明天' }],
    ['until-unreadable', { step: 'extended', note: 'x', until: '2026-12-31T00:00:00' }],
    ['until-unreadable', { step: 'extended', note: 'x', until: '+275760-09-13T00:00:00Z' }],
    ['until-too-far', { step: 'extended', note: 'x', until: '9999-12-31T00:00:00Z' }],
    ['until-not-later', { step: 'extended', note: 'x', until: new Date(NOW + 24 * HOUR).toISOString() }],
    ['nothing-to-return', { step: 'returned', note: 'x' }],
    ['nothing-asked', { step: 'approve' }],
    ['not-suspended', { step: 'resumed', note: 'x' }],
    ['receiver-missing', { step: 'dispatch' }],
    ['receivers-too-many', { step: 'dispatch', to: Array.from({ length: 31 }, (_, i) => `d${i}`) }],
    ['step-unknown', { step: 'teleport' }],
    ['step-unknown', { step: '__proto__' }],
    ['case-moved-on', { step: 'dispatch', to: ['a'], base: 0 }],
  ])('%s', (code, request) => {
    expect(takeStep(rules, fresh(rules), request, admin, NOW)).toMatchObject({ ok: false, reason: { code } });
  });

  test('without a deadline there is nothing to extend; once the clock has stopped neither that nor a suspension', () => {
    const none = { ...rules, limit: null };
    expect(takeStep(none, fresh(none), { step: 'extended', note: 'x', until }, admin, NOW)).toMatchObject({
      reason: { code: 'no-deadline' },
    });
    const handled = walk(rules, fresh(rules), ['dispatch', 'handle']);
    for (const step of ['extended', 'suspended'])
      expect(takeStep(rules, handled, { step, note: 'x', until }, admin, NOW)).toMatchObject({
        reason: { code: 'clock-stopped' },
      });
    expect(takeStep(rules, handled, { step: 'answer', to: ['a'] }, admin, NOW)).toMatchObject({
      reason: { code: 'receivers-needless' },
    });
    const odd = { step: 'returned', note: 'x', back: 'answer' };
    expect(takeStep(rules, handled, odd, admin, NOW)).toMatchObject({ reason: { code: 'return-not-back' } });
  });
});

describe('a case that comes in', () => {
  const rules = rulesOf('dongan', HOURS);
  const at = (occurredAt: number, state?: CaseState) =>
    newStanding(rules, { kindId: 'x', severityId: '', occurredAt, now: NOW, ...(state ? { state } : {}) });

  test('counts from when it happened; from now where it is told more than a day late, or ahead of time', () => {
    expect(at(NOW - HOUR).dueAt).toBe(NOW + 23 * HOUR);
    expect(at(NOW - 24 * HOUR).dueAt).toBe(NOW);
    expect(at(NOW - 25 * HOUR).dueAt).toBe(NOW + 24 * HOUR);
    expect(at(NOW + HOUR).dueAt).toBe(NOW + 24 * HOUR);
    expect(at(NOW - 100 * HOUR, 'accepted').dueAt).toBe(NOW - 76 * HOUR);
  });

  test.each(PROFILES)('of a file in any state can be gone on with in %s', (name) => {
    const own = rulesOf(name, HOURS);
    for (const state of [
      'reported',
      'accepted',
      'dispatched',
      'handled',
      'answered',
      'verified',
      'closed',
      'appraised',
    ] as const) {
      const standing = fresh(own, state);
      expect(standing.state).toBe(state);
      const next = possibleSteps(own, standing, admin).filter(({ step }) =>
        own.flow.steps.some(({ id }) => id === step),
      );
      const ahead = own.flow.steps.slice(own.flow.steps.findIndex(({ id }) => id === next[0]?.step));
      const left = next.length > 0 && ahead.some(({ id }) => id !== 'appraise');
      expect(standing.endedAt === null).toBe(left);
      if (standing.stoppedAt !== null) expect(standing.dueAt).toBeNull();
      const again = takeStep(own, standing, { step: 'returned', note: 'x' }, admin, NOW + HOUR);
      if (again.ok && again.value.standing.stoppedAt === null && standing.stoppedAt !== null)
        expect(again.value.standing.dueAt).toBe(NOW + 25 * HOUR);
    }
  });

  test('accepted and not yet dispatched is dispatched next where one step covers both', () => {
    expect(possibleSteps(rules, fresh(rules, 'accepted'), admin)[0]!.step).toBe('dispatch');
    expect(possibleSteps(rules, fresh(rules, 'dispatched'), admin)[0]!.step).toBe('handle');
    const own = rulesOf('xincheng');
    expect(fresh(own, 'closed')).toMatchObject({ step: 'verify', endedAt: NOW });
  });

  test('filed under another kind has that one’s deadline from the same beginning, but for one that was extended', () => {
    const own = rulesOf('xincheng');
    const one = fresh(own);
    const moved = refiled(own, one, { kindId: 'smoke', severityId: '' });
    expect(moved).toMatchObject({ kindId: 'smoke', dueAt: NOW + HOUR, history: one.history });
    expect(refiled(own, moved, one)).toEqual(one);
    const until = new Date(NOW + 99 * HOUR).toISOString();
    const extended = walk(own, one, [{ step: 'extended', until }], approver);
    expect(refiled(own, extended, { kindId: 'smoke', severityId: '' }).dueAt).toBe(NOW + 99 * HOUR);
  });
});

test('urgency: open, soon in the last quarter, overdue, and none of it when the clock stands', () => {
  const clock = { dueAt: 100, soonAt: 75, stoppedAt: null, suspendedAt: null, endedAt: null };
  expect([0, 74, 75, 100, 101].map((now) => urgencyOf(clock, now))).toEqual([
    'open',
    'open',
    'soon',
    'soon',
    'overdue',
  ]);
  expect(urgencyOf({ ...clock, stoppedAt: 50 }, 200)).toBe('open');
  expect(urgencyOf({ ...clock, suspendedAt: 50 }, 200)).toBe('open');
  expect(urgencyOf({ ...clock, endedAt: 50 }, 200)).toBe('closed');
  expect(urgencyOf({ ...clock, dueAt: null, soonAt: null }, 200)).toBe('open');
});
