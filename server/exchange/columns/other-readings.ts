import iconv from 'iconv-lite';

/** How a Chinese text can have been misread: written in the second, read in the first. */
const MISREAD: readonly (readonly [read: string, written: string])[] = [
  ['gb18030', 'utf8'],
  ['utf8', 'gb18030'],
  ['win1252', 'utf8'],
  ['win1252', 'gb18030'],
  ['latin1', 'utf8'],
  ['latin1', 'gb18030'],
  ['big5', 'gb18030'],
  ['big5', 'utf8'],
  ['shift_jis', 'gb18030'],
];

/** What a name would be had its file been read in another encoding, as far as that can be undone. None of an ASCII name. */
export function otherReadings(name: string): string[] {
  if (!/[^\0-\x7f]/.test(name)) return [];
  return MISREAD.flatMap(([read, written]) => {
    const other = iconv.decode(iconv.encode(name, read), written);
    return other === name || !/\p{Script=Han}/u.test(other) ? [] : [other];
  });
}
