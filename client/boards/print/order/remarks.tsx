import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import type { BoardPreflight } from '../../../../domain/contract/board.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { planningPath } from '../../../ui/shell/planning-address.ts';
import { boardsPath } from '../../boards-address.ts';
import { useBoards } from '../../boards-context.ts';
import type { Filter } from '../thumbs/filter.ts';

interface RemarksProps {
  /** Of the choice before: what is true now is being asked. */
  readonly old: boolean;
  readonly preflight: BoardPreflight;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
}

/** Where one goes to put right what all sheets have in common. */
const WAY_OUT: Readonly<Record<string, 'planning' | 'settings'>> = {
  'plan-not-in-force': 'planning',
  'public-url-missing': 'settings',
  'approval-missing': 'settings',
};

/** What is to be known before a batch: what all sheets have in common, and how many lack what; a press shows those. */
export function Remarks({ old, preflight, filter, setFilter }: RemarksProps) {
  const say = useSay();
  const { plan, go } = useBoards();
  const { general, counts, sheets, ready } = preflight;
  const code = filter.kind === 'lacking' ? filter.code : null;
  return (
    <div className="remarks" data-old={old} aria-busy={old}>
      {general.map((remark) => (
        <p key={remark.code} className="remark" data-remark={remark.code}>
          <IconAlertTriangle size={14} aria-hidden />
          <span>
            {reasonText(remark, say)}{' '}
            {WAY_OUT[remark.code] === 'planning' && (
              <Anchor href={planningPath({ plan: plan.id })} inherit>
                {say.t('boardPrint.way.planning')}
              </Anchor>
            )}
            {WAY_OUT[remark.code] === 'settings' && (
              <Anchor
                inherit
                href={boardsPath({ tab: 'settings', plan: plan.id })}
                onClick={(event) => {
                  event.preventDefault();
                  go({ tab: 'settings' });
                }}
              >
                {say.t('boardPrint.way.settings')}
              </Anchor>
            )}
          </span>
        </p>
      ))}
      {counts.length > 0 && (
        <>
          <h3>{say.t('boardPrint.lacking', { count: sheets - ready, n: say.number(sheets - ready) })}</h3>
          <ul className="remark-counts">
            {counts.map((count) => (
              <li key={count.code}>
                <button
                  type="button"
                  aria-pressed={code === count.code}
                  onClick={() =>
                    setFilter(code === count.code ? { kind: 'all' } : { kind: 'lacking', code: count.code })
                  }
                >
                  <span>{say.t(`boardPrint.kind.${count.code}`)}</span>
                  <strong className="number">{say.number(count.grids)}</strong>
                  <IconChevronRight size={14} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {counts.length === 0 && <p className="remark-good">{say.t('boardPrint.allReady')}</p>}
    </div>
  );
}
