import { expect, test } from 'vitest';
import { startLevel } from '../../../client/editor/level.ts';
import { createDivision } from '../../../domain/edit/create-division.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { squareTown } from '../harness/square-town.ts';

const town = squareTown(2, 2);

/** The same town, nobody's ground where `left` says so. */
function startOf(left: (grid: Grid) => boolean) {
  const { territory, levels, buildings, tree } = town;
  const grids = [...tree.grids.values()].map((grid) => ({ ...grid, unassigned: left(grid) }));
  const made = createDivision({ territory, levels, grids, buildings: [...buildings.all.values()] });
  if (!made.ok) throw new Error(made.reason.code);
  return startLevel(made.value);
}

test('a plan opens at the highest level with a target; before, at the first whose grids are still to be made', () => {
  const balanced = town.levels.find((level) => level.target !== null)!.id;
  expect(balanced).toBe('compound');
  expect(startLevel(town)).toBe(balanced);
  expect(startOf(({ parentId }) => parentId !== null)).toBe('community');
  expect(startOf(({ id, parentId }) => parentId !== null && id !== 'k0')).toBe(balanced);
});
