import iconv from 'iconv-lite';
import { BYTE_BY_BYTE, encodingNamed } from './source/encoding.ts';
import type { EncodingFound } from './source/source.ts';

/**
 * Names of columns as they come out when nobody says in which encoding a file is: so that the next one like it is known again
 * before anybody has said it.
 */
export function namesAsWritten(names: readonly string[], { said, sniffed, used }: EncodingFound): string[] {
  const usual = (said && encodingNamed(said)) || sniffed || BYTE_BY_BYTE;
  // Without anything but ASCII all encodings are one.
  if (usual === used) return [...names];
  return names.map((name) => iconv.decode(iconv.encode(name, used), usual));
}
