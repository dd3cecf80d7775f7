import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addToCells, cellsFromCounts, countCells } from '../../../../domain/case/heat/heat-cells.ts';
import { HEAT_CLASSES, heatClass } from '../../../../domain/case/heat/heat-classes.ts';
import { densityOf, type HeatField, valueAt } from '../../../../domain/case/heat/heat-field.ts';
import { cellHectares, heatFrame, sameFrame } from '../../../../domain/case/heat/heat-frame.ts';
import type { Box } from '../../../../domain/geometry/point.ts';

/** A town of about 5 by 6 km at 34°N, and a county a hundred times as wide. */
const TOWN: Box = [1_156_100_000, 343_800_000, 1_156_650_000, 344_340_000];
const COUNTY: Box = [1_110_000_000, 320_000_000, 1_160_000_000, 370_000_000];

const place = (box: Box) =>
  fc.tuple(fc.integer({ min: box[0], max: box[2] }), fc.integer({ min: box[1], max: box[3] }));
const flat = (places: readonly (readonly [number, number])[]) =>
  Float64Array.from(places.flatMap(([x, y]) => [x / 1e7, y / 1e7]));
const integral = ({ frame, values }: HeatField) => {
  let sum = 0;
  for (const [at, value] of values.entries())
    sum += value * cellHectares(frame, Math.floor(at / frame.columns));
  return sum;
};

describe('the heat', () => {
  test('adds up to the cases a day over the ground, wherever they lie', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(TOWN, COUNTY),
        fc.constantFrom(60, 120, 480),
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        fc.infiniteStream(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
        ),
        (box, bandwidth, days, many, stream) => {
          const places = [...stream.take(many)].map(
            ([u, v]) =>
              [
                Math.round(box[0] + u * (box[2] - box[0])),
                Math.round(box[1] + v * (box[3] - box[1])),
              ] as const,
          );
          const field = densityOf(countCells(heatFrame(box, bandwidth), flat(places)), days);
          expect(integral(field) / (many / days)).toBeCloseTo(1, 12);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('is the same to the bit in whatever order cases came, went and came again', () => {
    fc.assert(
      fc.property(
        fc.array(place(TOWN), { minLength: 1, maxLength: 80 }),
        fc.array(place(TOWN), { maxLength: 40 }),
        fc.nat(),
        (kept, gone, turn) => {
          const frame = heatFrame(TOWN, 120);
          const once = densityOf(countCells(frame, flat(kept)), 7).values;
          const turned = kept.map((_, i) => kept[(i + turn) % kept.length]!).toReversed();
          const cells = countCells(frame, flat(gone));
          addToCells(cells, flat(turned), 1);
          addToCells(cells, flat(gone), -1);
          expect(cells.total).toBe(kept.length);
          expect(densityOf(cells, 7).values).toEqual(once);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('of ground that is cut out otherwise has the same cells and the same bits', () => {
    fc.assert(
      fc.property(
        fc.array(place([1_156_300_000, 344_000_000, 1_156_400_000, 344_100_000]), {
          minLength: 1,
          maxLength: 50,
        }),
        place(TOWN),
        (places, corner) => {
          const part: Box = [
            Math.min(corner[0], 1_156_300_000),
            Math.min(corner[1], 344_000_000),
            Math.max(corner[0], 1_156_400_000),
            Math.max(corner[1], 344_100_000),
          ];
          const whole = densityOf(countCells(heatFrame(TOWN, 120), flat(places)), 1);
          const own = densityOf(countCells(heatFrame(part, 120), flat(places)), 1);
          for (const [x, y] of places)
            expect(valueAt(own, x / 1e7, y / 1e7)).toBe(valueAt(whole, x / 1e7, y / 1e7));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('of one case is the Gaussian: its height, its width, and nothing beyond its reach', () => {
    const [lng, lat] = [115.6375, 34.4075];
    const field = densityOf(countCells(heatFrame(TOWN, 120), Float64Array.of(lng, lat)), 1);
    // 1 / (2πσ²) with σ = 1.2 hectometres.
    const peak = 1 / (2 * Math.PI * 1.44);
    expect(Math.abs(valueAt(field, lng, lat) / peak - 1)).toBeLessThan(0.02);
    const metres = (m: number) => m / 111_195;
    expect(valueAt(field, lng, lat + metres(120)) / peak).toBeCloseTo(Math.exp(-0.5), 1);
    expect(valueAt(field, lng, lat + metres(240)) / peak).toBeCloseTo(Math.exp(-2), 1);
    expect(valueAt(field, lng, lat + metres(390))).toBe(0);
    expect(valueAt(field, lng + 1, lat)).toBe(0);
  });

  test('of evenly spread cases is their density', () => {
    const places: [number, number][] = [];
    for (let x = TOWN[0]; x <= TOWN[2]; x += 5_000)
      for (let y = TOWN[1]; y <= TOWN[3]; y += 4_000) places.push([x, y]);
    const field = densityOf(countCells(heatFrame(TOWN, 120), flat(places)), 10);
    const metresX = 5_000 * 0.0111195 * Math.cos((34.407 * Math.PI) / 180);
    const known = 10_000 / (metresX * 4_000 * 0.0111195) / 10;
    for (const [lng, lat] of [
      [115.637, 34.407],
      [115.63, 34.4],
      [115.645, 34.415],
    ] as const)
      expect(Math.abs(valueAt(field, lng, lat) / known - 1)).toBeLessThan(0.03);
  });

  test('takes cases without a place and those outside for none', () => {
    const positions = Float64Array.of(
      115.64,
      34.4,
      Number.NaN,
      Number.NaN,
      0,
      0,
      34.4,
      115.64,
      115.65,
      34.41,
    );
    expect(countCells(heatFrame(TOWN, 120), positions).total).toBe(2);
  });

  test('has never more than half a million cells, and says how wide it had to become', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.integer({ min: -1_800_000_000, max: 1_799_999_999 }),
          fc.integer({ min: -850_000_000, max: 849_999_999 }),
        ),
        fc.tuple(fc.integer({ min: 0, max: 3_600_000_000 }), fc.integer({ min: 0, max: 1_700_000_000 })),
        fc.integer({ min: 1, max: 2000 }),
        ([x, y], [w, h], bandwidth) => {
          const box: Box = [x, y, Math.min(1_800_000_000, x + w), Math.min(850_000_000, y + h)];
          const frame = heatFrame(box, bandwidth);
          expect(frame.columns * frame.rows).toBeLessThanOrEqual(2 ** 19);
          expect(frame.bandwidthM).toBeGreaterThanOrEqual(bandwidth);
          expect(Number.isInteger(Math.log2(frame.bandwidthM / bandwidth))).toBe(true);
        },
      ),
    );
    expect(heatFrame(TOWN, 120).bandwidthM).toBe(120);
  });

  test('comes of the counts that the server gives as of the places themselves', () => {
    const frame = heatFrame(TOWN, 120);
    const own = countCells(frame, Float64Array.of(115.64, 34.4, 115.64, 34.4, 115.65, 34.41));
    const cells = [...own.counts.keys()].filter((at) => own.counts[at]! > 0);
    const given = {
      columns: frame.columns,
      rows: frame.rows,
      cells,
      counts: cells.map((at) => own.counts[at]!),
    };
    expect(cellsFromCounts(frame, given)).toEqual(own);
    expect(cellsFromCounts(heatFrame(TOWN, 60), given)).toBeNull();
    expect(cellsFromCounts(frame, { ...given, cells: [frame.columns * frame.rows] })).toBeNull();
    expect(sameFrame(frame, heatFrame(TOWN, 120))).toBe(true);
    expect(sameFrame(frame, heatFrame(TOWN, 60))).toBe(false);
  });

  test('refuses what would be no density', () => {
    const frame = heatFrame(TOWN, 120);
    for (const days of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => densityOf(countCells(frame, new Float64Array()), days)).toThrow(RangeError);
    for (const bandwidth of [0, -5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => heatFrame(TOWN, bandwidth)).toThrow(RangeError);
    expect(() => heatFrame([1, 1, 0, 0], 120)).toThrow(RangeError);
    expect(() =>
      addToCells(countCells(frame, new Float64Array()), Float64Array.of(115.64, 34.4), -1),
    ).toThrow(RangeError);
  });
});

describe('the classes', () => {
  test('go up by 1, 2, 5, and a value belongs to the last whose edge it has reached', () => {
    for (const [i, { from }] of HEAT_CLASSES.entries()) {
      expect(heatClass(from)).toBe(i);
      expect(heatClass(from * 0.999)).toBe(i - 1);
      expect([1, 2, 5]).toContain(Number((from / 10 ** Math.floor(Math.log10(from) + 1e-9)).toFixed(6)));
    }
    expect(heatClass(0)).toBe(-1);
    expect(heatClass(1e9)).toBe(HEAT_CLASSES.length - 1);
  });
});
