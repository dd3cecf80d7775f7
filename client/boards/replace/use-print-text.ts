import { useCallback } from 'react';
import type { BoardPrint } from '../../../domain/contract/board.ts';
import { useSay } from '../../i18n/use-say.ts';
import { usePlans } from '../../ui/data/use-plans.ts';
import { dayText } from '../town-day.ts';

/** When a sheet was printed and from what: “3 November · r128”, with the plan's name where that is not the one in force. */
export function usePrintText(): (print: BoardPrint) => string {
  const say = useSay();
  const plans = usePlans().data;
  return useCallback(
    ({ at, plan, revision }) => {
      const of = plans?.find(({ id }) => id === plan);
      const from = of?.status === 'in-force' ? '' : (of?.name ?? say.t('boardLedger.planGone'));
      return say.t(from === '' ? 'boardLedger.printed' : 'boardLedger.printedFrom', {
        day: dayText(at, say.language),
        plan: from,
        revision,
      });
    },
    [say, plans],
  );
}
