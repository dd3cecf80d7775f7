import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Geometry, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../../../server/exchange/write/formats.ts';
import type { LayerGeometry } from '../../../../server/exchange/write/outgoing.ts';
import { hasOgr } from '../source/ogr.ts';
import { canonical } from './canonical.ts';
import { ogrLayer, unzip } from './ogr.ts';
import { type Thing, thingsOutgoing } from './outgoing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-shapes-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const square = (x: number, y: number, side: number): Position[] =>
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ].map((position) => position.map((value) => value / 1e7));
const hole = (x: number, y: number, side: number) => square(x, y, side).reverse();

const AT = 1156000001;
const SHAPES: Readonly<Record<Exclude<LayerGeometry, 'Polygon'>, readonly Geometry[]>> = {
  MultiPolygon: [
    { type: 'Polygon', coordinates: [square(AT, 344000003, 1000)] },
    // Two holes, one of which touches the shell, and an island in the other.
    {
      type: 'MultiPolygon',
      coordinates: [
        [square(AT, 0, 9000), hole(AT + 1000, 1000, 3000), hole(AT + 5000, 5000, 2001)],
        [square(AT + 2000, 2000, 500)],
        [square(AT + 9000, 9000, 777)],
      ],
    },
    { type: 'MultiPolygon', coordinates: [] },
    { type: 'MultiPolygon', coordinates: [[square(-1799999999, -899999999, 1)]] },
  ],
  Point: [
    { type: 'Point', coordinates: [115.6000001, 34.4] },
    { type: 'Point', coordinates: [1e-7, -1e-7] },
  ],
  LineString: [
    {
      type: 'LineString',
      coordinates: [
        [115.6000001, 34.4],
        [115.7, 34.4000003],
        [115.6, 34.3],
      ],
    },
  ],
};

/** How GDAL finds the layer in a file of each format. */
async function readBack(format: keyof typeof FORMATS, things: readonly Thing[], geometry: LayerGeometry) {
  const path = join(folder, `${geometry}.${FORMATS[format].extension}`);
  await rm(path, { force: true });
  await FORMATS[format].write(thingsOutgoing(things, geometry), path);
  if (format === 'csv')
    return ogrLayer(path, geometry, '-oo', 'GEOM_POSSIBLE_NAMES=wkt', '-oo', 'KEEP_GEOM_COLUMNS=NO');
  if (format === 'geojson') return ogrLayer(path, geometry);
  if (format !== 'shp') return ogrLayer(path, 'things');
  const parts = await mkdtemp(join(folder, 'parts-'));
  await unzip(path, parts);
  return ogrLayer(join(parts, 'things.shp'), 'things');
}

describe.skipIf(!hasOgr('shapes of every kind'))('shapes of every kind', () => {
  test.each(['geojson', 'gpkg', 'shp', 'kml', 'csv'] as const)(
    '%s: holes, islands, many parts, points, lines, and what has no ground at all',
    async (format) => {
      for (const [geometry, shapes] of Object.entries(SHAPES)) {
        const things = shapes.map((shape, i) => ({ geometry: shape, name: `${i}` }));
        const { features } = await readBack(format, things, geometry as LayerGeometry);
        expect(features).toHaveLength(things.length);
        const back = features.map(({ geometry }) => (geometry === null ? '' : canonical(geometry)));
        expect(back).toEqual(shapes.map((shape) => canonical(shape)));
      }
    },
  );

  test('a Shapefile has its shells clockwise and its holes the other way, an index of right offsets, and boxes around all', async () => {
    const things = SHAPES.MultiPolygon.map((geometry) => ({ geometry, name: '' }));
    await readBack('shp', things, 'MultiPolygon');
    const parts = await mkdtemp(join(folder, 'parts-'));
    await unzip(join(folder, 'MultiPolygon.zip'), parts);
    const [shp, shx] = await Promise.all(
      ['shp', 'shx'].map((end) => readFile(join(parts, `things.${end}`))) as [
        Promise<Buffer>,
        Promise<Buffer>,
      ],
    );
    expect(shp.readInt32BE(24) * 2).toBe(shp.length);
    expect(shx.readInt32BE(24) * 2).toBe(shx.length);
    expect((shx.length - 100) / 8).toBe(things.length);
    for (const [i] of things.entries()) {
      const at = shx.readInt32BE(100 + i * 8) * 2;
      expect([shp.readInt32BE(at), shp.readInt32BE(at + 4)]).toEqual([i + 1, shx.readInt32BE(104 + i * 8)]);
    }
    const record = shx.readInt32BE(108) * 2 + 8;
    const [count, points] = [shp.readInt32LE(record + 36), shp.readInt32LE(record + 40)];
    const starts = Array.from({ length: count }, (_, i) => shp.readInt32LE(record + 44 + i * 4));
    const turns = starts.map((start, i) => {
      let area = 0;
      for (let p = start; p < (starts[i + 1] ?? points) - 1; p++) {
        const [x0, y0, x1, y1] = [0, 8, 16, 24].map((b) =>
          shp.readDoubleLE(record + 44 + count * 4 + p * 16 + b),
        );
        area += x0! * y1! - x1! * y0!;
      }
      return Math.sign(area);
    });
    expect(turns).toEqual([-1, 1, 1, -1, -1]);
  });

  test('a GeoPackage says what it is, and its index has every row', async () => {
    const things = SHAPES.MultiPolygon.map((geometry) => ({ geometry, name: '' }));
    await readBack('gpkg', things, 'MultiPolygon');
    const database = new DatabaseSync(join(folder, 'MultiPolygon.gpkg'), { readOnly: true });
    const one = (query: string) => Object.values(database.prepare(query).get() ?? {});
    expect(one('PRAGMA application_id')).toEqual([0x47504b47]);
    expect(one('PRAGMA user_version')).toEqual([10300]);
    expect(one('PRAGMA integrity_check')).toEqual(['ok']);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    // What has no ground is in no box.
    expect(one('SELECT count(*) FROM rtree_things_geom')).toEqual([things.length - 1]);
    database.close();
  });
});
