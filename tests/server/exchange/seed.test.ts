import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WirePlan } from '../../../domain/contract/plan.ts';
import { readProfile } from '../../../domain/deployment/profile.ts';
import { seedCases } from '../../../server/exchange/seed-cases.ts';
import { hasTown, seedDemonstration } from '../../../server/exchange/seed-demonstration.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { type Planner, planner } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  const json = JSON.parse(
    await readFile(new URL('../../../data/profiles/xincheng.json', import.meta.url), 'utf8'),
  );
  const profile = readProfile(json);
  if (!profile.ok) throw new Error(profile.reason.code);
  await seedDemonstration(server.connection.db, profile.value, 1, (tx, town) =>
    seedCases(tx, profile.value, town),
  );
});

afterAll(() => server.close());

test('the demonstration: a plan in force at the published counts, a draft of it, and what stands there', async () => {
  const { items } = (await one.get('/api/plans')).json();
  const byStatus = new Map(items.map((plan: WirePlan) => [plan.status, plan]));
  const inForce = byStatus.get('in-force') as WirePlan;
  expect(inForce.households).toBeGreaterThan(40_000);
  expect(byStatus.get('draft')).toMatchObject({ basedOn: inForce.id, households: inForce.households });
  const { features } = (await one.get(`/api/plans/${inForce.id}/grids`)).json();
  const levels: Record<string, number> = {};
  for (const { properties } of features) levels[properties.level] = (levels[properties.level] ?? 0) + 1;
  expect(levels).toEqual({ office: 1, community: 23, compound: 151, building: 378 });
  expect((await one.get('/api/places?kind=camera')).json().features.length).toBeGreaterThanOrEqual(6000);
  expect((await one.get('/api/places?kind=shop')).json().features).toHaveLength(2640);
  expect((await one.get('/api/places?kind=unit')).json().features).toHaveLength(196);
  expect((await one.get('/api/lines')).json().features.length).toBeGreaterThan(100);
});

test('households in SQL, by where the buildings stand, are those of the division', async () => {
  const { items } = (await one.get('/api/plans')).json();
  const { rows } = await sql<{ id: string; households: number; stored: number }>`
    with home as (
      select distinct on (b.id) b.id, b.households, l.id as leaf
      from grids l join buildings b on b.lattice && l.lattice and ST_Covers(l.lattice, b.lattice)
      where l.plan_id = ${items[1].id} and l.leaf and b.valid_to is null
      order by b.id, l.id
    )
    select l.id, l.households as stored, coalesce(sum(home.households), 0)::int as households
    from grids l left join home on home.leaf = l.id
    where l.plan_id = ${items[1].id} and l.leaf group by l.id, l.households
  `.execute(server.connection.db);
  expect(rows).toHaveLength(378);
  expect(rows.filter((row) => row.stored !== row.households)).toEqual([]);
});

test('a month of cases, every one marked as simulated, each with the history that it stands by', async () => {
  const { db } = server.connection;
  const cases = await db.selectFrom('cases').selectAll().execute();
  expect(cases.length).toBeGreaterThan(5000);
  const entries = await db.selectFrom('case_history').selectAll().orderBy('case_id').orderBy('n').execute();
  const byCase = Map.groupBy(entries, ({ case_id }) => case_id);
  const kinds = new Set((await db.selectFrom('case_kinds').select('id').execute()).map(({ id }) => id));
  const originals = new Map(cases.map((one) => [one.id, one]));
  const now = Date.now();
  for (const one of cases) {
    expect(one.simulated).toBe(true);
    expect(kinds.has(one.kind_id)).toBe(true);
    const history = byCase.get(one.id)!;
    expect(history.map(({ n }) => n)).toEqual(Array.from({ length: one.history }, (_, i) => i + 1));
    expect(history[0]!.kind).toBe('reported');
    const times = [one.occurred_at, ...history.map(({ at }) => at)].map((at) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)!).toBeLessThanOrEqual(now);
    const steps = history.filter(({ kind }) => kind === 'step' || kind === 'returned');
    if (steps.at(-1)?.kind === 'step') expect(steps.at(-1)!.entry.step).toBe(one.step);
    if (one.repeat_of !== null) {
      expect(originals.get(one.repeat_of)!.repeat_of).toBeNull();
      expect(history[1]).toMatchObject({ kind: 'linked', entry: { of: one.repeat_of } });
    }
  }
  const count = (what: (one: (typeof cases)[number]) => boolean) => cases.filter(what).length;
  expect(count(({ ended_at }) => ended_at !== null) / cases.length).toBeGreaterThan(0.8);
  expect(count(({ ended_at, due_at }) => ended_at === null && due_at! < new Date())).toBeGreaterThan(5);
  expect(count(({ grid_id }) => grid_id === null)).toBeLessThan(20);
  const { rows } = await sql<{ wrong: number }>`
    select count(*)::int as wrong from cases c join grids g on g.plan_id = c.plan_id and g.id = c.grid_id
    where not ST_Covers(g.lattice, c.lattice) or not g.leaf
  `.execute(db);
  expect(rows).toEqual([{ wrong: 0 }]);
});

test('a deployment that has published too little has no town, and none is made', async () => {
  const towns: [string, boolean][] = [];
  for (const name of ['dongan', 'dongcheng', 'maigaoqiao', 'tianqiao', 'xincheng']) {
    const url = new URL(`../../../data/profiles/${name}.json`, import.meta.url);
    const profile = readProfile(JSON.parse(await readFile(url, 'utf8')));
    if (!profile.ok) throw new Error(profile.reason.code);
    towns.push([name, hasTown(profile.value)]);
  }
  expect(towns.filter(([, has]) => has)).toEqual([['xincheng', true]]);
});
