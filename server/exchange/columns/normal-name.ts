/** Brackets with what is in them, a unit mostly: 户数(户), 面积【㎡】; the last may lack its end, where a name was cut. */
const BRACKETS = /[([{【《〔「『][^)\]}】》〕」』]*(?:[)\]}】》〕」』]|$)/g;

/** A unit behind a stroke: 户数/户. */
const UNIT = /\/\s*(?:户|人|口|个|层|米|m|平方米|m2)$/i;

/**
 * A column's name as names are compared: without case, spaces, signs, brackets and units, full-width letters as plain
 * ones. Of a name that is nothing but a bracket what is in it.
 */
export function normalName(name: string): string {
  const plain = name.normalize('NFKC').trim();
  return letters(plain.replace(BRACKETS, '').trim().replace(UNIT, '')) || letters(plain);
}

/** The words of a Latin name, small: `ownerName`, `OWNER_NAME` and `owner name` are owner, name. */
export function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFKC')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  );
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
