const MAC = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent);
const NAMES: Readonly<Record<string, string>> = {
  mod: MAC ? '⌘' : 'Ctrl',
  shift: MAC ? '⇧' : 'Shift',
  alt: MAC ? '⌥' : 'Alt',
  escape: 'Esc',
  delete: 'Del',
  backspace: '⌫',
  arrowup: '↑',
  arrowdown: '↓',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

/** A key as people read it: `mod+shift+z` is Ctrl+Shift+Z, on a Mac ⌘⇧Z. */
export function keyName(key: string): string {
  return key
    .split('+')
    .map((part) => NAMES[part.toLowerCase()] ?? part.toUpperCase())
    .join(MAC ? '' : '+');
}
