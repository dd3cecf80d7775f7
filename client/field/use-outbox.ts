import { useEffect, useMemo, useState } from 'react';
import { browserFetch, browserUpload } from '../api/browser-ports.ts';
import { createCasesApi } from '../api/cases-api.ts';
import { Outbox, type OutboxShown } from './outbox/outbox.ts';
import { browserReports } from './outbox/report-store.ts';

const EMPTY: OutboxShown = { state: 'idle', reports: [] };

/** An account's reports on this phone, which are sent when the network is there: at once when it is back. */
export function useOutbox(account: string): { readonly outbox: Outbox; readonly shown: OutboxShown } {
  const [shown, setShown] = useState(EMPTY);
  const outbox = useMemo(() => {
    const cases = createCasesApi(browserFetch, browserUpload);
    return new Outbox(
      {
        store: browserReports(),
        report: (body) => cases.report(body),
        addPhoto: (caseId, photo, name) =>
          cases.addPhoto(caseId, photo, name, { progress: () => {}, signal: new AbortController().signal }),
        now: Date.now,
        after: (ms, then) => {
          const timer = setTimeout(then, ms);
          return () => clearTimeout(timer);
        },
        changed: setShown,
      },
      account,
    );
  }, [account]);
  useEffect(() => {
    const again = () => void outbox.send();
    const seen = () => {
      if (document.visibilityState === 'visible') again();
    };
    // A browser that forbids storage has nothing kept, and says so at the first report.
    void outbox.start().catch(() => {});
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', seen);
    return () => {
      outbox.stop();
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [outbox]);
  return { outbox, shown };
}
