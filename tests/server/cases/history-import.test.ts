import { setTimeout as wait } from 'node:timers/promises';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseDetail, CaseList } from '../../../domain/contract/case.ts';
import type { ImportReport } from '../../../domain/contract/exchange.ts';
import { type CaseTown, middle, openCaseTown } from './case-town.ts';

let town: CaseTown;
let planner: { authorization: string };

beforeAll(async () => {
  town = await openCaseTown();
  planner = await town.server.as('planner');
  const settings = (await town.ask('GET', '/api/cases/settings', town.commander)).json();
  const changed = {
    ...settings,
    limit: { amount: 24, unit: 'hours' },
    gridPerHour: 1,
    alarmSeverity: 'general',
  };
  expect((await town.ask('PUT', '/api/cases/settings', town.commander, changed)).statusCode).toBe(200);
});
afterAll(() => town.close());

async function settled(job: string) {
  for (;;) {
    const answer = (await town.ask('GET', `/api/jobs/${job}`, planner)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(10);
  }
}

/** Reads a file and takes it; gives the report of the reading and of the taking. */
async function bring(file: Buffer, name: string): Promise<{ read: ImportReport; taken: ImportReport }> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ plan: 'p', as: 'cases', crs: 'EPSG:4326' }))
    form.append(field, value);
  form.append('file', new Blob([new Uint8Array(file)]), name);
  const started = await town.server.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: planner,
    payload: form,
  });
  const read = await settled(started.json().job);
  expect(read.state, JSON.stringify(read.reason)).toBe('done');
  const taking = await town.ask('POST', `/api/imports/${read.id}/take`, planner);
  expect(taking.statusCode, taking.body).toBe(202);
  const taken = await settled(taking.json().job);
  expect(taken.state, JSON.stringify(taken.reason)).toBe('done');
  return { read: read.result, taken: taken.result };
}

async function found(source: string): Promise<Map<string, CaseDetail>> {
  const { items } = (
    await town.ask('GET', `/api/cases?source=${source}&limit=1000`, town.viewer)
  ).json() as CaseList;
  const details = await Promise.all(items.map(({ id }) => town.detail(id)));
  return new Map(details.map((one) => [one.case.externalId, one]));
}

const HEADS = [
  '工单编号',
  '来源',
  '发生时间',
  '受理时间',
  '派遣时间',
  '处置时间',
  '结案时间',
  '满意度',
  '严重程度',
  '状态',
  '备注',
  '经度',
  '纬度',
];
const ROWS = [
  [
    'r1',
    '12345',
    '2026-03-01 08:00',
    '2026-03-01 08:10',
    '2026-03-01 08:30',
    '2026-03-01 20:00',
    '2026-03-02 09:00',
    '满意',
    '重大',
    '已办结',
    '已清理',
    ...middle(2, 1),
  ],
  [
    'r2',
    '12345',
    '2026-03-01 08:00',
    '',
    '2026-03-01 07:00',
    '2026-03-03 20:00',
    '',
    '6',
    '',
    '',
    '',
    ...middle(2, 2),
  ],
  ['r3', '12345', '2026-03-01 08:00', '', '', '', '', '', '', '', '', ...middle(0, 0)],
  ['r4', '12345', '2026-03-01 08:00', '', '', '', '', '', '', '', '', 100, 30],
  ['r5', '12345', '去年', '', '', '', '', '', '', '', '', ...middle(0, 0)],
] as const;

test('a register as CSV: each case as far as it came, its history with the times, its deadline kept or broken', async () => {
  const text = [HEADS, ...ROWS].map((row) => row.join(',')).join('\n');
  const { read, taken } = await bring(Buffer.from(text), 'register.csv');
  expect(read).toMatchObject({ read: 5, taken: 4, committed: false });
  expect(read.refused.map(({ row, code }) => [row, code])).toEqual([[6, 'bad-time']]);
  const own = read.repaired.filter(({ code }) => code !== 'outside-territory');
  expect(own.map(({ row, code, before }) => [row, code, before])).toEqual([
    [3, 'step-time-left', '2026-03-01 07:00'],
    [3, 'satisfaction-unknown', '6'],
  ]);
  expect(taken).toMatchObject({ taken: 4, unchanged: 0 });

  const cases = await found('12345');
  const utc = (clock: string) => new Date(`${clock}+08:00`).toISOString();
  const r1 = cases.get('r1')!;
  expect(r1).toMatchObject({
    note: '已清理',
    case: {
      state: 'closed',
      severity: 'major',
      grid: '2-1',
      plan: 'p',
      satisfaction: 4,
      dueAt: utc('2026-03-02T08:00'),
      stoppedAt: utc('2026-03-01T20:00'),
      endedAt: utc('2026-03-02T09:00'),
      history: 3,
    },
  });
  expect(r1.entries.map(({ kind, step, at }) => [kind, step, at])).toEqual([
    ['reported', undefined, utc('2026-03-01T08:00')],
    ['step', 'dispatch', utc('2026-03-01T08:30')],
    ['step', 'handle', utc('2026-03-01T20:00')],
  ]);
  const r2 = cases.get('r2')!;
  expect(r2.case).toMatchObject({
    state: 'handled',
    stoppedAt: utc('2026-03-03T20:00'),
    dueAt: utc('2026-03-02T08:00'),
  });
  expect(cases.get('r3')!.case).toMatchObject({
    state: 'reported',
    dueAt: utc('2026-03-02T08:00'),
    history: 1,
  });
  expect(cases.get('r4')!.case).toMatchObject({ position: 'outside', grid: null });

  // What is long past raises no alarm, is no repeat, and is in the tray where it lies nowhere.
  expect((await town.ask('GET', '/api/cases/alarms', town.viewer)).json()).toEqual({ items: [] });
  for (const { case: one } of cases.values()) expect(one.likelyOf).toBeNull();
  const tray = (await town.ask('GET', '/api/cases?state=tray', town.viewer)).json() as CaseList;
  expect(tray.items.map(({ externalId }) => externalId)).toEqual(['r4']);
  const overdue = (await town.ask('GET', '/api/cases?state=overdue', town.viewer)).json() as CaseList;
  expect(overdue.items.map(({ externalId }) => externalId).sort()).toEqual(['r3', 'r4']);
  const summary = (await town.ask('GET', '/api/cases/summary?by=state&source=12345', town.viewer)).json();
  expect(summary.total).toMatchObject({ count: 4, stopped: 2, inTime: 1, tray: 1 });
  expect(summary.meanHours.dispatched).toBeCloseTo(0.5, 5);

  // The next step goes on from where the register left off.
  expect((await town.step(r2.case.id, { step: 'answer' })).json().case).toMatchObject({
    state: 'answered',
    history: 3,
  });
});

test('the same as a workbook, its times as cells of time; brought again nothing is there twice', async () => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(HEADS);
  for (const [id, , ...rest] of ROWS.slice(0, 3))
    sheet.addRow([
      id,
      '110',
      ...rest.map((cell) =>
        /^2026-\d\d-\d\d /.test(String(cell)) ? new Date(`${String(cell).replace(' ', 'T')}Z`) : cell,
      ),
    ]);
  const file = Buffer.from(await book.xlsx.writeBuffer());
  expect((await bring(file, 'register.xlsx')).taken).toMatchObject({ taken: 3 });
  const [csv, xlsx] = [await found('12345'), await found('110')];
  for (const id of ['r1', 'r3']) {
    const plain = ({ entries }: CaseDetail) => entries.map(({ kind, step, at }) => [kind, step, at]);
    expect(plain(xlsx.get(id)!)).toEqual(plain(csv.get(id)!));
  }
  expect((await bring(file, 'register.xlsx')).taken).toMatchObject({ taken: 0, unchanged: 3 });
});

test('what the list gives as CSV an import reads again', async () => {
  const list = await town.ask('GET', '/api/cases?format=csv&lang=zh&source=110', town.viewer);
  const file = Buffer.from(list.body.replaceAll(',110,', ',copy,'));
  expect((await bring(file, 'list.csv')).taken).toMatchObject({ taken: 3 });
  const [before, after] = [await found('110'), await found('copy')];
  for (const [id, { case: one, note }] of before) {
    const copy = after.get(id)!;
    expect(copy.note).toBe(note);
    for (const key of [
      'occurredAt',
      'at',
      'kind',
      'severity',
      'title',
      'grid',
      'satisfaction',
      'state',
    ] as const)
      expect(copy.case[key], key).toEqual(one[key]);
  }
});
