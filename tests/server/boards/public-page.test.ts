import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILT_IN_TEMPLATES } from '../../../domain/board/templates.ts';
import { buildApp } from '../../../server/app.ts';
import { type BoardsTown, openBoardsTown } from './boards-town.ts';

const GRID = 'building-190';
const HOSTILE = '"><script>alert(1)</script>&\'村';

let town: BoardsTown;
let visits = 0;

/** A resident: no session, no key, each from another address. */
function visit(grid = GRID, headers: Record<string, string> = {}, query = '') {
  visits++;
  return town.server.app.inject({
    url: `/g/${grid}${query}`,
    headers,
    remoteAddress: `10.1.${visits >> 8}.${visits & 255}`,
  });
}

beforeAll(async () => {
  town = await openBoardsTown();
}, 120_000);
afterAll(() => town.close());

/** The picture within a page, as an SVG. */
function mapOf(html: string): string {
  return decodeURIComponent(/src="data:image\/svg\+xml;charset=utf-8,([^"]*)"/.exec(html)![1]!);
}

test('nothing else is open to whoever has not signed in', () => {
  const open = town.server.app.statedRoutes
    .filter(({ role }) => role === 'public')
    .map(({ method, url }) => `${method} ${url}`);
  expect(open.filter((route) => !route.includes('/api/')).sort()).toEqual(['GET /g/:grid', 'HEAD /g/:grid']);
});

describe('closed', () => {
  test('until the office opens it; of what is not open nobody learns whether it is there', async () => {
    const [one, other] = [await visit(), await visit('nowhere')];
    expect([one.statusCode, other.statusCode]).toEqual([404, 404]);
    expect(one.body).toBe(other.body);
    expect(one.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(one.headers['cache-control']).toBe('no-store');
  });

  test('where no public address is set', async () => {
    await town.set({ publicPage: true });
    const { connection, config, bus, profile } = town.server;
    const closed = await buildApp({
      db: connection.db,
      config: { ...config, publicUrl: null },
      bus,
      profile,
    });
    expect((await closed.inject(`/g/${GRID}`)).statusCode).toBe(404);
    await closed.close();
    await town.set({});
  });
});

describe('open', () => {
  beforeAll(() => town.set({ publicPage: true }));

  test('where am I, who is my grid worker, whom do I call; in either language', async () => {
    const { members, services } = (await town.get(`/api/plans/${town.plan}/grids/${GRID}/team`)).json();
    const page = await visit();
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const { name, phone } of [...members, ...services]) {
      expect(page.body).toContain(name);
      expect(page.body).toContain(`href="tel:${phone.replace(/\D/g, '')}"`);
    }
    for (const text of ['平川小区3格', '网格员', '东至', '鹿苑社区', '社区电话'])
      expect(page.body).toContain(text);
    expect(mapOf(page.body)).toContain('梅台河');
    expect(page.body).toContain('<html lang="zh-CN">');
    const english = await visit(GRID, {}, '?lang=en&from=singlemessage');
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain('Grid worker');
    expect((await visit(GRID, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8' })).body).toBe(english.body);
    expect((await visit(GRID, { 'accept-language': 'fr,zh-CN;q=0.8' })).body).toBe(page.body);
    expect((await visit(GRID, {}, '?lang=klingon')).body).toBe(page.body);
  });

  test('small, without scripts, and under a policy that lets nothing in or out', async () => {
    const page = await visit(GRID, { 'accept-encoding': 'gzip' });
    expect(page.rawPayload.length).toBeLessThan(40_000);
    const html = gunzipSync(page.rawPayload).toString();
    expect(html).toBe((await visit()).body);
    expect(html).not.toMatch(
      /<script|<iframe|<form|<link rel="stylesheet"| on\w+=|https?:\/\/(?!www\.w3\.org)/i,
    );
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; /);
    expect(policy).not.toMatch(/unsafe|script-src|'self'/);
    expect(page.headers['set-cookie']).toBeUndefined();
  });

  test('asked for again it is not sent again, until something on it is another', async () => {
    const first = await visit();
    const etag = String(first.headers.etag);
    expect(first.headers['cache-control']).toBe('public, max-age=300');
    const again = await visit(GRID, { 'if-none-match': `"other", ${etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const team = { members: [{ role: 'grid-worker', name: '新人', phone: '0370-999' }], services: [] };
    const put = await town.server.app.inject({
      method: 'PUT',
      url: `/api/plans/${town.plan}/grids/${GRID}/team`,
      headers: town.server.admin,
      payload: team,
    });
    expect(put.statusCode, put.body).toBe(200);
    const changed = await visit(GRID, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).toContain('新人');
    expect(changed.body).not.toContain('彭刚霞');
  });

  test('only of a plan in force', async () => {
    const { db } = town.server.connection;
    await db
      .updateTable('grids')
      .set({ name: '草案里的名字' })
      .where('plan_id', '=', town.draft)
      .where('id', '=', GRID)
      .execute();
    expect((await visit()).body).not.toContain('草案里的名字');
    await db
      .insertInto('grids')
      .values({
        plan_id: town.draft,
        id: 'only-in-draft',
        parent_id: null,
        level: 'post',
        leaf: false,
        shape: null,
        name: 'x',
      })
      .execute()
      .catch(() => {});
    expect((await visit('only-in-draft')).statusCode).toBe(404);
  });

  test.each(['..%2f..%2fapi%2fhealth', '%3Cscript%3E', "'%20or%201=1--", 'a'.repeat(128), '%00', '网格'])(
    'an address that is none: %s',
    async (grid) => {
      const answer = await visit(grid);
      expect([400, 404]).toContain(answer.statusCode);
      expect(answer.body).not.toMatch(/<script>|select |stack/i);
    },
  );

  test('names of strangers become no markup, neither in the page nor in its picture', async () => {
    await town.server.connection.db
      .updateTable('grids')
      .set({
        name: HOSTILE,
        team: JSON.stringify({
          members: [{ role: 'grid-worker', name: HOSTILE, phone: 'javascript:alert(1)' }],
          services: [
            { name: HOSTILE, phone: '0370-123"onclick="x' },
            { name: '分机', phone: '+86 (370) 1234 转 56' },
          ],
        }),
      })
      .where('plan_id', '=', town.plan)
      .where('id', '=', 'building-001')
      .execute();
    const { body } = await visit('building-001');
    expect(body).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;村');
    expect(body).not.toMatch(/<script|href="(?!tel:|\?lang|data:,)/);
    const links = [...body.matchAll(/<a ([^>]*)>/g)].map(([, attributes]) =>
      [...attributes!.matchAll(/([\w-]+)="[^"]*"/g)].map(([, name]) => name).join(' '),
    );
    expect([...new Set(links)].sort()).toEqual(['href aria-label', 'href hreflang lang']);
    expect(body).not.toContain('href="javascript');
    // What follows a number is told, not dialled.
    expect(body).toContain('href="tel:+863701234" aria-label="拨打 +86 (370) 1234 转 56"');
    expect(mapOf(body)).not.toContain('<script');
  });
});

describe('nothing but what the board shows', () => {
  test('no risk level and no camera, unless the office has switched them on and its template shows them', async () => {
    const { db } = town.server.connection;
    const grid = await db
      .selectFrom('grids')
      .select(['id', 'risk'])
      .where('plan_id', '=', town.plan)
      .where('leaf', '=', true)
      .where('risk', 'is not', null)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const { name } = town.server.profile.risks.find(({ id }) => id === grid.risk)!;
    const wide = {
      ...BUILT_IN_TEMPLATES[0]!,
      id: 'wide',
      fields: [...BUILT_IN_TEMPLATES[0]!.fields, 'risk', 'cameras'],
    };
    const put = await town.server.app.inject({
      method: 'PUT',
      url: '/api/boards/templates/wide',
      headers: town.server.admin,
      payload: wide,
    });
    expect(put.statusCode, put.body).toBe(200);
    await town.set({ publicPage: true });
    expect((await visit(grid.id)).body).not.toContain(name.zh);
    await town.set({ publicPage: true, template: 'wide' });
    expect((await visit(grid.id)).body).not.toContain(name.zh);
    await town.set({ publicPage: true, showRisk: true });
    expect((await visit(grid.id)).body).not.toContain(name.zh);
    await town.set({ publicPage: true, showRisk: true, template: 'wide' });
    expect((await visit(grid.id)).body).toContain(name.zh);
  });

  test('no household, no area, no team where its template has none', async () => {
    const bare = { ...BUILT_IN_TEMPLATES[0]!, id: 'bare', fields: ['title', 'four-sides'] };
    await town.server.app.inject({
      method: 'PUT',
      url: '/api/boards/templates/bare',
      headers: town.server.admin,
      payload: bare,
    });
    await town.set({ publicPage: true, template: 'bare' });
    const { body } = await visit();
    expect(body).toContain('东至');
    for (const text of ['户数', '面积', '网格员', '社区电话', '0370', '4114030010110703', '制图日期', '号楼'])
      expect(body + mapOf(body)).not.toContain(text);
    await town.set({ publicPage: true });
  });

  test('closed again it is gone at once', async () => {
    await town.set({ publicPage: false });
    expect((await visit()).statusCode).toBe(404);
    await town.set({ publicPage: true });
    expect((await visit()).statusCode).toBe(200);
  });
});

test('who asks without end is asked to wait, and nobody else with them', async () => {
  await town.set({ publicPage: true });
  const ask = (remoteAddress: string) => town.server.app.inject({ url: `/g/${GRID}`, remoteAddress });
  const codes: number[] = [];
  for (let i = 0; i < 80; i++) codes.push((await ask('10.9.9.9')).statusCode);
  expect(codes.filter((code) => code === 200).length).toBeGreaterThanOrEqual(60);
  const late = await ask('10.9.9.9');
  if (codes.includes(429)) {
    expect(codes.indexOf(429)).toBeGreaterThanOrEqual(60);
    expect(Number(late.headers['retry-after'] ?? 1)).toBeGreaterThanOrEqual(1);
  }
  expect((await ask('10.9.9.8')).statusCode).toBe(200);
});

test('whoever has to wait is told so on a page in their language, under the same policy', async () => {
  await town.set({ publicPage: true });
  const ask = (query = '') =>
    town.server.app.inject({ url: `/g/${GRID}${query}`, remoteAddress: '10.9.9.7' });
  let late = await ask();
  for (let i = 0; i < 200 && late.statusCode === 200; i++) late = await ask();
  expect(late.statusCode).toBe(429);
  const { headers } = late;
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(headers['cache-control']).toBe('no-store');
  expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
  expect(late.body).toContain('现在看的人太多');
  let english = await ask('?lang=en');
  for (let i = 0; i < 200 && english.statusCode === 200; i++) english = await ask('?lang=en');
  expect(english.body).toContain('Too many people are looking');
});
