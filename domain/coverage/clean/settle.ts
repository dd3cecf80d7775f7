import { decide, decisionsFor } from './decisions.ts';
import type { Dispute } from './disputes.ts';
import type { Earth } from './earth.ts';
import { holdsCircle } from './holds-circle.ts';
import { startOf } from './map-faces.ts';
import { outlineOf } from './measure-ground.ts';
import { partGap } from './part-gap.ts';
import { isParted } from './parted.ts';
import { NOBODY, type Plots } from './plots.ts';
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
      // claimants that border on it nowhere: the largest has it, and then perhaps somebody else can go on
      const overlaps = left.filter(({ dispute }) => dispute.kind === 'overlap');
      if (overlaps.length === 0) break;
      for (const { plot, dispute } of overlaps) plots.owner[plot] = largest(dispute.claims, claimants);
      left = left.filter(({ dispute }) => dispute.kind !== 'overlap');
      continue;
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
