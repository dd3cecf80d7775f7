import { describe, expect, it } from 'vitest';
import { buildCoverage } from '../../../domain/coverage/build.ts';
import { checkCoverage } from '../../../domain/coverage/check.ts';
import { isSound } from '../../../domain/coverage/is-sound.ts';
import type { Coverage, Territory } from '../../../domain/coverage/types.ts';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import { polygonBox } from '../../../domain/geometry/ring.ts';
import { Random } from '../../arbitrary/random.ts';
import { syntheticCoverage } from '../../fixtures/synthetic-coverage.ts';

const COLUMNS = 20;
const { cells, territory: ground } = syntheticCoverage(COLUMNS, 15, 7);
const territory: Territory = { polygons: ground, original: ground };

function build(leaves: readonly { id: string; polygon: Polygon }[]): Coverage {
  const built = buildCoverage(leaves);
  if (!built.ok) throw new Error(built.reason.code);
  return built.value;
}

const translate = (polygon: Polygon, dx: number): Polygon =>
  polygon.map((ring) => ring.map(([x, y]): Point => [x + dx, y]));
const replace = (n: number, polygon: Polygon) => cells.with(n, { id: cells[n]!.id, polygon });

describe('a coverage', () => {
  it('that is sound has no issue, whole, near any leaf, and by the sum', () => {
    const coverage = build(cells);
    expect(checkCoverage(coverage, territory)).toEqual([]);
    expect(isSound(coverage.leaves.values(), territory)).toBe(true);
    for (const { polygon } of cells)
      expect(checkCoverage(coverage, territory, polygonBox(polygon))).toEqual([]);
  });

  it('is unsound by the sum when one corner of one leaf moves by one unit, whichever it is', () => {
    const random = new Random(5);
    for (let n = 0; n < 2_000; n++) {
      const cell = Math.floor(random.next() * cells.length);
      const ring = cells[cell]!.polygon[0]!;
      const corner = Math.floor(random.next() * ring.length);
      const [x, y] = ring[corner]!;
      const moved = ring.with(corner, random.next() < 0.5 ? [x + 1, y] : [x, y - 1]);
      expect(isSound(replace(cell, [moved]), territory), `cell ${cell} corner ${corner}`).toBe(false);
    }
  });

  it('is unsound by the sum with a leaf missing, twice, turned around, or translated', () => {
    const [first] = cells;
    expect(isSound(cells.slice(1), territory)).toBe(false);
    expect(isSound([...cells, first!], territory)).toBe(false);
    expect(isSound(replace(0, [first!.polygon[0]!.toReversed()]), territory)).toBe(false);
    // valid leaves whose areas still add up, as a sum of areas would not see
    expect(isSound(replace(0, translate(first!.polygon, 100_000_000)), territory)).toBe(false);
  });

  it('with a leaf missing has one gap, of its area and shape, beside its neighbours', () => {
    const n = 5 * COLUMNS + 7;
    const coverage = build(cells.filter((_, i) => i !== n));
    const [issue, ...rest] = checkCoverage(coverage, territory);
    expect(rest).toEqual([]);
    expect(issue!.code).toBe('gap');
    expect(issue!.gridIds).toEqual([n - COLUMNS, n - 1, n + 1, n + COLUMNS].map(String).sort());
    expect(new Set(issue!.geometry![0]![0]!.map(String))).toEqual(new Set(cells[n]!.polygon[0]!.map(String)));
    const box = polygonBox(cells[n]!.polygon);
    expect(checkCoverage(coverage, territory, box)).toEqual([issue]);
    // a box within the gap that meets no edge at all, and one that is far off
    const [x, y] = issue!.at;
    expect(checkCoverage(coverage, territory, [x - 3, y - 3, x + 3, y + 3])).toEqual([issue]);
    expect(checkCoverage(coverage, territory, polygonBox(cells[0]!.polygon))).toEqual([]);
  });

  it('with a translated leaf has a gap where it was and is outside where it is', () => {
    const coverage = build(replace(0, translate(cells[0]!.polygon, -100_000_000)));
    expect(
      checkCoverage(coverage, territory)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['gap', 'outside']);
    expect(checkCoverage(coverage, territory, coverage.leaves.get('0')!.box).map(({ code }) => code)).toEqual(
      ['outside'],
    );
  });

  it('tells a T-junction, which has no ground, from a gap, however narrow', () => {
    const box = (x: number, y: number, w: number, h: number): Polygon => [
      [
        [x, y],
        [x + w, y],
        [x + w, y + h],
        [x, y + h],
      ],
    ];
    const west = box(0, 0, 1_000, 2_000);
    const south = box(1_000, 0, 1_000, 900);
    const north = box(1_000, 900, 1_000, 1_100);
    const square: Territory = {
      polygons: [
        [
          [
            [0, 0],
            [2_000, 0],
            [2_000, 900],
            [2_000, 2_000],
            [1_000, 2_000],
            [0, 2_000],
          ],
        ],
      ],
      original: [],
    };
    const withSouth = (corner: Point): Territory => ({
      ...square,
      polygons: [[square.polygons[0]![0]!.toSpliced(1, 0, corner)]],
    });
    const leaves = (west: Polygon) => [
      { id: 'west', polygon: west },
      { id: 'south', polygon: south },
      { id: 'north', polygon: north },
    ];
    // the corner at 1,000, 900 is missing in west's ring
    const [issue, ...rest] = checkCoverage(build(leaves(west)), withSouth([1_000, 0]));
    expect(rest).toEqual([]);
    expect(issue).toMatchObject({
      code: 't-junction',
      gridIds: ['north', 'south', 'west'],
      at: [1_000, 900],
      areaM2: 0,
    });
    // one unit too far west: a gap of half a square metre and 5 mm
    const dented: Polygon = [
      [
        [0, 0],
        [1_000, 0],
        [999, 900],
        [1_000, 2_000],
        [0, 2_000],
      ],
    ];
    expect(checkCoverage(build(leaves(dented)), withSouth([1_000, 0])).map(({ code }) => code)).toEqual([
      'gap',
    ]);
    // and the same against the territory's edge
    expect(
      checkCoverage(
        build(
          leaves([
            [
              [0, 0],
              [1_000, 0],
              [1_000, 900],
              [1_000, 2_000],
              [0, 2_000],
            ],
          ]),
        ),
        square,
      ),
    ).toMatchObject([{ code: 't-junction', at: [1_000, 0] }]);
  });
});
