import type { CaseWindow, WindowQuery } from '../../../domain/contract/case.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { lastSeq } from '../../live/last-seq.ts';
import type { PlanContext } from '../../plans/context.ts';
import { wireCase } from '../wire-case.ts';
import { askIndex, type Found } from './ask-index.ts';
import { casesByOrd } from './window.queries.ts';

/** Cases of an answer where nothing is said, and the most there are in one. */
const USUAL = 5_000;
const MOST = 50_000;

/**
 * The newest cases of a window, oldest first, and how many there are in all. Of those of the same millisecond any may be left out
 * by the limit. Refuses what `askIndex` does.
 */
export async function getWindow(
  context: PlanContext,
  { limit, ...query }: WindowQuery,
): Promise<Result<CaseWindow>> {
  const most = Math.min(Number(limit ?? USUAL), MOST);
  // Before the rows: whatever is committed in between is told again after this number, and does no harm.
  const seq = await lastSeq(context.db);
  const found = await askIndex(context, { query }, (all) => ({
    total: all.rows.length,
    ords: newestOrds(all, most),
  }));
  if (!found.ok) return found;
  const rows = await casesByOrd(context.db, found.value.ords);
  return ok({ seq, total: found.value.total, items: rows.map(wireCase) });
}

/** Numbers of the rows that occurred last. Only the few behind the sorted ones can be out of order. */
function newestOrds({ index, rows }: Found, most: number): number[] {
  const { occurred, ord, sorted } = index.columns;
  let split = rows.length;
  while (split > 0 && rows[split - 1]! >= sorted) split--;
  const candidates = [...rows.subarray(Math.max(0, split - most), split), ...rows.subarray(split)];
  if (split < rows.length) candidates.sort((a, b) => occurred[a]! - occurred[b]! || ord[a]! - ord[b]!);
  return candidates.slice(Math.max(0, candidates.length - most)).map((row) => ord[row]!);
}
