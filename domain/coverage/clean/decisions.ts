import Flatbush from 'flatbush';
import type { Point } from '../../geometry/point.ts';
import { turn } from '../../geometry/turn.ts';
import type { Dispute } from './disputes.ts';
import { startOf } from './map-faces.ts';
import { NOBODY, type Plots, UNASSIGNED } from './plots.ts';
import type { Claimants, Verdict } from './settle.ts';
import type { CleanOptions } from './types.ts';

/** Does as a person has decided, where that can be done: ground goes to a grid that has it or lies beside it, or to nobody. */
export function decide(
  plots: Plots,
  plot: number,
  dispute: Dispute,
  to: string | null,
  { numberOf }: Claimants,
): Verdict {
  if (to === null) {
    plots.owner[plot] = dispute.kind === 'outside' ? NOBODY : UNASSIGNED;
    return { how: 'decided', plots: [plot] };
  }
  const grid = numberOf.get(to) ?? NOBODY;
  const isBeside = plots.halvesOf(plot).some((half) => plots.ownerOn(half ^ 1) === grid);
  if (grid < 0 || dispute.kind === 'outside' || !(dispute.claims.includes(grid) || isBeside))
    return { how: null, plots: [plot], reason: 'not-beside' };
  plots.owner[plot] = grid;
  return { how: 'decided', plots: [plot] };
}

/** The decision for each dispute that one was made for: where its place lies in it, or else on its border. */
export function decisionsFor(
  plots: Plots,
  disputes: readonly Dispute[],
  { decisions = [] }: CleanOptions,
): Map<number, string | null> {
  const found = new Map<number, string | null>();
  if (decisions.length === 0 || disputes.length === 0) return found;
  const { xs, ys } = plots.map.points;
  const index = new Flatbush(disputes.length);
  for (const { halves } of disputes) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const half of halves) {
      const p = startOf(plots.map, half);
      minX = Math.min(minX, xs[p]!);
      minY = Math.min(minY, ys[p]!);
      maxX = Math.max(maxX, xs[p]!);
      maxY = Math.max(maxY, ys[p]!);
    }
    index.add(minX, minY, maxX, maxY);
  }
  index.finish();
  for (const { at, to } of decisions) {
    let chosen = -1;
    for (const d of index.search(at[0], at[1], at[0], at[1]).sort((a, b) => a - b)) {
      const where = locate(plots, plots.ofDispute(d), at);
      if (where > 0 || (where === 0 && chosen === -1)) chosen = d;
      if (where > 0) break;
    }
    if (chosen !== -1) found.set(chosen, to);
  }
  return found;
}

/** 1 inside the plot, 0 on its border, −1 outside; exact. */
function locate(plots: Plots, plot: number, [x, y]: Point): number {
  const { xs, ys } = plots.map.points;
  let inside = false;
  for (const half of plots.halvesOf(plot)) {
    if (plots.on(half ^ 1) === plot) continue;
    const a = startOf(plots.map, half);
    const b = startOf(plots.map, half ^ 1);
    const [ax, ay, bx, by] = [xs[a]!, ys[a]!, xs[b]!, ys[b]!];
    if (ax === x && ay === y) return 0;
    if (ay <= y !== by <= y) {
      const side = turn(ax, ay, bx, by, x, y);
      if (side === 0) return 0;
      if (side > 0 === by > ay) inside = !inside;
    } else if (ay === y && by === y && ax < x !== bx < x) return 0;
  }
  return inside ? 1 : -1;
}
