import { afterAll, describe, expect, test } from 'vitest';
import { mayUse } from '../../../server/accounts/roles.ts';
import { ensureAdmin, makeSignInLink } from '../../../server/accounts/sign-in.ts';
import type { Role } from '../../../server/db/schema.ts';
import { ADMIN_PASSWORD, openTestApp } from '../harness/app.ts';

const { app, admin, as, config, connection, close } = await openTestApp();
const { db } = connection;
afterAll(close);

type Headers = Record<string, string>;
let address = 1;

/** Each from an address of its own, so that the limit on attempts is met by its own test only. */
const signIn = (name: string, password: string) =>
  app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name, password },
    remoteAddress: `10.0.0.${address++}`,
  });
const cookieOf = (answer: { headers: Record<string, unknown> }) => ({
  cookie: String(answer.headers['set-cookie']).split(';', 1)[0]!,
});
const session = (headers: Headers) => app.inject({ url: '/api/session', headers });
const post = (url: string, payload: object, headers: Headers = admin) =>
  app.inject({ method: 'POST', url, headers, payload });
const patch = (name: string, payload: object, headers: Headers = admin) =>
  app.inject({ method: 'PATCH', url: `/api/accounts/${name}`, headers, payload });

describe('signing in', () => {
  test('by password: the cookie is for HTTP only, and says who I am', async () => {
    const answer = await signIn('admin', ADMIN_PASSWORD);
    expect(answer.json()).toEqual({ account: { name: 'admin', role: 'admin' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    expect((await session(cookieOf(answer))).json()).toEqual({ account: { name: 'admin', role: 'admin' } });
  });

  test.each([
    ['admin', 'wrong'],
    ['nobody', ADMIN_PASSWORD],
    ["' or 1=1 --", "' or 1=1 --"],
  ])('%s with %s is refused, in the same words', async (name, password) => {
    const answer = await signIn(name, password);
    expect(answer.json()).toMatchObject({ status: 401, code: 'wrong-name-or-password', params: {} });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('the link works once', async () => {
    const link = await makeSignInLink(db, config);
    const answer = await app.inject(link);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect((await session(cookieOf(answer))).statusCode).toBe(200);
    expect((await app.inject(link)).json()).toMatchObject({ status: 401, code: 'link-used-or-expired' });
  });

  test('the link works once even when it is opened twice at the same time', async () => {
    const link = await makeSignInLink(db, config);
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.inject(link)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 401, 401, 401]);
  });

  test('the link expires', async () => {
    const link = await makeSignInLink(db, config);
    await db
      .updateTable('sign_in_links')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute();
    expect((await app.inject(link)).json()).toMatchObject({ status: 401, code: 'link-used-or-expired' });
  });

  test('a session ends when it is signed out, or expires', async () => {
    const first = cookieOf(await signIn('admin', ADMIN_PASSWORD));
    expect((await app.inject({ method: 'DELETE', url: '/api/session', headers: first })).statusCode).toBe(
      204,
    );
    expect((await session(first)).statusCode).toBe(401);

    const { authorization } = await as('viewer');
    expect((await session({ authorization })).statusCode).toBe(200);
    const second = cookieOf(await signIn('admin', ADMIN_PASSWORD));
    const others = await db.selectFrom('sessions').selectAll().execute();
    await db
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute();
    expect((await session(second)).statusCode).toBe(401);
    await db.deleteFrom('sessions').execute();
    await db
      .insertInto('sessions')
      .values(others.map((row) => ({ ...row, expires_at: row.expires_at })))
      .execute();
  });

  test('too many attempts from one address wait', async () => {
    const attempts = [];
    for (let i = 0; i < 40; i++) {
      attempts.push(
        await app.inject({
          method: 'POST',
          url: '/api/session',
          payload: { name: 'x' },
          remoteAddress: '10.9.9.9',
        }),
      );
    }
    const refused = attempts.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]!.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
  });

  test('every attempt is on record, without what was typed as password', async () => {
    await signIn('eve', 'let me in');
    const rows = await db.selectFrom('sign_ins').selectAll().where('name', '=', 'eve').execute();
    expect(rows).toMatchObject([
      { name: 'eve', way: 'password', ok: false, address: expect.stringContaining('10.0.0.') },
    ]);
    expect(JSON.stringify(rows)).not.toContain('let me in');
  });
});

test('ADMIN_PASSWORD set anew replaces the old one and ends its sessions; the same one does not', async () => {
  const before = cookieOf(await signIn('admin', ADMIN_PASSWORD));
  await ensureAdmin(db, config);
  expect((await session(before)).statusCode).toBe(200);
  const kept = await db.selectFrom('sessions').selectAll().execute();
  await ensureAdmin(db, { adminPassword: 'another password' });
  expect((await session(before)).statusCode).toBe(401);
  expect((await signIn('admin', ADMIN_PASSWORD)).statusCode).toBe(401);
  expect((await signIn('admin', 'another password')).statusCode).toBe(200);
  await ensureAdmin(db, config);
  await db.insertInto('sessions').values(kept).execute();
});

describe('accounts', () => {
  test('are made, listed, changed and closed', async () => {
    const made = await post('/api/accounts', { name: 'wang', role: 'planner', password: 'long enough' });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ name: 'wang', role: 'planner', active: true });
    expect(made.body).not.toContain('argon2');
    expect(
      (await post('/api/accounts', { name: 'wang', role: 'viewer', password: 'long enough' })).json(),
    ).toMatchObject({
      status: 409,
      code: 'name-taken',
    });
    const list = (await app.inject({ url: '/api/accounts', headers: admin })).json();
    expect(list.items.map(({ name }: { name: string }) => name)).toEqual(['admin', 'wang']);

    const wang = cookieOf(await signIn('wang', 'long enough'));
    expect((await session(wang)).json()).toEqual({ account: { name: 'wang', role: 'planner' } });
    expect((await app.inject({ url: '/api/accounts', headers: wang })).json()).toMatchObject({
      status: 403,
      code: 'role-missing',
    });

    expect((await patch('wang', { role: 'viewer' })).json()).toMatchObject({ role: 'viewer' });
    expect((await session(wang)).statusCode).toBe(401);
    await patch('wang', { active: false });
    expect((await signIn('wang', 'long enough')).statusCode).toBe(401);
    expect((await patch('nobody', { active: false })).json()).toMatchObject({
      status: 404,
      code: 'account-unknown',
    });
  });

  test('the last administrator stays one', async () => {
    expect((await patch('admin', { active: false })).json()).toMatchObject({
      status: 422,
      code: 'last-admin',
    });
    expect((await patch('admin', { role: 'viewer' })).json()).toMatchObject({
      status: 422,
      code: 'last-admin',
    });
  });
});

describe('keys', () => {
  test('are shown once, and stored as a digest', async () => {
    const { key } = (await post('/api/keys', { name: 'feed', role: 'reporter' })).json();
    const authorization = `Bearer ${key}`;
    expect((await session({ authorization })).json()).toEqual({
      account: { name: 'feed', role: 'reporter' },
    });
    const stored = await db
      .selectFrom('keys')
      .selectAll()
      .where('name', '=', 'feed')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(key);
    expect((await post('/api/keys', { name: 'feed', role: 'viewer' })).json()).toMatchObject({ status: 409 });
  });

  test('are listed without themselves, and open nothing once withdrawn', async () => {
    const { key } = (await post('/api/keys', { name: 'lost', role: 'reporter', datum: 'gcj02' })).json();
    const authorization = `Bearer ${key}`;
    const list = () => app.inject({ method: 'GET', url: '/api/keys', headers: admin });
    const withdraw = (name: string) =>
      app.inject({ method: 'DELETE', url: `/api/keys/${name}`, headers: admin });
    expect((await list()).json().items).toContainEqual(
      expect.objectContaining({ name: 'lost', role: 'reporter', datum: 'gcj02', revokedAt: null }),
    );
    expect((await list()).body).not.toContain(key);
    const withdrawn = await withdraw('lost');
    expect(withdrawn.json(), withdrawn.body).toMatchObject({
      name: 'lost',
      revokedAt: expect.stringMatching(/Z$/),
    });
    expect((await withdraw('lost')).json()).toEqual(withdrawn.json());
    expect((await withdraw('nobody')).json()).toMatchObject({ status: 404, code: 'api-key-unknown' });
    expect((await session({ authorization })).statusCode).toBe(401);
    // Its name stays in histories: nobody else is to write under it.
    expect((await post('/api/keys', { name: 'lost', role: 'viewer' })).json()).toMatchObject({ status: 409 });
  });

  test('a wrong key is nobody, also beside a good cookie', async () => {
    expect((await session({ ...admin, authorization: 'Bearer wrong' })).statusCode).toBe(401);
    expect((await session({ authorization: 'Bearer ' })).statusCode).toBe(401);
  });
});

describe('who may what', () => {
  const roles: Role[] = ['viewer', 'reporter', 'commander', 'planner', 'approver', 'admin'];
  test.each<[Role, Role[]]>([
    ['viewer', ['viewer', 'commander', 'planner', 'approver', 'admin']],
    ['reporter', ['reporter', 'commander', 'admin']],
    ['commander', ['commander', 'admin']],
    ['planner', ['planner', 'admin']],
    ['approver', ['approver', 'admin']],
    ['admin', ['admin']],
  ])('a route for %s', (needed, allowed) => {
    expect(roles.filter((role) => mayUse(role, needed))).toEqual(allowed);
  });

  test('every route that is built refuses every role that it does not state', async () => {
    for (const role of roles) {
      const headers = await as(role);
      for (const { method, url, role: needed } of app.statedRoutes) {
        if (mayUse(role, needed) || method === 'HEAD') continue;
        const path = url.replace(/:\w+/g, 'x').replace('*', 'x');
        const answer = await app.inject({ method: method as 'GET', url: path, headers });
        expect.soft(answer.json().code, `${role}: ${method} ${url}`).toBe('role-missing');
      }
    }
  });
});
