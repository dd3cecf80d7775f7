import type { EditAnswer } from '../../domain/contract/log.ts';
import type { Adoption } from '../../domain/contract/proposal.ts';
import { adoption } from '../../domain/draft/propose/adopt.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PlanContext } from '../plans/context.ts';
import { makeOrder } from '../plans/edit-plan.ts';
import { requestDigest } from '../plans/request-digest.ts';
import { findProposal, findVariants, markAdopted } from './proposal.queries.ts';
import { variantOf } from './proposals.service.ts';
import { fromWireVariant } from './wire-variant.ts';

/**
 * Adopts a proposal, or some grids of it, the way of any edit (`makeOrder`): the same transaction also notes when. Refuses what that
 * does, `proposal-gone`, `proposal-unfinished`, `variant-unknown`, and what `adoption` refuses where it does not fit what stands now.
 */
export async function adoptProposal(
  context: PlanContext,
  author: string,
  { plan, proposal }: { readonly plan: string; readonly proposal: string },
  { id, baseRevision, gridIds, variant, note }: Adoption,
): Promise<Result<EditAnswer>> {
  // Before the transaction: a city's takes long to read, what is stored does not change, and nobody else is held up meanwhile.
  const stored = variantOf(await findVariants(context.db, plan, proposal), proposal, variant);
  const chosen = stored.ok ? ok(fromWireVariant(stored.value)) : stored;
  return makeOrder(context, plan, {
    id,
    baseRevision,
    note,
    author,
    digest: requestDigest([plan, { proposal, gridIds, variant }, note ?? '']),
    toEdit: async (tx, division) => {
      if (!chosen.ok) return chosen;
      const isThere = await findProposal(tx, plan, proposal);
      return isThere ? adoption(division, chosen.value, gridIds) : refuse('proposal-gone', { proposal });
    },
    last: (tx) => markAdopted(tx, proposal),
  });
}
