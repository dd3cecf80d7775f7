import { expect, test } from 'vitest';
import { treeRows } from '../../../client/ui/drawer/tree-rows.ts';
import { applyDiff } from '../../../domain/edit/apply-diff.ts';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import { at, squareTown } from '../harness/square-town.ts';

test('grids stand by code, and a new one without behind the one that it came from', () => {
  const bare = squareTown(3, 2);
  // Named against the order of their codes.
  const updated = ['k0', 'k1', 'k2'].map((id, i) => {
    const grid = bare.tree.grids.get(id)!;
    return [grid, { ...grid, code: `00${i + 1}`, name: ['丙', '乙', '甲'][i]! }] as const;
  });
  const coded = applyDiff(bare, { added: [], updated, removed: [] });
  if (!coded.ok) throw new Error(coded.reason.code);
  const names = (division: typeof bare) =>
    treeRows(division, new Set(['town']))
      .slice(1)
      .map(({ grid }) => grid.name);
  expect(names(coded.value)).toEqual(['丙', '乙', '甲']);

  const line = [at(0.9, 1.2), at(2.1, 1.2)];
  const made = applyEdit(
    coded.value,
    { kind: 'split', gridId: 'k1', line },
    { editId: '00000000-0000-4000-8000-000000000001' },
  );
  if (!made.ok) throw new Error(made.reason.code);
  expect(names(made.value.division)).toEqual(['丙', '乙', '乙-2', '甲']);
});
