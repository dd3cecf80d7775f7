import type { Judgement } from '../../../domain/board/ledger/judge-sheet.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Db } from '../../db/transaction.ts';
import type { BoardGround } from '../gather/board-ground.ts';
import { boardSettingsStamp } from '../settings/board-settings.ts';

/** What prints were judged by, beside the plan itself. */
interface Known {
  readonly lines: BoardGround['lines'];
  readonly stamp: string;
  readonly judgements: Map<string, Judgement>;
}

const kept = new WeakMap<Division, Known>();

/**
 * What is known of prints beside a state of a plan, to be added to; empty as soon as the plan, the streets, the settings or a text written by
 * hand are not as they were. A print never changes, so that printing and hanging leave it as it is.
 */
export async function knownJudgements(
  db: Db,
  { division, lines }: BoardGround,
): Promise<Map<string, Judgement>> {
  const stamp = await boardSettingsStamp(db);
  const last = kept.get(division);
  if (last && last.lines === lines && last.stamp === stamp) return last.judgements;
  const judgements = new Map<string, Judgement>();
  kept.set(division, { lines, stamp, judgements });
  return judgements;
}
