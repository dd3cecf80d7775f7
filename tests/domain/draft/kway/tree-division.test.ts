import { describe, expect, test } from 'vitest';
import { treeDivision } from '../../../../domain/draft/kway/tree-division.ts';
import { Random } from '../../../arbitrary/random.ts';
import { graphOf, type Pair, pathOf, piecesOf, starOf } from './graph-of.ts';

describe('division along a tree', () => {
  test('any tree: k connected grids', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed);
      const count = random.whole(1, 60);
      const k = random.whole(1, count);
      const pairs: Pair[] = [];
      for (let p = 1; p < count; p++) pairs.push([random.whole(Math.max(0, p - 4), p - 1), p]);
      const tree = graphOf(
        Array.from({ length: count }, () => random.whole(0, 9)),
        pairs,
      );
      const gridOf = treeDivision(tree, k);
      expect(gridOf && piecesOf(tree, gridOf, k), `${seed}`).toEqual(Array(k).fill(1));
    }
  });

  test('a path of like houses is cut into like pieces', () => {
    const street = pathOf(Array(120).fill(7));
    const sizes = Array(12).fill(0);
    for (const grid of treeDivision(street, 12)!) sizes[grid]++;
    expect(sizes).toEqual(Array(12).fill(10));
  });

  test('a large star is given up', () => {
    expect(treeDivision(starOf(Array(2000).fill(1)), 1000)).toBeNull();
  });
});
