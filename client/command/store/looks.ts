import type { Ms } from '../../../domain/case/types.ts';
import { stateBy } from './filter.ts';
import { LiveLook } from './live-look.ts';
import type { Frame, Reel } from './player.ts';
import { AHEAD_MS, rangeOf } from './time-window.ts';
import type { CaseFilter, CommandState, Playback } from './types.ts';
import { lookAt, NO_VIEW } from './view.ts';
import type { WindowCases } from './window-cases.ts';

type Views = Pick<CommandState, 'view' | 'before' | 'track'>;

/** All that is shown of cases: of the window as it is, or of a playback. */
export class Looks {
  readonly #cases: WindowCases;
  readonly #now = new LiveLook();
  readonly #before = new LiveLook();
  #states = stateBy([]);
  /** Of the playback, so that what stays the same between its steps is the same object. */
  #played: Views = { view: NO_VIEW, before: null, track: NO_VIEW };

  constructor(cases: WindowCases) {
    this.#cases = cases;
  }

  /** The filter is another, or what lies beneath what. */
  refilter({ states }: CaseFilter): void {
    this.#states = stateBy(states);
    this.#now.forget();
    this.#before.forget();
  }

  /** The window as it is at a time, and when the clock alone will change that; null before there is an answer. */
  live(at: Ms): (Views & { readonly next: Ms }) | null {
    const { wanted, now, before } = this.#cases;
    if (!wanted) return null;
    const { from, to } = rangeOf(wanted.window, at);
    const base = { at, states: this.#states };
    const until = wanted.window.kind === 'last' ? to + AHEAD_MS : to - 1;
    const total = now.beyond;
    const track = this.#now.look(now.held, { ...base, from, to, after: from - 1, until, total });
    const next = this.#now.next;
    if (!wanted.compare) return { view: track, before: null, track, next };
    const start = from - (to - from);
    const earlier = { from: start, to: from, after: start - 1, until: from - 1, total: before.beyond };
    return { view: track, before: this.#before.look(before.held, { ...base, ...earlier }), track, next };
  }

  /**
   * What a playback shows: the stretch of time that ends with its clock, and the same of the window before in the same
   * step where that is compared. `beyond`: the window's cases where not all are here.
   */
  played({ now, before }: Reel, { from, to }: Frame, { at, span }: Playback, beyond: number): Views {
    const was = this.#played;
    const base = { states: this.#states, total: 0, past: true };
    const glass = { ...base, ...stretch(at - span, at), rows: now };
    // Of the time before the oldest that is here nothing is known but that there was more: the server counts it.
    const unknown = beyond > 0 && (now[0]?.occurred ?? to) > at - span;
    const seen = lookAt(glass, was.view).view;
    const view = unknown && seen.total === seen.cases.length ? { ...seen, total: seen.total + 1 } : seen;
    const whole = { ...base, ...stretch(from - 1, to), from, past: false, total: beyond, rows: now };
    const { view: track } = lookAt(whole, was.track);
    let earlier: Views['before'] = null;
    if (this.#cases.wanted?.compare) {
      const then = at - (to - from);
      earlier = lookAt({ ...base, ...stretch(then - span, then), rows: before }, was.before ?? NO_VIEW).view;
    }
    this.#played = { view, before: earlier, track };
    return this.#played;
  }
}

/** What occurred after one time and until another, as it stood then. */
function stretch(after: Ms, until: Ms) {
  return { at: until, from: after, to: until, after, until };
}
