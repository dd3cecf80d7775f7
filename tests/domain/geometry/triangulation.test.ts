import { describe, expect, it } from 'vitest';
import type { Point } from '../../../domain/geometry/point.ts';
import { segmentsCross } from '../../../domain/geometry/predicates.ts';
import { Triangulation } from '../../../domain/geometry/triangulation.ts';
import { turn } from '../../../domain/geometry/turn.ts';
import { Random } from '../../arbitrary/random.ts';

describe('a constrained triangulation', () => {
  it('covers its hull without a fold and has every side that it is asked for', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new Random(seed);
      const reach = random.pick([4, 12, 1000, 100_000_000]);
      const places = new Map<string, Point>();
      for (let i = random.whole(3, 60); i > 0; i--) {
        const p: Point = [random.whole(-reach, reach), random.whole(-reach, reach)];
        places.set(p.join(), p);
      }
      const points = [...places.values()];
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      const made = new Triangulation(xs, ys);

      // sides that cross no other and run through no point
      const wanted: [number, number][] = [];
      for (let tries = 0; tries < 100 && points.length > 1; tries++) {
        const a = random.whole(0, points.length - 1);
        const b = random.whole(0, points.length - 1);
        if (a === b) continue;
        const free = points.every(
          (p, i) => i === a || i === b || turn(...points[a]!, ...points[b]!, ...p) !== 0,
        );
        const clear = wanted.every(
          ([c, d]) => !segmentsCross(points[a]!, points[b]!, points[c]!, points[d]!),
        );
        if (free && clear) wanted.push([a, b]);
      }
      for (const [a, b] of wanted) expect(made.require(a, b), `${seed}: ${a}–${b}`).toBe(true);
      for (const [a, b] of wanted) expect(made.sideBetween(a, b), `${seed}: ${a}–${b}`).not.toBe(-1);

      // Euler: n points and three of the frame around them
      expect(made.count).toBe(2 * (points.length + 3) - 5);
      for (let t = 0; t < made.count; t++) {
        for (let s = 3 * t; s < 3 * t + 3; s++) {
          const other = made.across[s]!;
          if (other === -1) continue;
          expect(made.across[other]).toBe(s);
          expect(made.corner[other]).toBe(made.corner[made.after(s)]);
        }
        const corners = [0, 1, 2].map((s) => made.corner[3 * t + s]!);
        if (corners.some((c) => c >= points.length)) continue;
        const [a, b, c] = corners.map((i) => points[i]!);
        expect(turn(...a!, ...b!, ...c!)).toBeGreaterThan(0);
      }
    }
  });
});
