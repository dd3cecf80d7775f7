import Flatbush from 'flatbush';
import type { Point } from '../../geometry/point.ts';
import { turn } from '../../geometry/turn.ts';
import type { Dispute } from './disputes.ts';
import type { Earth } from './earth.ts';
import { holdsCircle } from './holds-circle.ts';
import { startOf } from './map-faces.ts';
import { outlineOf } from './measure-ground.ts';
import { partGap } from './part-gap.ts';
import { isParted } from './parted.ts';
import { NOBODY, type Plots, UNASSIGNED } from './plots.ts';
import type { CleanOptions, Repair } from './types.ts';

/** How a dispute ended: by which rule, or as a problem (null), with what there is to say of it. */
export interface Verdict {
  readonly how: Repair['rule'] | null;
  readonly plots: readonly number[];
  readonly reason?: 'not-beside' | 'would-vanish' | 'wide-in-part' | 'no-neighbour';
}

/** What is known of the grids, by their number. */
export interface Claimants {
  readonly areaM2: Float64Array;
  /** Whether a grid has ground that nobody disputes. */
  readonly hasOwn: Uint8Array;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Lengths of border nearer to each other than this share are equal. */
const EQUAL = 1e-9;

/**
 * Settles what may be settled and writes the owners into `plots`. A person's decision comes first. Then what is not wider than the
 * snap distance goes to the longest border, whatever the rule; what is not wider than the gap width follows the rule, a gap between more than two grids stretch by stretch;
 * ground outside is nobody's; and a grid that has no ground but what others have too keeps it, since no record may go lost. What is
 * wider, what two grids would need, and what has no neighbour, is a problem.
 */
export function settle(
  plots: Plots,
  disputes: readonly Dispute[],
  claimants: Claimants,
  options: CleanOptions,
  earth: Earth,
): Verdict[] {
  const decided = decisionsFor(plots, disputes, options);
  const verdicts = disputes.map((dispute, d): Verdict => {
    const plot = plots.ofDispute(d);
    const decision = decided.get(d);
    if (decision !== undefined) return decide(plots, plot, dispute, decision, claimants);
    return { plots: [plot], ...byWhat(plots, dispute, claimants, options, earth) };
  });
  const open: { plot: number; dispute: Dispute; how: Repair['rule'] }[] = [];
  verdicts.forEach((verdict, d) => {
    const dispute = disputes[d]!;
    if (verdict.how === null || verdict.how === 'decided' || dispute.kind === 'outside') return;
    const parts =
      dispute.kind === 'gap'
        ? partIfMany(plots, verdict.plots[0]!, verdict.how === 'largest', earth)
        : verdict.plots;
    verdicts[d] = { ...verdict, plots: parts };
    for (const plot of parts) {
      if (verdict.how === 'only-ground')
        plots.owner[plot] = dispute.claims.find((grid) => claimants.hasOwn[grid] === 0)!;
      else open.push({ plot, dispute, how: verdict.how });
    }
  });

  // round by round, so that the order of the disputes does not matter: a plot whose neighbours are all disputed waits for one of them
  for (let left = open; left.length > 0; ) {
    const awards = left.map(({ plot, dispute, how }) =>
      strongest(plots, plot, dispute, how === 'largest', claimants, earth),
    );
    if (awards.every((grid) => grid === NOBODY)) {
      left.forEach(({ plot, dispute }) => {
        if (dispute.kind === 'overlap') plots.owner[plot] = largest(dispute.claims, claimants);
      });
      break;
    }
    left.forEach(({ plot }, i) => {
      plots.owner[plot] = awards[i]!;
    });
    left = left.filter((_, i) => awards[i] === NOBODY);
  }
  return verdicts.map((verdict, d) => {
    const lost = disputes[d]!.kind === 'gap' && verdict.plots.every((plot) => plots.owner[plot] === NOBODY);
    return verdict.how !== null && lost
      ? { how: null, plots: verdict.plots, reason: 'no-neighbour' }
      : verdict;
  });
}

/** By which rule a dispute is settled, if by any. */
function byWhat(
  plots: Plots,
  dispute: Dispute,
  { hasOwn }: Claimants,
  { snapM, gapM, rule }: CleanOptions,
  earth: Earth,
): Omit<Verdict, 'plots'> {
  const { kind, claims, widthM, areaM2, halves } = dispute;
  const isSnap = widthM <= snapM;
  if (!isSnap && (widthM > gapM || rule === 'ask')) return { how: null };
  // a mean tells nothing of the room at the end of a long strip; a convex piece has no circle wider than twice its mean width
  const room = 2 * Math.max(snapM, gapM);
  const roomy =
    areaM2 > (Math.PI * room * room) / 4 && holdsCircle(plots.map, earth, outlineOf(halves), room);
  if (roomy) return { how: null, reason: 'wide-in-part' };
  const homeless = claims.filter((grid) => hasOwn[grid] === 0);
  if (homeless.length > 1 || (homeless.length > 0 && kind === 'outside'))
    return { how: null, reason: 'would-vanish' };
  if (homeless.length === 1) return { how: 'only-ground' };
  if (isSnap) return { how: 'snap' };
  return { how: kind === 'outside' ? 'outside' : rule };
}

/** The gap in pieces, or as it is. */
function partIfMany(plots: Plots, plot: number, bySize: boolean, earth: Earth): readonly number[] {
  if (!isParted(plots, plot, bySize, earth)) return [plot];
  const halves = plots.halvesOf(plot);
  const parting = partGap(
    plots.map,
    halves,
    halves.map((half) => plots.ownerOn(half ^ 1)),
  );
  return parting ? plots.part(plot, parting) : [plot];
}

/** Who of those beside a plot (of an overlap only who has it anyway) gets it now: longest border or largest ground. */
function strongest(
  plots: Plots,
  plot: number,
  { kind, claims }: Dispute,
  bySize: boolean,
  claimants: Claimants,
  earth: Earth,
): number {
  const lengths = new Map<number, number>();
  for (const half of plots.halvesOf(plot)) {
    const grid = plots.ownerOn(half ^ 1);
    if (grid < 0 || (kind === 'overlap' && !claims.includes(grid))) continue;
    const metres = earth.metres(startOf(plots.map, half), startOf(plots.map, half ^ 1));
    lengths.set(grid, (lengths.get(grid) ?? 0) + metres);
  }
  if (lengths.size === 0) return NOBODY;
  const longest = bySize ? 0 : Math.max(...lengths.values()) * (1 - EQUAL);
  return largest(
    [...lengths.keys()].filter((grid) => lengths.get(grid)! >= longest).sort((a, b) => a - b),
    claimants,
  );
}

/** The largest, the first of several. */
function largest(grids: readonly number[], { areaM2 }: Claimants): number {
  return grids.reduce((best, grid) => (areaM2[grid]! > areaM2[best]! ? grid : best));
}

function decide(
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
function decisionsFor(
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
