import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { open as openByLibrary } from 'shapefile';
import { afterAll, describe, expect, test } from 'vitest';
import { ok } from '../../../../domain/result.ts';
import { openShapefile } from '../../../../server/exchange/source/shapefile.ts';
import type { SourceFile } from '../../../../server/exchange/source/source.ts';
import { unpackZip } from '../../../../server/exchange/source/zip-door.ts';
import { Random } from '../../../arbitrary/random.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';
import { hasOgr, toShapefile } from './ogr.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

const read = (files: readonly SourceFile[], encoding?: string): Promise<Outcome> =>
  outcomeOf(openShapefile, files, encoding === undefined ? {} : { encoding });

/** Rings begin anywhere and shells run either way, according to who writes them; nothing else may differ. */
function comparable(geometry: Geometry | null): unknown {
  if (geometry === null || geometry.type === 'GeometryCollection') return geometry;
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return geometry;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const ring = (corners: Position[]) => {
    const open = corners.slice(0, -1).map(String);
    const least = open.indexOf(open.toSorted()[0]!);
    const from = [...open.slice(least), ...open.slice(0, least)];
    return from[1]! < from.at(-1)! ? from : [from[0]!, ...from.slice(1).reverse()];
  };
  return polygons.map(([shell, ...holes]) => [ring(shell!), ...holes.map(ring).sort()]).sort();
}

const TEXTS = [
  '迈皋桥街道',
  '小区网格①',
  '𠮷野家',
  'A座1单元',
  '㙍䶮',
  ' 两端有空格',
  'plain',
  'é‐–“”',
  '联通',
];

function feature(random: Random, geometry: Geometry | null, i: number): Feature {
  return {
    type: 'Feature',
    properties: {
      编码: `3201040010${String(i).padStart(2, '0')}`,
      名称: random.chance(0.2) ? null : TEXTS[i % TEXTS.length]!,
      户数: random.chance(0.2) ? null : random.whole(0, 900),
      面积: random.chance(0.2) ? null : random.whole(-9e6, 9e6) / 64,
      日期: random.chance(0.2)
        ? null
        : `20${random.whole(10, 26)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`,
    },
    geometry: geometry as Geometry,
  };
}

const ring = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size / 3],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const at = (random: Random): [number, number] => [random.next() * 360 - 180, random.next() * 160 - 80];

const GEOMETRIES: Record<string, (random: Random) => Geometry> = {
  points: (random) => ({ type: 'Point', coordinates: at(random) }),
  'many points': (random) => ({
    type: 'MultiPoint',
    coordinates: Array.from({ length: random.whole(1, 5) }, () => at(random)),
  }),
  lines: (random) => {
    const line = () => Array.from({ length: random.whole(2, 9) }, () => at(random));
    const coordinates = Array.from({ length: random.whole(1, 3) }, line);
    return coordinates.length === 1
      ? { type: 'LineString', coordinates: coordinates[0]! }
      : { type: 'MultiLineString', coordinates };
  },
  polygons: (random) => {
    // An island with a lake with an island with a lake, an exclave, and a hole that touches its shell in a corner.
    const [x, y] = at(random);
    const polygon = [
      ring(x, y, 8),
      ring(x + 2, y + 2, 4),
      [...ring(x + 6, y, 1)].map(([a, b]) => [a! + 0.5, b! + 0.5]),
    ];
    if (random.chance(0.3)) return { type: 'Polygon', coordinates: polygon };
    const island = [ring(x + 3, y + 3, 2), ring(x + 3.5, y + 3.5, 0.5)];
    return { type: 'MultiPolygon', coordinates: [polygon, island, [ring(x + 20, y, 1)]] };
  },
};

const WRITTEN: [string, string[], { said: string | null; used: string }][] = [
  ['UTF-8', ['-lco', 'ENCODING=UTF-8'], { said: 'UTF-8', used: 'utf-8' }],
  ['GB18030', ['-lco', 'ENCODING=GB18030'], { said: 'GB18030', used: 'gb18030' }],
];

describe.skipIf(!hasOgr('Shapefiles written by GDAL'))('written by GDAL', () => {
  describe.each(Object.keys(GEOMETRIES))('%s', (kind) => {
    test.each(WRITTEN)(
      'in %s, with its .cpg, without, and overruled',
      async (name, options, { said, used }) => {
        const random = new Random(name.length + kind.length);
        const features = Array.from({ length: 60 }, (_, i) =>
          feature(random, random.chance(0.1) ? null : GEOMETRIES[kind]!(random), i),
        );
        const collection: FeatureCollection = { type: 'FeatureCollection', features };
        const files = toShapefile(collection, folder.empty(), options);
        const whole = await read(files);
        expect(whole.layers![0]).toMatchObject({
          name: 'layer',
          count: 60,
          encoding: { said, sniffed: used, used },
          columns: ['编码', '名称', '户数', '面积', '日期'],
        });
        expect(whole.layers![0]!.crs?.text).toMatch(/^GEOGCS\["GCS_WGS_1984"/);
        expect(whole.notes).toEqual([]);
        const rows = whole.rows!;
        expect(rows.map(({ row, fault }) => [row, fault])).toEqual(features.map((_, i) => [i + 1, null]));
        expect(rows.map(({ properties }) => properties)).toEqual(features.map((f) => f.properties));
        expect(rows.map(({ geometry }) => comparable(geometry as Geometry))).toEqual(
          features.map((f) => comparable(f.geometry)),
        );
        const bare = await read(files.filter((file) => /(shp|dbf)$/.test(file.name)));
        expect(bare.layers![0]!.encoding).toEqual({ said: null, sniffed: used, used });
        expect(bare.layers![0]!.crs).toBeNull();
        expect(bare.rows).toEqual(rows);
        const other = await read(files, used === 'utf-8' ? 'GBK' : 'UTF-8');
        expect(other.layers![0]!.encoding).toMatchObject({ said, sniffed: used });
        expect(other.rows!.map(({ properties }) => properties)).not.toEqual(
          rows.map(({ properties }) => properties),
        );
      },
    );

    test.each(['XYZ', 'XYM', 'XYZM'])('%s: heights and measures are left', async (dimension) => {
      const random = new Random(dimension.length);
      const features = Array.from({ length: 20 }, (_, i) => feature(random, GEOMETRIES[kind]!(random), i));
      const files = toShapefile({ type: 'FeatureCollection', features }, folder.empty(), [
        '-dim',
        dimension,
        '-lco',
        'ENCODING=UTF-8',
      ]);
      const { rows, notes } = await read(files);
      expect(rows!.map(({ geometry }) => comparable(geometry as Geometry))).toEqual(
        features.map((f) => comparable(f.geometry)),
      );
      expect(notes!.map(({ code }) => code)).toEqual(dimension === 'XYM' ? [] : ['heights-left']);
    });
  });
});

describe.skipIf(!hasOgr('long names and texts cut by GDAL'))(
  'cut by GDAL in the middle of a character',
  () => {
    const text = ['一'.repeat(200), `a${'二三'.repeat(100)}`];
    const features = text.map((long, i) => ({
      type: 'Feature',
      properties: { 名称很长的一列: long, 名称很长的一列乙: '乙' },
      geometry: { type: 'Point', coordinates: [i, i] },
    }));

    test.each([
      ['UTF-8', ['名称很', '名称_1'], 84],
      ['GB18030', ['名称很长的', '名称很长_1'], 127],
    ])('in %s, said or not', async (encoding, columns, length) => {
      const options = ['-lco', `ENCODING=${encoding}`];
      const files = toShapefile({ type: 'FeatureCollection', features }, folder.empty(), options);
      for (const given of [files, files.filter(({ name }) => !name.endsWith('.cpg'))]) {
        const { layers, rows, notes } = await read(given);
        expect(layers![0]!.columns).toEqual(columns);
        expect(notes).toEqual([]);
        expect(rows!.map(({ fault }) => fault)).toEqual([null, null]);
        for (const [i, { properties }] of rows!.entries()) {
          const [first, second] = Object.values(properties) as [string, string];
          expect(text[i]!.startsWith(first)).toBe(true);
          expect(Math.abs(first.length - length)).toBeLessThan(2);
          expect(second).toBe('乙');
        }
      }
    });
  },
);

/** What the library of the house reads, for comparison where there is nothing to hide: no deleted records, no bad holes. */
async function byLibrary(files: readonly SourceFile[], encoding: string): Promise<Feature[]> {
  const part = (end: string) => {
    const bytes = readFileSync(files.find(({ name }) => name.endsWith(end))!.path);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  };
  const source = await openByLibrary(part('.shp'), part('.dbf'), { encoding });
  const features: Feature[] = [];
  for (let next = await source.read(); !next.done; next = await source.read()) features.push(next.value);
  return features;
}

const minnesota = sharedData('coverages/minnesota-precincts-4120.zip', 'the precincts of Minnesota');

describe.skipIf(minnesota === null)('4,120 precincts of Minnesota', () => {
  test('are the same as the library reads them, corner by corner', async () => {
    const unpacked = await unpackZip(minnesota!, folder.empty(), (names) => ok(names));
    if (!unpacked.ok) throw new Error(unpacked.reason.code);
    const { layers, rows, notes } = await read(unpacked.value);
    expect(layers).toHaveLength(1);
    expect(layers![0]).toMatchObject({ name: 'mn_16', count: 4120 });
    expect(layers![0]!.encoding).toEqual({ said: 'ISO-8859-1', sniffed: null, used: 'iso-8859-1' });
    expect(notes).toEqual([]);
    expect(rows!.filter(({ fault }) => fault !== null)).toEqual([]);
    const library = await byLibrary(unpacked.value, 'iso-8859-1');
    expect(rows!.map(({ geometry }) => geometry)).toEqual(library.map(({ geometry }) => geometry));
    expect(rows!.map(({ properties }) => properties)).toEqual(library.map(({ properties }) => properties));
    const corners = rows!.reduce((sum, { geometry }) => {
      const { type, coordinates } = geometry as Geometry & { coordinates: Position[][][] };
      const polygons = type === 'Polygon' ? [coordinates as unknown as Position[][]] : coordinates;
      return sum + polygons.flat().reduce((n, corner) => n + corner.length - 1, 0);
    }, 0);
    expect(corners).toBe(153_869);
  });
});
