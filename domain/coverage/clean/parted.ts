import type { Earth } from './earth.ts';
import { startOf } from './map-faces.ts';
import type { Plots } from './plots.ts';

/** Share of a gap's outline along one grid from which that grid is beside all of it: one of a strip's two sides is a half. */
const FROM_END_TO_END = 0.4;

/**
 * Is a gap to be parted among those beside it? Where they are three or more (along the territory's edge two), but for what one grid lies
 * along from end to end: left whole, that makes one straight border (unless it is not the length that counts).
 */
export function isParted(plots: Plots, plot: number, bySize: boolean, earth: Earth): boolean {
  const along = new Map<number, number>();
  let besideNobody = 0;
  let outline = 0;
  for (const half of plots.halvesOf(plot)) {
    const metres = earth.metres(startOf(plots.map, half), startOf(plots.map, half ^ 1));
    const grid = plots.ownerOn(half ^ 1);
    outline += metres;
    if (grid < 0) besideNobody = 1;
    else along.set(grid, (along.get(grid) ?? 0) + metres);
  }
  if (along.size < 2 || along.size + besideNobody < 3) return false;
  return bySize || Math.max(...along.values()) <= FROM_END_TO_END * outline;
}
