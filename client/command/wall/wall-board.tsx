import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Session } from '../../../domain/contract/account.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import type { Deployment } from '../../../domain/contract/deployment.ts';
import { browserFetch, browserUpload } from '../../api/browser-ports.ts';
import { createCasesApi } from '../../api/cases-api.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered } from '../../ui/data/api.ts';
import { CommandMap } from '../map/command-map.tsx';
import type { CommandMapPort, CommandSource } from '../map/command-map-props.ts';
import { createMapLook } from '../map/map-look.ts';
import { isNoFilter } from '../store/filter.ts';
import { useDivision } from '../town/use-division.ts';
import { FocusCard } from './focus/focus-card.tsx';
import { useTour } from './focus/use-tour.ts';
import { newestOf } from './newest-of.ts';
import { AlarmBanner } from './panels/alarm-banner.tsx';
import { Counters } from './panels/counters.tsx';
import { Head } from './panels/head.tsx';
import { Kinds } from './panels/kinds.tsx';
import { Queue } from './panels/queue.tsx';
import { Ranking } from './panels/ranking.tsx';
import { Ticker } from './panels/ticker.tsx';
import { Trend } from './panels/trend.tsx';
import { rankedLevel } from './ranked-level.ts';
import { beforeText, spanText } from './span-text.ts';
import { useAlarmSound } from './use-alarm-sound.ts';
import { useAlarms } from './use-alarms.ts';
import { useBeat } from './use-beat.ts';
import { useUnit } from './use-unit.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { useWallNumbers } from './use-wall-numbers.ts';
import { numbersOf, ranksOf, sharesOf, trendOf } from './wall-numbers.ts';
import type { WallSettings } from './wall-settings.ts';
import { wallWords } from './wall-words.ts';
import './wall.css';
import './wall-panels.css';
import './wall-focus.css';

/** The lists and counters of a wall are told anew at most so often; the map by each picture. */
const BEAT_MS = 1000;
/** Points and words of the map by the pixels of a rem: one and a half times those of a desk at 1920×1080. */
const MAP_SCALE = 1.5 / 16;
const RANKS = 10;
/** More than these fit on no screen. */
const QUEUE = 14;
const TICKER = 5;
const NO_CASES: readonly WireCase[] = [];

const cases = createCasesApi(browserFetch, browserUpload);

/** The wall as it stands on the screen, for hours; `title` is what is written across its head. */
export function WallBoard({
  store,
  settings,
  account,
  deployment,
}: {
  readonly store: CommandSource;
  readonly settings: WallSettings;
  readonly account: Session['account'];
  readonly deployment: Deployment;
}) {
  const say = useSay();
  const unit = useUnit();
  useWakeLock();
  const state = useBeat(store, BEAT_MS);
  const { plan } = useDivision(deployment);
  const division = plan?.division ?? null;
  const kinds = useQuery({
    queryKey: ['case-kinds'],
    queryFn: async () => (await answered(cases.kinds())).items,
    retry: true,
    retryDelay: 5_000,
  });
  const words = useMemo(
    () => wallWords(deployment, kinds.data ?? [], division, say),
    [deployment, kinds.data, division, say],
  );

  const level = rankedLevel(deployment, division, settings.level);
  const [look] = useState(() =>
    createMapLook({ over: settings.mode === 'counts' ? 'count' : 'heat', level: settings.level }),
  );
  const { counts, failed } = useWallNumbers(settings.hours, level, state.view.version, state.filter);
  const trend = useMemo(
    () => (counts ? trendOf(counts.hours.items, counts.before.items, counts.span, counts.shift) : []),
    [counts],
  );
  const ranks = useMemo(
    () => (counts ? ranksOf(counts.grids.items, words.grid, RANKS) : []),
    [counts, words],
  );
  const shares = useMemo(() => (counts ? sharesOf(counts.kinds.items, words.classOf) : []), [counts, words]);
  const queue = useMemo(() => {
    const late = [...(counts?.overdue ?? [])].sort(byDue).map((of) => words.row(of, 'overdue'));
    const soon = [...(counts?.soon ?? [])].sort(byDue).map((of) => words.row(of, 'soon'));
    return [...late, ...soon].slice(0, QUEUE);
  }, [counts, words]);
  const newest = useMemo(
    () => newestOf(state.view.cases, TICKER).map((of) => words.row(of, '')),
    [state.view, words],
  );
  const simulated = useMemo(() => state.view.cases.some((one) => one.simulated), [state.view]);

  const alarms = useAlarms(state.alarms);
  const ringing = state.alarms.length > 0;
  const mute = useAlarmSound(settings.sound, state.alarms);

  const port = useRef<CommandMapPort | null>(null);
  const { shown, looked, togglePause } = useTour({
    ...{ store, settings, words, division, level, overdue: counts?.overdue ?? NO_CASES, alarm: ringing },
    map: port,
  });

  const has = (panel: Parameters<typeof settings.panels.has>[0]) => settings.panels.has(panel);
  const span = spanText(settings.hours, say);
  const first = trend.length > 1 ? trend : [];
  return (
    <main className="wall" data-loaded={counts !== null}>
      <div className="wall-map">
        <CommandMap
          store={store}
          deployment={deployment}
          account={account}
          variant="wall"
          scale={MAP_SCALE * unit}
          legend={has('legend')}
          look={look}
          onPointCase={() => {}}
          onReady={(ready) => {
            port.current = ready;
          }}
        />
      </div>
      <Head
        title={say.t('wall.name', { name: say.words(deployment.name) })}
        simulated={simulated}
        filtered={!isNoFilter(state.filter)}
        freshness={() => store.getState().freshness}
        signedOut={failed === 'signed-out'}
        clock={has('clock')}
      />
      <div className="wall-left">
        {has('counters') && (
          <Counters numbers={counts && numbersOf(counts.standing, counts.today, counts.hours)} />
        )}
        {has('trend') && (
          <Trend steps={first} span={span} before={beforeText(settings.hours, say)} unit={unit} />
        )}
        {has('kinds') && <Kinds kinds={shares} span={span} />}
      </div>
      <div className="wall-middle">
        <AlarmBanner
          alarms={alarms.map((alarm) =>
            words.alarm(
              alarm,
              state.view.cases.find(({ id }) => id === alarm.case),
            ),
          )}
          mute={mute}
        />
        <FocusCard looked={looked} shown={shown} onTogglePause={togglePause} />
      </div>
      <div className="wall-right">
        {has('ranking') && <Ranking ranks={ranks} level={words.level(level)} span={span} />}
        {has('queue') && <Queue cases={queue} at={state.view.at} />}
      </div>
      {has('ticker') && <Ticker cases={newest} />}
    </main>
  );
}

function byDue(a: { readonly dueAt: string | null }, b: { readonly dueAt: string | null }): number {
  return Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? '');
}
