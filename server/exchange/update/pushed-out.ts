import { NOTHING } from '../../../domain/balance/count.ts';
import { deviation } from '../../../domain/balance/target.ts';
import type { ImportReport } from '../../../domain/contract/exchange.ts';
import { placeOf } from '../../../domain/edit/guard.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';

/**
 * The grids of a plan that are out of their band after its counts or targets changed and were not so before, or on its other side;
 * the farthest from its target first. Counted and held to the band as issues are (`listIssues`). The tree is the same.
 */
export function pushedOut(before: Division, after: Division): ImportReport['outOfBand'] {
  const levels = new Map(after.levels.map((level) => [level.id, level]));
  const out: { readonly far: number; readonly grid: ImportReport['outOfBand'][number] }[] = [];
  const unlike = [
    ...after.counts.keysUnlike(before.counts),
    ...after.tree.grids.keysUnlike(before.tree.grids),
  ];
  for (const id of new Set(unlike)) {
    const grid = after.tree.grids.get(id);
    const old = before.tree.grids.get(id);
    const level = grid && levels.get(grid.level);
    if (!grid || !old || !level) continue;
    const was = deviation(before.counts.get(id) ?? NOTHING, old, level);
    const is = deviation(after.counts.get(id) ?? NOTHING, grid, level);
    if (!was || !is || is.side === 'in' || is.side === was.side) continue;
    out.push({
      far: Math.abs(is.ratio - 1),
      grid: {
        gridId: id,
        name: grid.name,
        code: grid.code,
        before: was.value,
        after: is.value,
        low: Math.ceil(is.band.low),
        high: Math.floor(is.band.high),
        at: toDegrees(placeOf(after, id) ?? [0, 0]),
      },
    });
  }
  out.sort((a, b) => b.far - a.far || (a.grid.gridId < b.grid.gridId ? -1 : 1));
  return out.map(({ grid }) => grid);
}
