import { expect, test } from 'vitest';
import type { PlaceGrid } from '../../../../client/boards/places/place-grids.ts';
import { readNames, readPlaceLines } from '../../../../client/boards/places/read-place-lines.ts';

const grid = (id: string, name: string, more: Partial<PlaceGrid> = {}): PlaceGrid => ({
  id,
  name,
  code: null,
  depth: 2,
  gone: false,
  isLeaf: true,
  places: 0,
  bare: 0,
  must: 0,
  may: 0,
  ...more,
});
const rows = [
  grid('town', '新城', { isLeaf: false }),
  grid('k1', '许楼', { isLeaf: false }),
  grid('b1', '许楼1格', { code: '0101' }),
  grid('b2', '许楼', { code: '0102' }),
  grid('b3', '花园', { code: '0103' }),
  grid('b4', '花园', { code: '0104' }),
  grid('old', '旧格', { gone: true }),
];

test('three columns of a spreadsheet: by name or code, with cells that were joined, under a heading', () => {
  const read = readPlaceLines(
    '网格\t位置\t备注\r\n许楼1格\t东门\t\r\n\t电梯口\t钥匙在门卫处\r\n0103\t西门\r\n\r\n',
    rows,
  );
  expect(read).toEqual({
    places: [
      { grid: 'b1', name: '东门' },
      { grid: 'b1', name: '电梯口', note: '钥匙在门卫处' },
      { grid: 'b3', name: '西门' },
    ],
    grids: 2,
    faults: [],
  });
});

test('commas do as well, Chinese ones too; of a community and a grid of one name the grid is meant', () => {
  expect(readPlaceLines('许楼，东门\n许楼1格,西门,树下', rows).places).toEqual([
    { grid: 'b2', name: '东门' },
    { grid: 'b1', name: '西门', note: '树下' },
  ]);
});

test('what cannot be read is told by its line', () => {
  const text = [
    '许楼1格\t东门',
    '没有\t西门',
    '花园\t北门',
    '0104\t',
    `0104\t${'门'.repeat(101)}`,
    '旧格\t门',
  ].join('\n');
  const { places, faults } = readPlaceLines(text, rows);
  expect(places).toEqual([{ grid: 'b1', name: '东门' }]);
  expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
    [2, 'no-grid'],
    [3, 'grid-twice'],
    [4, 'no-place'],
    [5, 'name-long'],
    [6, 'no-grid'],
  ]);
});

test('a first line is passed over as a heading only where it is written like one', () => {
  expect(readPlaceLines('许楼l格\t东门\n许楼1格\t西门', rows)).toMatchObject({
    places: [{ grid: 'b1', name: '西门' }],
    faults: [{ line: 1, fault: 'no-grid' }],
  });
  for (const heading of ['所属网格\t地点', '小区\t悬挂位置\t备注', 'Grid,Place', '编码，位置名称'])
    expect(readPlaceLines(`${heading}\n许楼1格\t西门`, rows).faults).toEqual([]);
});

test('a note that is too long is a fault and is not cut', () => {
  const { places, faults } = readPlaceLines(
    `许楼1格\t东门\t${'长'.repeat(501)}\n许楼1格\t西门\t${'长'.repeat(500)}`,
    rows,
  );
  expect(places.map(({ name }) => name)).toEqual(['西门']);
  expect(faults).toMatchObject([{ line: 1, fault: 'note-long' }]);
});

test('names alone, a line each; those that are too long are told by their line', () => {
  expect(readNames(' 东门 \r\n\n西门\r')).toEqual({ names: ['东门', '西门'], faults: [] });
  expect(readNames(`东门\n\n${'门'.repeat(101)}`)).toEqual({
    names: ['东门'],
    faults: [{ line: 3, text: '门'.repeat(101), fault: 'name-long' }],
  });
  expect(readPlaceLines('东门\n西门', rows).places).toEqual([]);
});
