import { expect, test } from 'vitest';
import { decide, decisionAt } from '../../../client/exchange/flow/decisions.ts';

test('a place has one decision; it is taken back without touching the others, or how narrow gaps are repaired', () => {
  const first = decide({ gapM: 8 }, [1, 2], '3');
  const second = decide(first, [4, 5], null);
  const changed = decide(second, [1, 2], '7');
  expect(decisionAt(changed, [1, 2])?.to).toBe('7');
  expect(decisionAt(changed, [4, 5])?.to).toBeNull();
  expect(decide(changed, [1, 2], undefined)).toEqual({ gapM: 8, decisions: [{ at: [4, 5], to: null }] });
  expect(first.decisions).toHaveLength(1);
});
