import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconX } from '@tabler/icons-react';
import { useSay } from '../../i18n/use-say.ts';
import { SPANS, SPEEDS } from '../store/playback-clock.ts';
import type { CommandStore } from '../store/ports.ts';
import { useCommand } from '../use-command.ts';
import { durationText } from '../words/duration-text.ts';
import { momentText } from './moment-text.ts';

/** Play and pause; while a playback is open its time, speed and span, and the way back to what happens now. */
export function PlayerControls({ store }: { readonly store: CommandStore }) {
  const say = useSay();
  const playback = useCommand(store, (s) => s.playback);
  const playing = playback?.playing === true;
  const toggle = say.t(playing ? 'timeBar.pause' : 'timeBar.play');
  const Sign = playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <div className="time-player" data-open={playback !== null}>
      <Tooltip label={toggle}>
        <ActionIcon
          variant={playback ? 'filled' : 'default'}
          color="accent"
          size={32}
          aria-label={toggle}
          onClick={() => (playing ? store.pause() : store.play())}
        >
          <Sign size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {playback && (
        <>
          <output className="time-moment number">{momentText(playback.at, say)}</output>
          <NativeSelect
            size="xs"
            aria-label={say.t('timeBar.speed')}
            value={String(playback.speed)}
            onChange={(event) => store.setSpeed(Number(event.currentTarget.value))}
            data={withOwn(SPEEDS, playback.speed).map((speed) => ({
              value: String(speed),
              label: say.t('timeBar.times', { n: say.number(speed) }),
            }))}
          />
          <NativeSelect
            size="xs"
            aria-label={say.t('timeBar.span')}
            value={String(playback.span)}
            onChange={(event) => store.setSpan(Number(event.currentTarget.value))}
            data={withOwn(SPANS, playback.span).map((span) => ({
              value: String(span),
              label: say.t('timeBar.spanOf', { time: durationText(span, say) }),
            }))}
          />
          <Tooltip label={say.t('timeBar.end')}>
            <ActionIcon
              variant="subtle"
              size={32}
              aria-label={say.t('timeBar.end')}
              onClick={() => store.endPlayback()}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </div>
  );
}

/** The choices, and what an address has said beside them. */
function withOwn(choices: readonly number[], own: number): number[] {
  return [...new Set([...choices, own])].sort((a, b) => a - b);
}
