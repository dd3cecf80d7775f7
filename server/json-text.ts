/** Deeper than any GeoJSON with its properties; what walks a document by recursion overflows at some thousands. */
export const DEPTH_MAX = 100;
/** Escapes that may stand for what no text column or `jsonb` takes: NUL, and halves of surrogate pairs. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

/** Whether arrays and objects stand in one another more than 100 deep; of what is no JSON, any answer. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    switch (json.charCodeAt(i)) {
      case 0x22: // "
        i = endOfString(json, i);
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > DEPTH_MAX) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
    }
  }
  return false;
}

function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end < 0 ? json.length : end;
}

function isEscaped(json: string, place: number): boolean {
  let backslashes = 0;
  while (json.charCodeAt(place - 1 - backslashes) === 0x5c) backslashes++;
  return backslashes % 2 === 1;
}

/** Whether a text within JSON (a key or a value) could not be stored: it has a NUL, or half of a surrogate pair. */
export function holdsForbiddenCharacter(json: string): boolean {
  if (!SUSPECT.test(json)) return false;
  let found = false;
  JSON.parse(json, (key, value: unknown) => {
    found ||= isForbidden(key) || (typeof value === 'string' && isForbidden(value));
    return value;
  });
  return found;
}

/**
 * JSON of a value as `jsonb` takes it, whatever texts of strangers are in it: NUL and halves of surrogate pairs (a name that
 * was cut through a rare character) are U+FFFD. Well-formed `JSON.stringify` writes such halves, and no other character, as `\ud…`.
 */
export function storableJson(value: object): string {
  const json = JSON.stringify(value);
  return SUSPECT.test(json)
    ? json.replace(/\\(?:u(?:0000|d[89a-f][0-9a-f]{2})|.)/g, (sign) =>
        /^\\u(?:0000|d[89a-f])/.test(sign) ? '\ufffd' : sign,
      )
    : json;
}

/** Whether a text could not be stored: it has a NUL, or half of a surrogate pair. */
export function isForbidden(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}
