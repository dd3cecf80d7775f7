import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { CommandMap } from '../../../client/command/map/command-map.tsx';
import type { CommandMapPort } from '../../../client/command/map/command-map-props.ts';
import { createMapLook } from '../../../client/command/map/map-look.ts';
import type { CaseView, CommandState } from '../../../client/command/store/types.ts';
import { startI18n } from '../../../client/i18n/i18n.ts';
import { answered, api } from '../../../client/ui/data/api.ts';
import { theme } from '../../../client/ui/theme.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import { hotCases, hotView, type Spread } from '../hot-cases.ts';
import { heatmapPass } from './heatmap-pass.ts';
import '@mantine/core/styles.css';
import '../../../client/ui/screen.css';

setWorkerUrl(workerUrl);
startI18n();

const EMPTY: CaseView = hotView([], { from: 0, to: 86_400_000 });

/** A store that holds what it is handed: the map is driven by it alone, with the rest of the product as it is. */
const store = createStore<CommandState>(() => ({
  window: { kind: 'last', ms: 86_400_000 },
  compare: false,
  filter: { kinds: [], severities: [], states: [], grid: null, source: null, text: '' },
  playback: null,
  view: EMPTY,
  before: null,
  track: EMPTY,
  loading: false,
  error: null,
  freshness: { state: 'live', ageMs: 0, seq: 0 },
  selected: null,
  landed: null,
  alarms: [],
  shiftFrom: null,
  sinceShift: [],
  tray: [],
  layers: '',
}));
const look = createMapLook();

/** What a test or a measurement does with the page. */
const bench = {
  store,
  look,
  port: null as CommandMapPort | null,
  clicked: [] as unknown[],
  /** Shows cases; gives how long the store's subscribers took, in ms of the page's thread. */
  show(cases: readonly Spread[], span: { readonly from: number; readonly to: number }): number {
    const view = hotView(cases, span, store.getState().view.version + 1);
    const start = performance.now();
    store.setState({ view });
    return performance.now() - start;
  },
  select: (id: string | null) => store.setState({ selected: id }),
  landed: (one: WireCase) => store.setState({ landed: { id: one.id, at: Date.now() } }),
  hotCases,
  heatmapPass,
  /** What the pointer would say there; null where no heat is shown. */
  heatAt: (at: readonly [lng: number, lat: number]): number | null => bench.port?.heatAt(at) ?? null,
};
export type BenchPage = typeof bench;
Object.assign(window, { bench });
// A trace tells of moves that somebody listens to.
addEventListener('pointermove', () => {});

function Page() {
  const deployment = useQuery({ queryKey: ['deployment'], queryFn: () => answered(api.deployment()) });
  if (!deployment.data) return null;
  return (
    <CommandMap
      store={store}
      look={look}
      deployment={deployment.data}
      account={{ name: 'bench', role: 'commander' }}
      variant={new URLSearchParams(location.search).has('wall') ? 'wall' : 'desk'}
      onPointCase={(id) => {
        bench.clicked.push(id);
        bench.select(id);
      }}
      onCanvasClick={(at, grid) => bench.clicked.push({ at, grid })}
      onReady={(port) => {
        bench.port = port;
      }}
    />
  );
}

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} forceColorScheme="dark">
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Page />
    </QueryClientProvider>
  </MantineProvider>,
);
