import type { Ms } from '../../../domain/case/types.ts';
import type { LiveCases } from '../../../domain/contract/case.ts';
import type { LiveAlarm, WireAlarm } from '../../../domain/contract/case-office.ts';
import type { Fetch } from '../../api/request.ts';
import type { ServerSentEvent } from '../../api/sse-parser.ts';
import { Retry } from '../../editor/sync/retry.ts';
import { AddressKeeper } from './address-keeper.ts';
import { ServerClock } from './clock.ts';
import { Feed } from './feed.ts';
import { NO_FILTER } from './filter.ts';
import { Looks } from './looks.ts';
import { Pace } from './pace.ts';
import { Player } from './player.ts';
import type { CommandOptions, CommandPorts, CommandStore } from './ports.ts';
import { Recent } from './recent.ts';
import { ShiftBook } from './shift-book.ts';
import { Sides } from './sides.ts';
import { checkWindow, rangeOf, rollMs, USUAL_WINDOW } from './time-window.ts';
import type { CommandState } from './types.ts';
import { NO_VIEW } from './view.ts';
import { WindowCases } from './window-cases.ts';

/** A change by the clock alone is looked for no sooner. */
const CLOCK_MS = 250;
const LOOK_MS = 1_000;
/** Where not all cases are here, how many there are is asked for this often. */
const COUNT_MS = 60_000;
/** Of a window that rolls a little more is held than is shown; a clock that is found wrong by more asks anew. */
const LEAP_MS = 60_000;
/** Answers that say nothing about the question: it is asked again. */
const PASSING = new Set([401, 408, 425, 429, 500, 502, 503, 504]);
/** As many as the server sends at once. */
const LIMIT = 50_000;

/** Makes the store of the command centre; nothing is asked before `start`. */
export function createCommandStore(ports: CommandPorts, options: CommandOptions): CommandStore {
  const { world } = ports;
  const clock = new ServerClock();
  const now = () => Math.round(world.now() + clock.ahead);
  /** Every answer tells of the server's clock. */
  const fetch: Fetch = async (url, init) => {
    const asked = world.now();
    const answer = await ports.fetch(url, init);
    clock.answered(answer.headers.get('date'), asked, world.now());
    return answer;
  };
  const api = ports.api(fetch);
  const listeners = new Set<() => void>();
  const alarmListeners = new Set<(alarm: WireAlarm) => void>();
  const address = new AddressKeeper(ports, options);
  const shiftBook = new ShiftBook(ports.memory, options.account);

  let state: CommandState = {
    window: address.first.window ?? options.window ?? USUAL_WINDOW,
    compare: address.first.compare,
    filter: address.first.filter,
    playback: null,
    view: NO_VIEW,
    before: null,
    track: NO_VIEW,
    loading: false,
    error: null,
    freshness: { state: 'connecting', ageMs: 0, seq: 0 },
    selected: address.first.selected,
    landed: null,
    alarms: [],
    shiftFrom: shiftBook.at(now()),
    sinceShift: [],
    tray: [],
    layers: address.first.layers,
  };
  let started = false;
  let stopping: (() => void)[] = [];
  let recent = new Recent(0);
  let loads = 0;
  let waitingClock: (() => void) | null = null;
  let rolledAt = 0;
  /** Shown with the view that has it. */
  let landing = state.landed;
  let countedAt = 0;
  let askedAhead = 0;

  const set = (change: Partial<CommandState>) => {
    const keys = Object.keys(change) as (keyof CommandState)[];
    if (keys.every((key) => Object.is(state[key], change[key]))) return;
    state = { ...state, ...change };
    address.keep(state, player.frame);
    for (const listener of [...listeners]) listener();
  };

  const cases = new WindowCases({ api, limit: options.limit ?? LIMIT, now });
  const looks = new Looks(cases);
  looks.refilter(state.filter);
  const sides = new Sides({
    api,
    toldSince: (seq) => recent.since(seq),
    changed: () => show(),
    raised: (alarm) => {
      for (const listener of [...alarmListeners]) listener(alarm);
    },
  });
  sides.setShift(state.shiftFrom);
  const player = new Player({
    world,
    // Both at once: nobody sees the one without the other.
    changed: (playback) => show({ playback }),
  });
  const pace = new Pace(world, () => show());
  const retry = new Retry(world, () => void load({ quiet: true, sides: true }));
  const feed = new Feed({
    fetch,
    world,
    now,
    event: hear,
    lost: () => void load({ quiet: true, sides: true }),
    changed: () => set({ freshness: sameOr(state.freshness, feed.freshness()) }),
  });

  function hear(seq: number, { event, data }: ServerSentEvent): void {
    if (event === 'alarm') {
      const { alarms }: LiveAlarm = JSON.parse(data);
      sides.takeAlarms(alarms);
      showSoon();
    }
    if (event !== 'case') return;
    const { cases: told, at, all }: LiveCases = JSON.parse(data);
    clock.heard(Date.parse(at), world.now());
    feed.told(Date.parse(at));
    if (!recent.push(seq, told)) return;
    sides.take(told);
    const { changed, landed } = cases.told(told);
    if (landed) landing = { id: landed.id, at: now() };
    if (changed || told.length > 0) showSoon();
    if (all) void load({ quiet: true, sides: true });
  }

  /** Asks for the window's cases and goes on from the answer; with `sides` also for what is there beside the window. */
  async function load({ quiet, sides: withSides }: { quiet: boolean; sides: boolean }): Promise<void> {
    if (!started) return;
    retry.stop();
    loads += 1;
    const mine = loads;
    if (!quiet || cases.wanted === null) set({ loading: true });
    const { window, compare, filter } = state;
    askedAhead = clock.ahead;
    const answer = await cases.ask({ window, compare, filter });
    if (answer === null || mine !== loads || !started) return;
    if (answer.kind !== 'ok') {
      const code = answer.kind === 'refused' ? answer.reason.code : 'unreachable';
      set({ loading: false, error: sameOr(state.error, { code }) });
      // What is refused for itself is refused again; another filter or window asks anew.
      if (answer.kind !== 'refused' || PASSING.has(answer.status)) retry.later();
      return;
    }
    retry.answered();
    // The first answer may tell that this browser's clock is wrong, and then it is of another hour than was meant.
    if (cases.wanted === null && clockLeapt()) return load({ quiet, sides: withSides });
    const { seq, take } = answer.value;
    // The stream goes on where it is if it has told, or will tell, all that the answer does not hold; else from there.
    const told = feed.following ? recent.since(seq) : null;
    if (told === null) recent = new Recent(seq);
    take(told ?? []);
    // Of what is now shown, the filter may have changed meanwhile.
    if (state.filter !== filter) refilter();
    feed.answered();
    if (told === null) feed.follow(seq);
    set({ loading: false, error: null, freshness: sameOr(state.freshness, feed.freshness()) });
    countedAt = world.now();
    player.end();
    show();
    const again = address.takePlayback();
    if (again) player.resume(again, frameNow(), snapshot());
    if (withSides && !(await sides.load(true)) && mine === loads && started) retry.later();
  }

  /** Whether the clock is found to go otherwise than when the window was asked for. */
  const clockLeapt = () => Math.abs(clock.ahead - askedAhead) > LEAP_MS;
  const frameNow = () => rangeOf(cases.wanted?.window ?? state.window, now());
  const snapshot = () => ({ now: cases.now.held.rows.slice(), before: cases.before.held.rows.slice() });

  /** What is to be shown now: of the playback where one runs. */
  function seen(playback: CommandState['playback']): Partial<CommandState> {
    const { reel, frame } = player;
    if (playback && reel && frame) return looks.played(reel, frame, playback, cases.now.beyond);
    const live = looks.live(now());
    if (!live) return {};
    const { next, ...views } = live;
    waitForClock(next);
    return views;
  }

  function show(also: Pick<Partial<CommandState>, 'playback'> = {}): void {
    pace.shown();
    rolledAt = world.now();
    cases.roll();
    const fresh = { freshness: sameOr(state.freshness, feed.freshness()) };
    const lists = {
      ...fresh,
      landed: landing,
      alarms: sides.alarms.list,
      tray: sides.tray.list,
      sinceShift: sides.shift.list,
    };
    set({ ...lists, ...also, ...seen(also.playback === undefined ? state.playback : also.playback) });
  }

  function showSoon(): void {
    if (started) pace.soon();
  }

  /** Urgencies change by the clock alone: the next one is waited for. */
  function waitForClock(next: Ms): void {
    waitingClock?.();
    waitingClock = null;
    const wait = next - now();
    // Whatever comes later than the next roll is seen by that.
    if (wait < 2 * COUNT_MS) waitingClock = world.after(Math.max(CLOCK_MS, wait), () => show());
  }

  /** Once a second: how old what is seen is, whether the stream lives, whether the window has to roll. */
  function look(): void {
    feed.look();
    set({ freshness: sameOr(state.freshness, feed.freshness()) });
    const since = Math.abs(world.now() - rolledAt);
    if (since >= Math.min(COUNT_MS, rollMs(state.window))) show();
    if (Math.abs(world.now() - countedAt) >= COUNT_MS) {
      countedAt = world.now();
      if (clockLeapt()) void load({ quiet: true, sides: false });
      void cases.count().then((counted) => counted && showSoon());
    }
  }

  function refilter(): void {
    cases.refilter(state.filter);
    looks.refilter(state.filter);
    if (player.reel) {
      cases.mark(player.reel.now);
      cases.mark(player.reel.before);
    }
    show();
    if (!cases.holdsAll()) void load({ quiet: false, sides: false });
  }

  async function learnKinds(): Promise<void> {
    const answer = await api.kinds();
    if (answer.kind !== 'ok' || !started) return;
    const kinds = new Map(answer.value.items.map(({ id, parentId }) => [id, parentId]));
    cases.learn({ kinds });
    const known = state.filter.kinds.filter((id) => kinds.has(id));
    if (known.length < state.filter.kinds.length) set({ filter: { ...state.filter, kinds: known } });
    refilter();
  }

  async function learnGrids(): Promise<void> {
    const grids = await ports.grids(fetch);
    if (!grids || !started) return;
    cases.learn({ grids });
    const { grid } = state.filter;
    // One of an older plan is known by its cases; what nobody knows is no filter.
    if (grid !== null && !grids.has(grid) && !cases.now.held.rows.some((row) => row.case.grid === grid))
      set({ filter: { ...state.filter, grid: null } });
    refilter();
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now,
    start() {
      if (started) return;
      started = true;
      let cancelLook = () => {};
      const lookAgain = () => {
        look();
        cancelLook = world.after(LOOK_MS, lookAgain);
      };
      cancelLook = world.after(LOOK_MS, lookAgain);
      const unwoken = ports.woken(() => {
        feed.look();
        feed.hurry();
        retry.now();
      });
      stopping = [() => cancelLook(), unwoken];
      void load({ quiet: false, sides: true });
      void learnKinds();
      if (state.filter.grid !== null) void learnGrids();
    },
    stop() {
      started = false;
      for (const stop of stopping) stop();
      stopping = [];
      pace.stop();
      waitingClock?.();
      waitingClock = null;
      cases.callOff();
      retry.stop();
      feed.stop();
      player.end();
      address.stop();
    },
    refresh: () => void load({ quiet: false, sides: true }),
    setWindow(window) {
      const checked = checkWindow(window);
      if (!checked) return;
      player.end();
      set({ window: checked });
      void load({ quiet: false, sides: false });
    },
    setCompare(compare) {
      if (compare === state.compare) return;
      set({ compare });
      void load({ quiet: false, sides: false });
    },
    setFilter(change) {
      set({ filter: { ...NO_FILTER, ...state.filter, ...change } });
      if (change.grid) void learnGrids();
      refilter();
    },
    select: (id) => set({ selected: id }),
    setLayers: (layers) => set({ layers }),
    play: () => player.play(frameNow, snapshot),
    pause: () => player.pause(),
    seek: (at) => player.seek(at, frameNow, snapshot),
    setSpeed: (speed) => player.setSpeed(speed),
    setSpan: (span) => player.setSpan(span),
    endPlayback: () => player.end(),
    beginShift() {
      set({ shiftFrom: shiftBook.begin(now()) });
      sides.setShift(state.shiftFrom);
      void sides.load(true);
      show();
    },
    endShift() {
      shiftBook.end();
      set({ shiftFrom: null });
      sides.setShift(null);
      show();
    },
    async acknowledge(alarm) {
      const answer = await api.acknowledge(alarm);
      if (answer.kind !== 'ok') return answer.kind === 'refused' ? answer.reason.code : 'unreachable';
      sides.takeAlarms([answer.value]);
      show();
      return null;
    },
    onAlarm(listener) {
      alarmListeners.add(listener);
      return () => alarmListeners.delete(listener);
    },
  };
}

/** The one that is there where the other says the same: who looks at it then need not look again. */
function sameOr<T>(was: T, is: T): T {
  return JSON.stringify(was) === JSON.stringify(is) ? was : is;
}
