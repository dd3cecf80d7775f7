import { sql } from 'kysely';
import type { Job } from '../../domain/contract/job.ts';
import type { ProposalRequest, WireGridFigures } from '../../domain/contract/proposal.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** A proposal without its variants, with the state of its job. */
export interface ProposalRow {
  readonly id: string;
  readonly plan_id: string;
  readonly job_id: string;
  readonly name: string;
  readonly request: ProposalRequest;
  readonly base_revision: number;
  readonly author: string;
  readonly created_at: Date;
  readonly adopted_at: Date | null;
  readonly proposed: WireGridFigures | null;
  readonly moved_households: number | null;
  readonly state: Job['state'];
  /** Why it failed. */
  readonly reason: Job['reason'] | null;
}

export interface NewProposalRow {
  readonly id: string;
  readonly plan_id: string;
  readonly job_id: string;
  readonly name: string;
  readonly request: ProposalRequest;
  readonly base_revision: number;
  readonly author: string;
}

export async function insertProposal(tx: Tx, row: NewProposalRow): Promise<void> {
  await tx
    .insertInto('proposals')
    .values({ ...row, request: JSON.stringify(row.request) })
    .execute();
}

const heads = (db: Db | Tx) =>
  db
    .selectFrom('proposals')
    .innerJoin('jobs', 'jobs.id', 'proposals.job_id')
    .select([
      'proposals.id',
      'plan_id',
      'job_id',
      'name',
      'request',
      'base_revision',
      'proposals.author',
      'proposals.created_at',
      'adopted_at',
      'proposed',
      'moved_households',
      'jobs.state',
      sql<Job['reason'] | null>`jobs.reason`.as('reason'),
    ]);

/** The proposals of a plan, newest first; `after` is the id of the last one of the page before. */
export async function listProposals(
  db: Db | Tx,
  plan: string,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<ProposalRow[]> {
  let query = heads(db)
    .where('plan_id', '=', plan)
    .orderBy('proposals.created_at', 'desc')
    .orderBy('proposals.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined) {
    const { after } = page;
    query = query.where((eb) =>
      eb(
        eb.refTuple('proposals.created_at', 'proposals.id'),
        '<',
        eb
          .selectFrom('proposals as last')
          .where('last.id', '=', after)
          .select(['last.created_at', 'last.id'])
          .$asTuple('created_at', 'id'),
      ),
    );
  }
  return query.execute();
}

export function findProposal(db: Db | Tx, plan: string, id: string): Promise<ProposalRow | undefined> {
  return heads(db).where('plan_id', '=', plan).where('proposals.id', '=', id).executeTakeFirst();
}

/** JSON of its `WireProposalVariant[]`; null until the job is done, undefined where there is no such proposal. */
export async function findVariants(
  db: Db | Tx,
  plan: string,
  id: string,
): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('proposals')
    .select('variants')
    .where('plan_id', '=', plan)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.variants;
}

/** What came of it, on which revision of the plan; false where it has been deleted meanwhile. */
export async function storeVariants(
  tx: Tx,
  id: string,
  made: {
    readonly baseRevision: number;
    readonly proposed: WireGridFigures;
    readonly movedHouseholds: number;
    readonly variants: string;
  },
): Promise<boolean> {
  const stored = await tx
    .updateTable('proposals')
    .set({
      base_revision: made.baseRevision,
      proposed: JSON.stringify(made.proposed),
      moved_households: made.movedHouseholds,
      variants: made.variants,
    })
    .where('id', '=', id)
    .executeTakeFirst();
  return stored.numUpdatedRows > 0n;
}

export async function markAdopted(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('proposals').set({ adopted_at: sql<Date>`now()` }).where('id', '=', id).execute();
}

export async function deleteProposal(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('proposals').where('id', '=', id).execute();
}
