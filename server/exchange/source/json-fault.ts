import { DEPTH_MAX } from '../../json-text.ts';

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const SCALAR = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y;

/**
 * Where a text stops being JSON (RFC 8259): characters from its start; null when it is sound. For a text that
 * `JSON.parse` has refused already: its own answer is an English sentence.
 */
export function jsonFault(text: string): number | null {
  let at = 0;
  const skip = (what: RegExp) => {
    what.lastIndex = at;
    const found = what.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const blank = () => skip(SPACE);
  const string = (): boolean => {
    at++;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22) return skipOne();
      if (unit < 0x20) return false;
      if (unit === 0x5c) {
        if (!skip(ESCAPE)) return false;
        at--;
      }
    }
    return false;
  };
  const skipOne = () => {
    at++;
    return true;
  };
  /** Whether a value stands here; `at` is behind it, or where it is wrong. */
  const value = (depth: number): boolean => {
    blank();
    const first = text[at];
    if (first === '"') return string();
    if (first !== '{' && first !== '[') return skip(SCALAR);
    if (depth > DEPTH_MAX) return false;
    const close = first === '{' ? '}' : ']';
    at++;
    blank();
    if (text[at] === close) return skipOne();
    for (;;) {
      if (close === '}') {
        blank();
        if (text[at] !== '"' || !string()) return false;
        blank();
        if (text[at] !== ':') return false;
        at++;
      }
      if (!value(depth + 1)) return false;
      blank();
      if (text[at] === close) return skipOne();
      if (text[at] !== ',') return false;
      at++;
    }
  };
  if (!value(1)) return at;
  blank();
  return at < text.length ? at : null;
}
