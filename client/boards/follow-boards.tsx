import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { browserFetch, browserWorld } from '../api/browser-ports.ts';
import { followLive } from '../api/follow-live.ts';
import { usePlans } from '../ui/data/use-plans.ts';
import { EVERYTHING, oldAfter, TOPICS } from './old-after.ts';
import { SHEETS_KEY } from './query-keys.ts';
import { useSheetsTold } from './sheets-told.ts';

/** Several events at once, as of a batch or a planner at work, are asked after together. */
const REST_MS = 400;

/** Asks anew for what somebody else has changed, as the live stream tells it. */
export function FollowBoards({ after, plan }: { readonly after: number; readonly plan: string }) {
  const queries = useQueryClient();
  const plans = usePlans().data ?? [];
  const inForce = plans.filter(({ status }) => status === 'in-force').map(({ id }) => id);
  const tellSheets = useSheetsTold((s) => s.tell);
  // The stream goes on when the plan has come anew, and when another is looked at.
  const [from] = useState(after);
  const shown = useRef({ plan, inForce });
  useEffect(() => {
    shown.current = { plan, inForce };
  });
  useEffect(() => {
    const old = new Map<string, readonly string[]>();
    let cancel = () => {};
    const askNow = () => {
      for (const key of old.values())
        if (key === SHEETS_KEY) tellSheets();
        else void queries.invalidateQueries({ queryKey: key });
      old.clear();
    };
    const ask = (keys: readonly (readonly string[])[]) => {
      if (keys.length === 0) return;
      if (old.size === 0) cancel = browserWorld.after(REST_MS, askNow);
      for (const key of keys) old.set(key.join(' '), key);
    };
    const stop = followLive(
      { fetch: browserFetch, world: browserWorld },
      from,
      {
        event: (event) => ask(oldAfter(event, shown.current)),
        state: () => {},
        lost: () => ask(EVERYTHING),
      },
      TOPICS,
    );
    return () => {
      stop();
      cancel();
      // Whoever comes back to this screen finds nothing old.
      askNow();
    };
  }, [queries, from, tellSheets]);
  return null;
}
