import { plainText } from './plain-text.ts';

/** A word of the deployment: a role, a type, a risk level. */
interface Word {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/**
 * The word that a file gives by its id or its name in either language; capitals, width of letters and what a name has in
 * brackets do not matter.
 */
export function findWord<W extends Word>(said: string, words: readonly W[]): W | undefined {
  const wanted = key(said);
  return words.find(({ id, name }) => [id, name.zh, name.en].some((text) => key(text) === wanted));
}

function key(text: string): string {
  return plainText(text)
    .replace(/\(.*\)$/, '')
    .trim()
    .toLowerCase();
}
