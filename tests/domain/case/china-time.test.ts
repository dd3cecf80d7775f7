import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chinaMidnight, chinaText } from '../../../domain/case/china-time.ts';

const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) });

test('the clock is China’s, whatever the machine’s is: a time that is written comes back', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const second = Math.floor(at / 1000) * 1000;
      expect(Date.parse(`${chinaText(at).replace(' ', 'T')}+08:00`)).toBe(second);
    }),
  );
});

test('a day begins at 00:00 of that clock, not after the instant and less than a day before', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const midnight = chinaMidnight(at);
      expect(chinaText(midnight).slice(10)).toBe(' 00:00:00');
      expect(chinaText(midnight).slice(0, 10)).toBe(chinaText(at).slice(0, 10));
      expect(midnight).toBeLessThanOrEqual(at);
    }),
  );
});
