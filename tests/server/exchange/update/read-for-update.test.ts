import { expect, test } from 'vitest';
import { DraftReport } from '../../../../server/exchange/draft-report.ts';
import { type BuildingOptions, buildingReader } from '../../../../server/exchange/read-buildings.ts';
import type { FeatureRow } from '../../../../server/exchange/source/source.ts';
import { planBuildingUpdate } from '../../../../server/exchange/update/plan-building-update.ts';
import { columnsOf } from './town.ts';

const NONE: ReadonlySet<string> = new Set();
const point = (i: number) => ({ type: 'Point', coordinates: [115.61 + i / 1000, 34.41] });

function read(records: readonly Record<string, unknown>[], key?: BuildingOptions['key']) {
  const rows: FeatureRow[] = records.map((properties, i) => ({
    row: i + 2,
    id: undefined,
    geometry: point(i),
    properties,
    fault: null,
  }));
  const report = new DraftReport('buildings');
  const buildings = buildingReader(columnsOf('buildings', rows), report, { key }).read(rows, NONE);
  return { buildings, report: report.toReport() };
}

test('a file without households takes none away; a cell of 0 does', () => {
  const known = read([
    { 编号: 'a', 户数: 12, 名称: '一号楼' },
    { 编号: 'b', 户数: 8 },
  ]).buildings;
  expect(known[0]).not.toHaveProperty('row');
  const silent = read([{ 编号: 'a', 名称: '1号楼' }, { 编号: 'b' }, { 编号: 'c' }], 'id');
  expect(silent.report.repaired.map(({ row, code }) => [row, code])).toEqual([
    [2, 'households-kept'],
    [3, 'households-kept'],
    [4, 'households-kept'],
  ]);
  const { edit, unchanged } = planBuildingUpdate(known, silent.buildings, 'id');
  expect(edit.updated).toEqual([{ ...known[0], name: '1号楼' }]);
  expect([unchanged, edit.added.map(({ id, households }) => [id, households])]).toEqual([1, [['c', 0]]]);
  const emptied = read(
    [
      { 编号: 'a', 户数: 0 },
      { 编号: 'b', 户数: '' },
    ],
    'id',
  );
  expect(planBuildingUpdate(known, emptied.buildings, 'id').edit.updated).toEqual([
    { ...known[0], households: 0 },
  ]);
});

test('without an id a building is not known again by one; by place it need not have any', () => {
  const records = [{ 编号: 'a', 户数: 12 }, { 户数: 8 }];
  const byId = read(records, 'id');
  expect(byId.report.refused.map(({ row, code }) => [row, code])).toEqual([[3, 'id-missing']]);
  expect(byId.buildings.map(({ row }) => row)).toEqual([2]);
  expect(read(records, 'place').buildings).toHaveLength(2);
});
