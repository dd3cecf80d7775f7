import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AlarmList, LiveAlarm, WireAlarm } from '../../../domain/contract/case-office.ts';
import { hear } from '../harness/hear.ts';
import { type CaseTown, middle, openCaseTown } from './case-town.ts';

let town: CaseTown;
let url: string;

beforeAll(async () => {
  town = await openCaseTown();
  url = await town.server.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => town.close());
afterEach(async () => {
  const { db } = town.server.connection;
  await db.deleteFrom('case_alarms').execute();
  await db.deleteFrom('cases').execute();
});

async function set(more: object): Promise<void> {
  const usual = (await town.ask('GET', '/api/cases/settings', town.commander)).json();
  const off = { gridPerHour: null, gridLevel: null, alarmSeverity: null };
  const answer = await town.ask('PUT', '/api/cases/settings', town.commander, { ...usual, ...off, ...more });
  expect(answer.statusCode, answer.body).toBe(200);
}

async function alarms(open = true): Promise<readonly WireAlarm[]> {
  const answer = await town.ask('GET', `/api/cases/alarms${open ? '?open=1' : ''}`, town.viewer);
  return (answer.json() as AlarmList).items;
}

test('a grid with as many cases in an hour as the office has set: once, however many more come, in one batch or many', async () => {
  await set({ gridPerHour: 4 });
  // All in one hour of the clock, whatever the minute.
  const occurredAt = new Date().toISOString();
  const send = (x: number, count: number) =>
    Promise.all(Array.from({ length: count }, () => town.report({ at: middle(x, 0), occurredAt })));
  await send(0, 3);
  expect(await alarms()).toEqual([]);
  const live = hear(`${url}/api/live`, town.server.admin);
  await live.open;
  await send(0, 4);
  await send(1, 3);
  const hour = new Date(Math.floor(Date.parse(occurredAt) / 3_600_000) * 3_600_000).toISOString();
  const raised = await alarms();
  expect(raised).toEqual([
    expect.objectContaining({ kind: 'grid-over', grid: '0-0', case: null, hour, acknowledgedBy: null }),
  ]);
  expect(raised[0]!.count).toBe(4);
  await live.until(3);
  live.stop();
  const told = live.heard
    .filter(({ event }) => event === 'alarm')
    .map(({ data }) => (data as LiveAlarm).alarms);
  expect(told).toEqual([[raised[0]]]);

  // Another hour is another alarm; what happened long ago is none.
  const before = new Date(Date.parse(occurredAt) - 26 * 3_600_000).toISOString();
  await Promise.all(Array.from({ length: 6 }, () => town.report({ at: middle(2, 2), occurredAt: before })));
  expect(await alarms()).toHaveLength(1);
});

test('counted for the level of the settings: all beneath it, none that is told again', async () => {
  await set({ gridPerHour: 5, gridLevel: 'community' });
  const occurredAt = new Date().toISOString();
  const ids: string[] = [];
  for (let y = 0; y < 4; y++) ids.push(await town.report({ at: middle(0, y), occurredAt }));
  expect((await town.change(ids[1]!, { repeatOf: ids[0]! })).statusCode).toBe(200);
  await town.report({ at: middle(1, 1), occurredAt });
  await town.report({ at: middle(3, 3), occurredAt });
  expect(await alarms()).toEqual([]);
  await town.report({ at: middle(1, 2), occurredAt });
  expect(await alarms()).toEqual([expect.objectContaining({ kind: 'grid-over', grid: 'west', count: 5 })]);
});

test('a case as grave as it has been set, or graver', async () => {
  await set({ alarmSeverity: 'major' });
  const live = hear(`${url}/api/live`, town.server.admin);
  await live.open;
  await town.report({ severity: 'larger' });
  await town.report({ severity: '' });
  await town.report({ severity: '谁知道' });
  const major = await town.report({ severity: '重大' });
  const grave = await town.report({ severity: 'grave', at: [100, 30] });
  const raised = await alarms();
  expect(new Set(raised.map((one) => one.case))).toEqual(new Set([major, grave]));
  expect(raised.every(({ kind }) => kind === 'severe')).toBe(true);
  await town.report({ severity: 'grave', occurredAt: new Date(Date.now() - 7_200_000).toISOString() });
  expect(await alarms()).toHaveLength(2);
  live.stop();
});

test('is acknowledged once, by name, and everybody is told', async () => {
  await set({ alarmSeverity: 'grave' });
  await town.report({ severity: 'grave' });
  const [alarm] = await alarms();
  const live = hear(`${url}/api/live`, town.server.admin);
  await live.open;
  const acknowledge = (headers = town.commander, id = alarm!.id) =>
    town.ask('POST', `/api/cases/alarms/${id}/acknowledge`, headers, {});
  expect((await acknowledge(town.viewer)).statusCode).toBe(403);
  expect((await acknowledge(town.feed)).statusCode).toBe(403);
  const answers = await Promise.all([acknowledge(), acknowledge(town.approver), acknowledge()]);
  const names = new Set(answers.map((answer) => answer.json().acknowledgedBy));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(names.size).toBe(1);
  expect((await acknowledge(town.approver)).json()).toEqual(answers[0]!.json());
  expect((await acknowledge(town.commander, 'nobody')).json()).toMatchObject({
    status: 404,
    code: 'alarm-gone',
  });
  expect(await alarms()).toEqual([]);
  expect(await alarms(false)).toEqual([answers[0]!.json()]);
  const told = () =>
    live.heard.flatMap(({ event, data }) =>
      event === 'alarm' ? (data as LiveAlarm).alarms.filter((one) => one.acknowledgedBy !== null) : [],
    );
  for (let n = 1; told().length === 0; n++) await live.until(n);
  live.stop();
  expect(told()).toEqual([answers[0]!.json()]);
});

test('settings that cannot be are refused', async () => {
  const usual = (await town.ask('GET', '/api/cases/settings', town.viewer)).json();
  const put = (more: object, headers = town.commander) =>
    town.ask('PUT', '/api/cases/settings', headers, { ...usual, ...more });
  expect((await put({ gridLevel: 'nothing' })).json()).toMatchObject({ status: 422, code: 'level-unknown' });
  expect((await put({ alarmSeverity: 'nothing' })).json().code).toBe('severity-unknown');
  expect((await put({ gridPerHour: 0 })).statusCode).toBe(400);
  expect((await put({ closesAt: 1441 })).statusCode).toBe(400);
  expect((await put({}, town.viewer)).statusCode).toBe(403);
  expect((await put({}, town.feed)).statusCode).toBe(403);
  expect((await put({ repeatM: 75, gridLevel: 'community' })).json()).toEqual({
    ...usual,
    repeatM: 75,
    gridLevel: 'community',
  });
  expect((await town.ask('GET', '/api/cases/settings', town.viewer)).json()).toMatchObject({ repeatM: 75 });
});
