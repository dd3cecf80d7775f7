import { randomUUID } from 'node:crypto';
import type {
  NewProposal,
  ProposalHead,
  ProposalList,
  ProposalStarted,
  ProposalSummary,
  WireProposalVariant,
} from '../../domain/contract/proposal.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { inTransaction } from '../db/transaction.ts';
import { cancelJob, queueJob } from '../jobs/jobs.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { readPlanDivision } from '../plans/load-division.ts';
import { getPlan, type PageOf } from '../plans/plans.service.ts';
import {
  deleteProposal,
  findProposal,
  findVariants,
  insertProposal,
  listProposals,
  type ProposalRow,
} from './proposal.queries.ts';
import type { Proposer } from './proposer.ts';
import { readRequest } from './read-request.ts';

/**
 * Asks the machine for a proposal; `proposer` works on it after the answer. Refuses `plan-gone`, `proposal-needs-draft` for a plan of
 * another status, and what `readRequest` refuses.
 */
export async function startProposal(
  context: PlanContext,
  proposer: Proposer,
  author: string,
  planId: string,
  asked: NewProposal,
): Promise<Result<ProposalStarted>> {
  const found = await readPlanDivision(context, planId);
  if (!found) return gone(planId);
  const { plan, division } = found;
  if (plan.status !== 'draft') return refuse('proposal-needs-draft', { status: plan.status });
  const read = readRequest(division, asked);
  if (!read.ok) return read;
  const request = read.value;
  const proposal = randomUUID();
  const job = await queueJob(
    context.db,
    { kind: 'proposal', input: { plan: planId, proposal }, author },
    (tx, job_id) =>
      insertProposal(tx, {
        id: proposal,
        plan_id: planId,
        job_id,
        name: request.name ?? '',
        request,
        base_revision: plan.revision,
        author,
      }),
  );
  proposer.begin({ job, proposal, plan: planId, request });
  return ok({ job, proposal });
}

/** Newest first. Refuses `plan-gone`. */
export async function getProposals(
  context: PlanContext,
  plan: string,
  page: PageOf,
): Promise<Result<ProposalList>> {
  const found = await getPlan(context, plan);
  if (!found.ok) return found;
  const rows = await listProposals(context.db, plan, { ...page, limit: page.limit + 1 });
  const items = rows.slice(0, page.limit).map(toHead);
  const last = items.at(-1);
  return ok(rows.length > page.limit && last ? { items, next: last.id } : { items });
}

/**
 * A proposal whole, as JSON of `WireProposal`: what was stored is handed on as it is, its last variant besides by other names if
 * `summed`. Refuses `proposal-gone`.
 */
export async function getProposal(
  { db }: PlanContext,
  proposer: Proposer,
  plan: string,
  id: string,
  summed: boolean,
): Promise<Result<string>> {
  const row = await findProposal(db, plan, id);
  if (!row) return refuse('proposal-gone', { proposal: id });
  // What ends between the two questions has no variants here: it was not done when it was asked how far it is.
  const variants = (row.state === 'done' ? await findVariants(db, plan, id) : null) ?? '[]';
  const picture = row.state === 'running' ? proposer.pictureOf(row.job_id) : null;
  const head = JSON.stringify(toHead(row)).slice(0, -1);
  const last = summed ? (JSON.parse(variants) as WireProposalVariant[]).at(-1) : undefined;
  const summary = last ? `,${JSON.stringify(summaryOf(last)).slice(1, -1)}` : '';
  return ok(`${head},"variants":${variants},"picture":${JSON.stringify(picture)}${summary}}`);
}

function summaryOf(variant: WireProposalVariant): ProposalSummary {
  const { grids, today, proposed, shortfalls, removed, moved, movedHouseholds, retired, born } = variant;
  return {
    grids,
    report: { today, proposed, shortfalls },
    changes: { removed, moved, movedHouseholds, retired, born },
  };
}

/** One variant, the last one where none is named. Refuses `proposal-gone`, `proposal-unfinished`, `variant-unknown`. */
export async function getVariant(
  { db }: PlanContext,
  plan: string,
  id: string,
  variant?: number,
): Promise<Result<WireProposalVariant>> {
  return variantOf(await findVariants(db, plan, id), id, variant);
}

/** The same of what is stored: text, null where it is not done, undefined where it is gone. */
export function variantOf(
  stored: string | null | undefined,
  id: string,
  variant?: number,
): Result<WireProposalVariant> {
  if (stored === undefined) return refuse('proposal-gone', { proposal: id });
  if (stored === null) return refuse('proposal-unfinished', { proposal: id });
  const variants = JSON.parse(stored) as WireProposalVariant[];
  const chosen = variants[variant ?? variants.length - 1];
  return chosen
    ? ok(chosen)
    : refuse('variant-unknown', { variant: variant ?? 0, variants: variants.length });
}

/** Forgets a proposal; one that is still being made is cancelled first. Refuses `proposal-gone`. */
export async function dropProposal(
  { db }: PlanContext,
  plan: string,
  id: string,
): Promise<Result<ProposalHead>> {
  const row = await findProposal(db, plan, id);
  if (!row) return refuse('proposal-gone', { proposal: id });
  // What has ended meanwhile is no longer to be cancelled, and goes all the same.
  const isOpen = row.state === 'queued' || row.state === 'running';
  const cancelled = isOpen && (await cancelJob(db, row.job_id)).ok;
  await inTransaction(db, (tx) => deleteProposal(tx, id));
  return ok(toHead(cancelled ? { ...row, state: 'cancelled' } : row));
}

function toHead(row: ProposalRow): ProposalHead {
  return {
    id: row.id,
    plan: row.plan_id,
    job: row.job_id,
    name: row.name,
    state: row.state,
    request: row.request,
    baseRevision: row.base_revision,
    author: row.author,
    createdAt: row.created_at.toISOString(),
    adoptedAt: row.adopted_at?.toISOString() ?? null,
    proposed: row.proposed,
    movedHouseholds: row.moved_households,
    ...(row.reason ? { reason: row.reason } : {}),
  };
}

const gone = (plan: string) => refuse('plan-gone', { plan });
