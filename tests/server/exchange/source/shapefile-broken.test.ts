import { existsSync, readdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { openShapefile } from '../../../../server/exchange/source/shapefile.ts';
import type { SourceFile } from '../../../../server/exchange/source/source.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';
import { buildDbf, buildShp, NULL_SHAPE, pointContent, type RecordToWrite } from './shapefile-bytes.ts';

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

  test('come again each time they are asked for, and nothing stays open behind who leaves early', async () => {
    const { shp } = buildShp(points(50));
    const files = parts({ shp, dbf: buildDbf(CODES, records(50)) });
    const opened = await openShapefile(files, {});
    if (!opened.ok) throw new Error(opened.reason.code);
    const layer = opened.value.layers[0]!;
    const all = async () => {
      const rows = [];
      for await (const row of layer.rows()) rows.push(row);
      return rows;
    };
    const held = () => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);
    const first = await all();
    expect(first).toHaveLength(50);
    const before = held();
    for (let i = 0; i < 20; i++) for await (const row of layer.rows()) if (row.row === 3) break;
    expect(held()).toBeLessThan(before + 10);
    expect(await all()).toEqual(first);
    await opened.value.close();
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
