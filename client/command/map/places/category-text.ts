import type { Say } from '../../../i18n/use-say.ts';

/** Categories that the demonstration town gives its cameras: codes, not words. */
const CODES = ['street', 'junction'];

/** A place's category as people read it: an office's own word as it is. */
export function categoryText(category: string | null, say: Say): string {
  if (!category) return say.t('caseMap.noCategory');
  return CODES.includes(category) ? say.t(`caseMap.category.${category}`) : category;
}
