import type { Say } from '../../i18n/use-say.ts';
import { durationText } from '../words/duration-text.ts';

/** How long ago the server was heard: seconds while it is young. */
export function ageText(ageMs: number, say: Say): string {
  const age =
    ageMs < 60_000 ? say.t('fresh.seconds', { n: Math.floor(ageMs / 1000) }) : durationText(ageMs, say);
  return say.t('fresh.ago', { age });
}
