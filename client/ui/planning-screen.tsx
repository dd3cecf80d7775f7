import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Deployment } from '../../domain/contract/deployment.ts';
import { levelsOf } from '../../domain/deployment/levels.ts';
import { browserFetch, browserStorage, browserWorld } from '../api/browser-ports.ts';
import { createPlanServer } from '../api/plan-server.ts';
import { DraftHint } from '../drafts/draft-hint.tsx';
import { DraftPanel } from '../drafts/draft-panel.tsx';
import { WaitingDraft } from '../drafts/waiting-draft.tsx';
import { Editor } from '../editor/editor.ts';
import { type MapPort, NO_MAP } from '../editor/map-port.ts';
import type { Account } from '../editor/store.ts';
import { IssueList } from '../editor/views/issue-list.ts';
import { FileDrop } from '../exchange/choose/file-drop.tsx';
import { ImportPanel } from '../exchange/import-panel.tsx';
import { WaitingImport } from '../exchange/waiting-import.tsx';
import { MapView } from '../map/map-view.tsx';
import { FollowOthers } from './data/follow-others.tsx';
import { Dialogs } from './dialogs/dialogs.tsx';
import { Drawer } from './drawer/drawer.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { ToolRail } from './rail/tool-rail.tsx';
import { WorkplaceContext } from './shell/editor-context.ts';
import { FirstPlan } from './shell/first-plan.tsx';
import { Keys } from './shell/keys.tsx';
import { Notices } from './shell/notices.tsx';
import { useScreen } from './shell/screen-store.ts';
import { FirstSteps } from './start/first-steps.tsx';
import { StatusLine } from './status/status-line.tsx';
import { TopBar } from './top-bar/top-bar.tsx';

/** The whole planning screen for one account: an editor, the map that shows it, and the panels around that. */
export function PlanningScreen({
  account,
  deployment,
}: {
  readonly account: Account;
  readonly deployment: Deployment;
}) {
  const map = useRef<MapPort>(NO_MAP);
  const editor = useMemo(() => {
    const server = createPlanServer({
      fetch: browserFetch,
      world: browserWorld,
      levels: levelsOf(deployment),
    });
    const made = new Editor({ server, storage: browserStorage(), world: browserWorld });
    made.setAccount(account);
    return made;
  }, [account, deployment]);
  useEffect(() => () => editor.closePlan(), [editor]);
  const workplace = useMemo(() => {
    const { basemap, ...profile } = deployment;
    return { editor, profile, basemap, issues: new IssueList(), map };
  }, [editor, deployment]);
  const importing = useScreen((s) => s.dialog === 'import');
  const drafting = useStore(editor.store, (s) => s.drafting && s.plan !== null) && !importing;
  return (
    <WorkplaceContext value={workplace}>
      <div className="screen" data-importing={importing} data-drafting={drafting}>
        <TopBar />
        <ToolRail />
        <Drawer />
        <MapView />
        <FirstSteps />
        <WaitingImport />
        <WaitingDraft />
        {importing ? <ImportPanel /> : drafting ? <DraftPanel /> : <Inspector />}
        <StatusLine hint={drafting && <DraftHint />} />
      </div>
      <FirstPlan />
      <FollowOthers />
      <Keys />
      <Notices />
      <Dialogs />
      <FileDrop />
    </WorkplaceContext>
  );
}
