import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireGrid } from '../../../../domain/contract/grid.ts';
import { DraftReport } from '../../../../server/exchange/draft-report.ts';
import { prepareAttributes } from '../../../../server/exchange/update/prepare-attributes.ts';
import { GRID_COLUMNS } from '../../../../server/exchange/write/columns.ts';
import { columnsOf, openTown, type Town, tableRows } from './town.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(() => town.server.close());

const revision = async (plan: string) => (await town.one.get(`/api/plans/${plan}`)).json().revision as number;
const gridsOf = async (plan: string) => (await town.one.division(plan)).grids;

async function prepare(records: readonly Record<string, unknown>[], plan = town.draft) {
  const rows = tableRows(records);
  const report = new DraftReport('grids');
  const update = await prepareAttributes(town.context, plan, rows, columnsOf('grids', rows, 'code'), report);
  if (!update.ok) throw new Error(update.reason.code);
  return { update: update.value, report, refused: report.toReport().refused };
}

const buildings = (grids: readonly WireGrid[]) => grids.filter((grid) => grid.level === 'building');

test('a table of all grids changes only what is not so already, each an edit that can be taken back', async () => {
  const before = await gridsOf(town.draft);
  const coded = before.filter((grid) => grid.code !== null);
  const at = await revision(town.draft);
  const record = (grid: WireGrid, i: number) => ({
    网格编码: grid.code,
    网格名称: i % 2 === 0 ? `${grid.name}改` : grid.name,
    网格类型: town.context.profile.types.find(({ id }) => id === grid.type)?.name.zh ?? '',
    风险等级: grid.risk ?? '',
    备注: '',
    标签: '爱心、便民',
    是否锁定: '否',
    户数: 12345,
  });
  const { update, report } = await prepare(coded.map(record));
  expect(report.toReport()).toMatchObject({
    read: coded.length,
    taken: coded.length,
    changed: coded.length,
    unchanged: 0,
    refused: [],
    repaired: [],
  });
  await update.store('admin');
  const after = new Map((await gridsOf(town.draft)).map((grid) => [grid.id, grid]));
  for (const [i, grid] of coded.entries())
    expect(after.get(grid.id)).toEqual({
      ...grid,
      name: i % 2 === 0 ? `${grid.name}改` : grid.name,
      tags: ['爱心', '便民'],
    });
  expect(await revision(town.draft)).toBe(at + coded.length);

  const log = (await town.one.get(`/api/plans/${town.draft}/edits?after=${at}&limit=1`)).json().items;
  const undone = await town.one.edit(town.draft, at + coded.length, { kind: 'revert', edits: [log[0].id] });
  expect(undone.statusCode).toBe(200);
  const again = await prepare(coded.map(record));
  expect(again.report.toReport()).toMatchObject({ changed: 1, unchanged: coded.length - 1 });
  expect((await again.update.store('admin')).ok).toBe(true);
  const nothing = await prepare(coded.map(record));
  expect(nothing.report.toReport()).toMatchObject({ changed: 0, unchanged: coded.length });
  const seq = (await town.one.get('/api/health')).json().seq;
  let reached = 0;
  await nothing.update.store('admin', async () => void reached++);
  expect(reached).toBe(1);
  expect((await town.one.get('/api/health')).json().seq).toBe(seq);
});

test('rows are refused for codes that are not there or stand twice, and for what is no count and no yes', async () => {
  const [a, b, c, d] = buildings(await gridsOf(town.draft)) as [WireGrid, WireGrid, WireGrid, WireGrid];
  const { update, refused, report } = await prepare([
    { code: 'nowhere', note: 'x' },
    { code: '', note: 'x' },
    { code: a.code, note: 'first', type: '没有的类型', target: '' },
    { code: a.code, note: 'second' },
    { code: b.code, target: '很多' },
    { code: c.code, locked: '也许' },
    { code: d.code, name: '长'.repeat(81) },
  ]);
  expect(refused.map(({ row, code }) => [row, code])).toEqual([
    [2, 'code-unknown'],
    [3, 'code-missing'],
    [5, 'code-repeated'],
    [6, 'bad-count'],
    [7, 'bad-yes-no'],
    [8, 'text-too-long'],
  ]);
  expect(report.toReport().repaired).toEqual([
    { row: 4, code: 'type-unknown', before: '没有的类型', after: a.type },
  ]);
  await update.store('admin');
  const after = (await gridsOf(town.draft)).find(({ id }) => id === a.id);
  expect(after).toMatchObject({ note: 'first', type: a.type });
  const cleared = await prepare([{ code: a.code, note: '无', tags: '-', target: 250 }]);
  await cleared.update.store('admin');
  expect((await gridsOf(town.draft)).find(({ id }) => id === a.id)).toMatchObject({
    note: '',
    tags: [],
    target: 250,
  });
});

test('locks: what the file unlocks it may change, whatever the order of its rows; what is locked it may not', async () => {
  const grids = await gridsOf(town.draft);
  const community = grids.find(({ level, locked }) => level === 'community' && !locked)!;
  const child = grids.find(({ parentId }) => parentId === community.id)!;
  const locking = await prepare([
    { code: community.code, locked: '是' },
    { code: child.code, note: '锁前', locked: true },
  ]);
  expect(locking.refused).toEqual([]);
  await locking.update.store('admin');
  const barred = await prepare([{ code: child.code, note: '锁后' }]);
  expect(barred.refused).toMatchObject([{ row: 2, code: 'locked' }]);
  expect(barred.refused[0]?.at).toHaveLength(2);
  const opened = await prepare([
    { code: child.code, note: '开后', locked: '否' },
    { code: community.code, locked: 'no' },
  ]);
  expect(opened.refused).toEqual([]);
  await opened.update.store('admin');
  const after = (await gridsOf(town.draft)).find(({ id }) => id === child.id);
  expect(after).toMatchObject({ note: '开后', locked: false });
});

test('a plan in force takes names, types, risks, notes and tags, and no targets, locks, codes or counts', async () => {
  const [a, b, c, d] = buildings(await gridsOf(town.inForce)) as [WireGrid, WireGrid, WireGrid, WireGrid];
  const { update, refused } = await prepare(
    [
      { code: a.code, note: '现行', name: '新名', target: '' },
      { code: b.code, note: '现行', target: 77 },
      { code: c.code, locked: '是' },
      { code: d.code, declared: 55 },
    ],
    town.inForce,
  );
  expect(refused.map(({ row, code, params }) => [row, code, params.field]).sort()).toEqual([
    [3, 'fixed-in-force', 'target'],
    [4, 'fixed-in-force', 'locked'],
    [5, 'fixed-in-force', 'declared'],
  ]);
  expect((await update.store('admin')).ok).toBe(true);
  const after = new Map((await gridsOf(town.inForce)).map((grid) => [grid.id, grid]));
  expect(after.get(a.id)).toMatchObject({ note: '现行', name: '新名' });
  expect(after.get(b.id)).toEqual(b);
});

test('new codes: two grids may change theirs about; what is taken, or was another’s once, is refused', async () => {
  const before = await gridsOf(town.draft);
  const [a, b, c, d] = buildings(before) as [WireGrid, WireGrid, WireGrid, WireGrid];
  const ledger = await town.server.connection.db
    .selectFrom('codes')
    .select(['code', 'grid_id'])
    .where('grid_id', 'in', [a.id, b.id])
    .execute();
  expect(ledger).toHaveLength(2);
  const given = await prepare([{ code: a.code, 新编码: b.code }]);
  expect(given.refused.map(({ row, code }) => [row, code])).toEqual([[2, 'code-given']]);
  // Codes of a draft that the territory has never given.
  const fresh = await prepare([
    { code: c.code, 新编码: 'N1' },
    { code: d.code, 新编码: 'N2' },
  ]);
  expect(fresh.refused).toEqual([]);
  await fresh.update.store('admin');
  const swapped = await prepare([
    { code: 'N1', 新编码: 'N2' },
    { code: 'N2', 新编码: 'N1' },
  ]);
  expect(swapped.refused).toEqual([]);
  expect((await swapped.update.store('admin')).ok).toBe(true);
  const codes = new Map((await gridsOf(town.draft)).map((grid) => [grid.id, grid.code]));
  expect([codes.get(c.id), codes.get(d.id)]).toEqual(['N2', 'N1']);
  const taken = await prepare([
    { code: 'N1', 新编码: 'N3', note: 'x' },
    { code: 'N2', 新编码: 'N3', note: 'x' },
  ]);
  expect(taken.refused.map(({ row, code }) => [row, code])).toEqual([[3, 'code-taken']]);
});

test('declared households, and households where no building says how many', async () => {
  const plan = (await town.one.newPlan()).id;
  const { grids } = await town.one.division(plan);
  const root = grids.find(({ level }) => level === 'office')!;
  const carved = await town.one.edit(plan, 0, {
    kind: 'carve',
    level: 'community',
    area: [
      [
        [115.6, 34.4],
        [115.604, 34.4],
        [115.604, 34.408],
        [115.6, 34.408],
        [115.6, 34.4],
      ],
    ],
    into: { new: root.id },
  });
  expect(carved.statusCode).toBe(200);
  const leaf = (await gridsOf(plan)).find(({ leaf, unassigned }) => leaf && !unassigned)!;
  await town.one.edit(plan, 1, { kind: 'describe', gridIds: [leaf.id], set: { code: 'D1', target: 300 } });
  const { update, report } = await prepare([{ code: 'D1', 户数: '310', 人口: 900 }], plan);
  expect(report.toReport()).toMatchObject({ changed: 1, refused: [] });
  await update.store('admin');
  expect((await town.one.get(`/api/plans/${plan}`)).json().households).toBe(310);
  const pushed = await prepare([{ code: 'D1', target: 1000 }], plan);
  expect(pushed.report.toReport().outOfBand).toMatchObject([
    { gridId: leaf.id, before: 310, after: 310, low: 800, high: 1200 },
  ]);
  const same = await prepare([{ code: 'D1', 自报户数: 310 }], plan);
  expect(same.report.toReport()).toMatchObject({ changed: 0, unchanged: 1 });
  const bad = await prepare([{ code: 'D1', 户数: '三百' }], plan);
  expect(bad.refused).toMatchObject([{ row: 2, code: 'bad-count' }]);
});

test('who changes the same attribute meanwhile wins, and nothing is stored', async () => {
  const [a, b] = buildings(await gridsOf(town.draft)).slice(50) as [WireGrid, WireGrid];
  const { update } = await prepare([
    { code: a.code, note: '表' },
    { code: b.code, note: '表' },
  ]);
  const at = await revision(town.draft);
  await town.one.edit(town.draft, at, { kind: 'describe', gridIds: [b.id], set: { note: '人' } });
  expect(await update.store('admin')).toMatchObject({ ok: false, reason: { code: 'stale-revision' } });
  const after = new Map((await gridsOf(town.draft)).map((grid) => [grid.id, grid.note]));
  expect([after.get(a.id), after.get(b.id)]).toEqual([a.note, '人']);
});

test.each(['zh', 'name'] as const)(
  'the table of grids that goes out changes nothing when it comes back (%s)',
  async (heading) => {
    const { features } = (await town.one.get(`/api/plans/${town.inForce}/grids`)).json() as {
      features: { properties: Record<string, unknown> }[];
    };
    const coded = features.filter(({ properties }) => properties.code !== null);
    const { report, refused } = await prepare(
      coded.map(({ properties }) =>
        Object.fromEntries(GRID_COLUMNS.map((column) => [column[heading], column.of(properties) ?? ''])),
      ),
      town.inForce,
    );
    expect(refused).toEqual([]);
    expect(report.toReport()).toMatchObject({ changed: 0, unchanged: coded.length, repaired: [] });
  },
);
