import { sql } from 'kysely';
import type { Ms } from '../../../domain/case/types.ts';
import type { Db } from '../../db/transaction.ts';
import { type CaseRow, selectCases } from '../case.queries.ts';
import { passes } from '../filter/case-filter.queries.ts';
import type { CaseFilter } from '../filter/case-filter.ts';

/** Behind which case of a list the next page begins. */
export interface After {
  readonly occurredAt: Ms;
  readonly id: string;
}

/**
 * A page of cases, those that occurred last first. Each territory's are read in the order of their index and no further than the page
 * goes, however many there are.
 */
export function pageOfCases(
  db: Db,
  filter: CaseFilter,
  { now, after, limit }: { readonly now: Ms; readonly after: After | null; readonly limit: number },
): Promise<CaseRow[]> {
  let each = selectCases(db)
    .where(sql<boolean>`cases.territory_id = territories.id`)
    .where(passes(filter, now));
  if (after)
    each = each.where(
      sql<boolean>`(cases.occurred_at, cases.id) < (${new Date(after.occurredAt)}::timestamptz, ${after.id} collate "C")`,
    );
  return db
    .selectFrom('territories')
    .innerJoinLateral(
      () => each.orderBy('cases.occurred_at', 'desc').orderBy('cases.id', 'desc').limit(limit).as('page'),
      (join) => join.onTrue(),
    )
    .selectAll('page')
    .orderBy('page.occurred_at', 'desc')
    .orderBy('page.id', 'desc')
    .limit(limit)
    .execute();
}

/** What grids of plans are called, with their codes. */
export async function gridNames(
  db: Db,
  grids: readonly { readonly plan: string; readonly grid: string }[],
): Promise<{ plan: string; grid: string; name: string; code: string | null }[]> {
  if (grids.length === 0) return [];
  const { rows } = await sql<{ plan: string; grid: string; name: string; code: string | null }>`
    select g.plan_id as plan, g.id as grid, g.name, g.code
    from json_to_recordset(${JSON.stringify(grids)}::json) as r (plan text, grid text)
    join grids g on g.plan_id = r.plan and g.id = r.grid
  `.execute(db);
  return rows;
}
