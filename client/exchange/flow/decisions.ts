import type { CleanFields } from '../../../domain/contract/exchange.ts';
import type { LngLat } from '../../../domain/contract/geometry.ts';

export type Decision = NonNullable<CleanFields['decisions']>[number];

const same = (a: LngLat, b: LngLat) => a[0] === b[0] && a[1] === b[1];

/** What has been decided for the ground around a place. */
export function decisionAt(clean: CleanFields | undefined, at: LngLat): Decision | undefined {
  return clean?.decisions?.find((decision) => same(decision.at, at));
}

/** Decides for the ground around a place (`to` null: nobody gets it), or (undefined) takes a decision back. */
export function decide(
  clean: CleanFields | undefined,
  at: LngLat,
  to: string | null | undefined,
): CleanFields {
  const others = (clean?.decisions ?? []).filter((decision) => !same(decision.at, at));
  return { ...clean, decisions: to === undefined ? others : [...others, { at, to }] };
}
