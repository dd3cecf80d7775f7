import type { GridId } from '../../domain/coverage/types.ts';
import type { Profile } from '../../domain/deployment/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Box } from '../../domain/geometry/point.ts';
import { type CodeDigits, issueCodes } from '../../domain/plan/codes.ts';
import type { Grid } from '../../domain/plan/types.ts';
import type { Result } from '../../domain/result.ts';
import type { CodeRow } from './code.queries.ts';
import { groundOfGrid } from './derived-geometry.ts';

/**
 * The code of every grid if the plan went in force now. `ledger` is every code ever given in the territory: a grid
 * keeps its code unless that was retired, or given to another grid, since the draft was copied; codes that are
 * issued were never given before.
 */
export function codesOfPlan(
  division: Division,
  profile: Profile,
  ledger: readonly CodeRow[],
): Result<Map<GridId, string>> {
  const given = new Map(ledger.map((row) => [row.code, row]));
  const stale = (grid: Grid) => {
    const row = grid.code === null ? undefined : given.get(grid.code);
    return row !== undefined && (row.retired_at !== null || row.grid_id !== grid.id);
  };
  const lost = [...division.tree.grids.values()].filter((grid) => grid.parentId !== null && stale(grid));
  const tree = {
    ...division.tree,
    grids: division.tree.grids.change((m) => {
      for (const grid of lost) m.set(grid.id, { ...grid, code: null });
    }),
  };
  return issueCodes(tree, codeDigitsOf(profile), new Set(given.keys()), (id) =>
    boxOf(division, division.tree.grids.get(id) as Grid),
  );
}

function codeDigitsOf(profile: Profile): CodeDigits {
  return {
    head: profile.code.prefix.map((part) => part.value).join(''),
    root: profile.code.root,
    digits: new Map(profile.levels.map((level) => [level.id, level.codeDigits])),
  };
}

function boxOf(division: Division, grid: Grid): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of groundOfGrid(division, grid)) {
    for (const [x, y] of polygon[0] ?? []) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  }
  return [minX, minY, maxX, maxY];
}
