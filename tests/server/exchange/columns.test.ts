import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { ImportKind } from '../../../domain/contract/exchange.ts';
import { ColumnScan } from '../../../server/exchange/columns/column-scan.ts';
import { namesOf } from '../../../server/exchange/columns/field-names.ts';
import { FIELDS_OF } from '../../../server/exchange/columns/fields.ts';
import { personalName } from '../../../server/exchange/columns/personal-names.ts';
import { readCount, readNumber } from '../../../server/exchange/columns/read-number.ts';

import {
  BUILDING_COLUMNS,
  type Column,
  GRID_COLUMNS,
  LINE_COLUMNS,
  PLACE_COLUMNS,
} from '../../../server/exchange/write/columns.ts';

const KINDS = Object.keys(FIELDS_OF) as ImportKind[];

function scan(...rows: Record<string, unknown>[]): ColumnScan {
  const columns = new ColumnScan();
  for (const properties of rows) columns.see({ properties });
  return columns;
}

/** Which field has which column, of a file whose cells say nothing. */
function found(kind: ImportKind, headings: readonly string[], chosen = {}, key?: string) {
  const row = Object.fromEntries(headings.map((heading) => [heading, 'x']));
  return Object.fromEntries(scan(row).result(kind, chosen, key).columns.of);
}

describe('headings as offices write them', () => {
  test.each<[ImportKind, Record<string, string>]>([
    ['grids', { 网格编码: 'code', 网格名称: 'name', 所属社区: 'parent', 网格类型: 'type', 风险等级: 'risk' }],
    [
      'grids',
      { WGBM: 'code', WGMC: 'name', SSSQ: 'parent', LX: 'type', FXDJ: 'risk', HS: 'households', BZ: 'note' },
    ],
    [
      'grids',
      { WGDM: 'code', WGMC: 'name', SQMC: 'parent', SQDM: 'parentCode', RKS: 'persons', ZBHS: 'declared' },
    ],
    ['grids', { SQMC: 'name', SQBM: 'code' }],
    [
      'grids',
      {
        ' 网格 名称 ': 'name',
        '户数（户）': 'households',
        '人口数(人)': 'persons',
        '自报户数【户】': 'declared',
      },
    ],
    ['grids', { ＷＧＭＣ: 'name', Grid_Code: 'code', 'PARENT-ID': 'parent', Risk_Level: 'risk' }],
    [
      'grids',
      {
        id: 'id',
        parentId: 'parent',
        level: 'level',
        leaf: 'leaf',
        unassigned: 'unassigned',
        code: 'code',
        name: 'name',
        type: 'type',
        risk: 'risk',
        households: 'households',
        target: 'target',
        locked: 'locked',
        team: 'team',
        note: 'note',
        tags: 'tags',
        declared: 'declared',
      },
    ],
    // As GB/T 30428 names the attributes of cell grids.
    ['grids', { BGCode: 'code', Note: 'note' }],
    [
      'buildings',
      {
        楼栋编码: 'id',
        楼栋名称: 'name',
        户数: 'households',
        人口数: 'persons',
        层数: 'storeys',
        每层户数: 'homesPerStorey',
        用途: 'use',
      },
    ],
    [
      'buildings',
      { LDBM: 'id', LDMC: 'name', HS: 'households', RS: 'persons', LCS: 'storeys', MCHS: 'homesPerStorey' },
    ],
    ['buildings', { building: 'use', 'building:levels': 'storeys', name: 'name' }],
    ['lines', { 道路名称: 'name', 道路等级: 'class', 类型: 'kind' }],
    ['lines', { fclass: 'class', name: 'name', bridge: 'bridge', tunnel: 'tunnel' }],
    ['lines', { highway: 'highway', railway: 'railway', waterway: 'waterway', barrier: 'barrier' }],
    ['teams', { 网格编码: 'grid', 角色: 'role', 姓名: 'member', 电话: 'phone' }],
    ['teams', { WGMC: 'grid', ZW: 'role', XM: 'member', LXDH: 'phone' }],
    [
      'teams',
      {
        网格名称: 'grid',
        职务: 'role',
        姓名: 'member',
        手机号码: 'phone',
        服务名称: 'serviceName',
        服务电话: 'servicePhone',
      },
    ],
    [
      'cases',
      {
        案件编号: 'externalId',
        来源: 'source',
        上报时间: 'occurredAt',
        案件类型: 'kind',
        问题描述: 'title',
        状态: 'state',
        紧急程度: 'severity',
        经度: 'lng',
        纬度: 'lat',
      },
    ],
    [
      'cases',
      {
        source: 'source',
        externalId: 'externalId',
        occurredAt: 'occurredAt',
        kind: 'kind',
        severity: 'severity',
        title: 'title',
      },
    ],
    ['cases', { BH: 'externalId', SJ: 'occurredAt', LX: 'kind', MS: 'title', X: 'lng', Y: 'lat' }],
    [
      'cameras',
      { 国标编码: 'id', 点位名称: 'name', 监控方向: 'direction', 视频地址: 'link', 类型: 'category' },
    ],
    ['shops', { 店铺名称: 'name', 经营类别: 'category', 编号: 'id' }],
    ['units', { DWMC: 'name', DWLX: 'category' }],
  ])('%s: %j', (kind, columns) => {
    const expected = Object.fromEntries(Object.entries(columns).map(([column, field]) => [field, column]));
    expect(found(kind, Object.keys(columns))).toEqual(expected);
  });

  test.each<[ImportKind, readonly Column[]]>([
    ['grids', GRID_COLUMNS],
    ['buildings', BUILDING_COLUMNS],
    ['lines', LINE_COLUMNS],
    ['cameras', PLACE_COLUMNS],
  ])('%s as they go out are known again under both headings', (kind, columns) => {
    const spare = new Set(['buildings', 'areaM2', ...(kind === 'cameras' ? ['kind'] : [])]);
    for (const heading of ['name', 'zh'] as const) {
      const expected = columns
        .filter(({ name }) => !spare.has(name))
        .map((column) => [column.name === 'parentId' ? 'parent' : column.name, column[heading]]);
      expect(
        found(
          kind,
          columns.map((column) => column[heading]),
        ),
      ).toEqual(Object.fromEntries(expected));
    }
  });

  test('every name is found however it is set: case, spaces, full width, units in brackets', () => {
    const names = KINDS.flatMap((kind) =>
      FIELDS_OF[kind].flatMap((field) => namesOf(kind, field).map((name) => ({ kind, field, name }))),
    ).filter(({ field }) => field !== 'newCode');
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const set = fc.constantFrom<(name: string) => string>(
      (name) => name.toUpperCase(),
      wide,
      (name) => ` ${[...name].join(' ')} `,
      (name) => `${name}（户）`,
      (name) => `*${name}：`,
      (name) => `${name}[m2]`,
      (name) => [...name].join('_'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), set, ({ kind, field, name }, how) => {
        const columns = found(kind, [how(name)]);
        // A name that two fields know goes to the first of them.
        const first = FIELDS_OF[kind].find((one) => namesOf(kind, one).includes(name));
        expect(columns).toEqual({ [first ?? field]: how(name) });
      }),
      { numRuns: 1500 },
    );
  });

  test('no column is two fields, and none that a person chose is another as well', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.uniqueArray(
          fc.constantFrom(
            '名称',
            '编码',
            '编号',
            '类型',
            '级别',
            'name',
            'code',
            'id',
            'BH',
            'LX',
            'kind',
            '社区名称',
          ),
          { minLength: 1 },
        ),
        (kind, headings) => {
          const columns = Object.values(found(kind, headings));
          expect(new Set(columns).size).toBe(columns.length);
          const [field] = FIELDS_OF[kind];
          const chosen = found(kind, headings, { [field!]: headings[0]! });
          expect(Object.values(chosen).filter((column) => column === headings[0])).toHaveLength(1);
        },
      ),
    );
  });

  test('names that a DBF has cut at ten bytes', () => {
    const cut = (name: string, encoding: string) =>
      iconv.decode(iconv.encode(name, encoding).subarray(0, 10), encoding).replace(/\uFFFD+$/, '');
    expect(cut('建筑物名称编码', 'gb18030')).toBe('建筑物名称');
    expect(found('grids', [cut('网格风险等级', 'gb18030')])).toEqual({ risk: '网格风险等' });
    expect(found('grids', [cut('网格名称', 'utf8')])).toEqual({ name: '网格名' });
    expect(found('grids', [cut('网格编码', 'utf8')])).toEqual({ code: '网格编' });
    expect(found('buildings', [cut('homesPerStorey', 'utf8')])).toEqual({ homesPerStorey: 'homesPerSt' });
    expect(found('grids', [cut('declaredHouseholds', 'utf8').toUpperCase()])).toEqual({
      declared: 'DECLAREDHO',
    });
    // Of two that are meant neither is taken, and a short name is no cut one.
    expect(found('cases', ['案件类'])).toEqual({ kind: '案件类' });
    expect(found('buildings', ['household'])).toEqual({});
    expect(found('cases', ['事件'])).toEqual({});
  });

  test('the key by which records are known is found under any name for a number, and first', () => {
    expect(found('grids', ['编号', 'name'])).toEqual({ code: '编号', name: 'name' });
    expect(found('grids', ['编号', 'name'], {}, 'id')).toEqual({ id: '编号', name: 'name' });
    expect(found('grids', ['code', '新编码'], {}, 'code')).toEqual({ code: 'code', newCode: '新编码' });
    expect(found('grids', ['code', '新编码'])).toEqual({ code: 'code' });
    expect(found('buildings', ['BM'], {}, 'id')).toEqual({ id: 'BM' });
  });
});

describe('what a person chooses', () => {
  const columns = scan({ 甲: '春风里', 乙: '411402', name: 'x' });

  test('wins over what is found; an empty one leaves the field without', () => {
    expect(Object.fromEntries(columns.result('grids', { name: '甲', code: '乙' }).columns.of)).toEqual({
      name: '甲',
      code: '乙',
    });
    expect(Object.fromEntries(columns.result('grids', { name: '' }).columns.of)).toEqual({});
    expect(columns.result('grids', { name: '甲' }).columns.dropped).toEqual(['name', '乙']);
  });

  test.each([
    [{ name: '丙' }, '丙'],
    [{ households: 'toString' }, 'toString'],
    [{ nonsense: '甲' }, '甲'],
    [{ phone: '甲' }, '甲'],
    [{ __proto__x: '甲' }, '甲'],
  ])('%j is refused', (chosen, column) => {
    const { refused, columns: of } = columns.result('grids', chosen as Record<string, string>);
    expect(refused).toEqual({ code: 'column-unknown', params: { field: Object.keys(chosen)[0], column } });
    expect(Object.fromEntries(of.of)).toEqual({ name: 'name' });
  });
});

test('columns with the position, which whoever reads a table has taken out of its rows, can be chosen all the same', () => {
  const { columns, report, refused } = scan({ 名称: '东街' }).result('shops', {
    lng: '位置东',
    lat: '位置北',
  });
  expect(refused).toBeNull();
  expect(Object.fromEntries(columns.of)).toEqual({ name: '名称', lng: '位置东', lat: '位置北' });
  expect(report.slice(1)).toEqual([
    { name: '位置东', samples: [], field: 'lng', dropped: null },
    { name: '位置北', samples: [], field: 'lat', dropped: null },
  ]);
});

describe('the report', () => {
  test('says of each column what it is taken as, with a few values that differ', () => {
    const rows = ['一', '一', '二', '三', '四', '', null].map((name) => ({
      网格名称: name,
      面积: 12.5,
      备用: null,
    }));
    expect(scan(...rows).result('grids').report).toEqual([
      { name: '网格名称', samples: ['一', '二', '三'], field: 'name', dropped: null },
      { name: '面积', samples: ['12.5'], field: null, dropped: 'spare' },
      { name: '备用', samples: [], field: null, dropped: 'spare' },
    ]);
  });

  test('stays small, whatever the file', () => {
    const columns = new ColumnScan();
    for (let i = 0; i < 5000; i++)
      columns.see({ properties: { [`k${i}`]: 'x'.repeat(10_000), name: `n${i}` } });
    columns.see({ properties: { ['长'.repeat(5000)]: 1 } });
    const { report } = columns.result('grids');
    expect(report).toHaveLength(1001);
    expect(report.at(-1)).toEqual({ name: '…', samples: [], field: null, dropped: 'spare' });
    expect(JSON.stringify(report).length).toBeLessThan(200_000);
    expect(columns.result('grids').columns.of.get('name')).toBe('name');
  });

  test('a sample for the encoding: each column once before any twice, eight at most, headings where there is room', () => {
    const rows = Array.from({ length: 9 }, (_, i) => ({
      名称: `东街${i}`,
      code: 'A',
      类型: `住宅${i % 2}`,
      备注: 'x',
    }));
    expect(scan(...rows).sample()).toEqual([
      '东街0',
      '住宅0',
      '东街1',
      '住宅1',
      '东街2',
      '名称',
      '类型',
      '备注',
    ]);
    expect(scan({ name: 'plain', code: 1 }).sample()).toEqual([]);
  });
});

test('no name of a field is personal where the field is taken', () => {
  const wrong = KINDS.flatMap((kind) =>
    FIELDS_OF[kind].flatMap((field) =>
      namesOf(kind, field)
        .filter((name) => personalName(name, kind, true) !== null)
        .map((name) => [kind, field, name]),
    ),
  );
  expect(wrong).toEqual([]);
});

describe('numbers as they are written', () => {
  test.each([
    [12, 12],
    ['12', 12],
    [' １２ ', 12],
    ['12户', 12],
    ['12 户', 12],
    ['1,234', 1234],
    ['1，234户', 1234],
    ['12.0', 12],
    [12.0, 12],
    ['+7', 7],
    ['', null],
    [null, null],
    [undefined, null],
    ['-', null],
    ['／', null],
    ['无', null],
    ['12.5', undefined],
    [1.5, undefined],
    [-1, undefined],
    ['-1', undefined],
    ['12人', undefined],
    ['约12', undefined],
    ['12-14', undefined],
    ['1,23', undefined],
    ['12,34', undefined],
    ['1e3', undefined],
    ['=1+1', undefined],
    ['0x1F', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [2_000_000_000, undefined],
    [true, undefined],
    [{}, undefined],
    ['十二', undefined],
  ])('households %j are %j', (value, count) => {
    expect(readCount(value, 'households')).toBe(count);
  });

  test('with the unit of their own field, a fraction where one can be', () => {
    expect(readCount('36人', 'persons')).toBe(36);
    expect(readCount('6层', 'storeys')).toBe(6);
    expect(readCount('6F', 'storeys')).toBe(6);
    expect(readNumber('2.5户/层', 'homesPerStorey')).toBe(2.5);
    expect(Object.is(readCount(-0, 'households'), 0)).toBe(true);
  });

  test('any count comes back from any of its written forms', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), (count) => {
        const forms = [
          String(count),
          count.toLocaleString('en-US'),
          `${count}户`,
          `${count}.00`,
          String(count).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
        ];
        for (const form of forms) expect(readCount(form, 'households')).toBe(count);
      }),
    );
  });
});
