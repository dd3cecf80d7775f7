import { type Kinds, kindsAbove, OTHER_KIND } from './kinds.ts';
import { plainWord } from './plain-word.ts';

const known = new WeakMap<Kinds, ReadonlyMap<string, string>>();

/**
 * The kind that is meant, by id or by either name; `other` for what nobody knows. A name that stands on one way down is the
 * lowest of them; one that stands in several places is what they all lie beneath.
 */
export function findKind(kinds: Kinds, said: string): string {
  if (kinds.has(said)) return said;
  let words = known.get(kinds);
  if (!words) {
    words = wordsOf(kinds);
    known.set(kinds, words);
  }
  return words.get(plainWord(said)) ?? OTHER_KIND.id;
}

function wordsOf(kinds: Kinds): Map<string, string> {
  const words = new Map<string, string>();
  // An id is one kind's own, whatever others are called.
  const ids = new Map([...kinds.keys()].map((id) => [plainWord(id), id]));
  for (const { id, name } of kinds.values()) {
    for (const word of new Set([plainWord(name.zh), plainWord(name.en)])) {
      const before = words.get(word);
      words.set(word, before === undefined ? id : commonKind(kinds, before, id));
    }
  }
  for (const [word, id] of ids) words.set(word, id);
  words.delete('');
  return words;
}

/** Of two on one way down the lower one, else what both lie beneath. */
function commonKind(kinds: Kinds, a: string, b: string): string {
  const ofA = kindsAbove(kinds, a).map(({ id }) => id);
  const ofB = kindsAbove(kinds, b).map(({ id }) => id);
  if (ofA.includes(b)) return a;
  if (ofB.includes(a)) return b;
  return ofA.find((id) => ofB.includes(id)) ?? OTHER_KIND.id;
}
