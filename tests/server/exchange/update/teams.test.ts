import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireGrid } from '../../../../domain/contract/grid.ts';
import type { WireTeam } from '../../../../domain/contract/team.ts';
import { DraftReport } from '../../../../server/exchange/draft-report.ts';
import { prepareTeams } from '../../../../server/exchange/update/prepare-teams.ts';
import { teamTable } from '../../../../server/exchange/write/team-rows.ts';
import { hear } from '../../harness/hear.ts';
import { columnsOf, openTown, type Town, tableRows } from './town.ts';

let town: Town;
let live: string;
let grids: WireGrid[];

beforeAll(async () => {
  town = await openTown();
  live = `${await town.server.app.listen({ port: 0, host: '127.0.0.1' })}/api/live`;
  ({ grids } = await town.one.division(town.draft));
});

afterAll(() => town.server.close());

const buildingGrids = () => grids.filter((grid) => grid.level === 'building');
const revision = async (plan: string) => (await town.one.get(`/api/plans/${plan}`)).json().revision as number;

async function prepare(records: readonly Record<string, unknown>[], plan = town.draft) {
  const rows = tableRows(records);
  const report = new DraftReport('teams');
  const update = await prepareTeams(town.context, plan, rows, columnsOf('teams', rows), report);
  if (!update.ok) throw new Error(update.reason.code);
  return { update: update.value, report };
}

const teamOf = async (grid: string, plan = town.draft) =>
  (await town.one.get(`/api/plans/${plan}/grids/${grid}/team`)).json() as WireTeam;

const worker = (grid: WireGrid, i: number) => ({
  网格编码: grid.code,
  角色: '网格员',
  姓名: `员${i}`,
  联系电话: `0370-${1000000 + i}`,
});

test('378 teams in one go: each a line in the log, heard by other browsers, and one can be taken back', async () => {
  const listener = hear(live, town.server.admin);
  await listener.open;
  const before = await revision(town.draft);
  const leaves = buildingGrids();
  expect(leaves).toHaveLength(378);
  const { update, report } = await prepare(leaves.map(worker));
  expect(report.toReport()).toMatchObject({ read: 378, taken: 378, changed: 378, unchanged: 0, refused: [] });
  expect(await revision(town.draft)).toBe(before);
  expect(await update.store('admin')).toEqual({ ok: true, value: undefined });

  expect(await revision(town.draft)).toBe(before + 378);
  const heard = await listener.until(378);
  listener.stop();
  expect(heard.map(({ event }) => event)).toEqual(Array(378).fill('edit'));
  expect(heard.map(({ data }) => (data as { revision: number }).revision)).toEqual(
    Array.from({ length: 378 }, (_, i) => before + 1 + i),
  );
  const third = leaves[2]!;
  expect(await teamOf(third.id)).toEqual({
    members: [{ role: 'grid-worker', name: '员2', phone: '0370-1000002' }],
    services: [],
  });
  const log = (await town.one.get(`/api/plans/${town.draft}/edits?after=${before}&limit=200`)).json();
  expect(log.items).toHaveLength(200);
  expect(log.items[2]).toMatchObject({
    author: 'admin',
    kind: 'team',
    revision: before + 3,
    edit: { kind: 'team', gridId: third.id },
  });

  const undone = await town.one.edit(town.draft, before + 378, { kind: 'revert', edits: [log.items[2].id] });
  expect(undone.statusCode).toBe(200);
  expect(await teamOf(third.id)).toEqual(third.team);
  expect((await teamOf(leaves[3]!.id)).members[0]?.name).toBe('员3');
  const again = await prepare(leaves.map(worker));
  expect(again.report.toReport()).toMatchObject({ changed: 1, unchanged: 377 });
});

test('rows that cannot be taken are refused with what would do, and the others are taken', async () => {
  const [d, b, c, a] = buildingGrids() as [WireGrid, WireGrid, WireGrid, WireGrid];
  const twins = grids.filter(({ name }) => grids.filter((grid) => grid.name === name).length > 1);
  const { update, report } = await prepare([
    { 网格编码: a.code, 角色: '网格助理', 姓名: '甲', 电话: '1' },
    { 网格编码: d.code, 角色: 'grid-worker', 姓名: '乙', 电话: 13800000000 },
    { 网格编码: d.code, 角色: ' Grid Worker ', 姓名: '乙', 电话: '13800000000' },
    { 网格编码: '不存在', 角色: '网格员', 姓名: '丙', 电话: '1' },
    { 网格编码: twins[0]?.name ?? '不存在', 角色: '网格员', 姓名: '丙', 电话: '1' },
    { 网格编码: b.code, 角色: '', 姓名: '丁', 电话: '1' },
    { 网格编码: b.code, 角色: '网格员', 姓名: '戊'.repeat(61), 电话: '1' },
    { 网格编码: b.code, 角色: '网格员', 姓名: '', 电话: '' },
    { 网格编码: c.code, 角色: '网格员', 姓名: 'a\0b', 电话: '' },
    { 网格编码: d.code, 角色: '服务电话', 姓名: '家电维修', 电话: '0370-7654321' },
    { 网格编码: a.code, 角色: '服务电话', 姓名: '下水道', 电话: '' },
    { 网格编码: a.code, 角色: '网格员', 姓名: '己', 电话: '2' },
  ]);
  expect(report.toReport().refused.map(({ row, code }) => [row, code])).toEqual([
    [2, 'role-unknown'],
    [5, 'grid-unknown'],
    [6, twins.length > 0 ? 'grid-ambiguous' : 'grid-unknown'],
    [7, 'role-empty'],
    [8, 'text-too-long'],
    [9, 'member-empty'],
    [10, 'forbidden-character'],
    [12, 'service-empty'],
    // A team without somebody who stands in a row that is refused is not put in place of one that has him.
    [13, 'team-row-refused'],
  ]);
  expect(report.toReport().refused[0]?.params).toMatchObject({ role: '网格助理' });
  expect(report.toReport().refused[0]?.params.known).toContain('网格员');
  expect(report.toReport().repaired).toMatchObject([{ row: 4, code: 'row-repeated' }]);
  const untouched = await Promise.all([a, b].map(({ id }) => teamOf(id)));
  await update.store('admin');
  expect(await teamOf(d.id)).toEqual({
    members: [{ role: 'grid-worker', name: '乙', phone: '13800000000' }],
    services: [{ name: '家电维修', phone: '0370-7654321' }],
  });
  expect(await Promise.all([a, b].map(({ id }) => teamOf(id)))).toEqual(untouched);
});

test('a row a grid with columns for each role; what the file does not speak of stays', async () => {
  const [grid] = buildingGrids() as [WireGrid];
  const { services } = await teamOf(grid.id);
  expect(services).toHaveLength(1);
  const { update, report } = await prepare([
    { 网格: grid.code, 总网格长姓名: '', 总网格长电话: '', 网格员: '新人', 网格员手机: '139', 备注: 'x' },
  ]);
  expect(report.toReport()).toMatchObject({ changed: 1, refused: [] });
  await update.store('admin');
  expect(await teamOf(grid.id)).toEqual({
    members: [{ role: 'grid-worker', name: '新人', phone: '139' }],
    services,
  });
});

test('a plan in force takes teams; a grid is found by its name where only one has it', async () => {
  const names = new Map<string, number>();
  for (const { name } of grids) names.set(name, (names.get(name) ?? 0) + 1);
  const named = grids.find(({ name, level }) => level === 'community' && names.get(name) === 1)!;
  const { update, report } = await prepare(
    [{ 网格名称: named.name, 职务: '总网格长', 姓名: '长', 电话: '1' }],
    town.inForce,
  );
  expect(report.toReport()).toMatchObject({ changed: 1, refused: [] });
  expect((await update.store('admin')).ok).toBe(true);
  expect((await teamOf(named.id, town.inForce)).members).toEqual([{ role: 'head', name: '长', phone: '1' }]);
});

test('who changes the same meanwhile wins: then nothing at all is stored; what others change elsewhere is kept', async () => {
  const [a, b, c] = buildingGrids().slice(20) as [WireGrid, WireGrid, WireGrid];
  const before = await teamOf(a.id);
  const { update } = await prepare([worker(a, 501), worker(b, 502)]);
  const said: WireTeam = { members: [{ role: 'grid-worker', name: '抢先', phone: '9' }], services: [] };
  const put = (grid: WireGrid) =>
    town.server.app.inject({
      method: 'PUT',
      url: `/api/plans/${town.draft}/grids/${grid.id}/team`,
      headers: town.one.headers,
      payload: said,
    });
  expect((await put(c)).statusCode).toBe(200);
  expect((await update.store('admin')).ok).toBe(true);
  expect(await teamOf(c.id)).toEqual(said);
  expect((await teamOf(a.id)).members[0]?.name).toBe('员501');

  const late = await prepare([worker(a, 503), worker(b, 504)]);
  expect((await put(b)).statusCode).toBe(200);
  const at = await revision(town.draft);
  let reached = false;
  const stored = await late.update.store('admin', async () => {
    reached = true;
  });
  expect(stored).toMatchObject({ ok: false, reason: { code: 'stale-revision' } });
  expect(reached).toBe(false);
  expect(await revision(town.draft)).toBe(at);
  expect((await teamOf(a.id)).members[0]?.name).toBe('员501');
  expect(before.members[0]?.name).not.toBe('员501');
});

test('what the last step of the transaction throws undoes all of it', async () => {
  const leaves = buildingGrids().slice(100, 200);
  const before = await Promise.all(leaves.slice(0, 3).map((grid) => teamOf(grid.id)));
  const at = await revision(town.draft);
  const seq = (await town.one.get('/api/health')).json().seq;
  const { update } = await prepare(leaves.map((grid, i) => worker(grid, 600 + i)));
  await expect(
    update.store('admin', () => {
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await revision(town.draft)).toBe(at);
  expect((await town.one.get('/api/health')).json().seq).toBe(seq);
  expect(await Promise.all(leaves.slice(0, 3).map((grid) => teamOf(grid.id)))).toEqual(before);
  expect((await update.store('admin')).ok).toBe(true);
  expect(await revision(town.draft)).toBe(at + 100);
});

test('a closed plan and one that is not there are refused whole', async () => {
  const report = new DraftReport('teams');
  const rows = tableRows([{ 网格: '1' }]);
  const gone = await prepareTeams(town.context, 'nowhere', rows, columnsOf('teams', rows), report);
  expect(gone).toMatchObject({ ok: false, reason: { code: 'plan-gone' } });
  const { id } = await town.one.copy(town.draft);
  const { update } = await prepare([worker(buildingGrids()[0]!, 900)], id);
  const review = await town.server.app.inject({
    method: 'POST',
    url: `/api/plans/${id}/status`,
    headers: town.one.headers,
    payload: { status: 'in-review', note: '' },
  });
  expect(review.statusCode).toBe(200);
  expect(await update.store('admin')).toMatchObject({ ok: false, reason: { code: 'plan-closed' } });
  const closed = await prepareTeams(town.context, id, rows, columnsOf('teams', rows), report);
  expect(closed).toMatchObject({ ok: false, reason: { code: 'plan-closed' } });
});

test.each(['zh', 'en'] as const)(
  'the table of teams that goes out changes nothing when it comes back (%s)',
  async (language) => {
    const { features } = (await town.one.get(`/api/plans/${town.draft}/grids`)).json();
    const { heads, rows } = teamTable(features, town.context.profile.roles, language);
    const { report } = await prepare(
      rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [heads[i]!, cell ?? '']))),
    );
    const grids = new Set(rows.map(([code]) => code)).size;
    expect(grids).toBeGreaterThan(378);
    expect(report.toReport()).toMatchObject({ read: rows.length, changed: 0, unchanged: grids, refused: [] });
  },
);
