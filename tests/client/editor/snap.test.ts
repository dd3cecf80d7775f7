import { describe, expect, test } from 'vitest';
import { borderSegments } from '../../../client/editor/snap/border-segments.ts';
import { metresBetween, scaleAt } from '../../../client/editor/snap/scale.ts';
import { SNAP_PX, snap } from '../../../client/editor/snap/snap.ts';
import { indexStreets } from '../../../client/editor/snap/streets.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';
import { at, squareTown } from '../harness/square-town.ts';

const { coverage } = squareTown(3, 3);
/** About one metre north. */
const METRE = 90;
const near = (p: Point, dx: number, dy: number): Point => [p[0] + dx * METRE, p[1] + dy * METRE];
const streets = indexStreets([
  { name: 'North Road', points: [at(1.3, -1), at(1.3, 4)] },
  { name: 'Cross Lane', points: [at(-1, 1.6), at(4, 1.6)] },
]);
const pull = (p: Point, more: object = {}) => snap({ at: p, metresPerPixel: 1, coverage, streets, ...more });

describe('snapping', () => {
  test('a vertex comes back as the very point of the coverage', () => {
    const { at: p, cue } = pull(near(at(1, 1), 3, -4));
    expect(cue?.kind).toBe('vertex');
    expect([...coverage.borders.values()].some((border) => border.points.includes(p))).toBe(true);
  });

  test('vertex before crossing before border before street, wherever the pointer is within reach', () => {
    expect(pull(near(at(1.3, 1), 6, 2)).cue).toEqual({ kind: 'crossing', at: at(1.3, 1) });
    expect(pull(near(at(1.3, 1.6), 4, 4)).cue).toEqual({ kind: 'crossing', at: at(1.3, 1.6) });
    expect(pull(near(at(1, 1.4), 5, 0)).cue).toEqual({ kind: 'border', at: at(1, 1.4) });
    expect(pull(near(at(1.3, 1.3), 5, 0)).cue).toEqual({
      kind: 'street',
      at: at(1.3, 1.3),
      street: 'North Road',
    });
    expect(pull(near(at(1.3, 1.3), 30, 0))).toEqual({ at: near(at(1.3, 1.3), 30, 0), cue: null });
  });

  test('reaches as far as its pixels, whatever the zoom', () => {
    const p = near(at(1, 1.4), 15, 0);
    expect(pull(p).cue).toBeNull();
    expect(pull(p, { metresPerPixel: 2 }).cue?.kind).toBe('border');
  });

  test('what is on the move attracts nothing, nor do the borders that hang on it', () => {
    expect(pull(near(at(1, 1), 2, 2), { moving: [at(1, 1)] }).cue).toBeNull();
    expect(pull(near(at(1, 1.1), 2, 0), { moving: [at(1, 1)] }).cue).toBeNull();
  });

  test.each([1, 2, 3])('finds the nearest vertex that there is (seed %i)', (seed) => {
    const random = new Random(seed);
    const division = randomDivision(seed, { columns: 6, rows: 6 });
    const all = [...division.coverage.borders.values()].flatMap((border) => border.points);
    for (let i = 0; i < 200; i++) {
      const [x, y] = random.pick(all);
      const p: Point = [x + random.whole(-2000, 2000), y + random.whole(-2000, 2000)];
      const scale = scaleAt(p);
      const least = Math.min(...all.map((q) => metresBetween(p, q, scale)));
      const found = snap({ at: p, metresPerPixel: 1, coverage: division.coverage, streets });
      if (least <= SNAP_PX) expect(metresBetween(p, found.at, scale)).toBe(least);
      else expect(found.cue?.kind).not.toBe('vertex');
    }
  });

  test('a border is found once, though two grids share it', () => {
    const box = [...at(0.9, 0.4), ...at(1.1, 0.6)] as const;
    expect(borderSegments(coverage, [box[0]!, box[1]!, box[2]!, box[3]!])).toHaveLength(1);
  });
});
