import { describe, expect, test } from 'vitest';
import { checkCoverage } from '../../../../domain/coverage/check.ts';
import type { DraftRequest } from '../../../../domain/draft/proposal.ts';
import { adoption } from '../../../../domain/draft/propose/adopt.ts';
import { broughtAlong } from '../../../../domain/draft/propose/brought-along.ts';
import { propose } from '../../../../domain/draft/propose/propose.ts';
import type { DraftLine } from '../../../../domain/draft/types.ts';
import { applyEdit } from '../../../../domain/edit/apply-edit.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import { ancestorAt, childrenOf, gridsAt } from '../../../../domain/plan/tree.ts';
import { expectSound } from '../../../arbitrary/assert-division.ts';
import { townDivision } from '../../town/town-division.ts';

const { town, division } = townDivision(1);
const lines = town.lines.map(
  ({ line, ...rest }): DraftLine => ({ ...rest, points: line.map(([lng, lat]) => toLattice(lng, lat)) }),
);
const communities = gridsAt(division.tree, 'community');

function request(fields: Partial<DraftRequest>): DraftRequest {
  return {
    method: 'draft',
    scope: [division.tree.root],
    level: 'compound',
    wish: {
      target: 300,
      parts: null,
      tolerance: 0.2,
      seed: 1,
      weights: { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 },
    },
    measure: 'households',
    barriers: ['rail', 'river', 'trunk'],
    drawn: [],
    ...fields,
  };
}

function proposed(fields: Partial<DraftRequest>) {
  const made = propose(division, lines, request(fields));
  if (!made.ok) throw new Error(JSON.stringify(made.reason));
  return made.value.at(-1)!;
}

function taken(variant: ReturnType<typeof proposed>, gridIds?: readonly string[]): Division {
  const edit = adoption(division, variant, gridIds);
  if (!edit.ok) throw new Error(JSON.stringify(edit.reason));
  const applied = applyEdit(division, edit.value, { editId: 'adopt' });
  if (!applied.ok) throw new Error(JSON.stringify(applied.reason));
  expectSound(applied.value.division);
  expect(checkCoverage(applied.value.division.coverage, applied.value.division.territory)).toEqual([]);
  return applied.value.division;
}

/** What the proposal says of its grids is what they hold once they are there; out of the band is only what it explains. */
function expectAsSaid(variant: ReturnType<typeof proposed>, after: Division, level: string): void {
  const told = new Set(variant.shortfalls.flatMap(({ gridIds }) => gridIds));
  const said: number[] = [];
  for (const grid of variant.grids.filter((one) => one.level === level)) {
    said.push(grid.households);
    if (grid.keeps !== null)
      expect(after.counts.get(grid.keeps)!.households, grid.name).toBe(grid.households);
    if (Math.abs(grid.households - grid.target!) > 0.2 * grid.target! + 1e-9)
      expect(told.has(grid.id), `${grid.name}: ${grid.households}`).toBe(true);
  }
  const scope = new Set(variant.grids.filter((one) => one.level === level).map(({ parentId }) => parentId));
  const found = gridsAt(after.tree, level)
    .filter(({ parentId }) => scope.has(parentId!))
    .map(({ id }) => after.counts.get(id)!.households);
  if (level === 'compound') expect(found.sort((a, b) => a - b)).toEqual(said.sort((a, b) => a - b));
}

/** The whole office, drafted once for those who look at it. */
let office: ReturnType<typeof proposed> | null = null;
const wholeOffice = () => {
  office ??= proposed({});
  return office;
};

describe('the demonstration drafted', () => {
  test('one community, both levels, and adopted', () => {
    const [, , , community] = communities;
    const variant = proposed({ scope: [community!.id] });
    const after = taken(variant);
    expectAsSaid(variant, after, 'compound');
    expectAsSaid(variant, after, 'building');
    for (const other of communities) {
      if (other.id === community!.id) continue;
      expect(childrenOf(after.tree, other.id)).toEqual(childrenOf(division.tree, other.id));
    }
    expect(after.tree.grids.get(community!.id)).toEqual(community);
    expect(variant.proposed.within).toBe(1);
  });

  test('a few compounds of two communities, each within its own', () => {
    const scope = [communities[1]!, communities[2]!].flatMap(({ id }) =>
      childrenOf(division.tree, id).slice(0, 4),
    );
    const variant = proposed({ scope });
    const after = taken(variant);
    expectAsSaid(variant, after, 'building');
    for (const { parentId, level } of variant.grids)
      if (level === 'compound') expect([communities[1]!.id, communities[2]!.id]).toContain(parentId);
    const kept = gridsAt(division.tree, 'compound').filter(({ id }) => !scope.includes(id));
    for (const { id } of kept) expect(after.tree.grids.get(id)).toEqual(division.tree.grids.get(id));
  });

  test('the whole office at once', () => {
    const variant = wholeOffice();
    const after = taken(variant);
    expectAsSaid(variant, after, 'compound');
    expectAsSaid(variant, after, 'building');
    expect(variant.proposed.within).toBe(1);
    expect(variant.grids.filter(({ level }) => level === 'building').length).toBeGreaterThan(300);
    const moved = [...division.buildings.leafOf.keys()].filter((id) => {
      const was = ancestorAt(division.tree, division.buildings.leafOf.get(id)!, 'compound');
      return was !== ancestorAt(after.tree, after.buildings.leafOf.get(id)!, 'compound');
    });
    expect(variant.moved.map(({ building }) => building).sort()).toEqual(moved.sort());
  });

  test('the whole office, of which one grid is taken with what must come along', () => {
    const variant = wholeOffice();
    const grid = variant.grids.find(({ changed, level }) => changed && level === 'compound')!;
    const along = broughtAlong(variant, [grid.id]);
    expect(along).toContain(grid.id);
    expect(along.length).toBeLessThan(variant.proposed.grids / 4);
    taken(variant, [grid.id]);
  });

  test('communities anew, with compounds and building grids in each', () => {
    const variant = proposed({
      level: 'community',
      wish: { ...request({}).wish, target: 2000 },
    });
    const after = taken(variant);
    const levels = new Set(variant.grids.map(({ level }) => level));
    expect([...levels]).toEqual(['community', 'compound', 'building']);
    expectAsSaid(variant, after, 'community');
  });
});
