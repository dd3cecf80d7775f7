import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Session } from '../../domain/contract/account.ts';
import type { Deployment } from '../../domain/contract/deployment.ts';
import { reasonText } from '../i18n/reason-text.ts';
import { useSay } from '../i18n/use-say.ts';
import { reasonOf } from '../ui/data/api.ts';
import { Waiting } from '../ui/shell/waiting.tsx';
import { type BoardsAddress, type BoardTab, boardsPath, readBoardsAddress } from './boards-address.ts';
import { BoardsBar } from './boards-bar.tsx';
import { BoardsContext, type BoardsPlace } from './boards-context.ts';
import { FollowBoards } from './follow-boards.tsx';
import { leaveFor } from './leave-guard.ts';
import { PlacesTab } from './places/places-tab.tsx';
import { PrintTab } from './print/print-tab.tsx';
import { ReplaceTab } from './replace/replace-tab.tsx';
import { SettingsTab } from './settings/settings-tab.tsx';
import { TemplatesTab } from './templates/templates-tab.tsx';
import { useBoardPlan } from './use-board-plan.ts';
import './boards.css';

const TABS: Readonly<Record<BoardTab, () => React.ReactNode>> = {
  print: PrintTab,
  replace: ReplaceTab,
  places: PlacesTab,
  templates: TemplatesTab,
  settings: SettingsTab,
};

/** The notice board: sheets are looked at, printed, hung, replaced; how they look is set. */
export function BoardsScreen({
  account,
  deployment,
}: {
  readonly account: Session['account'];
  readonly deployment: Deployment;
}) {
  const say = useSay();
  const [address, setAddress] = useState(() => readBoardsAddress(location));
  const go = useCallback((part: Partial<BoardsAddress>) => {
    // What was chosen elsewhere is taken over once; a grid that is open belongs to where it was opened.
    const next = { ...readBoardsAddress(location), grids: [], grid: null, ...part };
    leaveFor(part, () => {
      history.pushState(null, '', boardsPath(next));
      setAddress(next);
    });
  }, []);
  useEffect(() => {
    const back = () => setAddress(readBoardsAddress(location));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  useEffect(() => {
    document.title = `${say.t('boardsScreen.title')} · ${say.words(deployment.name)}`;
  }, [say, deployment]);
  const { plans, plan } = useBoardPlan(deployment, address.plan);
  const loaded = plan.data ?? null;
  const place = useMemo<BoardsPlace | null>(
    () => loaded && { account, deployment, plan: loaded, address, go, lang: say.language },
    [account, deployment, loaded, address, go, say.language],
  );
  const error = plans.error ?? plan.error;
  const none = plans.data?.length === 0;
  const Tab = TABS[address.tab];
  return (
    <div className="boards">
      <BoardsBar address={address} go={go} plan={loaded} plans={plans.data ?? []} account={account} />
      {place ? (
        <BoardsContext value={place}>
          <main className="boards-ground" data-tab={address.tab}>
            <Tab key={place.plan.id} />
          </main>
          <FollowBoards after={place.plan.seq} plan={place.plan.id} />
        </BoardsContext>
      ) : error ? (
        <Waiting
          text={reasonText(reasonOf(error), say)}
          onRetry={() => void (plans.error ? plans.refetch() : plan.refetch())}
        />
      ) : none ? (
        <p className="boards-none quiet">
          {say.t('boardsScreen.none')} <a href="/">{say.t('ways.planning')}</a>
        </p>
      ) : (
        <Waiting text={say.t('boardsScreen.loading')} />
      )}
    </div>
  );
}
