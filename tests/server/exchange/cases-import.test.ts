import { setTimeout as wait } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportReport } from '../../../domain/contract/exchange.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;
let plan: string;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  plan = (await one.newPlan()).id;
});

afterAll(() => server.close());

async function settled(job: string) {
  for (;;) {
    const answer = (await one.get(`/api/jobs/${job}`)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(10);
  }
}

async function read(file: Buffer, fields: Record<string, string>, name = 'table.csv') {
  const form = new FormData();
  for (const [field, value] of Object.entries({ plan, ...fields })) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(file)]), name);
  const started = await server.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: one.headers,
    payload: form,
  });
  expect(started.body).toContain('"job"');
  return settled(started.json().job);
}

async function take(job: string) {
  const started = await server.app.inject({
    method: 'POST',
    url: `/api/imports/${job}/take`,
    headers: one.headers,
  });
  expect(started.statusCode).toBe(202);
  return settled(started.json().job);
}

function identityNumber(head: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, i) => all + weight * Number(head[i]), 0);
  return head + '10X98765432'[sum % 11];
}

const gbk = (text: string) => iconv.encode(text, 'gb18030');
const place = (x: number, y: number) => at(x, y).join(',');

const TABLE = [
  '工单编号,来源,上报时间,事件类型,问题描述,来电人,来电号码,经度,纬度',
  `GD001,12345,2026/3/1 8:30,占道经营,"春风路口占道, 联系13800001111",某某,13800001111,${place(1, 1)}`,
  `GD002,12345,2026年3月1日 9时,暴露垃圾,后门,某某,13900002222,${place(2, 3)}`,
  `GD003,12345,昨天,暴露垃圾,后门,某某,13900003333,${place(2, 3)}`,
  `GD004,12345,2026-03-01 10:00,其他,辖区外,某某,13900004444,${place(30, 30)}`,
  `,,2026-03-01 11:00,其他,没有编号,某某,,${place(4, 4)}`,
].join('\n');

test('a table of cases in GBK: read, taken once, and not twice', async () => {
  const job = await read(gbk(TABLE), { as: 'cases', crs: 'EPSG:4326' });
  expect(job.state).toBe('done');
  const report = job.result as ImportReport;
  expect(report).toMatchObject({ read: 5, taken: 4, committed: false });
  expect(report.refused.map(({ row, code, params }) => [row, code, params.value])).toEqual([
    [4, 'bad-time', '昨天'],
  ]);
  expect(report.columnsDropped).toEqual(['来电人', '来电号码']);
  expect(report.source?.encoding.used.toLowerCase()).toBe('gb18030');
  expect(report.source?.encoding.sample).toContain('占道经营');
  expect(report.source?.notes).toContainEqual({ code: 'case-id-made', params: { rows: 1 } });
  const taken = await take(job.id);
  expect(taken.result).toMatchObject({ taken: 4, unchanged: 0, committed: true });

  const stored = await server.connection.db.selectFrom('cases').selectAll().orderBy('external_id').execute();
  expect(
    stored.map(({ source, external_id, title, grid_id, state }) => [
      source,
      external_id.slice(0, 5),
      title,
      grid_id,
      state,
    ]),
  ).toEqual([
    ['12345', 'GD001', '春风路口占道, 联系***', null, 'reported'],
    ['12345', 'GD002', '后门', null, 'reported'],
    ['12345', 'GD004', '辖区外', null, 'reported'],
    ['import', 'made-', '没有编号', null, 'reported'],
  ]);
  expect(stored[0]!.occurred_at.toISOString()).toBe('2026-03-01T00:30:00.000Z');

  const again = await read(gbk(`${TABLE}\nGD005,12345,2026-03-02,其他,新的,,,${place(1, 2)}`), {
    as: 'cases',
    crs: 'EPSG:4326',
  });
  expect((await take(again.id)).result).toMatchObject({ taken: 1, unchanged: 4 });
});

test('nothing of a person stays anywhere: report, preview, records, log of events', async () => {
  // Right by its check, of a region that there is not.
  const number = identityNumber('41999919570129000');
  const rows = Array.from({ length: 12 }, (_, i) => [
    `b${i}`,
    i === 3 ? `三号楼 13800001111` : `${i}号楼`,
    i === 4 ? '13800001111' : '12户',
    number,
    '某某某',
    '13700005555',
    '回族',
    i === 5 ? `问 ${number}` : '住宅',
    ...at(1 + i / 4, 2),
  ]);
  const heading = ['楼栋编码', '楼栋名称', '户数', '备用一', '户主', '电话', '民族', '用途', 'x', 'y'];
  const table = [heading, ...rows].map((row) => row.join(',')).join('\n');
  const job = await read(Buffer.from(table), {
    as: 'buildings',
    crs: 'EPSG:4326',
    columns: JSON.stringify({ name: '楼栋名称', use: '用途' }),
  });
  expect(job.result).toMatchObject({
    read: 12,
    taken: 11,
    columnsDropped: ['备用一', '户主', '民族', '电话'].sort(),
  });
  const preview = await one.get(`/api/imports/${job.id}/preview`);
  await take(job.id);
  const { db } = server.connection;
  const kept = [
    job,
    preview.body,
    await db.selectFrom('buildings').selectAll().execute(),
    await db.selectFrom('events').selectAll().execute(),
    await db.selectFrom('jobs').selectAll().execute(),
    await db.selectFrom('import_previews').selectAll().execute(),
    await db.selectFrom('import_recipes').selectAll().execute(),
  ].map((one) => JSON.stringify(one));
  for (const text of kept)
    for (const personal of [number, '某某某', '13800001111', '13700005555', '回族'])
      expect(text).not.toContain(personal);
  expect(kept[2]).toContain('三号楼 ***');
  const files = await db.selectFrom('import_files').select('job_id').where('job_id', '=', job.id).execute();
  expect(files).toEqual([]);
});

test('what a person said of a file holds for the next with the same columns, the position too', async () => {
  const table = (id: string) =>
    Buffer.from(['唯一号,叫法,位置东,位置北', `${id},东街口,${place(1, 1)}`].join('\n'));
  const columns = JSON.stringify({ id: '唯一号', name: '叫法', lng: '位置东', lat: '位置北' });
  const first = await read(table('c1'), { as: 'cameras' });
  expect(first).toMatchObject({ state: 'failed', reason: { code: 'no-positions' } });
  const chosen = await read(table('c1'), { as: 'cameras', crs: 'EPSG:4326', columns });
  expect(chosen.state).toBe('done');
  await take(chosen.id);
  const next = await read(table('c2'), { as: 'cameras', crs: 'EPSG:4326' });
  expect(next.state).toBe('done');
  expect((next.result as ImportReport).source?.notes.map(({ code }) => code)).toContain('recipe-used');
  await take(next.id);
  const places = (await one.get('/api/places?kind=camera')).json().features;
  expect(places.map(({ properties }: { properties: object }) => properties)).toMatchObject([
    { id: 'c1', name: '东街口' },
    { id: 'c2', name: '东街口' },
  ]);
});
