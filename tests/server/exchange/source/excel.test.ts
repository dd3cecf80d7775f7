import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { openExcel } from '../../../../server/exchange/source/excel.ts';
import { isDateFormat, isoOfSerial } from '../../../../server/exchange/source/xlsx-cells.ts';
import { buildZip } from './build-zip.ts';
import { OFFICE_GRIDS } from './office-grids.ts';
import { hasOgr } from './ogr.ts';
import { ogrFile } from './ogr-file.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);
const ogr = hasOgr('workbooks that GDAL writes');

/** A workbook that exceljs writes. */
async function bookOf(fill: (book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = join(scratch.empty(), 'book.xlsx');
  await book.xlsx.writeFile(path);
  return { name: '网格.xlsx', path };
}
const read = async (fill: (book: ExcelJS.Workbook) => void) => outcomeOf(openExcel, [await bookOf(fill)]);
const rowsOf = (found: Awaited<ReturnType<typeof read>>) =>
  found.rows?.map(({ row, properties }) => [row, properties]);

/** A workbook with one sheet whose XML is as given: what no program writes, or some do that are not here. */
function raw(sheet: string, parts: Record<string, string> = {}) {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="r${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const members: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relation(1, 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1, 'worksheet', '/xl/worksheets/a.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/a.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...parts,
  };
  return scratch.write('raw.xlsx', buildZip(Object.entries(members).map(([name, data]) => ({ name, data }))));
}
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const HEADING = `<row r="1">${text('a')}${text('b')}</row>`;

test.runIf(ogr)('what GDAL writes comes back, value by value', async () => {
  const file = ogrFile(OFFICE_GRIDS, scratch.path, 'ogr.xlsx', ['-f', 'XLSX', '-nln', '网格表']);
  const found = await outcomeOf(openExcel, [file]);
  expect(found.layers).toMatchObject([
    { name: '网格表', columns: ['名称', '编码', '户数', '面积', '备注'], hasGeometry: false, crs: null },
  ]);
  expect(found.rows).toEqual(
    OFFICE_GRIDS.features.map(({ properties }, i) => ({
      row: i + 2,
      id: undefined,
      geometry: null,
      properties,
      fault: null,
    })),
  );
});

test('texts, numbers, truth, dates, runs, links and results of formulas', async () => {
  const found = await read((book) => {
    const sheet = book.addWorksheet('台账');
    sheet.addRow(['文字', '数', '是否', '日期', '时刻', '多种字体', '链接', '公式', '文字公式']);
    sheet.addRow([
      '甲',
      0.1,
      true,
      new Date('2024-02-29T00:00:00Z'),
      new Date('2024-02-29T13:45:30Z'),
      { richText: [{ text: '红' }, { text: '黑', font: { bold: true } }] },
      { text: '网址', hyperlink: 'http://127.0.0.1:9/' },
      { formula: 'B2*2', result: 0.2 },
      { formula: 'A2&A2', result: '甲甲' },
    ]);
    sheet.getCell('E2').numFmt = 'yyyy-mm-dd hh:mm:ss';
  });
  expect(rowsOf(found)).toEqual([
    [
      2,
      {
        文字: '甲',
        数: 0.1,
        是否: true,
        日期: '2024-02-29',
        时刻: '2024-02-29T13:45:30',
        多种字体: '红黑',
        链接: '网址',
        公式: 0.2,
        文字公式: '甲甲',
      },
    ],
  ]);
  expect(found.rows?.[0]?.fault).toBeNull();
});

test('every sheet is a layer; those that are empty or hidden are told', async () => {
  const found = await read((book) => {
    book.addWorksheet('一').addRows([
      ['a', 'b'],
      [1, 2],
    ]);
    book.addWorksheet('空');
    book.addWorksheet('选项', { state: 'veryHidden' }).addRows([['x'], ['y']]);
    book.addWorksheet('二').addRows([
      ['lng', 'lat'],
      ['116.5', 39.25],
      ["116°30'E", 'x'],
    ]);
  });
  expect(found.layers?.map(({ name, hasGeometry }) => [name, hasGeometry])).toEqual([
    ['一', false],
    ['二', true],
  ]);
  expect(found.notes).toEqual([
    { code: 'layer-empty', params: { layer: '空' } },
    { code: 'sheet-hidden', params: { layer: '选项' } },
  ]);
  expect(found.rows?.slice(1).map(({ row, geometry, fault }) => [row, geometry, fault])).toEqual([
    [2, { type: 'Point', coordinates: [116.5, 39.25] }, null],
    [3, null, 'source:position-unreadable'],
  ]);
});

test('a title above the heading, groups of columns, and communities merged beside their grids', async () => {
  const found = await read((book) => {
    const sheet = book.addWorksheet('表');
    sheet.addRows([
      ['朝阳门街道网格表'],
      [],
      ['社区', '编码', '网格长', null, '户数'],
      [null, null, '姓名', '电话', null],
      ['东四', '001', '甲', '010-1', 300],
      [null, '002', '乙', '010-2', 280],
      [null, null, null, null, null],
      ['西四', '003', '丙', '010-3', 310],
    ]);
    for (const range of ['A1:E1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'A5:A7']) sheet.mergeCells(range);
  });
  expect(found.layers?.[0]?.columns).toEqual(['社区', '编码', '网格长_姓名', '网格长_电话', '户数']);
  expect(
    found.rows?.map(({ row, properties }) => [row, properties.社区, properties.编码, properties.网格长_电话]),
  ).toEqual([
    [5, '东四', '001', '010-1'],
    [6, '东四', '002', '010-2'],
    [8, '西四', '003', '010-3'],
  ]);
});

test('groups of columns merged sideways alone; a heading merged sideways above rows is one line', async () => {
  const grouped = await read((book) => {
    const sheet = book.addWorksheet('表');
    sheet.addRows([
      ['编码', '网格长', null],
      [null, '姓名', '电话'],
      ['001', '甲', '1'],
    ]);
    sheet.mergeCells('B1:C1');
  });
  expect(rowsOf(grouped)).toEqual([[3, { 编码: '001', 网格长_姓名: '甲', 网格长_电话: '1' }]]);
  const plain = await read((book) => {
    const sheet = book.addWorksheet('表');
    sheet.addRows([
      ['编码', '地址', null],
      ['001', '东街', '1号'],
    ]);
    sheet.mergeCells('B1:C1');
  });
  expect(plain.rows?.[0]?.row).toBe(2);
});

test('a shape longer than a cell may be, dealt over several', async () => {
  const wkt = `POLYGON ((${Array.from({ length: 4000 }, (_, i) => `${116 + i / 1e5} 39.9`).join(',')},116 40,116 39.9))`;
  const found = await read((book) => {
    const parts = [wkt.slice(0, 30_000), wkt.slice(30_000, 60_000), wkt.slice(60_000)];
    book.addWorksheet('表').addRows([
      ['wkt', 'wkt_2', 'wkt_3', 'a'],
      [...parts, 1],
    ]);
  });
  expect(found.layers?.[0]?.columns).toEqual(['a']);
  expect((found.rows![0]!.geometry as { coordinates: unknown[][] }).coordinates[0]).toHaveLength(4002);
});

test('errors, formulas that were never computed and texts that are not there are faults of their rows', async () => {
  const found = await outcomeOf(openExcel, [
    raw(`${HEADING}<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>1</v></c></row>
      <row r="3"><c r="A3"><f>1+1</f></c><c r="B3"><v>1</v></c></row>
      <row r="5"><c r="A5" t="s"><v>7</v></c><c r="B5"><v>x</v></c></row>
      <row r="6"><c r="B6" t="b"><v>1</v></c><c r="D6"><v>9</v></c></row><row r="7"><c><v>1e400</v></c></row>
      <row r="8"><c><v>41140200100101000</v></c></row><row r="9"><c><v>411402001001010</v></c></row>`),
  ]);
  expect(found.rows?.map(({ row, fault }) => [row, fault])).toEqual([
    [2, 'source:cell-error'],
    [3, 'source:formula-unread'],
    [5, 'source:cell-damaged'],
    [6, 'source:row-ragged'],
    [7, 'source:cell-damaged'],
    [8, 'source:digits-lost'],
    [9, null],
  ]);
});

test('texts in runs, with a reading aid, and with what XML cannot carry', async () => {
  const shared =
    '<sst><si><t>东京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si><r><t>红</t></r><r><t xml:space="preserve"> 黑</t></r></si><si><t>a_x000D_b</t></si></sst>';
  const cell = (i: number) => `<c t="s"><v>${i}</v></c>`;
  const file = raw(`${HEADING}<row>${cell(0)}${cell(1)}</row><row>${cell(2)}</row>`, {
    'xl/sharedStrings.xml': shared,
  });
  expect(rowsOf(await outcomeOf(openExcel, [file]))).toEqual([
    [2, { a: '东京', b: '红 黑' }],
    [3, { a: 'a\rb', b: null }],
  ]);
});

test('dates by the formats of Chinese books, in books that count from 1904, and at the false leap day', () => {
  expect([14, 31, 57, 58].map((id) => isDateFormat(id, undefined))).toEqual([true, true, true, true]);
  expect([0, 1, 2, 9, 44, 49].some((id) => isDateFormat(id, undefined))).toBe(false);
  const codes = ['yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', '[h]:mm', 'h:mm AM/PM', 'mmm-yy'];
  expect(codes.every((code) => isDateFormat(200, code))).toBe(true);
  const numbers = [
    'General',
    '0.00E+00',
    '#,##0.00_ ;[Red]-#,##0.00',
    '"ymd"0',
    '\\d0',
    '[Red]0',
    '[$¥-804]#,##0',
  ];
  expect(numbers.some((code) => isDateFormat(200, code))).toBe(false);
  expect([isoOfSerial(1, false), isoOfSerial(61, false), isoOfSerial(45_351, false)]).toEqual([
    '1900-01-01',
    '1900-03-01',
    '2024-02-29',
  ]);
  expect([isoOfSerial(43_889, true), isoOfSerial(0.5, false), isoOfSerial(45_351.75, false)]).toEqual([
    '2024-02-29',
    '12:00:00',
    '2024-02-29T18:00:00',
  ]);
  expect([isoOfSerial(-1, false), isoOfSerial(1e10, false), isoOfSerial(Number.NaN, false)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('a million columns, rows out of order, merged cells without end: refused, or no trouble', async () => {
  const code = async (sheet: string) => (await outcomeOf(openExcel, [raw(sheet)])).code;
  expect(await code(`${HEADING}<row r="2"><c r="ZZZZ2"><v>1</v></c></row>`)).toBe('file-damaged');
  expect(await code(`${HEADING}<row r="1"><c><v>1</v></c></row>`)).toBe('file-damaged');
  expect(await code(`${HEADING}<row r="99999999"><c><v>1</v></c></row>`)).toBe('file-damaged');
  const merged = raw('', {
    'xl/worksheets/a.xml': `<worksheet><sheetData>${HEADING}<row r="2">${text('x')}</row></sheetData><mergeCells>${'<mergeCell ref="A2:XFD1048576"/>'.repeat(2000)}</mergeCells></worksheet>`,
  });
  expect(rowsOf(await outcomeOf(openExcel, [merged]))).toEqual([[2, { a: 'x', b: null }]]);
});

test('what is no workbook, or a broken one', async () => {
  const sound = readFileSync(
    (
      await bookOf((book) =>
        book.addWorksheet('a').addRows([
          ['a', 'b'],
          [1, 2],
        ]),
      )
    ).path,
  );
  const code = async (bytes: Buffer) => (await outcomeOf(openExcel, [scratch.write('x.xlsx', bytes)])).code;
  expect(await code(Buffer.from('hello'))).toBe('zip-damaged');
  expect(await code(sound.subarray(0, sound.length / 2))).toBe('zip-damaged');
  expect(await code(buildZip([{ name: 'a.txt', data: 'a' }]))).toBe('not-xlsx');
  const bomb = buildZip([{ name: 'xl/workbook.xml', data: Buffer.alloc(64 << 20) }]);
  expect(await code(bomb)).toBe('zip-ratio');
  expect((await outcomeOf(openExcel, [raw('<row><c></row>')])).code).toBe('malformed-xml');
  expect((await outcomeOf(openExcel, [raw('')])).code).toBe('no-features');
});

test('the rows are those that exceljs finds', async () => {
  const file = await bookOf((book) => {
    const rows = Array.from({ length: 500 }, (_, i) => [`第${i}网格`, i, i / 7, i % 2 === 0]);
    book.addWorksheet('表').addRows([['名称', 'n', 'x', '是否'], ...rows]);
  });
  const theirs = new ExcelJS.Workbook();
  await theirs.xlsx.readFile(file.path);
  const known: unknown[] = [];
  theirs.worksheets[0]!.eachRow((row, line) => line > 1 && known.push((row.values as unknown[]).slice(1)));
  expect(
    (await outcomeOf(openExcel, [file])).rows?.map(({ properties }) => Object.values(properties)),
  ).toEqual(known);
});
