import type { Say } from '../../i18n/use-say.ts';
import type { Freshness } from '../store/types.ts';
import { durationText } from '../words/duration-text.ts';

/** How old what is seen is, in words that are understood from the other end of a hall. */
export function freshText({ state, ageMs }: Freshness, signedOut: boolean, say: Say): string {
  if (signedOut) return say.t('wall.signedOut');
  if (state === 'live') return say.t('wall.live');
  const seconds = Math.round(ageMs / 1000);
  const age = seconds < 60 ? say.t('wall.seconds', { n: seconds }) : durationText(ageMs, say);
  return say.t(`wall.${state}`, { age });
}
