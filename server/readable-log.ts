const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

interface Logged {
  readonly level?: number;
  readonly time?: number;
  readonly msg?: string;
  readonly req?: { readonly method?: string; readonly url?: string };
  readonly res?: { readonly statusCode?: number };
  readonly responseTime?: number;
  readonly err?: { readonly stack?: string };
}

/** A line of the log (pino's JSON) as a person reads it on a terminal: time, level, what; an error with where it came from. */
export function readableLine(line: string): string {
  let logged: Logged;
  try {
    logged = JSON.parse(line) as Logged;
  } catch {
    return line;
  }
  const { level = 0, time = 0, msg = '', req, res, responseTime, err } = logged;
  const parts = [
    new Date(time).toISOString().slice(11, 19),
    LEVELS[level] ?? String(level),
    msg,
    req ? `${req.method} ${req.url}` : '',
    res ? String(res.statusCode) : '',
    responseTime === undefined ? '' : `${Math.round(responseTime)} ms`,
    err?.stack === undefined ? '' : `\n${err.stack}`,
  ];
  return `${parts.filter((part) => part !== '').join(' ')}\n`;
}
