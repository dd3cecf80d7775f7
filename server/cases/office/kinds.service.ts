import { OTHER_KIND, readKinds } from '../../../domain/case/kinds.ts';
import { severitiesOf } from '../../../domain/case/severity.ts';
import type { WireKind } from '../../../domain/contract/case-office.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { allKinds, lockOffice, putKinds, retireKinds, type Standing } from './office.queries.ts';

/** The tree of kinds in the office's order with `other`, those out of use that cases still have at the end. */
export async function getKinds({ db }: Pick<PlanContext, 'db'>): Promise<{ items: WireKind[] }> {
  return { items: listed(await allKinds(db)) };
}

function listed(kinds: readonly Standing<WireKind>[]): WireKind[] {
  const items = kinds.map(({ active, ...kind }): WireKind => (active ? kind : { ...kind, active }));
  const retired = items.filter(({ active }) => active === false);
  return [...items.filter(({ active }) => active !== false), { ...OTHER_KIND, deadlines: {} }, ...retired];
}

/**
 * Puts a tree of kinds in the place of the one that is. What is not in it any more is out of use where cases have it, else gone. Deadlines
 * that are running stay as they are. Refuses what `readKinds` refuses, and `severity-unknown`.
 */
export async function setKinds(
  context: PlanContext,
  sent: readonly WireKind[],
): Promise<Result<{ items: WireKind[] }>> {
  const kinds = sent.filter(({ id, active }) => active !== false && id !== OTHER_KIND.id);
  const read = readKinds(kinds);
  if (!read.ok) return read;
  const known = knownSeverities(context, kinds);
  if (!known.ok) return known;
  return inTransaction(context.db, async (tx) => {
    await lockOffice(tx);
    const kept = new Set(kinds.map(({ id }) => id));
    const gone = (await allKinds(tx)).filter(({ id, active }) => active && !kept.has(id)).map(({ id }) => id);
    await putKinds(tx, kinds);
    await retireKinds(tx, gone);
    return ok({ items: listed(await allKinds(tx)) });
  });
}

function knownSeverities({ profile }: PlanContext, kinds: readonly WireKind[]): Result<null> {
  const known = new Set(['*', ...severitiesOf(profile.cases).map(({ id }) => id)]);
  const strange = kinds.flatMap(({ deadlines }) => Object.keys(deadlines)).find((one) => !known.has(one));
  return strange === undefined ? ok(null) : refuse('severity-unknown', { severity: strange.slice(0, 64) });
}
