import { propose } from '../../domain/draft/propose/propose.ts';
import type { DraftLine } from '../../domain/draft/types.ts';
import { toLattice } from '../../domain/geometry/point.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Db } from '../db/transaction.ts';
import { inTransaction } from '../db/transaction.ts';
import { Cancelled, doneWithin, type Outcome } from '../jobs/jobs.service.ts';
import type { Telling } from '../jobs/serve-tasks.ts';
import { territoryLines } from '../places/places.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { readPlanDivision } from '../plans/load-division.ts';
import { toDraftRequest } from './draft-request.ts';
import { Frames, toPicture } from './picture.ts';
import { storeVariants } from './proposal.queries.ts';
import type { Picture, ProposalTask } from './proposal-task.ts';
import { toWireVariant } from './wire-variant.ts';

/** Reading takes up to here, storing what is left from there. */
const [READ, MADE] = [0.05, 0.97];

/**
 * Makes a proposal from what stands in the database by now, and stores it: that it is stored and that its job is done are one
 * transaction. Refuses `plan-gone` (the plan, or the proposal, has been deleted) and what the domain refuses.
 */
export async function runProposal(
  context: PlanContext,
  { job, proposal, plan: planId, request }: ProposalTask,
  { progress, show }: Telling<Picture>,
): Promise<Outcome> {
  const found = await readPlanDivision(context, planId);
  if (!found) return refuse('plan-gone', { plan: planId });
  const { plan, division } = found;
  const lines = await linesOf(context.db, plan.territory_id);
  const frames = new Frames();
  const made = propose(division, lines, toDraftRequest(division, request), (share, borders) => {
    progress(READ + share * (MADE - READ), stepAt(share));
    if (borders && frames.isDue()) show(toPicture(borders()));
  });
  if (!made.ok) return made;
  progress(MADE, 'storing');
  const last = made.value.at(-1)!;
  const variants = JSON.stringify(made.value.map((variant) => toWireVariant(variant, division)));
  try {
    return await inTransaction(context.db, async (tx) => {
      const stored = await storeVariants(tx, proposal, {
        baseRevision: plan.revision,
        proposed: last.proposed,
        movedHouseholds: last.movedHouseholds,
        variants,
      });
      if (!stored) return refuse('plan-gone', { plan: planId });
      await doneWithin(tx, job, { plan: planId, proposal });
      return ok({ plan: planId, proposal });
    });
  } catch (error) {
    if (error instanceof Cancelled) return refuse('job-state', { state: 'cancelled' });
    throw error;
  }
}

/** What `propose` is doing when so much of it is done. */
function stepAt(share: number): string {
  if (share < 0.3) return 'lines';
  return share < 0.8 ? 'dividing' : 'assembling';
}

async function linesOf(db: Db, territory: string): Promise<DraftLine[]> {
  const { features } = await territoryLines(db, territory);
  return features.map(({ geometry, properties }) => ({
    id: properties.id,
    points: geometry.coordinates.map(([lng, lat]) => toLattice(lng!, lat!)),
    kind: properties.kind,
    class: properties.class || null,
    name: properties.name,
    bridge: properties.bridge,
    tunnel: properties.tunnel,
  }));
}
