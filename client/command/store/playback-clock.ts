import type { Ms } from '../../../domain/case/types.ts';
import { DAY_MS, HOUR_MS } from './time-window.ts';
import type { Playback } from './types.ts';

export const SPEEDS = [60, 300, 900, 3_600, 10_800, 43_200] as const;
/** A window is played in about this many seconds of the screen, to begin with. */
const PLAYED_IN_S = 60;
export const SPANS: readonly Ms[] = [5 * 60_000, 15 * 60_000, HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS];
/** Of a window a playback shows about this part at once, to begin with. */
const SPAN_PART = 1 / 24;
/** Steps of a playback on the screen. */
export const STEP_MS = 150;
/** Of a screen that can't keep up, however slow. */
export const LONGEST_WAIT_MS = 1_000;
/** A screen that was not drawn for longer (another window in front, a laptop asleep) does not make up for it. */
const LONGEST_STEP_MS = 2_000;

/** A playback of a window, at its start, not yet running: speed and span to suit it. */
export function playbackOf(from: Ms, to: Ms): Playback {
  const seconds = (to - from) / 1000;
  const speed = SPEEDS.find((one) => seconds / one <= PLAYED_IN_S) ?? SPEEDS.at(-1)!;
  const span = SPANS.findLast((one) => one <= (to - from) * SPAN_PART) ?? SPANS[0]!;
  return { playing: false, at: from, speed, span };
}

/** The playback after so long on the screen; at the window's end it stands still. */
export function played(playback: Playback, elapsedMs: Ms, to: Ms): Playback {
  const step = Math.min(LONGEST_STEP_MS, Math.max(0, elapsedMs));
  const at = Math.min(to, Math.round(playback.at + step * playback.speed));
  return { ...playback, at, playing: at < to };
}
