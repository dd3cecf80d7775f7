import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import {
  hexToLine,
  hexToPoint,
  hexToPolygons,
  lineToHex,
  multiPolygonToHex,
  pointToHex,
  polygonToHex,
} from '../../../server/db/wkb.ts';
import { openTestDatabase } from '../harness/database.ts';

const { db, close } = await openTestDatabase();
afterAll(close);

const point: fc.Arbitrary<Point> = fc.tuple(
  fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
  fc.integer({ min: -900_000_000, max: 900_000_000 }),
);
const ring = fc.array(point, { minLength: 3, maxLength: 12 });
const polygon: fc.Arbitrary<Polygon> = fc.array(ring, { minLength: 1, maxLength: 3 });

/** What the database holds, as it gives it back. */
async function through(hex: string): Promise<{ hex: string; srid: number }> {
  const { rows } = await sql<{ hex: string; srid: number }>`
    select ${hex}::geometry as hex, ST_SRID(${hex}::geometry) as srid`.execute(db);
  return rows[0]!;
}

test('through PostGIS and back to the very same integers', async () => {
  await fc.assert(
    fc.asyncProperty(
      point,
      ring,
      fc.array(polygon, { minLength: 1, maxLength: 3 }),
      async (at, line, polygons) => {
        const stored = await through(pointToHex(at));
        expect(stored.srid).toBe(4326);
        expect(hexToPoint(stored.hex)).toEqual(at);
        expect(hexToLine((await through(lineToHex(line))).hex)).toEqual(line);
        expect(hexToPolygons((await through(polygonToHex(polygons[0]!))).hex)).toEqual([polygons[0]]);
        expect(hexToPolygons((await through(multiPolygonToHex(polygons))).hex)).toEqual(polygons);
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});

test('the lattice column has the integers that the domain has', async () => {
  await fc.assert(
    fc.asyncProperty(point, async (at) => {
      const { rows } = await sql<{ x: number; y: number; srid: number }>`
        select ST_X(l) as x, ST_Y(l) as y, ST_SRID(l) as srid
        from (select lattice_of(${pointToHex(at)}::geometry) as l) t`.execute(db);
      expect(rows[0]).toEqual({ x: at[0], y: at[1], srid: 0 });
    }),
    { seed: 2, numRuns: 500 },
  );
});
