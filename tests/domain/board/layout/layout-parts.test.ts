import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardContent } from '../../../../domain/board/content.ts';
import { type LaidSheet, layoutSheet } from '../../../../domain/board/layout/layout-sheet.ts';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import { leavesOf, said, textsOf } from './drawn.ts';
import { plainRuler } from './plain-ruler.ts';
import { randomContent } from './random-content.ts';

const [BOARD] = BUILT_IN_TEMPLATES as readonly [BoardTemplate];
const [RANDOM] = fc.sample(randomContent, { numRuns: 1, seed: 7 }) as [BoardContent];
const role = (id: string, zh: string, first: boolean) => ({
  id,
  name: { zh, en: id },
  first,
  required: true,
});
const CONTENT: BoardContent = {
  ...RANDOM,
  lang: 'zh',
  convergence: 0,
  approvalNumber: '',
  plan: { name: '方案', revision: 3, draft: false },
  publicUrl: null,
  grid: {
    ...RANDOM.grid,
    name: '第三网格',
    risk: null,
    roles: [role('manager', '管理员', true), role('police', '警务员', false)],
    team: { members: [{ role: 'manager', name: '王建国', phone: '13803701000' }], services: [] },
  },
};
const qr = (_: string, size: number) => [
  { points: Float64Array.of(0, 0, size, 0, size, size, 0, size), closed: true },
];

function laid(content: BoardContent, template: BoardTemplate = BOARD): LaidSheet {
  const result = layoutSheet(content, template, { ruler: plainRuler, qr });
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

const codes = ({ notices }: LaidSheet) => notices.map(({ code }) => code);
const withTeam = (members: BoardContent['grid']['team']['members']): BoardContent => ({
  ...CONTENT,
  grid: { ...CONTENT.grid, team: { members, services: [] } },
});
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    role: at === 0 ? 'manager' : 'police',
    name: `王${at}`,
    phone: `138${String(at).padStart(8, '0')}`,
  }));

describe('the team', () => {
  test('who answers first is written larger than the others', () => {
    const texts = textsOf(laid(withTeam(people(2))).drawings[0]);
    const sizeOf = (name: string) => texts.find(({ text }) => text === name)!.size;
    expect(sizeOf('王0')).toBeGreaterThan(1.1 * sizeOf('王1'));
  });

  test('a required role that nobody has is a line to be written on', () => {
    const lines = (sheet: LaidSheet) =>
      leavesOf(sheet.drawings[0]).filter(({ within }) => within.some(({ name }) => name === 'team')).length;
    expect(said(laid(withTeam(people(1))).drawings)).toContain('警务员');
    expect(lines(laid(withTeam([])))).toBeGreaterThan(4);
    expect(said(laid(withTeam([])).drawings)).toContain('管理员');
  });

  test('of thirty all stand on one sheet, of two hundred on two and it is said', () => {
    expect(laid(withTeam(people(30))).drawings).toHaveLength(1);
    const many = laid(withTeam(people(200)));
    expect(many.drawings.length).toBeGreaterThan(1);
    expect(codes(many)).toContain('team-continued');
    const all = said(many.drawings);
    for (const { phone } of people(200)) expect(all).toContain(phone);
  });

  test('before it goes overleaf phones of services do; who answers first stays, and some phones too', () => {
    const services = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        name: `${i}号小区物业管理服务中心给排水与管道维修疏通应急抢修热线（二十四小时值班）`,
        phone: `0370-${3_000_000 + i}转${8000 + i}`,
      }));
    const crowded = (members: number, phones: number) => {
      const team = { members: people(members), services: services(phones) };
      return laid({ ...CONTENT, grid: { ...withTeam([]).grid, team } });
    };
    const face = ({ drawings: [first] }: LaidSheet) => said([first]);
    for (const [members, phones] of [
      [30, 20],
      [30, 60],
      [200, 60],
      [200, 3],
    ] as const) {
      const sheet = crowded(members, phones);
      for (const { phone } of people(4)) expect(face(sheet)).toContain(phone);
      for (const { phone } of services(3)) expect(face(sheet)).toContain(phone);
      for (const { phone } of [...people(members), ...services(phones)])
        expect(said(sheet.drawings)).toContain(phone);
    }
    expect(codes(crowded(200, 60))).toContain('part-continued');
  });
});

test('a draft says so across the foot, a plan in force does not', () => {
  expect(said(laid(CONTENT).drawings)).not.toContain('草案');
  const draft = { ...CONTENT, plan: { ...CONTENT.plan, draft: true } };
  expect(said(laid(draft).drawings)).toContain('草案');
  expect(said(laid({ ...draft, lang: 'en' }).drawings)).toContain('DRAFT');
});

test('a code to be scanned is there only where there is an address', () => {
  const has = (content: BoardContent) => said(laid(content).drawings).includes('扫码');
  expect(has(CONTENT)).toBe(false);
  expect(has({ ...CONTENT, publicUrl: 'https://wangge.example/g/1' })).toBe(true);
});

test('a risk level is there only where both the office and the template show it', () => {
  const rated = {
    ...CONTENT,
    grid: { ...CONTENT.grid, risk: { name: { zh: '重点关注', en: 'focus' }, colour: '#EC7014' } },
  };
  expect(said(laid(rated).drawings)).not.toContain('重点关注');
  const template: BoardTemplate = { ...BOARD, fields: [...BOARD.fields, 'risk'] };
  expect(said(laid(rated, template).drawings)).toContain('重点关注');
  expect(said(laid(CONTENT, template).drawings)).not.toContain('风险等级');
});

test('how far grid north is from north is said beyond a degree', () => {
  expect(said(laid({ ...CONTENT, convergence: 0.9 }).drawings)).not.toContain('收敛角');
  expect(said(laid({ ...CONTENT, convergence: -1.4 }).drawings)).toContain('收敛角-1.4°');
});

test('a number of approval is written, or there is a line for it', () => {
  expect(said(laid(CONTENT).drawings)).toContain('审图号：');
  expect(said(laid({ ...CONTENT, approvalNumber: '豫S（2026）012号' }).drawings)).toContain(
    '审图号：豫S（2026）012号',
  );
});

test('a scale that is too large is given up with a word', () => {
  const sheet = laid(
    { ...CONTENT, grid: { ...CONTENT.grid, polygons: square(800) } },
    { ...BOARD, scale: 500 },
  );
  expect(sheet.notices.find(({ code }) => code === 'scale-too-large')?.params).toEqual({
    wished: 500,
    scale: 4000,
  });
  expect(said(sheet.drawings)).toContain('1:4,000');
});

test.each([
  [2, 100],
  [20_000, 100_000],
])('a grid of %d m has a sheet at 1:%d', (metres, scale) => {
  expect(laid({ ...CONTENT, grid: { ...CONTENT.grid, polygons: square(metres) } }).map!.scale).toBe(scale);
});

test('signs without a glyph are said', () => {
  const sheet = laid({ ...CONTENT, grid: { ...CONTENT.grid, name: '㙍头网格' } });
  expect(sheet.notices).toContainEqual({ code: 'glyph-missing', params: { characters: '㙍' } });
});

test('signs without a glyph are said of the map too, also of a name that is nothing else', () => {
  const line = { kind: 'road', class: 'residential', bridge: false, tunnel: false } as const;
  const grid = { ...CONTENT.grid, polygons: square(100) };
  const points = [
    [-20, 50],
    [120, 50],
  ] as const;
  const place = { kind: 'unit', category: '', name: '😀', at: [50, 20] } as const;
  const ruler = {
    ...plainRuler,
    lacks: (text: string) => ['㙍', '😀'].filter((sign) => text.includes(sign)),
  };
  const lines = [{ ...line, name: '㙍塘路', points }];
  const content = { ...CONTENT, grid, ancestors: [], neighbours: [], lines, places: [place] };
  const sheet = layoutSheet(content, BOARD, { ruler, qr });
  const missing = (sheet.ok ? sheet.value.notices : []).find(({ code }) => code === 'glyph-missing')?.params
    .characters;
  expect(missing).toContain('㙍');
  expect(missing).toContain('😀');
});

test('a row that is higher than a page is said with all its words', () => {
  const name = '王'.repeat(6000);
  const sheet = laid(withTeam([{ role: 'manager', name, phone: '110' }]));
  const told = sheet.notices.find(({ code }) => code === 'text-too-long')?.params;
  expect(told?.part).toBe('网格力量');
  expect(String(told?.text).replace(/\s/g, '')).toContain(name);
});

test('text that is too small to be read is said', () => {
  expect(codes(laid(CONTENT, { ...BOARD, paper: { width: 60, height: 50 } }))).toContain('text-too-small');
  expect(codes(laid(CONTENT))).not.toContain('text-too-small');
});

test('without colour there is none', () => {
  const grey = /^#(..)\1\1$/;
  const type = {
    name: { zh: '密集', en: 'Crowded' },
    colour: '#AA4499',
    letter: '密',
    hatch: 'dots' as const,
  };
  const risk = { name: { zh: '重点关注', en: 'focus' }, colour: '#EC7014' };
  const sheet = laid(
    { ...CONTENT, grid: { ...CONTENT.grid, type, risk } },
    { ...BOARD, mono: true, fields: [...BOARD.fields, 'risk'] },
  );
  for (const { mark } of leavesOf(sheet.drawings[0])) {
    const colours =
      mark.kind === 'path'
        ? [mark.fill, mark.stroke]
        : mark.kind === 'text'
          ? [mark.colour, mark.halo?.colour]
          : [];
    for (const colour of colours) if (colour !== undefined) expect(colour).toMatch(grey);
  }
});

test('a paper that there cannot be is refused', () => {
  const result = layoutSheet(
    CONTENT,
    { ...BOARD, paper: { width: 49, height: 200 } },
    { ruler: plainRuler, qr },
  );
  expect(result.ok ? null : result.reason.code).toBe('paper-not-possible');
});

function square(side: number): BoardContent['grid']['polygons'] {
  return [
    [
      [
        [0, 0],
        [side, 0],
        [side, side],
        [0, side],
      ],
    ],
  ];
}
