import type { WireCase } from '../../../../domain/contract/case.ts';

export type Order = 'newest' | 'urgent';

/**
 * Newest first, or the most urgent first: what is over its deadline or nearest to it before what has time, none or
 * is done. Equal ones by id, so that nothing trades places without a reason.
 */
export function orderCases(cases: readonly WireCase[], order: Order): WireCase[] {
  const keyed = cases.map((of) => ({
    of,
    key: order === 'newest' ? -Date.parse(of.occurredAt) : urgencyKey(of),
  }));
  return keyed
    .sort((a, b) => a.key - b.key || (a.of.id < b.of.id ? -1 : a.of.id > b.of.id ? 1 : 0))
    .map(({ of }) => of);
}

const LAST = 8.64e15;

function urgencyKey({ dueAt, stoppedAt, suspended, endedAt, occurredAt }: WireCase): number {
  const running = stoppedAt === null && endedAt === null && !suspended;
  if (running && dueAt !== null) return Date.parse(dueAt);
  // What has no deadline comes after all that has one, what is done after that; each newest first.
  return LAST * (running ? 1 : 2) - Date.parse(occurredAt);
}
