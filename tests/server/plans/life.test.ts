import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Comparison } from '../../../domain/contract/compare.ts';
import type { WireGrid } from '../../../domain/contract/grid.ts';
import type { EditAnswer } from '../../../domain/contract/log.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from './new-plan.ts';

let server: TestApp;
let one: Planner;
let approver: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  approver = planner(server, await server.as('approver'));
});

afterAll(() => server.close());

/** A draft on ground of its own, all of it two communities with two households each but one. */
async function soundDraft(x: number) {
  const plan = (await one.newPlan([rectangle(x, 0, x + 8, 8)])).id;
  const { grids } = await one.division(plan);
  const root = grids.find((grid) => grid.level === 'office') as WireGrid;
  const ids: string[] = [];
  for (const [i, from] of [x, x + 4].entries()) {
    const answer = await one.edit(plan, i, {
      kind: 'carve',
      level: 'community',
      area: [rectangle(from, 0, from + 4, 8) as [number, number][]],
      into: { new: root.id },
    });
    expect(answer.statusCode).toBe(200);
    const { diff } = answer.json() as EditAnswer;
    ids.push((diff.added.find((grid) => grid.level === 'community') as WireGrid).id);
  }
  return { plan, west: ids[0] as string, east: ids[1] as string };
}

function move(who: Planner, plan: string, status: string, note?: string) {
  return server.app.inject({
    method: 'POST',
    url: `/api/plans/${plan}/status`,
    headers: who.headers,
    payload: { status, ...(note === undefined ? {} : { note }) },
  });
}

async function codes(plan: string): Promise<Map<string, string | null>> {
  return new Map((await one.division(plan)).grids.map((grid) => [grid.id, grid.code]));
}

test('nobody’s ground bars a plan from going in force, with its place', async () => {
  const plan = (await one.newPlan([rectangle(100, 0, 108, 8)])).id;
  const barred = await move(approver, plan, 'in-force', 'all the same');
  expect([barred.statusCode, barred.json().code]).toEqual([422, 'plan-barred']);
  expect(barred.json().params).toMatchObject({ first: 'unassigned' });
  expect(barred.json().at).toHaveLength(2);
  expect((await one.get(`/api/plans/${plan}`)).json().status).toBe('draft');
});

test('a plan’s life: reviewed, in force with codes for a reason, copied, compared, replaced, retired', async () => {
  const { plan, west, east } = await soundDraft(0);
  expect((await move(one, plan, 'in-review')).json()).toMatchObject({ status: 'in-review' });
  const closed = await one.edit(plan, 2, { kind: 'describe', gridIds: [west], set: { name: 'x' } });
  expect([closed.statusCode, closed.json().code]).toEqual([422, 'plan-closed']);
  expect((await move(one, plan, 'draft')).json()).toMatchObject({ status: 'draft' });
  await move(one, plan, 'in-review');
  const notMine = await move(one, plan, 'in-force', 'x');
  expect([notMine.statusCode, notMine.json().code]).toEqual([403, 'role-missing']);
  const silent = await move(approver, plan, 'in-force');
  expect([silent.statusCode, silent.json().code]).toEqual([422, 'note-needed']);
  const entered = await move(approver, plan, 'in-force', '先行试用');
  expect(entered.json()).toMatchObject({ status: 'in-force', retiredAt: null });
  expect(entered.json().inForceAt).toMatch(/^\d{4}-/);
  const first = await codes(plan);
  expect(first.get(west)).toBe('411403001001');
  expect(first.get(east)).toBe('411403001002');

  const history = (await one.get(`/api/plans/${plan}/grids/${west}/codes`)).json();
  expect(history.items).toMatchObject([{ code: '411403001001', retiredAt: null }]);

  const draft = (await one.copy(plan)).id;
  const split = await one.edit(draft, 0, { kind: 'split', gridId: west, line: [at(-1, 4), at(9, 4)] });
  expect(split.statusCode).toBe(200);
  const born = (split.json() as EditAnswer).diff.added.find((grid) => grid.level === 'community') as WireGrid;
  const merged = await one.edit(draft, 1, { kind: 'merge', gridIds: [born.id, east] });
  expect(merged.statusCode).toBe(200);
  const compared: Comparison = (await one.get(`/api/plans/${draft}/compare?with=${plan}`)).json();
  const changes = compared.borders.features.map(
    ({ properties }) => `${properties.change} ${properties.level}`,
  );
  expect(changes).toContain('new community');
  expect(changes).toContain('gone community');

  expect((await move(approver, draft, 'in-force', '合并')).json()).toMatchObject({ status: 'in-force' });
  const former = (await one.get(`/api/plans/${plan}`)).json();
  expect(former.status).toBe('retired');
  expect(former.retiredAt).toMatch(/^\d{4}-/);
  const now = await codes(draft);
  expect([now.get(west), now.get(born.id) ?? now.get(east)]).toContain('411403001001');

  const third = (await one.copy(draft)).id;
  const left = [...(await one.division(third)).grids].filter((grid) => grid.level === 'community');
  await one.edit(third, 0, { kind: 'split', gridId: left[0]?.id as string, line: [at(1.5, -1), at(1.5, 9)] });
  expect((await move(approver, third, 'in-force', '再分')).json()).toMatchObject({ status: 'in-force' });
  const { rows } = await server.connection.pool.query(
    "select code, retired_at is not null as retired from codes where length(code) = 12 and code like '411403001%' order by code",
  );
  const given = rows.map((row: { code: string }) => row.code);
  expect(new Set(given).size).toBe(given.length);
  const last = await codes(third);
  for (const { code, retired } of rows as { code: string; retired: boolean }[])
    expect([code, [...last.values()].includes(code)]).toEqual([code, !retired]);

  const back = await move(approver, plan, 'in-force', 'x');
  expect([back.statusCode, back.json().code]).toEqual([422, 'status-way']);
  expect((await move(approver, third, 'retired')).json()).toMatchObject({ status: 'retired' });
});

test('a plan in force takes the board’s facts, and no border, lock, code or target', async () => {
  const { plan, west, east } = await soundDraft(200);
  await move(approver, plan, 'in-force', 'r');
  const takes = await one.edit(plan, 2, {
    kind: 'describe',
    gridIds: [west],
    set: { name: '甲', type: 'residential', risk: 'routine', note: 'n', tags: ['t'] },
  });
  expect(takes.json()).toMatchObject({ revision: 3 });
  const team = await one.edit(plan, 3, {
    kind: 'team',
    gridId: west,
    team: { members: [{ role: 'head', name: '长', phone: '1' }], services: [] },
  });
  expect(team.json()).toMatchObject({ revision: 4 });
  for (const edit of [
    { kind: 'split', gridId: west, line: [at(199, 4), at(209, 4)] },
    { kind: 'merge', gridIds: [west, east] },
    { kind: 'describe', gridIds: [west], set: { target: 7 } },
    { kind: 'describe', gridIds: [west], set: { locked: true } },
    { kind: 'describe', gridIds: [west], set: { code: '9' } },
  ] as Parameters<Planner['edit']>[2][]) {
    const refused = await one.edit(plan, 4, edit);
    expect([edit.kind, refused.statusCode, refused.json().code]).toEqual([edit.kind, 422, 'fixed-in-force']);
  }
});

test('a code is one grid’s alone, in the plan and in all that the territory has given', async () => {
  const { plan, west, east } = await soundDraft(300);
  const code = (gridId: string, value: string, revision: number) =>
    one.edit(plan, revision, { kind: 'describe', gridIds: [gridId], set: { code: value } });
  expect((await code(west, '777', 2)).statusCode).toBe(200);
  const taken = await code(east, '777', 3);
  expect([taken.statusCode, taken.json().code]).toEqual([422, 'code-taken']);
  await move(approver, plan, 'in-force', 'r');
  const draft = (await one.copy(plan)).id;
  await one.edit(draft, 0, { kind: 'describe', gridIds: [west], set: { code: null } });
  const given = await one.edit(draft, 1, { kind: 'describe', gridIds: [east], set: { code: '777' } });
  expect([given.statusCode, given.json().code]).toEqual([422, 'code-given']);
});

test('households that change grid are told pair by pair, and borders that only carry a new vertex are not', async () => {
  const { plan, west, east } = await soundDraft(400);
  for (const [x, households] of [
    [401, 30],
    [403.5, 7],
    [405, 11],
  ] as const) {
    const made = await server.app.inject({
      method: 'POST',
      url: '/api/buildings',
      headers: one.headers,
      payload: { at: at(x, 2), households },
    });
    expect(made.statusCode).toBe(201);
  }
  const draft = (await one.copy(plan)).id;
  const reshape = await one.edit(draft, 0, {
    kind: 'reshape',
    level: 'community',
    line: [at(404, 0), at(403, 1), at(403, 7), at(404, 8)],
  });
  expect(reshape.json()).toMatchObject({ revision: 1 });
  const compared: Comparison = (await one.get(`/api/plans/${draft}/compare?with=${plan}`)).json();
  const moved = compared.households.moved.filter((pair) => pair.level === 'community');
  expect(moved).toMatchObject([{ from: { id: west }, to: { id: east }, buildings: 1, households: 7 }]);
  expect(compared.households).toMatchObject({ buildings: 1, households: 7 });
  const lines = compared.borders.features;
  expect(lines.map((line) => line.properties.change).sort()).toEqual(['gone', 'new']);
  expect(compared.grids.changed.filter((change) => change.geometry).map((change) => change.grid.id)).toEqual(
    expect.arrayContaining([west, east]),
  );
  const same: Comparison = (await one.get(`/api/plans/${draft}/compare?with=${draft}`)).json();
  expect([same.borders.features, same.grids, same.households.moved, same.codes]).toEqual([
    [],
    { added: [], removed: [], changed: [] },
    [],
    { born: [], retired: [] },
  ]);
});

test('plans over different ground are not compared', async () => {
  const [a, b] = [
    await one.newPlan([rectangle(500, 0, 501, 1)]),
    await one.newPlan([rectangle(510, 0, 511, 1)]),
  ];
  const refused = await one.get(`/api/plans/${a.id}/compare?with=${b.id}`);
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'other-territory']);
});

test('a retired plan keeps the households of its day; its copy counts today’s', async () => {
  const { plan, west } = await soundDraft(600);
  const building = (payload: object, method: 'POST' | 'PATCH' | 'DELETE' = 'POST', id = '') =>
    server.app.inject({
      method,
      url: `/api/buildings${id && `/${id}`}`,
      headers: one.headers,
      ...(method === 'DELETE' ? {} : { payload }),
    });
  const stands = (await building({ at: at(601, 2), households: 30 })).json();
  const goes = (await building({ at: at(602, 2), households: 5 })).json();
  await move(approver, plan, 'in-force', 'r');
  const next = (await one.copy(plan)).id;
  expect((await move(approver, next, 'in-force', 'r')).json()).toMatchObject({ status: 'in-force' });
  const written = async (id: string) => {
    const { rows } = await server.connection.pool.query(
      'select id, households, persons, xmin::text from grids where plan_id = $1 order by id',
      [id],
    );
    return rows;
  };
  const retired = await written(plan);
  await building({ households: 31 }, 'PATCH', stands.id);
  await building({ at: at(603, 2), households: 100 });
  await building({}, 'DELETE', goes.id);

  expect(await written(plan)).toEqual(retired);
  const told = async (id: string) => {
    const { features } = (await one.get(`/api/plans/${id}/grids?level=community`)).json();
    return features.find((feature: { id: string }) => feature.id === west).properties.households;
  };
  expect([await told(plan), await told(next)]).toEqual([35, 131]);
  expect((await one.get(`/api/plans/${plan}`)).json().households).toBe(35);
  const copy = (await one.copy(plan)).id;
  expect((await one.get(`/api/plans/${copy}`)).json().households).toBe(131);
  expect(await told(copy)).toBe(131);
  const compared: Comparison = (await one.get(`/api/plans/${next}/compare?with=${plan}`)).json();
  expect(compared.households.moved).toEqual([]);
});
