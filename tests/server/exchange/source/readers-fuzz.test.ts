import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import { reason } from '../../../../client/i18n/zh/reasons.ts';
import { openCsv } from '../../../../server/exchange/source/csv.ts';
import { openExcel } from '../../../../server/exchange/source/excel.ts';
import { openGeoJson } from '../../../../server/exchange/source/geojson.ts';
import { openGeoPackage } from '../../../../server/exchange/source/geopackage.ts';
import { openKml } from '../../../../server/exchange/source/kml.ts';
import type { OpenSource } from '../../../../server/exchange/source/source.ts';
import { Random } from '../../../arbitrary/random.ts';
import { buildZip } from './build-zip.ts';
import { mutate } from './mutate.ts';
import { OFFICE_GRIDS } from './office-grids.ts';
import { hasOgr } from './ogr.ts';
import { ogrFile } from './ogr-file.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';

/** Cases of each reader in the suite; `FUZZ_CASES` for a longer night, `FUZZ_SEED` for another. */
const CASES = Number(process.env.FUZZ_CASES ?? 800);
const SEED = Number(process.env.FUZZ_SEED ?? 20261122);
const PEAK_MAX_BYTES = 1024 * 2 ** 20;

const scratch = scratchFolder();
afterAll(scratch.remove);
const ogr = hasOgr('mutations of files that GDAL writes');

const CASE = { name: '网格', path: join(scratch.path, 'case') };
function rewritten(bytes: Buffer) {
  writeFileSync(CASE.path, bytes);
  return CASE;
}

type Wound = (random: Random, bytes: Buffer) => Buffer;

interface Reader {
  readonly format: string;
  readonly open: OpenSource;
  readonly bases: () => Promise<Buffer[]> | Buffer[];
  readonly wound: Wound;
}

/** Puts words of the format, or a piece of another place, where they do not belong. */
function words(tokens: readonly string[]): Wound {
  return (random, bytes) => {
    if (random.chance(0.4)) return mutate(random, bytes);
    let text = bytes.toString('latin1');
    for (let n = random.whole(1, 3); n > 0; n--) {
      const at = random.whole(0, text.length);
      const from = random.whole(0, text.length);
      const piece = random.chance(0.7)
        ? Buffer.from(random.pick(tokens)).toString('latin1')
        : text.slice(from, from + random.pick([1, 5, 50, 500]));
      text = text.slice(0, at) + piece + text.slice(at + random.pick([0, 0, 1, 3, 20]));
    }
    return Buffer.from(text, 'latin1');
  };
}

const geojson = Buffer.from(JSON.stringify(OFFICE_GRIDS));
const written = (name: string, options: readonly string[]) => {
  const folder = join(scratch.path, `by-gdal-${name.replace('.', '-')}`);
  mkdirSync(folder, { recursive: true });
  return ogr ? [readFileSync(ogrFile(OFFICE_GRIDS, folder, name, options).path)] : [];
};

const lines = OFFICE_GRIDS.features.map((feature) => JSON.stringify(feature)).join('\n');
const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>街道</name>
  <Schema id="s"><SimpleField name="n" type="int"/></Schema><Folder><name>东片</name><Placemark id="a"><name>一</name>
  <description><![CDATA[<b>x</b>]]></description><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="n">1</SimpleData></SchemaData>
  <Data name="a"><value>b</value></Data></ExtendedData><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>1,2 3,4 5,6 1,2</coordinates>
  </LinearRing></outerBoundaryIs></Polygon><Point><coordinates>1,2,3</coordinates></Point></MultiGeometry></Placemark>
  <Placemark><gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track></Placemark></Folder></Document></kml>`;
const CSV =
  '编码,名称,lng,lat,wkt\n001,"甲,""一""",116.5,39.2,\n002,"乙\n二","116°30\'",39.1,POINT(1 2)\n003,丙,,,\n';

/** A GeoPackage of two tables, large enough for pages within pages. */
function geoPackage(): Buffer {
  const path = join(scratch.path, 'base.gpkg');
  const database = new DatabaseSync(path);
  const blob =
    `x'4750000100000000 0103000000 01000000 04000000 ${'000000000000f03f0000000000000040'.repeat(4)}'`.replaceAll(
      ' ',
      '',
    );
  database.exec(`pragma page_size = 512; begin;
    create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,
      organization_coordsys_id integer, definition text, description text);
    insert into gpkg_spatial_ref_sys values ('a', 4547, 'EPSG', 4547, 'PROJCS["x"]', '');
    create table gpkg_contents (table_name text primary key, data_type text, identifier text, srs_id integer);
    create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer, z tinyint, m tinyint);
    create table grids (fid integer primary key, geom blob, name text, n integer); create index i on grids (name);
    create table teams (id text, note text);`);
  database.exec(`insert into gpkg_contents values ('grids', 'features', 'g', 4547), ('teams', 'attributes', 't', null);
    insert into gpkg_geometry_columns values ('grids', 'geom', 'POLYGON', 4547, 0, 0);
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 60)
      insert into grids select i, ${blob}, '第' || i || '网格', i * 1000003 from n;
    insert into teams values ('a', '${'长'.repeat(400)}'); commit;`);
  database.close();
  return readFileSync(path);
}

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRows([
    ['网格表'],
    ['社区', '编码', 'lng', 'lat', '日期'],
    ['东四', '001', 116.5, 39.2, new Date(0)],
    [null, '002', '116,5', 'x', true],
  ]);
  sheet.addRow([
    '西四',
    { formula: 'A1&"x"', result: 'y' },
    { richText: [{ text: 'a' }, { text: 'b' }] },
    1,
    2,
  ]);
  sheet.mergeCells('A1:E1');
  sheet.mergeCells('A3:A4');
  book.addWorksheet('b').addRows([
    ['a', 'b'],
    [1, 2],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const XLSX_WORDS = words([
  '<row r="1">',
  '</row>',
  '<c r="XFD1" t="s"><v>99</v></c>',
  '<c t="e"><v>#N/A</v></c>',
  '<v>',
  '</v>',
  '1e999',
  '-5',
  '<f>',
  '&lt;',
  '&x;',
  '<mergeCell ref="A1:XFD1048576"/>',
  ' r="A1048577"',
  's="9999"',
  '<si>',
  '<t>',
  '<rPh>',
  '</sheetData>',
  '_x0000_',
  '<!--',
]);

const READERS: readonly Reader[] = [
  {
    format: 'GeoJSON',
    open: openGeoJson,
    bases: () => [
      geojson,
      Buffer.from(lines),
      Buffer.from(JSON.stringify(OFFICE_GRIDS, null, 2)),
      iconv.encode(geojson.toString(), 'gb18030'),
      ...written('rfc.geojson', ['-f', 'GeoJSON', '-lco', 'RFC7946=YES']),
      ...written('crs.geojson', ['-f', 'GeoJSON', '-a_srs', 'EPSG:4490', '-lco', 'WRITE_NAME=YES']),
      ...written('seq.geojsonl', ['-f', 'GeoJSONSeq', '-lco', 'RS=YES']),
    ],
    wound: words([
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\\u0000',
      '\\ud800',
      'null',
      '1e999',
      '"features":[',
      '"type":"FeatureCollection"',
      '"crs":{"type":"name","properties":{"name":"EPSG:4547"}},',
      '[['.repeat(60),
      '\u001e',
      '"__proto__":{"a":1},',
      '\n',
      '"geometry":null,',
    ]),
  },
  {
    format: 'GeoPackage',
    open: openGeoPackage,
    bases: () => [geoPackage(), ...written('a.gpkg', ['-f', 'GPKG', '-nln', '网格'])],
    wound: (random, bytes) => {
      const wounded = Buffer.from(bytes);
      // The wounds of a file as a whole mostly miss: half of them go to the headers of pages, where trees are joined.
      if (random.chance(0.4)) return mutate(random, wounded);
      const size = wounded.readUInt16BE(16) === 1 ? 65_536 : wounded.readUInt16BE(16);
      for (let n = random.whole(1, 5); n > 0; n--) {
        const page = random.whole(0, Math.floor(wounded.length / size) - 1) * size;
        const at = Math.min(page + (page === 0 ? 100 : 0) + random.whole(0, 40), wounded.length - 4);
        if (random.chance(0.5)) wounded[at] = random.pick([0, 2, 5, 10, 13, random.whole(0, 255)]);
        else wounded.writeUInt32BE(random.whole(0, 40), at);
      }
      return wounded;
    },
  },
  {
    format: 'KML',
    open: openKml,
    bases: () => [
      Buffer.from(KML),
      ...written('a.kml', ['-f', 'KML']),
      ...written('b.kml', ['-f', 'LIBKML']),
    ],
    wound: words([
      '<Placemark>',
      '</Placemark>',
      '<Polygon>',
      '</LinearRing>',
      '<coordinates>',
      '</coordinates>',
      'NaN,1',
      '1,2,3,4',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '&b;',
      '&#0;',
      '&#xD800;',
      '<Folder><name>',
      '<NetworkLink/>',
      '<!--',
      '"',
      '<MultiGeometry>'.repeat(50),
      '<Model/>',
      '\0',
    ]),
  },
  {
    format: 'CSV',
    open: openCsv,
    bases: () => [
      Buffer.from(CSV),
      Buffer.from(CSV.replaceAll(',', ';')),
      iconv.encode(CSV, 'gb18030'),
      iconv.encode(CSV, 'utf-16', { addBOM: true }),
      ...written('a.csv', ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT']),
    ],
    wound: words([
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\n',
      '\r',
      '\r\n',
      'sep=;\n',
      'POLYGON ((',
      '))',
      'SRID=4547;',
      'EMPTY',
      '1e999',
      '\0',
      '\ufeff',
      '0103000000',
      '{"type":',
      '116,39;117',
      '=1+1',
      '°\'"',
    ]),
  },
  {
    format: 'Excel',
    open: openExcel,
    bases: async () => [await workbook(), ...written('a.xlsx', ['-f', 'XLSX'])],
    wound: (random, bytes) => {
      if (random.chance(0.2)) return mutate(random, bytes);
      const members = unzipSync(bytes);
      const wounded = random.pick(Object.keys(members));
      members[wounded] = new Uint8Array(
        XLSX_WORDS(random, Buffer.from(strToU8(strFromU8(members[wounded]!, true), true))),
      );
      if (random.chance(0.05)) delete members[random.pick(Object.keys(members))];
      return buildZip(Object.entries(members).map(([name, data]) => ({ name, data: Buffer.from(data) })));
    },
  },
];

/** What is wrong with an outcome, or null; without `expect`, which is slow a hundred thousand times. */
function unsound({ rows = [], code, layers = [], notes = [] }: Outcome, bytes: number): string | null {
  for (const known of [code, ...notes.map((note) => note.code)])
    if (known !== undefined && !Object.hasOwn(reason, known)) return `no words for ${known}`;
  if (
    layers.some(({ name, columns }) => name === undefined || new Set(columns).size !== (columns?.length ?? 0))
  )
    return 'layers';
  const said = [
    ...layers.flatMap(({ name, columns, crs }) => [name, ...(columns ?? []), crs?.text ?? '']),
    ...notes.flatMap(({ params }) => Object.values(params).map(String)),
  ];
  if (said.some((text) => text.includes('\0') || !text.isWellFormed()))
    return 'a name that no report can hold';
  if (rows.length > bytes) return `${rows.length} rows of ${bytes} bytes`;
  for (const { row, properties, fault } of rows) {
    if (!(Number.isInteger(row) && row > 0)) return `row ${row}`;
    if (typeof properties !== 'object') return `properties of row ${row}`;
    if (fault?.startsWith('source:') && !Object.hasOwn(reason, fault.slice(7)))
      return `no words for ${fault}`;
  }
  return null;
}

test.each(READERS)(
  'wounded files of $format end with rows, faults, or a reason that has words',
  async ({ format, open, bases, wound }) => {
    const random = new Random(SEED);
    const endings = new Map<string, number>();
    const sound = await bases();
    let peak = 0;
    let longest = 0;
    for (const bytes of sound)
      expect((await outcomeOf(open, [scratch.write('网格', bytes)])).code).toBeUndefined();
    for (let i = 0; i < CASES; i++) {
      const bytes = wound(random, random.pick(sound));
      const file = rewritten(bytes);
      const start = performance.now();
      const outcome = await outcomeOf(open, [file]).catch((error) => {
        throw new Error(`case ${i} of seed ${SEED}`, { cause: error });
      });
      const wrong = unsound(outcome, Math.max(bytes.length, 512) * 1100);
      if (wrong !== null) throw new Error(`case ${i} of seed ${SEED}: ${wrong}`);
      const ending =
        outcome.code ??
        (outcome.rows!.some(({ fault }) => fault !== null) ? 'rows, some with a fault' : 'rows');
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
      longest = Math.max(longest, performance.now() - start);
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    if (process.env.FUZZ_CASES)
      console.log(
        format,
        Object.fromEntries(endings),
        `peak ${Math.round(peak / 2 ** 20)} MiB, longest ${Math.round(longest)} ms`,
      );
    expect(endings.size).toBeGreaterThan(2);
    expect(peak).toBeLessThan(PEAK_MAX_BYTES);
  },
);
