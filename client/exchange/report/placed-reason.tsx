import type { Job } from '../../../domain/contract/job.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { ShowPlace } from './show-place.tsx';

/** Why a file, or a row of it, was refused, and a button to its place on the map where it has one. */
export function PlacedReason({
  reason,
  alert = false,
}: {
  readonly reason: NonNullable<Job['reason']>;
  readonly alert?: boolean;
}) {
  const say = useSay();
  const { row } = reason.params;
  return (
    <p className="report-reason" data-alert={alert} role={alert ? 'alert' : undefined}>
      <span>
        {typeof row === 'number' && `${say.t('import.row', { n: say.number(row) })} `}
        {reasonText(reason, say)}
      </span>
      {reason.at && <ShowPlace at={reason.at} />}
    </p>
  );
}
