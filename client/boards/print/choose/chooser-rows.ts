import type { GridId } from '../../../../domain/coverage/types.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import type { LevelId } from '../../../../domain/plan/types.ts';
import { type TreeRowData, treeRows } from '../../../ui/drawer/tree-rows.ts';

/**
 * The rows of the tree down to a level. With a text only grids of which name or code holds it, what they lie in, and, of a grid
 * above that level, what lies in it; then everything is open.
 */
export function chooserRows(
  division: Division,
  {
    open,
    level,
    search,
  }: { readonly open: ReadonlySet<GridId>; readonly level: LevelId; readonly search: string },
): TreeRowData[] {
  const { tree } = division;
  const wanted = search.trim().toLowerCase();
  const rank = new Map(division.levels.map(({ id }, i) => [id, i]));
  const deepest = rank.get(level) ?? 0;
  const above = (id: GridId) => rank.get(tree.grids.get(id)!.level)! < deepest;
  if (wanted === '')
    return treeRows(division, new Set([...open].filter((id) => tree.grids.has(id) && above(id)))).filter(
      ({ grid }) => !grid.unassigned,
    );
  const all = treeRows(division, new Set([...tree.grids.keys()].filter(above)));
  const kept = new Set<GridId>();
  const meant = new Set<GridId>();
  for (const { grid } of all) {
    const holds =
      grid.name.toLowerCase().includes(wanted) || (grid.code?.toLowerCase().includes(wanted) ?? false);
    if (!holds && !(grid.parentId !== null && meant.has(grid.parentId))) continue;
    // Everything lies in the root: that its name holds the text says nothing of what lies in it.
    if (grid.parentId !== null) meant.add(grid.id);
    for (let at: GridId | null = grid.id; at !== null; at = tree.grids.get(at)?.parentId ?? null)
      kept.add(at);
  }
  return all.filter(({ grid }) => kept.has(grid.id) && !grid.unassigned);
}
