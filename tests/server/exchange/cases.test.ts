import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locate } from '../../../domain/coverage/locate.ts';
import { readProfile } from '../../../domain/deployment/profile.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import type { NewCase } from '../../../server/cases/new-case.ts';
import { storeCases } from '../../../server/cases/store-cases.ts';
import type { Connection } from '../../../server/db/connect.ts';
import { hexToPoint } from '../../../server/db/wkb.ts';
import { ColumnScan } from '../../../server/exchange/columns/column-scan.ts';
import { rowCleaner } from '../../../server/exchange/columns/row-cleaner.ts';
import { DraftReport } from '../../../server/exchange/draft-report.ts';
import { caseReader } from '../../../server/exchange/read-cases.ts';
import { readTime } from '../../../server/exchange/read-time.ts';
import { seedDemonstration } from '../../../server/exchange/seed-demonstration.ts';
import type { FeatureRow } from '../../../server/exchange/source/source.ts';
import { planContext } from '../../../server/plans/context.ts';
import { inSnapshot, loadDivision } from '../../../server/plans/load-division.ts';
import { findPlan } from '../../../server/plans/plan.queries.ts';
import { Random } from '../../arbitrary/random.ts';
import { openTestDatabase } from '../harness/database.ts';

const profile = await profileOf('xincheng');

async function profileOf(name: string): Promise<Profile> {
  const file = new URL(`../../../data/profiles/${name}.json`, import.meta.url);
  const read = readProfile(JSON.parse(await readFile(file, 'utf8')));
  if (!read.ok) throw new Error(read.reason.code);
  return read.value;
}

describe('times as files write them', () => {
  test.each<[unknown, string | null | undefined]>([
    ['2026-03-01T08:30:00Z', '2026-03-01T08:30:00.000Z'],
    ['2026-03-01T08:30:00+08:00', '2026-03-01T00:30:00.000Z'],
    ['2026-03-01T08:30:00.123+0800', '2026-03-01T00:30:00.000Z'],
    ['2026-03-01T08:30:00-05:30', '2026-03-01T14:00:00.000Z'],
    ['2026-03-01T08:30', '2026-03-01T00:30:00.000Z'],
    ['2026-03-01 08:30', '2026-03-01T00:30:00.000Z'],
    ['2026-03-01 08:30:59', '2026-03-01T00:30:59.000Z'],
    ['2026/3/1 8:30', '2026-03-01T00:30:00.000Z'],
    ['2026.3.1 8:30:05', '2026-03-01T00:30:05.000Z'],
    ['２０２６/３/１　８:３０', '2026-03-01T00:30:00.000Z'],
    ['2026年3月1日 8时30分', '2026-03-01T00:30:00.000Z'],
    ['2026年3月1日8时30分15秒', '2026-03-01T00:30:15.000Z'],
    ['2026年03月01日 星期日 下午8点', '2026-03-01T12:00:00.000Z'],
    ['2026年3月1日', '2026-02-28T16:00:00.000Z'],
    ['2026/3/1 下午 8:30', '2026-03-01T12:30:00.000Z'],
    ['2026/3/1 上午12:05', '2026-02-28T16:05:00.000Z'],
    ['2026/3/1 中午12:05', '2026-03-01T04:05:00.000Z'],
    ['2026/3/1 中午1:05', '2026-03-01T05:05:00.000Z'],
    ['2026-03-01 12:05 PM', '2026-03-01T04:05:00.000Z'],
    ['2026-03-01 8:30:00 p.m.', '2026-03-01T12:30:00.000Z'],
    ['2026-03-01', '2026-02-28T16:00:00.000Z'],
    ['20260301', '2026-02-28T16:00:00.000Z'],
    [20260301, '2026-02-28T16:00:00.000Z'],
    ['20260301083015', '2026-03-01T00:30:15.000Z'],
    [20260301083015, '2026-03-01T00:30:15.000Z'],
    ['202603010830', '2026-03-01T00:30:00.000Z'],
    [46082, '2026-02-28T16:00:00.000Z'],
    [46082.354166666664, '2026-03-01T00:30:00.000Z'],
    ['46082.3541666667', '2026-03-01T00:30:00.000Z'],
    [1772325000000, '2026-03-01T00:30:00.000Z'],
    [new Date('2026-03-01T08:30:00Z'), '2026-03-01T00:30:00.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
    ['', null],
    ['  ', null],
    [null, null],
    [undefined, null],
    ['3/1/2026', undefined],
    ['2026-02-29', undefined],
    ['2026-13-01', undefined],
    ['2026-03-01 24:30', undefined],
    ['2026-03-01 8:60', undefined],
    ['昨天', undefined],
    ['2026-03', undefined],
    ['26-03-01', undefined],
    ['1026-03-01', undefined],
    ['2026030108', undefined],
    [12, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [new Date(Number.NaN), undefined],
    [true, undefined],
    [{}, undefined],
  ])('%j is %j', (value, time) => {
    expect(readTime(value)).toBe(time);
  });

  test('any time of any form comes back to the second', () => {
    const moment = fc.integer({ min: Date.UTC(1950, 0, 1) / 1000, max: Date.UTC(2150, 0, 1) / 1000 });
    fc.assert(
      fc.property(moment, (seconds) => {
        const time = new Date(seconds * 1000);
        const clock = new Date(seconds * 1000 + 8 * 3_600_000);
        const [date = '', hours = ''] = clock.toISOString().slice(0, 19).split('T');
        const [year, month, day] = date.split('-').map(Number);
        const [hour, minute, second] = hours.split(':').map(Number);
        const serial = (clock.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
        for (const form of [
          time.toISOString(),
          `${date}T${hours}+08:00`,
          `${date} ${hours}`,
          `${year}/${month}/${day} ${hour}:${minute}:${second}`,
          `${year}年${month}月${day}日${hour}时${minute}分${second}秒`,
          `${year}-${month}-${day} ${hour! < 12 ? '上午' : '下午'}${((hour! + 11) % 12) + 1}:${minute}:${second}`,
          `${date}${hours}`.replace(/\D/g, ''),
          serial,
          String(serial),
          clock,
        ])
          expect(readTime(form)).toBe(time.toISOString());
      }),
    );
  });
});

describe('cases of a file', () => {
  const at = { type: 'Point', coordinates: [115.6100001, 34.41] };
  const rowsOf = (properties: readonly Record<string, unknown>[]): FeatureRow[] =>
    properties.map((each, i) => ({ row: i + 2, id: undefined, geometry: at, properties: each, fault: null }));

  function read(rows: readonly FeatureRow[], by = profile, batch = 2) {
    const scan = new ColumnScan();
    for (const row of rows) scan.see(row);
    const report = new DraftReport('cases');
    const { columns } = scan.result('cases');
    const reader = caseReader(columns, report, by);
    const clean = rows.map(rowCleaner('cases', columns, report));
    const cases: NewCase[] = [];
    for (let i = 0; i < rows.length; i += batch)
      cases.push(...reader.read(clean.slice(i, i + batch), new Set()));
    return { ...report.toReport(), cases };
  }

  test('a table of an office, its reporters left behind', () => {
    const { cases, refused, repaired, columnsDropped } = read(
      rowsOf([
        {
          工单编号: 'GD001',
          来源: '12345',
          上报时间: '2026/3/1 8:30',
          事件类型: '占道经营',
          紧急程度: '一般',
          状态: '已办结',
          问题描述: '春风路口占道，联系13800001111',
          来电人: '某某',
          来电号码: '13800001111',
          身份证号: 'x',
        },
        { 工单编号: 'GD001', 来源: '110', 上报时间: 46082, 状态: '任务处理', 问题描述: '长'.repeat(500) },
        { 工单编号: 'GD001', 来源: '12345', 上报时间: '2026/3/1 9:30' },
        {
          工单编号: '',
          来源: '',
          上报时间: '2026-03-01',
          状态: '谁知道',
          问题描述: '<script>alert(1)</script>',
        },
        { 工单编号: 7, 上报时间: '去年' },
        { 工单编号: 8, 上报时间: '' },
        { 工单编号: 9, 上报时间: '2150/3/1' },
        { 工单编号: '9'.repeat(129), 上报时间: '2026-03-01' },
        { 工单编号: '', 上报时间: '2026-03-01', 问题描述: '<script>alert(1)</script>' },
      ]),
    );
    expect(cases).toEqual([
      {
        source: '12345',
        externalId: 'GD001',
        occurredAt: '2026-03-01T00:30:00.000Z',
        at: [1_156_100_001, 344_100_000],
        kind: '占道经营',
        severity: '一般',
        title: '春风路口占道，联系***',
        state: 'closed',
      },
      expect.objectContaining({
        source: '110',
        externalId: 'GD001',
        title: '长'.repeat(200),
        state: 'handled',
      }),
      expect.objectContaining({
        source: 'import',
        externalId: expect.stringMatching(/^made-[0-9a-f]{24}$/),
        state: 'reported',
      }),
    ]);
    expect(refused.map(({ row, code }) => [row, code])).toEqual([
      [4, 'duplicate-id'],
      [6, 'bad-time'],
      [7, 'time-missing'],
      [8, 'time-ahead'],
      [9, 'text-too-long'],
      [10, 'duplicate-id'],
    ]);
    expect(repaired.map(({ row, code, before, after }) => [row, code, before, after])).toEqual([
      [2, 'personal-removed', '', ''],
      [5, 'case-id-made', '', cases[2]!.externalId],
      [5, 'state-unknown', '谁知道', ''],
    ]);
    expect(columnsDropped).toEqual(['来电人', '来电号码', '身份证号']);
  });

  test('the deployment’s own steps are known, each as the last that it covers', async () => {
    for (const name of ['xincheng', 'tianqiao', 'dongan', 'dongcheng', 'maigaoqiao']) {
      const own = await profileOf(name);
      const { cases, repaired } = read(
        rowsOf(own.cases.steps.map((step, i) => ({ id: `c${i}`, time: '2026-03-01', 状态: step.name.zh }))),
        own,
      );
      expect(cases.map(({ state }) => state)).toEqual(own.cases.steps.map(({ covers }) => covers.at(-1)));
      expect(repaired).toEqual([]);
    }
  });

  test('a case without a number has the same one the next time, in any batch', () => {
    const rows = rowsOf([
      { time: '2026-03-01 8:00', title: '甲' },
      { time: '2026-03-01 8:00', title: '乙' },
      { time: '2026-03-01 8:01', title: '甲' },
    ]);
    const ids = read(rows).cases.map(({ externalId }) => externalId);
    expect(new Set(ids).size).toBe(3);
    expect(read(rows.toReversed(), profile, 1).cases.map(({ externalId }) => externalId)).toEqual(
      ids.toReversed(),
    );
  });
});

describe('cases that are stored', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await openTestDatabase();
    await seedDemonstration(connection.db, profile, 1);
  });
  afterAll(() => connection.close());

  const one = (externalId: string, at: Point, source = 'test'): NewCase => ({
    source,
    externalId,
    at,
    occurredAt: '2026-03-01T00:30:00.000Z',
    kind: '占道',
    severity: '',
    title: '题',
    state: 'reported',
  });

  async function inForce() {
    const { db } = connection;
    const { id } = await db
      .selectFrom('plans')
      .select('id')
      .where('status', '=', 'in-force')
      .executeTakeFirstOrThrow();
    const plan = (await findPlan(db, id))!;
    const context = planContext({ db, profile });
    const { division } = await inSnapshot(db, (tx) => loadDivision(context, tx, plan));
    return { context, plan, division };
  }

  test('lie in the leaf that the core finds, on borders and corners and outside too', async () => {
    const { context, plan, division } = await inForce();
    const random = new Random(3);
    const polygons = [...division.coverage.leaves.values()].map(({ polygon }) => polygon);
    const points: Point[] = [];
    for (let i = 0; i < 1200; i++) {
      const ring = random.pick(random.pick(polygons));
      const k = random.whole(0, ring.length - 1);
      const [a, b] = [ring[k]!, ring[(k + 1) % ring.length]!];
      const share = random.next();
      const on: Point = [Math.round(a[0] + (b[0] - a[0]) * share), Math.round(a[1] + (b[1] - a[1]) * share)];
      points.push(
        i % 3 === 0
          ? a
          : i % 3 === 1
            ? on
            : [on[0] + random.whole(-300_000, 300_000), on[1] + random.whole(-300_000, 300_000)],
      );
    }
    const cases = points.map((at, i) => one(`p${i}`, at));
    let last: object = {};
    const stored = await storeCases(context, plan.territory_id, cases, async (_, counts) => {
      last = counts;
    });
    const expected = points.map((at) => locate(division.coverage, at));
    const outside = expected.filter((id) => id === null).length;
    expect(outside).toBeGreaterThan(20);
    expect(stored).toEqual({ added: 1200, duplicates: 0, outside });
    expect(last).toEqual(stored);

    const rows = await connection.db
      .selectFrom('cases')
      .select(['external_id', 'grid_id', 'plan_id', 'at', 'territory_id', 'state', 'occurred_at', 'title'])
      .where('source', '=', 'test')
      .execute();
    const byId = new Map(rows.map((row) => [row.external_id, row]));
    expect(points.map((_, i) => byId.get(`p${i}`)!.grid_id)).toEqual(expected);
    expect(points.map((_, i) => hexToPoint(byId.get(`p${i}`)!.at!))).toEqual(points);
    for (const { grid_id, plan_id } of rows) expect(plan_id).toBe(grid_id === null ? null : plan.id);
    expect(byId.get('p0')).toMatchObject({ territory_id: plan.territory_id, state: 'reported', title: '题' });
    expect(byId.get('p0')!.occurred_at.toISOString()).toBe('2026-03-01T00:30:00.000Z');
  });

  test('the same again adds nothing; of two sources the same number is two cases', async () => {
    const { context, plan, division } = await inForce();
    const at = [...division.coverage.leaves.values()][0]!.polygon[0]![0]!;
    const before = await counted();
    const told: object[] = [];
    const store = (cases: NewCase[]) =>
      storeCases(context, plan.territory_id, cases, async (_, counts) => {
        told.push(counts);
      });
    await store([one('a', at), one('b', at), one('a', at, 'other'), one('b', at)]);
    await store([one('b', at), one('c', at)]);
    await store([one('b', at)]);
    await store([]);
    expect(told).toEqual([
      { added: 3, duplicates: 1, outside: 0 },
      { added: 1, duplicates: 1, outside: 0 },
      { added: 0, duplicates: 1, outside: 0 },
      { added: 0, duplicates: 0, outside: 0 },
    ]);
    const after = await counted();
    expect([after.cases - before.cases, after.events - before.events]).toEqual([4, 2]);
  });

  test('sent from many hands at once each is there once', async () => {
    const { context, plan, division } = await inForce();
    const at = [...division.coverage.leaves.values()][0]!.polygon[0]![0]!;
    const random = new Random(5);
    const cases = Array.from({ length: 400 }, (_, i) => one(`m${i}`, at));
    const hands = await Promise.all(
      Array.from({ length: 4 }, () =>
        storeCases(context, plan.territory_id, random.shuffle(cases), async () => {}),
      ),
    );
    expect(hands.reduce((sum, { added }) => sum + added, 0)).toBe(400);
  });

  test('what ends the transaction undoes all', async () => {
    const { context, plan } = await inForce();
    const before = await counted();
    const undone = storeCases(
      context,
      plan.territory_id,
      [one('z', [1_156_000_000, 344_000_000])],
      async () => {
        throw new Error('cancelled');
      },
    );
    await expect(undone).rejects.toThrow('cancelled');
    expect(await counted()).toEqual(before);
  });

  test('where no plan is in force a case has no grid', async () => {
    const { db } = connection;
    const { plan, context } = await inForce();
    await db.updateTable('plans').set({ status: 'retired' }).where('id', '=', plan.id).execute();
    const [lng, lat] = toDegrees([1_156_000_000, 344_000_000]);
    expect([lng, lat]).toEqual([115.6, 34.4]);
    const stored = await storeCases(
      context,
      plan.territory_id,
      [one('none', [1_156_000_000, 344_000_000])],
      async () => {},
    );
    expect(stored).toEqual({ added: 1, duplicates: 0, outside: 1 });
    await db.updateTable('plans').set({ status: 'in-force' }).where('id', '=', plan.id).execute();
  });

  async function counted(): Promise<{ cases: number; events: number }> {
    const { rows } = await sql<{ cases: number; events: number }>`
      select (select count(*) from cases)::integer as cases,
             (select count(*) from events where kind = 'case')::integer as events
    `.execute(connection.db);
    return rows[0]!;
  }
});
