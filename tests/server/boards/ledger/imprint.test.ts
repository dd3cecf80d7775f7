import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import type { BoardSettings, OutdatedBoards } from '../../../../domain/contract/board.ts';
import { USUAL_SETTINGS } from '../../../../server/boards/settings/usual-settings.ts';
import { USUAL_TEMPLATE } from '../../../../server/boards/templates/built-in.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { type BoardTown, boardTown } from '../board-town.ts';

let server: TestApp;
let town: BoardTown;
/** Printed by the office's own template, by the product's, and as of before the office's lines were kept. */
let own: string;
let usual: string;
let old: string;

const TEMPLATE: BoardTemplate = {
  ...USUAL_TEMPLATE,
  id: 'ours',
  name: { zh: '本办', en: 'Ours' },
  heading: { zh: '{community}{grid}一览', en: '{grid}' },
  footing: { zh: '夜间请拨 110', en: 'At night: 110' },
};

beforeAll(async () => {
  server = await openTestApp('xincheng');
  town = await boardTown(server, true);
  [own, usual, old] = town.grids as [string, string, string];
  await put(TEMPLATE);
  for (const grid of [own, old]) await send('POST', `/api/plans/${town.plan}/grids/${grid}/prints`, ours());
  await send('POST', `/api/plans/${town.plan}/grids/${usual}/prints`, {});
  await server.connection.db
    .updateTable('board_prints')
    .set({ content: sql<string>`content #- '{shown,imprint}'` })
    .where('grid_id', '=', old)
    .execute();
});
afterAll(() => server.close());

const ours = () => ({ template: TEMPLATE.id });

async function send(
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  headers = town.one.headers,
) {
  const answer = await server.app.inject({
    method,
    url,
    headers,
    ...(payload ? { payload } : {}),
  });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
}
const put = (template: BoardTemplate) => send('PUT', `/api/boards/templates/${template.id}`, template);
const set = (settings: Partial<BoardSettings>) =>
  send('PUT', '/api/boards/settings', { ...USUAL_SETTINGS, ...settings }, server.admin);
const told = async () =>
  (await server.connection.db.selectFrom('events').select('seq').where('kind', '=', 'boards').execute())
    .length;

/** Why each of the three is wrong. */
async function reasons() {
  const { items } = (await town.one.get(`/api/boards/wrong?plan=${town.plan}`)).json<OutdatedBoards>();
  const of = (grid: string) => items.find((item) => item.grid === grid)?.must ?? [];
  return { own: of(own), usual: of(usual), old: of(old) };
}
const NOTHING = { own: [], usual: [], old: [] };

test('a line of the template that is another makes its boards wrong, and screens are told', async () => {
  expect(await reasons()).toEqual(NOTHING);
  const before = await told();
  await put({ ...TEMPLATE, heading: { zh: '{grid}公示', en: '{grid}' } });
  // The plan's coming in force may be told of between.
  expect(await told()).toBeGreaterThan(before);
  expect(await reasons()).toEqual({
    ...NOTHING,
    own: [
      {
        code: 'heading-changed',
        params: { was: expect.stringMatching(/.第1网格一览$/), now: '第1网格公示' },
      },
    ],
  });
  await put({ ...TEMPLATE, footing: { zh: '', en: '' } });
  expect((await reasons()).own).toEqual([
    { code: 'footing-changed', params: { was: '夜间请拨 110', now: '' } },
  ]);
});

test('what a template no longer shows, how it looks, and that it is gone make nothing wrong', async () => {
  const fields = TEMPLATE.fields.filter((field) => field !== 'title' && field !== 'households');
  await put({ ...TEMPLATE, fields, mono: true });
  expect(await reasons()).toEqual(NOTHING);
  await send('DELETE', `/api/boards/templates/${TEMPLATE.id}`);
  expect(await reasons()).toEqual(NOTHING);
  await put(TEMPLATE);
});

test('another office and another approval number make wrong whatever says them', async () => {
  await set({ office: '新城社区办' });
  const office = [{ code: 'office-changed', params: { was: server.profile.name.zh, now: '新城社区办' } }];
  expect(await reasons()).toEqual({ own: office, usual: office, old: [] });
  await set({ approvalNumber: ' 豫S〔2026〕1号 ' });
  const approval = [{ code: 'approval-changed', params: { was: '', now: '豫S〔2026〕1号' } }];
  expect(await reasons()).toEqual({ own: approval, usual: approval, old: [] });
  await set({});
  expect(await reasons()).toEqual(NOTHING);
});

test('a name that stands in a line is told once', async () => {
  await town.edit({ kind: 'describe', gridIds: [own], set: { name: '改名网格' } });
  expect((await reasons()).own.map(({ code }) => code)).toEqual(['name-changed']);
});
