import assert from 'node:assert/strict';
import pg from 'pg';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { polygonArea2 } from '../../domain/geometry/ring.ts';
import type { Place } from './edit-places.ts';
import { medianMsAsync } from './median-ms.ts';

/** Rows in one statement. */
const INSERTED = 5_000;

/** Milliseconds each. */
interface PostgisTimes {
  /** The bare polygons, by PostGIS' own account of one statement over all places: no round trips, the median of five. */
  readonly split: number;
  readonly union: number;
  /** One prepared statement a place, on a table of all grids, its answer in the program: as an editor on PostGIS would ask. */
  readonly splitStatement: number;
  readonly unionStatement: number;
}

/** What PostGIS needs for the polygons of the places. Its answers are held against the polygons' areas. */
export async function timePostgis(
  url: string,
  places: readonly Place[],
  grids: readonly { readonly id: GridId; readonly polygon: Polygon }[],
): Promise<PostgisTimes> {
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
      ...(await timeStatements(client, places, grids)),
    };
  } finally {
    await client.end();
  }
}

async function timeStatements(
  client: pg.Client,
  places: readonly Place[],
  grids: readonly { readonly id: GridId; readonly polygon: Polygon }[],
): Promise<Pick<PostgisTimes, 'splitStatement' | 'unionStatement'>> {
  await client.query('create temporary table grid (id text primary key, geom geometry)');
  for (let i = 0; i < grids.length; i += INSERTED) {
    const some = grids.slice(i, i + INSERTED);
    await client.query(
      'insert into grid select id, ST_GeomFromText(wkt) from unnest($1::text[], $2::text[]) as t (id, wkt)',
      [some.map(({ id }) => id), some.map(({ polygon }) => `POLYGON((${ring(polygon)}))`)],
    );
  }
  await client.query('analyze grid');
  const split = {
    name: 'split',
    text: `select ST_AsBinary((ST_Dump(ST_Split(geom, ST_GeomFromText($2)))).geom) as piece from grid where id = $1`,
  };
  const union = {
    name: 'union',
    text: 'select ST_AsBinary(ST_Union(geom)) as whole from grid where id = any($1)',
  };
  return {
    splitStatement: await eachByClock(places, async ({ leaf, line }) => {
      const { rows } = await client.query({ ...split, values: [leaf.id, `LINESTRING(${text(line)})`] });
      assert(rows.length >= 2);
    }),
    unionStatement: await eachByClock(places, async ({ leaf, east }) => {
      const { rows } = await client.query({ ...union, values: [[leaf.id, east.id]] });
      assert.equal(rows.length, 1);
    }),
  };
}

/** The median of five rounds through the places after one that does not count, by the clock: what is waited for is another process. */
async function eachByClock(places: readonly Place[], ask: (place: Place) => Promise<void>): Promise<number> {
  const ms = await medianMsAsync(async () => {
    for (const place of places) await ask(place);
  });
  return ms / places.length;
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
