import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { WireAlarm } from '../../../../domain/contract/case-office.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { timeText } from '../../words/time-text.ts';
import { useCommand, useDeskPlace, useMayChange } from '../desk-context.ts';
import { useDesk } from '../desk-store.ts';
import type { ShownCases } from '../list/use-shown-cases.ts';

/** The alarms that nobody has acknowledged: what each is, where it is on a click, and who has seen it by name. */
export function AlarmPanel({
  shown,
  onChoose,
}: {
  readonly shown: ShownCases;
  readonly onChoose: (id: string) => void;
}) {
  const say = useSay();
  const { store, town, map } = useDeskPlace();
  const alarms = useCommand((s) => s.alarms);
  const mayChange = useMayChange();
  const [refused, setRefused] = useState<string | null>(null);
  const close = () => useDesk.getState().openPanel(null);
  const acknowledge = async (alarm: WireAlarm) => setRefused(await store.acknowledge(alarm.id));
  const go = (alarm: WireAlarm) => {
    if (alarm.case !== null) onChoose(alarm.case);
    else if (alarm.grid !== null) map.current?.lookAtGrid(alarm.grid);
  };
  const text = (alarm: WireAlarm) => {
    const grid = alarm.grid === null ? '' : (town.division?.tree.grids.get(alarm.grid)?.name ?? alarm.grid);
    if (alarm.kind === 'grid-over')
      return say.t('alarms.gridOver', { grid, count: alarm.count ?? 0, n: say.number(alarm.count ?? 0) });
    const title = alarm.case === null ? '' : (shown.find(alarm.case)?.title ?? '');
    return say.t('alarms.severe', { title: title || say.t('card.otherCase') });
  };
  return (
    <section className="desk-panel side-box" aria-label={say.t('alarms.title')} data-panel="alarms">
      <header className="side-box-head">
        <h2>{say.t('alarms.title')}</h2>
        <Tooltip label={say.t('action.close')}>
          <ActionIcon aria-label={say.t('action.close')} onClick={close}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      {alarms.length === 0 && <p className="quiet">{say.t('alarms.none')}</p>}
      <ul className="alarm-list">
        {alarms.map((alarm) => (
          <li key={alarm.id} data-alarm={alarm.kind}>
            <Tooltip label={say.t('alarms.go')}>
              <button type="button" className="alarm-go" onClick={() => go(alarm)}>
                <span>{text(alarm)}</span>
                <span className="number quiet">{timeText(alarm.raisedAt, store.now(), say)}</span>
              </button>
            </Tooltip>
            {mayChange && (
              <Button size="compact-xs" variant="light" onClick={() => void acknowledge(alarm)}>
                {say.t('alarms.seen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {refused !== null && (
        <p className="side-box-error" role="alert">
          {reasonText({ code: refused, params: {} }, say)}
        </p>
      )}
    </section>
  );
}
