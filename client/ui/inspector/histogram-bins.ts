import { deviation } from '../../../domain/balance/target.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { Level } from '../../../domain/plan/types.ts';
import { type BalanceStep, balanceStep } from '../../map/style/grid-colours.ts';

/** Grids whose value lies in `[from, to)`; the last bin has no end. */
export interface Bin {
  readonly from: number;
  readonly to: number | null;
  readonly ids: readonly GridId[];
  /** How most of them stand to their targets. */
  readonly step: BalanceStep | null;
}

const BINS_UP_TO_TARGET = 6;
export const BINS_MAX = 16;

/** The grids of a level by what they hold. The width of a bin is a round sixth of the target, so the band's ends fall near edges. */
export function histogramBins(division: Division, level: Level): Bin[] {
  const grids = gridsAt(division.tree, level.id).filter((grid) => !grid.unassigned);
  if (grids.length === 0) return [];
  const values = grids.map((grid) => division.counts.get(grid.id)?.[level.measure] ?? 0);
  const highest = Math.max(...values, 1);
  const width = binWidth(level.target ?? highest / 2);
  const bins = Math.min(BINS_MAX, Math.floor(highest / width) + 1);
  const ids: GridId[][] = Array.from({ length: bins }, () => []);
  const steps: Map<BalanceStep, number>[] = Array.from({ length: bins }, () => new Map());
  for (const [i, grid] of grids.entries()) {
    const bin = Math.min(bins - 1, Math.floor(values[i]! / width));
    ids[bin]!.push(grid.id);
    const count = division.counts.get(grid.id);
    const off = count ? deviation(count, grid, level) : null;
    if (!off) continue;
    const step = balanceStep(off.side, off.ratio);
    steps[bin]!.set(step, (steps[bin]!.get(step) ?? 0) + 1);
  }
  return ids.map((of, i) => ({
    from: i * width,
    to: i === bins - 1 && highest >= bins * width ? null : (i + 1) * width,
    ids: of,
    step: [...steps[i]!].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null,
  }));
}

/** How wide a bin is: a round sixth of the target. */
export function binWidth(target: number): number {
  return roundStep(target / BINS_UP_TO_TARGET);
}

/** The nearest of 1, 2, 5, 10, 20, 50, … */
function roundStep(about: number): number {
  const scale = 10 ** Math.floor(Math.log10(Math.max(about, 1)));
  for (const step of [1, 2, 5]) if (about <= step * scale * 1.2) return step * scale;
  return 10 * scale;
}
