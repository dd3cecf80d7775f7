import { Modal, Tabs } from '@mantine/core';
import { useSay } from '../../../i18n/use-say.ts';
import { CalendarPart } from './calendar-part.tsx';
import { DepartmentsPart } from './departments-part.tsx';
import { KindsPart } from './kinds-part.tsx';
import { SettingsPart } from './settings-part.tsx';
import '../../../ui/dialogs/dialogs.css';
import './office.css';

const TABS = ['kinds', 'departments', 'calendar', 'settings'] as const;
const PARTS = {
  kinds: KindsPart,
  departments: DepartmentsPart,
  calendar: CalendarPart,
  settings: SettingsPart,
} as const;

/** What the office sets for its cases: the tree of kinds, departments, days off, thresholds and limits. */
export function OfficeDialog({ close }: { readonly close: () => void }) {
  const say = useSay();
  return (
    <Modal
      opened
      size={760}
      onClose={close}
      title={say.t('office.title')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <Tabs defaultValue="kinds" keepMounted={false}>
        <Tabs.List>
          {TABS.map((id) => (
            <Tabs.Tab key={id} value={id}>
              {say.t(`office.tab.${id}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((id) => {
          const Part = PARTS[id];
          return (
            <Tabs.Panel key={id} value={id} className="office-part">
              <Part />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Modal>
  );
}
