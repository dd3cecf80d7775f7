import { describe, expect, it } from 'vitest';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import { cutLeaves } from '../../../domain/edit/cut/cut-leaves.ts';
import { replace } from '../../../domain/edit/replace.ts';
import type { Division, NewGrid } from '../../../domain/edit/types.ts';
import { polygonBox } from '../../../domain/geometry/ring.ts';
import { ancestorAt, childrenOf, gridsAt } from '../../../domain/plan/tree.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { Random } from '../../arbitrary/random.ts';
import { groundOfGrid, randomDivision } from '../../arbitrary/random-division.ts';

const sorted = (division: Division, level: string) =>
  gridsAt(division.tree, level).sort((a, b) => (a.id < b.id ? -1 : 1));

/** The ground of a grid as new grids of its own level: as it is, or each part of it anew. */
function again(division: Division, id: string): NewGrid[] {
  const grid = division.tree.grids.get(id)!;
  return dissolve(groundOfGrid(division, id)).map((rings) => ({
    parentId: grid.parentId!,
    level: grid.level,
    rings,
  }));
}

describe('replace', () => {
  it('puts new grids of any level on the ground of old ones, a chain of children under each', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const random = new Random(seed);
      let division = randomDivision(seed, { columns: 6, rows: 6 });
      for (const level of ['building', 'compound', 'community']) {
        const grid = random.pick(sorted(division, level));
        const added = again(division, grid.id);
        const diff = replace(
          division,
          { kind: 'replace', removed: [grid.id], added },
          { editId: `e${level}` },
        );
        if (!diff.ok) throw new Error(diff.reason.code);
        const after = soundAfter(division, diff.value);
        const made = diff.value.added.filter((g) => g.level === level);
        expect(made).toHaveLength(added.length);
        for (const g of made) expect(g.from).toEqual([grid.id]);
        for (const g of diff.value.added) if (!g.leaf) expect(childrenOf(after.tree, g.id)).toHaveLength(1);
        expect(after.tree.grids.has(grid.id)).toBe(false);
        division = after;
      }
    }
  });

  it('takes compounds for the leaves that they were', () => {
    const division = randomDivision(3);
    const compound = sorted(division, 'compound').find((g) => childrenOf(division.tree, g.id).length > 2)!;
    const leaves = childrenOf(division.tree, compound.id);
    const added = leaves.map((id) => ({
      parentId: compound.parentId!,
      level: 'compound',
      rings: division.tree.grids.get(id)!.polygon!,
      name: `of ${id}`,
    }));
    const diff = replace(division, { kind: 'replace', removed: [compound.id], added }, { editId: 'e' });
    if (!diff.ok) throw new Error(diff.reason.code);
    soundAfter(division, diff.value);
    expect(diff.value.added.filter((g) => g.level === 'compound').map((g) => g.name)).toEqual(
      leaves.map((id) => `of ${id}`),
    );
  });

  it('refuses other ground, with the place: a piece missing, a piece too many, a vertex too many', () => {
    const division = randomDivision(4);
    const [leaf, other] = sorted(division, 'building');
    const parentId = leaf!.parentId!;
    const refused = (added: NewGrid[]) => {
      const diff = replace(division, { kind: 'replace', removed: [leaf!.id], added }, { editId: 'e' });
      return diff.ok ? 'ok' : [diff.reason.code, diff.reason.at !== undefined];
    };
    const whole = { parentId, level: 'building', rings: leaf!.polygon! };
    expect(refused([])).toEqual(['ground-differs', true]);
    expect(refused([whole, whole])).toEqual(['ground-differs', true]);
    expect(refused([whole, { ...whole, rings: other!.polygon! }])).toEqual(['ground-differs', true]);
    const [minX, minY, maxX, maxY] = polygonBox(leaf!.polygon!);
    const middle = Math.round((minY + maxY) / 2);
    const cut = cutLeaves(
      division,
      [leaf!.id],
      [
        [
          [minX - 9, middle],
          [maxX + 9, middle],
        ],
      ],
    );
    if (!cut.ok) throw new Error(cut.reason.code);
    const pieces = cut.value.pieces.get(leaf!.id)!;
    expect(refused(pieces.slice(1).map((rings) => ({ ...whole, rings })))).toEqual(['ground-differs', true]);
  });

  it('refuses a parent that is gone with it, of another level, or left with nothing; and a polygon that is none', () => {
    const division = randomDivision(5);
    const compound = sorted(division, 'compound').find((g) => childrenOf(division.tree, g.id).length === 1)!;
    const [leafId] = childrenOf(division.tree, compound.id);
    const leaf = division.tree.grids.get(leafId!)!;
    const code = (removed: string[], added: NewGrid[]) => {
      const diff = replace(division, { kind: 'replace', removed, added }, { editId: 'e' });
      return diff.ok ? 'ok' : diff.reason.code;
    };
    const rings = leaf.polygon!;
    const community = ancestorAt(division.tree, leaf.id, 'community')!;
    expect(code([compound.id], [{ parentId: compound.id, level: 'building', rings }])).toBe('grid-gone');
    expect(code([leaf.id], [{ parentId: community, level: 'building', rings }])).toBe('parent-level');
    expect(code([leaf.id], [{ parentId: community, level: 'compound', rings }])).toBe('would-vanish');
    expect(code([leaf.id], [{ parentId: compound.id, level: 'street', rings }])).toBe('level-does-not-tile');
    expect(
      code([leaf.id], [{ parentId: compound.id, level: 'building', rings: [rings[0]!.slice(0, 2)] }]),
    ).not.toBe('ok');
    expect(code(['nobody'], [])).toBe('grid-gone');
    expect(code([division.tree.root], [])).toBe('root-grid');
    expect(code([], [])).toBe('nothing-changes');
  });
});
