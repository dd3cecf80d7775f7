import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dissolve } from '../../../../domain/coverage/dissolve.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { acrossOf } from '../../../../domain/plan/four-sides/across.ts';
import { fourSides } from '../../../../domain/plan/four-sides/four-sides.ts';
import { fourSidesText } from '../../../../domain/plan/four-sides/sentence.ts';
import { SideLines } from '../../../../domain/plan/four-sides/side-lines.ts';
import { basisOf, stillFits } from '../../../../domain/plan/four-sides/still-fits.ts';
import {
  type Across,
  type FourSides,
  SIDES,
  type SideLine,
} from '../../../../domain/plan/four-sides/types.ts';
import { leavesUnder } from '../../../../domain/plan/tree.ts';
import { randomDivision } from '../../../arbitrary/random-division.ts';

/** Around the equator, where a quarter turn of the lattice is one of the ground. */
const star = fc
  .array(fc.tuple(fc.integer({ min: 50, max: 60_000 }), fc.integer({ min: 1, max: 20 })), {
    minLength: 3,
    maxLength: 40,
  })
  .map((spokes): Point[] => {
    const all = spokes.reduce((sum, [, step]) => sum + step, 0);
    let sum = 0;
    return spokes.map(([radius, step]) => {
      sum += step;
      const angle = (2 * Math.PI * sum) / all;
      return [Math.round(radius * Math.cos(angle)) + 0, Math.round(radius * Math.sin(angle)) + 0];
    });
  })
  .filter((ring) => isSimple(ring));

const street = fc.record({
  kind: fc.constantFrom('road' as const, 'rail' as const, 'water' as const, 'wall' as const),
  class: fc.constantFrom('primary', 'residential', 'footway', 'river', ''),
  name: fc.constantFrom('甲路', '乙街', '丙河', ''),
  bridge: fc.boolean(),
  tunnel: fc.boolean(),
});

/** Lines along some edges of the ring, a little beside them. */
const streets = (ring: readonly Point[]) =>
  fc
    .array(fc.tuple(fc.nat(ring.length - 1), fc.integer({ min: -900, max: 900 }), street), { maxLength: 12 })
    .map((along) =>
      along.map(([i, off, line]): SideLine => {
        const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
        const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
        const [nx, ny] = [((b[1] - a[1]) / length) * off, (-(b[0] - a[0]) / length) * off];
        return {
          ...line,
          points: [a, b].map(([x, y]): Point => [Math.round(x + nx) + 0, Math.round(y + ny) + 0]),
        };
      }),
    );

const scene = star.chain((ring) => fc.tuple(fc.constant(ring), streets(ring)));

function isSimple(ring: readonly Point[]): boolean {
  const n = ring.length;
  const cross = (a: Point, b: Point, c: Point) =>
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  for (let i = 0; i < n; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % n]!];
    // seen from the middle a star goes one way round, by less than half a turn
    if (cross([0, 0], a, b) <= 0) return false;
  }
  return true;
}

function tell(polygon: Polygon, lines: readonly SideLine[], across: readonly Across[] = []) {
  return fourSides({ polygons: [polygon], lines: new SideLines(lines), across });
}

function expectWhole(sides: FourSides): void {
  for (const part of sides.parts)
    for (const side of SIDES) {
      const { runs, shares, lengthM } = part.sides[side];
      expect(runs.length).toBeGreaterThan(0);
      expect(lengthM).toBeGreaterThan(0);
      expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const run of runs) expect(run.lengthM).toBeGreaterThan(0);
      for (let i = 1; i < runs.length; i++)
        expect([runs[i]!.kind, runs[i]!.name]).not.toEqual([runs[i - 1]!.kind, runs[i - 1]!.name]);
    }
  const { zh, en } = fourSidesText(sides);
  expect(zh).toMatch(/^东至.+，南至.+，西至.+，北至.+。$/u);
  expect(en).toMatch(/^East to .+; south to .+; west to .+; north to .+\.$/u);
  expect(stillFits(basisOf(sides), sides)).toBe(true);
}

describe('the four sides of any outline', () => {
  it('are four, each with something to tell', () => {
    fc.assert(
      fc.property(scene, ([ring, lines]) => expectWhole(tell([ring], lines))),
      { numRuns: 150 },
    );
  });

  it('turn with it by quarters', () => {
    const quarter = ([x, y]: Point): Point => [-y + 0, x];
    fc.assert(
      fc.property(scene, ([ring, lines]) => {
        const before = tell([ring], lines).parts[0]!.sides;
        const turnedLines = lines.map((line) => ({ ...line, points: line.points.map(quarter) }));
        const after = tell([ring.map(quarter)], turnedLines).parts[0]!.sides;
        for (const [side, was] of [
          ['north', 'east'],
          ['west', 'north'],
          ['south', 'west'],
          ['east', 'south'],
        ] as const) {
          const [a, b] = [after[side], before[was]];
          expect(Math.abs(a.lengthM - b.lengthM)).toBeLessThan(0.01 * b.lengthM + 0.01);
          const names = (of: typeof a) => of.runs.map((run) => `${run.kind} ${run.name} ${run.side}`).sort();
          expect(names(a)).toEqual(names(b));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('do not depend on the order of the lines, on how they are drawn, or on where the ring begins', () => {
    fc.assert(
      fc.property(scene, fc.nat(), ([ring, lines], start) => {
        const at = start % ring.length;
        const other = lines.toReversed().map((line) => ({ ...line, points: line.points.toReversed() }));
        expect(fourSidesText(tell([[...ring.slice(at), ...ring.slice(0, at)]], other))).toEqual(
          fourSidesText(tell([ring], lines)),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('are told of every grid at every level of a division, with its holes, exclaves and neighbours', () => {
    let [parts, within] = [0, 0];
    for (let seed = 0; seed < 12; seed++) {
      const { tree, coverage } = randomDivision(seed);
      for (const grid of tree.grids.values()) {
        const polygons = dissolve(leavesUnder(tree, grid.id).map((id) => tree.grids.get(id)!.polygon!));
        const across = acrossOf(coverage, tree, grid.id);
        const sides = fourSides({ polygons, lines: new SideLines([]), across });
        expect(sides.parts).toHaveLength(polygons.length);
        const around = new Set(across.map(({ neighbour }) => neighbour?.name ?? ''));
        for (const part of sides.parts) {
          expectWhole({ parts: [part] });
          parts++;
          within += part.within.length;
          for (const name of part.within) expect(around).toContain(name);
          for (const side of SIDES)
            for (const run of part.sides[side].runs)
              expect(run.what === 'edge' || around.has(run.name), run.name).toBe(true);
        }
      }
    }
    expect(parts).toBeGreaterThan(400);
    expect(within).toBeGreaterThan(5);
  });
});

describe('outlines of other kinds', () => {
  const circle = (corners: number, radius: number): Point[] =>
    Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * i) / corners;
      const wave = radius * (1 + 0.02 * Math.sin(40 * angle));
      return [Math.round(wave * Math.cos(angle)) + 0, Math.round(wave * Math.sin(angle)) + 0];
    });

  it.each([
    [
      'a triangle of a few centimetres',
      [
        [0, 0],
        [5, 0],
        [0, 5],
      ],
    ],
    [
      'a grid of 2 m',
      [
        [0, 0],
        [180, 0],
        [180, 180],
        [0, 180],
      ],
    ],
    [
      'a grid of 20 km',
      [
        [0, 0],
        [1_800_000, 0],
        [1_800_000, 1_800_000],
        [0, 1_800_000],
      ],
    ],
    [
      'a needle',
      [
        [0, 0],
        [900_000, 1],
        [900_000, 2],
      ],
    ],
    ['five thousand corners', circle(5000, 100_000)],
    ['five thousand corners, 20 km', circle(5000, 900_000)],
    [
      'near the pole',
      [
        [0, 899_000_000],
        [50_000, 899_000_000],
        [50_000, 899_000_900],
        [0, 899_000_900],
      ],
    ],
  ] as [string, Point[]][])('%s', (_, ring) => expectWhole(tell([ring], [])));

  it('a shell that runs clockwise, and one that begins in the middle of a side', () => {
    const ring: Point[] = [
      [0, 0],
      [9000, 0],
      [18_000, 0],
      [18_000, 18_000],
      [0, 18_000],
    ];
    const lines: SideLine[] = [
      {
        kind: 'road',
        class: '',
        name: '南街',
        bridge: false,
        tunnel: false,
        points: [
          [0, 0],
          [18_000, 0],
        ],
      },
    ];
    const south = (at: Polygon) => tell(at, lines).parts[0]!.sides.south.runs;
    expect(south([ring])).toMatchObject([{ name: '南街', from: [0, 0], to: [18_000, 0] }]);
    expect(south([ring.toReversed()])).toMatchObject([{ name: '南街', from: [0, 0], to: [18_000, 0] }]);
    expect(south([[...ring.slice(1), ring[0]!]])).toMatchObject([
      { name: '南街', from: [0, 0], to: [18_000, 0] },
    ]);
  });
});
