import fc from 'fast-check';
import type { BoardContent, BoardGrid, GroundPoint } from '../../../../domain/board/content.ts';
import { BOARD_FIELDS, type BoardTemplate } from '../../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';

const CHINESE = [...'新城街道北海社区第三网格神火大道南京西路阳光花园（含道路北侧），、。：《》一二垚骉'];
const LATIN = [
  'Nanjing',
  'West',
  'Road',
  'Sunshine',
  'Gardens,',
  '(north',
  'side)',
  'No.',
  '12',
  'a',
  'Community-Office',
];

const chinese = (most: number) =>
  fc.array(fc.constantFrom(...CHINESE), { minLength: 1, maxLength: most }).map((signs) => signs.join(''));
const latin = (most: number) =>
  fc
    .array(fc.constantFrom(...LATIN), { minLength: 1, maxLength: Math.max(1, Math.floor(most / 6)) })
    .map((words) => words.join(' '));
const words = (most: number) => fc.oneof(chinese(most), latin(most));
const phone = fc
  .integer({ min: 0, max: 99_999_999 })
  .map((number) => `138${String(number).padStart(8, '0')}`);

/** A star around a middle: any number of corners, never crossing itself. */
function star(): fc.Arbitrary<readonly GroundPoint[]> {
  return fc
    .record({
      size: fc.double({ min: 0, max: 4, noNaN: true }).map((power) => 2 * 10 ** power),
      arms: fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 3, maxLength: 24 }),
      x: fc.integer({ min: -2000, max: 2000 }),
      y: fc.integer({ min: -2000, max: 2000 }),
    })
    .map(({ size, arms, x, y }) =>
      arms.map((arm, at): GroundPoint => {
        const angle = (2 * Math.PI * at) / arms.length;
        return [x + (size / 2) * arm * Math.cos(angle), y + (size / 2) * arm * Math.sin(angle)];
      }),
    );
}

const grid = (id: string): fc.Arbitrary<BoardGrid> =>
  fc.record({
    id: fc.constant(id),
    name: words(60),
    code: fc.option(fc.constantFrom('41140300100101', '411403001001001', '01020304114030010010')),
    polygons: fc.array(
      star().map((shell) => [shell]),
      { minLength: 1, maxLength: 3 },
    ),
  });

const both = (most: number) => fc.record({ zh: chinese(most), en: latin(most) });

export const randomContent: fc.Arbitrary<BoardContent> = fc
  .record({
    lang: fc.constantFrom('zh' as const, 'en' as const),
    office: words(30),
    own: grid('own'),
    others: fc
      .array(words(12), { maxLength: 6 })
      .chain((names) => fc.tuple(...names.map((_, at) => grid(`g${at}`)))),
    level: both(10),
    type: fc.option(
      fc.record({
        name: both(14),
        colour: fc.constantFrom('#88CCEE', '#AA4499'),
        letter: fc.constantFrom('居', '商'),
        hatch: fc.constantFrom('none', 'diagonal', 'dots', 'cross', 'vertical' as const),
      }),
    ),
    risk: fc.option(fc.record({ name: both(10), colour: fc.constant('#EC7014') })),
    households: fc.nat(99_999),
    estimated: fc.boolean(),
    areaM2: fc.double({ min: 1, max: 4e8, noNaN: true }),
    roles: fc.array(both(12), { minLength: 1, maxLength: 7 }),
    members: fc.array(fc.record({ role: fc.nat(6), name: words(24), phone }), { maxLength: 34 }),
    long: fc.option(words(60)),
    services: fc.array(fc.record({ name: words(16), phone }), { maxLength: 9 }),
    sides: both(30),
    communityPhone: fc.constantFrom('', '0370-3131000', '0370-3131000 转 8023'),
    publicUrl: fc.constantFrom(null, 'https://wangge.example/g/411403001001'),
    draft: fc.boolean(),
    plan: words(20),
    community: words(16),
    approvalNumber: fc.constantFrom('', '豫S（2026）012 号'),
    convergence: fc.double({ min: -2, max: 2, noNaN: true }),
  })
  .map((raw): BoardContent => {
    const roles = raw.roles.map((name, at) => ({ id: `r${at}`, name, first: at === 0, required: at < 3 }));
    const members = raw.members.map(({ role, ...member }) => ({
      ...member,
      role: roles[role % roles.length]!.id,
    }));
    const side = raw.sides;
    return {
      lang: raw.lang,
      office: raw.office,
      territory: '新城街道',
      grid: {
        ...raw.own,
        level: raw.level,
        type: raw.type,
        risk: raw.risk,
        households: raw.households,
        estimated: raw.estimated,
        areaM2: raw.areaM2,
        team: {
          members: raw.long === null ? members : [...members, { role: 'r0', name: raw.long, phone: '110' }],
          services: raw.services,
        },
        roles,
        fourSides: {
          zh: `东至${side.zh}，南至甲路—乙街，西至丙河，北至丁巷（含道路北侧）。`,
          en: `East to ${side.en}; south to Jia Road; west to Bing River; north to Ding Lane.`,
        },
      },
      ancestors: [
        { name: raw.community, level: { zh: '社区', en: 'Community' }, polygons: raw.own.polygons },
      ],
      neighbours: raw.others.map((other) => ({ ...other, touches: true })),
      overview: [raw.own, ...raw.others],
      lines: [],
      buildings: [],
      places: [],
      communityPhone: raw.communityPhone,
      publicUrl: raw.publicUrl,
      plan: { name: raw.plan, revision: 12, draft: raw.draft },
      date: '2026-11-22',
      approvalNumber: raw.approvalNumber,
      zone: 'CGCS2000 / 3° GK CM 117E',
      convergence: raw.convergence,
    };
  });

const paper = fc.oneof(
  fc.constantFrom('A0', 'A1', 'A2', 'A3', 'A4', 'A5' as const),
  fc
    .record({
      short: fc.double({ min: 50, max: 1200, noNaN: true }),
      shape: fc.double({ min: 1, max: 4, noNaN: true }),
      wide: fc.boolean(),
    })
    .map(({ short, shape, wide }) =>
      wide ? { width: short * shape, height: short } : { width: short, height: short * shape },
    ),
);

export const randomTemplate: fc.Arbitrary<BoardTemplate> = fc
  .record({
    base: fc.constantFrom(...BUILT_IN_TEMPLATES),
    paper,
    landscape: fc.boolean(),
    mono: fc.boolean(),
    footing: fc.constantFrom('', '夜间值班 0370-3131999'),
    scale: fc.option(fc.constantFrom(500, 2000, 10_000)),
    fields: fc.oneof(fc.constant(BOARD_FIELDS), fc.subarray([...BOARD_FIELDS])),
  })
  .map(({ base, footing, ...rest }) => ({ ...base, ...rest, footing: { zh: footing, en: footing } }));
