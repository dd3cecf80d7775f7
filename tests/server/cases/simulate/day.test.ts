import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DayState } from '../../../../domain/contract/case-day.ts';
import { startOffice } from '../../../../server/cases/office/start-office.ts';
import { inTransaction } from '../../../../server/db/transaction.ts';
import { type CaseTown, openCaseTown } from '../case-town.ts';

const URL = '/api/demonstration/day';
/** A day in a minute. */
const FAST = 1440;

let town: CaseTown;

beforeAll(async () => {
  town = await openCaseTown();
  const { connection, profile } = town.server;
  await inTransaction(connection.db, (tx) => startOffice(tx, profile));
});
afterAll(() => town.close());
beforeEach(async () => {
  await town.server.connection.db.deleteFrom('cases').execute();
});

const admin = () => town.server.admin;
const state = async (): Promise<DayState> => (await town.ask('GET', URL, town.viewer)).json();
const stored = () => town.server.connection.db.selectFrom('cases').selectAll().execute();

/** Waits, however slow the machine, until the play has come so far. */
async function until(far: (now: DayState) => boolean): Promise<DayState> {
  for (;;) {
    const now = await state();
    if (far(now)) return now;
    await wait(50);
  }
}

describe('a simulated day', () => {
  test('is an administrator’s to play; everybody sees whether it is', async () => {
    for (const headers of [town.viewer, town.feed, town.commander, town.approver]) {
      expect((await town.ask('POST', URL, headers, {})).statusCode).toBe(403);
      expect((await town.ask('DELETE', URL, headers)).statusCode).toBe(403);
    }
    expect(await state()).toMatchObject({ running: false, simulated: false, clock: null });
    // Nothing is being played: ended it is anyhow.
    expect((await town.ask('DELETE', URL, admin())).json()).toMatchObject({ running: false });
  });

  test('comes through the door of real cases, goes through the steps, all of it marked; ended, nothing more comes', async () => {
    const asked = await Promise.all(
      [1, 2].map(() => town.ask('POST', URL, admin(), { speed: FAST, cases: 400 })),
    );
    expect(asked.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(asked.find(({ statusCode }) => statusCode === 409)!.json().code).toBe('day-running');
    const begun = await until(({ arrived, steps }) => arrived >= 10 && steps >= 5);
    expect(begun).toMatchObject({ running: true, speed: FAST, simulated: true });
    expect(begun.cases).toBeGreaterThanOrEqual(400);
    expect(begun.clock).toMatch(/^\d\d:\d\d$/);
    const ended: DayState = (await town.ask('DELETE', URL, admin())).json();
    expect(ended.running).toBe(false);
    const cases = await stored();
    expect(cases).toHaveLength(ended.arrived);
    expect(cases.every(({ simulated }) => simulated)).toBe(true);
    expect(cases.filter(({ history }) => history > 1).length).toBeGreaterThan(0);
    const located = cases.filter(({ grid_id }) => grid_id !== null);
    expect(located.length / cases.length).toBeGreaterThan(0.8);
    const entries = await town.server.connection.db.selectFrom('case_history').selectAll().execute();
    expect(entries).toHaveLength(cases.reduce((sum, { history }) => sum + history, 0));
    expect(entries.filter(({ kind }) => kind === 'step').length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ actor }) => actor.slice(0, 2)))).toEqual(new Set(['模拟']));
    const { items } = (await town.ask('GET', '/api/cases?limit=5', town.viewer)).json();
    expect(items.map(({ simulated }: { simulated: boolean }) => simulated)).not.toContain(false);
    await wait(300);
    expect(await stored()).toHaveLength(ended.arrived);
  });

  test('another day has numbers of its own', async () => {
    for (const _ of [1, 2]) {
      expect((await town.ask('POST', URL, admin(), { speed: FAST, cases: 2000 })).statusCode).toBe(200);
      await until(({ arrived }) => arrived >= 5);
      await town.ask('DELETE', URL, admin());
    }
    const numbers = (await stored()).map(({ external_id }) => external_id);
    expect(new Set(numbers.map((one) => one.slice(0, 12))).size).toBe(2);
  });

  test('is not played among real cases unless that is asked for, and leaves them alone', async () => {
    const real = await town.report();
    const refused = await town.ask('POST', URL, admin(), {});
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'day-real-cases']);
    expect((await state()).running).toBe(false);
    const among = await town.ask('POST', URL, admin(), { speed: FAST, cases: 2000, among: true });
    expect(among.statusCode).toBe(200);
    await until(({ arrived, steps }) => arrived >= 5 && steps >= 1);
    await town.ask('DELETE', URL, admin());
    const after = (await town.detail(real)).case;
    expect([after.simulated, after.history]).toEqual([false, 1]);
  });

  test.each([
    { speed: 0 },
    { speed: 2000 },
    { cases: 0 },
    { cases: 6000 },
    { fast: true },
    { speed: 'fast' },
  ])('a wish that makes no sense is refused: %j', async (body) => {
    expect((await town.ask('POST', URL, admin(), body)).statusCode).toBe(400);
  });

  test('without a plan in force there is none', async () => {
    const { db } = town.server.connection;
    const before = await db.selectFrom('plans').select(['id', 'status']).execute();
    await db.updateTable('plans').set({ status: 'draft' }).execute();
    const refused = await town.ask('POST', URL, admin(), {});
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'day-no-plan']);
    for (const { id, status } of before)
      await db.updateTable('plans').set({ status }).where('id', '=', id).execute();
  });
});
