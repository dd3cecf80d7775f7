import { expect, test } from 'vitest';
import { changeText } from '../../../domain/case/figure-text.ts';

test.each([
  [120, 100, '+20.0%'],
  [80, 100, '-20.0%'],
  [100, 100, '0.0%'],
  // Of few before, the number itself.
  [658, 4, '+654'],
  [3, 10, '-7'],
  [0, 0, '0'],
])('%i after %i is %s', (now, before, text) => {
  expect(changeText(now, before)).toBe(text);
});
