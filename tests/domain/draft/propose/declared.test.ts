import { describe, expect, test } from 'vitest';
import type { DraftRequest } from '../../../../domain/draft/proposal.ts';
import { adoption } from '../../../../domain/draft/propose/adopt.ts';
import { propose } from '../../../../domain/draft/propose/propose.ts';
import type { DraftLine } from '../../../../domain/draft/types.ts';
import { applyEdit } from '../../../../domain/edit/apply-edit.ts';
import { createDivision } from '../../../../domain/edit/create-division.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import { gridsAt } from '../../../../domain/plan/tree.ts';
import { expectSound } from '../../../arbitrary/assert-division.ts';
import { townDivision } from '../../town/town-division.ts';

const { town, division: built } = townDivision(1);
const lines = town.lines.map(
  ({ line, ...rest }): DraftLine => ({ ...rest, points: line.map(([lng, lat]) => toLattice(lng, lat)) }),
);

/** The demonstration of an office that has no buildings, or outlines only: what lives in each leaf is declared. */
function declaredTown(footprints: boolean): Division {
  const made = createDivision({
    territory: built.territory,
    levels: built.levels,
    grids: [...built.tree.grids.values()].map((grid) => {
      const { households, persons } = built.counts.get(grid.id)!;
      return grid.leaf ? { ...grid, declared: { households, persons, estimated: false } } : grid;
    }),
    buildings: footprints
      ? [...built.buildings.all.values()].map((one) => ({ ...one, households: 0, persons: null }))
      : [],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.reason));
  return made.value;
}

function request(division: Division): DraftRequest {
  return {
    method: 'draft',
    scope: [gridsAt(division.tree, 'community')[3]!.id],
    level: 'compound',
    wish: {
      target: 600,
      parts: null,
      tolerance: 0.2,
      seed: 1,
      weights: { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 },
    },
    measure: 'households',
    barriers: [],
    drawn: [],
  };
}

describe('a draft where households are declared and no building has any', () => {
  test.each([
    ['no buildings', false],
    ['outlines only', true],
  ])('%s: grids by target, that hold together what was declared', (_, footprints) => {
    const division = declaredTown(footprints);
    const asked = request(division);
    const proposed = propose(division, lines, asked);
    if (!proposed.ok) throw new Error(JSON.stringify(proposed.reason));
    const [variant] = proposed.value;
    const total = division.counts.get(asked.scope[0]!)!.households;
    expect(total).toBeGreaterThan(1000);
    const top = variant!.grids.filter(({ level }) => level === 'compound');
    const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
    expect(top.length).toBeGreaterThan(1);
    expect(sum(top.map(({ households }) => households))).toBe(total);
    const told = new Set(variant!.shortfalls.flatMap(({ gridIds }) => gridIds));
    for (const { id, households } of top)
      if (households < 480 || households > 720) expect(told.has(id), `${households}`).toBe(true);
    const edit = adoption(division, variant!);
    if (!edit.ok) throw new Error(edit.reason.code);
    const applied = applyEdit(division, edit.value, { editId: 'adopt' });
    if (!applied.ok) throw new Error(applied.reason.code);
    const after = applied.value.division;
    expectSound(after);
    expect(after.counts.get(asked.scope[0]!)!.households).toBe(total);
  });
});
