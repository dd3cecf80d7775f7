import { expect, test } from 'vitest';
import { dayText, townDay, townNoon } from '../../../client/boards/town-day.ts';

test("a day is the town's, wherever the browser is, and comes back as it was chosen", () => {
  expect(townDay(new Date('2026-11-22T16:30:00Z'))).toBe('2026-11-23');
  expect(townDay(new Date('2026-11-23T15:59:00Z'))).toBe('2026-11-23');
  const noon = townNoon('2026-11-20', new Date('2026-11-23T01:00:00Z'));
  expect(noon).toBe('2026-11-20T04:00:00.000Z');
  expect(townDay(new Date(noon))).toBe('2026-11-20');
  expect(dayText('2001-12-31T16:30:00Z', 'zh')).toBe('2002年1月1日');
});

test('noon that is still to come is now', () => {
  expect(townNoon('2026-11-23', new Date('2026-11-23T01:00:00Z'))).toBe('2026-11-23T01:00:00.000Z');
});
