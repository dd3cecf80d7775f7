import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { ImportKind } from '../../../domain/contract/exchange.ts';
import { ColumnScan } from '../../../server/exchange/columns/column-scan.ts';
import { personalNumbers, withoutPersonal } from '../../../server/exchange/columns/personal-values.ts';
import { rowCleaner } from '../../../server/exchange/columns/row-cleaner.ts';
import { DraftReport } from '../../../server/exchange/draft-report.ts';
import { Random } from '../../arbitrary/random.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number of nobody: the region is one that was never given out. */
function identityNumber(serial: number, year = 1950 + (serial % 60)): string {
  const month = String((serial % 12) + 1).padStart(2, '0');
  const day = String((serial % 28) + 1).padStart(2, '0');
  const head = `419999${year}${month}${day}${String(serial % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(head[i]), 0);
  return head + '10X98765432'[sum % 11];
}

function card(random: Random): string {
  const digits = `622588${Array.from({ length: 9 }, () => random.whole(0, 9)).join('')}`;
  const sum = [...digits].reverse().reduce((all, digit, i) => {
    const n = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return all + (n > 9 ? n - 9 : n);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

const mobile = (random: Random) =>
  `1${random.whole(3, 9)}${String(random.whole(0, 999_999_999)).padStart(9, '0')}`;

function scan(rows: readonly Record<string, unknown>[]): ColumnScan {
  const columns = new ColumnScan();
  for (const properties of rows) columns.see({ properties });
  return columns;
}

/** What is said of one column whose heading it is. */
function heading(kind: ImportKind, name: string, value = '春风') {
  return scan([{ [name]: value }]).result(kind).report[0]!;
}

describe('headings that name persons', () => {
  const RESIDENTS = [
    '户主',
    '户主姓名',
    '身份证号',
    '身份证号码',
    '公民身份号码',
    '证件号码',
    '业主',
    '产权人',
    '租户姓名',
    '民族',
    '宗教信仰',
    '健康状况',
    '残疾类型',
    '是否残疾',
    '出生日期',
    '政治面貌',
    '是否党员',
    '信访记录',
    '刑满释放',
    '社区矫正',
    '银行账号',
    '婚姻状况',
    '与户主关系',
    '文化程度',
    '工作单位',
    '户籍地址',
    '微信号',
    '低保',
    '性别',
    '年龄',
    '居民姓名',
    '车牌号',
    'ID Card',
    'id_card_no',
    'IDCardNo',
    'OWNER',
    'owner_name',
    'OwnerName',
    'OWNERNAME',
    'Religion',
    'ethnicity',
    'health_status',
    'HEALTHSTAT',
    'Date of Birth',
    'BIRTHDAY',
    'dob',
    'gender',
    'maritalStatus',
    'bank_account',
    'tenant',
    'household head',
    'SFZH',
    'sfzhm',
    'HZXM',
    'CSRQ',
    'MZ',
    'XB',
    'ZJXY',
    'YHZH',
    '（户主）',
    '身 份 证',
    '户主姓(名',
  ];
  const PERSONS = [
    '姓名',
    '联系人',
    '联系电话',
    '手机号',
    '电话',
    '负责人',
    'phone',
    'Tel',
    'mobile_phone',
    'contact',
    'first name',
    'XM',
    'LXDH',
    'LXR',
    'SJHM',
  ];
  const ALL: ImportKind[] = [
    'territory',
    'grids',
    'buildings',
    'lines',
    'teams',
    'cases',
    'cameras',
    'shops',
    'units',
  ];

  test.each(RESIDENTS)('%s is nobody’s business, whatever the file is of', (name) => {
    for (const kind of ALL) expect([kind, heading(kind, name).dropped]).toEqual([kind, 'personal']);
  });

  test.each(PERSONS)('%s is a team’s in a file of teams and of grids, else dropped', (name) => {
    for (const kind of ALL) {
      const { dropped, field } = heading(kind, name);
      if (kind === 'teams') expect(dropped === null || (dropped === 'spare' && field === null)).toBe(true);
      else expect([kind, dropped]).toEqual([kind, kind === 'grids' ? 'team' : 'personal']);
    }
  });

  test.each(['网格员', '网格长', '网格员姓名', '网格长电话', '民警', '楼栋长', 'WGY', 'WGYDH', '党支部书记'])(
    '%s in a grids file is offered as team',
    (name) => {
      expect(heading('grids', name)).toMatchObject({ field: null, dropped: 'team', samples: [] });
    },
  );

  test.each([
    '残疾人数',
    '党员人数',
    '租户数',
    '少数民族人数',
    '业主户数',
    '老年人口比例',
    '户籍人口数',
    '宗教场所',
    '残疾人服务中心',
    '信访办公室',
    '门牌号码',
    '村庄',
    'village',
    'ownership',
    'homepage',
    'persons',
    'population',
    'percentage',
    'stage',
    'message',
    'tenant_count',
    'telescope',
    'contacted_area',
    '卫生健康机构',
  ])('%s is about nobody', (name) => {
    expect(heading('buildings', name).dropped).not.toBe('personal');
  });

  test('a DBF in UTF-8 leaves three characters of a name: enough to tell', () => {
    const names = [
      '户主姓名',
      '身份证号码',
      '证件号码',
      '政治面貌',
      '宗教信仰',
      '文化程度',
      '工作单位',
      '健康状况',
      '家庭住址',
      '出生日期',
      '婚姻状况',
      '银行账号',
      '户籍性质',
    ];
    for (const name of names)
      expect([name, heading('buildings', name.slice(0, 3)).dropped]).toEqual([name, 'personal']);
    for (const name of ['联系电话', '联系方式', '网格员姓名', '负责人电话', '手机号码']) {
      expect([name, heading('grids', name.slice(0, 3)).dropped]).toEqual([name, 'team']);
      expect([name, heading('shops', name.slice(0, 3)).dropped]).toEqual([name, 'personal']);
    }
    for (const name of ['工作单元', '服务处理', '居住地块'])
      expect(heading('buildings', name).dropped).toBe('spare');
  });

  test('the picker does not bring in what is personal', () => {
    const columns = scan([{ 户主姓名: '春风', 名称: '三号楼' }]);
    const { columns: taken, report, refused } = columns.result('buildings', { name: '户主姓名' });
    expect(refused).toBeNull();
    expect(taken.of.get('name')).toBeUndefined();
    expect(taken.dropped).toEqual(['名称', '户主姓名']);
    expect(report[0]).toEqual({ name: '户主姓名', samples: [], field: null, dropped: 'personal' });
  });

  test.each([
    ['utf8', 'gb18030'],
    ['gb18030', 'win1252'],
    ['gb18030', 'latin1'],
    ['utf8', 'latin1'],
  ])('written in %s and read in %s it is still not shown', (written, read) => {
    const wrong = (text: string) => iconv.decode(iconv.encode(text, written), read);
    const columns = scan([{ [wrong('身份证号码')]: wrong('某某'), [wrong('名称')]: wrong('东街') }]);
    expect(columns.result('buildings').report[0]).toMatchObject({ samples: [], dropped: 'personal' });
    expect(columns.sample()).not.toContain(wrong('某某'));
    expect(columns.sample()).toContain(wrong('东街'));
  });

  test.each([
    ['utf8', 'win1252'],
    ['gb18030', 'utf8'],
  ])('written in %s and read in %s nobody can tell what it was: not shown either', (written, read) => {
    const wrong = (text: string) => iconv.decode(iconv.encode(text, written), read);
    const columns = scan([{ [wrong('身份证号码')]: 'nobody 某', code: 'A' }]);
    expect(columns.result('buildings').report[0]).toMatchObject({ samples: [] });
    expect(columns.sample()).toEqual([wrong('身份证号码')]);
  });
});

describe('cells that hold numbers of persons', () => {
  const random = new Random(7);
  const thousand = Array.from({ length: 1000 }, (_, i) => i);
  const KINDS: ImportKind[] = ['grids', 'buildings', 'lines', 'teams', 'cases', 'shops'];

  test.each<[string, (i: number) => unknown]>([
    ['identity numbers', identityNumber],
    ['identity numbers behind a name', (i) => `春风${i} ${identityNumber(i)}`],
    ['identity numbers with spaces', (i) => identityNumber(i).replace(/^(.{6})(.{8})/, '$1 $2 ')],
    ['identity numbers with a small x', (i) => identityNumber(i).toLowerCase()],
    ['a third of identity numbers', (i) => (i % 3 === 0 ? identityNumber(i) : '无')],
    ['bank cards', () => card(random)],
  ])('%s under a harmless heading are dropped', (_, cell) => {
    for (const kind of KINDS) {
      const columns = scan(thousand.map((i) => ({ 备注: cell(i), name: `n${i}` })));
      const { report, columns: taken } = columns.result(kind, kind === 'grids' ? { note: '备注' } : {});
      expect(report[0]).toEqual({ name: '备注', samples: [], field: null, dropped: 'personal' });
      expect([...taken.of.values()]).not.toContain('备注');
      const said = JSON.stringify([report, columns.sample()]);
      expect(
        thousand.filter((i) => said.includes(String(cell(i)).slice(0, 14)) && String(cell(i)) !== '无'),
      ).toEqual([]);
    }
  });

  test.each<[string, (random: Random) => unknown]>([
    ['mobile numbers', mobile],
    ['mobile numbers as numbers', (r) => Number(mobile(r))],
    ['with +86 and strokes', (r) => mobile(r).replace(/^(...)(....)/, '+86 $1-$2-')],
    ['in a sentence', (r) => `请拨${mobile(r)}找我`],
  ])('%s are dropped, but not of a team', (_, cell) => {
    const rows = thousand.map(() => ({ 说明: cell(random) }));
    for (const kind of KINDS)
      expect(scan(rows).result(kind).report[0]!.dropped).toBe(kind === 'teams' ? 'spare' : 'personal');
    expect(scan(rows).sample()).not.toContain('找我');
    expect(scan(rows.map(({ 说明 }) => ({ 电话: 说明 }))).result('teams').report[0]).toMatchObject({
      field: 'phone',
      dropped: null,
    });
  });

  test.each<[string, (i: number) => unknown]>([
    ['codes of grids', (i) => `411402001003${String(i % 999).padStart(3, '0')}`],
    ['codes of buildings of 18 digits', (i) => `4114020010030${String(i).padStart(5, '0')}`],
    [
      'numbers of cases that begin with a date',
      (i) => `1903${String((i % 28) + 1).padStart(2, '0')}${String(i).padStart(5, '0')}`,
    ],
    ['numbers that follow one another', (i) => 13_000_000_000 + i * 3],
    ['the code of one office that passes a card’s check', () => '6222021234567894'],
    ['codes of 19 digits', (i) => `4114020010030010${String(i).padStart(3, '0')}`],
    ['coordinates with many digits', (i) => `115.13812345678${i % 10}`],
    ['fractions', (i) => 34.413812345678 + i * 1e-9],
    ['telephones of offices', (i) => `0370-${2_000_000 + i}`],
    ['credit codes', (i) => `91411400MA${String(44_000_000 + i * 7)}`.slice(0, 18)],
    ['milliseconds', (i) => 1_772_325_000_000 + i * 60_000],
    ['empty cells', () => null],
  ])('%s are no numbers of persons', (_, cell) => {
    expect(scan(thousand.map((i) => ({ number: cell(i) }))).result('buildings').report[0]!.dropped).toBe(
      'spare',
    );
  });

  test('a heading that is the first row of a table without one is not shown', () => {
    const columns = scan([{ [identityNumber(5)]: identityNumber(6), 某: 'x' }]);
    const { report, columns: taken } = columns.result('buildings');
    expect(report[0]).toEqual({ name: '***', samples: [], field: null, dropped: 'personal' });
    expect(taken.dropped).toEqual(['***', '某']);
  });

  test('a few in a column of texts are masked where it is shown', () => {
    const rows = thousand.map((i) => ({ 备注: i === 0 ? `找${mobile(random)}` : `第${i}条` }));
    expect(scan(rows).result('grids').report[0]).toMatchObject({
      samples: ['找***', '第1条', '第2条'],
      field: 'note',
    });
    const long = scan([{ 备注: `${'长'.repeat(50)}${identityNumber(3)}` }, ...rows]);
    expect(JSON.stringify(long.result('grids').report)).not.toMatch(/\d{6}/);
  });

  test('the team that a plan’s own file carries is taken; identity numbers in it are not', () => {
    const team = (phone: string) =>
      JSON.stringify({ members: [{ role: 'worker', name: '春风', phone }], services: [] });
    const rows = thousand.map(() => ({ team: team(mobile(random)) }));
    expect(scan(rows).result('grids').report[0]).toMatchObject({ field: 'team', dropped: null });
    expect(
      scan(thousand.map((i) => ({ team: team(identityNumber(i)) }))).result('grids').report[0]!.dropped,
    ).toBe('personal');
  });
});

describe('single texts', () => {
  test('every identity number is seen, and none that is not one', () => {
    fc.assert(
      fc.property(
        fc.nat(99_999),
        fc.string(),
        fc.string(),
        fc.integer({ min: 1, max: 10 }),
        (serial, before, after, shift) => {
          const number = identityNumber(serial);
          const text = `${before.replace(/[\dA-Za-z -]/g, '')}${number}${after.replace(/[\dA-Za-z -]/g, '')}`;
          expect(personalNumbers(text).identity).toBe(1);
          expect(withoutPersonal(text)).toBe(text.replace(number, '***'));
          const last = '10X98765432'.indexOf(number[17]!);
          const wrong = number.slice(0, 17) + '10X98765432'[(last + shift) % 11];
          expect(personalNumbers(wrong).identity).toBe(0);
        },
      ),
    );
  });

  test('a text without such a number is left as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const without = text.replace(/\d{5,}/g, '1234');
        if ((without.match(/\d/g) ?? []).length < 11) expect(withoutPersonal(without)).toBe(without);
      }),
    );
    for (const text of [
      '',
      '2026-03-01 08:30',
      '411402001-3-12',
      '1,234',
      '0370-2785114',
      '115.6123456,34.4123456',
      '12345678901',
    ])
      expect(withoutPersonal(text)).toBe(text);
  });

  test('a text once cleaned stays as it is', () => {
    const random = new Random(11);
    for (let i = 0; i < 500; i++) {
      const text = `${i}号 ${mobile(random)} ${identityNumber(i)}，${card(random)}`;
      const clean = withoutPersonal(text);
      expect(clean).toBe(`${i}号 *** ***，***`);
      expect(withoutPersonal(clean)).toBe(clean);
    }
  });
});

describe('the one door for rows', () => {
  const random = new Random(23);
  const ALL: ImportKind[] = [
    'territory',
    'grids',
    'buildings',
    'lines',
    'teams',
    'cases',
    'cameras',
    'shops',
    'units',
  ];

  function through(kind: ImportKind, rows: readonly Record<string, unknown>[]) {
    const columns = scan(rows).result(kind).columns;
    const report = new DraftReport(kind);
    const clean = rowCleaner(kind, columns, report);
    const out = rows.map(
      (properties, i) => clean({ row: i + 1, id: i, geometry: null, properties, fault: null }).properties,
    );
    return { out, repaired: report.toReport().repaired };
  }

  test('lets no personal column through, nor what nothing takes; of a team its own columns, whatever they are called', () => {
    for (const kind of ALL) {
      const { out } = through(kind, [
        { name: '春风', 身份证号: 'x', 户主: '某某', 网格员: '某某', 网格员电话: '1', toString: 1, 备用: 2 },
      ]);
      const [properties] = out;
      expect(Object.keys(properties!).filter((column) => /身份证|户主/.test(column))).toEqual([]);
      if (kind === 'teams') expect(properties).toMatchObject({ 网格员: '某某', 网格员电话: '1', 备用: 2 });
      else expect(Object.keys(properties!)).toEqual('name' in properties! ? ['name'] : []);
    }
  });

  test('takes numbers of persons out of single cells and says in which rows, not what they were', () => {
    const number = identityNumber(77);
    const rows: Record<string, unknown>[] = Array.from({ length: 30 }, (_, i) => ({
      id: `b${i}`,
      name: `${i}号楼`,
      note: 'x',
      tags: ['甲', '乙'],
      households: i,
    }));
    rows[3] = {
      id: 'b3',
      name: `三号楼 ${mobile(random)}`,
      note: `问${number}`,
      tags: ['甲', number],
      households: 13_800_001_111,
    };
    const { out, repaired } = through('grids', rows);
    expect(out[3]).toEqual({
      id: 'b3',
      name: '三号楼 ***',
      note: '问***',
      tags: ['甲', '***'],
      households: '***',
    });
    expect(out.filter((_, i) => i !== 3)).toEqual(rows.filter((_, i) => i !== 3));
    expect(repaired).toEqual([{ row: 4, code: 'personal-removed', before: '', after: '' }]);
  });

  test('leaves a team its telephones, and takes identity numbers out all the same', () => {
    const phone = mobile(random);
    const rows = [
      { 网格: '甲', 角色: '网格员', 姓名: '春风', 电话: phone, 开锁: Number(phone) },
      { 网格: '乙', 角色: '网格员', 姓名: `春风${identityNumber(5)}`, 电话: phone, 开锁: '' },
      ...Array.from({ length: 9 }, () => ({ 网格: '丙', 角色: '网格员', 姓名: '某某', 电话: '', 开锁: '' })),
    ];
    const { out, repaired } = through('teams', rows);
    expect(out[0]).toEqual(rows[0]);
    expect(out[1]).toEqual({ ...rows[1], 姓名: '春风***' });
    expect(repaired.map(({ row }) => row)).toEqual([2]);
    const team = { members: [{ role: 'worker', name: '春风', phone }], services: [] };
    expect(through('grids', [{ name: 'a', team }]).out).toEqual([{ name: 'a', team }]);
  });

  test('breaks on nothing, and what went through goes through again unchanged', () => {
    const cell = fc.oneof(
      fc.jsonValue(),
      fc.date(),
      fc.nat(999).map(identityNumber),
      fc.nat(999).map((i) => `a${identityNumber(i)}b`),
      fc.constantFrom(
        13_800_001_111,
        '138-0000-1111',
        [13_800_001_111],
        { a: { b: '13800001111' } },
        undefined,
        null,
      ),
    );
    const heading = fc.constantFrom(
      'name',
      'id',
      'code',
      '备注',
      'tags',
      '__proto__',
      '户主',
      'team',
      '电话',
      '12',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...ALL),
        fc.array(fc.dictionary(heading, cell), { maxLength: 6 }),
        (kind, rows) => {
          const { out } = through(kind, rows);
          const again = through(kind, out);
          expect(again.repaired).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
