import { IconChevronRight } from '@tabler/icons-react';
import type { WireShortfall } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useDraftView } from '../flow/draft-view.ts';
import { shortfallText } from '../shortfall-text.ts';
import { DraftList } from './draft-list.tsx';

/** What could not be met, and what can be done about it, one by one; a click shows the place. */
export function ShortfallRows({
  shortfalls,
  measure,
}: {
  readonly shortfalls: readonly WireShortfall[];
  readonly measure: 'households' | 'persons';
}) {
  const say = useSay();
  const lookAt = useDraftView((s) => s.lookAt);
  return (
    <DraftList items={shortfalls}>
      {(shortfall, i) => {
        const { what, next } = shortfallText(shortfall, measure, say);
        return (
          <li key={i} data-shortfall={shortfall.code}>
            <button type="button" className="draft-row" onClick={() => lookAt([shortfall.at])}>
              <span className="draft-row-main">{what}</span>
              <IconChevronRight size={14} aria-label={say.t('draft.place')} />
              <span className="draft-row-second quiet">{next}</span>
            </button>
          </li>
        );
      }}
    </DraftList>
  );
}
