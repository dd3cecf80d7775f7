import { describe, expect, test } from 'vitest';
import { areaM2, lengthM, toGeoJson } from '../../../domain/geometry/measure.ts';
import { type Point, toDegrees, toLattice } from '../../../domain/geometry/point.ts';
import { Random } from '../../arbitrary/random.ts';

describe('the lattice', () => {
  test('degrees out and in again are the same point, which multiplying by 1e-7 would not give as degrees', () => {
    const random = new Random(7);
    let multiplied = 0;
    const points = Array.from(
      { length: 20_000 },
      (): Point => [random.whole(-1.8e9, 1.8e9), random.whole(-0.9e9, 0.9e9)],
    );
    for (const p of points) {
      const [lng, lat] = toDegrees(p);
      expect(toLattice(lng, lat)).toEqual(p);
      expect(Number(lng.toFixed(7))).toBe(lng);
      if (p[0] * 1e-7 !== lng) multiplied++;
    }
    expect(multiplied / points.length).toBeGreaterThan(0.2);
  });

  test('has one zero', () => {
    expect(toLattice(-1e-9, -0)).toEqual([0, 0]);
  });
});

describe('measures for people', () => {
  const square: Point[] = [
    [0, 0],
    [10_000, 0],
    [10_000, 10_000],
    [0, 10_000],
  ];
  test('a thousandth of a degree at the equator is about 111 m', () => {
    expect(lengthM([square[0]!, square[1]!, square[2]!])).toBeCloseTo(222.39, 1);
    expect(areaM2([[square]])).toBeCloseTo(111.2 ** 2, -2);
    expect(lengthM([])).toBe(0);
    expect(areaM2([])).toBe(0);
  });
  test('GeoJSON has closed rings in degrees, and several parts only where there are several', () => {
    expect(toGeoJson([[square]])).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0.001, 0],
          [0.001, 0.001],
          [0, 0.001],
          [0, 0],
        ],
      ],
    });
    expect(toGeoJson([[square], [square]]).type).toBe('MultiPolygon');
  });
});
