import type { Ms } from '../../../domain/case/types.ts';
import type { Db } from '../../db/transaction.ts';
import { passes } from '../filter/case-filter.queries.ts';
import type { CaseFilter } from '../filter/case-filter.ts';

/** Numbers of the cases of a window in whose title or number a text is found: words are not in memory. */
export async function ordsWithText(db: Db, filter: CaseFilter, now: Ms): Promise<ReadonlySet<number>> {
  const { from, to, text } = filter;
  const only: CaseFilter = {
    from,
    to,
    text,
    box: null,
    states: null,
    kinds: null,
    severities: null,
    sources: null,
    grid: null,
  };
  const rows = await db.selectFrom('cases').select('cases.ord').where(passes(only, now)).execute();
  return new Set(rows.map((row) => row.ord));
}
