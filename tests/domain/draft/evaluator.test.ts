import type { Feature, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { DraftInput, DraftOutput } from '../../evaluator/draft-input.ts';
import { feasibleCount } from '../../evaluator/feasible-count.ts';
import { judgeDraft } from '../../evaluator/judge-draft.ts';

/** About 111 m a thousandth of a degree: at the equator both ways alike. */
const box = (west: number, south: number, east: number, north: number): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ].map(([x, y]) => [x! / 1000, y! / 1000]),
    ],
  },
});

/** Two by two blocks of 300 households, a street between west and east, none between south and north. */
function town(households: readonly number[] = [300, 300, 300, 300]): DraftInput {
  const places = [
    [0.5, 0.5],
    [1.5, 0.5],
    [0.5, 1.5],
    [1.5, 1.5],
  ];
  return {
    territory: [box(0, 0, 2, 2)],
    lines: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { kind: 'road', class: 'residential' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [0.001, -0.001],
              [0.001, 0.003],
            ],
          },
        },
      ],
    },
    buildings: {
      type: 'FeatureCollection',
      features: places.map(([x, y], i) => ({
        type: 'Feature',
        properties: { households: households[i]! },
        geometry: box(x! - 0.1, y! - 0.1, x! + 0.1, y! + 0.1).geometry,
      })),
    },
  };
}

const quarters: DraftOutput = [box(0, 0, 1, 1), box(1, 0, 2, 1), box(0, 1, 1, 2), box(1, 1, 2, 2)];
const wish = { target: 300, tolerance: 0.2 };

describe('the evaluator of drafts', () => {
  test('four even squares are sound, in band, as compact as squares are, and half on the street', () => {
    const judged = judgeDraft(quarters, town(), wish);
    expect(judged).toMatchObject({
      grids: 4,
      households: { total: 1200, min: 300, max: 300, mean: 300 },
      faults: 0,
      disconnected: 0,
      straddling: 0,
      lost: 0,
      within: 1,
      withinTen: 1,
      unexplained: [],
      cut: 0,
      grounds: [{ households: 1200, grids: 4, feasible: 4 }],
    });
    expect(judged.areaDiffersM2).toBeLessThan(0.01);
    expect(judged.compactness).toBeCloseTo(Math.PI / 4, 3);
    expect(judged.onLines).toBeCloseTo(0.5, 2);
    expect(judged.innerBorderM).toBeCloseTo(4 * 111.2, 0);
  });

  test('a tunnel is no line', () => {
    const input = town();
    input.lines.features[0]!.properties.tunnel = true;
    expect(judgeDraft(quarters, input, wish).onLines).toBe(0);
  });

  test('a gap, an overlap, a grid in two pieces, a lost household', () => {
    expect(judgeDraft(quarters.slice(1), town(), wish)).toMatchObject({ lost: 300 });
    expect(judgeDraft(quarters.slice(1), town(), wish).areaDiffersM2).toBeGreaterThan(10_000);
    expect(judgeDraft([...quarters, quarters[0]!], town(), wish).faults).toBeGreaterThan(0);
    const apart: DraftOutput = [
      {
        ...box(0, 0, 1, 1),
        geometry: {
          type: 'MultiPolygon',
          coordinates: [box(0, 0, 1, 1), box(1, 1, 2, 2)].map(({ geometry }) => geometry.coordinates),
        },
      },
      box(1, 0, 2, 1),
      box(0, 1, 1, 2),
    ];
    expect(judgeDraft(apart, town(), wish)).toMatchObject({ disconnected: 1, faults: 0 });
  });

  test('out of band is explained by one building or by the total of its ground, and by nothing else', () => {
    expect(judgeDraft(quarters, town([503, 300, 300, 300]), wish)).toMatchObject({
      outOfBand: [503],
      unexplained: [],
    });
    const halves: DraftOutput = [box(0, 0, 2, 1), box(0, 1, 1, 2), box(1, 1, 2, 2)];
    expect(judgeDraft(halves, town(), wish).unexplained).toEqual([{ grid: 0, households: 600, ground: 0 }]);
    const one: DraftOutput = [box(0, 0, 2, 2)];
    expect(judgeDraft(one, town([100, 100, 100, 159]), wish)).toMatchObject({
      outOfBand: [459],
      unexplained: [],
      grounds: [{ households: 459, grids: 1, feasible: null }],
    });
  });

  test('grids across parents and borders through buildings are counted', () => {
    const parents = [box(0, 0, 1, 2), box(1, 0, 2, 2)];
    expect(judgeDraft(quarters, { ...town(), parents }, wish).straddling).toBe(0);
    const rows: DraftOutput = [box(0, 0, 2, 1), box(0, 1, 2, 2)];
    expect(judgeDraft(rows, { ...town(), parents }, wish).straddling).toBe(2);
    const through: DraftOutput = [box(0, 0, 0.5, 2), box(0.5, 0, 2, 2)];
    expect(judgeDraft(through, town(), wish).cut).toBe(2);
  });

  test('the count nearest to the target that a total allows', () => {
    const count = (total: number) => feasibleCount(total, 300, 240, 360);
    expect([0, 30, 213, 240, 360, 459, 480, 700, 1000].map(count)).toEqual([
      null,
      null,
      null,
      1,
      1,
      null,
      2,
      2,
      3,
    ]);
  });

  test('and the count is found at once for a band that begins at nothing, and for very many households', () => {
    expect(feasibleCount(500, 300, 0, 600)).toBe(2);
    expect(feasibleCount(9e15, 300, 240, 360)).toBe(3e13);
  });
});
