import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseScale } from '../../../../domain/board/layout/choose-scale.ts';
import { toPaper } from '../../../../domain/board/layout/ground-view.ts';

const frame = { x: 8, y: 30, width: 312, height: 241 };
const extent = (metres: number) => ({ west: 0, south: 0, east: metres, north: metres });

test.each([
  [2, 100],
  [300, 1500],
  [1000, 5000],
  [20_000, 100_000],
  [160_000, 800_000],
])('a grid of %d m goes at 1:%d', (metres, scale) => {
  expect(chooseScale(extent(metres), frame, null)).toMatchObject({ scale, tooLarge: false });
});

test('of any extent all is in the frame with a margin, and never at half of the size that would go', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 200_000, noNaN: true }),
      fc.double({ min: 0.1, max: 200_000, noNaN: true }),
      (width, height) => {
        const { scale } = chooseScale({ west: 5, south: 7, east: 5 + width, north: 7 + height }, frame, null);
        const share = Math.max((width * 1000) / scale / frame.width, (height * 1000) / scale / frame.height);
        expect(share).toBeLessThanOrEqual(0.9);
        if (scale > 100) expect(share).toBeGreaterThan(0.55);
      },
    ),
  );
});

test('a wished scale is kept where the grid fits, and given up with a word where it does not', () => {
  expect(chooseScale(extent(300), frame, 2000)).toMatchObject({ scale: 2000, tooLarge: false });
  expect(chooseScale(extent(300), frame, 500)).toMatchObject({ scale: 1500, tooLarge: true });
});

test('between two points it is as far on the paper as on the ground, divided by the scale', () => {
  const coordinate = fc.double({ min: -50_000, max: 50_000, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(coordinate, coordinate), fc.tuple(coordinate, coordinate), (a, b) => {
      const { scale, centre } = chooseScale(extent(3000), frame, null);
      const view = { frame, centre, scale };
      const [[ax, ay], [bx, by]] = [toPaper(view, a), toPaper(view, b)];
      const ground = Math.hypot(a[0] - b[0], a[1] - b[1]);
      const paper = (Math.hypot(ax - bx, ay - by) / 1000) * scale;
      expect(Math.abs(paper - ground)).toBeLessThanOrEqual(1e-9 * Math.max(1, ground, 50_000));
    }),
  );
});
