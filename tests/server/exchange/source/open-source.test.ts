import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { openSource } from '../../../../server/exchange/source/open-source.ts';
import type { SourceFile } from '../../../../server/exchange/source/source.ts';
import { buildZip } from './build-zip.ts';
import { hasOgr, OGR } from './ogr.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';
import { buildDbf, buildShp, pointContent } from './shapefile-bytes.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

/** What the door makes of files: format, layers, the codes of its notes; or the code of its refusal. Nothing is left behind. */
async function door(...files: SourceFile[]) {
  const scratch = folder.empty();
  let format = '';
  const { layers, notes, rows, code } = await outcomeOf(async (given, options) => {
    const source = await openSource(given, options, scratch);
    if (source.ok) format = source.value.format;
    return source;
  }, files);
  expect(readdirSync(scratch)).toEqual([]);
  if (code !== undefined) return code;
  return {
    format,
    layers: layers!.map(({ name }) => name),
    rows: rows!.length,
    notes: notes!.map((note) => `${note.code} ${note.params.name ?? ''}`.trim()),
  };
}

const GEOJSON = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { 名称: '一' }, geometry: { type: 'Point', coordinates: [119, 32] } },
  ],
});
const KML =
  '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>一</name><Point><coordinates>119,32</coordinates></Point></Placemark></Document></kml>';
const CSV = '编码,户数\n320104001,300\n320104002,280\n';
const { shp, shx } = buildShp([pointContent(119, 32)]);
const dbf = buildDbf([{ name: 'code', type: 'C', length: 6 }], [{ values: ['a'] }]);

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('网格').addRows([
    ['编码', '户数'],
    ['320104001', 300],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('told by content', () => {
  test('whatever the file is called', async () => {
    for (const name of ['a.geojson', 'a.json', 'a.txt', 'a', 'a.csv', 'a.xyz'])
      expect(await door(folder.write(name, GEOJSON)), name).toMatchObject({ format: 'geojson', rows: 1 });
    for (const name of ['a.kml', 'a.xml', 'a.txt', 'a'])
      expect(await door(folder.write(name, KML)), name).toMatchObject({ format: 'kml', rows: 1 });
    for (const name of ['a.csv', 'a.txt', 'a', 'a.xlsx'])
      expect(await door(folder.write(name, CSV)), name).toMatchObject({ format: 'csv', rows: 2 });
    const xlsx = await workbook();
    for (const name of ['a.xlsx', 'a.xls', 'a.zip', 'a'])
      expect(await door(folder.write(name, xlsx)), name).toMatchObject({
        format: 'xlsx',
        layers: ['网格'],
        rows: 1,
      });
    const zip = buildZip([{ name: 'a.shp', data: shp }]);
    for (const name of ['a.zip', 'a.kmz', 'a.shp', 'a'])
      expect(await door(folder.write(name, zip)), name).toMatchObject({ format: 'shp', rows: 1 });
  });

  test('with a byte order mark, in UTF-16, after blanks', async () => {
    expect(await door(folder.write('a', `\ufeff${GEOJSON}`))).toMatchObject({ format: 'geojson' });
    expect(await door(folder.write('a', `\n\n  ${GEOJSON}`))).toMatchObject({ format: 'geojson' });
    expect(await door(folder.write('a.csv', `\ufeff${CSV}`))).toMatchObject({ format: 'csv', rows: 2 });
    expect(await door(folder.write('a.txt', iconv.encode(CSV, 'utf-16le', { addBOM: true })))).toMatchObject({
      format: 'csv',
      rows: 2,
    });
    expect(await door(folder.write('a.csv', iconv.encode(CSV, 'gb18030')))).toMatchObject({
      format: 'csv',
      rows: 2,
    });
    expect(await door(folder.write('a.csv', '[编码],{户数}\n1,2\n'))).toMatchObject({
      format: 'csv',
      rows: 1,
    });
  });

  test.skipIf(!hasOgr('a GeoPackage written by GDAL'))('a GeoPackage', async () => {
    const at = folder.empty();
    const from = folder.write('a.geojson', GEOJSON).path;
    execFileSync(OGR, ['-f', 'GPKG', join(at, 'a.gpkg'), `GeoJSON:${from}`, '-nln', 'grids'], {
      stdio: 'pipe',
    });
    const gpkg = readFileSync(join(at, 'a.gpkg'));
    for (const name of ['a.gpkg', 'a.db', 'a'])
      expect(await door(folder.write(name, gpkg))).toMatchObject({
        format: 'gpkg',
        layers: ['grids'],
        rows: 1,
      });
    expect(await door(folder.write('a.zip', buildZip([{ name: 'x/a.gpkg', data: gpkg }])))).toMatchObject({
      format: 'gpkg',
    });
  });
});

describe('a zip', () => {
  const zip = (...members: Parameters<typeof buildZip>[0]) => folder.write('a.zip', buildZip(members));

  test('of Shapefiles, each a layer, with what lies beside them', async () => {
    expect(
      await door(
        zip(
          { name: 'x/网格.shp', data: shp, flags: 0x800 },
          { name: 'x/网格.DBF', data: dbf, flags: 0x800 },
          { name: 'x/网格.shx', data: shx, flags: 0x800 },
          { name: 'x/网格.prj', data: 'GEOGCS["x"]', flags: 0x800 },
          { name: 'x/网格.sbn', data: '?', flags: 0x800 },
          { name: 'x/网格.shp.xml', data: '<m/>', flags: 0x800 },
          { name: 'y/街道.shp', data: shp, flags: 0x800 },
          { name: 'readme.txt', data: 'a, b' },
          { name: 'map.pdf', data: '%PDF' },
          { name: 'empty.txt', data: '' },
        ),
      ),
    ).toEqual({
      format: 'shp',
      layers: ['网格', '街道'],
      rows: 2,
      notes: ['file-left map.pdf', 'file-left readme.txt', 'file-left empty.txt', 'shp-no-dbf'],
    });
  });

  test('of one other file', async () => {
    expect(await door(zip({ name: 'a.geojson', data: GEOJSON }))).toMatchObject({ format: 'geojson' });
    expect(await door(zip({ name: 'a.kml', data: KML }, { name: 'about.txt', data: 'x' }))).toMatchObject({
      format: 'kml',
      notes: ['file-left about.txt'],
    });
    expect(await door(zip({ name: 'a.csv', data: CSV }))).toMatchObject({ format: 'csv' });
    expect(await door(zip({ name: 'a.xlsx', data: await workbook(), method: 0 }))).toMatchObject({
      format: 'xlsx',
    });
    expect(await door(zip({ name: 'whatever', data: GEOJSON }))).toMatchObject({ format: 'geojson' });
    const kmz = buildZip([{ name: 'doc.kml', data: KML }]);
    expect(await door(zip({ name: 'a.kmz', data: kmz, method: 0 }))).toMatchObject({
      format: 'kml',
      layers: ['a'],
    });
  });

  test('of nothing, of nothing known, of things that do not belong together', async () => {
    expect(await door(zip())).toBe('zip-empty');
    expect(await door(zip({ name: '__MACOSX/._a.shp', data: 'x' }))).toBe('zip-empty');
    expect(await door(zip({ name: 'a.pdf', data: '%PDF' }, { name: 'b.png', data: 'x' }))).toBe(
      'format-unknown',
    );
    expect(await door(zip({ name: 'a.shp', data: shp }, { name: 'b.geojson', data: GEOJSON }))).toBe(
      'files-unrelated',
    );
    expect(await door(zip({ name: 'a.dbf', data: dbf }, { name: 'a.prj', data: 'x' }))).toBe('shp-missing');
  });

  test('in a zip, by its name or by its content', async () => {
    const inner = buildZip([{ name: 'a.shp', data: shp }]);
    for (const name of ['inner.zip', 'a.shp', 'inner', 'a.kmz'])
      expect(await door(zip({ name, data: inner, method: 0 })), name).toBe('zip-nested');
  });

  test('with a bad member is refused whatever it is called', async () => {
    for (const name of ['a.zip', 'a.xlsx', 'a.kmz'])
      expect(await door(folder.write(name, buildZip([{ name: '../a.shp', data: shp }])))).toBe('zip-slip');
    expect(await door(folder.write('a.zip', buildZip([{ name: 'a.shp', data: shp }]).subarray(0, 80)))).toBe(
      'zip-damaged',
    );
  });
});

test('a KMZ is read by its document, others in it are noted', async () => {
  const kmz = buildZip([
    { name: 'files/icon.png', data: 'x' },
    { name: 'files/other.kml', data: KML },
    { name: 'main.kml', data: KML },
    { name: 'doc.kml', data: KML },
  ]);
  expect(await door(folder.write('小区.kmz', kmz))).toEqual({
    format: 'kml',
    layers: ['小区'],
    rows: 1,
    notes: ['file-left files/other.kml', 'file-left main.kml'],
  });
});

describe('loose files', () => {
  test('that are the parts of a Shapefile', async () => {
    expect(
      await door(
        folder.write('A.DBF', dbf),
        folder.write('a.shp', shp),
        folder.write('a.CPG', 'UTF-8'),
        folder.write('a.prj', ''),
        folder.write('a.qpj', 'x'),
        folder.write('说明.txt', 'a, b'),
      ),
    ).toEqual({ format: 'shp', layers: ['a'], rows: 1, notes: ['file-left 说明.txt'] });
    expect(await door(folder.write('a.dbf', dbf))).toBe('shp-missing');
  });

  test('of one kind are read together, of several refused', async () => {
    const [a, b] = [folder.write('a.geojson', GEOJSON), folder.write('b.json', GEOJSON)];
    expect(await door(a, folder.write('b.geojson', GEOJSON))).toMatchObject({ layers: ['a', 'b'], rows: 2 });
    expect(await door(a, folder.write('b.csv', CSV))).toBe('files-unrelated');
    expect(await door(a, folder.write('b.shp', shp))).toBe('files-unrelated');
    expect(await door(a, b)).toMatchObject({ format: 'geojson' });
    const zip = buildZip([{ name: 'a.shp', data: shp }]);
    expect(await door(folder.write('a.zip', zip), folder.write('b.zip', zip))).toBe('files-unrelated');
  });

  test('that nobody reads', async () => {
    expect(await door(folder.write('a.xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')))).toBe(
      'format-xls',
    );
    expect(await door(folder.write('a.xls', '<html><table></table></html>'))).toBe('format-xls');
    for (const [name, bytes] of [
      ['a.rar', '526172211a0700'],
      ['a.7z', '377abcaf271c00'],
      ['a.csv', '1f8b0800'],
    ] as const)
      expect(await door(folder.write(name, Buffer.from(bytes, 'hex')))).toBe('format-archive');
    for (const [name, text] of [
      ['a.png', '\x89PNG\r\n\x1a\n\0\0'],
      ['a.csv', '\0\x01\x02'],
      ['a.html', '<html></html>'],
      ['a.gml', '<gml:x/>'],
      ['a.svg', '<svg/>'],
      ['note', 'words'],
      ['a.tab', '!table\n!version 300\n'],
    ] as const)
      expect(await door(folder.write(name, Buffer.from(text, 'latin1'))), name).toBe('format-unknown');
    const docx = buildZip([
      { name: '[Content_Types].xml', data: '<x/>' },
      { name: 'word/document.xml', data: '<x/>' },
    ]);
    expect(await door(folder.write('a.docx', docx))).toBe('format-unknown');
    expect(await door(folder.write('a.geojson', ''))).toBe('file-empty');
    expect(await door()).toBe('file-missing');
  });
});
