import { type Result, refuse } from '../../../domain/result.ts';
import type { FeatureRow } from '../source/source.ts';

const MARK = 'source:';

/** Why a row could not be read at all; null for one that was. What is wrong with its geometry does not matter to a table. */
export function brokenRow({ fault }: FeatureRow): Extract<Result<never>, { ok: false }> | null {
  return fault?.startsWith(MARK) ? refuse(fault.slice(MARK.length)) : null;
}
