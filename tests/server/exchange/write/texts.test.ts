import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unmarkFormula } from '../../../../server/exchange/source/formula-mark.ts';
import { csvLine } from '../../../../server/exchange/write/csv-line.ts';
import { dbfText, FIELD_BYTES } from '../../../../server/exchange/write/dbf-text.ts';
import { FORMATS } from '../../../../server/exchange/write/formats.ts';
import { sheetNames } from '../../../../server/exchange/write/sheet-names.ts';
import { xlsxTexts } from '../../../../server/exchange/write/xlsx-cells.ts';
import { xmlText } from '../../../../server/exchange/write/xml-text.ts';
import { hasOgr } from '../source/ogr.ts';
import { ogrLayer, unzip } from './ogr.ts';
import { thingsOutgoing } from './outgoing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-texts-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Text of whole characters, many of them hard for one format or another. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '㙍',
        '垚',
        '骉',
        '😀',
        '=',
        '+',
        '-',
        '@',
        "'",
        '\t',
        '\r',
        '\n',
        ' ',
        '"',
        ',',
        ';',
        '_x0041_',
        '<',
        '&',
        ']]>',
        '＝',
        '€',
        '\u0001',
      ),
      fc.string({ unit: 'grapheme-composite', maxLength: 3 }),
      fc.constantFrom('国'.repeat(130), 'a'.repeat(253), ' '.repeat(9)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').replaceAll('\0', '').toWellFormed());

test('no cell of a CSV file is a formula, and every text comes back', () => {
  fc.assert(
    fc.property(text, fc.integer(), (cell, number) => {
      const line = csvLine([cell, number, null, true]);
      const [row] = Papa.parse<string[]>(line, { newline: '\r\n', delimiter: ',' }).data as [string[]];
      expect(row.slice(1)).toEqual([String(number), '', 'true']);
      expect(row[0]).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(unmarkFormula(row[0]!)).toBe(cell);
    }),
  );
});

test.each(['utf-8', 'gb18030'] as const)(
  'fields of a table in %s hold whole characters, and together the text',
  (encoding) => {
    fc.assert(
      fc.property(text, (whole) => {
        const cut = dbfText(whole, encoding);
        const parts = cut.parts.map((bytes) => iconv.decode(bytes, encoding));
        for (const [i, part] of cut.parts.entries()) {
          expect(part.length).toBeLessThanOrEqual(FIELD_BYTES);
          expect(parts[i]).not.toContain('\uFFFD');
          expect(iconv.encode(parts[i]!, encoding).equals(part)).toBe(true);
        }
        expect(parts.join('')).toBe(whole);
        if (cut.whole) expect(parts.map((part) => part.trim()).join('')).toBe(whole);
      }),
    );
  },
);

test('cells of a workbook are short enough and in whole characters, whatever Excel would make of them', () => {
  const decoded = (cell: string) =>
    cell.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  fc.assert(
    fc.property(text, fc.constantFrom(1, 300), (some, times) => {
      const whole = some.repeat(times);
      const cells = xlsxTexts(whole);
      expect(cells.map(decoded).join('')).toBe(whole);
      for (const cell of cells) {
        expect(decoded(cell).length).toBeLessThanOrEqual(32_767);
        expect(decoded(cell).isWellFormed()).toBe(true);
      }
    }),
  );
});

test('text in XML is text and nothing else', () => {
  fc.assert(
    fc.property(text, (whole) => {
      const parser = new SaxesParser();
      let read = '';
      let tags = 0;
      parser.on('text', (part) => {
        read += part;
      });
      parser.on('opentag', () => {
        tags++;
      });
      parser.write(`<a>${xmlText(whole)}</a>`).close();
      expect(tags).toBe(1);
      expect(read).toBe(whole.replaceAll('\u0001', '\uFFFD'));
    }),
  );
});

test('names of sheets are what Excel takes, each once', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (names) => {
      const sheets = sheetNames([...names, ...names]);
      expect(new Set(sheets.map((name) => name.toLowerCase())).size).toBe(sheets.length);
      for (const name of sheets) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
    }),
  );
});

const point = { type: 'Point' as const, coordinates: [115.6, 34.4] };
const NAMES = [
  '',
  '㙍垚骉',
  '家😀户',
  '长'.repeat(60),
  '字'.repeat(200),
  "=cmd|' /C calc'!A0",
  '+1',
  '<svg onload=alert(1)>',
  ']]>',
  'a\u0001b',
];

describe.skipIf(!hasOgr('hard names, read by GDAL'))('hard names, read by GDAL', () => {
  test.each(['utf-8', 'gb18030'] as const)('a Shapefile in %s', async (encoding) => {
    const path = join(folder, `${encoding}.zip`);
    const things = NAMES.map((name) => ({ name, geometry: point }));
    await FORMATS.shp.write(thingsOutgoing(things, 'Point', { encoding }), path);
    const parts = await mkdtemp(join(folder, 'parts-'));
    await unzip(path, parts);
    const { features } = await ogrLayer(join(parts, 'things.shp'), 'things');
    const names = features.map(({ properties }) =>
      [properties?.name, properties?.name_2, properties?.name_3].map((part) => part ?? '').join(''),
    );
    expect(names).toEqual(NAMES);
    // Rare characters and pictures have four bytes in GB18030, and none in the code page that ArcMap knows.
    expect(await readFile(join(parts, 'things.cpg'), 'utf8')).toBe(
      encoding === 'utf-8' ? 'UTF-8' : 'GB18030',
    );
    const dbf = await readFile(join(parts, 'things.dbf'));
    expect(dbf[29]).toBe(encoding === 'utf-8' ? 0 : 0x4d);
  });

  test('a Shapefile whose texts are all in code page 936 says so', async () => {
    const path = join(folder, '936.zip');
    const things = ['许楼', '垚骉', '①号·A—B'].map((name) => ({ name, geometry: point }));
    await FORMATS.shp.write(thingsOutgoing(things, 'Point'), path);
    const parts = await mkdtemp(join(folder, 'parts-'));
    await unzip(path, parts);
    expect(await readFile(join(parts, 'things.cpg'), 'utf8')).toBe('936');
    const { features } = await ogrLayer(join(parts, 'things.shp'), 'things');
    expect(features.map(({ properties }) => properties?.name)).toEqual(['许楼', '垚骉', '①号·A—B']);
  });

  test.each(['gpkg', 'kml'] as const)('%s', async (format) => {
    const path = join(folder, `names.${format}`);
    const things = NAMES.map((name) => ({ name, geometry: point }));
    await FORMATS[format].write(thingsOutgoing(things, 'Point'), path);
    const { features } = await ogrLayer(path, 'things');
    const names = features.map(({ properties }) => properties?.name ?? properties?.Name ?? '');
    expect(names).toEqual(format === 'kml' ? NAMES.map((name) => name.replace('\u0001', '\uFFFD')) : NAMES);
  });
});

test('a workbook has no formula, and every text in it is a text', async () => {
  const path = join(folder, 'names.xlsx');
  const things = NAMES.map((name) => ({ name, geometry: point }));
  await FORMATS.xlsx.write(thingsOutgoing(things, 'Point'), path);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.getWorksheet('things')!;
  const heads = (sheet.getRow(1).values as string[]).slice(1);
  expect(heads).toEqual(['编号', '名称', '户数', '人口数', '用途', 'wkt']);
  const column = heads.indexOf('名称') + 1;
  const names: unknown[] = [];
  for (let row = 2; row <= sheet.rowCount; row++) {
    const cell = sheet.getRow(row).getCell(column);
    expect(cell.type).not.toBe(exceljs.ValueType.Formula);
    names.push(cell.value ?? '');
  }
  expect(names).toEqual(NAMES);
});
