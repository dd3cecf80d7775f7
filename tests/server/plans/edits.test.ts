import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireEdit } from '../../../domain/contract/edit.ts';
import type { WireGrid } from '../../../domain/contract/grid.ts';
import type { EditAnswer } from '../../../domain/contract/log.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from './new-plan.ts';

let server: TestApp;
let one: Planner;
let two: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  two = planner(server, await server.as('planner'));
});

afterAll(() => server.close());

/** A draft whose ground is cut into two communities, west and east, at revision 2. */
async function twoCommunities() {
  const plan = (await one.newPlan()).id;
  const { grids } = await one.division(plan);
  const root = grids.find((grid) => grid.level === 'office') as WireGrid;
  const carve = async (x0: number, x1: number, revision: number) => {
    const answer = await one.edit(plan, revision, {
      kind: 'carve',
      level: 'community',
      area: [rectangle(x0, 0, x1, 8) as [number, number][]],
      into: { new: root.id },
    });
    expect(answer.json()).toMatchObject({ revision: revision + 1 });
    return (answer.json() as EditAnswer).diff.added.find((grid) => grid.level === 'community') as WireGrid;
  };
  const west = await carve(0, 4, 0);
  const east = await carve(4, 8, 1);
  return { plan, root, west, east };
}

function describe(gridId: string, name: string) {
  return { kind: 'describe' as const, gridIds: [gridId], set: { name } };
}

/** All that is stored of a plan, but for times. */
async function stored(plan: string) {
  const { rows } = await sql`
    select p.revision, p.ground::text as ground, (select count(*) from edits where plan_id = p.id) as edits,
      (select jsonb_agg(to_jsonb(g) - 'plan_id' order by g.id) from grids g where g.plan_id = p.id) as grids
    from plans p where p.id = ${plan}
  `.execute(server.connection.db);
  return rows[0];
}

test('carve, split and describe: the answer is the diff, and the database holds the same', async () => {
  const { plan, west } = await twoCommunities();
  const split = await one.edit(plan, 2, { kind: 'split', gridId: west.id, line: [at(-1, 4), at(9, 4)] });
  expect(split.statusCode).toBe(200);
  const { revision, diff, issues } = split.json() as EditAnswer;
  expect(revision).toBe(3);
  expect(diff.added.filter((grid) => grid.level === 'community')).toHaveLength(1);
  expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  const named = await one.edit(plan, 3, describe(west.id, '河西社区'));
  expect(named.json()).toMatchObject({ revision: 4 });
  const { rows } = await sql<{ name: string; area: number; leaves: number }>`
    select g.name, ST_Area(g.outline) as area,
      (select ST_Area(ST_Union(l.geom)) from grids c join grids l on l.plan_id = c.plan_id and l.parent_id = c.id
       where c.plan_id = g.plan_id and c.parent_id = g.id) as leaves
    from grids g where g.plan_id = ${plan} and g.id = ${west.id}
  `.execute(server.connection.db);
  expect(rows[0]?.name).toBe('河西社区');
  expect(rows[0]?.area).toBeCloseTo(rows[0]?.leaves ?? 0, 12);
});

test('a compound that goes to another community leaves the outline of the old one, and comes into the new one’s', async () => {
  const { plan, west, east } = await twoCommunities();
  const compounds = async () =>
    (await one.division(plan)).grids.filter((grid) => grid.level === 'compound' && grid.parentId === west.id);
  const [whole] = await compounds();
  const cut = await one.edit(plan, 2, { kind: 'split', gridId: whole!.id, line: [at(-1, 4), at(9, 4)] });
  expect(cut.statusCode).toBe(200);
  const going = (await compounds())[0]!.id;
  const id = randomUUID();
  const gone = await one.edit(plan, 3, { kind: 'assign-parent', gridIds: [going], parentId: east.id }, id);
  expect(gone.statusCode).toBe(200);
  const areas = async () => {
    const { rows } = await sql<{ id: string; sides: number }>`
      select id, round(ST_Area(outline)::numeric * 1e6, 3)::float8 as sides from grids
      where plan_id = ${plan} and level = 'community' and id in (${west.id}, ${east.id})
    `.execute(server.connection.db);
    return new Map(rows.map((row) => [row.id, row.sides]));
  };
  expect(await areas()).toEqual(
    new Map([
      [west.id, 16],
      [east.id, 48],
    ]),
  );
  expect((await one.edit(plan, 4, { kind: 'revert', edits: [id] })).statusCode).toBe(200);
  expect(await areas()).toEqual(
    new Map([
      [west.id, 32],
      [east.id, 32],
    ]),
  );
});

test('the same edit sent twice is made once and answered alike; another one under its id is not', async () => {
  const { plan, west } = await twoCommunities();
  const id = randomUUID();
  const first = await one.edit(plan, 2, describe(west.id, 'A'), id);
  const again = await one.edit(plan, 2, describe(west.id, 'A'), id);
  expect(first.statusCode).toBe(200);
  expect(again.json()).toEqual(first.json());
  const other = await one.edit(plan, 3, describe(west.id, 'B'), id);
  expect([other.statusCode, other.json().code]).toEqual([409, 'edit-id-taken']);
  const elsewhere = await one.edit((await one.copy(plan)).id, 0, describe(west.id, 'A'), id);
  expect([elsewhere.statusCode, elsewhere.json().code]).toEqual([409, 'edit-id-taken']);
  const both = await Promise.all(
    [1, 2].map((_, i, all) => one.edit(plan, 3, describe(west.id, 'C'), all.length === 2 ? TWIN : String(i))),
  );
  expect(both[0]?.json()).toEqual(both[1]?.json());
  expect((await one.division(plan)).revision).toBe(4);
});

const TWIN = randomUUID();

test('an edit whose base moved on follows what it does not touch, and is refused where it does', async () => {
  const { plan, west, east } = await twoCommunities();
  expect((await one.edit(plan, 2, describe(west.id, 'W'))).statusCode).toBe(200);
  const followed = await two.edit(plan, 2, describe(east.id, 'E'));
  expect(followed.json()).toMatchObject({ revision: 4 });
  const before = await stored(plan);
  const stale = await two.edit(plan, 2, describe(west.id, 'X'));
  expect([stale.statusCode, stale.json().code]).toEqual([409, 'stale-revision']);
  const split = await one.edit(plan, 4, { kind: 'split', gridId: west.id, line: [at(2, -1), at(2, 9)] });
  expect(split.statusCode).toBe(200);
  const crossing = await two.edit(plan, 4, { kind: 'split', gridId: west.id, line: [at(-1, 4), at(9, 4)] });
  expect([crossing.statusCode, crossing.json().code]).toEqual([409, 'stale-revision']);
  expect(crossing.json().at).toHaveLength(2);
  const ahead = await two.edit(plan, 99, describe(west.id, 'X'));
  expect([ahead.statusCode, ahead.json().code]).toEqual([409, 'revision-unknown']);
  expect((before as { revision: number }).revision).toBe(4);
});

test('undo is of one’s own, redo reverts the undo, and what was built upon stays', async () => {
  const { plan, west } = await twoCommunities();
  const id = randomUUID();
  expect(
    (await one.edit(plan, 2, { kind: 'split', gridId: west.id, line: [at(-1, 4), at(9, 4)] }, id)).statusCode,
  ).toBe(200);
  const after = await one.division(plan);
  const others = await two.edit(plan, 3, { kind: 'revert', edits: [id] });
  expect([others.statusCode, others.json().code]).toEqual([403, 'not-own-edit']);
  const undo = randomUUID();
  expect((await one.edit(plan, 3, { kind: 'revert', edits: [id] }, undo)).json()).toMatchObject({
    revision: 4,
  });
  expect((await one.division(plan)).grids.length).toBeLessThan(after.grids.length);
  expect((await one.edit(plan, 4, { kind: 'revert', edits: [undo] })).json()).toMatchObject({ revision: 5 });
  const redone = await one.division(plan);
  const byId = (grids: WireGrid[]) => grids.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(redone.grids)).toEqual(byId(after.grids));
  expect(
    (await two.edit(plan, 5, { kind: 'split', gridId: west.id, line: [at(2, -1), at(2, 9)] })).statusCode,
  ).toBe(200);
  const built = await one.edit(plan, 6, { kind: 'revert', edits: [id] });
  expect([built.statusCode, built.json().code]).toEqual([409, 'built-upon']);
  expect(built.json().at).toHaveLength(2);
  const unknown = await one.edit(plan, 6, { kind: 'revert', edits: [randomUUID()] });
  expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'edit-unknown']);
  const log = (await one.get(`/api/plans/${plan}/edits?after=2`)).json();
  expect(log.items.map((item: { kind: string }) => item.kind)).toEqual([
    'split',
    'revert',
    'revert',
    'split',
  ]);
  expect(log.items[1]).toMatchObject({ reverts: [id], revision: 4, note: null });
});

test('an earlier revision can be asked for', async () => {
  const { plan, west } = await twoCommunities();
  const before = (await one.get(`/api/plans/${plan}/grids`)).json();
  await one.edit(plan, 2, { kind: 'split', gridId: west.id, line: [at(-1, 4), at(9, 4)] });
  const at2 = (await one.get(`/api/plans/${plan}/grids?revision=2`)).json();
  const byId = (features: { id: string }[]) => features.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(at2.features)).toEqual(byId(before.features));
});

test('edits that cannot be are refused with a code, and nothing of the plan changes', async () => {
  const { plan, root, west, east } = await twoCommunities();
  await one.edit(plan, 2, { kind: 'describe', gridIds: [east.id], set: { locked: true } });
  const before = await stored(plan);
  const box = (x0: number, y0: number, x1: number, y1: number) =>
    rectangle(x0, y0, x1, y1) as [number, number][];
  const [p, q, r, s] = box(1, 1, 3, 3) as [
    [number, number],
    [number, number],
    [number, number],
    [number, number],
  ];
  const cases: [string, Parameters<Planner['edit']>[2], string | null][] = [
    ['a line that misses', { kind: 'split', gridId: west.id, line: [at(20, 20), at(21, 21)] }, null],
    ['a line of one point', { kind: 'split', gridId: west.id, line: [at(0, 4)] }, null],
    [
      'swapped axes',
      {
        kind: 'split',
        gridId: west.id,
        line: [
          [34.4, 115.6],
          [34.5, 115.7],
        ],
      },
      'axes-swapped',
    ],
    [
      '1e308',
      {
        kind: 'split',
        gridId: west.id,
        line: [
          [1e308, 34],
          [115, 34],
        ],
      },
      'out-of-range',
    ],
    ['a vanished grid', { kind: 'split', gridId: 'gone', line: [at(-1, 4), at(9, 4)] }, 'grid-gone'],
    ['a locked grid', { kind: 'split', gridId: east.id, line: [at(3, 4), at(9, 4)] }, 'locked'],
    ['a merge with a locked one', { kind: 'merge', gridIds: [west.id, east.id] }, 'locked'],
    ['a merge of one', { kind: 'merge', gridIds: [west.id] }, null],
    [
      'an unclosed area',
      { kind: 'carve', level: 'community', area: [[p, q, r, s]], into: { new: root.id } },
      'unclosed',
    ],
    [
      'a bow-tie',
      { kind: 'carve', level: 'community', area: [[p, r, q, s, p]], into: { new: root.id } },
      null,
    ],
    ['no level', { kind: 'reshape', level: 'nowhere', line: [at(-1, 4), at(9, 4)] }, null],
    ['no name', describe(west.id, '  '), 'name-empty'],
    ['no change', describe(west.id, west.name || ' '), null],
    ['a missing parent', { kind: 'assign-parent', gridIds: [west.id], parentId: 'gone' }, 'grid-gone'],
  ];
  for (const [what, edit, code] of cases) {
    const refused = await one.edit(plan, 3, edit);
    expect([what, refused.statusCode]).toEqual([what, 422]);
    if (code !== null) expect([what, refused.json().code]).toEqual([what, code]);
    expect(refused.headers['content-type']).toContain('application/problem+json');
  }
  for (const [what, edit] of [
    ['an unknown kind', { kind: 'explode', gridId: west.id }],
    ['a word for a number', { kind: 'split', gridId: west.id, line: [['a', 'b']] }],
    ['a field too many', { ...describe(west.id, 'x'), colour: 'red' }],
  ] as const) {
    const refused = await one.edit(plan, 3, edit as never);
    expect([what, refused.statusCode, refused.json().code]).toEqual([what, 400, 'invalid-request']);
  }
  const badId = await one.edit(plan, 3, describe(west.id, 'x'), 'an id');
  expect([badId.statusCode, badId.json().code]).toEqual([400, 'invalid-request']);
  expect(await stored(plan)).toEqual(before);
});

test('edits of one plan sent at once come one after another', async () => {
  const { plan, west, east } = await twoCommunities();
  const sent = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      (i % 2 ? one : two).edit(plan, 2, {
        kind: 'describe',
        gridIds: [i % 2 ? west.id : east.id],
        set: i < 2 ? { name: `n${i}` } : i < 4 ? { note: `n${i}` } : { tags: [`t${i}`] },
      }),
    ),
  );
  const made = sent.filter((answer) => answer.statusCode === 200).map((answer) => answer.json().revision);
  expect(made.sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(sent.filter((answer) => answer.statusCode === 409)).toHaveLength(6);
  expect((await one.division(plan)).revision).toBe(8);
});

test('a team is read, and set as an edit', async () => {
  const { plan, west } = await twoCommunities();
  const url = `/api/plans/${plan}/grids/${west.id}/team`;
  expect((await one.get(url)).json()).toEqual({ members: [], services: [] });
  const team = { members: [{ role: 'head', name: '网格长', phone: '0370-1234567' }], services: [] };
  const put = await server.app.inject({ method: 'PUT', url, headers: one.headers, payload: team });
  expect(put.json()).toMatchObject({ revision: 3 });
  expect((await one.get(url)).json()).toEqual(team);
  const gone = await one.get(`/api/plans/${plan}/grids/gone/team`);
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'grid-unknown']);
});

test('words that the deployment has not are refused, each with its code', async () => {
  const { plan, west } = await twoCommunities();
  const set = (fields: object) => ({ kind: 'describe', gridIds: [west.id], set: fields }) as WireEdit;
  const team = (role: string): WireEdit => ({
    kind: 'team',
    gridId: west.id,
    team: { members: [{ role, name: '长', phone: '1' }], services: [] },
  });
  const ring: [number, number][] = [at(0, 0), at(1, 0), at(1, 1), at(0, 0)];
  const replace = (fields: object): WireEdit => ({
    kind: 'replace',
    removed: [west.id],
    added: [{ parentId: west.parentId!, level: 'community', rings: [ring], ...fields }],
  });
  const known = '总网格长 (Head of community grids)、小区网格长 (Compound grid head)、网格员 (Grid worker)';
  for (const [edit, code, params] of [
    [set({ type: 'castle' }), 'type-unknown', { type: 'castle' }],
    [set({ name: 'x', risk: 'dragons' }), 'risk-unknown', { risk: 'dragons' }],
    [team('knight'), 'role-unknown', { role: 'knight', known }],
    [replace({ type: 'castle' }), 'type-unknown', { type: 'castle' }],
    [replace({ risk: 'dragons' }), 'risk-unknown', { risk: 'dragons' }],
  ] as const) {
    const refused = await one.edit(plan, 2, edit);
    expect([refused.statusCode, refused.json().code, refused.json().params]).toEqual([422, code, params]);
  }
  const taken = await one.edit(plan, 2, set({ type: 'crowded', risk: null, tags: ['anything'] }));
  expect(taken.statusCode).toBe(200);
});

test('what SQL changes by hand is seen at once: nothing is served from memory that the database has not', async () => {
  const { plan, west } = await twoCommunities();
  await one.division(plan);
  await sql`update grids set name = '手工' where plan_id = ${plan} and id = ${west.id}`.execute(
    server.connection.db,
  );
  const { grids } = await one.division(plan);
  expect(grids.find((grid) => grid.id === west.id)?.name).toBe('手工');
});

test('an edit is told to browsers whole, a repeat and a refusal are not', async () => {
  const { plan, west } = await twoCommunities();
  const events = () =>
    server.connection.db.selectFrom('events').select(['kind', 'payload']).orderBy('seq').execute();
  const before = (await events()).length;
  const id = randomUUID();
  const edit = describe(west.id, '甲');
  const answer = (await one.edit(plan, 2, edit, id)).json();
  await one.edit(plan, 2, edit, id);
  await one.edit(plan, 2, describe('gone', '乙'));
  const told = (await events()).slice(before);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    kind: 'edit',
    payload: { plan, revision: 3, id, edit, diff: answer.diff, reverts: [] },
  });
});
