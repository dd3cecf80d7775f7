import { describe, expect, test } from 'vitest';
import {
  atLevel,
  boardsAt,
  gridsBeneath,
  takenOver,
  tallies,
  toggled,
} from '../../../../client/boards/print/choose/choice.ts';
import { chooserRows } from '../../../../client/boards/print/choose/chooser-rows.ts';
import { squareTown } from '../../harness/square-town.ts';

const division = squareTown(3, 2);
const { tree } = division;
const none = { level: 'compound', grids: new Set<string>() };

describe('whose boards are to be made', () => {
  test('a box above the level ticks all beneath it, and once more none', () => {
    const one = toggled(tree, none, 'k1');
    expect([...one.grids].sort()).toEqual(['c1-0', 'c1-1']);
    expect(tallies(tree, one).get('k1')).toEqual({ chosen: 2, of: 2 });
    expect(tallies(tree, one).get('town')).toEqual({ chosen: 2, of: 6 });
    const two = toggled(tree, { ...one, grids: new Set([...one.grids, 'c0-0']) }, 'k0');
    expect([...two.grids].sort()).toEqual(['c0-0', 'c0-1', 'c1-0', 'c1-1']);
    expect([...toggled(tree, two, 'k1').grids].sort()).toEqual(['c0-0', 'c0-1']);
  });

  test('another level is the same ground: what lies in it, or what it lies in', () => {
    const communities = atLevel(
      tree,
      { level: 'compound', grids: new Set(['c1-0', 'c1-1', 'c2-0']) },
      'community',
    );
    expect([...communities.grids].sort()).toEqual(['k1', 'k2']);
    expect([...atLevel(tree, communities, 'compound').grids].sort()).toEqual(
      gridsBeneath(tree, 'k1', 'compound')
        .concat(gridsBeneath(tree, 'k2', 'compound'))
        .sort(),
    );
  });

  test('what is chosen elsewhere is taken over whatever its level, without what is gone', () => {
    const taken = takenOver(tree, ['c0-0', 'c0-1', 'k2', 'gone'], { level: 'community', grids: new Set() });
    expect(taken.level).toBe('compound');
    expect([...taken.grids].sort()).toEqual(['c0-0', 'c0-1', 'k2']);
    expect(takenOver(tree, ['gone'], none)).toEqual({ level: 'compound', grids: new Set() });
  });

  test('all of a level', () => {
    expect(boardsAt(tree, 'compound')).toHaveLength(6);
  });
});

describe('the rows of the tree', () => {
  const named = (open: readonly string[], search = '') =>
    chooserRows(division, { open: new Set(open), level: 'compound', search }).map(({ grid }) => grid.id);

  test('end at the level that is chosen of', () => {
    expect(named(['town', 'k0', 'c0-0'])).toEqual(['town', 'k0', 'c0-0', 'c0-1', 'k1', 'k2']);
  });

  test('of a search are what holds the text, what it lies in, and what lies in it', () => {
    const grid = tree.grids.get('c1-1')!;
    const changed = {
      ...division,
      tree: {
        ...tree,
        grids: tree.grids
          .set('c1-1', { ...grid, name: 'Mill Lane' })
          .set('k2', { ...tree.grids.get('k2')!, code: '411403' }),
      },
    };
    const found = (search: string) =>
      chooserRows(changed, { open: new Set(), level: 'compound', search }).map((row) => row.grid.id);
    expect(found('mill')).toEqual(['town', 'k1', 'c1-1']);
    expect(found(' 411403 ').sort()).toEqual(['c2-0', 'c2-1', 'k2', 'town']);
    expect(found('nowhere')).toEqual([]);
  });
});
