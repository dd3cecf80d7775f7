import type { Words } from '../../../domain/deployment/types.ts';
import type { Language } from './outgoing.ts';

/**
 * What people call the thing of a vocabulary that has an id; the id itself where it has none, or where two are called
 * so.
 */
export function wordOf(
  vocabulary: readonly { readonly id: string; readonly name: Words }[],
  id: string,
  language: Language,
): string {
  const word = vocabulary.find((entry) => entry.id === id)?.name[language];
  if (word === undefined) return id;
  const alone =
    vocabulary.filter(({ id, name }) => id === word || name.zh === word || name.en === word).length === 1;
  return alone ? word : id;
}
