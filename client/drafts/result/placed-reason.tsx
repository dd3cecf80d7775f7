import type { Job } from '../../../domain/contract/job.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useDraftView } from '../flow/draft-view.ts';

/** Why something was refused, and a button to its place on the map where it has one. */
export function PlacedReason({ reason }: { readonly reason: NonNullable<Job['reason']> }) {
  const say = useSay();
  const lookAt = useDraftView((s) => s.lookAt);
  const { at } = reason;
  return (
    <p className="draft-reason" role="alert">
      <span>{reasonText(reason, say)}</span>
      {at && (
        <button type="button" className="draft-link" onClick={() => lookAt([at])}>
          {say.t('draft.place')}
        </button>
      )}
    </p>
  );
}
