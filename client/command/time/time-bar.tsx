import { Loader, Switch } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import type { CommandStore } from '../store/ports.ts';
import { needsServerCounts } from '../store/view.ts';
import { useCommand } from '../use-command.ts';
import { FreshnessBadge } from './freshness-badge.tsx';
import { PlayerControls } from './player-controls.tsx';
import { Track } from './track.tsx';
import { usePlayerKeys } from './use-player-keys.ts';
import { WindowChoice } from './window-choice.tsx';
import './time-bar.css';

/** The window of time, its cases as a track, playback, the comparison, how fresh it all is. */
export function TimeBar({ store }: { readonly store: CommandStore }) {
  const say = useSay();
  const compare = useCommand(store, (s) => s.compare);
  const track = useCommand(store, (s) => s.track);
  const loading = useCommand(store, (s) => s.loading);
  usePlayerKeys(store);
  return (
    <section className="time-bar" aria-label={say.t('timeBar.title')}>
      <div className="time-row">
        <WindowChoice store={store} />
        <PlayerControls store={store} />
        {loading && <Loader size={16} aria-label={say.t('timeBar.loading')} />}
        {needsServerCounts(track) && (
          <span className="time-part">
            {say.t('timeBar.part', { n: say.number(track.cases.length), all: say.number(track.total) })}
          </span>
        )}
        <div className="time-end">
          <Switch
            size="xs"
            label={say.t('timeBar.compare')}
            checked={compare}
            onChange={(event) => store.setCompare(event.currentTarget.checked)}
          />
          <FreshnessBadge store={store} />
        </div>
      </div>
      <Track store={store} />
    </section>
  );
}
