import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeTown } from '../../harness/division.ts';
import { type CaseTown, middle, openCaseTown } from '../case-town.ts';

let town: CaseTown;

beforeAll(async () => {
  town = await openCaseTown();
  const { commander, ask } = town;
  const items = [
    {
      id: 'city',
      parentId: null,
      name: { zh: '市容', en: 'City' },
      deadlines: { '*': { amount: 8, unit: 'hours' } },
    },
    {
      id: 'stall',
      parentId: 'city',
      name: { zh: '占道经营', en: 'Stall' },
      deadlines: { grave: { amount: 1, unit: 'hours' } },
    },
  ];
  expect((await ask('PUT', '/api/cases/kinds', commander, { items })).statusCode).toBe(200);
});
afterAll(() => town.close());

describe('a case of the tray', () => {
  test('is placed by hand in the plan that was in force when it came, and may be placed again', async () => {
    const id = await town.report({ at: [100, 30] });
    expect((await town.detail(id)).case).toMatchObject({ position: 'outside', grid: null, plan: null });
    const { db } = town.server.connection;
    await storeTown(db, 'later');
    await db
      .updateTable('plans')
      .set({ status: 'retired', retired_at: new Date() })
      .where('id', '=', 'p')
      .execute();
    await db
      .updateTable('plans')
      .set({ status: 'in-force', in_force_at: new Date() })
      .where('id', '=', 'later')
      .execute();

    expect((await town.change(id, { at: [100, 31] })).json()).toMatchObject({
      code: 'case-outside',
      at: [100, 31],
    });
    expect((await town.change(id, { at: [200, 31] })).json()).toMatchObject({ code: 'out-of-range' });
    const placed = await town.change(id, { at: middle(3, 0), base: 1 });
    expect(placed.json()).toMatchObject({
      case: { at: middle(3, 0), position: 'placed', grid: '3-0', plan: 'p', history: 2 },
      grids: [{ id: '3-0' }, { id: 'east' }, { id: 'root' }],
    });
    expect(placed.json().entries[1]).toMatchObject({ kind: 'placed', placedAt: middle(3, 0) });
    expect((await town.change(id, { at: middle(0, 0), base: 2 })).json().case).toMatchObject({
      grid: '0-0',
      plan: 'p',
    });

    const fresh = await town.report({ at: [100, 30] });
    expect((await town.change(fresh, { at: middle(1, 2) })).json().case).toMatchObject({
      grid: '1-2',
      plan: 'later',
    });
    await db.updateTable('plans').set({ status: 'retired' }).where('id', '=', 'later').execute();
    await db
      .updateTable('plans')
      .set({ status: 'in-force', retired_at: null })
      .where('id', '=', 'p')
      .execute();
  });

  test('that came without a readable place keeps what was sent', async () => {
    const id = await town.report({ at: [34.4, 115.6] as [number, number] });
    expect(await town.detail(id)).toMatchObject({
      case: { at: null, position: 'bad' },
      saidAt: [34.4, 115.6],
    });
    expect((await town.change(id, { at: middle(2, 2) })).json()).toMatchObject({
      case: { position: 'placed', grid: '2-2' },
      saidAt: [34.4, 115.6],
    });
  });

  test('one that came with a place keeps the grid of its report for ever', async () => {
    const id = await town.report();
    expect((await town.change(id, { at: middle(2, 2) })).json().code).toBe('case-located');
    expect((await town.detail(id)).case).toMatchObject({ grid: '1-1', history: 1 });
  });
});

describe('what a case is', () => {
  test('another kind or severity has another deadline, from the same beginning, and history says so', async () => {
    const id = await town.report();
    const { case: before } = await town.detail(id);
    expect(before).toMatchObject({ kind: 'other', dueAt: null });
    const filed = (await town.change(id, { kind: 'stall', base: 1 })).json();
    const from = Date.parse(before.occurredAt);
    expect(Date.parse(filed.case.dueAt) - from).toBe(8 * 3_600_000);
    expect(filed.entries[1]).toMatchObject({ kind: 'described', caseKind: 'stall', until: filed.case.dueAt });
    const grave = (await town.change(id, { severity: 'grave', title: ' 新\n标题 ' })).json();
    expect(Date.parse(grave.case.dueAt) - from).toBe(3_600_000);
    expect(grave.case).toMatchObject({ severity: 'grave', title: '新 标题' });
    expect(grave.entries[2]).toMatchObject({
      kind: 'described',
      severity: 'grave',
      title: '新 标题',
      was: '路口占道',
    });
    expect((await town.change(id, { severity: 'grave' })).json().code).toBe('nothing-changes');
  });

  test('what cannot be is refused and changes nothing', async () => {
    const id = await town.report();
    for (const [body, code] of [
      [{ kind: 'nothing' }, 'case-kind-unknown'],
      [{ severity: 'nothing' }, 'severity-unknown'],
      [{ title: ' \u202e ' }, 'title-missing'],
      [{ repeatOf: id }, 'repeat-itself'],
      [{ repeatOf: 'nobody' }, 'repeat-unknown'],
      [{ kind: 'stall', repeatOf: 'nobody' }, 'repeat-unknown'],
      [{ base: 0, kind: 'stall' }, 'case-moved-on'],
    ] as const)
      expect((await town.change(id, body)).json().code, code).toBe(code);
    expect((await town.change(id, {})).statusCode).toBe(400);
    expect((await town.change(id, { title: 'x' }, town.approver)).statusCode).toBe(403);
    expect((await town.detail(id)).case).toMatchObject({ kind: 'other', title: '路口占道', history: 1 });
  });
});

describe('a case told again', () => {
  test('is linked to its original and to nothing else, and unlinked', async () => {
    const [a, b, c] = [
      await town.report({ at: middle(0, 3) }),
      await town.report({ at: middle(1, 3) }),
      await town.report({ at: middle(2, 3) }),
    ];
    expect((await town.change(b, { repeatOf: a })).json()).toMatchObject({
      case: { repeatOf: a, likelyOf: null },
    });
    expect((await town.detail(a)).repeats.map(({ id }) => id)).toEqual([b]);
    // No chain from either end.
    expect((await town.change(c, { repeatOf: b })).json()).toMatchObject({
      code: 'repeat-chain',
      params: { of: a },
    });
    expect((await town.change(a, { repeatOf: c })).json()).toMatchObject({ code: 'repeat-chain' });
    expect((await town.change(c, { repeatOf: a })).statusCode).toBe(200);
    expect((await town.change(b, { repeatOf: null })).json().entries.at(-1)).toMatchObject({
      kind: 'unlinked',
      of: a,
    });
    expect((await town.change(b, { repeatOf: null })).json().code).toBe('nothing-changes');
    expect((await town.detail(a)).repeats.map(({ id }) => id)).toEqual([c]);
  });

  test('two that are linked to each other at once are not', async () => {
    for (let round = 0; round < 6; round++) {
      const [a, b] = [await town.report({ at: middle(0, 3) }), await town.report({ at: middle(3, 3) })];
      const answers = await Promise.all([town.change(a, { repeatOf: b }), town.change(b, { repeatOf: a })]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    }
    const { rows } = await town.server.connection.pool.query(
      'select 1 from cases a join cases b on b.id = a.repeat_of where b.repeat_of is not null',
    );
    expect(rows).toEqual([]);
  });

  test('a proposal is taken or turned down', async () => {
    const kind = '占道经营';
    const a = await town.report({ at: middle(3, 3), kind });
    const b = await town.report({ at: middle(3, 3), kind });
    expect((await town.detail(b)).case.likelyOf).toBe(a);
    expect((await town.change(b, { repeatOf: null })).json().case).toMatchObject({
      likelyOf: null,
      repeatOf: null,
    });
  });
});
