import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import { readFeatures } from '../../../../server/exchange/read-features.ts';
import { openGeoJson } from '../../../../server/exchange/source/geojson.ts';
import { jsonFault } from '../../../../server/exchange/source/json-fault.ts';
import { outlineJson } from '../../../../server/exchange/source/json-outline.ts';
import { jsonParts } from '../../../../server/exchange/source/json-parts.ts';
import { OFFICE_GRIDS } from './office-grids.ts';
import { hasOgr } from './ogr.ts';
import { ogrFile } from './ogr-file.ts';
import { outcomeOf } from './outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'geojson-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: string | Uint8Array, name = 'grids.geojson') {
  const path = join(folder, `${++files}`);
  writeFileSync(path, content);
  return { name, path };
}
const read = (content: string | Uint8Array, name?: string) => outcomeOf(openGeoJson, [fileOf(content, name)]);

const point = { type: 'Point', coordinates: [116.25, 39.5] };
const feature = (properties: unknown, geometry: unknown = point) => ({
  type: 'Feature',
  properties,
  geometry,
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

test('whatever JSON a file holds, its features are those that JSON.parse finds', async () => {
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.jsonValue()).map((values) => collection(...values)) },
    fc.dictionary(fc.string(), fc.jsonValue()).map((properties) => collection(feature(properties))),
    fc.dictionary(fc.string(), fc.jsonValue()).map((properties) => feature(properties)),
    fc.constantFrom(
      collection(point, feature({}), { ...point, properties: {} }),
      { ...point, properties: {} },
      { ...feature({}), features: [1] },
    ),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(value, fc.constantFrom(0, 1, '\t'), async (json, space) => {
      const text = JSON.stringify(json, null, space);
      const known = readFeatures(JSON.parse(text));
      const found = await read(text);
      if (!known.ok) expect(found.code).toBe(known.reason.code);
      else expect(found.rows).toEqual(known.value);
    }),
    { numRuns: 400 },
  );
});

test('where the file is cut into pieces makes no difference', async () => {
  const text = `\ufeff ${JSON.stringify({
    name: '网格 "[{,}]" \\',
    features: [feature({ a: '}]{\\"', 'b"': { c: [1, { d: '甲' }] } }), feature({}), 7, '},{', [[1], 2]],
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'EPSG:4547' } },
  })} `;
  const bytes = Buffer.from(text);
  const expected = JSON.parse(text.trim());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (sizes) => {
      const chunks = async function* () {
        for (let at = 0, i = 0; at < bytes.length; at += sizes[i++ % sizes.length]!)
          yield bytes.subarray(at, at + sizes[i % sizes.length]!);
      };
      const outline = await outlineJson(chunks);
      if (!outline.ok) throw new Error(outline.reason.code);
      expect(outline.value).toMatchObject({ head: { ...expected, features: [] }, count: 5, sequence: false });
      const parts: unknown[] = [];
      for await (const some of jsonParts(chunks(), outline.value.features))
        for (const part of some) {
          expect(bytes.subarray(part.place, part.place + part.bytes.length)).toEqual(part.bytes);
          parts.push(JSON.parse(part.bytes.toString()));
        }
      expect(parts).toEqual(expected.features);
    }),
  );
});

test('a text is faulty exactly where JSON.parse says that it is no JSON', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '"', '\\', '}', ',', '0', 'e', '\n', '\u0001'),
      (json, at, put) => {
        const place = at % (json.length + 1);
        for (const text of [json, json.slice(0, place) + put + json.slice(place + 1)]) {
          let sound = true;
          try {
            JSON.parse(text);
          } catch {
            sound = false;
          }
          expect(jsonFault(text) === null).toBe(sound);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('members in any order, a byte order mark, a claim behind the features', async () => {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } };
  const text = `\ufeff${JSON.stringify({ features: [feature({ 名称: '一' })], name: '网格', crs, type: 'FeatureCollection' })}`;
  const found = await read(text);
  expect(found.layers).toMatchObject([
    { name: '网格', count: 1, crs: { text: 'urn:ogc:def:crs:EPSG::4547' }, columns: null, hasGeometry: true },
  ]);
  expect(found.rows).toMatchObject([{ row: 1, properties: { 名称: '一' }, fault: null }]);
  expect((await read(JSON.stringify(collection()), '网格.geojson')).layers).toMatchObject([
    { name: '网格', count: 0, crs: null },
  ]);
});

test('one feature a line, with record separators or without, is read as well', async () => {
  const lines = [feature({ n: 1 }), feature({ n: 2 }), point].map((value) => JSON.stringify(value));
  for (const text of [lines.join('\n'), lines.map((line) => `\u001e${line}\n`).join('')]) {
    const found = await read(text);
    expect(found.layers?.[0]?.count).toBe(3);
    expect(
      found.rows?.map(({ row, properties, geometry, fault }) => [row, properties, geometry, fault]),
    ).toEqual([
      [1, { n: 1 }, point, null],
      [2, { n: 2 }, point, null],
      [3, {}, point, null],
    ]);
  }
});

test('Chinese in GB18030, although its second bytes are brackets and backslashes', async () => {
  // 乗 is 81 5C, 乷 is 81 7B, 亇 is 81 7D… in GB18030.
  const text = JSON.stringify(
    collection(feature({ 名称: '朝阳门街道第一网格居民委员会' }), feature({ 名称: '乗乕亄亇亖亗亣, 网格' })),
  );
  const found = await read(iconv.encode(text, 'gb18030'));
  expect(found.layers?.[0]?.encoding).toEqual({ said: null, sniffed: 'gb18030', used: 'gb18030' });
  expect(found.rows?.map((row) => row.properties.名称)).toEqual([
    '朝阳门街道第一网格居民委员会',
    '乗乕亄亇亖亗亣, 网格',
  ]);
});

test.each<[string, string, string, object]>([
  ['nothing', '', 'file-blank', {}],
  ['blanks', ' \n', 'file-blank', {}],
  ['a scalar', '7', 'not-geojson', {}],
  ['words', 'hello', 'malformed-json', { line: 1, column: 1 }],
  ['two collections', '{"type": "FeatureCollection", "features": []}\n'.repeat(2), 'not-geojson', {}],
  ['an array', '[1, 2]', 'not-geojson', {}],
  ['no features', '{"type": "FeatureCollection"}', 'not-geojson', {}],
  ['features that are no array', '{"type": "FeatureCollection", "features": {}}', 'not-geojson', {}],
  ['cut off', '{"type": "FeatureCollection", "features": [', 'file-truncated', {}],
  ['cut off in a feature', '{"type": "FeatureCollection", "features": [{"type": "Fea', 'file-truncated', {}],
  [
    'brackets that do not match',
    '{"type": "FeatureCollection",\n"features": [{]}',
    'malformed-json',
    { line: 2, column: 15 },
  ],
  [
    'text behind the end',
    '{"type": "FeatureCollection", "features": []}\nend',
    'malformed-json',
    { line: 2, column: 1 },
  ],
  [
    'a comma too many',
    '{"type": "FeatureCollection", "features": [\n{},\n]}',
    'malformed-json',
    { line: 3, column: 1, row: 2 },
  ],
  [
    'a word',
    '{"type": "FeatureCollection", "features": [\n1, {"a": NaN}]}',
    'malformed-json',
    { line: 2, column: 10, row: 2 },
  ],
  [
    'a fault behind the features',
    '{"type": "FeatureCollection", "features": [\n1, 2\n], "x": nul}',
    'malformed-json',
    { line: 3, column: 9 },
  ],
  [
    'NUL',
    String.raw`{"type": "FeatureCollection", "features": [{"name": "a\u0000"}]}`,
    'forbidden-character',
    { row: 1 },
  ],
  [
    'half a character',
    String.raw`{"type": "FeatureCollection", "features": [], "\udc00": 1}`,
    'forbidden-character',
    {},
  ],
  [
    '20,000 deep',
    `{"type": "Polygon", "coordinates": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    'too-deep',
    { max: 100 },
  ],
])('%s is refused with its place', async (_, text, code, params) => {
  const found = await read(text);
  expect([found.code, found.params]).toEqual([code, expect.objectContaining(params)]);
});

test('a bare geometry, one feature, and a collection of geometries come as before', async () => {
  for (const value of [
    point,
    feature({ a: 1 }),
    { type: 'GeometryCollection', geometries: [point] },
    { type: 'Topology' },
  ]) {
    const known = readFeatures(value);
    expect((await read(JSON.stringify(value))).rows).toEqual(known.ok && known.value);
  }
});

test('a text that is not in the encoding of the file is refused by its row', async () => {
  const [head, tail] = JSON.stringify(
    collection(feature({ 名称: '街道', 社区: '东社区', 说明: '甲' }), feature({ n: '?' })),
    null,
    1,
  ).split('?');
  const found = await read(Buffer.concat([Buffer.from(head!), Buffer.from([0xd6]), Buffer.from(tail!)]));
  expect(found.rows?.map((row) => row.fault)).toEqual([null, 'source:text-unreadable']);
});

/** GDAL makes a Multi-geometry of one part that part. */
function multi(shape: unknown): unknown {
  const { type, coordinates } = (shape ?? {}) as { type?: string; coordinates?: unknown };
  return type === 'Polygon' ? { type: 'MultiPolygon', coordinates: [coordinates] } : shape;
}

test.runIf(hasOgr('GeoJSON that GDAL writes'))('what GDAL writes comes back, with its claim', async () => {
  const scratchPath = mkdtempSync(join(folder, 'gdal-'));
  const written: [string, string[], string | null][] = [
    ['rfc.geojson', ['-f', 'GeoJSON', '-lco', 'RFC7946=YES'], null],
    ['gk.geojson', ['-f', 'GeoJSON', '-a_srs', 'EPSG:4490'], 'urn:ogc:def:crs:EPSG::4490'],
    ['lines.geojsonl', ['-f', 'GeoJSONSeq', '-lco', 'RS=YES'], null],
  ];
  for (const [name, options, claim] of written) {
    const found = await outcomeOf(openGeoJson, [ogrFile(OFFICE_GRIDS, scratchPath, name, options)]);
    expect(found.layers).toMatchObject([{ count: 4, crs: claim === null ? null : { text: claim } }]);
    expect(
      found.rows?.map(({ row, properties, geometry, fault }) => ({
        row,
        properties,
        geometry: multi(geometry),
        fault,
      })),
    ).toEqual(
      OFFICE_GRIDS.features.map(({ properties, geometry }, i) => ({
        row: i + 1,
        properties,
        geometry,
        fault: null,
      })),
    );
  }
});
