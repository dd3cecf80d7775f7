import { Menu } from '@mantine/core';
import {
  IconArrowsDiff,
  IconCheck,
  IconChevronDown,
  IconDownload,
  IconFileImport,
  IconPlus,
  IconRubberStamp,
} from '@tabler/icons-react';
import { mayImport } from '../../editor/permission.ts';
import { useSay } from '../../i18n/use-say.ts';
import { usePlans } from '../data/use-plans.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';
import { useScreen } from '../shell/screen-store.ts';

/** Which plan is on the map, its status and revision; another one, a new one, its life, what goes in and out. */
export function PlanChooser() {
  const editor = useEditor();
  const say = useSay();
  const plan = useEditorState((s) => s.plan);
  const role = useEditorState((s) => s.account?.role ?? 'viewer');
  const plans = usePlans();
  const open = useScreen((s) => s.open);
  const compare = useScreen((s) => s.compare);
  const compareWith = useScreen((s) => s.compareWith);
  const inForce = plans.data?.find((p) => p.status === 'in-force');
  const planner = role === 'planner' || role === 'approver' || role === 'admin';
  return (
    // Edits change the counts in the list and are not told to it: it is asked for anew when it is opened.
    <Menu position="bottom-start" width={360} shadow="md" onOpen={() => void plans.refetch()}>
      <Menu.Target>
        <button type="button" className="plan-button" aria-label={say.t('plan.choose')}>
          <span className="plan-name ellipsis">{plan?.name ?? say.t('plan.none')}</span>
          {plan && (
            <>
              <span className="plan-status" data-status={plan.status}>
                {say.t(`planStatus.${plan.status}`)}
              </span>
              <span className="plan-revision number">r{plan.revision}</span>
            </>
          )}
          <IconChevronDown size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {/* Above the list, which may grow while it is open: nothing moves under the pointer. */}
        <Menu.Item disabled={!planner} leftSection={<IconPlus size={16} />} onClick={() => open('new-plan')}>
          {say.t('plan.new')}
        </Menu.Item>
        <Menu.Item
          disabled={!plan}
          leftSection={<IconRubberStamp size={16} />}
          onClick={() => open('status')}
        >
          {say.t('plan.life')}
        </Menu.Item>
        <Menu.Item
          disabled={!plan || !inForce || (inForce.id === plan.id && !compareWith)}
          leftSection={<IconArrowsDiff size={16} />}
          onClick={() => compare(compareWith ? null : (inForce?.id ?? null))}
        >
          {say.t(compareWith ? 'compare.leave' : 'compare.start')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          disabled={!mayImport(role)}
          leftSection={<IconFileImport size={16} />}
          onClick={() => open('import')}
        >
          {say.t('import.title')}
        </Menu.Item>
        <Menu.Item disabled={!plan} leftSection={<IconDownload size={16} />} onClick={() => open('export')}>
          {say.t('export.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{say.t('plan.list')}</Menu.Label>
        <div className="plan-menu-list">
          {plans.data?.map((p) => (
            <Menu.Item
              key={p.id}
              onClick={() => void editor.openPlan(p.id)}
              leftSection={
                p.id === plan?.id ? <IconCheck size={16} /> : <span style={{ width: 16, display: 'block' }} />
              }
            >
              <span className="plan-menu-row">
                <span className="ellipsis">{p.name}</span>
                <span className="plan-status" data-status={p.status}>
                  {say.t(`planStatus.${p.status}`)}
                </span>
                <small className="number">
                  {say.t('plan.summary', {
                    grids: say.number(p.grids),
                    households: say.number(p.households),
                  })}
                </small>
              </span>
            </Menu.Item>
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
