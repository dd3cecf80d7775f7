import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concentrationsOf } from '../../../../client/command/wall/focus/concentrations.ts';
import { casesNear, denseAmong } from '../../../../client/command/wall/focus/look-around.ts';
import { newestOf } from '../../../../client/command/wall/newest-of.ts';
import { ranksOf, sharesOf, trendOf } from '../../../../client/command/wall/wall-numbers.ts';
import { readWallSettings } from '../../../../client/command/wall/wall-settings.ts';
import { DAY_MS, HOUR_MS, wallSpan } from '../../../../client/command/wall/wall-span.ts';
import { chinaMidnight } from '../../../../domain/case/china-time.ts';
import { heatFrame } from '../../../../domain/case/heat/heat-frame.ts';
import type { SummaryItem, WireCase } from '../../../../domain/contract/case.ts';

const NOW = Date.parse('2026-05-04T14:20:00+08:00');

function item(key: string, count: number, per100Households: number | null = null): SummaryItem {
  return { key, count, open: 0, soon: 0, overdue: 0, ended: 0, inTime: 0, stopped: 0, per100Households };
}

describe('what a wall is asked to show', () => {
  test('by its address alone', () => {
    const asked = readWallSettings(
      '?level=community&window=week&mode=counts&rotate=30&quiet=90&sound=1&lang=en',
    );
    expect(asked).toMatchObject({
      ...{ level: 'community', hours: 168, mode: 'counts', rotate: 30, quiet: 90, sound: true, lang: 'en' },
    });
    expect([...readWallSettings('?panels=counters,ticker').panels]).toEqual(['counters', 'ticker']);
    expect(readWallSettings('?panels=-kinds').panels.has('kinds')).toBe(false);
    expect(readWallSettings('?panels=-kinds').panels.has('trend')).toBe(true);
  });

  test('anything else is as if it were not there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (window, rotate, panels) => {
        const settings = readWallSettings(String(new URLSearchParams({ window, rotate, panels, mode: 'x' })));
        expect(settings.mode).toBe('heat');
        expect(settings.rotate === 0 || (settings.rotate >= 3 && settings.rotate <= 3600)).toBe(true);
        expect(settings.hours === null || (settings.hours >= 1 && settings.hours <= 768)).toBe(true);
      }),
    );
  });
});

describe('the trend', () => {
  test('has every hour of the window once, beside the same hour of the days before', () => {
    const from = chinaMidnight(NOW);
    const at = (hour: number, day = 0) => new Date(from + day * DAY_MS + hour * HOUR_MS).toISOString();
    const steps = trendOf(
      [item(at(0), 3), item(at(14), 5)],
      [item(at(14, -1), 7)],
      { from, to: from + DAY_MS },
      DAY_MS,
    );
    expect(steps).toHaveLength(24);
    expect(steps[0]).toEqual({ from, count: 3, before: 0 });
    expect(steps[14]).toEqual({ from: from + 14 * HOUR_MS, count: 5, before: 7 });
  });

  test('over a week it counts the office’s days, and loses no case', () => {
    const { from, to } = wallSpan(7 * 24, NOW);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 7 * 24 - 1 }), { maxLength: 50 }), (hours) => {
        const items = hours.map((hour) => item(new Date(from + hour * HOUR_MS).toISOString(), 1));
        const steps = trendOf(items, [], { from, to }, 7 * DAY_MS);
        expect(steps.every((step) => step.from === chinaMidnight(step.from))).toBe(true);
        expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(hours.length);
      }),
    );
  });
});

test('ranks: most first, no grid twice, what lies in no grid is none', () => {
  const items = [item('b', 2, 1.5), item('', 90), item('a', 2), item('c', 9, 0.3), item('d', 0)];
  expect(ranksOf(items, (id) => id.toUpperCase(), 3)).toEqual([
    { key: 'c', name: 'C', count: 9, per100: 0.3 },
    { key: 'a', name: 'A', count: 2, per100: null },
    { key: 'b', name: 'B', count: 2, per100: 1.5 },
  ]);
});

test('kinds are added up under their class', () => {
  const top = (kind: string) => ({ id: kind[0]!, name: kind[0]!.toUpperCase() });
  expect(sharesOf([item('a1', 2), item('b1', 4), item('a2', 3)], top)).toEqual([
    { key: 'a', name: 'A', count: 5 },
    { key: 'b', name: 'B', count: 4 },
  ]);
});

test('the newest cases are those that were taken last, however they are ordered', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 1e6 })), fc.integer({ min: 1, max: 8 }), (times, n) => {
      const cases = times.map((t) => ({ reportedAt: new Date(t).toISOString(), occurredAt: '' }) as WireCase);
      const newest = newestOf(cases, n).map(({ reportedAt }) => Date.parse(reportedAt));
      expect(newest).toEqual([...times].sort((a, b) => b - a).slice(0, n));
    }),
  );
});

test('of a register that was taken in one go the newest are those that occurred last', () => {
  const cases = [3, 1, 5, 2, 4].map(
    (t) => ({ reportedAt: 'now', occurredAt: new Date(t).toISOString() }) as WireCase,
  );
  expect(newestOf(cases, 3).map(({ occurredAt }) => Date.parse(occurredAt))).toEqual([5, 4, 3]);
});

describe('where cases concentrate', () => {
  const around = (lng: number, lat: number, n: number) =>
    Array.from({ length: n }, (_, i) => [lng + (i % 5) * 1e-5, lat + (i % 7) * 1e-5]).flat();

  test('the densest place first, places apart from each other, a lone old case nowhere', () => {
    const positions = new Float64Array([
      ...around(115.65, 34.41, 30),
      ...around(115.67, 34.42, 60),
      Number.NaN,
      Number.NaN,
      115.7,
      34.45,
    ]);
    const found = denseAmong(positions, { from: 0, to: 30 * DAY_MS }, 5);
    expect(found).toHaveLength(2);
    expect(found[0]!.at[0]).toBeCloseTo(115.67, 3);
    expect(found[1]!.at[1]).toBeCloseTo(34.41, 3);
    expect(found[0]!.perHectareDay).toBeGreaterThan(found[1]!.perHectareDay);
  });

  test('nothing where there is nothing', () => {
    expect(denseAmong(new Float64Array(), { from: 0, to: DAY_MS }, 5)).toEqual([]);
    expect(denseAmong(new Float64Array([Number.NaN, Number.NaN]), { from: 0, to: DAY_MS }, 5)).toEqual([]);
    expect(denseAmong(new Float64Array([115, 34]), { from: 0, to: 0 }, 5)).toEqual([]);
  });

  test('of ground that is equally dense one place is taken', () => {
    const frame = heatFrame([1_156_500_000, 344_100_000, 1_156_510_000, 344_110_000], 120);
    const values = new Float64Array(frame.columns * frame.rows).fill(1);
    expect(concentrationsOf({ frame, values }, 5).length).toBeLessThanOrEqual(1);
  });

  test('the cases around it are those within so many metres', () => {
    const cases = [
      [115.65, 34.41],
      [115.65 + 200 / 91_900, 34.41],
      [115.65, 34.41 + 260 / 111_200],
    ].map((at) => ({ at }) as unknown as WireCase);
    expect(casesNear(cases, [115.65, 34.41], 240)).toHaveLength(2);
  });
});
