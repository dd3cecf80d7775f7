import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeParts } from '../../../../domain/draft/parts/make-parts.ts';
import type { Point } from '../../../../domain/geometry/point.ts';
import { orient } from '../../../../domain/geometry/predicates.ts';
import { Random } from '../../../arbitrary/random.ts';
import { expectNet } from '../net/assert-net.ts';
import { metres } from '../net/towns.ts';
import { builtTown } from './built-town.ts';
import { cutsThrough, expectParts } from './expect-parts.ts';

const WISH = { target: 60, high: 72, measure: 'households' } as const;

describe('makeParts', () => {
  it('gives parts that are connected, disjoint and complete, every building in one', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const town = builtTown(seed);
        const parts = makeParts({ ...town, ...WISH });
        expectNet(parts.net, town.grounds, false);
        expectParts(parts, town.buildings);
        expect(makeParts({ ...town, ...WISH })).toEqual(parts);
      }),
      { numRuns: 200 },
    );
  });

  it('never cuts through a building, unless that lies across another or a street', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, tidy) => {
        const town = builtTown(seed, tidy);
        expect(cutsThrough(makeParts({ ...town, ...WISH }), town.buildings).through).toEqual([]);
      }),
      {
        numRuns: 300,
        // rows back to back with half a unit between them
        examples: [
          [1876879103, false],
          [1596356542, false],
        ],
      },
    );
  });

  it('parts until nothing weighs more than a grain but one building alone', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const town = builtTown(seed, true);
        const parts = makeParts({ ...town, ...WISH });
        parts.buildings.forEach((list, p) => {
          const weighty = list.filter((b) => town.buildings[b]!.households > 0);
          if (weighty.length > 1) expect(parts.households[p]).toBeLessThanOrEqual(WISH.target / 6);
        });
      }),
      {
        numRuns: 200,
        // a cut all around something; ends that came to nothing
        examples: [[1093], [38932489], [127102027]],
      },
    );
  });

  it("puts no part into two of today's grids, nor across a barrier that was drawn", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const town = builtTown(seed);
        const random = new Random(seed);
        const x = random.whole(20, 50);
        const border = [metres(x, -10), metres(x + random.whole(-15, 15), 400)] as const;
        const drawn = [metres(-10, random.whole(10, 50)), metres(500, random.whole(10, 50))] as const;
        const sideOf = ([a, b]: readonly [Point, Point], p: Point) => (orient(a, b, p) > 0 ? 1 : 0);
        const parts = makeParts({
          ...town,
          ...WISH,
          drawn: [drawn],
          borders: [border],
          today: (at) => sideOf(border, at),
        });
        expectParts(parts, town.buildings);
        const sides = new Map<number, Set<string>>();
        parts.net.at.forEach((at, face) => {
          const p = parts.partOf[face]!;
          // A line that is put on the lattice is not quite the line that was drawn: between the two no side is the right one.
          if (isOn(border, at) || isOn(drawn, at)) return;
          const where = `${sideOf(border, at)} ${sideOf(drawn, at)}`;
          sides.set(p, (sides.get(p) ?? new Set()).add(where));
        });
        for (const [p, where] of sides) expect(where.size, `part ${p}`).toBe(1);
      }),
      // a face a third of a unit from what was drawn
      { numRuns: 100, examples: [[-560884655]] },
    );
  });
});

/** Whether a point is less than a unit of the lattice from a line. */
function isOn([[ax, ay], [bx, by]]: readonly [Point, Point], [x, y]: Point): boolean {
  const across = (x - ax) * (by - ay) - (y - ay) * (bx - ax);
  return Math.abs(across) < Math.hypot(bx - ax, by - ay);
}
