import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LngLat } from '../../../../domain/contract/geometry.ts';
import { toShifted } from '../../../../server/crs/shifted-degrees.ts';
import { datumFromKnownPoint, KNOWN_POINT_M } from '../../../../server/exchange/datum/known-point.ts';

const china = fc.tuple(
  fc.double({ min: 74, max: 135, noNaN: true }),
  fc.double({ min: 18, max: 53, noNaN: true }),
);
const datums = ['wgs84', 'gcj02', 'bd09'] as const;
const written = (datum: (typeof datums)[number], [lng, lat]: LngLat): LngLat =>
  datum === 'wgs84' ? [lng, lat] : toShifted(datum, lng, lat);
/** A degree of latitude is about 111 km, one of longitude less. */
const METRE_DEG = 1 / 112_000;

test('the reading that brings a known point to where it is, though somebody points beside it', () => {
  fc.assert(
    fc.property(
      china,
      fc.constantFrom(...datums),
      fc.double({ min: -0.7, max: 0.7, noNaN: true }),
      fc.double({ min: -0.7, max: 0.7, noNaN: true }),
      ([lng, lat], datum, east, north) => {
        const off = KNOWN_POINT_M * METRE_DEG;
        const found = datumFromKnownPoint(written(datum, [lng, lat]), [lng + east * off, lat + north * off]);
        expect(found.offM[datum]).toBeLessThanOrEqual(KNOWN_POINT_M);
        // Where the readings lie near each other, it is clear only when somebody points well.
        const others = datums.filter((other) => other !== datum).map((other) => found.offM[other]);
        const clear = Math.min(...others) >= 3 * found.offM[datum];
        if (clear) expect(found.datum).toBe(datum);
        else expect(found.datum).toBeNull();
      },
    ),
    { numRuns: 2000 },
  );
});

test('a point that is elsewhere in every reading decides nothing', () => {
  fc.assert(
    fc.property(china, ([lng, lat]) => {
      const { datum, offM } = datumFromKnownPoint([lng, lat], [lng + 0.1, lat - 0.1]);
      expect(datum).toBeNull();
      expect(Math.min(...Object.values(offM))).toBeGreaterThan(KNOWN_POINT_M);
    }),
  );
  expect(datumFromKnownPoint([Number.NaN, 30], [115, 34]).datum).toBeNull();
});

test('outside China degrees are degrees', () => {
  expect(datumFromKnownPoint([9.5, 47.1], [9.5, 47.1001]).datum).toBe('wgs84');
});
