import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openGeoPackage } from '../../../../server/exchange/source/geopackage.ts';
import { OFFICE_GRIDS } from './office-grids.ts';
import { hasOgr } from './ogr.ts';
import { ogrFile } from './ogr-file.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);
const folder = scratch.path;
const ogr = hasOgr('GeoPackages that GDAL writes');
let files = 0;

/** A GeoPackage of one table `t` (`fid`, `geom`, `name`), after the statements. */
function made(statements: string, rows: readonly (Uint8Array | null)[] = [], type = 'features') {
  const name = `${++files}.gpkg`;
  const path = join(folder, name);
  const database = new DatabaseSync(path);
  database.exec(`
    create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,
      organization_coordsys_id integer, definition text, description text);
    insert into gpkg_spatial_ref_sys values ('a', 4547, 'EPSG', 4547, 'PROJCS["x"]', ''),
      ('u', -1, 'NONE', -1, 'undefined', ''), ('b', 100001, 'OFFICE', 7, 'PROJCS["office"]', '');
    create table gpkg_contents (table_name text primary key, data_type text, identifier text, srs_id integer);
    create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text,
      srs_id integer, z tinyint, m tinyint);
    create table t (fid integer primary key, geom blob, name text);
    insert into gpkg_contents values ('t', '${type}', 't', 4547);
    insert into gpkg_geometry_columns values ('t', 'geom', 'GEOMETRY', 4547, 0, 0);
  `);
  const insert = database.prepare('insert into t (geom, name) values (?, ?)');
  database.exec('begin');
  for (const [i, blob] of rows.entries()) insert.run(blob, `row ${i + 1}`);
  database.exec(`commit; ${statements}`);
  database.close();
  return { name, path };
}

const blob = (hex: string, flags = '01') =>
  Buffer.from(`475000${flags}00000000${hex.replaceAll(' ', '')}`, 'hex');
const little = (...numbers: number[]) => Buffer.from(new Float64Array(numbers).buffer).toString('hex');
const big = (...numbers: number[]) => Buffer.from(new Float64Array(numbers).buffer).swap64().toString('hex');

test.runIf(ogr)(
  'layers that GDAL writes: each by its own system, heights kept, a table of attributes',
  async () => {
    const file = ogrFile(OFFICE_GRIDS, folder, 'two.gpkg', [
      '-f',
      'GPKG',
      '-nln',
      '网格',
      '-a_srs',
      'EPSG:4490',
    ]);
    const more = ['-f', 'GPKG', '-update', '-nln'];
    ogrFile(OFFICE_GRIDS, folder, 'two.gpkg', [
      ...more,
      'gk',
      '-s_srs',
      'EPSG:4490',
      '-t_srs',
      'EPSG:4547',
      '-dim',
      'XYZ',
    ]);
    ogrFile(OFFICE_GRIDS, folder, 'two.gpkg', [...more, 'table', '-nlt', 'NONE']);
    const found = await outcomeOf(openGeoPackage, [file]);
    expect(
      found.layers?.map(({ name, crs, count, hasGeometry, columns }) => [
        name,
        crs?.text,
        count,
        hasGeometry,
        columns,
      ]),
    ).toEqual([
      ['网格', 'EPSG:4490', 4, true, ['名称', '编码', '户数', '面积', '备注']],
      ['gk', 'EPSG:4547', 4, true, ['名称', '编码', '户数', '面积', '备注']],
      ['table', undefined, 4, false, ['名称', '编码', '户数', '面积', '备注']],
    ]);
    expect(
      found.rows
        ?.slice(0, 4)
        .map(({ row, geometry, properties, fault }) => ({ row, geometry, properties, fault })),
    ).toEqual(
      OFFICE_GRIDS.features.map(({ geometry, properties }, i) => ({
        row: i + 1,
        geometry,
        properties,
        fault: null,
      })),
    );
    const projected = found.rows?.[4]?.geometry as { coordinates: number[][][][] };
    const [x, y, z] = projected.coordinates[0]![0]![0]!;
    // The zone of 114°E: easting 500 km + 2.43° × cos 39.92° × 111.3 km; northing 39.92° × 111.0 km.
    expect([x! > 700_000 && x! < 715_000, y! > 4_420_000 && y! < 4_430_000, z]).toEqual([true, true, 0]);
    expect(found.rows?.slice(8).every(({ geometry }) => geometry === null)).toBe(true);
  },
);

test.runIf(ogr)(
  'a file in WAL mode, as QGIS leaves it, is read where nothing beside it may be written',
  async () => {
    const file = ogrFile(OFFICE_GRIDS, folder, 'wal.gpkg', ['-f', 'GPKG', '-nln', 'wal']);
    const database = new DatabaseSync(file.path);
    database.exec('pragma journal_mode = wal; create table more (a); pragma wal_checkpoint(truncate)');
    database.close();
    const found = await outcomeOf(openGeoPackage, [file]);
    expect(found.rows).toHaveLength(4);
    expect(found.notes).toEqual([{ code: 'gpkg-in-use', params: {} }]);
    expect([existsSync(`${file.path}-wal`), existsSync(`${file.path}-shm`)]).toEqual([false, false]);
  },
);

test('either byte order, Z, M, an envelope, an empty one, and numbers to the last bit', async () => {
  const point = [116.39123456789012, 39.9];
  const found = await outcomeOf(openGeoPackage, [
    made('', [
      blob(`01 01000000 ${little(...point)}`),
      blob(`00 00000001 ${big(...point)}`, '00'),
      blob(`01 e9030000 ${little(...point, 12.5)}`),
      blob(`01 d1070000 ${little(...point, 99)}`),
      blob(`01 b90b0000 ${little(...point, 12.5, 99)}`),
      blob(`${little(1, 2, 3, 4)} 01 01000000 ${little(...point)}`, '03'),
      blob(`01 01000000 ${little(Number.NaN, Number.NaN)}`, '11'),
      blob(`01 01000080 ${little(...point, 7)}`),
      null,
    ]),
  ]);
  expect(
    found.rows?.map(({ geometry, fault }) => [
      (geometry as { coordinates: unknown } | null)?.coordinates,
      fault,
    ]),
  ).toEqual([
    [point, null],
    [point, null],
    [[...point, 12.5], null],
    [point, null],
    [[...point, 12.5], null],
    [point, null],
    [undefined, null],
    [[...point, 7], null],
    [undefined, null],
  ]);
  expect(found.rows?.[0]).toMatchObject({ row: 1, properties: { name: 'row 1' } });
});

test.each<[string, string, string, string]>([
  ['a circular string', '01 08000000 00000000', '01', 'source:geometry-curved'],
  ['a curve polygon with Z', '01 f2030000 00000000', '01', 'source:geometry-curved'],
  ['an extension', '41424344', '21', 'source:geometry-curved'],
  ['an unknown type', '01 ff000000 00000000', '01', 'source:geometry-damaged'],
  ['an unknown envelope', '', '0b', 'source:geometry-damaged'],
  ['four thousand million points', '01 02000000 ffffffff', '01', 'source:geometry-damaged'],
  ['a point cut off', `01 01000000 ${little(1)}`, '01', 'source:geometry-damaged'],
  [
    'a multipolygon of points',
    `01 06000000 01000000 01 01000000 ${little(1, 2)}`,
    '01',
    'source:geometry-damaged',
  ],
  ['collections in one another', '01 07000000 01000000 '.repeat(30), '01', 'source:geometry-damaged'],
])('%s is the fault of its row alone', async (_, hex, flags, fault) => {
  const sound = blob(`01 01000000 ${little(1, 2)}`);
  const found = await outcomeOf(openGeoPackage, [made('', [blob(hex, flags), sound])]);
  expect(found.rows?.map((row) => row.fault)).toEqual([fault, null]);
});

test('what a system is called: its code, its definition, nothing', async () => {
  const claim = async (srs: number) =>
    (await outcomeOf(openGeoPackage, [made(`update gpkg_geometry_columns set srs_id = ${srs}`)])).layers?.[0]
      ?.crs;
  expect(await claim(4547)).toEqual({ text: 'EPSG:4547' });
  expect(await claim(100001)).toEqual({ text: 'PROJCS["office"]' });
  expect(await claim(-1)).toBeNull();
  expect(await claim(9)).toBeNull();
});

test('values as they are: numbers too large, truth, bytes, names of properties that objects have', async () => {
  const file = made(`
    alter table t add column big integer; alter table t add column yes boolean; alter table t add column pic blob;
    alter table t add column "__proto__" text; alter table t add column "a""b" text;
    insert into t (big, yes, pic, "__proto__", "a""b") values (9007199254740993, 1, x'00ff', 'p', 'q'), (1, 2, null, char(0), null);
  `);
  const found = await outcomeOf(openGeoPackage, [file]);
  expect(Object.entries(found.rows![0]!.properties)).toEqual([
    ['name', null],
    ['big', '9007199254740993'],
    ['yes', true],
    ['pic', null],
    ['__proto__', 'p'],
    ['a"b', 'q'],
  ]);
  expect(found.rows![1]).toMatchObject({
    properties: { big: 1, yes: 2 },
    fault: 'source:forbidden-character',
  });
});

test('a hostile schema does nothing: views, virtual tables, triggers, generated columns, functions', async () => {
  const endless = 'with recursive n(i) as (select 1 union all select i + 1 from n) select i as fid from n';
  const register = (name: string) =>
    `insert into gpkg_contents values ('${name}', 'features', '${name}', 4547)`;
  const found = await outcomeOf(openGeoPackage, [
    made(`
      create view v as ${endless}; ${register('v')};
      create virtual table r using rtree(id, a, b); ${register('r')};
      ${register('gone')}; ${register('sqlite_master')};
      create table g (fid integer primary key, heavy as (hex(zeroblob(400000000))), light text); ${register('g')};
      insert into g (light) values ('x');
      create trigger tr after insert on t begin delete from t; end;
      insert into gpkg_contents values ('tiles', 'tiles', 'tiles', 4547);
    `),
  ]);
  expect(found.layers?.map(({ name, columns }) => [name, columns])).toEqual([
    ['t', ['name']],
    ['g', ['light']],
  ]);
  expect(found.rows?.map(({ properties }) => properties)).toEqual([{ light: 'x' }]);
  expect(found.notes).toEqual(
    ['v', 'r', 'gone', 'sqlite_master']
      .map((layer) => ({ code: 'layer-left', params: { layer, kind: 'features' } }))
      .concat([{ code: 'layer-left', params: { layer: 'tiles', kind: 'tiles' } }]),
  );
});

test('what is no GeoPackage, or a broken one', async () => {
  const of = async (name: string, content: Uint8Array | string) => {
    const file = scratch.write(name, Buffer.from(content));
    return (await outcomeOf(openGeoPackage, [file])).code;
  };
  const plain = join(folder, 'plain.db');
  const database = new DatabaseSync(plain);
  database.exec('create table t (a)');
  database.close();
  const sound = readFileSync(made('').path);
  expect(await of('none.gpkg', '')).toBe('file-blank');
  expect(await of('text.gpkg', 'hello')).toBe('not-a-geopackage');
  expect(await of('other.gpkg', readFileSync(plain))).toBe('not-a-geopackage');
  expect(await of('short.gpkg', sound.subarray(0, 50))).toBe('file-damaged');
  expect(await of('zeros.gpkg', Buffer.concat([sound.subarray(0, 100), Buffer.alloc(sound.length)]))).toMatch(
    /file-damaged|not-a-geopackage/,
  );
  const cut = join(folder, 'cut.gpkg');
  copyFileSync(
    made(
      '',
      Array.from({ length: 4000 }, () => blob('01 01000000', '01')),
    ).path,
    cut,
  );
  const bytes = readFileSync(cut);
  expect(await of('half.gpkg', bytes.subarray(0, bytes.length / 2))).toBe('file-damaged');
});

test('a table without row numbers, and one whose column has the name of them', async () => {
  const file = made(`create table w (code text primary key, rowid text, _rowid_ text) without rowid;
    insert into w values ('b', '1', '2'), ('a', '3', '4'); insert into gpkg_contents values ('w', 'attributes', 'w', null);
    create table o (_rowid_ integer, n text); insert into o values (5, 'x'), (4, 'y');
    insert into gpkg_contents values ('o', 'attributes', 'o', null)`);
  const found = await outcomeOf(openGeoPackage, [file]);
  expect(found.rows?.map(({ row, properties }) => [row, Object.values(properties)])).toEqual([
    [1, ['a', '3', '4']],
    [2, ['b', '1', '2']],
    [1, [5, 'x']],
    [2, [4, 'y']],
  ]);
});

test.each(['to itself', 'to one page'])('a tree whose pages lead %s ends', async (way) => {
  const point = blob(`01 01000000 ${little(1, 2)}`);
  const bytes = readFileSync(
    made(
      '',
      Array.from({ length: 9000 }, () => point),
    ).path,
  );
  const size = bytes.readUInt16BE(16);
  for (let page = size; page < bytes.length; page += size) {
    // An inner page of a table (sqlite.org/fileformat2.html, 1.6): each of its cells begins with the number of a child.
    if (bytes[page] !== 5) continue;
    const cells = bytes.readUInt16BE(page + 3);
    const child = way === 'to itself' ? page / size + 1 : bytes.readUInt32BE(page + 8);
    bytes.writeUInt32BE(child, page + 8);
    for (let i = 0; i < cells; i++) bytes.writeUInt32BE(child, page + bytes.readUInt16BE(page + 12 + 2 * i));
  }
  const found = await outcomeOf(openGeoPackage, [scratch.write('circle.gpkg', bytes)]);
  expect(found.code).toBe('file-damaged');
});

test('no warning about SQLite reaches the terminal', () => {
  const path = new URL('../../../../server/exchange/source/geopackage.ts', import.meta.url).href;
  const answer = execFileSync(
    process.execPath,
    ['-e', `import(${JSON.stringify(path)}).then(() => console.log('read'))`],
    {
      stdio: 'pipe',
      encoding: 'utf8',
    },
  );
  expect(answer).toBe('read\n');
});
