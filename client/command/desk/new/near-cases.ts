import type { WireCase } from '../../../../domain/contract/case.ts';
import { LATTICE } from '../../../../domain/geometry/point.ts';
import { narrowing, UNIT_M } from '../../../../domain/geometry/unit-metres.ts';

/** A case near in place, time and kind, and how far off it is. */
export interface NearCase {
  readonly of: WireCase;
  readonly metres: number;
}

/**
 * Cases that a new one may be told again of, nearest first: within so many metres and minutes, of the same kind where
 * a kind is chosen, and none that is itself told again. Plane distances: they are short.
 */
export function nearCases(
  cases: readonly WireCase[],
  at: readonly [lng: number, lat: number],
  begunAt: number,
  kind: string | null,
  within: { readonly repeatM: number; readonly repeatMinutes: number },
): NearCase[] {
  const narrow = narrowing(at[1] * LATTICE);
  const found: NearCase[] = [];
  for (const of of cases) {
    if (of.at === null || of.repeatOf !== null || (kind !== null && of.kind !== kind)) continue;
    if (Math.abs(Date.parse(of.occurredAt) - begunAt) > within.repeatMinutes * 60_000) continue;
    const metres = Math.hypot((of.at[0] - at[0]) * narrow, of.at[1] - at[1]) * LATTICE * UNIT_M;
    if (metres <= within.repeatM) found.push({ of, metres });
  }
  return found.sort((a, b) => a.metres - b.metres);
}
