import type { Say } from '../i18n/use-say.ts';
import type { Taking } from './flow/taking.ts';

/** What taking it means, in one sentence: “3 grids more, 127 households change grid, 2 codes born, 1 code retired. Take it?” `boards`: how many hang of grids that would change. */
export function takeText(
  taking: Taking,
  persons: boolean,
  beyond: number | null,
  today: number,
  say: Say,
  boards = 0,
): string {
  if (taking.nothing) return say.t('draft.take.nothing');
  const { more, households, born, retired } = taking;
  const counted = (key: string, n: number) => say.t(key, { count: n, n: say.number(n) });
  const parts = [
    more === 0
      ? say.t('draft.take.same')
      : counted(more > 0 ? 'draft.take.more' : 'draft.take.fewer', Math.abs(more)),
    counted('draft.take.moved', households),
    ...(born > 0 ? [counted('draft.take.born', born)] : []),
    ...(retired.length > 0 ? [counted('draft.take.retired', retired.length)] : []),
    ...(boards > 0 ? [counted('draft.take.boards', boards)] : []),
  ].join(say.t('draft.take.comma'));
  // Said only where it is the reason for more grids, or fewer.
  const tells = beyond !== null && !persons && more !== 0 && beyond > 0 === more > 0;
  const lead = tells ? leadText(beyond, today, say) : '';
  return [lead, say.t('draft.take.end', { parts }), say.t('draft.take.ask')]
    .filter((part) => part !== '')
    .join(say.language === 'en' ? ' ' : '');
}

/** How many households there are beyond what today's grids are meant for, or how many they lack. */
function leadText(beyond: number, today: number, say: Say): string {
  const n = Math.abs(beyond);
  const key = beyond > 0 ? 'draft.take.surplus' : 'draft.take.shortage';
  return say.t(key, { count: n, n: say.number(n), grids: say.number(today) });
}
