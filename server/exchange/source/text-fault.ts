/** Characters of a column's or a layer's name that are kept. */
const NAME_MAX = 200;

/** What a decoder puts where bytes are no character of the encoding. */
const REPLACED = '\ufffd';

/**
 * What is wrong with the texts of a row: NUL, or half of a surrogate pair, in a name or a value, which no text column and
 * no `jsonb` takes; or characters that were lost in decoding, here or before. The code of the fault, or null.
 */
export function textFault(properties: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(properties)) {
    if (isForbidden(name)) return 'source:forbidden-character';
    if (typeof value !== 'string') continue;
    if (isForbidden(value)) return 'source:forbidden-character';
    if (value.includes(REPLACED)) return 'source:text-unreadable';
  }
  return null;
}

/** A name as a report can hold it: not too long, and without what `jsonb` does not take. */
export function plainText(text: string, max = NAME_MAX): string {
  return text.slice(0, max).replaceAll('\0', '\ufffd').toWellFormed();
}

function isForbidden(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}
