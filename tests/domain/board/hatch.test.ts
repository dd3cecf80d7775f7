import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Trace } from '../../../domain/board/drawing.ts';
import { hatchMarks } from '../../../domain/board/hatch.ts';

const style = { spacing: 2, lineWidth: 0.2, colour: '#000000' };
const ring = (points: readonly number[]): Trace => ({ points: Float64Array.from(points), closed: true });
const square = (x: number, y: number, side: number) =>
  ring([x, y, x + side, y, x + side, y + side, x, y + side]);

/** Metres of line, by the ends of each trace. */
function length(rings: readonly Trace[], hatch: Parameters<typeof hatchMarks>[1]): number {
  return hatchMarks(rings, hatch, style)
    .flatMap(({ traces }) => traces)
    .reduce((sum, { points: [ax, ay, bx, by] }) => sum + Math.hypot(ax! - bx!, ay! - by!), 0);
}

test.each(['diagonal', 'back-diagonal', 'horizontal', 'vertical'] as const)(
  'lines of %s cover an area as densely as they are apart',
  (hatch) => {
    // Length × distance between lines is the area, but for the rim.
    expect(length([square(3.3, 4.7, 200)], hatch) * style.spacing).toBeGreaterThan(0.98 * 200 * 200);
    expect(length([square(3.3, 4.7, 200)], hatch) * style.spacing).toBeLessThan(1.02 * 200 * 200);
  },
);

test('crossed lines are both diagonals, and none is none', () => {
  const rings = [square(1, 1, 50)];
  expect(length(rings, 'cross')).toBeCloseTo(length(rings, 'diagonal') + length(rings, 'back-diagonal'), 6);
  expect(hatchMarks(rings, 'none', style)).toEqual([]);
});

test('no line and no dot lies in a hole', () => {
  const rings = [square(0, 0, 60), square(20, 20, 20)];
  for (const hatch of ['diagonal', 'back-diagonal', 'horizontal', 'vertical', 'cross', 'dots'] as const)
    for (const { traces } of hatchMarks(rings, hatch, style))
      for (const { points } of traces) {
        const count = points.length / 2;
        let [x, y] = [0, 0];
        for (let i = 0; i < count; i += 1) {
          x += points[2 * i]! / count;
          y += points[2 * i + 1]! / count;
        }
        expect(x > 20 && x < 40 && y > 20 && y < 40).toBe(false);
      }
});

test('of a hatch all is within any star: its middles are, by half-planes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 5, max: 40, noNaN: true }), { minLength: 3, maxLength: 12 }),
      fc.constantFrom('diagonal', 'horizontal', 'cross', 'dots' as const),
      (arms, hatch) => {
        const points = arms.flatMap((arm, at) => {
          const angle = (2 * Math.PI * at) / arms.length;
          return [50 + arm * Math.cos(angle), 50 + arm * Math.sin(angle)];
        });
        for (const { traces } of hatchMarks([ring(points)], hatch, style))
          for (const trace of traces) {
            const [ax, ay, bx, by] = trace.points;
            const middle = trace.closed
              ? [trace.points[0]! - 0.28, trace.points[1]!]
              : [(ax! + bx!) / 2, (ay! + by!) / 2];
            expect(Math.hypot(middle[0]! - 50, middle[1]! - 50)).toBeLessThanOrEqual(
              Math.max(...arms) + 1e-6,
            );
          }
      },
    ),
  );
});
