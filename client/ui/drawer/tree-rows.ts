import { deviation } from '../../../domain/balance/target.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { childrenOf } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { type BalanceStep, balanceStep } from '../../map/style/grid-colours.ts';

export interface TreeRowData {
  readonly grid: Grid;
  readonly depth: number;
  /** Null at a level that does not tile: its grids are in no sum. */
  readonly households: number | null;
  readonly children: number;
  readonly open: boolean;
  readonly step: BalanceStep | null;
}

/** The rows of the tree that are to be seen: the root, and the children of what is open; by code, then name. */
export function treeRows(division: Division, open: ReadonlySet<GridId>): TreeRowData[] {
  const levels = new Map(division.levels.map((level) => [level.id, level]));
  const rows: TreeRowData[] = [];
  const visit = (id: GridId, depth: number) => {
    const grid = division.tree.grids.get(id);
    if (!grid) return;
    const children = childrenOf(division.tree, id);
    const count = division.counts.get(id);
    const off = count ? deviation(count, grid, levels.get(grid.level)!) : null;
    const isOpen = open.has(id);
    rows.push({
      grid,
      depth,
      households: grid.shape ? null : (count?.households ?? 0),
      children: children.length,
      open: isOpen,
      step: off ? balanceStep(off.side, off.ratio) : null,
    });
    if (isOpen) for (const child of sorted(division, children)) visit(child, depth + 1);
  };
  visit(division.tree.root, 0);
  return rows;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** By code, as on paper. A new grid, which has none before the plan is in force, stands behind the one that it came from. */
function sorted(division: Division, ids: readonly GridId[]): GridId[] {
  const { grids } = division.tree;
  const places = ids.map((id) => {
    const grid = grids.get(id)!;
    const origin = grid.from.find((from) => grids.get(from)?.code);
    return { id, grid, code: grid.code ?? (origin && grids.get(origin)!.code) ?? null };
  });
  return places
    .sort(
      (a, b) =>
        Number(a.grid.unassigned) - Number(b.grid.unassigned) ||
        Number(a.code === null) - Number(b.code === null) ||
        collator.compare(a.code ?? '', b.code ?? '') ||
        Number(a.grid.code === null) - Number(b.grid.code === null) ||
        collator.compare(a.grid.name, b.grid.name),
    )
    .map(({ id }) => id);
}
