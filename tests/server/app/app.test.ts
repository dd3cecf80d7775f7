import fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { connect } from '../../../server/db/connect.ts';
import { lastSeq } from '../../../server/live/last-seq.ts';
import { answerProblem } from '../../../server/problem.ts';
import { openTestApp } from '../harness/app.ts';

const { app, admin, as, close, connection } = await openTestApp();
afterAll(close);

describe('without sign-in', () => {
  test('health answers, and nothing else under /api', async () => {
    const health = await app.inject('/api/health');
    expect(health.statusCode).toBe(200);
    expect(health.json()).toMatchObject({ status: 'ok', seq: 0 });
    const open: string[] = [];
    for (const { method, url, role } of app.statedRoutes) {
      if (role === 'public') {
        open.push(`${method} ${url}`);
        continue;
      }
      const answer = await app.inject({
        method: method as 'GET',
        url: url.replace(/:\w+/g, 'x').replace('*', 'x'),
      });
      expect.soft(answer.statusCode, `${method} ${url}`).toBe(401);
      if (method === 'HEAD') continue;
      expect.soft(answer.headers['content-type']).toContain('application/problem+json');
      expect.soft(answer.json()).toMatchObject({ code: 'sign-in-first', status: 401, params: {} });
    }
    expect(open.filter((route) => route.includes('/api/')).sort()).toEqual([
      'GET /api/health',
      'GET /api/session/link',
      'HEAD /api/health',
      'HEAD /api/session/link',
      'POST /api/session',
    ]);
  });
});

describe('bad requests', () => {
  const send = (payload: string | Buffer, type = 'application/json') =>
    app.inject({ method: 'POST', url: '/api/keys', headers: { ...admin, 'content-type': type }, payload });

  test.each([
    ['malformed JSON', '{"name": ', 400, 'malformed-json'],
    ['an empty body', '', 400, 'malformed-json'],
    ['__proto__', '{"name":"a","role":"viewer","__proto__":{"x":1}}', 400, 'forbidden-property'],
    ['constructor.prototype', '{"constructor":{"prototype":{"x":1}}}', 400, 'forbidden-property'],
    ['a field too many', '{"name":"a","role":"viewer","extra":1}', 400, 'invalid-request'],
    ['a wrong type', '{"name":7,"role":"viewer"}', 400, 'invalid-request'],
    ['no object', '[]', 400, 'invalid-request'],
    ['11 MB', `{"name":"${'x'.repeat(11 * 1024 * 1024)}"}`, 413, 'body-too-large'],
  ])('%s', async (_, payload, status, code) => {
    const answer = await send(payload);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      status,
      code,
      title: expect.any(String),
      type: expect.any(String),
    });
    expect(answer.statusCode).toBe(status);
  });

  test('another content type', async () => {
    const answer = await send('name=a', 'text/plain');
    expect(answer.json()).toMatchObject({ status: 415, code: 'media-type-unknown' });
  });

  test('a path that is nowhere', async () => {
    const answer = await app.inject('/api/nowhere');
    expect(answer.json()).toMatchObject({ status: 404, code: 'route-unknown' });
  });
});

describe('a change that another site sends', () => {
  const send = (headers: Record<string, string>) =>
    app.inject({ method: 'DELETE', url: '/api/session', headers: { host: 'tessera.example', ...headers } });

  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('%o is refused', async (headers) => {
    expect((await send(headers as Record<string, string>)).json()).toMatchObject({
      status: 403,
      code: 'foreign-origin',
    });
  });

  test('from the page itself, or from a script, it passes', async () => {
    expect((await send({ origin: 'http://tessera.example' })).json()).toMatchObject({ status: 401 });
    expect((await send({ 'sec-fetch-site': 'same-origin' })).json()).toMatchObject({ status: 401 });
    expect((await send({})).json()).toMatchObject({ status: 401 });
  });
});

test('the OpenAPI description names every route, and the page shows it', async () => {
  const { paths } = (await app.inject({ url: '/api/openapi.json', headers: await as('viewer') })).json();
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/health', '/api/session', '/api/live']));
  const page = await app.inject({ url: '/api/docs/', headers: admin });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('swagger');
});

test('while the database cannot be reached the answer is 503, and nothing of its whereabouts', async () => {
  const gone = connect({ kind: 'embedded', socket: '/nowhere/database.sock' });
  const cut = fastify();
  cut.setErrorHandler(answerProblem);
  cut.get('/', () => lastSeq(gone.db));
  const answer = await cut.inject('/');
  expect(answer.json()).toMatchObject({ status: 503, code: 'database-unreachable', params: {} });
  expect(answer.body).not.toContain('nowhere');
  await cut.close();
  await gone.close();
});

test('what the database has no room for is answered 507, without its words', async () => {
  const full = fastify({ logger: false });
  full.setErrorHandler(answerProblem);
  full.get('/', () =>
    sql`do $$ begin raise exception 'could not extend file "base/5/2619"' using errcode = 'disk_full'; end $$`.execute(
      connection.db,
    ),
  );
  const answer = await full.inject('/');
  expect(answer.json()).toMatchObject({ status: 507, code: 'server-disk-full', params: {} });
  expect(answer.body).not.toContain('base/5');
  await full.close();
});
