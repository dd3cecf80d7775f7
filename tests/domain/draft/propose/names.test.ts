import { expect, test } from 'vitest';
import type { DraftRequest } from '../../../../domain/draft/proposal.ts';
import { adoption } from '../../../../domain/draft/propose/adopt.ts';
import { propose } from '../../../../domain/draft/propose/propose.ts';
import { applyEdit } from '../../../../domain/edit/apply-edit.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { childrenOf, gridsAt } from '../../../../domain/plan/tree.ts';
import { expectSound } from '../../../arbitrary/assert-division.ts';
import { Random } from '../../../arbitrary/random.ts';
import { randomDivision } from '../../../arbitrary/random-division.ts';

/** Makes more grids of a level than there are on the ground of some grids. */
function request(scope: readonly string[], level: string, parts: number): DraftRequest {
  return {
    method: 'draft',
    scope,
    level,
    wish: {
      target: null,
      parts,
      tolerance: 0.2,
      seed: 1,
      weights: { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 },
    },
    measure: 'households',
    barriers: [],
    drawn: [],
  };
}

function proposed(division: Division, asked: DraftRequest) {
  const made = propose(division, [], asked);
  if (!made.ok) throw new Error(JSON.stringify(made.reason));
  return made.value[0]!;
}

/** The names under each grid of which a proposal gave some, each once but for those that were twice before. */
function expectFree(before: Division, after: Division): void {
  for (const { id } of after.tree.grids.values()) {
    const names = (division: Division) =>
      childrenOf(division.tree, id).map((child) => division.tree.grids.get(child)!.name);
    const twice = (division: Division) => {
      const all = names(division);
      return all.length - new Set(all).size;
    };
    if (after.tree.grids.has(id))
      expect(twice(after)).toBeLessThanOrEqual(before.tree.grids.has(id) ? twice(before) : 0);
  }
}

test('names of born grids are free when they are taken, whatever was adopted since they were proposed', () => {
  let renamed = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const random = new Random(seed * 131);
    const division = randomDivision(seed, { columns: 6, rows: 6 });
    const parent = random.pick(gridsAt(division.tree, 'community')).id;
    const children = childrenOf(division.tree, parent);
    if (children.length < 2) continue;
    // both are proposed from the same division, on ground that they have not in common
    const variants = [children.slice(0, 1), children.slice(1, 2)].map((scope) =>
      proposed(division, request(scope, 'compound', 3)),
    );
    let now = division;
    for (const [i, variant] of variants.entries()) {
      const edit = adoption(now, variant);
      if (!edit.ok) {
        expect(edit.reason.code).toBe('nothing-changes');
        continue;
      }
      const given = edit.value.added.map(({ name }) => name);
      const names = variant.grids.filter(({ keeps }) => keeps === null).map(({ name }) => name);
      if (i === 1 && given.some((name) => name !== undefined && !names.includes(name))) renamed += 1;
      const applied = applyEdit(now, edit.value, { editId: `adopt ${i}` });
      if (!applied.ok) throw new Error(applied.reason.code);
      expectSound(applied.value.division);
      expectFree(now, applied.value.division);
      now = applied.value.division;
    }
  }
  expect(renamed).toBeGreaterThan(3);
});
