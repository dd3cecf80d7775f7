import type { Reason } from '../../domain/result.ts';
import type { FeatureRow } from './source/source.ts';

/** Turns the rows of a file into records, batch by batch; what it has seen stays with it, so that ids are one file's. */
export interface RowReader<T> {
  /** `taken`: ids of this batch that stand already. */
  read(rows: readonly FeatureRow[], taken: ReadonlySet<string>): T[];
}

const OF_SOURCE = 'source:';

/** Why a row could not be read at all, as whoever reads its format says; null for what can be looked at. */
export function sourceFault({ fault }: FeatureRow): Reason | null {
  return fault?.startsWith(OF_SOURCE) ? { code: fault.slice(OF_SOURCE.length), params: {} } : null;
}
