import { expect, test } from 'vitest';
import {
  boardsIn,
  rowsWith,
  usualChoice,
  type WrongItem,
  wrongRows,
} from '../../../../client/boards/replace/wrong-rows.ts';
import { squareTown } from '../../harness/square-town.ts';

const print = {
  id: 'p',
  grid: 'g',
  plan: 'plan',
  revision: 3,
  job: null,
  template: 'board-a3',
  paper: 'A3',
  lang: 'zh' as const,
  copies: 1,
  at: '2026-03-01T00:00:00Z',
  author: '张',
  inForce: true,
};
const reason = { code: 'border-moved', params: {} };
const item = (grid: string, more: Partial<WrongItem> = {}): WrongItem => ({
  grid,
  name: grid,
  code: null,
  gone: false,
  print,
  prints: ['p'],
  places: 2,
  ready: null,
  must: [reason],
  may: [],
  ...more,
});

const rows = wrongRows(
  {
    plan: 'plan',
    must: 0,
    may: 0,
    items: [
      item('c1-0w', { must: [], may: [reason] }),
      item('c0-0e', { ready: print }),
      item('c0-0w', { ready: print, places: 0 }),
      item('lost', { gone: true, places: 0 }),
    ],
  },
  squareTown(2, 1),
);

test('each board has a next step: print, hang what is printed, take down', () => {
  expect(rows.map(({ item: { grid }, kind, next }) => [grid, kind, next])).toEqual([
    ['c0-0e', 'must', 'hang'],
    ['c0-0w', 'must', 'print'],
    ['c1-0w', 'may', 'print'],
    ['lost', 'must', 'down'],
  ]);
  expect(boardsIn(rows)).toBe(2 + 1 + 2 + 1);
});

test('all that must be replaced is chosen to begin with; a text finds rows', () => {
  expect([...usualChoice(rows)]).toEqual(['c0-0e', 'c0-0w', 'lost']);
  expect(rowsWith(rows, ' C1-0W ').map(({ item: { grid } }) => grid)).toEqual(['c1-0w']);
  expect(rowsWith(rows, '')).toBe(rows);
});
