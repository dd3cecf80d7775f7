import type { SideRun } from './types.ts';

/** What a stretch runs along, as text: the same for the same words. */
export function keyOf({ what, kind, name }: Pick<SideRun, 'what' | 'kind' | 'name'>): string {
  return `${what}:${kind ?? ''}:${name}`;
}
