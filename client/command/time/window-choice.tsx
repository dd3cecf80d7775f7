import { Button, Popover, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import type { CommandStore } from '../store/ports.ts';
import { checkWindow, DAY_MS, HOUR_MS } from '../store/time-window.ts';
import { useCommand } from '../use-command.ts';
import { fromLocal, toLocal } from './china-time.ts';

const LAST = [
  ['hour', HOUR_MS],
  ['day', DAY_MS],
  ['week', 7 * DAY_MS],
  ['month', 30 * DAY_MS],
] as const;

/** Last hour, day, week, month; any other by its two ends, in the town's time. */
export function WindowChoice({ store }: { readonly store: CommandStore }) {
  const say = useSay();
  const window = useCommand(store, (s) => s.window);
  const [opened, setOpened] = useState(false);
  const last = window.kind === 'last' ? LAST.find(([, ms]) => ms === window.ms)?.[0] : undefined;
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <SegmentedControl
          size="xs"
          aria-label={say.t('timeBar.window')}
          value={last ?? 'other'}
          onChange={(value) => {
            const chosen = LAST.find(([name]) => name === value);
            if (chosen) store.setWindow({ kind: 'last', ms: chosen[1] });
            setOpened(!chosen);
          }}
          data={[
            ...LAST.map(([name]) => ({ value: name, label: say.t(`timeBar.${name}`) })),
            {
              value: 'other',
              // A click on what is chosen already changes nothing and opens the two ends again.
              label: <span onPointerUp={() => setOpened(true)}>{say.t('timeBar.other')}</span>,
            },
          ]}
        />
      </Popover.Target>
      <Popover.Dropdown>
        {opened && <WindowEnds store={store} onDone={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function WindowEnds({ store, onDone }: { readonly store: CommandStore; readonly onDone: () => void }) {
  const say = useSay();
  const { from, to } = store.get().track;
  const [ends, setEnds] = useState({
    from: toLocal(from || store.now() - DAY_MS),
    to: toLocal(to || store.now()),
  });
  const window = checkWindow({ kind: 'fixed', from: fromLocal(ends.from), to: fromLocal(ends.to) });
  return (
    <form
      className="time-ends"
      onSubmit={(event) => {
        event.preventDefault();
        if (!window) return;
        store.setWindow(window);
        onDone();
      }}
    >
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {say.t(`timeBar.${end}`)}
          <input
            type="datetime-local"
            value={ends[end]}
            onChange={(event) => setEnds({ ...ends, [end]: event.currentTarget.value })}
          />
        </label>
      ))}
      <p className="time-hint" data-wrong={window === null}>
        {say.t(window ? 'timeBar.chinaTime' : 'timeBar.noWindow')}
      </p>
      <Button type="submit" size="xs" disabled={!window}>
        {say.t('timeBar.show')}
      </Button>
    </form>
  );
}
