import type { CaseList, CaseQuery } from '../../../domain/contract/case.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { CaseRow } from '../case.queries.ts';
import { caseRules } from '../case-rules.ts';
import type { CaseFilter } from '../filter/case-filter.ts';
import { readCaseFilter } from '../filter/read-case-filter.ts';
import { wireCase } from '../wire-case.ts';
import { type After, pageOfCases } from './list.queries.ts';

/** Cases of a page where nothing is said, and the most that one holds. */
const USUAL = 100;
const MOST = 1000;
/** Cases of a file that are read, and written, at a time: on the embedded database others have their turn in between. */
const BATCH = 2000;

/** Which cases are asked for, as of one moment, and from where on. */
export interface Asked {
  readonly filter: CaseFilter;
  readonly now: number;
  readonly after: After | null;
  /** Null: all of them. */
  readonly limit: number | null;
}

/** Reads what is asked for. Refuses what `readCaseFilter` refuses, and `after-unknown`. */
export async function readAsked(context: PlanContext, query: CaseQuery): Promise<Result<Asked>> {
  const { kinds } = await caseRules(context);
  const filter = readCaseFilter(query, kinds);
  if (!filter.ok) return filter;
  const after = query.after === undefined ? null : readAfter(query.after);
  if (after === undefined) return refuse('after-unknown');
  const limit = query.limit === undefined ? null : Number(query.limit);
  return ok({ filter: filter.value, now: Date.now(), after, limit });
}

/** One page, and where the next begins if there is one. */
export async function listCases({ db }: PlanContext, asked: Asked): Promise<CaseList> {
  const limit = Math.min(Math.max(asked.limit ?? USUAL, 1), MOST);
  // One more tells whether there is a next page.
  const rows = await pageOfCases(db, asked.filter, { ...asked, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(wireCase),
    ...(rows.length > limit && last ? { next: writeAfter(last) } : {}),
  };
}

/** All that is asked for, batch by batch, the next one read only when the last has been taken. */
export async function* allCases({ db }: PlanContext, asked: Asked): AsyncGenerator<readonly CaseRow[]> {
  let { after } = asked;
  let left = asked.limit ?? Number.POSITIVE_INFINITY;
  while (left > 0) {
    const limit = Math.min(BATCH, left);
    const rows = await pageOfCases(db, asked.filter, { now: asked.now, after, limit });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = { occurredAt: last.occurred_at.getTime(), id: last.id };
    left -= rows.length;
  }
}

function writeAfter({ occurred_at, id }: CaseRow): string {
  return `${occurred_at.getTime()}_${id}`;
}

function readAfter(text: string): After | undefined {
  const [, time, id] = /^(-?\d{1,15})_(.{1,128})$/.exec(text) ?? [];
  return time === undefined || id === undefined ? undefined : { occurredAt: Number(time), id };
}
