import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { square, storeTown } from '../harness/division.ts';

let server: TestApp;

beforeAll(async () => {
  server = await openTestApp();
  await storeTown(server.connection.db);
  await server.connection.db.updateTable('plans').set({ status: 'in-force' }).execute();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.connection.db.deleteFrom('cases').execute();
});

const [corner] = square(1, 1)[0]!;
let numbers = 0;
const one = (more: object = {}) => ({
  source: '110',
  externalId: `d${++numbers}`,
  occurredAt: new Date().toISOString(),
  at: toDegrees([corner![0] + 5000, corner![1] + 5000]),
  ...more,
});

type Headers = Record<string, string>;
const send = (headers: Headers, payload: string, type = 'application/json') =>
  server.app.inject({
    method: 'POST',
    url: '/api/cases',
    headers: { ...headers, 'content-type': type },
    payload,
  });

async function stored(): Promise<number> {
  const { count } = await server.connection.db
    .selectFrom('cases')
    .select((the) => the.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

describe('what is no report', () => {
  test('5,001 cases are refused as a whole, and nothing is taken; 5,000 and none are not', async () => {
    const feed = await server.as('reporter');
    const many = Array.from({ length: 5001 }, () => one());
    const answer = await send(feed, JSON.stringify(many));
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([413, 'application/problem+json']);
    expect(answer.json()).toMatchObject({ code: 'too-many-cases', params: { count: 5001, max: 5000 } });
    expect(await stored()).toBe(0);
    expect((await send(feed, '[]')).json()).toEqual({
      accepted: 0,
      duplicate: 0,
      tray: 0,
      refused: [],
      ids: [],
    });
  });

  test.each([
    ['{"source":', 400, 'malformed-json'],
    ['', 400, 'malformed-json'],
    ['"text"', 400, 'cases-expected'],
    ['null', 400, 'cases-expected'],
    ['7', 400, 'cases-expected'],
    [`${'['.repeat(5000)}${']'.repeat(5000)}`, 400, 'too-deep'],
  ])('%.30s', async (payload, status, code) => {
    const answer = await send(await server.as('reporter'), payload);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('another kind of body is not read', async () => {
    const answer = await send(await server.as('reporter'), 'a,b\n1,2', 'text/csv');
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'media-type-unknown']);
  });
});

describe('who may', () => {
  test('a wrong key may not, and is told so', async () => {
    const answer = await send({ authorization: 'Bearer nobody' }, JSON.stringify(one()));
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'sign-in-first']);
    expect((await send({}, JSON.stringify(one()))).statusCode).toBe(401);
    for (const role of ['viewer', 'planner', 'approver'] as const)
      expect((await send(await server.as(role), JSON.stringify(one()))).statusCode).toBe(403);
    expect(await stored()).toBe(0);
  });

  test('the key of a feed opens what reporting takes (kinds and grids to choose from, the case, its photos), and no other door', async () => {
    const feed = await server.as('reporter');
    const open: string[] = [];
    for (const { method, url, role } of server.app.statedRoutes) {
      if (role === 'public' || method === 'HEAD' || method === 'OPTIONS') continue;
      const answer = await server.app.inject({
        method: method as 'GET',
        url: url.replace(/:\w+/g, 'x').replace('*', 'x'),
        headers: feed,
      });
      if (answer.statusCode !== 403) open.push(`${method} ${url}`);
    }
    expect(open.sort()).toEqual([
      'DELETE /api/session',
      'GET /api/deployment',
      'GET /api/field',
      'GET /api/session',
      'POST /api/cases',
      'POST /api/cases/:case/photos',
    ]);
  });
});

describe('a flood', () => {
  test('of requests is held back with the time to wait; others are not', async () => {
    const [flood, calm] = [await server.as('reporter'), await server.as('reporter')];
    const empty = () => send(flood, '[]');
    const answers: Awaited<ReturnType<typeof send>>[] = [];
    const held = () => answers.filter(({ statusCode }) => statusCode === 429);
    // Until it is held back: how soon depends on how quick this machine is at flooding.
    for (let i = 0; i < 300 && held().length === 0; i++)
      answers.push(...(await Promise.all(Array.from({ length: 100 }, empty))));
    const refused = held();
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThanOrEqual(6000);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers['content-type']).toBe('application/problem+json');
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(refused[0]!.json()).toMatchObject({
      status: 429,
      code: 'too-many-requests',
      params: { seconds: 1 },
    });
    expect((await send(calm, JSON.stringify(one()))).json()).toMatchObject({ accepted: 1 });
  });

  test('of cases is held back too, and what was refused is taken later', async () => {
    const flood = await server.as('reporter');
    // Refused one by one, which costs nothing but the counting.
    const bad = JSON.stringify(Array.from({ length: 5000 }, () => ({})));
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await send(flood, bad));
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.slice(0, 4)).toEqual([200, 200, 200, 200]);
    expect(answers[0]!.json().refused.length).toBe(5000);
    const held = answers.find(({ statusCode }) => statusCode === 429)!;
    expect(Number(held.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(held.headers['retry-after'])).toBeLessThanOrEqual(5);
  });

  test('of wrong keys is held back before the database is asked; a good one from the same address is not', async () => {
    const good = await server.as('reporter');
    expect((await send(good, JSON.stringify(one()))).statusCode).toBe(200);
    const statuses = new Map<number, number>();
    for (let i = 0; i < 12; i++)
      for (const { statusCode } of await Promise.all(
        Array.from({ length: 100 }, (_, k) => send({ authorization: `Bearer wrong-${i}-${k}` }, '[]')),
      ))
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    expect([...statuses.keys()].sort()).toEqual([401, 429]);
    expect(statuses.get(401)).toBeLessThan(1100);
    expect((await send(good, JSON.stringify(one()))).json()).toMatchObject({ accepted: 1 });
    // Who signs in by name is not held up by it.
    const session = await server.app.inject({ url: '/api/session', headers: server.admin });
    expect(session.statusCode).toBe(200);
  });
});
