import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HangingPlace } from '../../../../domain/contract/board.ts';
import { USUAL_SETTINGS } from '../../../../server/boards/settings/usual-settings.ts';
import { USUAL_TEMPLATE } from '../../../../server/boards/templates/built-in.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { at } from '../../plans/new-plan.ts';
import { type BoardTown, boardTown } from '../board-town.ts';

let server: TestApp;
let town: BoardTown;
let place: HangingPlace;
let ofGrid: string;
let ofAll: string;
let ofPlace: string;

beforeAll(async () => {
  server = await openTestApp('xincheng');
  town = await boardTown(server, true);
  ofGrid = `/api/plans/${town.plan}/grids/${town.grids[0]}/places`;
  ofAll = `/api/plans/${town.plan}/boards/places`;
  await send('POST', ofGrid, { name: '西门' });
  place = (await send('POST', ofGrid, { name: '东门', at: at(0.5, 0.5) })).json();
  ofPlace = `/api/boards/places/${place.id}`;
});
afterAll(() => server.close());

function send(method: 'POST' | 'PATCH' | 'PUT', url: string, payload: object, headers = town.one.headers) {
  return server.app.inject({ method, url, headers, payload });
}
const stands = async () => (await town.one.get(ofGrid)).json().items;

test('a place is named in one plain line of which something is seen, and stays as it is where it is not', async () => {
  const before = await stands();
  for (const [name, code] of [
    ['\u200b', 'place-name-empty'],
    ['\u3164\u2060', 'place-name-empty'],
    ['东\n门', 'place-signs'],
    ['东\u0007门', 'place-signs'],
    ['东\u202e门', 'place-signs'],
  ] as const)
    for (const answer of [
      await send('POST', ofGrid, { name }),
      await send('POST', ofAll, { places: [{ grid: town.grids[0], name }] }),
      await send('PATCH', ofPlace, { name }),
    ])
      expect([name, answer.statusCode, answer.json().code]).toEqual([name, 422, code]);
  const note = await send('PATCH', ofPlace, { note: '甲\u0007乙' });
  expect([note.statusCode, note.json()]).toMatchObject([
    422,
    { code: 'place-signs', params: { text: '甲□乙' } },
  ]);
  expect(await stands()).toEqual(before);
  const lines = await send('PATCH', ofPlace, { note: '甲\n乙' });
  expect(lines.json().note).toBe('甲\n乙');
});

test('a place lies on the earth, near its territory', async () => {
  const [lng, lat] = place.at!;
  for (const [point, code] of [
    [[500, 0], 'out-of-range'],
    [[lat, lng], 'axes-swapped'],
    [[0, 0], 'place-far'],
    [[lng + 0.5, lat], 'place-far'],
  ] as const)
    for (const answer of [
      await send('POST', ofGrid, { name: '新', at: point }),
      await send('PATCH', ofPlace, { at: point }),
    ])
      expect([point, answer.statusCode, answer.json().code]).toEqual([point, 422, code]);
  const beside = await send('PATCH', ofPlace, { at: [lng - 0.03, lat] });
  expect([beside.statusCode, beside.json().at]).toEqual([200, [lng - 0.03, lat]]);
});

test('a grid has no two places that are called the same, however they are entered', async () => {
  for (const answer of [
    await send('POST', ofGrid, { name: ' 西门 ' }),
    await send('PATCH', ofPlace, { name: '西门' }),
  ])
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { code: 'place-known', params: { name: '西门' } },
    ]);
  const batch = await send('POST', ofAll, { places: [{ grid: town.grids[0], name: '西门' }] });
  expect(batch.json()).toEqual({ added: 0, known: 1 });
  expect((await send('PATCH', ofPlace, { name: '东门' })).statusCode).toBe(200);
});

test('a board was hung between the year 2000 and now', async () => {
  for (const [hungAt, code] of [
    ['0001-01-01T00:00:00Z', 'hung-too-early'],
    ['1999-12-31T00:00:00Z', 'hung-too-early'],
    ['9999-12-31T00:00:00Z', 'hung-in-future'],
  ] as const) {
    const answer = await send('PATCH', ofPlace, { hungAt });
    expect([hungAt, answer.statusCode, answer.json().code]).toEqual([hungAt, 422, code]);
  }
});

test('what stands on every sheet is one plain line', async () => {
  const set = (part: object) =>
    send('PUT', '/api/boards/settings', { ...USUAL_SETTINGS, ...part }, server.admin);
  for (const [part, code] of [
    [{ office: '新城\n办' }, 'office-signs'],
    [{ approvalNumber: '1\u0007' }, 'approval-signs'],
    [{ communityPhone: '\u200b' }, 'community-phone-signs'],
  ] as const) {
    const answer = await set(part);
    expect([part, answer.statusCode, answer.json().code]).toEqual([part, 422, code]);
  }
  expect((await set({ office: ' 新城办 ' })).json().office).toBe('新城办');
});

test('the id of a template is of one length to the address and to the template', async () => {
  const put = (id: string) => send('PUT', `/api/boards/templates/${id}`, { ...USUAL_TEMPLATE, id });
  expect((await put('a'.repeat(60))).statusCode).toBe(200);
  expect((await put('a'.repeat(61))).statusCode).toBe(400);
});
