import { expect, test } from 'vitest';
import { oldAfter } from '../../../client/boards/old-after.ts';
import {
  BATCHES_KEY,
  BOARDS_KEY,
  SETTINGS_KEY,
  SHEETS_KEY,
  TEMPLATES_KEY,
} from '../../../client/boards/query-keys.ts';
import { BOARD_PLAN_KEY } from '../../../client/boards/use-board-plan.ts';

const shown = { plan: 'draft', inForce: ['town'] };
const edit = (plan: string) => oldAfter({ event: 'edit', data: JSON.stringify({ plan }) }, shown);

test('an edit tells on boards only where its plan is on the screen or in force', () => {
  expect(edit('draft')).toEqual([[...BOARD_PLAN_KEY, 'draft'], BOARDS_KEY]);
  expect(edit('town')).toEqual([[...BOARD_PLAN_KEY, 'town'], BOARDS_KEY]);
  expect(edit('another')).toEqual([[...BOARD_PLAN_KEY, 'another']]);
});

test('jobs, boards and plans are told of whichever they are; others not', () => {
  const after = (event: string) => oldAfter({ event, data: '{}' }, shown);
  expect(after('job')).toEqual([BATCHES_KEY]);
  expect(after('boards')).toEqual([BOARDS_KEY, SHEETS_KEY, TEMPLATES_KEY, SETTINGS_KEY]);
  expect(after('building')).toEqual([BOARDS_KEY, SHEETS_KEY]);
  expect(after('place')).toEqual([BOARDS_KEY, SHEETS_KEY]);
  expect(after('plan')).toContain(BOARD_PLAN_KEY);
  expect(after('case')).toEqual([]);
});
