import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_DEPARTMENTS } from '../../../data/case-kinds/departments.ts';
import { DEFAULT_KINDS } from '../../../data/case-kinds/kinds.ts';
import { findKind } from '../../../domain/case/find-kind.ts';
import { itemOf, kindsAbove, kindsBeneath, readKinds } from '../../../domain/case/kinds.ts';
import { limitOf } from '../../../domain/case/limit.ts';
import { findSeverity, severitiesOf } from '../../../domain/case/severity.ts';
import type { CaseKind } from '../../../domain/case/types.ts';
import { must, profileOf } from './profiles.ts';

const row = (id: string, parentId: string | null, zh = id, en = zh): CaseKind => ({
  id,
  parentId,
  name: { zh, en },
  deadlines: {},
});
const kinds = must(readKinds(DEFAULT_KINDS));
const depth = (id: string) => kindsAbove(kinds, id).length;

describe('the tree that an office starts with', () => {
  test('has the counts that Tianqiao publishes, parents first, in both languages', () => {
    const of = (n: number) => DEFAULT_KINDS.filter(({ id }) => depth(id) === n).length;
    expect([of(1), of(2), of(3)]).toEqual([3, 22, 40]);
    for (const [i, { parentId, name }] of DEFAULT_KINDS.entries()) {
      if (parentId) expect(DEFAULT_KINDS.findIndex(({ id }) => id === parentId)).toBeLessThan(i);
      expect(name.zh).toMatch(/^[一-鿿]+$/);
      expect(name.en).toMatch(/^[A-Z][a-z, ’]+$/);
    }
  });

  test('gives every kind a deadline, sooner the graver', () => {
    const usual = severitiesOf(profileOf('xincheng').cases).map(({ id }) => id);
    const hours = { hours: 1, 'working-days': 24 };
    for (const { id } of DEFAULT_KINDS) {
      const limits = usual.map((severity) => limitOf({ kinds, limit: null }, id, severity)!);
      const amounts = limits.map(({ amount, unit }) => amount * hours[unit]);
      expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    }
  });

  test('each item is the business of one department', () => {
    const items = DEFAULT_KINDS.filter(({ id }) => depth(id) === 2).map(({ id }) => id);
    expect(DEFAULT_DEPARTMENTS.flatMap((one) => one.items).sort()).toEqual(items.sort());
  });
});

test.each([
  ['kind-twice', [row('a', null), row('a', null)], { row: 2, id: 'a' }],
  ['kind-parent-missing', [row('a', null), row('b', 'x')], { row: 2, id: 'b', parent: 'x' }],
  ['kind-circle', [row('a', 'b'), row('b', 'a')], { row: 1, id: 'a' }],
  ['kind-circle', [row('a', 'a')], { row: 1, id: 'a' }],
  ['kind-too-deep', [row('a', null), row('b', 'a'), row('c', 'b'), row('d', 'c')], { row: 4, id: 'd' }],
  ['kind-reserved', [row('other', null)], { row: 1 }],
  ['kind-name-missing', [row('a', null, ' ')], { row: 1, id: 'a' }],
  ['kind-id', [row('', null, 'x')], { row: 1 }],
  ['kind-id', [row('a b', null, 'x')], { row: 1 }],
])('a tree is refused: %s', (code, rows, params) => {
  expect(readKinds(rows)).toMatchObject({ ok: false, reason: { code, params } });
});

test('rows in any order make the same tree, and whatever is accepted has every kind beneath its root', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...DEFAULT_KINDS], { minLength: 65, maxLength: 65 }), (rows) => {
      const read = must(readKinds(rows));
      expect([...read.keys()].at(-1)).toBe('other');
      for (const { id } of rows) {
        const above = kindsAbove(read, id);
        expect(above).toEqual(kindsAbove(kinds, id));
        expect(kindsBeneath(read, above.at(-1)!.id).has(id)).toBe(true);
      }
    }),
    { numRuns: 20 },
  );
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const parent = fc.option(fc.constantFrom(...ids), { nil: null });
  fc.assert(
    fc.property(fc.array(parent, { minLength: 5, maxLength: 5 }), (parents) => {
      const rows = ids.map((id, i) => row(id, parents[i]!));
      const read = readKinds(rows);
      const down = (id: string, steps: number): boolean => {
        const above = parents[ids.indexOf(id)]!;
        return above === null ? steps <= 3 : steps < 10 && down(above, steps + 1);
      };
      expect(read.ok).toBe(ids.every((id) => down(id, 1)));
    }),
  );
});

describe('what a feed calls a kind', () => {
  test.each([
    ['street-vendor', 'street-vendor'],
    ['流动摊贩', 'street-vendor'],
    [' street VENDOR ', 'street-vendor'],
    ['ｓｔｒｅｅｔ vendor', 'street-vendor'],
    ['矛盾纠纷', 'disputes'],
    ['飞碟', 'other'],
    ['', 'other'],
    ['其他', 'other'],
    ['constructor', 'other'],
  ])('%j is filed under %s', (said, id) => {
    expect(findKind(kinds, said)).toBe(id);
  });

  test('a name on one way down is its lowest; in several places, what they lie beneath', () => {
    const tree = must(
      readKinds([
        row('roads', null),
        row('holes', 'roads', '坑洼'),
        row('hole', 'holes', '坑洼', 'pit'),
        row('a', 'roads', '破损'),
        row('b', 'roads', '破损', 'broken'),
        row('parks', null),
        row('c', 'parks', '坏了'),
        row('d', 'roads', '坏了', 'out'),
      ]),
    );
    expect(findKind(tree, '坑洼')).toBe('hole');
    expect(findKind(tree, '破损')).toBe('roads');
    expect(findKind(tree, '坏了')).toBe('other');
  });

  test('anything said is filed under a kind that there is', () => {
    fc.assert(
      fc.property(fc.string(), (said) => {
        expect(kinds.has(findKind(kinds, said))).toBe(true);
      }),
    );
  });
});

test('a limit is the kind’s for the severity, else its own for any, else those above, else the office’s', () => {
  const limit = (amount: number) => ({ amount, unit: 'hours' as const });
  const tree = must(
    readKinds([
      { ...row('top', null), deadlines: { '*': limit(9), major: limit(3) } },
      { ...row('item', 'top'), deadlines: { '*': limit(6) } },
      row('kind', 'item'),
      row('bare', null),
    ]),
  );
  const of = (kind: string, severity: string) =>
    limitOf({ kinds: tree, limit: limit(99) }, kind, severity)?.amount;
  expect([
    of('top', 'major'),
    of('top', ''),
    of('kind', 'major'),
    of('bare', 'major'),
    of('other', ''),
    of('gone', ''),
  ]).toEqual([3, 9, 6, 99, 99, 99]);
  expect(itemOf(tree, 'kind')).toBe('item');
  expect(itemOf(tree, 'item')).toBe('item');
  expect(itemOf(tree, 'top')).toBe('top');
});

test('severities are found by id and name; an unknown word is none', () => {
  const usual = profileOf('xincheng').cases;
  expect(severitiesOf(usual).map(({ id }) => id)).toEqual(['general', 'larger', 'major', 'grave']);
  expect(['重大', 'Major', 'MAJOR ', 'x', ''].map((said) => findSeverity(usual, said))).toEqual([
    'major',
    'major',
    'major',
    '',
    '',
  ]);
  expect(severitiesOf(profileOf('tianqiao').cases)).toHaveLength(3);
});
