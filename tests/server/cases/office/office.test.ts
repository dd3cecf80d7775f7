import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  DepartmentImport,
  KindImport,
  KindList,
  WireKind,
} from '../../../../domain/contract/case-office.ts';
import { type CaseTown, openCaseTown } from '../case-town.ts';

let town: CaseTown;

beforeAll(async () => {
  town = await openCaseTown();
});
afterAll(() => town.close());

const kind = (
  id: string,
  parentId: string | null = null,
  deadlines: WireKind['deadlines'] = {},
): WireKind => ({
  id,
  parentId,
  name: { zh: `类${id}`, en: id },
  deadlines,
});
const put = (what: string, body: object, headers = town.commander) =>
  town.ask('PUT', `/api/cases/${what}`, headers, body);
const get = async (what: string) => (await town.ask('GET', `/api/cases/${what}`, town.viewer)).json();

async function upload(what: string, file: Buffer, name: string) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), name);
  return town.server.app.inject({
    method: 'POST',
    url: `/api/cases/${what}/import`,
    headers: town.commander,
    payload: form,
  });
}

describe('kinds', () => {
  test('are put as a tree, in their order, with other at the end whether sent or not', async () => {
    const items = [
      kind('b'),
      kind('a'),
      kind('a1', 'a', { '*': { amount: 2, unit: 'working-days' }, grave: { amount: 1, unit: 'hours' } }),
    ];
    const answer = await put('kinds', { items });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().items).toEqual([
      ...items,
      { id: 'other', parentId: null, name: { zh: '其他', en: 'Other' }, deadlines: {} },
    ]);
    expect(await get('kinds')).toEqual(answer.json());
    // What was got can be put back.
    expect((await put('kinds', answer.json())).json()).toEqual(answer.json());
  });

  test('that cases have are retired and never deleted, the others go', async () => {
    await put('kinds', { items: [kind('a'), kind('a1', 'a'), kind('a2', 'a'), kind('b'), kind('b1', 'b')] });
    const id = await town.report({ kind: 'a1' });
    expect((await town.detail(id)).case.kind).toBe('a1');
    const after = (await put('kinds', { items: [kind('b')] })).json() as KindList;
    expect(after.items.map(({ id: one, active }) => [one, active])).toEqual([
      ['b', undefined],
      ['other', undefined],
      ['a', false],
      ['a1', false],
    ]);
    // Nobody files under it any more, and the case keeps it.
    expect((await town.detail(await town.report({ kind: 'a1' }))).case.kind).toBe('other');
    expect((await town.change(await town.report(), { kind: 'a1' })).json().code).toBe('case-kind-unknown');
    expect((await town.detail(id)).case.kind).toBe('a1');
    // Sent back as it was got, it stays retired; sent without that mark it is in use again.
    expect((await put('kinds', after)).json()).toEqual(after);
    const again = (await put('kinds', { items: [kind('a'), kind('a1', 'a')] })).json() as KindList;
    expect(again.items.map(({ id: one, active }) => [one, active])).toEqual([
      ['a', undefined],
      ['a1', undefined],
      ['other', undefined],
    ]);
  });

  test('that are no tree are refused, and nothing is changed', async () => {
    await put('kinds', { items: [kind('a')] });
    const before = await get('kinds');
    for (const [items, code] of [
      [[kind('x'), kind('x')], 'kind-twice'],
      [[kind('x', 'nobody')], 'kind-parent-missing'],
      [[kind('x', 'y'), kind('y', 'x')], 'kind-circle'],
      [[kind('w'), kind('x', 'w'), kind('y', 'x'), kind('z', 'y')], 'kind-too-deep'],
      [[{ ...kind('x'), name: { zh: ' ', en: 'x' } }], 'kind-name-missing'],
      [[kind('x', null, { nothing: { amount: 1, unit: 'hours' } })], 'severity-unknown'],
    ] as const)
      expect((await put('kinds', { items })).json(), code).toMatchObject({ status: 422, code });
    expect((await put('kinds', { items: [{ ...kind('x'), id: 'a b' }] })).statusCode).toBe(400);
    expect(
      (await put('kinds', { items: [kind('x', null, { '*': { amount: 0, unit: 'hours' } })] })).statusCode,
    ).toBe(400);
    for (const headers of [town.viewer, town.approver, town.feed])
      expect((await put('kinds', { items: [] }, headers)).statusCode).toBe(403);
    expect(await get('kinds')).toEqual(before);
  });

  test('put by two at once are one list or the other', async () => {
    const lists = ['p', 'q', 'r', 's'].map((mark) =>
      Array.from({ length: 20 }, (_, i) => kind(`${mark}${i}`)),
    );
    await Promise.all(lists.map((items) => put('kinds', { items })));
    const { items } = (await get('kinds')) as KindList;
    const ids = items.filter(({ id, active }) => id !== 'other' && active !== false).map(({ id }) => id);
    expect(lists.map((list) => list.map(({ id }) => id))).toContainEqual(ids);
  });

  const TABLE = [
    ['大类', '小类', '细类', '处置时限', '时限（重大）', '时限（特别重大）', '英文名称', '填表人'],
    ['市容环境', '暴露垃圾', '', '4小时', '2小时', '', 'Rubbish', '某某'],
    ['市容环境', '占道经营', '流动摊贩', '3个工作日', '', '1小时', '', '某某'],
    ['市容环境', '占道经营', '店外经营', '三天', '', '', '', '某某'],
    ['', '', '', '4小时', '', '', '', '某某'],
    ['公用设施', '', '', '', '', '', 'Utilities', '某某'],
  ];

  test('are read from a table in GBK or a workbook, and taken only when they are put back', async () => {
    await put('kinds', { items: [kind('kept')] });
    const before = await get('kinds');
    const csv = iconv.encode(TABLE.map((row) => row.join(',')).join('\n'), 'gb18030');
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('类别');
    for (const row of TABLE) sheet.addRow(row);
    const xlsx = Buffer.from(await book.xlsx.writeBuffer());
    const [a, b] = [await upload('kinds', csv, 'kinds.csv'), await upload('kinds', xlsx, 'kinds.xlsx')];
    expect(a.statusCode, a.body).toBe(200);
    expect(b.json()).toEqual(a.json());
    expect(await get('kinds')).toEqual(before);

    const report = a.json() as KindImport;
    expect(report).toMatchObject({ rows: 3, added: 5, changed: 0, columnsDropped: ['填表人'] });
    expect(report.refused.map(({ row, code, params }) => [row, code, params.row])).toEqual([
      [4, 'bad-limit', 4],
      [5, 'kind-name-missing', 5],
    ]);
    const byName = new Map(report.items.map((one) => [one.name.zh, one]));
    const idOf = (name: string) => byName.get(name)!.id;
    expect(byName.get('暴露垃圾')).toMatchObject({
      parentId: idOf('市容环境'),
      name: { en: 'Rubbish' },
      deadlines: { '*': { amount: 4, unit: 'hours' }, major: { amount: 2, unit: 'hours' } },
    });
    expect(byName.get('流动摊贩')).toMatchObject({
      parentId: idOf('占道经营'),
      deadlines: { '*': { amount: 3, unit: 'working-days' }, grave: { amount: 1, unit: 'hours' } },
    });
    expect(byName.get('公用设施')).toMatchObject({ parentId: null, name: { en: 'Utilities' } });

    expect((await put('kinds', { items: report.items })).statusCode).toBe(200);
    expect((await town.detail(await town.report({ kind: '流动摊贩' }))).case.kind).toBe(idOf('流动摊贩'));
    // The same table again changes nothing.
    expect((await upload('kinds', csv, 'kinds.csv')).json()).toMatchObject({ added: 0, changed: 0 });
  });

  test('by id and parent, what is there is changed', async () => {
    await put('kinds', { items: [kind('a'), kind('a1', 'a')] });
    const text =
      'id,parent,name,limit\na1,a,新名,8h\na2,类a,二,\nother,,其他,\na2,a,二,\nx y,,坏,\nz,nobody,坏,\na,a1,类a,';
    const report = (await upload('kinds', Buffer.from(text), 'k.csv')).json() as KindImport;
    expect(report).toMatchObject({ added: 1, changed: 1 });
    expect(report.refused.map(({ row, code }) => [row, code])).toEqual([
      [4, 'kind-reserved'],
      [5, 'duplicate-id'],
      [6, 'kind-id'],
      [7, 'kind-parent-missing'],
      [8, 'kind-circle'],
    ]);
    expect(report.items).toContainEqual({
      id: 'a1',
      parentId: 'a',
      name: { zh: '新名', en: '新名' },
      deadlines: { '*': { amount: 8, unit: 'hours' } },
    });
    expect((await put('kinds', { items: report.items })).statusCode).toBe(200);
  });

  test('from what is no table are refused', async () => {
    for (const [file, name, code] of [
      [Buffer.from('{"type":"FeatureCollection","features":[]}'), 'a.geojson', 'format-unknown'],
      [Buffer.from('颜色,形状\n红,圆\n'), 'a.csv', 'columns-missing'],
      [Buffer.from([0, 1, 2, 3]), 'a.bin', 'format-unknown'],
      [Buffer.alloc(0), '', 'file-missing'],
    ] as const)
      expect((await upload('kinds', file, name)).json().code, name).toBe(code);
  });
});

describe('departments', () => {
  const one = (id: string, phone = '0370-110') => ({ id, name: { zh: `部门${id}`, en: id }, phone });

  test('that cases were sent to are retired, the others go', async () => {
    const items = ['a', 'b', 'c'].map((id) => one(id));
    expect((await put('departments', { items })).json()).toEqual({ items });
    const id = await town.report();
    expect((await town.step(id, { step: 'dispatch', to: ['b'] })).statusCode).toBe(200);
    const after = (await put('departments', { items: [one('c', '12345')] })).json();
    expect(after.items).toEqual([one('c', '12345'), { ...one('b'), active: false }]);
    const other = await town.report();
    expect((await town.step(other, { step: 'dispatch', to: ['b'] })).json().code).toBe('receiver-unknown');
    expect((await put('departments', { items: [one('x'), one('x')] })).json().code).toBe('department-twice');
  });

  test('are read from a table', async () => {
    const text = '部门名称,值班电话,编码\n城管局,0370-1,cg\n公安分局,0370-2,\n,0370-3,\n城管局,0370-4,cg\n';
    const report = (await upload('departments', Buffer.from(text), 'd.csv')).json() as DepartmentImport;
    expect(report).toMatchObject({ rows: 2, added: 2, changed: 0 });
    expect(report.refused.map(({ row, code }) => [row, code])).toEqual([
      [4, 'name-empty'],
      [5, 'duplicate-id'],
    ]);
    expect((await put('departments', { items: report.items })).statusCode).toBe(200);
    expect((await get('departments')).items).toContainEqual({
      id: 'cg',
      name: { zh: '城管局', en: '城管局' },
      phone: '0370-1',
    });
  });
});

describe('the calendar', () => {
  test('moves deadlines in working days that are given from then on, and no other', async () => {
    const days = [
      { day: '2027-10-01', working: false, name: '国庆节' },
      { day: '2027-10-09', working: true, name: '' },
    ];
    expect((await put('calendar', { days })).json()).toEqual({ days });
    expect(await get('calendar')).toEqual({ days });
    expect((await put('calendar', { days: [days[0], days[0]] })).json().code).toBe('day-twice');
    expect((await put('calendar', { days: [{ ...days[0], day: '2027-02-29' }] })).json().code).toBe(
      'bad-day',
    );
    expect(await get('calendar')).toEqual({ days });
    expect((await put('calendar', { days: [] })).json()).toEqual({ days: [] });
  });
});
