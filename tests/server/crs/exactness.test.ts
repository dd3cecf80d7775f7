import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meridianSystemOf, UTM_CODES } from '../../../server/crs/meridian-systems.ts';
import { isShifted } from '../../../server/crs/shifted-degrees.ts';
import { crsOf } from './crs-of.ts';
import { gdalTransform, programsThere } from './program.ts';

const TENTH_OF_LATTICE_DEG = 1e-8;
const ZONES = Array.from({ length: 64 }, (_, i) => `EPSG:${4491 + i}`);
const UTM = UTM_CODES.map((code) => `EPSG:${code}`);
const china = fc.tuple(
  fc.double({ min: 73, max: 136, noNaN: true }),
  fc.double({ min: 3, max: 54, noNaN: true }),
);

function closeDegrees(a: readonly number[], b: readonly number[]): void {
  expect(Math.abs(a[0]! - b[0]!)).toBeLessThan(TENTH_OF_LATTICE_DEG);
  expect(Math.abs(a[1]! - b[1]!)).toBeLessThan(TENTH_OF_LATTICE_DEG);
}

const centralMeridian = (id: string) => meridianSystemOf(Number(id.slice('EPSG:'.length)))!.lon0;

describe('there and back again', () => {
  test.each(['EPSG:4326', 'EPSG:4490', 'GCJ-02', 'BD-09', 'EPSG:3857'])('%s over China', (id) => {
    const crs = crsOf(id);
    fc.assert(
      fc.property(china, ([lng, lat]) => {
        const at = crs.fromDegrees(lng, lat);
        closeDegrees(crs.toDegrees(...at), [lng, lat]);
        const again = crs.fromDegrees(...crs.toDegrees(...at));
        const tolerance = crs.projected ? 1e-4 : TENTH_OF_LATTICE_DEG;
        expect(Math.abs(again[0] - at[0])).toBeLessThan(tolerance);
        expect(Math.abs(again[1] - at[1])).toBeLessThan(tolerance);
      }),
      { numRuns: 3000 },
    );
  });

  test('every Gauss-Krüger zone of CGCS2000 and every zone of UTM, to 4° beside its meridian', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES, ...UTM),
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 80, noNaN: true }),
        (id, beside, lat) => {
          const crs = crsOf(id);
          const south = /:327/.test(id);
          const at: [number, number] = [centralMeridian(id) + beside, south ? -lat : lat];
          const [x, y] = crs.fromDegrees(...at);
          const back = crs.toDegrees(x, y);
          closeDegrees([(((back[0] - at[0] + 540) % 360) + 360) % 360, back[1]], [180, at[1]]);
          const [x2, y2] = crs.fromDegrees(...back);
          expect(Math.hypot(x2 - x, y2 - y)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('nowhere is NaN, not a wrong place', () => {
    const zone = crsOf('EPSG:4547');
    for (const [x, y] of [
      [38_500_000, 3_800_000],
      [500_000, 11_000_000],
      [Number.NaN, 0],
      [Number.POSITIVE_INFINITY, 0],
    ] as const)
      expect(zone.toDegrees(x, y)).toEqual([Number.NaN, Number.NaN]);
    expect(zone.fromDegrees(-66, 10)).toEqual([Number.NaN, Number.NaN]);
    expect(zone.fromDegrees(114, 91)).toEqual([Number.NaN, Number.NaN]);
    expect(crsOf('EPSG:3857').fromDegrees(114, 90)).toEqual([Number.NaN, Number.NaN]);
    for (const id of ['GCJ-02', 'BD-09'])
      for (const [x, y] of [
        [Number.NaN, 30],
        [110, Number.POSITIVE_INFINITY],
      ] as const) {
        expect(crsOf(id).toDegrees(x, y)).toEqual([Number.NaN, Number.NaN]);
        expect(crsOf(id).fromDegrees(x, y)).toEqual([Number.NaN, Number.NaN]);
      }
  });
});

describe('GCJ-02 and BD-09', () => {
  test('the numbers that other programs give for a place (Tiananmen)', () => {
    // eviltransform's own test: 31.1774276, 121.5272106 in WGS 84 is 31.17530398364597, 121.531541859215 in GCJ-02.
    const [lng, lat] = crsOf('GCJ-02').fromDegrees(121.5272106, 31.1774276);
    expect(Math.abs(lng - 121.531541859215)).toBeLessThan(1e-9);
    expect(Math.abs(lat - 31.17530398364597)).toBeLessThan(1e-9);
  });

  test.each(['GCJ-02', 'BD-09'] as const)(
    '%s at the edges of its box: back where it was, or nowhere',
    (id) => {
      const crs = crsOf(id);
      const near = (edge: number) => fc.double({ min: edge - 0.03, max: edge + 0.03, noNaN: true });
      const inner = fc.oneof(near(72.004), near(137.8347), fc.double({ min: 71, max: 139, noNaN: true }));
      const height = fc.oneof(near(0.8293), near(55.8271), fc.double({ min: 0, max: 57, noNaN: true }));
      fc.assert(
        fc.property(inner, height, (a, b) => {
          const at = crs.fromDegrees(a, b);
          if (isShifted(a, b)) expect(at.every(Number.isFinite)).toBe(true);
          if (at.every(Number.isFinite)) closeDegrees(crs.toDegrees(...at), [a, b]);
          const place = crs.toDegrees(a, b);
          if (place.every(Number.isFinite)) closeDegrees(crs.fromDegrees(...place), [a, b]);
        }),
        {
          numRuns: 5000,
          examples: [
            [72.004, 30],
            [72.0041, 30],
            [137.8347, 40],
            [100, 0.8293],
            [105, 35],
          ],
        },
      );
    },
  );

  test('the world outside: GCJ-02 is true degrees', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 70, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        (lng, lat) => {
          expect(crsOf('GCJ-02').fromDegrees(lng, lat)).toEqual([lng, lat]);
          expect(crsOf('GCJ-02').toDegrees(lng, lat)).toEqual([lng, lat]);
        },
      ),
    );
  });
});

// The way back is the inverse of this one, as shown above.
describe.skipIf(!programsThere)('beside GDAL, within 1 mm', () => {
  const compare = (id: string, base: string, places: [number, number][]) => {
    const crs = crsOf(id);
    const ours = places.map(([lng, lat]) => crs.fromDegrees(lng, lat));
    gdalTransform(base, id, places).forEach(([x, y], i) => {
      expect([id, places[i], Math.hypot(x - ours[i]![0], y - ours[i]![1]) < 0.001]).toEqual([
        id,
        places[i],
        true,
      ]);
    });
  };
  const beside = (id: string, reach: number, lats: readonly number[]) => {
    const middle = centralMeridian(id);
    return lats.flatMap((lat) =>
      [-reach, -reach / 3, 0, reach / 2, reach].map((d): [number, number] => [middle + d, lat]),
    );
  };

  test('all zones of CGCS2000, far from their meridians too', () => {
    for (const id of ZONES) compare(id, 'EPSG:4490', beside(id, 6, [4, 18.5, 31.25, 39.9, 53.5]));
  });

  test('all zones of UTM', () => {
    for (const id of UTM) {
      const sign = /:327/.test(id) ? -1 : 1;
      const places = beside(
        id,
        3,
        [0, 25, 47, 83].map((lat) => sign * lat),
      );
      compare(
        id,
        'EPSG:4326',
        places.filter(([lng]) => Math.abs(lng) <= 180),
      );
    }
  });

  test('Web Mercator', () => {
    compare('EPSG:3857', 'EPSG:4326', [
      [0, 0],
      [-180, -85],
      [179.999, 85],
      [115.65, 34.4],
      [102.7, 25],
      [9.5, 47.1],
    ]);
  });

  test('a system of a town’s own, with its own meridian and origin', () => {
    const id = '+proj=tmerc +lat_0=30 +lon_0=114.3333333 +k=1.00002 +x_0=800000 +y_0=-300000 +ellps=GRS80';
    const places = [114, 114.3, 115].flatMap((lng) =>
      [29.5, 30, 31].map((lat): [number, number] => [lng, lat]),
    );
    const ours = places.map(([lng, lat]) => crsOf(id).fromDegrees(lng, lat));
    gdalTransform('+proj=longlat +ellps=GRS80', id, places).forEach(([x, y], i) => {
      expect(Math.hypot(x - ours[i]![0], y - ours[i]![1])).toBeLessThan(0.001);
    });
  });
});
