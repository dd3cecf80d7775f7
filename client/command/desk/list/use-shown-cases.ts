import { useMemo } from 'react';
import type { Urgency } from '../../../../domain/case/types.ts';
import { urgencyOf } from '../../../../domain/case/urgency.ts';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { useCommand } from '../desk-context.ts';

/** Whatever case is on the screen, and how urgent one is at the time that is shown. */
export interface ShownCases {
  readonly find: (id: string) => WireCase | undefined;
  readonly urgencyOf: (of: WireCase) => Urgency;
}

const instant = (at: string | null) => (at === null ? null : Date.parse(at));

/** Of the window, the shift and the tray. Ten times a second there may be another window of 50,000: what nobody asks for is not made. */
export function useShownCases(): ShownCases {
  const view = useCommand((s) => s.view);
  const shift = useCommand((s) => s.sinceShift);
  const tray = useCommand((s) => s.tray);
  return useMemo(() => {
    let byId: Map<string, WireCase> | null = null;
    const index = () => {
      const all = new Map<string, WireCase>();
      // The window's word is the last.
      for (const list of [shift, tray, view.cases]) for (const of of list) all.set(of.id, of);
      return all;
    };
    return {
      find: (id) => {
        byId ??= index();
        return byId.get(id);
      },
      urgencyOf: (of) =>
        urgencyOf(
          {
            dueAt: instant(of.dueAt),
            soonAt: instant(of.soonAt),
            stoppedAt: instant(of.stoppedAt),
            // Since when is not told; only that it is.
            suspendedAt: of.suspended ? 0 : null,
            endedAt: instant(of.endedAt),
          },
          view.at,
        ),
    };
  }, [view, shift, tray]);
}
