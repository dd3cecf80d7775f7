import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LiveCases, ReportAnswer, WireCase } from '../../../domain/contract/case.ts';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import { toShifted } from '../../../server/crs/shifted-degrees.ts';
import { inTransaction } from '../../../server/db/transaction.ts';
import { hexToPoint, multiPolygonToHex } from '../../../server/db/wkb.ts';
import { Random } from '../../arbitrary/random.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { square, storeTown } from '../harness/division.ts';
import { hear } from '../harness/hear.ts';

let server: TestApp;
let url: string;
let feed: { authorization: string };

beforeAll(async () => {
  server = await openTestApp();
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  feed = await server.as('reporter');
  await storeTown(server.connection.db);
  await server.connection.db.updateTable('plans').set({ status: 'in-force' }).execute();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.connection.db.deleteFrom('cases').execute();
});

/** The middle of the leaf `x-y`. */
function middle(x: number, y: number): [number, number] {
  const [a, , c] = square(x, y)[0]!;
  return toDegrees([(a![0] + c![0]) / 2, (a![1] + c![1]) / 2]);
}

const now = () => new Date().toISOString();
let numbers = 0;
const one = (more: object = {}) => ({
  source: '12345',
  externalId: `n${++numbers}`,
  occurredAt: now(),
  at: middle(1, 1),
  kind: '占道经营',
  title: '路口占道',
  ...more,
});

async function send(body: unknown, headers: object = feed): Promise<ReportAnswer> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/cases',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function lastSeq(): Promise<number> {
  return (await server.connection.db.selectFrom('event_clock').select('seq').executeTakeFirstOrThrow()).seq;
}

const rows = () => server.connection.db.selectFrom('cases').selectAll().orderBy('external_id').execute();

describe('one case', () => {
  test('is located, has its history, is told to whoever listens, in one commit', async () => {
    const live = hear(`${url}/api/live`, server.admin);
    await live.open;
    const sent = one({ at: middle(2, 3), note: '第一行\n第二行', severity: '重大' });
    const answer = await send(sent);
    expect(answer).toEqual({ accepted: 1, duplicate: 0, tray: 0, refused: [], ids: [expect.any(String)] });
    const [heard] = await live.until(1);
    expect(heard!.event).toBe('case');
    const { cases, at } = heard!.data as LiveCases;
    expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({
      id: answer.ids![0]!,
      source: '12345',
      externalId: sent.externalId,
      occurredAt: sent.occurredAt,
      at: sent.at,
      position: 'located',
      plan: 'p',
      grid: '2-3',
      kind: 'other',
      kindSaid: '占道经营',
      severity: 'major',
      title: '路口占道',
      state: 'reported',
      history: 1,
      simulated: false,
    } satisfies Partial<WireCase>);
    const [row] = await rows();
    expect(row).toMatchObject({ note: '第一行\n第二行', severity: '重大', changed_seq: Number(heard!.id) });
    const history = await server.connection.db.selectFrom('case_history').selectAll().execute();
    expect(history).toEqual([
      {
        case_id: row!.id,
        n: 1,
        at: row!.created_at,
        actor: expect.stringMatching(/^reporter-/),
        kind: 'reported',
        entry: {},
      },
    ]);
    live.stop();
  });
});

describe('what is sent again', () => {
  test('is one case, in one batch, in several, from many hands at once; of two sources the same number is two', async () => {
    const batch = Array.from({ length: 40 }, () => one());
    const first = await send([...batch.slice(0, 10), batch[0], batch[3]]);
    expect(first).toMatchObject({ accepted: 10, duplicate: 2 });
    expect(first.ids![10]).toBe(first.ids![0]);
    const hands = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((seed) => send(new Random(seed).shuffle(batch.map((sent) => ({ ...sent }))))),
    );
    expect(hands.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(30);
    for (const { accepted, duplicate, refused } of hands) {
      expect(accepted + duplicate).toBe(40);
      expect(refused).toEqual([]);
    }
    expect(await send(batch)).toMatchObject({ accepted: 0, duplicate: 40 });
    expect(await send({ ...batch[0], source: '110' })).toMatchObject({ accepted: 1, duplicate: 0 });
    expect((await rows()).length).toBe(41);
    // What came first stays, and so does its history.
    expect(await send({ ...batch[0], title: 'anders' })).toMatchObject({ duplicate: 1 });
    expect((await rows()).filter(({ title }) => title === 'anders')).toEqual([]);
    const history = await server.connection.db.selectFrom('case_history').select('n').execute();
    expect(history).toEqual(Array.from({ length: 41 }, () => ({ n: 1 })));
  });

  test('requests that wait together share a commit and are each answered as if alone', async () => {
    const before = await lastSeq();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => send(i % 10 === 9 ? { nonsense: true } : one())),
    );
    for (const [i, answer] of answers.entries())
      expect(answer).toMatchObject(
        i % 10 === 9
          ? { accepted: 0, refused: [{ index: 0, reason: { code: 'source-missing' } }], ids: [null] }
          : { accepted: 1, refused: [] },
      );
    const ids = answers.flatMap(({ ids }) => ids!.filter((id) => id !== null));
    expect(new Set(ids).size).toBe(54);
    expect((await rows()).length).toBe(54);
    const commits = (await lastSeq()) - before;
    expect(commits).toBeGreaterThan(0);
    expect(commits).toBeLessThan(54);
    const { rows: heard } = await sql<{ id: string }>`
      select jsonb_array_elements(payload->'cases')->>'id' as id from events where seq > ${before} and kind = 'case'
    `.execute(server.connection.db);
    expect(heard.map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});

describe('where it is', () => {
  test('every point of the ground and its borders lies in the leaf that the domain says', async () => {
    const random = new Random(7);
    const sent = Array.from({ length: 600 }, (_, i) => {
      const [x, y] = [random.whole(-5, 45), random.whole(-5, 45)];
      const corner = square(0, 0)[0]![0]!;
      const at: Point = [corner[0] + x * 1000 + (i % 2), corner[1] + y * 1000 + (i % 3)];
      return { at, sent: one({ at: toDegrees(at) }) };
    });
    const answer = await send(sent.map(({ sent }) => sent));
    expect(answer.accepted).toBe(600);
    expect(answer.ids).toBeUndefined();
    const cells = Array.from({ length: 16 }, (_, i) => [i % 4, Math.floor(i / 4)] as const)
      .map(([x, y]) => ({ id: `${x}-${y}`, ring: square(x, y)[0]! }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const stored = new Map((await rows()).map((row) => [row.external_id, row]));
    let outside = 0;
    for (const { at, sent: one } of sent) {
      const leaf = cells.find(
        ({ ring: [a, , c] }) => at[0] >= a![0] && at[0] <= c![0] && at[1] >= a![1] && at[1] <= c![1],
      );
      if (!leaf) outside++;
      expect(stored.get(one.externalId)).toMatchObject({
        grid_id: leaf?.id ?? null,
        plan_id: leaf ? 'p' : null,
        position: leaf ? 'located' : 'outside',
        territory_id: 't',
      });
      expect(hexToPoint(stored.get(one.externalId)!.at!)).toEqual(at);
    }
    expect(outside).toBeGreaterThan(50);
    expect(answer.tray).toBe(outside);
  });

  test('swapped, missing, impossible and foreign positions are kept for the tray as they were sent', async () => {
    const [lng, lat] = middle(1, 1);
    const positions: [unknown, 'bad' | 'outside'][] = [
      [undefined, 'bad'],
      [null, 'bad'],
      [[lat, lng], 'bad'],
      [[lng], 'bad'],
      [[lng, lat, 3, 4], 'bad'],
      [[String(lng), String(lat)], 'bad'],
      [[lng, 91], 'bad'],
      [[181, lat], 'bad'],
      [{ lng, lat }, 'bad'],
      ['115.6,34.4', 'bad'],
      [{ deep: 'x'.repeat(5000) }, 'bad'],
      [[0, 0], 'outside'],
      [[lng + 1, lat], 'outside'],
      [[-74.003, 40.734], 'outside'],
    ];
    const sent = positions.map(([at]) => one({ at }));
    expect(await send(sent)).toMatchObject({ accepted: 14, tray: 14, refused: [] });
    const stored = new Map((await rows()).map((row) => [row.external_id, row]));
    for (const [i, [at, position]] of positions.entries()) {
      const row = stored.get(sent[i]!.externalId)!;
      expect(row).toMatchObject({ position, grid_id: null, plan_id: null, territory_id: 't' });
      expect(row.at === null).toBe(position === 'bad');
      if (JSON.stringify(at ?? null).length < 500) expect(row.said_at).toEqual(at ?? null);
      else expect(String(row.said_at).length).toBe(500);
    }
    const told = await server.connection.db
      .selectFrom('events')
      .select('payload')
      .where('kind', '=', 'case')
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    const { cases } = told!.payload as unknown as LiveCases;
    expect(cases.filter(({ at }) => at === null)).toHaveLength(11);
    // An altitude is nobody's mistake.
    expect(await send(one({ at: [lng, lat, 88.5] }))).toMatchObject({ accepted: 1, tray: 0 });
  });

  test('a feed that gives GCJ-02 or BD-09 says so with its key, and its cases lie where they happened', async () => {
    const random = new Random(3);
    for (const datum of ['gcj02', 'bd09', 'wgs84'] as const) {
      const made = await server.app.inject({
        method: 'POST',
        url: '/api/keys',
        headers: server.admin,
        payload: { name: `feed ${datum}`, role: 'reporter', datum },
      });
      expect(made.json()).toMatchObject({ role: 'reporter', datum });
      const key = { authorization: `Bearer ${made.json().key}` };
      const truth = Array.from({ length: 50 }, (): Point => {
        const [a] = square(0, 0)[0]!;
        return [a![0] + random.whole(0, 40_000), a![1] + random.whole(0, 40_000)];
      });
      const sent = truth.map((at) => {
        const [lng, lat] = toDegrees(at);
        return one({ at: datum === 'wgs84' ? [lng, lat] : toShifted(datum, lng, lat) });
      });
      expect(await send(sent, key)).toMatchObject({ accepted: 50, tray: 0 });
      const stored = new Map((await rows()).map((row) => [row.external_id, row]));
      for (const [i, at] of truth.entries()) {
        const [x, y] = hexToPoint(stored.get(sent[i]!.externalId)!.at!);
        // Gcoord is exact to 1e-11 degree: the lattice unit next door at most.
        expect(Math.max(Math.abs(x - at[0]), Math.abs(y - at[1]))).toBeLessThanOrEqual(1);
      }
    }
    const odd = await server.app.inject({
      method: 'POST',
      url: '/api/keys',
      headers: server.admin,
      payload: { name: 'odd', role: 'reporter', datum: 'beijing54' },
    });
    expect(odd.statusCode).toBe(400);
  });

  test('of several territories it belongs to the one that holds it, else to the one with a plan in force', async () => {
    const { db } = server.connection;
    await inTransaction(db, async (tx) => {
      for (const [id, x] of [
        ['a-none', 20],
        ['z-other', 30],
      ] as const)
        await tx
          .insertInto('territories')
          .values({ id, name: id, geom: multiPolygonToHex([square(x, 0, 4)]) })
          .execute();
    });
    const sent = [middle(21, 1), middle(31, 2), middle(2, 2), middle(90, 90), null].map((at) => one({ at }));
    expect(await send(sent)).toMatchObject({ accepted: 5, tray: 4 });
    const stored = new Map((await rows()).map((row) => [row.external_id, row.territory_id]));
    expect(sent.map(({ externalId }) => stored.get(externalId))).toEqual([
      'a-none',
      'z-other',
      't',
      't',
      't',
    ]);
    await db.deleteFrom('territories').where('id', '!=', 't').execute();
  });
});

describe('what it is and until when', () => {
  test('kinds by id and name, the unknown under other as reported; severity; the deadline of the kind', async () => {
    const { db } = server.connection;
    await db
      .insertInto('case_kinds')
      .values([
        {
          id: 'city',
          parent_id: null,
          name_zh: '城管',
          name_en: 'City',
          deadlines: JSON.stringify({ '*': { amount: 24, unit: 'hours' } }),
        },
        {
          id: 'stall',
          parent_id: 'city',
          name_zh: '占道经营',
          name_en: 'Street stall',
          deadlines: JSON.stringify({ major: { amount: 2, unit: 'hours' } }),
        },
      ])
      .execute();
    const kinds = ['stall', '占道经营', ' Street STALL', 'city', 'UFO', '', undefined, 42];
    const sent = kinds.map((kind) => one({ kind, severity: '重大' }));
    sent.push(one({ kind: 'stall', severity: '没听过' }));
    await send(sent);
    const stored = new Map((await rows()).map((row) => [row.external_id, row]));
    const found = sent.map(({ externalId }) => stored.get(externalId)!);
    expect(found.map(({ kind_id }) => kind_id)).toEqual([
      'stall',
      'stall',
      'stall',
      'city',
      'other',
      'other',
      'other',
      'other',
      'stall',
    ]);
    expect(found.map(({ kind }) => kind)).toEqual([
      'stall',
      '占道经营',
      'Street STALL',
      'city',
      'UFO',
      '',
      '',
      '42',
      'stall',
    ]);
    expect(found.map(({ severity_id }) => severity_id)).toEqual([...Array(8).fill('major'), '']);
    expect(found.at(-1)!.severity).toBe('没听过');
    const hours = found.map(({ due_at, clock_from }) =>
      due_at === null ? null : (due_at.getTime() - clock_from!.getTime()) / 3_600_000,
    );
    expect(hours).toEqual([2, 2, 2, 24, null, null, null, null, 24]);
    await db.deleteFrom('cases').execute();
    await db.deleteFrom('case_kinds').execute();
    expect(await send(one({ kind: 'stall' }))).toMatchObject({ accepted: 1 });
    expect((await rows())[0]).toMatchObject({ kind_id: 'other', due_at: null });
  });

  test('a second late is fine, an hour ahead is now, a year ahead is refused, long past is taken and its clock starts now', async () => {
    const { db } = server.connection;
    await db
      .insertInto('case_settings')
      .values({
        settings: JSON.stringify({
          limit: { amount: 10, unit: 'hours' },
          alarmSeverity: 'major',
          gridPerHour: 2,
        }),
      })
      .execute();
    await db.deleteFrom('case_alarms').execute();
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const HOUR = 3_600_000;
    const sent = [
      one({ occurredAt: at(-1000) }),
      one({ occurredAt: at(HOUR) }),
      one({ occurredAt: at(-365 * 24 * HOUR), severity: '特别重大' }),
      one({ occurredAt: at(365 * 24 * HOUR) }),
      one({ occurredAt: '昨天' }),
      one({ occurredAt: undefined }),
      one({ occurredAt: '2026-02-30T08:00:00+08:00' }),
      one({ occurredAt: '2026-03-01T08:00:00.125+08:00' }),
    ];
    const before = Date.now();
    const answer = await send(sent);
    expect(answer.accepted).toBe(4);
    expect(answer.refused.map(({ index, reason }) => [index, reason.code])).toEqual([
      [3, 'time-ahead'],
      [4, 'bad-time'],
      [5, 'time-missing'],
      [6, 'bad-time'],
    ]);
    expect(answer.refused[1]!.reason.params).toEqual({ value: '昨天' });
    const stored = new Map((await rows()).map((row) => [row.external_id, row]));
    const [late, ahead, past, , , , , exact] = sent.map(({ externalId }) => stored.get(externalId));
    expect(late!.occurred_at.toISOString()).toBe(sent[0]!.occurredAt);
    expect(late!.due_at!.getTime()).toBe(late!.occurred_at.getTime() + 10 * HOUR);
    expect(ahead!.occurred_at).toEqual(ahead!.created_at);
    expect(past!.due_at!.getTime()).toBe(past!.created_at.getTime() + 10 * HOUR);
    expect(past!.created_at.getTime()).toBeGreaterThanOrEqual(before);
    expect(exact!.occurred_at.toISOString()).toBe('2026-03-01T00:00:00.125Z');
    // Two of this hour in one grid raise its alarm; the grave one of last year none.
    const alarms = await db.selectFrom('case_alarms').select(['kind', 'grid_id', 'count']).execute();
    expect(alarms).toEqual([{ kind: 'grid-over', grid_id: '1-1', count: 2 }]);
    await db.deleteFrom('case_alarms').execute();
    await db.deleteFrom('case_settings').execute();
  });
});

describe('what it says', () => {
  test('is text: HTML stays as it is, control characters go, what is too long is refused and leaves the others alone', async () => {
    const html = '<img src=x onerror="alert(1)"><b>路口</b>';
    const sent = [
      one({ title: html, note: html }),
      one({ title: ' a\u0000b\u0007c\r\n d\u202ee ', note: ' 一\r\n二\u0000\t三\ud800 ' }),
      one({ title: 'x'.repeat(200), note: '字'.repeat(4000) }),
      one({ title: 'x'.repeat(201) }),
      one({ note: '字'.repeat(4001) }),
      one({ note: 'x'.repeat(10 * 1024 * 1024) }),
      one({ title: { not: 'a text' }, note: 7 }),
      one({ kind: 'k'.repeat(65) }),
      one({ externalId: 'e'.repeat(129) }),
      one({ source: 's'.repeat(65) }),
      one({ source: ' ' }),
      one({ externalId: undefined }),
      one({ externalId: 7_000_001 }),
      'a text',
      null,
      [one()],
      one({ reporter: '张三', phone: '13900000000' }),
    ];
    const answer = await send(sent);
    expect(answer.accepted).toBe(6);
    expect(answer.refused).toEqual(
      [
        [3, 'title-too-long', { max: 200 }],
        [4, 'note-too-long', { max: 4000 }],
        [5, 'note-too-long', { max: 4000 }],
        [7, 'field-too-long', { field: 'kind', max: 64 }],
        [8, 'field-too-long', { field: 'externalId', max: 128 }],
        [9, 'field-too-long', { field: 'source', max: 64 }],
        [10, 'source-missing', {}],
        [11, 'id-missing', {}],
        [13, 'case-unreadable', {}],
        [14, 'case-unreadable', {}],
        [15, 'case-unreadable', {}],
      ].map(([index, code, params]) => ({ index, reason: { code, params } })),
    );
    const stored = new Map((await rows()).map((row) => [row.external_id, row]));
    const of = (i: number) => stored.get(String((sent[i] as { externalId: unknown }).externalId))!;
    expect(of(0)).toMatchObject({ title: html, note: html });
    expect(of(1)).toMatchObject({ title: 'abc de', note: '一\n二\t三\ufffd' });
    expect(of(6)).toMatchObject({ title: '', note: '' });
    expect(of(12).external_id).toBe('7000001');
    expect(JSON.stringify(await rows())).not.toMatch(/张三|13900000000/);
  });

  test('the desk’s own cases are made by those who work there', async () => {
    const sent = one({ source: 'desk' });
    expect((await send(sent)).refused).toEqual([
      { index: 0, reason: { code: 'source-reserved', params: { source: 'desk' } } },
    ]);
    expect(await send(sent, await server.as('commander'))).toMatchObject({ accepted: 1 });
  });

  test('any JSON at all is answered for, item by item, and nothing but cases is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.jsonValue(), strangeCase), { maxLength: 20 }), async (items) => {
        const before = (await rows()).length;
        const { accepted, duplicate, tray, refused, ids } = await send(items);
        expect(accepted + duplicate + refused.length).toBe(items.length);
        expect(tray).toBeLessThanOrEqual(accepted);
        expect(ids!.map((id) => id === null)).toEqual(
          items.map((_, i) => refused.some(({ index }) => index === i)),
        );
        expect((await rows()).length - before).toBe(accepted);
      }),
      { numRuns: 60 },
    );
  });
});

const strangeText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('a', '12345', ' ', ''),
);
const strangeCase = fc.record(
  {
    source: strangeText,
    externalId: fc.oneof(strangeText, fc.nat(5)),
    occurredAt: fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.string(),
      fc.integer(),
    ),
    at: fc.oneof(fc.tuple(fc.double(), fc.double()), fc.jsonValue()),
    kind: strangeText,
    severity: strangeText,
    title: strangeText,
    note: strangeText,
  },
  { requiredKeys: ['source'] },
);

describe('told again', () => {
  const told = () =>
    server.connection.db
      .selectFrom('cases')
      .select(['external_id', 'id', 'likely_of', 'repeat_of'])
      .execute();

  test('what is near in place, time and kind is proposed as one, within a batch and across, and never decided', async () => {
    const [lng, lat] = middle(0, 0);
    const [fire, again, later, far, other, third] = [
      one({ kind: '火情', at: [lng, lat] }),
      one({ kind: '火情', at: [lng + 0.0002, lat] }),
      one({ kind: '火情', at: [lng, lat], occurredAt: new Date(Date.now() - 5 * 3_600_000).toISOString() }),
      one({ kind: '火情', at: [lng + 0.003, lat] }),
      one({ kind: '漏水', at: [lng, lat] }),
      one({ kind: '火情', at: [lng, lat + 0.0003], source: '110' }),
    ];
    await send([fire, again, later, far, other]);
    await send(third);
    const stored = new Map((await told()).map((row) => [row.external_id, row]));
    const of = (sent: { externalId: string } | undefined) => stored.get(sent!.externalId)!;
    expect(of(again).likely_of).toBe(of(fire).id);
    // Not of the one that is itself told again: of its original.
    expect(of(third).likely_of).toBe(of(fire).id);
    for (const own of [fire, later, far, other]) expect(of(own).likely_of).toBeNull();
    for (const { repeat_of } of stored.values()) expect(repeat_of).toBeNull();
  });

  test('a thousand at one place at once are proposed as one, whose own original stands', async () => {
    const sent = Array.from({ length: 1000 }, () => one({ kind: '停电' }));
    expect(await send(sent)).toMatchObject({ accepted: 1000, duplicate: 0 });
    const stored = await told();
    const originals = stored.filter(({ likely_of }) => likely_of === null);
    expect(originals.length).toBe(1);
    expect(new Set(stored.map(({ likely_of }) => likely_of))).toEqual(new Set([null, originals[0]!.id]));
  });
});

describe('parts', () => {
  test('a batch of 5,000 is told in events of 250, each case once', async () => {
    const before = await lastSeq();
    const sent = Array.from({ length: 5000 }, (_, i) =>
      one({ at: middle(i % 4, Math.floor(i / 4) % 4), kind: `k${i}` }),
    );
    expect(await send(sent)).toMatchObject({ accepted: 5000, duplicate: 0, tray: 0 });
    const { rows: told } = await sql<{ seq: number; ids: string[] }>`
      select seq, (select array_agg(c->>'externalId') from jsonb_array_elements(payload->'cases') c) as ids
      from events where kind = 'case' and seq > ${before} order by seq
    `.execute(server.connection.db);
    expect(told.length).toBe(20);
    for (const { ids } of told) expect(ids.length).toBe(250);
    expect(told.flatMap(({ ids }) => ids).sort()).toEqual(sent.map(({ externalId }) => externalId).sort());
    // Each row says which event told of it.
    const { rows: wrong } = await sql`
      select 1 from cases c join events e on e.seq = c.changed_seq
      where not exists (select 1 from jsonb_array_elements(e.payload->'cases') t where t->>'id' = c.id)
    `.execute(server.connection.db);
    expect(wrong).toEqual([]);
  });
});
