import type { Ms } from '../../../domain/case/types.ts';
import type { TimeWindow } from './types.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** A rolling window of any length that a person could mean. */
export const SHORTEST_MS = 60_000;
export const LONGEST_MS = 3_700 * DAY_MS;
export const USUAL_WINDOW: TimeWindow = { kind: 'last', ms: DAY_MS };

/** A feed's clock may be ahead by so much: its cases are in the window that rolls, now. */
export const AHEAD_MS = 10 * 60_000;

/** From when to when a window is at a time. */
export function rangeOf(window: TimeWindow, now: Ms): { readonly from: Ms; readonly to: Ms } {
  return window.kind === 'last' ? { from: now - window.ms, to: now } : { from: window.from, to: window.to };
}

/** Of a window that rolls, how often it does: a 720th of it is a few points of the time bar. */
export function rollMs(window: TimeWindow): Ms {
  return window.kind === 'fixed'
    ? Number.POSITIVE_INFINITY
    : Math.min(60_000, Math.max(5_000, window.ms / 720));
}

/** Null for what is no window: turned round, too long, not a number. */
export function checkWindow(window: TimeWindow): TimeWindow | null {
  const ms = window.kind === 'last' ? window.ms : window.to - window.from;
  const known = window.kind === 'last' || Number.isFinite(window.from + window.to);
  return known && ms >= SHORTEST_MS && ms <= LONGEST_MS ? window : null;
}
