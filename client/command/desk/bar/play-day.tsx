import { ActionIcon, Button, Popover, SegmentedControl, Tooltip } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay } from '../../../i18n/use-say.ts';
import { reasonOf } from '../../../ui/data/api.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { useDeskPlace } from '../desk-context.ts';
import { useDay } from './use-day.ts';

/** Minutes of the day in one minute of the clock. */
const SPEEDS = [10, 60, 240] as const;

/** Plays a simulated day for an administrator who wants to see the centre at work: how fast, and an end to it. */
export function PlayDay() {
  const say = useSay();
  const { account } = useDeskPlace();
  const { day, play, end } = useDay();
  const [opened, setOpened] = useState(false);
  const [speed, setSpeed] = useState<number>(60);
  if (account.role !== 'admin' || !day) return null;
  const label = say.t('simulate.title');
  // Real cases are there: they are mixed only by whoever says so.
  const real = play.error !== null && reasonOf(play.error).code === 'day-real-cases';
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon
            size={32}
            aria-label={label}
            aria-expanded={opened}
            variant={day.running ? 'light' : 'subtle'}
            color={day.running ? 'orange' : 'gray'}
            onClick={() => setOpened(!opened)}
          >
            <IconFlask size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className="play-day">
        <h2>{label}</h2>
        <p className="quiet">{say.t('simulate.what')}</p>
        {day.running ? (
          <>
            <p className="number" role="status">
              {say.t('simulate.running', {
                clock: day.clock ?? '',
                arrived: say.number(day.arrived),
                cases: say.number(day.cases),
              })}
            </p>
            <Button
              size="compact-sm"
              variant="light"
              color="orange"
              loading={end.isPending}
              onClick={() => end.mutate()}
            >
              {say.t('simulate.stop')}
            </Button>
            <DialogError error={end.error} />
          </>
        ) : (
          <>
            <SegmentedControl
              size="xs"
              fullWidth
              aria-label={say.t('simulate.speed')}
              data={SPEEDS.map((n) => ({
                value: String(n),
                label: say.t('simulate.minutes', { n: say.number((24 * 60) / n) }),
              }))}
              value={String(speed)}
              onChange={(to) => setSpeed(Number(to))}
            />
            <DialogError error={play.error} />
            <Button
              size="compact-sm"
              color={real ? 'orange' : 'accent'}
              loading={play.isPending}
              onClick={() => play.mutate({ speed, ...(real ? { among: true } : {}) })}
            >
              {say.t(real ? 'simulate.among' : 'simulate.start')}
            </Button>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
