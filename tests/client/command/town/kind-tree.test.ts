import { describe, expect, test } from 'vitest';
import { numbersIn } from '../../../../client/command/town/grid-names.ts';
import { kindPath, kindTree, searchKinds } from '../../../../client/command/town/kind-tree.ts';
import { DEFAULT_KINDS } from '../../../../data/case-kinds/kinds.ts';

const kinds = DEFAULT_KINDS.map((kind) => ({ ...kind, deadlines: {} }));
const tree = kindTree(kinds);

describe('the tree of kinds', () => {
  test('every kind is found by its own name, in either language, among the first', () => {
    for (const kind of kinds) {
      if (tree.childrenOf.has(kind.id) || kind.id === 'other') continue;
      for (const name of [kind.name.zh, kind.name.en.toUpperCase()])
        expect(searchKinds(tree, name, 5).map(({ id }) => id)).toContain(kind.id);
    }
  });

  test('a name above finds what lies beneath, and none that is retired', () => {
    const item = kinds.find(({ id }) => tree.childrenOf.has(id) && kindPath(tree, id).length === 2)!;
    const beneath = tree.childrenOf.get(item.id)!;
    const found = searchKinds(tree, item.name.zh, 100).map(({ id }) => id);
    for (const { id } of beneath) expect(found).toContain(id);
    const gone = kindTree(
      kinds.map((kind) => (kind.id === beneath[0]!.id ? { ...kind, active: false } : kind)),
    );
    expect(searchKinds(gone, item.name.zh, 100).map(({ id }) => id)).not.toContain(beneath[0]!.id);
  });

  test('a parent that is missing, or a loop, ends the way up', () => {
    const name = { zh: '甲', en: 'A' };
    const broken = kindTree([
      { id: 'a', parentId: 'b', name, deadlines: {} },
      { id: 'b', parentId: 'a', name, deadlines: {} },
      { id: 'c', parentId: 'gone', name, deadlines: {} },
    ]);
    expect(kindPath(broken, 'a')).toHaveLength(2);
    expect(kindPath(broken, 'c')).toHaveLength(1);
    expect(kindPath(broken, 'nowhere')).toEqual([]);
  });
});

test('the two numbers of a position are read of whatever a feed has sent, and of nothing else', () => {
  expect(numbersIn([34.4, 115.6])).toEqual([34.4, 115.6]);
  expect(numbersIn(['34.4', ' 115.6 '])).toEqual([34.4, 115.6]);
  expect(numbersIn({ lng: 115.6, lat: 34.4 })).toEqual([115.6, 34.4]);
  expect(numbersIn({ x: 1, y: '2' })).toEqual([1, 2]);
  for (const none of [null, undefined, 'here', 3, [], [1], [1, 'two'], [Number.NaN, 1], { lng: 1 }, ['', '']])
    expect(numbersIn(none)).toBeNull();
});
