import { expect, test } from 'vitest';
import { planningPath, readPlanningAddress } from '../../../client/ui/shell/planning-address.ts';

test('an address of planning is read as it was written', () => {
  const read = (path: string) => readPlanningAddress(new URL(path, 'http://here').search);
  for (const address of [
    { plan: 'p 1', grid: 'building-7&8' },
    { plan: 'p', grid: null },
    { plan: null, grid: null },
  ])
    expect(read(planningPath(address))).toEqual(address);
  expect(planningPath({})).toBe('/');
});
