import type { Ms } from '../../../domain/case/types.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import type { WireAlarm } from '../../../domain/contract/case-office.ts';

/** What the cases of the command centre are looked at through; all of it is kept in the URL. */
export interface CaseFilter {
  /** Ids of the tree of kinds; what lies beneath counts. Empty: every kind. */
  readonly kinds: readonly string[];
  readonly severities: readonly string[];
  /** Urgencies and `tray`; empty: all. */
  readonly states: readonly string[];
  /** A grid of any level; what lies beneath counts. */
  readonly grid: string | null;
  readonly source: string | null;
  readonly text: string;
}

/** A window of time: the last so many milliseconds up to now (it rolls), or fixed. */
export type TimeWindow =
  | { readonly kind: 'last'; readonly ms: Ms }
  | { readonly kind: 'fixed'; readonly from: Ms; readonly to: Ms };

/** A playback runs through the window: `at` is its own clock, `span` how far back from it cases are shown. */
export interface Playback {
  readonly playing: boolean;
  readonly at: Ms;
  /** Seconds of the town a second of the screen. */
  readonly speed: number;
  readonly span: Ms;
}

/**
 * What is to be shown now: the window's cases (in playback, those of its span) that pass the filter. Another object
 * at each change, at most four a second by live cases; the same one while nothing changed.
 */
export interface CaseView {
  readonly version: number;
  /** The clock that urgencies are for: now, or the playback's. */
  readonly at: Ms;
  /** The stretch of time that the cases are of: the window, in a playback its span up to its clock. */
  readonly from: Ms;
  readonly to: Ms;
  /** Oldest first. */
  readonly cases: readonly WireCase[];
  /** lng, lat of each, NaN where it has none. */
  readonly positions: Float64Array;
  /** Index in `URGENCIES` (domain/case/types) of each. */
  readonly urgency: Uint8Array;
  /** When each occurred. */
  readonly times: Float64Array;
  /** Cases of the window on the server: more than `cases` where they are too many to send. */
  readonly total: number;
  /** Cases told again of others: in `cases`, counted nowhere. */
  readonly repeats: number;
}

/** How old what is seen is. */
export interface Freshness {
  readonly state: 'connecting' | 'live' | 'behind' | 'lost';
  /** Milliseconds since the server was last heard (events or its breath). */
  readonly ageMs: Ms;
  readonly seq: number;
}

/** The store of the command centre: everything but pictures. Subscribers are told of each change. */
export interface CommandState {
  readonly window: TimeWindow;
  readonly compare: boolean;
  readonly filter: CaseFilter;
  readonly playback: Playback | null;
  readonly view: CaseView;
  /** The window of the same length before it, where `compare` asks for it. */
  readonly before: CaseView | null;
  /** The whole window, also while a playback shows a part of it: the time bar's track. */
  readonly track: CaseView;
  readonly loading: boolean;
  readonly error: { readonly code: string } | null;
  readonly freshness: Freshness;
  readonly selected: string | null;
  /** The case that landed last, for its one pulse. */
  readonly landed: { readonly id: string; readonly at: Ms } | null;
  /** Those that nobody has acknowledged, newest first. */
  readonly alarms: readonly WireAlarm[];
  /** Start of the officer's shift. */
  readonly shiftFrom: Ms | null;
  /** Cases that were reported since the shift began, newest first (the newest 2,000). */
  readonly sinceShift: readonly WireCase[];
  /** Cases that wait for a place by hand, newest first. */
  readonly tray: readonly WireCase[];
  /** The map's own choice, in the map's own words; kept in the address. */
  readonly layers: string;
}
