import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTime } from '../../../server/exchange/read-time.ts';
import { isUnreachable } from '../../../server/problem.ts';
import { type CaseTown, openCaseTown } from './case-town.ts';

let town: CaseTown;
beforeAll(async () => {
  town = await openCaseTown();
});
afterAll(() => town.close());

test.each([
  '0001-01-01T00:00:00Z',
  '0099-12-31 10:00',
  '2026-11-22T10:00:00+99:00',
  '2026-11-22T10:00:00-14:01',
  '1899-12-31T00:00:00Z',
])('%s is no time of a case', (text) => {
  expect(readTime(text)).toBe(undefined);
});

test('a deadline is extended to a time that everybody reads alike and every table can hold', async () => {
  const settings = (await town.ask('GET', '/api/cases/settings', town.commander)).json();
  await town.ask('PUT', '/api/cases/settings', town.commander, {
    ...settings,
    limit: { amount: 24, unit: 'hours' },
  });
  const id = await town.report();
  for (const [until, code] of [
    ['2099-12-31T00:00:00', 'until-unreadable'],
    ['+275760-09-13T00:00:00Z', 'until-unreadable'],
    ['9999-12-31T00:00:00Z', 'until-too-far'],
  ] as const) {
    const answer = await town.step(id, { step: 'extended', note: '等候', until }, town.approver);
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
  }
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const taken = await town.step(id, { step: 'extended', note: '等候', until }, town.approver);
  expect(taken.statusCode, taken.body).toBe(200);
  for (const format of ['csv', 'xlsx'])
    expect((await town.ask('GET', `/api/cases?format=${format}`, town.viewer)).statusCode).toBe(200);
});

test('a feed that hangs up in the middle of its cases is not taken for a database that is away', async () => {
  const { app } = town.server;
  const errors: Error[] = [];
  app.server.on('request', (request) => request.on('error', (error: Error) => errors.push(error)));
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  for (const type of ['application/json', 'application/x-ndjson']) {
    const socket = connect(Number(address.port), address.hostname);
    await once(socket, 'connect');
    const arrived = once(app.server, 'request');
    socket.write(
      `POST /api/cases HTTP/1.1\r\nHost: x\r\nAuthorization: ${town.feed.authorization}\r\nContent-Type: ${type}\r\nContent-Length: 1000\r\n\r\n[{`,
    );
    const [request] = await arrived;
    const gone = new Promise((resolve) => request.once('close', resolve));
    socket.destroy();
    await gone;
  }
  expect(errors.length).toBe(2);
  expect(errors.map(isUnreachable)).toEqual([false, false]);
  expect(isUnreachable(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))).toBe(true);
});
