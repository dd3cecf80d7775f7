import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { LATTICE, type Point } from '../../../domain/geometry/point.ts';
import { zoneAt } from '../../../server/boards/gather/grid-zone.ts';
import { openTestDatabase } from '../harness/database.ts';

const { db, close } = await openTestDatabase();
afterAll(close);

const DEGREE = LATTICE;
const middles = fc.tuple(
  fc.integer({ min: -180 * DEGREE, max: 180 * DEGREE }),
  fc.integer({ min: -85 * DEGREE, max: 85 * DEGREE }),
);
/** A few kilometres. */
const steps = fc.tuple(
  fc.integer({ min: -400_000, max: 400_000 }),
  fc.integer({ min: -400_000, max: 400_000 }),
);

/** PROJ's own Transverse Mercator, as PostGIS calls it. */
async function byProj([x, y]: Point, meridian: number): Promise<[number, number]> {
  const to = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
  const { rows } = await sql<{ e: number; n: number }>`
    select ST_X(p) as e, ST_Y(p) as n from (
      select ST_Transform(ST_SetSRID(ST_MakePoint(${x / DEGREE}::float8, ${y / DEGREE}::float8), 0),
        '+proj=longlat +ellps=GRS80 +no_defs', ${to}) as p) t
  `.execute(db);
  return [rows[0]!.e, rows[0]!.n];
}

test('the zone of any place on earth is the 3° zone that PROJ makes, to a millimetre', async () => {
  await fc.assert(
    fc.asyncProperty(middles, steps, async (middle, [dx, dy]) => {
      const zone = zoneAt(middle);
      const [, degrees, half] = /^CGCS2000 \/ 3° GK CM (\d+)([EW])$/.exec(zone.name)!;
      const meridian = Number(degrees) * (half === 'W' ? -1 : 1);
      expect(meridian % 3).toBeCloseTo(0);
      expect(Math.abs(middle[0] / DEGREE - meridian)).toBeLessThanOrEqual(1.5);
      const place: Point = [Math.max(-180 * DEGREE, Math.min(180 * DEGREE, middle[0] + dx)), middle[1] + dy];
      const [east, north] = zone.project(place);
      const [e, n] = await byProj(place, meridian);
      expect(Math.hypot(zone.origin[0] + east - e, zone.origin[1] + north - n)).toBeLessThan(0.001);
      expect(zone.origin.every((metres) => Number.isInteger(metres))).toBe(true);
      expect(Math.abs(zone.project(middle)[0])).toBeLessThan(10_001);
    }),
    { numRuns: 150 },
  );
});

test("China's zones are named as they are known there", () => {
  const nameAt = (lng: number) => zoneAt([Math.round(lng * DEGREE), 34 * DEGREE]).name;
  expect(nameAt(115.65)).toBe('CGCS2000 / 3° GK CM 117E');
  expect(nameAt(116.4)).toBe('CGCS2000 / 3° GK CM 117E');
  expect(nameAt(118.8)).toBe('CGCS2000 / 3° GK CM 120E');
  expect(nameAt(9.52)).toBe('CGCS2000 / 3° GK CM 9E');
});

test('grid north leaves true north as the meridians converge', () => {
  const at = (lng: number, lat: number) => zoneAt([lng * DEGREE, lat * DEGREE]).convergence;
  expect(at(117, 34)).toBeCloseTo(0, 9);
  expect(at(118, 30)).toBeCloseTo(0.5, 3);
  expect(at(116, 30)).toBeCloseTo(-0.5, 3);
  expect(at(118, 0)).toBeCloseTo(0, 9);
});
