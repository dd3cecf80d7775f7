import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeSheet } from '../../../../domain/board/ledger/judge-sheet.ts';
import { plainRings } from '../../../../domain/board/ledger/plain-rings.ts';
import { shownSheet } from '../../../../domain/board/ledger/shown-sheet.ts';
import type { GridGround, SheetFacts, SheetView } from '../../../../domain/board/ledger/types.ts';
import { BOARD_FIELDS } from '../../../../domain/board/template.ts';
import type { Point, Polygon, Ring } from '../../../../domain/geometry/point.ts';

const SIDE = 10_000;
const digest = (text: string) => text;

function square(x: number, y: number): Polygon {
  const [left, bottom] = [x * SIDE, y * SIDE];
  return [
    [
      [left, bottom],
      [left + SIDE, bottom],
      [left + SIDE, bottom + SIDE],
      [left, bottom + SIDE],
    ],
  ];
}

const ground = (id: string, polygon: Polygon, name = id): GridGround => ({
  id,
  name,
  code: null,
  polygons: [polygon],
});

/** The middle one of nine squares. */
const NINE = [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => ground(`${x}-${y}`, square(x, y))));
const FACTS: SheetFacts = {
  grid: {
    ...ground('1-1', square(1, 1), '南湖第一网格'),
    code: '41140200101',
    level: { zh: '网格', en: 'Grid' },
    type: { zh: '住宅', en: 'residential' },
    risk: null,
    households: 312,
    team: {
      members: [
        { role: 'keeper', name: '张三', phone: '0370-1' },
        { role: 'police', name: '李四', phone: '0370-2' },
      ],
      services: [{ name: '疏通', phone: '0370-3' }],
    },
    roles: [{ id: 'keeper', name: { zh: '网格员', en: 'keeper' } }],
    fourSides: { zh: '东至甲路', en: 'East: Jia Road' },
    community: '南湖社区',
    communityPhone: '0370-4',
  },
  neighbours: NINE.filter(({ id }) => id !== '1-1'),
  overview: NINE,
  inside: [],
  office: {
    name: { zh: '新城网格办', en: 'Grid Office' },
    approvalNumber: '',
    lines: {
      heading: { zh: '{community}{grid}公示图', en: '{grid}' },
      footing: { zh: '夜间请拨 110', en: 'At night: 110' },
    },
  },
};
/** A strip around the grid. */
const VIEW: SheetView = {
  lang: 'zh',
  fields: BOARD_FIELDS.filter((field) => field !== 'risk'),
  frame: [SIDE - 2000, SIDE - 2000, 2 * SIDE + 2000, 2 * SIDE + 2000],
};

const with_ = (grid: Partial<SheetFacts['grid']>): SheetFacts => ({
  ...FACTS,
  grid: { ...FACTS.grid, ...grid },
});
const replaced = (list: readonly GridGround[], other: GridGround) =>
  list.map((one) => (one.id === other.id ? other : one));

function judged(now: SheetFacts | null, view = VIEW) {
  const { must, may } = judgeSheet(shownSheet(FACTS, view, digest), now && shownSheet(now, view, digest));
  return { must: must.map(({ code }) => code), may: may.map(({ code }) => code) };
}

describe('a sheet on a wall', () => {
  test('is right as long as nothing that it shows has changed', () => {
    expect(judged(FACTS)).toEqual({ must: [], may: [] });
    expect(judged(with_({ risk: { zh: '重点', en: 'focus' } }))).toEqual({ must: [], may: [] });
  });

  test('must be replaced when its own border, team or text is another', () => {
    expect(judged(null).must).toEqual(['grid-gone']);
    const moved: Polygon = [[...square(1, 1)[0]!.slice(0, 3), [SIDE - 300, 2 * SIDE]]];
    expect(judged(with_({ polygons: [moved] })).must).toEqual(['border-moved']);
    expect(judged(with_({ name: '别的' })).must).toEqual(['name-changed']);
    expect(judged(with_({ code: null })).must).toEqual(['code-changed']);
    expect(judged(with_({ type: null })).must).toEqual(['type-changed']);
    expect(judged(with_({ households: 313 })).must).toEqual(['households-changed']);
    expect(judged(with_({ community: '北湖社区' })).must).toEqual(['community-changed']);
    expect(judged(with_({ communityPhone: '' })).must).toEqual(['community-phone-changed']);
    expect(judged(with_({ fourSides: { zh: '东至乙路', en: 'East: Jia Road' } })).must).toEqual([
      'four-sides-changed',
    ]);
    const { members, services } = FACTS.grid.team;
    expect(judged(with_({ team: { members: members.slice(1), services } })).must).toEqual([
      'members-changed',
    ]);
    expect(judged(with_({ team: { members: members.toReversed(), services } })).must).toEqual([
      'members-reordered',
    ]);
    expect(judged(with_({ team: { members, services: [] } })).must).toEqual(['services-changed']);
  });

  test('of a draft must come down whatever it says', () => {
    const sheet = shownSheet(FACTS, VIEW, digest);
    expect(judgeSheet({ ...sheet, draft: true }, sheet).must).toEqual([{ code: 'was-draft', params: {} }]);
    expect(judgeSheet({ ...sheet, draft: true }, null).must.map(({ code }) => code)).toEqual(['grid-gone']);
  });

  test('says what was and what is', () => {
    const now = with_({ name: '东湖网格' });
    const [reason] = judgeSheet(shownSheet(FACTS, VIEW, digest), shownSheet(now, VIEW, digest)).must;
    expect(reason).toEqual({ code: 'name-changed', params: { was: '南湖第一网格', now: '东湖网格' } });
    const team = {
      members: [{ role: 'keeper', name: '王五', phone: '0370-9' }],
      services: FACTS.grid.team.services,
    };
    const [changed] = judgeSheet(
      shownSheet(FACTS, VIEW, digest),
      shownSheet(with_({ team }), VIEW, digest),
    ).must;
    expect(changed!.params).toEqual({
      was: '网格员 张三 0370-1; police 李四 0370-2',
      now: '网格员 王五 0370-9',
    });
  });

  test('in the other language takes no notice of what only this one says', () => {
    const now = with_({ fourSides: { zh: '东至乙路', en: 'East: Jia Road' } });
    expect(judged(now, { ...VIEW, lang: 'en' })).toEqual({ must: [], may: [] });
  });

  test('may be replaced when a neighbour in its frame or its community is another, and not when that was out of sight', () => {
    const renamed = ground('0-1', square(0, 1), '新名');
    expect(judged({ ...FACTS, neighbours: replaced(FACTS.neighbours, renamed) }).may).toEqual([
      'neighbours-changed',
    ]);
    expect(judged({ ...FACTS, overview: replaced(NINE, renamed) }).may).toEqual(['overview-changed']);
    // A grid that has come to be within it; on a card, which has no map, nobody sees it.
    const within = { ...FACTS, inside: [ground('1-1-1', square(1, 1))] };
    expect(judged(within).may).toEqual(['neighbours-changed']);
    expect(judged(within, { ...VIEW, frame: null }).may).toEqual(judged(FACTS, { ...VIEW, frame: null }).may);
    // The far corner of a neighbour: outside of the frame.
    const far: Polygon = [square(0, 1)[0]!.map(([x, y]): Point => [x === 0 ? -5000 : x, y])];
    const farther = ground('0-1', far);
    expect(judged({ ...FACTS, neighbours: replaced(FACTS.neighbours, farther) }).may).toEqual([]);
    expect(judged({ ...FACTS, overview: replaced(NINE, farther) }).may).toEqual(['overview-changed']);
  });

  test('is not judged by what its template does not show', () => {
    const card: SheetView = { lang: 'zh', fields: ['team', 'services'], frame: null };
    const now = with_({ households: 1, code: null, polygons: [square(5, 5)], fourSides: { zh: '', en: '' } });
    expect(judged({ ...now, neighbours: [], overview: [] }, card)).toEqual({ must: [], may: [] });
    expect(judged(with_({ name: '别的' }), card).must).toEqual(['name-changed']);
  });
});

describe('a border', () => {
  const ring = fc
    .uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 4, maxLength: 12 })
    .map((angles) =>
      angles
        .sort((a, b) => a - b)
        .map((angle, i): Point => {
          const radius = 60_000 + (i % 3) * 25_000;
          const at = (angle * Math.PI) / 180;
          return [Math.round(radius * Math.cos(at)), Math.round(radius * Math.sin(at))];
        }),
    );

  /** The same ring with cuts on some of its edges, rounded to the lattice, and begun elsewhere. */
  const cutRing = fc
    .tuple(
      ring,
      fc.array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { minLength: 1, maxLength: 12 }),
      fc.nat(),
    )
    .map(([points, shares, turn]) => {
      const cut = points.flatMap((a, i): Point[] => {
        const b = points[(i + 1) % points.length]!;
        const share = shares[i % shares.length]!;
        return [a, [Math.round(a[0] + (b[0] - a[0]) * share), Math.round(a[1] + (b[1] - a[1]) * share)]];
      });
      const start = turn % cut.length;
      return { points, cut: [...cut.slice(start), ...cut.slice(0, start)] as Ring };
    });

  test('that is cut beside the grid is the same border', () => {
    fc.assert(
      fc.property(cutRing, ({ points, cut }) => {
        const judge = (a: Ring, b: Ring) =>
          judgeSheet(
            shownSheet(with_({ polygons: [[a]] }), VIEW, digest),
            shownSheet(with_({ polygons: [[b]] }), VIEW, digest),
          );
        expect(judge(points, cut).must).toEqual([]);
        expect(judge(cut, points).must).toEqual([]);
      }),
    );
  });

  test('of plain shape has the same digest however it was cut and wherever it begins', () => {
    const [plain] = square(1, 1);
    const cut: Ring = [
      plain![2]!,
      plain![3]!,
      [SIDE - 1, SIDE + 4000],
      plain![0]!,
      [SIDE + 5000, SIDE + 1],
      plain![1]!,
    ];
    expect(plainRings([[cut]])).toEqual(plainRings([[plain!]]));
  });

  test('with a corner moved by more than can be overlooked is another', () => {
    fc.assert(
      fc.property(ring, fc.nat(), fc.constantFrom(-1, 1), (points, which, sign) => {
        const moved = points.map(
          ([x, y], i): Point => (i === which % points.length ? [x + sign * 3000, y] : [x, y]),
        );
        const { must } = judgeSheet(
          shownSheet(with_({ polygons: [[points]] }), VIEW, digest),
          shownSheet(with_({ polygons: [[moved]] }), VIEW, digest),
        );
        expect(must.map(({ code }) => code)).toEqual(['border-moved']);
      }),
    );
  });
});

test('long texts are told from the clause on in which they differ', () => {
  const same =
    '东至神火大道（含道路西侧），南至南京西路—民主路—中州路（含道路北侧），西至凯旋路—香君路—归德路（含道路东侧），';
  const reasons = (was: string, now: string) => {
    const sheet = (zh: string) => shownSheet(with_({ fourSides: { zh, en: '' } }), VIEW, digest);
    return judgeSheet(sheet(was), sheet(now)).must;
  };
  expect(reasons(`${same}北至甲路。`, `${same}北至乙路。`)).toEqual([
    { code: 'four-sides-changed', params: { was: '…北至甲路。', now: '…北至乙路。' } },
  ]);
  const other = `东至${'长'.repeat(80)}路`;
  expect(reasons(`${same}北至甲路。`, other)).toEqual([
    {
      code: 'four-sides-changed',
      params: { was: `${`${same}北至甲路。`.slice(0, 60)}…`, now: `${other.slice(0, 60)}…` },
    },
  ]);
});

test('what the office has on every sheet is compared as far as the sheet kept it', () => {
  const office = (part: Partial<SheetFacts['office']>): SheetFacts => ({
    ...FACTS,
    office: { ...FACTS.office, ...part },
  });
  const { lines } = FACTS.office;
  const footing = { zh: '夜间请拨 119', en: 'At night: 119' };
  const renamed = { zh: '新城社区办', en: 'Grid Office' };
  expect(judged(office({ name: renamed })).must).toEqual(['office-changed']);
  expect(judged(office({ approvalNumber: '豫S〔2026〕1号' })).must).toEqual(['approval-changed']);
  expect(judged(office({ lines: { ...lines!, footing } })).must).toEqual(['footing-changed']);
  const heading = { zh: '{grid}一览', en: '{grid}' };
  expect(judged(office({ lines: { ...lines!, heading } })).must).toEqual(['heading-changed']);
  // Only in the other language, of a template that is gone, or what a sheet has no place for.
  expect(
    judged(office({ name: renamed, lines: { ...lines!, footing } }), { ...VIEW, lang: 'en' }).must,
  ).toEqual(['footing-changed']);
  expect(judged(office({ lines: null })).must).toEqual([]);
  const plain = VIEW.fields.filter((field) => field !== 'approval' && field !== 'title');
  const changed = office({ approvalNumber: '1', lines: { ...lines!, heading } });
  expect(judged(changed, { ...VIEW, fields: plain }).must).toEqual([]);
  // A name in a line is told by itself; a code that stands nowhere else by the line.
  expect(judged(with_({ name: '别的' })).must).toEqual(['name-changed']);
  const coded = {
    ...FACTS,
    office: { ...FACTS.office, lines: { ...lines!, heading: { zh: '{code}号', en: '' } } },
  };
  const view = { ...VIEW, fields: VIEW.fields.filter((field) => field !== 'code') };
  const now = { ...coded, grid: { ...coded.grid, code: '9' } };
  expect(
    judgeSheet(shownSheet(coded, view, digest), shownSheet(now, view, digest)).must.map(({ code }) => code),
  ).toEqual(['heading-changed']);
  const { imprint: _, ...old } = shownSheet(FACTS, VIEW, digest).shown;
  const { digests } = shownSheet(FACTS, VIEW, digest);
  expect(judgeSheet({ shown: old, digests }, shownSheet(changed, VIEW, digest)).must).toEqual([]);
});

test('the same border in other words makes no board wrong; one that somebody has written is its words', () => {
  const reasons = (was: object, now: object) => {
    const sheet = (sides: object) =>
      shownSheet(with_({ fourSides: { zh: '', en: '', ...sides } }), VIEW, digest);
    return judgeSheet(sheet(was), sheet(now)).must.map(({ code }) => code);
  };
  const printed = { zh: '东至围墙。', told: 'wall' };
  expect(reasons(printed, { zh: '东至甲院（以围墙为界）。', told: 'wall' })).toEqual([]);
  expect(reasons(printed, { zh: '东至甲路。', told: 'jia' })).toEqual(['four-sides-changed']);
  expect(reasons(printed, { zh: '东至大墙。' })).toEqual(['four-sides-changed']);
  expect(reasons({ zh: '东至大墙。' }, { zh: '东至甲院。', told: 'wall' })).toEqual(['four-sides-changed']);
});
