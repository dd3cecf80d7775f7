import { applyDiff } from '../../domain/edit/apply-diff.ts';
import { invertDiff } from '../../domain/edit/invert-diff.ts';
import type { Division } from '../../domain/edit/types.ts';
import { fromWireDiff } from '../../domain/edit/wire.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PlanContext } from './context.ts';
import { inSnapshot, type LoadedDivision } from './load-division.ts';
import { logAfter } from './log.queries.ts';

/**
 * The division as it was at an earlier revision, by the log taken back from its end; buildings are today's. Refuses
 * `revision-unknown` for one that is yet to come, or that the log does not reach.
 */
export async function divisionAt(
  context: PlanContext,
  loaded: LoadedDivision,
  revision: number,
): Promise<Result<Division>> {
  const { plan, version } = loaded;
  if (revision === version.revision) return ok(loaded.division);
  const since = await inSnapshot(context.db, (tx) => logAfter(tx, plan.id, revision));
  const upToNow = since.filter((row) => row.revision <= version.revision);
  if (revision > version.revision || upToNow.length !== version.revision - revision)
    return refuse('revision-unknown', { base: revision, revision: version.revision });
  let { division } = loaded;
  for (const row of upToNow.toReversed()) {
    const earlier = applyDiff(division, invertDiff(fromWireDiff(row.diff)));
    if (!earlier.ok) throw new Error(`the log of ${plan.id} does not lead back: ${earlier.reason.code}`);
    division = earlier.value;
  }
  return ok(division);
}
