import { describe, expect, test } from 'vitest';
import { surplus, takingOf } from '../../../client/drafts/flow/taking.ts';
import { takeText } from '../../../client/drafts/take-text.ts';
import { grid, variant } from './proposal-of.ts';
import { sayIn } from './say-in.ts';

const moved = (to: string, households: number) => ({
  building: `b-${to}-${households}`,
  name: '',
  at: [0, 0] as [number, number],
  households,
  from: 'g1',
  to,
});

const whole = variant(
  [
    grid('p1', { keeps: 'g1', from: ['g1'] }),
    grid('p2', { from: ['g1'] }),
    grid('p3', { from: ['g2', 'g3'], keeps: 'g2' }),
    grid('p3-1', { level: 'building', parentId: 'p3', from: ['g31'] }),
    grid('p4', { keeps: 'g4', from: ['g4'], changed: false }),
  ],
  4,
  {
    moved: [moved('p2', 100), moved('p3', 27)],
    movedHouseholds: 127,
    retired: [{ id: 'g3', code: '01', name: 'C' }],
    born: 1,
  },
);

describe('what taking a proposal means', () => {
  test('all of it is what the server says', () => {
    const { grids, more, households, born, retired } = takingOf(whole, 'compound', null);
    expect({ grids, more, households, born, retired: retired.length }).toEqual({
      grids: 4,
      more: 0,
      households: 127,
      born: 1,
      retired: 1,
    });
  });

  test('some grids of it are counted by themselves, and disjoint sets of them add up to the whole', () => {
    const sets = [new Set(['p1', 'p2']), new Set(['p3']), new Set(['p4'])];
    const parts = sets.map((chosen) => takingOf(whole, 'compound', chosen));
    const all = takingOf(whole, 'compound', null);
    const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((n, part) => n + of(part), 0);
    expect(sum(({ grids }) => grids)).toBe(all.grids);
    expect(sum(({ households }) => households)).toBe(all.households);
    expect(sum(({ born }) => born)).toBe(all.born);
    expect(sum(({ retired }) => retired.length)).toBe(all.retired.length);
    expect(parts.map(({ more }) => more)).toEqual([1, -1, 0]);
    expect(parts.map(({ nothing }) => nothing)).toEqual([false, false, true]);
  });

  test('boards are affected of every grid of today that would be another, and of no other', () => {
    expect([...takingOf(whole, 'compound', null).touched].sort()).toEqual(['g1', 'g2', 'g3', 'g31']);
    expect([...takingOf(whole, 'compound', new Set(['p3'])).touched].sort()).toEqual(['g2', 'g3', 'g31']);
    expect(takingOf(whole, 'compound', new Set(['p4'])).touched.size).toBe(0);
  });

  test('a grid that stays as it is while one within it changes is not nothing', () => {
    const nested = variant(
      [
        grid('p', { keeps: 'g', from: ['g'], changed: false }),
        grid('q', { level: 'building', parentId: 'p', from: ['h'] }),
      ],
      1,
    );
    expect(takingOf(nested, 'compound', new Set(['p'])).nothing).toBe(false);
  });
});

describe('the sentence before it is taken', () => {
  const all = {
    grids: 7,
    more: 3,
    households: 127,
    born: 2,
    retired: whole.retired,
    moved: [],
    touched: new Set<string>(),
    nothing: false,
  };

  test('in both languages, with what came where that is the reason', () => {
    expect(takeText(all, false, 900, 4, sayIn('en'))).toBe(
      '900 households more than today’s 4 grids are meant for: 3 grids more, 127 households change grid, 2 codes born, 1 code retired. Take it?',
    );
    expect(takeText(all, false, 900, 4, sayIn('zh'))).toBe(
      '按现有 4 格算多出 900 户：多 3 格，127 户换网格，新增 2 个编码，停用 1 个编码。采用吗？',
    );
  });

  test('one of each is one; what is none is not said', () => {
    const one = { ...all, more: -1, households: 1, born: 0, retired: [] };
    expect(takeText(one, false, null, 4, sayIn('en'))).toBe(
      '1 grid fewer, 1 household changes grid. Take it?',
    );
    expect(takeText({ ...one, more: 0, households: 0 }, false, 900, 4, sayIn('en'))).toBe(
      'as many grids as now, 0 households change grid. Take it?',
    );
    expect(takeText(one, false, null, 4, sayIn('en'), 5)).toContain('5 boards affected. Take it?');
    expect(takeText(one, false, null, 4, sayIn('en'), 1)).toContain('1 board affected. Take it?');
    expect(takeText(one, false, null, 4, sayIn('zh'), 5)).toContain('涉及 5 块公示图。');
    expect(takeText({ ...all, nothing: true }, false, 900, 4, sayIn('en'))).not.toContain('Take it?');
  });

  test('more households are no reason for fewer grids', () => {
    expect(takeText({ ...all, more: -2 }, false, 900, 4, sayIn('en'))).toMatch(/^2 grids fewer/);
  });

  test('what today’s grids are meant for is target by target', () => {
    expect(surplus(whole, 250)).toBe(200);
    expect(surplus(whole, null)).toBeNull();
  });
});
