import type { WireCase } from '../../../domain/contract/case.ts';
import type { Say } from '../../i18n/use-say.ts';
import { durationText } from './duration-text.ts';

type Dated = Pick<WireCase, 'dueAt' | 'stoppedAt' | 'suspended' | 'endedAt'>;

/** What is to be said of a case's deadline at a time: left, over, kept, missed, stands still, has none. */
export function dueText({ dueAt, stoppedAt, suspended, endedAt }: Dated, at: number, say: Say): string {
  if (suspended) return say.t('due.suspended');
  const due = dueAt === null ? null : Date.parse(dueAt);
  const stopped = stoppedAt ?? endedAt;
  if (stopped !== null) {
    if (due === null) return say.t('due.done');
    const over = Date.parse(stopped) - due;
    return over > 0 ? say.t('due.late', { time: durationText(over, say) }) : say.t('due.inTime');
  }
  if (due === null) return say.t('due.none');
  return due >= at
    ? say.t('due.left', { time: durationText(due - at, say) })
    : say.t('due.over', { time: durationText(at - due, say) });
}
