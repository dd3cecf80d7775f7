import type { ReportAnswer } from '../../../domain/contract/case.ts';
import type { Datum } from '../../crs/crs.ts';
import type { PlanContext } from '../../plans/context.ts';
import { intakeOf } from './intake.ts';
import { readReport } from './read-report.ts';
import type { Waiting } from './store-arrived.ts';

/** Who reports, and how their cases are to be taken. */
export interface TakingIn {
  /** By name, in each case's history: the key of a feed, the account of an officer. */
  readonly actor: string;
  /** What positions are given in. */
  readonly datum: Datum;
  /** May make cases of the source `desk`. */
  readonly mayUseDesk?: boolean;
  readonly simulated?: boolean;
}

/** Ids are given for so many at most. */
const IDS_MAX = 100;

/**
 * Takes reported cases in: reads each, stores what is fit to be kept, tells of it. `territory` confines them to one; null: each
 * belongs to the one that it lies in. `cases` are as sent (`ReportedCase`), whatever they are: what is wrong with one is
 * refused with its index. Throws 503 where they cannot be stored now: sent again, what was stored is a duplicate.
 */
export async function takeIn(
  context: PlanContext,
  territory: string | null,
  cases: readonly unknown[],
  { actor, datum, mayUseDesk = false, simulated = false }: TakingIn,
): Promise<ReportAnswer> {
  const receivedAt = Date.now();
  const waiting: Waiting[] = [];
  const places: number[] = [];
  const refused: ReportAnswer['refused'] = [];
  for (const [index, sent] of cases.entries()) {
    const read = readReport(sent, { datum, now: receivedAt, mayUseDesk });
    if (read.ok) {
      waiting.push({ report: read.value, actor, territory, simulated, receivedAt });
      places.push(index);
    } else refused.push({ index, reason: { code: read.reason.code, params: { ...read.reason.params } } });
  }
  const kept = waiting.length === 0 ? [] : await intakeOf(context).store(waiting);
  const accepted = kept.filter(({ duplicate }) => !duplicate);
  const answer = {
    accepted: accepted.length,
    duplicate: kept.length - accepted.length,
    tray: accepted.filter(({ tray }) => tray).length,
    refused,
  };
  if (cases.length > IDS_MAX) return answer;
  const ids: (string | null)[] = cases.map(() => null);
  for (const [i, { id }] of kept.entries()) ids[places[i]!] = id;
  return { ...answer, ids };
}
