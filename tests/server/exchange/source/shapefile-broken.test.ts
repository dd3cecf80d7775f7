import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { openShapefile } from '../../../../server/exchange/source/shapefile.ts';
import type { SourceFile } from '../../../../server/exchange/source/source.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';
import {
  buildDbf,
  buildShp,
  type Corner,
  NULL_SHAPE,
  partsContent,
  pointContent,
  type RecordToWrite,
  square,
} from './shapefile-bytes.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

const read = (files: readonly SourceFile[], encoding?: string) =>
  outcomeOf(openShapefile, files, encoding === undefined ? {} : { encoding });

const CODES = [{ name: 'code', type: 'C', length: 6 }];
const record = (code: string, deleted = false): RecordToWrite => ({ values: [code], deleted });
const points = (count: number) => Array.from({ length: count }, (_, i) => pointContent(i, i));
const records = (count: number) => Array.from({ length: count }, (_, i) => record(`c${i + 1}`));

/** The parts of one Shapefile on the disk, by the ends of their names. */
const parts = (contents: Record<string, Buffer | string>, name = 'a') =>
  Object.entries(contents).map(([end, content]) => folder.write(`${name}.${end}`, content));

/** What its rows say, a line each: number, code, place, fault. */
async function linesOf(files: readonly SourceFile[]) {
  const { rows, code, params } = await read(files);
  const lines = (rows ?? []).map(({ row, properties, geometry, fault }) =>
    `${row} ${properties.code ?? '-'} ${(geometry as { coordinates: number[] } | null)?.coordinates[0] ?? '-'} ${fault ?? ''}`.trim(),
  );
  return code === undefined ? lines : [...lines, `${code} ${JSON.stringify(params)}`];
}

describe('parts', () => {
  const { shp, shx } = buildShp(points(2));
  const dbf = buildDbf(CODES, records(2));

  test('are one Shapefile in any case of their names, several are as many layers', async () => {
    const { layers } = await read([
      folder.write('网格.SHP', shp),
      folder.write('网格.Dbf', dbf),
      folder.write('b/网格.shp', shp),
      folder.write('B/网格.DBF', buildDbf(CODES, records(2), { driver: 0x4d })),
      folder.write('c.shp', shp),
    ]);
    expect(layers!.map(({ name, count, encoding }) => [name, count, encoding.said])).toEqual([
      ['网格', 2, null],
      ['b/网格', 2, 'gb18030'],
      ['c', null, null],
    ]);
  });

  test('without a .shx there is nothing to miss, without a .dbf a note, without a .shp a reason', async () => {
    expect(await linesOf(parts({ shp, dbf }))).toEqual(['1 c1 0', '2 c2 1']);
    expect(await linesOf(parts({ shp, shx, dbf }))).toEqual(['1 c1 0', '2 c2 1']);
    const bare = await read(parts({ shp, shx }));
    expect(bare.rows!.map(({ geometry, properties, fault }) => [geometry, properties, fault])).toEqual([
      [{ type: 'Point', coordinates: [0, 0] }, {}, null],
      [{ type: 'Point', coordinates: [1, 1] }, {}, null],
    ]);
    expect(bare.layers![0]!.count).toBe(2);
    expect(bare.notes).toEqual([{ code: 'shp-no-dbf', params: { layer: 'a' } }]);
    expect(await read(parts({ dbf, shx }))).toEqual({ code: 'shp-missing', params: { name: 'a.dbf' } });
    expect(
      (await read([...parts({ shp }), ...parts({ dbf }, 'other')])).notes!.map(({ code }) => code),
    ).toEqual(['file-left', 'shp-no-dbf']);
    expect(await read([...parts({ shp }), ...parts({ SHP: shp })])).toMatchObject({
      code: 'files-duplicate',
    });
  });

  test('a .prj is given as it is', async () => {
    const prj = 'PROJCS["CGCS2000_3_Degree_GK_CM_120E"]\r\n\0';
    const { layers } = await read(parts({ shp, dbf, prj }));
    expect(layers![0]!.crs).toEqual({ text: 'PROJCS["CGCS2000_3_Degree_GK_CM_120E"]' });
    expect((await read(parts({ shp, dbf, prj: '' }))).layers![0]!.crs).toBeNull();
  });

  test('that are none are refused', async () => {
    expect(await read(parts({ shp: Buffer.alloc(0) }))).toMatchObject({ code: 'shp-damaged' });
    expect(await read(parts({ shp: shp.subarray(0, 99) }))).toMatchObject({ code: 'shp-damaged' });
    expect(await read(parts({ shp: buildShp(points(1), { code: 9995 }).shp }))).toMatchObject({
      code: 'shp-damaged',
    });
    expect(await read(parts({ shp: buildShp([], { type: 31 }).shp }))).toMatchObject({
      code: 'shp-surfaces',
    });
    for (const broken of [
      Buffer.alloc(0),
      dbf.subarray(0, 40),
      buildDbf(CODES, [], { headerBytes: 10 }),
      buildDbf(CODES, [], { headerBytes: 60_000 }),
      buildDbf(CODES, [], { recordBytes: 0 }),
    ])
      expect(await read(parts({ shp, dbf: broken }))).toMatchObject({ code: 'dbf-damaged' });
    expect(await read(parts({ shp, dbf: buildDbf(CODES, [], { version: 4 }) }))).toMatchObject({
      code: 'dbf-version',
    });
  });

  test('columns wider than the record that holds them are refused', async () => {
    expect(await read(parts({ shp, dbf: buildDbf(CODES, records(2), { recordBytes: 5 }) }))).toMatchObject({
      code: 'dbf-damaged',
    });
  });

  test('an empty layer has no rows', async () => {
    expect(await linesOf(parts({ shp: buildShp([]).shp, dbf: buildDbf(CODES, []) }))).toEqual([]);
    expect(await linesOf(parts({ shp: buildShp([]).shp }))).toEqual([]);
  });
});

describe('rows', () => {
  test('a deleted record takes its shape with it, and its number is not given again', async () => {
    const { shp } = buildShp(points(4));
    const dbf = buildDbf(CODES, [record('c1'), record('c2', true), record('c3'), record('c4', true)]);
    expect(await linesOf(parts({ shp, dbf }))).toEqual(['1 c1 0', '3 c3 2']);
  });

  test('shapes of nothing are rows without a place', async () => {
    const { shp } = buildShp([pointContent(7, 7), NULL_SHAPE, pointContent(8, 8)]);
    expect(await linesOf(parts({ shp, dbf: buildDbf(CODES, records(3)) }))).toEqual([
      '1 c1 7',
      '2 c2 -',
      '3 c3 8',
    ]);
  });

  test('a table of fewer rows than shapes, of more, and a header that lies about it', async () => {
    const { shp } = buildShp(points(3));
    const fewer = ['1 c1 0', '2 c2 1', '3 - 2 source:row-without-attributes'];
    expect(await linesOf(parts({ shp, dbf: buildDbf(CODES, records(2)) }))).toEqual(fewer);
    const more = ['1 c1 0', '2 c2 1', '3 c3 2', '4 c4 - source:row-without-geometry'];
    expect(await linesOf(parts({ shp, dbf: buildDbf(CODES, records(4)) }))).toEqual(more);
    const all = ['1 c1 0', '2 c2 1', '3 c3 2'];
    expect(await linesOf(parts({ shp, dbf: buildDbf(CODES, records(3), { records: 0 }) }))).toEqual(all);
    expect(
      await linesOf(parts({ shp, dbf: buildDbf(CODES, records(3), { records: 4_000_000_000 }) })),
    ).toEqual(all);
    expect(await linesOf(parts({ shp, dbf: buildDbf(CODES, records(4), { records: 3 }) }))).toEqual(all);
  });

  test('files cut short end at the row that is not whole', async () => {
    const { shp } = buildShp(points(3));
    const dbf = buildDbf(CODES, records(3));
    const cut = (part: string, row: number) => `file-truncated {"part":"${part}","row":${row}}`;
    for (const end of [shp.length - 1, shp.length - 20, shp.length - 28, shp.length - 25])
      expect(await linesOf(parts({ shp: shp.subarray(0, end), dbf }))).toEqual([
        '1 c1 0',
        '2 c2 1',
        cut('.shp', 3),
      ]);
    expect(await linesOf(parts({ shp, dbf: dbf.subarray(0, dbf.length - 2) }))).toEqual([
      '1 c1 0',
      '2 c2 1',
      cut('.dbf', 3),
    ]);
    expect(await linesOf(parts({ shp: shp.subarray(0, 100), dbf }))).toEqual([cut('.shp', 1)]);
  });

  test('a length that is not the record’s own ends the file, and nothing is allocated for it', async () => {
    const { shp } = buildShp(points(3));
    for (const length of [0x7fffffff, -1, -0x80000000, 0, 1, 0x3fffffff]) {
      const wrong = Buffer.from(shp);
      wrong.writeInt32BE(length, 100 + 28 + 4);
      const lines = await linesOf(parts({ shp: wrong }));
      expect(lines.length).toBe(2);
      expect(lines[1]).toMatch(/^file-(truncated|damaged) .*"row":2}$/);
    }
    const longer = Buffer.from(shp);
    longer.writeInt32BE(12, 100 + 28 + 4);
    expect(await linesOf(parts({ shp: longer }))).toEqual([
      '1 - 0',
      '2 - 1',
      'file-damaged {"part":".shp","row":3}',
    ]);
  });

  test('records may be counted from nought, and the header may not know the length', async () => {
    expect(await linesOf(parts({ shp: buildShp(points(2), { first: 0 }).shp }))).toEqual(['1 - 0', '2 - 1']);
    for (const bytes of [0, 100, 128])
      expect(await linesOf(parts({ shp: buildShp(points(2), { bytes }).shp }))).toEqual(['1 - 0', '2 - 1']);
    const { shp } = buildShp(points(2));
    expect(await linesOf(parts({ shp: Buffer.concat([shp, Buffer.alloc(50)]) }))).toEqual(['1 - 0', '2 - 1']);
  });

  test('a file that was edited in place is read by its index, old shapes between are not', async () => {
    const { shp, shx } = buildShp(points(3), {}, [0, 64, 12]);
    expect(await linesOf(parts({ shp, shx }))).toEqual(['1 - 0', '2 - 1', '3 - 2']);
    expect(await linesOf(parts({ shp }))).toEqual(['1 - 0', 'file-damaged {"part":".shp","row":2}']);
    // The second shape was written anew at the end, where its index leads.
    const moved = buildShp([...points(3), pointContent(50, 50)]);
    moved.shp.writeInt32BE(2, 100 + 3 * 28);
    const index = Buffer.from(moved.shx.subarray(0, 124));
    index.writeInt32BE(124 / 2, 24);
    moved.shx.copy(index, 108, 124, 132);
    expect(await linesOf(parts({ shp: moved.shp, shx: index }))).toEqual(['1 - 0', '2 - 50', '3 - 2']);
  });

  test('an index that leads nowhere is left, and said so', async () => {
    const { shp, shx } = buildShp(points(3));
    const wrong = Buffer.from(shx);
    wrong.writeInt32BE(0x3fffffff, 108);
    for (const index of [wrong, shx.subarray(0, 50), Buffer.alloc(200)]) {
      const { rows, notes } = await read(parts({ shp, shx: index }));
      expect(rows!.length).toBe(3);
      expect(notes!.map(({ code }) => code)).toEqual(['shx-ignored', 'shp-no-dbf']);
    }
  });
});

describe('shapes', () => {
  const shapeOf = async (content: Buffer) => {
    const { rows } = await read(parts({ shp: buildShp([content], { type: 5 }).shp }));
    return { geometry: rows![0]!.geometry, fault: rows![0]!.fault };
  };
  const polygon = (...rings: Corner[][]) => shapeOf(partsContent(rings));

  test('holes go to the smallest shell around them, in whatever order they come', async () => {
    const outer = square(0, 0, 10);
    const lake = square(1, 1, 8, 'hole');
    const island = square(2, 2, 6);
    const pond = square(3, 3, 4, 'hole');
    const expected = {
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [outer, lake],
          [island, pond],
        ],
      },
      fault: null,
    };
    expect(await polygon(outer, lake, island, pond)).toEqual(expected);
    const mixed = await polygon(pond, lake, outer, island);
    expect(mixed).toEqual(expected);
  });

  test('a hole that touches its shell in every corner is in it', async () => {
    const diamond: Corner[] = [
      [5, 0],
      [10, 5],
      [5, 10],
      [0, 5],
      [5, 0],
    ];
    expect((await polygon(square(0, 0, 10), diamond)).fault).toBeNull();
    // All its corners on the shell's line, and yet outside: in the bay of a horseshoe.
    const horseshoe: Corner[] = [
      [0, 0],
      [0, 9],
      [9, 9],
      [9, 6],
      [3, 6],
      [3, 3],
      [9, 3],
      [9, 0],
      [0, 0],
    ];
    const bay: Corner[] = [
      [3, 3],
      [9, 3],
      [9, 6],
      [3, 6],
      [3, 3],
    ];
    expect((await polygon(horseshoe, bay)).fault).toBe('source:hole-outside');
  });

  test('a hole outside is a fault, and stays where the gate for polygons finds it again', async () => {
    expect(await polygon(square(0, 0, 10), square(20, 20, 2, 'hole'))).toEqual({
      geometry: { type: 'Polygon', coordinates: [square(0, 0, 10), square(20, 20, 2, 'hole')] },
      fault: 'source:hole-outside',
    });
    const inHole = await polygon(square(0, 0, 10), square(1, 1, 8, 'hole'), square(2, 2, 2, 'hole'));
    expect(inHole.fault).toBe('source:hole-in-hole');
    expect((await polygon(square(0, 0, 10), square(2, 2, 2))).fault).toBe('source:shell-in-shell');
    expect((await polygon(square(0, 0, 10), square(0, 0, 10))).fault).toBe('source:shell-in-shell');
  });

  test('shells that run the other way, where there is no other', async () => {
    const one = square(0, 0, 1, 'hole');
    expect(await polygon(one)).toEqual({ geometry: { type: 'Polygon', coordinates: [one] }, fault: null });
    const two = square(5, 5, 1, 'hole');
    expect(await polygon(one, two)).toEqual({
      geometry: { type: 'MultiPolygon', coordinates: [[one], [two]] },
      fault: null,
    });
    expect((await polygon(square(0, 0, 9, 'hole'), square(2, 2, 2, 'hole'))).fault).toBe(
      'source:shell-in-shell',
    );
  });

  test('rings that are not closed, or too short to be rings', async () => {
    expect((await polygon(square(0, 0, 10).slice(0, 4))).fault).toBe('source:ring-unclosed');
    expect(
      (
        await polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ])
      ).fault,
    ).toBe('source:too-few-points');
    expect((await shapeOf(partsContent([[[0, 0]]], 3))).fault).toBe('source:too-few-points');
  });

  test('numbers that are none', async () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1e39]) {
      expect((await shapeOf(pointContent(value, 0))).fault).toBe('source:not-finite');
      expect((await polygon([[value, 0], ...square(0, 0, 1)])).fault).toBe('source:not-finite');
    }
  });

  test('counts that contradict the record’s length, and types that nobody knows', async () => {
    const wrong = async (change: (content: Buffer) => unknown) => {
      const content = partsContent([square(0, 0, 1), square(5, 5, 1)]);
      change(content);
      return (await shapeOf(content)).fault;
    };
    for (const count of [-1, 0, 3, 0x7fffffff, -0x80000000])
      expect(await wrong((content) => content.writeInt32LE(count, 36))).toBe('source:shape-unreadable');
    for (const count of [-1, 0, 11, 0x7fffffff, 0x10000001])
      expect(await wrong((content) => content.writeInt32LE(count, 40))).toBe('source:shape-unreadable');
    for (const start of [-1, 0, 10, 0x7fffffff])
      expect(await wrong((content) => content.writeInt32LE(start, 48))).toBe('source:shape-unreadable');
    expect(await wrong((content) => content.writeInt32LE(1, 44))).toBe('source:shape-unreadable');
    for (const type of [2, 10, 20, 30, 31, -5, 0x7fffffff])
      expect(await wrong((content) => content.writeInt32LE(type, 0))).toBe('source:shape-unknown');
    expect(await wrong((content) => content.writeInt32LE(1, 0))).toBeNull();
  });

  test('an intricate record ends in a fault and not never', async () => {
    // Thin angles, each in the box of all that are larger, and in none of them.
    const angle = (i: number): Corner[] => [
      [-i, -i],
      [-i, i],
      [0.3 - i, i],
      [0.3 - i, 0.3 - i],
      [i, 0.3 - i],
      [i, -i],
      [-i, -i],
    ];
    const angles = (count: number) => polygon(...Array.from({ length: count }, (_, i) => angle(i + 1)));
    expect((await angles(1000)).fault).toBeNull();
    const { fault } = await angles(30_000);
    expect(fault).toBe('source:shape-too-intricate');
  });
});

describe('values', () => {
  const { shp } = buildShp(points(1));
  const valueIn = async (
    type: string,
    value: string | Buffer,
    length = Buffer.from(value).length,
    driver = 0,
  ) => {
    const dbf = buildDbf([{ name: 'v', type, length }], [{ values: [value] }], { driver });
    return (await read(parts({ shp, dbf }))).rows![0]!.properties.v;
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
    const { rows, notes, layers } = await read(parts({ shp, dbf }));
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
  const { shp } = buildShp(points(1));
  const name = '迈皋桥街道小区网格';
  const encoded = (encoding: string) =>
    encoding === 'utf-8' ? Buffer.from(name) : iconv.encode(name, encoding);
  const table = (encoding: string, driver = 0) =>
    buildDbf([{ name: encoded(encoding), type: 'C', length: 40 }], [{ values: [encoded(encoding)] }], {
      driver,
    });
  const found = async (dbf: Buffer, cpg?: string, chosen?: string) => {
    const { layers, rows, notes, code } = await read(
      parts({ shp, dbf, ...(cpg === undefined ? {} : { cpg }) }),
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

  test('a person overrules all of it', async () => {
    expect(await found(table('gb18030'), 'UTF-8', 'gbk')).toMatchObject({
      used: 'gb18030',
      text: name,
      notes: [],
    });
    expect(await found(table('gb18030'), 'UTF-8', 'klingon')).toBe('encoding-unknown');
  });
});
