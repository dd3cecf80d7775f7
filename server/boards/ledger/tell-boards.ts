import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../live/append-event.ts';
import { planInForce } from '../../plans/standing.ts';
import { allTerritories } from '../../plans/territory-of-plan.ts';

/** Tells browsers that which boards of a territory are wrong may have changed. Late in its transaction: other writers wait. */
export async function tellBoards(tx: Tx, territory: string): Promise<void> {
  const plan = await planInForce(tx, territory);
  await appendEvent(tx, 'boards', { territory, plan: plan ?? null });
}

/** The same of every territory, printed or not: what all sheets have in common has changed, and whoever looks at one sees it. */
export async function tellAllBoards(tx: Tx): Promise<void> {
  for (const territory of await allTerritories(tx)) await tellBoards(tx, territory);
}
