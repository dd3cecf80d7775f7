import type { WireCase } from '../../../../domain/contract/case.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { ancestorAt, gridsAt } from '../../../../domain/plan/tree.ts';
import type { LevelId } from '../../../../domain/plan/types.ts';

/** What the cases of a window come to in one grid. */
export interface GridLoad {
  readonly count: number;
  readonly households: number;
  /** Cases a hundred households; null in a grid without any. */
  readonly per100: number | null;
}

export interface GridLoads {
  readonly level: LevelId;
  /** Every grid of the level, also those without a case. */
  readonly byGrid: ReadonlyMap<GridId, GridLoad>;
  /** Cases that lie in none of them. */
  readonly outside: number;
}

/** Counts cases by the grids of a level. `leafOf` says in which leaf of the division each lies. */
export function countByGrid(
  cases: readonly WireCase[],
  leafOf: (one: WireCase) => GridId | null,
  division: Division,
  level: LevelId,
): GridLoads {
  const leaves = new Map<GridId | null, number>();
  for (const one of cases) {
    const leaf = leafOf(one);
    leaves.set(leaf, (leaves.get(leaf) ?? 0) + 1);
  }
  const counts = new Map<GridId, number>();
  let outside = 0;
  for (const [leaf, count] of leaves) {
    const grid = leaf === null ? null : ancestorAt(division.tree, leaf, level);
    if (grid === null) outside += count;
    else counts.set(grid, (counts.get(grid) ?? 0) + count);
  }
  return loadsOf(counts, outside, division, level);
}

/** The same of counts that the server has made. */
export function loadsOf(
  counts: ReadonlyMap<GridId, number>,
  outside: number,
  division: Division,
  level: LevelId,
): GridLoads {
  const byGrid = new Map<GridId, GridLoad>();
  for (const grid of gridsAt(division.tree, level)) {
    if (grid.unassigned) continue;
    const count = counts.get(grid.id) ?? 0;
    const households = division.counts.get(grid.id)?.households ?? 0;
    byGrid.set(grid.id, { count, households, per100: households > 0 ? (100 * count) / households : null });
  }
  let counted = 0;
  for (const { count } of byGrid.values()) counted += count;
  const all = [...counts.values()].reduce((sum, count) => sum + count, outside);
  return { level, byGrid, outside: all - counted };
}

/** One grid before and after other borders are drawn. */
export interface LoadChange {
  readonly grid: GridId;
  /** Null where there is no such grid in the plan. */
  readonly inForce: number | null;
  readonly other: number | null;
  readonly change: number;
}

/** What other borders make of every grid's load: those that change most first. */
export function compareLoads(inForce: GridLoads, other: GridLoads): LoadChange[] {
  return [...new Set([...inForce.byGrid.keys(), ...other.byGrid.keys()])]
    .map((grid) => {
      const [before, after] = [
        inForce.byGrid.get(grid)?.count ?? null,
        other.byGrid.get(grid)?.count ?? null,
      ];
      return { grid, inForce: before, other: after, change: (after ?? 0) - (before ?? 0) };
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.grid < b.grid ? -1 : 1));
}
