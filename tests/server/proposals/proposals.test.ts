import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireProposal, WireProposalVariant } from '../../../domain/contract/proposal.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner } from '../plans/new-plan.ts';
import { blankTown, newTown, type Proposals, proposals } from './small-town.ts';

let server: TestApp;
let one: Planner;
let hand: Proposals;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  hand = proposals(server, one);
});

afterAll(() => server.close());

const WISH = { level: 'compound', target: 300, tolerance: 0.2, seed: 1 };
const HOUSEHOLDS = 64 * 6 * 25;

const lastOf = ({ variants }: WireProposal) => variants.at(-1) as WireProposalVariant;
const gridsAt = (proposal: WireProposal, level: string) =>
  lastOf(proposal).grids.filter((grid) => grid.level === level);
const total = (counts: readonly { readonly households: number }[]) =>
  counts.reduce((sum, { households }) => sum + households, 0);

/** That the stored plan is sound, by SQL's own check, and what it holds at a level. */
async function storedAt(plan: string, level: string) {
  await sql`select check_plan(${plan}, true)`.execute(server.connection.db);
  const { grids } = await one.division(plan);
  return grids.filter((grid) => grid.level === level && !grid.unassigned);
}

test('a community is drafted: a job with its steps, and a proposal whose grids hold every household once', async () => {
  const { plan, community } = await newTown(server, one);
  const proposal = await hand.made(plan, { ...WISH, scope: [community], name: '第一稿' });
  expect(proposal).toMatchObject({
    plan,
    name: '第一稿',
    state: 'done',
    baseRevision: 1,
    adoptedAt: null,
    picture: null,
  });
  const compounds = gridsAt(proposal, 'compound');
  expect(total(compounds)).toBe(HOUSEHOLDS);
  expect(compounds.length).toBe(32);
  const last = lastOf(proposal);
  expect(last.proposed).toEqual(proposal.proposed);
  // what scripts read: the last variant's grids, how good they are, what they change
  const { grids, report, changes } = proposal;
  expect(grids).toEqual(last.grids);
  expect({ ...report, ...changes, grids, effort: 1 }).toEqual(last);
  for (const { parentId, households } of compounds) {
    expect(parentId).toBe(community);
    expect(Math.abs(households - 300)).toBeLessThanOrEqual(60);
  }
  const { rows } = await sql<{ payload: { state: string; progress?: number; message?: string } }>`
    select payload from events where kind = 'job' and payload->>'id' = ${proposal.job} order by seq
  `.execute(server.connection.db);
  const told = rows.map(({ payload }) => payload);
  expect(told[0]).toMatchObject({ state: 'running', progress: 0, message: 'reading' });
  expect(told.at(-1)).toMatchObject({ state: 'done', progress: 1, message: 'stored' });
  const shares = told.map(({ progress }) => progress ?? 0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));

  const features = (await hand.one(plan, proposal.id, '/grids')).json();
  expect(features.type).toBe('FeatureCollection');
  expect(features.features).toHaveLength(lastOf(proposal).grids.length);
  expect(
    total(
      features.features
        .map(({ properties }: { properties: object }) => properties)
        .filter(({ level }: { level: string }) => level === 'compound'),
    ),
  ).toBe(HOUSEHOLDS);
  expect((await hand.one(plan, proposal.id, '/grids?variant=7')).json().code).toBe('variant-unknown');
  // A viewer reads all of it, and does nothing.
  const viewer = proposals(server, planner(server, await server.as('viewer')));
  expect((await viewer.one(plan, proposal.id)).json()).toEqual(proposal);
  for (const answer of [
    await viewer.drop(plan, proposal.id),
    await viewer.adopt(plan, proposal.id, { id: randomUUID(), baseRevision: 1 }),
  ])
    expect(answer.json()).toMatchObject({ status: 403, code: 'role-missing' });
});

test('two proposals are kept beside each other, newest first, page by page; the same request gives the same', async () => {
  const { plan, community } = await newTown(server, one, 4);
  const first = await hand.made(plan, { ...WISH, scope: [community] });
  const second = await hand.made(plan, { ...WISH, scope: [community], target: 600 });
  const again = await hand.made(plan, { ...WISH, scope: [community] });
  expect(again.variants).toEqual(first.variants);
  expect(gridsAt(second, 'compound').length).toBeLessThan(gridsAt(first, 'compound').length);
  const { items } = await hand.list(plan);
  expect(items.map(({ id }) => id)).toEqual([again.id, second.id, first.id]);
  expect(items[1]).toMatchObject({
    proposed: second.proposed,
    movedHouseholds: lastOf(second).movedHouseholds,
  });
  expect(items[1]).not.toHaveProperty('variants');
  const page = await hand.list(plan, '?limit=2');
  expect([page.items.length, page.next]).toEqual([2, second.id]);
  expect((await hand.list(plan, `?limit=2&after=${page.next}`)).items.map(({ id }) => id)).toEqual([
    first.id,
  ]);
  expect((await hand.drop(plan, second.id)).json()).toMatchObject({ id: second.id, state: 'done' });
  expect((await hand.list(plan)).items.map(({ id }) => id)).toEqual([again.id, first.id]);
  expect((await hand.one(plan, second.id)).statusCode).toBe(404);
});

test('adopted whole it is an edit like any other: sound, told, repeated without harm, and undone', async () => {
  const { plan, community } = await newTown(server, one);
  const proposal = await hand.made(plan, { ...WISH, scope: [community] });
  const before = await one.division(plan);
  const id = randomUUID();
  const adopt = (change: object = {}) =>
    hand.adopt(plan, proposal.id, { id, baseRevision: 1, note: '采用', ...change });
  const adopted = await adopt();
  expect([adopted.statusCode, adopted.json().code]).toEqual([200, undefined]);
  expect(adopted.json()).toMatchObject({ revision: 2, issues: expect.any(Array) });
  const compounds = await storedAt(plan, 'compound');
  expect(compounds).toHaveLength(gridsAt(proposal, 'compound').length);
  const buildings = await storedAt(plan, 'building');
  expect(buildings).toHaveLength(gridsAt(proposal, 'building').length || compounds.length);

  const repeat = await adopt();
  expect(repeat.json()).toEqual(adopted.json());
  expect((await adopt({ note: 'another' })).json()).toMatchObject({ status: 409, code: 'edit-id-taken' });
  const { items } = (await one.get(`/api/plans/${plan}/edits?after=1`)).json();
  expect(items).toMatchObject([{ id, revision: 2, kind: 'replace', note: '采用' }]);
  const { adoptedAt } = (await hand.one(plan, proposal.id)).json();
  expect(Date.parse(adoptedAt)).not.toBeNaN();

  const undone = await one.edit(plan, 2, { kind: 'revert', edits: [id] });
  expect([undone.statusCode, undone.json().code]).toEqual([200, undefined]);
  await storedAt(plan, 'compound');
  const after = await one.division(plan);
  expect(after.grids).toEqual(before.grids);
  // Also where the proposal has been deleted since: what was answered stays so.
  await hand.drop(plan, proposal.id);
  expect((await adopt()).json()).toEqual(adopted.json());
});

test('adopted on a base that is yet to come, or a variant that is none: refused, and nothing is marked', async () => {
  const { plan, community } = await newTown(server, one, 2);
  const proposal = await hand.made(plan, { ...WISH, scope: [community] });
  for (const [change, status, code] of [
    [{ baseRevision: 9 }, 409, 'revision-unknown'],
    [{ variant: 9 }, 422, 'variant-unknown'],
  ] as const) {
    const answer = await hand.adopt(plan, proposal.id, { id: randomUUID(), baseRevision: 1, ...change });
    expect(answer.json()).toMatchObject({ status, code });
  }
  expect((await hand.list(plan)).items).toMatchObject([{ adoptedAt: null }]);
});

test('ground that was edited since: stale where it no longer fits, with the place; elsewhere it is adopted', async () => {
  const { plan, community, west } = await newTown(server, one, 4);
  const halves = await one.edit(plan, 1, {
    kind: 'split',
    gridId: community,
    line: [at(west + 2, -1), at(west + 2, 5)],
  });
  expect(halves.statusCode).toBe(200);
  const { grids } = await one.division(plan);
  const sides = grids
    .filter(({ level, unassigned }) => level === 'community' && !unassigned)
    .map(({ id }) => id);
  const [left, right] = await Promise.all(sides.map((id) => hand.made(plan, { ...WISH, scope: [id] })));
  // Somebody cuts the ground of the left one.
  const cut = grids.find(({ level, parentId }) => level === 'compound' && parentId === sides[0])!;
  const [x, y] = await middleOf(plan, cut.id);
  const edit = await one.edit(plan, 2, {
    kind: 'split',
    gridId: cut.id,
    line: [
      [x - 0.01, y + 0.0001234],
      [x + 0.01, y - 0.0001234],
    ],
  });
  expect([edit.statusCode, edit.json().code]).toEqual([200, undefined]);
  const stale = await hand.adopt(plan, left!.id, { id: randomUUID(), baseRevision: 3 });
  expect(stale.json()).toMatchObject({
    status: 409,
    code: 'proposal-stale',
    at: [expect.any(Number), expect.any(Number)],
  });
  const fits = await hand.adopt(plan, right!.id, { id: randomUUID(), baseRevision: 3 });
  expect([fits.statusCode, fits.json().code]).toEqual([200, undefined]);
  await storedAt(plan, 'compound');
});

test('a rebalance has answers from nothing touched to ideal; some grids of one are adopted with what comes along', async () => {
  const { plan, community } = await newTown(server, one, 4);
  const drafted = await hand.made(plan, { ...WISH, scope: [community] });
  expect((await hand.adopt(plan, drafted.id, { id: randomUUID(), baseRevision: 1 })).statusCode).toBe(200);
  // People move in: two compounds hold too many.
  const { buildings } = await one.division(plan);
  for (const { id } of buildings.slice(0, 4))
    await server.app.inject({
      method: 'PATCH',
      url: `/api/buildings/${id}`,
      headers: one.headers,
      payload: { households: 60 },
    });
  const proposal = await hand.made(plan, { ...WISH, method: 'rebalance', scope: [community] });
  expect(proposal.request.method).toBe('rebalance');
  const efforts = proposal.variants.map(({ effort }) => effort);
  expect(efforts).toEqual(efforts.toSorted((a, b) => a - b));
  expect([efforts[0], efforts.at(-1)]).toEqual([0, 1]);
  const [nothing] = proposal.variants;
  expect(nothing).toMatchObject({ movedHouseholds: 0, moved: [], born: 0, retired: [] });
  const untouched = await hand.adopt(plan, proposal.id, { id: randomUUID(), baseRevision: 2, variant: 0 });
  expect(untouched.json()).toMatchObject({ status: 422, code: 'nothing-changes' });
  const last = lastOf(proposal);
  for (const { building, at: where, name } of last.moved) {
    expect(name).toMatch(/^\d-\d-\d$/);
    expect(buildings.find(({ id }) => id === building)?.at).toEqual(where);
  }
  const changed = last.grids.find(({ level, changed }) => level === 'compound' && changed)!;
  const some = await hand.adopt(plan, proposal.id, {
    id: randomUUID(),
    baseRevision: 2,
    gridIds: [changed.id],
  });
  expect([some.statusCode, some.json().code]).toEqual([200, undefined]);
  await storedAt(plan, 'compound');
});

test('a draft from nothing: the territory is divided into communities', async () => {
  const { plan: id } = await blankTown(server, one, 4);
  const proposal = await hand.made(id, { scope: 'all', level: 'community', target: 800, tolerance: 0.3 });
  expect(total(gridsAt(proposal, 'community'))).toBe(16 * 150);
  const adopted = await hand.adopt(id, proposal.id, { id: randomUUID(), baseRevision: 0 });
  expect([adopted.statusCode, adopted.json().code]).toEqual([200, undefined]);
  expect(await storedAt(id, 'community')).toHaveLength(3);
});

test('ground that is nobody’s yet has no compounds drafted on it before it has communities', async () => {
  const { plan: id } = await blankTown(server, one, 2);
  const answer = await hand.ask(id, { ...WISH, scope: 'all' });
  const { job } = answer.json();
  const end = job === undefined ? answer.json() : (await hand.settled(job)).reason;
  expect(end).toMatchObject({ code: expect.any(String) });
  expect(end.code).not.toBe('internal-error');
});

test('adopted twice, edited and deleted all at once: one after another, each with its answer, and the plan is sound', async () => {
  const { plan, community } = await newTown(server, one, 4);
  const [kept, gone] = [
    await hand.made(plan, { ...WISH, scope: [community] }),
    await hand.made(plan, { ...WISH, scope: [community], seed: 2 }),
  ];
  const adopt = (proposal: WireProposal) =>
    hand.adopt(plan, proposal.id, { id: randomUUID(), baseRevision: 1 });
  const answers = await Promise.all([
    adopt(kept),
    adopt(gone),
    hand.drop(plan, gone.id),
    adopt(kept),
    one.edit(plan, 1, { kind: 'describe', gridIds: [community], set: { name: '新名' } }),
    hand.drop(plan, gone.id),
  ]);
  const statuses = answers.map(({ statusCode }) => statusCode);
  for (const status of statuses) expect([200, 404, 409, 422]).toContain(status);
  const adopted = [answers[0], answers[1], answers[3]].filter((answer) => answer?.statusCode === 200);
  expect(adopted).toHaveLength(1);
  for (const answer of [answers[0], answers[3]])
    if (answer?.statusCode !== 200)
      expect(['proposal-stale', 'stale-revision', 'nothing-changes']).toContain(answer?.json().code);
  const revisions = answers.flatMap((answer) => answer.json().revision ?? []);
  expect(new Set(revisions).size).toBe(revisions.length);
  await storedAt(plan, 'compound');
  expect((await hand.list(plan)).items.map(({ id }) => id)).toEqual([kept.id]);
});

test('the routes are in the OpenAPI document', async () => {
  const { paths } = (await one.get('/api/openapi.json')).json();
  const found = Object.keys(paths).filter((path) => path.includes('/proposals'));
  expect(found.sort()).toEqual([
    '/api/plans/{plan}/proposals',
    '/api/plans/{plan}/proposals/{proposal}',
    '/api/plans/{plan}/proposals/{proposal}/adopt',
    '/api/plans/{plan}/proposals/{proposal}/grids',
  ]);
  expect(Object.keys(paths['/api/plans/{plan}/proposals/{proposal}'])).toEqual(
    expect.arrayContaining(['get', 'delete']),
  );
});

async function middleOf(plan: string, grid: string): Promise<[number, number]> {
  const { rows } = await sql<{ x: number; y: number }>`
    select ST_X(c) as x, ST_Y(c) as y from
      (select ST_Centroid(outline) as c from grids where plan_id = ${plan} and id = ${grid}) as middle
  `.execute(server.connection.db);
  return [rows[0]!.x, rows[0]!.y];
}
