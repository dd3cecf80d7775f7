import type { CleanFields } from '../../domain/contract/exchange.ts';
import { GAP_M, SNAP_M } from '../../domain/coverage/clean/defaults.ts';
import type { CleanOptions } from '../../domain/coverage/clean/types.ts';
import { toLattice } from '../../domain/geometry/point.ts';

/** How grids that do not fit are repaired, where the person who brings them does not say. */
export function cleanOptions({ snapM, gapM, rule, decisions }: CleanFields = {}): CleanOptions {
  return {
    snapM: snapM ?? SNAP_M,
    gapM: gapM ?? GAP_M,
    rule: rule ?? 'longest-border',
    decisions: (decisions ?? []).map(({ at, to }) => ({ at: toLattice(...at), to })),
  };
}
