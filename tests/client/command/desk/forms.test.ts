import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lackOf, openForm, stepBody } from '../../../../client/command/desk/card/step-form-state.ts';
import { emptyDraft, reportOf } from '../../../../client/command/desk/new/case-draft.ts';
import { nearCases } from '../../../../client/command/desk/new/near-cases.ts';
import type { PossibleStep } from '../../../../domain/contract/case.ts';
import { wireCase } from './wire-case.ts';

const step = (more: Partial<PossibleStep>): PossibleStep => ({
  step: 'dispatch',
  to: 'none',
  needsNote: false,
  needsUntil: false,
  ...more,
});

describe('the form of a step', () => {
  test('lacks what its step asks for, one thing after the other, until nothing is', () => {
    const joint = step({ to: 'several', atLeast: 2, needsNote: true, needsUntil: true });
    let form = openForm('dispatch', 3, undefined);
    expect(lackOf(form, joint)).toBe('more');
    form = { ...form, to: ['a'] };
    expect(lackOf(form, joint)).toBe('more');
    form = { ...form, to: ['a', 'b'] };
    expect(lackOf(form, joint)).toBe('until');
    form = { ...form, until: 'tomorrow' };
    expect(lackOf(form, joint)).toBe('until');
    form = { ...form, until: '2026-11-23T18:30' };
    expect(lackOf(form, joint)).toBe('note');
    form = { ...form, note: '  ' };
    expect(lackOf(form, joint)).toBe('note');
    form = { ...form, note: ' 管道要挖开 ' };
    expect(lackOf(form, joint)).toBeNull();
    expect(stepBody(form, joint, false)).toEqual({
      step: 'dispatch',
      base: 3,
      to: ['a', 'b'],
      note: '管道要挖开',
      until: '2026-11-23T10:30:00.000Z',
    });
    expect(lackOf(form, step({ to: 'one' }))).toBe('one');
  });

  test('sends nothing that its step has no use for', () => {
    const form = {
      ...openForm('answer', 1, undefined),
      to: ['a'],
      until: '2026-11-23T18:30',
      satisfaction: 4,
      back: 'elsewhere',
    };
    expect(stepBody(form, step({ back: ['collect'] }), false)).toEqual({ step: 'answer', base: 1 });
    expect(stepBody(form, step({}), true)).toEqual({ step: 'answer', base: 1, satisfaction: 4 });
  });

  test('keeps what was typed when another step is chosen', () => {
    const typed = { ...openForm('dispatch', 1, undefined), note: '已电话通知', to: ['a'] };
    expect(openForm('suspended', 2, typed)).toMatchObject({
      step: 'suspended',
      base: 2,
      note: '已电话通知',
      to: ['a'],
    });
  });
});

describe('a new case', () => {
  test('is the same report however often it is sent', () => {
    const draft = { ...emptyDraft('one', 1_000), at: [115, 34] as const, title: ' 路灯不亮 ' };
    expect(reportOf(draft)).toEqual(reportOf(draft));
    expect(reportOf(draft)).toEqual({
      source: 'desk',
      externalId: 'one',
      occurredAt: '1970-01-01T00:00:01.000Z',
      at: [115, 34],
      title: '路灯不亮',
    });
  });

  test('is near what lies within the metres and minutes, of its kind, nearest first, and never near a repeat', () => {
    const now = Date.parse('2026-03-02T08:00:00Z');
    const spot = fc.record({
      east: fc.double({ min: -200, max: 200, noNaN: true }),
      minutes: fc.double({ min: -200, max: 200, noNaN: true }),
      same: fc.boolean(),
      repeat: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 20 }), (spots) => {
        const perDegree = 111_320 * Math.cos((34.4 * Math.PI) / 180);
        const list = spots.map(({ east, minutes, same, repeat }, i) =>
          wireCase(`c${i}`, {
            at: [115.65 + east / perDegree, 34.4],
            occurredAt: new Date(now + minutes * 60_000).toISOString(),
            kind: same ? 'refuse' : 'noise',
            repeatOf: repeat ? 'first' : null,
          }),
        );
        const found = nearCases(list, [115.65, 34.4], now, 'refuse', { repeatM: 60, repeatMinutes: 90 });
        const ids = spots.flatMap(({ east, minutes, same, repeat }, i) =>
          Math.abs(east) < 59.9 && Math.abs(minutes) < 89.9 && same && !repeat ? [`c${i}`] : [],
        );
        expect(found.map(({ of }) => of.id)).toEqual(expect.arrayContaining(ids));
        for (const { metres } of found) expect(metres).toBeLessThanOrEqual(60.1);
        expect(found.map(({ metres }) => metres)).toEqual(
          found.map(({ metres }) => metres).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});
