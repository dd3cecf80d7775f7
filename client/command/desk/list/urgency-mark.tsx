import { Tooltip } from '@mantine/core';
import type { Urgency } from '../../../../domain/case/types.ts';
import { useSay } from '../../../i18n/use-say.ts';

/** What a case is on the map, as its point: by shape too, for eyes that tell no colours apart. */
export function UrgencyMark({ urgency }: { readonly urgency: Urgency }) {
  const say = useSay();
  const label = say.t(`urgency.${urgency}`);
  return (
    <Tooltip label={label}>
      <svg className="urgency-mark" data-urgency={urgency} viewBox="0 0 14 14" role="img" aria-label={label}>
        {urgency === 'overdue' && <circle className="urgency-halo" cx="7" cy="7" r="6.5" />}
        {urgency === 'soon' ? (
          <path d="M7 1.5 12.8 12H1.2Z" />
        ) : urgency === 'closed' ? (
          <circle cx="7" cy="7" r="3.6" fill="none" strokeWidth="1.8" />
        ) : (
          <circle cx="7" cy="7" r="4.2" />
        )}
      </svg>
    </Tooltip>
  );
}
