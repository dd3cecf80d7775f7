import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseDetail, LiveCases } from '../../../../domain/contract/case.ts';
import type { PlaceCollection } from '../../../../domain/contract/place.ts';
import { lengthM } from '../../../../domain/geometry/measure.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import { storeTown } from '../../harness/division.ts';
import { hear } from '../../harness/hear.ts';
import { type CaseTown, middle, openCaseTown } from '../case-town.ts';

let town: CaseTown;
let url: string;

beforeAll(async () => {
  town = await openCaseTown();
  url = await town.server.app.listen({ port: 0, host: '127.0.0.1' });
  const { commander } = town;
  const items = ['drains', 'police'].map((id) => ({ id, name: { zh: id, en: id }, phone: '0370-1' }));
  expect((await town.ask('PUT', '/api/cases/departments', commander, { items })).statusCode).toBe(200);
});
afterAll(() => town.close());

/** A row's `history` is how many entries there are, numbered from 1, and all of them are told. */
async function historyHolds(id: string): Promise<CaseDetail> {
  const detail = await town.detail(id);
  expect(detail.entries.map(({ n }) => n)).toEqual(detail.entries.map((_, i) => i + 1));
  expect(detail.case.history).toBe(detail.entries.length);
  return detail;
}

describe('the way of a case', () => {
  test('from the report to the last step, every step an entry with who and when', async () => {
    const id = await town.report();
    const live = hear(`${url}/api/live`, town.server.admin);
    await live.open;
    const before = await town.detail(id);
    expect(before.possible.find(({ step }) => step === 'dispatch')).toMatchObject({ to: 'several' });

    expect((await town.step(id, { step: 'handle' })).json()).toMatchObject({
      code: 'step-not-allowed',
      status: 422,
    });
    expect((await town.step(id, { step: 'dispatch' })).json()).toMatchObject({ code: 'receiver-missing' });
    const dispatched = await town.step(id, {
      step: 'dispatch',
      to: ['1-1', 'drains'],
      note: ' 请\u202e尽\u0007快\r\n<b>急</b> ',
      base: 1,
    });
    expect(dispatched.json().case).toMatchObject({
      state: 'dispatched',
      step: 'dispatch',
      to: ['1-1', 'drains'],
      history: 2,
    });

    const [event] = await live.until(1);
    live.stop();
    expect(event!.event).toBe('case');
    expect((event!.data as LiveCases).cases).toEqual([dispatched.json().case]);

    expect((await town.step(id, { step: 'handle', base: 2 })).json().case).toMatchObject({
      state: 'handled',
      history: 3,
    });
    for (const { id: step } of town.server.profile.cases.steps.slice(3)) {
      const taken = await town.step(id, { step }, town.approver);
      expect(taken.statusCode, taken.body).toBe(200);
    }
    const { entries, case: after } = await historyHolds(id);
    expect(entries[1]!.note).toBe('请尽快\n<b>急</b>');
    expect(after.endedAt).not.toBeNull();
    expect(entries.map(({ kind, step }) => step ?? kind)).toEqual([
      'reported',
      ...town.server.profile.cases.steps.slice(1).map(({ id: step }) => step),
    ]);
    for (const { at, actor, n } of entries) {
      expect(Date.parse(at)).not.toBeNaN();
      expect(actor).toMatch(n === 1 ? /^reporter-/ : n < 4 ? /^commander-/ : /^approver-/);
    }
    expect((await town.step(id, { step: 'handle' })).json()).toMatchObject({ code: 'no-step-left' });
  });

  test('goes only to grids of its plan and departments at work', async () => {
    const id = await town.report();
    for (const [to, code] of [
      [['nobody'], 'receiver-unknown'],
      [['1-1', 'nobody'], 'receiver-unknown'],
      [[], 'receiver-missing'],
    ] as const)
      expect((await town.step(id, { step: 'dispatch', to: [...to] })).json()).toMatchObject({
        code,
        status: 422,
      });
    const outside = await town.report({ at: [100, 30] });
    expect((await town.step(outside, { step: 'dispatch', to: ['1-1'] })).json().code).toBe(
      'receiver-unknown',
    );
    expect((await town.step(outside, { step: 'dispatch', to: ['police'] })).statusCode).toBe(200);
    expect((await town.detail(id)).case.history).toBe(1);
  });

  test('an exception waits for an approver and is decided by name', async () => {
    await town.ask('PUT', '/api/cases/settings', town.commander, {
      ...(await town.ask('GET', '/api/cases/settings', town.commander)).json(),
      limit: { amount: 4, unit: 'hours' },
    });
    const id = await town.report();
    const { dueAt } = (await town.detail(id)).case;
    expect(dueAt).not.toBeNull();
    const until = new Date(Date.parse(dueAt!) + 3_600_000).toISOString();
    expect((await town.step(id, { step: 'extended', until })).json().code).toBe('note-missing');
    const asked = await town.step(id, { step: 'extended', until, note: '等材料' });
    expect(asked.json()).toMatchObject({
      asked: { exception: 'extended', until },
      case: { dueAt, asked: true },
    });
    expect((await town.step(id, { step: 'approve' })).json().code).toBe('role-decide');
    const granted = await town.step(id, { step: 'approve' }, town.approver);
    expect(granted.json()).toMatchObject({ asked: null, case: { dueAt: until, asked: false, history: 3 } });
    const { entries } = await historyHolds(id);
    expect(entries.at(-1)).toMatchObject({
      kind: 'extended',
      until,
      approver: expect.stringMatching(/^approver-/),
    });
  });

  test('who may not is refused, and what is not there', async () => {
    const id = await town.report();
    for (const headers of [town.viewer, town.feed])
      expect((await town.step(id, { step: 'dispatch', to: ['1-1'] }, headers)).statusCode).toBe(403);
    expect((await town.detail(id, town.viewer)).possible).toEqual([]);
    expect((await town.ask('GET', `/api/cases/${id}`, town.feed)).statusCode).toBe(403);
    expect((await town.step('nobody', { step: 'dispatch' })).json()).toMatchObject({
      code: 'case-gone',
      status: 404,
    });
    expect((await town.step(id, { step: '' })).statusCode).toBe(400);
    expect((await town.step(id, { step: 'dance' })).json().code).toBe('step-unknown');
  });
});

describe('two officers on one case', () => {
  test('one is first, the other is told by whom', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await town.report();
      const answers = await Promise.all(
        ['1-1', '2-2', 'drains', 'police'].map((to) =>
          town.step(id, { step: 'dispatch', to: [to], base: 1 }),
        ),
      );
      const won = answers.filter(({ statusCode }) => statusCode === 200);
      expect(won).toHaveLength(1);
      for (const lost of answers.filter((one) => one !== won[0]))
        expect(lost.json()).toMatchObject({ status: 409, code: 'case-moved-on', params: { history: 2 } });
      const { case: after, entries } = await historyHolds(id);
      expect(after.to).toEqual(won[0]!.json().case.to);
      expect(entries).toHaveLength(2);
    }
  });

  test('without a base the second is told what the life cycle allows by then', async () => {
    const id = await town.report();
    const answers = await Promise.all(
      ['1-1', '2-2'].map((to) => town.step(id, { step: 'dispatch', to: [to] })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    await historyHolds(id);
  });
});

describe('the history', () => {
  test('is append only, whoever asks the database', async () => {
    const id = await town.report();
    await town.step(id, { step: 'dispatch', to: ['1-1'] });
    const { db } = town.server.connection;
    await expect(
      sql`update case_history set actor = 'nobody' where case_id = ${id}`.execute(db),
    ).rejects.toThrow('append only');
    await expect(sql`delete from case_history where case_id = ${id}`.execute(db)).rejects.toThrow(
      'append only',
    );
    await historyHolds(id);
  });

  test('and the row are of one transaction: any row has as many entries as it says', async () => {
    const { db } = town.server.connection;
    const { rows } = await sql<{ id: string }>`
      select c.id from cases c left join case_history h on h.case_id = c.id
      group by c.id, c.history having count(h.n) <> c.history
    `.execute(db);
    expect(rows).toEqual([]);
  });
});

describe('the card of a case', () => {
  test('has its grids from the leaf up with the teams on duty now, and the five nearest cameras', async () => {
    const { db } = town.server.connection;
    const team = (phone: string) =>
      JSON.stringify({ members: [{ role: 'grid-worker', name: '网格员', phone }], services: [] });
    await db
      .updateTable('grids')
      .set({ team: team('1') })
      .where('id', '=', '1-1')
      .execute();
    await sql`
      insert into places (territory_id, id, kind, name, direction, at)
      select 't', 'cam' || i, 'camera', 'cam' || i, i,
        ST_SetSRID(ST_MakePoint(${middle(1, 1)[0]} + (i % 7 - 3) * 0.0007 + i * 0.00001, ${middle(1, 1)[1]} + (i / 7 - 3) * 0.0005 + i * 0.000003), 4326)
      from generate_series(0, 48) i
    `.execute(db);
    const id = await town.report();
    const first = await town.detail(id);
    expect(first.grids.map(({ id: grid, level }) => [grid, level])).toEqual([
      ['1-1', 'grid'],
      ['west', 'community'],
      ['root', 'office'],
    ]);
    expect(first.grids[0]!.team.members[0]!.phone).toBe('1');

    const { features } = (
      await town.ask('GET', '/api/places?kind=camera', town.viewer)
    ).json() as PlaceCollection;
    const all = features
      .map(({ properties, geometry }) => ({
        id: properties.id,
        distance: lengthM([middle(1, 1), geometry.coordinates].map(([lng, lat]) => toLattice(lng!, lat!))),
      }))
      .sort((a, b) => a.distance - b.distance);
    expect(all).toHaveLength(49);
    expect(first.cameras.map(({ id: camera }) => camera)).toEqual(all.slice(0, 5).map((one) => one.id));
    for (const [n, { distanceM, direction }] of first.cameras.entries()) {
      expect(distanceM).toBeCloseTo(all[n]!.distance, 0);
      expect(direction).not.toBeNull();
    }

    // Another plan comes in force in which the grid still stands, with somebody else on duty.
    await db.updateTable('plans').set({ status: 'retired' }).where('id', '=', 'p').execute();
    await storeTown(db, 'q');
    await db
      .updateTable('grids')
      .set({ team: team('2') })
      .where('plan_id', '=', 'q')
      .where('id', '=', '1-1')
      .execute();
    await db
      .updateTable('plans')
      .set({ status: 'in-force', in_force_at: new Date() })
      .where('id', '=', 'q')
      .execute();
    const second = await town.detail(id);
    expect(second.case).toMatchObject({ plan: 'p', grid: '1-1' });
    expect(second.grids[0]!.team.members[0]!.phone).toBe('2');
    await db.deleteFrom('plans').where('id', '=', 'q').execute();
    await db.updateTable('plans').set({ status: 'in-force' }).where('id', '=', 'p').execute();
  });
});
