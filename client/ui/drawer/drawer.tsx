import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useSay } from '../../i18n/use-say.ts';
import { type DrawerTab, useScreen } from '../shell/screen-store.ts';
import { useIssues } from '../shell/use-issues.ts';
import { IssuesPanel } from './issues-panel.tsx';
import { LayersPanel } from './layers-panel.tsx';
import { TreePanel } from './tree-panel.tsx';
import './drawer.css';

const TABS: readonly DrawerTab[] = ['tree', 'issues', 'layers'];

/** Tree, issues and layers beside the map; it closes, and the map takes its place. */
export function Drawer() {
  const say = useSay();
  const { drawer, showTab } = useScreen();
  const issues = useIssues();
  const errors = issues.filter((issue) => issue.severity !== 'notice').length;
  if (drawer === null) {
    return (
      <aside className="drawer drawer-closed">
        <Tooltip label={say.t('drawer.open')} position="right">
          <ActionIcon aria-label={say.t('drawer.open')} onClick={() => showTab('tree')}>
            <IconLayoutSidebarLeftExpand size={18} />
          </ActionIcon>
        </Tooltip>
      </aside>
    );
  }
  return (
    <aside className="drawer">
      <div className="drawer-head">
        <div className="drawer-tabs" role="tablist" aria-label={say.t('drawer.name')}>
          {TABS.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`tab-${tab}`}
              aria-selected={drawer === tab}
              aria-controls="drawer-panel"
              onClick={() => showTab(tab)}
            >
              {say.t(`drawer.${tab}`)}
              {tab === 'issues' && errors > 0 && (
                <span className="tab-count number">{say.number(errors)}</span>
              )}
            </button>
          ))}
        </div>
        <Tooltip label={say.t('drawer.close')}>
          <ActionIcon aria-label={say.t('drawer.close')} onClick={() => showTab(null)}>
            <IconLayoutSidebarLeftCollapse size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className="drawer-panel" id="drawer-panel" role="tabpanel" aria-labelledby={`tab-${drawer}`}>
        {drawer === 'tree' && <TreePanel />}
        {drawer === 'issues' && <IssuesPanel issues={issues} />}
        {drawer === 'layers' && <LayersPanel />}
      </div>
    </aside>
  );
}
