import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHINA_DAYS } from '../../../data/calendar/china.ts';
import { dueAt, movedOn } from '../../../domain/case/deadline.ts';
import { addWorkingDays, calendarOf, closingsBetween, knowsYear } from '../../../domain/case/working-days.ts';
import { CALENDAR } from './profiles.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const written = (ms: number | null) => new Date(ms! + 8 * 3_600_000).toISOString().slice(0, 16);
const days = (amount: number) => ({ amount, unit: 'working-days' }) as const;

const FIRST = at('2025-01-02T00:00');
const LAST = at('2026-12-31T00:00');
const instant = fc.integer({ min: FIRST, max: LAST });

describe('working days', () => {
  test.each([
    ['a Monday noon, two days', '2026-03-02T12:00', 2, '2026-03-04T18:00'],
    ['the day of the start does not count, however late', '2026-03-02T23:59', 1, '2026-03-03T18:00'],
    ['nor however early', '2026-03-02T00:00', 1, '2026-03-03T18:00'],
    ['over a weekend', '2026-03-06T09:00', 2, '2026-03-10T18:00'],
    ['started on a Sunday', '2026-03-08T09:00', 1, '2026-03-09T18:00'],
    [
      'over the Spring Festival of 2026, whose Saturdays on either side are worked',
      '2026-02-13T10:00',
      2,
      '2026-02-24T18:00',
    ],
    ['a Saturday that is worked counts', '2026-02-27T10:00', 1, '2026-02-28T18:00'],
    ['over the National Day of 2025', '2025-09-30T10:00', 1, '2025-10-09T18:00'],
    ['a year without data has weekends only', '2027-02-05T10:00', 2, '2027-02-09T18:00'],
  ])('%s', (_, from, amount, due) => {
    expect(written(dueAt(days(amount), at(from), CALENDAR).dueAt)).toBe(due);
  });

  test('the office that closes at midnight closes at the end of the day', () => {
    const late = calendarOf(CHINA_DAYS, 1440);
    expect(written(dueAt(days(1), at('2026-03-02T12:00'), late).dueAt)).toBe('2026-03-04T00:00');
  });

  test('as many closings of the office lie up to a deadline as it has days, but for the one of the day it starts on', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 40 }), (from, amount) => {
        const due = dueAt(days(amount), from, CALENDAR).dueAt!;
        const closings = closingsBetween(from, due, CALENDAR);
        expect([amount, amount + 1]).toContain(closings);
        // What is left counts down by one a closing, and the last of them is the deadline.
        expect(closingsBetween(due - 1, due, CALENDAR)).toBe(1);
      }),
    );
  });

  test('adding days is adding them one after the other, at the same time of day', () => {
    fc.assert(
      fc.property(instant, fc.nat(20), fc.nat(20), (from, a, b) => {
        const together = addWorkingDays(from, a + b, CALENDAR);
        expect(addWorkingDays(addWorkingDays(from, a, CALENDAR), b, CALENDAR)).toBe(together);
        expect((together - from) % 86_400_000).toBe(0);
      }),
    );
  });

  test('a clock that stood still has as many closings left as before', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 15 }), fc.nat(10), fc.nat(20), (from, amount, h, d) => {
        const due = dueAt(days(amount), from, CALENDAR).dueAt!;
        const since = from + h * 3_600_000;
        const now = since + d * 11 * 3_600_000;
        const moved = movedOn(due, 'working-days', since, now, CALENDAR);
        expect(closingsBetween(now, moved, CALENDAR)).toBe(closingsBetween(since, due, CALENDAR));
      }),
    );
  });
});

test('hours are those of the clock, over nights and feasts', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 10_000 }), (from, amount) => {
      const due = dueAt({ amount, unit: 'hours' }, from, CALENDAR);
      expect(due.dueAt).toBe(from + amount * 3_600_000);
      const soon = due.dueAt! - due.soonAt!;
      expect(soon).toBe(Math.min((amount * 3_600_000) / 4, 86_400_000));
    }),
  );
});

test('without a limit nothing is due', () => {
  expect(dueAt(null, FIRST, CALENDAR)).toEqual({ dueAt: null, soonAt: null });
});

test('the published days: every one once, and each that is worked a weekend', () => {
  expect(new Set(CHINA_DAYS.map(({ day }) => day)).size).toBe(CHINA_DAYS.length);
  for (const { day, working } of CHINA_DAYS) {
    const weekday = new Date(day).getUTCDay();
    if (working) expect([0, 6]).toContain(weekday);
  }
  // 13 statutory days a year, made up of days off on weekdays less weekends worked.
  for (const year of ['2025', '2026']) {
    const of = CHINA_DAYS.filter(({ day }) => day.startsWith(year));
    const off = of.filter(({ day, working }) => !working && ![0, 6].includes(new Date(day).getUTCDay()));
    const worked = of.filter(({ working }) => working);
    expect(off.length - worked.length).toBe(13);
  }
  expect([2024, 2025, 2026, 2027].map((year) => knowsYear(CALENDAR, year))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
