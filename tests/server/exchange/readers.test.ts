import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportKind } from '../../../domain/contract/exchange.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { readGeometry } from '../../../domain/geometry/read-polygon.ts';
import { ColumnScan } from '../../../server/exchange/columns/column-scan.ts';
import { rowCleaner } from '../../../server/exchange/columns/row-cleaner.ts';
import { DraftReport } from '../../../server/exchange/draft-report.ts';
import { type BuildingOptions, buildingReader } from '../../../server/exchange/read-buildings.ts';
import { readDirection } from '../../../server/exchange/read-direction.ts';
import { lineIds, lineReader } from '../../../server/exchange/read-lines.ts';
import { placeReader } from '../../../server/exchange/read-places.ts';
import { readRange } from '../../../server/exchange/read-range.ts';
import { readTime } from '../../../server/exchange/read-time.ts';
import { rowId } from '../../../server/exchange/row-ids.ts';
import type { RowReader } from '../../../server/exchange/row-reader.ts';
import type { FeatureRow } from '../../../server/exchange/source/source.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const POINT = { type: 'Point', coordinates: [115.61, 34.41] };
const LINE = {
  type: 'LineString',
  coordinates: [
    [115.61, 34.41],
    [115.62, 34.42],
  ],
};
const NONE: ReadonlySet<string> = new Set();

function rowsOf(properties: readonly Record<string, unknown>[], geometry: unknown = POINT): FeatureRow[] {
  return properties.map((each, i) => ({
    row: i + 1,
    id: undefined,
    geometry,
    properties: each,
    fault: null,
  }));
}

function setUp(kind: ImportKind, rows: readonly FeatureRow[]) {
  const scan = new ColumnScan();
  for (const row of rows) scan.see(row);
  const report = new DraftReport(kind);
  report.read = rows.length;
  const { columns } = scan.result(kind);
  return { columns, report, rows: rows.map(rowCleaner(kind, columns, report)) };
}

/** Reads in batches of any size: what comes out is the same. */
function readAll<T>(reader: RowReader<T>, rows: readonly FeatureRow[], taken = NONE, batch = 3): T[] {
  const all: T[] = [];
  for (let i = 0; i < rows.length; i += batch) all.push(...reader.read(rows.slice(i, i + batch), taken));
  return all;
}

function buildings(rows: readonly FeatureRow[], options: BuildingOptions = {}, taken = NONE) {
  const { columns, report, rows: clean } = setUp('buildings', rows);
  const read = readAll(buildingReader(columns, report, options), clean, taken);
  return { ...report.toReport(), read };
}

function lines(rows: readonly FeatureRow[], ground?: readonly Polygon[], taken = NONE) {
  const { columns, report, rows: clean } = setUp('lines', rows);
  const read = readAll(lineReader(columns, report, ground), clean, taken);
  return { ...report.toReport(), read };
}

describe('households of a building', () => {
  test('given, else storeys × homes, else persons ÷ persons in a home, else none, each told', () => {
    const { read, repaired, refused } = buildings(
      rowsOf([
        { 户数: 12, 层数: 6, 每层户数: 4, 人口数: 30 },
        { 户数: '１２户', 层数: '六' },
        { 户数: '', 层数: '6层', 每层户数: 4 },
        { 层数: 11, 人口数: 100 },
        { 层数: 3, 每层户数: 2.5 },
        { 人口数: 100 },
        { 人口数: '1人' },
        { 人口数: 0 },
        {},
        { 层数: '6+1' },
        { 户数: '六户' },
        { 户数: '13800001111' },
        { 层数: 2, 用途: '学校' },
        { 层数: 2, 用途: '商住' },
        { 层数: 2, 用途: '学校', 每层户数: 3 },
        { 层数: 2, 用途: '办公', 人口数: 28 },
      ]),
      { homesPerStorey: 2, personsPerHousehold: 2.8 },
    );
    expect(read.map(({ households, persons }) => [households, persons])).toEqual([
      [12, 30],
      [12, null],
      [24, null],
      [22, 100],
      [8, null],
      [36, 100],
      [1, 1],
      [0, 0],
      [0, null],
      [0, null],
      [4, null],
      [6, null],
      [10, 28],
    ]);
    expect(repaired.map(({ row, code, before, after }) => [row, code, before, after])).toEqual([
      [12, 'personal-removed', '', ''],
      [3, 'households-computed', '6 × 4', '24'],
      [4, 'households-computed', '11 × 2', '22'],
      [5, 'households-computed', '3 × 2.5', '8'],
      [6, 'households-computed', '100 ÷ 2.8', '36'],
      [7, 'households-computed', '1 ÷ 2.8', '1'],
      [8, 'households-computed', '0 ÷ 2.8', '0'],
      [9, 'households-empty', '', '0'],
      [13, 'households-no-homes', '学校', '0'],
      [14, 'households-computed', '2 × 2', '4'],
      [15, 'households-computed', '2 × 3', '6'],
      [16, 'households-computed', '28 ÷ 2.8', '10'],
    ]);
    expect(refused.map(({ row, code, params }) => [row, code, params.field, params.value])).toEqual([
      [10, 'bad-count', 'storeys', '6+1'],
      [11, 'bad-count', 'households', '六户'],
      [12, 'bad-count', 'households', '***'],
    ]);
  });

  test('more households than a building can have are none', () => {
    const { read, refused } = buildings(
      rowsOf([
        { 户数: 1_000_000 },
        { 户数: 1_000_001 },
        { 人口数: 10_000_001, 户数: 1 },
        { 层数: 999_999, 每层户数: 900 },
      ]),
    );
    expect(read).toHaveLength(1);
    expect(refused.map(({ row, params }) => [row, params.field, params.value])).toEqual([
      [2, 'households', '1000001'],
      [3, 'persons', '10000001'],
      [4, 'households', '999999 × 900'],
    ]);
  });

  test('of 180,000 rows the first are listed and all are counted', () => {
    const { columns, report } = setUp('buildings', rowsOf([{ 层数: 6, 编号: 1, name: '' }]));
    const reader = buildingReader(columns, report, { homesPerStorey: 4 });
    report.source = {
      format: 'csv',
      layer: '',
      layers: [],
      datums: [],
      notes: [],
      encoding: { said: null, sniffed: null, used: 'utf-8', sample: [] },
      crs: { said: null, used: null, name: '', by: 'unknown' },
    };
    for (let i = 0; i < 180; i++) {
      const rows = rowsOf(Array.from({ length: 1000 }, (_, n) => ({ 层数: 6, 编号: `${i}-${n}` })));
      expect(reader.read(rows, NONE)).toHaveLength(1000);
    }
    reader.read(rowsOf([{ 层数: 6 }]), NONE);
    report.repair(1, 'code-repeated', '', '');
    const { repaired, source } = report.toReport();
    expect(repaired.filter(({ code }) => code === 'households-computed')).toHaveLength(50);
    expect(repaired.at(-1)).toMatchObject({ code: 'code-repeated' });
    expect(source?.notes).toEqual([{ code: 'households-computed', params: { rows: 180_001 } }]);
  });

  test('what a row’s format could not give is refused by that, what the gate refuses by the gate’s word', () => {
    const [row] = rowsOf([{ 户数: 1 }]) as [FeatureRow];
    const { refused } = buildings([
      { ...row, row: 1, geometry: null, fault: 'source:geometry-damaged' },
      { ...row, row: 2, geometry: null },
      { ...row, row: 3, fault: 'a ring is open' },
      { ...row, row: 4, geometry: LINE },
      { ...row, row: 5, geometry: { type: 'Point', coordinates: [34.4, 115.6] } },
    ]);
    expect(refused.map(({ row, code }) => [row, code])).toEqual([
      [1, 'geometry-damaged'],
      [2, 'polygon-empty'],
      [3, 'geojson-invalid'],
      [4, 'not-a-polygon'],
      [5, 'axes-swapped'],
    ]);
  });
});

describe('ids', () => {
  const idOf = (id: unknown) => {
    const rows = rowsOf([{ id }]);
    return rowId(setUp('buildings', rows).columns, rows[0]!);
  };

  test.each([
    ['411402001-3-12', '411402001-3-12'],
    [12, '12'],
    [' 12 ', '12'],
    ['１２', '12'],
    ['3栋.2', 'x3~680b.2'],
    ['楼-3', 'x~697c-3'],
    ['A 3', 'xA~00203'],
    ['way/123', 'xway~002f123'],
    ['-3', 'x-3'],
    ['', null],
    [null, null],
    [true, null],
    [Number.NaN, null],
    [2 ** 60, null],
    ['x'.repeat(65), null],
    ['楼'.repeat(30), null],
    [[1], null],
  ])('%j is stored as %j', (id, stored) => {
    expect(idOf(id)).toBe(stored);
  });

  test('any text that is kept fits a path, is the same the next time, and no other text’s', () => {
    const path = /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,127}$/;
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom('楼', '栋', '3', '1', '-', ' ', '#', 'A', 'a', '号', '.', '_', '/', '😀'),
        minLength: 1,
        maxLength: 20,
      }),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    const plain = (said: string) => said.normalize('NFKC').trim().replace(/\s+/g, ' ');
    fc.assert(
      fc.property(text, text, (one, two) => {
        const [a, b] = [idOf(one), idOf(two)];
        if (a === null || b === null) return;
        expect(a).toMatch(path);
        expect(idOf(one)).toBe(a);
        // What is written out looks like itself when it comes in again.
        expect(idOf(a)).toBe(a.length <= 64 ? a : null);
        if (!/~/.test(one + two)) expect(a === b).toBe(plain(one) === plain(two));
      }),
      { numRuns: 2000 },
    );
  });

  test('are of the whole file, whatever the batches, and not another’s', () => {
    const rows = rowsOf(['a', 'b', 'c', 'd', 'a', '楼-1', '楼－1', 'e'].map((id) => ({ id, households: 1 })));
    for (const batch of [1, 2, 3, 100]) {
      const { columns, report } = setUp('buildings', rows);
      const read = readAll(buildingReader(columns, report), rows, new Set(['c']), batch);
      expect(read.map(({ id }) => id)).toEqual(['a', 'b', 'd', 'x~697c-1', 'e']);
      expect(report.toReport().refused.map(({ row, code }) => [row, code])).toEqual([
        [3, 'id-taken'],
        [5, 'duplicate-id'],
        [7, 'duplicate-id'],
      ]);
    }
  });

  test('a building whose id is a person’s number gets one of ours', () => {
    const ids = [numberOfNobody(), 'b1', 'b2', 'b3', 'b4'];
    const { read } = buildings(rowsOf(ids.map((id) => ({ id, households: 1 }))));
    expect(read.map(({ id }) => id).slice(1)).toEqual(ids.slice(1));
    expect(read[0]!.id).toMatch(/^[0-9a-f-]{36}$/);
  });
});

/** 18 signs with the right check, of a region that there is not. */
function numberOfNobody(): string {
  const head = '41999919570129000';
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, i) => all + weight * Number(head[i]), 0);
  return head + '10X98765432'[sum % 11];
}

describe('lines', () => {
  test.each<[Record<string, unknown>, unknown]>([
    [{ kind: 'road', class: 'primary' }, ['road', 'primary']],
    [{ kind: 'rail', class: 'rail' }, ['rail', 'rail']],
    [{ 种类: '道路', 等级: '主干道' }, ['road', 'primary']],
    [{ 类型: '次干道' }, ['road', 'secondary']],
    [{ 类型: '铁路' }, ['rail', 'rail']],
    [{ 类型: '河流' }, ['water', 'river']],
    [{ 类型: '水系' }, ['water', '']],
    [{ 类型: '围墙' }, ['wall', 'wall']],
    [{ 类型: ' 围墙线 ' }, ['wall', 'wall']],
    [{ kind: 'Railway' }, ['rail', '']],
    [{ kind: 'canal' }, ['water', 'canal']],
    [{ kind: 'road', class: '一级' }, ['road', '一级']],
    [{ highway: 'residential', railway: null, waterway: '', barrier: null }, ['road', 'residential']],
    [{ highway: null, railway: 'subway' }, ['rail', 'subway']],
    [{ waterway: 'river', railway: 'no' }, ['water', 'river']],
    [{ barrier: 'city_wall' }, ['wall', 'city_wall']],
    [{ fclass: 'track_grade3' }, ['road', 'track']],
    [{ fclass: 'stream' }, ['water', 'stream']],
    [{ fclass: 'light_rail' }, ['rail', 'light_rail']],
    [{ highway: 'construction' }, 'highway=construction'],
    [{ railway: 'abandoned' }, 'railway=abandoned'],
    [{ kind: 'pipeline' }, 'pipeline'],
    [{ kind: '' }, ''],
    [{ kind: 'constructor' }, 'constructor'],
    [{ fclass: 'bank' }, 'bank'],
  ])('%j is %j', (properties, expected) => {
    const { read, refused } = lines(rowsOf([properties], LINE));
    if (typeof expected === 'string') {
      expect(refused).toEqual([{ row: 1, code: 'line-kind', params: { kind: expected } }]);
    } else expect([read[0]!.kind, read[0]!.class]).toEqual(expected);
  });

  test.each([
    ['yes', true],
    ['viaduct', true],
    ['T', true],
    ['是', true],
    [1, true],
    [true, true],
    ['F', false],
    ['no', false],
    ['0', false],
    ['否', false],
    [0, false],
    [null, false],
    ['', false],
  ])('a bridge that is %j is %j', (bridge, expected) => {
    expect(lines(rowsOf([{ kind: 'road', bridge }], LINE)).read[0]!.bridge).toBe(expected);
  });

  test('the ids of parts are the file’s own too', () => {
    const parts = { type: 'MultiLineString', coordinates: [LINE.coordinates, LINE.coordinates] };
    const row = (n: number, id: string, geometry: object): FeatureRow => ({
      row: n,
      id: undefined,
      geometry,
      properties: { id, kind: 'road' },
      fault: null,
    });
    const rows = [
      row(1, 'a', parts),
      row(2, 'a.1', LINE),
      row(3, 'b', parts),
      row(4, 'a', parts),
      row(5, 'a', LINE),
    ];
    const { read, refused } = lines(rows, undefined, new Set(['b.2']));
    expect(read.map(({ id }) => id)).toEqual(['a.1', 'a.2', 'a']);
    expect(refused.map(({ row, code }) => [row, code])).toEqual([
      [2, 'duplicate-id'],
      [3, 'id-taken'],
      [4, 'duplicate-id'],
    ]);
    const { columns } = setUp('lines', rows);
    expect(rows.map((each) => lineIds(columns, each))).toEqual([
      ['a.1', 'a.2'],
      ['a.1'],
      ['b.1', 'b.2'],
      ['a.1', 'a.2'],
      ['a'],
    ]);
  });

  test('West Village: lines that run out of the territory are kept whole, and told', async () => {
    const file = sharedData('west-village/lines.geojson', 'lines out of the territory');
    const edge = sharedData('west-village/territory.geojson', 'lines out of the territory');
    if (!file || !edge) return;
    const { features } = JSON.parse(await readFile(file, 'utf8'));
    const ground = readGeometry(JSON.parse(await readFile(edge, 'utf8')).features[0].geometry);
    if (!ground.ok) throw new Error(ground.reason.code);
    const rows: FeatureRow[] = features.map(
      (feature: { geometry: object; properties: object }, i: number) => ({
        row: i + 1,
        id: undefined,
        ...feature,
        fault: null,
      }),
    );
    const { read, refused, repaired } = lines(rows, ground.value);
    expect([rows.length, refused.length]).toEqual([97, 0]);
    const corners = (all: readonly { geometry?: unknown; points?: readonly unknown[] }[]) =>
      all.reduce((sum, { points = [] }) => sum + points.length, 0);
    expect(corners(read)).toBe(
      rows.reduce((sum, { geometry }) => {
        const { type, coordinates } = geometry as { type: string; coordinates: unknown[][] };
        return sum + (type === 'LineString' ? coordinates : coordinates.flat()).length;
      }, 0),
    );
    expect(repaired.length).toBeGreaterThan(0);
    expect(new Set(repaired.map(({ code }) => code))).toEqual(new Set(['line-beyond']));
  });
});

describe('places', () => {
  function places(rows: readonly FeatureRow[]) {
    const { columns, report, rows: clean } = setUp('cameras', rows);
    const read = readAll(placeReader('camera', columns, report), clean);
    return { ...report.toReport(), read };
  }

  test('name, category, direction and link; what is neither is left out and told', () => {
    const { read, repaired, columnsDropped } = places(
      rowsOf([
        {
          国标编码: '41140200001320000001',
          点位名称: '东街口',
          类型: '球机',
          监控方向: '朝东',
          视频地址: 'rtsp://10.0.0.1/1',
          联系电话: '1',
        },
        { 点位名称: '西街口 13800001111', 监控方向: '楼上', 视频地址: 'javascript:alert(1)' },
        { 点位名称: '<b>x</b>', 监控方向: '', 视频地址: 'http://x/"onload=1' },
      ]),
    );
    expect(read.map(({ name, category, direction, link }) => [name, category, direction, link])).toEqual([
      ['东街口', '球机', 90, 'rtsp://10.0.0.1/1'],
      ['西街口 ***', '', null, null],
      ['<b>x</b>', '', null, null],
    ]);
    expect(read[0]!.id).toBe('41140200001320000001');
    expect(repaired.map(({ row, code }) => [row, code])).toEqual([
      [2, 'personal-removed'],
      [2, 'direction-unknown'],
      [2, 'link-unsafe'],
      [3, 'link-unsafe'],
    ]);
    expect(columnsDropped).toEqual(['联系电话']);
  });

  test.each([
    [90, 90],
    [-90, 270],
    ['-90', 270],
    ['45°', 45],
    ['45 度', 45],
    ['４５', 45],
    [720.5, 0.5],
    ['东', 90],
    ['正东', 90],
    ['东北', 45],
    ['北东', 45],
    ['东南方向', 135],
    ['朝西南', 225],
    ['西向', 270],
    ['面向北', 0],
    ['由东向西', 270],
    ['南向北', 0],
    ['由西南往东北', 45],
    ['北偏东30度', 30],
    ['北偏西30°', 330],
    ['南偏西 20', 200],
    ['东偏南15', 105],
    ['N', 0],
    ['ne', 45],
    ['NNW', 337.5],
    ['north-east', 45],
    ['South', 180],
    ['westbound', 270],
    ['', null],
    [null, null],
    ['北偏南10', undefined],
    ['楼上', undefined],
    ['东西', undefined],
    ['全向', undefined],
    [Number.NaN, undefined],
    ['news', undefined],
    [{}, undefined],
  ])('the direction %j is %j', (said, degrees) => {
    expect(readDirection(said)).toBe(degrees);
  });
});

test('a cell of a megabyte is read as quickly as it is long', () => {
  const long = 1_000_000;
  const cells = [
    `1${' '.repeat(long)}x`,
    ' '.repeat(long),
    '1'.repeat(long),
    '1 '.repeat(long / 2),
    '1,'.repeat(long / 2),
    '138-'.repeat(long / 4),
    '('.repeat(long),
    '楼'.repeat(long),
    '2026-'.repeat(long / 5),
    '-'.repeat(long),
  ];
  for (const cell of cells) {
    const columns = ['id', 'name', '户数', '层数', '每层户数', '人口数', 'use'];
    const { read, refused } = buildings(
      rowsOf([Object.fromEntries(columns.map((column) => [column, cell]))]),
    );
    expect(read.length + refused.length).toBe(1);
    expect(
      lines(rowsOf([{ kind: 'road', class: cell, highway: cell, name: cell, bridge: cell }], LINE)).read,
    ).toHaveLength(1);
    expect(readDirection(cell)).toBe(undefined);
    expect(readTime(cell)).toBe(undefined);
  }
});

test('no reader breaks, whatever the rows hold', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(
      null,
      undefined,
      '=cmd',
      '<svg onload=1>',
      '12户',
      '6层',
      '1e309',
      '2026/3/1 8:30',
      '__proto__',
      [],
      {},
    ),
    fc.jsonValue(),
    fc.date(),
  );
  const heading = fc.oneof(
    fc.constantFrom(
      'id',
      'name',
      '户数',
      '层数',
      '每层户数',
      '人口数',
      'kind',
      'class',
      'highway',
      'direction',
      'link',
      '名称',
      '__proto__',
      'toString',
    ),
    fc.string(),
  );
  const geometry = fc.oneof(
    fc.constantFrom(
      null,
      POINT,
      LINE,
      { type: 'MultiLineString', coordinates: [[]] },
      { type: 'LineString' },
    ),
    fc.jsonValue(),
  );
  const row = fc.record({
    properties: fc.dictionary(heading, cell),
    geometry,
    id: cell,
    fault: fc.constantFrom(null, 'x', 'source:geometry-curved'),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (made) => {
      const rows = made.map((each, i) => ({ ...each, row: i + 1 }));
      for (const kind of ['buildings', 'lines', 'cameras'] as const) {
        const { columns, report, rows: clean } = setUp(kind, rows);
        const reader: RowReader<unknown> =
          kind === 'buildings'
            ? buildingReader(columns, report, { homesPerStorey: 2 })
            : kind === 'lines'
              ? lineReader(columns, report)
              : placeReader('camera', columns, report);
        const read = readAll(reader, clean);
        const { refused } = report.toReport();
        if (kind !== 'lines') expect(read.length + refused.length).toBe(rows.length);
        expect(refused.every(({ code }) => /^[a-z-]+$/.test(code))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['80', 80],
  [60, 60],
  ['约80米', 80],
  ['１２０ｍ', 120],
  ['0.1 km', 100],
  ['≥50米', 50],
  ['', null],
  [null, null],
  ['0', undefined],
  ['-5', undefined],
  ['20000', undefined],
  ['远', undefined],
  ['60-80', undefined],
])('how far a camera sees: %j is %j m', (cell, metres) => {
  expect(readRange(cell)).toBe(metres);
});
