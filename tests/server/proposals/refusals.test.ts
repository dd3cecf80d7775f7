import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { storeTown } from '../harness/division.ts';
import { at, type Planner, planner } from '../plans/new-plan.ts';
import { newTown, type Proposals, proposals } from './small-town.ts';

let server: TestApp;
let one: Planner;
let hand: Proposals;
let plan: string;
let community: string;
let building: string;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  hand = proposals(server, one);
  ({ plan, community } = await newTown(server, one, 2));
  building = (await one.division(plan)).grids.find(({ level }) => level === 'building')!.id;
});

afterAll(() => server.close());

const WISH = { scope: 'all', level: 'compound', target: 300, tolerance: 0.2, seed: 1 };

test.each([
  ['a level that is none', { level: 'district' }, 422, 'level-unknown'],
  ["the root's level", { level: 'office' }, 422, 'level-root'],
  ['a grid that is not there', { scope: ['nobody'] }, 422, 'grid-gone'],
  ['a target and a number of grids', { parts: 4 }, 422, 'target-and-parts'],
  ['neither, and a level without a target', { target: undefined, level: 'community' }, 422, 'target-missing'],
  ['persons where none are known', { measure: 'persons' }, 422, 'persons-unknown'],
  ['a barrier that is no word for one', { barriers: ['rail', 'great wall'] }, 422, 'barrier-unknown'],
  ['a line of one point', { drawn: [[at(1, 1), at(1, 1)]] }, 422, 'too-few-points'],
  ['a line of none', { drawn: [[]] }, 422, 'too-few-points'],
  ['a line beyond the territory', { drawn: [[at(9, 9), at(10, 10)]] }, 422, 'line-outside'],
  ['a line off the earth', { drawn: [[at(1, 1), [500, 1]]] }, 422, 'out-of-range'],
  ['a line with its axes swapped', { drawn: [[[34.4, 115.6], at(1, 1)]] }, 422, 'axes-swapped'],
  ['no tolerance at all', { tolerance: 0 }, 400, 'invalid-request'],
  ['a tolerance below nothing', { tolerance: -0.2 }, 400, 'invalid-request'],
  ['a tolerance beyond all', { tolerance: 1.5 }, 400, 'invalid-request'],
  ['a tolerance that is no number', { tolerance: null }, 400, 'invalid-request'],
  ['a target of nobody', { target: 0 }, 400, 'invalid-request'],
  ['a target of half a household', { target: 0.5 }, 400, 'invalid-request'],
  ['no grid at all', { target: undefined, parts: 0 }, 400, 'invalid-request'],
  ['an empty scope', { scope: [] }, 400, 'invalid-request'],
  ['a misspelt field', { tolerence: 0.2 }, 400, 'invalid-request'],
  ['a method that is none', { method: 'guess' }, 400, 'invalid-request'],
])('%s is refused', async (_, change, status, code) => {
  const answer = await hand.ask(plan, { ...WISH, ...change });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  expect((await hand.list(plan)).items).toEqual([]);
});

test('a grid below the level is refused with its place', async () => {
  const answer = await hand.ask(plan, { ...WISH, scope: [building] });
  expect(answer.json()).toMatchObject({
    status: 422,
    code: 'scope-below-level',
    at: [expect.any(Number), expect.any(Number)],
  });
});

test('what is on no plan, or of another one, is not found', async () => {
  expect((await hand.ask('nobody', WISH)).json()).toMatchObject({ status: 404, code: 'plan-gone' });
  expect((await one.get('/api/plans/nobody/proposals')).json()).toMatchObject({
    status: 404,
    code: 'plan-gone',
  });
  for (const answer of [
    await hand.one(plan, 'nobody'),
    await hand.one(plan, 'nobody', '/grids'),
    await hand.drop(plan, 'nobody'),
    await hand.adopt(plan, 'nobody', { id: 'adopt-nothing', baseRevision: 1 }),
  ])
    expect(answer.json()).toMatchObject({ status: 404, code: 'proposal-gone' });
});

test('a plan that is not a draft has nothing drafted, and a viewer asks for nothing', async () => {
  const answer = await proposals(server, planner(server, await server.as('viewer'))).ask(plan, WISH);
  expect(answer.json()).toMatchObject({ status: 403, code: 'role-missing' });
  const copy = (await one.copy(plan)).id;
  const made = await hand.made(copy, WISH);
  const status = (to: string) =>
    server.app.inject({
      method: 'POST',
      url: `/api/plans/${copy}/status`,
      headers: one.headers,
      payload: { status: to, note: 'x' },
    });
  expect((await status('in-review')).statusCode).toBe(200);
  expect((await hand.ask(copy, WISH)).json()).toMatchObject({ status: 409, code: 'proposal-needs-draft' });
  const late = await hand.adopt(copy, made.id, { id: 'adopt-too-late', baseRevision: made.baseRevision });
  expect(late.json().code).toBe('plan-closed');
  // Still there to be looked at.
  expect((await hand.one(copy, made.id)).statusCode).toBe(200);
});

test('what is left out is the level’s own, and one inside another in the scope is asked for once', async () => {
  const { request } = await hand.made(plan, {
    scope: [community, building, community],
    level: 'building',
    keepBorders: true,
  });
  expect(request).toMatchObject({
    method: 'draft',
    scope: [community],
    level: 'building',
    target: 120,
    measure: 'households',
    tolerance: 0.2,
    seed: 1,
    keepBorders: 1,
    barriers: ['rail', 'river', 'motorway', 'trunk'],
  });
  expect(request).not.toHaveProperty('parts');
});

test('a level that does not tile is refused', async () => {
  await storeTown(server.connection.db);
  const answer = await hand.ask('p', { ...WISH, level: 'post' });
  expect(answer.json()).toMatchObject({ status: 422, code: 'level-does-not-tile' });
});
