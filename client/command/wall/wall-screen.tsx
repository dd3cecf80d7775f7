import { useEffect, useMemo, useState } from 'react';
import type { Session } from '../../../domain/contract/account.ts';
import type { Deployment } from '../../../domain/contract/deployment.ts';
import { chooseLanguage } from '../../i18n/i18n.ts';
import { createCommand } from '../create-command.ts';
import type { CommandSource } from '../map/command-map-props.ts';
import type { CommandStore } from '../store/ports.ts';
import { WallBoard } from './wall-board.tsx';
import { readWallSettings } from './wall-settings.ts';
import { DAY_MS, HOUR_MS } from './wall-span.ts';

/** More cases than these a wall does not hold: its map shows the server's counts, and its memory stays as it is. */
const MOST_CASES = 10_000;

/** The wall: the command centre without controls, for hours without a touch. Its settings are its address. */
export function WallScreen({
  account,
  deployment,
}: {
  readonly account: Session['account'];
  readonly deployment: Deployment;
}) {
  const [settings] = useState(() => readWallSettings(location.search));
  const [store] = useState(() => createCommand({ account: account.name, limit: MOST_CASES }));
  useEffect(() => {
    store.setWindow({ kind: 'last', ms: settings.hours === null ? DAY_MS : settings.hours * HOUR_MS });
    store.start();
    return () => store.stop();
  }, [store, settings]);
  useEffect(() => {
    if (settings.lang) chooseLanguage(settings.lang);
  }, [settings]);
  const source = useMemo(() => sourceOf(store), [store]);
  return <WallBoard store={source} settings={settings} account={account} deployment={deployment} />;
}

/** The store as its map reads it: listeners are told what was and what is. */
function sourceOf(store: CommandStore): CommandSource {
  return {
    getState: () => store.get(),
    subscribe: (listener) => {
      let was = store.get();
      return store.subscribe(() => {
        const before = was;
        was = store.get();
        listener(was, before);
      });
    },
  };
}
