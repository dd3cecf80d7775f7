import { randomUUID } from 'node:crypto';
import type { KnownSheet } from '../../../domain/board/ledger/judge-sheet.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Tx } from '../../db/transaction.ts';
import { insertPrints } from './print.queries.ts';

/** Rows of one statement: each holds what its sheet said, about 10 kB. */
const AT_ONCE = 100;

/** What the sheets of a run have in common. */
export interface PrintRun {
  readonly territory: string;
  readonly plan: string;
  readonly revision: number;
  /** Whether the plan was in force: the sheet of a draft is looked at, and hangs nowhere. */
  readonly inForce: boolean;
  /** Null for a single sheet. */
  readonly job: string | null;
  readonly template: string;
  readonly paper: string;
  readonly lang: 'zh' | 'en';
  readonly copies: number;
  readonly author: string;
}

export interface PrintedSheet extends KnownSheet {
  readonly grid: GridId;
}

/** Enters printed sheets in the ledger; gives their ids, in the order of the sheets. */
export async function recordPrints(
  tx: Tx,
  run: PrintRun,
  sheets: readonly PrintedSheet[],
): Promise<string[]> {
  const rows = sheets.map(({ grid, shown, digests }) => ({
    id: randomUUID(),
    territory_id: run.territory,
    plan_id: run.plan,
    revision: run.revision,
    grid_id: grid,
    job_id: run.job,
    template_id: run.template,
    paper: run.paper,
    lang: run.lang,
    copies: run.copies,
    author: run.author,
    border_digest: digests.border,
    team_digest: digests.team,
    text_digest: digests.text,
    neighbours_digest: digests.neighbours,
    overview_digest: digests.overview,
    content: { shown, inForce: run.inForce },
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await insertPrints(tx, rows.slice(from, from + AT_ONCE));
  return rows.map(({ id }) => id);
}
