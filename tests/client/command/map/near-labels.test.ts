import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelOffsets } from '../../../../client/command/map/places/near-layers.ts';

test('the words of near cameras stand apart even where all cameras are one place', () => {
  const near = fc.double({ min: -0.001, max: 0.001, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(near, near), { maxLength: 8 }), (cameras) => {
      const offsets = labelOffsets(
        [115.6, 34.4],
        cameras.map(([dx, dy]) => [115.6 + dx, 34.4 + dy]),
        1,
      );
      expect(offsets).toHaveLength(cameras.length);
      for (const [i, a] of offsets.entries())
        for (const b of offsets.slice(i + 1))
          expect(Math.abs(a[0] - b[0]) >= 40 || Math.abs(a[1] - b[1]) >= 16.9).toBe(true);
    }),
  );
});
