import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILT_IN_TEMPLATES } from '../../../domain/board/templates.ts';
import { type BoardsTown, openBoardsTown } from './boards-town.ts';

let town: BoardsTown;
let planner: { authorization: string };

beforeAll(async () => {
  town = await openBoardsTown();
  planner = await town.server.as('planner');
}, 120_000);
afterAll(() => town.close());

const OURS = {
  ...BUILT_IN_TEMPLATES[0]!,
  id: 'ours',
  footing: { zh: '夜间请拨 110', en: 'At night call 110' },
};

const put = (id: string, payload: object, headers = planner) =>
  town.server.app.inject({ method: 'PUT', url: `/api/boards/templates/${id}`, headers, payload });
const drop = (id: string, headers = planner) =>
  town.server.app.inject({ method: 'DELETE', url: `/api/boards/templates/${id}`, headers });

describe('templates', () => {
  test("the product's are there from the start", async () => {
    const { items } = (await town.get('/api/boards/templates')).json();
    expect(items.map((item: { template: { id: string } }) => item.template.id)).toEqual(
      BUILT_IN_TEMPLATES.map(({ id }) => id),
    );
    expect(items.every((item: { builtIn: boolean }) => item.builtIn)).toBe(true);
  });

  test("an office's own is kept, made sheets by, changed, and deleted", async () => {
    const stored = await put('ours', OURS);
    expect(stored.statusCode, stored.body).toBe(200);
    expect(stored.json()).toMatchObject({ template: OURS, builtIn: false });
    expect((await town.get('/api/boards/templates/ours')).json()).toEqual(stored.json());
    const url = `/api/plans/${town.plan}/grids/building-190/board?format=svg&template=ours`;
    expect((await town.get(url)).body).toContain('夜间请拨 110');
    const changed = { ...OURS, footing: { zh: '值班电话 8888', en: 'Duty desk 8888' } };
    expect((await put('ours', changed)).statusCode).toBe(200);
    expect((await town.get(url)).body).toContain('值班电话 8888');
    expect((await town.get('/api/boards/templates')).json().items).toHaveLength(
      BUILT_IN_TEMPLATES.length + 1,
    );
    expect((await drop('ours')).statusCode).toBe(200);
    expect((await town.get(url)).json()).toMatchObject({ code: 'template-unknown', status: 404 });
    expect((await drop('ours')).json()).toMatchObject({ code: 'template-unknown' });
  });

  test('of two who changed the same one the later is told, and neither is lost unsaid', async () => {
    const template = { ...OURS, id: 'shared' };
    const since = (at: string) => `shared?${new URLSearchParams({ since: at })}`;
    const first = (await put(since(''), template)).json();
    expect(first).toMatchObject({ template, builtIn: false });
    const again = await put(since(''), template);
    expect(again.json()).toMatchObject({ status: 409, code: 'template-changed' });
    const mine = { ...template, mono: true };
    const theirs = { ...template, textMm: 5 };
    const answers = await Promise.all([mine, theirs].map((one) => put(since(first.at), one)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    const stored = answers.find(({ statusCode }) => statusCode === 200)!.json();
    expect((await town.get('/api/boards/templates/shared')).json()).toEqual(stored);
    expect((await put(since(stored.at), mine)).statusCode).toBe(200);
    expect((await put('shared', theirs)).statusCode).toBe(200);
    expect((await drop('shared')).statusCode).toBe(200);
    expect((await put(since(stored.at), mine)).json()).toMatchObject({ code: 'template-changed' });
  });

  test.each([
    ['a field that there is not', { ...OURS, fields: ['title', 'residents'] }, 'template-field-unknown'],
    ['a part that there is not', { ...OURS, script: 'x' }, 'template-part-unknown'],
    [
      'a colour that is more than one',
      { ...OURS, colours: { ...OURS.colours, ink: 'red"/>' } },
      'template-colour-wrong',
    ],
    ['a paper for giants', { ...OURS, paper: { width: 9e9, height: 1 } }, 'paper-not-possible'],
    [
      'an SVG as logo',
      { ...OURS, logo: { type: 'png', base64: Buffer.from('<svg/>').toString('base64') } },
      'logo-not-an-image',
    ],
    ['another id', { ...OURS, id: 'theirs' }, 'template-other-id'],
  ])('%s is refused', async (_, template, code) => {
    const answer = await put('ours', template);
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
    const preview = await town.server.app.inject({
      method: 'POST',
      url: `/api/plans/${town.plan}/boards/preview`,
      headers: town.viewer,
      payload: { template, grid: 'building-190' },
    });
    expect(preview.statusCode).toBe(code === 'template-other-id' ? 200 : 422);
  });

  test("the product's are neither changed nor deleted", async () => {
    const { id } = BUILT_IN_TEMPLATES[0]!;
    expect((await put(id, { ...OURS, id })).json()).toMatchObject({ code: 'template-built-in', status: 409 });
    expect((await drop(id)).json()).toMatchObject({ code: 'template-built-in', status: 409 });
  });

  test('who may: a viewer looks, a planner changes', async () => {
    expect((await put('ours', OURS, town.viewer)).statusCode).toBe(403);
    expect((await drop('ours', town.viewer)).statusCode).toBe(403);
    const preview = await town.server.app.inject({
      method: 'POST',
      url: `/api/plans/${town.plan}/boards/preview`,
      headers: town.viewer,
      payload: { template: OURS, grid: 'building-190', lang: 'en' },
    });
    expect(preview.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(preview.body).toContain('At night call 110');
    const second = await town.server.app.inject({
      method: 'POST',
      url: `/api/plans/${town.plan}/boards/preview`,
      headers: town.viewer,
      payload: { template: OURS, grid: 'building-190', page: 2 },
    });
    expect(second.json()).toMatchObject({ code: 'page-unknown', params: { page: 2, pages: 1 } });
  });

  test('weights that a template chooses are on its sheets', async () => {
    const fonts = { heading: 'black', text: 'medium' } as const;
    expect((await put('heavy', { ...OURS, id: 'heavy', fonts })).statusCode).toBe(200);
    const url = `/api/plans/${town.plan}/grids/building-190/board?format=svg&template=heavy`;
    const { body } = await town.get(url);
    expect([...body.matchAll(/font-weight:(\d+);src/g)].map(([, weight]) => weight)).toEqual([
      '500',
      '700',
      '900',
    ]);
    expect((await drop('heavy')).statusCode).toBe(200);
  });
});

describe('settings', () => {
  const set = (payload: object, headers: object = town.server.admin) =>
    town.server.app.inject({
      method: 'PUT',
      url: '/api/boards/settings',
      headers: headers as Record<string, string>,
      payload,
    });

  test('until an office says otherwise nothing is shown that should not be', async () => {
    expect((await town.get('/api/boards/settings')).json()).toMatchObject({
      showRisk: false,
      showCameras: false,
      publicPage: false,
    });
  });

  test('what is set stands on the sheet; a planner does not set it', async () => {
    const wished = {
      office: ' 新城网格办 ',
      approvalNumber: '豫S(2026)012号',
      showRisk: false,
      showCameras: false,
      publicPage: false,
      template: 'board-a3',
      communityPhone: '0370-12345',
    };
    expect((await set(wished, planner)).statusCode).toBe(403);
    const answer = await set(wished);
    expect(answer.json()).toEqual({ ...wished, office: '新城网格办' });
    const { body } = await town.get(`/api/plans/${town.plan}/grids/building-190/board?format=svg`);
    for (const text of ['新城网格办', '豫S(2026)012号', '0370-12345']) expect(body).toContain(text);
    expect((await set({ ...wished, template: 'none' })).json()).toMatchObject({ code: 'template-unknown' });
    expect((await set({ ...wished, more: 1 })).statusCode).toBe(400);
    await put('ours', OURS);
    await set({ ...wished, template: 'ours' });
    expect((await drop('ours')).json()).toMatchObject({ code: 'template-in-use', status: 409 });
  });
});
