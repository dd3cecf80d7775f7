/** What a wall can leave out. */
export const WALL_PANELS = [
  'counters',
  'trend',
  'kinds',
  'ranking',
  'queue',
  'ticker',
  'clock',
  'legend',
] as const;
export type WallPanel = (typeof WALL_PANELS)[number];

/** What a wall shows, all of it in its address: a kiosk starts by a link. */
export interface WallSettings {
  /** Level whose grids are ranked; null: the lowest that tiles. */
  readonly level: string | null;
  /** Hours of the window that trend, kinds and ranking are of; null: today, from midnight. */
  readonly hours: number | null;
  readonly mode: 'heat' | 'counts';
  /** Seconds at each place; 0: the map stays where it is. */
  readonly rotate: number;
  /** Seconds without a touch after which the rotation goes on. */
  readonly quiet: number;
  readonly panels: ReadonlySet<WallPanel>;
  readonly sound: boolean;
  readonly lang: 'zh' | 'en' | null;
}

const ROTATE_S = 20;
const ROTATE_LEAST_S = 3;
const QUIET_S = 60;
const QUIET_LEAST_S = 2;
const MOST_S = 3600;
/** A month and a day: longer ago no wall looks back. */
const MOST_HOURS = 32 * 24;

const HOURS_OF: Readonly<Record<string, number | null>> = {
  hour: 1,
  day: 24,
  week: 7 * 24,
  month: 30 * 24,
  today: null,
};

/**
 * Reads a wall's address: `level`, `window` (today, hour, day, week, month or hours), `mode` (heat, counts), `rotate` and
 * `quiet` in seconds, `panels` with commas between (`-trend`: all but that), `sound=1`, `lang`. What is not
 * understood is as if it were not there: a wall has nobody to read a refusal.
 */
export function readWallSettings(search: string): WallSettings {
  const asked = new URLSearchParams(search);
  const lang = asked.get('lang');
  return {
    level: asked.get('level') || null,
    hours: hoursOf(asked.get('window')),
    mode: asked.get('mode') === 'counts' ? 'counts' : 'heat',
    rotate: secondsOf(asked.get('rotate'), ROTATE_S, ROTATE_LEAST_S, true),
    quiet: secondsOf(asked.get('quiet'), QUIET_S, QUIET_LEAST_S, false),
    panels: panelsOf(asked.get('panels')),
    sound: asked.get('sound') === '1',
    lang: lang === 'zh' || lang === 'en' ? lang : null,
  };
}

function hoursOf(text: string | null): number | null {
  if (text === null) return null;
  if (Object.hasOwn(HOURS_OF, text)) return HOURS_OF[text]!;
  const hours = Number(text);
  return Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS ? hours : null;
}

function secondsOf(text: string | null, usual: number, least: number, none: boolean): number {
  if (text === null || text.trim() === '') return usual;
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds < 0) return usual;
  if (seconds === 0 && none) return 0;
  return Math.min(MOST_S, Math.max(least, seconds));
}

function panelsOf(text: string | null): ReadonlySet<WallPanel> {
  const all = new Set<WallPanel>(WALL_PANELS);
  const names = (text ?? '').split(',').map((name) => name.trim());
  const without = names.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  const wanted = WALL_PANELS.filter((name) => names.includes(name));
  const shown = wanted.length > 0 ? new Set(wanted) : all;
  for (const name of WALL_PANELS) if (without.includes(name)) shown.delete(name);
  return shown;
}
