import { describe, expect, test } from 'vitest';
import type { Box } from '../../../domain/geometry/point.ts';
import { type CodeDigits, issueCodes } from '../../../domain/plan/codes.ts';
import { buildTree } from '../../../domain/plan/tree.ts';
import type { Grid, Level } from '../../../domain/plan/types.ts';
import { blankGrid } from '../../arbitrary/blank-grid.ts';

const level = (id: string): Level => ({
  id,
  tiles: true,
  measure: 'households',
  target: null,
  band: [0.8, 1.2],
  outOfBand: 'reason',
  requiredRoles: [],
});
const LEVELS = [level('office'), level('community'), level('grid')];
const RULE: CodeDigits = {
  head: '411402',
  root: '007',
  digits: new Map([
    ['community', 3],
    ['grid', 2],
  ]),
};

function grid(id: string, parentId: string | null, at: string, more: Partial<Grid> = {}): Grid {
  return { ...blankGrid(id, parentId, at, null), leaf: at === 'grid', ...more };
}

function issue(grids: Grid[], boxes: Record<string, Box>, taken: string[] = []) {
  const tree = buildTree(grids, LEVELS);
  if (!tree.ok) throw new Error(tree.reason.code);
  return issueCodes(tree.value, RULE, new Set(taken), (id) => boxes[id] ?? [0, 0, 10, 10]);
}

/** A community of four grids, two rows of two. */
const FOUR = [
  grid('root', null, 'office'),
  grid('c', 'root', 'community'),
  grid('se', 'c', 'grid'),
  grid('nw', 'c', 'grid'),
  grid('ne', 'c', 'grid'),
  grid('sw', 'c', 'grid'),
];
const PLACES: Record<string, Box> = {
  nw: [0, 10, 10, 20],
  ne: [10, 11, 20, 21],
  sw: [0, 0, 10, 10],
  se: [10, 0, 20, 9],
};

describe('codes', () => {
  test('run in rows from north to south, west to east within a row', () => {
    const codes = issue(FOUR, PLACES);
    expect(codes.ok && [...codes.value].sort((a, b) => (a[1] < b[1] ? -1 : 1))).toEqual([
      ['root', '411402007'],
      ['c', '411402007001'],
      ['nw', '41140200700101'],
      ['ne', '41140200700102'],
      ['sw', '41140200700103'],
      ['se', '41140200700104'],
    ]);
  });

  test('once given, stay; a new grid takes the next number that was never given, a retired one neither', () => {
    const kept = FOUR.map((g) => (g.id === 'nw' ? { ...g, code: '41140200700102' } : g));
    const codes = issue(kept, PLACES, ['41140200700107']);
    if (!codes.ok) throw new Error(codes.reason.code);
    expect(codes.value.get('nw')).toBe('41140200700102');
    expect(codes.value.get('ne')).toBe('41140200700108');
    expect(new Set(codes.value.values()).size).toBe(codes.value.size);
  });

  test('follow a grid that changes community', () => {
    const codes = issue(
      [
        ...FOUR.map((g) => (g.id === 'nw' ? { ...g, parentId: 'd', code: '41140200700101' } : g)),
        grid('d', 'root', 'community'),
      ],
      { ...PLACES, c: [0, 0, 20, 20], d: [0, 0, 20, 5] },
    );
    if (!codes.ok) throw new Error(codes.reason.code);
    expect(codes.value.get('nw')).toBe(`${codes.value.get('d')}01`);
  });

  test('of another making (an import) stay as given', () => {
    const codes = issue(
      FOUR.map((g) => (g.id === 'nw' ? { ...g, code: 'A-17' } : g)),
      PLACES,
    );
    expect(codes.ok && codes.value.get('nw')).toBe('A-17');
  });

  test('are refused when the digits do not reach', () => {
    const many = Array.from({ length: 100 }, (_, i) => grid(`g${i}`, 'c', 'grid'));
    const codes = issue([...FOUR.slice(0, 2), ...many], {});
    expect(codes).toMatchObject({ ok: false, reason: { code: 'codes-exhausted', params: { digits: 2 } } });
  });

  test('go to no unassigned ground', () => {
    const codes = issue(
      FOUR.map((g) => (g.id === 'sw' ? { ...g, unassigned: true } : g)),
      PLACES,
    );
    expect(codes.ok && codes.value.has('sw')).toBe(false);
  });
});
