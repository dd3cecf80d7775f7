import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;
let plan: string;
let root: string;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  plan = (await one.newPlan()).id;
  root = (await one.division(plan)).grids.find((grid) => grid.parentId === null)!.id;
});

afterAll(() => server.close());

const NUL = String.raw`\u0000`;
const HALF = String.raw`\ud83d`;
const building = (name: string) => `{"at":${JSON.stringify(at(1, 1))},"households":1,"name":"${name}"}`;
const describe = (name: string) =>
  `{"id":"12345678","baseRevision":0,"edit":{"kind":"describe","gridIds":["${root}"],"set":{"name":"${name}"}}}`;

const post = (url: string, payload: string) =>
  server.app.inject({
    method: 'POST',
    url,
    headers: { ...server.admin, 'content-type': 'application/json' },
    payload,
  });

test.each([
  ['/api/plans', (text: string) => `{"name":"${text}","basedOn":"x"}`],
  ['/api/plans/:plan/edits', describe],
  ['/api/buildings', building],
  ['/api/accounts', (text: string) => `{"name":"${text}","password":"long enough","role":"viewer"}`],
  ['/api/session', (text: string) => `{"name":"${text}","password":"long enough"}`],
])('%s refuses text that no database keeps', async (url, body) => {
  for (const text of [`a${NUL}`, `a${HALF}`, `${HALF}a`]) {
    const answer = await post(url.replace(':plan', plan), body(text));
    expect([text, answer.statusCode, answer.json().code]).toEqual([text, 400, 'forbidden-character']);
  }
});

test('what only looks like such text passes: an escaped backslash, a whole pair', async () => {
  for (const name of [String.raw`\\u0000`, String.raw`\ud83d\ude00`, String.raw`\\\\ud83d`]) {
    const answer = await post('/api/buildings', building(name));
    expect([name, answer.statusCode]).toEqual([name, 201]);
    expect(answer.json().name).toBe(JSON.parse(`"${name}"`));
  }
});

test.each([
  ['nothing but blanks', '/api/plans', '{"name":"  ","basedOn":"x"}', 'body/name'],
  [
    'a code of blanks',
    '/api/plans/:plan/edits',
    '{"id":"12345678","baseRevision":0,"edit":{"kind":"describe","gridIds":["a"],"set":{"code":" "}}}',
    'body/edit/set/code',
  ],
  [
    'an empty description',
    '/api/plans/:plan/edits',
    '{"id":"12345678","baseRevision":0,"edit":{"kind":"describe","gridIds":["a"],"set":{}}}',
    'body/edit/set',
  ],
  [
    'an unknown kind',
    '/api/plans/:plan/edits',
    '{"id":"12345678","baseRevision":0,"edit":{"kind":"explode"}}',
    'body/edit',
  ],
  [
    'a name that looks like another',
    '/api/accounts',
    '{"name":"a ","password":"12345678","role":"viewer"}',
    'body/name',
  ],
])('%s: the answer says where', async (_, url, body, where) => {
  const answer = await post(url.replace(':plan', plan), body);
  expect(answer.json()).toMatchObject({ status: 400, code: 'invalid-request' });
  expect(answer.json().params.where).toMatch(where);
});

test.each([
  ['/%', 400, 'malformed-request'],
  ['/api/plans/%E0%A4%A', 400, 'malformed-request'],
  [`/api/plans/${'x'.repeat(128)}`, 404, 'plan-gone'],
  ['/api/plans?after=%00', 400, 'invalid-request'],
  ['/api/plans/p/grids?level=%00', 400, 'forbidden-character'],
  ['/api/plans/%00', 400, 'invalid-request'],
  ['/api/plans/p/boards/places/found?q=%00', 400, 'forbidden-character'],
  ['/api/plans/p/export?format=geojson&layer=1', 400, 'invalid-request'],
  ['/api/plans/p/export?format=dwg', 400, 'invalid-request'],
  ['/api/plans/p/export?format=geojson&crs=EPSG:1', 422, 'crs-unknown'],
  ['/api/plans/p/export?format=geojson&crs=EPSG:4547', 404, 'plan-gone'],
  ['/api/plans/..%2f..%2fetc', 400, 'invalid-request'],
])('%s is answered as a problem', async (url, status, code) => {
  const answer = await one.get(url);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
});

test('no route of the API takes a query parameter that it does not know', async () => {
  const routes = server.app.statedRoutes.filter(
    ({ method, url }) => method !== 'HEAD' && url.startsWith('/api/') && !url.startsWith('/api/docs'),
  );
  expect(routes.length).toBeGreaterThan(30);
  for (const { method, url } of routes) {
    const answer = await server.app.inject({
      method: method as 'GET',
      url: `${url.replace(/:\w+/g, 'x')}?colour=red`,
      headers: server.admin,
    });
    expect([method, url, answer.statusCode, answer.json().code]).toEqual([
      method,
      url,
      400,
      'invalid-request',
    ]);
  }
  const { where, what } = (await one.get('/api/plans?colour=red')).json().params;
  expect([where, what]).toEqual(['querystring', 'must NOT have additional properties: colour']);
});

test('a NUL in any part of any address of the API is refused before anybody looks for it', async () => {
  const routes = server.app.statedRoutes.filter(
    ({ method, url }) =>
      method !== 'HEAD' && url.startsWith('/api/') && !url.startsWith('/api/docs') && url.includes(':'),
  );
  for (const { method, url } of routes) {
    const answer = await server.app.inject({
      method: method as 'GET',
      url: url.replace(/:\w+/g, '%00'),
      headers: server.admin,
    });
    expect([method, url, Math.floor(answer.statusCode / 100)]).toEqual([method, url, 4]);
  }
});

test('a part of an address that is too long is a problem like any other', async () => {
  const answer = await server.app.inject({
    method: 'DELETE',
    url: `/api/jobs/${'x'.repeat(1000)}`,
    headers: one.headers,
  });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.statusCode).toBe(414);
});

test('only a key lets another site through: with any other authorization the cookie would decide', async () => {
  for (const authorization of ['x', 'Basic YTpi', 'Bearer']) {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/plans',
      headers: { ...server.admin, authorization, origin: 'https://evil.example' },
      payload: { name: 'x', basedOn: plan },
    });
    expect([authorization, answer.json().code]).toEqual([authorization, 'foreign-origin']);
  }
});
