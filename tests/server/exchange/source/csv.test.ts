import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import { openCsv } from '../../../../server/exchange/source/csv.ts';
import { csvForm, csvRecords } from '../../../../server/exchange/source/csv-records.ts';
import type { SourceOptions } from '../../../../server/exchange/source/source.ts';
import { OFFICE_GRIDS } from './office-grids.ts';
import { hasOgr } from './ogr.ts';
import { ogrFile } from './ogr-file.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);
const ogr = hasOgr('CSV that GDAL writes');

const read = (content: string | Buffer, options: SourceOptions = {}) =>
  outcomeOf(openCsv, [scratch.write('网格.csv', content)], options);
const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] });

test.runIf(ogr)('what GDAL writes comes back: shapes as text, every cell', async () => {
  const file = ogrFile(OFFICE_GRIDS, scratch.path, 'wkt.csv', ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT']);
  const found = await outcomeOf(openCsv, [file]);
  expect(found.layers).toMatchObject([
    { columns: ['名称', '编码', '户数', '面积', '备注'], hasGeometry: true },
  ]);
  for (const [i, { properties, geometry }] of OFFICE_GRIDS.features.entries()) {
    const texts = Object.entries(properties).map(([name, value]) => [
      name,
      value === null ? null : String(value),
    ]);
    expect(found.rows?.[i]).toEqual({
      row: i + 2,
      id: undefined,
      geometry,
      properties: Object.fromEntries(texts),
      fault: null,
    });
  }
  const lonlat = {
    ...OFFICE_GRIDS,
    features: [{ type: 'Feature', properties: { a: 1 }, geometry: point(116.5, 39.25) }],
  };
  const points = ogrFile(lonlat, scratch.path, 'xy.csv', [
    '-f',
    'CSV',
    '-lco',
    'GEOMETRY=AS_XY',
    '-lco',
    'SEPARATOR=SEMICOLON',
  ]);
  expect((await outcomeOf(openCsv, [points])).rows).toMatchObject([
    { geometry: point(116.5, 39.25), properties: { a: '1' } },
  ]);
});

test('a shape from PostGIS in hexadecimal, and one as GeoJSON', async () => {
  const hex = '0101000020E61000000000000000205D400000000000C04340';
  const found = await read(
    `id,geom\n1,${hex}\n2,"{""type"":""Point"",""coordinates"":[1,2]}"\n3,"{""type"":"\n`,
  );
  expect(found.rows?.map(({ geometry, fault }) => [geometry, fault])).toEqual([
    [point(116.5, 39.5), null],
    [point(1, 2), null],
    [null, 'source:wkt-unreadable'],
  ]);
});

test('any cells, however they are quoted, cut and delimited, come back', async () => {
  const cell = fc
    .oneof(fc.string(), fc.stringMatching(/^[ -~\n\r",;\t甲乙=@+-]{0,12}$/))
    .filter((text) => !/\r$/.test(text));
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 30 }),
      async (cells, delimiter, newline, size) => {
        const text = Papa.unparse(cells, { delimiter, newline, quotes: true }) + newline;
        const pieces = async function* () {
          for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
        };
        const found: unknown[] = [];
        for await (const row of csvRecords(pieces(), { delimiter, newline: '\n', skipped: 0 })) {
          expect([row.line, row.fault]).toEqual([found.length + 1, null]);
          found.push(row.cells);
        }
        expect(found).toEqual(cells);
      },
    ),
    { numRuns: 300 },
  );
});

test.each<[string, string, string]>([
  ['a,b,c\n1,2,3\n', ',', '\n'],
  ['a;b;c\r\n1,5;2,5;3\r\n', ';', '\n'],
  ['a\tb\n1,2\t3\n', '\t', '\n'],
  ['"a,b";c\n"d,e,f";g\n', ';', '\n'],
  ['a,b\r1,2\r', ',', '\r'],
  ['sep=|\na|b;c;d\n', '|', '\n'],
  ['a\n1\n', ',', '\n'],
])('%j is cut at %j', (text, delimiter, newline) => {
  expect(csvForm(text)).toMatchObject({ delimiter, newline });
});

test.each<[string, string]>([
  ['lng,lat', '116.5,39.25'],
  ['LON,LAT', '116.5,39.25'],
  ['Longitude,Latitude', '116.5,39.25'],
  ['经度,纬度', '116.5,39.25'],
  ['经度(°),纬度(°)', '116.5,39.25'],
  ['东经,北纬', "116°30'E,39°15'N"],
  ['X坐标,Y坐标', '116.5,39.25'],
  ['x;y', '116,5;39,25'],
  ['wkt', 'POINT (116.5 39.25)'],
  ['the_geom', 'SRID=4326;POINT(116.5 39.25)'],
  ['坐标', '"116.5,39.25"'],
  ['中心点经度,中心点纬度', '116.5,39.25'],
  ['POINT_X,POINT_Y', '116.5,39.25'],
  ['wkt;wkt_2', 'POINT (116.;5 39.25)'],
])('the position of %s', async (heading, cells) => {
  const delimiter = heading.includes(';') ? ';' : ',';
  const text = `名称${delimiter}${heading}\n甲${delimiter}${cells}\n`;
  const found = await read(text);
  expect(found.rows).toMatchObject([
    { row: 2, geometry: point(116.5, 39.25), properties: { 名称: '甲' }, fault: null },
  ]);
  expect(found.layers?.[0]?.columns).toEqual(['名称']);
});

test('what is called like a position and holds none is a column like any other', async () => {
  const found = await read('名称,location,shape\n甲,东街1号,圆\n乙,,方\n');
  expect(found.layers?.[0]).toMatchObject({ hasGeometry: false, columns: ['名称', 'location', 'shape'] });
  const both = await read('x,y,坐标\n甲,乙,"116.5,39.25"\n');
  expect(both.layers?.[0]?.positionColumns).toEqual(['坐标']);
  const ends = await read('起点经度,终点经度,起点纬度,终点纬度\n1,2,3,4\n');
  expect(ends.layers?.[0]?.hasGeometry).toBe(false);
});

test('what columns and shapes say of their system', async () => {
  const claim = async (text: string) => (await read(text)).layers?.[0]?.crs?.text;
  expect(await claim('gcj02_lng,gcj02_lat\n1,2\n')).toBe('GCJ-02');
  expect(await claim('百度经度,百度纬度\n1,2\n')).toBe('BD-09');
  expect(await claim('lng,lat\n1,2\n')).toBeUndefined();
  expect(await claim('a,wkt\n1,\n2,SRID=4547;POINT(1 2)\n')).toBe('EPSG:4547');
  const mixed = await read('a,wkt\n1,SRID=4547;POINT(1 2)\n2,SRID=4490;POINT(1 2)\n3,POINT(1 2)\n');
  expect(mixed.rows?.map(({ fault }) => fault)).toEqual([null, 'source:srid-differs', null]);
});

test('a line and a border as map services write them', async () => {
  const found = await read(
    'a,坐标串\n1,"116,39;117,39;117,40"\n2,"116,39;117,39;117,40;116,39"\n3,"116,39;117"\n',
  );
  expect(
    found.rows?.map(({ geometry, fault }) => [(geometry as { type: string } | null)?.type, fault]),
  ).toEqual([
    ['LineString', null],
    ['Polygon', null],
    [undefined, 'source:position-unreadable'],
  ]);
});

test('columns that are given hold the position, whatever is found', async () => {
  const text = 'lng,lat,a,b,g\n1,2,3,4,POINT(5 6)\n';
  expect((await read(text, { position: { lng: 'a', lat: 'b' } })).rows).toMatchObject([
    { geometry: point(3, 4), properties: { lng: '1', lat: '2', g: 'POINT(5 6)' } },
  ]);
  expect((await read(text, { position: { wkt: 'g' } })).rows).toMatchObject([{ geometry: point(5, 6) }]);
});

test('what cannot be read of one row is the fault of that row, by the line of the sheet', async () => {
  const found = await read(
    '\ufeff名称,lng,lat\n甲,116,39\n\n乙,x,39\n丙,,\n丁,1\n戊,1,2,3\n己,1,2,\n"庚"x",1,2\n',
  );
  expect(found.rows?.map(({ row, fault }) => [row, fault])).toEqual([
    [2, null],
    [4, 'source:position-unreadable'],
    [5, null],
    [6, 'source:row-ragged'],
    [7, 'source:row-ragged'],
    [8, null],
    [9, 'source:csv-quotes'],
  ]);
});

test('formulas stay the texts that they are; empty cells are null; names that come twice are told apart', async () => {
  const formulas = ["=cmd|' /C calc'!A0", '+1', '-1', '@SUM(1)', '\t=1'];
  const text = `a,a,,a_2,__proto__\n${formulas.map((cell) => `"${cell}"`).join(',')}\n ,,"",b,c\n`;
  const found = await read(text);
  expect(found.layers?.[0]).toMatchObject({
    columns: ['a', 'a_2', 'column_3', 'a_2_2', '__proto__'],
    hasGeometry: false,
  });
  expect(Object.values(found.rows![0]!.properties)).toEqual(formulas);
  expect(Object.values(found.rows![1]!.properties)).toEqual([null, null, null, 'b', 'c']);
  expect(found.rows![0]!.geometry).toBeNull();
});

test('a title above the heading, and no heading at all', async () => {
  const titled = await read('朝阳门街道网格表,,\n,,\n编码,名称,户数\n001,甲,300\n');
  expect(titled.rows).toMatchObject([{ row: 4, properties: { 编码: '001', 名称: '甲', 户数: '300' } }]);
  const bare = await read('116.1,39.1,甲\n116.2,39.2,乙\n');
  expect(bare.layers?.[0]?.columns).toEqual(['column_1', 'column_2', 'column_3']);
  expect(bare.rows?.map(({ row }) => row)).toEqual([1, 2]);
});

test.each(['utf-8', 'gb18030', 'utf-16'])('text in %s', async (encoding) => {
  const text = '名称,社区\n朝阳门第一网格,东四社区居民委员会\n';
  const found = await read(iconv.encode(text, encoding, { addBOM: encoding === 'utf-16' }));
  expect(found.rows).toMatchObject([{ properties: { 名称: '朝阳门第一网格', 社区: '东四社区居民委员会' } }]);
});

test('a row in another encoding than the file is a fault, not a garbled name', async () => {
  const rows = ['编码,名称', '001,朝阳门街道', '002,东四街道', '003,?', '004,建国门街道']
    .join('\n')
    .split('?');
  const found = await read(
    Buffer.concat([Buffer.from(rows[0]!), iconv.encode('西单', 'gbk'), Buffer.from(rows[1]!)]),
  );
  expect(found.rows?.map(({ row, fault }) => [row, fault])).toEqual([
    [2, null],
    [3, null],
    [4, 'source:text-unreadable'],
    [5, null],
  ]);
});

test.each<[string, string, string]>([
  ['nothing', '', 'file-blank'],
  ['blanks', '\n , ,\n', 'file-blank'],
  ['a quote that is not closed', 'a,b\n"1,2\n3,4\n', 'csv-quote-open'],
])('%s is refused', async (_, text, code) => {
  expect((await read(text)).code).toBe(code);
});

test('a column that is not there, and columns without end', async () => {
  const unknown = await read('lng,lat\n1,2\n', { position: { lng: '东' } });
  expect([unknown.code, unknown.params]).toEqual(['position-column-unknown', { name: '东' }]);
  expect((await read(`${'a,'.repeat(5000)}a\n1,2\n`)).code).toBe('columns-too-many');
  const named = await read(`${'\0'.repeat(3)}${'长'.repeat(5000)},b\n1,2\n`);
  expect(named.layers?.[0]?.columns).toEqual([`${'\ufffd'.repeat(3)}${'长'.repeat(197)}`, 'b']);
});

test('blanks and quotes by the million are read in their time', async () => {
  const blanks = ' '.repeat(3_000_000);
  expect((await read(`a,坐标\n1,"${blanks}116,39${blanks};"\n`)).rows).toHaveLength(1);
  expect((await read(`a,wkt\n1,POINT${blanks}(1${blanks}2${blanks}\n`)).rows?.[0]?.fault).toBe(
    'source:wkt-unreadable',
  );
  expect((await read(`a,b\n${'"x"'.repeat(500_000)}\n`)).code ?? 'rows').toMatch(/csv-quote-open|rows/);
});
