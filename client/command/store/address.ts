import { URGENCIES } from '../../../domain/case/types.ts';
import { NO_FILTER } from './filter.ts';
import { checkWindow } from './time-window.ts';
import type { CaseFilter, Playback, TimeWindow } from './types.ts';

/** What is kept in the address: a pasted one gives the same view. */
export interface Kept {
  readonly window: TimeWindow | null;
  readonly compare: boolean;
  readonly filter: CaseFilter;
  /** Stands still: whoever pastes it starts it. */
  readonly playback: Omit<Playback, 'playing'> | null;
  readonly selected: string | null;
  /** The map's own choice, in the map's own words. */
  readonly layers: string;
}

const KEYS = [
  'last',
  'from',
  'to',
  'compare',
  'kind',
  'severity',
  'state',
  'grid',
  'source',
  'q',
  'at',
  'speed',
  'span',
  'case',
  'layers',
];
const STATES: readonly string[] = [...URGENCIES, 'tray'];
const LONGEST = 200;

/** Reads an address's search part; what it does not understand it leaves out. */
export function readAddress(search: string): Kept {
  const params = new URLSearchParams(search);
  const text = (key: string) => params.get(key)?.slice(0, LONGEST) || null;
  const list = (key: string) => (params.get(key) ?? '').split(',').filter(Boolean).slice(0, LONGEST);
  return {
    window: readWindow(params),
    compare: params.get('compare') === '1',
    filter: {
      ...NO_FILTER,
      kinds: list('kind'),
      severities: list('severity'),
      states: list('state').filter((state) => STATES.includes(state)),
      grid: text('grid'),
      source: text('source'),
      text: text('q') ?? '',
    },
    playback: readPlayback(params),
    selected: text('case'),
    layers: params.get('layers')?.slice(0, 1000) ?? '',
  };
}

/** The search part with this in it, and whatever else it has: '' or beginning with '?'. */
export function writeAddress(search: string, kept: Kept): string {
  const params = new URLSearchParams(search);
  for (const key of KEYS) params.delete(key);
  const set = (key: string, value: string | null) => {
    if (value) params.set(key, value);
  };
  const { window, filter, playback } = kept;
  if (window?.kind === 'last') set('last', String(Math.round(window.ms / 1000)));
  if (window?.kind === 'fixed') {
    set('from', new Date(window.from).toISOString());
    set('to', new Date(window.to).toISOString());
  }
  set('compare', kept.compare ? '1' : null);
  set('kind', filter.kinds.join(','));
  set('severity', filter.severities.join(','));
  set('state', filter.states.join(','));
  set('grid', filter.grid);
  set('source', filter.source);
  set('q', filter.text);
  if (playback) {
    set('at', new Date(playback.at).toISOString());
    set('speed', String(playback.speed));
    set('span', String(Math.round(playback.span / 1000)));
  }
  set('case', kept.selected);
  set('layers', kept.layers);
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

function readWindow(params: URLSearchParams): TimeWindow | null {
  if (params.has('from') && params.has('to'))
    return checkWindow({ kind: 'fixed', from: timeIn(params, 'from'), to: timeIn(params, 'to') });
  return params.has('last') ? checkWindow({ kind: 'last', ms: 1000 * numberIn(params, 'last') }) : null;
}

function readPlayback(params: URLSearchParams): Kept['playback'] {
  const [at, speed, span] = [
    timeIn(params, 'at'),
    numberIn(params, 'speed'),
    1000 * numberIn(params, 'span'),
  ];
  return Number.isFinite(at) && speed >= 1 && speed <= 1e6 && span >= 1000 && span <= 1e12
    ? { at, speed, span }
    : null;
}

const timeIn = (params: URLSearchParams, key: string) => Date.parse(params.get(key) ?? '');
const numberIn = (params: URLSearchParams, key: string) => Number(params.get(key) ?? Number.NaN);
