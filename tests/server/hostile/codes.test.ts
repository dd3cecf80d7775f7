import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Comparison } from '../../../domain/contract/compare.ts';
import type { WireEdit } from '../../../domain/contract/edit.ts';
import type { GridCollection } from '../../../domain/contract/grid.ts';
import type { EditAnswer } from '../../../domain/contract/log.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;
let approver: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  approver = planner(server, await server.as('approver'));
});

afterAll(() => server.close());

function move(plan: string, status: string) {
  const { headers } = approver;
  const payload = { status, note: 'a reason' };
  return server.app.inject({ method: 'POST', url: `/api/plans/${plan}/status`, headers, payload });
}

/** The code of every grid of a plan in force. */
async function codesOf(plan: string): Promise<Map<string, string>> {
  const { features } = (await one.get(`/api/plans/${plan}/grids`)).json() as GridCollection;
  return new Map(features.map(({ properties: { id, code } }) => [id, code!]));
}

async function edit(plan: string, made: WireEdit): Promise<EditAnswer> {
  const { revision } = (await one.get(`/api/plans/${plan}`)).json();
  const answer = await one.edit(plan, revision, made);
  expect(answer.json()).toMatchObject({ revision: revision + 1 });
  return answer.json();
}

test('from bare ground with an exclave to four generations: no code is ever given twice, a comparison foretells them', async () => {
  const { headers } = one;
  const payload = {
    name: 'ground',
    territory: {
      type: 'MultiPolygon',
      coordinates: [[rectangle(0, 0, 8, 8), rectangle(3, 3, 4, 4)], [rectangle(20, 0, 22, 2)]],
    },
  };
  let plan: string = (await server.app.inject({ method: 'POST', url: '/api/plans', headers, payload })).json()
    .id;
  expect((await move(plan, 'in-force')).json()).toMatchObject({
    code: 'plan-barred',
    params: { first: 'unassigned' },
  });
  const root = (await one.division(plan)).grids.find((grid) => grid.parentId === null)!.id;
  const carve = async (level: string, parent: string, ...box: [number, number, number, number]) => {
    const area = [rectangle(...box) as [number, number][]];
    const { diff } = await edit(plan, { kind: 'carve', level, area, into: { new: parent } });
    return diff.added.find((grid) => grid.level === level)!.id;
  };
  const west = await carve('community', root, 0, 0, 4, 8);
  const east = await carve('community', root, 4, 0, 8, 8);
  expect((await move(plan, 'in-force')).json()).toMatchObject({ code: 'plan-barred', params: { count: 1 } });
  await carve('compound', east, 20, 0, 22, 2);
  expect((await move(plan, 'in-force')).json()).toMatchObject({ status: 'in-force' });

  const holder = new Map<string, string>();
  let codes = await codesOf(plan);
  const keep = () => {
    expect(new Set(codes.values()).size).toBe(codes.size);
    for (const [grid, code] of codes) {
      expect([code, holder.get(code) ?? grid]).toEqual([code, grid]);
      holder.set(code, grid);
    }
  };
  keep();
  const generations: ((draft: string) => Promise<unknown>)[] = [
    (draft) => edit(draft, { kind: 'split', gridId: west, line: [at(-1, 2), at(9, 2)] }),
    async (draft) => {
      const { diff } = await edit(draft, { kind: 'split', gridId: east, line: [at(3, 6), at(9, 6)] });
      const born = diff.added.find((grid) => grid.level === 'community')!.id;
      await edit(draft, { kind: 'merge', gridIds: [east, born] });
    },
    async (draft) => {
      const gone = [...codes.keys()];
      const { grids } = await one.division(draft);
      const neighbours = grids.filter(
        (grid) => grid.level === 'community' && grid.id !== east && gone.includes(grid.id),
      );
      await edit(draft, { kind: 'merge', gridIds: neighbours.map((grid) => grid.id) });
    },
    (draft) => edit(draft, { kind: 'split', gridId: east, line: [at(6, -1), at(6, 9)] }),
  ];
  for (const work of generations) {
    const draft = (await one.copy(plan)).id;
    await work(draft);
    const { codes: told } = (await one.get(`/api/plans/${draft}/compare?with=${plan}`)).json() as Comparison;
    expect((await move(draft, 'in-force')).json()).toMatchObject({ status: 'in-force' });
    expect((await one.get(`/api/plans/${plan}`)).json()).toMatchObject({
      status: 'retired',
      retiredAt: expect.any(String),
    });
    const former = new Set(codes.values());
    codes = await codesOf(draft);
    keep();
    const now = new Set(codes.values());
    expect(told.born.map(({ code }) => code).sort()).toEqual(
      [...now].filter((code) => !former.has(code)).sort(),
    );
    expect(told.retired.map(({ code }) => code).sort()).toEqual(
      [...former].filter((code) => !now.has(code)).sort(),
    );
    plan = draft;
  }

  const draft = (await one.copy(plan)).id;
  const inUse = new Set(codes.values());
  const retired = [...holder.keys()].filter((code) => !inUse.has(code));
  expect(retired.length).toBeGreaterThan(0);
  const { grids } = await one.division(draft);
  for (const code of retired) {
    const own = grids.find((grid) => grid.id === holder.get(code));
    for (const gridId of [east, ...(own ? [own.id] : [])]) {
      const typed = await one.edit(draft, 0, { kind: 'describe', gridIds: [gridId], set: { code } });
      expect([code, typed.statusCode, typed.json().code]).toEqual([code, 422, 'code-given']);
    }
  }
});

test('of two drafts put in force at once both go through one after another, and one stays', async () => {
  const first = (await one.newPlan([rectangle(40, 0, 48, 8)])).id;
  const root = (await one.division(first)).grids.find((grid) => grid.parentId === null)!.id;
  const area = [rectangle(40, 0, 48, 8) as [number, number][]];
  await edit(first, { kind: 'carve', level: 'community', area, into: { new: root } });
  await move(first, 'in-force');
  const drafts = [(await one.copy(first)).id, (await one.copy(first)).id];
  const moved = await Promise.all([...drafts, ...drafts].map((draft) => move(draft, 'in-force')));
  expect(moved.map((answer) => answer.json().code ?? 'done').sort()).toEqual([
    'done',
    'done',
    'status-way',
    'status-way',
  ]);
  const statuses = await Promise.all(
    [first, ...drafts].map(async (plan) => (await one.get(`/api/plans/${plan}`)).json().status),
  );
  expect(statuses.sort()).toEqual(['in-force', 'retired', 'retired']);
});
