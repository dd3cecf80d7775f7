import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import type { Ms } from '../../../domain/case/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import type { CommandStore } from '../store/ports.ts';
import { useCommand } from '../use-command.ts';
import { barPaths, linePath } from './bars.ts';
import { histogramOf } from './histogram.ts';
import { momentText } from './moment-text.ts';
import { tickText, tickTimes } from './ticks.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 40;
/** Bars narrower than this can't be told apart. */
const BAR_PX = 6;

/** The window as a track: how many cases when, what part of it a playback shows, its head to be dragged. */
export function Track({ store }: { readonly store: CommandStore }) {
  const say = useSay();
  const track = useCommand(store, (s) => s.track);
  const before = useCommand(store, (s) => (s.playback ? null : s.before));
  const playback = useCommand(store, (s) => s.playback);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [pointer, setPointer] = useState<Ms | null>(null);
  const { from, to } = track;
  const most = Math.max(12, Math.floor(width / BAR_PX));
  const bars = useMemo(() => histogramOf(track, most), [track, most]);
  const earlier = useMemo(
    () => (before && before.to > before.from ? histogramOf(before, most) : null),
    [before, most],
  );
  const high = Math.max(bars.most, earlier?.most ?? 0, 1);
  const toX = (at: Ms) => (to > from ? ((at - from) / (to - from)) * width : 0);
  const scale = { width, height: HEIGHT, high, toX };
  const timeAt = (event: PointerEvent) => {
    const { left, width: across } = box.current!.getBoundingClientRect();
    return from + Math.min(1, Math.max(0, (event.clientX - left) / across)) * (to - from);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const goal = event.key === 'Home' ? from : event.key === 'End' ? to : null;
    if (goal === null) return;
    event.preventDefault();
    store.seek(goal);
  };
  const at = playback?.at ?? to;
  const ticks = to > from && width > 0 ? tickTimes(from, to, width) : null;
  return (
    <div
      ref={box}
      className="time-track"
      role="slider"
      tabIndex={0}
      aria-label={say.t('timeBar.head')}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={at}
      aria-valuetext={momentText(at, say)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        store.seek(timeAt(event));
      }}
      onPointerMove={(event) => {
        const time = timeAt(event);
        setPointer(time);
        if (event.currentTarget.hasPointerCapture(event.pointerId)) store.seek(time);
      }}
      onPointerLeave={() => setPointer(null)}
    >
      <svg width={width} height={HEIGHT} aria-hidden>
        {playback && (
          <rect
            className="time-span"
            x={toX(Math.max(from, playback.at - playback.span))}
            width={toX(playback.at) - toX(Math.max(from, playback.at - playback.span))}
            height={HEIGHT}
          />
        )}
        {barPaths(bars, scale).map(({ urgency, path }) => (
          <path key={urgency} className="time-bars" data-urgency={urgency} d={path} />
        ))}
        {earlier && (
          <path className="time-before" d={linePath(earlier, { ...scale, toX: (t) => toX(t + to - from) })} />
        )}
      </svg>
      <div className="time-ticks" aria-hidden>
        {ticks?.times.map((time) => (
          <span key={time} style={{ left: toX(time) }}>
            {tickText(time, ticks.step, say)}
          </span>
        ))}
      </div>
      {playback && <div className="time-head" style={{ left: toX(playback.at) }} />}
      {pointer !== null && to > from && (
        <div
          className="time-pointer"
          style={{ left: toX(pointer) }}
          data-side={toX(pointer) > width / 2 ? 'left' : 'right'}
        >
          <span>{momentText(pointer, say)}</span>
        </div>
      )}
    </div>
  );
}
