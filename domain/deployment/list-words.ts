import type { Words } from './types.ts';

/** The names of words of a profile (its roles, types …) in both languages, as a sentence of either lists them. */
export function listWords(words: readonly { readonly name: Words }[]): string {
  return words.map(({ name: { zh, en } }) => (en === zh ? zh : `${zh} (${en})`)).join('、');
}
