import { expect, test } from 'vitest';
import { readableLine } from '../../../server/readable-log.ts';

const TIME = Date.parse('2026-03-02T10:20:30Z');

test.each([
  [{ level: 30, time: TIME, msg: 'listening' }, '10:20:30 info listening\n'],
  [
    {
      level: 30,
      time: TIME,
      msg: 'done',
      req: { method: 'GET', url: '/x' },
      res: { statusCode: 200 },
      responseTime: 3.4,
    },
    '10:20:30 info done GET /x 200 3 ms\n',
  ],
  [
    { level: 50, time: TIME, msg: 'failed', err: { stack: 'Error: no\n    at x' } },
    '10:20:30 error failed \nError: no\n    at x\n',
  ],
])('a line of the log as a person reads it: %j', (logged, line) => {
  expect(readableLine(JSON.stringify(logged))).toBe(line);
});

test('what is no JSON is shown as it is', () => {
  expect(readableLine('plain\n')).toBe('plain\n');
});
