import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { openShapefile } from '../../../../server/exchange/source/shapefile.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';
import { buildDbf, buildShp, pointContent } from './shapefile-bytes.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

/** The parts of one Shapefile on the disk, by the ends of their names, read. */
const read = (contents: Record<string, Buffer | string>, encoding?: string) =>
  outcomeOf(
    openShapefile,
    Object.entries(contents).map(([end, content]) => folder.write(`a.${end}`, content)),
    encoding === undefined ? {} : { encoding },
  );

describe('values', () => {
  const { shp } = buildShp([pointContent(0, 0)]);
  const valueIn = async (
    type: string,
    value: string | Buffer,
    length = Buffer.from(value).length,
    driver = 0,
  ) => {
    const dbf = buildDbf([{ name: 'v', type, length }], [{ values: [value] }], { driver });
    return (await read({ shp, dbf })).rows![0]!.properties.v;
  };

  test('numbers, and what is none', async () => {
    expect(await valueIn('N', '  42')).toBe(42);
    expect(await valueIn('N', '-0.50')).toBe(-0.5);
    expect(await valueIn('F', '1.25e+003')).toBe(1250);
    expect(await valueIn('N', '    ')).toBeNull();
    expect(await valueIn('N', '****')).toBeNull();
    expect(await valueIn('N', Buffer.alloc(4))).toBeNull();
    // A code of twenty digits is no double: it stays as it is.
    expect(await valueIn('N', '01320104001001000123')).toBe('01320104001001000123');
    expect(await valueIn('N', '9007199254740991')).toBe(9007199254740991);
    expect(await valueIn('N', '9007199254740993')).toBe('9007199254740993');
    expect(await valueIn('N', '1,234')).toBe('1,234');
    expect(await valueIn('N', '0x10')).toBe('0x10');
  });

  test('dates, logicals, binary numbers', async () => {
    expect(await valueIn('D', '20240229')).toBe('2024-02-29');
    expect(await valueIn('D', '20230229')).toBe('20230229');
    expect(await valueIn('D', '00000000')).toBeNull();
    expect(await valueIn('D', '        ')).toBeNull();
    for (const [text, value] of Object.entries({
      T: true,
      y: true,
      F: false,
      n: false,
      '?': null,
      ' ': null,
    }))
      expect(await valueIn('L', text)).toBe(value);
    const four = Buffer.alloc(4);
    four.writeInt32LE(-7);
    expect(await valueIn('I', four)).toBe(-7);
  });

  test('text: padding goes, what was blank is null, a character cut by the width of its field goes', async () => {
    expect(await valueIn('C', '  a b   ')).toBe('  a b');
    expect(await valueIn('C', 'ab\0junk')).toBe('ab');
    expect(await valueIn('C', '        ')).toBeNull();
    expect(await valueIn('C', Buffer.from('迈皋桥街道'), 10)).toBe('迈皋桥');
    expect(await valueIn('C', Buffer.from('迈皋桥街道'), 11)).toBe('迈皋桥');
    expect(await valueIn('C', iconv.encode('迈皋桥街道', 'gb18030'), 7)).toBe('迈皋桥');
    expect(await valueIn('C', iconv.encode('𠮷野家', 'gb18030'), 7)).toBe('𠮷野');
  });

  test('columns of one name are told apart, those that lie elsewhere are left, both are noted', async () => {
    const dbf = buildDbf(
      [
        { name: 'name', type: 'C', length: 3 },
        { name: 'name', type: 'C', length: 3 },
        { name: 'memo', type: 'M', length: 10 },
        { name: '', type: 'C', length: 3 },
        { name: '__proto__', type: 'C', length: 3 },
      ],
      [{ values: ['a', 'b', '1', 'c', 'd'] }],
    );
    const { rows, notes, layers } = await read({ shp, dbf });
    expect(layers![0]!.columns).toEqual(['name', 'name_2', 'COLUMN_4', '__proto__']);
    expect(Object.entries(rows![0]!.properties)).toEqual([
      ['name', 'a'],
      ['name_2', 'b'],
      ['COLUMN_4', 'c'],
      ['__proto__', 'd'],
    ]);
    expect(notes).toEqual([
      { code: 'column-renamed', params: { name: 'name', to: 'name_2', layer: 'a' } },
      { code: 'column-left', params: { name: 'memo', type: 'M', layer: 'a' } },
    ]);
  });
});

describe('encodings', () => {
  const { shp } = buildShp([pointContent(0, 0)]);
  const name = '迈皋桥街道小区网格';
  const encoded = (encoding: string) =>
    encoding === 'utf-8' ? Buffer.from(name) : iconv.encode(name, encoding);
  const table = (encoding: string, driver = 0) =>
    buildDbf([{ name: encoded(encoding), type: 'C', length: 40 }], [{ values: [encoded(encoding)] }], {
      driver,
    });
  const found = async (dbf: Buffer, cpg?: string, chosen?: string) => {
    const { layers, rows, notes, code } = await read(
      { shp, dbf, ...(cpg === undefined ? {} : { cpg }) },
      chosen,
    );
    if (code !== undefined) return code;
    return {
      ...layers![0]!.encoding,
      text: Object.values(rows![0]!.properties)[0],
      notes: notes!.map((n) => n.code),
    };
  };

  test('a .cpg is believed, in any dress', async () => {
    for (const cpg of [
      'GBK',
      'gb2312',
      ' GB 18030\r\n',
      '936',
      'OEM 936',
      'ANSI 936',
      'CP936\0',
      '\ufeffGBK',
      'LDID/77',
    ])
      expect(await found(table('gb18030'), cpg), cpg).toMatchObject({
        used: 'gb18030',
        text: name,
        notes: [],
      });
    for (const cpg of ['UTF-8', 'utf8', '65001', 'UTF-8\n', 'cp65001'])
      expect(await found(table('utf-8'), cpg), cpg).toMatchObject({ used: 'utf-8', text: name, notes: [] });
  });

  test('where there is none the language driver, else the bytes', async () => {
    expect(await found(table('gb18030', 0x4d))).toMatchObject({
      said: 'gb18030',
      used: 'gb18030',
      text: name,
    });
    expect(await found(table('gb18030', 0x57))).toMatchObject({ said: null, used: 'gb18030', text: name });
    expect(await found(table('utf-8', 0x57))).toMatchObject({ said: null, used: 'utf-8', text: name });
    expect(await found(table('big5', 0x4f))).toMatchObject({ said: 'big5', used: 'big5' });
    expect(await found(table('gb18030'), '')).toMatchObject({ said: null, used: 'gb18030', text: name });
  });

  test('what is said is believed against the bytes, and the contradiction is told', async () => {
    expect(await found(table('gb18030'), 'UTF-8')).toMatchObject({
      said: 'UTF-8',
      sniffed: 'gb18030',
      used: 'utf-8',
      notes: ['encoding-contradicts'],
    });
    expect(await found(table('utf-8', 0x4d))).toMatchObject({
      sniffed: 'utf-8',
      used: 'gb18030',
      notes: ['encoding-contradicts'],
    });
    expect(await found(table('utf-8'), 'KLINGON')).toMatchObject({
      said: 'KLINGON',
      used: 'utf-8',
      text: name,
      notes: ['encoding-unknown-said'],
    });
  });

  test('a row with text that is none is refused by its number, not garbled', async () => {
    const dbf = buildDbf(
      [{ name: 'v', type: 'C', length: 12 }],
      [
        { values: [encoded('utf-8').subarray(0, 9)] },
        { values: [Buffer.from('caf\xe9', 'latin1')] },
        { values: ['\ufffd'] },
      ],
    );
    const { shp } = buildShp([0, 1, 2].map((x) => pointContent(x, x)));
    const { rows, notes } = await read({ shp, dbf, cpg: 'UTF-8' });
    expect(rows!.map(({ properties, fault }) => [properties.v, fault])).toEqual([
      ['迈皋桥', null],
      [null, 'source:text-unreadable'],
      // Whoever garbled this did it before.
      ['\ufffd', null],
    ]);
    expect(notes).toEqual([]);
    const latin = buildDbf(
      [{ name: 'v', type: 'C', length: 12 }],
      [{ values: [Buffer.from('caf\xe9', 'latin1')] }],
    );
    expect((await read({ shp: buildShp([pointContent(0, 0)]).shp, dbf: latin, cpg: 'UTF-8' })).notes).toEqual(
      [{ code: 'encoding-not-as-said', params: { said: 'UTF-8', layer: 'a' } }],
    );
  });

  test('a person overrules all of it', async () => {
    expect(await found(table('gb18030'), 'UTF-8', 'gbk')).toMatchObject({
      used: 'gb18030',
      text: name,
      notes: [],
    });
    expect(await found(table('gb18030'), 'UTF-8', 'klingon')).toBe('encoding-unknown');
  });
});
