import { Button } from '@mantine/core';
import { useSay } from '../../../i18n/use-say.ts';
import { timeText } from '../../words/time-text.ts';
import { useCommand, useDeskPlace } from '../desk-context.ts';

/** When the officer's shift began, and how to begin or end one. */
export function ShiftHead() {
  const say = useSay();
  const { store } = useDeskPlace();
  const from = useCommand((s) => s.shiftFrom);
  return (
    <p className="queue-filtered">
      {from === null
        ? say.t('desk.noShift')
        : say.t('desk.shiftFrom', { time: timeText(from, store.now(), say) })}
      <Button
        size="compact-xs"
        variant="light"
        onClick={() => (from === null ? store.beginShift() : store.endShift())}
      >
        {say.t(from === null ? 'desk.beginShift' : 'desk.endShift')}
      </Button>
    </p>
  );
}
