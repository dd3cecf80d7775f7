import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Comparison } from '../../../domain/contract/compare.ts';
import type { WireEdit } from '../../../domain/contract/edit.ts';
import type { GridCollection, GridFeature } from '../../../domain/contract/grid.ts';
import type { EditAnswer } from '../../../domain/contract/log.ts';
import { Random } from '../../arbitrary/random.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

const CUTS = 50;
const BUILDINGS = 400;

let server: TestApp;
let one: Planner;
let before: string;
let after: string;

/** A town of 4 communities of 4 compounds with 400 buildings, some of them on borders, and a copy of it that was cut 50 times. */
beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  before = (await one.newPlan()).id;
  const { grids } = await one.division(before);
  const root = grids.find((grid) => grid.parentId === null)!.id;
  let revision = 0;
  const carve = async (level: string, parent: string, [x, y, side]: readonly [number, number, number]) => {
    const area = [rectangle(x, y, x + side, y + side) as [number, number][]];
    const answer = await one.edit(before, revision++, { kind: 'carve', level, area, into: { new: parent } });
    expect(answer.statusCode).toBe(200);
    return (answer.json() as EditAnswer).diff.added.find((grid) => grid.level === level)!.id;
  };
  for (const [x, y] of [
    [0, 0],
    [4, 0],
    [0, 4],
    [4, 4],
  ] as const) {
    const community = await carve('community', root, [x, y, 4]);
    // The first compound is there: the community's ground. Three are carved from it, and what is left stays in one piece.
    for (const [dx, dy] of [
      [2, 0],
      [2, 2],
      [0, 2],
    ] as const)
      await carve('compound', community, [x + dx, y + dy, 2]);
  }
  const random = new Random(1);
  const features = Array.from({ length: BUILDINGS }, (_, i) => ({
    type: 'Feature',
    properties: { households: random.whole(0, 40), persons: random.whole(0, 99) },
    geometry: {
      type: 'Point',
      coordinates:
        i % 10 ? at(random.next() * 8, random.next() * 8) : at(random.whole(0, 4) * 2, random.next() * 8),
    },
  }));
  await importBuildings(JSON.stringify({ type: 'FeatureCollection', features }));
  after = (await one.copy(before)).id;
  await cutAtRandom(random);
}, 120_000);

afterAll(() => server.close());

async function importBuildings(file: string) {
  const form = new FormData();
  form.append('as', 'buildings');
  form.append('plan', before);
  form.append('crs', 'EPSG:4326');
  form.append('file', new Blob([file]), 'buildings.geojson');
  const { headers } = one;
  const { job } = (
    await server.app.inject({ method: 'POST', url: '/api/imports', headers, payload: form })
  ).json();
  const settled = async () => {
    for (;;) {
      const { state } = (await one.get(`/api/jobs/${job}`)).json();
      if (state !== 'queued' && state !== 'running') return state;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  expect(await settled()).toBe('done');
  await server.app.inject({ method: 'POST', url: `/api/imports/${job}/take`, headers });
  expect(await settled()).toBe('done');
}

async function gridsOf(plan: string, level?: string): Promise<GridFeature[]> {
  const query = level ? `?level=${level}` : '';
  return ((await one.get(`/api/plans/${plan}/grids${query}`)).json() as GridCollection).features;
}

/** Splits, reshapes and carves of compounds, until fifty have been taken. */
async function cutAtRandom(random: Random) {
  const anywhere = () => at(random.next() * 8, random.next() * 8);
  let compounds = await gridsOf(after, 'compound');
  for (let made = 0; made < CUTS; ) {
    const compound = random.pick(compounds).properties;
    const corner = anywhere();
    const edits: WireEdit[] = [
      { kind: 'split', gridId: compound.id, line: [at(-1, random.next() * 8), at(9, random.next() * 8)] },
      { kind: 'split', gridId: compound.id, line: [at(random.next() * 8, -1), at(random.next() * 8, 9)] },
      { kind: 'reshape', level: 'compound', line: [anywhere(), anywhere(), anywhere()] },
      {
        kind: 'carve',
        level: 'compound',
        area: [[corner, anywhere(), anywhere(), corner]],
        into: { new: compound.parentId! },
      },
    ];
    const answer = await one.edit(after, made, random.pick(edits));
    if (answer.statusCode === 200) {
      made += 1;
      compounds = await gridsOf(after, 'compound');
    } else expect([answer.statusCode, answer.json().code]).toEqual([422, expect.any(String)]);
  }
}

interface Row {
  readonly id: string;
  readonly level: string;
  readonly households: number;
  readonly persons: number;
  readonly buildings: number;
}

/** The leaf of each building by SQL alone: the one that covers it on the integer lattice, the lowest id on a tie. */
const PLACES = `
  select b.id, b.households, b.persons, (
    select l.id from grids l
    where l.plan_id = $1 and l.leaf and l.lattice && b.lattice and ST_Covers(l.lattice, b.lattice)
    order by l.id collate "C" limit 1) as leaf
  from buildings b where b.valid_to is null`;

const COUNTS = `
  with recursive place as (${PLACES}),
    up as (
      select id as leaf, id from grids where plan_id = $1 and leaf
      union all
      select up.leaf, g.parent_id from up join grids g on g.plan_id = $1 and g.id = up.id where g.parent_id is not null
    )
  select up.id, coalesce(sum(p.households), 0)::int as households, coalesce(sum(p.persons), 0)::int as persons,
    count(p.id)::int as buildings
  from up left join place p on p.leaf = up.leaf group by up.id`;

test('fifty cuts of compounds: households, persons and buildings of every grid are SQL’s', async () => {
  for (const plan of [before, after]) {
    const { rows } = await server.connection.pool.query<Row>(COUNTS, [plan]);
    const features = await gridsOf(plan);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const told = features.map(({ properties: { id, households, persons, buildings } }) => ({
      id,
      households,
      persons,
      buildings,
    }));
    expect(told.sort(byId)).toEqual(rows.sort(byId));
    const stored = await server.connection.pool.query(
      'select id, households, persons from grids where plan_id = $1',
      [plan],
    );
    expect(stored.rows.sort(byId)).toEqual(
      rows.map(({ id, households, persons }) => ({ id, households, persons })),
    );
  }
});

test('the leaves cover the ground once, and say so in SQL', async () => {
  const { rows } = await server.connection.pool.query(
    `select bool_and(sound) as sound, sum(g.edge_sum) = (select edge_sum from plans where id = $1) as adds_up,
       count(*)::int as leaves from grids g where plan_id = $1 and leaf`,
    [after],
  );
  expect(rows).toEqual([{ sound: true, adds_up: true, leaves: expect.any(Number) }]);
  expect(rows[0]!.leaves).toBeGreaterThan(CUTS);
});

test('a comparison moves the households that SQL moves, pair by pair', async () => {
  const compared: Comparison = (await one.get(`/api/plans/${after}/compare?with=${before}`)).json();
  const homes = async (plan: string) => {
    const places = await server.connection.pool.query(PLACES, [plan]);
    const parents = await server.connection.pool.query(
      'select id, parent_id, level from grids where plan_id = $1',
      [plan],
    );
    const grids = new Map(parents.rows.map((row) => [row.id as string, row]));
    return new Map(
      places.rows.map((row) => {
        const chain = new Map<string, string>();
        for (let grid = grids.get(row.leaf); grid; grid = grids.get(grid.parent_id))
          chain.set(grid.level, grid.id);
        return [row.id as string, { ...row, chain }];
      }),
    );
  };
  const [was, is] = [await homes(before), await homes(after)];
  const moved = new Map<string, [number, number]>();
  for (const [id, { chain, households }] of is) {
    for (const [level, to] of chain) {
      const from = was.get(id)!.chain.get(level);
      if (from === to) continue;
      const [buildings, sum] = moved.get(`${level} ${from} ${to}`) ?? [0, 0];
      moved.set(`${level} ${from} ${to}`, [buildings + 1, sum + households]);
    }
  }
  const told = compared.households.moved.map((pair): [string, [number, number]] => [
    `${pair.level} ${pair.from?.id} ${pair.to?.id}`,
    [pair.buildings, pair.households],
  ]);
  expect(moved.size).toBeGreaterThan(20);
  expect(new Map(told)).toEqual(moved);
  const ids = async (plan: string) => new Set((await gridsOf(plan)).map(({ properties }) => properties.id));
  const [old, now] = [await ids(before), await ids(after)];
  expect(compared.grids.added.map((grid) => grid.id).sort()).toEqual(
    [...now].filter((id) => !old.has(id)).sort(),
  );
  expect(compared.grids.removed.map((grid) => grid.id).sort()).toEqual(
    [...old].filter((id) => !now.has(id)).sort(),
  );
});
