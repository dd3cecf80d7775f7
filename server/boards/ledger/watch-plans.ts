import type { LivePlan } from '../../../domain/contract/live.ts';
import { type Db, inTransaction } from '../../db/transaction.ts';
import type { Bus } from '../../live/bus.ts';
import { inForcePlan } from '../../plans/in-force-plan.ts';
import { hangingPrints, printedTerritories } from './print.queries.ts';
import { tellBoards } from './tell-boards.ts';

/** A team that is entered person by person is told of once. */
const PAUSE_MS = 1_000;
/** What a plan in force takes and a board shows. */
const SHOWN: ReadonlySet<unknown> = new Set(['team', 'describe', 'revert']);

/**
 * Tells browsers to ask anew which boards are wrong after a plan has come in force, or been retired, or one in force has got another team,
 * name or type, or after buildings and streets have changed, by which sheets count households and say their sides. What drafts are put through is
 * passed over. Gives what ends it.
 */
export function watchPlans(db: Db, bus: Bus, failed: (error: unknown) => void): () => void {
  const stop = new AbortController();
  const waiting = new Map<string, NodeJS.Timeout>();
  const soon = (territory: string) => {
    if (waiting.has(territory)) return;
    const tell = async () => {
      waiting.delete(territory);
      if ((await hangingPrints(db, territory)).length === 0 || stop.signal.aborted) return;
      await inTransaction(db, (tx) => tellBoards(tx, territory));
    };
    waiting.set(
      territory,
      setTimeout(() => void tell().catch(failed), PAUSE_MS),
    );
  };
  const follow = async () => {
    for await (const event of bus.follow(bus.seq, stop.signal)) {
      if (event.kind === 'building' || event.kind === 'place')
        for (const territory of await printedTerritories(db)) soon(territory);
      if (event.kind !== 'plan' && event.kind !== 'edit') continue;
      const told = JSON.parse(event.data) as LivePlan & { readonly edit?: { readonly kind: string } };
      if (event.kind === 'edit' && !SHOWN.has(told.edit?.kind)) continue;
      if (event.kind === 'plan' && told.status !== 'in-force' && told.status !== 'retired') continue;
      const plan = await inForcePlan(db, told.plan);
      if (plan) soon(plan.territory);
    }
  };
  follow().catch(failed);
  return () => {
    stop.abort();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
