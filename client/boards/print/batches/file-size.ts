import type { Say } from '../../../i18n/use-say.ts';

const KB = 1000;
const MB = 1000 * KB;

/** 850 kB, 12.3 MB, as file managers say it. */
export function fileSize(bytes: number, say: Say): string {
  if (bytes < MB) return `${say.number(Math.max(1, Math.round(bytes / KB)))} kB`;
  const size = bytes / MB;
  return `${say.number(Number(size.toFixed(size < 100 ? 1 : 0)))} MB`;
}
