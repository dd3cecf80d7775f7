import { NOTHING } from '../../../domain/balance/count.ts';
import { type Deviation, deviation } from '../../../domain/balance/target.ts';
import type { Count } from '../../../domain/balance/types.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { childrenOf } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';

export interface TreeRow {
  readonly grid: Grid;
  readonly depth: number;
  readonly children: number;
  readonly open: boolean;
  readonly count: Count;
  readonly deviation: Deviation | null;
}

/** The tree of grids as a list shows it: only what lies under opened grids, so it costs what is seen. */
export function treeRows(division: Division, opened: ReadonlySet<GridId>): TreeRow[] {
  const levels = new Map(division.levels.map((level) => [level.id, level]));
  const rows: TreeRow[] = [];
  const visit = (id: GridId, depth: number) => {
    const grid = division.tree.grids.get(id)!;
    const children = childrenOf(division.tree, id);
    const count = division.counts.get(id) ?? NOTHING;
    const open = opened.has(id);
    const off = deviation(count, grid, levels.get(grid.level)!);
    rows.push({ grid, depth, children: children.length, open, count, deviation: off });
    if (open) for (const child of children) visit(child, depth + 1);
  };
  visit(division.tree.root, 0);
  return rows;
}
