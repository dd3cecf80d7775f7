import { SegmentedControl, Tooltip } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import { useDraftView } from '../flow/draft-view.ts';

/** Takes the proposal off the map and lays it over again; a key does so for as long as it is held. */
export function TodaySwitch() {
  const say = useSay();
  const today = useDraftView((s) => s.today);
  const seeToday = useDraftView((s) => s.seeToday);
  return (
    <Tooltip label={say.t('draft.seeTodayKey')}>
      <SegmentedControl
        size="xs"
        aria-keyshortcuts="T"
        aria-label={say.t('draft.shown')}
        data={[
          { value: 'proposal', label: say.t('draft.seeProposal') },
          { value: 'today', label: say.t('draft.seeToday') },
        ]}
        value={today ? 'today' : 'proposal'}
        onChange={(value) => seeToday(value === 'today')}
      />
    </Tooltip>
  );
}
