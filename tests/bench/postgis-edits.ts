import assert from 'node:assert/strict';
import pg from 'pg';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { polygonArea2 } from '../../domain/geometry/ring.ts';
import type { Place } from './edit-places.ts';

/**
 * What PostGIS needs for the bare polygons of the places, in milliseconds each: by its own account of one statement over all of
 * them (no round trips), the median of five after one that does not count. Its answers are held against the polygons' areas.
 */
export async function timePostgis(
  url: string,
  places: readonly Place[],
): Promise<{ split: number; union: number }> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(
      'create temporary table place (own geometry, east geometry, line geometry, area float8, both_areas float8)',
    );
    for (const { leaf, east, line } of places) {
      const own = Number(polygonArea2(leaf.polygon)) / 2;
      await client.query('insert into place values ($1, $2, $3, $4, $5)', [
        `POLYGON((${ring(leaf.polygon)}))`,
        `POLYGON((${ring(east.polygon)}))`,
        `LINESTRING(${text(line)})`,
        own,
        own + Number(polygonArea2(east.polygon)) / 2,
      ]);
    }
    const wrong = await client.query(`select count(*)::int as n from place
      where ST_NumGeometries(ST_Split(own, line)) < 2
        or abs(ST_Area(ST_Split(own, line)) - area) > 1e-6 * area
        or abs(ST_Area(ST_Union(own, east)) - both_areas) > 1e-6 * both_areas`);
    assert.equal(wrong.rows[0].n, 0);
    return {
      split: (await medianOf(client, 'ST_Split(own, line)')) / places.length,
      union: (await medianOf(client, 'ST_Union(own, east)')) / places.length,
    };
  } finally {
    await client.end();
  }
}

async function medianOf(client: pg.Client, call: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= 5; round++) {
    const { rows } = await client.query(
      `explain (analyze, timing off, format json) select count(${call}) from place`,
    );
    times.push(rows[0]['QUERY PLAN'][0]['Execution Time']);
  }
  return times.slice(1).sort((a, b) => a - b)[2]!;
}

function ring([shell]: Polygon): string {
  return text([...shell!, shell![0]!]);
}

function text(points: readonly Point[]): string {
  return points.map(([x, y]) => `${x} ${y}`).join(',');
}
